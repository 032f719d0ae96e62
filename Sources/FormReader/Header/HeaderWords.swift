import FormText

/// Tells the words of the items from what recognition sees in the rules between them: `csecs ae eet`.
enum HeaderWords {
    /// Small words of names, titles and addresses.
    static let small: Set<String> = [
        "and", "c/o", "d/b/a", "da", "de", "del", "der", "di", "du", "f/b/o", "for", "in", "la", "of", "the",
        "to", "van", "von",
    ]

    /// What is left of the captions of the boxes at the right: `(Check Applicable Line)`, `below)`.
    private static let captions: Set<String> = [
        "applicable", "line)", "line", "below)", "(check", "statement", "(specify", "(give",
    ]

    /// Whether a word is none of a name, a title or an address, all of which are printed with capitals.
    static func isNoise(_ word: Range<Int>, _ context: ReaderContext) -> Bool {
        let text = context.text[word]
        let letters = text.filter(isLetter)
        if letters.isEmpty { return !text.contains { isDigit($0) || $0 == UInt8(ascii: "&") } }
        let string = context.page.string(word).lowercased()
        if captions.contains(string) { return true }
        return letters.allSatisfy { $0 >= 0x61 } && !text.contains(where: isDigit) && !small.contains(string)
    }

    private static let issuerCaption = ["and", "ticker", "or", "trading", "symbol"].map { Array($0.utf8) }

    /// Whether a text begins with a word of the issuer's caption, or the start of one, of which one letter may be
    /// another: what is left of a caption that was cut and misread, `ard Ticker or Tra`.
    static func isRestOfIssuerCaption(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let word = text[range].prefix { !isSpace($0) }.map(lowercased)
        return word.count > 1
            && issuerCaption.contains { letters in
                word.count <= letters.count && zip(word, letters).count { $0 != $1 } <= 1
            }
    }

    /// The words at the left of a line and those at its right, where noise parts them; a line that starts with noise
    /// has nothing at its left.
    static func parts(of words: [Range<Int>], _ context: ReaderContext)
        -> (left: [Range<Int>], right: [Range<Int>])
    {
        guard let noise = words.firstIndex(where: { isNoise($0, context) }) else { return (words, []) }
        return (Array(words[..<noise]), words[noise...].filter { !isNoise($0, context) })
    }
}
