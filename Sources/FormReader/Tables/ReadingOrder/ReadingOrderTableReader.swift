import FormText

/// Reads a table that was written a cell a line, in the order of reading: its headings in pieces between the
/// cells, its empty cells gone.
struct ReadingOrderTableReader {
    let context: ReaderContext
    let form: FormType
    let style: FilingStyle
    /// The days that transactions can be of, as far as the form tells.
    let days: ReportDays
    /// What the notes are about.
    let topics: NoteTopics

    /// Adds the rows among the lines, and the lines that are headings.
    func read(_ lines: [Int], derivative: Bool, to table: inout ReadTable) {
        var headings: [Int] = []
        var cells: [OrderedCell] = []
        /// The first cell of the lines without an empty one between.
        var blockStart: OrderedCell?
        let starts = ColumnStarts(form: form, derivative: derivative)
        /// How many cells stand before the heading of each column.
        var cellsBefore: [Column: Int] = [:]
        for line in lines {
            let isBelow = cells.last?.line == line - 1 && !context.page.lines[line].isAfterBlank
            let isTitleEnd = isBelow && cells.last?.isText == true && isOfSecurity(line)
            if !isTitleEnd, isHeading(line), !isTimeliness(line, in: lines) {
                headings.append(line)
                for column in columns(of: line, starts) where cellsBefore[column] == nil {
                    cellsBefore[column] = cells.count
                }
                continue
            }
            for word in words(of: line) {
                let new = cell(
                    word, line, below: cells.last, of: blockStart, isBelow: isBelow,
                    isAfterHeadings: headings.last == line - 1)
                if !isBelow { blockStart = new }
                cells.append(new)
            }
        }
        if let last = table.rows.indices.last {
            let rest = PageEnd(context: context, style: style).goOn(&table.rows[last], cells)
            cells.removeSubrange(rest)
            if !rest.isEmpty { cells[rest.lowerBound].standsApart() }
            for (column, count) in cellsBefore where count > rest.lowerBound {
                cellsBefore[column] = max(rest.lowerBound, count - rest.count)
            }
        }
        addStarts(&cells)
        markNotes(&cells, headings: headings)
        for (column, count) in cellsBefore where count < cells.count {
            for index in 0..<count { cells[index].isAbove.insert(column) }
        }
        let columns = Column.columns(ofForm: form, derivative: derivative).filter { $0 != .disposed }
        TornNotes.rejoin(&cells, columns)
        var found = GridRow.rows(
            of: cells, columns: columns, isDerivative: derivative, isInTurn: context.page.isOfFragments)
        let settledColumns = SettledColumns(cells: cells, columns: columns)
        // Where cells are left over there may be more rows.
        if found.strays.isEmpty { settledColumns.settle(&found.rows) }
        settledColumns.settleBalances(&found.rows)
        settledColumns.doubtOrder(&found.rows)
        placeTimeliness(&found.rows, &found.strays, cells)
        placePrice(&found.rows, &found.strays, cells)
        LoneNotes.settle(&found.rows, cells, columns)
        NatureTails.settle(&found.rows, cells, context)
        var rows = found.rows.map { row($0.doubting(besides: found.strays), cells, derivative: derivative) }
        doubtCutTitles(&rows)
        // What belongs to no row stands nearest to the one before.
        for stray in found.strays {
            let index = rows.lastIndex {
                ($0.rangeOfFirstCell?.lowerBound ?? 0) < cells[stray].word.range.lowerBound
            }
            if !rows.isEmpty { rows[index ?? 0].strays.append(cells[stray].word.range) }
        }
        table.rows += rows
        table.headingLines += headings
    }

    /// The lines behind the last words of the form, as far as they may be of a table: the last columns of Table II
    /// are often written there, below all that stands to their left.
    func linesBehindForm() -> [Int] {
        guard let signature = context.range(of: .signatureLine),
            let end = context.outline.pieces.last(where: {
                $0.caption == .furniture && $0.range.count > 100
                    && $0.range.lowerBound > signature.upperBound
            })
        else { return [] }
        return context.page.lines.indices[(end.line + 1)...].filter { line in
            isHeading(line)
                || words(of: line).allSatisfy {
                    !OrderedCell.isText($0.shapes)
                        || OrderedCell.Likeness(context.page.string($0.range)) == .nature
                }
        }
    }

    /// A title that lacks its noun, and goes on in another row, may have lost its end: `Class B Common`.
    private func doubtCutTitles(_ rows: inout [ReadRow]) {
        let columns: [Column] = [.title, .underlyingTitle]
        let titles = Set(rows.flatMap { row in columns.compactMap { row[$0].map(text) } })
        for index in rows.indices {
            for column in columns {
                guard let cell = rows[index][column], cell.continuation.isEmpty,
                    let last = Word.ranges(of: cell.valueRange, context.text).last,
                    !SecurityWords.isNoun(context.text, last)
                else { continue }
                let start = text(of: cell) + " "
                guard titles.contains(where: { $0.hasPrefix(start) }) else { continue }
                rows[index].doubtful.insert(column)
                rows[index].proven.remove(column)
            }
        }
    }

