/// Text without bars, set in columns by blanks alone: what stands in a cell of the heading, or outside boxes.
///
/// A line is cut at runs of blanks. Pieces of consecutive lines that start in the same column are one text as
/// long as each line is so full that the next word had no place in it.
struct ColumnText {
    typealias Segment = CharacterGrid.Segment

    /// Consecutive lines of one column.
    struct Paragraph {
        var segments: [Segment]
        /// The line in whose row it stands.
        fileprivate(set) var top: Int
        /// Its number among the text's columns, from 0.
        fileprivate(set) var column = 0

        fileprivate init(_ segment: Segment) { self.init(segments: [segment]) }

        fileprivate init(segments: [Segment]) {
            self.segments = segments
            top = segments[0].line
        }

        fileprivate var lines: Range<Int> { segments[0].line..<segments[segments.count - 1].line + 1 }
        fileprivate var start: Int { segments[0].columns.lowerBound }
    }

    private let grid: CharacterGrid
    /// The paragraphs that start in the same line, from left to right; from top to bottom.
    private(set) var rows: [[Paragraph]] = []

    /// - Parameters:
    ///   - segments: the text, line by line.
    ///   - right: the column at which lines are wrapped.
    ///   - tickBoxes: boxes of the text; each stands left of what it ticks.
    init(_ grid: CharacterGrid, _ segments: [Segment], right: Int, tickBoxes: [BoxFinder.Cell] = []) {
        self.grid = grid
        let pieces = cut(segments)
        if tickBoxes.isEmpty, pieces.count == 1 {
            rows = [[Paragraph(pieces[0])]]
            return
        }
        let neighbours = Neighbours(pieces, isTick: isTick)
        var paragraphs = stacks(pieces).flatMap { stack in
            if let parts = CenteredDates(grid, stack, datesRightOf: { neighbours.right($0) }).parts {
                return parts.map(Paragraph.init(segments:))
            }
            let isTickable = tickBoxes.contains { isBeside($0, stack[0].columns.lowerBound) }
            return split(stack, neighbours, right: right, isTickable: isTickable)
        }
        center(&paragraphs, neighbours)
        for box in tickBoxes { place(box, &paragraphs) }
        var starts: [Int] = []
        for start in paragraphs.map(\.start).sorted() where start != starts.last { starts.append(start) }
        for index in paragraphs.indices {
            paragraphs[index].column = starts.firstIndex(of: paragraphs[index].start) ?? 0
        }
        paragraphs.sort { ($0.top, $0.start) < ($1.top, $1.start) }
        for paragraph in paragraphs {
            if let last = rows.last?.last, last.top == paragraph.top {
                rows[rows.count - 1].append(paragraph)
            } else {
                rows.append([paragraph])
            }
        }
    }

    // MARK: Columns

    /// The pieces of each line between runs of blanks, and between single ones where the lines around it have a column.
    private func cut(_ segments: [Segment]) -> [Segment] {
        var pieces: [Segment] = []
        for segment in segments { appendPieces(of: segment, to: &pieces) }
        // Columns hold as far as no empty line comes between.
        var result: [Segment] = []
        var start = 0
        while start < pieces.count {
            var end = start + 1
            while end < pieces.count, pieces[end].line <= pieces[end - 1].line + 1 { end += 1 }
            cut(block: pieces[start..<end], to: &result)
            start = end
        }
        return result
    }

    private func cut(block pieces: ArraySlice<Segment>, to result: inout [Segment]) {
        // Where the columns start, and where those next to each other do.
        var starts: [Int] = []
        var next: [(column: Int, following: Int)] = []
        var last: Segment?
        for piece in pieces {
            let start = piece.columns.lowerBound
            if !starts.contains(start) { starts.append(start) }
            if let last, last.line == piece.line {
                let before = last.columns.lowerBound
                if !next.contains(where: { $0 == (before, start) }) { next.append((before, start)) }
            }
            last = piece
        }
        // Of one column there is nothing to cut.
        guard starts.count > 1 else {
            result += pieces
            return
        }
        for piece in pieces { cut(piece, starts, next, piece.columns.lowerBound, to: &result) }
    }

