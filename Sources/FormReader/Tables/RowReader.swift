import FormText

/// Puts the cells of a line into the columns of its table.
///
/// Cells that stand in their column and hold what it holds are taken as they are. Otherwise the cheapest
/// assignment that keeps their order is found: by what each cell can be, by what a row must have, and by
/// leaving out as few cells as possible.
struct RowReader {
    let columns: [Column]
    let isDerivative: Bool
    let form: FormType
    let style: FilingStyle
    /// Whether the table is a part of one, with the columns of some items only.
    private let isPart: Bool
    /// How many columns before the first item's hold labels of the rows.
    private let labels: Int
    /// What no holding, and no transaction, lacks.
    private let requiredOfHolding: [Column]
    private let requiredOfTransaction: [Column]

    /// - Parameters:
    ///   - items: the numbers of the items that the table has; `nil` where it has all of them.
    ///   - hasLabels: whether a letter or a number of the row stands before its title.
    init(
        form: FormType, isDerivative: Bool, style: FilingStyle, hasTimelinessColumn: Bool,
        hasDeemedColumn: Bool = true, hasOneAmountColumn: Bool = false, items: Set<Int>? = nil,
        hasLabels: Bool = false
    ) {
        isPart = items != nil
        labels = hasLabels ? 1 : 0
        let columns = Column.columns(ofForm: form, derivative: isDerivative)
            .filter { items?.contains($0.item(ofForm: form, derivative: isDerivative)) ?? true }
            .filter { $0 != .timeliness || hasTimelinessColumn }
            .filter { $0 != .deemedDate || hasDeemedColumn }
            .map { column in
                guard hasOneAmountColumn else { return column }
                return column == .acquired ? .amount : column == .disposed ? .acquiredDisposed : column
            }
        let ofHolding: [Column] = [.title, .ownership, .underlyingTitle, .owned]
        requiredOfHolding = columns.filter(ofHolding.contains)
        requiredOfTransaction = columns.filter {
            ofHolding.contains($0) || [.transactionDate, .code, .amount, .acquiredDisposed].contains($0)
        }
        self.columns = columns
        self.isDerivative = isDerivative
        self.form = form
        self.style = style
    }

    // MARK: Cells in their columns

    /// Reads a line each of whose cells stands in its column; `nil` where one does not.
    ///
    /// On a typed page, whose bars and marks tell the columns, a row may lack cells that every row has: what is owned
    /// in the end is often told once for several rows.
    func readInPlace(_ page: Page, line: Int, text: UnsafeBufferPointer<UInt8>) -> ReadRow? {
        readInPlace(page.cells[page.lines[line].cells], isTyped: page.isTyped, line: line, text: text)
    }

    /// Reads the cells of one row of a line, each of which stands in its column; `nil` where one does not.
    func readInPlace(
        _ all: ArraySlice<Page.Cell>, isTyped: Bool, line: Int, text: UnsafeBufferPointer<UInt8>
    ) -> ReadRow? {
        // Most lines of the headings have fewer cells than a row.
        guard isPart || isTyped || all.count >= requiredOfHolding.count else { return nil }
        let cells = narrowed(all, text)
        guard let last = cells.last, last.column < columns.count else { return nil }
        var row = ReadRow(isDerivative: isDerivative, line: line)
        if cells.count < all.count { row.label = all.first?.range }
        for cell in cells {
            let column = columns[cell.column]
            guard row[column] == nil,
                let (read, cost) = ReadCell.read(text, cell.range, as: column, style: style),
                cost == 0 || isTyped || accepts(read, column)
            else { return nil }
            row[column] = read
        }
        let required = row.isTransaction ? requiredOfTransaction : requiredOfHolding
        let isWhole = required.allSatisfy { row[$0] != nil }
        // Of a part alone little is required.
        let isRow = isPart ? row.columns.count > 1 : isWhole || isTyped && row.columns.count > 2
        guard isRow, isWhole || row[.title]?.isEmpty != true else { return nil }
        row.settleOneAmount()
        return row
    }

