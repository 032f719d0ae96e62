/// What the blanks between the cells of a row tell, where empty cells have left theirs: each a blank of its own, and
/// the one that parts it from the next cell.
///
/// A date that only a note tells has an empty value before the note, which leaves as many.
enum EmptyCellBlanks {
    /// Some cells stand behind other blanks than the empty cells before them would leave.
    case differ
    /// No cell stands behind an empty one, so that nothing shows whether those leave blanks.
    case silent
    /// Every cell stands behind the blanks that it would; of one that starts a line nothing is known.
    case fit(isWhole: Bool)

    /// - Parameter columns: all columns of the table, from left to right.
    init(_ cells: [WordAlignment.Cell], _ words: [Word], columns: [Column]) {
        var isWhole = true
        var hasEmptyCell = false
        for (cell, next) in zip(cells, cells.dropFirst()) {
            let first = words[next.words.lowerBound]
            guard !first.isFirstInLine else {
                isWhole = false
                continue
            }
            guard let column = columns.firstIndex(of: cell.column),
                let nextColumn = columns.firstIndex(of: next.column)
            else {
                self = .differ
                return
            }
            let isToldByNote = next.column.content == .date && first.shapes.contains(.notes)
            let empty = nextColumn - column - 1 + (isToldByNote ? 1 : 0)
            let notes = words[cell.words].dropFirst().filter { $0.shapes.contains(.notes) }
            guard first.gap == 1 + 2 * empty, notes.allSatisfy({ $0.isFirstInLine || $0.gap == 1 }) else {
                self = .differ
                return
            }
            hasEmptyCell = hasEmptyCell || empty > 0
        }
        self = hasEmptyCell ? .fit(isWhole: isWhole) : .silent
    }

    var isWhole: Bool {
        if case .fit(isWhole: true) = self { true } else { false }
    }

    var isFit: Bool {
        if case .fit = self { true } else { false }
    }
}
