internal import ArgumentParser
internal import Section16

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Print XML as the form that a reader knows.",
        discussion: """
            All items, boxes, tables, notes and signatures, in the edition of the document's schema version. \
            Exit status: 0 printed, 1 printed but the XML holds what no form has, 2 wrong use, 3 a file cannot be \
            read; the worst of several files.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    @Option(
        name: .customLong("as"),
        help: "text (at most 200 columns), markdown, or html (one page for screen and paper).",
        transform: PrintedLayout.named)
    var layout = PrintedLayout.text

    @Option(
        name: .shortAndLong,
        help: "Where to write: a file, or a folder for several files. Else standard output.")
    var output: String?

    func run() throws {
        let output = try output.map { try Destination($0, ending: layout.fileEnding, of: files) }
        try forEachFile(files) { input, bytes in
            let reading = try OwnershipDocument.read(xml: bytes)
            StandardError.write(reading.findings, in: input.name)
            let form = Array(FormRenderer.render(reading.document, as: layout).utf8)
            if let output {
                try Output.write(form, to: output.path(for: input))
            } else {
                try Output.write(form)
            }
            return reading.findings.contains { $0.severity == .error } ? .errors : .success
        }
    }
}
