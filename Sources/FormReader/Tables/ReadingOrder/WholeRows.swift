/// Finds the rows whose cells stand side by side in the order of their columns, none lacking: they are certain,
/// and leave fewer cells to search among.
struct WholeRows {
    let cells: [OrderedCell]
    let columns: [Column]
    let hasBlocks: Bool

    /// The rows, with the cells of each.
    ///
    /// Where there are other rows too, a column may go on behind the headings that stand in the middle of a row.
    func find() -> [(row: GridRow, cells: Range<Int>)] {
        let rows = all()
        if rows.reduce(0, { $0 + $1.cells.count }) == cells.count { return rows }
        return rows.filter { row in !row.cells.dropFirst().contains { cells[$0].isAfterHeadings } }
    }

    private func all() -> [(row: GridRow, cells: Range<Int>)] {
        var rows: [(row: GridRow, cells: Range<Int>)] = []
        var start = 0
        while start < cells.count {
            if let (row, end) = row(from: start) ?? row(from: start, asHolding: true) {
                rows.append((row, start..<end))
                start = end
            } else {
                start += 1
            }
        }
        return rows
    }

    private func row(from start: Int, asHolding isHolding: Bool = false) -> (row: GridRow, end: Int)? {
        guard cells[start].isText, cells[start].likeness != .nature else { return nil }
        var row = GridRow(cells: [(columns[0], [start])])
        var last = 0
        var isTransaction = false
        var isIndirect = false
        var cell = start + 1
        while cell < cells.count {
            if cells[cell].costOfGoingOn == 0, cells[cell - 1].isText {
                row.cells[row.cells.count - 1].cells.append(cell)
            } else if hasBlocks, cells[cell].isBelow, !cells[cell].isNotes {
                break
            } else if cells[cell].isNotes {
                let next = columns.indices.first { $0 > last && isNeeded(columns[$0], isTransaction) }
                if let next, columns[next].costOfNotesAlone != nil {
                    last = next
                    isTransaction = isTransaction || columns[next].isOfTransaction
                } else if cells[cell - 1].isNotes || !mayHaveNotes(columns[last]) {
                    break
                }
                row.notes.append((columns[last], cell))
            } else {
                guard let column = column(of: cell, after: last, isTransaction, isIndirect, isHolding) else {
                    break
                }
                last = column
                isTransaction = isTransaction || columns[column].isOfTransaction
                if columns[column] == .ownership {
                    isIndirect = !cells[cell].word.shapes.contains(.acquiredDisposed)
                }
                row.cells.append((columns[column], [cell]))
            }
            cell += 1
        }
        // What starts as a direct holding may as well go on as a transaction.
        let mayGoOn = isHolding || !isTransaction && columns.contains(.code)
        if mayGoOn, !isIndirect, cell < cells.count, !cells[cell].isText { return nil }
        return isWhole(row, isTransaction, isIndirect) ? (row, cell) : nil
    }

    /// Whether notes that stand apart are likely those of the value before.
    private func mayHaveNotes(_ column: Column) -> Bool {
        column.costOfNotes <= 15 && (column.costOfNotesAlone == nil || column == .price)
    }

    /// The next column that can hold a cell, none left out but those that need not be filled.
    private func column(
        of cell: Int, after last: Int, _ isTransaction: Bool, _ isIndirect: Bool, _ isHolding: Bool
    ) -> Int? {
        for column in columns.indices where column > last && !(isHolding && columns[column].isOfTransaction) {
            if columns[column] == .nature, !isIndirect { return nil }
            if let cost = cells[cell].cost(as: columns[column]), cost <= 36 { return column }
            if isNeeded(columns[column], isTransaction), !columns[column].isOfTransaction || isTransaction {
                return nil
            }
        }
        return nil
    }

    /// Whether a row needs a column: where it is not known yet to be a transaction, as a holding does.
    private func isNeeded(_ column: Column, _ isTransaction: Bool) -> Bool {
        column.costOfLacking > 0 && (isTransaction || !column.isOfTransaction)
    }

    private func isWhole(_ row: GridRow, _ isTransaction: Bool, _ isIndirect: Bool) -> Bool {
        let there = row.filledColumns
        return columns.allSatisfy { there.contains($0) || !isNeeded($0, isTransaction) }
            && (!isIndirect || !columns.contains(.nature) || there.contains(.nature))
    }
}
