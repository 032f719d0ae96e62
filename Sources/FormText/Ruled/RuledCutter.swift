/// Cuts a typed page into lines of cells.
///
/// A stretch of lines with bars is a table where four or more numbered headings share a line, or so many bars;
/// else it is boxes side by side, which follow one another. Lines below the marks `<S>` and `<C>`, or below a rule in
/// as many parts as there are columns, are a table too. All other lines are told by position.
struct RuledCutter {
    private let ruling: Ruling
    private let source: [UInt8]
    /// The lines of the page that are not blank without bars and rules, and their numbers.
    private let printed: [PrintedLine]
    private let numbers: [Int]
    /// How often the page has each word.
    private let words: [[UInt8]: Int]
    private(set) var text: ColumnCutter

    init(_ source: [UInt8]) {
        let ruling = Ruling(source)
        var plain = ruling.plain
        let printed = PrintedLine.lines(of: plain)
        let table = ruling.grid.lines.first { !ruling.marks[$0].isEmpty || ruling.innerBars($0).count > 2 }
        if let table {
            LetteredNotes.number(&plain, lines: printed, tableStart: ruling.grid.lineStart(table))
        }
        (self.ruling, self.source, self.printed) = (ruling, plain, printed)
        numbers = ruling.grid.numbers(of: printed)
        words = ruling.plain.wordCounts
        text = ColumnCutter(linesOf: plain)
    }

    mutating func run() {
        var position = 0
        var plainStart = 0
        while position < printed.count {
            let end = regionEnd(from: position)
            guard end > position else {
                position += 1
                continue
            }
            let head = headStart(of: position)
            text.append(printed[plainStart..<max(plainStart, head)])
            for line in printed[max(plainStart, head)..<position] { text.page.append(line, isHead: true) }
            append(region: position..<end)
            position = end
            plainStart = end
        }
        text.append(printed[plainStart...])
    }

    // MARK: Regions

    /// The end of the lines with bars, or below marks, that start here; `position` where none do.
    private func regionEnd(from position: Int) -> Int {
        if let marked = markedBody(from: position) { return marked.upperBound }
        var end = position
        while end < printed.count, !ruling.innerBars(numbers[end]).isEmpty,
            end == position || markLine(before: end, after: numbers[position]) == nil
                || ruling.innerBars(numbers[end]).count > 1
        {
            end += 1
        }
        return end
    }

    /// The first line of the head above a table with marks: behind the tag before it.
    private func headStart(of position: Int) -> Int {
        guard let marks = markLine(before: position) else { return position }
        if ruling.isRule[marks] {
            var first = position
            while first > 0, first == position || !printed[first].isAfterBlank { first -= 1 }
            return first
        }
        guard let tag = (0..<marks).last(where: { ruling.hasTag[$0] }) else { return position }
        var first = position
        while first > 0, numbers[first - 1] >= tag { first -= 1 }
        return printed[first..<position].contains(where: hasValue) ? position : first
    }

    /// Whether a line has what no heading has.
    private func hasValue(_ line: PrintedLine) -> Bool { line.chunks.contains(where: isValue) }

    private func isValue(_ chunk: Chunk) -> Bool {
        chunk.isBodyValue(source) && !chunk.isNumberedInBox(source)
    }

    /// The number of the line of marks between a printed line and the one before it.
    private func markLine(before position: Int, after limit: Int = -1) -> Int? {
        let from = max(limit, position > 0 ? numbers[position - 1] : -1) + 1
        guard position < printed.count, from < numbers[position] else { return nil }
        return (from..<numbers[position]).last { line in
            !ruling.marks[line].isEmpty && (!ruling.isRule[line] || startsBody(position))
        }
    }

    /// Whether the first lines below a rule have a value: else it may stand above the headings, or anywhere.
    private func startsBody(_ position: Int) -> Bool {
        printed[position..<min(position + 3, printed.count)].contains(where: hasValue)
    }

