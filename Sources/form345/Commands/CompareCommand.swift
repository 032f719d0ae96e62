internal import ArgumentParser
internal import Section16

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Show the fields in which two documents differ.",
        discussion: """
            Rows, owners, signatures and notes are aligned by what they hold, so that one that is lost counts \
            once. Values are compared by meaning: 4.10 is 4.1, true is 1, and a reference is the note it leads \
            to. Exit status: 0 no difference, 1 some, 3 a file cannot be read.
            """)

    @Argument(help: "The first XML file, or - for standard input.")
    var left: String

    @Argument(help: "The second XML file.")
    var right: String

    @ArgumentParser.Flag(help: "Compare letter for letter.")
    var lexical = false

    @Option(help: "text: a line a field; json: one object.")
    var format = ReportFormat.text

    func run() throws {
        let differences = try read(left).differences(from: read(right), by: lexical ? .letters : .meaning)
        switch format {
        case .text: for difference in differences { print(line(difference)) }
        case .json:
            let object: JSON = [
                "left": .string(left), "right": .string(right), "same": .boolean(differences.isEmpty),
                "differences": .array(differences.map(JSON.init)),
            ]
            print(object)
        }
        guard differences.isEmpty else { throw ExitStatus.errors }
    }

    private func read(_ path: String) throws(ExitStatus) -> OwnershipDocument {
        let input = Input(path: path)
        do {
            let reading = try OwnershipDocument.read(xml: input.read())
            StandardError.write(reading.findings, in: input.name)
            return reading.document
        } catch {
            StandardError.write(error, in: input.name)
            throw .unreadable
        }
    }

    private func line(_ difference: FieldDifference) -> String {
        switch (difference.left, difference.right) {
        case (let left?, let right?):
            let place = left.path == right.path ? "" : ", at \(right.path)"
            return "\(left.path): '\(left.shownValue)' against '\(right.shownValue)'\(place)"
        case (let left, let right):
            let file = left != nil ? self.left : self.right
            return "\(difference.path): only in \(file): '\((left ?? right)?.shownValue ?? "")'"
        }
    }
}

extension JSON {
    fileprivate init(_ difference: FieldDifference) {
        self = [
            "path": .string(difference.path), "leftPath": JSON(difference.left?.path),
            "rightPath": JSON(difference.right?.path), "left": JSON(difference.left?.shownValue),
            "right": JSON(difference.right?.shownValue),
        ]
    }
}

extension Field {
    /// The value as it may be printed.
    fileprivate var shownValue: String { isSecret ? "(secret)" : value }
}
