import Damage
import Section16
import Testing

@Suite("Damaged forms")
struct DamageTests {
    private static let seeds: Range<UInt64> = 0..<12

    @Test("Without damage every field is right, and nothing is said", arguments: SheetLayout.allCases)
    func nothing(_ layout: SheetLayout) throws {
        for seed in Self.seeds {
            let form = DamagedForm(seed: seed, damages: [], rate: 1, layout: layout)
            let (outcome, findings) = try read(form)
            #expect(outcome.isRight, "seed \(seed)")
            #expect(findings.map(\.message) == [], "seed \(seed)")
        }
    }

    @Test(
        "Where damage leaves a trace, no field is wrong without a warning that names it",
        arguments: Damage.allCases.filter(\.leavesTrace))
    func traces(_ damage: Damage) throws {
        for seed in Self.seeds {
            let form = DamagedForm(seed: seed, damages: [damage], rate: 0.1, layout: .of(seed))
            let silent = try read(form).outcome.silent
            #expect(silent.map(\.line) == [], "seed \(seed)")
        }
    }

    @Test("All kinds of damage at once leave no field wrong without a warning", arguments: [0.01, 0.03, 0.1])
    func everything(_ rate: Double) throws {
        for seed in Self.seeds {
            let form = DamagedForm(
                seed: seed, damages: Damage.allCases.filter(\.leavesTrace), rate: rate,
                layout: .of(seed))
            let silent = try read(form).outcome.silent
            #expect(silent.map(\.line) == [], "seed \(seed)")
        }
    }

    @Test(
        "A field that was damaged without a trace is right or in doubt where others bind it",
        arguments: Damage.allCases.filter { !$0.leavesTrace })
    func bound(_ damage: Damage) throws {
        for seed in Self.seeds {
            let form = DamagedForm(seed: seed, damages: [damage], rate: 0.1, layout: .tabs)
            let wrong = try read(form).outcome.fates.filter { $0.fate == .wrong }.map(\.field)
            #expect(form.bound.intersection(wrong).sorted() == [], "seed \(seed)")
        }
    }

    private func read(_ form: DamagedForm) throws -> (outcome: Outcome, findings: [Finding]) {
        let reading = try FormReader.read(Page(bytes: form.bytes), options: form.identities)
        return (Outcome(of: form, read: reading.document, findings: reading.findings), reading.findings)
    }
}

extension FieldDifference {
    fileprivate var line: String {
        "\(path): \(left?.value ?? "nothing") became \(right?.value ?? "nothing")"
    }
}
