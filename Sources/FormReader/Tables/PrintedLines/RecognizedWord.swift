import FormText
import OwnershipModel

/// What recognition makes of a word: where its value is, and whether a raised note number behind it was misread.
///
/// Raised numbers are too small for recognition: `2,771(5)` becomes `2,771)`, `Units(4)` becomes `Units“)`, and the
/// `$` of a price a `¢`.
struct RecognizedWord {
    /// The value, without the remains of a marker; empty where the word is nothing else.
    var value: Range<Int>
    /// Whether something stands behind the value that seems to be a marker, but has no number that can be read.
    var hasBrokenMarker = false
    /// Whether signs before a number were taken for its `$`.
    var isMoney = false

    /// Takes a word apart; its notes where they can be read stay in the value.
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        value = range
        var start = range.lowerBound
        while start < range.upperBound, let length = Self.sign(text, start..<range.upperBound, of: Self.noise)
        {
            start += length
        }
        var end = range.upperBound
        while end > start, let length = Self.signEnding(text, start..<end, of: Self.noise) { end -= length }
        // A stroke that stands alone may be a letter.
        if start < end || !Self.isBorder(text, range) { value = start..<end }
        if takeNumber(text) || takeDate(text) { return }
        takeMarker(text)
    }

    /// Lines and dots that recognition sees between cells.
    private static let noise: [StaticString] = [
        "_", "—", "–", "=", "~", "‘", "’", "“", "”", "\"", "'", "-", "°", "|", "[", "]", "{", "}", ":", ";",
    ]

    /// Whether a word is nothing but what recognition makes of a border between two cells.
    static func isBorder(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.allSatisfy { text[$0] == UInt8(ascii: "|") }
    }
    /// What becomes of a raised number and its brackets.
    private static let remains: [StaticString] = [
        "®", "©", "°", "™", "“", "”", "‘", "’", "\"", "'", "*", "?", "!", "%", "(", ")", "`",
    ]
    /// What stands for the `$` of a price.
    private static let dollars: [StaticString] = ["$", "¢", "§", "£", "€", "S", "s", "g"]

    /// The length of the sign that `range` starts with, if it is one of `signs`.
    private static func sign(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of signs: [StaticString]
    ) -> Int? {
        signs.first { sign in
            sign.withUTF8Buffer { text[range].starts(with: $0) }
        }?.utf8CodeUnitCount
    }

    /// Takes the word as a number with the remains of a marker behind it.
    private mutating func takeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = value.lowerBound
        var signs = 0
        while start < value.upperBound,
            let length = Self.sign(text, start..<value.upperBound, of: Self.dollars)
        {
            start += length
            signs += 1
        }
        guard start < value.upperBound, isDigit(text[start]) || text[start] == UInt8(ascii: ".") else {
            return false
        }
        let isPlainMoney = signs == 0 || (signs == 1 && text[value.lowerBound] == UInt8(ascii: "$"))
        if isPlainMoney, NumberValue.read(text, value) != nil { return true }
        let markers = NoteMarkers(text, value, style: .usual)
        if isPlainMoney, !markers.numbers.isEmpty,
            NumberValue.read(text, value.lowerBound..<markers.valueEnd) != nil
        {
            return true
        }
        let end = Self.numberEnd(text, start..<value.upperBound)
        let rest = end..<value.upperBound
        let isText = rest.contains { isLetter(text[$0]) } && text[end] == UInt8(ascii: "(")
        guard end > start, NumberValue.read(text, start..<end) != nil, !isText,
            rest.count(where: { isLetter(text[$0]) }) < 2,
            !rest.contains(where: { text[$0] == UInt8(ascii: "/") })
        else { return false }
        isMoney = signs > 0
        hasBrokenMarker = !rest.isEmpty
        value = (isPlainMoney ? value.lowerBound : start)..<end
        return true
    }

    /// Where a number ends at the latest: thousands have three digits, fractions of shares and prices four.
    private static func numberEnd(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var position = range.lowerBound
        /// The digits since the last comma or point, and how many there may be.
        var digits = 0
        var limit = Int.max
        while position < range.upperBound {
            let byte = text[position]
            if isDigit(byte) {
                guard digits < limit else { return position }
                digits += 1
            } else if byte == UInt8(ascii: "."), limit != 4, position + 1 < range.upperBound,
                isDigit(text[position + 1])
            {
                (digits, limit) = (0, 4)
            } else if byte == UInt8(ascii: ","), limit != 4, position + 3 < range.upperBound,
                (1...3).allSatisfy({ isDigit(text[position + $0]) })
            {
                (digits, limit) = (0, 3)
            } else {
                return position
            }
            position += 1
        }
        return position
    }

    /// Takes the word as a date with the remains of a marker behind it.
    private mutating func takeDate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard value.count >= 10, isDigit(text[value.lowerBound]) else { return false }
        let date = value.lowerBound..<value.lowerBound + 10
        guard DateValue.read(text, date) != nil || DateValue.recognized(text, date) != nil else {
            return false
        }
        if NoteMarkers(text, value, style: .usual).numbers.isEmpty, value.count > 10 {
            hasBrokenMarker = true
            value = date
        }
        return true
    }

    /// Whether a word is a marker whose opening bracket was lost: `6)`. A `1)` is rather an I with what is left of one.
    static func isMarkerWithoutBracket(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 2 && text[range.upperBound - 1] == UInt8(ascii: ")")
            && (UInt8(ascii: "2")...UInt8(ascii: "9")).contains(text[range.lowerBound])
    }

    /// Whether something has the shape of a date, whatever its digits are.
    static func looksLikeDate(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 10 && text[range].count(where: isDigit) == 8
            && text[range].count { $0 == UInt8(ascii: "/") } == 2
    }

    /// Takes the remains of a marker off the end of a text; `401(k)` keeps the bracket of its own.
    private mutating func takeMarker(_ text: UnsafeBufferPointer<UInt8>) {
        guard NoteMarkers(text, value, style: .usual).numbers.isEmpty else { return }
        guard
            value.contains(where: { isLetter(text[$0]) || isDigit(text[$0]) || text[$0] == UInt8(ascii: "|") }
            )
        else {
            // `()`: brackets without a number.
            hasBrokenMarker =
                value.contains { text[$0] == UInt8(ascii: "(") || text[$0] == UInt8(ascii: ")") }
                || Self.signEnding(text, value, of: ["®", "©", "™"]) != nil
            value = value.lowerBound..<value.lowerBound
            return
        }
        var unopened = value.reduce(0) { count, index in
            count + (text[index] == UInt8(ascii: ")") ? 1 : text[index] == UInt8(ascii: "(") ? -1 : 0)
        }
        var end = value.upperBound
        while end > value.lowerBound,
            let length = Self.signEnding(text, value.lowerBound..<end, of: Self.remains)
        {
            if text[end - 1] == UInt8(ascii: ")") {
                guard unopened > 0 else { break }
                unopened -= 1
            }
            end -= length
        }
        hasBrokenMarker = end < value.upperBound
        value = value.lowerBound..<end
    }

    /// The length of the sign that `range` ends with, if it is one of `signs`.
    private static func signEnding(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of signs: [StaticString]
    ) -> Int? {
        signs.first { sign in
            sign.withUTF8Buffer { range.count >= $0.count && text[range].suffix($0.count).elementsEqual($0) }
        }?.utf8CodeUnitCount
    }
}

