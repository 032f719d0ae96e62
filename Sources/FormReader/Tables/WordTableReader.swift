import FormText

/// Reads a table whose cells have lost their borders: a row a line with blanks between the words, or a cell a
/// line with the empty cells gone.
struct WordTableReader {
    let context: ReaderContext
    let form: FormType
    let style: FilingStyle
    /// Whether the table has the column `V` between the code and the amount.
    let hasTimelinessColumn: Bool
    /// Whether the notes of numbers follow them without a blank in this text.
    let notesAreAttached: Bool

    /// Whether the tables of a text have a number whose note follows it without a blank.
    static func notesAreAttached(in context: ReaderContext, style: FilingStyle) -> Bool {
        let tables = context.outline.sections.filter { $0.caption == .tableOne || $0.caption == .tableTwo }
        return tables.lazy.flatMap(\.lines).contains { line in
            context.page.cells[context.page.lines[line].cells].contains { cell in
                hasNotedNumber(context.text, cell.range, style: style)
            }
        }
    }

    private static func hasNotedNumber(
        _ text: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>, style: FilingStyle
    ) -> Bool {
        cell.contains { index in
            guard text[index] == UInt8(ascii: ")"), index + 1 == cell.upperBound || isSpace(text[index + 1])
            else { return false }
            var start = index
            while start > cell.lowerBound, !isSpace(text[start - 1]) { start -= 1 }
            guard Word.mayBeNumber(text[start]),
                let price = ReadCell.read(text, start..<index + 1, as: .price, style: style)?.cell
            else { return false }
            return price.number != nil && !price.notes.isEmpty
        }
    }

    /// The rows in `lines`, headings left out beforehand.
    func rows(in lines: [Int], derivative: Bool) -> [ReadRow] {
        let words = Word.words(of: lines, context.page, context.text, style: style)
        guard !words.isEmpty else { return [] }
        let all = Column.columns(ofForm: form, derivative: derivative)
        let columns = all.filter { $0 != .timeliness || hasTimelinessColumn }
        let alignment = WordAlignment(
            columns: all, words: words,
            hasCellALine: hasCellALine(words),
            notesAreAttached: notesAreAttached)
        let lineOfWord = lineNumbers(lines, words)
        let aligned = alignment.rows().filter { $0.cells.count >= 3 }
        let starts = context.hasBrokenLines ? startsInDoubt(aligned, words) : []
        let wrapped = context.page.hasLostColumns ? rowsWithLinesBetween(aligned, words) : []
        return zip(aligned.indices, aligned).map { index, aligned in
            let cells = derivative ? withNotesByBlanks(aligned.cells, words, columns) : aligned.cells
            let first = cells[0]
            var row = ReadRow(isDerivative: derivative, line: lineOfWord[first.words.lowerBound])
            for cell in cells {
                let range =
                    words[cell.words.lowerBound].range
                    .lowerBound..<words[cell.words.upperBound - 1].range.upperBound
                row[cell.column] =
                    ReadCell.read(context.text, range, as: cell.column, style: style)?.cell
            }
            var blanks = EmptyCellBlanks(cells, words, columns: columns)
            if derivative {
                blanks = settleDirection(&row, cells, words, columns) ?? blanks
                if !blanks.isWhole, hasDatesInDoubt(row, cells, words) {
                    row.doubtful = [.exercisable, .expiration]
                }
                for (left, right) in [(Column.title, Column.conversionPrice), (.underlyingAmount, .price)]
                where sharesNotes(row, left, right) {
                    row.doubtful.formUnion([left, right])
                }
            }
            if form == .five { settleFormType(&row, cells, words) }
            if starts.contains(index) { row.doubtful.insert(.title) }
            if starts.contains(index + 1) { row.doubtful.insert(.nature) }
            if wrapped.contains(index) { row.doubtful.formUnion([.title, .underlyingTitle, .nature]) }
            row.hasNoBorders = true
            row.isCutInDoubt =
                aligned.cost > Self.certainCost && !blanks.isWhole || context.isReadingOrder
                || context.outline.isInDoubt || hasOthersInTitle(aligned.cells, words)
            return row
        }
    }

    /// Whether lines mostly have a cell each: few words, and no dates and prices behind others.
    private func hasCellALine(_ words: [Word]) -> Bool {
        let values = words.filter { !$0.shapes.isDisjoint(with: [.date, .money]) }
        return words.count < 3 * words.count(where: \.isFirstInLine)
            && values.count < 2 * values.count(where: \.isFirstInLine)
    }

