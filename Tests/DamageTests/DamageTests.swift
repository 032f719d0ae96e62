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

    @Test(
        "Where it leaves none, no field is wrong that something binds without a warning that names it",
        arguments: Damage.allCases.filter { !$0.leavesTrace })
    func bindings(_ damage: Damage) throws {
        for seed in Self.seeds {
            let form = DamagedForm(seed: seed, damages: [damage], rate: 0.03, layout: .of(seed))
            let wrong = try read(form).outcome.fates.filter { $0.fate == .wrong }.map(\.field)
            #expect(form.bound.intersection(wrong) == [], "seed \(seed)")
        }
    }

    @Test("Each field that is not as it stands has a reason", arguments: [0.03, 0.1])
    func reasons(_ rate: Double) throws {
        for seed in Self.seeds {
            let form = DamagedForm(seed: seed, damages: Damage.allCases, rate: rate, layout: .of(seed))
            let reading = try FormReader.read(Page(bytes: form.bytes), options: form.identities)
            for field in reading.fields {
                let isAsItStands = field.how == .read || field.how == .supplied
                #expect(isAsItStands == field.reasons.isEmpty, "seed \(seed): \(field.xpath) \(field.how)")
            }
        }
    }

    @Test("Sixty rows with every number in doubt are settled within the work that a search may take")
    func sixtyRows() throws {
        let form = DamagedForm(
            seed: 1, damages: [.pointedThousands, .pointedFractions], rate: 1, layout: .tabs, rows: 60)
        let (outcome, findings) = try read(form)
        #expect(form.injuries.count > 60)
        #expect(findings.filter { $0.kind == .searchIncomplete }.map(\.message) == [])
        let right = outcome.fates.count { $0.fate == .right || $0.fate == .rightInDoubt }
        #expect(right * 10 > outcome.fates.count * 8)
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
