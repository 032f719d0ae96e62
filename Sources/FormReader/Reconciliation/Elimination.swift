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

    /// Scores for the combinations of some doubts' readings.
    private struct Table {
        var doubts: [Int]
        var scores: [Score]
    }

    private let sizes: [Int]
    private let members: [Int]
    private let tables: [Table]
    private let order: [Int]

    /// - Parameters:
    ///   - members: the doubts of one component: no relation binds them to any other.
    init(_ doubts: [Doubt], _ relations: [Relation], members: [Int]) {
        sizes = doubts.map(\.costs.count)
        self.members = members
        tables =
            members.map { Table(doubts: [$0], scores: doubts[$0].costs.map(Score.init(cost:))) }
            + relations.map { Table(doubts: $0.doubts, scores: $0.verdicts.map(Score.init)) }
        order = Self.order(members, tables.map(\.doubts))
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

    /// The best choice for each member; `nil` where the budget is spent.
    ///
    /// - Parameter forbidden: a way of reading one doubt that is left out.
    func best(_ budget: inout Budget, without forbidden: (doubt: Int, option: Int)? = nil)
        -> (choices: [Int: Int], score: Score)?
    {
        var tables = self.tables
        var constant = Score(cost: 0)
        var decisions: [(doubt: Int, scope: [Int], options: [Int])] = []
        for doubt in order {
            let involved = tables.filter { $0.doubts.contains(doubt) }
            tables.removeAll { $0.doubts.contains(doubt) }
            let scope = Set(involved.flatMap(\.doubts)).subtracting([doubt]).sorted()
            let count = scope.reduce(1) { $0 * sizes[$1] }
            guard budget.spend(count * sizes[doubt] * involved.count) else { return nil }
            let all = scope + [doubt]
            var strides = involved.map { stride(of: $0, in: all) }
            var scores: [Score] = []
            var options: [Int] = []
            scores.reserveCapacity(count)
            var values = [Int](repeating: 0, count: all.count)
            var offsets = [Int](repeating: 0, count: involved.count)
            for _ in 0..<count {
                var best: Score?
                var choice = 0
                for option in 0..<sizes[doubt]
                where forbidden == nil || forbidden!.doubt != doubt || forbidden!.option != option {
                    var sum = Score(cost: 0)
                    for index in involved.indices {
                        sum =
                            sum
                            + involved[index].scores[offsets[index] + option * strides[index][all.count - 1]]
                    }
                    if best == nil || sum.packed < best!.packed { (best, choice) = (sum, option) }
                }
                guard let best else { return nil }
                scores.append(best)
                options.append(choice)
                advance(&values, &offsets, &strides, scope)
            }
            decisions.append((doubt, scope, options))
            if scope.isEmpty {
                constant = constant + scores[0]
            } else {
                tables.append(Table(doubts: scope, scores: scores))
            }
        }
        var choices: [Int: Int] = [:]
        for (doubt, scope, options) in decisions.reversed() {
            var index = 0
            for other in scope { index = index * sizes[other] + choices[other]! }
            choices[doubt] = options[index]
        }
        return (choices, constant)
    }

    /// How far apart in a table's scores two readings of each doubt in `all` are.
    private func stride(of table: Table, in all: [Int]) -> [Int] {
        var strides = [Int](repeating: 0, count: all.count)
        var step = 1
        for doubt in table.doubts.reversed() {
            strides[all.firstIndex(of: doubt)!] = step
            step *= sizes[doubt]
        }
        return strides
    }

    /// Goes on to the next combination of the readings of `scope`, the last doubt's changing first.
    private func advance(
        _ values: inout [Int], _ offsets: inout [Int], _ strides: inout [[Int]], _ scope: [Int]
    ) {
        for position in scope.indices.reversed() {
            values[position] += 1
            let isOver = values[position] == sizes[scope[position]]
            let step = isOver ? 1 - sizes[scope[position]] : 1
            for index in offsets.indices { offsets[index] += step * strides[index][position] }
            guard isOver else { return }
            values[position] = 0
        }
    }
}