    /// The cells of a row, its label left out; of two that give an amount and a letter for either direction (`12,000 -` and `A,D`), what
    /// stands for the one that has an amount.
    private func narrowed(
        _ cells: ArraySlice<Page.Cell>, _ text: UnsafeBufferPointer<UInt8>
    ) -> [Page.Cell] {
        var cells = Array(cells)
        if labels > 0 {
            cells.removeAll { $0.column < labels }
            for index in cells.indices { cells[index].column -= labels }
        }
        guard columns.contains(.amount), cells.count > 1 else { return cells }
        for index in cells.indices.dropLast() {
            let letters = cells[index + 1].range
            guard letters.count == 3, text[letters.lowerBound] == UInt8(ascii: "A"),
                text[letters.upperBound - 1] == UInt8(ascii: "D"), !isLetter(text[letters.lowerBound + 1])
            else { continue }
            let amounts = cells[index].range
            guard let blank = amounts.first(where: { isSpace(text[$0]) }) else { continue }
            let (first, second) = (amounts.lowerBound..<blank, blank + 1..<amounts.upperBound)
            if NumberValue.isNone(text, second) {
                cells[index].range = first
                cells[index + 1].range = letters.lowerBound..<letters.lowerBound + 1
            } else if NumberValue.isNone(text, first) {
                cells[index].range = second
                cells[index + 1].range = letters.upperBound - 1..<letters.upperBound
            }
        }
        return cells
    }

    /// Whether a cell that is unusual in its column is still no mistake: a value in dollars where shares stand,
    /// a title of one letter.
    private func accepts(_ cell: ReadCell, _ column: Column) -> Bool {
        switch cell.value {
        case .number(let number):
            !number.isRepaired && (column.isPrice || !number.isMoney || column.valuePath != nil)
        case .text: true
        case .none: column.content != .text
        case .code: form == .five
        default: false
        }
    }

    // MARK: Cells by what they are

    /// What it costs to leave a cell out, to lack a required column, and to lack one that is usually there.
    private static let strayCost = 9
    /// Costs count this many times; a cell outside its own column counts once, to decide between equals.
    private static let unit = 32
    private static let requiredCost = 7
    private static let usualCost = 1

    /// Reads a line whose cells have lost their columns, or are not as the form prints them: a row, or two that share
    /// the line, or none.
    func readByContent(_ page: Page, line: Int, text: UnsafeBufferPointer<UInt8>) -> [ReadRow] {
        let cells = narrowed(page.cells[page.lines[line].cells], text)
        let whole = read(cells, line, text)
        guard cells.count >= 2 * Self.fewestCells else { return whole.map { [$0.row] } ?? [] }
        var best: (rows: [ReadRow], cost: Int)?
        for start in Self.fewestCells...cells.count - Self.fewestCells {
            guard ReadCell.read(text, cells[start].range, as: .title, style: style)?.cost == 0,
                let first = read(Array(cells[..<start]), line, text),
                let second = read(
                    cells[start...].map { cell in
                        var moved = cell
                        moved.column -= cells[start].column
                        return moved
                    }, line, text)
            else { continue }
            let cost = first.cost + second.cost
            if cost < best?.cost ?? Int.max { best = ([first.row, second.row], cost) }
        }
        guard let (found, cost) = best, cost < whole?.cost ?? Int.max else {
            return whole.map { [$0.row] } ?? []
        }
        var rows = found
        rows.doubtCuts()
        return rows
    }

    /// What two rows that share a line have at least each.
    static let fewestCells = 6

    private func read(
        _ cells: [Page.Cell], _ line: Int, _ text: UnsafeBufferPointer<UInt8>
    ) -> (row: ReadRow, cost: Int)? {
        guard cells.count >= 2 else { return nil }
        let fits = CellFits(cells, columns, text, style: style)
        let transaction = align(cells, fits, isTransaction: true)
        let holding = align(cells, fits, isTransaction: false)
        let best = transaction.cost <= holding.cost ? transaction : holding
        guard best.assigned.count(where: { $0.column != nil }) >= 2,
            best.cost < Self.requiredCost * 3 * Self.unit
        else {
            return nil
        }
        var row = ReadRow(isDerivative: isDerivative, line: line)
        var isElsewhere = false
        var excused = 0
        for (cell, number) in best.assigned {
            guard let number, let (read, _) = fits[cell, number] else {
                row.strays += cells[cell].map(\.range)
                excused += Self.strayCost
                continue
            }
            row[columns[number]] = read
            if cells[cell.lowerBound].column != number { isElsewhere = true }
            if read.how == .repaired { excused += 1 }
        }
        if isDerivative, isElsewhere {
            settleDirection(
                &row,
                best.assigned.compactMap { taken, column in
                    column.map { (cells[taken.lowerBound].column, $0) }
                })
        }
        // Cells that are unlike their columns may belong to others, unless all stand in their own; a cell too many
        // and signs that were put right do not put the rest in doubt, unless the row lacks a cell too.
        row.isCutInDoubt =
            (isElsewhere || !row.strays.isEmpty) && best.cost - excused * Self.unit >= 2 * Self.unit
        row.settleOneAmount()
        return (row, best.cost)
    }

