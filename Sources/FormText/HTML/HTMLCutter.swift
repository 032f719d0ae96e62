/// Flattens HTML into lines of cells.
///
/// A row of a table is a line, unless other tables stand in its cells: those bring lines of their own. Text
/// outside tables is a line a block. libxml2's HTML parser is of no use here, since it tells the line of an
/// element and no column, and every value must be found again in the file.
struct HTMLCutter {
    private let source: [UInt8]
    private(set) var builder: TextBuilder
    private(set) var lines: [Page.Line] = []
    private(set) var cells: [Page.Cell] = []
    private(set) var links: [String] = []

    private var position = 0
    /// Where the current cell's text starts, and where the current line's cells start.
    private var cellStart = 0
    private var lineStart = 0
    /// The column of the current cell, and of the next one in its row.
    private var column = 0
    private var nextColumn = 0
    /// The next columns of the rows in which the open tables stand.
    private var outerColumns: [Int] = []
    private var cellLink: Int?
    private var isPreformatted = false
    /// Whether tables between the HTML have pipes, as converters to Markdown write them.
    private let hasPipeTables: Bool
    /// Whether the tables stand in a text of lines, which is no HTML: in Markdown.
    private let isInMarkdown: Bool
    private var isInPipeRow = false

    init(_ source: [UInt8]) {
        self.source = source
        hasPipeTables = hasPipeTable(source)
        isInMarkdown = !hasRoot(source)
        builder = TextBuilder(capacity: source.count / 2)
    }

    mutating func run() {
        while position < source.count {
            if source[position] == UInt8(ascii: "<"), let tag = readTag() {
                handle(tag)
            } else {
                appendText()
            }
        }
        endLine()
    }

    // MARK: Text

    /// Text up to the next tag, white space folded to one blank, entities decoded.
    private mutating func appendText() {
        let start = position
        while position < source.count {
            let byte = source[position]
            if byte == UInt8(ascii: "<"), position > start { break }
            if byte == UInt8(ascii: "&") {
                appendEntity()
            } else if isSpace(byte) {
                if isLineEnd(byte) { endLine() } else { appendBlank() }
                position += 1
            } else if isPipe(byte) {
                if isInPipeRow {
                    endCell()
                    column += 1
                }
                isInPipeRow = true
                position += 1
            } else {
                var end = endOfWords(from: position + 1)
                if isInMarkdown, let close = endOfLink(in: position..<end) { end = max(end, close) }
                Notation.append(source, position..<end, to: &builder)
                position = end
            }
        }
    }

    /// The end of the words with single blanks between them, the first of which goes on at `start`.
    private func endOfWords(from start: Int) -> Int {
        source.withUnsafeBufferPointer { source in
            var end = start
            repeat {
                end = source.end(from: end, before: source.count) { bytes in
                    // `<` and `|` differ by one bit.
                    bytes.below(0x21) | bytes.equal(UInt8(ascii: "<"), besides: 0x40)
                        | bytes.equal(UInt8(ascii: "&"))
                }
                guard end < source.count, isOfWord(source[end]) || isBetweenWords(end) else { return end }
                end += 1
            } while true
        }
    }

    /// The end of the link, as Markdown has it, that starts last among some words, and may go on behind them:
    /// `[Acme & Co](https://example.com/?a=1&b=2)`.
    private func endOfLink(in words: Range<Int>) -> Int? {
        guard let open = source[words].lastIndex(of: UInt8(ascii: "[")),
            let bracket = source[open...].prefix(400).position(of: "](", from: open),
            let close = source[bracket...].prefix(400).firstIndex(of: UInt8(ascii: ")")),
            (open..<close).allSatisfy({ source[$0] != UInt8(ascii: "<") || isOfRaised(source[$0...]) })
        else { return nil }
        return close + 1
    }

    /// Whether a tag is one of those around what is raised, which may stand in a link: `[<sup>(1)</sup>](#F1)`.
    private func isOfRaised(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.starts(with: "<sup>".utf8) || tag.starts(with: "</sup>".utf8)
    }

    private func isOfWord(_ byte: UInt8) -> Bool {
        isLetter(byte)
            || byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && !isSpace(byte) && !isPipe(byte)
    }

    /// Whether a blank is the only one between two words.
    private func isBetweenWords(_ index: Int) -> Bool {
        source[index] == 0x20 && index + 1 < source.count && isOfWord(source[index + 1])
    }

    /// Whether a byte parts the cells of a table of pipes.
    private func isPipe(_ byte: UInt8) -> Bool {
        hasPipeTables && byte == UInt8(ascii: "|") && outerColumns.isEmpty
    }

    /// Whether a white space ends a line: in preformatted text, and before and behind a row of pipes.
    private func isLineEnd(_ byte: UInt8) -> Bool {
        guard byte == 0x0A else { return false }
        if isPreformatted || isInPipeRow || isInMarkdown && outerColumns.isEmpty { return true }
        return hasPipeTables && outerColumns.isEmpty && position + 1 < source.count
            && source[position + 1] == UInt8(ascii: "|")
    }

