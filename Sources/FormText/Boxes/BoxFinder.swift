/// Finds the cells of ruled boxes in a grid of characters, line by line.
///
/// A cell is what stands between the same two bars over consecutive lines. It ends where a rule crosses it, or
/// where the bars around it are others than in the line before.
struct BoxFinder {
    typealias Segment = CharacterGrid.Segment

    /// A rectangle between bars and rules.
    struct Cell {
        /// The columns of the bars on its sides.
        var left: Int
        var right: Int
        var lines: Range<Int>
        /// Its lines that are not blank, among the segments.
        var text: Range<Int>
    }

    /// Cells side by side between two rules that reach from one side of the box to the other.
    struct Band {
        /// Its columns, among those of all bands.
        var columns: Range<Int>
        /// Whether it is a row of a table: no cell ends before another does.
        var isRow: Bool
        var top: Int
    }

    /// A small box that holds a tick or nothing.
    struct TickBox {
        var right: Int
        var top: Int
        var mark: Segment?
    }

    private let grid: CharacterGrid
    private(set) var bands: [Band] = []
    /// The columns of the bands, from left to right: which cells each has, from top to bottom.
    private(set) var columns: [Range<Int>] = []
    private(set) var cells: [Cell] = []
    /// The text of the cells.
    private(set) var segments: [Segment] = []
    private(set) var tickBoxes: [TickBox] = []
    /// What stands outside all boxes.
    private(set) var outside: [Segment] = []
    private var boxes: [OpenBox] = []
    /// The text of boxes in the order of reading, which goes over cells side by side.
    private var lines: [Line] = []

    /// A line of a cell's text, and where the next one of the same cell is among those read.
    private struct Line {
        var segment: Segment
        var next: Int?
    }

    /// A cell of an open box.
    private struct OpenCell {
        var left: Int
        var right: Int
        var lines: Range<Int>
        /// Its first and its last line of text among those read.
        var text: (first: Int, last: Int)?
    }

    /// A box whose bottom is not reached yet.
    private struct OpenBox {
        var left: Int
        var right: Int
        var open: [OpenCell] = []
        var closed: [OpenCell] = []

        /// Ends the open cells between two columns before `line`.
        mutating func close(between low: Int, and high: Int, before line: Int) {
            var isAny = false
            for index in open.indices where open[index].left < high && open[index].right > low {
                open[index].lines = open[index].lines.lowerBound..<line
                closed.append(open[index])
                isAny = true
            }
            if isAny { open.removeAll { $0.left < high && $0.right > low } }
        }
    }

    init(_ grid: CharacterGrid) {
        self.grid = grid
        var bars: [Int] = []
        var line = grid.lines.lowerBound
        while line < grid.lines.upperBound {
            grid.bars(in: line, &bars)
            read(line, bars)
            line = appendDashedTable(below: line) ?? line + 1
        }
        for index in boxes.indices { end(index, before: grid.lines.upperBound) }
    }

    private mutating func read(_ line: Int, _ bars: [Int]) {
        for index in boxes.indices.reversed()
        where !bars.contains(boxes[index].left) || !bars.contains(boxes[index].right) {
            end(index, before: line)
            boxes.remove(at: index)
        }
        let loose = bars.filter { bar in !boxes.contains { $0.left <= bar && bar <= $0.right } }
        if !loose.isEmpty {
            open(loose, line)
            boxes.sort { $0.left < $1.left }
        }
        var position = 0
        for index in boxes.indices {
            appendOutside(line, position..<max(position, boxes[index].left))
            position = max(position, boxes[index].right + 1)
            let inner = bars.drop { $0 < boxes[index].left }.prefix { $0 <= boxes[index].right }
            read(line, inner, index)
        }
        appendOutside(line, position..<max(position, grid.width(of: line)))
    }

    private mutating func appendOutside(_ line: Int, _ columns: Range<Int>) {
        guard let segment = grid.trimmed(Segment(line: line, columns: columns)),
            !grid.isRuled(line, segment.columns), !isDashes(segment)
        else { return }
        outside.append(segment)
    }

    // MARK: Tables without bars

    /// So many columns a table has, whose cells are a row whatever they hold.
    private static let leastColumns = 4

