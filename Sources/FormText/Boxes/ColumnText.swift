/// Text without bars, set in columns by blanks alone: what stands in a cell of the heading, or outside boxes.
///
/// A line is cut at runs of blanks. Pieces of consecutive lines that start in the same column are one text as
/// long as each line is so full that the next word had no place in it.
struct ColumnText {
    typealias Segment = CharacterGrid.Segment

    /// Consecutive lines of one column.
    struct Paragraph {
        /// Its pieces, among the segments.
        fileprivate(set) var text: Range<Int>
        fileprivate var lines: Range<Int>
        /// The column in which it starts.
        fileprivate var start: Int
        /// The line in whose row it stands.
        fileprivate var top: Int
        /// Its number among the text's columns, from 0.
        fileprivate(set) var column = 0

        fileprivate init(at position: Int, _ piece: Segment) {
            text = position..<position + 1
            lines = piece.line..<piece.line + 1
            start = piece.columns.lowerBound
            top = piece.line
        }

        fileprivate mutating func append(_ piece: Segment) {
            text = text.lowerBound..<text.upperBound + 1
            lines = lines.lowerBound..<piece.line + 1
        }
    }

    /// Paragraphs that start in the same line, from left to right.
    struct Row {
        /// Which of all.
        fileprivate(set) var paragraphs: Range<Int>
        let top: Int
        /// Whether it is the first of its text.
        let isFirst: Bool
    }

    let grid: CharacterGrid
    /// The lines of the paragraphs.
    private(set) var segments: [Segment] = []
    private(set) var paragraphs: [Paragraph] = []
    /// The rows of each text from top to bottom.
    private(set) var rows: [Row] = []

    init(_ grid: CharacterGrid) {
        self.grid = grid
    }

    /// - Parameters:
    ///   - text: a text, line by line.
    ///   - right: the column at which lines are wrapped.
    ///   - tickBoxes: boxes of the text; each stands left of what it ticks.
    mutating func append(
        _ text: ArraySlice<Segment>, right: Int, tickBoxes: ArraySlice<BoxFinder.TickBox> = []
    ) {
        let pieces = cut(text)
        if tickBoxes.isEmpty, pieces.count == 1 {
            return append(pieces, [Paragraph(at: 0, pieces[0])])
        }
        let neighbours = Neighbours(pieces, isTick: isTick)
        var segments = neighbours.order.map { pieces[$0] }
        var paragraphs: [Paragraph] = []
        for stack in neighbours.stacks {
            split(stack, neighbours, right: right, tickBoxes, into: &paragraphs)
        }
        center(&paragraphs, neighbours)
        for box in tickBoxes {
            guard let mark = box.mark else { continue }
            place(box, Paragraph(at: segments.count, mark), &paragraphs)
            segments.append(mark)
        }
        append(segments, paragraphs)
    }

    /// Appends the paragraphs of a text, in rows.
    private mutating func append(_ segments: [Segment], _ paragraphs: consuming [Paragraph]) {
        paragraphs.sort { $0.start < $1.start }
        for index in paragraphs.indices.dropFirst() {
            let left = paragraphs[index - 1]
            paragraphs[index].column = left.start == paragraphs[index].start ? left.column : left.column + 1
        }
        paragraphs.sort { ($0.top, $0.start) < ($1.top, $1.start) }
        let firstRow = rows.count
        for var paragraph in paragraphs {
            paragraph.text =
                self.segments.count
                + paragraph.text.lowerBound..<self.segments.count + paragraph.text.upperBound
            let next = self.paragraphs.count
            if rows.count > firstRow, rows[rows.count - 1].top == paragraph.top {
                rows[rows.count - 1].paragraphs = rows[rows.count - 1].paragraphs.lowerBound..<next + 1
            } else {
                rows.append(
                    Row(paragraphs: next..<next + 1, top: paragraph.top, isFirst: rows.count == firstRow))
            }
            self.paragraphs.append(paragraph)
        }
        self.segments += segments
    }

    // MARK: Paragraphs

