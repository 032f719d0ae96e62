/// Shares the page's width out among a table's columns.
struct ColumnWidths {
    /// What a column would like: at least its longest word, at most its longest line.
    struct Wish {
        var least: Int
        var most: Int
    }

    /// No column is narrower.
    private static let narrowest = 3
    /// A word that is longer than this does not claim a column for itself; it is cut.
    private static let longestClaim = 20

    /// Widths that fit into `width`, bars and blanks included.
    static func shared(_ wishes: [Wish], within width: Int) -> [Int] {
        let available = width - 1 - 2 * wishes.count
        var widths = wishes.map { max(narrowest, min($0.least, longestClaim) + 1) }
        // Too wide: the widest columns give, and words are cut.
        while widths.reduce(0, +) > available,
            let widest = widths.indices.max(by: { widths[$0] < widths[$1] })
        {
            widths[widest] -= 1
        }
        // Room to spare goes to the column that has the most lines.
        var spare = available - widths.reduce(0, +)
        while spare > 0,
            let neediest = widths.indices.filter({ widths[$0] <= wishes[$0].most })
                .max(by: { need(wishes[$0], widths[$0]) < need(wishes[$1], widths[$1]) })
        {
            widths[neediest] += 1
            spare -= 1
        }
        return widths
    }

    /// How many times the longest line is longer than the column, in thousandths.
    private static func need(_ wish: Wish, _ width: Int) -> Int {
        wish.most * 1000 / width
    }
}
