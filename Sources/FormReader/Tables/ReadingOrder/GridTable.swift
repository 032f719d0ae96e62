/// The cells and columns of a table in reading order, and what its rows cost as far as they are filled.
final class GridTable {
    /// A row as far as it is filled: a bit for each column, and the cells that others are compared with.
    struct Row {
        var values: UInt16 = 0
        var notes: UInt16 = 0
        fileprivate(set) var amount: Int32 = -1
        fileprivate(set) var owned: Int32 = -1
        fileprivate(set) var underlying: Int32 = -1
        fileprivate(set) var letter: Int32 = -1
        fileprivate(set) var code: Int32 = -1
        fileprivate(set) var ownership: Int32 = -1
        fileprivate(set) var exercisable: Int32 = -1
        fileprivate(set) var expiration: Int32 = -1
        fileprivate(set) var date: Int32 = -1
        /// The columns that cells found later may fill.
        fileprivate(set) var free: UInt16 = 0
        fileprivate(set) var lacks = Lacks()
    }

    /// What rows lack, and how many are transactions and holdings.
    struct Lacks {
        private var counts = SIMD8<Int16>(repeating: 0)

        init() {}

        /// How many bits there are of each.
        init(_ bits: SIMD8<UInt16>) {
            var counts = bits &- ((bits &>> 1) & 0x5555)
            counts = (counts & 0x3333) &+ ((counts &>> 2) & 0x3333)
            counts = (counts &+ (counts &>> 4)) & 0x0F0F
            self.counts = SIMD8(truncatingIfNeeded: (counts &+ (counts &>> 8)) & 0x1F)
        }

        /// How many cells of each kind are needed.
        subscript(kind: Int) -> Int {
            get { Int(counts[kind]) }
            set { counts[kind] = Int16(truncatingIfNeeded: newValue) }
        }
        /// How many cells fewer there are than needed, of all kinds.
        func shortage(_ supply: SIMD4<Int16>) -> Int {
            let lacking = counts.lowHalf &- supply
            return Int(lacking.replacing(with: 0, where: lacking .< 0).wrappedSum())
        }

        /// How many columns to the left of others that are filled.
        var passed: Int {
            get { self[4] }
            set { self[4] = newValue }
        }
        var transactions: Int {
            get { self[5] }
            set { self[5] = newValue }
        }
        var holdings: Int {
            get { self[6] }
            set { self[6] = newValue }
        }

        static func += (one: inout Lacks, other: Lacks) { one.counts &+= other.counts }

        static func -= (one: inout Lacks, other: Lacks) { one.counts &-= other.counts }
    }

    /// What a cell is compared by.
    private struct Content {
        var amount: Int?
        var letter: UInt8?
        var day: Int?
        var isAcquisition: Bool
        var isIndirect: Bool
    }

    let cells: [OrderedCell]
    let columns: [Column]
    let isDerivative: Bool
    /// Whether cells that stand side by side have an empty line between them.
    let hasBlocks: Bool
    /// Whether the cells stand in turn, row by row from left to right.
    let isInTurn: Bool
    /// How many rows the numbers and letters of the table are enough for, where they fit.
    let expected: (transactions: Int, holdings: Int)?
    /// For each cell the columns whose headings stand below it.
    let above: [UInt16]
    /// For each cell that is notes, what it costs that they belong to each column.
    let costsOfNotes: [[Int]]
    /// For each cell the notes it refers to that others refer to as well, by their place among these; and the columns from
    /// which rows that are not searched refer to each.
    let references: [[Int]]
    let referring: SIMD16<UInt16>
    /// Whether a balance may hold that each cell is a part of.
    let mayBalance: [Bool]
    private let contents: [Content]
    private let transactionBits: UInt16
    /// The columns that a transaction should have, those that notes alone may fill, and those of each kind of cell.
    private let requiredBits: UInt16
    private let aloneBits: UInt16
    private let lackBits: SIMD8<UInt16>
    /// The columns behind those that only a transaction fills.
    private let laterBits: UInt16
    private let natureBit: UInt16
    /// How many cells of each kind are left from a cell on.
    private let supplies: [SIMD4<Int16>]

