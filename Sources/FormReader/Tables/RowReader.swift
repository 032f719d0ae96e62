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
    let highestNote: Int

    init(
        form: FormType, isDerivative: Bool, highestNote: Int, hasTimelinessColumn: Bool,
        hasDeemedColumn: Bool = true, hasOneAmountColumn: Bool = false
    ) {
        columns = Column.columns(ofForm: form, derivative: isDerivative)
            .filter { $0 != .timeliness || hasTimelinessColumn }
            .filter { $0 != .deemedDate || hasDeemedColumn }
            .map { column in
                guard hasOneAmountColumn else { return column }
                return column == .acquired ? .amount : column == .disposed ? .acquiredDisposed : column
            }
        self.isDerivative = isDerivative
        self.form = form
        self.highestNote = highestNote
    }

    // MARK: Cells in their columns

    /// Reads a line each of whose cells stands in its column; `nil` where one does not.
    ///
    /// On a typed page, whose bars and marks tell the columns, a row may lack cells that every row has: what is owned
    /// in the end is often told once for several rows.
    func readInPlace(_ page: Page, line: Int, text: UnsafeBufferPointer<UInt8>) -> ReadRow? {
        let cells = narrowed(page.cells[page.lines[line].cells], text)
        guard let last = cells.last, last.column < columns.count else { return nil }
        var row = ReadRow(isDerivative: isDerivative, line: line)
        for cell in cells {
            let column = columns[cell.column]
            guard row[column] == nil,
                let (read, cost) = ReadCell.read(text, cell.range, as: column, highestNote: highestNote),
                cost == 0 || page.layout == .ruled || accepts(read, column)
            else { return nil }
            row[column] = read
        }
        let isWhole = requiredColumns(isTransaction: row.isTransaction).allSatisfy { row[$0] != nil }
        guard isWhole || page.layout == .ruled && row.columns.count > 2 && row[.title]?.isEmpty != true else {
            return nil
        }
        row.settleOneAmount()
        return row
    }

    /// The cells of a row; of two that give an amount and a letter for either direction (`12,000 -` and `A,D`), what
    /// stands for the one that has an amount.
    private func narrowed(
        _ cells: ArraySlice<Page.Cell>, _ text: UnsafeBufferPointer<UInt8>
    ) -> [Page.Cell] {
        var cells = Array(cells)
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
        case .code: form == .five
        default: false
        }
    }

    /// What no row of its kind lacks.
    private func requiredColumns(isTransaction: Bool) -> [Column] {
        columns.filter { column in
            switch column {
            case .title, .ownership, .underlyingTitle: true
            case .owned: true
            case .transactionDate, .code: isTransaction
            case .amount, .acquiredDisposed: isTransaction
            default: false
            }
        }
    }

    // MARK: Cells by what they are

    /// What it costs to leave a cell out, to lack a required column, and to lack one that is usually there.
    private static let strayCost = 9
    /// Costs count this many times; a cell outside its own column counts once, to decide between equals.
    private static let unit = 32
    private static let requiredCost = 7
    private static let usualCost = 1

    /// Reads a line whose cells have lost their columns; `nil` where they make no row.
    func readByContent(
        _ page: Page, line: Int, text: UnsafeBufferPointer<UInt8>
    ) -> ReadRow? {
        let cells = narrowed(page.cells[page.lines[line].cells], text)
        guard cells.count >= 2 else { return nil }
        let transaction = align(cells, text, isTransaction: true)
        let holding = align(cells, text, isTransaction: false)
        let best = transaction.cost <= holding.cost ? transaction : holding
        guard best.assigned.count(where: { $0 != nil }) >= 2, best.cost < Self.requiredCost * 3 * Self.unit
        else {
            return nil
        }
        var row = ReadRow(isDerivative: isDerivative, line: line)
        for (cell, column) in zip(cells, best.assigned) {
            guard let column else {
                row.strays.append(cell.range)
                continue
            }
            row[column] = ReadCell.read(text, cell.range, as: column, highestNote: highestNote)?.cell
        }
        // Cells that are unlike their columns may belong to others; a cell too many does not put the rest in doubt.
        row.isCutInDoubt =
            best.cost - row.strays.count * Self.strayCost * Self.unit >= 2 * Self.unit
        row.settleOneAmount()
        return row
    }

    /// The cheapest assignment of cells to columns that keeps their order.
    private func align(
        _ cells: [Page.Cell], _ text: UnsafeBufferPointer<UInt8>, isTransaction: Bool
    ) -> (assigned: [Column?], cost: Int) {
        let required = Set(requiredColumns(isTransaction: isTransaction))
        let usable = columns.filter { isTransaction || !$0.isOfTransaction || ($0 == .code && form == .five) }
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
        var choices = [UInt8](repeating: 0, count: (n + 1) * width)
        costs[n * width + m] = 0
        for i in stride(from: n, through: 0, by: -1) {
            for j in stride(from: m, through: 0, by: -1) where i < n || j < m {
                var best = unreachable
                var choice: UInt8 = 0
                if j < m {
                    let skip = costs[i * width + j + 1] + costOfLacking(usable[j]) * Self.unit
                    if skip < best { (best, choice) = (skip, 1) }
                }
                if i < n {
                    let stray = costs[(i + 1) * width + j] + Self.strayCost * Self.unit
                    if stray < best { (best, choice) = (stray, 2) }
                }
                if i < n, j < m,
                    let (_, cost) = ReadCell.read(
                        text, cells[i].range, as: usable[j], highestNote: highestNote)
                {
                    let isElsewhere =
                        cells[i].column >= columns.count || columns[cells[i].column] != usable[j]
                    let take = costs[(i + 1) * width + j + 1] + cost * Self.unit + (isElsewhere ? 1 : 0)
                    if take <= best { (best, choice) = (take, 3) }
                }
                costs[i * width + j] = best
                choices[i * width + j] = choice
            }
        }
        var assigned: [Column?] = []
        var (i, j) = (0, 0)
        while i < n || j < m {
            switch choices[i * width + j] {
            case 1: j += 1
            case 2:
                assigned.append(nil)
                i += 1
            default:
                assigned.append(usable[j])
                i += 1
                j += 1
            }
        }
        return (assigned, costs[0])
    }
}
