internal import ArgumentParser
internal import Section16

struct UpgradeCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "upgrade",
        abstract: "Rewrite XML for another schema version.",
        discussion: """
            To a later version it sets what that one demands, each with a finding; to an older one it says what \
            would be lost, and writes nothing unless --lossy is given. Findings go to standard error. Exit status: \
            0 nothing wrong, 1 the result has errors or nothing was written, 2 wrong use, 3 a file cannot be read; \
            the worst of several files.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    @Option(help: "The schema version, such as X0609; of an era each form takes its own, X0607 for a Form 3.")
    var to: String

    @ArgumentParser.Flag(help: "Write the document even though something of it is lost.")
    var lossy = false

    @Option(
        name: .shortAndLong,
        help: "Where to write: a file, or a folder for several files. Else standard output.")
    var output: String?

    func validate() throws {
        guard SchemaVersion.all.contains(to) else {
            let known = SchemaVersion.all.sorted().joined(separator: ", ")
            throw ValidationError("'\(to)' is no schema version; known are \(known).")
        }
    }

    func run() throws {
        let output = try output.map { try Destination($0, ending: "xml", of: files) }
        try forEachFile(files) { input, bytes in
            let reading = try OwnershipDocument.read(xml: bytes)
            guard let change = VersionChange(of: reading.document, to: to) else {
                let type = reading.document.documentType ?? ""
                StandardError.write(
                    "\(input.name): error: the document type '\(type)' has no version \(to); it must be 3, 3/A, 4, 4/A, 5 or 5/A"
                )
                return .errors
            }
            let isRefused = change.isLossy && !lossy
            let findings = reading.findings + (isRefused ? change.findings.map(\.asRefusal) : change.findings)
            guard !isRefused else {
                StandardError.write(findings, in: input.name)
                StandardError.write(
                    "\(input.name): error: nothing was written, for something would be lost; --lossy allows it"
                )
                return .errors
            }
            let (xml, violations) = try change.document.validatedXML()
            StandardError.write(findings + violations, in: input.name)
            if let output {
                try Output.write(xml, to: output.path(for: input))
            } else {
                try Output.write(xml)
            }
            return (findings + violations).contains { $0.severity == .error } ? .errors : .success
        }
    }
}

extension Finding {
    /// A loss is an error where it is the reason to write nothing.
    fileprivate var asRefusal: Finding {
        var finding = self
        if kind == .lostInVersion { finding.severity = .error }
        return finding
    }
}
