import FormText

/// Reads a table of which each line is one of the printed page: the first line of a row holds all its cells, the
/// lines below it what their columns had no room for.
struct PrintedLineTableReader {
    private let context: ReaderContext
    private let form: FormType
    private let style: FilingStyle

    init(_ context: ReaderContext, form: FormType, style: FilingStyle) {
        self.context = context
        self.form = form
        self.style = style
    }

    /// Reads the rows in `lines` into `table`.
    func read(_ lines: [Int], derivative: Bool, _ table: inout ReadTable) {
        let first = table.rows.count
        for line in lines {
            let words = words(of: line)
            if isHeading(line, words, isBeforeRows: table.rows.count == first) {
                table.headingLines.append(line)
            } else if let row = row(words, line, derivative) {
                table.rows.append(row)
            } else if table.rows.count > first, isContinuation(words) {
                table.rows[table.rows.count - 1].takeContinuation(words, context)
            } else {
                table.otherLines.append(line)
            }
        }
    }

    /// Doubts every cell where of some rows so much was lost that it may be of the others too.
    static func doubtPoorRecognition(_ rows: inout [ReadRow], _ others: inout [ReadRow]) {
        guard (rows + others).contains(where: { $0.isCutInDoubt || $0[.ownership] == nil }) else { return }
        rows.doubtCuts()
        others.doubtCuts()
    }

    private func words(of line: Int) -> [Word] {
        Word.words(of: [line], context.page, context.text, style: style)
            .compactMap { $0.recognized(context.text, style: style) }
    }

