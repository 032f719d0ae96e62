import FormText

/// Puts texts together that the end of a page cut: `Class C Capital` is the last of a row, and `Stock` stands below the
/// headings that the next page repeats, before that page's first row.
struct PageEnd {
    let context: ReaderContext
    let style: FilingStyle

    /// Gives the row the rest of its texts.
    ///
    /// - Parameter cells: those of the next page.
    /// - Returns: which of them the row took.
    func goOn(_ row: inout ReadRow, _ cells: [OrderedCell]) -> Range<Int> {
        let start = cells.firstIndex(where: \.isText) ?? cells.count
        let texts = start..<(cells[start...].firstIndex { !$0.isText } ?? cells.count)
        // The last text of them is the title of the page's first row.
        let title = texts.last { !cells[$0].isBelow } ?? start
        var isNature = false
        for index in texts.dropLast() {
            let part = cells[index].word.range
            if let column = [.title, .underlyingTitle].first(where: { isRest(part, of: row[$0]) }) {
                add(part, to: &row, column)
                continue
            }
            isNature = isNature && index < title || isNatureRest(cells, index, before: title)
            guard isNature, row[.nature] != nil else { return start..<index }
            add(part, to: &row, .nature)
        }
        return start..<max(start, texts.upperBound - 1)
    }

    private func add(_ part: Range<Int>, to row: inout ReadRow, _ column: Column) {
        guard let rest = ReadCell.read(context.text, part, as: column, style: style)?.cell else {
            return
        }
        row[column]?.continuation.append(rest.valueRange)
        row[column]?.notes += rest.notes
    }

    /// Whether the line, or one of those below it that stand before the next row's title, is of a nature.
    private func isNatureRest(_ cells: [OrderedCell], _ index: Int, before title: Int) -> Bool {
        (index..<max(title, index + 1)).contains { cells[$0].likeness == .nature }
    }

    /// Whether a title lacks a noun, and this is one.
    private func isRest(_ part: Range<Int>, of title: ReadCell?) -> Bool {
        guard let title, title.continuation.isEmpty,
            let last = Word.ranges(of: title.valueRange, context.text).last,
            let word = Word.ranges(of: part, context.text).first
        else { return false }
        let isAlone = NoteMarkers(context.text, part, style: style).valueEnd == word.upperBound
        return isAlone && SecurityWords.isNoun(context.text, word)
            && !SecurityWords.isNoun(context.text, last)
    }
}
