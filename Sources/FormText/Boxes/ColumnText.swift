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

        fileprivate init(_ segment: Segment) {
            segments = [segment]
            top = segment.line
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
        let lines = cut(segments)
        let neighbours = Self.neighbours(lines)
        var paragraphs = stacks(lines).flatMap { stack in
            let isTickable = tickBoxes.contains { isBeside($0, stack[0].columns.lowerBound) }
            return split(stack, neighbours, right: right, isTickable: isTickable)
        }
        for box in tickBoxes { place(box, &paragraphs) }
        let starts = Set(paragraphs.map(\.start)).sorted()
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

    /// Cuts each line at runs of blanks, and at single ones where the lines around it have a column.
    private func cut(_ segments: [Segment]) -> [[Segment]] {
        var lines: [[Segment]] = []
        for segment in segments {
            let pieces =
                isFilledInWords(segment)
                ? pieces(of: segment, blanks: 1).map(filled) : pieces(of: segment, blanks: 2)
            if lines.last?.last?.line == segment.line {
                lines[lines.count - 1] += pieces
            } else {
                lines.append(pieces)
            }
        }
        // Where the next column starts, by where a column starts.
        var next: [Int: Set<Int>] = [:]
        for line in lines {
            for (piece, following) in zip(line, line.dropFirst()) {
                next[piece.columns.lowerBound, default: []].insert(following.columns.lowerBound)
            }
        }
        let starts = Set(lines.joined().map(\.columns.lowerBound))
        return lines.map { line in line.flatMap { cut($0, next[$0.columns.lowerBound] ?? [], starts) } }
    }

    private func cut(_ piece: Segment, _ next: Set<Int>, _ starts: Set<Int>) -> [Segment] {
        let (start, end) = (piece.columns.lowerBound, piece.columns.upperBound)
        let afterTick = isTick(piece.line, start) && starts.contains(start + 2) ? start + 2 : nil
        let column = next.filter { start < $0 && $0 < end && isBlank(piece, $0 - 1) && !isBlank(piece, $0) }.min()
        guard let column = afterTick ?? column else { return [piece] }
        var (left, right) = (piece, piece)
        left.columns = start..<column - 1
        right.columns = column..<end
        return [left] + cut(right, next, starts)
    }

    private func isTick(_ line: Int, _ column: Int) -> Bool {
        let scalar = grid[line, column] | 0x20
        return scalar == UInt32(UInt8(ascii: "x")) && grid[line, column + 1] == 0x20
    }

    private func isBlank(_ segment: Segment, _ column: Int) -> Bool {
        grid.isBlank(segment.line, column, isFilled: segment.isFilled)
    }

    /// The parts of a segment between runs of at least so many blanks.
    private func pieces(of segment: Segment, blanks: Int) -> [Segment] {
        var pieces: [Segment] = []
        var start = segment.columns.lowerBound
        var position = start
        let end = segment.columns.upperBound
        while position < end {
            guard isBlank(segment, position) else {
                position += 1
                continue
            }
            var blankEnd = position
            while blankEnd < end, isBlank(segment, blankEnd) { blankEnd += 1 }
            if blankEnd - position >= blanks {
                if start < position { append(start..<position) }
                start = blankEnd
            }
            position = blankEnd
        }
        if start < end { append(start..<end) }
        func append(_ columns: Range<Int>) {
            var piece = segment
            piece.columns = columns
            pieces.append(piece)
        }
        return pieces
    }

    /// Whether a line is a row of cells without bars, whose bottoms take the place of their blanks:
    /// ` Jane_Doe,_by_proxy 05/15/2013`.
    private func isFilledInWords(_ segment: Segment) -> Bool {
        guard grid.style == .underscored, !segment.isFilled, segment.columns.lowerBound > 0 else { return false }
        let words = pieces(of: segment, blanks: 1)
        return words.count <= 3 && words.contains { !filled($0).columns.isEmpty && filled($0).isFilled }
    }

    /// A word that has `_` inside is filled.
    private func filled(_ word: Segment) -> Segment {
        var word = word
        let inner = word.columns.dropFirst().dropLast()
        word.isFilled = inner.contains { grid[word.line, $0] == UInt32(UInt8(ascii: "_")) }
        return grid.trimmed(word) ?? word
    }

    // MARK: Paragraphs

    /// Pieces in consecutive lines that start in the same column.
    private func stacks(_ lines: [[Segment]]) -> [[Segment]] {
        var stacks: [[Segment]] = []
        /// The stack that each column's piece of the line above belongs to.
        var above: [Int: Int] = [:]
        var line = -2
        for pieces in lines {
            guard let first = pieces.first else { continue }
            let isNext = first.line == line + 1
            line = first.line
            var current: [Int: Int] = [:]
            for piece in pieces {
                let start = piece.columns.lowerBound
                if isNext, let stack = above[start] {
                    stacks[stack].append(piece)
                    current[start] = stack
                } else {
                    current[start] = stacks.count
                    stacks.append([piece])
                }
            }
            above = current
        }
        return stacks
    }

    /// The place of a piece, by which it is found.
    private struct Start: Hashable {
        var line: Int
        var column: Int

        init(_ segment: Segment) { (line, column) = (segment.line, segment.columns.lowerBound) }
    }

    /// The piece to the right of each.
    private static func neighbours(_ lines: [[Segment]]) -> [Start: Segment] {
        var neighbours: [Start: Segment] = [:]
        for line in lines {
            for (piece, next) in zip(line, line.dropFirst()) { neighbours[Start(piece)] = next }
        }
        return neighbours
    }

    /// Cuts a stack where a line ends before its column does, and where a new row of columns starts.
    private func split(
        _ stack: [Segment], _ neighbours: [Start: Segment], right: Int, isTickable: Bool
    ) -> [Paragraph] {
        let hasNeighbour = stack.contains { neighbours[Start($0)] != nil }
        let width =
            hasNeighbour
            ? stack.reduce(0) { max($0, $1.columns.count) } : right - stack[0].columns.lowerBound
        var paragraphs = [Paragraph(stack[0])]
        for (previous, segment) in zip(stack, stack.dropFirst()) {
            let first = paragraphs[paragraphs.count - 1].segments[0]
            let isWrapped =
                previous.columns.count + 1 + firstWord(segment) > width
                && !(isTickable && isSentenceEnd(previous, segment))
                && !isNextNote(segment, after: first) && !isDate(previous)
                && !isNewRow(neighbours[Start(segment)], beside: neighbours[Start(first)])
            if isWrapped {
                paragraphs[paragraphs.count - 1].segments.append(segment)
            } else {
                paragraphs.append(Paragraph(segment))
            }
        }
        return paragraphs
    }

    /// Whether the next column starts anew: below a date, or below nothing.
    private func isNewRow(_ neighbour: Segment?, beside above: Segment?) -> Bool {
        guard let neighbour, let above, neighbour.columns.lowerBound == above.columns.lowerBound else { return false }
        return neighbour.line > above.line + 1 || isDate(above)
    }

    /// Whether a piece is nothing but a date, which no line continues.
    private func isDate(_ segment: Segment) -> Bool {
        var slashes = 0
        for column in segment.columns {
            switch grid[segment.line, column] {
            case UInt32(UInt8(ascii: "/")): slashes += 1
            case 0x30...0x39: break
            default: return false
            }
        }
        return slashes == 2
    }

    /// How long the first word is that a line could not hold.
    private func firstWord(_ segment: Segment) -> Int {
        segment.columns.prefix { !isBlank(segment, $0) }.count
    }

    /// Whether a sentence ends between two lines: beside boxes that can be ticked, each says what for.
    private func isSentenceEnd(_ above: Segment, _ below: Segment) -> Bool {
        grid[above.line, above.columns.upperBound - 1] == UInt32(UInt8(ascii: "."))
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
            let scalar = grid[segment.line, column]
            if (0x30...0x39).contains(scalar) {
                number = (number ?? 0) * 10 + Int(scalar - 0x30)
            } else if scalar != UInt32(UInt8(ascii: "(")) || number != nil {
                return scalar == UInt32(UInt8(ascii: ".")) || scalar == UInt32(UInt8(ascii: ")")) ? number : nil
            }
        }
        return nil
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
