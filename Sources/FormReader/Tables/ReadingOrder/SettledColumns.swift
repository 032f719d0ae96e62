/// Finds the columns that a table in reading order can fill in one way only: as many cells fit nothing else as rows
/// need one, and they stand in the order of the rows. Whatever else of the rows is in doubt, they are not.
struct SettledColumns {
    let cells: [OrderedCell]
    let columns: [Column]

    /// What a cell may cost at most that fits a column.
    private static let fitting = 45

    func settle(_ rows: inout [GridRow]) {
        let transactions = rows.prefix(while: \.isTransaction).count
        guard rows.count(where: \.isTransaction) == transactions else { return }
        // Among rows of both kinds the order of what both have may be another.
        let isMixed = transactions > 0 && transactions < rows.count
        // What need not be filled takes nothing from what must.
        let needed = columns.filter { $0 != .deemedDate && $0 != .timeliness }
        var fits = cells.map { cell in
            cell.isNotes ? [] : ColumnSet(needed.filter { cell.cost(as: $0) ?? .max <= Self.fitting })
        }
        // A text that may go on with the one above tells nothing of either.
        for cell in cells.indices where cells[cell].costOfGoingOn ?? .max < Self.fitting {
            for part in [cell - 1, cell] { fits[part].formUnion([.title, .nature]) }
        }
        var isSettled = true
        var settled: ColumnSet = []
        while isSettled {
            isSettled = false
            for column in columns where column.costOfLacking > 0 && !settled.contains(column) {
                let alone = ColumnSet([column])
                let own = cells.indices.filter { fits[$0] == alone }
                guard !isMixed || column.isOfTransaction || areAlike(own), isOnlyWay(own, column, rows) else {
                    continue
                }
                settled.insert(column)
                isSettled = true
                for cell in fits.indices { fits[cell].remove(column) }
            }
        }
        for row in rows.indices { settle(settled, of: &rows[row]) }
    }

    /// Settles the numbers of rows that follow each other where one is what the other leaves: they stand in no other
    /// places.
    func settleBalances(_ rows: inout [GridRow]) {
        for index in rows.indices.dropFirst() {
            guard let before = amount(.owned, rows[index - 1]), let after = amount(.owned, rows[index]),
                let moved = amount(.amount, rows[index]) ?? amount(.acquired, rows[index]),
                let letter = rows[index].cell(.acquiredDisposed), moved != 0, before != 0
            else { continue }
            let isAcquisition = !cells[letter].word.shapes.contains(.ownership)
            guard after - before == (isAcquisition ? moved : -moved) else { continue }
            settle([.amount, .acquired, .owned], of: &rows[index])
            settle([.owned], of: &rows[index - 1])
        }
    }

    /// Settles what stands in some columns, where no notes stand beside it that may be another's.
    private func settle(_ columns: ColumnSet, of row: inout GridRow) {
        if row.isKindInDoubt { return }
        row.settled.formUnion(columns.subtracting(ColumnSet(row.notes.map(\.column))))
    }

    private func amount(_ column: Column, _ row: GridRow) -> Int? {
        row.cell(column).flatMap { cells[$0].amount }
    }

    /// Doubts the cells of a column in which one stands against the order from top to bottom, where it makes a
    /// difference; and the nature of an ownership in doubt.
    func doubtOrder(_ rows: inout [GridRow]) {
        for column in columns {
            let held = rows.indices.compactMap { row in
                rows[row].cell(column).map { (row: row, cell: $0) }
            }
            var latest: Int?
            for index in held.indices {
                let (row, cell) = held[index]
                if let latest, held[latest].cell > cell {
                    for other in held[...latest] where other.cell > cell && hash(other.cell) != hash(cell) {
                        for row in [row, other.row]
                        where !isConfirmed(row, column, rows) {
                            rows[row].doubtful.insert(column)
                        }
                    }
                } else {
                    latest = index
                }
            }
        }
        doubtBlocks(&rows)
        doubtDates(&rows)
        doubtTornNumbers(&rows)
        doubtTornTexts(&rows)
        for row in rows.indices where rows[row].doubtful.contains(.ownership) {
            rows[row].doubtful.insert(.nature)
        }
    }

    /// Doubts what stands in one block of lines and was put into several columns of several rows; and where one cell of a
    /// block is in doubt, those below and above it in its column that say something else.
    /// Whether the number of a row is that of its underlying securities, and of no other row's.
    private func isConfirmed(_ row: Int, _ column: Column, _ rows: [GridRow]) -> Bool {
        guard column == .acquired || column == .underlyingAmount, let number = amount(.acquired, rows[row]),
            number == amount(.underlyingAmount, rows[row])
        else { return false }
        return !rows.indices.contains { $0 != row && amount(.underlyingAmount, rows[$0]) == number }
    }

    private func doubtBlocks(_ rows: inout [GridRow]) {
        var places: [Int: (row: Int, column: Column)] = [:]
        for (index, row) in rows.enumerated() {
            for (column, held) in row.cells where !cells[held[0]].isText || held.count == 1 {
                places[held[0]] = (index, column)
            }
        }
        var block: [(row: Int, column: Column, cell: Int)] = []
        func doubt() {
            let columns = ColumnSet(block.map(\.column))
            if columns.count > 1 {
                guard columns.contains(.nature), Set(block.map(\.row)).count == block.count else { return }
                for place in block { rows[place.row].doubtful.formUnion([.ownership, .nature]) }
            } else if let column = block.first?.column, Set(block.map { hash($0.cell) }).count > 1,
                block.contains(where: { rows[$0.row].doubtful.contains(column) })
            {
                for place in block { rows[place.row].doubtful.insert(column) }
            }
        }
        for cell in cells.indices {
            if !cells[cell].isBelow {
                doubt()
                block = []
            }
            if let place = places[cell] { block.append((place.row, place.column, cell)) }
        }
        doubt()
    }

