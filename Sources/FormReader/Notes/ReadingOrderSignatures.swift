import FormText

/// Finds the signatures where the text has lost its columns: a name of one line or more and its date, which
/// stands in a block of its own behind the name, or ends that line of the name beside which it was printed.
struct ReadingOrderSignatures {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// A line: what of it is no date, and the date at its end.
    private struct Line {
        var number: Int
        var name: Range<Int>?
        var date: LocatedDate?
    }

    /// - Parameter end: the line of "Signature of Reporting Person".
    func read(before end: Int) -> (signatures: [Signature], lines: Set<Int>) {
        var signatures: [Signature] = []
        var used: Set<Int> = []
        var next = end - 1
        while next >= 0, isStars(next) { next -= 1 }
        /// A date in a block of its own, and what stands behind it up to the line of the signature.
        var apart: LocatedDate?
        var tail: [Range<Int>] = []
        var endsLine = false
        while var block = block(endingAt: next), signatures.isEmpty || !block.contains(where: isOfNotes) {
            let isStartInDoubt = cutOffNotes(&block)
            next = block[0].number - 1
            let dates = block.indices.filter { block[$0].date != nil }
            endsLine = endsLine || block.contains { $0.date != nil && $0.name != nil }
            if let date = apart {
                // Names that have their dates at a line's end may stand in the block as well.
                guard let parted = parted(block, into: dates.count + 1) else { break }
                var found = parted.map { lines in
                    Signature(
                        name: context.printed(lines.compactMap(\.name)),
                        date: lines.lazy.compactMap(\.date).first, isInDoubt: isStartInDoubt)
                }
                found[found.count - 1].date = date
                found[found.count - 1].name = context.printed(found[found.count - 1].name.ranges + tail)
                signatures.insert(contentsOf: found, at: 0)
                apart = nil
                tail = []
            } else if dates.count == block.count, block.count == 1, block[0].name == nil {
                apart = block[0].date
            } else if let first = dates.first {
                // Every name begins as many lines above its date as the first one.
                let starts = dates.map { $0 - first }
                let found = zip(dates, zip(starts, starts.dropFirst() + [block.count])).map { date, lines in
                    Signature(
                        name: context.printed(block[lines.0..<lines.1].compactMap(\.name)),
                        date: block[date].date, isInDoubt: isStartInDoubt)
                }
                guard found.allSatisfy({ !$0.name.ranges.isEmpty }) else { break }
                signatures.insert(contentsOf: found, at: 0)
            } else if signatures.isEmpty, tail.isEmpty, isDate(block[0].number - 1) {
                tail = block.compactMap(\.name)
            } else {
                break
            }
            used.formUnion(block.map(\.number))
        }
        // Where dates end lines, the next name may begin in the middle of a block.
        if signatures.count > 1, endsLine {
            for index in signatures.indices { signatures[index].isInDoubt = true }
        }
        return (signatures, used)
    }

    /// Whether a line is longer than the cell of a signature is wide.
    private func isOfNotes(_ line: Line) -> Bool { line.name.map { $0.count > Self.width } ?? false }

    private static let width = 90

    /// The lines of each of several names that stand in one block: each has one line with `/s/` or `By:`, the
    /// first of which it starts with.
    private func parted(_ block: [Line], into count: Int) -> [ArraySlice<Line>]? {
        if count == 1 { return [block[...]] }
        let starts = block.indices.filter { index in
            guard let name = block[index].name else { return false }
            let text = context.page.string(name)
            return ["By:", "By :", "/s/ "].contains { text.contains($0) } || index == 0
        }
        guard starts.count == count else { return nil }
        return zip(starts, starts.dropFirst() + [block.count]).map { block[$0..<$1] }
    }

    /// Takes the notes and the remarks off a block, which no empty line parts from the signature below them in a text
    /// that has none at all: a signature starts with `/s/` there, or else is the line above its date.
    ///
    /// - Returns: whether it took something off.
    private func cutOffNotes(_ block: inout [Line]) -> Bool {
        guard !context.hasEmptyLines, block.count > 1 else { return false }
        let end = block.firstIndex { $0.date != nil && $0.name == nil } ?? block.count
        let names = block[..<end]
        let sign = names.firstIndex { context.text[$0.name!].starts(with: "/s/".utf8) }
        guard let start = sign ?? names.indices.last, start > 0 else { return false }
        block.removeFirst(start)
        return true
    }

    /// Whether a line is nothing but the stars of the caption below it.
    private func isStars(_ line: Int) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        return pieces.count == 1 && context.text[pieces.first!.range].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    private func isDate(_ line: Int) -> Bool {
        guard line >= 0 else { return false }
        let pieces = context.outline.pieces[context.outline.lines[line]]
        return pieces.count == 1 && DateValue.read(context.text, pieces.first!.range) != nil
    }

    /// The lines up to `last` with no empty line between; `nil` where the last is a caption or there is none.
    private func block(endingAt last: Int) -> [Line]? {
        var block: [Line] = []
        var number = last
        while number >= 0 {
            let pieces = context.outline.pieces[context.outline.lines[number]]
            guard pieces.count == 1, let piece = pieces.first, piece.isText else { break }
            block.insert(line(number, piece.range), at: 0)
            if context.page.lines[number].isAfterBlank { break }
            number -= 1
        }
        return block.isEmpty ? nil : block
    }

    private func line(_ number: Int, _ range: Range<Int>) -> Line {
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        guard let date = DateValue.read(context.text, start..<range.upperBound) else {
            return Line(number: number, name: range)
        }
        let name = context.trimmed(range.lowerBound..<start)
        return Line(
            number: number, name: name.isEmpty ? nil : name,
            date: LocatedDate(date: date, range: start..<range.upperBound))
    }
}
