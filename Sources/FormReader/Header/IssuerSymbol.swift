import FormText

/// The ticker or trading symbol of item 2, where no square brackets show it.
enum IssuerSymbol {
    /// A text that is a ticker and nothing else: capitals, up to ten; brackets, quotation marks and the exchange's
    /// name before a colon are no part of it.
    static func read(_ range: Range<Int>, _ context: ReaderContext) -> Range<Int>? {
        let text = context.text
        func isEdge(_ byte: UInt8) -> Bool {
            isSpace(byte) || "()[]\"'".utf8.contains(byte)
        }
        var (low, high) = (range.lowerBound, range.upperBound)
        if let colon = text[range].lastIndex(of: UInt8(ascii: ":")) { low = colon + 1 }
        while low < high, isEdge(text[low]) { low += 1 }
        while high > low, isEdge(text[high - 1]) { high -= 1 }
        guard (1...10).contains(high - low), isLetter(text[low]),
            text[low..<high].allSatisfy({ lowercased($0) != $0 || isDigit($0) || ".,-/ ".utf8.contains($0) })
        else { return nil }
        return low..<high
    }

    /// The symbol in brackets behind an issuer's name, `(ACME)` or `(NYSE: ACME)`, in quotation marks, or behind a dash: ` - ACME`.
    static func parted(
        from range: Range<Int>, _ context: ReaderContext
    ) -> (name: Range<Int>, symbol: Range<Int>)? {
        let text = context.text
        let start: Int?
        let last = text[range.upperBound - 1]
        if last == UInt8(ascii: ")") {
            start = text[range].lastIndex(of: UInt8(ascii: "("))
        } else if last == UInt8(ascii: "\"") {
            start = text[range].dropLast().lastIndex(of: last)
        } else {
            start = text[range].lastIndex { " -/;,".utf8.contains($0) }.flatMap { last in
                // Behind a blank alone a symbol looks like a word of the name.
                var index = last
                while index > range.lowerBound, isSpace(text[index]) { index -= 1 }
                return "-/;,".utf8.contains(text[index]) ? index : nil
            }
        }
        guard let start, start > range.lowerBound else { return nil }
        let tail = context.trimmed(start + 1..<range.upperBound)
        let name = context.trimmed(range.lowerBound..<start)
        guard !tail.isEmpty, !name.isEmpty, let symbol = read(tail, context), symbol.count <= 6,
            !companyEndings.contains(context.page.string(symbol).uppercased())
        else { return nil }
        return (name, symbol)
    }

    private static let companyEndings: Set<String> = [
        "INC", "INC.", "CORP", "CORP.", "CO", "CO.", "LTD", "LTD.", "LLC", "LP", "L.P.", "PLC", "N.V.", "NV",
        "S.A.", "SA", "AG", "DE", "NEW", "USA", "II", "III", "IV",
    ]
}

extension Header {
    /// A symbol below the issuer's name, or beside it: `ACME`, `(ACME)`, `NYSE: ACME`.
    mutating func takeSymbol(_ range: Range<Int>, _ context: ReaderContext) -> Bool {
        guard issuerTradingSymbol == nil, let symbol = IssuerSymbol.read(range, context) else { return false }
        issuerTradingSymbol = context.located(symbol)
        return true
    }
}