    /// Doubts the two dates of derivatives where one stands against the order from top to bottom, or some rows lack one: which is
    /// whose cannot be told. Notes alone may stand for either, and for the price before them.
    private func doubtDates(_ rows: inout [GridRow]) {
        func held(_ column: Column) -> [(row: Int, cells: [Int])] {
            rows.indices.compactMap { row in
                let own =
                    rows[row].cells.filter { $0.column == column }.flatMap(\.cells)
                    + rows[row].notes.filter { $0.column == column }.map(\.cell)
                return own.isEmpty ? nil : (row, own.sorted())
            }
        }
        let (from, to) = (held(.exercisable), held(.expiration))
        guard rows.count > 1, from.count + to.count > 2 else { return }
        func isSame(_ held: [(row: Int, cells: [Int])]) -> Bool {
            Set(held.map { $0.cells.map(hash) }).count < 2
        }
        if from.count == rows.count, to.count == rows.count, isSame(from), isSame(to) { return }
        func isDownward(_ held: [(row: Int, cells: [Int])]) -> Bool {
            zip(held, held.dropFirst()).allSatisfy { $0.cells.last! < $1.cells[0] }
        }
        if from.map(\.row) == to.map(\.row), isDownward(from), isDownward(to) { return }
        let isWhole = Set(from.map(\.row)).intersection(to.map(\.row))
        for row in rows.indices where !rows[row].isClear || !isWhole.contains(row) {
            var columns: ColumnSet = [.exercisable, .expiration]
            if rows[row].cell(.conversionPrice) == nil { columns.insert(.conversionPrice) }
            rows[row].doubtful.formUnion(columns)
            rows[row].settled.subtract(columns)
        }
    }

    /// Doubts all rows where of two numbers that follow each other the later one was put into a row further up and a column
    /// further left: nothing is read in such an order.
    private func doubtTornNumbers(_ rows: inout [GridRow]) {
        var places: [Int: (row: Int, column: Int)] = [:]
        for (index, row) in rows.enumerated() {
            for (column, held) in row.cells where cells[held[0]].amount != nil && !cells[held[0]].isText {
                places[held[0]] = (index, columns.firstIndex(of: column)!)
            }
        }
        let isTorn = cells.indices.contains { cell in
            guard let one = places[cell], let next = places[cell + 1], !cells[cell + 1].isAfterHeadings else {
                return false
            }
            return next.row < one.row && next.column < one.column
        }
        guard isTorn else { return }
        for row in rows.indices {
            rows[row].isInDoubt = true
            rows[row].settled = []
        }
    }

    /// Doubts two columns of texts where of the same texts one below the other some were put into the one, some into the other.
    private func doubtTornTexts(_ rows: inout [GridRow]) {
        var places: [Int: (row: Int, column: Column)] = [:]
        for (index, row) in rows.enumerated() {
            for (column, held) in row.cells where cells[held[0]].isText { places[held[0]] = (index, column) }
        }
        for (cell, place) in places {
            guard let next = places[cell + 1], hash(cell) == hash(cell + 1), next.row != place.row,
                next.column != place.column, !cells[cell + 1].isAfterHeadings
            else { continue }
            for row in rows.indices {
                rows[row].doubtful.formUnion([place.column, next.column])
                rows[row].settled.subtract([place.column, next.column])
            }
        }
    }

    private func hash(_ cell: Int) -> Int { cells[cell].word.hash }

    private func areAlike(_ cells: [Int]) -> Bool { cells.allSatisfy { hash($0) == hash(cells[0]) } }

    /// Whether the rows that need the column have just these cells, in order or all alike.
    private func isOnlyWay(_ own: [Int], _ column: Column, _ rows: [GridRow]) -> Bool {
        let needing = column.isOfTransaction ? rows.filter(\.isTransaction) : rows
        guard own.count == needing.count, !own.isEmpty else { return false }
        let held = needing.compactMap { row in row.cells.first { $0.column == column }?.cells }
        guard held.count == needing.count, held.allSatisfy({ $0.count == 1 }) else { return false }
        guard areAlike(own) || !own.contains(where: { isAmongAnother($0, column, rows) })
        else {
            return false
        }
        return held.map { $0[0] } == own
            || areAlike(own) && Set(held.map { $0[0] }) == Set(own)
    }

    /// Whether a cell that stands alone is followed by the next column's cell of another row.
    private func isAmongAnother(_ cell: Int, _ column: Column, _ rows: [GridRow]) -> Bool {
        func place(_ cell: Int) -> (row: Int, column: Column)? {
            for row in rows.indices {
                if let found = rows[row].cells.first(where: { $0.cells.contains(cell) }) {
                    return (row, found.column)
                }
            }
            return nil
        }
        guard let next = columns.firstIndex(of: column).map({ $0 + 1 }), next < columns.count,
            let own = place(cell), let other = place(cell + 1), other.column == columns[next]
        else { return false }
        return own.row != other.row && place(cell - 1)?.column != column
    }
}
