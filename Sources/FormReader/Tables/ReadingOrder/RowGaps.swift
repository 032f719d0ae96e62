extension CellOrder {
    /// Gives cells that stand among the cells of another row, or between rows, to the nearest row that lacks
    /// them; which row that is stays in doubt.
    func fillGaps(of rows: [Row]) -> [Row] {
        var rows = rows
        let taken = Set(rows.flatMap { $0.cells.map(\.unit) + $0.notes.map(\.unit) })
        for unit in fit.units.indices where !taken.contains(unit) {
            var nearest: (row: Int, column: Column, distance: Int)?
            for (index, row) in rows.enumerated() {
                guard let column = gap(in: row, for: unit) else { continue }
                let distance = row.distance(to: unit)
                if distance <= RowSearch.longestRow, distance < nearest?.distance ?? Int.max {
                    nearest = (index, column, distance)
                }
            }
            guard let nearest else { continue }
            for index in rows.indices where rows[index].strays.contains(unit) {
                rows[index].strays.removeAll { $0 == unit }
                rows[index].cost -= RowSearch.stray
            }
            rows[nearest.row].cells.append((nearest.column, unit))
            rows[nearest.row].doubtful.insert(nearest.column)
            rows[nearest.row].cost -= costOfGap(nearest.column)
        }
        return rows
    }

    /// A column that every row of the kind has, and this one lacks, that the cell can fill.
    private func gap(in row: Row, for unit: Int) -> Column? {
        let columns = Set(row.cells.map(\.column))
        let isTransaction = columns.contains { $0.isOfTransaction }
        let template = templates[isTransaction ? 0 : 1]
        return template.first { column in
            guard !columns.contains(column), costOfGap(column) > 0, let cost = fit.cost(of: unit, as: column),
                cost < 20
            else { return false }
            guard column == .nature else { return true }
            guard let ownership = row.cells.first(where: { $0.column == .ownership })?.unit else {
                return false
            }
            return fit.costOfNature(ownership, hasNature: true) == 0
        }
    }

    private func costOfGap(_ column: Column) -> Int { column == .nature ? 30 : CellFit.costOfLacking(column) }
}

extension CellOrder.Row {
    /// How many cells lie between the row and a cell.
    fileprivate func distance(to unit: Int) -> Int {
        units.contains(unit)
            ? 0 : unit < units.lowerBound ? units.lowerBound - unit : unit - units.upperBound + 1
    }
}
