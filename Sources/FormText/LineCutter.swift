/// Cuts a text of lines into cells: at tabs, at pipes, or not at all.
struct LineCutter {
    private(set) var lines: [Page.Line] = []
    private(set) var cells: [Page.Cell] = []
    private var isAfterBlank = true

    init(_ text: [UInt8], separator: UInt8?) {
        lines.reserveCapacity(text.count / 40)
        cells.reserveCapacity(text.count / 16)
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < text.count {
                var end = start
                while end < text.count, text[end] != 0x0A, text[end] != 0x0D, text[end] != 0x0C { end += 1 }
                cut(text, start..<end, separator)
                start = end + 1
            }
        }
    }

    private mutating func cut(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ separator: UInt8?) {
        let first = cells.count
        var column = 0
        var start = line.lowerBound
        if separator == UInt8(ascii: "|"), let bar = line.first(where: { !isSpace(text[$0]) }),
            text[bar] == UInt8(ascii: "|")
        {
            start = bar + 1
        }
        while start <= line.upperBound {
            var end = start
            while end < line.upperBound, text[end] != separator { end += 1 }
            append(text, start..<end, column)
            column += 1
            start = end + 1
        }
        guard cells.count > first else {
            isAfterBlank = true
            return
        }
        lines.append(Page.Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
        isAfterBlank = false
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ column: Int) {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isSpace(text[start]) { start += 1 }
        while end > start, isSpace(text[end - 1]) { end -= 1 }
        guard start < end, !isRule(text, start..<end) else { return }
        cells.append(Page.Cell(range: start..<end, column: column, link: nil))
    }

    /// Whether a cell is only the line between a table's head and its body: `---`, `:--:`.
    private func isRule(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.count >= 3
            && range.allSatisfy { text[$0] == UInt8(ascii: "-") || text[$0] == UInt8(ascii: ":") }
    }
}
