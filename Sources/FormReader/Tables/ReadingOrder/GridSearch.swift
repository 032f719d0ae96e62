/// Puts the cells of a table in reading order that stand in no whole row into rows and columns.
///
/// Of all ways to fill the table the cheapest counts. What a cell can be says which columns it may fill. The text
/// goes mostly from left to right and row by row, sometimes down a column; each leap from there costs, a column
/// that stays empty costs more, and numbers that should agree and do not cost too. Cell by cell the cheapest few
/// ways go on; what the cheapest and one that is hardly dearer see in different ways is in doubt.
struct GridSearch {
    enum Role: UInt8 { case value, notes, goesOn, stray }

    /// Where a cell went, and the step before.
    private struct Step {
        var parent: Int32
        var cell: Int32
        var row: Int32
        var column: Int8
        var role: Role
        var cost: Int16
    }

    /// A way so far.
    struct Way {
        var cost = 0
        fileprivate var step: Int32 = -1
        /// Where its last cell went.
        var row = 0
        var column = 0
        var role = Role.stray
        /// The number of the first open row, how many are open, and where they stand among those of all ways.
        var base = 0
        var openCount = 0
        fileprivate var start = 0
        var lacks = GridTable.Lacks()
        /// The last row that has each column.
        var furthest = SIMD16<Int32>(repeating: -1)
        /// The columns of which a cell stands above the heading.
        var aboveHeading: UInt16 = 0
        /// What tells which places are filled.
        fileprivate var hash: UInt64 = 0
        /// Where the list starts of places that another way with the same outcome fills in another way.
        fileprivate var doubts: Int32 = -1

        var rowCount: Int { base + openCount }
    }

    struct Place: Hashable {
        var row: Int32
        var column: Int8
    }

    /// A step that a way can take.
    private struct Move {
        var way: Int32
        var row: Int32
        var column: Int8
        var role: Role
        var cost: Int
        var rank: Int
        var key: UInt64
    }

    let table: GridTable
    private let width: Int
    /// The ways of the present step by what they have filled.
    private var same: KeyTable
    private var steps: [Step] = []
    private var ways = [Way()]
    private var doubts: [(place: Place, next: Int32)] = []
    /// The open rows of all ways.
    private var rows: [GridTable.Row] = []
    /// The steps that can be taken next, and the rank of the best.
    private var moves: [Move] = []
    private var bestRank = 0
    private var comparison: PathComparison

    /// - Parameter isThorough: whether to search again, among more ways, what is left in doubt.
    /// - Returns: the rows in order, and the cells that belong to none.
    static func rows(of table: GridTable, isThorough: Bool) -> (rows: [GridRow], strays: [Int]) {
        var search = GridSearch(table: table, width: GridCost.width)
        let (rows, strays, isInDoubt) = search.run()
        guard isInDoubt, isThorough else { return (rows, strays) }
        search = GridSearch(table: table, width: GridCost.widthInDoubt)
        let found = search.run()
        return (found.rows, found.strays)
    }

    private init(table: GridTable, width: Int) {
        self.table = table
        self.width = width
        same = KeyTable(width: width)
        comparison = PathComparison(rows: table.cells.count + 1)
    }

    private mutating func run() -> (rows: [GridRow], strays: [Int], isInDoubt: Bool) {
        for cell in table.cells.indices { take(cell) }
        return result()
    }

    /// The row of a way with a number, as far as it is there and open.
    func open(_ row: Int, of way: Way) -> GridTable.Row? {
        row >= way.base && row < way.rowCount ? rows[way.start + row - way.base] : nil
    }

    // MARK: A step

    private mutating func take(_ cell: Int) {
        findMoves(cell)
        var next: [Way] = []
        next.reserveCapacity(width)
        var nextRows: [GridTable.Row] = []
        nextRows.reserveCapacity(rows.count + width)
        same.clear()
        for move in movesByRank() {
            let move = moves[move]
            let way = ways[Int(move.way)]
            let known = same.find(move.key)
            if known == nil, next.count == width { continue }
            if let known, move.cost - next[known].cost >= GridCost.doubt { continue }
            steps.append(
                Step(
                    parent: way.step, cell: Int32(cell), row: move.row, column: move.column, role: move.role,
                    cost: Int16(clamping: move.cost - way.cost)))
            if let known {
                let others = doubts(of: way) + differences(next[known].step, Int32(steps.count - 1))
                for place in others { doubt(&next[known], place) }
            } else {
                same.insert(move.key, next.count)
                next.append(longer(way, move, cell, &nextRows))
            }
        }
        ways = next
        rows = nextRows
    }

