/// Gives references to notes that stand apart, behind the rows, to the cells they were torn from: those that end with
/// fewer references than their like in the other rows.
///
/// Only where just as many cells lack them: a reference may be anything else's.
enum TornNotes {
    /// The last cells of texts and codes that should refer to the same notes, and what notes they refer to.
    private typealias Member = (cell: Int, notes: [Int])

    static func rejoin(_ cells: inout [OrderedCell], _ columns: [Column]) {
        guard cells.contains(where: \.isNotes) else { return }
        let whole = WholeRows(cells: cells, columns: columns, hasBlocks: cells.hasBlocks).find()
        guard whole.count > 1 else { return }
        let taken = Set(whole.flatMap(\.cells))
        var torn = cells.indices.filter { cells[$0].isNotes && !taken.contains($0) }
        guard !torn.isEmpty else { return }
        let rows = whole.map(\.row)
        var groups = [members(of: .nature, rows, cells)]
        let codes = members(of: .code, rows, cells)
        groups += Dictionary(grouping: codes) { cells[$0.cell].letter ?? 0 }.sorted { $0.key < $1.key }.map(
            \.value)
        var gone: Set<Int> = []
        for group in groups {
            for (cell, notes) in homes(of: torn, group, cells) {
                cells[cell].tornNotes = cells[notes].word.range
                gone.insert(notes)
            }
            torn.removeAll(where: gone.contains)
        }
        for index in gone where index + 1 < cells.count { cells[index + 1].standsApart() }
        cells = cells.indices.filter { !gone.contains($0) }.map { cells[$0] }
    }

    private static func members(of column: Column, _ rows: [GridRow], _ cells: [OrderedCell]) -> [Member] {
        rows.compactMap { row in
            guard let last = row.cells.first(where: { $0.column == column })?.cells.last else { return nil }
            let apart = row.notes.filter { $0.column == column }.flatMap { cells[$0.cell].notes }
            return (last, cells[last].notes + apart)
        }
    }

    /// The cells that lack just what stands apart, in order.
    private static func homes(
        of torn: [Int], _ group: [Member], _ cells: [OrderedCell]
    ) -> [(cell: Int, notes: Int)] {
        let counts = Dictionary(grouping: group.map(\.notes).filter { !$0.isEmpty }) { $0 }.mapValues(\.count)
        guard let usual = counts.max(by: { ($0.value, $1.key.count) < ($1.value, $0.key.count) }),
            usual.value > 1
        else { return [] }
        let kinds = Set(torn.map { cells[$0].notes })
        return kinds.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { notes in
            let apart = torn.filter { cells[$0].notes == notes }
            let lacking = group.filter { $0.notes + notes == usual.key }
            return apart.count == lacking.count ? Array(zip(lacking.map(\.cell), apart)) : []
        }
    }
}
