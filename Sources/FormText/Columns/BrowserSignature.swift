/// A signature as text browsers set it: its name on several lines, the date beside the middle of them, and the captions of
/// both below.
///
///     TERN FUND LP, By: Gull LLC, its General
///     Partner, By: /s/ Ada Tern, Managing      05/15/2013
///     Member
///             **Signature of Reporting Person     Date
struct BrowserSignature {
    /// How many lines it has.
    let lineCount: Int
    let name: [Chunk]
    let date: [Chunk]

    private static let mostLines = 16

    /// `nil` where the first of some lines is not the first one of such a signature, below a heading or the captions of
    /// another one.
    init?(_ lines: ArraySlice<PrintedLine>, below above: PrintedLine?, _ source: [UInt8]) {
        guard let above, above.chunks[0].has("signature", source) else { return nil }
        let caption = lines.prefix(Self.mostLines).firstIndex {
            $0.chunks[0].has("signature of reporting person", source)
        }
        guard let caption, caption - lines.startIndex > 1 else { return nil }
        let own = lines[..<caption]
        guard !own.dropFirst().contains(where: \.isAfterBlank) else { return nil }
        let words = own.map { $0.words(source) }
        let column = words.compactMap { line in
            line.last.flatMap { Self.isOfDate($0, source) ? $0.start : nil }
        }.min()
        guard let column else { return nil }
        let names = words.map { $0.filter { $0.start < column } }
        guard names.joined().allSatisfy({ $0.end < column }) else { return nil }
        date = words.flatMap { $0.filter { $0.start >= column } }.goingOn(source)
        name = names.compactMap { line in line.last.map { line[0].joined(to: $0) } }
        guard date.allSatisfy({ Self.isOfDate($0, source) }),
            date.reduce(0, { $0 + source[$1.range].count { $0 == UInt8(ascii: "/") } }) == 2
        else { return nil }
        lineCount = own.count
    }

    private static func isOfDate(_ word: Chunk, _ source: [UInt8]) -> Bool {
        source[word.range].allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") }
    }
}

extension [Chunk] {
    /// The pieces of a cell, those marked that go on with the word or the date of the one before.
    func goingOn(_ source: [UInt8]) -> [Chunk] {
        var pieces = self
        for index in pieces.indices.dropFirst()
        where isBrokenWord(source[pieces[index - 1].range], source[pieces[index].range]) {
            pieces[index].goesOnWord = true
        }
        return pieces
    }
}