    /// The places in doubt of a way.
    private func doubts(of way: Way) -> [Place] {
        var places: [Place] = []
        var next = way.doubts
        while next >= 0 {
            places.append(doubts[Int(next)].place)
            next = doubts[Int(next)].next
        }
        return places
    }

    private mutating func doubt(_ way: inout Way, _ place: Place) {
        guard !doubts(of: way).contains(place) else { return }
        doubts.append((place, way.doubts))
        way.doubts = Int32(doubts.count - 1)
    }

    /// The moves that are not much worse than the best, the best first.
    private func movesByRank() -> [Int] {
        var starts = [Int](repeating: 0, count: GridCost.margin + 2)
        for move in moves where move.rank <= bestRank + GridCost.margin {
            starts[move.rank - bestRank + 1] += 1
        }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var sorted = [Int](repeating: 0, count: starts.last!)
        for (index, move) in moves.enumerated() where move.rank <= bestRank + GridCost.margin {
            sorted[starts[move.rank - bestRank]] = index
            starts[move.rank - bestRank] += 1
        }
        return sorted
    }

    private mutating func findMoves(_ cell: Int) {
        moves.removeAll(keepingCapacity: true)
        bestRank = .max / 2
        let ordered = table.cells[cell]
        let costs = table.columns.map { ordered.isNotes ? nil : ordered.cost(as: $0) }
        for index in ways.indices {
            let way = ways[index]
            for column in table.columns.indices {
                if ordered.isNotes {
                    let rows = rowsForNotes(column, way)
                    for row in 0..<rows.count { addNotes(index, rows[row], column, cell) }
                } else if let cost = costs[column] {
                    let rows = rows(for: column, way)
                    for row in 0..<rows.count { addValue(index, rows[row], column, cost, cell) }
                }
            }
            if !ordered.isNotes, let cost = ordered.costOfGoingOn, way.role == .value || way.role == .goesOn {
                add(index, way.row, way.column, .goesOn, cost, way.lacks, cell)
            }
            add(index, way.row, way.column, .stray, GridCost.stray, way.lacks, cell)
        }
    }

    private mutating func addValue(_ index: Int, _ row: Int, _ column: Int, _ cost: Int, _ cell: Int) {
        let way = ways[index]
        var cost = cost + costOfPlace(cell, row, column, way)
        // No balance takes more off.
        guard way.cost + cost - 2 * GridCost.balance <= bestRank + GridCost.margin else { return }
        let (filled, lacks) = filled(row, of: way, column, cell, isNotes: false)
        if row < way.rowCount {
            cost += table.costOfFilling(
                table.columns[column], of: filled, after: open(row - 1, of: way),
                before: open(row + 1, of: way))
        }
        add(index, row, column, .value, cost, lacks, cell)
    }

    private mutating func addNotes(_ index: Int, _ row: Int, _ column: Int, _ cell: Int) {
        let way = ways[index]
        guard let cost = costOfNotes(cell, row, column, way),
            way.cost + cost <= bestRank + GridCost.margin
        else { return }
        let lacks = filled(row, of: way, column, cell, isNotes: true).lacks
        add(index, row, column, .notes, cost, lacks, cell)
    }

    /// The row of a way with one cell more, and what the way's rows lack then.
    private func filled(
        _ row: Int, of way: Way, _ column: Int, _ cell: Int, isNotes: Bool
    ) -> (row: GridTable.Row, lacks: GridTable.Lacks) {
        var filled = open(row, of: way) ?? GridTable.Row()
        var lacks = way.lacks
        lacks -= filled.lacks
        table.fill(&filled, column, with: cell, isNotes: isNotes)
        lacks += filled.lacks
        return (filled, lacks)
    }