    /// Cuts a stack where a line ends before its column does, and where a new row of columns starts.
    private func split(
        _ stack: Range<Int>, _ neighbours: Neighbours, right: Int,
        _ tickBoxes: ArraySlice<BoxFinder.TickBox>, into paragraphs: inout [Paragraph]
    ) {
        func piece(_ position: Int) -> Segment { neighbours.pieces[neighbours.order[position]] }
        let first = piece(stack.lowerBound)
        if let parts = CenteredDates(grid, stack, neighbours).parts {
            for part in parts {
                var paragraph = Paragraph(at: part.lowerBound, piece(part.lowerBound))
                for position in part.dropFirst() { paragraph.append(piece(position)) }
                paragraphs.append(paragraph)
            }
            return
        }
        paragraphs.append(Paragraph(at: stack.lowerBound, first))
        guard stack.count > 1 else { return }
        let isColumn = neighbours.order[stack].contains {
            neighbours.right(of: $0) != nil || neighbours.piece(leftOf: $0) != nil
        }
        let width =
            isColumn ? stack.reduce(0) { max($0, piece($1).columns.count) } : right - first.columns.lowerBound
        let isNarrow = isColumn && width < Self.widestCaption
        // Beside boxes that can be ticked a sentence says what each is for.
        let isTickable = tickBoxes.contains { isBeside($0, first.columns.lowerBound) }
        for position in stack.dropFirst() {
            let (previous, segment) = (piece(position - 1), piece(position))
            let lines = neighbours.order[paragraphs[paragraphs.count - 1].text]
            let first = lines[lines.startIndex]
            func isOpen() -> Bool {
                // A bar has a blank before it, as a line of whole words has.
                isTickable
                    ? !isSentenceEnd(previous, segment)
                    : isFull(previous, before: segment, width: isColumn ? width : width - 1)
            }
            func startsRow() -> Bool {
                self.startsRow(
                    neighbours.order[position], below: first, neighbours, isNarrow: isNarrow && !isTickable)
            }
            let isWrapped =
                isOpen() && !isWhole(previous)
                && (isNarrow && hasOpenBracket(lines, neighbours) || !startsRow())
                && !(lines.count == 1 && isBracketed(previous)) && !isHeading(segment)
                && !isNextNote(segment, after: neighbours.pieces[first])
                && !(isNarrow && lines.count > 1 && closesBracket(previous))
            if isWrapped {
                paragraphs[paragraphs.count - 1].append(segment)
            } else {
                paragraphs.append(Paragraph(at: position, segment))
            }
        }
    }

    /// Whether the first word of the next line had no place in a line.
    private func isFull(_ line: Segment, before next: Segment, width: Int) -> Bool {
        line.columns.count + 1 + firstWord(next) > width || grid.isBrokenWord(line) || line.isCutWord
    }

    /// Whether a row of columns starts with a piece.
    private func startsRow(
        _ index: Int, below first: Int, _ neighbours: Neighbours, isNarrow: Bool
    ) -> Bool {
        let piece = neighbours.pieces[index]
        if neighbours.isTicked(lineOf: index), !startsWithBracket(piece) { return true }
        let right = neighbours.piece(rightOf: index)
        if isNewRow(right, beside: neighbours.piece(rightOf: first)) { return true }
        guard isNarrow, startsCaption(piece) else { return false }
        return right.map(startsCaption) == true || neighbours.piece(leftOf: index).map(startsCaption) == true
    }

    /// So wide a column may be narrower than the captions of its boxes are long.
    private static let widestCaption = 26

    /// Whether a line begins as the caption of a box does, and no line that goes on with one: with a capital or a digit.
    private func startsCaption(_ segment: Segment) -> Bool {
        let first = grid[segment.line, segment.columns.lowerBound]
        return (0x41...0x5A).contains(first) || (0x30...0x39).contains(first)
    }

    private func startsWithBracket(_ segment: Segment) -> Bool {
        grid[segment.line, segment.columns.lowerBound] == UInt8(ascii: "(")
    }

    /// Whether a bracket is not closed yet: the caption of a box goes on, whose tick stands beside the middle of it.
    private func hasOpenBracket(_ lines: ArraySlice<Int>, _ neighbours: Neighbours) -> Bool {
        for line in lines.reversed() {
            let piece = neighbours.pieces[line]
            let bracket = piece.columns.last { grid[piece.line, $0] == 0x28 || grid[piece.line, $0] == 0x29 }
            if let bracket { return grid[piece.line, bracket] == 0x28 }
        }
        return false
    }

    /// Whether a line ends with a bracket that opens in an earlier one: the caption of a box,
    /// `Officer (give title below)`.
    private func closesBracket(_ line: Segment) -> Bool {
        grid[line.line, line.columns.upperBound - 1] == 0x29
            && !line.columns.contains { grid[line.line, $0] == 0x28 }
    }

