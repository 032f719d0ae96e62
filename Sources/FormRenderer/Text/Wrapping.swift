/// Breaks texts into lines.
enum Wrapping {
    /// The lines of `text` in a cell of `width` columns; a column is a Unicode scalar.
    ///
    /// A line that ends with a word leaves the last column free. A word that does not fit is cut where the cell
    /// ends, and only then is the last column taken: such a line goes on without a blank. So the text can be put
    /// together again.
    ///
    /// - Parameter breaksAtSlashes: whether a word may also end behind a `/`, as captions do: `(Month/ Day/ Year)`.
    static func lines(_ text: String, width: Int, breaksAtSlashes: Bool = false) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part in
            lines(ofWords: words(part, breaksAtSlashes: breaksAtSlashes), width: width)
        }
    }

    /// The columns of the longest word.
    static func longestWord(_ text: String, breaksAtSlashes: Bool = false) -> Int {
        text.split(separator: "\n").flatMap { words($0, breaksAtSlashes: breaksAtSlashes) }.map(\.count).max()
            ?? 0
    }

    /// The columns of the longest line, unbroken.
    static func longestLine(_ text: String) -> Int {
        text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
    }

    private static func words(_ line: Substring, breaksAtSlashes: Bool) -> [[Unicode.Scalar]] {
        var words: [[Unicode.Scalar]] = []
        var word: [Unicode.Scalar] = []
        for scalar in line.unicodeScalars {
            if scalar != " " { word.append(scalar) }
            if scalar == " " || (breaksAtSlashes && scalar == "/"), !word.isEmpty {
                words.append(word)
                word = []
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func lines(ofWords words: [[Unicode.Scalar]], width: Int) -> [String] {
        var lines: [String] = []
        var line: [Unicode.Scalar] = []
        func endLine() {
            var text = ""
            text.unicodeScalars.append(contentsOf: line)
            lines.append(text)
            line = []
        }
        for word in words {
            if !line.isEmpty {
                if line.count + 1 + word.count < width {
                    line += [" "] + word
                    continue
                }
                endLine()
            }
            var rest = word[...]
            while rest.count >= width {
                // Something must be left for the next line.
                line = rest.count == width ? [" "] : []
                let count = width - line.count
                line += rest.prefix(count)
                rest = rest.dropFirst(count)
                endLine()
            }
            line = Array(rest)
        }
        if !line.isEmpty || lines.isEmpty { endLine() }
        return lines
    }
}
