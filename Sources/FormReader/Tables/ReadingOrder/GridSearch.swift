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
        /// What it costs with all that is to be expected.
        var rank = 0
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
    private let margin: Int
    /// Ways that are dearer by less leave a doubt.
    let doubt: Int
    /// Whether notes stand apart from what refers to them.
    let hasNotesApart: Bool
    /// The ways of the present step by what they have filled.
    private var same: KeyTable
    var steps: [Step] = []
    var ways = [Way()]
    private var doubts: [(place: Place, next: Int32)] = []
    /// The open rows of all ways.
    var rows: [GridTable.Row] = []
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
        self.margin = margin
        hasNotesApart = table.cells.contains(where: \.isNotes)
        same = KeyTable(width: width)
        comparison = PathComparison(rows: table.cells.count + 1)
        ways[0].referring = table.referring
    }

    private mutating func run() -> (rows: [GridRow], strays: [Int], isInDoubt: Bool) {
        for cell in table.cells.indices {
            take(cell, GridMoves(cell, of: table, ways, rows: rows, margin: margin))
        }
        return result()
    }

    /// Takes the cheapest of the steps that ways can take with a cell.
    private mutating func take(_ cell: Int, _ moves: GridMoves) {
        var next: [Way] = []
        next.reserveCapacity(width)
        var nextRows: [GridTable.Row] = []
        nextRows.reserveCapacity(rows.count + width)
        same.clear()
        for index in moves.byRank() {
            let move = moves.list[index]
            let known = same.find(move.key)
            if known == nil, next.count == width { continue }
            if let known, move.cost - next[known].cost >= doubt { continue }
            let way = ways[Int(move.way)]
            steps.append(
                Step(
                    parent: way.step, cell: Int32(cell), row: move.row, column: move.column,
                    role: move.role))
            if let known {
                let others = doubts(of: way) + differences(next[known].step, Int32(steps.count - 1))
                for place in others { doubt(&next[known], place) }
            } else {
                same.insert(move.key, next.count)
                next.append(longer(way, move, cell, &nextRows))
            }
        }
        ways = next
        rows = nextRows
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

    private mutating func doubt(_ way: inout Way, _ place: Place) {
        guard !doubts(of: way).contains(place) else { return }
        doubts.append((place, way.doubts))
        way.doubts = Int32(doubts.count - 1)
    }

    /// The way with a step more, the last of all.
    private func longer(_ way: Way, _ move: GridMoves.Move, _ cell: Int, _ nextRows: inout [GridTable.Row])
        -> Way
    {
        let openRows = way.start..<way.start + way.openCount
        var way = way
        way.cost = move.cost
        way.rank = move.rank
        way.step = Int32(steps.count - 1)
        way.start = nextRows.count
        nextRows.append(contentsOf: rows[openRows])
        guard move.role != .stray else { return way }
        let (row, column) = (Int(move.row), Int(move.column))
        (way.row, way.column, way.role) = (row, column, move.role)
        for note in table.references[cell] {
            if way.referring[note] == 0 { way.referringRow[note] = move.row }
            way.referring[note] |= 1 << UInt16(column)
        }
        guard move.role != .goesOn else { return way }
        if row == way.rowCount {
            nextRows.append(GridTable.Row())
            way.openCount += 1
        }
        let place = way.start + row - way.base
        way.lacks -= nextRows[place].lacks
        table.fill(&nextRows[place], column, with: cell, isNotes: move.role == .notes)
        way.lacks += nextRows[place].lacks
        if move.role == .value {
            way.furthest[column] = max(way.furthest[column], Int32(row))
            way.aboveHeading |= table.above[cell] & 1 << UInt16(column)
        }
        way.hash = way.hash &+ table.mark(row, column, move.role, cell)
        if way.openCount > GridCost.window, way.row > way.base {
            let settled = nextRows[way.start]
            way.start += 1
            way.openCount -= 1
            way.base += 1
            way.cost += table.costOfRow(settled)
            way.lacks -= settled.lacks
            way.rank = way.cost + table.outlook(way.lacks, after: cell)
        }
        return way
    }
}
