import FormText

/// Words that filers type where a column has dates or prices, and which say what neither can: `Immediate`, `1-for-1`,
/// `25.10-25.40`.
enum CellWords {
    /// How they start that stand in place of a date.
    private static let ofDates = [
        "anytime", "at any", "current", "exercisable", "fully", "immed", "now", "present", "upon", "various",
        "vested",
    ]

    static func areOfDate(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = text[range].map(lowercased)
        return ofDates.contains { letters.starts(with: $0.utf8) }
    }

    /// Whether they are a ratio, or a range of prices.
    static func areOfPrice(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let parts = text[range].split { isSpace($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }
        guard let first = parts.first, let last = parts.last, isNumber(first), isNumber(last) else {
            return false
        }
        if parts.count == 3 {
            let word = parts[1].map(lowercased)
            return word.elementsEqual("for".utf8) || word.elementsEqual("to".utf8)
        }
        guard parts.count == 2 else { return false }
        if text[range].contains(UInt8(ascii: ":")) { return true }
        // `12-3` may be the beginning of a fraction.
        return text[range].contains(UInt8(ascii: "-"))
            && [first, last].allSatisfy { $0.contains(UInt8(ascii: ".")) }
    }

    private static func isNumber(_ part: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        part.contains(where: isDigit) && part.allSatisfy { isDigit($0) || "$.,".utf8.contains($0) }
    }
}
