import FormText

/// The groups of digits of a number, one byte after the other.
struct DigitGroups {
    /// How digits are parted.
    enum Shape {
        /// `8571`, `8,571`, `4.1`
        case plain
        /// `64.071`: a fraction of three digits, or thousands with a point for a comma.
        case pointedThousands
        /// `1,398.210`: a fraction of three digits behind thousands, where hardly ever a comma was meant.
        case fractionOfThree
        /// `8 571`, `1, 429`: thousands that a blank has broken.
        case broken
    }

    private var current = 0
    private var groups = 0
    private var first = 0
    private var fraction: Int?
    private var hasBlank = false
    private var separated = false

    /// Takes the next byte; whether it can be one of a number.
    mutating func take(_ byte: UInt8) -> Bool {
        if isDigit(byte) {
            current += 1
            separated = false
            return true
        }
        guard fraction == nil else { return false }
        switch byte {
        case UInt8(ascii: ","):
            if separated, hasBlank { return true }
            separated = true
            return closeGroup()
        case UInt8(ascii: " "):
            hasBlank = true
            if separated { return true }
            separated = true
            return closeGroup()
        case UInt8(ascii: "."):
            guard !separated, groups == 0 || current == 3 else { return false }
            fraction = current
            if groups == 0 { first = current }
            current = 0
            return true
        default:
            return false
        }
    }

    private mutating func closeGroup() -> Bool {
        guard groups == 0 ? (1...3).contains(current) : current == 3 else { return false }
        if groups == 0 { first = current }
        groups += 1
        current = 0
        return true
    }

    /// What all bytes taken make; `nil` where they are no number.
    var shape: Shape? {
        if let whole = fraction {
            guard whole > 0 || current > 0 else { return nil }
            if hasBlank { return .broken }
            guard current == 3, (1...3).contains(first) else { return .plain }
            return groups == 0 ? .pointedThousands : .fractionOfThree
        }
        guard !separated, groups == 0 || current == 3 else { return nil }
        return hasBlank ? .broken : .plain
    }
}
