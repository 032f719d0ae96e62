import FormText

/// Gives notes whose numbers were lost their numbers back, by their order.
///
/// What has no number of its own was read as more of the note before. Where numbers are missing behind a note, and
/// its text has as many paragraphs too many, each of them is one of the missing notes. Where they are more or fewer,
/// the note keeps its text, in doubt.
struct LostNoteNumbers {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// - Parameters:
    ///   - referenced: the numbers that the tables refer to.
    ///   - lacksRows: whether rows are missing that may refer to notes.
    func settle(_ notes: inout Notes, referenced: Set<Int>, lacksRows: Bool) {
        let numbers = Set(notes.notes.map(\.number))
        let highest = max(referenced.max() ?? 0, numbers.max() ?? 0)
        if lacksRows, let last = notes.notes.indices.last, countBehindLast(of: notes) > 0 {
            notes.notes[last].isTextInDoubt = true
        }
        guard highest > 0, numbers.count < highest else { return }
        var settled = leadingNotes(&notes, before: numbers.min() ?? highest + 1)
        for (index, note) in notes.notes.enumerated() {
            let next = index + 1 < notes.notes.count ? notes.notes[index + 1].number : highest + 1
            settled += split(note, upTo: next)
        }
        notes.notes = settled
    }

    /// A note, and those behind it whose numbers are missing.
    private func split(_ note: Notes.Note, upTo next: Int) -> [Notes.Note] {
        let missing = next - note.number - 1
        guard missing > 0 else { return [note] }
        let starts = paragraphStarts(note.text)
        var first = note
        first.isTextInDoubt = !starts.isEmpty
        guard starts.count == missing else { return [first] }
        first.text = Array(note.text[..<starts[0]])
        let others = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : note.text.count
            return Notes.Note(
                number: note.number + index + 1, text: Array(note.text[starts[index]..<end]),
                isNumberLost: true)
        }
        return [first] + others
    }

    /// The notes before the first that has a number, where they are as many as there are numbers before its own.
    private func leadingNotes(_ notes: inout Notes, before first: Int) -> [Notes.Note] {
        guard first > 1, let caption = context.outline.pieces.first(where: { $0.caption == .explanation })
        else { return [] }
        let end = notes.notes.first?.text.first?.lowerBound ?? context.page.text.count
        let pieces = notes.loose.filter {
            caption.range.upperBound <= $0.range.lowerBound && $0.range.lowerBound < end
        }
        let text = pieces.map(\.range)
        guard !text.isEmpty else { return [] }
        let starts = [0] + paragraphStarts(text)
        guard starts.count == first - 1 else { return [] }
        let taken = Set(text.map(\.lowerBound))
        notes.loose.removeAll { taken.contains($0.range.lowerBound) }
        return starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] : text.count
            return Notes.Note(number: index + 1, text: Array(text[starts[index]..<end]), isNumberLost: true)
        }
    }

    /// The stretches of a text that may begin a note: a capital, behind the end of a sentence.
    private func paragraphStarts(_ text: [Range<Int>]) -> [Int] {
        text.indices.dropFirst().filter { index in
            let first = context.text[text[index].lowerBound]
            return context.text[text[index - 1].upperBound - 1] == UInt8(ascii: ".")
                && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first)
        }
    }

    /// How many notes without a number may stand behind the last one that has one.
    func countBehindLast(of notes: Notes) -> Int {
        notes.notes.last.map { paragraphStarts($0.text).count } ?? 0
    }
}
