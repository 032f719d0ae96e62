/// Lines that a mail program broke at a width, each at its last blank before it, made whole again.
///
/// A form's headings and notes are wider than that, whatever its layout, but on typed pages and in boxes, which are not
/// for here. Whether a line goes on is told by its length: the next word had no place in it.
struct WrappedLines {
    private(set) var builder: TextBuilder
    /// Whether more than a blank may have stood where lines were joined, so that no cell is parted from the next for
    /// certain: other blanks inside those lines part cells.
    let hasLostGaps: Bool

    /// No program breaks lines behind the last of these columns, and no form is all before it; none does before the first.
    private static let widths = 60...100

    /// What so many lines have in common is no accident.
    private static let fewestJoins = 4

    /// - Returns: `nil` where lines are as long as they are.
    init?(_ source: [UInt8]) {
        let joined: (TextBuilder, Bool)? = source.withUnsafeBufferPointer { text in
            var best: (search: Search, joins: [Bool], count: Int)?
            // Some programs count a tab as one sign.
            for tabWidth in [1, 8] {
                guard let lines = Self.lines(text, tabWidth: tabWidth) else { break }
                let search = Search(text: text, lines: lines)
                guard Self.widths.contains(search.width) else { continue }
                let joins = search.joins()
                let count = joins.count(where: \.self)
                if count > best?.count ?? Self.fewestJoins - 1 { best = (search, joins, count) }
            }
            return best.map { search, joins, count in
                (
                    search.text(joining: joins),
                    search.hasLostTabs || search.gaps(inJoined: joins) * 4 > count
                )
            }
        }
        guard let joined else { return nil }
        (builder, hasLostGaps) = joined
    }

    private struct Line {
        /// Without the blanks at its end.
        var range: Range<Int>
        var width: Int
        /// How wide all is that stands before its first blank, tabs too; 0 where it starts with white space, or is empty.
        var firstWord = 0
        /// How many tabs stand behind its first word.
        var tabs = 0
    }

    /// Whether the borders of boxes no longer stand at both ends of their lines: what is drawn there was broken at a width.
    static func haveCutBoxes(_ source: [UInt8]) -> Bool {
        source.withUnsafeBufferPointer { text in
            var cut = 0
            var isOpen = false
            for line in text.trimmedLines() {
                let starts = isSide(text, line.prefix(3)) || text[line.lowerBound] == UInt8(ascii: "|")
                if isOpen, !starts { cut += 1 }
                isOpen =
                    starts && !isSide(text, line.suffix(3)) && text[line.upperBound - 1] != UInt8(ascii: "|")
            }
            return cut >= fewestJoins
        }
    }

    /// Whether three bytes are `│`.
    private static func isSide(_ text: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>) -> Bool {
        bytes.count == 3 && text[bytes.lowerBound] == 0xE2 && text[bytes.lowerBound + 1] == 0x94
            && text[bytes.lowerBound + 2] == 0x82
    }

    /// The lines of a text; `nil` where one has a blank and is too wide.
    private static func lines(_ text: UnsafeBufferPointer<UInt8>, tabWidth: Int) -> [Line]? {
        var lines: [Line] = []
        for whole in text.lines {
            let range = text.trimmedEnd(whole)
            var line = Line(range: range, width: 0)
            var isInWords = false
            var hasBlank = false
            for index in range {
                let byte = text[index]
                if byte == 0x09 {
                    if isInWords { line.tabs += 1 }
                    line.width += tabWidth - line.width % tabWidth
                } else if byte & 0xC0 != 0x80 {
                    line.width += 1
                }
                if byte == 0x20, isInWords, !hasBlank {
                    if text[range.lowerBound] > 0x20 { line.firstWord = line.width - 1 }
                    hasBlank = true
                } else if byte > 0x20 {
                    isInWords = true
                }
                if line.width > widths.upperBound, hasBlank { return nil }
            }
            if !hasBlank, let first = range.first, text[first] > 0x20 { line.firstWord = line.width }
            lines.append(line)
        }
        return lines
    }

    private struct Search {
        let text: UnsafeBufferPointer<UInt8>
        let lines: [Line]
        let width: Int
        /// Whether tabs became blanks in lines that were broken.
        let hasLostTabs: Bool

        init(text: UnsafeBufferPointer<UInt8>, lines: [Line]) {
            self.text = text
            self.lines = lines
            let width = lines.reduce(0) { $1.width > $1.firstWord ? max($0, $1.width) : $0 }
            self.width = width
            hasLostTabs =
                lines.contains { $0.tabs > 0 }
                && zip(lines, lines.dropFirst()).contains { line, next in
                    line.tabs == 0 && Self.isFull(line, before: next, width, text) && Self.hasGap(line, text)
                }
        }

