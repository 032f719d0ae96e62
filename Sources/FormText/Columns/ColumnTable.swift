/// A table whose columns are told by position: its headings and what stands below them, once more wherever they are
/// printed again on the next page, titles above them set aside.
struct ColumnTable {
    /// A part of a table below one printing of its headings.
    struct Part {
        var headings: Range<Int>
        var body: Range<Int>
        var columns: ColumnHeading
    }

    private let source: [UInt8]
    private let printed: [PrintedLine]
    private let isTyped: Bool
    private(set) var parts: [Part] = []
    /// What stands above each part but the first.
    private(set) var titles: [Range<Int>] = []

    /// How many lines the headings of a table may have.
    private static let longestHeading = 40

    /// - Parameters:
    ///   - printed: the lines of the text, of which `first` has the first headings.
    ///   - isTyped: see ``PrintedLine/numberedHeadings(_:isTyped:)``.
    init(_ printed: [PrintedLine], from first: Int, _ source: [UInt8], isTyped: Bool) {
        (self.source, self.printed, self.isTyped) = (source, printed, isTyped)
        parts = [part(from: first)]
        while let next = headings(after: parts[parts.count - 1].body.upperBound, like: printed[first]) {
            titles.append(parts[parts.count - 1].body.upperBound..<next)
            parts.append(part(from: next, headingsAs: parts[0].headings))
        }
    }

    /// - Parameter known: the headings where they were printed before; as many letters belong to them here.
    private func part(from first: Int, headingsAs known: Range<Int>? = nil) -> Part {
        var body = first + 1
        var headings = [ColumnHeading.headings(of: printed[first], source)]
        while body < min(first + Self.longestHeading, printed.count),
            printed[body].numberedHeadings(source, isTyped: isTyped) < 2
        {
            if let known {
                if letters(first..<body) >= letters(known) { break }
            } else if printed[body].startsBody(source) || standsAlone(body)
                || printed[body].chunks.count == 1
                    && ColumnHeading(headings, source).endsHeadings(printed[body], source)
            {
                break
            }
            headings.append(ColumnHeading.headings(of: printed[body], source))
            body += 1
        }
        if body < printed.count, !standsAlone(body) { body = rowStart(before: body, headings: first) }
        headings.removeSubrange((body - first)...)
        let columns = ColumnHeading(headings, source)
        var end = body
        while end < printed.count, !columns.endsTable(printed[end], source), end > body || !standsAlone(end),
            printed[end].numberedHeadings(source, isTyped: isTyped) < 2
        {
            end += 1
        }
        let blanked = ColumnRows.blankedRows(printed[body..<end], source) {
            columns.cells(of: printed[$0], source)
        }
        if let last = blanked.last { end = last.upperBound }
        return Part(
            headings: first..<body, body: body..<end,
            columns: ColumnHeading(headings, above: printed[body..<end], source))
    }

    /// Whether a line is a heading of what follows the table: one text at the left, an empty line above and below it.
    private func standsAlone(_ line: Int) -> Bool {
        let chunks = printed[line].chunks
        return chunks.count == 1 && chunks[0].start < 3 && isLetter(source[chunks[0].range.lowerBound])
            && printed[line].isAfterBlank && (line + 1 == printed.count || printed[line + 1].isAfterBlank)
    }

    /// Where the row begins that has its first value on a line: behind an empty line, with texts that are printed above
    /// the middle of it.
    private func rowStart(before value: Int, headings first: Int) -> Int {
        guard value < printed.count else { return value }
        var start = value
        while start > first + 1, !printed[start].isAfterBlank { start -= 1 }
        let isOfRow = printed[start..<value].allSatisfy { line in
            line.chunks.count < 4
                && line.chunks.allSatisfy { chunk in
                    source[chunk.range.lowerBound] != UInt8(ascii: "(")
                        && !ColumnHeading.isSubheading(source[chunk.range])
                }
        }
        return printed[start].isAfterBlank && isOfRow ? start : value
    }

    /// How many letters and signs lines have, blanks aside.
    private func letters(_ lines: Range<Int>) -> Int {
        printed[lines].reduce(0) { sum, line in
            sum + line.chunks.reduce(0) { $0 + source[$1.range].count { $0 != 0x20 } }
        }
    }

    /// The line, at most five further on, that has the same headings as `line`.
    private func headings(after end: Int, like line: PrintedLine) -> Int? {
        printed[end..<min(end + 5, printed.count)].indices.first { next in
            printed[next].numberedHeadings(source, isTyped: isTyped) > 3
                && source[printed[next].chunks[0].range] == source[line.chunks[0].range]
        }
    }
}

extension PrintedLine {
    /// How many numbered headings the line has, from 1 on.
    ///
    /// - Parameter isTyped: whether it is of a typed page, where numbers may stand on a line above their headings.
    func numberedHeadings(_ source: [UInt8], isTyped: Bool) -> Int {
        if isTyped, chunks.count > 3, chunks.allSatisfy({ $0.isItemNumber(source) }) { return chunks.count }
        guard chunks.count > 1, chunks[0].isNumberedOne(source) else { return 0 }
        // On a typed page a number that touches its heading is one of many ways to type.
        return chunks.count { $0.isNumbered(source) && (!isTyped || !$0.numberTouches(source)) }
    }

    /// Whether the line has what no heading has: a number, a date or a note's marker.
    func startsBody(_ source: [UInt8]) -> Bool {
        chunks.contains { chunk in
            switch chunk.shape(source) {
            case .marker: true
            case .single: chunk.width > 1 || isDigit(source[chunk.range.lowerBound])
            case .text: false
            }
        }
    }
}
