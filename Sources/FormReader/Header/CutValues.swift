import FormText

/// Values that are cut in several cells: a line of nothing but texts, each in the column next to the one before.
///
/// Recognition cuts names and titles so, in the middle of words too: `Ray | mond`.
struct CutValues {
    private let context: ReaderContext
    /// The cells behind the first, by where that one begins.
    private var rests: [Int: [Range<Int>]] = [:]
    /// Where the cells behind the first begin.
    private var later: Set<Int> = []

    init(_ context: ReaderContext) {
        self.context = context
        guard context.page.layout == .tabs || context.page.layout == .markdown else { return }
        var above: ArraySlice<Piece> = []
        for line in context.outline.lines {
            let pieces = context.outline.pieces[line]
            defer { above = pieces }
            guard pieces.count > 1, pieces.allSatisfy(\.isText),
                zip(pieces, pieces.dropFirst()).allSatisfy({ $1.column == $0.column + 1 })
            else { continue }
            // Below its box each title is one.
            let boxes = pieces.count { piece in
                above.contains {
                    $0.column == piece.column && ($0.caption == .officer || $0.caption == .other)
                }
            }
            guard boxes < 2 else { continue }
            rests[pieces.first!.range.lowerBound] = pieces.dropFirst().map(\.range)
            later.formUnion(pieces.dropFirst().map(\.range.lowerBound))
        }
    }

    /// Whether a piece goes on with what stands in the cell before.
    func isLater(_ piece: Piece) -> Bool { later.contains(piece.range.lowerBound) }

    /// The value that begins with a piece.
    func located(_ piece: Piece) -> Located {
        guard let rest = rests[piece.range.lowerBound] else { return context.located(piece.range) }
        return context.joined([piece.range] + rest)
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
