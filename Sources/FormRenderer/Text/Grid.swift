/// A ruled table of plain text: bars between cells, rules between rows, so that a cell of several lines is one
/// cell.
///
/// ```
/// +---------------+---------+
/// | Common Stock  | 1,000   |
/// | of Example    |         |
/// +---------------+---------+
/// ```
struct Grid {
    /// The widths of the columns within the blank behind the left bar and the right bar.
    let widths: [Int]
    private(set) var lines: [String] = []

    /// A text and how many columns it spans.
    struct Cell {
        let text: String
        var span = 1
        var isHeading = false
    }

    init(widths: [Int]) {
        self.widths = widths
        rule("-")
    }

    /// Adds a row and the rule below it.
    mutating func add(_ cells: [Cell], rule character: Character = "-") {
        var column = 0
        var parts: [(lines: [String], width: Int)] = []
        for cell in cells {
            let width = Self.width(of: widths[column..<column + cell.span])
            parts.append((Wrapping.lines(cell.text, width: width, breaksAtSlashes: cell.isHeading), width))
            column += cell.span
        }
        for number in 0..<(parts.map(\.lines.count).max() ?? 0) {
            var line = ""
            for part in parts {
                let text = number < part.lines.count ? part.lines[number] : ""
                line += "| " + text + String(repeating: " ", count: part.width - text.unicodeScalars.count)
            }
            lines.append(line + "|")
        }
        rule(character)
    }

    /// What a cell has that spans columns of these widths: their bars and blanks too.
    static func width(of widths: ArraySlice<Int>) -> Int {
        widths.reduce(0, +) + 2 * (widths.count - 1)
    }

    private mutating func rule(_ character: Character) {
        let parts = widths.map { String(repeating: character, count: $0 + 1) }
        lines.append("+" + parts.joined(separator: "+") + "+")
    }
}
