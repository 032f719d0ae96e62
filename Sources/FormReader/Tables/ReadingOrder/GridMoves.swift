/// The steps that the ways of a search can take with a cell, none much worse than the best.
final class GridMoves {
    typealias Role = GridSearch.Role
    typealias Way = GridSearch.Way

    /// A step that a way can take.
    struct Move {
        var way: Int32
        var row: Int32
        var cost: Int32
        var rank: Int32
        /// The number of the outcome: steps with the same have filled the same places.
        var outcome: Int32
        var column: Int8
        var role: Role
        /// What the step adds to the way's hash.
        var mark: UInt64
    }

    /// A column that may have the cell, and what all places in it share.
    struct Fit {
        var column = 0
        var bit: UInt16 = 0
        var kind = Column.title
        /// What it costs at least that the cell stands there.
        var cost = 0
        /// Whether less may be lacking then, and whether a row may become a transaction.
        var mayFill = false
        var mayTurn = false
        /// Whether the cell is compared with others, and how much a balance that holds may take off.
        var isCompared = false
        var balance = 0
        /// What notes cost there but beside what they belong to, and where they may stand without a value.
        var costOfNotes = 0
        var mayBeAlone = false
        var mayStartRow = false
        var mayLackValue = false
        /// What tells the cell's content, where places are told apart by that.
        var content: UInt64?
    }

    let table: GridTable
    private let margin: Int
    // Nothing else touches these while a step is found; to check that would take as long as to find it.
    @exclusivity(unchecked) private(set) var list: [Move] = []
    @exclusivity(unchecked) private var outcomes: GridSearch.Outcomes
    @exclusivity(unchecked) private var bestRank = 0
    /// How many outcomes the steps have.
    var outcomeCount: Int { outcomes.count }

    // What is true of the present cell.
    @exclusivity(unchecked) private(set) var cell = 0
    @exclusivity(unchecked) private(set) var turns = Turns()
    @exclusivity(unchecked) private(set) var isBesideCode = false
    @exclusivity(unchecked) private(set) var belongsToPrevious = false
    @exclusivity(unchecked) private(set) var isReferring = false
    @exclusivity(unchecked) private var isNotes = false
    @exclusivity(unchecked) private var fits: [Fit] = []

    // The present way, the rows of all, and the present column: large values that are not to be passed on.
    @exclusivity(unchecked) private(set) var way = Way()
    @exclusivity(unchecked) private var wayIndex: Int32 = 0
    /// What the way costs with what is to be expected if nothing is filled, and what may be expected less if it is.
    @exclusivity(unchecked) private var rank = 0
    @exclusivity(unchecked) private var relief = GridTable.Relief()
    @exclusivity(unchecked) private(set) var rows: [GridTable.Row] = []
    @exclusivity(unchecked) private(set) var fit = Fit()
    /// For each column the first row of the way that lacks it, as far as it is asked for.
    @exclusivity(unchecked) private var lacking = [Int32](repeating: -1, count: 16)

    init(table: GridTable, width: Int, margin: Int) {
        self.table = table
        self.margin = margin
        outcomes = GridSearch.Outcomes(width: width)
    }

    /// Finds the steps with a cell.
    func find(_ cell: Int, _ ways: [Way], _ rows: [GridTable.Row]) {
        let ordered = table.cells[cell]
        start(cell, ordered)
        bestRank = .max / 2
        self.rows = rows
        for index in ways.indices {
            way = ways[index]
            wayIndex = Int32(truncatingIfNeeded: index)
            let outlook = table.outlook(way.lacks, after: cell)
            rank = way.cost + outlook
            relief = table.relief(of: way.lacks, after: cell)
            findPlaces()
            if !isNotes, let cost = ordered.costOfGoingOn, way.role == .value || way.role == .goesOn {
                add(way.row, way.column, .goesOn, 0, cost + costOfReferring(way.row, way.column), outlook)
            }
            add(way.row, way.column, .stray, 0, GridCost.stray, outlook)
        }
        self.rows = []
    }

    /// Where the steps stand that are not much worse than the best, the best first, those of the same rank as they were
    /// found.
    func byRank() -> [Int32] {
        var starts = [Int](repeating: 0, count: margin + 2)
        for move in list where !isTooDear(Int(move.rank)) { starts[Int(move.rank) - bestRank + 1] += 1 }
        for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
        var sorted = [Int32](repeating: 0, count: starts.last!)
        for (index, move) in list.enumerated() where !isTooDear(Int(move.rank)) {
            let place = Int(move.rank) - bestRank
            sorted[starts[place]] = Int32(truncatingIfNeeded: index)
            starts[place] += 1
        }
        return sorted
    }

