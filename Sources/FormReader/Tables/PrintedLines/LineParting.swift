import FormText

/// Parts the words of a line below a row's first one between the texts that go on there, from left to right: of all
/// ways, the one that leaves each text most like what it is.
struct LineParting {
    private let row: ReadRow
    private let words: [Word]
    /// The columns of texts that the row has.
    private let texts: [Column]
    private let context: ReaderContext

    init(_ row: ReadRow, _ words: [Word], _ texts: [Column], _ context: ReaderContext) {
        self.row = row
        self.words = words
        self.texts = texts
        self.context = context
    }

    /// Where the words of each text end, and whether every other way is much less likely.
    func ends() -> (ends: [Int], isCertain: Bool) {
        var best: (ends: [Int], score: Int)?
        var second = Int.min
        for ends in ways(from: 0, columns: texts.count) {
            let score = score(ends)
            if score > best?.score ?? Int.min {
                second = best?.score ?? Int.min
                best = (ends, score)
            } else {
                second = max(second, score)
            }
        }
        guard let best else { return ([], true) }
        return (best.ends, second < best.score - 1)
    }

    /// Every way to part the words from `start` on; all of them go to some text.
    private func ways(from start: Int, columns: Int) -> [[Int]] {
        if columns == 0 { return [] }
        if columns == 1 { return [[words.count]] }
        return (start...words.count).flatMap { end in
            ways(from: end, columns: columns - 1).map { [end] + $0 }
        }
    }

    private func score(_ ends: [Int]) -> Int {
        var score = 0
        var start = 0
        for (column, end) in zip(texts, ends) {
            score +=
                column == .nature
                ? scoreOfNature(words[start..<end]) : scoreOfTitle(column, words[start..<end])
            start = end
        }
        return score
    }

    private func scoreOfNature(_ words: ArraySlice<Word>) -> Int {
        if words.isEmpty { return 0 }
        return words.allSatisfy(isOfSecurity) ? -1 : 2
    }

    /// A title is whole where it ends with a word that names a security, and goes on only where it is not.
    private func scoreOfTitle(_ column: Column, _ words: ArraySlice<Word>) -> Int {
        guard let cell = row[column] else { return 0 }
        let last = cell.continuation.last ?? cell.valueRange
        let wasWhole = isWhole(last)
        guard let end = words.last else { return wasWhole ? 2 : 0 }
        var score = words.allSatisfy(isOfSecurity) ? 1 : -1
        if isWhole(end.value) || end.range.upperBound - end.value.upperBound == 1 && closes(end) {
            score += 2
        }
        if wasWhole { score -= 1 }
        // A security that underlies another is hardly an option or a right itself.
        if column == .underlyingTitle {
            if wasWhole { score -= 1 }
            if words.contains(where: isOfDerivative) { score -= 4 }
        }
        return score
    }

    private func isOfSecurity(_ word: Word) -> Bool { SecurityWords.contains(context.text, word.value) }

    private func isOfDerivative(_ word: Word) -> Bool {
        ["option", "options", "right", "buy", "units", "restricted", "employee"].contains(
            SecurityWords.letters(context.text, word.value))
    }

    private func closes(_ word: Word) -> Bool { context.text[word.range.upperBound - 1] == UInt8(ascii: ")") }

    /// Whether a text ends with a word that names a security, or with a bracket.
    private func isWhole(_ range: Range<Int>) -> Bool {
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        return context.text[range].last == UInt8(ascii: ")")
            || SecurityWords.isNoun(context.text, start..<range.upperBound)
    }
}
