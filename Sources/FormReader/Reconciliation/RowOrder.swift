import OwnershipModel

/// What the orders cost in which a table's rows and rows torn out of it may be put together, a row at a time.
///
/// Both the table's rows and the torn ones keep their order. Balances hold along each chain, notes are first referred
/// to in their order, dates do not fall, and the rows of a chain and the torn ones stay together.
struct RowOrder {
    let rows: [ReadRow]
    let torn: [ReadRow]
    private let balance: Balance
    let rowChains: [Int]
    let tornChains: [Int]
    /// For each row of the table, and for each torn one, the last before it of the same chain and kind.
    private let lastRow: [[Int?]]
    private let lastTorn: [[Int?]]
    /// For each chain its first row in the table.
    private let firstRow: [Int: Int]
    /// Whether the table tells what several hold in rounds, a day or a code for all and then the next, and not chain
    /// by chain.
    private let goesInRounds: Bool
    /// Whether the table never acquires as many on the same day as it has just disposed of.
    private let acquiresFirst: Bool
    /// For each place in the table, what it costs to have each torn row there, by the order of the notes.
    private let noteCosts: [[Int]]
    /// The chains that have torn rows, each with its bit.
    let chainBits: [Int: Int]

    /// As many chains with torn rows are told apart; in the others only neighbours are.
    private static let mostChains = 5

