import FormText

/// The tables of a text that has lost everything else: no heading, no caption, rows at once.
///
/// Where they stand follows from what rows hold: a date, a code, a number and the ownership form, in this order. So
/// everything in them is in doubt.
struct BareTables {
    private let page: Page
    private let text: UnsafeBufferPointer<UInt8>

    /// The outline with the tables as sections, and the notes below them; `nil` where there are no rows.
    static func outline(of page: Page, _ outline: Outline) -> Outline? {
        guard page.layout == .plain || page.layout == .tabs || page.layout == .markdown else { return nil }
        let sections = page.text.withUnsafeBufferPointer { BareTables(page: page, text: $0).sections }
        guard !sections.isEmpty else { return nil }
        var outline = outline
        outline.isInDoubt = true
        outline.sections = sections
        return outline
    }

    private var sections: [Outline.Section] {
        let rows = page.lines.indices.map { Word.words(of: [$0], page, text, style: .usual) }
        guard
            let first = rows.firstIndex(where: { words in
                isTransaction(words) && min(cost(words, true), cost(words, false)) <= Self.highestCost
            })
        else { return [] }
        let start = rows[..<first].lastIndex { !isHolding($0) }.map { $0 + 1 } ?? 0
        let end = page.lines.indices[first...].first { isNote(rows[$0]) } ?? rows.count
        let derivative = (start..<end).first { isDerivative(rows[$0]) } ?? end
        return [
            Outline.Section(caption: nil, lines: 0..<start),
            Outline.Section(caption: .tableOne, lines: start..<derivative),
            Outline.Section(caption: .tableTwo, lines: derivative..<end),
            Outline.Section(caption: .explanation, lines: end..<rows.count),
        ].filter { !$0.lines.isEmpty }
    }

    /// Whether words of a line are, in this order, a date, a code, a number and the ownership form.
    private func isTransaction(_ words: [Word]) -> Bool {
        var rest: [Word.Shapes] = [.date, .code, [.number, .money], .ownership]
        for word in words {
            if let next = rest.first, !word.shapes.isDisjoint(with: next) { rest.removeFirst() }
        }
        return rest.isEmpty
    }

    /// Whether a line has a title, a number and the ownership form.
    private func isHolding(_ words: [Word]) -> Bool {
        guard let first = words.first, first.shapes.isDisjoint(with: [.number, .money, .date, .notes]) else {
            return false
        }
        let number = words.firstIndex { $0.shapes.contains(.number) }
        return number.map { words[$0...].contains { $0.shapes.contains(.ownership) } } ?? false
    }

    /// Whether a line begins with a note's number: `1.`, `(1)`.
    private func isNote(_ words: [Word]) -> Bool {
        guard let first = words.first, words.count > 1 else { return false }
        let digits = text[first.range].filter(isDigit).count
        return digits > 0 && digits < 3
            && text[first.range].allSatisfy { isDigit($0) || [0x28, 0x29, 0x2E].contains($0) }
            && text[first.range].contains { !isDigit($0) }
    }

    /// Whether a line is rather cut into the cells of Table II than into those of Table I.
    private func isDerivative(_ words: [Word]) -> Bool { cost(words, true) < cost(words, false) }

    /// What a row costs at most whose cells are all there, but for a price: other texts cost more.
    private static let highestCost = 60

    private func cost(_ words: [Word], _ isDerivative: Bool) -> Int {
        WordAlignment(
            columns: Column.columns(ofForm: .four, derivative: isDerivative), words: words,
            hasCellALine: false, notesAreAttached: false
        ).rows().first?.cost ?? .max
    }
}
