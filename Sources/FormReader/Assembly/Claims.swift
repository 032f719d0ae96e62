import FormText
import OwnershipModel

/// Accounts for the text, letter by letter: what is a value, what the form itself prints, and what is neither.
struct Claims {
    private let context: ReaderContext
    /// What the fields and the rows take: sorted, no two overlapping.
    private let claimed: [Range<Int>]
    /// What pages behind the form print themselves.
    private let labels: [Range<Int>]
    /// Which lines are of the tables' headings, and which of the section of notes.
    private var isHeading: [Bool]
    private var isOfNotes: [Bool]
    /// Cells that belong to no column of their row, for which the row has its finding.
    private let strayCells: Set<Range<Int>>

    init(_ context: ReaderContext, _ parts: Parts, _ fields: [ReadField]) {
        self.context = context
        let tables = [parts.tables.nonDerivative, parts.tables.derivative]
        var claimed = fields.flatMap(\.ranges)
        claimed += [parts.header.periodMonth, parts.header.originalMonth].compactMap { $0?.range }
        claimed += parts.header.repeated + parts.header.ticked.values
        claimed += parts.notes.notes.compactMap(\.numberRange)
        for row in tables.flatMap(\.rows) {
            for column in row.columns {
                claimed.append(row[column]!.range)
                claimed += row[column]!.continuation
            }
            claimed += row.repeated + [row.copy, row.label].compactMap { $0 }
        }
        for owner in parts.header.owners {
            claimed += owner.repeated
            claimed += [owner.name, owner.city, owner.state, owner.zip, owner.country].flatMap {
                $0?.ranges ?? []
            }
        }
        self.claimed = claimed.merged
        labels = parts.header.labels
        isHeading = [Bool](repeating: false, count: context.page.lines.count)
        isOfNotes = isHeading
        for line in tables.lazy.flatMap(\.headingLines) { isHeading[line] = true }
        for section in context.sections where section.caption == .explanation {
            for line in section.lines { isOfNotes[line] = true }
        }
        strayCells = Set(tables.flatMap { $0.rows.flatMap(\.strays) })
    }

    /// Gives every part of the text its place in a reading, and finds what is unclaimed.
    func complete(_ reading: inout Reading) {
        for piece in context.outline.pieces {
            // A typed head breaks its words as it likes; it has no values, or it would be none.
            guard piece.caption == nil, !context.page.lines[piece.line].isHead else {
                reading.furniture.append(piece.range)
                continue
            }
            var start = piece.range.lowerBound
            for claim in claims(on: piece.range) {
                let value = claim.clamped(to: piece.range)
                account(start..<value.lowerBound, of: piece, &reading)
                reading.values.append(value)
                start = value.upperBound
            }
            account(start..<piece.range.upperBound, of: piece, &reading)
        }
    }

    /// What is claimed, wholly or in part, of a range.
    private func claims(on range: Range<Int>) -> ArraySlice<Range<Int>> {
        var (low, high) = (0, claimed.count)
        while low < high {
            let middle = (low + high) / 2
            if claimed[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return claimed[low...].prefix { $0.lowerBound < range.upperBound }
    }

    /// Accounts for what of a piece no field takes.
    private func account(_ range: Range<Int>, of piece: Piece, _ reading: inout Reading) {
        guard !range.isEmpty, case let range = context.trimmed(range), !range.isEmpty else { return }
        var stray: Range<Int>?
        func endStray() {
            guard let range = stray else { return }
            reading.unclaimed.append(range)
            if !strayCells.contains(range) {
                // A number or a tick is never there for nothing.
                let isValue =
                    context.text[range].contains(where: isDigit) || Mark.read(context.text, range) == .ticked
                reading.findings.append(finding(range, isValue ? .warning : .note))
            }
            stray = nil
        }
        // A heading may be cut, as it is where cells are lost.
        let isOfForm = Vocabulary.isOfForm(context.text, range, known: isHeading[piece.line] ? 2 : 4)
        /// Punctuation behind a stray word, which is the stray's own where another one follows.
        var punctuation: [Range<Int>] = []
        var position = range.lowerBound
        while let word = word(from: &position, before: range.upperBound) {
            if !isFurniture(word, of: piece, isOfForm: isOfForm) {
                stray = (stray?.lowerBound ?? word.lowerBound)..<word.upperBound
                punctuation = []
            } else if stray != nil, !hasLetters(word) {
                punctuation.append(word)
            } else {
                endStray()
                if !punctuation.isEmpty {
                    reading.furniture += punctuation
                    punctuation = []
                }
                reading.furniture.append(word)
            }
        }
        endStray()
        reading.furniture += punctuation
    }

    /// Adds what stands around the form, far from all values.
    func addOutside(to reading: inout Reading) {
        reading.unclaimed += context.page.outside
        reading.findings += context.page.outside.map { finding($0, .note) }
    }

    private func finding(_ range: Range<Int>, _ severity: Severity) -> Finding {
        Finding(
            .unclaimedText, "'\(context.page.string(range))' belongs to no field", severity: severity,
            place: context.page.place(of: range), text: context.page.sourceString(range))
    }

    /// The next word from a position on, which moves behind it.
    private func word(from position: inout Int, before end: Int) -> Range<Int>? {
        while position < end, isSpace(context.text[position]) { position += 1 }
        let start = position
        while position < end, !isSpace(context.text[position]) { position += 1 }
        return start < position ? start..<position : nil
    }

    /// Whether a word that is no value is one of the form's own, an empty box, or no word at all.
    ///
    /// - Parameter isOfForm: whether the words around it are the form's.
    private func isFurniture(_ word: Range<Int>, of piece: Piece, isOfForm: Bool) -> Bool {
        if case .mark(let mark) = piece.kind { return mark == .empty }
        if !hasLetters(word) || labels.contains(where: { $0.contains(word.lowerBound) }) { return true }
        // A tick among the form's words ticks a box whose caption was not known.
        if isOfForm, Mark.read(context.text, word) == .ticked { return false }
        if context.text[word].contains(where: isDigit) { return isNumber(word) }
        if isOfForm || isHeading[piece.line] && word.count <= 3 { return true }
        return (isHeading[piece.line] || isOfNotes[piece.line]) && context.isNothing(piece.range)
    }

    /// Whether a word with digits is the form's: a number, or one before the first word of a heading (`1.Title`).
    private func isNumber(_ word: Range<Int>) -> Bool {
        if Vocabulary.isNumber(context.text, word) { return true }
        guard let point = word.first(where: { context.text[$0] == UInt8(ascii: ".") }) else { return false }
        let rest = point + 1..<word.upperBound
        return Vocabulary.isNumber(context.text, word.lowerBound..<point)
            && !context.text[rest].contains(where: isDigit) && Vocabulary.isOfForm(context.text, rest)
    }

    /// Whether a word has a letter or a digit of any alphabet: all else is punctuation, and rules.
    private func hasLetters(_ word: Range<Int>) -> Bool {
        if context.text[word].contains(where: { isLetter($0) || isDigit($0) }) { return true }
        guard context.text[word].contains(where: { $0 >= 0x80 }) else { return false }
        return String(decoding: context.text[word], as: UTF8.self).unicodeScalars.contains {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
    }
}

extension [Range<Int>] {
    /// The same stretches, sorted, those that overlap or touch put together.
    fileprivate var merged: [Range<Int>] {
        sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<Swift.max(last.upperBound, range.upperBound)
            } else if !range.isEmpty {
                merged.append(range)
            }
        }
    }
}
