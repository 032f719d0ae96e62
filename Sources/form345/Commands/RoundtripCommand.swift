internal import ArgumentParser
internal import Section16

struct RoundtripCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "roundtrip",
        abstract: "Read XML, write it again, and show the first difference.",
        discussion: """
            Both are compared in canonical form (C14N), white space between elements aside. With --through, the \
            form is printed and read back instead, and the fields are compared that a printed form has. Prints a \
            line a file. Exit status: 0 all are identical, 1 some differ, 3 some cannot be read.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    @Option(
        help: "Print the form as text, markdown or html, and read that.", transform: PrintedLayout.named)
    var through: PrintedLayout?

    func run() throws {
        try forEachFile(files) { input, bytes in
            if let through { return try compare(input, bytes, through: through) }
            return try compare(input, bytes)
        }
    }

    private func compare(_ input: Input, _ bytes: [UInt8]) throws -> ExitStatus {
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

    private func compare(_ input: Input, _ bytes: [UInt8], through layout: PrintedLayout) throws -> ExitStatus
    {
        let original = try OwnershipDocument.read(xml: bytes)
        StandardError.write(original.findings, in: input.name)
        let trip = try PrintedRoundTrip(of: original.document, through: layout)
        guard let difference = trip.differences.first else {
            print("\(input.name): every printed field came back through \(layout.rawValue)")
            return .success
        }
        let printed = difference.left.map { "'\($0.value)'" } ?? "nothing"
        let read = difference.right.map { "'\($0.value)'" } ?? "nothing"
        let others = trip.differences.count > 1 ? ", and \(trip.differences.count - 1) more" : ""
        print("\(input.name): \(difference.path): \(printed) was read back as \(read)\(others)")
        return .errors
    }
}
