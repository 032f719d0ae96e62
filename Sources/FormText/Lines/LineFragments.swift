/// The lines of a text that has each stretch of a web page's lines on a line of its own: what takes a page apart by its
/// tags parts `$` from its number, a raised star from its caption, words in italics from their sentence.
struct LineFragments {
    private let source: [UInt8]
    private let lines: [Range<Int>]

    /// Each line, with what parts it from the next: a line's end, a blank, or nothing; `nil` where the text has no such
    /// stretches.
    ///
    /// - Parameter lines: the text's lines that are not empty.
    static func parts(of source: [UInt8], _ lines: [Range<Int>]) -> [(line: Range<Int>, separator: UInt8?)]? {
        guard let fragments = LineFragments(source, lines) else { return nil }
        return lines.indices.map { (lines[$0], fragments.separator(behind: $0)) }
    }

    private init?(_ source: [UInt8], _ lines: [Range<Int>]) {
        let signs = Set(lines.lazy.filter { $0.count == 1 }.map { source[$0.lowerBound] })
        // Where empty lines part blocks of print, a star stands alone too.
        let isParted = "$([".utf8.contains(where: signs.contains)
        let hasBlocks = source.count(of: 0x0A) > lines.count + lines.count / 10
        guard isParted || signs.contains(UInt8(ascii: "*")) && !hasBlocks else { return nil }
        self.source = source
        self.lines = lines
    }

    private func separator(behind index: Int) -> UInt8? {
        guard index + 1 < lines.count else { return nil }
        let (line, next) = (source[lines[index]], source[lines[index + 1]])
        if isSame(next, "*") || Self.beginnings.contains(where: { isSame(line, $0) }) { return nil }
        let isBesideWord = Self.words.contains { isSame(line, $0) || isSame(next, $0) }
        return isBesideWord || next.first == UInt8(ascii: "[") || isSame(next, "]") ? 0x20 : 0x0A
    }

    /// What stands alone before that to which it belongs: `(e.g., puts, calls` has two words in italics.
    private static let beginnings: [StaticString] = ["$", "(", "[", "e.g."]
    /// Words of the form that stand in italics, on either side of others.
    private static let words: [StaticString] = ["and", "or", "see", "See", "AND", "OR", "SEE"]

    private func isSame(_ line: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { line.elementsEqual($0) }
    }
}