    /// The lines below marks, up to the next tag or a text that runs across the columns.
    private func markedBody(from position: Int) -> Range<Int>? {
        guard let marks = markLine(before: position), ruling.innerBars(numbers[position]).isEmpty else {
            return nil
        }
        let columns = ruling.marks[marks]
        let next = ruling.isRule[marks] ? nextHead(after: position) : printed.count
        var end = position
        var line = marks + 1
        while end < next {
            while line <= numbers[end], !ruling.hasTag[line] { line += 1 }
            if line <= numbers[end] || runsAcross(printed[end], columns) { break }
            if ruling.isRule[marks], end > position, endsRuled(end, columns) { break }
            end += 1
        }
        return end > position ? position..<end : nil
    }

    private func runsAcross(_ line: PrintedLine, _ marks: [Int]) -> Bool {
        guard line.chunks.count == 1, let chunk = line.chunks.first, chunk.start < 3 else { return false }
        if source[chunk.range.upperBound - 1] == UInt8(ascii: ":") { return true }
        return marks.count > 3 && chunk.end > marks[3]
    }

    /// Where the headings above the next rule in parts start.
    private func nextHead(after position: Int) -> Int {
        let next = printed.indices[(position + 1)...].lazy.compactMap { rule -> Int? in
            guard let marks = markLine(before: rule), ruling.isRule[marks] else { return nil }
            let head = headStart(of: rule)
            let isHead = head > position && head < rule && !printed[head..<rule].contains(where: hasValue)
            return isHead ? head : nil
        }
        return next.first ?? printed.count
    }

    /// Whether a line is no part of the table below a rule, which nothing closes: its text runs over two columns, or
    /// stands alone at the left.
    private func endsRuled(_ position: Int, _ starts: [Int]) -> Bool {
        let line = printed[position]
        let isAcross = line.chunks.contains { chunk in
            starts.count { $0 > chunk.start && $0 < chunk.end } > 1
        }
        if isAcross, line.chunks.count < 3 { return true }
        let isAlone =
            line.isAfterBlank && (position + 1 == printed.count || printed[position + 1].isAfterBlank)
        return isAlone && line.chunks.count == 1 && line.chunks[0].start < starts[1]
            && line.chunks[0].shape(source) == .text
    }

    private mutating func append(region: Range<Int>) {
        if let marks = markLine(before: region.lowerBound),
            ruling.innerBars(numbers[region.lowerBound]).isEmpty
        {
            // The head may stand below the marks, above a rule.
            let body = ruledOffHead(region)
            for line in printed[region.lowerBound..<body] { text.page.append(line, isHead: true) }
            if body < region.upperBound {
                let rows = body..<region.upperBound
                let columns = ruling.marks[marks]
                appendMarked(rows, ruling.isRule[marks] ? parted(columns, by: rows) : columns)
            }
        } else if isTable(region) {
            appendTables(region)
        } else {
            let boxes = RuledBoxes(region.map { (printed[$0], numbers[$0]) }, ruling)
            for line in boxes.lines { text.page.append(line) }
        }
    }

    private func isTable(_ region: Range<Int>) -> Bool {
        region.contains { position in
            ruling.innerBars(numbers[position]).count > 4 || headings(position) > 3
                || markLine(before: position, after: numbers[region.lowerBound]) != nil
        }
    }

    /// How many cells of a line start with the number of a heading.
    private func headings(_ position: Int) -> Int {
        cells(of: position, between: ruling.bars[numbers[position]]).count {
            $0.chunk.isNumberedInBox(source)
        }
    }

    // MARK: Tables with bars

    private mutating func appendTables(_ region: Range<Int>) {
        var start = region.lowerBound
        while start < region.upperBound {
            let body = bodyStart(start..<region.upperBound)
            for position in start..<body { text.page.append(headLine(position), isHead: true) }
            var end = body
            while end < region.upperBound, headings(end) < 3 { end += 1 }
            if end > body { appendBarred(body..<end) }
            start = max(end, start + 1)
        }
    }

