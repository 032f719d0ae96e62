/// Cuts a text of lines into cells: at tabs, at pipes, or else at runs of three and more blanks.
struct LineCutter {
    private(set) var page: PageLines

    /// - Parameter isEscaped: whether the separator at an offset is written as a sign of the text: `\|`.
    init(_ text: [UInt8], separator: UInt8?, isEscaped: (Int) -> Bool = { _ in false }) {
        page = PageLines(capacityFor: text.count)
        text.withUnsafeBufferPointer { text in
            var start = 0
            while start < text.count {
                let end = text.end(from: start, before: text.count) {
                    $0.equal(0x0A) | $0.equal(0x0C, besides: 1)
                }
                if end == start, end < text.count, text[end] == 0x0C {
                    // A new page at a line's start ends no line.
                    start = end + 1
                    continue
                }
                if let separator {
                    cut(text, start..<end, separator, isEscaped)
                } else {
                    cutAtBlanks(text, start..<end)
                }
                page.endLine()
                start = end + 1
            }
        }
        if separator != nil { halveColumns() }
    }

    /// Where two separators stand between any two cells (`|a||b|`), every other column is none.
    private mutating func halveColumns() {
        guard page.cells.allSatisfy({ $0.column % 2 == 0 }), page.cells.contains(where: { $0.column > 2 })
        else { return }
        for index in page.cells.indices { page.cells[index].column /= 2 }
    }

    private mutating func cutAtBlanks(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        var start = line.lowerBound
        while start < line.upperBound {
            while start < line.upperBound, isSpace(text[start]) { start += 1 }
            var end = start
            // One of three blanks stands at every third place.
            while end + 2 < line.upperBound {
                if !isSpace(text[end + 2]) {
                    end += 3
                } else if !isSpace(text[end + 1]) {
                    end += 2
                } else if !isSpace(text[end]) {
                    end += 1
                } else {
                    break
                }
            }
            if end + 2 >= line.upperBound { end = line.upperBound }
            append(text, start..<end, start - line.lowerBound)
            start = end + 3
        }
    }

    private mutating func cut(
        _ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ separator: UInt8, _ isEscaped: (Int) -> Bool
    ) {
        var column = 0
        var start = line.lowerBound
        if separator == UInt8(ascii: "|"), let bar = line.first(where: { !isSpace(text[$0]) }),
            text[bar] == UInt8(ascii: "|")
        {
            start = bar + 1
        }
        let isText = start == line.lowerBound && separator == UInt8(ascii: "|") && hasOneInNumber(text, line)
        while start <= line.upperBound {
            var end = isText ? line.upperBound : start
            while end < line.upperBound {
                end = text.position(of: separator, in: end..<line.upperBound) ?? line.upperBound
                guard end < line.upperBound, isEscaped(end) else { break }
                end += 1
            }
            append(text, start..<end, column)
            column += 1
            start = end + 1
        }
    }

    /// Whether the only pipe of a line stands for a 1, as the signs around it say: `$77.573|`, `$33|.77`.
    private func hasOneInNumber(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        let pipe = UInt8(ascii: "|")
        guard let bar = line.first(where: { text[$0] == pipe }), bar > line.lowerBound,
            isDigit(text[bar - 1]),
            line.last(where: { text[$0] == pipe }) == bar
        else { return false }
        let next = bar + 1
        return next == line.upperBound || isDigit(text[next]) || text[next] == UInt8(ascii: ".")
            || text[next] == UInt8(ascii: ",")
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ column: Int) {
        let range = text.trimmed(range)
        guard !range.isEmpty, !isRule(text, range) else { return }
        page.cells.append(Page.Cell(range: withoutMarks(text, range), column: column, link: nil))
    }

    /// Whether a cell is only a line: between a table's head and its body (`---`, `:--:`), or across the page.
    private func isRule(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        range.count >= 3
            && range.allSatisfy { index in
                switch text[index] {
                case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "*"),
                    UInt8(ascii: ":"):
                    true
                default: isSpace(text[index])
                }
            }
    }
}
