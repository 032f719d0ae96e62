/// The columns of a table, as its headings and what stands below them show.
struct ColumnHeading {
    /// Where each column starts; the first starts at 0.
    private(set) var starts: [Int]
    /// The cells of the lines below.
    private(set) var body: [[Cell]] = []

    /// A chunk, or a part of one, and its column.
    typealias Cell = (column: Int, chunk: Chunk)

    /// - Parameters:
    ///   - lines: the headings of each line, parted, the first with numbers (`1. Title`).
    ///   - body: the lines below.
    init(_ lines: [[Chunk]], above body: ArraySlice<PrintedLine> = [], _ source: [UInt8]) {
        var chunks: [Chunk] = []
        for line in lines { chunks += line }
        var starts: [Int] = [0]
        for start in chunks.map(\.start).sorted() where start > starts[starts.count - 1] + 1 {
            starts.append(start)
        }
        let pushed = Self.pushedDown(lines)
        func crossesValue(_ start: Int) -> Bool {
            body.contains { line in
                line.chunks.contains { $0.start < start && $0.end > start && $0.shape(source) != .text }
            }
        }
        // A column is as wide as one of its headings: where none fits, two starts are the same column's, of which
        // one is on a line that was pushed aside.
        var index = 0
        while index + 1 < starts.count {
            let fits =
                chunks.contains { chunk in
                    chunk.start >= starts[index] - 1 && chunk.end < starts[index + 1]
                        && source[chunk.range].contains(where: isLetter)
                } || pushed.contains { $0 >= starts[index] && $1 == starts[index + 1] }
            if fits {
                index += 1
            } else {
                let isPushedLeft =
                    index > 0 && crossesValue(starts[index]) && !crossesValue(starts[index + 1])
                starts.remove(at: isPushedLeft ? index : index + 1)
                if isPushedLeft { index -= 1 }
            }
        }
        self.starts = starts
        dropSpanningHeadings(lines, source)
        if !body.isEmpty {
            reachOut(to: body, source)
            self.body = body.map { cells(of: $0, source) }
            if part(below: lines, source) { self.body = body.map { cells(of: $0, source) } }
        }
    }

    /// The starts of two headings, of which the second one made room for the first on the next line.
    private static func pushedDown(_ lines: [[Chunk]]) -> [(Int, Int)] {
        var pushed: [(Int, Int)] = []
        var last: Chunk?
        for chunk in lines.joined() {
            if let last, chunk.isBelow(last) { pushed.append((last.start, chunk.start)) }
            last = chunk
        }
        return pushed
    }

    /// Drops the starts of headings that span columns with headings of their own, which share a line: `Code`, `V`,
    /// `(A)`, `(D)`.
    private mutating func dropSpanningHeadings(_ lines: [[Chunk]], _ source: [UInt8]) {
        let subheadings = lines.map { line in
            line.filter { Self.isSubheading(source[$0.range]) }.map(\.start)
        }
        guard let own = subheadings.max(by: { $0.count < $1.count }) else { return }
        func isStart(_ column: Int) -> Bool { starts.contains { abs($0 - column) <= 1 } }
        for (left, right) in zip(own, own.dropFirst()) where isStart(left) && isStart(right) {
            starts.removeAll { $0 > left + 1 && $0 < right - 1 }
        }
    }

    /// Lets a column begin where its values do, a letter or two left of its headings, which are centered.
    private mutating func reachOut(to body: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        let chunks = body.flatMap { $0.values(source) }.filter { !$0.isDollarSign(source) }
        var columns = chunks.map { SideBySide.column(of: $0, starts) }
        for column in starts.indices.dropFirst().reversed() {
            let start = starts[column]
            // Where none of its values reaches below its headings, they are taken for the next column's on the left.
            let isEmpty = !columns.contains(column)
            var first = start
            for (chunk, own) in zip(chunks, columns)
            where isEmpty ? chunk.end <= start && chunk.start >= start - 2 : own == column {
                first = min(first, chunk.start)
            }
            guard first < start, first >= start - 2 else { continue }
            let isFree = zip(chunks, columns).allSatisfy {
                $0.1 != column - 1 || $0.0.end <= first || $0.0.start >= first
            }
            guard isFree else { continue }
            starts[column] = first
            columns = chunks.map { SideBySide.column(of: $0, starts) }
        }
    }

    /// The headings of a line, numbered ones that touch apart: `2. Conversion or 3. Transaction Date`.
    static func headings(of line: PrintedLine, _ source: [UInt8]) -> [Chunk] {
        line.chunks.flatMap { parted($0, source) }
    }

    private static func parted(_ chunk: Chunk, _ source: [UInt8]) -> [Chunk] {
        let isNumbered = chunk.isNumbered(source)
        guard isNumbered || "CV(A".utf8.contains(source[chunk.range.lowerBound]) else { return [chunk] }
        let words = chunk.words(source)
        if words.allSatisfy({ isSubheading(source[$0.range]) }) { return words }
        guard isNumbered else { return [chunk] }
        var parts: [Chunk] = []
        for word in words {
            let rest = word.joined(to: words[words.count - 1])
            if parts.isEmpty || rest.isNumbered(source) {
                parts.append(word)
            } else {
                parts[parts.count - 1] = parts[parts.count - 1].joined(to: word)
            }
        }
        return parts
    }

    /// Whether a word is all of the heading of a narrow column.
    static func isSubheading(_ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 6 && subheadings.contains(where: word.isInAnyCase)
    }

    private static let subheadings: [StaticString] = ["code", "v", "(a)", "(d)", "amount"]

