internal import ArgumentParser
internal import Section16

struct RoundtripCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "roundtrip",
        abstract: "Read XML, write it again, and show the first difference.",
        discussion: """
            Both are compared in canonical form (C14N), white space between elements aside. Prints a line a \
            file. Exit status: 0 all are identical, 1 some differ, 3 some cannot be read.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    func run() throws {
        try forEachFile(files) { input, bytes in
            let trip = try RoundTrip(of: bytes)
            StandardError.write(trip.findings, in: input.name)
            guard let difference = trip.difference else {
                print("\(input.name): identical")
                return .success
            }
            let line = difference.line.map { ":\($0)" } ?? ""
            let original = difference.original.map { "'\($0)'" } ?? "nothing"
            let written = difference.written.map { "'\($0)'" } ?? "nothing"
            print("\(input.name)\(line): \(difference.path): \(original) was written as \(written)")
            return .errors
        }
    }
}
