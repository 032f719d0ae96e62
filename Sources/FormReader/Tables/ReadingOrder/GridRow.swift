/// A row that was found in a table in reading order: which cells stand in which column.
struct GridRow {
    /// The cell of each column that has a value, and the lines in which its text goes on.
    var cells: [(column: Column, cells: [Int])] = []
    var notes: [(column: Column, cell: Int)] = []
    /// The columns that may hold something else.
    var doubtful: ColumnSet = []
    /// The columns that can hold nothing else, though all of it may be otherwise.
    var settled: ColumnSet = []
    /// Whether all of it may be otherwise, and whether it stands apart from all that is in doubt.
    var isInDoubt = false
    var isClear = false

    /// Puts the cells of a table into rows and columns.
    ///
    /// - Returns: the rows in order, and the cells that belong to none.
    static func rows(of cells: [OrderedCell], columns: [Column], isDerivative: Bool, isInTurn: Bool) -> (
        rows: [GridRow], strays: [Int]
    ) {
        let hasBlocks = cells.hasBlocks
        func table(_ cells: [OrderedCell], referring: [Int: ColumnSet] = [:]) -> GridTable {
            GridTable(
                cells, columns: columns, isDerivative: isDerivative, hasBlocks: hasBlocks,
                isInTurn: isInTurn, referring: referring)
        }
        let whole = WholeRows(cells: cells, columns: columns, hasBlocks: hasBlocks).find()
        if whole.isEmpty { return GridSearch.rows(of: table(cells)) }
        let taken = Set(whole.flatMap(\.cells))
        let rest = cells.indices.filter { !taken.contains($0) }
        guard !rest.isEmpty else { return (whole.map(\.row), []) }
        let found = GridSearch.rows(
            of: table(
                rest.map { index in
                    var cell = cells[index]
                    if taken.contains(index - 1) { cell.standsApart() }
                    return cell
                }, referring: referring(whole.map(\.row), cells)))
        let rows = merge(whole.map(\.row), found.rows.map { $0.mapCells { rest[$0] } })
        // Whole rows are certain only where the table can be filled in no other way.
        let other = GridRows(GridSearch.likelyRows(of: table(cells)), cells)
        let isAnyTorn = columns.contains(.code) && found.rows.contains { $0.lacksColumn(columns) }
        // Nor does what a transaction has behind its last columns say which row it is of, where several fit.
        let late = found.rows.filter(\.isLateTransaction).flatMap(\.cells)
        let amounts = Set(
            late.filter { $0.column == .amount || $0.column == .acquired }.compactMap {
                cells[rest[$0.cells[0]]].amount
            })
        return (
            rows.map { row in
                var row = other.doubt(row)
                // The rest of a torn transaction may stand in what seems a holding.
                let isOfAmount =
                    row.cell(.underlyingAmount).flatMap { cells[$0].amount }.map(amounts.contains) ?? false
                if isAnyTorn || isOfAmount, !row.isTransaction { row.isInDoubt = true }
                return row
            }, found.strays.map { rest[$0] }
        )
    }

    /// The columns from which rows refer to each note.
    private static func referring(_ rows: [GridRow], _ cells: [OrderedCell]) -> [Int: ColumnSet] {
        var referring: [Int: ColumnSet] = [:]
        for row in rows {
            for (column, cell) in row.cells.map({ ($0.column, $0.cells.last!) }) + row.notes {
                for note in cells[cell].notes { referring[note, default: []].insert(column) }
            }
        }
        return referring
    }

    /// Rows of two kinds in one order, which the columns that both have tell: each is written from top to bottom.
    private static func merge(_ rows: [GridRow], _ others: [GridRow]) -> [GridRow] {
        var merged: [GridRow] = []
        var rest = others[...]
        for row in rows {
            while let other = rest.first, other.isBefore(row) { merged.append(rest.removeFirst()) }
            merged.append(row)
        }
        return merged + rest
    }

    private func isBefore(_ other: GridRow) -> Bool {
        let starts = Dictionary(uniqueKeysWithValues: other.cells.map { ($0.column, $0.cells[0]) })
        let votes = cells.compactMap { column, cells in starts[column].map { cells[0] < $0 ? 1 : -1 } }
        return votes.reduce(0, +) > 0
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

    var isTransaction: Bool { cells.contains { $0.column.isOfTransaction } }

    /// The columns with a value, or with notes that may stand for one.
    var filledColumns: ColumnSet {
        ColumnSet(cells.map(\.column)).union(
            ColumnSet(notes.map(\.column).filter { $0.costOfNotesAlone != nil }))
    }

    /// The first cell of a column.
    func cell(_ column: Column) -> Int? { cells.first { $0.column == column }?.cells[0] }

    /// Whether what makes it a transaction stands behind its last columns.
    private var isLateTransaction: Bool {
        guard let date = cell(.transactionDate), let ownership = cell(.ownership) else { return false }
        return date > ownership
    }

    /// Whether it may be a holding where it is a transaction, or the other way round.
    var isKindInDoubt: Bool {
        let told = cells.map(\.column).filter(\.isOfTransaction)
        return told.isEmpty
            ? doubtful.contains(where: \.isOfTransaction) : told.allSatisfy(doubtful.contains)
    }

    /// The row with a doubt of each value beside which a cell stands that belongs to no row: it may be a part of it.
    func doubting(besides strays: [Int]) -> GridRow {
        var row = self
        for (column, cells) in cells where strays.contains(cells[0] - 1) || strays.contains(cells.last! + 1) {
            row.doubtful.insert(column)
        }
        return row
    }

    /// Whether a column is empty that no row lacks.
    func lacksColumn(_ columns: [Column]) -> Bool {
        let there = filledColumns
        return columns.contains {
            $0.costOfLacking > 120 && (isTransaction || !$0.isOfTransaction) && !there.contains($0)
        }
    }
}

/// The rows of a table, to compare those of another way to fill it with.
private struct GridRows {
    private let cells: [OrderedCell]
    private let rows: [GridRow]
    /// The row of each cell.
    private var places: [Int: Int] = [:]

    init(_ rows: [GridRow], _ cells: [OrderedCell]) {
        self.rows = rows
        self.cells = cells
        for (index, row) in rows.enumerated() {
            for cell in row.cells.flatMap(\.cells) + row.notes.map(\.cell) { places[cell] = index }
        }
    }

    /// A row with a doubt of what the row that has most of its cells here has in another way.
    func doubt(_ row: GridRow) -> GridRow {
        var row = row
        let votes = Dictionary(
            grouping: row.cells.flatMap(\.cells).compactMap { places[$0] }, by: { $0 }
        ).mapValues(\.count)
        guard let twin = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }).map({ rows[$0.key] })
        else {
            row.isInDoubt = true
            return row
        }
        let columns = ColumnSet(
            (row.cells + twin.cells).map(\.column) + (row.notes + twin.notes).map(\.column))
        let differing = columns.filter { content(of: $0, in: row) != content(of: $0, in: twin) }
        row.doubtful.formUnion(differing)
        row.isInDoubt =
            row.isInDoubt || row.isTransaction != twin.isTransaction || twin.isKindInDoubt
        return row
    }

    /// What stands in a column, whichever cells it is.
    private func content(of column: Column, in row: GridRow) -> [Int] {
        let values = row.cells.filter { $0.column == column }.flatMap(\.cells)
        let notes = row.notes.filter { $0.column == column }.map(\.cell)
        return (values + notes).map { cells[$0].word.hash }
    }
}
