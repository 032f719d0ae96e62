/// Puts the cells of a table in reading order that stand in no whole row into rows and columns.
///
/// Of all ways to fill the table the cheapest counts. What a cell can be says which columns it may fill. The text
/// goes mostly from left to right and row by row, sometimes down a column; each leap from there costs, a column
/// that stays empty costs more, and numbers that should agree and do not cost too. Cell by cell the cheapest few
/// ways go on; what the cheapest and one that is hardly dearer see in different ways is in doubt.
struct GridSearch {
    enum Role: UInt8 { case value, notes, goesOn, stray }

    /// Where a cell went, and the step before.
    struct Step {
        var parent: Int32
        var cell: Int32
        var row: Int32
        var column: Int8
        var role: Role
    }

    /// A way so far.
    struct Way {
        var cost = 0
        var step: Int32 = -1
        /// Where its last cell went.
        var row = 0
        var column = 0
        var role = Role.stray
        /// The number of the first open row, how many are open, and where they stand among those of all ways.
        var base = 0
        var openCount = 0
        var start = 0
        var lacks = GridTable.Lacks()
        /// The last row that has each column.
        var furthest = SIMD16<Int32>(repeating: -1)
        /// The columns of which a cell stands above the heading.
        var aboveHeading: UInt16 = 0
        /// The columns that refer to each note of ``GridTable/references``, and the first row that does.
        var referring = SIMD16<UInt16>(repeating: 0)
        var referringRow = SIMD16<Int32>(repeating: -1)
        /// What tells which places are filled.
        var hash: UInt64 = 0
        /// Where the list starts of places that another way with the same outcome fills in another way.
        var doubts: Int32 = -1

        var rowCount: Int { base + openCount }
    }

    struct Place: Hashable {
        var row: Int32
        var column: Int8
    }

    let table: GridTable
    private let width: Int
    /// Ways that are dearer by less leave a doubt.
    let doubt: Int
    /// Whether notes stand apart from what refers to them.
    let hasNotesApart: Bool
    private let moves: GridMoves
    /// The way that goes on for each outcome of the present step; below zero where none does.
    private var wayOfOutcome: [Int32] = []
    var steps: [Step] = []
    var ways = [Way()]
    private var doubts: [(place: Place, next: Int32)] = []
    /// The open rows of all ways.
    var rows: [GridTable.Row] = []
    /// The ways and the rows of the next step.
    private var nextWays: [Way] = []
    private var nextRows: [GridTable.Row] = []
    var comparison: PathComparison

    /// The rows in order, and the cells that belong to none; what is left in doubt is searched again, among more ways.
    static func rows(of table: GridTable) -> (rows: [GridRow], strays: [Int]) {
        var search = GridSearch(
            table: table, width: GridCost.width, margin: GridCost.margin, doubt: GridCost.doubt)
        let (rows, strays, isInDoubt) = search.run()
        guard isInDoubt else { return (rows, strays) }
        search = GridSearch(
            table: table, width: GridCost.widthInDoubt, margin: GridCost.margin,
            doubt: GridCost.doubtOfUnlikely)
        let found = search.run()
        return (found.rows, found.strays)
    }

    /// The rows that a table has at first sight, to compare others with.
    static func likelyRows(of table: GridTable) -> [GridRow] {
        var search = GridSearch(
            table: table, width: GridCost.widthToCompare, margin: GridCost.marginToCompare,
            doubt: GridCost.doubt)
        return search.run().rows
    }

    private init(table: GridTable, width: Int, margin: Int, doubt: Int) {
        self.table = table
        self.doubt = doubt
        self.width = width
        hasNotesApart = table.cells.contains(where: \.isNotes)
        moves = GridMoves(table: table, width: width, margin: margin)
        comparison = PathComparison(rows: table.cells.count + 1)
        ways[0].referring = table.referring
    }

    private mutating func run() -> (rows: [GridRow], strays: [Int], isInDoubt: Bool) {
        for cell in table.cells.indices { take(cell) }
        return result()
    }

