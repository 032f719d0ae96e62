/// What the blanks between the cells of a row tell, where empty cells have left theirs: each a blank of its own, and
/// the one that parts it from the next cell.
///
/// A date that only a note tells has an empty value before the note, which leaves as many.
struct EmptyCellBlanks {
    /// Whether every cell stands behind the blanks that the empty cells before it leave, and some cell is empty: without
    /// one nothing shows whether those leave blanks.
    private(set) var isFit = false
    /// Whether that is told of every cell: of one that starts a line nothing is known.
    private(set) var isWhole = false

    /// - Parameter columns: all columns of the table, from left to right.
    init(_ cells: [WordAlignment.Cell], _ words: [Word], columns: [Column]) {
        var startsLine = false
        var hasEmptyCell = false
        for (cell, next) in zip(cells, cells.dropFirst()) {
            let first = words[next.words.lowerBound]
            guard !first.isFirstInLine else {
                startsLine = true
                continue
            }
            guard let column = columns.firstIndex(of: cell.column),
                let nextColumn = columns.firstIndex(of: next.column)
            else { return }
            let isToldByNote = next.column.content == .date && first.shapes.contains(.notes)
            let empty = nextColumn - column - 1 + (isToldByNote ? 1 : 0)
            let notes = words[cell.words].dropFirst().filter { $0.shapes.contains(.notes) }
            guard first.gap == 1 + 2 * empty, notes.allSatisfy({ $0.isFirstInLine || $0.gap == 1 }) else {
                return
            }
            hasEmptyCell = hasEmptyCell || empty > 0
        }
        isFit = hasEmptyCell
        isWhole = hasEmptyCell && !startsLine
    }
}
