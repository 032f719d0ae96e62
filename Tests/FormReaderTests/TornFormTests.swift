import FormReader
import OwnershipModel
import TestSupport
import Testing

@Suite("Any form in the seed's shape")
struct TornFormTests {
    private static let seeds: Range<UInt64> = 0..<240

    @Test("Every field comes back, and none is invented", arguments: seeds)
    func fields(seed: UInt64) throws {
        let form = TornForm(seed: seed)
        let reading = try read(form.text)
        let differences = form.truth.printed.differences(from: reading.document.printed)
        #expect(differences.map(\.line) == [], "\(form.torn) torn out of:\n\(form.text)")
    }

    @Test("Every torn row and every repair has its finding", arguments: seeds)
    func findings(seed: UInt64) throws {
        let form = TornForm(seed: seed)
        let reading = try read(form.text)
        func path(_ row: Int) -> String { "nonDerivativeTable/nonDerivativeTransaction[\(row)]" }
        #expect(reading.paths(.rowAssembled) == form.torn.map(path))
        #expect(
            Set(reading.paths(.numberRepaired) + reading.paths(.letterRepaired))
                == Set(form.repaired.map { "\(path($0.row))/\($0.path)" }))
        #expect(reading.paths(.strayCell).count == form.strayCount)
        #expect(
            reading.findings.filter { $0.severity == .error }.map(\.kind.code)
                == ["issuer-cik-missing", "issuer-symbol-missing", "owner-cik-missing"])
    }
}
