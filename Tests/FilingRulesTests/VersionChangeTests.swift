import Foundation
import Section16
import TestSupport
import Testing

@Suite("A document is rewritten for another schema version")
struct VersionChangeTests {
    /// A Form 4 of X0306 at an address whose place is `state`.
    private func older(_ state: String?, _ documentType: String = "4") -> OwnershipDocument {
        var document = GoodFilings.record(documentType)
        document.schemaVersion = documentType.hasPrefix("3") ? "X0206" : "X0306"
        document.aff10b5One = nil
        document.issuer?.issuerForeignTradingSymbol = nil
        for index in document.reportingOwners.indices {
            document.reportingOwners[index].reportingOwnerAddress?.rptOwnerNonUSAddressFlag = nil
            document.reportingOwners[index].reportingOwnerAddress?.rptOwnerState = state
        }
        return document
    }

    @Test("Upwards a state stays, a country gets its element, and the box is assumed")
    func up() throws {
        let inside = try #require(VersionChange(of: older("ME"), to: "X0609"))
        #expect(inside.document.schemaVersion == "X0609")
        #expect(inside.document.aff10b5One == "0")
        #expect(inside.document.reportingOwners[0].reportingOwnerAddress?.rptOwnerNonUSAddressFlag == "false")
        #expect(
            inside.findings.map(\.kind) == [.tradingPlanAssumed, .addressPlaceMoved, .addressPlaceMoved])
        #expect(try inside.document.findings(.record) == [])

        let outside = try #require(VersionChange(of: older("A6", "5/A"), to: "X0609"))
        let address = outside.document.reportingOwners[1].reportingOwnerAddress
        #expect(address?.rptOwnerState == nil)
        #expect(address?.rptOwnerCountry == "A6")
        #expect(address?.rptOwnerNonUSAddressFlag == "true")
        #expect(try outside.document.findings(.record) == [])
    }

    @Test("Where no code tells the place, the flag is left out and asked for", arguments: [nil, "  "])
    func unclear(_ state: String?) throws {
        let change = try #require(VersionChange(of: older(state), to: "X0609"))
        #expect(change.document.reportingOwners[0].reportingOwnerAddress?.rptOwnerNonUSAddressFlag == nil)
        #expect(change.findings.map(\.kind).contains(.addressPlaceUnclear))
    }

    @Test("A Form 3 takes its own version and needs no box")
    func form3() throws {
        let change = try #require(VersionChange(of: older("ME", "3"), to: "X0609"))
        #expect(change.document.schemaVersion == "X0607")
        #expect(change.document.aff10b5One == nil)
        #expect(VersionChange(of: change.document, to: "X0306")?.document.schemaVersion == "X0206")
        #expect(VersionChange(of: OwnershipDocument(), to: "X9999") == nil)
    }

    @Test("Downwards what has no place is named, and what can be said otherwise is not lost")
    func down() throws {
        var document = GoodFilings.record("4")
        document.issuer?.issuerForeignTradingSymbol = "QLX.L"
        document.reportingOwners[0].reportingOwnerAddress?.rptOwnerState = nil
        document.reportingOwners[0].reportingOwnerAddress?.rptOwnerCountry = "A6"
        document.reportingOwners[0].reportingOwnerAddress?.rptOwnerNonUSAddressFlag = "true"
        document.reportingOwners[0].reportingOwnerAddress?.rptOwnerNonUSStateTerritory = "ONTARIO"
        let change = try #require(VersionChange(of: document, to: "X0306"))
        #expect(change.isLossy)
        #expect(
            change.findings.filter { $0.kind == .lostInVersion }.map(\.text) == ["0", "QLX.L", "ONTARIO"])
        #expect(change.document.reportingOwners[0].reportingOwnerAddress?.rptOwnerState == "A6")
        #expect(try change.document.findings(.record) == [])
        let near = try #require(VersionChange(of: older("ME"), to: "X0305"))
        #expect(!near.isLossy)
        #expect(near.findings.isEmpty)
    }

    @Test("Up and down again is the same document, but for the box", arguments: ["ME", "A6", "  "])
    func thereAndBack(_ state: String) throws {
        let document = older(state)
        let up = try #require(VersionChange(of: document, to: "X0609"))
        let back = try #require(VersionChange(of: up.document, to: "X0306"))
        #expect(back.document == document)
        #expect(
            back.findings.filter { $0.kind == .lostInVersion }.map(\.path) == [
                "/ownershipDocument/aff10b5One"
            ])
    }

    @Test("Every real filing is valid in the newest version", .enabled(if: Corpus.isThere))
    func corpus() throws {
        for file in Corpus.filings {
            let document = try OwnershipDocument.read(xml: Array(Data(contentsOf: file))).document
            let change = try #require(VersionChange(of: document, to: "X0609"))
            let errors = try change.document.findings(.record).filter { $0.severity == .error }
            let isAsked = change.findings.contains { $0.kind == .addressPlaceUnclear }
            #expect(errors.isEmpty || isAsked, "\(file.lastPathComponent): \(errors.map(\.message))")
            let back = try #require(VersionChange(of: change.document, to: document.schemaVersion!))
            var wanted = document
            if document.aff10b5One == nil, back.document.aff10b5One != nil {
                wanted.aff10b5One = back.document.aff10b5One
            }
            #expect(back.document == wanted, "\(file.lastPathComponent)")
        }
    }
}
