import FormText

/// The references to notes behind a value: `27,484(1)(2)`, `M (1)`, `(1,2)`, `[3]`, `4,120*`.
struct NoteMarkers {
    /// The numbers, in order; each 1 to 99.
    var numbers: [Int] = []
    /// Where the value ends, blanks before the markers aside.
    var valueEnd: Int
    /// Whether another sign stands for a digit: `(l)`.
    var isRepaired = false

    /// Takes the markers off the end of `range`.
    ///
    /// - Parameters:
    ///   - style: how the filing marks its notes.
    ///   - repairing: whether other signs may stand for digits.
    ///   - isText: whether they end a text, where only a sign that is hardly a word in brackets stands for a digit.
    init(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, style: FilingStyle, repairing: Bool = false,
        isText: Bool = false
    ) {
        valueEnd = range.upperBound
        while valueEnd > range.lowerBound {
            let group = range.lowerBound..<valueEnd
            var found = Self.sign(text, group, style) ?? Self.group(text, group, style.highestNote)
            if found == nil, isText ? Self.mayBeMisread(text, group) : repairing {
                found = Self.repaired(text, group, style.highestNote)
                if found != nil { isRepaired = true }
            }
            guard let (group, start) = found else { break }
            numbers.insert(contentsOf: group, at: 0)
            valueEnd = start
            while valueEnd > range.lowerBound,
                isSpace(text[valueEnd - 1]) || text[valueEnd - 1] == UInt8(ascii: ",")
            {
                if text[valueEnd - 1] == UInt8(ascii: ","),
                    !isBetweenMarkers(text, range.lowerBound..<valueEnd)
                {
                    break
                }
                valueEnd -= 1
            }
        }
    }

    /// Whether a comma stands right after another marker.
    private func isBetweenMarkers(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= 2 else { return false }
        let before = text[range.upperBound - 2]
        return before == UInt8(ascii: ")") || before == UInt8(ascii: "]")
    }

    /// The number of the note whose sign ends `range`, and where that starts.
    private static func sign(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ style: FilingStyle
    ) -> (numbers: [Int], start: Int)? {
        guard !style.signs.isEmpty, let (sign, start) = NoteSign.end(text, range),
            let number = style.signs[sign], !sign.isLetter || start > range.lowerBound
        else { return nil }
        return ([number], start)
    }

    /// The numbers of the group that ends `range`, and where it starts.
    private static func group(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ highest: Int
    ) -> (numbers: [Int], start: Int)? {
        let last = text[range.upperBound - 1]
        guard last == UInt8(ascii: ")") || last == UInt8(ascii: "]") else { return nil }
        var numbers: [Int] = []
        var number = 0
        var unit = 1
        var digits = 0
        let open = text[range.upperBound - 1] == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
        var position = range.upperBound - 2
        while position >= range.lowerBound {
            let byte = text[position]
            if isDigit(byte) {
                guard digits < 2 else { return nil }
                number += Int(byte - UInt8(ascii: "0")) * unit
                unit *= 10
                digits += 1
            } else if byte == UInt8(ascii: ",") || byte == open {
                guard digits > 0, number > 0, number <= highest else { return nil }
                numbers.insert(number, at: 0)
                if byte == open { return (numbers, position) }
                (number, unit, digits) = (0, 1, 0)
            } else if !isSpace(byte) {
                return nil
            }
            position -= 1
        }
        return nil
    }

    /// Whether a text ends with a sign in brackets that is no word: `(l)`, `(|)`, `(1O)`, but not `(I)`, an indirect one.
    private static func mayBeMisread(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > 3, text[range.upperBound - 1] == UInt8(ascii: ")"),
            let open = range.suffix(4).last(where: { text[$0] == UInt8(ascii: "(") })
        else { return false }
        return text[open + 1..<range.upperBound - 1].contains { "l|!".utf8.contains($0) || isDigit($0) }
    }

    /// The number of a marker whose digits other signs stand for: `(l)`, `(1O)`.
    private static func repaired(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ highest: Int
    ) -> (numbers: [Int], start: Int)? {
        let close = range.upperBound - 1
        guard text[close] == UInt8(ascii: ")") || text[close] == UInt8(ascii: "]") else { return nil }
        let open = text[close] == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
        guard let start = (range.lowerBound..<close).last(where: { text[$0] == open }),
            (1...4).contains(close - start - 1)
        else { return nil }
        var number = 0
        var position = start + 1
        while position < close {
            if isDigit(text[position]) {
                number = number * 10 + Int(text[position] - UInt8(ascii: "0"))
                position += 1
            } else if let (digit, length, _) = Confusions.digit(text, position..<close) {
                number = number * 10 + Int(digit - UInt8(ascii: "0"))
                position += length
            } else {
                return nil
            }
        }
        return (1...highest).contains(number) ? ([number], start) : nil
    }
}
