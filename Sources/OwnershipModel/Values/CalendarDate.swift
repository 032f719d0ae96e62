/// An `xs:date` as EDGAR writes it: `2013-05-15`.
public struct CalendarDate: LexicalValue {
    public let lexical: String

    public init(lexical: String) {
        self.lexical = lexical
    }

    /// The date in EDGAR's form, or `nil` where no calendar has such a day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        var digits: [UInt8] = []
        digits.reserveCapacity(10)
        for (number, width) in [(year, 1000), (month, 10), (day, 10)] {
            if !digits.isEmpty { digits.append(UInt8(ascii: "-")) }
            var unit = width
            while unit > 0 {
                digits.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
                unit /= 10
            }
        }
        lexical = String(decoding: digits, as: UTF8.self)
    }

    /// Year, month and day, or `nil` where the letters are not those of a day that exists.
    ///
    /// A time zone (`2024-07-19-05:00`), which `xs:date` allows and some filings carry, is passed over.
    public var components: (year: Int, month: Int, day: Int)? {
        let utf8 = Array(lexical.utf8)
        guard utf8.count >= 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var total = 0
            for byte in utf8[range] {
                guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                total = total * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return total
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            CalendarDate(year: year, month: month, day: day) != nil
        else { return nil }
        return (year, month, day)
    }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
