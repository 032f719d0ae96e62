import FormText
import OwnershipModel

/// The explanations below the tables.
struct Notes {
    /// A note: its number, and where its text stands.
    struct Note {
        var number: Int
        /// The sign that marks it in place of its number.
        var sign: NoteSign?
        /// The table below which it stands, where the other one has a note of the same sign.
        var table: Caption?
        var numberRange: Range<Int>?
        var text: [Range<Int>]
        /// Whether its number was lost and follows from those around it.
        var isNumberLost = false
        /// Whether its text may hold that of notes whose numbers were lost.
        var isTextInDoubt = false
    }

    var notes: [Note] = []
    var remarks: [Range<Int>] = []
    /// Whether the remarks are explanations to which nothing can refer.
    var hasUnnumbered = false
    /// Lines among the notes that are values torn out of a table: a date, a number, a letter.
    var orphans: [Piece] = []
    /// What stands between the sections and is part of neither a note nor the remarks.
    var loose: [Piece] = []
    /// The lines of the tables' sections that are notes.
    var tableLines: Set<Int> = []
}

/// Reads "Explanation of Responses" and "Remarks", up to the signatures; on a typed page also the notes that stand
/// below the tables or behind the signatures.
struct NotesReader {
    private let context: ReaderContext
    /// The lines that start a note with a sign.
    private let signed: [Int: (sign: NoteSign, end: Int)]
    /// Whether notes with numbers may stand outside of their section.
    private var mayStandOutside = false
    /// The lines that are signatures.
    private let signatureLines: Set<Int>
    private var notes = Notes()
    /// Short lines behind the end of a sentence, which are torn out of a table if values follow.
    private var undecided: [Piece] = []

    static func read(_ context: ReaderContext, signatureLines: Set<Int>) -> Notes {
        var reader = NotesReader(context: context, signatureLines: signatureLines)
        reader.run()
        if context.page.isTyped { reader.keepUnnumbered() }
        return reader.notes
    }

    private init(context: ReaderContext, signatureLines: Set<Int>) {
        self.context = context
        self.signatureLines = signatureLines
        signed = SignedNotes(context).starts()
        let signature = context.outline.pieces.last { $0.caption == .signatureLine }?.line ?? Int.max
        mayStandOutside =
            context.page.isTyped
            && !context.sections.contains { section in
                section.caption == .explanation
                    && section.lines.contains { $0 < signature && startsNumbered($0) }
            }
    }

    /// What a text is part of: `outside` is a note below a table or behind the signatures.
    private enum Target {
        case none, notes, remarks, outside
    }

    private mutating func run() {
        var target = Target.none
        var line = -1
        /// Whether the form's own sentence lacks its end, which may stand in lines of its own.
        var isSentenceCut = false
        // Where captions are lost, or the end of a table stands below the notes' heading, the section says where notes
        // begin.
        let start = context.sections.first { $0.caption == .explanation }?.lines.lowerBound
        let heading = context.outline.pieces.first { $0.caption == .explanation }?.line
        let bare = context.outline.isInDoubt || context.isReadingOrder && start != heading ? start : nil
        /// The lines of a table that are read among the notes.
        let rows = context.isReadingOrder ? linesOfTables() : []
        for piece in context.outline.pieces where !rows.contains(piece.line) {
            let isLineStart = piece.line != line
            line = piece.line
            if isLineStart, line == bare { target = .notes }
            if isLineStart { settleOutside(&target, piece) }
            if let caption = piece.caption {
                keepUndecided(target)
                isSentenceCut =
                    caption == .furniture && context.text[piece.range.upperBound - 1] != UInt8(ascii: ".")
                switch caption {
                case .explanation: target = bare.map { $0 > piece.line } == true ? .none : .notes
                case .remarks: target = .remarks
                case .furniture: break
                default: target = .none
                }
            } else if isSentenceCut, Vocabulary.isOfForm(context.text, piece.range) {
                continue
            } else if target != .none, !signatureLines.contains(piece.line), !isStrayHeading(piece) {
                isSentenceCut = false
                take(piece, target, isLineStart: isLineStart)
            }
        }
        keepUndecided(target)
        keepLoneRemark()
        numberSigned()
    }

    /// Notes with signs have the numbers behind those of the others.
    private mutating func numberSigned() {
        var number = notes.notes.lazy.filter { $0.sign == nil }.map(\.number).max() ?? 0
        for index in notes.notes.indices where notes.notes[index].sign != nil {
            number += 1
            notes.notes[index].number = number
        }
        notes.notes = notes.notes.filter { $0.sign == nil } + notes.notes.filter { $0.sign != nil }
    }

    private func linesOfTables() -> Set<Int> {
        let start = context.sections.first { $0.caption == .explanation }?.lines.lowerBound ?? Int.max
        return Set(
            context.sections.lazy.filter {
                ($0.caption == .tableOne || $0.caption == .tableTwo) && $0.lines.lowerBound > start
            }.flatMap(\.lines))
    }

