import OwnershipModel
import OwnershipXML
import TestSupport
import Testing

@Suite("Documents at random, of every type and version")
struct RandomDocumentTests {
    /// 48 documents of each of the 42 kinds: 2,016.
    private static let seeds: Range<UInt64> = 0..<48

    @Test("Written, read and written again they are the same, and valid", arguments: DocumentKind.all)
    func writeAndRead(_ kind: DocumentKind) throws {
        for seed in Self.seeds {
            let document = RandomDocument.make(kind, seed: seed)
            let (xml, violations) = try document.validatedXML()
            #expect(violations == [], "seed \(seed)")
            let reading = try OwnershipDocument.read(xml: xml)
            #expect(reading.findings == [], "seed \(seed)")
            #expect(reading.document == document, "seed \(seed)")
            #expect(try reading.document.xml() == xml, "seed \(seed)")
        }
    }

    @Test("Read from their bytes they are valid", arguments: DocumentKind.all)
    func validateBytes(_ kind: DocumentKind) throws {
        for seed in Self.seeds.prefix(10) {
            let xml = try RandomDocument.make(kind, seed: seed).xml()
            #expect(try OwnershipDocument.validate(xml: xml).findings == [], "seed \(seed)")
        }
    }

    @Test("Their XML comes back identical in canonical form", arguments: DocumentKind.all)
    func roundTrip(_ kind: DocumentKind) throws {
        for seed in Self.seeds.prefix(10) {
            let trip = try RoundTrip(of: RandomDocument.make(kind, seed: seed).xml())
            #expect(trip.difference == nil, "seed \(seed)")
            #expect(trip.findings == [], "seed \(seed)")
        }
    }
}
