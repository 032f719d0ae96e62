import Damage
import OwnershipModel
import Section16

/// Damages made-up filings in every way and prints, as Markdown, what the reader made of them.
///
/// `DamageTable [DOCUMENTS [DAMAGE [SHOWN]]]`: how many documents for each damage and rate, one damage only, and of
/// how many failures to print the first ones.
@main
struct DamageTable {
    static let rates = [0.01, 0.03, 0.1]

    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        let documents = arguments.first.flatMap(UInt64.init) ?? 2_000
        let only = arguments.dropFirst().first
        let shown = arguments.dropFirst(2).first.flatMap(Int.init) ?? 0
        let all = Damage.allCases.map { (name: $0.words, damages: [$0]) }
        let rows = all + [("all of these that leave a trace", Damage.allCases.filter(\.leavesTrace))]
        for row in rows
        where only == nil || row.damages.map(\.rawValue) == [only] || only == "all" && row.damages.count > 1 {
            for rate in rates {
                let tally = await tally(row.damages, rate: rate, documents: documents, shown: shown)
                print(tally.line(row.name, rate))
            }
        }
    }

    private static func tally(_ damages: [Damage], rate: Double, documents: UInt64, shown: Int) async -> Tally
    {
        let part: UInt64 = 50
        let tallies = await withTaskGroup(of: (UInt64, Tally).self) { group in
            for start in stride(from: 0, to: documents, by: Int(part)) {
                group.addTask {
                    var tally = Tally()
                    for seed in start..<min(start + part, documents) {
                        let form = DamagedForm(
                            seed: seed, damages: damages, rate: rate, layout: .of(seed))
                        tally.add(form, seed)
                    }
                    return (start, tally)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        var whole = Tally()
        for (_, tally) in tallies.sorted(by: { $0.0 < $1.0 }) { whole.add(tally) }
        for failure in whole.failures.prefix(shown) { print(failure) }
        return whole
    }
}

/// What became of many documents.
private struct Tally {
    var hitDocuments = 0
    var rightDocuments = 0
    var fates: [Outcome.Fate: Int] = [:]
    var silent = 0
    /// Fields damaged without a trace that something binds, and those of them of which nothing was said.
    var bound = 0
    var missed = 0
    var failures: [String] = []

    mutating func add(_ form: DamagedForm, _ seed: UInt64) {
        guard let reading = try? FormReader.read(Page(bytes: form.bytes), options: form.identities) else {
            failures.append("seed \(seed): not read")
            silent += 1
            return
        }
        let outcome = Outcome(of: form, read: reading.document, findings: reading.findings)
        if form.injuries.isEmpty {
            let said = reading.findings.map { "\($0.message) [\($0.kind.code)]" }
            if !said.isEmpty || !outcome.isRight {
                failures.append("seed \(seed) without damage: \(said) \(outcome.silent)")
            }
        } else {
            hitDocuments += 1
            if outcome.isRight { rightDocuments += 1 }
        }
        for fate in outcome.fates { fates[fate.fate, default: 0] += 1 }
        let bound = form.bound
        let fields = Set(outcome.fates.lazy.filter { $0.fate == .wrong }.map(\.field))
        for field in bound.intersection(fields).sorted() {
            missed += 1
            failures.append("seed \(seed): \(field) is bound, and nothing is said")
        }
        self.bound += bound.count
        silent += outcome.silent.count
        for difference in outcome.silent where bound.isEmpty {
            failures.append(
                "seed \(seed): \(difference.path): \(difference.left?.value ?? "nothing") became \(difference.right?.value ?? "nothing")"
            )
        }
    }

    mutating func add(_ other: Tally) {
        hitDocuments += other.hitDocuments
        rightDocuments += other.rightDocuments
        fates.merge(other.fates, uniquingKeysWith: +)
        silent += other.silent
        bound += other.bound
        missed += other.missed
        failures += other.failures
    }

    func line(_ name: String, _ rate: Double) -> String {
        let hit = fates.values.reduce(0, +)
        func share(_ fate: Outcome.Fate) -> String {
            let tenths = hit == 0 ? 0 : (fates[fate, default: 0] * 1000 + hit / 2) / hit
            return "\(tenths / 10).\(tenths % 10)"
        }
        let cells =
            [name, "\(Int(rate * 100))", "\(hitDocuments)", "\(rightDocuments)", "\(hit)"]
            + Outcome.Fate.allCases.map(share) + ["\(silent)", "\(bound)", "\(missed)"]
        return "| \(cells.joined(separator: " | ")) |"
    }
}