    /// Where the rows start: behind marks, or behind the last rule before the first value.
    private func bodyStart(_ lines: Range<Int>) -> Int {
        let marked = lines.dropFirst().first {
            markLine(before: $0, after: numbers[lines.lowerBound]) != nil
        }
        if let marked { return marked }
        let value = lines.first { position in
            headings(position) < 3
                && cells(of: position, between: ruling.bars[numbers[position]])
                    .contains { isValue($0.chunk) }
        }
        guard let value else { return lines.upperBound }
        var start = value
        while start > lines.lowerBound, printed[start].isAfterBlank == false { start -= 1 }
        return start > lines.lowerBound ? start : value
    }

    private func headLine(_ position: Int) -> PrintedLine {
        var line = printed[position]
        line.chunks = cells(of: position, between: ruling.bars[numbers[position]]).map(\.chunk)
        return line
    }

    private mutating func appendBarred(_ body: Range<Int>) {
        let edges = edges(body)
        let columns = zip([-1] + edges, edges + [Int.max]).map { $0 + 1..<max($0 + 1, $1) }
        var lines: [RuledTable.Line] = []
        for position in body {
            lines += gap(before: position, in: body)
            lines.append(.cells(cells(of: position, between: ownEdges(numbers[position], edges))))
        }
        append(RuledTable(columns: columns, lines, source, words: words))
    }

    private mutating func append(_ table: RuledTable) {
        for row in table.rows { text.page.append(row) }
    }

    /// The rule or the empty line that stands before a line.
    private func gap(before position: Int, in body: Range<Int>) -> [RuledTable.Line] {
        guard position > body.lowerBound else { return [] }
        let between = numbers[position - 1] + 1..<numbers[position]
        if between.contains(where: { ruling.isRule[$0] }) { return [.rule] }
        return between.isEmpty ? [] : [.blank]
    }

    /// The columns of the bars that most lines of a table have; the left side of a box is none.
    private func edges(_ body: Range<Int>) -> [Int] {
        var counts: [(column: Int, lines: Int)] = []
        let bars = body.flatMap { ruling.bars[numbers[$0]] }.sorted()
        for bar in bars {
            if let last = counts.last, bar - last.column <= 1 {
                counts[counts.count - 1].lines += 1
            } else {
                counts.append((bar, 1))
            }
        }
        let left = printed[body].map { $0.chunks[0].start }.min() ?? 0
        return counts.filter { $0.lines * 2 > body.count && $0.column > left }.map(\.column)
    }

    /// The edges as one line has them: its own bars where they were pushed aside, none where a text runs across.
    private func ownEdges(_ line: Int, _ edges: [Int]) -> [Int] {
        edges.map { edge in
            ruling.bars[line].min { abs($0 - edge) < abs($1 - edge) }.flatMap {
                abs($0 - edge) <= 2 ? $0 : nil
            }
                ?? edge
        }
    }

    /// The cells of a line between some edges.
    private func cells(of position: Int, between edges: [Int]) -> [(column: Int, chunk: Chunk)] {
        let line = numbers[position]
        var cells: [(column: Int, chunk: Chunk)] = []
        for chunk in printed[position].chunks.flatMap({ ruling.parted($0, at: edges, line) }) {
            let column = edges.count { $0 < chunk.start }
            if let last = cells.last, last.column == column {
                cells[cells.count - 1].chunk = last.chunk.joined(to: chunk)
            } else {
                cells.append((column, chunk))
            }
        }
        return cells
    }

    // MARK: Tables with marks