    /// Whether a line holds the form's own words; above the rows, where headings are cut anywhere, half of them
    /// are enough.
    private func isHeading(_ line: Int, _ words: [Word], isBeforeRows: Bool) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        if words.isEmpty || pieces.first?.caption != nil { return true }
        if words.contains(where: { Vocabulary.isOnlyOfHeading(context.text, $0.range) }) { return true }
        let known = words.count { word in
            word.range.count <= 3 && !isDigit(context.text[word.range.lowerBound])
                || Vocabulary.isOfForm(context.text, word.range)
        }
        if hasValues(words) { return false }
        let isOfForm = pieces.allSatisfy { Vocabulary.isOfForm(context.text, $0.range) }
        if isBeforeRows { return isOfForm || 2 * known > words.count }
        guard isOfForm, !words.allSatisfy({ SecurityWords.contains(context.text, $0.value) }) else {
            return false
        }
        // Below the rows a few words rather end one, unless only a heading has them.
        return words.count > 3 || words.contains { Vocabulary.isOfHeading(context.text, $0.range) }
    }

    /// Whether a line has what no heading has: a date, a price, a number that is no item's.
    private func hasValues(_ words: [Word]) -> Bool {
        words.contains { word in
            if !word.shapes.isDisjoint(with: [.date, .money]) { return true }
            let isItem =
                word.value.count < 2
                || word.value.count == 3 && context.text[word.value.lowerBound + 1] == UInt8(ascii: ",")
            return word.shapes.contains(.number) && !isItem
                && isDigit(context.text[word.value.upperBound - 1])
        }
    }

    /// Whether a line holds words, and no value of a row: numbers stand in names too, but not by themselves.
    private func isContinuation(_ words: [Word]) -> Bool {
        guard words.allSatisfy({ $0.shapes.isDisjoint(with: [.date, .pricedByNote]) }) else { return false }
        let isPriced = words.contains { $0.shapes.contains(.money) || $0.isLongNumber }
        guard !isPriced || words.contains(where: isOfParValue) else { return false }
        return words.contains { isMeant($0) } || words.allSatisfy { $0.shapes.isSubset(of: .notes) }
    }

    /// Whether a word is of `par value $0.01 per share`.
    private func isOfParValue(_ word: Word) -> Bool {
        ["par", "value"].contains(SecurityWords.letters(context.text, word.value))
    }

    /// Whether a word is more than the letters that recognition sees in lines and dots: `fee`, `ee`.
    private func isMeant(_ word: Word) -> Bool {
        let text = context.text[word.value]
        guard let first = text.first, text.contains(where: isLetter) else { return false }
        return word.value.count > 3 || first & 0xE0 == 0x40
            || SecurityWords.contains(context.text, word.value)
            || Self.smallWords.contains(context.page.string(word.value).lowercased())
    }

    private static let smallWords: Set<String> = ["as", "at", "by", "for", "in", "of", "on", "the", "u/a"]

    // MARK: Rows

    /// What the cells of a row cost at most to put into columns, and with one value only.
    private static let mostCost = 270
    private static let mostCostOfValue = 190
    /// What a row may cost in which not so much is lost that every cell is in doubt.
    private static let certainCost = 70
    /// How much more another cut must cost for a cell to be certain.
    private static let margin = 20

    /// The row whose first line has these words; `nil` where they are none.
    private func row(_ words: [Word], _ line: Int, _ derivative: Bool) -> ReadRow? {
        let alignment = WordAlignment(
            columns: Column.columns(ofForm: form, derivative: derivative), words: words, hasCellALine: false,
            notesAreAttached: true, isRecognized: true)
        let rows = alignment.rows()
        guard rows.count == 1, let aligned = rows.first, aligned.cost <= Self.mostCost,
            aligned.cells.first?.words.lowerBound == 0, hasEnough(aligned, words)
        else { return nil }
        var row = ReadRow(isDerivative: derivative, line: line)
        for cell in aligned.cells {
            let words = words[cell.words]
            if let read = read(words, as: cell.column) {
                row[cell.column] = read
            } else {
                row.strays.append(words.first!.range.lowerBound..<words.last!.range.upperBound)
            }
        }
        if let nature = aligned.cells.first(where: { $0.column == .nature }),
            !words[nature.words].contains(where: isMeant)
        {
            row[.nature].map { row.strays.append($0.range) }
            row[.nature] = nil
        }
        let taken = aligned.cells.reduce(into: Set<Int>()) { $0.formUnion($1.words) }
        for (index, word) in words.enumerated()
        where !taken.contains(index) && !word.shapes.contains(.border) {
            row.strays.append(word.range)
        }
        row.settleCode(context.text)
        if derivative { row.takeUsualDirection() }
        row.hasNoBorders = true
        row.isCutInDoubt = aligned.cost > Self.certainCost
        row.doubtful.formUnion(ColumnSet(alignment.unclearColumns(of: aligned, margin: Self.margin)))
        for cell in aligned.cells where cell.column.content == .text {
            if words[cell.words].contains(where: { $0.shapes.contains(.unreadable) }) {
                row.doubtful.insert(cell.column)
            }
        }
        return row
    }

    /// Whether cells are a row's: a title, a date or a number of more than a digit, and a third cell or a number that
    /// nothing else is.
    private func hasEnough(_ row: WordAlignment.Row, _ words: [Word]) -> Bool {
        let cells = row.cells
        guard let title = cells.first, isTitle(words[title.words]) else { return false }
        let values = cells.filter { $0.column.content == .number || $0.column.content == .date }
            .map { words[$0.words.lowerBound] }
        guard
            values.contains(where: { word in
                word.value.count(where: { isDigit(context.text[$0]) }) > 1 && !isYear(word)
            })
        else { return false }
        if cells.count >= 3 { return values.count > 1 || row.cost <= Self.mostCostOfValue }
        return cells.count == 2 && row.cost <= Self.mostCostOfValue
            && context.text[values[0].value].contains(UInt8(ascii: ","))
            && words[title.words].allSatisfy { SecurityWords.contains(context.text, $0.value) }
    }

    /// Whether a word is a year, as names of funds have it; the form prints a number with its comma.
    private func isYear(_ word: Word) -> Bool {
        let text = context.text[word.value]
        return text.count == 4 && text.allSatisfy(isDigit)
            && (text.starts(with: "19".utf8) || text.starts(with: "20".utf8))
    }

    /// Whether words may name a security: a few, one of which is written with a capital, and no note's beginning.
    private func isTitle(_ words: ArraySlice<Word>) -> Bool {
        guard let first = words.first, let last = words.last,
            last.value.upperBound - first.value.lowerBound <= Self.longestTitle
        else { return false }
        let isNumbered =
            isDigit(context.text[first.value.lowerBound])
            && context.text[first.range.upperBound - 1] == UInt8(ascii: ".")
        return !isNumbered
            && words.contains { word in
                let text = context.text[word.value]
                return text.count(where: isLetter) > 2 && text.contains(where: isCapital)
            }
    }

    private static let longestTitle = 100

    /// The cell that some words are; `nil` where recognition left nothing that can be read.
    private func read(_ words: ArraySlice<Word>, as column: Column) -> ReadCell? {
        let (first, last) = (words.first!, words.last!)
        let range = first.range.lowerBound..<last.range.upperBound
        let isText = column.content == .text
        var value = first.value
        if isText { value = context.recognizedText(words) }
        var cell = ReadCell.read(context.text, value, as: column, style: style)?.cell
        if cell == nil { cell = recognizedLetter(first, as: column) }
        guard var cell else { return nil }
        if first.shapes.contains(.repaired), cell.number != nil {
            (cell.how, cell.reasons) = (.repaired, [.misreadSign])
        }
        if !isText {
            for word in words.dropFirst() {
                cell.notes += NoteMarkers(context.text, word.range, style: style).numbers
            }
        }
        cell.range = range
        if context.hasBrokenMarker(words) || isReference(cell, column) { cell.hasBrokenMarker = true }
        return cell
    }

    /// Whether a nature is told in a note, which must stand behind it: `See footnote`.
    private func isReference(_ cell: ReadCell, _ column: Column) -> Bool {
        guard column == .nature, cell.notes.isEmpty else { return false }
        let text = context.page.string(cell.valueRange).lowercased()
        return text.hasPrefix("see") && text.contains("note")
    }

    /// A code, a letter, a date or a price of 0 that recognition has changed.
    private func recognizedLetter(_ word: Word, as column: Column) -> ReadCell? {
        let markers = NoteMarkers(context.text, word.value, style: style)
        let letters = word.value.lowerBound..<markers.valueEnd
        let text = context.text
        let value: ReadCell.Value? =
            switch column.content {
            case .code: CodeValue.recognized(text, letters).map { .code($0) }
            case .ownership: LetterValue.recognizedDirect(text, letters).map { .letter($0) }
            case .date: DateValue.recognized(text, letters).map { .date($0) }
            case .number where word.isZeroPrice(text):
                .number(NumberValue(lexical: "0", amount: 0, isMoney: true, isRepaired: true))
            case .timeliness: .timeliness(UInt8(ascii: "V"))
            default: nil
            }
        guard let value else { return nil }
        // A letter is taken for another one where a raised number stands behind it.
        let isMarked =
            column.content == .ownership
            || column.content == .code && letters.count > 1 && !CodeValue.isTwice(text, letters)
        return ReadCell(
            value: value, range: word.range, valueRange: letters, notes: markers.numbers, how: .repaired,
            reasons: [.misreadSign], hasBrokenMarker: isMarked && markers.numbers.isEmpty)
    }
}

