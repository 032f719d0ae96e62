/// Finds the rows in a run of cells whose columns are gone: empty cells left out, and here and there a cell that
/// was read before its neighbour or behind it.
///
/// Of all ways to cut the run into rows the cheapest counts. What a cell can be (a date, a number, a letter)
/// says which columns it may fill; a cell that is read out of its turn costs, one that lacks costs more.
struct CellOrder {
    /// A row: which cell stands in which column.
    struct Row {
        var cells: [(column: Column, unit: Int)]
        /// Cells of notes that go with the value in the cell read before them.
        var notes: [(column: Column, unit: Int)]
        /// Cells between the row's that fill none of its columns.
        var strays: [Int]
        /// What is unlikely about it.
        var cost: Int
        /// How much may be, for the row to be certain: more where there is but one.
        var allowance = 24
        /// The columns whose cell could nearly as well be another.
        var doubtful: Set<Column>

        /// From the row's first cell to its last.
        var units: Range<Int> {
            let units = cells.map(\.unit) + notes.map(\.unit) + strays
            return units.min()!..<units.max()! + 1
        }

        /// Whether the cells are all there, and each where it should be.
        var isCertain: Bool { cost <= allowance }

        var isWhole: Bool { isCertain && strays.isEmpty && doubtful.isEmpty }
    }

    let templates: [[Column]]
    private let units: [Word]
    private(set) var fit: CellFit

    init(columns: [Column], fit: CellFit) {
        let merged = columns.filter { $0 != .disposed }
        templates = [merged, merged.filter { !$0.isOfTransaction }]
        units = fit.units
        self.fit = fit
    }

    /// The rows, first those that stand in order, then what is between them.
    mutating func rows() -> [Row] {
        var (rows, cost) = cut(units.indices, templates, mayMove: false)
        if rows.allSatisfy(\.isWhole) { return rows }
        for unit in units.indices {
            let isTitle = rows.contains { row in
                row.isCertain && row.doubtful.isEmpty
                    && row.cells.contains { $0.column == .title && units[$0.unit].isSame(as: units[unit]) }
            }
            if isTitle { fit.titles.insert(unit) }
        }
        (rows, cost) = settle(between: rows)
        if rows.allSatisfy(\.isWhole) { return rows }
        return fillGaps(of: cutInTwo(cost) ?? rows)
    }

    /// Cuts again what stands before, between and behind the rows that are whole, cells out of their turn
    /// allowed.
    private func settle(between rows: [Row]) -> (rows: [Row], cost: Int) {
        var settled: [Row] = []
        var cost = 0
        var start = 0
        func settle(upTo end: Int) {
            let found = cut(start..<end, templates, mayMove: true)
            settled += found.rows
            cost += found.cost
        }
        for row in rows where row.isWhole {
            let units = row.units
            settle(upTo: units.lowerBound)
            settled.append(row)
            start = units.upperBound
        }
        settle(upTo: units.count)
        return (settled, cost)
    }

    // MARK: Rows

    /// - Parameter templates: the columns of the kinds of row.
    private func cut(_ units: Range<Int>, _ templates: [[Column]], mayMove: Bool) -> (rows: [Row], cost: Int)
    {
        var least = [Int](repeating: 0, count: units.count + 1)
        var choice = [RowSearch.Placement?](repeating: nil, count: units.count)
        let shortest = min(3, templates[0].count)
        for start in (0..<units.count).reversed() {
            least[start] = least[start + 1] + RowSearch.stray
            for template in templates {
                var search = RowSearch(
                    fit: fit, template: template, start: units.lowerBound + start, mayMove: mayMove)
                for end in start + 1...min(units.count, start + RowSearch.longestRow) {
                    search.takeNext()
                    guard search.isOpen(below: least[start]) else { break }
                    guard end - start >= shortest,
                        let placement = search.best(below: least[start] - least[end])
                    else { continue }
                    least[start] = least[end] + placement.cost
                    choice[start] = placement
                }
            }
        }
        var rows: [Row] = []
        var unit = 0
        while unit < units.count {
            guard let placement = choice[unit] else {
                unit += 1
                continue
            }
            rows.append(row(placement))
            unit = placement.range.upperBound - units.lowerBound
        }
        return (rows, least[0])
    }

    /// A table that was read in two parts, the first columns of all rows and then the others of all rows.
    private func cutInTwo(_ least: Int) -> [Row]? {
        var least = least
        var best: [Row]?
        let template = templates[0]
        for count in 2..<max(2, template.count - 2) {
            let heads = cut(units.indices, [Array(template.prefix(count))], mayMove: false).rows.prefix {
                $0.cells.count >= 2 && $0.strays.isEmpty
            }
            guard heads.count > 1, let last = heads.last?.cells.last?.unit, last + 1 < units.count else {
                continue
            }
            let tails = cut(last + 1..<units.count, [Array(template.dropFirst(count))], mayMove: true)
            guard tails.rows.count == heads.count, tails.cost < least else { continue }
            least = tails.cost
            let isCertain = tails.rows.allSatisfy(\.isWhole)
            best = zip(heads, tails.rows).map { head, tail in
                // Where a cell is missing in one row, all rows may have those of others.
                Row(
                    cells: head.cells + tail.cells, notes: head.notes + tail.notes, strays: tail.strays,
                    cost: head.cost + tail.cost,
                    doubtful: isCertain ? tail.doubtful : Set(tail.cells.map(\.column)))
            }
        }
        return best
    }

    private func row(_ placement: RowSearch.Placement) -> Row {
        var row = Row(
            cells: [], notes: [], strays: [], cost: placement.cost,
            allowance: placement.range == units.indices ? 60 : 24, doubtful: placement.doubtful)
        for (offset, column) in placement.columns.enumerated() {
            if let column {
                let isNote = offset > 0 && placement.columns[offset - 1] == column
                if isNote {
                    row.notes.append((column, placement.range.lowerBound + offset))
                } else {
                    row.cells.append((column, placement.range.lowerBound + offset))
                }
            } else {
                row.strays.append(placement.range.lowerBound + offset)
            }
        }
        return row
    }
}
