/// Puts the lines below a table's headings together into its rows.
///
/// A row's values stand on one line, its longer texts go on below, a raised note marker may stand on a line of
/// its own above, and a value that makes room for its marker one line lower. So a new row starts with the value
/// for which the current row has no place left; what stands alone before it, and is a marker, is the new row's.
struct ColumnRows {
    /// A row: the pieces of each column, from top to bottom.
    struct Row {
        var isAfterBlank: Bool
        var cells: [[Piece]]
        /// Whether a column has a value of which a row has no second one.
        var hasValue: [Bool]
    }

    struct Piece {
        var chunk: Chunk
        var shape: Chunk.Shape
    }

    private let source: [UInt8]
    private(set) var rows: [Row] = []
    /// The row that goes on; the number of rows where none does.
    private var openRow = 0
    /// Markers that stand above the next row.
    private var raised: [(column: Int, piece: Piece)] = []

    init(_ source: [UInt8]) {
        self.source = source
    }

    /// Adds the lines below a heading, on which the last row so far may go on.
    mutating func add(_ lines: ArraySlice<PrintedLine>, under heading: ColumnHeading) {
        if let last = rows.last, last.cells.count != heading.starts.count {
            // The columns of a page are not always those of the page before.
            openRow = rows.count
        }
        let columns = heading.starts.count
        let first = lines.startIndex
        let blanked = Self.blankedRows(lines, source) { heading.body[$0 - first] }
        let cells = heading.body.map { pieces(of: $0) }
        guard blanked.last?.upperBound != lines.endIndex else {
            for row in blanked {
                append(row: cells[row.lowerBound - first..<row.upperBound - first], columns: columns)
            }
            return
        }
        for (number, line) in lines.enumerated() {
            let next = number + 1 < cells.count ? cells[number + 1] : []
            add(cells[number], next: next, columns: columns, isAfterBlank: line.isAfterBlank)
        }
    }

    private typealias Cells = [(column: Int, piece: Piece)]

    private func pieces(of cells: [ColumnHeading.Cell]) -> Cells {
        cells.map { (column: $0.column, piece: Piece(chunk: $0.chunk, shape: $0.chunk.shape(source))) }
    }

    // MARK: Rows between empty lines

    /// The rows at the beginning of lines where empty lines part them: each has its own values and none twice, its
    /// texts above and below them.
    ///
    /// - Returns: none where empty lines part something else; what stands behind the last row is no part of the table.
    static func blankedRows(
        _ lines: ArraySlice<PrintedLine>, _ source: [UInt8], cells: (_ line: Int) -> [ColumnHeading.Cell]
    ) -> [Range<Int>] {
        guard lines.first?.isAfterBlank == true else { return [] }
        var rows: [Range<Int>] = []
        var start = lines.startIndex
        while start < lines.endIndex {
            let end = lines[(start + 1)...].firstIndex { $0.isAfterBlank } ?? lines.endIndex
            let values = (start..<end).flatMap(cells).filter {
                $0.chunk.shape(source) == .single && !$0.chunk.isDollarSign(source)
            }
            let isRow = values.count >= leastValues && Set(values.map(\.column)).count == values.count
            guard isRow else {
                // A title, or the beginning of what follows the table.
                return lines[start].chunks.count == 1 && !lines[start].startsPage && values.isEmpty
                    ? rows : []
            }
            rows.append(start..<end)
            start = end
        }
        return rows
    }

    /// So many values every row has: what is owned, and how.
    private static let leastValues = 2

    private mutating func append(row lines: ArraySlice<Cells>, columns: Int) {
        rows.append(
            Row(
                isAfterBlank: true, cells: .init(repeating: [], count: columns),
                hasValue: .init(repeating: false, count: columns)))
        openRow = rows.count - 1
        for line in lines { append(line) }
        openRow = rows.count
    }

    // MARK: Rows that touch

    private mutating func add(_ cells: Cells, next: Cells, columns: Int, isAfterBlank: Bool) {
        if openRow == rows.count || startsRow(cells, after: rows[openRow])
            || isTitle(cells, above: next, after: rows[openRow])
        {
            openRow = rows.count
            rows.append(
                Row(
                    isAfterBlank: isAfterBlank, cells: .init(repeating: [], count: columns),
                    hasValue: .init(repeating: false, count: columns)))
            append(raised)
            raised = []
        }
        var own: Cells = []
        let isAboveRow =
            !cells.contains { $0.piece.shape == .single } && startsRow(next, after: rows[openRow])
        for cell in cells {
            if isAboveRow, isRaised(cell, above: next) { raised.append(cell) } else { own.append(cell) }
        }
        append(own)
    }

    private mutating func append(_ cells: Cells) {
        for cell in cells {
            rows[openRow].cells[cell.column].append(cell.piece)
            if cell.piece.shape == .single { rows[openRow].hasValue[cell.column] = true }
        }
    }

    /// Whether a line has a value where the row has one already.
    private func startsRow(_ cells: Cells, after row: Row) -> Bool {
        cells.contains { $0.piece.shape == .single && row.hasValue[$0.column] }
    }

    /// Whether a line has the title of the row whose values stand on the next line: that one has none of its own.
    private func isTitle(_ cells: Cells, above next: Cells, after row: Row) -> Bool {
        cells.first.map { $0.column == 0 && $0.piece.shape == .text } == true
            && next.allSatisfy { $0.column > 0 } && startsRow(next, after: row)
    }

    /// Whether a marker belongs to the row below, not to what stands above it.
    private func isRaised(_ cell: (column: Int, piece: Piece), above next: Cells) -> Bool {
        guard cell.piece.shape == .marker else { return false }
        let marker = cell.piece.chunk
        if let below = next.first(where: { $0.column == cell.column })?.piece {
            // Behind the text below it is raised, before it goes on from the text above.
            return below.shape == .text ? marker.start >= below.chunk.end - 1 : !hasMarker(below.chunk)
        }
        guard let above = rows[openRow].cells[cell.column].last(where: { $0.shape == .text }) else {
            return true
        }
        return marker.start < above.chunk.start - 2 || marker.end > above.chunk.end + 2
    }

    private func hasMarker(_ chunk: Chunk) -> Bool {
        source[chunk.range.upperBound - 1] == UInt8(ascii: ")")
    }
}

extension ColumnRows.Row {
    /// The pieces of a column in the order in which they are read: raised markers behind their value.
    func pieces(_ column: Int) -> [Chunk] {
        let pieces = cells[column].map(\.chunk)
        let markers = cells[column].prefix { $0.shape == .marker }.count
        return markers == 0 ? pieces : Array(pieces[markers...] + pieces[..<markers])
    }
}
