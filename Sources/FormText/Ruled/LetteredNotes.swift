/// Notes with letters, `(a)`, `(b)`, in place of numbers.
struct LetteredNotes {
    /// Writes a typed page's letters of notes as numbers, in tables and where the notes start: `(a)` as `(1)`.
    ///
    /// A page has such notes where a line starts with `(a)`, each further letter follows the one before it, and no
    /// line starts with `(1)`. Letters in brackets elsewhere, as in `Section 16(a)`, stay what they are.
    /// - Parameter tableStart: where the first table starts.
    static func number(_ text: inout [UInt8], lines: [PrintedLine], tableStart: Int) {
        let starts = lines.compactMap {
            marker(text, at: $0.chunks[0].range.lowerBound) == nil ? nil : $0.chunks[0].range.lowerBound
        }
        var letters = 0
        var notes: [Int] = []
        for start in starts where start > tableStart {
            guard let sign = marker(text, at: start) else { continue }
            if sign == UInt8(ascii: "1") { return }
            if sign == UInt8(ascii: "a") + UInt8(letters) {
                letters += 1
                notes.append(start)
            }
        }
        guard let first = notes.first, letters <= 9 else { return }
        for position in Array(tableStart..<first) + notes {
            guard let sign = marker(text, at: position), sign >= UInt8(ascii: "a"),
                sign < UInt8(ascii: "a") + UInt8(letters)
            else { continue }
            text[position + 1] = sign - UInt8(ascii: "a") + UInt8(ascii: "1")
        }
    }

    /// The small letter or the digit in brackets at a place.
    private static func marker(_ text: [UInt8], at position: Int) -> UInt8? {
        guard position + 2 < text.count, text[position] == UInt8(ascii: "("),
            text[position + 2] == UInt8(ascii: ")")
        else { return nil }
        let sign = text[position + 1]
        return isDigit(sign) || isSmallLetter(sign) ? sign : nil
    }
}
