/// Breaks texts into lines.
enum Wrapping {
    /// The lines of `text` in a cell of `width` columns; a column is a Unicode scalar.
    ///
    /// A line that ends with a word leaves the last column free. A word that does not fit is cut where the cell
    /// ends, and only then is the last column taken: such a line goes on without a blank. So the text can be put
    /// together again.
    ///
    /// Words between which a line must not end are kept together where the cell is wide enough: a `/` or `-` at a
    /// line's end, or a `/` at its start, would look like a broken word.
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
        return breaksAtSlashes ? words : joined(words)
    }

    /// Puts words together that must not be parted.
    private static func joined(_ words: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        words.reduce(into: []) { joined, word in
            guard let last = joined.last?.split(separator: " ").last, looksBroken(last, word[...]) else {
                return joined.append(word)
            }
            joined[joined.count - 1] += [" "] + word
        }
    }

    /// Whether two words look like one that was broken; `/s/` and `/NEW/` are words.
    private static func looksBroken(_ word: ArraySlice<Unicode.Scalar>, _ next: ArraySlice<Unicode.Scalar>)
        -> Bool
    {
        let endsOpen = word.last == "-" || (word.last == "/" && word.first != "/")
        let startsOpen = next.first == "/" && next.last != "/"
        return (endsOpen && word.count > 1) || (startsOpen && next.count > 1)
    }

    /// How many of a word's first scalars a line takes, at most `count`: an entity (`&#60;`) is not cut.
    private static func endBeforeEntity(_ word: ArraySlice<Unicode.Scalar>, _ count: Int) -> Int {
        let taken = word.prefix(count)
        guard let start = taken.suffix(5).lastIndex(of: "&"), start > word.startIndex,
            !taken[start...].contains(";"), word[start...].prefix(6).contains(";")
        else { return count }
        return start - word.startIndex
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
        let fitting = words.flatMap { word in
            word.count < width ? [word] : word.split(separator: " ").map(Array.init)
        }
        for word in fitting {
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
                let count = endBeforeEntity(rest, rest.count == width ? width - 1 : width)
                line = Array(repeating: " ", count: width - count) + rest.prefix(count)
                rest = rest.dropFirst(count)
                endLine()
            }
            line = Array(rest)
        }
        if !line.isEmpty || lines.isEmpty { endLine() }
        return lines
    }
}