    private mutating func add(
        _ index: Int, _ row: Int, _ column: Int, _ role: Role, _ cost: Int, _ lacks: GridTable.Lacks,
        _ cell: Int
    ) {
        let way = ways[index]
        let rank = way.cost + cost + table.outlook(lacks, after: cell)
        guard rank <= bestRank + GridCost.margin else { return }
        bestRank = min(bestRank, rank)
        var key = way.hash
        var last = (row: row, column: column, role: role)
        switch role {
        case .value, .notes: key = key &+ mark(row, column, role, cell)
        case .goesOn: last.role = .value
        case .stray: last.role = way.role
        }
        key = key &* 31 &+ UInt64(truncatingIfNeeded: last.row * 64 + last.column * 4)
        moves.append(
            Move(
                way: Int32(index), row: Int32(row), column: Int8(column), role: role, cost: way.cost + cost,
                rank: rank, key: key &+ UInt64(last.role.rawValue)))
    }

    /// A few rows, each once.
    private struct RowList {
        private var rows = InlineArray<8, Int32>(repeating: -1)
        private(set) var count = 0

        subscript(index: Int) -> Int { Int(rows[index]) }

        mutating func add(_ row: Int) {
            for index in 0..<count where self[index] == row { return }
            rows[count] = Int32(row)
            count += 1
        }
    }

    /// The rows that may have the cell in a column: the present one and the next, the first that lacks one, the one
    /// behind the last that has one, and a new one.
    private func rows(for column: Int, _ way: Way) -> RowList {
        var list = RowList()
        let bit: UInt16 = 1 << UInt16(column)
        func add(_ row: Int) {
            guard row >= way.base, row <= way.rowCount else { return }
            if row == way.rowCount || rows[way.start + row - way.base].values & bit == 0 { list.add(row) }
        }
        add(way.row)
        add(way.row + 1)
        add(Int(way.furthest[column]) + 1)
        let openRows = way.start..<way.start + way.openCount
        if let lacking = openRows.first(where: { rows[$0].free & bit != 0 }) {
            add(way.base + lacking - way.start)
        }
        add(way.rowCount)
        return list
    }

    private func rowsForNotes(_ column: Int, _ way: Way) -> RowList {
        var list = RowList()
        for row in way.row...way.row + 1 where row >= way.base && row <= way.rowCount { list.add(row) }
        if table.columns[column] == .code, let row = firstCodeWithoutNotes(column, way) { list.add(row) }
        guard table.columns[column].costOfNotesAlone != nil else { return list }
        let more = rows(for: column, way)
        for index in 0..<more.count where more[index] < way.rowCount { list.add(more[index]) }
        return list
    }

    /// The notes of a code are often written before or behind all that stands to its right.
    private func firstCodeWithoutNotes(_ column: Int, _ way: Way) -> Int? {
        let bit: UInt16 = 1 << UInt16(column)
        let openRows = way.start..<way.start + way.openCount
        let place = openRows.first { rows[$0].values & bit != 0 && rows[$0].notes & bit == 0 }
        return place.map { way.base + $0 - way.start }
    }

