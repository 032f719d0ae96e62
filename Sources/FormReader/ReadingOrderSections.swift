import FormText

/// The sections of a text in reading order, each table with what of it is read before its caption and below the heading
/// of the notes.
struct ReadingOrderSections {
    private let outline: Outline
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var sections: [Outline.Section]

    init(_ outline: Outline, _ text: UnsafeBufferPointer<UInt8>) {
        self.outline = outline
        self.text = text
        sections = outline.sections
        for index in sections.indices.dropFirst() {
            if isTable(index) {
                // The next page of a table has its caption again.
                if sections[index - 1].caption != sections[index].caption { takeTitlesAbove(index) }
            } else if sections[index].caption == .explanation, isTable(index - 1) {
                takeLateLines(below: index)
            }
        }
    }

    private func isTable(_ index: Int) -> Bool {
        sections[index].caption == .tableOne || sections[index].caption == .tableTwo
    }

    /// The one text of a line; `nil` where it has a caption, a mark or several texts.
    private func onlyText(of line: Int) -> Range<Int>? {
        let pieces = outline.pieces[outline.lines[line]]
        return pieces.count == 1 && pieces.first!.isText ? pieces.first!.range : nil
    }

    /// Where the column of the titles is read before the caption of its table, the table starts with its heading.
    private mutating func takeTitlesAbove(_ index: Int) {
        let above = sections[index - 1].lines
        let texts = above.reversed().prefix { onlyText(of: $0) != nil }
        let heading =
            sections[index].caption == .tableOne ? "1. Title of Security" : "1. Title of Derivative Security"
        guard let start = texts.last(where: { isHeading($0, heading) }) else { return }
        sections[index - 1].lines = above.lowerBound..<start
        sections[index].lines = start..<sections[index].lines.upperBound
    }

    private func isHeading(_ line: Int, _ heading: String) -> Bool {
        onlyText(of: line).map { text[$0].starts(with: heading.utf8) } ?? false
    }

    /// What is read late of a table stands between the heading of the notes and the first of them.
    private mutating func takeLateLines(below index: Int) {
        let lines = sections[index].lines
        let late = lines.dropFirst().prefix { line in onlyText(of: line).map { !isNote($0) } ?? false }
        guard late.contains(where: { TableHeadings.isPart(text, onlyText(of: $0)!) }) else { return }
        sections[index - 1].lines = sections[index - 1].lines.lowerBound..<late.endIndex
        sections[index].lines = late.endIndex..<lines.upperBound
    }

    /// Whether a line is a number and a sentence, `1. The price is a weighted average.`, and no heading of a table.
    private func isNote(_ range: Range<Int>) -> Bool {
        let number = text[range].prefix { !isSpace($0) }
        return number.count < range.count && number.contains(where: isDigit)
            && number.allSatisfy { isDigit($0) || "().".utf8.contains($0) }
            && !TableHeadings.isPart(text, range)
    }
}
