import FormText

/// What recognition and copying make of letters and digits: the one table of signs that are taken for each other.
///
/// Signs of one shape in other alphabets are those of Unicode's confusables (UTS #39); what recognition takes for
/// each other are the usual sets of character recognition (`0 O o`, `1 l I`, `5 S s`, as Dynamsoft's
/// ConfusableCharactersCorrection lists them, with `2 Z`, `8 B` and `6 G`) and what forms of this kind were seen to
/// have: a triangle for `A`, a hooked `D`, `§` for 5. The nearer two signs are, the smaller is the cost.
enum Confusions {
    /// The digit for which a sign may stand among digits.
    private static let digits: [(sign: StaticString, digit: UInt8, cost: Int)] = [
        ("O", UInt8(ascii: "0"), 1), ("o", UInt8(ascii: "0"), 1), ("О", UInt8(ascii: "0"), 1),
        ("о", UInt8(ascii: "0"), 1), ("Ο", UInt8(ascii: "0"), 1), ("ο", UInt8(ascii: "0"), 1),
        ("Q", UInt8(ascii: "0"), 2), ("D", UInt8(ascii: "0"), 2),
        ("l", UInt8(ascii: "1"), 1), ("I", UInt8(ascii: "1"), 1), ("|", UInt8(ascii: "1"), 1),
        ("i", UInt8(ascii: "1"), 1), ("L", UInt8(ascii: "1"), 2), ("!", UInt8(ascii: "1"), 1),
        ("І", UInt8(ascii: "1"), 1),
        ("Ι", UInt8(ascii: "1"), 1), ("]", UInt8(ascii: "1"), 2), ("[", UInt8(ascii: "1"), 2),
        ("Z", UInt8(ascii: "2"), 2), ("z", UInt8(ascii: "2"), 2),
        ("S", UInt8(ascii: "5"), 1), ("s", UInt8(ascii: "5"), 1), ("§", UInt8(ascii: "5"), 1),
        ("Ѕ", UInt8(ascii: "5"), 1), ("G", UInt8(ascii: "6"), 2), ("b", UInt8(ascii: "6"), 2),
        ("B", UInt8(ascii: "8"), 2), ("g", UInt8(ascii: "9"), 2), ("q", UInt8(ascii: "9"), 2),
    ]

    /// The capital for which a sign may stand alone in a cell.
    private static let letters: [(sign: StaticString, letter: UInt8, cost: Int)] = [
        ("Α", UInt8(ascii: "A"), 1), ("А", UInt8(ascii: "A"), 1), ("Δ", UInt8(ascii: "A"), 1),
        ("Λ", UInt8(ascii: "A"), 1), ("Ａ", UInt8(ascii: "A"), 1), ("4", UInt8(ascii: "A"), 2),
        ("С", UInt8(ascii: "C"), 1), ("Ｃ", UInt8(ascii: "C"), 1),
        ("Ｄ", UInt8(ascii: "D"), 1), ("Ɗ", UInt8(ascii: "D"), 1), ("Đ", UInt8(ascii: "D"), 1),
        ("Ð", UInt8(ascii: "D"), 1), ("0", UInt8(ascii: "D"), 2), ("O", UInt8(ascii: "D"), 2),
        ("Ｆ", UInt8(ascii: "F"), 1), ("Ｇ", UInt8(ascii: "G"), 1),
        ("Ｉ", UInt8(ascii: "I"), 1), ("І", UInt8(ascii: "I"), 1), ("Ι", UInt8(ascii: "I"), 1),
        ("l", UInt8(ascii: "I"), 1), ("|", UInt8(ascii: "I"), 1), ("1", UInt8(ascii: "I"), 1),
        ("!", UInt8(ascii: "I"), 1), ("[", UInt8(ascii: "I"), 1), ("]", UInt8(ascii: "I"), 1),
        ("L", UInt8(ascii: "I"), 2),
        ("Ј", UInt8(ascii: "J"), 1), ("Ｊ", UInt8(ascii: "J"), 1),
        ("М", UInt8(ascii: "M"), 1), ("Μ", UInt8(ascii: "M"), 1), ("Ｍ", UInt8(ascii: "M"), 1),
        ("Р", UInt8(ascii: "P"), 1), ("Ρ", UInt8(ascii: "P"), 1), ("Ｐ", UInt8(ascii: "P"), 1),
        ("Ѕ", UInt8(ascii: "S"), 1), ("Ｓ", UInt8(ascii: "S"), 1), ("§", UInt8(ascii: "S"), 1),
        ("Х", UInt8(ascii: "X"), 1), ("Χ", UInt8(ascii: "X"), 1), ("Ｘ", UInt8(ascii: "X"), 1),
    ]

    /// For each byte whether a sign that stands for a digit, or for a capital, starts with it.
    private static let startsDigit = firstBytes(of: digits.map(\.sign))
    private static let startsLetter = firstBytes(of: letters.map(\.sign))

    private static func firstBytes(of signs: [StaticString]) -> [Bool] {
        (0...UInt8.max).map { byte in signs.contains { $0.utf8Start.pointee == byte } }
    }

    /// What stands for the `$` before a number.
    private static let dollars: [StaticString] = ["S", "s", "§"]

    /// The digit that a sign which is none stands for: the sign at the start of `range`, its length and its cost.
    static func digit(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (digit: UInt8, length: Int, cost: Int)? {
        guard let first = text[range].first, startsDigit[Int(first)] else { return nil }
        for (sign, digit, cost) in digits where starts(text, range, with: sign) {
            return (digit, sign.utf8CodeUnitCount, cost)
        }
        return nil
    }

    /// The length of a sign that stands for a `$`, if `range` starts with one.
    static func dollar(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        dollars.first { starts(text, range, with: $0) }?.utf8CodeUnitCount
    }

    /// Which of some capitals `range` is another shape of: its small letter, or a sign of the same shape.
    static func letter(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of capitals: some Collection<UInt8>
    ) -> (letter: UInt8, cost: Int)? {
        guard (1...3).contains(range.count) else { return nil }
        let first = text[range.lowerBound]
        if startsLetter[Int(first)] {
            for (sign, letter, cost) in letters
            where sign.utf8CodeUnitCount == range.count && starts(text, range, with: sign) {
                if capitals.contains(letter) { return (letter, cost) }
            }
        }
        guard range.count == 1, isLetter(first), capitals.contains(first & 0xDF) else { return nil }
        return (first & 0xDF, 1)
    }

    /// Whether a word of a text has digits and, for the rest, only letters of their shapes: `40l(k)`, `$.0l`.
    static func hasLetterAmongDigits(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard text[range].contains(where: isDigit) else { return false }
        return text[range].split { !isLetter($0) && !isDigit($0) && $0 != UInt8(ascii: "|") }.contains {
            word in
            let letters = word.count { !isDigit($0) }
            return letters > 0 && letters < word.count
                && word.allSatisfy { isDigit($0) || "lLIOo|".utf8.contains($0) }
        }
    }

    /// A text in which signs that are taken for one another are one: the same for `$.01` and `$.0l`.
    static func folded(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var folded: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            if let (digit, length, cost) = digit(text, position..<range.upperBound), cost == 1 {
                folded.append(digit)
                position += length
            } else {
                folded.append(text[position])
                position += 1
            }
        }
        return folded
    }

    private static func starts(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, with sign: StaticString
    ) -> Bool {
        sign.withUTF8Buffer { text[range].starts(with: $0) }
    }
}
