import Foundation
import Section16
import TestSupport
import Testing

/// A way to break one rule of the wrapper, and where the finding stands.
struct SubmissionBreak: Sendable, CustomTestStringConvertible {
    let code: String
    let path: String
    let also: Set<String>
    let apply: @Sendable (inout EdgarSubmission) -> Void

    init(
        _ code: String, at path: String, also: Set<String> = [],
        _ apply: @escaping @Sendable (inout EdgarSubmission) -> Void
    ) {
        self.code = code
        self.path = "/edgarSubmission" + path
        self.also = also
        self.apply = apply
    }

    var testDescription: String { code }

    static func attachment(_ name: String, _ type: String, _ text: String = "Words.") -> EdgarDocument {
        EdgarDocument(documentName: name, documentType: type, content: Array(text.utf8))
    }

    /// A submission that breaks no rule.
    static var good: EdgarSubmission {
        var submission = EdgarSubmission(submissionType: "4", testOrLive: "TEST")
        submission.contactName = "Nora & Ida"
        submission.contactEmailAddress = "nora@example.com"
        submission.notificationEmailAddresses = ["ida@example.com"]
        let form = try! GoodFilings.submission("4").xml()
        submission.documents = [
            EdgarDocument(documentName: "doc4.xml", documentType: "4", content: form),
            attachment("poa.txt", "EX-24"), attachment("page.htm", "EX-99.text", "<img src=\"Logo.GIF\">"),
            attachment("logo.gif", "GRAPHIC", "GIF89a"), attachment("cover_1-a.txt", "COVER"),
        ]
        return submission
    }

    static let all = [
        SubmissionBreak("submission-type-mismatch", at: "/submissionType") {
            $0.submissionType = $0.submissionType == "4/A" ? "4" : "4/A"
        },
        SubmissionBreak("primary-document-count", at: "/edgarDocument[6]") {
            $0.documents.append(EdgarDocument(documentName: "b.xml", documentType: "4", content: []))
        },
        SubmissionBreak("too-many-attachments", at: "/edgarDocument[15]") { submission in
            for number in 2...11 { submission.documents.append(attachment("cover\(number).txt", "COVER")) }
        },
        SubmissionBreak("attachment-type-unknown", at: "/edgarDocument[2]/documentType") {
            $0.documents[1].documentType = "EX-10"
        },
        SubmissionBreak("file-name-unfit", at: "/edgarDocument[2]/documentName") {
            $0.documents[1].documentName = "Power of attorney.txt"
        },
        SubmissionBreak("file-name-repeated", at: "/edgarDocument[5]/documentName") {
            $0.documents[4].documentName = "poa.txt"
        },
        SubmissionBreak("pdf-attached", at: "/edgarDocument[2]") { $0.documents[1].documentName = "poa.pdf" },
        SubmissionBreak("graphic-unreferenced", at: "/edgarDocument[4]") {
            $0.documents[3].documentName = "other.gif"
        },
        SubmissionBreak("attachment-unfit", at: "/edgarDocument[3]") {
            $0.documents[2].content += Array("<SCRIPT>".utf8)
        },
        SubmissionBreak("notification-repeated", at: "/notificationAddresses/notificationEmailAddress[2]") {
            $0.notificationEmailAddresses.append("Nora@example.com")
        },
        SubmissionBreak("email-invalid", at: "/notificationAddresses/notificationEmailAddress[1]") {
            $0.notificationEmailAddresses = ["ida@example"]
        },
    ]
}

/// A way to write a good document that breaks a rule about its bytes.
struct SourceBreak: Sendable, CustomTestStringConvertible {
    let code: String
    let line: Int
    let column: Int
    let apply: @Sendable (String) -> String

    var testDescription: String { code }

    static let all = [
        SourceBreak(code: "xml-version-unfit", line: 1, column: 1) {
            $0.replacing("\"1.0\"", with: "\"1.1\"")
        },
        SourceBreak(code: "single-line", line: 1, column: 1) { $0.replacing("\n", with: "") },
        SourceBreak(code: "markup-unescaped", line: 12, column: 34) {
            $0.replacing("</issuerTradingSymbol>", with: "></issuerTradingSymbol>").replacing(
                "</issuerCik>", with: "</issuerCik><!-- > --><?a b?>")
        },
    ]
}

@Suite("EDGAR's rules about the submission and its files")
struct SubmissionRuleTests {
    /// The XML of a good form, as sent.
    private var form: String { String(decoding: try! GoodFilings.submission("4").xml(), as: UTF8.self) }

    @Test("A good submission gives no finding, and comes back byte for byte")
    func good() throws {
        let submission = SubmissionBreak.good
        #expect(submission.findings(documentType: "4") == [])
        let xml = try submission.xml()
        let reading = try EdgarSubmission.read(xml: xml)
        #expect(reading.findings == [])
        #expect(reading.submission == submission)
        #expect(
            String(decoding: xml, as: UTF8.self).split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
        #expect(try Inspection(of: xml).findings == [])
    }

