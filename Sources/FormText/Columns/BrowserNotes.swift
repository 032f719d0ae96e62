/// Notes as text browsers set them: a column of their numbers, each in the middle of its note's lines, and one of texts.
///
///         The mean of several sales,
///     (1) each weighted by its size.
///     (2) Held by a trust.
///
/// So the number tells where its note begins and ends, a line more or less; a line with a place for the next one's first
/// word ends a note, and most notes are sentences. Where that leaves several ways, the notes are in doubt.
struct BrowserNotes {
    private(set) var notes: [Note] = []
    private(set) var lineCount = 0

    struct Note {
        var number: Chunk
        var text: [Chunk]
        /// Whether a line at its beginning or end may be its neighbour's.
        var isInDoubt: Bool
    }

    private struct Line {
        var number: Chunk?
        var text: Chunk
    }

    private static let mostLines = 400

    /// `nil` where the first of some lines does not begin such notes, or all stand on as many lines as a browser needs none
    /// of this for.
    init?(_ lines: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        guard let lines = Self.lines(lines, source), lines.count > 1 else { return nil }
        let width = lines.map(\.text.width).max() ?? 0
        /// Whether a line cannot go on with the next.
        let ends =
            zip(lines, lines.dropFirst()).map { line, next in
                line.text.width + 1 + next.text.words(source)[0].width <= width
            } + [true]
        /// The notes that begin at each line, so that all lines behind are of notes too.
        var possible: [Int: [Range<Int>]] = [:]
        for start in lines.indices.reversed() {
            guard let number = lines[start...].firstIndex(where: { $0.number != nil }) else { continue }
            // As many lines stand above the number as below it, or one less.
            let heights = [2 * (number - start) + 1, 2 * (number - start) + 2]
            let own = heights.map { start..<start + $0 }.filter { note in
                note.upperBound <= lines.count && lines[note].count { $0.number != nil } == 1
                    && (note.upperBound == lines.count || possible[note.upperBound] != nil)
                    && !ends[note.dropLast()].contains(true)
            }
            if !own.isEmpty { possible[start] = own }
        }
        guard possible[0] != nil else { return nil }
        func score(_ note: Range<Int>) -> Int {
            let first = source[lines[note.lowerBound].text.range.lowerBound]
            let last = source[lines[note.upperBound - 1].text.range.upperBound - 1]
            return (isSmallLetter(first) ? 0 : 1) + (".;:!?\"".utf8.contains(last) ? 2 : 0)
        }
        for (note, isInDoubt) in LikeliestParts(possible, of: lines.indices).parts(by: score) {
            guard let number = lines[note].compactMap(\.number).first else { continue }
            notes.append(Note(number: number, text: lines[note].map(\.text), isInDoubt: isInDoubt))
        }
        lineCount = lines.count
    }

    /// The lines up to an empty one whose texts start in one column, some behind a number; `nil` where none has one.
    private static func lines(_ printed: ArraySlice<PrintedLine>, _ source: [UInt8]) -> [Line]? {
        guard let first = printed.first else { return nil }
        var lines: [Line] = []
        let column = first.chunks[0].start
        /// Where texts and numbers start.
        var starts: (text: Int, number: Int)?
        for line in printed.prefix(mostLines) {
            if line.isAfterBlank, !lines.isEmpty { break }
            let words = line.words(source)
            let last = words[words.count - 1]
            if words.count > 1, words[0].shape(source) == .marker,
                starts.map({ $0.number == words[0].start }) ?? true,
                starts.map({ $0.text == words[1].start }) ?? (lines.isEmpty || words[1].start == column)
            {
                starts = (words[1].start, words[0].start)
                lines.append(Line(number: words[0], text: words[1].joined(to: last)))
            } else if words[0].start == starts?.text ?? column, words[0].start > 0 {
                lines.append(Line(number: nil, text: words[0].joined(to: last)))
            } else {
                break
            }
        }
        return starts == nil ? nil : lines
    }
}
