/// The marks that Markdown puts around a text that stays as it is (```` ``` ```` on a line of its own), and the words of
/// a chat before and behind them.
struct CodeFence {
    /// The lines that stand outside, without the white space at their ends; empty ones left out.
    let outside: [Range<Int>]
    /// What stands between the marks.
    private let inside: [Range<Int>]

    /// Where so much stands inside for each byte that stands outside, that is the form.
    private static let leastShare = 9

    /// - Returns: `nil` where the form does not stand between such marks, as most do not.
    init?(_ source: [UInt8]) {
        guard source.has(UInt8(ascii: "`")) else { return nil }
        var inside: [Range<Int>] = []
        var outside: [Range<Int>] = []
        /// Where the text behind the last mark that opens starts.
        var start: Int?
        eachLine(of: source, in: source.indices) { line in
            let words = source.trimmed(line)
            if let first = start {
                guard Self.isMark(source[words], canOpen: false) else { return }
                inside.append(first..<line.lowerBound)
                start = nil
            } else if Self.isMark(source[words], canOpen: true) {
                start = min(line.upperBound + 1, source.count)
            } else if !words.isEmpty {
                outside.append(words)
            }
        }
        if let start { inside.append(start..<source.count) }
        func size(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
        guard !inside.isEmpty, size(inside) >= Self.leastShare * size(outside) else { return nil }
        (self.inside, self.outside) = (inside, outside)
    }

    /// Whether a line is such a mark; one that opens may say what follows (```` ```text ````).
    private static func isMark(_ line: ArraySlice<UInt8>, canOpen: Bool) -> Bool {
        let rest = line.drop { $0 == UInt8(ascii: "`") }
        return line.count - rest.count >= 3 && (rest.isEmpty || canOpen && rest.allSatisfy(isLetter))
    }

    /// The source with blanks in place of all that is not the form's own text, so that places stay what they are.
    func formAlone(in source: [UInt8]) -> [UInt8] {
        var text = source.map { $0 > 0x20 ? 0x20 : $0 }
        for range in inside { text.replaceSubrange(range, with: source[range]) }
        return text
    }
}
