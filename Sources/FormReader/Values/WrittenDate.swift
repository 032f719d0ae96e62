import FormText
import OwnershipModel

/// Dates of which the month is a word, and periods that are only a month.
enum WrittenDate {
    /// A month of a year.
    struct Month: Equatable {
        var year: Int
        var month: Int

        var lexical: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
    }

    /// Reads `March 13, 2000`, `Mar. 13, 2000` or `13 March 2000`, all of `range`.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard let tokens = tokens(text, range), tokens.count == 3, let year = year(tokens[2]) else {
            return nil
        }
        switch (tokens[0], tokens[1]) {
        case (.month(let month), .number(let day, _)), (.number(let day, _), .month(let month)):
            return CalendarDate(year: year, month: month, day: day)
        default: return nil
        }
    }

    /// Reads `November 1999`, `11/99`, `11/1999` or `July / 2002`, all of `range`.
    static func readMonth(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Month? {
        guard let tokens = tokens(text, range), tokens.count == 2, let year = year(tokens[1]) else {
            return nil
        }
        switch tokens[0] {
        case .month(let month): return Month(year: year, month: month)
        case .number(let month, _): return (1...12).contains(month) ? Month(year: year, month: month) : nil
        }
    }

    private enum Token {
        case month(Int)
        case number(Int, digits: Int)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ].map { Array($0.utf8) }

    private static func year(_ token: Token) -> Int? {
        guard case .number(let number, let digits) = token else { return nil }
        if digits == 2 { return number < 30 ? 2000 + number : 1900 + number }
        return digits == 4 && (1900...2199).contains(number) ? number : nil
    }

    /// Names of months and numbers; `nil` where something else stands there.
    private static func tokens(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Token]? {
        guard range.count <= 24 else { return nil }
        var tokens: [Token] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position
            if isDigit(text[position]) {
                var number = 0
                while position < range.upperBound, isDigit(text[position]), position - start < 5 {
                    number = number * 10 + Int(text[position] - UInt8(ascii: "0"))
                    position += 1
                }
                tokens.append(.number(number, digits: position - start))
            } else if isLetter(text[position]) {
                while position < range.upperBound, isLetter(text[position]) { position += 1 }
                let name = text[start..<position].map(lowercased)
                guard name.count >= 3, let month = months.firstIndex(where: { $0.starts(with: name) }) else {
                    return nil
                }
                tokens.append(.month(month + 1))
            } else {
                guard [0x20, 0x2C, 0x2E, 0x2F].contains(text[position]) else { return nil }
                position += 1
            }
        }
        return tokens
    }
}
