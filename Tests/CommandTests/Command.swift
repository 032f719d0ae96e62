import Foundation

/// What a run of the command came to.
struct CommandResult {
    let status: Int32
    let output: String
    let errors: String
}

/// Runs the `form345` that was built beside the tests.
func form345(_ arguments: String..., input: String = "") throws -> CommandResult {
    try run(arguments, input: input)
}

func form345(_ subcommand: String, arguments: [String], output: URL? = nil) throws -> CommandResult {
    try run([subcommand] + arguments, input: "", output: output)
}

/// - Parameter output: where standard output goes, if not into the result.
private func run(_ arguments: [String], input: String, output: URL? = nil) throws -> CommandResult {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "form345")
    process.arguments = arguments
    let folder = try TemporaryFolder()
    let inputFile = try folder.write(input, to: "input")
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    let outputFile = try folder.write("", to: "output")
    let errorFile = try folder.write("", to: "errors")
    process.standardOutput = try FileHandle(forWritingTo: output ?? outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return CommandResult(
        status: process.terminationStatus, output: try String(contentsOf: outputFile, encoding: .utf8),
        errors: try String(contentsOf: errorFile, encoding: .utf8))
}

/// A folder that goes with its owner.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "form345-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func write(_ text: String, to name: String) throws -> URL {
        try write(Array(text.utf8), to: name)
    }

    func write(_ bytes: [UInt8], to name: String) throws -> URL {
        let file = url.appending(path: name)
        try Data(bytes).write(to: file)
        return file
    }
}

/// A file of `Fixtures/xml`.
func fixture(_ name: String) -> URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fixtures/xml/\(name)")
        .standardizedFileURL
}
