import FormRenderer
import Section16
import TestSupport
import Testing

@Suite("What a form prints can be read back")
struct PrintedRoundTripTests {
    @Test(
        "Every printed field of a made-up filing comes back", arguments: Filings.names, PrintedLayout.allCases
    )
    func filings(_ name: String, _ layout: PrintedLayout) throws {
        let trip = try PrintedRoundTrip(of: Filings.document(name), through: layout)
        #expect(trip.differences.map(\.path) == [])
    }

    @Test("A field that is printed wrongly does not come back", arguments: PrintedLayout.allCases)
    func difference(_ layout: PrintedLayout) throws {
        var document = try Filings.document(Filings.names[0])
        document.reportingOwners[0].reportingOwnerId?.rptOwnerName = "10% Owner"
        #expect(try !PrintedRoundTrip(of: document, through: layout).differences.isEmpty)
    }

    @Test(
        "Every printed field of a document at random comes back", arguments: DocumentKind.ofEachSchema,
        PrintedLayout.allCases)
    func documentsAtRandom(_ kind: DocumentKind, _ layout: PrintedLayout) throws {
        for seed in 0..<Self.seeds {
            let document = RandomDocument.make(kind, seed: seed).printable
            let trip = try PrintedRoundTrip(of: document, through: layout)
            let lost = trip.differences.map { difference in
                "\(difference.path): \(difference.left?.value ?? "-") was read as \(difference.right?.value ?? "-")"
            }
            #expect(lost == [], "seed \(seed)")
        }
    }

    private static let seeds: UInt64 = 4
}
