/// Cuts a text whose columns are told by position, as a PDF's text keeps them, into lines of cells.
///
/// A heading with numbers from 1 on opens what stands below it: a table where four or more stand on its line,
/// else blocks side by side. A table's row becomes a line, whatever number of lines it was printed on; blocks
/// follow one another. All other lines stay as they are.
struct ColumnCutter {
    private let source: [UInt8]
    private var printed: [PrintedLine]
    /// Whether what stands below the first text of a line may go on with it.
    private let joinsLines: Bool
    private(set) var builder: TextBuilder
    private(set) var lines: [Page.Line] = []
    private(set) var cells: [Page.Cell] = []
    /// Whether a text browser set it in a narrow window, so that places are certain.
    let isSetByBrowser: Bool
    /// Which stretches of the text may lack something, or have something of their neighbours.
    private(set) var inDoubt: [Range<Int>] = []

    /// `nil` where no headings stand side by side: those of blocks and of a table, or of a table that is all that is left.
    init?(_ source: [UInt8]) {
        guard source.withUnsafeBufferPointer(Self.mayHaveHeadings) else { return nil }
        let source = LinkNumbers.blanked(source)
        self.source = source
        let lines = PrintedLine.lines(of: source).flatMap { $0.parted(source) }
        printed = PrintedLine.pushedUp(PrintedLine.withoutMargin(lines), source)
        joinsLines = true
        isSetByBrowser = BrowserTable.stands(in: printed, source)
        builder = TextBuilder(capacity: source.count / 4)
        let headings = printed.map(numberedHeadings)
        guard headings.count(where: { $0 > 1 }) > 1 || headings.contains(where: { $0 > 3 }) else {
            return nil
        }
    }