    private mutating func appendBlank() {
        guard builder.text.count > cellStart, let last = builder.text.last, !isSpace(last) else { return }
        builder.append(UInt8(ascii: " "), from: position)
    }

    private mutating func appendEntity() {
        let limit = min(source.count, position + 12)
        guard let semicolon = source[position..<limit].firstIndex(of: UInt8(ascii: ";")),
            let decoded = decodeEntity(source[position + 1..<semicolon])
        else {
            builder.append(source[position], from: position)
            position += 1
            return
        }
        if decoded == [0x20] {
            appendBlank()
        } else {
            let start = position
            var piece = TextBuilder(capacity: 4)
            Notation.append(decoded, decoded.indices, to: &piece)
            builder.append(piece.text, from: start)
        }
        position = semicolon + 1
    }

    // MARK: Tags

    private mutating func handle(_ tag: HTMLTag) {
        switch tag.element {
        case .script, .style, .title:
            if !tag.isEnd { skip(to: tag.element) }
        case .br:
            if outerColumns.isEmpty {
                endLine()
            } else if builder.text.count > cellStart {
                builder.append(Page.lineBreak, from: position - 1)
            }
        case .table:
            endLine()
            if !tag.isEnd {
                outerColumns.append(nextColumn)
                nextColumn = 0
            } else if let outer = outerColumns.popLast() {
                nextColumn = outer
            }
        case .tr:
            endLine()
            nextColumn = 0
        case .td, .th:
            endCell()
            if !tag.isEnd {
                column = nextColumn
                nextColumn += tag.columnSpan(in: source)
            }
        case .a:
            if let target = tag.attribute("href", in: source) {
                cellLink = links.count
                links.append(target)
            }
        case .input:
            if tag.attribute("type", in: source)?.lowercased() == "checkbox" {
                let isChecked = tag.attribute("checked", in: source) != nil
                builder.append((isChecked ? "[X]" : "[ ]").utf8, from: tag.range.lowerBound)
            }
        case .sup:
            appendRaised(tag)
        case .pre:
            isPreformatted = !tag.isEnd
            endLine()
        case .p, .div, .h1, .h2, .h3, .h4, .h5, .h6, .hr, .dd, .dl, .dt, .li, .ul, .ol, .body, .center:
            outerColumns.isEmpty ? endLine() : appendBreak(tag)
        case nil:
            break
        }
    }

    /// A block inside a cell starts a new line of that cell.
    private mutating func appendBreak(_ tag: HTMLTag) {
        guard builder.text.count > cellStart else { return }
        builder.append(Page.lineBreak, from: tag.range.lowerBound)
    }

    /// `<sup>1</sup>` without brackets gets them, so that a note's number never joins a value's digits.
    private mutating func appendRaised(_ tag: HTMLTag) {
        guard !tag.isEnd else { return }
        var end = position
        while end < source.count, isDigit(source[end]) { end += 1 }
        guard end > position, end < source.count, source[end] == UInt8(ascii: "<") else { return }
        builder.append(UInt8(ascii: "("), from: tag.range.lowerBound)
        builder.append(source[position..<end], from: position)
        builder.append(UInt8(ascii: ")"), from: end - 1)
        position = end
    }

    private mutating func skip(to element: HTMLElement?) {
        while position < source.count {
            if source[position] == UInt8(ascii: "<"), let tag = readTag() {
                if tag.isEnd, tag.element == element { return }
            } else {
                position += 1
            }
        }
    }

    /// Reads the tag at `position`, or moves past a comment or declaration; `nil` where a `<` is only text.
    private mutating func readTag() -> HTMLTag? {
        guard let tag = HTMLTag.read(source, at: position) else { return nil }
        position = tag.range.upperBound
        return tag
    }

    // MARK: Cells

    private mutating func endCell() {
        var range = builder.text.trimmed(cellStart..<builder.text.count)
        if isInMarkdown, outerColumns.isEmpty {
            range = builder.text.withUnsafeBufferPointer { withoutMarks($0, range) }
        }
        if !range.isEmpty, !hasPipeTables || !isRule(range) {
            if cellLink == nil, let link = builder.links.last, link.start >= cellStart {
                cellLink = links.count
                links.append(link.target)
            }
            cells.append(Page.Cell(range: range, column: column, link: cellLink))
        }
        cellLink = nil
        builder.append(UInt8(ascii: "\t"), from: max(0, position - 1))
        cellStart = builder.text.count
    }

    /// Whether a cell is only a line, as below a table's head: `:---:`.
    private func isRule(_ range: Range<Int>) -> Bool {
        range.count >= 3
            && range.allSatisfy {
                builder.text[$0] == UInt8(ascii: "-") || builder.text[$0] == UInt8(ascii: ":")
            }
    }

    private mutating func endLine() {
        endCell()
        column = 0
        isInPipeRow = false
        if cells.count > lineStart {
            lines.append(Page.Line(cells: lineStart..<cells.count, isAfterBlank: true))
        }
        lineStart = cells.count
    }
}