    private func isTooDear(_ rank: Int) -> Bool { rank > bestRank + margin }

    private func start(_ cell: Int, _ ordered: OrderedCell) {
        self.cell = cell
        list.removeAll(keepingCapacity: true)
        outcomes.clear()
        isNotes = ordered.isNotes
        isBesideCode = ordered.isBesideCode
        belongsToPrevious = ordered.belongsToPrevious
        isReferring = !table.references[cell].isEmpty
        turns = Turns(to: ordered, of: table)
        fits.removeAll(keepingCapacity: true)
        for (column, kind) in table.columns.enumerated() {
            guard let cost = leastCost(of: ordered, in: column) else { continue }
            fits.append(fit(cost, column, kind))
        }
    }

    private func fit(_ cost: Int, _ column: Int, _ kind: Column) -> Fit {
        var fit = Fit(column: column, bit: 1 << UInt16(column), kind: kind, cost: cost)
        fit.mayBeAlone = table.mayBeAlone(column)
        fit.mayFill = !isNotes || fit.mayBeAlone
        fit.mayTurn = !isNotes && kind.isOfTransaction
        fit.isCompared = !isNotes && table.isCompared(kind)
        if !isNotes, table.mayBalance[cell] {
            switch kind {
            case .amount, .acquired, .acquiredDisposed: fit.balance = GridCost.balance
            case .owned: fit.balance = 2 * GridCost.balance
            default: break
            }
        }
        if isNotes {
            fit.costOfNotes = table.costsOfNotes[cell][column] + (isBesideCode && kind != .code ? 18 : 0)
            fit.mayStartRow = fit.mayBeAlone || kind.costOfNotes < 9
            fit.mayLackValue = fit.mayBeAlone || kind.costOfNotes < 18
            if !belongsToPrevious { fit.cost = fit.costOfNotes }
        }
        fit.content = table.content(of: cell, in: kind)
        return fit
    }

    /// What it costs at least that a cell stands in a column; `nil` where it does not.
    private func leastCost(of ordered: OrderedCell, in column: Int) -> Int? {
        if isNotes { return belongsToPrevious ? 0 : table.costsOfNotes[cell][column] }
        return ordered.cost(as: table.columns[column]).map { $0 + ordered.costOfStarting }
    }

    private func findPlaces() {
        var columns: UInt16 = 0
        for index in fits.indices where !isTooDear(leastRank(fits[index])) { columns |= fits[index].bit }
        if columns == 0 { return }
        findLacking(columns)
        var near = bit(way.row) | bit(way.row + 1)
        if !isNotes { near |= 1 << Rows(truncatingIfNeeded: way.openCount) }
        for index in fits.indices where fits[index].bit & columns != 0 {
            let relief = reliefOfFilling(fits[index])
            if isTooDear(rank + fits[index].cost - relief - fits[index].balance) { continue }
            fit = fits[index]
            var places = near | (isNotes ? placesOfNotes() : likelyPlaces())
            while places != 0 {
                let place = places.trailingZeroBitCount
                places &= places - 1
                if isNotes { addNotes(place, relief) } else { addValue(place, relief) }
            }
        }
    }

    /// The rank that the way has at least with the cell in a column.
    private func leastRank(_ fit: Fit) -> Int { rank + fit.cost - reliefOfFilling(fit) - fit.balance }

    /// How much less may be to be expected once a column is filled.
    private func reliefOfFilling(_ fit: Fit) -> Int {
        guard fit.mayFill else { return 0 }
        return relief.ofFilling(fit.kind) + (fit.mayTurn ? relief.ofTurning : 0)
    }

