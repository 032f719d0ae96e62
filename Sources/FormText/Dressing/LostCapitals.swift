/// A text whose capitals another program took away, as some do before they search or count words.
///
/// It is read as if all its letters were capitals, as they are in many old forms: what tells codes from words there tells
/// them here. Its values keep the small letters of the text.
enum LostCapitals {
    /// Words without capitals are no form's; so many letters are.
    private static let fewestLetters = 200

    /// Whether a text has no capital letter: most have one among the first words.
    static func areLost(in text: [UInt8]) -> Bool {
        !text.contains(where: isCapital) && text.count(where: isLetter) >= fewestLetters
    }

    /// A text in capitals, but for its tags inside lines: `<br>`, `<sup>`. Those at the start of one are a submission's.
    static func restored(_ text: [UInt8]) -> [UInt8] {
        var text = text
        var (isInLine, isLineOfTags, isTag) = (false, false, false)
        for index in text.indices where text[index] > 0x20 || text[index] == 0x0A {
            let byte = text[index]
            switch byte {
            case 0x0A: (isInLine, isLineOfTags, isTag) = (false, false, false)
            case UInt8(ascii: "<"):
                isLineOfTags = isLineOfTags || !isInLine
                isTag = !isLineOfTags
            case UInt8(ascii: ">"): isTag = false
            default: if isSmallLetter(byte), !isTag { text[index] = byte & 0xDF }
            }
            isInLine = byte != 0x0A
        }
        return text
    }
}