    /// - Parameter referring: the columns from which rows that are not searched refer to each note.
    init(
        _ cells: [OrderedCell], columns: [Column], isDerivative: Bool, hasBlocks: Bool,
        isInTurn: Bool, referring: [Int: ColumnSet]
    ) {
        self.cells = cells
        self.columns = columns
        self.isDerivative = isDerivative
        self.hasBlocks = hasBlocks
        self.isInTurn = isInTurn
        func bits(_ isIn: (Column) -> Bool) -> UInt16 {
            columns.indices.reduce(0) { isIn(columns[$1]) ? $0 | 1 << UInt16($1) : $0 }
        }
        contents = cells.map { cell in
            Content(
                amount: cell.amount, letter: cell.letter, day: cell.day,
                isAcquisition: !cell.word.shapes.contains(.ownership),
                isIndirect: !cell.word.shapes.contains(.acquiredDisposed))
        }
        costsOfNotes = cells.map { cell in cell.isNotes ? columns.map(cell.costOfNotes) : [] }
        mayBalance = Self.mayBalance(cells)
        let shared = Self.sharedNotes(cells, referring)
        references = cells.map { cell in cell.notes.compactMap { shared.firstIndex(of: $0) } }
        var known = SIMD16<UInt16>(repeating: 0)
        for (index, note) in shared.enumerated() {
            known[index] = bits { referring[note]?.contains($0) == true }
        }
        self.referring = known
        above = cells.map { cell in bits { cell.isAbove.contains($0) } }
        transactionBits = bits(\.isOfTransaction)
        requiredBits = bits { $0.costOfLacking > 0 }
        aloneBits = bits { $0.costOfNotesAlone != nil }
        var lackBits = SIMD8<UInt16>(repeating: 0)
        for kind in 0..<4 { lackBits[kind] = bits { $0.supply == kind } }
        self.lackBits = lackBits
        natureBit = bits { $0 == .nature }
        let amount = columns.firstIndex { $0 == .amount || $0 == .acquired } ?? 0
        laterBits = ~transactionBits & (.max << UInt16(amount + 1))
        var supplies = [SIMD4<Int16>(repeating: 0)]
        for cell in cells.reversed() {
            var supply = supplies.last!
            if let kind = cell.supply { supply[kind] += 1 }
            supplies.append(supply)
        }
        self.supplies = supplies.reversed()
        expected = Self.expected(self.supplies[0], columns, isDerivative)
    }

    /// How many numbers are compared, each with each.
    private static let numbersAtMost = 200

    /// A number may where it is the sum or the difference of others; a letter where any number may.
    private static func mayBalance(_ cells: [OrderedCell]) -> [Bool] {
        let amounts = Set(cells.compactMap(\.amount)).sorted()
        guard amounts.count <= numbersAtMost else { return cells.map { _ in true } }
        var balancing: Set<Int> = []
        for (index, one) in amounts.enumerated() {
            for other in amounts[index...] where amounts.hasInOrder(one &+ other) {
                balancing.formUnion([one, other, one &+ other])
            }
        }
        return cells.map { $0.amount.map(balancing.contains) ?? !balancing.isEmpty }
    }

    /// How many notes to which several cells refer are looked at.
    private static let notesAtMost = 16

    private static func sharedNotes(_ cells: [OrderedCell], _ referring: [Int: ColumnSet]) -> [Int] {
        let references = Dictionary(grouping: cells.flatMap(\.notes)) { $0 }
        let shared = references.filter { $0.value.count > 1 || referring[$0.key] != nil }.keys
        return Array(shared.sorted().prefix(notesAtMost))
    }

    private static func expected(
        _ supply: SIMD4<Int16>, _ columns: [Column], _ isDerivative: Bool
    ) -> (transactions: Int, holdings: Int)? {
        let (numbers, letters) = (Int(supply[1]), Int(supply[2]))
        guard columns.contains(.code) else { return numbers == letters ? (0, numbers) : nil }
        // A transaction has a number more than a holding, and one or two letters more.
        let transactions = isDerivative ? 2 * letters - numbers : letters - numbers
        let holdings = isDerivative ? 2 * numbers - 3 * letters : 3 * numbers - 2 * letters
        return transactions >= 0 && holdings >= 0 ? (transactions, holdings) : nil
    }

    // MARK: Rows

