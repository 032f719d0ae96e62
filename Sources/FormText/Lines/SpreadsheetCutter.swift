/// Cuts a spreadsheet's text into cells: between commas, semicolons, pipes or tabs, in quotes where a cell holds one.
///
/// A cell in quotes may go on over several lines; a quote inside it is doubled.
struct SpreadsheetCutter {
    private let source: [UInt8]
    private let separator: UInt8
    /// Whether the quotes around a cell may be none of its text.
    private let isQuoted: Bool
    private(set) var builder: TextBuilder
    private(set) var page: PageLines
    private var column = 0

    /// What parts the cells of a text that a spreadsheet may have written; `nil` where it has none of a spreadsheet.
    ///
    /// - Parameter layout: how its lines look: plain, or parted by tabs, of which a spreadsheet puts quotes around some.
    static func separator(of source: [UInt8], _ layout: Layout) -> UInt8? {
        switch layout {
        case .tabs: return hasQuotedCells(source, UInt8(ascii: "\t")) ? UInt8(ascii: "\t") : nil
        case .plain:
            return [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")].first { separator in
                let count = borders(of: source, separator)
                guard count >= fewestBorders else { return false }
                let lines = source.count(of: 0x0A)
                return count * 3 > lines && count <= (lines + 1) * mostColumns
                    && (separator != UInt8(ascii: "|") || hasEmptyCells(source))
            }
        case .markdown, .html, .boxes, .columns, .ruled: return nil
        }
    }

    /// So many signs between cells are no accident, where there is one for three lines.
    private static let fewestBorders = 10

    /// No sheet has more: where a line has, all lines of a text stand on one.
    private static let mostColumns = 40

    /// How many of a sign's places have nothing but a border between cells there: behind a comma in a sentence a blank
    /// stands, in a number a digit. A pipe is no sign of a sentence.
    private static func borders(of source: [UInt8], _ separator: UInt8) -> Int {
        let isPipe = separator == UInt8(ascii: "|")
        return source.withUnsafeBufferPointer { text in
            var count = 0
            var position = 0
            while let next = text.position(of: separator, in: position..<text.count) {
                position = next + 1
                guard position < text.count else { break }
                // A blank stands behind nearly every comma, which may be one beyond ASCII.
                let sign = text[position]
                if isPipe || sign > 0x20 && sign < 0x80 && !isDigit(sign) { count += 1 }
            }
            return count
        }
    }

    /// Whether pipes have empty cells between them, or words in quotes: what recognition sees of the borders of a page has
    /// words before and behind it.
    private static func hasEmptyCells(_ source: [UInt8]) -> Bool {
        let pipe = UInt8(ascii: "|")
        var count = 0
        for index in source.indices where source[index] == pipe {
            let next = source[(index + 1)...].first { $0 != 0x20 }
            let previous = source[..<index].last { $0 != 0x20 }
            if next == pipe || next == UInt8(ascii: "\"") || previous == 0x0A { count += 1 }
        }
        return count >= fewestEmptyCells
    }

    /// So many empty cells are no accident.
    private static let fewestEmptyCells = 3

    /// Whether cells stand in quotes: some side by side, or one with a quote inside.
    private static func hasQuotedCells(_ source: [UInt8], _ separator: UInt8) -> Bool {
        source.withUnsafeBufferPointer { text in
            let quote = UInt8(ascii: "\"")
            var position = 0
            while let next = text.position(of: quote, in: position..<text.count) {
                position = next + 1
                guard position + 1 < text.count else { return false }
                if text[position] == quote || text[position] == separator && text[position + 1] == quote {
                    return true
                }
            }
            return false
        }
    }

    init(_ source: [UInt8], separator: UInt8) {
        self.source = source
        self.separator = separator
        isQuoted =
            separator == UInt8(ascii: ",") || separator == UInt8(ascii: ";")
            || Self.hasQuotedCells(source, separator)
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
        defer { appendCell(first..<builder.text.count) }
        if let close = closingQuote(from: start) {
            var part = start + 1
            for position in start + 1..<close {
                if source[position] == 0x0A {
                    Notation.append(source, part..<position, to: &builder)
                    builder.append(Page.lineBreak, from: position)
                    part = position + 1
                } else if source[position] == UInt8(ascii: "\""), position >= part {
                    Notation.append(source, part..<position + 1, to: &builder)
                    part = position + 2
                }
            }
            Notation.append(source, min(part, close)..<close, to: &builder)
            return close + 1
        }
        var end = start
        while end < source.count, source[end] != separator, source[end] != 0x0A { end += 1 }
        Notation.append(source, start..<end, to: &builder)
        return end
    }

    /// Where the quote stands that ends a cell in quotes; `nil` where the cell at a place is in none.
    private func closingQuote(from start: Int) -> Int? {
        let quote = UInt8(ascii: "\"")
        guard isQuoted, start < source.count, source[start] == quote else { return nil }
        return source.withUnsafeBufferPointer { text in
            var position = start + 1
            while let next = text.position(of: quote, in: position..<text.count) {
                position = next + 1
                guard position < text.count, text[position] != separator, text[position] != 0x0A else {
                    return next
                }
                guard text[position] == quote else { return nil }
                position += 1
            }
            return nil
        }
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