    /// The first line behind the last rule before the first value; the first of all where there is none.
    private func ruledOffHead(_ lines: Range<Int>) -> Int {
        let value = lines.first { hasValue(printed[$0]) }
        guard let value, value > lines.lowerBound else { return lines.lowerBound }
        return (lines.lowerBound + 1...value).last { position in
            (numbers[position - 1]..<numbers[position]).contains { ruling.isRule[$0] }
        } ?? lines.lowerBound
    }

    /// The columns of a rule's parts, parted where one has the headings of two, `(A)` and `(D)`, or values side by side.
    private func parted(_ starts: [Int], by body: Range<Int>) -> [Int] {
        var parted = Set(starts)
        func isOne(_ left: Chunk, _ right: Chunk) -> Bool {
            !parted.contains { $0 > left.start && $0 <= right.start }
        }
        let headings = body.lowerBound > 0 ? printed[body.lowerBound - 1].chunks : []
        let own = headings.filter { ColumnHeading.isSubheading(source[$0.range]) }
        for (left, right) in zip(own, own.dropFirst()) where isOne(left, right) {
            // Values are centered below them.
            parted.insert((left.end + right.start) / 2)
        }
        for line in printed[body] {
            for (left, right) in zip(line.chunks, line.chunks.dropFirst())
            where isOne(left, right) && (left.shape(source) != .text || right.shape(source) != .text) {
                parted.insert(right.start)
            }
        }
        return parted.sorted()
    }

    private mutating func appendMarked(_ body: Range<Int>, _ marks: [Int]) {
        let chunks = printed[body].flatMap(\.chunks)
        // A column starts at its mark, or in the nearest corridor before it that no text crosses.
        var starts = [0]
        for (before, mark) in zip(marks, marks.dropFirst()) {
            func crossings(_ column: Int) -> Int { chunks.count { $0.start < column && $0.end > column } }
            let candidates = (max(before, starts[starts.count - 1]) + 1...max(before + 1, mark)).reversed()
            starts.append(candidates.min { crossings($0) < crossings($1) } ?? mark)
        }
        let columns = zip(starts, starts.dropFirst() + [Int.max]).map { $0..<max($0, $1) }
        var lines: [RuledTable.Line] = []
        for position in body {
            lines += gap(before: position, in: body)
            lines.append(.cells(cells(of: printed[position], starts)))
        }
        append(RuledTable(columns: columns, lines, source, words: words))
    }

    /// A line's chunks by the columns in which they start. One that reaches over a column's start is parted there
    /// where that leaves values on one side.
    private func cells(of line: PrintedLine, _ starts: [Int]) -> [(column: Int, chunk: Chunk)] {
        var cells: [(column: Int, chunk: Chunk)] = []
        for chunk in line.values(source) {
            var rest = chunk
            for start in starts where start > rest.start && start < rest.end {
                let words = rest.words(source)
                guard let next = words.firstIndex(where: { $0.start >= start - 1 }), next > 0,
                    words[next...].contains(where: { $0.shape(source) == .single })
                        || words[..<next].allSatisfy({ $0.shape(source) == .single })
                else { continue }
                append(words[0].joined(to: words[next - 1]), starts, to: &cells)
                rest = words[next].joined(to: words[words.count - 1])
            }
            append(rest, starts, to: &cells)
        }
        return cells
    }

    private func append(_ chunk: Chunk, _ starts: [Int], to cells: inout [(column: Int, chunk: Chunk)]) {
        let column = max(0, starts.count { $0 <= chunk.start } - 1)
        if let last = cells.last, last.column == column {
            cells[cells.count - 1].chunk = last.chunk.joined(to: chunk)
        } else {
            cells.append((column, chunk))
        }
    }
}

extension CharacterGrid {
    /// The numbers of some lines, by where their first chunks stand.
    func numbers(of lines: [PrintedLine]) -> [Int] {
        var number = 0
        return lines.map { line in
            let start = line.chunks[0].range.lowerBound
            while number + 1 < self.lines.upperBound, lineStart(number + 1) <= start { number += 1 }
            return number
        }
    }
}
