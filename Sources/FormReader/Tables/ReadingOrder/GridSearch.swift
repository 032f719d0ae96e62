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
        /// The number of the first open row, and the open rows.
        var base = 0
        var rows: [GridTable.Row] = []
        var lacks = GridTable.Lacks()
        /// The last row that has each column.
        var furthest = SIMD16<Int32>(repeating: -1)
        /// The columns of which a cell stands above the heading.
        var aboveHeading: UInt16 = 0
        /// What tells which places are filled.
        fileprivate var hash: UInt64 = 0
        /// Places that another way with the same outcome fills in another way.
        fileprivate var doubts: [Place] = []

        var rowCount: Int { base + rows.count }

        /// The row with a number, as far as it is there and open.
        func open(_ row: Int) -> GridTable.Row? {
            row >= base && row < rowCount ? rows[row - base] : nil
        }
    }

    fileprivate struct Place: Hashable {
        var row: Int32
        var column: Int8
    }

    /// A step that a way can take.
    private struct Move {
        var way: Int
        var row: Int
        var column: Int
        var role: Role
        var cost: Int
        var rank: Int
        var key: UInt64
    }

    let table: GridTable
    private var steps: [Step] = []
    private var ways = [Way()]

    /// - Returns: the rows in order, and the cells that belong to none.
    static func rows(of table: GridTable) -> (rows: [GridRow], strays: [Int]) {
        var search = GridSearch(table: table)
        for cell in table.cells.indices { search.take(cell) }
        return search.result()
    }

    private init(table: GridTable) { self.table = table }

    // MARK: A step

    private mutating func take(_ cell: Int) {
        let costs = table.columns.map { table.cells[cell].cost(as: $0) }
        var moves: [Move] = []
        for way in ways.indices { addMoves(of: way, cell, costs, &moves) }
        let order = moves.indices.map { moves[$0].rank << 20 | $0 }.sorted().map { moves[$0 & 0xF_FFFF] }
        var next: [Way] = []
        var same: [UInt64: Int] = [:]
        for move in order {
            guard move.rank <= order[0].rank + GridCost.margin else { break }
            let step = Step(
                parent: ways[move.way].step, cell: Int32(cell), row: Int32(move.row),
                column: Int8(move.column), role: move.role,
                cost: Int16(clamping: move.cost - ways[move.way].cost))
            if let cheaper = same[move.key] {
                guard move.cost - next[cheaper].cost < GridCost.doubt else { continue }
                steps.append(step)
                let doubts = ways[move.way].doubts + differences(next[cheaper].step, Int32(steps.count - 1))
                for place in doubts where !next[cheaper].doubts.contains(place) {
                    next[cheaper].doubts.append(place)
                }
            } else if next.count < GridCost.width {
                steps.append(step)
                same[move.key] = next.count
                next.append(longer(ways[move.way], move, cell))
            }
        }
        ways = next
    }

    private func addMoves(of index: Int, _ cell: Int, _ costs: [Int?], _ moves: inout [Move]) {
        let way = ways[index]
        func add(_ row: Int, _ column: Int, _ role: Role, _ cost: Int) {
            var lacks = way.lacks
            var key = way.hash
            var last = (row: row, column: column, role: role)
            switch role {
            case .value, .notes:
                var filled = GridTable.Row()
                if let open = way.open(row) {
                    filled = open
                    lacks -= table.lacks(open)
                }
                table.fill(&filled, column, with: cell, isNotes: role == .notes)
                lacks += table.lacks(filled)
                key = key &+ mark(row, column, role, cell)
            case .goesOn: last.role = .value
            case .stray: last = (way.row, way.column, way.role)
            }
            key = key &* 31 &+ UInt64(truncatingIfNeeded: last.row * 64 + last.column * 4)
            let total = way.cost + cost
            moves.append(
                Move(
                    way: index, row: row, column: column, role: role, cost: total,
                    rank: total + table.outlook(lacks, after: cell),
                    key: key &+ UInt64(last.role.rawValue)))
        }
        if table.cells[cell].isNotes {
            for column in table.columns.indices {
                for row in rowsForNotes(column, way) {
                    guard let cost = costOfNotes(cell, row, column, way) else { continue }
                    add(row, column, .notes, cost)
                }
            }
        } else {
            for column in table.columns.indices {
                guard let cost = costs[column] else { continue }
                for row in rows(for: column, way) {
                    add(row, column, .value, cost + costOfValue(cell, row, column, way))
                }
            }
            if let cost = table.cells[cell].costOfGoingOn, way.role == .value || way.role == .goesOn {
                add(way.row, way.column, .goesOn, cost)
            }
        }
        add(way.row, way.column, .stray, GridCost.stray)
    }

    /// The rows that may have the cell in a column: the present one and the next, the first that lacks one, the one
    /// behind the last that has one, and a new one.
    private func rows(for column: Int, _ way: Way) -> [Int] {
        var rows: [Int] = []
        func add(_ row: Int) {
            guard row >= way.base, row <= way.rowCount, !rows.contains(row) else { return }
            if way.open(row).map({ $0.values & 1 << UInt16(column) == 0 }) ?? true { rows.append(row) }
        }
        add(way.row)
        add(way.row + 1)
        add(Int(way.furthest[column]) + 1)
        if let lacking = way.rows.indices.first(where: { table.needs(way.rows[$0], column) }) {
            add(way.base + lacking)
        }
        add(way.rowCount)
        return rows
    }

    private func rowsForNotes(_ column: Int, _ way: Way) -> [Int] {
        let near = [way.row, way.row + 1].filter { $0 >= way.base && $0 <= way.rowCount }
        guard table.columns[column].costOfNotesAlone != nil else { return near }
        return near + rows(for: column, way).filter { $0 < way.rowCount && !near.contains($0) }
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
    private func longer(_ way: Way, _ move: Move, _ cell: Int) -> Way {
        var way = way
        way.cost = move.cost
        way.step = Int32(steps.count - 1)
        guard move.role != .stray else { return way }
        (way.row, way.column, way.role) = (move.row, move.column, move.role)
        guard move.role != .goesOn else { return way }
        if move.row == way.rowCount {
            way.rows.append(GridTable.Row())
        } else {
            way.lacks -= table.lacks(way.rows[move.row - way.base])
        }
        table.fill(
            &way.rows[move.row - way.base], move.column, with: cell, isNotes: move.role == .notes)
        way.lacks += table.lacks(way.rows[move.row - way.base])
        if move.role == .value {
            way.furthest[move.column] = max(way.furthest[move.column], Int32(move.row))
            way.aboveHeading |= table.above[cell] & 1 << UInt16(move.column)
        }
        way.hash = way.hash &+ mark(move.row, move.column, move.role, cell)
        if way.rows.count > GridCost.window, way.row > way.base {
            let settled = way.rows.removeFirst()
            way.base += 1
            way.cost += table.costOfRow(settled)
            way.lacks -= table.lacks(settled)
        }
        return way
    }

    // MARK: The end

    private func result() -> (rows: [GridRow], strays: [Int]) {
        let costs = ways.map { way in way.rows.reduce(way.cost) { $0 + table.costOfRow($1) } }
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
        var doubts = Set(ways[best].doubts)
        for way in ways.indices where way != best && costs[way] - costs[best] < GridCost.doubt {
            doubts.formUnion(differences(ways[best].step, ways[way].step))
        }
        let isTableInDoubt = !strays.isEmpty || costs[best] > GridCost.certainTable * rows.count
        for row in rows.indices {
            let lacks = rows[row].lacksColumn(table.columns)
            rows[row].doubtful = Set(
                doubts.lazy.filter { $0.row == row }.map { table.columns[Int($0.column)] })
            if !lacks, !rows[row].isKindInDoubt, rows[row].isInOrder(table.columns) {
                rows[row].doubtful = []
                continue
            }
            rows[row].isInDoubt =
                lacks || isTableInDoubt || costsOfRows[row] > GridCost.certainRow || rows[row].isKindInDoubt
        }
        return (rows, strays)
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
    private func differences(_ one: Int32, _ other: Int32) -> [Place] {
        var contents: [Place: (Int, Int)] = [:]
        var (one, other) = (one, other)
        var count = 0
        // Both have a step for each cell: they meet at the same one.
        while one != other, count < GridCost.horizon {
            let (first, second) = (steps[Int(one)], steps[Int(other)])
            if first.role != .stray { contents[place(first), default: (0, 0)].0 &+= content(first) }
            if second.role != .stray { contents[place(second), default: (0, 0)].1 &+= content(second) }
            (one, other) = (first.parent, second.parent)
            count += 1
        }
        return contents.filter { $0.value.0 != $0.value.1 }.map(\.key)
    }

    private func place(_ step: Step) -> Place { Place(row: step.row, column: step.column) }

    private func content(_ step: Step) -> Int {
        (table.cells[Int(step.cell)].word.hash &+ 1) &* (step.role == .goesOn ? Int(step.cell) &* 31 : 1)
    }
}
