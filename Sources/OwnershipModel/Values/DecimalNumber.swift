/// A number of shares, a price or a value: an unsigned `xs:decimal` of at most four fraction digits.
public struct DecimalNumber: LexicalValue {
    public let lexical: String

    public init(lexical: String) {
        self.lexical = lexical
    }

    /// The number in ten-thousandths, exactly: `4.1` is 41,000.
    ///
    /// `nil` where the letters are not a plain decimal (a sign, a comma), have a fifth fraction digit that
    /// is not zero, or go beyond the schema's 999,999,999,999.9999.
    public var tenThousandths: Int? {
        var whole = 0
        var fraction = 0
        var fractionDigits = 0
        var digits = 0
        var sawPoint = false
        for byte in lexical.utf8 {
            switch byte {
            case UInt8(ascii: "."):
                guard !sawPoint else { return nil }
                sawPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = Int(byte - UInt8(ascii: "0"))
                digits += 1
                if !sawPoint {
                    whole = whole * 10 + digit
                    guard whole <= 999_999_999_999 else { return nil }
                } else if fractionDigits < 4 {
                    fraction = fraction * 10 + digit
                    fractionDigits += 1
                } else if digit != 0 {
                    return nil
                }
            default:
                return nil
            }
        }
        guard digits > 0 else { return nil }
        for _ in fractionDigits..<4 { fraction *= 10 }
        return whole * 10_000 + fraction
    }

    public func means(_ other: DecimalNumber) -> Bool {
        lexical == other.lexical || (tenThousandths != nil && tenThousandths == other.tenThousandths)
    }
}
