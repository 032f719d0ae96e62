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
        let text = text(outside: finder)
        var rows = text.rows[...]
        for band in finder.bands.sorted(by: { $0.top < $1.top }) {
            while let row = rows.first, row.top < band.top {
                append(row, of: text, isAfterBlank: row.isFirst)
                rows.removeFirst()
            }
            append(band, of: finder)
        }
        for row in rows { append(row, of: text, isAfterBlank: row.isFirst) }
    }

    // MARK: Text outside boxes

    /// The text outside boxes; an empty line ends what belongs together.
    private func text(outside finder: BoxFinder) -> ColumnText {
        let width = grid.lines.reduce(0) { max($0, grid.width(of: $1)) }
        var text = ColumnText(grid)
        var start = 0
        var ticks = finder.tickBoxes.sorted { $0.top < $1.top }[...]
        let outside = finder.outside
        while start < outside.count {
            var end = start + 1
            while end < outside.count, outside[end].line <= outside[end - 1].line + 1 { end += 1 }
            let limit = outside[end - 1].line + 1
            let own = ticks.prefix { $0.top <= limit }
            ticks = ticks.dropFirst(own.count)
            text.append(outside[start..<end], right: width, tickBoxes: own)
            start = end
        }
        return text
    }

    private mutating func append(_ row: ColumnText.Row, of text: ColumnText, isAfterBlank: Bool) {
        let first = cells.count
        for paragraph in text.paragraphs[row.paragraphs] {
            appendCell(text.segments[paragraph.text], column: paragraph.column)
        }
        endLine(from: first, isAfterBlank: isAfterBlank)
    }

    // MARK: Boxes

    private mutating func append(_ band: BoxFinder.Band, of finder: BoxFinder) {
        let columns = finder.columns[band.columns]
        if columns.count >= Self.leastCells {
            band.isRow ? appendRow(columns, finder) : appendHead(columns, finder)
            return
        }
        var text = ColumnText(grid)
        // A few boxes side by side are a row where each has one text, and no captions with values below.
        var isRow = band.isRow && columns.count > 1
        for cell in finder.cells[columns.first!.lowerBound..<columns.last!.upperBound] {
            let (rows, paragraphs) = (text.rows.count, text.paragraphs.count)
            text.append(finder.segments[cell.text], right: cell.right)
            isRow = isRow && text.rows.count <= rows + 1 && text.paragraphs.count <= paragraphs + 1
        }
        if isRow { return appendRow(columns, finder) }
        for row in text.rows { append(row, of: text, isAfterBlank: false) }
    }

    private mutating func appendRow(_ columns: ArraySlice<Range<Int>>, _ finder: BoxFinder) {
        let first = cells.count
        for (number, column) in columns.enumerated() {
            for cell in column { appendCell(finder.segments[finder.cells[cell].text], column: number) }
        }
        endLine(from: first, isAfterBlank: false)
    }

    /// The head of a table: a line a cell.
    private mutating func appendHead(_ columns: ArraySlice<Range<Int>>, _ finder: BoxFinder) {
        for cell in columns.joined() {
            let first = cells.count
            appendCell(finder.segments[finder.cells[cell].text], column: 0)
            endLine(from: first, isAfterBlank: false)
        }
    }

    // MARK: Text

    /// Appends a cell, its lines joined.
    private mutating func appendCell(_ segments: ArraySlice<Segment>, column: Int) {
        let start = builder.text.count
        var end = 0
        for index in segments.indices {
            var segment = segments[index]
            var bytes = grid.bytes(of: segment)
            end = bytes.upperBound
            if index > segments.startIndex, !grid.isJoined(segments[index - 1], segment) {
                builder.append(Page.lineBreak, from: bytes.lowerBound)
            }
            if index + 1 < segments.endIndex, grid.isBrokenNote(segment, segments[index + 1]) {
                segment.columns.removeLast()
                bytes.removeLast()
            }
            append(segment, bytes)
        }
        guard builder.text.count > start else { return }
        cells.append(Page.Cell(range: start..<builder.text.count, column: column, link: nil))
        builder.append(UInt8(ascii: "\t"), from: end)
    }

    /// Appends a part of a line, blanks where `_` stands for them.
    private mutating func append(_ segment: Segment, _ bytes: Range<Int>) {
        guard segment.isFilled || grid.hasFilledWord(segment) else {
            return Notation.append(grid.source, bytes, to: &builder)
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
