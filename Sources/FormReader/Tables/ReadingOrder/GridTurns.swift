/// What the steps cost.
extension GridMoves {
    /// What it costs that a value stands in a place, behind the way's last cell, whatever it says.
    func costOfPlace(_ row: Int, _ column: Int, _ way: Way) -> Int {
        var cost = costOfTurn(to: row, column, .value, way)
        if row < Int(way.furthest[column]) { cost += GridCost.behindLater }
        if isFirstAboveHeading(column, way) { cost += GridCost.aboveHeading }
        if row == way.rowCount {
            if column > 0 { cost += GridCost.untitledRow }
            if let expected = table.expected, row >= expected.transactions + expected.holdings {
                cost += GridCost.unexpectedRow
            }
        }
        return cost
    }

    /// Whether a cell stands above the heading of a column, and none that the way has in the column does.
    private func isFirstAboveHeading(_ column: Int, _ way: Way) -> Bool {
        table.above[cell] & ~way.aboveHeading & 1 << UInt16(column) != 0
    }

    /// What it costs that notes stand in a place; `nil` where they do not.
    func costOfNotes(_ row: Int, _ column: Int, _ way: Way) -> Int? {
        let isLast = row == way.row && column == way.column && way.role != .stray
        let isNew = row == way.rowCount
        let filled = open(row, of: way) ?? GridTable.Row()
        let hasValue = filled.values & 1 << UInt16(column) != 0
        let mayBeAlone = table.mayBeAlone(column)
        let usual = table.columns[column].costOfNotes
        var cost = table.costsOfNotes[cell][column]
        let isBesideCode = ordered.isBesideCode
        if isBesideCode, table.columns[column] != .code { cost += 18 }
        if isLast, ordered.belongsToPrevious { return 0 }
        guard isLast || hasValue || mayBeAlone || (isNew ? usual < 9 : usual < 18) else { return nil }
        if filled.notes & 1 << UInt16(column) != 0 { cost += 18 }
        if isFirstAboveHeading(column, way) { cost += GridCost.notesAboveHeading }
        if isNew { cost += 9 }
        if !hasValue, !mayBeAlone { cost += isBesideCode ? 10 : 9 }
        if table.columns[column] == .nature, table.isDirect(filled) { cost += GridCost.notesOfNoNature }
        // A holding has nothing to say there.
        // Behind headings there may be more of a row that has but a title.
        let isTitle = filled.values == 1 && ordered.isAfterHeadings
        if table.columns[column].isOfTransaction, filled.values != 0, !isTitle, !table.isTransaction(filled) {
            cost += 45
        }
        if isLast {
            return cost + (way.role == .notes ? 6 : ordered.isAfterHeadings ? 14 : 0)
        }
        return cost + costOfTurn(to: row, column, .notes, way) + (hasValue && !isBesideCode ? 9 : 0)
    }

    /// What it costs that a place refers to notes to which other rows refer from other columns.
    func costOfReferring(_ row: Int, _ column: Int, _ way: Way) -> Int {
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
    private func costOfTurn(to row: Int, _ column: Int, _ role: Role, _ way: Way) -> Int {
        let cost = costOfFreeTurn(to: row, column, role, way)
        return table.isInTurn && cost >= GridCost.down ? cost * GridCost.outOfTurn : cost
    }

    private func costOfFreeTurn(to row: Int, _ column: Int, _ role: Role, _ way: Way) -> Int {
        guard way.role != .stray else { return row == 0 && column == 0 ? 0 : 9 }
        let isStacked = table.hasBlocks && ordered.isBelow
        let rows = row - way.row
        let place = column * 2 + (role == .notes ? 1 : 0)
        let last = way.column * 2 + (way.role == .notes ? 1 : 0)
        if rows == 0, place > last {
            if place == last + 1, role == .notes { return 0 }
            return (isStacked ? GridCost.besideInBlock : 0) + 6 * columnsLeftOut(behindNotesOf: way, column)
        }
        if rows == 1 {
            if column == way.column, role == way.role || way.role == .goesOn {
                return isStacked ? 0 : GridCost.down
            }
            if column == 0, role == .value { return isStacked ? GridCost.down : 0 }
        }
        if rows == 0 { return GridCost.back - (ordered.isAfterHeadings ? GridCost.headings : 0) }
        let leap = GridCost.leap + 3 * min(3, abs(rows) / 2)
        return row < way.rowCount && ordered.isAfterHeadings ? leap - GridCost.headings : leap
    }

    /// Notes that were read before their value stand right before the next column: how many columns are between.
    private func columnsLeftOut(behindNotesOf way: Way, _ column: Int) -> Int {
        guard way.role == .notes, !table.mayBeAlone(way.column),
            let row = open(way.row, of: way), row.values & 1 << UInt16(way.column) == 0
        else { return 0 }
        return table.columns[way.column + 1..<column].count { $0.costOfLacking > 0 }
    }
}
