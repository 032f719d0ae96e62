import FormText
import OwnershipModel

/// Finds the month or the day in a box so narrow that its caption stands in several lines, beside those of another box:
/// `4. Statement` over `for` over `Month/Year`.
enum NarrowStatement {
    private static let captions = ["statementformonthyear", "statementformonthdayyear"].map { Array($0.utf8) }
    /// The most lines that the box has below its first.
    private static let height = 9
    /// How far to the left or right the lines of a box may begin.
    private static let indent = 4

    /// What stands below the whole caption, in its column.
    static func value(_ context: ReaderContext) -> Piece? {
        for first in context.outline.pieces {
            var letters = self.letters(first, context)
            guard letters.starts(with: "statement".utf8), isPart(letters),
                let column = context.page.placeInForm(of: first.range).column
            else { continue }
            for line in first.line + 1..<min(first.line + Self.height, context.outline.lines.count) {
                let below = context.outline.pieces[context.outline.lines[line]].first { piece in
                    context.page.placeInForm(of: piece.range).column.map { abs($0 - column) <= indent }
                        ?? false
                }
                guard let below else { continue }
                if captions.contains(letters), below.isText { return below }
                letters += self.letters(below, context)
                guard isPart(letters) else { break }
            }
        }
        return nil
    }

    private static func isPart(_ letters: [UInt8]) -> Bool {
        captions.contains { $0.starts(with: letters) }
    }

    private static func letters(_ piece: Piece, _ context: ReaderContext) -> [UInt8] {
        context.text[piece.range].filter(isLetter).map(lowercased)
    }
}