    func isTransaction(_ row: Row) -> Bool { row.values & transactionBits != 0 }

    /// Whether what only a transaction fills was passed.
    func isHolding(_ row: Row) -> Bool { !isTransaction(row) && row.values & laterBits != 0 }

    func isIndirect(_ row: Row) -> Bool {
        row.ownership >= 0 && contents[Int(row.ownership)].isIndirect
    }

    /// Whether notes alone may fill a column.
    func mayBeAlone(_ column: Int) -> Bool { aloneBits & 1 << UInt16(column) != 0 }

    func isDirect(_ row: Row) -> Bool { row.ownership >= 0 && !isIndirect(row) }

    func fill(_ row: inout Row, _ column: Int, with cell: Int, isNotes: Bool) {
        if isNotes {
            row.notes |= 1 << UInt16(column)
        } else {
            row.values |= 1 << UInt16(column)
            refer(&row, columns[column], to: cell)
        }
        row.free = ~row.values
        if !isTransaction(row) { row.free &= ~transactionBits }
        if !isIndirect(row) { row.free &= ~natureBit }
        row.lacks = lacks(row)
    }

    private func refer(_ row: inout Row, _ column: Column, to cell: Int) {
        switch column {
        case .amount, .acquired: row.amount = Int32(cell)
        case .owned: row.owned = Int32(cell)
        case .underlyingAmount: row.underlying = Int32(cell)
        case .acquiredDisposed: row.letter = Int32(cell)
        case .code: row.code = Int32(cell)
        case .ownership: row.ownership = Int32(cell)
        case .exercisable: row.exercisable = Int32(cell)
        case .expiration: row.expiration = Int32(cell)
        case .transactionDate: row.date = Int32(cell)
        default: break
        }
    }

    private func amount(_ cell: Int32) -> Int? { cell < 0 ? nil : contents[Int(cell)].amount }

    private func isAcquisition(_ row: Row) -> Bool { contents[Int(row.letter)].isAcquisition }

    private func isUnusual(_ row: Row) -> Bool {
        row.letter >= 0 && row.code >= 0 && isUnusual(code: Int(row.code), letter: Int(row.letter))
    }

    /// Whether a sale acquires, or a purchase or an exercise disposes.
    private func isUnusual(code: Int, letter: Int) -> Bool {
        guard let code = contents[code].letter else { return false }
        return (contents[letter].isAcquisition ? "SFDU" : "PAMXL").utf8.contains(code)
    }

    /// The same for a row that is complete.
    func isUnusual(_ row: GridRow) -> Bool {
        guard let code = row.cell(.code), let letter = row.cell(.acquiredDisposed) else { return false }
        return isUnusual(code: code, letter: letter)
    }

    /// Whether what is owned after the one and the other row differ by the other's amount.
    private func balances(_ row: Row, _ next: Row) -> Bool {
        guard let before = amount(row.owned), let after = amount(next.owned), let moved = amount(next.amount)
        else { return false }
        guard next.letter >= 0 else { return isDerivative && abs(after - before) == moved }
        return after - before == (isAcquisition(next) ? moved : -moved)
    }

