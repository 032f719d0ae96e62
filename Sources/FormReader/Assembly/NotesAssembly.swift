import FormText
import OwnershipModel

/// Notes, remarks and signatures.
extension Assembler {
    mutating func assembleNotes() {
        if !parts.notes.remarks.isEmpty {
            let paragraph = CutParagraph(parts.notes.remarks, context)
            let remarks = paragraph.text
            document.setValue(remarks.value, at: "remarks")
            fields.append(
                ReadField(
                    group: .document, path: "remarks", value: remarks.value, how: .read,
                    ranges: remarks.ranges))
            findSignature(in: parts.notes.remarks, group: .document, path: "remarks")
            if paragraph.isInDoubt {
                find(
                    .wordsBroken, "lines were cut, and nothing tells whether a blank stands where one ends",
                    path: "remarks", at: remarks.span)
            }
            if parts.notes.hasUnnumbered {
                find(
                    .explanationUnnumbered, "the explanation has no number; it was kept among the remarks",
                    path: "remarks", at: remarks.span)
            }
        }
        let notes = parts.notes.notes
        guard !notes.isEmpty || !wordsOfCells.isEmpty else { return }
        var footnotes = Footnotes()
        for note in notes {
            let id = "F\(note.number)"
            let text = context.printed(note.text).value
            let ranges = note.text.isEmpty ? [note.numberRange].compactMap(\.self) : note.text
            if let index = footnotes.footnotes.firstIndex(where: { $0.id == id }),
                let field = fields.lastIndex(where: { $0.group == .footnote(id) })
            {
                footnotes.footnotes[index].text += " " + text
                fields[field].value += " " + text
                fields[field].ranges += ranges
                find(
                    .noteRepeated, "note \(note.number) stands twice", group: .footnote(id), path: "",
                    at: note.numberRange)
                continue
            }
            footnotes.footnotes.append(Footnote(id: id, text: text))
            fields.append(
                ReadField(
                    group: .footnote(id), path: "", value: text, how: note.isNumberLost ? .inferred : .read,
                    ranges: ranges, reasons: note.isNumberLost ? [.noteOrder] : []))
            findLostNumber(note, group: .footnote(id))
            findSignature(in: note.text, group: .footnote(id), path: "")
        }
        findUnreferenced(footnotes)
        for (index, words) in wordsOfCells.enumerated() {
            let id = "F\(numberOfLastNote + index + 1)"
            footnotes.footnotes.append(Footnote(id: id, text: words.value))
            fields.append(
                ReadField(
                    group: .footnote(id), path: "", value: words.value, how: .assembled, ranges: words.ranges,
                    reasons: [.wordsInCell]))
        }
        document.footnotes = footnotes
    }

    private var numberOfLastNote: Int { parts.notes.notes.map(\.number).max() ?? 0 }

    /// The number of the note that holds the words of a cell, one for all cells that have them.
    mutating func numberOfNote(with ranges: [Range<Int>]) -> Int {
        let words = context.located(ranges)
        if let index = wordsOfCells.firstIndex(where: { $0.value == words.value }) {
            return numberOfLastNote + index + 1
        }
        wordsOfCells.append(words)
        return numberOfLastNote + wordsOfCells.count
    }

    /// A note or remarks that have a signature in them: `/s/`, or a line at whose end a date stands. In a cell of their
    /// own they end with it, and what looks like a signature is the filer's.
    private mutating func findSignature(in text: [Range<Int>], group: FieldGroup, path: String) {
        switch context.page.layout {
        case .html, .markdown, .boxes: return
        case .tabs, .columns, .ruled, .plain: break
        }
        let line = text.first { range in
            let bytes = context.text[range]
            let slash = UInt8(ascii: "/")
            let isSigned = bytes.indices.dropLast(2).contains { index in
                bytes[index] == slash && bytes[index...].startsInAnyCase(with: "/s/")
            }
            if isSigned { return true }
            let lastBlank = bytes.lastIndex(where: isSpace) ?? range.lowerBound - 1
            return mayBeSignature(range, text)
                && DateValue.read(context.text, lastBlank + 1..<range.upperBound) != nil
        }
        guard let line else { return }
        find(
            .signatureInNote, "'\(context.page.string(line))' may be a signature, or part of one",
            group: group,
            path: path, at: line)
        for number in parts.signatures.indices {
            find(
                .signatureInNote, "a part of the signature may stand among the notes",
                group: .ownerSignature(number + 1), path: "signatureName", at: line)
        }
    }

