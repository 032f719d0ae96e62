/// The cells and columns of a table in reading order, and what its rows cost as far as they are filled.
final class GridTable {
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

    func isTransaction(_ row: Row) -> Bool { isTransaction(row.values) }

    func isTransaction(_ values: UInt16) -> Bool { values & transactionBits != 0 }

    /// Whether what only a transaction fills was passed.
    func isHolding(_ row: Row) -> Bool { !isTransaction(row) && row.values & laterBits != 0 }

    func isIndirect(_ row: Row) -> Bool {
        row.ownership >= 0 && contents[Int(row.ownership)].isIndirect
    }

    /// Whether notes alone may fill a column.
    func mayBeAlone(_ column: Int) -> Bool { aloneBits & 1 << UInt16(column) != 0 }

    func isDirect(_ row: Row) -> Bool { row.ownership >= 0 && !isIndirect(row) }

    /// Puts a value into a row.
    @inline(__always)
    func fill(_ row: inout Row, _ column: Int, with cell: Int) {
        row.values |= 1 << UInt16(truncatingIfNeeded: column)
        refer(&row, columns[column], to: cell)
    }

    /// Finds what a row lacks, once more is filled.
    func findLacks(of row: inout Row) {
        row.free = ~row.values
        if !isTransaction(row) { row.free &= ~transactionBits }
        if !isIndirect(row) { row.free &= ~natureBit }
        row.lacks = lacks(row.values, row.notes)
    }

    @inline(__always)
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

    /// What a cell is compared by in a column, where others are compared with it.
    func content(of cell: Int, in column: Column) -> UInt64? {
        guard cells[cell].isNotes || column.content != .text && column.content != .date else { return nil }
        return UInt64(truncatingIfNeeded: cells[cell].word.hash)
    }

    /// What tells that a place is filled, and by what.
    func mark(_ row: Int, _ column: Int, isNotes: Bool, _ content: UInt64?) -> UInt64 {
        var mark = UInt64(truncatingIfNeeded: row * 64 + column * 2 + (isNotes ? 1 : 0) + 1)
        if let content { mark = mark &* 0x9E37_79B9_7F4A_7C15 &+ content }
        mark = (mark ^ (mark >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mark ^ (mark >> 32)
    }

    // MARK: Costs

    /// How many shares a traded option is for.
    private static let sharesOfContract = 100

    /// Whether what a column has is compared with the rest of its row and with other rows.
    func isCompared(_ column: Column) -> Bool {
        switch column {
        case .nature, .ownership, .underlyingAmount, .amount, .acquired, .owned, .code, .acquiredDisposed,
            .exercisable, .expiration, .transactionDate:
            true
        default: false
        }
    }

    /// What it costs that a column of a row was filled as it was, with what else the row and its neighbours have.
    ///
    /// - Parameters:
    ///   - place: where the row stands among all.
    ///   - range: where the rows of its way stand.
    func costOfFilling(_ column: Column, of row: Row, at place: Int, in rows: [Row], _ range: Range<Int>)
        -> Int
    {
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
        let (hasPrevious, hasNext) = (place > range.lowerBound, place + 1 < range.upperBound)
        switch column {
        case .amount, .acquired, .acquiredDisposed, .owned:
            if hasPrevious, balances(rows[place - 1], row) { cost -= GridCost.balance }
            if column == .owned, hasNext, balances(row, rows[place + 1]) { cost -= GridCost.balance }
        case .transactionDate:
            if hasPrevious, isLater(rows[place - 1], row) { cost += GridCost.earlierDate }
            if hasNext, isLater(row, rows[place + 1]) { cost += GridCost.earlierDate }
        default: break
        }
        return cost
    }

    /// Whether a row's transaction was made after the next row's.
    private func isLater(_ row: Row, _ next: Row) -> Bool {
        guard row.date >= 0, next.date >= 0, let day = contents[Int(row.date)].day,
            let other = contents[Int(next.date)].day
        else { return false }
        return day > other
    }

    /// What a row lacks that has some values and notes.
    @inline(__always)
    func lacks(_ values: UInt16, _ notes: UInt16) -> Lacks {
        let missing = missing(values, notes)
        let last = 16 - (values | notes).leadingZeroBitCount
        var bits = lackBits & SIMD8(repeating: missing)
        bits[4] = missing & (1 << UInt16(last) &- 1)
        if isTransaction(values) {
            bits[5] = 1
        } else if values & laterBits != 0 {
            bits[6] = 1
        }
        return Lacks(bits)
    }

    /// The columns that a row lacks.
    @inline(__always)
    private func missing(_ values: UInt16, _ notes: UInt16) -> UInt16 {
        let required = isTransaction(values) ? requiredBits : requiredBits & ~transactionBits
        return required & ~values & ~(notes & aloneBits)
    }

    /// What is to be expected, once a cell is placed, of rows that lack something: columns that were passed, more
    /// rows than there are numbers for, and fewer cells of a kind than they need.
    @inline(__always)
    func outlook(_ lacks: Lacks, after cell: Int) -> Int {
        let cost = lacks.passed * GridCost.passed + surplus(lacks) * GridCost.unexpectedRow
        return cost + lacks.shortage(supplies[cell + 1]) * GridCost.shortage
    }

    /// How much less is to be expected at most of rows that lack something, once a place is filled with a cell.
    func relief(of lacks: Lacks, after cell: Int) -> Relief {
        var relief = Relief()
        relief.ofKinds.lowHalf = lacks.reliefs(supplies[cell + 1])
        if lacks.passed > 0 { relief.ofKinds &+= Int16(GridCost.passed) }
        if let expected, lacks.holdings > expected.holdings { relief.ofTurning = GridCost.unexpectedRow }
        return relief
    }

    /// How many rows more there are than there are numbers for.
    private func surplus(_ lacks: Lacks) -> Int {
        guard let expected else { return 0 }
        return max(0, lacks.transactions - expected.transactions)
            + max(0, lacks.holdings - expected.holdings)
    }

    /// What a row costs in the end for what it lacks.
    func costOfRow(_ row: Row) -> Int {
        let missing = missing(row.values, row.notes)
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