    /// Takes the cheapest of the steps that ways can take with a cell.
    private mutating func take(_ cell: Int) {
        moves.find(cell, ways, rows)
        nextWays.removeAll(keepingCapacity: true)
        nextRows.removeAll(keepingCapacity: true)
        wayOfOutcome.removeAll(keepingCapacity: true)
        wayOfOutcome.append(contentsOf: repeatElement(-1, count: moves.outcomeCount))
        for index in moves.byRank() {
            let move = moves.list[Int(index)]
            let known = Int(wayOfOutcome[Int(move.outcome)])
            if known < 0, nextWays.count == width { continue }
            if known >= 0, Int(move.cost) - nextWays[known].cost >= doubt { continue }
            steps.append(
                Step(
                    parent: ways[Int(move.way)].step, cell: Int32(cell), row: move.row, column: move.column,
                    role: move.role))
            if known >= 0 {
                let others =
                    doubts(of: ways[Int(move.way)])
                    + differences(nextWays[known].step, Int32(steps.count - 1))
                var doubts = nextWays[known].doubts
                for place in others { doubts = self.doubts(doubts, with: place) }
                nextWays[known].doubts = doubts
            } else {
                wayOfOutcome[Int(move.outcome)] = Int32(nextWays.count)
                nextWays.append(ways[Int(move.way)])
                nextWays[nextWays.count - 1].take(
                    move, Int32(steps.count - 1), cell, of: table, rows, to: &nextRows)
            }
        }
        swap(&ways, &nextWays)
        swap(&rows, &nextRows)
    }

    /// The places in doubt of a way.
    func doubts(of way: Way) -> [Place] {
        var places: [Place] = []
        var next = way.doubts
        while next >= 0 {
            places.append(doubts[Int(next)].place)
            next = doubts[Int(next)].next
        }
        return places
    }

    /// Where the list starts that has a place more than another, where it is not in it.
    private mutating func doubts(_ start: Int32, with place: Place) -> Int32 {
        var next = start
        while next >= 0 {
            if doubts[Int(next)].place == place { return start }
            next = doubts[Int(next)].next
        }
        doubts.append((place, start))
        return Int32(doubts.count - 1)
    }
}

extension GridSearch.Way {
    /// Takes a step with a cell.
    ///
    /// - Parameters:
    ///   - rows: where its rows stand.
    ///   - nextRows: where to put them.
    fileprivate mutating func take(
        _ move: GridMoves.Move, _ step: Int32, _ cell: Int, of table: GridTable, _ rows: [GridTable.Row],
        to nextRows: inout [GridTable.Row]
    ) {
        let openRows = start..<start + openCount
        cost = Int(move.cost)
        self.step = step
        start = nextRows.count
        nextRows.append(contentsOf: rows[openRows])
        guard move.role != .stray else { return }
        let column = Int(move.column)
        let bit: UInt16 = 1 << UInt16(column)
        row = Int(move.row)
        (self.column, role) = (column, move.role)
        for note in table.references[cell] {
            if referring[note] == 0 { referringRow[note] = move.row }
            referring[note] |= bit
        }
        guard role != .goesOn else { return }
        if row == rowCount {
            nextRows.append(GridTable.Row())
            openCount += 1
        }
        let place = start + row - base
        let before = nextRows[place].lacks
        if role == .value {
            table.fill(&nextRows[place], column, with: cell)
            furthest[column] = max(furthest[column], move.row)
            aboveHeading |= table.above[cell] & bit
        } else {
            nextRows[place].notes |= bit
        }
        table.findLacks(of: &nextRows[place])
        lacks = lacks.replacing(before, by: nextRows[place].lacks)
        hash = hash &+ move.mark
        if openCount > GridCost.window, row > base { settleFirst(nextRows[start], of: table) }
    }

    /// Takes its first open row for settled.
    private mutating func settleFirst(_ row: GridTable.Row, of table: GridTable) {
        start += 1
        openCount -= 1
        base += 1
        cost += table.costOfRow(row)
        lacks = lacks.replacing(row.lacks, by: GridTable.Lacks())
    }
}