    /// The rows before which more lines than one begin that may be the first of their title: what stands above it goes on
    /// with the nature of the row before.
    private func startsInDoubt(_ rows: [WordAlignment.Row], _ words: [Word]) -> Set<Int> {
        Set(
            rows.indices.dropFirst().filter { index in
                guard let nature = rows[index - 1].cells.last, nature.column == .nature,
                    let title = rows[index].cells.first, title.column == .title
                else { return false }
                let between = words[nature.words.lowerBound..<title.words.upperBound]
                // No title begins with a small letter.
                return between.dropFirst().count {
                    $0.isFirstInLine && !isSmallLetter(context.text[$0.range.lowerBound])
                } > 1
            })
    }

    /// The rows with a text that goes on in a line below, and those above these: the line may have parts of each text of both.
    private func rowsWithLinesBetween(_ rows: [WordAlignment.Row], _ words: [Word]) -> Set<Int> {
        let going = rows.indices.filter { index in
            rows[index].cells.contains { words[$0.words].dropFirst().contains(where: \.isFirstInLine) }
        }
        return Set(going + going.map { $0 - 1 })
    }

    /// Whether a title has what other columns hold: a number with a sign inside, a date with another sign for a digit, or
    /// the first digits of a number, parted from the others by a blank.
    private func hasOthersInTitle(_ cells: [WordAlignment.Cell], _ words: [Word]) -> Bool {
        zip(cells, cells.dropFirst()).contains { cell, next in
            guard cell.column == .title || cell.column == .underlyingTitle else { return false }
            let title = words[cell.words].dropFirst()
            guard let last = title.last?.range else { return false }
            let rest = context.text[words[next.words.lowerBound].range].prefix { isDigit($0) }
            // A `3` there is settled elsewhere.
            let isFormType = form == .five && last.count == 1
            return rest.count == 3 && !isFormType && context.text[last].allSatisfy { isDigit($0) }
                || title.contains { isNumberOrDate($0.range) }
        }
    }

    private func isNumberOrDate(_ word: Range<Int>) -> Bool {
        let bytes = context.text[word]
        if bytes.count(where: { $0 == UInt8(ascii: "/") }) == 2 { return bytes.count(where: isDigit) > 3 }
        // A rate or a par value is part of a title.
        guard let first = bytes.first, isDigit(first), !bytes.contains(UInt8(ascii: "%")) else {
            return false
        }
        return zip(bytes, bytes.dropFirst()).contains { sign, next in
            (sign == UInt8(ascii: ",") || sign == UInt8(ascii: ".")) && isDigit(next)
        }
    }

    /// A `3` behind the title of a holding of Form 5 is the form on which it had to be reported, or the title's end.
    private func settleFormType(_ row: inout ReadRow, _ cells: [WordAlignment.Cell], _ words: [Word]) {
        guard !row.isTransaction, row[.code] == nil, let cell = cells.first, cell.column == .title,
            cell.words.count > 1, let last = words[cell.words].last?.range,
            context.text[last].elementsEqual([UInt8(ascii: "3")])
        else { return }
        let title =
            words[cell.words.lowerBound].range.lowerBound..<words[cell.words.upperBound - 2].range.upperBound
        row[.title] = ReadCell.read(context.text, title, as: .title, style: style)?.cell
        row[.code] = ReadCell.read(context.text, last, as: .code, style: style)?.cell
        // The blanks of the empty cells between them part it from the title.
        if words[cell.words.upperBound - 1].gap < 3 { row.doubtful.insert(.title) }
    }

    /// The cells with a note that was taken for a price in the cell before it, where the blanks of the empty cells
    /// show that it stands there and the price is empty.
    private func withNotesByBlanks(_ cells: [WordAlignment.Cell], _ words: [Word], _ columns: [Column])
        -> [WordAlignment.Cell]
    {
        func isFit(_ cells: [WordAlignment.Cell]) -> Bool {
            let directions: [Column] = [.acquired, .disposed]
            return directions.contains { column in
                var cells = cells
                for index in cells.indices where cells[index].column == .acquired {
                    cells[index].column = column
                }
                return EmptyCellBlanks(cells, words, columns: columns).isFit
            }
        }
        for pair in [(Column.title, Column.conversionPrice), (.underlyingAmount, .price)] {
            guard let index = cells.dropLast().indices.first(where: { cells[$0].column == pair.0 }),
                cells[index + 1].column == pair.1,
                words[cells[index + 1].words.lowerBound].shapes.contains(.notes), !isFit(cells)
            else { continue }
            var others = cells
            let note = others.remove(at: index + 1)
            others[index].words = others[index].words.lowerBound..<note.words.upperBound
            if isFit(others) { return others }
        }
        return cells
    }

