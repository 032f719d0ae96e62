import FormText

/// What each of some pieces that stand alone can be.
struct PieceFits {
    /// For each column, how unlike it each piece is; `nil` where it can be no such thing.
    private var costs: [[Int?]] = []
    /// For each column, how many pieces from each on can follow each other in it, a line each.
    private var runs: [[Int]] = []
    /// Whether each piece is the letter of an indirect holding.
    private var isIndirect: [Bool] = []
    /// Whether each piece starts a group: an empty line stands before it, in a text that parts its groups so.
    private(set) var startsGroup: [Bool] = []
    var count: Int { isIndirect.count }

    init(_ context: ReaderContext, _ pieces: [Piece], style: FilingStyle, titles: Set<String>) {
        let follows = pieces.indices.map { $0 > 0 && pieces[$0].line == pieces[$0 - 1].line + 1 }
        let isAfterBlank = pieces.map { context.page.lines[$0.line].isAfterBlank }
        let hasGroups = pieces.indices.contains { follows[$0] && !isAfterBlank[$0] }
        startsGroup = pieces.indices.map { !follows[$0] || (hasGroups && isAfterBlank[$0]) }
        var fits: [[(cell: ReadCell, cost: Int)?]] = []
        for column in Column.allCases {
            let like = Column.allCases.first { $0.isRead(like: column) }!
            fits.append(
                like != column
                    ? fits[like.rawValue]
                    : pieces.map {
                        ReadCell.read(context.text, $0.range, as: column, style: style, repairing: true)
                    })
            var costs = fits[column.rawValue].map { fit -> Int? in
                guard let fit else { return nil }
                if column == .code, fit.cell.code == nil { return nil }
                // References alone stand for a price or a date of an option, and for nothing else.
                if case .none = fit.cell.value, column.unlikenessOfNotesAlone > 0 || column == .deemedDate {
                    return nil
                }
                if column.content == .text, fit.cost > 0 { return nil }
                return fit.cost
            }
            if column == .title || column == .underlyingTitle {
                for (index, piece) in pieces.enumerated() where costs[index] != nil {
                    let end = NoteMarkers(context.text, piece.range, style: style).valueEnd
                    let title = context.page.string(piece.range.lowerBound..<end)
                    costs[index] = titles.contains(title) ? 0 : 1
                }
            }
            var runs = [Int](repeating: 0, count: pieces.count)
            for index in pieces.indices.reversed() where costs[index] != nil {
                let goesOn = index + 1 < pieces.count && follows[index + 1]
                runs[index] = 1 + (goesOn ? runs[index + 1] : 0)
            }
            self.costs.append(costs)
            self.runs.append(runs)
        }
        isIndirect = fits[Column.ownership.rawValue].map { $0?.cell.letter == UInt8(ascii: "I") }
    }

    /// The most pieces that can follow each other in a column.
    func longestRun(_ column: Column) -> Int { runs[column.rawValue].max() ?? 0 }

    /// How unlike a column some pieces are together; `nil` where they cannot follow each other in it.
    func cost(_ range: Range<Int>, in column: Column) -> Int? {
        guard range.upperBound <= count, runs[column.rawValue][range.lowerBound] >= range.count else {
            return nil
        }
        var cost = startsGroup[range.lowerBound] ? 0 : 1
        for index in range {
            cost += costs[column.rawValue][index]!
            if index > range.lowerBound, startsGroup[index] { cost += 2 }
        }
        return cost
    }

    /// Which of some pieces, counted from the first, are letters of indirect holdings.
    func indirect(_ range: Range<Int>) -> [Int] {
        range.filter { isIndirect[$0] }.map { $0 - range.lowerBound }
    }
}

extension ReadCell {
    /// Whether a text is nothing but a value of some column: a date, a number, a letter, a code or references.
    static func isValue(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 24 else { return false }
        return [Column.transactionDate, .price, .code, .acquiredDisposed, .ownership].contains { column in
            read(text, range, as: column, style: .usual, repairing: true) != nil
        }
    }
}
