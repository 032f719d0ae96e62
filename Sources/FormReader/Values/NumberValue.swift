import FormText
import OwnershipModel

/// A number as a cell writes it, in every way it can be read.
struct NumberValue {
    /// The number as it stands, without `$` and the commas between its thousands.
    var lexical: String
    /// In ten-thousandths.
    var amount: Int
    /// Whether a `$` stands before it.
    var isMoney: Bool
    /// Whether the letters were not a number as they stood: `8 571`, `1, 429`.
    var isRepaired: Bool
    /// Whether it was a fraction: `12 3/8`; and whether decimals have no room for all of it.
    var isFraction = false
    var isRounded = false
    /// What it may be instead if the numbers around it say so: `64.071` may be 64,071.
    var otherwise: (lexical: String, amount: Int)?

    /// Whether a text says that there is no number: `N/A`, `None`, `-`.
    static func isNone(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = text[range].filter(isLetter).map(lowercased)
        return letters.isEmpty
            ? text[range].allSatisfy { isSpace($0) || $0 == UInt8(ascii: "-") }
            : letters.elementsEqual("na".utf8) || letters.elementsEqual("none".utf8)
    }

    /// Reads all of `range` as a number.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> NumberValue? {
        var position = range.lowerBound
        let end = range.upperBound
        var isMoney = false
        while position < end, text[position] == UInt8(ascii: "$") || isSpace(text[position]) {
            if text[position] == UInt8(ascii: "$") { isMoney = true }
            position += 1
        }
        if text[position..<end].filter({ !isSpace($0) }).elementsEqual("-0-".utf8) {
            return NumberValue(lexical: "0", amount: 0, isMoney: isMoney, isRepaired: false)
        }
        guard position < end, isDigit(text[position]) || text[position] == UInt8(ascii: ".") else {
            return nil
        }
        if let fraction = fraction(text, position..<end, isMoney: isMoney) { return fraction }
        var groups = Groups()
        for index in position..<end {
            guard groups.take(text[index]) else { return nil }
        }
        guard let shape = groups.finish() else { return nil }
        let digits = text[position..<end]
        let plain = lexical(digits) { isDigit($0) || $0 == UInt8(ascii: ".") }
        guard let amount = DecimalNumber(lexical: plain).tenThousandths else { return nil }
        var otherwise: (String, Int)?
        if shape == .pointedThousands {
            let whole = lexical(digits, where: isDigit)
            otherwise = DecimalNumber(lexical: whole).tenThousandths.map { (whole, $0) }
        }
        return NumberValue(
            lexical: plain, amount: amount, isMoney: isMoney, isRepaired: shape == .broken,
            otherwise: otherwise)
    }

    /// Reads `12 3/8`, `12-3/8`, and behind a `$` also `3/8`: prices were in halves, quarters, eighths and so on up to
    /// 2001. The schema has room for four digits behind the point.
    private static func fraction(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isMoney: Bool
    ) -> NumberValue? {
        guard let slash = text[range].firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let parts = text[range.lowerBound..<slash].split { $0 == 0x20 || $0 == UInt8(ascii: "-") }
        func number(_ digits: some Collection<UInt8>) -> Int? {
            guard (1...6).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        guard parts.count == 2 || (parts.count == 1 && isMoney), let above = number(parts[parts.count - 1]),
            let below = number(text[slash + 1..<range.upperBound]),
            [2, 4, 8, 16, 32, 64, 128, 256].contains(below),
            above < below, let whole = parts.count == 2 ? number(parts[0]) : 0
        else { return nil }
        let rest = (above * 10_000 + below / 2) / below
        var digits = String(rest + 10_000).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return NumberValue(
            lexical: digits.isEmpty ? "\(whole)" : "\(whole).\(digits)", amount: whole * 10_000 + rest,
            isMoney: isMoney, isRepaired: true, isFraction: true, isRounded: rest * below != above * 10_000)
    }

    private static func lexical(
        _ bytes: Slice<UnsafeBufferPointer<UInt8>>, where isKept: (UInt8) -> Bool
    ) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var count = 0
            for byte in bytes where isKept(byte) {
                buffer[count] = byte
                count += 1
            }
            return count
        }
    }

    /// How digits are parted.
    private enum Shape {
        /// `8571`, `8,571`, `4.1`
        case plain
        /// `64.071`: a fraction of three digits, or thousands with a point for a comma.
        case pointedThousands
        /// `8 571`, `1, 429`: thousands that a blank has broken.
        case broken
    }

    /// The groups of digits of a number, one byte after the other.
    private struct Groups {
        private var current = 0
        private var groups = 0
        private var first = 0
        private var fraction: Int?
        private var hasBlank = false
        private var separated = false

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

        func finish() -> Shape? {
            if let whole = fraction {
                guard whole > 0 || current > 0 else { return nil }
                if hasBlank { return .broken }
                return groups == 0 && current == 3 && (1...3).contains(first) ? .pointedThousands : .plain
            }
            guard !separated, groups == 0 || current == 3 else { return nil }
            return hasBlank ? .broken : .plain
        }
    }
}
