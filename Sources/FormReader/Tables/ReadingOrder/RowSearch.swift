/// Finds the cheapest ways to put a run of cells into the columns of a row: cell by cell, of all ways so far the
/// cheapest few go on.
struct RowSearch {
    /// A way to put cells into the columns of a row.
    struct Placement {
        var range: Range<Int>
        /// The column of each cell; `nil` for a stray one. Notes have the column of the cell before them.
        var columns: [Column?]
        var cost: Int
        /// The columns that another way, hardly dearer, fills with another cell.
        var doubtful: Set<Column>
    }

    /// What a cell costs that fills no column.
    static let stray = 60
    static let longestRow = 16
    /// How many ways go on.
    private static let width = 32

    /// A way so far.
    private struct Way {
        var cost = 0
        /// The columns that are taken, a bit each, and the furthest right of them.
        var filled: UInt32 = 0
        var last = -1
        /// The column of each cell, by its place in the template; -1 for a stray one.
        var columns = SIMD16<Int8>(repeating: -1)
        /// The cell in each column; -1 where there is none.
        var cells = SIMD16<Int8>(repeating: -1)
    }

    private let fit: CellFit
    private let template: [Column]
    private let start: Int
    private let mayMove: Bool
    private var count = 0
    private var ways = [Way()]

    /// - Parameter mayMove: whether cells may stand out of their turn.
    init(fit: CellFit, template: [Column], start: Int, mayMove: Bool) {
        self.fit = fit
        self.template = template
        self.start = start
        self.mayMove = mayMove
    }

    /// Whether a way costs less than `limit` so far.
    func isOpen(below limit: Int) -> Bool { ways.contains { $0.cost < limit } }

    /// Puts the next cell wherever it can be.
    mutating func takeNext() {
        let unit = start + count
        let costs = template.map { fit.cost(of: unit, as: $0) }
        var next: [Way] = []
        for way in ways {
            for index in template.indices where way.filled & (1 << UInt32(index)) == 0 {
                guard index > way.last || mayMove, let cost = costs[index] else { continue }
                var longer = way
                longer.cost += cost + costOfTurn(index, way.filled)
                longer.filled |= 1 << UInt32(index)
                longer.last = max(way.last, index)
                longer.columns[count] = Int8(index)
                longer.cells[index] = Int8(count)
                next.append(longer)
            }
            // Notes may go with the value before them.
            if count > 0, fit.units[unit].shapes.contains(.notes),
                !fit.units[unit - 1].shapes.contains(.notes),
                way.columns[count - 1] >= 0
            {
                var longer = way
                let column = template[Int(way.columns[count - 1])]
                longer.cost += column == .code ? 2 : 6
                longer.columns[count] = way.columns[count - 1]
                next.append(longer)
            }
            if count > 0 {
                var longer = way
                longer.cost += Self.stray
                next.append(longer)
            }
        }
        next.sort { $0.cost < $1.cost }
        ways = Array(next.prefix(Self.width))
        count += 1
    }

    /// What it costs to fill a column when others to its right are filled: each was read before its turn, and one
    /// of the same kind hardly is.
    private func costOfTurn(_ index: Int, _ filled: UInt32) -> Int {
        let moved = (filled >> UInt32(index)).nonzeroBitCount
        guard moved > 0 else { return 0 }
        let isSwapped = template.indices.contains {
            $0 > index && filled & (1 << UInt32($0)) != 0 && template[$0].content == template[index].content
                && template[$0].isPrice == template[index].isPrice
        }
        return 4 + 2 * moved + (isSwapped ? 6 : 0)
    }

    /// The cheapest way as a whole row, where it costs less than `limit`.
    func best(below limit: Int) -> Placement? {
        guard limit > 0, let lowest = ways.first?.cost, lowest < limit else { return nil }
        var best: (cost: Int, way: Way)?
        var second: (cost: Int, way: Way)?
        for way in ways where way.cost < (second?.cost ?? Int.max) {
            let cost = way.cost + costOfGaps(way)
            if cost < best?.cost ?? Int.max {
                (second, best) = (best, (cost, way))
            } else if cost < second?.cost ?? Int.max {
                second = (cost, way)
            }
        }
        guard let best, best.cost < limit else { return nil }
        var doubtful: Set<Column> = []
        if let second, second.cost - best.cost < 8 { doubtful = differences(best.way, second.way) }
        // Notes alone behind a value may be those of an empty cell; behind a code they rarely are.
        for cell in 1..<max(count, 1) where best.way.columns[cell] >= 0 {
            let column = template[Int(best.way.columns[cell])]
            if best.way.columns[cell] == best.way.columns[cell - 1], column != .code {
                doubtful.insert(column)
            }
        }
        return Placement(
            range: start..<start + count, columns: (0..<count).map { column(best.way.columns[$0]) },
            cost: best.cost,
            doubtful: doubtful)
    }

    private func column(_ index: Int8) -> Column? { index < 0 ? nil : template[Int(index)] }

    /// The columns that two ways fill with cells that are not equal.
    private func differences(_ one: Way, _ other: Way) -> Set<Column> {
        var columns: Set<Column> = []
        for index in template.indices where one.cells[index] != other.cells[index] {
            let (first, second) = (one.cells[index], other.cells[index])
            let isEqual =
                first >= 0 && second >= 0
                && fit.units[start + Int(first)].isSame(as: fit.units[start + Int(second)])
            if !isEqual { columns.insert(template[index]) }
        }
        return columns
    }

    /// What the row costs for the columns that are empty, and for numbers that should be equal and are not.
    private func costOfGaps(_ way: Way) -> Int {
        var cost = 0
        var cells = [Int?](repeating: nil, count: Column.allCases.count)
        for (index, column) in template.enumerated() {
            if way.cells[index] < 0 {
                cost += CellFit.costOfLacking(column)
            } else {
                cells[column.rawValue] = start + Int(way.cells[index])
            }
        }
        if let ownership = cells[Column.ownership.rawValue], template.contains(.nature) {
            cost += fit.costOfNature(ownership, hasNature: cells[Column.nature.rawValue] != nil)
        }
        if let underlying = cells[Column.underlyingAmount.rawValue] {
            if let amount = cells[Column.acquired.rawValue] {
                cost += fit.cost(of: 14, where: underlying, differsFrom: amount)
            } else if let owned = cells[Column.owned.rawValue] {
                cost += fit.cost(of: 4, where: underlying, differsFrom: owned)
            }
        }
        return cost
    }
}