    private func text(of cell: ReadCell) -> String {
        context.located([cell.valueRange] + cell.continuation).value
    }

    /// A `V` that stands apart is a gift's, the one transaction that is mostly reported in advance.
    private func placeTimeliness(_ rows: inout [GridRow], _ strays: inout [Int], _ cells: [OrderedCell]) {
        let letters = strays.filter { cells[$0].word.shapes.contains(.timeliness) }
        guard !letters.isEmpty else { return }
        let gifts = rows.indices.filter { row in
            rows[row].cell(.code).flatMap { cells[$0].letter } == UInt8(ascii: "G")
                && rows[row].cell(.timeliness) == nil
        }
        for row in gifts { rows[row].doubtful.insert(.timeliness) }
        guard gifts.count == 1, letters.count == 1 else { return }
        rows[gifts[0]].cells.append((.timeliness, letters))
        strays.removeAll { $0 == letters[0] }
    }

    /// The only price that is left over is that of the only transaction that lacks one.
    private func placePrice(_ rows: inout [GridRow], _ strays: inout [Int], _ cells: [OrderedCell]) {
        let prices = strays.filter { cells[$0].word.shapes.contains(.money) }
        let lacking = rows.indices.filter { rows[$0].isTransaction && rows[$0].cell(.price) == nil }
        guard prices.count == 1, lacking.count == 1 else { return }
        rows[lacking[0]].cells.append((.price, prices))
        rows[lacking[0]].doubtful.insert(.price)
        rows[lacking[0]].settled.remove(.price)
        strays.removeAll { $0 == prices[0] }
    }

    private func row(_ found: GridRow, _ cells: [OrderedCell], derivative: Bool) -> ReadRow {
        let first = found.cells.first?.cells.first ?? found.notes[0].cell
        var row = ReadRow(isDerivative: derivative, line: cells[first].line)
        row.isCutInDoubt = found.isInDoubt
        row.doubtful = found.doubtful
        row.proven = found.settled
        for (column, lines) in found.cells {
            let range = cells[lines[0]].word.range.lowerBound..<cells[lines.last!].word.range.upperBound
            row[column] = ReadCell.read(context.text, range, as: column, style: style)?.cell
        }
        for (column, lines) in found.cells {
            guard let notes = cells[lines.last!].tornNotes else { continue }
            row.add(notesIn: notes, to: column, context, style)
            row.doubtful.insert(column)
        }
        for (column, cell) in found.notes {
            // Beside so short a price its notes would have had room.
            if column == .price, let price = row[.price]?.range, price.count < 5 {
                row.doubtful.insert(.price)
            }
            // Of several in turn nothing tells which end a cell and which are one.
            if context.page.isOfFragments,
                [cell - 1, cell + 1].contains(where: { other in
                    // No cell refers to a note twice.
                    cells.indices.contains(other) && cells[other].isNotes
                        && cells[other].notes != cells[cell].notes
                })
            {
                row.doubtful.insert(column)
            }
            row.add(notesIn: cells[cell].word.range, to: column, context, style)
        }
        row.hasNoBorders = true
        if derivative { row.takeUsualDirection() }
        // What was found for one of the two columns of amounts holds for the other.
        if row.doubtful.contains(.acquired) { row.doubtful.insert(.disposed) }
        if row.proven.contains(.acquired) { row.proven.insert(.disposed) }
        return row
    }

    private func cell(
        _ word: Word, _ line: Int, below cell: OrderedCell?, of block: OrderedCell?, isBelow: Bool,
        isAfterHeadings: Bool
    ) -> OrderedCell {
        var new = OrderedCell(word: word, line: line, isBelow: isBelow, isAfterHeadings: isAfterHeadings)
        new.notes = NoteMarkers(context.text, word.range, style: style).numbers
        if new.isNotes { new.topics = topics.columns(of: new.notes) }
        new.amount =
            ReadCell.read(context.text, word.range, as: .owned, style: style)?.cell.number?.amount
        new.letter = ReadCell.read(context.text, word.range, as: .code, style: style)?.cell.code
        if case .date(let date)? = ReadCell.read(
            context.text, word.range, as: .expiration, style: style)?.cell.value
        {
            new.day = ReportDays.number(of: date)
            new.costOfTransaction = new.day.map(days.cost) ?? 0
        }
        guard new.isText else { return new }
        new.likeness = OrderedCell.Likeness(context.page.string(word.range))
        if isBelow, let cell, cell.isText {
            new.costOfGoingOn =
                block?.word.isSame(as: word) == true ? 120 : costOfGoingOn(word, below: cell.word)
            if new.costOfGoingOn == 0 { new.costOfStarting = GridCost.start }
        }
        return new
    }

