import OwnershipModel

/// Finds the places of rows that were torn out of a table: of all ways to put them together with the table's rows,
/// the best one, and what of it another way that is nearly as good has otherwise.
struct RowPlacement {
    private let rows: [ReadRow]
    private let torn: [ReadRow]
    private let balance: Balance
    private let order: RowOrder
    /// What each step costs, by the rows that are placed and by what `stepIndex` tells further.
    private let costs: [Int]

    init(_ balance: Balance, rows: [ReadRow], torn: [ReadRow]) {
        self.balance = balance
        self.rows = rows
        self.torn = torn
        order = RowOrder(balance, rows: rows, torn: torn)
        costs = Self.costs(order)
    }

    /// How much more an order may cost than the best one and still be one that the form may have had.
    private static let margin = 12

    /// How many rows of either kind are placed, whether the last of them is a torn one, and for which chains.
    private struct State: Hashable {
        var rows = 0
        var torn = 0
        var lastIsTorn = false
        var mask = 0
    }

    /// What the best way to a state costs, and the state before.
    private struct Way {
        var cost: Int
        /// How far from the table's end the torn rows stand, which decides between ways that cost as little.
        var distance: Int
        var before: State?
    }

    /// The rows in their places, the torn ones as late as may be; what another order that is nearly as good has
    /// otherwise is in doubt.
    ///
    /// The work is the number of rows times the number of torn rows: along each chain neighbours alone are compared.
    func placed() -> [ReadRow] {
        let ways = ways()
        let ends = states(rows.count, torn.count).filter { ways[index($0)] != nil }
        let last = ends.min {
            let (one, other) = (ways[index($0)]!, ways[index($1)]!)
            return (one.cost, one.distance) < (other.cost, other.distance)
        }!
        let rivals = Rivals(self, ways, rests(ways), upTo: ways[index(last)]!.cost + Self.margin)
        var path = [last]
        while let before = ways[index(path.last!)]!.before { path.append(before) }
        path.reverse()
        let jumps = zip(path, path.dropFirst()).filter(\.1.lastIsTorn).map { rivals.jumps(of: $0.0) }
        return zip(path, path.dropFirst()).map { before, next in
            var row = next.lastIsTorn ? torn[before.torn] : rows[before.rows]
            if next.lastIsTorn {
                row.isPlaceInDoubt = jumps[before.torn].contains { rows[$0].contains { !isSame($0, row) } }
                if row.isPlaceInDoubt { row.doubtful.formUnion(row.columns) }
            }
            if next.lastIsTorn || mayBeMoved(before.rows, jumps) {
                for rival in rivals.rows[number(row, before), default: []] { doubt(&row, rival) }
            }
            return row
        }
    }

    /// Whether a row of the table is out of its place where the torn ones are in the wrong one: where they pass more
    /// rows than they are, these keep their order, and the torn ones are out of it.
    private func mayBeMoved(_ row: Int, _ jumps: [[Range<Int>]]) -> Bool {
        let jumps = jumps.map { $0.filter { $0.contains(row) } }.filter { !$0.isEmpty }
        return jumps.joined().contains { $0.count <= jumps.count }
    }

    private func isSame(_ one: ReadRow, _ other: ReadRow) -> Bool {
        Column.allCases.allSatisfy { balance.isSame($0, one, other) }
    }

    /// Doubts what a row has of its own where another one may stand in its place: all of it, where that is half of
    /// its cells.
    private func doubt(_ row: inout ReadRow, _ rival: ReadRow) {
        let own = row.columns.filter { !balance.isSame($0, row, rival) }
        guard !own.isEmpty else { return }
        row.isPlaceInDoubt = true
        row.doubtful.formUnion(own.count * 2 >= row.columns.count ? row.columns : own)
    }

    /// The number of a row among those of its kind, transactions or holdings, as the rows before it have it.
    private struct Number: Hashable {
        var isTransaction: Bool
        var number: Int
    }

    private func number(_ row: ReadRow, _ state: State) -> Number {
        let isTransaction = row.isTransaction
        let before = (rows[..<state.rows] + torn[..<state.torn]).count { $0.isTransaction == isTransaction }
        return Number(isTransaction: isTransaction, number: before)
    }

    // MARK: The search

    private func index(_ state: State) -> Int {
        ((state.rows * (torn.count + 1) + state.torn) * 2 + (state.lastIsTorn ? 1 : 0))
            << order.chainBits.count
            + state.mask
    }

    private func states(_ rows: Int, _ torn: Int) -> [State] {
        [false, true].flatMap { lastIsTorn in
            (0..<1 << order.chainBits.count).map {
                State(rows: rows, torn: torn, lastIsTorn: lastIsTorn, mask: $0)
            }
        }
    }

