import FormText

/// One letter of a column that allows two: `A` or `D`, `D` or `I`.
struct LetterValue {
    var letter: UInt8
    /// Whether another sign stood for it: `Α`, `Δ`, `l`.
    var isRepaired: Bool
    /// How unlike the letter that sign was.
    var cost = 1

    /// Reads all of `range` as one of `letters`.
    ///
    /// - Parameter repairing: whether a digit may stand for a letter that it hardly looks like.
    static func read(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, letters: (UInt8, UInt8),
        repairing: Bool = false
    ) -> LetterValue? {
        if range.count == 1, text[range.lowerBound] == letters.0 || text[range.lowerBound] == letters.1 {
            return LetterValue(letter: text[range.lowerBound], isRepaired: false)
        }
        if letters == (UInt8(ascii: "D"), UInt8(ascii: "I")), range.count == 6 || range.count == 8 {
            let word = text[range].lazy.map(lowercased)
            if word.elementsEqual("direct".utf8) { return LetterValue(letter: letters.0, isRepaired: false) }
            if word.elementsEqual("indirect".utf8) {
                return LetterValue(letter: letters.1, isRepaired: false)
            }
        }
        if range.count == 3, text[range.lowerBound] == UInt8(ascii: "("),
            text[range.upperBound - 1] == UInt8(ascii: ")")
        {
            return read(text, range.lowerBound + 1..<range.upperBound - 1, letters: letters)
        }
        guard
            let (letter, cost) = Confusions.letter(text, range, of: CollectionOfOne(letters.0))
                ?? Confusions.letter(text, range, of: CollectionOfOne(letters.1)), cost == 1 || repairing
        else { return nil }
        return LetterValue(letter: letter, isRepaired: true, cost: cost)
    }
}

/// The code column: a transaction code, an equity swap's mark, on a Form 5 the form of the report.
struct CodeValue {
    /// One of the 18 codes, or `nil` where only a form type stands.
    var code: UInt8?
    var isEquitySwap: Bool
    /// `3`, `4` or `5` where it stands before or behind the code.
    var formType: UInt8?
    /// Whether a `V` (voluntarily reported early) stands in the same cell.
    var isEarly: Bool

    static let codes = Array("ACDEFGHIJLMOPSUWXZ".utf8)

    /// Reads `M`, `S/K`, `S4`, `4S`, `J/K5`, `G V`, `5`.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CodeValue? {
        guard range.count <= 8 else { return nil }
        var value = CodeValue(code: nil, isEquitySwap: false, formType: nil, isEarly: false)
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = text[position]
            if byte == UInt8(ascii: "/") {
                guard position + 1 < range.upperBound, text[position + 1] == UInt8(ascii: "K"),
                    !value.isEquitySwap
                else { return nil }
                value.isEquitySwap = true
                position += 1
            } else if (UInt8(ascii: "3")...UInt8(ascii: "5")).contains(byte) {
                guard value.formType == nil else { return nil }
                value.formType = byte
            } else if byte == UInt8(ascii: "V"), value.code != nil, !value.isEarly {
                value.isEarly = true
            } else if codes.contains(byte) {
                guard value.code == nil else { return nil }
                value.code = byte
            } else if !isSpace(byte) {
                return nil
            }
            position += 1
        }
        return value.code != nil || value.formType != nil ? value : nil
    }

    /// Reads a code that stands alone as a small letter or a sign of the same shape.
    static func repaired(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CodeValue? {
        Confusions.letter(text, range, of: codes).map {
            CodeValue(code: $0.letter, isEquitySwap: false, formType: nil, isEarly: false)
        }
    }
}
