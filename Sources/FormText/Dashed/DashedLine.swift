/// A line of a text whose columns lines of dashes show.
struct DashedLine {
    /// Without the blanks at its end.
    let range: Range<Int>
    /// How many letters and blanks it has.
    let width: Int
    /// The columns of its dashes; `nil` where it has anything else.
    let dashes: [Range<Int>]?

    var isEmpty: Bool { range.isEmpty }

    static func all(of text: UnsafeBufferPointer<UInt8>) -> [DashedLine] {
        text.lines.map { line in
            let range = text.trimmedEnd(line)
            return DashedLine(
                range: range, width: text[range].count { $0 & 0xC0 != 0x80 }, dashes: dashes(text, range))
        }
    }

    /// Runs of dashes with a blank between any two, two blanks before the first.
    private static func dashes(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [Range<Int>]? {
        guard line.count > 3, text[line.lowerBound] == 0x20, text[line.lowerBound + 1] == 0x20 else {
            return nil
        }
        var columns: [Range<Int>] = []
        var start = line.lowerBound + 2
        while start < line.upperBound {
            var end = start
            while end < line.upperBound, text[end] == UInt8(ascii: "-") { end += 1 }
            guard end > start, end == line.upperBound || text[end] == 0x20 else { return nil }
            columns.append(start - line.lowerBound..<end - line.lowerBound)
            start = end + 1
        }
        return columns
    }

    static func width(of range: Range<Int>, _ source: [UInt8]) -> Int {
        source[range].count { $0 & 0xC0 != 0x80 }
    }

    /// Whether nothing stands between some columns.
    func fits(_ columns: [Range<Int>], _ source: [UInt8]) -> Bool {
        guard dashes == nil else { return true }
        var next = 0
        var column = 0
        for index in range where source[index] & 0xC0 != 0x80 {
            if next < columns.count, column == columns[next].lowerBound - 1 {
                if source[index] != 0x20 { return false }
                next += 1
            }
            column += 1
        }
        return true
    }

    /// What stands in a column, without blanks of any kind around it.
    func piece(_ column: Range<Int>, _ source: [UInt8]) -> Range<Int> {
        var start: Int?
        var end = range.lowerBound
        var position = range.lowerBound
        var number = 0
        while position < range.upperBound, number < column.upperBound {
            let (scalar, length) = scalar(in: source, at: position)
            if number >= column.lowerBound, scalar != 0x20, scalar != 0xA0 {
                start = start ?? position
                end = position + length
            }
            position += length
            number += 1
        }
        return (start ?? end)..<end
    }
}