    /// What tells that a place is filled, and where others are compared with it, by what.
    private func mark(_ row: Int, _ column: Int, _ role: Role, _ cell: Int) -> UInt64 {
        var mark = UInt64(row * 64 + column * 2 + (role == .notes ? 1 : 0) + 1)
        let content = table.columns[column].content
        if role == .value, content != .text, content != .date {
            mark = mark &* 0x9E37_79B9_7F4A_7C15
            mark = mark &+ UInt64(truncatingIfNeeded: table.cells[cell].word.hash)
        }
        mark = (mark ^ (mark >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mark ^ (mark >> 32)
    }

    /// The way with a step more, the last of all.
    private func longer(_ way: Way, _ move: Move, _ cell: Int, _ nextRows: inout [GridTable.Row]) -> Way {
        let openRows = way.start..<way.start + way.openCount
        var way = way
        way.cost = move.cost
        way.step = Int32(steps.count - 1)
        way.start = nextRows.count
        nextRows.append(contentsOf: rows[openRows])
        guard move.role != .stray else { return way }
        let (row, column) = (Int(move.row), Int(move.column))
        (way.row, way.column, way.role) = (row, column, move.role)
        guard move.role != .goesOn else { return way }
        if row == way.rowCount {
            nextRows.append(GridTable.Row())
            way.openCount += 1
        }
        let place = way.start + row - way.base
        way.lacks -= nextRows[place].lacks
        table.fill(&nextRows[place], column, with: cell, isNotes: move.role == .notes)
        way.lacks += nextRows[place].lacks
        if move.role == .value {
            way.furthest[column] = max(way.furthest[column], Int32(row))
            way.aboveHeading |= table.above[cell] & 1 << UInt16(column)
        }
        way.hash = way.hash &+ mark(row, column, move.role, cell)
        if way.openCount > GridCost.window, way.row > way.base {
            let settled = nextRows[way.start]
            way.start += 1
            way.openCount -= 1
            way.base += 1
            way.cost += table.costOfRow(settled)
            way.lacks -= settled.lacks
        }
        return way
    }

    // MARK: The end

    private mutating func result() -> (rows: [GridRow], strays: [Int], isInDoubt: Bool) {
        let costs = ways.map { way in
            self.rows[way.start..<way.start + way.openCount].reduce(way.cost) { $0 + table.costOfRow($1) }
        }
        let best = costs.indices.min { costs[$0] < costs[$1] }!
        var rows = [GridRow](repeating: GridRow(), count: ways[best].rowCount)
        var costsOfRows = [Int](repeating: 0, count: rows.count)
        var strays: [Int] = []
        for step in path(to: ways[best].step) {
            let (cell, row, column) = (Int(step.cell), Int(step.row), table.columns[Int(step.column)])
            switch step.role {
            case .value: rows[row].cells.append((column, [cell]))
            case .goesOn: rows[row].cells[rows[row].cells.count - 1].cells.append(cell)
            case .notes: rows[row].notes.append((column, cell))
            case .stray:
                strays.append(cell)
                continue
            }
            costsOfRows[row] += Int(step.cost)
        }
        var doubts = Set(doubts(of: ways[best]))
        for way in ways.indices where way != best && costs[way] - costs[best] < GridCost.doubt {
            doubts.formUnion(differences(ways[best].step, ways[way].step))
        }
        var isAnyLacking = false
        let isTableInDoubt = !strays.isEmpty || costs[best] > GridCost.certainTable * rows.count
        for row in rows.indices {
            let lacks = rows[row].lacksColumn(table.columns)
            isAnyLacking = isAnyLacking || lacks
            rows[row].doubtful = Set(
                doubts.filter { $0.row == row }.map { table.columns[Int($0.column)] })
            if !lacks, !rows[row].isKindInDoubt, rows[row].isInOrder(table.columns) {
                rows[row].doubtful = []
                continue
            }
            if table.isUnusual(rows[row]) { rows[row].doubtful.formUnion([.code, .acquiredDisposed]) }
            rows[row].isInDoubt =
                lacks || isTableInDoubt || costsOfRows[row] > GridCost.certainRow || rows[row].isKindInDoubt
        }
        return (rows, strays, isTableInDoubt || isAnyLacking)
    }

    private func path(to step: Int32) -> [Step] {
        var path: [Step] = []
        var step = step
        while step >= 0 {
            path.append(steps[Int(step)])
            step = steps[Int(step)].parent
        }
        return path.reversed()
    }

    /// The places that two ways of the same length fill with other cells, as far back as they are compared.
    private mutating func differences(_ one: Int32, _ other: Int32) -> [Place] {
        var (one, other) = (one, other)
        var count = 0
        // Both have a step for each cell: they meet at the same one.
        while one != other, count < GridCost.horizon {
            let (first, second) = (steps[Int(one)], steps[Int(other)])
            if first.role != .stray { comparison.add(content(first), at: place(first)) }
            if second.role != .stray { comparison.add(0 &- content(second), at: place(second)) }
            (one, other) = (first.parent, second.parent)
            count += 1
        }
        return comparison.finish()
    }

    private func place(_ step: Step) -> Place { Place(row: step.row, column: step.column) }

    private func content(_ step: Step) -> Int {
        (table.cells[Int(step.cell)].word.hash &+ 1) &* (step.role == .goesOn ? Int(step.cell) &* 31 : 1)
    }
}