    /// Whether more dates and lone notes stand before the underlying security than the two columns of dates, and
    /// for a holding the price of conversion, have room for: one of them is another cell's, or two are one cell's.
    private func hasDatesInDoubt(_ row: ReadRow, _ cells: [WordAlignment.Cell], _ words: [Word]) -> Bool {
        guard let underlying = cells.first(where: { $0.column == .underlyingTitle }) else { return false }
        let before = words[..<underlying.words.lowerBound].reversed().prefix {
            !$0.shapes.isDisjoint(with: [.date, .notes])
        }
        let room = form == .three || row.isTransaction ? 2 : 3
        return before.count > room
    }

    /// Whether several notes stand between a value and the next one, whose price only a note may tell: where notes do
    /// not touch their values, any of them may be the price's.
    private func sharesNotes(_ row: ReadRow, _ left: Column, _ right: Column) -> Bool {
        guard !notesAreAttached, let price = row[right], price.number == nil, price.notes.count > 1 else {
            return false
        }
        // A price that only notes tell may keep its sign: what stands behind it is its own.
        return row[left]?.notes.isEmpty == true && context.text[price.range.lowerBound] != UInt8(ascii: "$")
    }

    /// What a row of clean cells costs at most: a letter or a number in a title, a price without its sign.
    private static let certainCost = 45

    private func lineNumbers(_ lines: [Int], _ words: [Word]) -> [Int] {
        var numbers: [Int] = []
        var index = -1
        for word in words {
            if word.isFirstInLine { index += 1 }
            numbers.append(lines[max(0, index)])
        }
        return numbers
    }

    /// Of the columns (A) and (D) of Table II only the number is left. Where the empty cells have kept their
    /// blanks, those tell the column; else the transaction code's usual direction does, and it is in doubt.
    ///
    /// - Returns: what the blanks tell of the row with the amount in its column; `nil` where they do not tell that.
    private func settleDirection(
        _ row: inout ReadRow, _ cells: [WordAlignment.Cell], _ words: [Word], _ columns: [Column]
    ) -> EmptyCellBlanks? {
        guard let amount = row[.acquired], let place = cells.firstIndex(where: { $0.column == .acquired })
        else { return nil }
        func blanks(_ column: Column) -> EmptyCellBlanks {
            var cells = cells
            cells[place].column = column
            return EmptyCellBlanks(cells, words, columns: columns)
        }
        let (acquired, disposed) = (blanks(.acquired), blanks(.disposed))
        guard acquired.isFit != disposed.isFit else {
            settleDirectionByGap(&row, words[cells[place].words.lowerBound].gap)
            return nil
        }
        if disposed.isFit { (row[.acquired], row[.disposed]) = (nil, amount) }
        return acquired.isFit ? acquired : disposed
    }

    private func settleDirectionByGap(_ row: inout ReadRow, _ gap: Int) {
        let timelinessGap = hasTimelinessColumn && row[.timeliness] == nil ? 2 : 0
        guard gap >= 3, gap % 2 == 1 else { return row.takeUsualDirection() }
        // Each empty cell leaves a blank of its own and the one that parts it from the next.
        if gap - timelinessGap >= 3 {
            row[.disposed] = row[.acquired]
            row[.acquired] = nil
        }
    }
}

extension ReadRow {
    /// Puts the amount of a row of Table II into column (A) or (D) by its code's usual direction, in doubt; into (A) where
    /// it has none.
    mutating func takeUsualDirection() {
        guard let amount = self[.acquired] ?? self[.disposed] else { return }
        isDirectionInDoubt = true
        (self[.acquired], self[.disposed]) = (amount, nil)
        if let code = self[.code]?.code, !"AP".utf8.contains(code), hasUsualDirection {
            self[.disposed] = self[.acquired]
            self[.acquired] = nil
        }
    }
}
