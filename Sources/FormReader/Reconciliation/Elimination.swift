/// Finds the way of reading all doubts that makes most relations hold, and among those fewest fail, and among those
/// is nearest to the text: exactly, by eliminating one doubt after the other.
///
/// The work depends on how the doubts hang together, not on how many ways there are to read them all. It is counted,
/// and given up where it would become too much.
struct Elimination {
    /// How good the best way is, less being better, and whether no other is as good.
    struct Score: Equatable {
        private(set) var packed: Int

        private static let failing = 1_000_000
        private static let holding = 1_000 * failing

        init(_ verdict: Relation.Verdict) {
            switch verdict {
            case .silent: packed = 0
            case .holds: packed = -Self.holding
            case .fails: packed = Self.failing
            }
        }

        init(cost: Int) { packed = cost }

        static func + (a: Score, b: Score) -> Score {
            var sum = a
            sum.packed += b.packed
            return sum
        }

        /// Whether a way with this score satisfies the relations better than one with the other, whatever it costs.
        func satisfiesMore(than other: Score) -> Bool {
            other.packed - packed > Self.failing / 2
        }
    }

    /// Steps that all searches of one form may take together.
    struct Budget {
        private(set) var left: Int

        init(_ steps: Int) { left = steps }

        mutating func spend(_ steps: Int) -> Bool {
            left -= steps
            return left >= 0
        }
    }

    private let sizes: [Int]
    /// Scores for each combination of the readings of some doubts: those of one doubt by itself, then of each relation.
    private let tables: [[Score]]
    private let steps: [Step]

    /// - Parameters:
    ///   - members: the doubts of one component: no relation binds them to any other.
    init(_ doubts: [Doubt], _ relations: [Relation], members: [Int]) {
        sizes = doubts.map(\.costs.count)
        tables =
            members.map { doubts[$0].costs.map(Score.init(cost:)) }
            + relations.map { $0.verdicts.map(Score.init) }
        let scopes = members.map { [$0] } + relations.map(\.doubts)
        steps = Self.steps(Self.order(members, scopes), scopes, sizes)
    }

    /// The doubts in the order in which they are eliminated: the one next that then binds fewest others together.
    private static func order(_ members: [Int], _ scopes: [[Int]]) -> [Int] {
        var neighbours: [Int: Set<Int>] = [:]
        for scope in scopes {
            for doubt in scope { neighbours[doubt, default: []].formUnion(scope) }
        }
        var left = Set(members)
        var order: [Int] = []
        while let next = left.min(by: {
            (neighbours[$0]!.count, $0) < (neighbours[$1]!.count, $1)
        }) {
            let around = neighbours[next]!.subtracting([next])
            for doubt in around {
                neighbours[doubt]!.formUnion(around)
                neighbours[doubt]!.remove(next)
            }
            left.remove(next)
            order.append(next)
        }
        return order
    }

    /// What eliminating one doubt takes: it is the same whatever the readings are.
    private struct Step {
        var doubt: Int
        /// The doubts that it binds together.
        var scope: [Int]
        /// How many combinations of their readings there are.
        var count: Int
        /// The tables that speak of it, by their numbers; each step's own table is numbered behind those before.
        var involved: [Int]
        var strides: [[Int]]
    }

    /// More combinations than any budget allows.
    private static let tooMany = 1 << 40

    private static func steps(_ order: [Int], _ scopes: [[Int]], _ sizes: [Int]) -> [Step] {
        var scopes = scopes
        var open: [Int: Set<Int>] = [:]
        for (table, scope) in scopes.enumerated() {
            for doubt in scope { open[doubt, default: []].insert(table) }
        }
        return order.map { doubt in
            let involved = (open[doubt] ?? []).sorted()
            let scope = Set(involved.flatMap { scopes[$0] }).subtracting([doubt]).sorted()
            for other in scope {
                open[other]!.subtract(involved)
                open[other]!.insert(scopes.count)
            }
            let moves = involved.map { strides(of: scopes[$0], in: scope + [doubt], sizes) }
            scopes.append(scope)
            return Step(
                doubt: doubt, scope: scope, count: scope.reduce(1) { min($0 * sizes[$1], tooMany) },
                involved: involved, strides: moves)
        }
    }

    /// The best choice for each member; `nil` where the budget is spent.
    ///
    /// - Parameter forbidden: a way of reading one doubt that is left out.
    func best(_ budget: inout Budget, without forbidden: (doubt: Int, option: Int)? = nil)
        -> (choices: [Int: Int], score: Score)?
    {
        var tables = self.tables
        var constant = Score(cost: 0)
        var decisions: [[Int]] = []
        for step in steps {
            guard budget.spend(step.count * sizes[step.doubt] * step.involved.count) else { return nil }
            let without = forbidden?.doubt == step.doubt ? forbidden?.option : nil
            guard let (scores, options) = eliminate(step, tables, without: without) else { return nil }
            decisions.append(options)
            if step.scope.isEmpty { constant = constant + scores[0] }
            tables.append(scores)
        }
        var choices: [Int: Int] = [:]
        for (step, options) in zip(steps, decisions).reversed() {
            var index = 0
            for other in step.scope { index = index * sizes[other] + choices[other]! }
            choices[step.doubt] = options[index]
        }
        return (choices, constant)
    }

    /// The best score for each combination of what a doubt binds together, and the option that has it.
    private func eliminate(
        _ step: Step, _ tables: [[Score]], without forbidden: Int?
    ) -> (scores: [Score], options: [Int])? {
        var scores: [Score] = []
        var options: [Int] = []
        scores.reserveCapacity(step.count)
        options.reserveCapacity(step.count)
        var values = [Int](repeating: 0, count: step.scope.count)
        var offsets = [Int](repeating: 0, count: step.involved.count)
        for _ in 0..<step.count {
            var best: Score?
            var choice = 0
            for option in 0..<sizes[step.doubt] where option != forbidden {
                var sum = Score(cost: 0)
                for index in step.involved.indices {
                    let stride = step.strides[index][step.scope.count]
                    sum = sum + tables[step.involved[index]][offsets[index] + option * stride]
                }
                if best == nil || sum.packed < best!.packed { (best, choice) = (sum, option) }
            }
            guard let best else { return nil }
            scores.append(best)
            options.append(choice)
            advance(&values, &offsets, step)
        }
        return (scores, options)
    }

    /// How far apart in a table's scores two readings of each doubt in `all` are.
    private static func strides(of scope: [Int], in all: [Int], _ sizes: [Int]) -> [Int] {
        var strides = [Int](repeating: 0, count: all.count)
        var step = 1
        for doubt in scope.reversed() {
            strides[all.firstIndex(of: doubt)!] = step
            step = min(step * sizes[doubt], tooMany)
        }
        return strides
    }

    /// Goes on to the next combination of the readings of a step's scope, the last doubt's changing first.
    private func advance(_ values: inout [Int], _ offsets: inout [Int], _ step: Step) {
        for position in step.scope.indices.reversed() {
            values[position] += 1
            let isOver = values[position] == sizes[step.scope[position]]
            let move = isOver ? 1 - sizes[step.scope[position]] : 1
            for index in offsets.indices { offsets[index] += move * step.strides[index][position] }
            guard isOver else { return }
            values[position] = 0
        }
    }
}