    @Test("A broken rule gives its code, at its path, and no other finding", arguments: SubmissionBreak.all)
    func broken(_ rule: SubmissionBreak) {
        var submission = SubmissionBreak.good
        rule.apply(&submission)
        let findings = submission.findings(documentType: "4")
        #expect(findings.first { $0.kind.code == rule.code }?.path == rule.path)
        #expect(Set(findings.map(\.kind.code)).subtracting(rule.also) == [rule.code])
    }

    @Test("How the bytes are written is a rule's too", arguments: SourceBreak.all)
    func source(_ rule: SourceBreak) throws {
        let good = Filing(GoodFilings.submission("4"), profile: .submission, source: Array(form.utf8))
        #expect(good.findings() == [])
        let bytes = Array(rule.apply(form).utf8)
        let findings = Filing(GoodFilings.submission("4"), profile: .submission, source: bytes).findings()
        #expect(findings.map(\.kind.code) == [rule.code])
        #expect(findings.first?.place?.line == rule.line)
        #expect(findings.first?.place?.column == rule.column)
    }

    @Test("Bytes of every length come back through base 64")
    func base64() throws {
        for length in [1, 2, 3, 56, 57, 58, 114, 1000] {
            var submission = SubmissionBreak.good
            let content = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37) }
            submission.documents[3].content = content
            #expect(
                try EdgarSubmission.read(xml: submission.xml()).submission.documents[3].content == content)
        }
    }

    @Test("What is no base 64 is said", arguments: ["a", "abc", "ab=c", "ab==cd", "\u{E9}bcd", "=abc"])
    func notBase64(_ block: String) throws {
        let xml = String(decoding: try SubmissionBreak.good.xml(), as: UTF8.self)
            .replacing("R0lGODlh", with: block)
        let findings = try EdgarSubmission.read(xml: Array(xml.utf8)).findings
        #expect(findings.map(\.kind) == [.mimeBlockUnreadable])
        #expect(findings.first?.place?.column != nil)
    }

    @Test("The form in a submission is held against its rules, and its findings say where in it")
    func inner() throws {
        var submission = SubmissionBreak.good
        var document = GoodFilings.submission("4")
        document.reportingOwners[1].reportingOwnerId?.rptOwnerCcc = nil
        submission.documents[0].content = try document.xml()
        let findings = try Inspection(of: submission.xml()).findings
        #expect(findings.map(\.kind) == [.cccMissing])
        #expect(findings.first?.path == "/edgarSubmission/edgarDocument[1]/documentMimeBlock")
        #expect(findings.first?.message.hasPrefix("doc4.xml:") == true)
        #expect(findings.first?.place?.line ?? 0 > 10)
    }

    @Test("The SEC's own samples break no rule as submissions", .enabled(if: Corpus.isThere))
    func samples() throws {
        let folder = Corpus.folder!.appending(path: "../spec/samples-v5.4")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names.count == 6)
        for name in names {
            let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
            let inspection = try Inspection(
                of: bytes, checks: [.schema, .edgar], profile: .submission, as: Edition(version: "X0508"))
            let errors = inspection.findings.filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(name): \(errors.map(\.message))")
        }
    }
}

@Suite("Wherever a document stands, it is inspected there")
struct InspectionTests {
    private var record: String { String(decoding: try! GoodFilings.record("4").xml(), as: UTF8.self) }

    @Test("In a full submission findings have the file's own lines")
    func fullSubmission() throws {
        let faulty = record.replacing("<isDirector>1<", with: "<isDirector>yes<")
        let text = "<SEC-DOCUMENT>a.txt\n<DOCUMENT>\n<TEXT>\n<XML>\n\(faulty)</XML>\n</TEXT>\n"
        let alone = try #require(try Inspection(of: Array(faulty.utf8)).findings.first?.place)
        let findings = try Inspection(of: Array(text.utf8)).findings
        #expect(findings.count == 2)
        #expect(findings.first?.place?.line == alone.line + 4)
        #expect(findings.first?.place?.column == alone.column)
    }

    @Test("Many rows, owners, notes and attachments do not take long")
    func hostile() throws {
        var document = GoodFilings.record("4")
        let row = document.nonDerivativeTable!.rows[2]
        document.nonDerivativeTable?.rows = Array(repeating: row, count: 20_000)
        document.reportingOwners = Array(repeating: document.reportingOwners[0], count: 20_000)
        let note = Footnote(id: "F7", text: "Nobody asks for it.")
        document.footnotes?.footnotes += Array(repeating: note, count: 20_000)
        var submission = SubmissionBreak.good
        let picture = EdgarDocument(documentName: "a.gif", documentType: "GRAPHIC", content: [1])
        submission.documents += Array(repeating: picture, count: 20_000)
        let start = ContinuousClock.now
        #expect(Filing(document).findings().count <= 2002)
        #expect(submission.findings(documentType: "4").count <= 1001)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