    /// Whether the next column starts anew: below a date, or below nothing.
    private func isNewRow(_ neighbour: Segment?, beside above: Segment?) -> Bool {
        guard let neighbour, let above, neighbour.columns.lowerBound == above.columns.lowerBound else {
            return false
        }
        return neighbour.line > above.line + 1 || isWhole(above)
    }

    /// Whether a piece is a tick or a date, which no line continues.
    private func isWhole(_ segment: Segment) -> Bool {
        isTick(segment) || grid.isDate(segment)
    }

    /// Whether a piece is words in brackets and nothing else: `(Street)`, a caption of the line below or above.
    private func isBracketed(_ segment: Segment) -> Bool {
        let (low, high) = (segment.columns.lowerBound, segment.columns.upperBound)
        let letter = grid[segment.line, low + 1] | 0x20
        return grid[segment.line, low] == UInt8(ascii: "(") && (0x61...0x7A).contains(letter)
            && grid[segment.line, high - 1] == UInt8(ascii: ")")
    }

    /// Whether a line is a heading of what follows: `Remarks:`.
    private func isHeading(_ segment: Segment) -> Bool {
        segment.columns.count <= 26
            && grid[segment.line, segment.columns.upperBound - 1] == UInt8(ascii: ":")
            && (0x41...0x5A).contains(grid[segment.line, segment.columns.lowerBound])
    }

    /// How long the first word is that a line could not hold; words are one that would look broken in two lines.
    private func firstWord(_ segment: Segment) -> Int {
        let columns = segment.columns
        func wordEnd(_ start: Int) -> Int {
            columns[start...].first { isBlank(segment, $0) } ?? columns.upperBound
        }
        var end = wordEnd(columns.lowerBound)
        while end + 1 < columns.upperBound,
            grid.isBrokenWord(part(segment, columns.lowerBound..<end))
                || grid.startsInWord(part(segment, end + 1..<columns.upperBound))
        {
            end = wordEnd(end + 1)
        }
        return end - columns.lowerBound
    }

    /// Whether a sentence ends between two lines.
    private func isSentenceEnd(_ above: Segment, _ below: Segment) -> Bool {
        grid[above.line, above.columns.upperBound - 1] == UInt8(ascii: ".")
            && (0x41...0x5A).contains(grid[below.line, below.columns.lowerBound])
    }

    /// Whether a line starts with the number after that of an earlier one: a note of its own.
    private func isNextNote(_ segment: Segment, after first: Segment) -> Bool {
        guard let number = leadingNumber(segment), let before = leadingNumber(first) else { return false }
        return number == before + 1
    }

    private func leadingNumber(_ segment: Segment) -> Int? {
        var number: Int?
        for column in segment.columns.prefix(4) {
            let sign = grid[segment.line, column]
            if (0x30...0x39).contains(sign) {
                number = (number ?? 0) * 10 + Int(sign - 0x30)
            } else if sign != UInt8(ascii: "(") || number != nil {
                return sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
                    ? number : nil
            }
        }
        return nil
    }

    /// Lifts what stands beside the middle of a text of several lines to the line where that starts.
    private func center(_ paragraphs: inout [Paragraph], _ neighbours: Neighbours) {
        // The line where the text of each piece starts.
        var tops = [Int](repeating: 0, count: neighbours.pieces.count)
        for paragraph in paragraphs {
            for index in neighbours.order[paragraph.text] { tops[index] = paragraph.top }
        }
        for index in paragraphs.indices {
            let first = neighbours.order[paragraphs[index].text.lowerBound]
            let ticked = neighbours.ticks[first] ? neighbours.right(of: first) : nil
            guard let beside = neighbours.left(of: first) ?? ticked else { continue }
            paragraphs[index].top = min(tops[beside], paragraphs[index].top)
        }
    }

    // MARK: Ticked boxes

    /// Puts the tick of a box at the beginning of the paragraph to its right.
    private func place(_ box: BoxFinder.TickBox, _ tick: Paragraph, _ paragraphs: inout [Paragraph]) {
        let beside = paragraphs.filter { isBeside(box, $0.start) }
        // Its top may stand one line above the mark.
        let target =
            beside.first { $0.lines.contains(tick.top) } ?? beside.first { $0.lines.contains(tick.top - 1) }
        paragraphs.append(tick)
        if let target { paragraphs[paragraphs.count - 1].top = target.top }
    }

    private func isBeside(_ box: BoxFinder.TickBox, _ column: Int) -> Bool {
        box.right < column && column <= box.right + 4
    }
}