    /// Cuts a piece of a column where the next one starts, and where a tick stands before one.
    private func cut(
        _ piece: Segment, _ starts: [Int], _ next: [(column: Int, following: Int)], _ column: Int,
        to pieces: inout [Segment]
    ) {
        let (start, end) = (piece.columns.lowerBound, piece.columns.upperBound)
        if let tick = tickEnd(piece.line, start), tick < end, starts.contains(tick + 1) {
            pieces.append(part(piece, start..<tick))
            return cut(part(piece, tick + 1..<end), starts, next, column, to: &pieces)
        }
        var first = end
        for (before, following) in next
        where before == column && start < following && following < first
            && isBlank(piece, following - 1) && !isBlank(piece, following)
        { first = following }
        guard first < end else { return pieces.append(piece) }
        if first - 3 > start, tickEnd(piece.line, first - 2) != nil, isBlank(piece, first - 3) {
            pieces.append(part(piece, start..<first - 3))
            pieces.append(part(piece, first - 2..<first - 1))
        } else {
            pieces.append(part(piece, start..<first - 1))
        }
        cut(part(piece, first..<end), starts, next, column, to: &pieces)
    }

    private func part(_ segment: Segment, _ columns: Range<Int>) -> Segment {
        var part = segment
        part.columns = columns
        return part
    }

    /// Where the tick or the empty box that starts at a column ends: `X`, `[X]`, `( )`; a blank comes behind it.
    private func tickEnd(_ line: Int, _ column: Int) -> Int? {
        let isBracket = [0x28, 0x5B].contains(grid[line, column])
        let mark = grid[line, isBracket ? column + 1 : column] | 0x20
        guard mark == UInt8(ascii: "x") || (isBracket && mark == 0x20),
            !isBracket || [0x29, 0x5D].contains(grid[line, column + 2])
        else { return nil }
        let end = column + (isBracket ? 3 : 1)
        return grid.isBlank(line, end, isFilled: grid.style == .underscored) ? end : nil
    }

    private func isTick(_ segment: Segment) -> Bool {
        tickEnd(segment.line, segment.columns.lowerBound) == segment.columns.upperBound
    }

    private func isBlank(_ segment: Segment, _ column: Int) -> Bool {
        grid.isBlank(segment.line, column, isFilled: segment.isFilled)
    }

    /// Appends the parts of a segment between runs of blanks.
    private func appendPieces(of segment: Segment, to pieces: inout [Segment]) {
        var start = segment.columns.lowerBound
        let end = segment.columns.upperBound
        while let gap = grid.gap(in: segment, from: start) {
            if start < gap.lowerBound { pieces.append(part(segment, start..<gap.lowerBound)) }
            start = gap.upperBound
        }
        guard start < end else { return }
        let last = part(segment, start..<end)
        if grid.hasFilledWord(last) {
            let word = grid.lastWord(last)
            if word.lowerBound > start, grid.isDate(part(last, word)) {
                // The blank between two cells is the only one of a line where `_` stands for the others.
                pieces.append(part(last, start..<word.lowerBound - 1))
                return pieces.append(part(last, word))
            }
        }
        pieces.append(last)
    }

    // MARK: Paragraphs

    /// Pieces in consecutive lines that start in the same column.
    private func stacks(_ pieces: [Segment]) -> [[Segment]] {
        var stacks: [[Segment]] = []
        /// The stacks that the pieces of the line above belong to, and those of the current line.
        var above: [Int] = []
        var current: [Int] = []
        var line = Int.min
        for piece in pieces {
            if piece.line != line {
                if piece.line == line + 1 { swap(&above, &current) } else { above = [] }
                current.removeAll(keepingCapacity: true)
                line = piece.line
            }
            let stack = above.first { stacks[$0][0].columns.lowerBound == piece.columns.lowerBound }
            current.append(stack ?? stacks.count)
            if let stack { stacks[stack].append(piece) } else { stacks.append([piece]) }
        }
        return stacks
    }

