import FormText

/// How a filing writes what others write in other ways: the marks of its notes, the dates of its rows.
struct FilingStyle {
    /// The highest number that a reference in brackets can have: a text may end with a number that is none.
    var highestNote: Int
    /// The notes that are marked with signs instead, each with the number that it has been given.
    var signs: [NoteSign: Int] = [:]
    /// Whether the dates of transactions may lack their years: `10/15`.
    var mayOmitYears = false

    /// Of a filing of which nothing is known: numbers of notes as high as they may be.
    static let usual = FilingStyle(highestNote: 99)
}

extension FilingStyle {
    /// The style of a filing with some notes.
    ///
    /// - Parameters:
    ///   - unnumbered: how many more notes there may be that have lost their numbers.
    ///   - isTyped: whether it was typed, as filings were before 2003.
    init(of notes: Notes, unnumbered: Int, isTyped: Bool) {
        signs = Dictionary(
            notes.notes.compactMap { note in note.sign.map { ($0, note.number) } },
            uniquingKeysWith: { first, _ in first })
        highestNote =
            notes.notes.lazy.filter { $0.sign == nil }.map(\.number).max().map { $0 + unnumbered } ?? 99
        mayOmitYears = isTyped
    }
}

/// The mark of a note that has no number: `*`, `**`, `+`.
struct NoteSign: Hashable {
    var sign: UInt8
    var count: Int

    /// Signs that a note may be marked with.
    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }

    /// The mark with which a range starts, in brackets or not, and where what is marked goes on.
    static func start(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (sign: NoteSign, end: Int)? {
        guard !range.isEmpty else { return nil }
        let isBracketed = text[range.lowerBound] == UInt8(ascii: "(")
        let start = range.lowerBound + (isBracketed ? 1 : 0)
        guard start < range.upperBound, isSign(text[start]) else { return nil }
        var end = start
        while end < range.upperBound, text[end] == text[start] { end += 1 }
        let sign = NoteSign(sign: text[start], count: end - start)
        guard isBracketed else { return (sign, end) }
        return end < range.upperBound && text[end] == UInt8(ascii: ")") ? (sign, end + 1) : nil
    }

    /// The mark with which a range ends, in brackets or not, and where it starts.
    static func end(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (sign: NoteSign, start: Int)? {
        guard let last = range.last else { return nil }
        let isBracketed = text[last] == UInt8(ascii: ")")
        let end = range.upperBound - (isBracketed ? 1 : 0)
        guard end > range.lowerBound, isSign(text[end - 1]) else { return nil }
        var start = end
        while start > range.lowerBound, text[start - 1] == text[end - 1] { start -= 1 }
        let sign = NoteSign(sign: text[end - 1], count: end - start)
        guard isBracketed else { return (sign, start) }
        return start > range.lowerBound && text[start - 1] == UInt8(ascii: "(") ? (sign, start - 1) : nil
    }
}
