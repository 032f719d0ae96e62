internal import ArgumentParser
internal import Section16

struct ValidateCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Hold XML against its schema, EDGAR's rules, and what a reader would doubt.",
        discussion: """
            The schema is that of the document's own type and version; the rules are those that EDGAR checks and \
            that can be known without its databases; doubts are what EDGAR accepts and a reader should look at. \
            Findings go to standard error, a verdict a file to standard output. 'form345 explain CODE' says more \
            of one. Exit status: 0 no file has errors, 1 some have, 2 wrong use, 3 some cannot be read.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    @Option(help: "schema, edgar or doubt: check only that; may be given again.", transform: Self.check)
    var only: [Inspection.Check] = []

    @Option(
        help: "record: as EDGAR disseminates; submission: as a filer sends it, with CCCs and without names.",
        transform: Profile.named)
    var profile = Profile.record

    @Option(
        name: .customLong("as"),
        help: "Hold it against another type and version than its own: 4/A:X0508, 4/A or :X0508.",
        transform: Self.edition)
    var edition = Edition()

    @Option(help: "text: findings as lines; json: one object a file; sarif: one log (2.1.0).")
    var format = FindingFormat.text

    @Option(help: "A folder with other schemas, such as the SEC's.")
    var schema: String?

    func run() throws {
        let schemas: SchemaSet
        do {
            schemas = try schema.map(SchemaSet.init(folder:)) ?? .embedded
        } catch {
            StandardError.write(error, in: schema ?? "")
            throw ExitStatus.usage
        }
        let checks = only.isEmpty ? Set(Inspection.Check.allCases) : Set(only)
        var log = SARIF()
        defer { if format == .sarif { print(log.log) } }
        try forEachFile(files) { input, bytes in
            do {
                let inspection = try Inspection(
                    of: bytes, checks: checks, profile: profile, as: edition, against: schemas)
                switch format {
                case .text: printText(inspection, of: input)
                case .json: printJSON(inspection, of: input)
                case .sarif: log.append(inspection.findings, in: input.path == "-" ? "stdin" : input.path)
                }
                return inspection.isValid ? .success : .errors
            } catch let error as OwnershipXMLError {
                log.append([error.finding], in: input.path == "-" ? "stdin" : input.path)
                throw error
            }
        }
    }

    private func printText(_ inspection: Inspection, of input: Input) {
        StandardError.write(inspection.findings, in: input.name)
        print("\(input.name): \(inspection.isValid ? "valid" : "not valid")")
    }

    private func printJSON(_ inspection: Inspection, of input: Input) {
        let object: JSON = [
            "file": .string(input.name),
            "documentType": JSON(inspection.document.documentType),
            "schemaVersion": JSON(inspection.document.schemaVersion),
            "valid": .boolean(inspection.isValid),
            "findings": .array(inspection.findings.map(JSON.init)),
        ]
        print(object)
    }

    private static func check(_ name: String) throws -> Inspection.Check {
        guard let check = Inspection.Check(rawValue: name) else {
            throw ValidationError("what is checked is 'schema', 'edgar' or 'doubt'.")
        }
        return check
    }

    /// The edition that an option names: a type, a version after a colon, or both.
    private static func edition(_ name: String) throws -> Edition {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        var edition = Edition()
        if !parts[0].isEmpty { edition.documentType = parts[0] }
        if parts.count > 1 { edition.version = parts[1] }
        let types = ["3", "3/A", "4", "4/A", "5", "5/A"]
        guard edition.documentType.map(types.contains) ?? true else {
            throw ValidationError(
                "'\(parts[0])' is no document type; known are \(types.joined(separator: ", ")).")
        }
        guard edition.version.map(SchemaVersion.all.contains) ?? true else {
            throw ValidationError(
                "'\(parts[1])' is no schema version; known are \(SchemaVersion.all.sorted().joined(separator: ", "))."
            )
        }
        return edition
    }
}

extension SchemaSet {
    /// The schemas in a folder.
    fileprivate convenience init(folder path: String) throws {
        guard Input.isFolder(path) else { throw SystemError("there is no such folder of schemas") }
        var files: [String: [UInt8]] = [:]
        for input in Input.folder(path) where input.path.hasSuffix(".xsd") || input.path.hasSuffix(".xsd.xml")
        {
            files[String(input.path.split(separator: "/").last!)] = try input.read()
        }
        try self.init(files: files)
    }
}
