import FormRenderer
import Foundation
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

    @Test("No table of a document at random is taken for a torn one", arguments: DocumentKind.ofEachSchema)
    func wholeTables(_ kind: DocumentKind) throws {
        for seed in 0..<10 * Self.seeds {
            let text = FormRenderer.render(RandomDocument.make(kind, seed: seed).printable, as: .markdown)
            #expect(try Page(bytes: Array(text.utf8)).layout == .markdown, "seed \(seed)")
        }
    }

    /// How many documents of each kind: as many as take a minute, or as `FORM345_SEEDS` says.
    private static let seeds =
        ProcessInfo.processInfo.environment["FORM345_SEEDS"].flatMap { UInt64($0) } ?? 10

    @Test(
        "Every printed field of a real filing comes back, as it stands", .enabled(if: Corpus.isThere),
        arguments: PrintedLayout.allCases)
    func realFilings(_ layout: PrintedLayout) throws {
        for file in Corpus.filings {
            let trip = try PrintedRoundTrip(of: Filings.read(file), through: layout)
            #expect(trip.reading.unclaimed.isEmpty, "\(file.lastPathComponent)")
            let changed = trip.reading.fields.filter { $0.how != .read }.map(\.xpath)
            let doubts = trip.reading.findings.map(\.kind).filter { !Self.isExpected($0, layout) }
            #expect(trip.differences.map(\.path) == [], "\(file.lastPathComponent)")
            #expect(changed == [], "\(file.lastPathComponent)")
            #expect(doubts.map(\.code) == [], "\(file.lastPathComponent)")
        }
    }

    /// What is said of a true filing that is printed without a fault: that text and Markdown have no CIKs, that
    /// `1.234` may be 1,234 where the page may have been recognised from paper; and what is the filer's own: a price
    /// that is none of those that the note names, numbers and dates that do not agree by one digit, a number in
    /// brackets at the end of a title, and an entity in a text that is no HTML.
    private static func isExpected(_ kind: FindingKind, _ layout: PrintedLayout) -> Bool {
        switch kind {
        case .priceOutsideRange, .digitDoubted: true
        case .issuerCIKMissing, .ownerCIKMissing, .numberUnclear, .markerUnclear, .entityDecoded:
            layout != .html
        default: false
        }
    }
}
