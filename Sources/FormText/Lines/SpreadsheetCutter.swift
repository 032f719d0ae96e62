/// Cuts a spreadsheet's text into cells: between commas or semicolons, in quotes where a cell holds one.
///
/// A cell in quotes may go on over several lines; a quote inside it is doubled.
struct SpreadsheetCutter {
    private let source: [UInt8]
    private let separator: UInt8
    private(set) var builder: TextBuilder
    private(set) var page: PageLines
    private var column = 0

    /// So many empty cells side by side are no accident.
    private static let leastEmptyCells = 3

    /// The separator of a text's cells, by its empty ones: no other text has `,,` or `;;`.
    static func separator(of source: [UInt8]) -> UInt8? {
        for (separator, pair) in [(UInt8(ascii: ","), ",,"), (UInt8(ascii: ";"), ";;")]
            as [(UInt8, StaticString)]
        {
            var pairs = 0
            var position = 0
            while pairs < leastEmptyCells, let next = source.position(of: pair, from: position) {
                pairs += 1
                position = next + 1
            }
            if pairs >= leastEmptyCells { return separator }
        }
        return nil
    }

    init(_ source: [UInt8], separator: UInt8) {
        self.source = source
        self.separator = separator
        builder = TextBuilder(capacity: source.count)
        page = PageLines(capacityFor: source.count)
        var position = 0
        while position < source.count {
            position = cutCell(from: position)
            let byte = position < source.count ? source[position] : 0x0A
            builder.append(
                byte == separator ? UInt8(ascii: "\t") : 0x0A, from: min(position, source.count - 1))
            if byte == separator { column += 1 } else { endLine() }
            position += 1
        }
        endLine()
    }

    /// Appends the cell that starts at a place.
    ///
    /// - Returns: where its separator, or its line's end, stands.
    private mutating func cutCell(from start: Int) -> Int {
        let first = builder.text.count
        var position = start
        if position < source.count, source[position] == UInt8(ascii: "\"") {
            position += 1
            var part = position
            while position < source.count {
                if source[position] == UInt8(ascii: "\"") {
                    Notation.append(source, part..<position, to: &builder)
                    guard position + 1 < source.count, source[position + 1] == UInt8(ascii: "\"") else {
                        break
                    }
                    builder.append(UInt8(ascii: "\""), from: position)
                    position += 1
                    part = position + 1
                } else if source[position] == 0x0A {
                    Notation.append(source, part..<position, to: &builder)
                    builder.append(Page.lineBreak, from: position)
                    part = position + 1
                }
                position += 1
            }
            position = min(position + 1, source.count)
        }
        let rest = position
        while position < source.count, source[position] != separator, source[position] != 0x0A {
            position += 1
        }
        Notation.append(source, rest..<position, to: &builder)
        appendCell(first..<builder.text.count)
        return position
    }

    private mutating func appendCell(_ range: Range<Int>) {
        let range = builder.text.trimmed(range)
        if !range.isEmpty { page.cells.append(Page.Cell(range: range, column: column, link: nil)) }
    }

    private mutating func endLine() {
        column = 0
        page.endLine()
    }
}
