import FormText

/// How a filing writes what others write in other ways: the marks of its notes, the dates of its rows.
struct FilingStyle {
    /// The highest number that a reference in brackets can have. A note that a text has lost is referred to all the same;
    /// only of a scan a higher number is rather a misread one.
    var highestNote: Int
    /// The notes that are marked with signs instead, each with the number that it has been given.
    var signs: [NoteSign: Int] = [:]
    /// Whether it was typed, as filings were before 2003: dates of transactions may lack their years (`10/15`), and cells
    /// only refer to a note (`See (1)`).
    var isTyped = false

    /// Of a filing of which nothing is known: numbers of notes as high as they may be.
    static let usual = FilingStyle(highestNote: 99)
}

extension FilingStyle {
    /// The style of a filing with some notes.
    ///
    /// - Parameters:
    ///   - unnumbered: how many more notes there may be that have lost their numbers.
    ///   - isTyped: whether it was typed.
    ///   - isRecognized: whether it was scanned.
    ///   - table: for which table's cells.
    init(of notes: Notes, unnumbered: Int, isTyped: Bool, isRecognized: Bool, table: Caption) {
        let own = notes.notes.filter { $0.table == nil || $0.table == table }
        signs = Dictionary(
            own.compactMap { note in note.sign.map { ($0, note.number) } },
            uniquingKeysWith: { first, _ in first })
        let highest = notes.notes.lazy.filter { $0.sign == nil }.map(\.number).max()
        highestNote = highest.flatMap { isRecognized ? $0 + unnumbered : nil } ?? Self.usual.highestNote
        self.isTyped = isTyped
    }
}

/// The mark of a note that has no number: `*`, `**`, `+`, `(A)`.
struct NoteSign: Hashable {
    var sign: UInt8
    var count: Int

    /// Whether it is a capital in brackets, as the letters of columns are: `(A)`, `(D)`.
    var isLetter: Bool { FormText.isLetter(sign) }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "#")
    }

    /// The mark in a range that is one and nothing else, brackets left out.
    private static func read(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isBracketed: Bool
    ) -> NoteSign? {
        guard let first = text[range].first, text[range].allSatisfy({ $0 == first }) else { return nil }
        guard isSign(first) || isBracketed && isCapital(first) && range.count == 1 else { return nil }
        return NoteSign(sign: first, count: range.count)
    }

    /// The mark with which a range starts, in brackets or not, and where what is marked goes on.
    static func start(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (sign: NoteSign, end: Int)? {
        guard let first = text[range].first else { return nil }
        if first == UInt8(ascii: "(") {
            guard let close = range.first(where: { text[$0] == UInt8(ascii: ")") }) else { return nil }
            return read(text, range.lowerBound + 1..<close, isBracketed: true).map { ($0, close + 1) }
        }
        let end = range.first { text[$0] != first } ?? range.upperBound
        return read(text, range.lowerBound..<end, isBracketed: false).map { ($0, end) }
    }

    /// The mark with which a range ends, in brackets or not, and where it starts.
    static func end(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (sign: NoteSign, start: Int)? {
        guard let last = text[range].last else { return nil }
        if last == UInt8(ascii: ")") {
            guard let open = range.last(where: { text[$0] == UInt8(ascii: "(") }) else { return nil }
            return read(text, open + 1..<range.upperBound - 1, isBracketed: true).map { ($0, open) }
        }
        let start = range.last { text[$0] != last }.map { $0 + 1 } ?? range.lowerBound
        return read(text, start..<range.upperBound, isBracketed: false).map { ($0, start) }
    }
}