        /// Whether each line goes on with the next.
        func joins() -> [Bool] {
            var joins = [Bool](repeating: false, count: lines.count)
            var row = PipedRow()
            var tabs = 0
            /// How many pipes the rule of the table has; a row has no fewer.
            var pipes = 0
            for (index, line) in lines.enumerated() {
                let next = PipedRow(text, line.range)
                let isNewRow = tabs >= fewestTabs && line.tabs >= tabs
                if index > 0, !isNewRow, goesOn(lines[index - 1], line, row, next, pipes) {
                    joins[index - 1] = true
                    row.append(next)
                    tabs += line.tabs
                } else {
                    row = next
                    tabs = line.tabs
                }
                if line.range.isEmpty { pipes = 0 }
                if next.startsWithPipe, text[line.range].allSatisfy({ "|-: ".utf8.contains($0) }) {
                    pipes = next.pipes
                }
            }
            return joins
        }

        private func goesOn(
            _ line: Line, _ next: Line, _ row: PipedRow, _ nextRow: PipedRow, _ pipes: Int
        ) -> Bool {
            guard Self.isFull(line, before: next, width, text),
                !(hasLostTabs && (line.tabs > 0 || next.tabs > 0))
            else { return false }
            if row.startsWithPipe {
                return !nextRow.startsWithPipe || !row.endsWithPipe || row.pipes < pipes
            }
            return !nextRow.startsWithPipe && !startsWithNumber(next.range) && !isHeading(next.range)
        }

        /// `2. `, before an item or a note.
        private func startsWithNumber(_ range: Range<Int>) -> Bool {
            let digits = range.prefix { isDigit(text[$0]) }
            return (1...2).contains(digits.count) && digits.upperBound + 1 < range.upperBound
                && text[digits.upperBound] == UInt8(ascii: ".") && isSpace(text[digits.upperBound + 1])
        }

        /// `Remarks:`, which stands alone.
        private func isHeading(_ range: Range<Int>) -> Bool {
            text[range].last == UInt8(ascii: ":") && range.count < 30
        }

        /// Whether a line has no place for the first word of the next; a word that fits in no line tells nothing.
        private static func isFull(
            _ line: Line, before next: Line, _ width: Int, _ text: UnsafeBufferPointer<UInt8>
        ) -> Bool {
            guard next.firstWord > 0, next.firstWord <= width else { return false }
            // Tabs may keep all of a row but the beginning of its title in one.
            let isTitle = line.tabs == 0 && next.tabs >= fewestTabs && !isCapital(text[next.range.lowerBound])
            guard line.width * 2 > width || isTitle else { return false }
            let blank = WrappedLines.endsInHyphen(text, line.range) ? 0 : 1
            return line.width + blank + next.firstWord > width
        }

        /// How many joined lines have gaps between their words, where no pipes part the cells.
        func gaps(inJoined joins: [Bool]) -> Int {
            zip(lines, joins).count { line, isJoined in
                isJoined && text[line.range].first != UInt8(ascii: "|") && Self.hasGap(line, text)
            }
        }

        /// Whether two blanks stand between words of a line.
        private static func hasGap(_ line: Line, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
            line.range.drop { isSpace(text[$0]) }.dropFirst().contains {
                text[$0] == 0x20 && text[$0 - 1] == 0x20
            }
        }

        func text(joining joins: [Bool]) -> TextBuilder {
            var builder = TextBuilder(capacity: text.count)
            for (line, isJoined) in zip(lines, joins) {
                if hasLostTabs {
                    for word in text.words(in: line.range) {
                        if word.lowerBound > line.range.lowerBound {
                            builder.append(0x20, from: word.lowerBound - 1)
                        }
                        builder.append(text[word], from: word.lowerBound)
                    }
                } else {
                    builder.append(text[line.range], from: line.range.lowerBound)
                }
                let end = line.range.upperBound
                guard end < text.count else { continue }
                if !isJoined {
                    builder.append(0x0A, from: end)
                } else if !WrappedLines.endsInHyphen(text, line.range) {
                    builder.append(0x20, from: end)
                }
            }
            return builder
        }
    }

    /// Whether a line ends in a word's hyphen, behind which some programs break lines too.
    private static func endsInHyphen(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        line.count > 1 && text[line.upperBound - 1] == UInt8(ascii: "-")
            && isLetter(text[line.upperBound - 2])
    }
}

/// What of a row between pipes a line has.
private struct PipedRow {
    var pipes = 0
    var startsWithPipe = false
    var endsWithPipe = false

    init() {}

    init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        guard let first = range.first, let last = range.last else { return }
        let pipe = UInt8(ascii: "|")
        pipes = text[range].count { $0 == pipe }
        (startsWithPipe, endsWithPipe) = (text[first] == pipe, text[last] == pipe)
    }

    mutating func append(_ next: PipedRow) {
        pipes += next.pipes
        endsWithPipe = next.endsWithPipe
    }
}
