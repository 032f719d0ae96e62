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
    }

    struct Piece {
        var chunk: Chunk
        var shape: Chunk.Shape
        var line: Int
    }

    private let source: [UInt8]
    private let heading: ColumnHeading
    private(set) var rows: [Row] = []
    /// Markers that stand above the next row.
    private var raised: [(column: Int, piece: Piece)] = []

    init(_ lines: ArraySlice<PrintedLine>, under heading: ColumnHeading, _ source: [UInt8]) {
        self.source = source
        self.heading = heading
        let cells = lines.enumerated().map { number, line in
            heading.cells(of: line, source).map { cell in
                (column: cell.column, piece: Piece(chunk: cell.chunk, shape: cell.chunk.shape(source), line: number))
            }
        }
        for (number, line) in lines.enumerated() {
            let next = number + 1 < cells.count ? cells[number + 1] : []
            add(cells[number], next: next, isAfterBlank: line.isAfterBlank)
        }
    }

    private typealias Cells = [(column: Int, piece: Piece)]

    private mutating func add(_ cells: Cells, next: Cells, isAfterBlank: Bool) {
        if rows.isEmpty || startsRow(cells, after: rows[rows.count - 1]) {
            rows.append(Row(isAfterBlank: isAfterBlank, cells: .init(repeating: [], count: heading.starts.count)))
            append(raised)
            raised = []
        }
        var own: Cells = []
        let isLast = startsRow(next, after: joined(rows[rows.count - 1], cells))
        for cell in cells {
            if isLast, isRaised(cell, above: next) { raised.append(cell) } else { own.append(cell) }
        }
        append(own)
    }

    private mutating func append(_ cells: Cells) {
        rows[rows.count - 1] = joined(rows[rows.count - 1], cells)
    }

    private func joined(_ row: Row, _ cells: Cells) -> Row {
        var row = row
        for cell in cells { row.cells[cell.column].append(cell.piece) }
        return row
    }

    /// Whether a line has a value where the row has one already.
    private func startsRow(_ cells: Cells, after row: Row) -> Bool {
        cells.contains { cell in
            cell.piece.shape == .single && row.cells[cell.column].contains { $0.shape == .single }
        }
    }

    /// Whether a marker belongs to the row below, not to the text above that it would end.
    private func isRaised(_ cell: (column: Int, piece: Piece), above next: Cells) -> Bool {
        guard cell.piece.shape == .marker else { return false }
        let above = rows[rows.count - 1].cells[cell.column]
        if above.contains(where: { $0.shape == .text }) { return false }
        guard let below = next.first(where: { $0.column == cell.column })?.piece else { return true }
        return !hasMarker(below.chunk)
    }

    private func hasMarker(_ chunk: Chunk) -> Bool {
        source[chunk.range.upperBound - 1] == UInt8(ascii: ")")
    }
}

extension ColumnRows.Row {
    /// The pieces of a column in the order in which they are read: raised markers behind their value.
    func pieces(_ column: Int) -> [Chunk] {
        let pieces = cells[column]
        let markers = pieces.prefix { $0.shape == .marker }
        return (pieces.dropFirst(markers.count) + markers).map(\.chunk)
    }
}