extension ReadRow {
    /// A `g` may be a small G, or an S or a J with its curve closed: nobody pays for a gift, and who sells disposes.
    fileprivate mutating func settleCode(_ text: UnsafeBufferPointer<UInt8>) {
        guard var cell = self[.code], case .code(var code) = cell.value,
            text[cell.valueRange.lowerBound] == UInt8(ascii: "g")
        else { return }
        let price = self[.price]?.number?.amount
        if price == 0 {
            code.code = UInt8(ascii: "G")
        } else if price != nil, isAcquisition != true {
            code.code = UInt8(ascii: "S")
        } else {
            strays.append(cell.range)
            self[.code] = nil
            return
        }
        cell.value = .code(code)
        self[.code] = cell
    }

    /// Puts words of a line below the row's first one to the texts that go on there, from left to right: words of
    /// securities to a title, the others to the nature of an indirect ownership.
    fileprivate mutating func takeContinuation(_ words: [Word], _ context: ReaderContext) {
        let words = words.filter { !$0.shapes.contains(.border) }
        let texts = [Column.title, .underlyingTitle, .nature].filter { self[$0] != nil }
        let (ends, isCertain) = LineParting(self, words, texts, context).ends()
        var start = 0
        for (column, end) in zip(texts, ends) {
            let words = words[start..<end]
            start = end
            guard !words.isEmpty, var cell = self[column] else { continue }
            let before = cell.valueRange.lowerBound..<(cell.continuation.last ?? cell.valueRange).upperBound
            let text = context.recognizedText(words, after: before)
            let markers = NoteMarkers(context.text, text, style: .usual)
            cell.continuation.append(text.lowerBound..<max(text.lowerBound, markers.valueEnd))
            cell.notes += markers.numbers
            if context.hasBrokenMarker(words, after: before) { cell.hasBrokenMarker = true }
            self[column] = cell
            if column != .nature, !words.allSatisfy({ SecurityWords.contains(context.text, $0.value) }) {
                doubtful.insert(column)
            }
        }
        if !isCertain { doubtful.formUnion(ColumnSet(texts)) }
    }
}

extension ReaderContext {
    /// The text that words are, without what is left of markers at its end; a bracket that closes one before it stays.
    fileprivate func recognizedText(_ words: ArraySlice<Word>, after before: Range<Int> = 0..<0) -> Range<Int>
    {
        let (first, last) = (words.first!, words.last!)
        let end = closesBracket(words, before) ? last.range.upperBound : last.value.upperBound
        return first.range.lowerBound == first.value.lowerBound
            ? first.range.lowerBound..<max(first.range.lowerBound, end)
            : first.value.lowerBound..<max(first.value.lowerBound, end)
    }

    fileprivate func hasBrokenMarker(_ words: ArraySlice<Word>, after before: Range<Int> = 0..<0) -> Bool {
        words.contains { $0.hasBrokenMarker } && !closesBracket(words, before)
    }

    /// Whether the bracket at the end of the last word closes one that stands before it.
    private func closesBracket(_ words: ArraySlice<Word>, _ before: Range<Int>) -> Bool {
        let (first, last) = (words.first!, words.last!)
        guard last.hasBrokenMarker, last.range.upperBound == last.value.upperBound + 1 else { return false }
        var open = 0
        for index in Array(before) + Array(first.range.lowerBound..<last.range.upperBound) {
            if text[index] == UInt8(ascii: "(") {
                open += 1
            } else if text[index] == UInt8(ascii: ")") {
                open -= 1
            }
        }
        return open == 0 && text[last.range.upperBound - 1] == UInt8(ascii: ")")
    }
}
