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

    /// Filings of which something was once wrong unsaid, besides the first ones.
    private static let hard: [UInt64] = [
        2, 13, 14, 69, 188, 282, 290, 311, 316, 335, 361, 372, 462, 491, 536, 663, 732, 914, 951, 992, 1020,
        1176, 1190,
        1210, 1384, 1484, 1612, 1651, 1931, 1983, 1990,
    ]

    @Test("So it is where all damage that leaves a trace comes at once", arguments: [0.01, 0.03, 0.1])
    func tracesAtOnce(_ rate: Double) throws {
        for seed in Self.seeds + Self.hard {
            let form = DamagedForm(
                seed: seed, damages: Damage.allCases.filter(\.leavesTrace), rate: rate, layout: .of(seed))
            let silent = try read(form).outcome.silent
            #expect(silent.map(\.line) == [], "seed \(seed)")
        }
    }

    /// Filings with digits that were once bound and unsaid.
    private static let hardDigits: [UInt64] = [
        70, 89, 115, 147, 265, 291, 338, 357, 433, 442, 571, 679, 683, 747, 784, 786, 809, 856, 862, 878, 896,
        914, 971,
        987, 1071, 1219, 1320, 1387, 1491, 1515, 1584, 1611, 1737, 1742, 1797, 1954, 1994,
    ]

    @Test(
        "Where it leaves none, no field is wrong that something binds without a warning that names it",
        arguments: Damage.allCases.filter { !$0.leavesTrace }, [0.03, 0.1])
    func bindings(_ damage: Damage, _ rate: Double) throws {
        for seed in Self.seeds + Self.hardDigits {
            let form = DamagedForm(seed: seed, damages: [damage], rate: rate, layout: .of(seed))
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
