/// What the steps cost.
extension GridMoves {
    /// What it costs to turn to a cell, as far as the cell tells.
    struct Turns {
        /// To the next column, to the same one a row below, and to the start of the row below.
        fileprivate var beside = 0
        fileprivate var down = 0
        fileprivate var startOfNext = 0
        /// What headings before the cell take off.
        fileprivate var headings = 0
        fileprivate var isAfterHeadings = false

        init() {}

        init(to cell: OrderedCell, of table: GridTable) {
            let isStacked = table.hasBlocks && cell.isBelow
            beside = isStacked ? GridCost.besideInBlock : 0
            down = isStacked ? 0 : GridCost.down
            startOfNext = isStacked ? GridCost.down : 0
            isAfterHeadings = cell.isAfterHeadings
            headings = isAfterHeadings ? GridCost.headings : 0
        }
    }

    /// What it costs that a value stands in a place, behind the way's last cell, whatever it says.
    func costOfPlace(_ row: Int) -> Int {
        let column = fit.column
        var cost = costOfTurn(to: row, .value)
        if row < Int(way.furthest[column]) { cost += GridCost.behindLater }
        if isFirstAboveHeading { cost += GridCost.aboveHeading }
        if row == way.rowCount {
            if column > 0 { cost += GridCost.untitledRow }
            if let expected = table.expected, row >= expected.transactions + expected.holdings {
                cost += GridCost.unexpectedRow
            }
        }
        return cost
    }

    /// Whether a cell stands above the heading of its column, and none that the way has there does.
    private var isFirstAboveHeading: Bool {
        table.above[cell] & ~way.aboveHeading & fit.bit != 0
    }

    /// What it costs that notes stand in a row of the way; `nil` where they do not.
    func costOfNotes(_ place: Int) -> Int? {
        let row = way.base + place
        let isLast = row == way.row && fit.column == way.column && way.role != .stray
        if isLast, belongsToPrevious { return 0 }
        let isNew = place == way.openCount
        let values: UInt16 = isNew ? 0 : rows[way.start + place].values
        let hasValue = values & fit.bit != 0
        guard isLast || hasValue || (isNew ? fit.mayStartRow : fit.mayLackValue) else { return nil }
        var cost = fit.costOfNotes
        if !isNew, rows[way.start + place].notes & fit.bit != 0 { cost += 18 }
        if isFirstAboveHeading { cost += GridCost.notesAboveHeading }
        if isNew { cost += 9 }
        if !hasValue, !fit.mayBeAlone { cost += isBesideCode ? 10 : 9 }
        if fit.kind == .nature, !isNew, table.isDirect(rows[way.start + place]) {
            cost += GridCost.notesOfNoNature
        }
        // A holding has nothing to say there.
        // Behind headings there may be more of a row that has but a title.
        let isTitle = values == 1 && turns.isAfterHeadings
        if values != 0, fit.kind.isOfTransaction, !isTitle, !table.isTransaction(values) { cost += 45 }
        if isLast {
            return cost + (way.role == .notes ? 6 : turns.isAfterHeadings ? 14 : 0)
        }
        return cost + costOfTurn(to: row, .notes) + (hasValue && !isBesideCode ? 9 : 0)
    }

    /// What it costs that a place refers to notes to which other rows refer from other columns.
    func costOfReferring(_ row: Int, _ column: Int) -> Int {
        var cost = 0
        for note in table.references[cell] {
            let columns = way.referring[note]
            if columns != 0, columns & 1 << UInt16(column) == 0, Int(way.referringRow[note]) != row {
                cost += GridCost.referenceElsewhere
            }
        }
        return cost
    }

    /// What it costs to go from the way's last cell to a place: more for any but the next where the cells stand in turn.
    private func costOfTurn(to row: Int, _ role: Role) -> Int {
        let cost = costOfFreeTurn(to: row, role)
        return table.isInTurn && cost >= GridCost.down ? cost * GridCost.outOfTurn : cost
    }

    private func costOfFreeTurn(to row: Int, _ role: Role) -> Int {
        let column = fit.column
        guard way.role != .stray else { return row == 0 && column == 0 ? 0 : 9 }
        let leap = row - way.row
        if leap == 0 {
            let place = column * 2 + (role == .notes ? 1 : 0)
            let last = way.column * 2 + (way.role == .notes ? 1 : 0)
            guard place > last else { return GridCost.back - turns.headings }
            if place == last + 1, role == .notes { return 0 }
            return turns.beside + 6 * columnsLeftOut
        }
        if leap == 1 {
            if column == way.column, role == way.role || way.role == .goesOn { return turns.down }
            if column == 0, role == .value { return turns.startOfNext }
        }
        let cost = GridCost.leap + 3 * min(3, abs(leap) / 2)
        return row < way.rowCount ? cost - turns.headings : cost
    }

    /// Notes that were read before their value stand right before the next column: how many columns are between.
    private var columnsLeftOut: Int {
        guard way.role == .notes, !table.mayBeAlone(way.column), way.row >= way.base, way.row < way.rowCount,
            rows[way.start + way.row - way.base].values & 1 << UInt16(way.column) == 0
        else { return 0 }
        return table.columns[way.column + 1..<fit.column].count { $0.costOfLacking > 0 }
    }
}
