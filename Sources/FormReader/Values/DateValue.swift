import FormText
import OwnershipModel

/// Reads dates as forms write them.
enum DateValue {
    /// Reads `05/15/2013`, `5/15/13`, `11-04-2020` or `2013-05-15`, all of `range`.
    ///
    /// - Returns: `nil` where it is no date, or no day that exists. A year of two digits is one of 1930 to 2029.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard (6...10).contains(range.count), isDigit(text[range.lowerBound]),
            isDigit(text[range.upperBound - 1])
        else { return nil }
        var parts: (Int, Int, Int) = (0, 0, 0)
        var lengths: (Int, Int, Int) = (0, 0, 0)
        var part = 0
        for index in range {
            let byte = text[index]
            if isDigit(byte) {
                let digit = Int(byte - UInt8(ascii: "0"))
                switch part {
                case 0: (parts.0, lengths.0) = (parts.0 * 10 + digit, lengths.0 + 1)
                case 1: (parts.1, lengths.1) = (parts.1 * 10 + digit, lengths.1 + 1)
                default: (parts.2, lengths.2) = (parts.2 * 10 + digit, lengths.2 + 1)
                }
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") {
                part += 1
            } else {
                return nil
            }
        }
        guard part == 2, lengths.0 > 0, lengths.1 > 0 else { return nil }
        if lengths.0 == 4, lengths.1 <= 2, lengths.2 <= 2 {
            return CalendarDate(year: parts.0, month: parts.1, day: parts.2)
        }
        guard lengths.0 <= 2, lengths.1 <= 2, lengths.2 == 4 || lengths.2 == 2 else { return nil }
        let year = lengths.2 == 4 ? parts.2 : parts.2 < 30 ? 2000 + parts.2 : 1900 + parts.2
        guard (1900...2199).contains(year) else { return nil }
        return CalendarDate(year: year, month: parts.0, day: parts.1)
    }

    /// Reads `10/15`, all of `range`: a month and a day of it.
    static func readDayOfYear(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (month: Int, day: Int)? {
        let parts = text[range].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(isDigit) })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        // Every day of a leap year is one.
        return CalendarDate(year: 2000, month: numbers[0], day: numbers[1]).map { _ in
            (numbers[0], numbers[1])
        }
    }

    /// Reads the first word of `range` that is a date, and tells where it stands.
    static func find(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (date: CalendarDate, range: Range<Int>)? {
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !isSpace(text[end]) { end += 1 }
            if let date = read(text, start..<end) { return (date, start..<end) }
            start = end + 1
        }
        return WrittenDate.read(text, range).map { ($0, range) }
    }

    /// Reads a date in which other signs stand for digits, or something else than a stroke between them:
    /// `O5/l5/2013`, `05.15.2013`.
    static func repaired(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CalendarDate? {
        guard (6...16).contains(range.count), let run = DigitRun(text, range, separators: "/-., ") else {
            return nil
        }
        let bytes = run.bytes.filter { $0 != UInt8(ascii: " ") }
            .map { isDigit($0) ? $0 : UInt8(ascii: "/") }
        return bytes.withUnsafeBufferPointer { read($0, $0.indices) }
    }
}
