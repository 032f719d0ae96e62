import TestSupport

extension Sheet {
    private func fields(of line: Int) -> [String] { lines[line].cells.flatMap(\.fields) }

    /// Repeats a digit of a date in the empty cell behind it.
    mutating func strayDigits(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices {
            for index in lines[line].cells.indices.dropLast() {
                let (date, next) = (lines[line].cells[index], lines[line].cells[index + 1])
                guard date.column?.isDate == true, !date.value.isEmpty, next.isEmpty, random.hits(rate) else {
                    continue
                }
                lines[line].cells[index + 1].value = "\(date.value.last!)"
                injuries.append(Injury(damage: .strayDigits, fields: date.fields))
            }
        }
        return injuries
    }

    /// Cuts texts in two; in the rows of tables the cells behind move on.
    mutating func splitTexts(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in lines.indices where lines[line].part.isRow || lines[line].part == .item {
            for index in lines[line].cells.indices.reversed() where random.hits(rate) {
                let cell = lines[line].cells[index]
                let isText = lines[line].part.isRow ? cell.column!.isText : cell.caption.isEmpty
                guard isText, cell.value.count > 5 else { continue }
                let middle = cell.value.index(
                    cell.value.startIndex, offsetBy: random.number(2...cell.value.count - 3))
                var second = cell
                lines[line].cells[index].value = String(cell.value[..<middle]).withoutBlanksAtEnds
                lines[line].cells[index].notes = []
                second.value = String(cell.value[middle...]).withoutBlanksAtEnds
                lines[line].cells.insert(second, at: index + 1)
                injuries.append(Injury(damage: .splitTexts, fields: cell.fields))
            }
        }
        return injuries
    }

    /// Takes the empty cells out of rows, so that those behind them move.
    mutating func loseEmptyCells(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices {
            let cells = lines[line].cells.trimmed
            guard cells.contains(where: \.isEmpty), random.hits(rate) else { continue }
            let takesAll = random.chance(50)
            lines[line].cells = cells.filter { !$0.isEmpty || !(takesAll || random.chance(50)) }
            guard lines[line].cells.count < cells.count else { continue }
            injuries.append(Injury(damage: .emptyCellsLost, fields: fields(of: line)))
        }
        return injuries
    }

    /// Prints rows twice, with damaged signs in one of the two.
    mutating func repeatRows(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices.reversed() where random.hits(rate) {
            var worse = lines[line]
            var isWorse = false
            for index in worse.cells.indices.shuffled(using: &random) where !isWorse {
                for damage in [Damage.lookalikeLetters, .brokenThousands, .lookalikeDigits] where !isWorse {
                    guard let cell = worse.cells[index].damaged(by: damage, &random) else { continue }
                    worse.cells[index] = cell
                    isWorse = true
                }
            }
            guard isWorse else { continue }
            injuries.append(Injury(damage: .rowsTwice, fields: fields(of: line)))
            lines.insert(worse, at: random.chance(50) ? line : line + 1)
        }
        return injuries
    }

    /// Takes rows of Table I out and puts their cells elsewhere, column by column, a cell a line.
    mutating func tearRows(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        let torn = rowIndices.filter { line in
            guard case .row(let path, isDerivative: false) = lines[line].part else { return false }
            return path.contains("Transaction") && random.hits(rate)
        }
        guard !torn.isEmpty else { return [] }
        let injury = Injury(damage: .rowsTorn, fields: torn.flatMap(fields))
        let rows = torn.map { lines[$0].cells }
        for line in torn.reversed() { lines.remove(at: line) }
        let columns = TableColumn.columns(isForm3: false, isDerivative: false)
        let blocks: [[Line]] = columns.compactMap { column in
            let cells = rows.flatMap { $0 }.filter { $0.column == column && !$0.isEmpty }
            return cells.isEmpty ? nil : cells.map { Line(part: .foot, cells: [$0]) }
        }
        let places: [Sheet.Place] = [.beforeTables, .betweenTables, .afterTables]
        // In the order of the columns, all in one place or more and more below.
        let isScattered = random.chance(50)
        let only = random.pick(places)
        for (index, block) in blocks.enumerated().reversed() {
            let place = isScattered ? places[index * places.count / blocks.count] : only
            lines.insert(contentsOf: block, at: self.line(at: place))
        }
        return [injury]
    }

    private enum Place { case beforeTables, betweenTables, afterTables }

    private func line(at place: Place) -> Int {
        switch place {
        case .beforeTables: lines.firstIndex { $0.part == .item }!
        case .betweenTables:
            lines.firstIndex { $0.part == .table(isDerivative: true) } ?? line(at: .afterTables)
        case .afterTables: lines.firstIndex { $0.part == .signature }!
        }
    }

    /// Breaks rows between two cells.
    mutating func breakRows(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices.reversed() {
            let cells = Array(lines[line].cells.trimmed)
            guard cells.count > 3, random.hits(rate) else { continue }
            injuries.append(Injury(damage: .rowsOverTwoLines, fields: fields(of: line)))
            let middle = random.number(2...cells.count - 2)
            lines[line].cells = Array(cells[..<middle])
            lines.insert(Line(part: lines[line].part, cells: Array(cells[middle...])), at: line + 1)
        }
        return injuries
    }

    /// Puts rows behind the row before.
    mutating func joinRows(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices.reversed() where line > 0 && lines[line - 1].part.isRow && random.hits(rate) {
            injuries.append(
                Injury(damage: .rowsOnOneLine, fields: fields(of: line - 1) + fields(of: line)))
            lines[line - 1].cells += lines[line].cells
            lines.remove(at: line)
        }
        return injuries
    }
}

extension String {
    fileprivate var withoutBlanksAtEnds: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