    /// What tells that a place is filled, and where others are compared with it, by what.
    func mark(_ row: Int, _ column: Int, _ role: GridSearch.Role, _ cell: Int) -> UInt64 {
        var mark = UInt64(row * 64 + column * 2 + (role == .notes ? 1 : 0) + 1)
        let content = columns[column].content
        if role == .notes || content != .text && content != .date {
            mark = mark &* 0x9E37_79B9_7F4A_7C15
            mark = mark &+ UInt64(truncatingIfNeeded: cells[cell].word.hash)
        }
        mark = (mark ^ (mark >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mark ^ (mark >> 32)
    }

    // MARK: Costs

    /// How many shares a traded option is for.
    private static let sharesOfContract = 100

    /// What it costs that a column of a row was filled as it was, with what else the row and its neighbours have.
    func costOfFilling(
        _ column: Column, of row: Row, after previous: @autoclosure () -> Row?,
        before next: @autoclosure () -> Row?
    ) -> Int {
        var cost = 0
        switch column {
        case .nature where row.ownership >= 0 && !isIndirect(row): cost += 75
        case .ownership where !isIndirect(row) && row.values & natureBit != 0: cost += 75
        case .underlyingAmount, .acquired:
            if let one = amount(row.amount), let other = amount(row.underlying), one != other,
                other != one &* Self.sharesOfContract
            {
                cost += 32
            }
        case .code, .acquiredDisposed:
            if isUnusual(row) { cost += 24 }
        case .exercisable, .expiration:
            if row.exercisable >= 0, row.expiration >= 0, let from = contents[Int(row.exercisable)].day,
                let to = contents[Int(row.expiration)].day, from > to
            {
                cost += 75
            }
        default: break
        }
        switch column {
        case .amount, .acquired, .acquiredDisposed, .owned:
            if let previous = previous(), balances(previous, row) { cost -= GridCost.balance }
        default: break
        }
        if column == .transactionDate {
            if let previous = previous(), isLater(previous, row) { cost += GridCost.earlierDate }
            if let next = next(), isLater(row, next) { cost += GridCost.earlierDate }
        }
        if column == .owned, let next = next(), balances(row, next) { cost -= GridCost.balance }
        return cost
    }

    /// Whether a row's transaction was made after the next row's.
    private func isLater(_ row: Row, _ next: Row) -> Bool {
        guard row.date >= 0, next.date >= 0, let day = contents[Int(row.date)].day,
            let other = contents[Int(next.date)].day
        else { return false }
        return day > other
    }

    private func lacks(_ row: Row) -> Lacks {
        var lacks = Lacks()
        if isTransaction(row) {
            lacks.transactions = 1
        } else if isHolding(row) {
            lacks.holdings = 1
        }
        let missing = missing(row)
        let last = 16 - (row.values | row.notes).leadingZeroBitCount
        var bits = lackBits
        bits[4] = (1 << UInt16(last)) &- 1
        lacks += Lacks(bits & SIMD8(repeating: missing))
        return lacks
    }

    private func missing(_ row: Row) -> UInt16 {
        let required = isTransaction(row) ? requiredBits : requiredBits & ~transactionBits
        return required & ~row.values & ~(row.notes & aloneBits)
    }

    /// What is to be expected, once a cell is placed, of rows that lack something: columns that were passed, more
    /// rows than there are numbers for, and fewer cells of a kind than they need.
    func outlook(_ lacks: Lacks, after cell: Int) -> Int {
        let cost = lacks.passed * GridCost.passed + surplus(lacks) * GridCost.unexpectedRow
        return cost + lacks.shortage(supplies[cell + 1]) * GridCost.shortage
    }

    /// How much less may be to be expected of rows that lack something, once one cell more is placed.
    func relief(of lacks: Lacks) -> Int {
        (lacks.passed > 0 ? GridCost.passed : 0) + (surplus(lacks) > 0 ? GridCost.unexpectedRow : 0)
    }

    /// How many rows more there are than there are numbers for.
    private func surplus(_ lacks: Lacks) -> Int {
        guard let expected else { return 0 }
        return max(0, lacks.transactions - expected.transactions)
            + max(0, lacks.holdings - expected.holdings)
    }

    /// What a row costs in the end for what it lacks.
    func costOfRow(_ row: Row) -> Int {
        let missing = missing(row)
        var cost = 0
        for (index, column) in columns.enumerated() {
            let bit: UInt16 = 1 << UInt16(index)
            let hasNotes = row.notes & bit != 0
            if missing & bit != 0 {
                cost += column.costOfLacking + (hasNotes ? 60 : 0)
            } else if row.values & bit == 0, hasNotes {
                cost += column.costOfNotesAlone ?? 60
            }
        }
        // A holding has nothing to say of a transaction.
        if !isTransaction(row), row.notes & transactionBits != 0 { cost += 90 }
        if isIndirect(row), natureBit != 0, row.values & natureBit == 0 { cost += 68 }
        if row.amount < 0, let one = amount(row.owned), let other = amount(row.underlying), one != other {
            cost += 12
        }
        return cost
    }
}

extension [Int] {
    /// Whether a number is among these, which stand in order.
    fileprivate func hasInOrder(_ number: Int) -> Bool {
        var range = indices
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if self[middle] == number { return true }
            range = self[middle] < number ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return false
    }
}