    /// Cuts a table whose columns are told by the dashes of the rule below its head. Below a rule across the page rows
    /// have several lines, empty ones between them, and another such rule ends the table; else each line is a row, and
    /// an empty line ends it.
    ///
    /// - Returns: the line that ends it; `nil` where `rule` is none.
    private mutating func appendDashedTable(below rule: Int) -> Int? {
        guard let columns = dashedColumns(rule) else { return nil }
        let head = (0..<rule).last { whole($0).map(isDashes) ?? true }.map { $0 + 1..<rule }
        let isBelowRule = head.map { isDashes($0.lowerBound - 1) } == true
        let end = (rule + 1..<grid.lines.upperBound).first { line in
            isBelowRule ? isDashes(line) : whole(line) == nil
        }
        guard let end else { return nil }
        guard isBelowRule, let head else {
            for line in rule + 1..<end { append(row: line..<line + 1, columns) }
            return end
        }
        outside.removeAll { head.contains($0.line) }
        if !head.isEmpty { append(row: head, columns) }
        var start = rule + 1
        while start < end {
            let rowEnd = (start..<end).first { whole($0) == nil } ?? end
            if rowEnd > start { append(row: start..<rowEnd, columns) }
            start = rowEnd + 1
        }
        return end
    }

    private mutating func append(row lines: Range<Int>, _ columns: [Range<Int>]) {
        let first = cells.count
        for column in columns {
            let start = segments.count
            for line in lines {
                if let segment = grid.trimmed(Segment(line: line, columns: column)) {
                    segments.append(segment)
                }
            }
            cells.append(
                Cell(
                    left: column.lowerBound - 1, right: column.upperBound, lines: lines,
                    text: start..<segments.count))
        }
        appendBand(from: first)
    }

    /// The stretches of dashes of a rule that shows the columns of a table.
    private func dashedColumns(_ line: Int) -> [Range<Int>]? {
        guard isDashes(line), let whole = whole(line) else { return nil }
        var columns: [Range<Int>] = []
        for column in whole.columns where grid.isRule(line, column) {
            if let last = columns.last, last.upperBound == column {
                columns[columns.count - 1] = last.lowerBound..<column + 1
            } else {
                columns.append(column..<column + 1)
            }
        }
        return columns.count >= Self.leastColumns ? columns : nil
    }

    private func whole(_ line: Int) -> Segment? {
        grid.trimmed(Segment(line: line, columns: 0..<grid.width(of: line)))
    }

    private func isDashes(_ line: Int) -> Bool { whole(line).map(isDashes) ?? false }

    // MARK: Boxes

    /// Opens boxes at bars that belong to none: along a rule, or below one.
    private mutating func open(_ bars: [Int], _ line: Int) {
        var index = 0
        var isAny = false
        while index < bars.count {
            var last = index
            func reaches(_ isJoined: (Range<Int>) -> Bool) -> Bool {
                last + 1 < bars.count && isJoined(bars[last] + 1..<bars[last + 1])
            }
            while reaches({ grid.isRuled(line, $0) }) { last += 1 }
            if last == index {
                while reaches({ !$0.isEmpty && grid.isRuled(line - 1, $0) }) { last += 1 }
            }
            if last > index {
                boxes.append(OpenBox(left: bars[index], right: bars[last]))
                isAny = true
            }
            index = last + 1
        }
        if !isAny, bars.count > 1, (0..<bars[0]).allSatisfy({ grid[line, $0] == 0x20 }) {
            boxes.append(OpenBox(left: bars[0], right: bars[bars.count - 1]))
        }
    }

    private mutating func end(_ box: Int, before line: Int) {
        boxes[box].close(between: boxes[box].left, and: boxes[box].right, before: line)
        flush(box)
    }

    /// Keeps the cells of a band once none of them is open.
    private mutating func flush(_ box: Int) {
        guard boxes[box].open.isEmpty, !boxes[box].closed.isEmpty else { return }
        if boxes[box].right - boxes[box].left <= 4 {
            for cell in boxes[box].closed {
                let mark = cell.text.map { lines[$0.first].segment }
                tickBoxes.append(TickBox(right: cell.right, top: cell.lines.lowerBound, mark: mark))
            }
        } else {
            boxes[box].closed.sort { $0.left < $1.left }
            let first = cells.count
            for cell in boxes[box].closed {
                let start = segments.count
                var next = cell.text?.first
                while let line = next {
                    segments.append(lines[line].segment)
                    next = lines[line].next
                }
                cells.append(
                    Cell(left: cell.left, right: cell.right, lines: cell.lines, text: start..<segments.count))
            }
            appendBand(from: first)
        }
        boxes[box].closed.removeAll(keepingCapacity: true)
    }

