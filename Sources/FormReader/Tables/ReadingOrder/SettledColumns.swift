/// Finds the columns that a table in reading order can fill in one way only: as many cells fit nothing else as rows
/// need one, and they stand in the order of the rows. Whatever else of the rows is in doubt, they are not.
struct SettledColumns {
    let cells: [OrderedCell]
    let columns: [Column]

    /// What a cell may cost at most that fits a column.
    private static let fitting = 15

    func settle(_ rows: inout [GridRow]) {
        // Among rows of both kinds the order may be another.
        guard rows.allSatisfy(\.isTransaction) || !rows.contains(where: \.isTransaction) else { return }
        // What need not be filled takes nothing from what must.
        let needed = columns.filter { $0 != .deemedDate && $0 != .timeliness }
        var fits = cells.map { cell in
            cell.isNotes ? [] : Set(needed.filter { cell.cost(as: $0) ?? .max <= Self.fitting })
        }
        // A text that may go on with the one above tells nothing of either.
        for cell in cells.indices where cells[cell].costOfGoingOn ?? .max < Self.fitting {
            for part in [cell - 1, cell] { fits[part].formUnion([.title, .nature]) }
        }
        var isSettled = true
        var settled: Set<Column> = []
        while isSettled {
            isSettled = false
            for column in columns where column.costOfLacking > 0 && !settled.contains(column) {
                let own = cells.indices.filter { fits[$0] == [column] }
                guard isOnlyWay(own, column, rows) else { continue }
                settled.insert(column)
                isSettled = true
                for cell in fits.indices { fits[cell].remove(column) }
            }
        }
        for row in rows.indices {
            let noted = Set(rows[row].notes.map(\.column))
            rows[row].settled = settled.subtracting(noted)
        }
    }

    /// Doubts cells that stand against the order of their column, from top to bottom, where it makes a difference.
    func doubtOrder(_ rows: inout [GridRow]) {
        for column in columns {
            let held = rows.indices.compactMap { row in
                rows[row].cells.first { $0.column == column }.map { (row: row, cell: $0.cells[0]) }
            }
            for (one, other) in zip(held, held.dropFirst())
            where one.cell > other.cell && cells[one.cell].word.hash != cells[other.cell].word.hash {
                rows[one.row].doubtful.insert(column)
                rows[other.row].doubtful.insert(column)
            }
        }
    }

    /// Whether the rows that need the column have just these cells, in order or all alike.
    private func isOnlyWay(_ own: [Int], _ column: Column, _ rows: [GridRow]) -> Bool {
        guard !column.isOfTransaction || rows.allSatisfy(\.isTransaction), own.count == rows.count else {
            return false
        }
        let held = rows.compactMap { row in row.cells.first { $0.column == column }?.cells }
        guard held.count == rows.count, held.allSatisfy({ $0.count == 1 }) else { return false }
        return held.map { $0[0] } == own
            || Set(own.map { cells[$0].word.hash }).count == 1 && Set(held.map { $0[0] }) == Set(own)
    }
}