    /// The table below which a note stands that shares its sign with one below the other table.
    private func tableOfSign(_ line: Int) -> Caption? {
        guard let sign = signed[line]?.sign, signed.values.count(where: { $0.sign == sign }) > 1 else {
            return nil
        }
        return context.sections.first { $0.lines.contains(line) }?.caption
    }

    /// Tells whether a line outside of the notes' section starts a note, or ends one: a note goes on up to an empty
    /// line.
    private mutating func settleOutside(_ target: inout Target, _ piece: Piece) {
        guard context.page.isTyped, target == .none || target == .outside else { return }
        if piece.isText, signed[piece.line] != nil || isNextOutside(piece) {
            target = .outside
        } else if context.page.lines[piece.line].isAfterBlank || !piece.isText {
            target = .none
        }
        if target == .outside { notes.tableLines.insert(piece.line) }
    }

    /// Whether a line that is words and no row of a table starts with the number that the next note has.
    private func isNextOutside(_ piece: Piece) -> Bool {
        guard mayStandOutside, startsNumbered(piece.line),
            noteNumber(piece.range)?.number == (notes.notes.last?.number ?? 0) + 1,
            context.outline.pieces[..<context.outline.lines[piece.line].lowerBound].contains(where: {
                $0.caption == .tableOne || $0.caption == .tableTwo
            })
        else { return false }
        let pieces = context.outline.pieces[context.outline.lines[piece.line]]
        let words = pieces.last!.range
        return pieces.count < 3 && words.count > 20 && context.text[words].contains(where: isSpace)
    }

    /// Whether a line starts with a number in brackets.
    private func startsNumbered(_ line: Int) -> Bool {
        guard let first = context.outline.pieces[context.outline.lines[line]].first, first.isText,
            context.text[first.range.lowerBound] == UInt8(ascii: "(")
        else { return false }
        return noteNumber(first.range) != nil
    }

    /// One word below the remarks' heading is no row of a table, whatever it is.
    private mutating func keepLoneRemark() {
        guard notes.remarks.isEmpty, notes.orphans.count == 1,
            let heading = context.outline.pieces.last(where: { $0.caption == .remarks }),
            notes.orphans[0].line > heading.line
        else { return }
        notes.remarks = [notes.orphans.removeLast().range]
    }

    /// Keeps the explanations of a typed page that have no numbers at all among the remarks.
    private mutating func keepUnnumbered() {
        guard notes.notes.isEmpty, notes.remarks.isEmpty else { return }
        let texts = notes.loose.filter { $0.isText && !context.isNothing($0.range) }
        guard !texts.isEmpty else { return }
        notes.remarks = texts.map(\.range)
        notes.hasUnnumbered = true
        notes.loose.removeAll { loose in texts.contains { $0.range == loose.range } }
    }

    /// A heading of the tables that was read late: `11. Nature of Indirect`.
    private func isStrayHeading(_ piece: Piece) -> Bool {
        guard context.isReadingOrder, TableHeadings.isPart(context.text, piece.range) else { return false }
        // A sentence's last word may be one of a heading's.
        return context.text[piece.range].last != UInt8(ascii: ".")
            || context.text[piece.range].suffix(6).isInAnyCase("instr.")
    }

    private mutating func take(_ piece: Piece, _ target: Target, isLineStart: Bool) {
        if isTornValue(piece) {
            notes.orphans += undecided + [piece]
            undecided = []
        } else if isLineStart, mayBeTorn(piece) {
            undecided.append(piece)
        } else {
            keepUndecided(target)
            add(piece, target, isLineStart: isLineStart)
        }
    }

    /// Lines that no value follows belong to the text before them after all.
    private mutating func keepUndecided(_ target: Target) {
        for piece in undecided { add(piece, target, isLineStart: true) }
        undecided = []
    }

    private mutating func add(_ piece: Piece, _ target: Target, isLineStart: Bool) {
        if target == .remarks, signed[piece.line] == nil {
            notes.remarks.append(piece.range)
        } else if isLineStart, let (sign, end) = signed[piece.line] {
            let text = context.trimmed(end..<piece.range.upperBound)
            notes.notes.append(
                Notes.Note(
                    number: 0, sign: sign, table: tableOfSign(piece.line),
                    numberRange: piece.range.lowerBound..<end,
                    text: text.isEmpty ? [] : [text]))
        } else if isLineStart, let (number, range) = centeredNumber(of: piece) {
            notes.notes.append(Notes.Note(number: number, numberRange: range, text: [piece.range]))
        } else if isLineStart, let (_, end) = noteNumber(piece.range),
            notes.notes.last?.numberRange == piece.range.lowerBound..<end
        {
            let text = context.trimmed(end..<piece.range.upperBound)
            if !text.isEmpty { notes.notes[notes.notes.count - 1].text.append(text) }
        } else if isLineStart, let (number, end) = noteNumber(piece.range) {
            let text = context.trimmed(end..<piece.range.upperBound)
            notes.notes.append(
                Notes.Note(
                    number: number, numberRange: piece.range.lowerBound..<end,
                    text: text.isEmpty ? [] : [text]))
        } else if notes.notes.isEmpty {
            notes.loose.append(piece)
        } else {
            notes.notes[notes.notes.count - 1].text.append(piece.range)
        }
    }

