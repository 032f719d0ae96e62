/// The headers and footers of a text that was printed from a browser: they stand between the form's lines, and are none
/// of them.
///
/// A line is taken for one only where it looks like one, and recurs or counts up from page to page: a form may have an
/// address in a note, and a date with the time in its remarks.
struct PrintMargins {
    /// What to leave out of the text: runs of such lines, with the empty ones among them, in order.
    let gaps: [Range<Int>]
    /// The lines themselves, without the white space at their ends.
    let lines: [Range<Int>]

    /// - Returns: `nil` where the text has none, as most have.
    init?(_ source: [UInt8]) {
        guard Self.mayHaveSome(source) else { return nil }
        let lines = source.withUnsafeBufferPointer { $0.trimmedLines() }
        let search = MarginSearch(lines.map { MarginLine(source, $0) })
        let margins = lines.indices.filter { search.isMargin[$0] }
        guard !margins.isEmpty else { return nil }
        self.lines = margins.map { lines[$0] }
        var gaps: [Range<Int>] = []
        for index in margins {
            let line = Self.wholeLine(lines[index], of: source)
            if index > 0, search.isMargin[index - 1], let last = gaps.popLast() {
                gaps.append(last.lowerBound..<line.upperBound)
            } else {
                gaps.append(line)
            }
        }
        self.gaps = gaps.flatMap { Self.besidesPageEnd($0, of: source) }
    }

    /// The source without them.
    func formAlone(in source: [UInt8]) -> TextBuilder {
        var form = TextBuilder(capacity: source.count)
        for part in formParts(before: source.count) { form.append(source[part], from: part.lowerBound) }
        return form
    }

    /// What of the source up to a place is the form's.
    func formParts(before end: Int) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        for gap in gaps where gap.lowerBound < end {
            parts.append(start..<gap.lowerBound)
            start = gap.upperBound
        }
        if start < end { parts.append(start..<end) }
        return parts
    }

    // MARK: Lines

    /// From the end of the line before to its own.
    private static func wholeLine(_ line: Range<Int>, of source: [UInt8]) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        while start > 0, source[start - 1] != 0x0A { start -= 1 }
        while end < source.count, source[end] != 0x0A { end += 1 }
        return start..<min(end + 1, source.count)
    }

    /// A gap without the sign of a new page in it, which stays.
    private static func besidesPageEnd(_ gap: Range<Int>, of source: [UInt8]) -> [Range<Int>] {
        guard let end = gap.first(where: { source[$0] == 0x0C }) else { return [gap] }
        return [gap.lowerBound..<end, end + 1..<gap.upperBound].filter { !$0.isEmpty }
    }

    /// No header is as wide, in bytes.
    private static let longest = 1000

    /// Whether a line starts or ends as one with the number of a page does, or the first one has the time.
    private static func mayHaveSome(_ source: [UInt8]) -> Bool {
        source.withUnsafeBufferPointer { text in
            var start = 0
            var isFirst = true
            while start < text.count {
                let end = text.position(of: 0x0A, in: start..<text.count) ?? text.count
                let first = text.end(from: start, before: end) { $0.other(than: 0x20) }
                start = end + 1
                let line = text.trimmed(first..<end)
                guard !line.isEmpty else { continue }
                if isFirst {
                    isFirst = false
                    // The first line may be all of a page's HTML.
                    let stamp = line.count < longest ? MarginLine(source, line) : nil
                    if let stamp, stamp.hasDate && stamp.hasTime { return true }
                }
                if startsWithNumber(text, line) || endsWithNumber(text, line) { return true }
            }
            return false
        }
    }

    /// Whether a line starts with `1/2` or `1 of 2`, or `Page` and a digit.
    private static func startsWithNumber(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var position = line.lowerBound
        if lowercased(text[position]) == UInt8(ascii: "p") {
            return line.count > 5 && text[position + 4] == 0x20 && isDigit(text[position + 5])
                && text[position..<line.upperBound].startsInAnyCase(with: "pag")
        }
        while position < line.upperBound, isDigit(text[position]) { position += 1 }
        guard position > line.lowerBound, position + 1 < line.upperBound else { return false }
        if text[position] == 0x20 { return isOf(text, position + 1, line) }
        guard text[position] == UInt8(ascii: "/") else { return false }
        position += 1
        let count = position
        while position < line.upperBound, isDigit(text[position]) { position += 1 }
        return position > count && (position == line.upperBound || isSpace(text[position]))
    }

    /// Whether a line ends with `1/2` or `1 of 2`.
    private static func endsWithNumber(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var position = line.upperBound
        while position > line.lowerBound, isDigit(text[position - 1]) { position -= 1 }
        // No text has a thousand pages, and most lines that end so have a year.
        guard position < line.upperBound, line.upperBound - position < 4, position - 1 > line.lowerBound
        else {
            return false
        }
        if isSpace(text[position - 1]) {
            let word = position - 3
            return word - 1 > line.lowerBound && isOf(text, word, line) && isDigit(text[word - 2])
        }
        guard text[position - 1] == UInt8(ascii: "/") else { return false }
        position -= 1
        let page = position
        while position > line.lowerBound, isDigit(text[position - 1]) { position -= 1 }
        return position < page && (position == line.lowerBound || isSpace(text[position - 1]))
    }

    private static func isOf(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ line: Range<Int>) -> Bool {
        start < line.upperBound && text[start..<line.upperBound].startsInAnyCase(with: "of ")
    }
}
