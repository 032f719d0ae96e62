import FormText

/// The words of which titles of securities are made: they help to tell a title from other texts.
enum SecurityWords {
    private static let words: Set<String> = [
        "a", "adr", "ads", "american", "and", "b", "buy", "c", "capital", "class", "common", "convertible",
        "deferred",
        "depositary", "derivative", "employee", "equity", "exchangeable", "interest", "interests",
        "incentive",
        "membership", "non-qualified", "nonqualified", "nonvoting", "note", "notes",
        "obligation",
        "of", "op", "option", "options", "or", "ordinary", "par", "per", "performance",
        "phantom",
        "preferred", "profits", "purchase", "restricted", "right", "rights", "rsu", "rsus", "sale", "sell",
        "series",
        "share", "shares", "stock", "swap", "to", "unit", "units", "value", "voting", "warrant", "warrants",
    ]

    /// Whether a word is one of them, or an amount as titles have it: `$0.01`.
    static func contains(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard let first = text[range].first else { return false }
        if first == UInt8(ascii: "$") || first == UInt8(ascii: ".") { return true }
        return words.contains(letters(text, range))
    }

    private static let nouns: Set<String> = [
        "adr", "ads", "interest", "interests", "note", "notes", "option", "options", "right", "rights", "rsu",
        "rsus",
        "share", "shares", "stock", "unit", "units", "warrant", "warrants",
    ]

    /// Whether a word can be the last one of a title.
    static func isNoun(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        nouns.contains(letters(text, range))
    }

    static func isNoun(_ word: some StringProtocol) -> Bool { nouns.contains(word.lowercased()) }

    /// Whether a text is a title made of nothing but such words: `Class A Common Stock`.
    static func isTitle(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var last = range.lowerBound..<range.lowerBound
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !isSpace(text[end]) { end += 1 }
            last = start..<end
            if !last.isEmpty, !contains(text, last) { return false }
            start = end + 1
        }
        return isNoun(text, last)
    }

    /// The letters of a word, small.
    static func letters(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        String(
            decoding: text[range].filter { isLetter($0) || $0 == UInt8(ascii: "-") }.map(lowercased),
            as: UTF8.self)
    }
}
