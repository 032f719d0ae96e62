import FormText

/// Puts texts together that the end of a page cut: `Class C Capital` is the last of a row, and `Stock` stands below the
/// headings that the next page repeats, before that page's first row.
struct PageEnd {
    let context: ReaderContext
    let highestNote: Int

    /// Gives the row the rest of its texts.
    ///
    /// - Parameter cells: those of the next page.
    /// - Returns: how many of them the row took.
    func goOn(_ row: inout ReadRow, _ cells: [OrderedCell]) -> Int {
        var count = 0
        for column in [Column.title, .underlyingTitle, .nature] {
            // Behind the rest the page's first row must have its own title.
            guard count + 1 < cells.count, cells[count].isText, cells[count + 1].isText,
                var cell = row[column], isRest(cells[count], of: cell, column),
                let rest = ReadCell.read(
                    context.text, cells[count].word.range, as: column, highestNote: highestNote)?.cell
            else { continue }
            cell.continuation.append(rest.valueRange)
            cell.notes += rest.notes
            row[column] = cell
            count += 1
        }
        return count
    }

    private func isRest(_ rest: OrderedCell, of cell: ReadCell, _ column: Column) -> Bool {
        if column == .nature { return rest.likeness == .nature }
        let words = Word.ranges(of: rest.word.range, context.text)
        guard let last = Word.ranges(of: cell.valueRange, context.text).last else { return false }
        return words.count == 1 && SecurityWords.isNoun(context.text, words[0])
            && !SecurityWords.isNoun(context.text, last)
    }
}
