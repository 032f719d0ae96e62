import FormText

/// The digits and separators of a stretch of text, with the digits for which other signs stand put in their places.
struct DigitRun {
    /// What the text says, as far as it can be a number or a date.
    private(set) var bytes: [UInt8] = []
    /// How unlike digits the signs were.
    private(set) var cost = 0

    /// - Parameter separators: what may stand between digits.
    /// - Returns: `nil` where something is neither a digit, nor like one, nor a separator, or where no digit stands
    ///   as it should, but for a lone `O`.
    init?(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, separators: StaticString) {
        var position = range.lowerBound
        var digits = 0
        while position < range.upperBound {
            let byte = text[position]
            if isDigit(byte) {
                digits += 1
            } else if !separators.withUTF8Buffer({ $0.contains(byte) }) {
                guard let (digit, length, cost) = Confusions.digit(text, position..<range.upperBound) else {
                    return nil
                }
                bytes.append(digit)
                self.cost += cost
                position += length
                continue
            }
            bytes.append(byte)
            position += 1
        }
        // A lone O is 0.
        guard digits > 0 || bytes == [UInt8(ascii: "0")] else { return nil }
    }
}
