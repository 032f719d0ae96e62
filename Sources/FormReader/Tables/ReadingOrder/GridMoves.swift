/// The steps that the ways of a search can take with a cell, none much worse than the best.
final class GridMoves {
    typealias Role = GridSearch.Role
    typealias Way = GridSearch.Way

    /// A step that a way can take.
    struct Move {
        var way: Int32
        var row: Int32
        var column: Int8
        var role: Role
        var cost: Int
        var rank: Int
        var key: UInt64
    }

    let table: GridTable
    let cell: Int
    let ordered: OrderedCell
    private let ways: [Way]
    /// The open rows of all ways.
    private let rows: [GridTable.Row]
    private let margin: Int
    // Nothing else touches these while a step is found; to check that would take as long as to find it.
    @exclusivity(unchecked) private var bestRank = Int.max / 2
    @exclusivity(unchecked) private(set) var list: [Move] = []

    init(_ cell: Int, of table: GridTable, _ ways: [Way], rows: [GridTable.Row], margin: Int) {
        self.table = table
        self.cell = cell
        ordered = table.cells[cell]
        self.ways = ways
        self.rows = rows
        self.margin = margin
        list.reserveCapacity(4 * ways.count)
        find()
    }

    /// Where the moves stand that are not much worse than the best, the best first.
    func byRank() -> [Int] {
        var starts = [Int](repeating: 0, count: margin + 2)
        for move in list where !isTooDear(move.rank) { starts[move.rank - bestRank + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var sorted = [Int](repeating: 0, count: starts.last!)
        for (index, move) in list.enumerated() where !isTooDear(move.rank) {
            sorted[starts[move.rank - bestRank]] = index
            starts[move.rank - bestRank] += 1
        }
        return sorted
    }

    private func isTooDear(_ rank: Int) -> Bool { rank > bestRank + margin }

    private func find() {
        let isNotes = ordered.isNotes
        // What each column costs at least.
        let costs: [Int?] =
            isNotes
            ? ordered.belongsToPrevious ? table.columns.map { _ in 0 } : table.costsOfNotes[cell]
            : table.columns.map { column in ordered.cost(as: column).map { $0 + ordered.costOfStarting } }
        let columns = costs.indices.filter { costs[$0] != nil }
        let fits = columns.reduce(0 as UInt16) { $0 | 1 << UInt16($1) }
        let reliefs = table.columns.indices.map(relief)
        for index in ways.indices {
            let way = ways[index]
            let lacking = firstLacking(fits, way)
            let reliefOfWay = table.relief(of: way.lacks)
            for column in columns {
                let relief = reliefOfWay + reliefs[column]
                let cost = costs[column]!
                if isTooDear(way.rank + cost - relief) { continue }
                var rows =
                    isNotes ? rowsForNotes(column, way, lacking) : self.rows(for: column, way, lacking)
                while rows != 0 {
                    let row = way.base + rows.trailingZeroBitCount
                    rows &= rows - 1
                    if isNotes {
                        addNotes(index, way, row, column, relief)
                    } else {
                        addValue(index, way, row, column, cost, relief)
                    }
                }
            }
            if !isNotes, let cost = ordered.costOfGoingOn, way.role == .value || way.role == .goesOn {
                add(
                    index, way, way.row, way.column, .goesOn,
                    cost + costOfReferring(way.row, way.column, way), way.lacks)
            }
            if isTooDear(way.rank + GridCost.stray) { continue }
            add(index, way, way.row, way.column, .stray, GridCost.stray, way.lacks)
        }
    }

    /// How much less may be lacking, and be taken off by balances, once the cell stands in a column: with what its rows
    /// lack now, no way becomes cheaper by more.
    private func relief(in column: Int) -> Int {
        let kind = table.columns[column]
        let shortage = kind.supply < 4 && ordered.supply != kind.supply ? GridCost.shortage : 0
        if ordered.isNotes { return shortage }
        let isBalanced = [.amount, .acquired, .acquiredDisposed, .owned].contains(kind)
        return shortage + (isBalanced && table.mayBalance[cell] ? 2 * GridCost.balance : 0)
    }

    private func addValue(
        _ index: Int, _ way: Way, _ row: Int, _ column: Int, _ cost: Int, _ relief: Int
    ) {
        var cost = cost + costOfPlace(row, column, way) + costOfReferring(row, column, way)
        if isTooDear(way.rank + cost - relief) { return }
        let (filled, lacks) = filled(row, of: way, column)
        if row < way.rowCount {
            cost += table.costOfFilling(
                table.columns[column], of: filled, after: open(row - 1, of: way),
                before: open(row + 1, of: way))
        }
        add(index, way, row, column, .value, cost, lacks)
    }

    private func addNotes(_ index: Int, _ way: Way, _ row: Int, _ column: Int, _ relief: Int) {
        guard var cost = costOfNotes(row, column, way) else { return }
        cost += costOfReferring(row, column, way)
        if isTooDear(way.rank + cost - relief) { return }
        add(index, way, row, column, .notes, cost, filled(row, of: way, column).lacks)
    }

    /// The row of a way with the cell in it, and what the way's rows lack then.
    private func filled(
        _ row: Int, of way: Way, _ column: Int
    ) -> (row: GridTable.Row, lacks: GridTable.Lacks) {
        var filled = open(row, of: way) ?? GridTable.Row()
        var lacks = way.lacks
        lacks -= filled.lacks
        table.fill(&filled, column, with: cell, isNotes: ordered.isNotes)
        lacks += filled.lacks
        return (filled, lacks)
    }

    private func add(
        _ index: Int, _ way: Way, _ row: Int, _ column: Int, _ role: Role, _ cost: Int,
        _ lacks: GridTable.Lacks
    ) {
        let rank = way.cost + cost + table.outlook(lacks, after: cell)
        if isTooDear(rank) { return }
        bestRank = min(bestRank, rank)
        var key = way.hash
        var last = (row: row, column: column, role: role)
        switch role {
        case .value, .notes: key = key &+ table.mark(row, column, role, cell)
        case .goesOn: last.role = .value
        case .stray: last.role = way.role
        }
        key = key &* 31 &+ UInt64(truncatingIfNeeded: last.row * 64 + last.column * 4)
        list.append(
            Move(
                way: Int32(index), row: Int32(row), column: Int8(column), role: role, cost: way.cost + cost,
                rank: rank, key: key &+ UInt64(last.role.rawValue)))
    }
}

/// The rows that may have the cell.
extension GridMoves {
    /// For each column the first row that lacks it.
    private typealias FirstRows = SIMD16<Int32>

    /// Rows of a way, a bit each from the first that is open.
    private typealias Rows = UInt64

    /// The row of a way with a number, as far as it is there and open.
    func open(_ row: Int, of way: Way) -> GridTable.Row? {
        row >= way.base && row < way.rowCount ? rows[way.start + row - way.base] : nil
    }

    /// The first rows that lack some columns.
    private func firstLacking(_ columns: UInt16, _ way: Way) -> FirstRows {
        var first = FirstRows(repeating: -1)
        var left = columns
        var row = 0
        while left != 0, row < way.openCount {
            var found = rows[way.start + row].free & left
            left &= ~found
            while found != 0 {
                first[found.trailingZeroBitCount] = Int32(way.base + row)
                found &= found - 1
            }
            row += 1
        }
        return first
    }

    private func bit(_ row: Int, of way: Way) -> Rows {
        row >= way.base && row <= way.rowCount ? 1 << Rows(row - way.base) : 0
    }

    /// The rows that may have the cell in a column: the present one and the next, the first that lacks one, the one
    /// behind the last that has one, and a new one.
    private func rows(for column: Int, _ way: Way, _ lacking: FirstRows) -> Rows {
        let likely =
            bit(way.row, of: way) | bit(way.row + 1, of: way) | bit(way.rowCount, of: way)
            | bit(Int(way.furthest[column]) + 1, of: way) | bit(Int(lacking[column]), of: way)
        var free = likely
        var left = likely & ~bit(way.rowCount, of: way)
        while left != 0 {
            let row = left.trailingZeroBitCount
            if rows[way.start + row].values & 1 << UInt16(column) != 0 { free &= ~(1 << Rows(row)) }
            left &= left - 1
        }
        return free
    }

    private func rowsForNotes(_ column: Int, _ way: Way, _ lacking: FirstRows) -> Rows {
        var likely = bit(way.row, of: way) | bit(way.row + 1, of: way)
        if table.columns[column] == .code, let row = firstCodeWithoutNotes(column, way) {
            likely |= bit(row, of: way)
        }
        guard table.mayBeAlone(column) else { return likely }
        return likely | rows(for: column, way, lacking) & ~bit(way.rowCount, of: way)
    }

    /// The notes of a code are often written before or behind all that stands to its right.
    private func firstCodeWithoutNotes(_ column: Int, _ way: Way) -> Int? {
        let bit: UInt16 = 1 << UInt16(column)
        let openRows = way.start..<way.start + way.openCount
        let place = openRows.first { rows[$0].values & bit != 0 && rows[$0].notes & bit == 0 }
        return place.map { way.base + $0 - way.start }
    }
}
