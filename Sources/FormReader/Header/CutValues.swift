import FormText

/// Values that are cut in several cells: a line of nothing but texts, each in the column next to the one before.
///
/// Recognition cuts names and titles so, in the middle of words too: `Ray | mond`.
struct CutValues {
    private let context: ReaderContext
    private let mayBe: Bool

    init(_ context: ReaderContext) {
        self.context = context
        mayBe = context.page.layout == .tabs || context.page.layout == .markdown
    }

    /// The pieces of a line that are one value; none where they are not.
    private func value(on line: Int) -> ArraySlice<Piece> {
        let lines = context.outline.lines
        let pieces = context.outline.pieces[lines[line]]
        guard mayBe, pieces.count > 1, pieces.allSatisfy(\.isText),
            zip(pieces, pieces.dropFirst()).allSatisfy({ $1.column == $0.column + 1 })
        else { return [] }
        // Below its box each title is one.
        let above = line > 0 ? context.outline.pieces[lines[line - 1]] : []
        let boxes = pieces.count { piece in
            above.contains {
                $0.column == piece.column && ($0.caption == .officer || $0.caption == .other)
            }
        }
        return boxes < 2 ? pieces : []
    }

    /// Whether a piece goes on with what stands in the cell before.
    func isLater(_ piece: Piece) -> Bool {
        value(on: piece.line).dropFirst().contains { $0.range.lowerBound == piece.range.lowerBound }
    }

    /// The value that begins with a piece.
    func located(_ piece: Piece) -> Located {
        let value = value(on: piece.line)
        guard value.first?.range.lowerBound == piece.range.lowerBound else {
            return context.located(piece.range)
        }
        return context.joined([piece.range] + value.dropFirst().map(\.range))
    }
}

extension ReaderContext {
    /// Cells as one value: with a blank between them, but where a word goes on in lower case.
    func joined(_ ranges: [Range<Int>]) -> Located {
        var value = page.string(ranges[0])
        for (previous, range) in zip(ranges, ranges.dropFirst()) {
            let first = text[range.lowerBound]
            let goesOn =
                isLetter(text[previous.upperBound - 1]) && isSmallLetter(first)
            value += (goesOn ? "" : " ") + page.string(range)
        }
        return Located(value: value, ranges: ranges, how: .assembled, reasons: [.cellsOfLine])
    }
}

extension Reason {
    /// What says that a value stands in several cells.
    static let cellsOfLine = Reason("its line holds nothing but these cells, side by side")
}