    /// Whether a line starts with `1.` and may have another heading beside it: behind two blanks, or pushed to the next
    /// line.
    private static func mayHaveHeadings(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        /// Where the first sign of a line stands that is no blank, or what ends the line.
        func firstSign(from start: Int) -> Int {
            source[start...].firstIndex { $0 > 0x20 && $0 < 0x80 || isLineEnd($0) } ?? source.count
        }
        func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0C }
        var position = 0
        while position < source.count {
            let first = firstSign(from: position)
            let end = source.end(from: first, before: source.count) {
                $0.equal(0x0A) | $0.equal(0x0C, besides: 1)
            }
            position = end + 1
            guard first + 1 < end else { continue }
            if source[first] == UInt8(ascii: "("),
                PrintedLine.headingBehindBracket(source, first..<end) != nil
            {
                return true
            }
            guard source[first] == UInt8(ascii: "1"), source[first + 1] == UInt8(ascii: ".") else { continue }
            let signs = source[first..<end]
            // A no-break space may be a blank too.
            let isParted = zip(signs, signs.dropFirst()).contains { $0 <= 0x20 && $1 <= 0x20 || $0 == 0xC2 }
            let next = position < source.count ? firstSign(from: position) : source.count
            if isParted || next < source.count && isDigit(source[next]) { return true }
        }
        return false
    }

    /// A cutter of a text whose lines come to it bit by bit.
    init(linesOf source: [UInt8]) {
        self.source = source
        printed = []
        joinsLines = false
        isSetByBrowser = false
        builder = TextBuilder(capacity: source.count / 2)
    }

    /// How many numbered headings a line has, from 1 on.
    private func numberedHeadings(_ line: PrintedLine) -> Int {
        if !joinsLines, line.chunks.count > 3, line.chunks.allSatisfy({ $0.isItemNumber(source) }) {
            return line.chunks.count
        }
        guard line.chunks.count > 1, line.chunks[0].isNumberedOne(source) else { return 0 }
        // On a typed page a number that touches its heading is one of many ways to type.
        return line.chunks.count { $0.isNumbered(source) && (joinsLines || !$0.numberTouches(source)) }
    }

    mutating func run() {
        let position =
            printed.indices.first {
                numberedHeadings(printed[$0]) > 1 || startsBlocks($0)
                    || isSetByBrowser && printed[$0].chunks[0].itemNumber(source) == 1
                        && BrowserItems(printed[$0...], source) != nil
            } ?? 0
        let above = printed[..<position]
        // What is left above a table, where all else is lost, may be the rows of another one.
        let isTable = position < printed.count && numberedHeadings(printed[position]) > 3
        append(isTable ? SideBySide(above, starts: [0]) : SideBySide(corridorsOf: above))
        cut(from: position)
    }

    /// Cuts more lines of the text.
    mutating func append(_ lines: ArraySlice<PrintedLine>) {
        printed = Array(lines)
        cut(from: 0)
    }

    private mutating func cut(from first: Int) {
        var position = first
        while position < printed.count {
            if let next = appendAsSetByBrowser(from: position) {
                position = next
                continue
            }
            switch numberedHeadings(printed[position]) {
            case 0, 1:
                position = startsBlocks(position) ? appendBlocks(from: position) : appendLines(from: position)
            case 2, 3:
                position = appendBlocks(from: position)
            default:
                position = appendTable(from: position)
            }
        }
    }

    /// Appends what a text browser set, where a line opens that, and returns the line after it.
    private mutating func appendAsSetByBrowser(from first: Int) -> Int? {
        guard isSetByBrowser else { return nil }
        if let notes = BrowserNotes(printed[first...], source) { return append(notes, from: first) }
        if let owners = BrowserOwners(printed[first...], of: printed, source) {
            for line in first..<first + owners.lineCount {
                let start = builder.text.count
                append(printed[line])
                if owners.inDoubt.contains(line) { inDoubt.append(start..<builder.text.count) }
            }
            return first + owners.lineCount
        }
        let above = first > 0 ? printed[first - 1] : nil
        if let signature = BrowserSignature(printed[first...], below: above, source) {
            append([signature.name, signature.date], isAfterBlank: printed[first].isAfterBlank)
            return first + signature.lineCount
        }
        guard printed[first].chunks[0].itemNumber(source) == 1 else { return nil }
        if let table = BrowserTable(printed[first...], source) { return append(table, from: first) }
        if let items = BrowserItems(printed[first...], source) { return append(items, from: first) }
        return nil
    }

    // MARK: Blocks

    /// Whether heading 1 stands alone on a line, and heading 2 further down beside what stands below it: in the middle of
    /// a box that is less high.
    private func startsBlocks(_ first: Int) -> Bool {
        guard joinsLines, printed[first].chunks.count == 1, printed[first].chunks[0].isNumberedOne(source)
        else {
            return false
        }
        let left = printed[first].chunks[0]
        for line in printed[(first + 1)..<min(first + Self.highestBox, printed.count)] {
            if line.chunks[0].start < left.end, line.chunks[0].isNumbered(source) { return false }
            if line.chunks.contains(where: { $0.start > left.end && $0.isNumbered(source) }) { return true }
        }
        return false
    }

    /// How many lines of text the box of item 1 may have.
    private static let highestBox = 12

    /// Blocks go on up to a table, a line that runs across where one of them starts, or the next number 1.
    private mutating func appendBlocks(from first: Int) -> Int {
        var end = first
        var starts: [Int] = [0]
        var lines: [PrintedLine] = []
        /// The captions of the table below that stand in a block.
        var captions: [PrintedLine] = []
        while end < printed.count, numberedHeadings(printed[end]) < 4 {
            var line = printed[end]
            line.chunks = line.chunks.flatMap { $0.parted(at: starts, source) }
            let isAcross = line.chunks.contains { chunk in
                starts.contains { start in
                    // A text may be a few letters longer than its block is wide.
                    let isLong = start > chunk.start + 8 && chunk.end <= start + 8
                    return start > chunk.start + 1 && start < chunk.end && !isLong
                }
            }
            if isAcross || (end > first && line.chunks[0].isNumberedOne(source)) { break }
            for chunk in line.chunks where chunk.isNumbered(source) {
                if !starts.contains(where: { abs($0 - chunk.start) < 3 }) { starts.append(chunk.start) }
            }
            if let index = line.chunks.firstIndex(where: { $0.isTableCaption(source) }) {
                captions.append(PrintedLine(chunks: [line.chunks.remove(at: index)], isAfterBlank: true))
            }
            if !line.chunks.isEmpty { lines.append(line) }
            end += 1
        }
        append(SideBySide(lines[...], starts: starts.sorted()))
        for caption in captions { append(caption) }
        return end
    }

    private mutating func append(_ notes: BrowserNotes, from first: Int) -> Int {
        for note in notes.notes {
            let start = builder.text.count
            append([[note.number], note.text], isAfterBlank: true)
            if note.isInDoubt { inDoubt.append(start..<builder.text.count) }
        }
        return first + notes.lineCount
    }

    private mutating func append(_ items: BrowserItems, from first: Int) -> Int {
        for block in items.blocks {
            let starts = SideBySide.sharedStarts(of: block.map(\.cells).joined().map { $0[0].start })
            for line in block {
                let start = cells.count
                for cell in line.cells {
                    let shared = SideBySide.column(of: cell[0], starts)
                    let column = cells.count > start ? max(shared, cells[cells.count - 1].column + 1) : shared
                    let pieces = cell.goingOn(source)
                    let offset = builder.text.count
                    appendCell(pieces[0], pieces.dropFirst(), column: column)
                    if line.isInDoubt { inDoubt.append(offset..<builder.text.count) }
                }
                endLine(from: start, isAfterBlank: line.isAfterBlank)
            }
        }
        return first + items.lineCount
    }

    private mutating func append(_ sideBySide: SideBySide) {
        for block in sideBySide.blocks {
            let heading = SideBySide.sharedStarts(of: block.flatMap { $0.chunks.map(\.start) })
            var raised: [Chunk] = []
            for line in block {
                if line.chunks.allSatisfy({ $0.shape(source) == .marker }) {
                    raised += line.chunks
                } else {
                    append(line, raised: raised, starts: heading)
                    raised = []
                }
            }
        }
    }

    /// Appends a line of a block, each raised marker behind the chunk that ends before it.
    private mutating func append(_ line: PrintedLine, raised: [Chunk], starts: [Int]) {
        let first = cells.count
        for chunk in line.chunks {
            let shared = SideBySide.column(of: chunk, starts)
            let column = cells.count > first ? max(shared, cells[cells.count - 1].column + 1) : shared
            let own = raised.filter { marker in
                line.chunks.last { $0.start < marker.start }?.start == chunk.start
            }
            appendCell(chunk, own, column: column)
        }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
    }

    // MARK: Tables

    /// How many lines the headings of a table may have.
    private static let longestHeading = 40

    /// A part of a table below one printing of its headings.
    private struct TablePart {
        var headings: Range<Int>
        var body: Range<Int>
        var columns: ColumnHeading
    }

    /// A table goes on where its headings are printed again on the next page, titles above them set aside.
    private mutating func appendTable(from first: Int) -> Int {
        if joinsLines, let table = UnspannedTable(printed[first...], source) {
            return append(table, from: first)
        }
        var parts = [tablePart(from: first)]
        var titles: [Range<Int>] = []
        while let next = headings(after: parts[parts.count - 1].body.upperBound, like: printed[first]) {
            titles.append(parts[parts.count - 1].body.upperBound..<next)
            parts.append(tablePart(from: next, headingsAs: parts[0].headings))
        }
        var rows = ColumnRows(source)
        for part in parts { rows.add(printed[part.body], under: part.columns) }
        for line in printed[parts[0].headings] { append(line, isHead: !joinsLines || !startsBody(line)) }
        for row in rows.rows {
            let start = cells.count
            for column in row.cells.indices where !row.cells[column].isEmpty {
                let pieces = row.pieces(column)
                appendCell(pieces[0], pieces.dropFirst(), column: column)
            }
            endLine(from: start, isAfterBlank: row.isAfterBlank)
        }
        for (title, part) in zip(titles, parts.dropFirst()) {
            for line in printed[title.lowerBound..<part.headings.upperBound] { append(line) }
        }
        return parts[parts.count - 1].body.upperBound
    }

    private mutating func append(_ table: UnspannedTable, from first: Int) -> Int {
        for line in printed[first..<(first + table.headings)] { append(line, isHead: true) }
        for line in printed[(first + table.headings)..<(first + table.lineCount)] {
            let start = cells.count
            for chunk in line.chunks { appendCell(chunk, [], column: table.column(of: chunk)) }
            endLine(from: start, isAfterBlank: line.isAfterBlank)
        }
        return first + table.lineCount
    }

    private mutating func append(_ table: BrowserTable, from first: Int) -> Int {
        for (cells, isAfterBlank) in zip(table.headings, [true, false]) {
            append(cells, isAfterBlank: isAfterBlank)
            if !cells.allSatisfy(\.isEmpty) { lines[lines.count - 1].isHead = true }
        }
        for row in table.rows {
            append(row.cells, isAfterBlank: true)
            lines[lines.count - 1].isTitleInDoubt = row.isInDoubt
        }
        return appendBelow(first + table.lineCount)
    }

    /// Appends what stands between the tables, texts side by side, as paragraphs.
    private mutating func appendBelow(_ first: Int) -> Int {
        let caption = printed[first...].prefix(Self.mostLinesBetween).firstIndex { line in
            line.chunks.contains { $0.isTableCaption(source) }
        }
        guard let caption, caption > first else { return first }
        for text in BrowserParagraphs(printed[first..<caption], source).texts {
            append([text], isAfterBlank: true)
        }
        return caption
    }

    private static let mostLinesBetween = 20

    /// Appends a line of cells, each in its column.
    private mutating func append(_ row: [[Chunk]], isAfterBlank: Bool) {
        let start = cells.count
        for (column, pieces) in row.map({ $0.goingOn(source) }).enumerated() where !pieces.isEmpty {
            appendCell(pieces[0], pieces.dropFirst(), column: column)
        }
        endLine(from: start, isAfterBlank: isAfterBlank)
    }

    /// - Parameter known: the headings where they were printed before; as many letters belong to them here.
    private func tablePart(from first: Int, headingsAs known: Range<Int>? = nil) -> TablePart {
        var body = first + 1
        var headings = [ColumnHeading.headings(of: printed[first], source)]
        while body < min(first + Self.longestHeading, printed.count), numberedHeadings(printed[body]) < 2 {
            if let known {
                if letters(first..<body) >= letters(known) { break }
            } else if startsBody(printed[body]) || standsAlone(body)
                || printed[body].chunks.count == 1
                    && ColumnHeading(headings, source).endsHeadings(printed[body], source)
            {
                break
            }
            headings.append(ColumnHeading.headings(of: printed[body], source))
            body += 1
        }
        if body < printed.count, !standsAlone(body) { body = rowStart(before: body, headings: first) }
        headings.removeSubrange((body - first)...)
        let columns = ColumnHeading(headings, source)
        var end = body
        while end < printed.count, !columns.endsTable(printed[end], source), end > body || !standsAlone(end),
            numberedHeadings(printed[end]) < 2
        {
            end += 1
        }
        let blanked = ColumnRows.blankedRows(printed[body..<end], source) {
            columns.cells(of: printed[$0], source)
        }
        if let last = blanked.last { end = last.upperBound }
        return TablePart(
            headings: first..<body, body: body..<end,
            columns: ColumnHeading(headings, above: printed[body..<end], source))
    }

    /// Whether a line is a heading of what follows the table: one text at the left, an empty line above and below it.
    private func standsAlone(_ line: Int) -> Bool {
        let chunks = printed[line].chunks
        return chunks.count == 1 && chunks[0].start < 3 && isLetter(source[chunks[0].range.lowerBound])
            && printed[line].isAfterBlank && (line + 1 == printed.count || printed[line + 1].isAfterBlank)
    }

    /// Where the row begins that has its first value on a line: behind an empty line, with texts that are printed above
    /// the middle of it.
    private func rowStart(before value: Int, headings first: Int) -> Int {
        guard value < printed.count else { return value }
        var start = value
        while start > first + 1, !printed[start].isAfterBlank { start -= 1 }
        let isOfRow = printed[start..<value].allSatisfy { line in
            line.chunks.count < 4
                && line.chunks.allSatisfy { chunk in
                    source[chunk.range.lowerBound] != UInt8(ascii: "(")
                        && !ColumnHeading.isSubheading(source[chunk.range])
                }
        }
        return printed[start].isAfterBlank && isOfRow ? start : value
    }

    /// How many letters and signs lines have, blanks aside.
    private func letters(_ lines: Range<Int>) -> Int {
        printed[lines].reduce(0) { sum, line in
            sum + line.chunks.reduce(0) { $0 + source[$1.range].count { $0 != 0x20 } }
        }
    }

    /// The line, at most five further on, that has the same headings as `line`.
    private func headings(after end: Int, like line: PrintedLine) -> Int? {
        printed[end..<min(end + 5, printed.count)].indices.first { next in
            numberedHeadings(printed[next]) > 3
                && source[printed[next].chunks[0].range] == source[line.chunks[0].range]
        }
    }

    /// Whether a line has what no heading has: a number, a date or a note's marker.
    private func startsBody(_ line: PrintedLine) -> Bool {
        line.chunks.contains { chunk in
            switch chunk.shape(source) {
            case .marker: true
            case .single: chunk.width > 1 || isDigit(source[chunk.range.lowerBound])
            case .text: false
            }
        }
    }

    // MARK: Lines and cells

    /// Appends a line as it is, with what goes on below one of its chunks: a name beside a date.
    ///
    /// - Returns: the line after it.
    private mutating func appendLines(from first: Int) -> Int {
        guard joinsLines else {
            append(printed[first].withSentencesJoined(source))
            return first + 1
        }
        var line = PrintedLine(chunks: [], isAfterBlank: printed[first].isAfterBlank)
        for chunk in printed[first].chunks {
            if let (text, date) = chunk.partedFromDate(source) {
                line.chunks += [text, date]
            } else {
                line.chunks.append(chunk)
            }
        }
        guard first + 1 < printed.count else {
            append(line)
            return first + 1
        }
        if line.chunks.allSatisfy({ $0.shape(source) == .marker }), printed[first + 1].chunks.count == 1 {
            append(printed[first + 1], raised: line.chunks, starts: [])
            return first + 2
        }
        var end = first + 1
        while end < printed.count, line.chunks.count > 1,
            goesOn(end == first + 1 ? line : printed[end - 1], printed[end], below: line)
        {
            end += 1
        }
        append(line, goingOn: printed[(first + 1)..<end].map { $0.chunks[0] })
        return end
    }

    /// Whether a line is only what goes on below the first chunk of an indented one; on a new page the indent
    /// may be another. A date in it is its own, and not the next signature's, where it stands left of the dates and
    /// no long name has pushed it there.
    private func goesOn(_ line: PrintedLine, _ next: PrintedLine, below top: PrintedLine) -> Bool {
        let (above, text) = (line.chunks[0], next.chunks[0])
        guard next.chunks.count == 1, above.start > 8, text.start > 8 else { return false }
        if let parts = text.partedFromDate(source) {
            let isPushed = parts.text.end + 12 > top.chunks[0].end
            guard !isPushed, parts.date.start + 8 < top.chunks.last!.start else { return false }
        }
        return next.startsPage || (!next.isAfterBlank && abs(text.start - above.start) < 2)
    }

    /// Appends a line as it is, with what goes on below its first chunk.
    mutating func append(_ line: PrintedLine, goingOn: [Chunk] = [], isHead: Bool = false) {
        let first = cells.count
        for (column, chunk) in line.chunks.enumerated() {
            appendCell(chunk, column == 0 ? goingOn : [], column: column)
        }
        endLine(from: first, isAfterBlank: line.isAfterBlank)
        if isHead, cells.count > first { lines[lines.count - 1].isHead = true }
    }

    /// Appends a row of a table, each cell in its column.
    mutating func append(_ row: RuledTable.Row) {
        let first = cells.count
        for (column, cell) in row.cells.enumerated() where !cell.isEmpty {
            appendCell(cell[0], cell.dropFirst(), column: column)
        }
        endLine(from: first, isAfterBlank: row.isAfterBlank)
        if row.isTitleInDoubt, cells.count > first { lines[lines.count - 1].isTitleInDoubt = true }
    }

    /// Appends a cell and the pieces that go on with it, a blank between, none where a word was broken at its hyphen.
    private mutating func appendCell(_ first: Chunk, _ others: some Collection<Chunk>, column: Int) {
        let start = builder.text.count
        var last = first
        for piece in others {
            append(last, isLast: false)
            if builder.text.count > start, !piece.goesOnWord, !endsWithHyphen(from: start) {
                builder.append(UInt8(ascii: " "), from: piece.range.lowerBound)
            }
            last = piece
        }
        append(last, isLast: true)
        var end = builder.text.count
        while end > start, isSpace(builder.text[end - 1]) { end -= 1 }
        if end > start { cells.append(Page.Cell(range: start..<end, column: column, link: nil)) }
        builder.append(UInt8(ascii: "\t"), from: last.range.upperBound - 1)
    }

    private mutating func append(_ piece: Chunk, isLast: Bool) {
        var range = piece.range
        // The sign that raises the marker on the next line.
        if !isLast, source[range.upperBound - 1] == UInt8(ascii: "^") { range.removeLast() }
        Notation.append(source, range, to: &builder)
    }

    private func endsWithHyphen(from start: Int) -> Bool {
        let text = builder.text
        return text.count > start + 1 && text[text.count - 1] == UInt8(ascii: "-")
            && (isLetter(text[text.count - 2]) || isDigit(text[text.count - 2]))
    }

    private mutating func endLine(from first: Int, isAfterBlank: Bool) {
        guard cells.count > first else { return }
        lines.append(Page.Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
    }
}
