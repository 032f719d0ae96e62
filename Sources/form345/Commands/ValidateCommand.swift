internal import ArgumentParser
internal import Section16

struct ValidateCommand: FilesCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Hold XML against the schema of its own type and version.",
        discussion: """
            Findings go to standard error, a verdict a file to standard output. Exit status: 0 all are valid, 1 \
            some are not, 3 some cannot be read.
            """)

    @Argument(help: "XML files, folders of them, or - for standard input.")
    var files: [String]

    @Option(help: "text: findings as lines; json: one object a file.")
    var format = ReportFormat.text

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
        try forEachFile(files) { input, bytes in
            let validation = try OwnershipDocument.validate(xml: bytes, against: schemas)
            let isValid = !validation.findings.contains { $0.severity == .error }
            switch format {
            case .text: printText(validation, isValid: isValid, of: input)
            case .json: printJSON(validation, isValid: isValid, of: input)
            }
            return isValid ? .success : .errors
        }
    }

    private func printText(_ validation: Validation, isValid: Bool, of input: Input) {
        StandardError.write(validation.findings, in: input.name)
        print("\(input.name): \(isValid ? "valid" : "not valid")")
    }

    private func printJSON(_ validation: Validation, isValid: Bool, of input: Input) {
        let object: JSON = [
            "file": .string(input.name),
            "documentType": JSON(validation.document.documentType),
            "schemaVersion": JSON(validation.document.schemaVersion),
            "valid": .boolean(isValid),
            "findings": .array(validation.findings.map(JSON.init)),
        ]
        print(object)
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