extension Word {
    /// The word as recognition may have meant it; `nil` where it is nothing but the lines between cells.
    func recognized(_ text: UnsafeBufferPointer<UInt8>, style: FilingStyle) -> Word? {
        let recognized = RecognizedWord(text, range)
        var word = self
        word.value = recognized.value
        word.hasBrokenMarker = recognized.hasBrokenMarker
        if recognized.hasBrokenMarker, RecognizedWord.isMarkerWithoutBracket(text, range) {
            word.value = range.lowerBound..<range.lowerBound
        }
        guard !word.value.isEmpty else {
            word.shapes = .notes
            return word.hasBrokenMarker ? word : nil
        }
        word.shapes = Self.shapes(text, word.value, style: style)
        if recognized.isMoney {
            word.shapes.insert([.money, .repaired])
            word.shapes.remove(.number)
        } else if RecognizedWord.looksLikeDate(text, word.value), DateValue.read(text, word.value) == nil {
            word.shapes = [.date, .repaired]
        } else if !word.shapes.contains(.money), word.isZeroPrice(text) {
            word.shapes.insert([.money, .repaired])
        } else if RecognizedWord.isBorder(text, word.value) {
            word.shapes.insert(.border)
        } else if word.shapes.isSubset(of: .noted), word.value.count <= 6 {
            let letters = word.value.lowerBound..<NoteMarkers(text, word.value, style: .usual).valueEnd
            if LetterValue.recognizedDirect(text, letters) != nil {
                word.shapes.insert([.ownership, .direct, .repaired])
            }
            if CodeValue.recognized(text, letters) != nil {
                word.shapes.insert([.code, .repaired])
            } else if word.isTimeliness(text) {
                word.shapes.insert([.timeliness, .repaired])
            } else if !Vocabulary.isOfForm(text, word.value), !SecurityWords.contains(text, word.value),
                !word.isOfNature(text)
            {
                word.shapes.insert(.unreadable)
            }
        }
        return word
    }