    /// Whether a line stands in a paragraph of its own, where a text in reading order parts paragraphs: there it does not
    /// touch the notes below which it stands.
    private func mayBeSignature(_ range: Range<Int>, _ text: [Range<Int>]) -> Bool {
        guard context.isReadingOrder, context.hasEmptyLines else { return true }
        guard var line = context.outline.pieces.first(where: { $0.range == range })?.line else {
            return false
        }
        while line > 0, !context.page.lines[line].isAfterBlank { line -= 1 }
        let start = context.outline.pieces[context.outline.lines[line]].first?.range
        return start != text.first && text.contains { $0 == start }
    }

    private mutating func findLostNumber(_ note: Notes.Note, group: FieldGroup) {
        let range = note.text.first ?? note.numberRange
        if note.isNumberLost {
            find(
                .noteNumberLost, "a note without its number is taken as note \(note.number), by its place",
                group: group, path: "", at: range)
        } else if note.isTextInDoubt {
            find(
                .noteNumberLost,
                "note \(note.number + 1) is missing; its text may stand at the end of note \(note.number)",
                group: group, path: "", at: range)
        }
    }

    private mutating func findUnreferenced(_ footnotes: Footnotes) {
        let referenced = Set(fields.lazy.filter(\.isReference).map(\.value))
        for (footnote, note) in zip(footnotes.footnotes, parts.notes.notes)
        where !referenced.contains(footnote.id) {
            find(
                .noteUnreferenced, "note \(note.number) is nowhere referred to",
                group: .footnote(footnote.id), path: "",
                at: note.numberRange)
        }
    }

    /// Where a name begins or ends inside another one, lines of the two may have changed places.
    mutating func findCutSignatures() {
        switch context.page.layout {
        case .html, .tabs, .markdown: return
        case .boxes, .columns, .ruled, .plain: break
        }
        let signatures = parts.signatures
        let cuts = signatures.indices.dropFirst().filter {
            signatures[$0].goesOn(with: signatures[$0 - 1], first: signatures[0])
        }
        for index in Set(cuts + cuts.map { $0 - 1 }).sorted() {
            let name = signatures[index].name
            find(
                .cellUnclear, "'\(name.value)' may have lines of the signature beside it, or lack some",
                group: .ownerSignature(index + 1), path: "signatureName", at: name.span)
        }
    }

    mutating func assembleSignatures() {
        for (index, signature) in parts.signatures.enumerated() {
            let group = FieldGroup.ownerSignature(index + 1)
            var element = OwnerSignature()
            set(&element, group, "signatureName", signature.name)
            if let date = signature.date {
                set(&element, group, "signatureDate", Located(value: date.date.lexical, ranges: [date.range]))
                noteYear(date.date, at: date.range, group: group, path: "signatureDate")
            } else {
                find(
                    .signatureDateMissing, "the signature '\(signature.name.value)' has no date",
                    group: group,
                    path: "signatureDate", at: signature.name.span)
            }
            document.ownerSignatures.append(element)
        }
        findCutSignatures()
        if parts.signatures.isEmpty {
            find(.signatureMissing, "there is no signature", path: "ownerSignature")
        }
    }
}

extension Reason {
    static let wordsInCell = Reason("the schema has a date or a number there, or a reference to a note")
}
