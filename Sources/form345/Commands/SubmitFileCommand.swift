internal import ArgumentParser
internal import Glibc
internal import Section16

struct SubmitFileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit-file",
        abstract: "Write the file that a filer sends to EDGAR, or take one apart.",
        discussion: """
            Puts an ownershipDocument, without what EDGAR inserts and with its owners' CCCs, into an edgarSubmission. \
            Schemas and EDGAR's rules are checked before a byte is written. CCCs are secrets: better in a file or \
            in FORM345_CCC (CIK=CCC, with white space between) than on the command line; they are never shown. Exit \
            status: 0 written, 1 EDGAR would suspend it and nothing is written, 2 wrong use, 3 a file cannot be read.
            """)

    @Argument(help: "The ownershipDocument; with --unpack the submission. - is standard input.")
    var file: String

    @Option(help: "CIK=CCC, once for each reporting owner.")
    var ccc: [String] = []

    @Option(help: "A file with lines CIK=CCC.")
    var cccFile: String?

    @ArgumentParser.Flag(help: "Send it as a test, which is the default.")
    var test = false

    @ArgumentParser.Flag(help: "Send it live.")
    var live = false

    @Option(help: "Whom EDGAR may ask, at most 30 characters.")
    var contactName: String?

    @Option(help: "The contact's telephone number, at most 20 characters.")
    var contactPhone: String?

    @Option(help: "The contact's e-mail address.")
    var contactEmail: String?

    @Option(help: "An e-mail address that EDGAR tells the outcome; at most 30.")
    var notify: [String] = []

    @Option(
        help:
            "FILE[:TYPE[:DESCRIPTION]]: TYPE is EX-24, EX-99, COVER, CORRESP or GRAPHIC; by the file's ending if not given."
    )
    var attach: [String] = []

    @ArgumentParser.Flag(help: "Take a submission apart: its documents go into the folder that -o names.")
    var unpack = false

    @Option(name: .shortAndLong, help: "Where to write: a file; with --unpack a folder.")
    var output: String

    func validate() throws {
        guard !test || !live else { throw ValidationError("--test and --live exclude each other.") }
    }

    func run() throws {
        let input = Input(path: file)
        do {
            try unpack ? unpack(input) : write(input)
        } catch let status as ExitStatus {
            throw status
        } catch let error as ValidationError {
            throw error
        } catch {
            StandardError.write(error, in: input.name)
            throw ExitStatus.unreadable
        }
    }

    // MARK: Writing

    private func write(_ input: Input) throws {
        let codes = try AccessCodes(options: ccc, file: cccFile)
        let reading = try OwnershipDocument.read(xml: input.read())
        var submission = EdgarSubmission(
            submissionType: reading.document.documentType ?? "", testOrLive: live ? "LIVE" : "TEST")
        submission.contactName = contactName
        submission.contactPhoneNumber = contactPhone
        submission.contactEmailAddress = contactEmail
        submission.notificationEmailAddresses = notify
        submission.documents = try attach.map(attachment)
        let prepared = try PreparedSubmission(
            of: reading.document, in: submission, accessCodes: codes.byCIK)
        StandardError.write(reading.findings + prepared.findings, in: input.name)
        guard let xml = prepared.xml, !reading.findings.contains(where: { $0.severity == .error }) else {
            StandardError.write("\(input.name): error: EDGAR would suspend this, so that nothing was written")
            throw ExitStatus.errors
        }
        try Output.write(xml, to: output, isSecret: true)
    }

    private func attachment(_ option: String) throws -> EdgarDocument {
        let parts = option.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(
            String.init)
        let name = parts[0].split(separator: "/").last.map(String.init) ?? parts[0]
        let content: [UInt8]
        do {
            content = try Input(path: parts[0]).read()
        } catch {
            throw SystemError(error.description, file: parts[0])
        }
        let isPicture = name.hasSuffix(".jpg") || name.hasSuffix(".gif")
        let type = parts.count > 1 && !parts[1].isEmpty ? parts[1] : isPicture ? "GRAPHIC" : "EX-99"
        return EdgarDocument(
            documentName: name, documentType: type, documentDescription: parts.count > 2 ? parts[2] : nil,
            content: content)
    }

    // MARK: Taking apart

    private func unpack(_ input: Input) throws {
        let reading = try EdgarSubmission.read(xml: input.read())
        StandardError.write(reading.findings, in: input.name)
        var names: Set<String> = []
        for document in reading.submission.documents {
            let name = document.documentName
            guard !name.isEmpty, !name.hasPrefix("."), !name.contains("/"), !name.utf8.contains(0),
                names.insert(name).inserted
            else {
                StandardError.write(
                    "\(input.name): error: a document's name is no file's, or there twice: '\(name)'; nothing was written"
                )
                throw ExitStatus.errors
            }
        }
        guard !reading.findings.contains(where: { $0.severity == .error }) else { throw ExitStatus.errors }
        if !Input.isFolder(output), mkdir(output, 0o777) != 0 { throw SystemError.last(output) }
        for document in reading.submission.documents {
            try Output.write(document.content, to: "\(output)/\(document.documentName)", isSecret: true)
        }
    }
}
