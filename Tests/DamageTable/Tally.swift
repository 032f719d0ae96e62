import Damage
import Section16

/// What became of many documents.
struct Tally {
    private var hitDocuments = 0
    private var rightDocuments = 0
    private var fates: [Outcome.Fate: Int] = [:]
    private var silent = 0
    /// Fields damaged without a trace that something binds, and those of them of which nothing was said.
    private var bound = 0
    private var boundSilent = 0
    /// A line for each field of which nothing was said, and for each document without damage of which something was.
    private(set) var failures: [String] = []

    mutating func add(_ form: DamagedForm, _ seed: UInt64) {
        guard let reading = try? FormReader.read(Page(bytes: form.bytes), options: form.identities) else {
            failures.append("seed \(seed): not read")
            return
        }
        let outcome = Outcome(of: form, read: reading.document, findings: reading.findings)
        if form.injuries.isEmpty {
            failures += reading.findings.map { "seed \(seed), without damage: \($0.message)" }
        } else {
            hitDocuments += 1
            rightDocuments += outcome.isRight ? 1 : 0
        }
        for (_, _, fate) in outcome.fates { fates[fate, default: 0] += 1 }
        silent += outcome.silent.count
        let wrong = outcome.fates.filter { $0.fate == .wrong }.map(\.field)
        let unsaid = form.bound.intersection(wrong)
        bound += form.bound.count
        boundSilent += unsaid.count
        failures += unsaid.sorted().map { "seed \(seed): \($0) is bound, and nothing is said" }
        for difference in outcome.silent where form.injuries.contains(where: { $0.damage.leavesTrace }) {
            let values = [difference.left, difference.right].map { $0?.value ?? "nothing" }
            failures.append("seed \(seed): \(difference.path): \(values[0]) became \(values[1])")
        }
    }

    mutating func add(_ other: Tally) {
        hitDocuments += other.hitDocuments
        rightDocuments += other.rightDocuments
        fates.merge(other.fates, uniquingKeysWith: +)
        silent += other.silent
        bound += other.bound
        boundSilent += other.boundSilent
        failures += other.failures
    }

    private var hit: Int { fates.values.reduce(0, +) }

    private func share(_ count: Int) -> String {
        let tenths = hit == 0 ? 0 : (count * 1_000 + hit / 2) / hit
        return "\(tenths / 10).\(tenths % 10)"
    }

    /// Of damage that leaves a trace.
    var traceCells: [String] {
        let shares = [Outcome.Fate.right, .rightInDoubt, .missing, .wrongInDoubt].map {
            share(fates[$0, default: 0])
        }
        return ["\(hitDocuments)", "\(rightDocuments)", "\(hit)"] + shares + ["\(silent)"]
    }

    /// Of damage that leaves none.
    var boundCells: [String] {
        ["\(hitDocuments)", "\(hit)", "\(bound)", "\(boundSilent)", share(hit - bound)]
    }
}
