/// What a search has found: the rows of the cheapest way, and where others that are hardly dearer differ.
extension GridSearch {
    /// The rows in order, the cells that belong to none, and whether another search may find better ones.
    mutating func result() -> (rows: [GridRow], strays: [Int], isInDoubt: Bool) {
        var costs = ways.map { way in
            let rows = self.rows[way.start..<way.start + way.openCount]
            return rows.reduce(way.cost + costOfOrder(rows)) { $0 + table.costOfRow($1) }
        }
        let cheapest = costs.indices.min { costs[$0] < costs[$1] }!
        let enough = costs[cheapest] + costOfReferences(ways[cheapest]) + doubt
        for way in ways.indices where costs[way] < enough { costs[way] += costOfReferences(ways[way]) }
        let best = costs.indices.min { costs[$0] < costs[$1] }!
        var rows = [GridRow](repeating: GridRow(), count: ways[best].rowCount)
        var strays: [Int] = []
        for step in path(to: ways[best].step) {
            let (cell, row, column) = (Int(step.cell), Int(step.row), table.columns[Int(step.column)])
            switch step.role {
            case .value: rows[row].cells.append((column, [cell]))
            case .goesOn: rows[row].cells[rows[row].cells.count - 1].cells.append(cell)
            case .notes: rows[row].notes.append((column, cell))
            case .stray: strays.append(cell)
            }
        }
        var doubts = Set(doubts(of: ways[best]))
        for way in ways.indices where way != best && costs[way] - costs[best] < doubt {
            doubts.formUnion(differences(ways[best].step, ways[way].step))
        }
        var isAnyLacking = false
        let costOfTable = costs[best] - costOfReferences(ways[best])
        let isTableInDoubt = !strays.isEmpty || costOfTable > GridCost.certainRow * rows.count
        let areRowsInDoubt =
            !strays.isEmpty
            || isTableInDoubt && costOfTable > min(GridCost.likelyRow * rows.count, GridCost.likelyTable)
        for row in rows.indices {
            let lacks = rows[row].lacksColumn(table.columns)
            isAnyLacking = isAnyLacking || lacks
            rows[row].doubtful = ColumnSet(
                doubts.filter { $0.row == row }.map { table.columns[Int($0.column)] })
            // The notes of a title stand right behind it.
            if rows[row].notes.contains(where: { $0.column == .title && table.cells[$0.cell].isAfterHeadings }
            ) {
                rows[row].doubtful.insert(.title)
            }
            if !lacks, !rows[row].isKindInDoubt, rows[row].isInOrder(table.columns) {
                rows[row].doubtful.formIntersection(looseNotes(rows[row]))
                rows[row].isClear = true
                continue
            }
            if table.isUnusual(rows[row]) { rows[row].doubtful.formUnion([.code, .acquiredDisposed]) }
            rows[row].isInDoubt =
                lacks || areRowsInDoubt || rows[row].isKindInDoubt
        }
        doubtKinds(&rows)
        return (rows, strays, isTableInDoubt || isAnyLacking)
    }

    /// Doubts the rows from a holding to a transaction below it: nearly all tables have their holdings behind all
    /// transactions.
    private func doubtKinds(_ rows: inout [GridRow]) {
        guard let first = rows.firstIndex(where: { !$0.isTransaction }),
            let last = rows.lastIndex(where: \.isTransaction), first < last
        else { return }
        for row in first...last where !rows[row].isClear { rows[row].isInDoubt = true }
    }

    /// The columns of a row with notes that nothing holds there: behind headings, or behind all its cells.
    private func looseNotes(_ row: GridRow) -> ColumnSet {
        let last = row.cells.flatMap(\.cells).max() ?? 0
        return ColumnSet(
            row.notes.filter { table.cells[$0.cell].isAfterHeadings || $0.cell > last }.map(\.column))
    }

    /// What it costs that transactions stand behind holdings.
    private func costOfOrder(_ rows: ArraySlice<GridTable.Row>) -> Int {
        zip(rows, rows.dropFirst()).count { table.isHolding($0) && table.isTransaction($1) }
            * GridCost.transactionBehindHolding
    }

    /// What it costs that the rows first refer to notes in another order than that of their numbers, and that a cell
    /// refers to one twice.
    private func costOfReferences(_ way: Way) -> Int {
        guard hasNotesApart else { return 0 }
        var references: [(cell: Int, isApart: Bool, number: Int)] = []
        var last = way.step
        while last >= 0 {
            let step = steps[Int(last)]
            last = step.parent
            if step.role == .stray { continue }
            let cell = Int(step.row) * 16 + Int(step.column)
            for number in table.cells[Int(step.cell)].notes {
                references.append((cell, step.role == .notes, number))
            }
        }
        references.sort {
            ($0.cell, $0.isApart ? 1 : 0, $0.number) < ($1.cell, $1.isApart ? 1 : 0, $1.number)
        }
        var cost = 0
        var highest = 0
        /// The last cell that referred to each note.
        var lastCells: [Int: Int] = [:]
        for reference in references {
            let cell = lastCells.updateValue(reference.cell, forKey: reference.number)
            if cell == reference.cell { cost += GridCost.referenceTwice }
            guard cell == nil else { continue }
            if reference.number < highest { cost += GridCost.referenceOutOfOrder }
            highest = max(highest, reference.number)
        }
        return cost
    }

    private func path(to step: Int32) -> [Step] {
        var path: [Step] = []
        var step = step
        while step >= 0 {
            path.append(steps[Int(step)])
            step = steps[Int(step)].parent
        }
        return path.reversed()
    }

    /// The places that two ways of the same length fill with other cells, as far back as they are compared.
    mutating func differences(_ one: Int32, _ other: Int32) -> [Place] {
        var (one, other) = (one, other)
        var count = 0
        // Both have a step for each cell: they meet at the same one.
        while one != other, count < GridCost.horizon {
            let (first, second) = (steps[Int(one)], steps[Int(other)])
            if first.role != .stray { comparison.add(content(first), at: place(first)) }
            if second.role != .stray { comparison.add(0 &- content(second), at: place(second)) }
            (one, other) = (first.parent, second.parent)
            count += 1
        }
        return comparison.finish()
    }

    private func place(_ step: Step) -> Place { Place(row: step.row, column: step.column) }

    private func content(_ step: Step) -> Int {
        (table.cells[Int(step.cell)].word.hash &+ 1) &* (step.role == .goesOn ? Int(step.cell) &* 31 : 1)
    }
}
