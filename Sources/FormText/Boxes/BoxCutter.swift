/// Cuts a text with ruled boxes into lines of cells.
///
/// A row of a table is a line, the lines of each of its cells joined. Boxes that merely stand side by side, as in
/// the form's heading, come one after the other, and so does what stands outside boxes: a line a row of text.
struct BoxCutter {
    typealias Segment = CharacterGrid.Segment

    private let grid: CharacterGrid
    private(set) var builder: TextBuilder
    private(set) var lines: [Page.Line] = []
    private(set) var cells: [Page.Cell] = []

    /// So many cells are a row of a table, whatever they hold; fewer may be boxes of the heading.
    private static let leastCells = 4

    init(_ grid: CharacterGrid) {
        self.grid = grid
        builder = TextBuilder(capacity: grid.source.count / 2)
    }

    mutating func run() {
        let finder = BoxFinder(grid)
        let width = grid.lines.reduce(0) { max($0, grid.width(of: $1)) }
        let texts = texts(outside: finder, width: width)
        let bands = finder.bands.sorted { $0.top < $1.top }
        var next = 0
        for band in bands {
            while next < texts.count, texts[next].top < band.top {
                append(texts[next])
                next += 1
            }
            append(band)
        }
        for text in texts[next...] { append(text) }
    }

    // MARK: Text outside boxes

    private struct TextRow {
        var paragraphs: [ColumnText.Paragraph]
        var isAfterBlank: Bool
        var top: Int { paragraphs[0].top }
    }

    /// The rows of text outside boxes; an empty line ends what belongs together.
    private func texts(outside finder: BoxFinder, width: Int) -> [TextRow] {
        var rows: [TextRow] = []
        var start = 0
        var ticks = finder.tickBoxes.sorted { $0.lines.lowerBound < $1.lines.lowerBound }[...]
        let outside = finder.outside
        while start < outside.count {
            var end = start + 1
            while end < outside.count, outside[end].line <= outside[end - 1].line + 1 { end += 1 }
            let limit = outside[end - 1].line + 1
            let own = ticks.prefix { $0.lines.lowerBound <= limit }
            ticks = ticks.dropFirst(own.count)
            let text = ColumnText(grid, Array(outside[start..<end]), right: width, tickBoxes: Array(own))
            for (number, row) in text.rows.enumerated() {
                rows.append(TextRow(paragraphs: row, isAfterBlank: number == 0))
            }
            start = end
        }
        return rows
    }

    private mutating func append(_ row: TextRow) {
        let first = cells.count
        for paragraph in row.paragraphs { appendCell(paragraph.segments, column: paragraph.column) }
        endLine(from: first, isAfterBlank: row.isAfterBlank)
    }

    // MARK: Boxes

    private mutating func append(_ band: BoxFinder.Band) {
        let columns = columns(of: band)
        if columns.count >= Self.leastCells {
            band.isRow ? appendRow(columns) : appendHead(columns)
            return
        }
        let texts = columns.joined().map { ColumnText(grid, $0.text, right: $0.right).rows }
        // A few boxes side by side are a row where each has one text, and no captions with values below.
        let isRow =
            columns.count > 1 && texts.allSatisfy { $0.isEmpty || ($0.count == 1 && $0[0].count == 1) }
        if band.isRow, isRow {
            appendRow(columns)
        } else {
            for row in texts.joined() { append(TextRow(paragraphs: row, isAfterBlank: false)) }
        }
    }

    private mutating func appendRow(_ columns: [ArraySlice<BoxFinder.Cell>]) {
        let first = cells.count
        for (number, column) in columns.enumerated() {
            for cell in column { appendCell(cell.text, column: number) }
        }
        endLine(from: first, isAfterBlank: false)
    }

    /// The head of a table: a line a cell.
    private mutating func appendHead(_ columns: [ArraySlice<BoxFinder.Cell>]) {
        for cell in columns.joined() {
            let first = cells.count
            appendCell(cell.text, column: 0)
            endLine(from: first, isAfterBlank: false)
        }
    }

    /// The cells of a band that stand one above the other, from left to right.
    private func columns(of band: BoxFinder.Band) -> [ArraySlice<BoxFinder.Cell>] {
        var cells = band.cells.sorted { $0.left < $1.left }
        var starts: [Int] = []
        var right = Int.min
        for (index, cell) in cells.enumerated() {
            if cell.left >= right { starts.append(index) }
            right = max(right, cell.right)
        }
        let columns = zip(starts, starts.dropFirst() + [cells.count]).map { $0..<$1 }
        for column in columns where column.count > 1 {
            cells[column].sort { ($0.lines.lowerBound, $0.left) < ($1.lines.lowerBound, $1.left) }
        }
        return columns.map { cells[$0] }
    }

    // MARK: Text

    /// Appends a cell, its lines joined.
    private mutating func appendCell(_ segments: [Segment], column: Int) {
        let start = builder.text.count
        for (index, segment) in segments.enumerated() {
            var segment = segment
            if index > 0, !grid.isJoined(segments[index - 1], segment) {
                builder.append(Page.lineBreak, from: grid.bytes(of: segment).lowerBound)
            }
            if index + 1 < segments.count, grid.isBrokenNote(segment, segments[index + 1]) {
                segment.columns.removeLast()
            }
            append(segment)
        }
        guard builder.text.count > start else { return }
        cells.append(Page.Cell(range: start..<builder.text.count, column: column, link: nil))
        builder.append(UInt8(ascii: "\t"), from: segments.last.map { grid.bytes(of: $0).upperBound } ?? 0)
    }

    /// Appends a part of a line, blanks where `_` stands for them.
    private mutating func append(_ segment: Segment) {
        guard !segment.columns.isEmpty else { return }
        guard segment.isFilled || grid.hasFilledWord(segment) else {
            return Notation.append(grid.source, grid.bytes(of: segment), to: &builder)
        }
        var start = segment.columns.lowerBound
        while start < segment.columns.upperBound {
            var end = start
            while end < segment.columns.upperBound, !grid.isBlank(segment.line, end, isFilled: true) {
                end += 1
            }
            if end > start {
                let bytes = grid.bytes(of: Segment(line: segment.line, columns: start..<end))
                if start > segment.columns.lowerBound {
                    builder.append(UInt8(ascii: " "), from: bytes.lowerBound - 1)
                }
                Notation.append(grid.source, bytes, to: &builder)
            }
            start = end + 1
        }
    }

    private mutating func endLine(from first: Int, isAfterBlank: Bool) {
        guard cells.count > first else { return }
        builder.append(UInt8(ascii: "\n"), from: grid.source.count)
        lines.append(Page.Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
    }
}
