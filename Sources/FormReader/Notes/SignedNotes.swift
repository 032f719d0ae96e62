import FormText

/// Finds the notes that are marked with signs, stars mostly, or with capitals: `*`, `**`, `(A)`.
///
/// The form prints stars and capitals itself, and lists have them too. So a line that starts with a sign is a note's only where a
/// cell of the tables ends with that very sign, or with that of another such line, and no second line has it, but
/// where one stands below each table.
struct SignedNotes {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// The lines that start a note, each with its sign and where that ends.
    func starts() -> [Int: (sign: NoteSign, end: Int)] {
        var inside: [Int: (sign: NoteSign, end: Int)] = [:]
        var behind: [Int: (sign: NoteSign, end: Int)] = [:]
        let signature = context.outline.pieces.last { $0.caption == .signatureLine }?.line ?? Int.max
        for section in context.sections where mayHaveNotes(section) {
            for line in section.lines {
                // `(A) or (D)` is a line of a table's heading.
                guard let start = start(of: line), section.caption == .explanation || !start.sign.isLetter
                else { continue }
                if line > signature { behind[line] = start } else { inside[line] = start }
            }
        }
        let starts = inside.isEmpty ? behind : inside
        guard !starts.isEmpty else { return [:] }
        let counts = Dictionary(grouping: starts.values, by: \.sign)
        let referenced = references(without: Set(starts.keys))
        guard starts.values.contains(where: { referenced.contains($0.sign) }) else { return [:] }
        let hasLetters = counts[NoteSign(sign: UInt8(ascii: "A"), count: 1)] != nil
        return starts.filter { start in
            (counts[start.value.sign]?.count == 1 || isOnceBelowEachTable(start.value.sign, starts))
                && (hasLetters || !start.value.sign.isLetter)
        }
    }

    private func isOnceBelowEachTable(
        _ sign: NoteSign, _ starts: [Int: (sign: NoteSign, end: Int)]
    ) -> Bool {
        let tables = starts.filter { $0.value.sign == sign }.keys.map { line in
            context.sections.first { $0.lines.contains(line) }?.caption
        }
        return tables.count == 2 && Set(tables) == [.tableOne, .tableTwo]
    }

    /// On a typed page notes stand below the tables too, which have no other place for them.
    private func mayHaveNotes(_ section: Outline.Section) -> Bool {
        switch section.caption {
        case .explanation, .remarks: true
        case .tableOne, .tableTwo: context.page.isTyped
        default: false
        }
    }

    /// The sign with which a line of words starts, which are not the form's own.
    private func start(of line: Int) -> (sign: NoteSign, end: Int)? {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        guard !context.page.lines[line].isHead, let first = pieces.first, first.isText, pieces.count < 3,
            let (sign, end) = NoteSign.start(context.text, first.range), sign.count < 7
        else { return nil }
        let rest = context.trimmed(end..<first.range.upperBound)
        let isWords = rest.isEmpty ? pieces.dropFirst().first?.isText : pieces.count == 1
        return isWords == true ? (sign, end) : nil
    }

    /// The signs with which words of the tables end.
    private func references(without starts: Set<Int>) -> Set<NoteSign> {
        var signs: Set<NoteSign> = []
        for section in context.sections where section.caption == .tableOne || section.caption == .tableTwo {
            for line in section.lines where !starts.contains(line) && !context.page.lines[line].isHead {
                for piece in context.outline.pieces[context.outline.lines[line]] where piece.isText {
                    for word in context.text.words(in: piece.range) {
                        if let (sign, _) = NoteSign.end(context.text, word) { signs.insert(sign) }
                    }
                }
            }
        }
        return signs
    }
}
