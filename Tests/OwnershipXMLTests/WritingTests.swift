import Foundation
import OwnershipModel
import OwnershipXML
import TestSupport
import Testing

@Suite("Writing lays a document out as EDGAR does")
struct WritingTests {
    @Test("A fixture is written byte for byte as it stands", arguments: ["form4-X0508", "form3-X0206"])
    func layout(_ name: String) throws {
        let text = Sample.fixture(name)
        #expect(try OwnershipDocument.read(text).document.xml().text == text)
    }

    @Test("An empty document is a root")
    func empty() throws {
        #expect(
            try OwnershipDocument().xml().text
                == "<?xml version=\"1.0\"?>\n<ownershipDocument></ownershipDocument>\n")
    }

    @Test("A carriage return survives as a reference")
    func carriageReturn() throws {
        var document = OwnershipDocument()
        document.remarks = "a\r\nb"
        #expect(try document.xml().text.contains("<remarks>a&#13;\nb</remarks>"))
    }

    @Test(
        "A character that XML forbids is an error with its path",
        arguments: ["\u{0}", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"])
    func forbidden(_ character: String) throws {
        var document = OwnershipDocument()
        document.issuer = Issuer()
        document.issuer?.issuerName = "a\(character)b"
        let error = #expect(throws: OwnershipXMLError.self) { try document.xml() }
        #expect(error?.finding.kind == .invalidCharacters)
        #expect(error?.finding.path == "/ownershipDocument/issuer/issuerName")
        var noted = OwnershipDocument()
        noted.footnotes = Footnotes()
        noted.footnotes?.footnotes = [Footnote(id: "F\(character)", text: "")]
        #expect(throws: OwnershipXMLError.self) { try noted.xml() }
    }

    @Test(
        "Tabs, line ends, delete and the end of the planes are allowed",
        arguments: ["\t", "\n", "\u{7F}", "\u{FFFD}", "\u{10FFFF}"])
    func allowed(_ character: String) throws {
        var document = OwnershipDocument()
        document.remarks = "a\(character)b"
        #expect(try OwnershipDocument.read(xml: document.xml()).document == document)
    }

    @Test("Real filings are laid out as they were", .enabled(if: Corpus.isThere))
    func corpus() throws {
        var alike = 0
        for file in Corpus.filings {
            let bytes = [UInt8](try Data(contentsOf: file))
            let written = try OwnershipDocument.read(xml: bytes).document.xml().text
            let original = bytes.text.replacing("&quot;", with: "\"") + "\n"
            if written == original { alike += 1 }
        }
        // Some were laid out by other means; they are few.
        #expect(alike * 100 >= Corpus.filings.count * 95, "\(alike) of \(Corpus.filings.count)")
    }
}