    /// The number of a note that stands beside the middle of its text, on a line below the one with which it starts.
    private func centeredNumber(of piece: Piece) -> (number: Int, range: Range<Int>)? {
        guard context.page.layout == .columns, context.page.lines[piece.line].isAfterBlank,
            noteNumber(piece.range) == nil
        else { return nil }
        let column = context.page.placeInForm(of: piece.range).column
        var line = piece.line + 1
        while line < context.page.lines.count, !context.page.lines[line].isAfterBlank {
            let pieces = context.outline.pieces[context.outline.lines[line]]
            if let first = pieces.first, let (number, end) = noteNumber(first.range) {
                let rest = context.trimmed(end..<first.range.upperBound)
                let text = rest.isEmpty ? pieces.dropFirst().first?.range : rest
                guard let text, context.page.placeInForm(of: text).column == column else { return nil }
                return (number, first.range.lowerBound..<end)
            }
            line += 1
        }
        return nil
    }

    /// Whether a line is nothing but one value or title, set apart by an empty line, it or those before it.
    private func isTornValue(_ piece: Piece) -> Bool {
        // The next note's number may stand alone.
        if signed[piece.line] != nil { return false }
        if noteNumber(piece.range)?.number == (notes.notes.last?.number ?? 0) + 1 { return false }
        let isApart =
            context.page.lines[piece.line].isAfterBlank
            || (!context.isReadingOrder && notes.orphans.last?.line == piece.line - 1)
            || undecided.last?.line == piece.line - 1 || isBehindSentence(piece)
            || context.isReadingOrder && piece.range.count == 1
        guard case .text = piece.kind, isApart, context.outline.lines[piece.line].count == 1,
            context.page.layout != .html
        else { return false }
        return ReadCell.isValue(context.text, piece.range)
            || (!context.isReadingOrder && SecurityWords.isTitle(context.text, piece.range))
    }

    /// Whether a line is a short text that no sentence goes on with: a title or a nature, as tables have them.
    private func mayBeTorn(_ piece: Piece) -> Bool {
        guard piece.isText, piece.range.count < 60, context.hasWholeLines,
            context.outline.lines[piece.line].count == 1, signed[piece.line] == nil,
            context.text[piece.range].last != UInt8(ascii: "."), noteNumber(piece.range) == nil
        else { return false }
        let previous = undecided.last ?? notes.orphans.last
        return previous?.line == piece.line - 1 || isBehindSentence(piece)
    }

    /// Whether the line before is a paragraph that ends with a sentence.
    private func isBehindSentence(_ piece: Piece) -> Bool {
        guard piece.line > 0, context.hasWholeLines,
            let before = context.outline.pieces[context.outline.lines[piece.line - 1]].last
        else { return false }
        // A note's number may stand alone in its line.
        return context.text[before.range].last == UInt8(ascii: ".") && before.range.count > 4
    }

    /// `1.`, `(1)`, `- 2.`, `F1:` or `[1]` at the start of a line: the number, and where the text goes on.
    private func noteNumber(_ range: Range<Int>) -> (number: Int, end: Int)? {
        var position = range.lowerBound
        let text = context.text
        func skip(_ isSkipped: (UInt8) -> Bool) {
            while position < range.upperBound, isSkipped(text[position]) { position += 1 }
        }
        skip { isSpace($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") }
        let isBracketed =
            position < range.upperBound
            && (text[position] == UInt8(ascii: "(") || text[position] == UInt8(ascii: "["))
        if isBracketed { position += 1 }
        if position < range.upperBound, text[position] == UInt8(ascii: "F") { position += 1 }
        skip(isSpace)
        var number = 0
        let start = position
        while position < range.upperBound, isDigit(text[position]), position - start < 2 {
            number = number * 10 + Int(text[position] - UInt8(ascii: "0"))
            position += 1
        }
        guard position > start, (1...99).contains(number), position < range.upperBound else { return nil }
        skip(isSpace)
        guard position < range.upperBound else { return nil }
        switch text[position] {
        case UInt8(ascii: ")"), UInt8(ascii: "]"): guard isBracketed else { return nil }
        case UInt8(ascii: "."), UInt8(ascii: ":"): guard !isBracketed else { return nil }
        default: return nil
        }
        position += 1
        // `1.5 shares` is text, `1. Shares` a note.
        if position < range.upperBound, isDigit(text[position]), !isBracketed { return nil }
        return (number, position)
    }
}
