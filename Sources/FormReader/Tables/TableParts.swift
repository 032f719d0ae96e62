import FormText

/// A stretch of a table's lines below one heading.
struct TablePart {
    var lines: Range<Int>
    /// The numbers of the items that its heading has.
    var items: Set<Int> = []
}

/// Puts together the rows of a table that a typed page has in parts, some columns below the others: pages were narrow,
/// so Table II often has columns 1 to 6 first, and 7 to 11 for the same rows below.
struct TableParts {
    private let context: ReaderContext
    /// The number of the table's last item.
    private let lastItem: Int

    init(_ context: ReaderContext, form: FormType, derivative: Bool) {
        self.context = context
        lastItem = Column.nature.item(ofForm: form, derivative: derivative)
    }

    // MARK: Parts

    /// The sections' lines, parted where another heading with numbered items starts.
    func parts(of sections: [Outline.Section], isHeading: (Int) -> Bool) -> [TablePart] {
        var parts: [TablePart] = []
        for section in sections {
            parts.append(TablePart(lines: section.lines.lowerBound..<section.lines.lowerBound))
            var sawRow = false
            for line in section.lines {
                let items = isHeading(line) ? items(of: line) : []
                if sawRow, !items.isEmpty {
                    parts.append(TablePart(lines: line..<line))
                    sawRow = false
                }
                if !isHeading(line) { sawRow = true }
                parts[parts.count - 1].items.formUnion(items)
                parts[parts.count - 1].lines = parts[parts.count - 1].lines.lowerBound..<line + 1
            }
        }
        return parts
    }

    /// The numbers of the items in a heading's line: `7. Title and Amount`, `2A.Deemed`.
    private func items(of line: Int) -> Set<Int> {
        let cells = context.page.cells[context.page.lines[line].cells]
        return Set(cells.flatMap { context.text.words(in: $0.range) }.compactMap(item))
    }

    /// The number of an item with which a word starts.
    private func item(_ word: Range<Int>) -> Int? {
        var number = 0
        var position = word.lowerBound
        while position < word.upperBound, isDigit(context.text[position]), number < 10 {
            number = number * 10 + Int(context.text[position] - UInt8(ascii: "0"))
            position += 1
        }
        if position < word.upperBound, isLetter(context.text[position]) { position += 1 }
        guard (1...lastItem).contains(number), position < word.upperBound,
            context.text[position] == UInt8(ascii: "."),
            position + 1 == word.upperBound || isLetter(context.text[position + 1])
        else { return nil }
        return number
    }

    /// How many parts from `index` on are one table together, each with the items that it has; one where the part is
    /// whole, or nothing tells that it is not.
    func group(from index: Int, of parts: [TablePart]) -> [Set<Int>?] {
        var all = parts[index].items
        guard all.contains(1), !all.contains(lastItem) else { return [nil] }
        var end = index + 1
        while end < parts.count, !all.contains(lastItem) {
            let items = parts[end].items.subtracting([1])
            // The title may be said again.
            guard let first = items.min(), first > all.max()! else { return [nil] }
            all.formUnion(items)
            end += 1
        }
        guard all.contains(lastItem) else { return [nil] }
        var groups = parts[index..<end].map(\.items)
        for missing in Set(1...lastItem).subtracting(all) {
            guard
                let part = groups.firstIndex(where: { items in
                    let own = items.subtracting([1]).union(items == groups[0] ? [1] : [])
                    return own.min()! < missing && missing < own.max()!
                })
            else { return [nil] }
            groups[part].insert(missing)
        }
        return groups
    }

    // MARK: Rows

    /// The rows of a table's parts as one; `nil` where they do not match.
    func joined(_ parts: [[ReadRow]]) -> [ReadRow]? {
        var rows = parts[0]
        for part in parts.dropFirst() {
            guard let (order, match) = order(of: part, under: rows) else { return nil }
            for (index, other) in order.enumerated() {
                rows[index].take(part[other], match: match)
            }
        }
        return rows
    }

    /// For each row its number in another part, and what tells that.
    private func order(of part: [ReadRow], under rows: [ReadRow]) -> ([Int], ReadRow.Match)? {
        guard part.count == rows.count, !rows.isEmpty else { return nil }
        let labels = order(of: part.map { words($0.label) }, under: rows.map { words($0.label) })
        if let labels { return (labels, .labels) }
        let titles = part.map { words($0[.title]?.valueRange ?? $0.label) }
        if let titles = order(of: titles, under: rows.map { words($0[.title]?.valueRange) }) {
            return (titles, .titles)
        }
        // Titles that are others are those of other rows; a label alone says nothing.
        return part.contains { $0[.title] != nil } ? nil : (Array(rows.indices), .order)
    }

    /// Where the texts of rows stand among those of others: in the same order, or where each has its own.
    private func order(of texts: [[UInt8]], under others: [[UInt8]]) -> [Int]? {
        guard !texts.contains([]) else { return nil }
        if texts == others { return Array(texts.indices) }
        guard Set(others).count == others.count, Set(texts) == Set(others) else { return nil }
        return others.compactMap { texts.firstIndex(of: $0) }
    }

    private func words(_ range: Range<Int>?) -> [UInt8] {
        range.map { context.text[$0].filter { isLetter($0) || isDigit($0) }.map(lowercased) } ?? []
    }
}

extension ReadRow {
    /// What tells that rows in two parts of a table are one.
    enum Match {
        case order, titles, labels

        var words: String {
            switch self {
            case .order: "their order"
            case .titles: "their titles"
            case .labels: "their labels"
            }
        }
    }

    /// Takes the cells that the row has in another part of its table.
    fileprivate mutating func take(_ part: ReadRow, match: Match) {
        for column in part.columns where self[column] == nil { self[column] = part[column] }
        strays += part.strays
        doubtful.formUnion(part.doubtful.subtracting([.title]))
        isCutInDoubt = isCutInDoubt || part.isCutInDoubt
        self.match = match
        repeated += part.repeated + [part.label, part[.title]?.range].compactMap { $0 }
    }
}