    /// Puts the amount of a row of Table II into column (A) or (D), where cells have moved: as far as those on either
    /// side of it, or in between, as empty cells are lost. Where both columns are so far, or where there are cells too
    /// many, the code's usual direction is taken.
    ///
    /// - Parameter cells: in which column each cell stands, and the one that it was taken for.
    private func settleDirection(_ row: inout ReadRow, _ cells: [(place: Int, column: Int)]) {
        guard (row[.acquired] == nil) != (row[.disposed] == nil),
            let index = cells.firstIndex(where: { [.acquired, .disposed].contains(columns[$0.column]) })
        else { return }
        let moves = cells.map { $0.column - $0.place }
        let before = index > 0 ? moves[index - 1] : 0
        let behind = index + 1 < moves.count ? moves[index + 1] : columns.count
        let possible = [Column.acquired, .disposed].filter { column in
            let move = columns.firstIndex(of: column)! - cells[index].place
            return before <= move && move <= behind
        }
        guard possible.count == 1, moves == moves.sorted() else { return row.takeUsualDirection() }
        let amount = row[.acquired] ?? row[.disposed]
        row[.acquired] = possible[0] == .acquired ? amount : nil
        row[.disposed] = possible[0] == .disposed ? amount : nil
    }

    /// The cheapest assignment of cells to columns that keeps their order.
    ///
    /// - Parameter fits: each cell, and each two neighbours as one, read as each column.
    /// - Returns: the cells in order, one or two together, each with the number of its column, if it has one.
    private func align(
        _ cells: [Page.Cell], _ fits: CellFits, isTransaction: Bool
    ) -> (assigned: [(cells: Range<Int>, column: Int?)], cost: Int) {
        let required = isTransaction ? requiredOfTransaction : requiredOfHolding
        let usable = columns.indices.filter {
            isTransaction || !columns[$0].isOfTransaction || (columns[$0] == .code && form == .five)
        }
        func costOfLacking(_ column: Column) -> Int {
            if required.contains(column) { return Self.requiredCost }
            switch column {
            case .price, .conversionPrice, .exercisable, .expiration, .underlyingAmount: return Self.usualCost
            default: return 0
            }
        }
        let (n, m) = (cells.count, usable.count)
        let width = m + 1
        let unreachable = Int.max / 2
        var costs = [Int](repeating: unreachable, count: (n + 1) * width)
        var choices = [Choice](repeating: .leaveCell, count: (n + 1) * width)
        costs[n * width + m] = 0
        for i in stride(from: n, through: 0, by: -1) {
            for j in stride(from: m, through: 0, by: -1) where i < n || j < m {
                var best = unreachable
                var choice = Choice.leaveCell
                func consider(_ cost: Int, _ way: Choice) {
                    if cost < best { (best, choice) = (cost, way) }
                }
                if i < n, j < m, let (_, cost) = fits[i..<i + 1, usable[j]] {
                    let isElsewhere = cells[i].column != usable[j]
                    consider(
                        costs[(i + 1) * width + j + 1] + cost * Self.unit + (isElsewhere ? 1 : 0), .take)
                }
                if i + 1 < n, j < m, let (_, cost) = fits[i..<i + 2, usable[j]] {
                    let isElsewhere = cells[i].column != usable[j]
                    consider(
                        costs[(i + 2) * width + j + 1] + cost * Self.unit + (isElsewhere ? 1 : 0), .takeTwo)
                }
                if j < m {
                    consider(
                        costs[i * width + j + 1] + costOfLacking(columns[usable[j]]) * Self.unit, .leaveColumn
                    )
                }
                if i < n {
                    let stray = Self.strayCost * Self.unit
                    consider(costs[(i + 1) * width + j] + stray, .leaveCell)
                    // What cannot be read still fills the column in which it stands.
                    if j < m, cells[i].column == usable[j], fits[i..<i + 1, usable[j]] == nil {
                        consider(costs[(i + 1) * width + j + 1] + stray, .leaveBoth)
                    }
                }
                costs[i * width + j] = best
                choices[i * width + j] = choice
            }
        }
        var assigned: [(cells: Range<Int>, column: Int?)] = []
        var (i, j) = (0, 0)
        while i < n || j < m {
            let choice = choices[i * width + j]
            if choice != .leaveColumn {
                let taken = i..<i + (choice == .takeTwo ? 2 : 1)
                assigned.append((taken, choice == .take || choice == .takeTwo ? usable[j] : nil))
                i = taken.upperBound
            }
            if choice != .leaveCell { j += 1 }
        }
        return (assigned, costs[0])
    }

    /// What becomes of the next cell and the next column.
    private enum Choice {
        case take, takeTwo, leaveColumn, leaveCell, leaveBoth
    }
}
