import FormText

/// Puts rows of Table I back together whose cells were torn out and stand apart, column by column.
///
/// The columns are told by what they hold: dates, codes, prices; of two columns of numbers the first is the
/// amount and the last what is owned, of two columns of letters the first is `A` or `D` and the last the
/// ownership form. Nothing is put together unless every column that a transaction needs has as many values.
struct OrphanReader {
    private let context: ReaderContext
    private let highestNote: Int

    init(_ context: ReaderContext, highestNote: Int) {
        self.context = context
        self.highestNote = highestNote
    }

    /// - Parameter titles: the titles that the table's other rows have.
    /// - Returns: the rows in the order of their pieces; empty where the pieces make none.
    func rows(from orphans: [Piece], titles: Set<String>) -> [ReadRow] {
        let blocks = blocks(of: orphans)
        let dates = blocks.filter { $0.kind == .date }
        guard dates.count == 1 else { return [] }
        let count = dates[0].pieces.count
        var columns: [Column: [Piece]] = [.transactionDate: dates[0].pieces]
        let numbers = split(blocks.filter { $0.kind == .number }, into: count)
        guard numbers.count == 2 else { return [] }
        columns[.amount] = numbers[0]
        columns[.owned] = numbers[1]
        guard assignLetters(blocks, count, &columns) else { return [] }
        let prices = blocks.filter { ($0.kind == .money || $0.kind == .notes) && $0.pieces.count == count }
        if let price = prices.first { columns[.price] = price.pieces }
        assignTexts(blocks, count, titles, &columns)
        return (0..<count).compactMap { row(columns, at: $0) }
    }

    /// Consecutive values of one kind.
    private func blocks(of orphans: [Piece]) -> [OrphanBlock] {
        var blocks: [OrphanBlock] = []
        for piece in orphans {
            let kind = OrphanKind(context.text, piece.range)
            if let last = blocks.last, last.kind == kind, !opensNewBlock(piece, after: last.pieces.last!) {
                blocks[blocks.count - 1].pieces.append(piece)
            } else {
                blocks.append(OrphanBlock(kind: kind, pieces: [piece]))
            }
        }
        return blocks
    }

    /// Whether an empty line parts two values in a text whose columns have none inside.
    private func opensNewBlock(_ piece: Piece, after previous: Piece) -> Bool {
        let lines = context.page.lines
        return lines[piece.line].isAfterBlank && !lines[previous.line].isAfterBlank
    }

    /// Columns of `count` values: blocks of that size, or of a multiple of it where two columns adjoin.
    private func split(_ blocks: [OrphanBlock], into count: Int) -> [[Piece]] {
        blocks.flatMap { block -> [[Piece]] in
            guard block.pieces.count % count == 0 else { return [] }
            return stride(from: 0, to: block.pieces.count, by: count).map {
                Array(block.pieces[$0..<$0 + count])
            }
        }
    }

    /// Codes, `A` or `D`, and the ownership form: three columns of letters, the codes first unless their
    /// letters tell them.
    private func assignLetters(_ blocks: [OrphanBlock], _ count: Int, _ columns: inout [Column: [Piece]])
        -> Bool
    {
        // A column of codes may begin with a letter that is a code as well as an `A` or a `D`.
        var letterColumns: [[Piece]] = []
        var run: [Piece] = []
        for block in blocks where block.kind == .code || block.kind == .letter {
            run += block.pieces
        }
        guard run.count == 3 * count else { return false }
        letterColumns = stride(from: 0, to: run.count, by: count).map { Array(run[$0..<$0 + count]) }
        columns[.code] = letterColumns[0]
        columns[.acquiredDisposed] = letterColumns[1]
        columns[.ownership] = letterColumns[2]
        return true
    }

    private func assignTexts(
        _ blocks: [OrphanBlock], _ count: Int, _ titles: Set<String>, _ columns: inout [Column: [Piece]]
    ) {
        let texts = blocks.filter { $0.kind == nil }.flatMap(\.pieces)
        let known = texts.filter { titles.contains(context.page.string(titleRange($0.range))) }
        if known.count == count {
            columns[.title] = known
        } else if let block = blocks.first(where: { $0.kind == nil && $0.pieces.count == count }) {
            columns[.title] = block.pieces
        }
        let used = Set((columns[.title] ?? []).map(\.range.lowerBound))
        let natures = blocks.first { block in
            block.kind == nil && block.pieces.count == count
                && !block.pieces.contains { used.contains($0.range.lowerBound) }
        }
        if let natures { columns[.nature] = natures.pieces }
    }

    private func titleRange(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<NoteMarkers(context.text, range, highest: highestNote).valueEnd
    }

    private func row(_ columns: [Column: [Piece]], at index: Int) -> ReadRow? {
        var row = ReadRow(isDerivative: false, line: columns[.transactionDate]![index].line)
        row.isAssembled = true
        for (column, pieces) in columns {
            guard
                var (cell, _) = ReadCell.read(
                    context.text, pieces[index].range, as: column, highestNote: highestNote)
            else { return nil }
            cell.how = .assembled
            row[column] = cell
        }
        return row
    }
}
