import FormText

/// What of a number or a date may be another one, misread.
enum Misreading {
    /// The texts that a number or a date would be with one other digit.
    static func withOneOtherDigit(_ lexical: String) -> [String] {
        let bytes = Array(lexical.utf8)
        return bytes.indices.filter { isDigit(bytes[$0]) }.flatMap { index in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).filter { $0 != bytes[index] }.map { digit in
                var other = bytes
                other[index] = digit
                return String(decoding: other, as: UTF8.self)
            }
        }
    }

    /// How many digits of two numbers or dates of one length differ; `nil` where they are not of one, or more than
    /// two differ.
    static func otherDigits(_ one: String, _ other: String) -> Int? {
        guard one.utf8.count == other.utf8.count else { return nil }
        let count = zip(one.utf8, other.utf8).count { $0 != $1 }
        return count <= 2 ? count : nil
    }

    /// So too of numbers, where a digit behind the point that only one has is a 0 of the other.
    static func otherDigits(ofNumber one: String, _ other: String) -> Int? {
        func decimals(_ number: String) -> Int {
            number.utf8.firstIndex(of: UInt8(ascii: ".")).map {
                number.utf8.distance(from: $0, to: number.utf8.endIndex) - 1
            } ?? 0
        }
        func padded(_ number: String, from own: Int, to wanted: Int) -> String {
            number + (own == 0 && wanted > 0 ? "." : "") + String(repeating: "0", count: wanted - own)
        }
        let (own, others) = (decimals(one), decimals(other))
        let most = max(own, others)
        return otherDigits(padded(one, from: own, to: most), padded(other, from: others, to: most))
    }

    /// So too of prices, of which one may have lost its point, or have a note's number at its end.
    static func distance(_ one: String, _ other: String) -> Int? {
        if let digits = otherDigits(ofNumber: one, other) { return digits }
        if digitsWithoutLastZeros(one) == digitsWithoutLastZeros(other) { return 1 }
        let (short, long) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        let rest = long.utf8.dropFirst(short.utf8.count)
        return long.hasPrefix(short) && rest.count <= 2 && rest.allSatisfy(isDigit) ? 1 : nil
    }

    private static func digitsWithoutLastZeros(_ number: String) -> [UInt8] {
        var digits = number.utf8.filter(isDigit)
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits
    }
}