    private static func stepIndex(_ lastIsTorn: Bool, _ chainEndsTorn: Bool, _ takesTorn: Bool) -> Int {
        (lastIsTorn ? 4 : 0) + (chainEndsTorn ? 2 : 0) + (takesTorn ? 1 : 0)
    }

    private static func costs(_ order: RowOrder) -> [Int] {
        let (n, m) = (order.rows.count, order.torn.count)
        var costs: [Int] = []
        costs.reserveCapacity((n + 1) * (m + 1) * 8)
        for i in 0...n {
            for j in 0...m {
                for lastIsTorn in [false, true] {
                    for chainEndsTorn in [false, true] {
                        for takesTorn in [false, true] {
                            let isPossible =
                                (takesTorn ? j < m : i < n) && (lastIsTorn ? j > 0 : i > 0 || j == 0)
                            costs.append(
                                isPossible ? order.costOfNext(i, j, lastIsTorn, chainEndsTorn, takesTorn) : 0)
                        }
                    }
                }
            }
        }
        return costs
    }

    /// What may come next, and what that costs.
    private func steps(from state: State) -> [(next: State, cost: Int)] {
        [false, true].compactMap { takesTorn in
            guard takesTorn ? state.torn < torn.count : state.rows < rows.count else { return nil }
            let chain = takesTorn ? order.tornChains[state.torn] : order.rowChains[state.rows]
            let bit = order.chainBits[chain].map { 1 << $0 } ?? 0
            let cost = costs[
                (state.rows * (torn.count + 1) + state.torn) * 8
                    + Self.stepIndex(state.lastIsTorn, state.mask & bit != 0, takesTorn)]
            var next = state
            if takesTorn { next.torn += 1 } else { next.rows += 1 }
            next.lastIsTorn = takesTorn
            next.mask = takesTorn ? state.mask | bit : state.mask & ~bit
            return (next, cost)
        }
    }

    /// The best way to each state.
    private func ways() -> [Way?] {
        var ways = [Way?](repeating: nil, count: index(State(rows: rows.count + 1)))
        ways[index(State())] = Way(cost: 0, distance: 0)
        for i in 0...rows.count {
            for j in 0...torn.count {
                for state in states(i, j) {
                    guard let way = ways[index(state)] else { continue }
                    for (next, cost) in steps(from: state) {
                        let new = Way(
                            cost: way.cost + cost,
                            distance: way.distance + (next.lastIsTorn ? rows.count - i : 0), before: state)
                        if let known = ways[index(next)],
                            (known.cost, known.distance) <= (new.cost, new.distance)
                        {
                            continue
                        }
                        ways[index(next)] = new
                    }
                }
            }
        }
        return ways
    }

    /// What the best way on costs from each state that can be reached.
    private func rests(_ ways: [Way?]) -> [Int] {
        var rests = [Int](repeating: 0, count: ways.count)
        for i in (0...rows.count).reversed() {
            for j in (0...torn.count).reversed() where i + j < rows.count + torn.count {
                for state in states(i, j) where ways[index(state)] != nil {
                    rests[index(state)] = steps(from: state).map { $0.cost + rests[index($0.next)] }.min()!
                }
            }
        }
        return rests
    }

    /// What the orders have otherwise that cost no more than some.
    private struct Rivals {
        /// The rows that have each number in one of them.
        private(set) var rows: [Number: [ReadRow]] = [:]
        /// For each torn row, how many of the table's rows stand before it in them.
        private var places: [Set<Int>]

        init(_ placement: RowPlacement, _ ways: [Way?], _ rests: [Int], upTo most: Int) {
            places = placement.torn.map { _ in [] }
            for i in 0...placement.rows.count {
                for j in 0...placement.torn.count {
                    var next: Set<Bool> = []
                    for state in placement.states(i, j) {
                        guard let cost = ways[placement.index(state)]?.cost else { continue }
                        for step in placement.steps(from: state)
                        where cost + step.cost + rests[placement.index(step.next)] <= most {
                            next.insert(step.next.lastIsTorn)
                        }
                    }
                    for isTorn in next {
                        let row = isTorn ? placement.torn[j] : placement.rows[i]
                        rows[placement.number(row, State(rows: i, torn: j)), default: []].append(row)
                        if isTorn { places[j].insert(i) }
                    }
                }
            }
        }

        /// The rows of the table that a torn one, placed next, would pass if it stood elsewhere.
        func jumps(of state: State) -> [Range<Int>] {
            places[state.torn].map { min($0, state.rows)..<max($0, state.rows) }
        }
    }
}
