extension GridSearch {
    /// Steps that ways can take, none much worse than the best so far.
    struct Moves {
        private(set) var list: [Move] = []
        private var bestRank = Int.max / 2

        mutating func removeAll() {
            list.removeAll(keepingCapacity: true)
            bestRank = .max / 2
        }

        func isTooDear(_ rank: Int) -> Bool { rank > bestRank + GridCost.margin }

        mutating func add(_ move: Move) {
            bestRank = min(bestRank, move.rank)
            list.append(move)
        }

        /// Where the moves stand that are not much worse than the best, the best first.
        func byRank() -> [Int] {
            var starts = [Int](repeating: 0, count: GridCost.margin + 2)
            for move in list where !isTooDear(move.rank) { starts[move.rank - bestRank + 1] += 1 }
            for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
            var sorted = [Int](repeating: 0, count: starts.last!)
            for (index, move) in list.enumerated() where !isTooDear(move.rank) {
                sorted[starts[move.rank - bestRank]] = index
                starts[move.rank - bestRank] += 1
            }
            return sorted
        }
    }
}

/// The steps that the ways of a search can take.
extension GridSearch {
    /// Finds the steps that each way can take with a cell.
    func findMoves(_ cell: Int, _ moves: inout Moves) {
        let ordered = table.cells[cell]
        let costs = table.columns.map { ordered.isNotes ? nil : ordered.cost(as: $0) }
        var fits: UInt16 = 0
        for column in costs.indices where costs[column] != nil || ordered.isNotes {
            fits |= 1 << UInt16(column)
        }
        let reliefs = table.columns.indices.map { relief(by: cell, in: $0) }
        for index in ways.indices {
            let way = ways[index]
            let lacking = firstLacking(fits, way)
            let reliefOfWay = table.relief(of: way.lacks)
            for column in table.columns.indices {
                let relief = reliefOfWay + reliefs[column]
                if ordered.isNotes {
                    if moves.isTooDear(way.rank - relief) { continue }
                    let rows = rowsForNotes(column, way, lacking)
                    for row in 0..<rows.count {
                        addNotes(index, way, rows[row], column, relief, cell, &moves)
                    }
                } else if let cost = costs[column], !moves.isTooDear(way.rank + cost - relief) {
                    let rows = rows(for: column, way, lacking)
                    for row in 0..<rows.count {
                        addValue(index, way, rows[row], column, cost, relief, cell, &moves)
                    }
                }
            }
            if !ordered.isNotes, let cost = ordered.costOfGoingOn, way.role == .value || way.role == .goesOn {
                add(
                    index, way, way.row, way.column, .goesOn,
                    cost + costOfReferring(cell, way.row, way.column, way), way.lacks, cell, &moves)
            }
            if moves.isTooDear(way.rank + GridCost.stray) { continue }
            add(index, way, way.row, way.column, .stray, GridCost.stray, way.lacks, cell, &moves)
        }
    }

    /// How much less may be lacking, and be taken off by balances, once a cell stands in a column: with what its rows lack
    /// now, no way becomes cheaper by more.
    private func relief(by cell: Int, in column: Int) -> Int {
        let ordered = table.cells[cell]
        let kind = table.columns[column]
        let shortage = kind.supply < 4 && ordered.supply != kind.supply ? GridCost.shortage : 0
        if ordered.isNotes { return shortage }
        let isBalanced = [.amount, .acquired, .acquiredDisposed, .owned].contains(kind)
        return shortage + (isBalanced && table.mayBalance[cell] ? 2 * GridCost.balance : 0)
    }

    private func addValue(
        _ index: Int, _ way: Way, _ row: Int, _ column: Int, _ cost: Int, _ relief: Int,
        _ cell: Int, _ moves: inout Moves
    ) {
        var cost = cost + costOfPlace(cell, row, column, way) + costOfReferring(cell, row, column, way)
        if moves.isTooDear(way.rank + cost - relief) { return }
        let (filled, lacks) = filled(row, of: way, column, cell, isNotes: false)
        if row < way.rowCount {
            cost += table.costOfFilling(
                table.columns[column], of: filled, after: open(row - 1, of: way),
                before: open(row + 1, of: way))
        }
        add(index, way, row, column, .value, cost, lacks, cell, &moves)
    }

    private func addNotes(
        _ index: Int, _ way: Way, _ row: Int, _ column: Int, _ relief: Int, _ cell: Int, _ moves: inout Moves
    ) {
        guard var cost = costOfNotes(cell, row, column, way) else { return }
        cost += costOfReferring(cell, row, column, way)
        if moves.isTooDear(way.rank + cost - relief) { return }
        let lacks = filled(row, of: way, column, cell, isNotes: true).lacks
        add(index, way, row, column, .notes, cost, lacks, cell, &moves)
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

    private func add(
        _ index: Int, _ way: Way, _ row: Int, _ column: Int, _ role: Role, _ cost: Int,
        _ lacks: GridTable.Lacks, _ cell: Int, _ moves: inout Moves
    ) {
        let rank = way.cost + cost + table.outlook(lacks, after: cell)
        if moves.isTooDear(rank) { return }
        var key = way.hash
        var last = (row: row, column: column, role: role)
        switch role {
        case .value, .notes: key = key &+ mark(row, column, role, cell)
        case .goesOn: last.role = .value
        case .stray: last.role = way.role
        }
        key = key &* 31 &+ UInt64(truncatingIfNeeded: last.row * 64 + last.column * 4)
        moves.add(
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

    /// For each column the first row that lacks it.
    private typealias FirstRows = SIMD16<Int32>

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

    /// The rows that may have the cell in a column: the present one and the next, the first that lacks one, the one
    /// behind the last that has one, and a new one.
    private func rows(for column: Int, _ way: Way, _ lacking: FirstRows) -> RowList {
        var list = RowList()
        let bit: UInt16 = 1 << UInt16(column)
        func add(_ row: Int) {
            guard row >= way.base, row <= way.rowCount else { return }
            if row == way.rowCount || rows[way.start + row - way.base].values & bit == 0 { list.add(row) }
        }
        add(way.row)
        add(way.row + 1)
        add(Int(way.furthest[column]) + 1)
        if lacking[column] >= 0 { add(Int(lacking[column])) }
        add(way.rowCount)
        return list
    }

    private func rowsForNotes(_ column: Int, _ way: Way, _ lacking: FirstRows) -> RowList {
        var list = RowList()
        for row in way.row...way.row + 1 where row >= way.base && row <= way.rowCount { list.add(row) }
        if table.columns[column] == .code, let row = firstCodeWithoutNotes(column, way) { list.add(row) }
        guard table.columns[column].costOfNotesAlone != nil else { return list }
        let more = rows(for: column, way, lacking)
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
    func mark(_ row: Int, _ column: Int, _ role: Role, _ cell: Int) -> UInt64 {
        var mark = UInt64(row * 64 + column * 2 + (role == .notes ? 1 : 0) + 1)
        let content = table.columns[column].content
        if role == .notes || content != .text && content != .date {
            mark = mark &* 0x9E37_79B9_7F4A_7C15
            mark = mark &+ UInt64(truncatingIfNeeded: table.cells[cell].word.hash)
        }
        mark = (mark ^ (mark >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mark ^ (mark >> 32)
    }
}