    init(_ balance: Balance, rows: [ReadRow], torn: [ReadRow]) {
        self.balance = balance
        self.rows = rows
        self.torn = torn
        var numbers: [[UInt8]: Int] = [:]
        func number(_ row: ReadRow) -> Int {
            let key = balance.chain(of: row)
            if let known = numbers[key] { return known }
            numbers[key] = numbers.count
            return numbers.count - 1
        }
        rowChains = rows.map(number)
        tornChains = torn.map(number)
        let chains = Array(0..<numbers.count)
        lastRow = Self.last(rowChains, chains)
        lastTorn = Self.last(tornChains, chains)
        firstRow = Dictionary(rowChains.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        goesInRounds = Self.goesInRounds(rows, rowChains)
        acquiresFirst = !zip(rows, rows.dropFirst()).contains(where: Self.undoes)
        noteCosts = Self.noteCosts(rows, torn)
        var bits: [Int: Int] = [:]
        for chain in tornChains where bits[chain] == nil && bits.count < Self.mostChains {
            bits[chain] = bits.count
        }
        chainBits = bits
    }

    /// For each chain and each number of rows, which of these is the last of the chain.
    private static func last(_ chains: [Int], _ all: [Int]) -> [[Int?]] {
        all.map { chain in
            var last: [Int?] = [nil]
            for (index, other) in chains.enumerated() { last.append(other == chain ? index : last[index]) }
            return last
        }
    }

    /// Whether chains come back after others on a later day or with another code, and no date falls.
    private static func goesInRounds(_ rows: [ReadRow], _ chains: [Int]) -> Bool {
        let transactions = rows.indices.filter { rows[$0].isTransaction }
        var seen: Set<Int> = []
        var comesBack = false
        for (previous, next) in zip(transactions, transactions.dropFirst())
        where chains[previous] != chains[next] {
            seen.insert(chains[previous])
            if rows[next].isBefore(rows[previous]) { return false }
            if seen.contains(chains[next]) { comesBack = true }
        }
        return comesBack
    }

    // MARK: The order of notes

    /// Notes are numbered in the order in which the form first refers to them: what refers to a note first stands
    /// before what first refers to a later one.
    ///
    /// The notes to which torn rows refer are held against those to which none of them does, unless the table refers
    /// to the two in their order already. Notes that the table has out of order tell nothing.
    private static func noteCosts(_ rows: [ReadRow], _ torn: [ReadRow]) -> [[Int]] {
        let (firstInRows, firstTorn) = (firstReferences(rows), firstReferences(torn))
        var costs = [[Int]](repeating: [Int](repeating: 0, count: rows.count + 1), count: torn.count)
        let ordered = inOrder(firstInRows.filter { firstTorn[$0.key] == nil })
        for (number, row) in firstTorn {
            for (other, place) in ordered {
                guard other < number || (firstInRows[number] ?? rows.count) > place else { continue }
                if other < number, let own = firstInRows[number], own < place { continue }
                // One too early, or one too late.
                let wrong = other < number ? 0...place : place + 1...rows.count
                for index in wrong { costs[row][index] = 1 }
            }
        }
        return costs
    }

    /// The notes that stand in their order, with their rows: those of the longest run of notes that do, as far as
    /// there is no other run as long.
    private static func inOrder(_ first: [Int: Int]) -> [(number: Int, row: Int)] {
        let notes = first.map { (number: $0.key, row: $0.value) }.sorted {
            ($0.row, $0.number) < ($1.row, $1.number)
        }
        var (before, after) = (
            [Int](repeating: 1, count: notes.count), [Int](repeating: 1, count: notes.count)
        )
        for index in notes.indices {
            for other in 0..<index where notes[other].number < notes[index].number {
                before[index] = max(before[index], before[other] + 1)
            }
        }
        for index in notes.indices.reversed() {
            for other in index + 1..<notes.count where notes[other].number > notes[index].number {
                after[index] = max(after[index], after[other] + 1)
            }
        }
        let longest = notes.indices.filter { before[$0] + after[$0] - 1 == before.max() }
        return longest.filter { index in longest.count { before[$0] == before[index] } == 1 }.map {
            notes[$0]
        }
    }

    /// For each note the first row that refers to it.
    private static func firstReferences(_ rows: [ReadRow]) -> [Int: Int] {
        var first: [Int: Int] = [:]
        for (index, row) in rows.enumerated() {
            for number in row.noteNumbers where first[number] == nil { first[number] = index }
        }
        return first
    }

    // MARK: What an order costs

    private static let costOfBrokenBalance = 24
    private static let costOfFallingDate = 16
    private static let costOfNoteOrder = 14
    private static let costOfChangedTitle = 10
    private static let costOfDisposalFirst = 8
    private static let costOfHoldingFirst = 9
    private static let costOfHoldingOfAnotherTitleFirst = 4
    private static let costOfChangedChain = 8
    private static let costOfSplit = 4
    private static let costOfChangedCode = 3
    private static let costOfDisorder = 3
    /// How much less a change of chain costs the more alike the natures are.
    private static let mostAlike = 3

    /// What it costs that one row comes next: a broken balance, a falling date, a change of chain, notes out of order.
    func costOfNext(
        _ i: Int, _ j: Int, _ lastIsTorn: Bool, _ chainEndsTorn: Bool, _ takesTorn: Bool
    ) -> Int {
        let next = takesTorn ? torn[j] : rows[i]
        let chain = takesTorn ? tornChains[j] : rowChains[i]
        var cost = takesTorn ? noteCosts[j][i] * Self.costOfNoteOrder : 0
        let inChain = chainEndsTorn ? lastTorn[chain][j].map { torn[$0] } : lastRow[chain][i].map { rows[$0] }
        if let inChain {
            if balance.mayHold(inChain, next) == false {
                // A holding may be another account's.
                cost += Self.costOfBrokenBalance / (inChain.isTransaction ? 1 : 3)
            }
            if next.isBefore(inChain) { cost += Self.costOfFallingDate }
            if acquiresFirst, Self.undoes(inChain, next) { cost += Self.costOfDisposalFirst }
        }
        if takesTorn, !lastIsTorn { cost += Self.costOfSplit }
        guard i + j > 0 else { return cost }
        let previous = lastIsTorn ? torn[j - 1] : rows[i - 1]
        let previousChain = lastIsTorn ? tornChains[j - 1] : rowChains[i - 1]
        if previousChain != chain, !goesOn(previous, next) {
            cost += costOfChange(previous, next)
            if next.isBefore(previous) {
                cost += goesInRounds ? Self.costOfFallingDate : Self.costOfFallingDate / 4
            } else if next.hasSameCode(as: previous), !previous.isBefore(next),
                let first = firstRow[chain], let before = firstRow[previousChain], first < before
            {
                // What several hold is told in the same order each time.
                cost += Self.costOfDisorder
            }
            if next.isTransaction, !next.hasSameCode(as: previous) {
                cost += Self.costOfChangedCode * (goesInRounds ? 2 : 1)
            }
        }
        if next.isTransaction, !previous.isTransaction {
            cost +=
                balance.isSame(.title, previous, next)
                ? Self.costOfHoldingFirst : Self.costOfHoldingOfAnotherTitleFirst
        }
        return cost
    }

    /// Whether a row of another chain belongs to the one before: it goes on with its balance, the title being written
    /// otherwise, or acquires what the other disposes of.
    private func goesOn(_ previous: ReadRow, _ next: ReadRow) -> Bool {
        guard !next.isBefore(previous), let owned = previous[.owned]?.number?.amount else { return false }
        if owned > 0, balance.holds(previous, next) == true { return true }
        let amounts = previous.readings(previous.amountColumn)
        return previous.isAcquisition == false && next.isAcquisition == true && !previous.isBefore(next)
            && next.hasSameCode(as: previous) && balance.isSame(.title, previous, next)
            && next.readings(next.amountColumn).contains(where: amounts.contains)
    }

    /// Whether a row acquires on the same day as many as the one before it disposes of: what is sold at once was
    /// acquired first.
    private static func undoes(_ previous: ReadRow, _ next: ReadRow) -> Bool {
        guard previous.isAcquisition == false, next.isAcquisition == true, !next.isBefore(previous),
            !previous.isBefore(next)
        else { return false }
        let amounts = previous.readings(previous.amountColumn)
        return next.readings(next.amountColumn).contains(where: amounts.contains)
    }

    /// What it costs that a row of another chain comes next: less where the titles are the same, and the natures
    /// begin with the same words.
    private func costOfChange(_ previous: ReadRow, _ next: ReadRow) -> Int {
        if goesInRounds { return 0 }
        guard balance.isSame(.title, previous, next) else { return Self.costOfChangedTitle }
        return Self.costOfChangedChain - min(Self.mostAlike, balance.commonStart(.nature, previous, next) / 8)
    }
}

extension ReadRow {
    /// The notes that its cells refer to.
    fileprivate var noteNumbers: Set<Int> { Set(columns.flatMap { self[$0]!.notes }) }

    /// Whether two rows have the same transaction code with the same references.
    fileprivate func hasSameCode(as other: ReadRow) -> Bool {
        self[.code]?.code == other[.code]?.code && self[.code]?.notes == other[.code]?.notes
    }

    /// Whether its transaction is earlier than another's.
    fileprivate func isBefore(_ other: ReadRow) -> Bool {
        guard let date = self[.transactionDate]?.date, let previous = other[.transactionDate]?.date else {
            return false
        }
        return date.lexical < previous.lexical
    }
}
