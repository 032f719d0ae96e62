import FormText

/// Reads a table that was written a cell a line, in the order of reading: its headings in pieces between the
/// cells, its empty cells gone.
struct ReadingOrderTableReader {
    let context: ReaderContext
    let form: FormType
    let highestNote: Int

    /// - Returns: the rows among the lines, and the lines that are headings.
    func read(_ lines: [Int], derivative: Bool) -> (rows: [ReadRow], headings: [Int]) {
        var headings: [Int] = []
        var units: [Word] = []
        var lineOfUnit: [Int] = []
        for line in lines {
            let isBelow = lineOfUnit.last == line - 1 && !context.page.lines[line].isAfterBlank
            let isTitleEnd = isBelow && units.last.map(isText) == true && isOfSecurity(line)
            if !isTitleEnd, isHeading(line), !isTimeliness(line, in: lines) {
                headings.append(line)
                continue
            }
            for unit in self.units(of: line) {
                if isBelow, let last = units.last, isText(last), isText(unit), !startsAnew(unit, below: last)
                {
                    units[units.count - 1] = word(last.range.lowerBound..<unit.range.upperBound)
                } else {
                    units.append(unit)
                }
                if lineOfUnit.count < units.count {
                    lineOfUnit.append(line)
                } else {
                    lineOfUnit[units.count - 1] = line
                }
            }
        }
        let numbers = units.map {
            ReadCell.read(context.text, $0.range, as: .owned, highestNote: highestNote)?.cell.number?.amount
        }
        var order = CellOrder(
            columns: Column.columns(ofForm: form, derivative: derivative),
            fit: CellFit(units: units, numbers: numbers, texts: units.map { context.page.string($0.range) }))
        let rows = order.rows().map { found in
            var row = ReadRow(isDerivative: derivative, line: lineOfUnit[found.cells[0].unit])
            for (column, unit) in found.cells {
                row[column] =
                    ReadCell.read(context.text, units[unit].range, as: column, highestNote: highestNote)?.cell
            }
            for (column, unit) in found.notes {
                row.add(notesIn: units[unit].range, to: column, context, highestNote)
            }
            row.hasNoBorders = true
            row.strays = found.strays.map { units[$0].range }
            row.isCutInDoubt = !found.isCertain
            row.doubtful = found.doubtful
            if derivative { row.takeUsualDirection() }
            return row
        }
        return (rows, headings)
    }

    /// Whether a line of text starts a cell of its own: it says again what is above it, or begins as that does.
    private func startsAnew(_ line: Word, below cell: Word) -> Bool {
        if line.isSame(as: cell) { return true }
        let starts = ["By ", "See ", "by ", "see "].map { Array($0.utf8) }
        return starts.contains { start in
            context.text[line.range].starts(with: start) && context.text[cell.range].starts(with: start)
        }
    }

    private func isHeading(_ line: Int) -> Bool {
        if context.outline.pieces[context.outline.lines[line]].first?.caption != nil { return true }
        return context.page.cells[context.page.lines[line].cells].allSatisfy {
            TableHeadings.isPart(context.text, $0.range)
        }
    }

    /// Whether a line has nothing but words of securities: `Shares` below `Common` is no heading.
    private func isOfSecurity(_ line: Int) -> Bool {
        Word.words(of: [line], context.page, context.text, highestNote: highestNote)
            .allSatisfy { SecurityWords.contains(context.text, $0.range) }
    }

    /// The headings have one `V`, the first; every other one is a value.
    private func isTimeliness(_ line: Int, in lines: [Int]) -> Bool {
        isLetterV(line) && lines.first(where: isLetterV) != line
    }

    private func isLetterV(_ line: Int) -> Bool {
        let cells = context.page.cells[context.page.lines[line].cells]
        guard cells.count == 1, let range = cells.first?.range, range.count == 1 else { return false }
        return context.text[range.lowerBound] == UInt8(ascii: "V")
    }

    private func word(_ range: Range<Int>) -> Word {
        Word(
            context.text, range,
            isOneWord(range) ? Word.shapes(context.text, range, highestNote: highestNote) : [],
            isFirstInLine: true, isAfterBlank: true, gap: 0)
    }

    private func isOneWord(_ range: Range<Int>) -> Bool { !range.contains { isSpace(context.text[$0]) } }

    /// A text that is neither a date nor a number, a letter or a note.
    private func isText(_ word: Word) -> Bool {
        word.shapes.isDisjoint(with: [
            .date, .number, .money, .code, .ownership, .acquiredDisposed, .notes, .pricedByNote, .timeliness,
        ])
    }

    /// The cells of a line: as a rule one, but where values stand side by side, each of them.
    private func units(of line: Int) -> [Word] {
        let words = Word.words(of: [line], context.page, context.text, highestNote: highestNote)
        if words.allSatisfy({ !isText($0) }) { return words.map { word($0.range) } }
        guard let first = words.first, let last = words.last else { return [] }
        return [word(first.range.lowerBound..<last.range.upperBound)]
    }
}

extension ReadRow {
    /// Adds the notes that stand alone behind a value.
    fileprivate mutating func add(
        notesIn range: Range<Int>, to column: Column, _ context: ReaderContext, _ highestNote: Int
    ) {
        let markers = NoteMarkers(context.text, range, highest: highestNote)
        guard var cell = self[column] else { return }
        cell.notes += markers.numbers
        // What stands between is no part of the cell.
        let between = cell.range.upperBound..<max(cell.range.upperBound, range.lowerBound)
        if between.allSatisfy({ isSpace(context.text[$0]) }) {
            cell.range = cell.range.lowerBound..<range.upperBound
        }
        self[column] = cell
    }
}
