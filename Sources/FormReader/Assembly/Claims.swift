import FormText
import OwnershipModel

/// Accounts for the text: what is neither a value nor part of the form is unclaimed.
struct Claims {
    private let context: ReaderContext
    private var claimed: [Range<Int>]

    init(_ context: ReaderContext, _ parts: Parts, _ fields: [ReadField]) {
        self.context = context
        claimed = fields.compactMap(\.range)
        claimed += parts.header.furniture
        claimed += [parts.header.periodMonth, parts.header.originalMonth].compactMap { $0?.range }
        for note in parts.notes.notes {
            claimed += note.text
            if let number = note.numberRange { claimed.append(number) }
        }
        claimed += parts.notes.remarks
        for row in parts.tables.nonDerivative.rows + parts.tables.derivative.rows {
            for column in row.columns { claimed += [row[column]!.range] + row[column]!.continuation }
            claimed += row.strays + (row.copy.map { [$0] } ?? [])
        }
        for line in parts.tables.nonDerivative.headingLines + parts.tables.derivative.headingLines {
            claimed += context.outline.pieces[context.outline.lines[line]].map(\.range)
        }
        for owner in parts.header.owners {
            claimed += owner.furniture
            claimed += [owner.name, owner.city, owner.state, owner.zip, owner.country].compactMap { $0?.span }
        }
        claimed.sort { $0.lowerBound < $1.lowerBound }
    }

    /// Adds to a reading what no field and no caption takes.
    func complete(_ reading: inout Reading) {
        for piece in context.outline.pieces
        where piece.isText && !isClaimed(piece.range) && !isFurniture(piece) {
            reading.unclaimed.append(piece.range)
            reading.findings.append(
                Finding(
                    .unclaimedText, "'\(context.page.string(piece.range))' belongs to no field",
                    severity: context.text[piece.range].contains(where: isDigit) ? .warning : .note,
                    place: context.page.place(of: piece.range), text: context.page.sourceString(piece.range)))
        }
    }

    private func isClaimed(_ range: Range<Int>) -> Bool {
        var (low, high) = (0, claimed.count)
        while low < high {
            let middle = (low + high) / 2
            if claimed[middle].lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        // Claims of notes may span others: look back a little.
        return claimed[max(0, low - 8)..<low].contains { $0.overlaps(range) }
    }

    /// Words of the form's headings, and the numbers that its heading prints.
    private func isFurniture(_ piece: Piece) -> Bool {
        if Vocabulary.isOfForm(context.text, piece.range) { return true }
        let isInHeading =
            context.outline.sections.first.map { $0.caption == nil && $0.lines.contains(piece.line) } ?? false
        if isInHeading, NumberValue.read(context.text, piece.range) != nil { return true }
        return !context.text[piece.range].contains { isLetter($0) || isDigit($0) || $0 >= 0x80 }
    }
}
