import FormRenderer
import Section16
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
}
