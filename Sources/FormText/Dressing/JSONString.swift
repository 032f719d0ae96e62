/// A text that is one string of JSON, as programs hand texts to one another.
enum JSONString {
    /// The text that the string stands for; `nil` where a text is no such string.
    static func text(of source: UnsafeBufferPointer<UInt8>) -> TextBuilder? {
        let string = source.trimmed(source.indices)
        let quote = UInt8(ascii: "\"")
        guard string.count > 2, source[string.lowerBound] == quote, source[string.upperBound - 1] == quote,
            source.position(of: 0x0A, in: string) == nil
        else { return nil }
        let end = string.upperBound - 1
        var builder = TextBuilder(capacity: string.count)
        var position = string.lowerBound + 1
        while position < end {
            let next = source.end(from: position, before: end) {
                $0.equal(UInt8(ascii: "\\")) | $0.equal(UInt8(ascii: "\""))
            }
            builder.append(source[position..<next], from: position)
            guard next < end else { break }
            guard let escape = Escape(source, at: next, before: end) else { return nil }
            // A carriage return before a line feed is part of the line's end.
            if escape.scalar != "\r" {
                builder.append(String(escape.scalar).utf8, from: next)
            } else if Escape(source, at: next + 2, before: end)?.scalar != "\n" {
                builder.append(0x0A, from: next)
            }
            position = next + escape.length
        }
        // The last sign ends where the quote mark stands.
        builder.append(0x0A, from: end)
        return builder
    }

    /// What a backslash and the signs behind it stand for.
    private struct Escape {
        var scalar: Unicode.Scalar
        var length = 2

        init?(_ source: UnsafeBufferPointer<UInt8>, at start: Int, before end: Int) {
            guard start + 1 < end, source[start] == UInt8(ascii: "\\") else { return nil }
            switch source[start + 1] {
            case UInt8(ascii: "n"): scalar = "\n"
            case UInt8(ascii: "t"): scalar = "\t"
            case UInt8(ascii: "r"): scalar = "\r"
            case UInt8(ascii: "f"): scalar = "\u{C}"
            case UInt8(ascii: "b"): scalar = " "
            case UInt8(ascii: "\""): scalar = "\""
            case UInt8(ascii: "\\"): scalar = "\\"
            case UInt8(ascii: "/"): scalar = "/"
            case UInt8(ascii: "u"):
                func unit(at position: Int) -> UInt16? {
                    guard position + 6 <= end, source[position] == UInt8(ascii: "\\"),
                        source[position + 1] == UInt8(ascii: "u")
                    else { return nil }
                    return source[position + 2..<position + 6].reduce(UInt16?(0)) { value, digit in
                        guard let value, let digit = hexadecimalValue(digit) else { return nil }
                        return value << 4 | UInt16(digit)
                    }
                }
                guard let first = unit(at: start) else { return nil }
                let isPair = UTF16.isLeadSurrogate(first)
                let units = [first] + (isPair ? [unit(at: start + 6)].compactMap(\.self) : [])
                scalar = String(decoding: units, as: UTF16.self).unicodeScalars.first!
                length = scalar.value > 0xFFFF ? 12 : 6
            default: return nil
            }
        }
    }
}
