import FormText

/// The rows of a line whose cells hold the lines of many rows, one below the other, as converters print a table that
/// has no rules between its rows.
///
/// Each row has an ownership form, so that those tell how many rows there are. A cell with as many lines has one for
/// each; empty cells have left none, so that where a column has fewer, the rows are in doubt.
struct StackedRows {
    private let reader: RowReader
    private let context: ReaderContext
    /// The cells, and the lines of each.
    private let stacks: [(cell: Page.Cell, lines: [Range<Int>])]
    private let count: Int

    /// The rows of a line; `nil` where its cells are those of one row.
    static func read(_ context: ReaderContext, line: Int, _ reader: RowReader) -> [ReadRow]? {
        let cells = context.page.cells[context.page.lines[line].cells]
        guard cells.contains(where: { context.text[$0.range].contains(Page.lineBreak) }),
            let stacked = StackedRows(cells, context, reader)
        else { return nil }
        return stacked.rows(line)
    }

    private init?(_ cells: ArraySlice<Page.Cell>, _ context: ReaderContext, _ reader: RowReader) {
        self.reader = reader
        self.context = context
        stacks = cells.map { ($0, context.lines(of: $0.range)) }
        let columns = reader.columns
        let letters =
            stacks.first { $0.cell.column < columns.count && columns[$0.cell.column] == .ownership }?.lines
            ?? []
        count = letters.count
        guard count > 1, stacks.last!.cell.column < columns.count,
            letters.allSatisfy({
                ReadCell.read(context.text, $0, as: .ownership, style: reader.style)?.cost == 0
            })
        else { return nil }
    }

    private func rows(_ line: Int) -> [ReadRow]? {
        let transactions = stack(.transactionDate).count
        var cells = [[Page.Cell]](repeating: [], count: count)
        var strays: [Range<Int>] = []
        var isInDoubt = false
        for (whole, lines) in stacks {
            guard let places = places(of: lines.count, reader.columns[whole.column], transactions) else {
                strays += lines
                isInDoubt = true
                continue
            }
            isInDoubt = isInDoubt || places.count < count
            // A title or a nature that wraps has several lines.
            let height = lines.count / places.count
            for (number, row) in places.enumerated() {
                let (first, last) = (lines[number * height], lines[number * height + height - 1])
                var cell = whole
                cell.range = first.lowerBound..<last.upperBound
                cells[row].append(cell)
            }
            if height > 1 { isInDoubt = true }
        }
        var rows: [ReadRow] = []
        for cells in cells {
            guard var row = reader.readInPlace(cells[...], isTyped: false, line: line, text: context.text)
            else {
                return nil
            }
            row.isCutInDoubt = isInDoubt
            rows.append(row)
        }
        rows[0].strays = strays
        return rows
    }

    private func stack(_ column: Column) -> [Range<Int>] {
        stacks.first { reader.columns[$0.cell.column] == column }?.lines ?? []
    }

    /// The rows that have a cell in a column which holds some lines: all, the transactions, which stand before the
    /// holdings, or those that need it; `nil` where nothing tells.
    private func places(of lines: Int, _ column: Column, _ transactions: Int) -> [Int]? {
        if lines == count { return Array(0..<count) }
        if column.isOfTransaction, lines == transactions, lines < count { return Array(0..<transactions) }
        if column.content == .text, column != .nature { return lines % count == 0 ? Array(0..<count) : nil }
        let needing: [Int]
        switch column {
        case .nature:
            needing = stack(.ownership).indices.filter { letter(.ownership, $0) == UInt8(ascii: "I") }
        case .timeliness:
            needing = stack(.code).indices.filter { letter(.code, $0) == UInt8(ascii: "G") }
        default: return nil
        }
        let fits = lines == needing.count || column == .nature && needing.count == 1
        return fits ? needing : nil
    }

    private func letter(_ column: Column, _ row: Int) -> UInt8 { context.text[stack(column)[row].lowerBound] }
}