    /// Makes a band of the cells from `first` on, which stand from left to right.
    private mutating func appendBand(from first: Int) {
        var band = Band(columns: columns.count..<columns.count, isRow: true, top: Int.max)
        var start = first
        var right = cells[first].right
        for index in first..<cells.count {
            let cell = cells[index]
            if cell.left >= right {
                appendColumn(start..<index)
                start = index
            }
            right = max(right, cell.right)
            band.top = min(band.top, cell.lines.lowerBound)
            if cell.lines != cells[first].lines { band.isRow = false }
        }
        appendColumn(start..<cells.count)
        band.columns = band.columns.lowerBound..<columns.count
        bands.append(band)
    }

    private mutating func appendColumn(_ column: Range<Int>) {
        if column.count > 1 {
            cells[column].sort { ($0.lines.lowerBound, $0.left) < ($1.lines.lowerBound, $1.left) }
        }
        columns.append(column)
    }

    // MARK: Cells

    /// What stands between two bars of a line.
    private enum Content {
        case rule
        case text
        /// The last line of a cell.
        case lastLine
        /// Text from bar to bar: whether it is the last line, the cells beside it tell.
        case full
    }

    private mutating func read(_ line: Int, _ bars: ArraySlice<Int>, _ box: Int) {
        var undecided: [(Int, Int)] = []
        var hasText = false
        // Where the rule starts that goes on over several cells.
        var ruleStart: Int?
        for index in bars.indices.dropLast() {
            let (left, right) = (bars[index], bars[index + 1])
            let text = grid.trimmed(Segment(line: line, columns: left + 1..<right))
            let content = content(line, left + 1..<right, text)
            if content == .rule {
                ruleStart = ruleStart ?? left
                continue
            }
            if let start = ruleStart { boxes[box].close(between: start, and: left, before: line) }
            ruleStart = nil
            append(line, left, right, text, isLast: content == .lastLine, box)
            switch content {
            case .lastLine: boxes[box].close(between: left, and: right, before: line + 1)
            case .full: undecided.append((left, right))
            case .text: hasText = true
            case .rule: break
            }
        }
        if let start = ruleStart, let end = bars.last {
            boxes[box].close(between: start, and: end, before: line)
        }
        if !hasText, undecided.count < bars.count - 1 {
            for (left, right) in undecided { boxes[box].close(between: left, and: right, before: line + 1) }
        }
        flush(box)
    }

    private func content(_ line: Int, _ columns: Range<Int>, _ text: Segment?) -> Content {
        guard !columns.isEmpty else { return .rule }
        guard grid.style == .underscored else {
            return text.map { isRule($0, between: columns) } == true ? .rule : .text
        }
        if columns.allSatisfy({ grid[line, $0] == UInt8(ascii: "=") }) { return .rule }
        if grid.has(0x20, line, columns) { return .text }
        return grid.has(UInt8(ascii: "_"), line, columns) ? .lastLine : .full
    }

    /// A lone `-` between bars is a value; a long line of them is a rule though blanks stand at its ends. Above a cell
    /// that spans columns a rule has their corners.
    private func isRule(_ text: Segment, between columns: Range<Int>) -> Bool {
        guard grid.isRuled(text.line, text.columns) else { return false }
        if text.columns.count > 8 { return true }
        guard text.columns == columns else { return false }
        return grid.style == .drawn || columns.count > 2
            || grid[text.line, columns.lowerBound - 1] == UInt8(ascii: "+")
    }

    /// Whether a line of a cell is the rule of a table inside it, parted by blanks where that has columns.
    private func isDashes(_ segment: Segment) -> Bool {
        grid.style == .typed && segment.columns.count > 1
            && segment.columns.allSatisfy { grid[segment.line, $0] == 0x20 || grid.isRule(segment.line, $0) }
    }

    private mutating func append(
        _ line: Int, _ left: Int, _ right: Int, _ text: Segment?, isLast: Bool, _ box: Int
    ) {
        var segment =
            isLast ? grid.trimmed(Segment(line: line, columns: left + 1..<right, isFilled: true)) : text
        if let whole = segment, grid.style != .underscored, whole.columns.upperBound == right,
            whole.columns.lowerBound > left + 1
        {
            segment?.isCutWord = grid.lastWord(whole) == whole.columns
        }
        if let whole = segment, isDashes(whole) { segment = nil }
        var index = boxes[box].open.firstIndex { $0.left == left && $0.right == right }
        if index == nil {
            boxes[box].close(between: left, and: right, before: line)
            index = boxes[box].open.count
            boxes[box].open.append(OpenCell(left: left, right: right, lines: line..<line + 1))
        }
        guard let segment, let index else { return }
        if let last = boxes[box].open[index].text?.last { lines[last].next = lines.count }
        boxes[box].open[index].text = (boxes[box].open[index].text?.first ?? lines.count, lines.count)
        lines.append(Line(segment: segment))
    }
}
