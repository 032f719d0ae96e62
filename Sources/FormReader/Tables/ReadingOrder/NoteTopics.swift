import FormText

/// What notes are about, by their words: a reference that stands apart from its cell is rather a price's where its
/// note tells the range of prices, and that of the nature of an ownership where it tells who disclaims it.
struct NoteTopics {
    private typealias Topic = (words: [StaticString], columns: ColumnSet)

    private let context: ReaderContext
    private let topics: [Topic]
    private let texts: [Int: [Range<Int>]]

    init(_ notes: Notes, _ context: ReaderContext, derivative: Bool) {
        self.context = context
        topics = derivative ? Self.ofDerivatives : Self.ofOthers
        texts = Dictionary(notes.notes.map { ($0.number, $0.text) }) { first, _ in first }
    }

    /// The columns that likely refer to the notes; none where their words do not tell.
    func columns(of notes: [Int]) -> ColumnSet {
        var columns: ColumnSet = []
        for note in notes {
            let letters = letters(of: note)[...]
            for topic in topics
            where topic.words.contains(where: { letters.position(of: $0, from: 0) != nil }) {
                columns.formUnion(topic.columns)
            }
        }
        return columns
    }

    /// The text of a note in small letters, its lines parted by blanks.
    private func letters(of note: Int) -> [UInt8] {
        let lines = (texts[note] ?? []).map { context.text[$0].map(lowercased) }
        return Array(lines.joined(separator: [UInt8(ascii: " ")]))
    }

    private static let ofAll: [Topic] = [
        (["average price", "average sale", "average purchase", "prices", "price range"], [.price]),
        (
            [
                "disclaim", "pecuniary", "held by", "held of record", "held directly", "held in",
                "general partner", "trustee", "owned by", "managing member",
            ], [.nature, .ownership]
        ),
        (["includes", "consists of", "consist of", "aggregate of"], [.owned]),
    ]
    private static let ofOthers: [Topic] =
        ofAll + [(["withh", "tax liab", "tax oblig", "10b5-1"], [.amount, .code])]
    private static let ofDerivatives: [Topic] =
        ofAll + [
            (["10b5-1"], [.code]),
            (["vest", "exercisable", "installment", "expir"], [.exercisable, .expiration]),
            (
                ["right to receive", "equivalent of", "convert", "1-for-1", "one-for-one"],
                [.conversionPrice, .title, .exercisable, .expiration]
            ),
        ]
}
