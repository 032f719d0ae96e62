/// A text whose capitals another program took away, as some do before they search or count words.
///
/// It is read as if all its letters were capitals, as they are in many old forms: what tells codes from words there tells
/// them here. Its values keep the small letters of the text.
enum LostCapitals {
    /// Whether a text has no capital letter: most have one among the first words.
    static func areLost(in text: [UInt8]) -> Bool { !text.contains(where: isCapital) }

    /// A text in capitals, but for its tags inside lines: `<br>`, `<sup>`. Those at the start of one are a submission's.
    static func restored(_ text: [UInt8]) -> [UInt8] {
        var text = text
        var isLineStart = true
        var isTag = false
        for index in text.indices {
            switch text[index] {
            case 0x0A: (isLineStart, isTag) = (true, false)
            case UInt8(ascii: "<"): isTag = !isLineStart
            case UInt8(ascii: ">"): isTag = false
            case let byte where isSmallLetter(byte) && !isTag: text[index] = byte & 0xDF
            default: break
            }
            if !isSpace(text[index]) { isLineStart = false }
        }
        return text
    }
}