    /// A line's chunks, each with its column; a chunk that reaches over several columns is parted between words.
    func cells(of line: PrintedLine, _ source: [UInt8]) -> [Cell] {
        var cells: [Cell] = []
        cells.reserveCapacity(2 * line.chunks.count)
        for value in line.values(source) {
            if let (text, amount) = value.partedFromMoney(source) {
                append(text, to: &cells, source)
                append(amount, to: &cells, source)
            } else {
                append(value, to: &cells, source)
            }
        }
        return cells
    }

    private func append(_ chunk: Chunk, to cells: inout [Cell], _ source: [UInt8]) {
        let column = SideBySide.column(of: chunk, starts)
        guard reachesBeyond(chunk, column), chunk.shape(source) == .text else {
            return cells.append((column, chunk))
        }
        let first = cells.count
        for word in chunk.words(source) {
            let own = SideBySide.column(of: word, starts)
            // A word that starts left of a column goes on with the text before it.
            let goesOn = word.start < starts[own] && word.shape(source) == .text
            if cells.count > first, goesOn || cells[cells.count - 1].column >= own {
                cells[cells.count - 1].chunk = cells[cells.count - 1].chunk.joined(to: word)
            } else {
                cells.append((own, word))
            }
        }
    }

    /// Whether a chunk has more than a letter or two outside its column.
    private func reachesBeyond(_ chunk: Chunk, _ column: Int) -> Bool {
        chunk.start + 2 < starts[column] || (column + 1 < starts.count && chunk.end > starts[column + 1] + 2)
    }

    /// Whether a line is no part of the table: one text that runs across its columns, or that announces
    /// what follows (`Explanation of Responses:`).
    func endsTable(_ line: PrintedLine, _ source: [UInt8]) -> Bool {
        guard let chunk = line.chunks.first else { return false }
        if chunk.isTableCaption(source) { return true }
        guard line.chunks.count == 1 else { return isSentence(chunk, source) }
        if chunk.start < 3, source[chunk.range.upperBound - 1] == UInt8(ascii: ":") { return true }
        guard chunk.shape(source) == .text else { return false }
        let column = SideBySide.column(of: chunk, starts)
        return chunk.start + 8 < starts[column]
            || (column + 1 < starts.count && chunk.end > starts[column + 1] + 8)
    }

    /// Whether a line below some of the headings is none of them: it ends the table, and starts where no column does.
    func endsHeadings(_ line: PrintedLine, _ source: [UInt8]) -> Bool {
        endsTable(line, source) && !starts.dropFirst().contains(line.chunks[0].start)
    }

    /// Whether a text at the left runs far into the next column, and has no number among its words.
    private func isSentence(_ chunk: Chunk, _ source: [UInt8]) -> Bool {
        starts.count > 1 && chunk.start < 3 && chunk.end > starts[1] + 8
            && !source[chunk.range].contains(where: isDigit)
    }

    /// Parts a column in which values stand side by side, where a word of its headings starts between them.
    ///
    /// - Returns: whether any was parted.
    private mutating func part(below headings: [[Chunk]], _ source: [UInt8]) -> Bool {
        let rows = body
        let count = starts.count
        for column in starts.indices.reversed() {
            let spans = Self.spans(of: rows.joined().lazy.filter { $0.column == column }.map(\.chunk))
            guard spans.count > 1 else { continue }
            let chunks = rows.map { row in row.filter { $0.column == column }.map(\.chunk) }
            for (left, right) in zip(spans, spans.dropFirst()).reversed() {
                let areSideBySide = zip(chunks, chunks.dropFirst(1) + [[]]).contains { row, below in
                    Self.areParted(row, row, by: left, right, source, gap: 1)
                        || Self.areParted(row, below, by: left, right, source, gap: 8)
                        || Self.areParted(below, row, by: left, right, source, gap: 8)
                }
                guard areSideBySide else { continue }
                let between = left.upperBound...right.lowerBound
                let words = headings.joined().flatMap { $0.words(source) }
                guard let start = words.map(\.start).filter(between.contains).max() else { continue }
                starts.insert(start, at: column + 1)
            }
        }
        return starts.count > count
    }

    /// The stretches that chunks cover, from left to right.
    private static func spans(of chunks: some Sequence<Chunk>) -> [Range<Int>] {
        var spans: [Range<Int>] = []
        for chunk in chunks {
            let first = spans.firstIndex { $0.upperBound >= chunk.start } ?? spans.count
            let end = spans[first...].firstIndex { $0.lowerBound > chunk.end } ?? spans.count
            let covered = spans[first..<end]
            let span =
                min(
                    chunk.start, covered.first?.lowerBound ?? chunk.start)..<max(
                    chunk.end, covered.last?.upperBound ?? chunk.end)
            spans.replaceSubrange(first..<end, with: CollectionOfOne(span))
        }
        return spans
    }

    /// Whether one of `first` stands in the left span and one of `second` in the right one, not both texts; on
    /// different lines only a raised marker counts as beside a value.
    private static func areParted(
        _ first: [Chunk], _ second: [Chunk], by left: Range<Int>, _ right: Range<Int>, _ source: [UInt8],
        gap: Int
    ) -> Bool {
        guard right.lowerBound - left.upperBound >= gap else { return false }
        return first.contains { one in
            left.contains(one.start)
                && second.contains { other in
                    guard right.contains(other.start) else { return false }
                    if one.isDollarSign(source) || other.isDollarSign(source) { return false }
                    let shapes = (one.shape(source), other.shape(source))
                    if gap == 1 { return shapes.0 != .text || shapes.1 != .text }
                    return (shapes.0 == .marker) != (shapes.1 == .marker) && shapes.0 != .text
                        && shapes.1 != .text
                }
        }
    }
}
