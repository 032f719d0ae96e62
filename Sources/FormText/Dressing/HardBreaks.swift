/// Paragraphs and rows of Markdown that a converter broke at a width, made whole again.
///
/// A line ends in Markdown where two blanks stand before its end, or nothing on the next one. A converter that marks
/// most of its lines so has broken the others: each goes on in the next, whose first word had no place in it.
struct HardBreaks {
    private let text: UnsafeBufferPointer<UInt8>
    private var lines: [Line] = []

    private struct Line {
        /// Without the blanks at its end.
        var range: Range<Int>
        /// Whether two blanks stand at its end.
        var isMarked: Bool
        /// Where the next one starts.
        var next: Int
    }

    /// The text with its broken lines made whole; `nil` where none is known to be broken.
    static func joined(_ text: UnsafeBufferPointer<UInt8>) -> TextBuilder? {
        guard let breaks = HardBreaks(text) else { return nil }
        let width = breaks.lines.indices.reduce(0) { width, index in
            breaks.goesOn(index) ? max(width, breaks.width(of: breaks.lines[index].range)) : width
        }
        guard breaks.lines.indices.allSatisfy({ !breaks.goesOn($0) || breaks.isFull($0, width) }) else {
            return nil
        }
        return breaks.joined()
    }

    /// - Returns: `nil` where too few lines are marked, or none is broken.
    private init?(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        var (marked, others) = (0, 0)
        for line in text.lines {
            let range = text.trimmedEnd(line)
            let isMarked = text[range.upperBound..<line.upperBound].starts(with: [0x20, 0x20])
            if !range.isEmpty {
                if isMarked { marked += 1 } else { others += 1 }
                // Most texts are told from so many lines as a paragraph has at a form's beginning.
                guard others <= 8 + 4 * marked else { return nil }
            }
            lines.append(Line(range: range, isMarked: isMarked, next: line.upperBound + 1))
        }
        guard marked >= Self.fewestMarks, lines.indices.contains(where: goesOn) else { return nil }
    }

    /// What so many lines have in common is no accident.
    private static let fewestMarks = 4

    /// Whether a line has words and goes on in the next.
    private func goesOn(_ index: Int) -> Bool {
        guard index + 1 < lines.count else { return false }
        return !lines[index].range.isEmpty && !lines[index].isMarked && !lines[index + 1].range.isEmpty
    }

    private func width(of range: Range<Int>) -> Int { range.count { text[$0] & 0xC0 != 0x80 } }

    /// Whether a line has no place for what the next one starts with, before which two blanks may have stood.
    private func isFull(_ index: Int, _ width: Int) -> Bool {
        let next = lines[index + 1].range
        var word = next.prefix { !isSpace(text[$0]) }
        if let hyphen = word.first(where: { isHyphenInWord(upTo: $0 + 1, from: $0 + 1, word.upperBound) }) {
            word = word.lowerBound..<hyphen + 1
        }
        return self.width(of: lines[index].range) + 2 + self.width(of: word) > width
    }

    private func joined() -> TextBuilder {
        var builder = TextBuilder(capacity: text.count)
        for (index, line) in lines.enumerated() {
            guard goesOn(index) else {
                builder.append(
                    text[line.range.lowerBound..<min(line.next, text.count)], from: line.range.lowerBound)
                continue
            }
            builder.append(text[line.range], from: line.range.lowerBound)
            if !isHyphenInWord(
                upTo: line.range.upperBound, from: line.next, lines[index + 1].range.upperBound)
            {
                builder.append(0x20, from: line.range.upperBound)
            }
        }
        return builder
    }

    /// Whether what ends at an offset ends in a hyphen behind which a word may be broken, and what starts at another one
    /// is the rest of such a word: behind two letters or more, before two or more.
    private func isHyphenInWord(upTo end: Int, from start: Int, _ limit: Int) -> Bool {
        let hyphen = UInt8(ascii: "-")
        guard end > 2, text[end - 1] == hyphen, isOfWord(text[end - 2]), isOfWord(text[end - 3]),
            start + 1 < limit
        else { return false }
        let second = text[start + 1] == hyphen ? start + 2 : start + 1
        return isOfWord(text[start]) && second < limit && isOfWord(text[second])
    }

    private func isOfWord(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x80 }
}
