import FormText

/// Leaves out rows that are others once more, with signs that cannot be read or had to be put right.
///
/// Rows that are the same throughout stay: a filer may well report two such transactions.
struct RepeatedRows {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    func drop(_ rows: inout [ReadRow]) {
        let all = rows
        rows = []
        add(all, to: &rows)
    }

    /// Adds rows behind those that were kept, but such as are one of those once more: the better of the two takes its
    /// place.
    func add(_ rows: [ReadRow], to kept: inout [ReadRow]) {
        for row in rows {
            guard let earlier = copied(row, kept) else {
                kept.append(row)
                continue
            }
            let isBetter =
                isCut(row) == isCut(kept[earlier])
                ? row.damagedCells < kept[earlier].damagedCells : isCut(kept[earlier])
            let copy = isBetter ? kept[earlier].span : row.span
            if isBetter { kept[earlier] = row }
            kept[earlier].copy = copy
        }
    }

    /// Which of the rows before is a row once more: the last one, or the last but one, where its line was cut and the
    /// rest of it stands between; of a row that was put together any.
    private func copied(_ row: ReadRow, _ kept: [ReadRow]) -> Int? {
        if row.isAssembled { return kept.indices.last { isCopy(kept[$0], row) } }
        guard let last = kept.indices.last(where: { kept[$0].hasValue }) else { return nil }
        if isCopy(kept[last], row) { return last }
        guard last > 0, isCut(kept[last - 1]), !kept[last].isTransaction else { return nil }
        return isCopy(kept[last - 1], row) ? last - 1 : nil
    }

    /// Whether the line of a row was cut, so that it lacks its last cells.
    private func isCut(_ row: ReadRow) -> Bool {
        context.hasWholeLines && row[.ownership] == nil && row[.title] != nil && row.columns.count > 2
    }

    /// Whether a row may have lost its cell of a column: it has cells that belong nowhere, or its line was cut; one that
    /// was put together may have left its nature behind.
    private func mayHaveLost(_ column: Column, _ row: ReadRow) -> Bool {
        !row.strays.isEmpty || isCut(row) || row.isAssembled && column == .nature
    }

    /// Whether two rows differ in nothing but cells of which one is damaged, or that one of them lacks behind the end of
    /// its line, and in one of these at least.
    private func isCopy(_ one: ReadRow, _ other: ReadRow) -> Bool {
        guard one.damagedCells + other.damagedCells > 0 || isCut(one) != isCut(other) else { return false }
        var differs = false
        for column in Column.allCases {
            switch (one[column], other[column]) {
            case (nil, nil): break
            case (nil, _?):
                guard mayHaveLost(column, one) else { return false }
                differs = true
            case (_?, nil):
                guard mayHaveLost(column, other) else { return false }
                differs = true
            case (let cell?, let twin?):
                guard mayBeSame(cell, twin) else { return false }
                if context.page.string(cell.range) != context.page.string(twin.range) { differs = true }
            }
        }
        return differs
    }

    /// Whether two cells may be the same one, read twice.
    private func mayBeSame(_ cell: ReadCell, _ twin: ReadCell) -> Bool {
        guard cell.notes == twin.notes else { return false }
        switch (cell.value, twin.value) {
        case (.none, .none): return true
        case (.text, .text):
            return Confusions.folded(context.text, cell.valueRange)
                == Confusions.folded(context.text, twin.valueRange)
        case (.date(let date), .date(let other)): return date == other
        case (.letter(let letter), .letter(let other)): return letter.letter == other.letter
        case (.timeliness(let letter), .timeliness(let other)): return letter == other
        case (.code(let code), .code(let other)): return code.code == other.code
        case (.number(let number), .number(let other)):
            return !Set([number.amount] + number.others.map(\.amount))
                .isDisjoint(with: [other.amount] + other.others.map(\.amount))
        default: return false
        }
    }
}

extension ReadRow {
    /// Whether it has more than texts: what has not is a heading between two rows.
    fileprivate var hasValue: Bool { columns.contains { $0.content != .text } }

    /// How many cells are not as they stand, or could not be read.
    fileprivate var damagedCells: Int {
        columns.count { self[$0]!.how == .repaired || self[$0]!.number?.others.isEmpty == false }
            + strays.count
    }

    /// From its first cell to its last.
    fileprivate var span: Range<Int>? {
        let ranges = columns.map { self[$0]!.range } + strays
        guard let low = ranges.map(\.lowerBound).min(), let high = ranges.map(\.upperBound).max() else {
            return nil
        }
        return low..<high
    }
}
