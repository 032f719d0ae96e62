import OwnershipModel

/// Finds the places of rows that were torn out of a table.
///
/// Both the table's rows and the torn ones keep their order; of all ways to put them together, the one is
/// taken in which the balances of neighbours hold, dates do not fall and as few chains as possible are broken.
struct RowPlacement {
    private let balance: Balance
    private let rows: [ReadRow]
    private let torn: [ReadRow]
    private let rowChains: [[UInt8]]
    private let tornChains: [[UInt8]]

    init(_ balance: Balance, rows: [ReadRow], torn: [ReadRow]) {
        self.balance = balance
        self.rows = rows
        self.torn = torn
        rowChains = rows.map(balance.chain)
        tornChains = torn.map(balance.chain)
    }

    /// The rows in their places, and whether no other order is as good.
    ///
    /// The work is the number of rows times the number of torn rows: neighbours alone are compared.
    func placed() -> (rows: [ReadRow], isOnlyOrder: Bool) {
        let (n, m) = (rows.count, torn.count)
        // best[i][j][s]: the least cost of placing the first i rows and j torn rows, the last of them torn if s.
        func index(_ i: Int, _ j: Int, _ lastIsTorn: Int) -> Int { (i * (m + 1) + j) * 2 + lastIsTorn }
        let unreachable = Int.max / 2
        var best = [Int](repeating: unreachable, count: (n + 1) * (m + 1) * 2)
        var ways = [Int](repeating: 0, count: best.count)
        var cameFromTorn = [Bool](repeating: false, count: best.count)
        best[index(0, 0, 0)] = 0
        ways[index(0, 0, 0)] = 1
        for i in 0...n {
            for j in 0...m where i + j > 0 {
                for lastIsTorn in 0...1 {
                    let (pi, pj) = lastIsTorn == 1 ? (i, j - 1) : (i - 1, j)
                    guard pi >= 0, pj >= 0 else { continue }
                    for previousIsTorn in 0...1 {
                        let before = best[index(pi, pj, previousIsTorn)]
                        guard before < unreachable else { continue }
                        let cost = before + costOfNeighbours(pi, pj, previousIsTorn == 1, lastIsTorn == 1)
                        let here = index(i, j, lastIsTorn)
                        if cost < best[here] {
                            best[here] = cost
                            ways[here] = ways[index(pi, pj, previousIsTorn)]
                            cameFromTorn[here] = previousIsTorn == 1
                        } else if cost == best[here] {
                            ways[here] = min(2, ways[here] + ways[index(pi, pj, previousIsTorn)])
                        }
                    }
                }
            }
        }
        let (plain, withTorn) = (index(n, m, 0), index(n, m, 1))
        let least = min(best[plain], best[withTorn])
        let ways0 = best[plain] == least ? ways[plain] : 0
        let ways1 = best[withTorn] == least ? ways[withTorn] : 0
        var order: [ReadRow] = []
        var (i, j, lastIsTorn) = (n, m, best[withTorn] <= best[plain])
        while i + j > 0 {
            let previous = cameFromTorn[index(i, j, lastIsTorn ? 1 : 0)]
            if lastIsTorn {
                j -= 1
                order.append(torn[j])
            } else {
                i -= 1
                order.append(rows[i])
            }
            lastIsTorn = previous
        }
        return (order.reversed(), ways0 + ways1 == 1)
    }

    /// What it costs that one row comes right before another: a broken balance, a falling date, a change of chain.
    private func costOfNeighbours(_ i: Int, _ j: Int, _ previousIsTorn: Bool, _ nextIsTorn: Bool) -> Int {
        guard i + j > 0 else { return 0 }
        let previous = previousIsTorn ? torn[j - 1] : rows[i - 1]
        let next = nextIsTorn ? torn[j] : rows[i]
        let previousChain = previousIsTorn ? tornChains[j - 1] : rowChains[i - 1]
        let nextChain = nextIsTorn ? tornChains[j] : rowChains[i]
        var cost = 0
        if let first = previous[.transactionDate]?.date, let second = next[.transactionDate]?.date,
            second.lexical < first.lexical
        {
            cost += 4
        }
        if previousChain != nextChain {
            cost += 2
        } else if balance.mayHold(previous, next) == false {
            cost += 5
        }
        return cost
    }
}
