/// Plain text with ruled tables, its cells put together again: what the promise of the ruled layout amounts to.
///
/// Rules part rows; a line of a cell that takes the cell's last column goes on below without a blank.
struct RuledText {
    /// The texts of each row's cells; a line that stands alone is a row of one cell.
    private(set) var rows: [[String]] = []

    private typealias Line = [Unicode.Scalar]

    init(_ text: String) {
        var open: [[Line]] = []
        func endRow() {
            if !open.isEmpty { rows.append(open.map(Self.cell)) }
            open = []
        }
        for line in text.unicodeScalars.split(separator: "\n").map(Line.init) {
            if line.starts(with: ["+", "-"]) || line.starts(with: ["+", "="]) {
                endRow()
            } else if line.starts(with: ["|", " "]) {
                let parts = line.dropFirst().dropLast().split(
                    separator: "|", omittingEmptySubsequences: false)
                if open.isEmpty { open = Array(repeating: [], count: parts.count) }
                for (number, part) in parts.enumerated() { open[number].append(Line(part.dropFirst())) }
            } else {
                endRow()
                rows.append([Self.cell([line])])
            }
        }
        endRow()
    }

    /// Whether `text` stands in a cell, in one piece.
    func holds(_ text: String) -> Bool {
        let text = Line(text.unicodeScalars)
        return rows.joined().contains { cell in
            let cell = Line(cell.unicodeScalars)
            return cell.indices.contains { cell[$0...].starts(with: text) }
        }
    }

    private static func cell(_ lines: [Line]) -> String {
        var text = Line()
        for line in lines {
            let words = line.drop { $0 == " " }
            guard let end = words.lastIndex(where: { $0 != " " }) else { continue }
            text += words[...end]
            // A line that leaves its last column free ends with a word.
            if line.last == " " { text.append(" ") }
        }
        while text.last == " " { text.removeLast() }
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text)
        return String(string)
    }
}
