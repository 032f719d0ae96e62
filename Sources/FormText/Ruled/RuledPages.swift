extension RuledCutter {
    /// Whether a text is such a page, by marks that nothing else has, or by rules across pages and bars.
    static func isRuled(_ source: [UInt8]) -> Bool {
        if source.position(of: "<S>", from: 0) != nil, source.position(of: "<C>", from: 0) != nil {
            return true
        }
        guard source.count(of: UInt8(ascii: "|")) > 5, longRules(source) > 2 else { return false }
        var (barredLines, bars, filled, corners) = (0, 0, 0, 0)
        var last: UInt8 = 0x0A
        for byte in source {
            let isRule = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "=")
            if byte == UInt8(ascii: "|") { bars += 1 }
            if byte == 0x0A {
                if bars > 1 { barredLines += 1 }
                bars = 0
            }
            if last == UInt8(ascii: "_"), isLetter(byte) { filled += 1 }
            if last == UInt8(ascii: "+"), isRule { corners += 1 }
            if filled == 3 || corners == 3 { return false }
            last = byte
        }
        return barredLines > 2
    }

    /// How many rules of one sign are long.
    private static func longRules(_ source: [UInt8]) -> Int {
        var count = 0
        // Each of them has one of these places.
        var position = longRule - 1
        while position < source.count {
            let sign = source[position]
            guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=") else {
                position += longRule
                continue
            }
            let start = source[..<position].lastIndex { $0 != sign } ?? -1
            let end = source[position...].firstIndex { $0 != sign } ?? source.count
            if end - start > longRule { count += 1 }
            position = end + longRule - 1
        }
        return count
    }

    /// So long a rule no table of Markdown has between two bars.
    private static let longRule = 40
}
