/// The lines of a text that has each stretch of a web page's lines on a line of its own: what takes a page apart by its
/// tags parts `$` from its number, a raised star from its caption, words in italics from their sentence.
struct LineFragments {
    private let source: [UInt8]
    /// The lines of the text that are not empty, without the white space at their ends.
    private let lines: [Range<Int>]

    /// Each line, with what parts it from the next: a line's end, a blank, or nothing; `nil` where the text has no such
    /// stretches.
    static func parts(of source: [UInt8]) -> [(line: Range<Int>, separator: UInt8?)]? {
        guard let fragments = LineFragments(source) else { return nil }
        return fragments.lines.indices.map { (fragments.lines[$0], fragments.separator(behind: $0)) }
    }

    private init?(_ source: [UInt8]) {
        self.source = source
        var lines: [Range<Int>] = []
        var signs: Set<UInt8> = []
        var count = 0
        source.withUnsafeBufferPointer { source in
            var start = 0
            while start < source.count {
                let end = source.position(of: 0x0A, in: start..<source.count) ?? source.count
                let line = source.trimmed(start..<end)
                if line.count == 1 { signs.insert(source[line.lowerBound]) }
                if !line.isEmpty { lines.append(line) }
                count += 1
                start = end + 1
            }
        }
        // Where empty lines part blocks of print, a star stands alone too.
        let isParted = "$([".utf8.contains(where: signs.contains)
        let hasBlocks = count > lines.count + lines.count / 10
        guard isParted || signs.contains(UInt8(ascii: "*")) && !hasBlocks else { return nil }
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
    private static let words: [StaticString] = ["and", "or", "see", "See"]

    private func isSame(_ line: ArraySlice<UInt8>, _ word: StaticString) -> Bool {
        word.withUTF8Buffer { line.elementsEqual($0) }
    }
}