    /// What it costs to take a line for the next one of the text above.
    private func costOfGoingOn(_ line: Word, below text: Word) -> Int {
        if line.isSame(as: text) { return 120 }
        let starts: [StaticString] = ["by ", "see "]
        let isAlike = starts.contains { start in
            context.text[line.range].startsInAnyCase(with: start)
                && context.text[text.range].startsInAnyCase(with: start)
        }
        // The references to notes end a cell.
        let isEnded = NoteMarkers(context.text, text.range, style: style).valueEnd < text.range.upperBound
        if isAlike || isEnded && isLetter(context.text[line.range.lowerBound]) { return 120 }
        return 0
    }

    /// A line that elsewhere starts a cell is likely to start one here as well, and what a text is may be told by
    /// its second line.
    private func addStarts(_ cells: inout [OrderedCell]) {
        for (index, next) in zip(cells.indices, cells.dropFirst())
        where cells[index].isText && cells[index].likeness == .neither && next.costOfGoingOn != nil {
            cells[index].likeness = next.likeness
        }
        let starts = Set(cells.filter { $0.isText && !$0.isBelow }.map(\.word.hash))
        for index in cells.indices where starts.contains(cells[index].word.hash) {
            if let cost = cells[index].costOfGoingOn { cells[index].costOfGoingOn = cost + GridCost.start }
            cells[index].costOfStarting = 0
        }
    }

    /// Notes that stand right beside the heading `V` are mostly those of the code, to its left; those behind a cell are its
    /// own where another cell of the same letters ends with the same.
    private func markNotes(_ cells: inout [OrderedCell], headings: [Int]) {
        let timeliness = headings.first(where: isLetterV)
        var ends: Set<[Int]> = []
        for cell in cells where cell.isText && !cell.notes.isEmpty {
            ends.insert(cell.notes + [valueHash(of: cell)])
        }
        for index in cells.indices where cells[index].isNotes {
            let line = cells[index].line
            cells[index].isBesideCode = timeliness.map { abs($0 - line) == 1 } ?? false
            guard index > 0, cells[index - 1].isText, cells[index - 1].notes.isEmpty else { continue }
            cells[index].belongsToPrevious = ends.contains(cells[index].notes + [cells[index - 1].word.hash])
        }
    }

    /// The hash of a text without its notes.
    private func valueHash(of cell: OrderedCell) -> Int {
        let end = NoteMarkers(context.text, cell.word.range, style: style).valueEnd
        return Word(
            context.text, cell.word.range.lowerBound..<end, [], isFirstInLine: true, isAfterBlank: true,
            gap: 0
        ).hash
    }

    private func columns(of line: Int, _ starts: ColumnStarts) -> [Column] {
        context.page.cells[context.page.lines[line].cells].flatMap {
            starts.columns(in: context.text, $0.range)
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
        Word.words(of: [line], context.page, context.text, style: style)
            .allSatisfy { SecurityWords.contains(context.text, $0.range) }
    }

    /// The headings have one `V`, the first; every other one is a value. So is none behind `Code`: a part of the other
    /// table's headings may be read among those of this one.
    private func isTimeliness(_ line: Int, in lines: [Int]) -> Bool {
        isLetterV(line) && lines.first(where: isLetterV) != line && !(line > 0 && isHeadingCode(line - 1))
    }

    private func isHeadingCode(_ line: Int) -> Bool {
        let cells = context.page.cells[context.page.lines[line].cells]
        return cells.count == 1 && context.text[cells.first!.range].isInAnyCase("code")
    }

    private func isLetterV(_ line: Int) -> Bool {
        let cells = context.page.cells[context.page.lines[line].cells]
        guard cells.count == 1, let range = cells.first?.range, range.count == 1 else { return false }
        return context.text[range.lowerBound] == UInt8(ascii: "V")
    }

    /// The values of a line, each of them; a text is one with all that stands beside it.
    private func words(of line: Int) -> [Word] {
        let words = Word.words(of: [line], context.page, context.text, style: style)
        func word(_ range: Range<Int>, _ shapes: Word.Shapes) -> Word {
            Word(context.text, range, shapes, isFirstInLine: true, isAfterBlank: true, gap: 0)
        }
        if words.count == 1 || words.allSatisfy({ !OrderedCell.isText($0.shapes) }) {
            return words.map { word($0.range, $0.shapes) }
        }
        guard let first = words.first, let last = words.last else { return [] }
        return [word(first.range.lowerBound..<last.range.upperBound, [])]
    }
}

extension ReadRow {
    /// Adds the notes that stand alone behind a value.
    fileprivate mutating func add(
        notesIn range: Range<Int>, to column: Column, _ context: ReaderContext, _ style: FilingStyle
    ) {
        let markers = NoteMarkers(context.text, range, style: style)
        guard var cell = self[column] else {
            self[column] = ReadCell.read(context.text, range, as: column, style: style)?.cell
            return
        }
        cell.notes += markers.numbers
        // What stands between is no part of the cell.
        let between = cell.range.upperBound..<max(cell.range.upperBound, range.lowerBound)
        if range.lowerBound > cell.range.lowerBound, between.allSatisfy({ isSpace(context.text[$0]) }) {
            cell.range = cell.range.lowerBound..<range.upperBound
        }
        self[column] = cell
    }
}
