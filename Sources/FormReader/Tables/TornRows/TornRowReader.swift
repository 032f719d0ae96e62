import FormText

/// Puts rows back together whose cells were torn out and stand apart, column by column: all titles, then all dates,
/// and so on, anywhere in the text.
///
/// The columns are told by what they hold and by their order; what can be told apart by its looks (dates, prices)
/// may stand in any order. Nothing is put together unless every column that such a row needs has as many values.
struct TornRowReader {
    private let context: ReaderContext
    private let form: FormType
    private let style: FilingStyle
    /// The titles that the rows in their tables have.
    private let titles: Set<String>

    init(_ context: ReaderContext, form: FormType, style: FilingStyle, titles: Set<String>) {
        self.context = context
        self.form = form
        self.style = style
        self.titles = titles
    }

    /// How many rows may be torn out together, and how many times that may have happened.
    private static let mostRows = 40
    private static let mostTears = 8

    /// - Parameter pieces: what stands alone in its line and belongs to nothing.
    /// - Returns: the rows of each table, in the order of their pieces.
    func rows(from pieces: [Piece]) -> (nonDerivative: [ReadRow], derivative: [ReadRow]) {
        var left = pieces
        var found: (nonDerivative: [ReadRow], derivative: [ReadRow]) = ([], [])
        for _ in 0..<Self.mostTears {
            guard let (tear, shape) = bestTear(left) else { break }
            let rows = rows(tear, shape, left)
            if shape.isDerivative { found.derivative += rows } else { found.nonDerivative += rows }
            let used = tear.used
            left = left.indices.filter { !used.contains($0) }.map { left[$0] }
        }
        // A `V` that is left over is that of one of the rows.
        if left.contains(where: isTimeliness) {
            for row in found.nonDerivative.indices { found.nonDerivative[row].doubtful.insert(.timeliness) }
            for row in found.derivative.indices { found.derivative[row].doubtful.insert(.timeliness) }
        }
        // In reading order the cells of a row stand below each other: those of a lost table's rows look torn out.
        if context.isReadingOrder {
            found.nonDerivative.doubtCuts()
            found.derivative.doubtCuts()
        }
        found.nonDerivative.sort { $0.line < $1.line }
        found.derivative.sort { $0.line < $1.line }
        return found
    }

    private func isTimeliness(_ piece: Piece) -> Bool {
        if case .timeliness? = ReadCell.read(
            context.text, piece.range, as: .timeliness, style: style)?.cell.value
        {
            return true
        }
        return false
    }

    private func bestTear(_ pieces: [Piece]) -> (tear: Tear, shape: RowShape)? {
        guard pieces.count >= 3 else { return nil }
        let fits = PieceFits(context, pieces, style: style, titles: titles)
        var best: (tear: Tear, shape: RowShape)?
        for shape in RowShape.all(of: form) {
            let most = min(Self.mostRows, shape.required.map(fits.longestRun).min() ?? 0)
            let least = best?.tear.score ?? 0
            var found: Tear?
            // Many rows explain many pieces: once they are found, a search for few ends early. Of two that explain as
            // much the fewer rows count.
            for count in stride(from: most, to: 0, by: -1) {
                let search = TearSearch(
                    fits, shape, count: count, scoringAbove: found.map { $0.score - 1 } ?? least)
                guard let tear = search.best(), tear.score > least, tear.score >= found?.score ?? 0
                else { continue }
                found = tear
            }
            if let found { best = (found, shape) }
        }
        return best
    }

    private func rows(_ tear: Tear, _ shape: RowShape, _ pieces: [Piece]) -> [ReadRow] {
        var rows: [ReadRow] = []
        for index in 0..<tear.count {
            let line = tear.columns.values.compactMap { $0[index] }.min().map { pieces[$0].line }!
            var row = ReadRow(isDerivative: shape.isDerivative, line: line)
            row.isAssembled = true
            row.isCutInDoubt = tear.isAmbiguous
            for (column, values) in tear.columns {
                guard let piece = values[index] else { continue }
                guard
                    var (cell, _) = ReadCell.read(
                        context.text, pieces[piece].range, as: column, style: style,
                        repairing: true)
                else { continue }
                if cell.how == .read { cell.how = .assembled }
                row[column] = cell
            }
            if shape.isDerivative { row.takeUsualDirection() }
            rows.append(row)
        }
        return rows
    }
}

/// Which columns a kind of row has.
struct RowShape {
    let isDerivative: Bool
    let columns: [Column]
    /// The columns that no such row lacks.
    let required: [Column]

    private init(_ isDerivative: Bool, _ columns: [Column], required: [Column]) {
        self.isDerivative = isDerivative
        self.columns = columns
        self.required = required
    }

    static func all(of form: FormType) -> [RowShape] {
        let holding = RowShape(
            false, [.title, .owned, .ownership, .nature], required: [.title, .owned, .ownership])
        let option: [Column] = [.exercisable, .expiration, .underlyingTitle, .underlyingAmount]
        if form == .three {
            let derivative: [Column] = [.title] + option + [.conversionPrice, .ownership, .nature]
            return [holding, RowShape(true, derivative, required: [.title, .underlyingTitle, .ownership])]
        }
        return [
            RowShape(
                false,
                [
                    .title, .transactionDate, .deemedDate, .code, .timeliness, .amount, .acquiredDisposed,
                    .price,
                    .owned, .ownership, .nature,
                ],
                required: [.title, .transactionDate, .code, .amount, .acquiredDisposed, .owned, .ownership]),
            RowShape(
                true,
                [.title, .conversionPrice, .transactionDate, .deemedDate, .code, .timeliness, .acquired]
                    + option
                    + [.price, .owned, .ownership, .nature],
                required: [
                    .title, .transactionDate, .code, .acquired, .underlyingTitle, .owned, .ownership,
                ]),
            RowShape(
                true, [.title, .conversionPrice] + option + [.owned, .ownership, .nature],
                required: [.title, .underlyingTitle, .owned, .ownership]),
            holding,
        ]
    }
}