    /// Cuts a stack where a line ends before its column does, and where a new row of columns starts.
    private func split(
        _ stack: [Segment], _ neighbours: Neighbours, right: Int, isTickable: Bool
    ) -> [Paragraph] {
        let isColumn = stack.contains { neighbours.right($0) != nil || neighbours.left($0) != nil }
        let width =
            isColumn ? stack.reduce(0) { max($0, $1.columns.count) } : right - stack[0].columns.lowerBound
        var paragraphs = [Paragraph(stack[0])]
        for (previous, segment) in zip(stack, stack.dropFirst()) {
            let first = paragraphs[paragraphs.count - 1].segments[0]
            // A bar has a blank before it, as a line of whole words has.
            let isFull =
                previous.columns.count + 1 + firstWord(segment) > (isColumn ? width : width - 1)
                || grid.isBrokenWord(previous)
                || previous.isCutWord
            // Beside boxes that can be ticked a sentence says what each is for.
            let isOpen = isTickable ? !isSentenceEnd(previous, segment) : isFull
            let isNarrow = isColumn && width < Self.widestCaption
            let isCaptionOpen = isNarrow && hasOpenBracket(paragraphs[paragraphs.count - 1])
            let startsRow =
                (neighbours.ticked.contains(segment.line) && !startsWithBracket(segment))
                || isNewRow(neighbours.right(segment), beside: neighbours.right(first))
                || isNarrow && startsCaption(segment)
                    && [neighbours.left(segment), neighbours.right(segment)].contains {
                        $0.map(startsCaption) == true
                    }
            let isWrapped =
                isOpen && !isWhole(previous) && (isCaptionOpen || !startsRow)
                && !(previous.line == first.line && isBracketed(previous)) && !isHeading(segment)
                && !isNextNote(segment, after: first)
                && !(isNarrow && closesCaption(paragraphs[paragraphs.count - 1]))
            if isWrapped {
                paragraphs[paragraphs.count - 1].segments.append(segment)
            } else {
                paragraphs.append(Paragraph(segment))
            }
        }
        return paragraphs
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
    private func hasOpenBracket(_ paragraph: Paragraph) -> Bool {
        let signs = paragraph.segments.flatMap { segment in segment.columns.map { grid[segment.line, $0] } }
        return signs.last { $0 == 0x28 || $0 == 0x29 } == 0x28
    }

    /// Whether a text of several lines ends with a bracket that opens in an earlier one: the caption of a box,
    /// `Officer (give title below)`.
    private func closesCaption(_ paragraph: Paragraph) -> Bool {
        guard let last = paragraph.segments.last, grid[last.line, last.columns.upperBound - 1] == 0x29 else {
            return false
        }
        return paragraph.segments.count > 1 && !last.columns.contains { grid[last.line, $0] == 0x28 }
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
            for segment in paragraph.segments { tops[neighbours.index(of: segment)] = paragraph.top }
        }
        for index in paragraphs.indices {
            let first = neighbours.index(of: paragraphs[index].segments[0])
            let ticked = neighbours.ticks[first] ? neighbours.right(of: first) : nil
            guard let beside = neighbours.left(of: first) ?? ticked else { continue }
            paragraphs[index].top = min(tops[beside], paragraphs[index].top)
        }
    }

    // MARK: Ticked boxes

    /// Puts the tick of a box at the beginning of the paragraph to its right.
    private func place(_ box: BoxFinder.Cell, _ paragraphs: inout [Paragraph]) {
        guard let text = box.text.first else { return }
        var tick = Paragraph(text)
        let beside = paragraphs.filter { isBeside(box, $0.start) }
        // Its top may stand one line above the mark.
        let target =
            beside.first { $0.lines.contains(text.line) } ?? beside.first { $0.lines.contains(text.line - 1) }
        if let target { tick.top = target.top }
        paragraphs.append(tick)
    }

    private func isBeside(_ box: BoxFinder.Cell, _ column: Int) -> Bool {
        box.right < column && column <= box.right + 4
    }
}
