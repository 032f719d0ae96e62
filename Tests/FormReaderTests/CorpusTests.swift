import Foundation
import Section16
import TestSupport
import Testing

@Suite("Real filings as text", .enabled(if: Corpus.isThere))
struct CorpusTests {
    /// The layouts that are read without a fault.
    private static let clean = ["tabs", "html", "markdown", "spechtml"]

    private static func texts(_ kinds: [String]) -> [String] {
        kinds.flatMap { kind in Corpus.files(in: "text/\(kind)").map { "text/\(kind)/\($0)" } }
    }

    private func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Corpus.folder!.appending(path: path)))
    }

    @Test("On a clean page no field is wrong, invented or missing", arguments: texts(clean))
    func fields(path: String) throws {
        let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
        let truth = try OwnershipDocument.read(xml: bytes("xml/\(stem).xml")).document
        let reading = try FormReader.read(Page(bytes: bytes(path)))
        for field in reading.fields {
            guard let range = field.range else { continue }
            #expect(!reading.page.sourceString(range).isEmpty, "\(field.xpath) stands nowhere")
        }
        for difference in truth.printed.differences(from: reading.document.printed) {
            if path.hasPrefix("text/spechtml/"), isLeftOut(difference, reading) { continue }
            Issue.record("\(difference.line)")
        }
    }

    /// Whether the specification's style sheet leaves a field off the page: a note that stands for a price
    /// (which the reader says), the `L` of a late row, an exit box that is `true` and not `1`.
    private func isLeftOut(_ difference: FieldDifference, _ reading: Reading) -> Bool {
        guard difference.right == nil else { return false }
        if difference.path.hasSuffix("transactionTimeliness/value") { return true }
        if difference.left == Field(path: "/ownershipDocument/notSubjectToSection16", value: "true") {
            return true
        }
        return reading.findings.contains { finding in
            finding.kind == .cellMissing && finding.path.map { difference.path.hasPrefix($0) } == true
        }
    }

    @Test("In HTML the CIKs come from the links", arguments: texts(["html"]))
    func identities(path: String) throws {
        let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
        let truth = try OwnershipDocument.read(xml: bytes("xml/\(stem).xml")).document
        let document = try FormReader.read(Page(bytes: bytes(path))).document
        #expect(document.issuer?.issuerCik == truth.issuer?.issuerCik)
        #expect(
            document.reportingOwners.map(\.reportingOwnerId?.rptOwnerCik)
                == truth.reportingOwners.map(\.reportingOwnerId?.rptOwnerCik))
    }

    /// The folders of texts, of every layout.
    private static let folders =
        Corpus.folders(in: "text").map { "text/\($0)" } + ["ascii", "html-edgar"]

    @Test("Whatever the text, it is converted or refused", arguments: folders)
    func everything(folder: String) throws {
        let files = Corpus.files(in: folder)
        #expect(!files.isEmpty)
        for file in files {
            do {
                _ = try Conversion(of: bytes("\(folder)/\(file)"))
            } catch is NotAnOwnershipForm {
            } catch is UnreadableText {
            } catch is OwnershipXMLError {
            }
        }
    }
}
