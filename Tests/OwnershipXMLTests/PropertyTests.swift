import OwnershipModel
import TestSupport
import Testing

@testable import OwnershipXML

@Suite("Documents at random, of every type and version")
struct PropertyTests {
    private static let seeds: Range<UInt64> = 0..<5

    /// 48 documents of each of the 42 kinds: 2,016.
    @Test("Written, read and written again they are the same, and valid", arguments: DocumentKind.all)
    func writeAndRead(_ kind: DocumentKind) throws {
        for seed in 0..<48 as Range<UInt64> {
            let document = RandomDocument.make(kind, seed: seed)
            let (xml, violations) = try document.validatedXML()
            #expect(violations == [], "seed \(seed)")
            let reading = try OwnershipDocument.read(xml: xml)
            #expect(reading.document == document, "seed \(seed)")
            #expect(reading.findings == [], "seed \(seed)")
            #expect(try reading.document.xml() == xml, "seed \(seed)")
        }
    }

    @Test("Their XML is valid and comes back identical in canonical form", arguments: DocumentKind.all)
    func roundTrip(_ kind: DocumentKind) throws {
        for seed in Self.seeds {
            let xml = try RandomDocument.make(kind, seed: seed).xml()
            #expect(try OwnershipDocument.validate(xml: xml).findings == [], "seed \(seed)")
            #expect(try RoundTrip(of: xml).difference == nil, "seed \(seed)")
            #expect(try isCanonicallyIdentical(xml), "seed \(seed)")
        }
    }

    @Test(
        "A value is judged as its XML is, and written alike with its judgement", arguments: DocumentKind.all)
    func judgedAsValue(_ kind: DocumentKind) throws {
        for seed in Self.seeds {
            var document = RandomDocument.make(kind, seed: seed)
            document.periodOfReport = "sometime"
            let validated = try document.validatedXML()
            let again = try OwnershipDocument.validate(xml: document.xml())
            #expect(try validated.xml == document.xml(), "seed \(seed)")
            #expect(validated.findings.map(\.path) == ["/ownershipDocument/periodOfReport"], "seed \(seed)")
            #expect(again.findings.map(\.path) == validated.findings.map(\.path), "seed \(seed)")
        }
    }

    @Test("Two documents are the same by letters exactly where they are equal", arguments: DocumentKind.all)
    func comparison(_ kind: DocumentKind) throws {
        for seed in Self.seeds {
            let document = RandomDocument.make(kind, seed: seed)
            let other = RandomDocument.make(kind, seed: seed + 1)
            #expect(document.differences(from: document).isEmpty)
            #expect(document.differences(from: document, by: .letters).isEmpty)
            #expect(
                document.differences(from: other, by: .letters).isEmpty == (document == other), "seed \(seed)"
            )
        }
    }

    @Test("Every field that is lost is one difference", arguments: DocumentKind.ofEachSchema)
    func lostFields(_ kind: DocumentKind) throws {
        let document = RandomDocument.make(kind, seed: 7)
        let text = try document.xml().text
        let lines = Dictionary(grouping: text.split(separator: "\n")) { $0 }.filter { $0.value.count == 1 }
            .keys
        // A leaf has its line; a note has an attribute, and its loss is also that of the references to it.
        let leaves = lines.filter { line in
            let tag = line.drop { $0 == " " }
            return tag.hasPrefix("<") && tag.hasSuffix("</\(tag.dropFirst().prefix { $0 != ">" })>")
        }
        var lost = 0
        for leaf in leaves {
            let reading = try OwnershipDocument.read(text.replacing("\n\(leaf)\n", with: "\n"))
            #expect(document.differences(from: reading.document).count == 1, "\(leaf)")
            lost += 1
        }
        #expect(lost > 5)
    }
}
