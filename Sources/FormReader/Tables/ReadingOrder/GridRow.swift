/// A row that was found in a table in reading order: which cells stand in which column.
struct GridRow {
    /// The cell of each column that has a value, and the lines in which its text goes on.
    var cells: [(column: Column, cells: [Int])] = []
    var notes: [(column: Column, cell: Int)] = []
    /// The columns that may hold something else.
    var doubtful: Set<Column> = []
    /// Whether all of it may be otherwise.
    var isInDoubt = false

    /// Puts the cells of a table into rows and columns.
    ///
    /// - Returns: the rows in order, and the cells that belong to none.
    static func rows(of cells: [OrderedCell], columns: [Column], isDerivative: Bool) -> (
        rows: [GridRow], strays: [Int]
    ) {
        // Where there are empty lines, they part what stands side by side.
        let hasBlocks = cells.count(where: \.isBelow) * 5 < cells.count * 3
        let whole = WholeRows(cells: cells, columns: columns, hasBlocks: hasBlocks).find()
        let taken = Set(whole.flatMap(\.cells))
        let rest = cells.indices.filter { !taken.contains($0) }
        guard !rest.isEmpty else { return (whole.map(\.row), []) }
        let restOfCells = rest.map { index in
            var cell = cells[index]
            if taken.contains(index - 1) { cell.standsApart() }
            return cell
        }
        let table = GridTable(
            restOfCells, columns: columns, isDerivative: isDerivative, hasBlocks: hasBlocks)
        let found = GridSearch.rows(of: table)
        var rows = whole.map { (start: $0.cells.lowerBound, row: $0.row) }
        for row in found.rows {
            let row = row.mapCells { rest[$0] }
            rows.append((row.cells.flatMap(\.cells).min() ?? row.notes[0].cell, row))
        }
        rows.sort { $0.start < $1.start }
        return (rows.map(\.row), found.strays.map { rest[$0] })
    }

    private func mapCells(_ transform: (Int) -> Int) -> GridRow {
        var row = self
        row.cells = cells.map { ($0.column, $0.cells.map(transform)) }
        row.notes = notes.map { ($0.column, transform($0.cell)) }
        return row
    }

    /// Whether the row's cells stand side by side in the order of the columns.
    func isInOrder(_ columns: [Column]) -> Bool {
        func place(_ column: Column) -> Int { columns.firstIndex(of: column)! * 2 }
        let places =
            cells.flatMap { cell in cell.cells.map { (cell: $0, place: place(cell.column)) } }
            + notes.map { (cell: $0.cell, place: place($0.column) + 1) }
        let sorted = places.sorted { $0.cell < $1.cell }
        return zip(sorted, sorted.dropFirst()).allSatisfy {
            $1.cell == $0.cell + 1 && $1.place >= $0.place
        }
    }

    /// Whether a column is empty that no row lacks.
    func lacksColumn(_ columns: [Column]) -> Bool {
        let there = Set(cells.map(\.column) + notes.map(\.column).filter { $0.costOfNotesAlone != nil })
        let isTransaction = cells.contains { $0.column.isOfTransaction }
        return columns.contains {
            $0.costOfLacking > 40 && (isTransaction || !$0.isOfTransaction) && !there.contains($0)
        }
    }
}
