import Damage
import Section16
import Testing

@Suite("Damage to made-up filings")
struct GeneratorTests {
    private func form(_ seed: UInt64, _ damage: Damage, rate: Double = 0.3) -> DamagedForm {
        DamagedForm(seed: seed, damages: [damage], rate: rate, layout: .tabs)
    }

    @Test("The same seed gives the same filing and the same damage", arguments: Damage.allCases)
    func seeds(_ damage: Damage) {
        let (one, other) = (form(3, damage), form(3, damage))
        #expect(one.truth == other.truth)
        #expect(one.bytes == other.bytes)
        #expect(one.injuries.map(\.fields) == other.injuries.map(\.fields))
    }

    @Test(
        "Every kind of damage hits some filing, and changes its text where it does",
        arguments: Damage.allCases)
    func hits(_ damage: Damage) {
        var hit = 0
        for seed in 0..<UInt64(40) {
            let whole = DamagedForm(seed: seed, damages: [], rate: 1, layout: .tabs)
            let damaged = form(seed, damage)
            #expect(damaged.injuries.isEmpty == (damaged.bytes == whole.bytes))
            if !damaged.injuries.isEmpty { hit += 1 }
        }
        #expect(hit > 5)
    }

    @Test("What was hit is a field of the true document, or nothing is", arguments: Damage.allCases)
    func fields(_ damage: Damage) {
        for seed in 0..<UInt64(20) {
            let damaged = form(seed, damage)
            let known = Set(damaged.truth.fields.map(\.path))
            #expect(damaged.injuries.flatMap(\.fields).filter { !known.contains($0) } == [])
        }
    }

    @Test("Whole filings break nothing that binds their fields; a changed balance breaks what binds it")
    func bindings() {
        var bound = 0
        for seed in 0..<UInt64(60) {
            #expect(form(seed, .lookalikeLetters).bound == [])
            bound += form(seed, .misreadDigits).bound.count
        }
        #expect(bound > 60)
    }

    @Test("Filings have 1 to 30 rows")
    func rows() {
        let counts = (0..<UInt64(200)).map { seed in
            let truth = form(seed, .encoding).truth
            return (truth.nonDerivativeTable?.rows.count ?? 0) + (truth.derivativeTable?.rows.count ?? 0)
        }
        #expect(counts.min() == 1)
        #expect(counts.max()! >= 25 && counts.max()! <= 34)
    }
}
