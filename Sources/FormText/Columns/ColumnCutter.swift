/// Cuts a text whose columns are told by position, as a PDF's text keeps them, into lines of cells.
///
/// A heading with numbers from 1 on opens what stands below it: a table where four or more stand on its line,
/// else blocks side by side. A table's row becomes a line, whatever number of lines it was printed on; blocks
/// follow one another. All other lines stay as they are.
struct ColumnCutter {
    let source: [UInt8]
    private(set) var printed: [PrintedLine]
    /// Whether what stands below the first text of a line may go on with it.
    private let joinsLines: Bool
    var page: ChunkPage
    /// Whether a text browser set it in a narrow window, so that places are certain.
    let isSetByBrowser: Bool

    /// `nil` where no headings stand side by side: those of blocks and of a table, or of a table that is all that is left.
    init?(_ source: [UInt8]) {
        guard source.withUnsafeBufferPointer(Self.mayHaveHeadings) else { return nil }
        let source = LinkNumbers.blanked(source)
        self.source = source
        let lines = PrintedLine.lines(of: source).flatMap { $0.parted(source) }
        printed = PrintedLine.pushedUp(PrintedLine.withoutMargin(lines), source)
        joinsLines = true
        isSetByBrowser = BrowserTable.stands(in: printed, source)
        page = ChunkPage(source, capacity: source.count / 4)
        let headings = printed.map { $0.numberedHeadings(source, isTyped: false) }
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
        page = ChunkPage(source, capacity: source.count / 2)
    }

    private func numberedHeadings(_ line: Int) -> Int {
        printed[line].numberedHeadings(source, isTyped: !joinsLines)
    }

    mutating func run() {
        let position =
            printed.indices.first {
                numberedHeadings($0) > 1 || startsBlocks($0)
                    || isSetByBrowser && printed[$0].chunks[0].itemNumber(source) == 1
                        && BrowserItems(printed[$0...], source) != nil
            } ?? 0
        let above = printed[..<position]
        // What is left above a table, where all else is lost, may be the rows of another one.
        let isTable =
            position < printed.count && numberedHeadings(position) > 3
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
            switch numberedHeadings(position) {
            case 0, 1:
                position = startsBlocks(position) ? appendBlocks(from: position) : appendLines(from: position)
            case 2, 3:
                position = appendBlocks(from: position)
            default:
                position = appendTable(from: position)
            }
        }
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
        while end < printed.count, numberedHeadings(end) < 4 {
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
        for caption in captions { page.append(caption) }
        return end
    }

    private mutating func append(_ sideBySide: SideBySide) {
        for block in sideBySide.blocks {
            let heading = SideBySide.sharedStarts(of: block.flatMap { $0.chunks.map(\.start) })
            var raised: [Chunk] = []
            for line in block {
                if line.chunks.allSatisfy({ $0.shape(source) == .marker }) {
                    raised += line.chunks
                } else {
                    page.append(line, raised: raised, starts: heading)
                    raised = []
                }
            }
        }
    }

    // MARK: Tables

    /// A table goes on where its headings are printed again on the next page, titles above them set aside.
    private mutating func appendTable(from first: Int) -> Int {
        if joinsLines, let table = UnspannedTable(printed[first...], source) {
            return append(table, from: first)
        }
        let table = ColumnTable(printed, from: first, source, isTyped: !joinsLines)
        var rows = ColumnRows(source)
        for part in table.parts { rows.add(printed[part.body], under: part.columns) }
        for line in printed[table.parts[0].headings] {
            page.append(line, isHead: !joinsLines || !line.startsBody(source))
        }
        for row in rows.rows {
            page.append(row)
        }
        for (title, part) in zip(table.titles, table.parts.dropFirst()) {
            for line in printed[title.lowerBound..<part.headings.upperBound] { page.append(line) }
        }
        return table.parts[table.parts.count - 1].body.upperBound
    }

    private mutating func append(_ table: UnspannedTable, from first: Int) -> Int {
        for line in printed[first..<(first + table.headings)] { page.append(line, isHead: true) }
        for line in printed[(first + table.headings)..<(first + table.lineCount)] {
            page.append(line) { table.column(of: $0) }
        }
        return first + table.lineCount
    }

    // MARK: Lines and cells

    /// Appends a line as it is, with what goes on below one of its chunks: a name beside a date.
    ///
    /// - Returns: the line after it.
    private mutating func appendLines(from first: Int) -> Int {
        guard joinsLines else {
            page.append(printed[first].withSentencesJoined(source))
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
            page.append(line)
            return first + 1
        }
        if line.chunks.allSatisfy({ $0.shape(source) == .marker }), printed[first + 1].chunks.count == 1 {
            page.append(printed[first + 1], raised: line.chunks, starts: [])
            return first + 2
        }
        var end = first + 1
        while end < printed.count, line.chunks.count > 1,
            goesOn(end == first + 1 ? line : printed[end - 1], printed[end], below: line)
        {
            end += 1
        }
        page.append(line, goingOn: printed[(first + 1)..<end].map { $0.chunks[0] })
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
}