    private func addValue(_ place: Int, _ relief: Int) {
        let (row, start) = (way.base + place, way.start + place)
        let isNew = place == way.openCount
        if !isNew, rows[start].values & fit.bit != 0 { return }
        let balance = isNew ? 0 : fit.balance
        var cost = fit.cost + costOfPlace(row)
        if isTooDear(rank + cost - relief - balance) { return }
        if isReferring {
            cost += costOfReferring(row, fit.column)
            if isTooDear(rank + cost - relief - balance) { return }
        }
        let lacks =
            isNew
            ? way.lacks.replacing(GridTable.Lacks(), by: table.lacks(fit.bit, 0))
            : way.lacks.replacing(
                rows[start].lacks, by: table.lacks(rows[start].values | fit.bit, rows[start].notes))
        let outlook = table.outlook(lacks, after: cell)
        if !isNew, fit.isCompared {
            if isTooDear(way.cost + outlook + cost - balance) { return }
            var filled = rows[start]
            table.fill(&filled, fit.column, with: cell)
            let range = Range(uncheckedBounds: (way.start, way.start + way.openCount))
            cost += table.costOfFilling(fit.kind, of: filled, at: start, in: rows, range)
        }
        add(row, fit.column, .value, table.mark(row, fit.column, isNotes: false, fit.content), cost, outlook)
    }

    private func addNotes(_ place: Int, _ relief: Int) {
        let row = way.base + place
        guard var cost = costOfNotes(place), !isTooDear(rank + cost - relief) else { return }
        if isReferring {
            cost += costOfReferring(row, fit.column)
            if isTooDear(rank + cost - relief) { return }
        }
        let start = way.start + place
        let lacks =
            place == way.openCount
            ? way.lacks.replacing(GridTable.Lacks(), by: table.lacks(0, fit.bit))
            : way.lacks.replacing(
                rows[start].lacks, by: table.lacks(rows[start].values, rows[start].notes | fit.bit))
        let mark = table.mark(row, fit.column, isNotes: true, fit.content)
        add(row, fit.column, .notes, mark, cost, table.outlook(lacks, after: cell))
    }

    private func add(
        _ row: Int, _ column: Int, _ role: Role, _ mark: UInt64, _ cost: Int, _ outlook: Int
    ) {
        let cost = way.cost + cost
        let rank = cost + outlook
        if isTooDear(rank) { return }
        // What follows depends on the last place too.
        let last: Role = role == .goesOn ? .value : role == .stray ? way.role : role
        let key = (way.hash &+ mark) &* 31 &+ UInt64(truncatingIfNeeded: row * 64 + column * 4)
        bestRank = min(bestRank, rank)
        list.append(
            Move(
                way: wayIndex, row: Int32(truncatingIfNeeded: row),
                cost: Int32(truncatingIfNeeded: cost), rank: Int32(truncatingIfNeeded: rank),
                outcome: outcomes.number(of: key &+ UInt64(last.rawValue)),
                column: Int8(truncatingIfNeeded: column), role: role, mark: mark))
    }
}

/// The rows that may have the cell.
extension GridMoves {
    /// Rows of a way, a bit each from the first that is open.
    private typealias Rows = UInt64

    /// Finds the first rows that lack some columns.
    private func findLacking(_ columns: UInt16) {
        var left = columns
        var place = 0
        while left != 0, place < way.openCount {
            var found = rows[way.start + place].free & left
            left &= ~found
            while found != 0 {
                lacking[found.trailingZeroBitCount] = Int32(truncatingIfNeeded: way.base + place)
                found &= found - 1
            }
            place += 1
        }
        while left != 0 {
            lacking[left.trailingZeroBitCount] = -1
            left &= left - 1
        }
    }

    private func bit(_ row: Int) -> Rows {
        let place = row - way.base
        return place >= 0 && place <= way.openCount ? 1 << Rows(truncatingIfNeeded: place) : 0
    }

    /// The first row that lacks the column, and the one behind the last that has it.
    private func likelyPlaces() -> Rows {
        bit(Int(way.furthest[fit.column]) + 1) | bit(Int(lacking[fit.column]))
    }

    /// The rows besides the present one and the next that may have notes in the column.
    private func placesOfNotes() -> Rows {
        var places: Rows = 0
        if fit.kind == .code, let place = firstCodeWithoutNotes() { places = 1 << Rows(place) }
        guard fit.mayBeAlone else { return places }
        return places | likelyPlaces() & ~bit(way.rowCount)
    }

    /// The notes of a code are often written before or behind all that stands to its right.
    private func firstCodeWithoutNotes() -> Int? {
        (0..<way.openCount).first {
            let row = rows[way.start + $0]
            return row.values & fit.bit != 0 && row.notes & fit.bit == 0
        }
    }
}
