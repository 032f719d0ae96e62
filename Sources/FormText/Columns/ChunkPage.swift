/// The lines and cells of a page in the making, whose texts are chunks of a source.
struct ChunkPage {
    private let source: [UInt8]
    private(set) var builder: TextBuilder
    private(set) var lines: [Page.Line] = []
    private(set) var cells: [Page.Cell] = []
    /// Which stretches of the text may lack something, or have something of their neighbours.
    private(set) var inDoubt: [Range<Int>] = []

    init(_ source: [UInt8], capacity: Int) {
        self.source = source
        builder = TextBuilder(capacity: capacity)
    }

    /// Appends something that may lack something, or have something of its neighbours.
    mutating func append(isInDoubt: Bool, _ append: (inout ChunkPage) -> Void) {
        let start = builder.text.count
        append(&self)
        if isInDoubt { inDoubt.append(start..<builder.text.count) }
    }

    // MARK: Lines

    /// Appends a line of a block, each raised marker behind the chunk that ends before it.
    mutating func append(_ line: PrintedLine, raised: [Chunk], starts: [Int]) {
        let first = cells.count
        for chunk in line.chunks {
            let column = freeColumn(of: chunk, starts, from: first)
            let own = raised.filter { marker in
                line.chunks.last { $0.start < marker.start }?.start == chunk.start
            }
            appendCell(chunk, own, column: column)
        }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
    }

    /// Appends a line of items, each cell in the column of its start.
    mutating func append(_ line: BrowserItems.Line, starts: [Int]) {
        let first = cells.count
        for cell in line.cells {
            let column = freeColumn(of: cell[0], starts, from: first)
            let pieces = cell.goingOn(source)
            append(isInDoubt: line.isInDoubt) {
                $0.appendCell(pieces[0], pieces.dropFirst(), column: column)
            }
        }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
    }

    /// The column of the start that a chunk stands below, or the next one where the line has that.
    private func freeColumn(of chunk: Chunk, _ starts: [Int], from first: Int) -> Int {
        let column = SideBySide.column(of: chunk, starts)
        return cells.count > first ? max(column, cells[cells.count - 1].column + 1) : column
    }

    /// Appends a line, each chunk in its column.
    mutating func append(_ line: PrintedLine, column: (Chunk) -> Int) {
        let first = cells.count
        for chunk in line.chunks { appendCell(chunk, [], column: column(chunk)) }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
    }

    /// Appends a row of a table, each cell in its column.
    mutating func append(_ row: ColumnRows.Row) {
        let first = cells.count
        for column in row.cells.indices where !row.cells[column].isEmpty {
            let pieces = row.pieces(column)
            appendCell(pieces[0], pieces.dropFirst(), column: column)
        }
        endLine(from: first, isAfterBlank: row.isAfterBlank)
    }

    /// Appends a line of cells, each in its column.
    mutating func append(
        _ row: [[Chunk]], isAfterBlank: Bool, isHead: Bool = false, isTitleInDoubt: Bool = false
    ) {
        let start = cells.count
        for (column, pieces) in row.map({ $0.goingOn(source) }).enumerated() where !pieces.isEmpty {
            appendCell(pieces[0], pieces.dropFirst(), column: column)
        }
        endLine(from: start, isAfterBlank: isAfterBlank)
        guard cells.count > start else { return }
        lines[lines.count - 1].isHead = isHead
        lines[lines.count - 1].isTitleInDoubt = isTitleInDoubt
    }

    /// Appends a line as it is, with what goes on below its first chunk.
    mutating func append(_ line: PrintedLine, goingOn: [Chunk] = [], isHead: Bool = false) {
        let first = cells.count
        for (column, chunk) in line.chunks.enumerated() {
            appendCell(chunk, column == 0 ? goingOn : [], column: column)
        }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
        if isHead, cells.count > first { lines[lines.count - 1].isHead = true }
    }

    /// Appends a row of a table, each cell in its column.
    mutating func append(_ row: RuledTable.Row) {
        let first = cells.count
        for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
            appendCell(cell[0], cell.dropFirst(), column: column)
        }
        endLine(from: first, isAfterBlank: row.isAfterBlank)
        if row.isTitleInDoubt, cells.count > first { lines[lines.count - 1].isTitleInDoubt = true }
    }

    // MARK: Cells

    /// Appends a cell and the pieces that go on with it, a blank between, none where a word was broken at its hyphen.
    private mutating func appendCell(_ first: Chunk, _ others: some Collection<Chunk>, column: Int) {
        let start = builder.text.count
        var last = first
        for piece in others {
            append(last, isLast: false)
            if builder.text.count > start, !piece.goesOnWord, !endsWithHyphen(from: start) {
                builder.append(UInt8(ascii: " "), from: piece.range.lowerBound)
            }
            last = piece
        }
        append(last, isLast: true)
        var end = builder.text.count
        while end > start, isSpace(builder.text[end - 1]) { end -= 1 }
        if end > start { cells.append(Page.Cell(range: start..<end, column: column, link: nil)) }
        builder.append(UInt8(ascii: "\t"), from: last.range.upperBound - 1)
    }

    private mutating func append(_ piece: Chunk, isLast: Bool) {
        var range = piece.range
        // The sign that raises the marker on the next line.
        if !isLast, source[range.upperBound - 1] == UInt8(ascii: "^") { range.removeLast() }
        Notation.append(source, range, to: &builder)
    }

    private func endsWithHyphen(from start: Int) -> Bool {
        let text = builder.text
        return text.count > start + 1 && text[text.count - 1] == UInt8(ascii: "-")
            && (isLetter(text[text.count - 2]) || isDigit(text[text.count - 2]))
    }

    private mutating func endLine(from first: Int, isAfterBlank: Bool) {
        guard cells.count > first else { return }
        lines.append(Page.Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
    }
}
