/// Lines of a text without bars, cut into the pieces of its columns.
extension ColumnText {
    /// The pieces of each line between runs of blanks, and between single ones where the lines around it have a column.
    func cut(_ segments: ArraySlice<Segment>) -> [Segment] {
        var pieces: [Segment] = []
        pieces.reserveCapacity(2 * segments.count)
        for segment in segments { appendPieces(of: segment, to: &pieces) }
        // Columns hold as far as no empty line comes between.
        var result: [Segment] = []
        result.reserveCapacity(pieces.count)
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

    func part(_ segment: Segment, _ columns: Range<Int>) -> Segment {
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

    func isTick(_ segment: Segment) -> Bool {
        tickEnd(segment.line, segment.columns.lowerBound) == segment.columns.upperBound
    }

    func isBlank(_ segment: Segment, _ column: Int) -> Bool {
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
}
