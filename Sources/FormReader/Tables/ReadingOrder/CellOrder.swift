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
        /// Whether the cells are all there, and each where it should be.
        var isCertain: Bool
        /// The columns whose cell could nearly as well be another.
        var doubtful: Set<Column>

        /// From the row's first cell to its last.
        var units: Range<Int> {
            let units = cells.map(\.unit) + notes.map(\.unit) + strays
            return units.min()!..<units.max()! + 1
        }

        var isWhole: Bool { isCertain && strays.isEmpty && doubtful.isEmpty }
    }

    private let templates: [[Column]]
    private let units: [Word]
    /// What the numbers among the cells say, to compare them.
    private let numbers: [Int?]
    /// Which texts begin as the nature of an indirect ownership does, and which have a word for a security.
    private let isNamedLikeNature: [Bool]
    private let isNamedLikeSecurity: [Bool]
    /// Which cells have the text of a title of a row that is whole.
    private var titles: Set<Int> = []

    private static let stray = 60
    private static let longestRow = 16

    /// - Parameters:
    ///   - units: the cells in the order of the text, each as one word.
    ///   - numbers: the amounts of those that are numbers.
    ///   - texts: their texts.
    init(columns: [Column], units: [Word], numbers: [Int?], texts: [String]) {
        isNamedLikeNature = texts.map { text in
            ["By ", "See ", "by ", "see "].contains { text.hasPrefix($0) }
        }
        isNamedLikeSecurity = texts.map { text in
            let words = text.lowercased().split { !$0.isLetter }
            return words.contains {
                ["stock", "share", "shares", "unit", "units", "option", "options"].contains($0)
            }
        }
        let merged = columns.filter { $0 != .disposed }
        templates = [merged, merged.filter { !$0.isOfTransaction }]
        self.units = units
        self.numbers = numbers
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
            if isTitle { titles.insert(unit) }
        }
        (rows, cost) = settle(between: rows)
        if rows.allSatisfy(\.isWhole) { return rows }
        return cutInTwo(cost) ?? rows
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
        var choice = [Placement?](repeating: nil, count: units.count)
        let shortest = min(3, templates[0].count)
        for start in (0..<units.count).reversed() {
            least[start] = least[start + 1] + Self.stray
            guard start + shortest <= units.count else { continue }
            for end in start + shortest...min(units.count, start + Self.longestRow) {
                for template in templates where end - start <= template.count + 3 {
                    let limit = least[start] - least[end]
                    let range = units.lowerBound + start..<units.lowerBound + end
                    guard limit > leastCost(of: range, template),
                        let placement = place(range, template, limit: limit, mayMove: mayMove)
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
            best = zip(heads, tails.rows).map { head, tail in
                Row(
                    cells: head.cells + tail.cells, notes: head.notes + tail.notes, strays: tail.strays,
                    isCertain: tail.isCertain, doubtful: tail.doubtful)
            }
        }
        return best
    }

    private func row(_ placement: Placement) -> Row {
        var row = Row(
            cells: [], notes: [], strays: [],
            isCertain: placement.cost <= (placement.range == units.indices ? 60 : 24),
            doubtful: placement.doubtful)
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

    // MARK: One row

    /// A way to put cells into the columns of a row.
    private struct Placement {
        var range: Range<Int>
        /// The column of each cell; `nil` for a stray one.
        var columns: [Column?]
        var cost: Int
        /// The columns that another way, hardly dearer, fills with another cell.
        var doubtful: Set<Column>
    }

    /// The cheapest way to put the cells of `range` into the columns of a row, where it costs less than `limit`.
    private func place(_ range: Range<Int>, _ template: [Column], limit: Int, mayMove: Bool) -> Placement? {
        var search = Search(
            range: range, template: template, mayMove: mayMove, limit: limit,
            columns: [Column?](repeating: nil, count: range.count))
        descend(&search, 0, 0, filled: 0, last: -1)
        guard let best = search.best else { return nil }
        var doubtful: Set<Column> = []
        if let second = search.second, search.secondCost - search.leastCost < 8 {
            for (offset, (one, other)) in zip(best, second).enumerated() where one != other {
                let unit = range.lowerBound + offset
                // Equal cells may change places.
                let isEqual = second.indices.contains {
                    second[$0] == one && units[range.lowerBound + $0].isSame(as: units[unit])
                }
                if !isEqual { doubtful.formUnion([one, other].compactMap { $0 }) }
            }
        }
        return Placement(range: range, columns: best, cost: search.leastCost, doubtful: doubtful)
    }

    /// What cells cost at least that are more than the row has columns for.
    private func leastCost(of range: Range<Int>, _ template: [Column]) -> Int {
        func excess(_ isOne: (Word.Shapes) -> Bool, _ columns: (Column) -> Bool) -> Int {
            max(0, units[range].count { isOne($0.shapes) } - template.count(where: columns))
        }
        let texts = excess({ $0.isEmpty }, { $0.content == .text })
        let dates = excess({ $0.contains(.date) }, { $0.content == .date })
        let amounts = excess({ $0.contains(.number) && !$0.contains(.date) }, { $0.content == .number })
        let prices = excess({ $0.contains(.money) }, { $0.isPrice || $0.valuePath != nil })
        return Self.stray * (texts + dates + max(amounts, prices))
    }

    private struct Search {
        let range: Range<Int>
        let template: [Column]
        let mayMove: Bool
        let limit: Int
        var columns: [Column?]
        var best: [Column?]?
        var second: [Column?]?
        var leastCost = Int.max / 2
        var secondCost = Int.max / 2
        /// How many more steps the search may take.
        var budget = 4000

        /// Whether a column to the right that is taken holds what this one does.
        func swaps(_ index: Int, _ filled: UInt32) -> Bool {
            template.indices.contains {
                $0 > index && filled & (1 << UInt32($0)) != 0
                    && template[$0].content == template[index].content
            }
        }
    }

    /// Puts the cell at `offset` wherever it can be, and goes on with the next.
    ///
    /// - Parameters:
    ///   - filled: the columns that are taken, a bit each.
    ///   - last: the column furthest right that is taken.
    private func descend(_ search: inout Search, _ offset: Int, _ cost: Int, filled: UInt32, last: Int) {
        search.budget -= 1
        let bound = min(search.secondCost, max(search.limit, search.leastCost + 8))
        guard cost < bound, search.budget > 0 else { return }
        if offset == search.range.count {
            let total = cost + costOfGaps(search, filled)
            if total < search.leastCost, total < search.limit {
                (search.secondCost, search.second) = (search.leastCost, search.best)
                (search.leastCost, search.best) = (total, search.columns)
            } else if total < search.secondCost {
                (search.secondCost, search.second) = (total, search.columns)
            }
            return
        }
        let unit = search.range.lowerBound + offset
        for (index, column) in search.template.enumerated() where filled & (1 << UInt32(index)) == 0 {
            guard index > last || search.mayMove, let fit = self.cost(of: unit, as: column) else { continue }
            // Each column to the right that is taken was read before its turn; one of the same kind hardly is.
            let moved = (filled >> UInt32(index)).nonzeroBitCount
            let isSwapped = moved > 0 && search.swaps(index, filled)
            search.columns[offset] = column
            descend(
                &search, offset + 1, cost + fit + (moved > 0 ? 4 + 2 * moved : 0) + (isSwapped ? 6 : 0),
                filled: filled | 1 << UInt32(index),
                last: max(last, index))
        }
        if offset > 0, units[unit].shapes.contains(.notes), let column = search.columns[offset - 1],
            !units[unit - 1].shapes.contains(.notes)
        {
            search.columns[offset] = column
            let cost = cost + (column == .code ? 2 : 6)
            descend(&search, offset + 1, cost, filled: filled, last: last)
        }
        search.columns[offset] = nil
        if offset > 0 { descend(&search, offset + 1, cost + Self.stray, filled: filled, last: last) }
    }

    /// What a cell costs in a column; `nil` where it can be no such thing.
    private func cost(of unit: Int, as column: Column) -> Int? {
        let shapes = units[unit].shapes
        switch column.content {
        case .text:
            guard shapes.isDisjoint(with: [.notes, .pricedByNote, .date, .money]) else { return nil }
            var cost = shapes.contains(.number) ? 30 : shapes.isDisjoint(with: [.ownership, .code]) ? 0 : 40
            if column == .nature, titles.contains(unit) || isNamedLikeSecurity[unit] { cost += 15 }
            if column == .title, !titles.isEmpty, !titles.contains(unit) { cost += 2 }
            if column != .nature, isNamedLikeNature[unit] { cost += 30 }
            return cost
        case .date:
            if shapes.contains(.date) { return column == .deemedDate ? 3 : 0 }
            return shapes.contains(.notes) && (column == .exercisable || column == .expiration) ? 0 : nil
        case .number:
            if shapes.contains(.notes) { return column.isPrice || column == .underlyingAmount ? 3 : nil }
            if shapes.contains(.pricedByNote) { return column.isPrice ? 0 : nil }
            if shapes.contains(.money) { return column.isPrice ? 0 : column.valuePath != nil ? 40 : nil }
            return shapes.contains(.number) ? column.isPrice ? 45 : 0 : nil
        case .code: return shapes.contains(.code) ? 0 : nil
        case .timeliness: return shapes.contains(.timeliness) ? 0 : nil
        case .acquiredDisposed: return shapes.contains(.acquiredDisposed) ? 0 : nil
        case .ownership: return shapes.contains(.ownership) ? 0 : nil
        }
    }

    /// What the row costs for the columns that are empty, and for numbers that should be equal and are not.
    private func costOfGaps(_ search: Search, _ filled: UInt32) -> Int {
        var cost = 0
        var units = [Int?](repeating: nil, count: Column.allCases.count)
        for (offset, column) in search.columns.enumerated() {
            if let column { units[column.rawValue] = search.range.lowerBound + offset }
        }
        for column in search.template where units[column.rawValue] == nil {
            switch column {
            case .title, .underlyingTitle, .transactionDate, .code, .amount, .acquired, .acquiredDisposed,
                .owned,
                .ownership:
                cost += 45
            case .price: cost += 25
            case .conversionPrice, .exercisable, .expiration, .underlyingAmount: cost += 25
            default: break
            }
        }
        if let ownership = units[Column.ownership.rawValue], search.template.contains(.nature) {
            let isIndirect = !self.units[ownership].shapes.contains(.acquiredDisposed)
            let hasNature = units[Column.nature.rawValue] != nil
            if isIndirect != hasNature { cost += isIndirect ? 30 : 25 }
        }
        if let underlying = units[Column.underlyingAmount.rawValue] {
            if let amount = units[Column.acquired.rawValue] {
                if numbers[underlying] != numbers[amount] { cost += 14 }
            } else if let owned = units[Column.owned.rawValue], numbers[underlying] != numbers[owned] {
                cost += 4
            }
        }
        return cost
    }
}
