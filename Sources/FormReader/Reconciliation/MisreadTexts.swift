import FormText

/// Puts titles and natures right that differ from those of other rows in nothing but signs that are taken for each
/// other: `par value $.0l` among many `par value $.01`.
struct MisreadTexts {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    func settle(_ nonDerivative: inout [ReadRow], _ derivative: inout [ReadRow]) {
        for columns in [[Column.title, .underlyingTitle], [.nature]] {
            /// How often each text is written, and where it is first.
            var texts: [String: (count: Int, place: Range<Int>)] = [:]
            for rows in [nonDerivative, derivative] {
                for index in rows.indices {
                    for column in columns {
                        guard let cell = rows[index][column], cell.isPlainText else { continue }
                        texts[context.page.string(cell.valueRange), default: (0, cell.valueRange)].count += 1
                    }
                }
            }
            guard texts.count > 1 else { continue }
            /// For each text without regard to such signs, how often it is written in each way.
            var spellings: [[UInt8]: [String: Int]] = [:]
            for (text, (count, place)) in texts { spellings[folded(place), default: [:]][text] = count }
            guard spellings.values.contains(where: { $0.count > 1 }) else { continue }
            for column in columns {
                for index in nonDerivative.indices { repair(&nonDerivative[index], column, spellings) }
                for index in derivative.indices { repair(&derivative[index], column, spellings) }
            }
        }
    }

    private func folded(_ range: Range<Int>) -> [UInt8] { Confusions.folded(context.text, range) }

    /// Takes the spelling of most rows, if at least two have it and twice as many as have this one.
    private func repair(_ row: inout ReadRow, _ column: Column, _ spellings: [[UInt8]: [String: Int]]) {
        guard var cell = row[column], cell.isPlainText, let ways = spellings[folded(cell.valueRange)],
            ways.count > 1
        else {
            return
        }
        let own = context.page.string(cell.valueRange)
        let usual = ways.max { ($0.value, $1.key) < ($1.value, $0.key) }!
        // Letters of one kind read as one another leave no trace: only a digit among letters does, or the reverse.
        guard usual.key != own, usual.value >= max(2, 2 * ways[own]!) else { return }
        (cell.repairedText, cell.how) = (usual.key, .repaired)
        cell.reasons.append(.spelledOtherwise)
        row[column] = cell
    }
}

extension ReadCell {
    /// Whether it is a text in one stretch.
    fileprivate var isPlainText: Bool {
        if case .text = value { continuation.isEmpty } else { false }
    }
}

extension Reason {
    fileprivate static let spelledOtherwise = Reason(
        "other rows have the same text with other signs of the same shape")
}