    /// Whether it is a small word with which the nature of an ownership is told: `By Trust`, `See note`.
    private func isOfNature(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        ["by", "see", "ira", "llc", "son", "wife", "co."].contains { small in
            small.utf8.elementsEqual(text[value].lazy.map(lowercased))
        }
    }

    /// What recognition makes of `$0`: `go`, `so`, `$O`.
    func isZeroPrice(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard value.count == 2 else { return false }
        return "$gs".utf8.contains(lowercased(text[value.lowerBound]))
            && "o0".utf8.contains(lowercased(text[value.lowerBound + 1]))
    }

    /// `v` and `Vv` for the `V` of its column, which is printed small.
    private func isTimeliness(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        value.count <= 2 && value.allSatisfy { lowercased(text[$0]) == UInt8(ascii: "v") }
    }
}

extension CodeValue {
    /// Reads a code with the remains of a marker behind it, or a small letter of the same shape: `s`, `gM`, `Gl`, `Ss`.
    ///
    /// The marker's number is not in what is left.
    static func recognized(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CodeValue? {
        guard range.count <= 3, text[range].dropFirst().allSatisfy(isMarkerRemainder) || isTwice(text, range)
        else {
            return nil
        }
        let letter = text[range.lowerBound] & 0xDF
        guard isLetter(letter), codes.contains(letter) else { return nil }
        return CodeValue(code: letter, isEquitySwap: false, formType: nil, isEarly: false)
    }

    /// Whether a letter is read twice, large and small: `Cc`.
    static func isTwice(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.count == 2 && lowercased(text[range.lowerBound]) == lowercased(text[range.lowerBound + 1])
    }
}

/// Whether a byte may be what is left of a raised number in brackets.
private func isMarkerRemainder(_ byte: UInt8) -> Bool { "MmlIi12fhjtb?°@".utf8.contains(byte) }

extension LetterValue {
    /// Reads the `D` of direct ownership with the remains of a marker behind it: `p`, `pb`, `bp`.
    static func recognizedDirect(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> LetterValue? {
        let letters = text[range]
        guard letters.count <= 3, letters.contains(UInt8(ascii: "p")),
            letters.allSatisfy({ $0 == UInt8(ascii: "p") || isMarkerRemainder($0) })
        else { return nil }
        return LetterValue(letter: UInt8(ascii: "D"), isRepaired: true)
    }
}

extension DateValue {
    /// Reads a date whose month was misread, where only one month is possible: `94/23/2014`.
    static func recognized(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard range.count == 10 else { return nil }
        var digits = Array(text[range])
        let (tens, ones) = (digits[0], digits[1])
        guard isDigit(tens), isDigit(ones), tens > UInt8(ascii: "1"), ones > UInt8(ascii: "2") else {
            return nil
        }
        digits[0] = UInt8(ascii: "0")
        return digits.withUnsafeBufferPointer { read($0, 0..<10) }
    }
}
