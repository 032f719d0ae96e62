import FormText

/// What a value that stands alone can be.
enum OrphanKind: Equatable {
    case date, money, number, code, letter, notes

    /// `nil` where it is none of these, but text.
    init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let markers = NoteMarkers(text, range, highest: 99)
        let value = range.lowerBound..<markers.valueEnd
        if value.isEmpty {
            self = .notes
        } else if DateValue.read(text, value) != nil {
            self = .date
        } else if let number = NumberValue.read(text, value) {
            self = number.isMoney ? .money : .number
        } else if LetterValue.read(text, value, letters: (UInt8(ascii: "A"), UInt8(ascii: "D"))) != nil
            || LetterValue.read(text, value, letters: (UInt8(ascii: "D"), UInt8(ascii: "I"))) != nil
        {
            // A letter with a note is a code (`A(1)`) or an ownership form; which, its column tells.
            self = .letter
        } else if let code = CodeValue.read(text, value), code.code != nil {
            self = .code
        } else {
            return nil
        }
    }
}

/// A column of a torn-out part of a table: values of one kind, one below the other.
struct OrphanBlock {
    /// `nil` for text.
    var kind: OrphanKind?
    var pieces: [Piece]
}
