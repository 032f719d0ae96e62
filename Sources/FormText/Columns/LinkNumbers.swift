/// The numbers that a text browser puts before links, raised notes among them: `$ 0 [6]^(1)`, `^[7]**Signature`.
enum LinkNumbers {
    /// The text with blanks in place of those numbers, so that all else stays in its column.
    static func blanked(_ source: [UInt8]) -> [UInt8] {
        var blanked = source
        var position = 0
        while let raised = source.position(of: "^", from: position) {
            position = raised + 1
            if raised > 2, source[raised - 1] == UInt8(ascii: "]"),
                let open = source[..<(raised - 1)].lastIndex(where: { !isDigit($0) }),
                open < raised - 2, source[open] == UInt8(ascii: "[")
            {
                for index in open..<raised { blanked[index] = 0x20 }
            }
            if position < source.count, source[position] == UInt8(ascii: "["),
                let close = source[(position + 1)...].firstIndex(where: { !isDigit($0) }),
                close > position + 1, source[close] == UInt8(ascii: "]")
            {
                for index in position...close { blanked[index] = 0x20 }
            }
        }
        return blanked
    }
}
