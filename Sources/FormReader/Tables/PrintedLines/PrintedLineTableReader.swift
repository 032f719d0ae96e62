import FormText

/// Reads a table of which each line is one of the printed page: the first line of a row holds all its cells, the
/// lines below it what their columns had no room for.
struct PrintedLineTableReader {
    private let context: ReaderContext
    private let form: FormType
    private let highestNote: Int

    init(_ context: ReaderContext, form: FormType, highestNote: Int) {
        self.context = context
        self.form = form
        self.highestNote = highestNote
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

    private func words(of line: Int) -> [Word] {
        Word.words(of: [line], context.page, context.text, highestNote: highestNote)
            .compactMap { $0.recognized(context.text, highestNote: highestNote) }
    }

    /// Whether a line holds the form's own words; above the rows, where headings are cut anywhere, half of them
    /// are enough.
    private func isHeading(_ line: Int, _ words: [Word], isBeforeRows: Bool) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        if words.isEmpty || pieces.first?.caption != nil { return true }
        let known = words.count { word in
            word.range.count <= 3 && !isDigit(context.text[word.range.lowerBound])
                || Vocabulary.isOfForm(context.text, word.range)
        }
        if hasValues(words) { return false }
        let isOfForm = pieces.allSatisfy { Vocabulary.isOfForm(context.text, $0.range) }
        if isBeforeRows { return isOfForm || 2 * known > words.count }
        // Below the rows a few words rather end one: `Shares`.
        return isOfForm && words.count > 3
            && !words.allSatisfy { SecurityWords.contains(context.text, $0.value) }
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

    /// Whether a line holds words only.
    private func isContinuation(_ words: [Word]) -> Bool {
        words.allSatisfy { $0.shapes.isDisjoint(with: [.date, .pricedByNote]) }
    }

    // MARK: Rows

    /// What the cells of a row cost at most to put into columns.
    private static let mostCost = 190
    /// What a row of clean cells costs at most.
    private static let certainCost = 45

    /// The row whose first line has these words; `nil` where they are none.
    private func row(_ words: [Word], _ line: Int, _ derivative: Bool) -> ReadRow? {
        let alignment = WordAlignment(
            columns: Column.columns(ofForm: form, derivative: derivative), words: words, hasCellALine: false,
            notesAreAttached: true)
        let rows = alignment.rows()
        guard rows.count == 1, let aligned = rows.first, aligned.cost <= Self.mostCost,
            aligned.cells.first?.words.lowerBound == 0, aligned.cells.count >= 3,
            aligned.cells.contains(where: { $0.column.content == .number || $0.column.content == .date })
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
        row.settleCode(context.text)
        if derivative { row.takeUsualDirection() }
        row.hasNoBorders = true
        row.isCutInDoubt = aligned.cost > Self.certainCost
        return row
    }

    /// The cell that some words are; `nil` where recognition left nothing that can be read.
    private func read(_ words: ArraySlice<Word>, as column: Column) -> ReadCell? {
        let (first, last) = (words.first!, words.last!)
        let range = first.range.lowerBound..<last.range.upperBound
        let isText = column.content == .text
        var value = first.value
        if isText { value = context.recognizedText(words) }
        var cell = ReadCell.read(context.text, value, as: column, highestNote: highestNote)?.cell
        if cell == nil { cell = recognizedLetter(first, as: column) }
        guard var cell else { return nil }
        if first.shapes.contains(.repaired), cell.number != nil {
            (cell.how, cell.reasons) = (.repaired, [.misreadSign])
        }
        if !isText {
            for word in words.dropFirst() {
                cell.notes += NoteMarkers(context.text, word.range, highest: highestNote).numbers
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
        let markers = NoteMarkers(context.text, word.value, highest: highestNote)
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
        let titles = [Column.title, .underlyingTitle].filter { self[$0] != nil }
        let hasNature = self[.nature] != nil
        var end = words.endIndex
        if hasNature { end = words.prefix { SecurityWords.contains(context.text, $0.value) }.count }
        // What is whole does not go on; of two titles that do, the second has the last word that names a security.
        var middle = titles.count > 1 ? 0 : end
        if titles.count > 1, end > 0, isWhole(.underlyingTitle, context) {
            middle = end
        } else if titles.count > 1, end > 0, !isWhole(.title, context) {
            middle = SecurityWords.isNoun(context.text, words[end - 1].value) ? end - 1 : end
        }
        if titles.count > 1, let first = words.first,
            context.text[first.range.lowerBound] == UInt8(ascii: "(")
        {
            // `(Right to Buy)` ends the title of an option.
            let close = words.firstIndex { context.text[$0.range].contains(UInt8(ascii: ")")) }
            middle = min(end, close.map { $0 + 1 } ?? middle)
        }
        let parts = [
            (titles.first ?? .title, words[..<middle]), (.underlyingTitle, words[middle..<end]),
            (.nature, words[end...]),
        ]
        for (column, words) in parts {
            guard !words.isEmpty, var cell = self[column] else { continue }
            let before = cell.valueRange.lowerBound..<(cell.continuation.last ?? cell.valueRange).upperBound
            let text = context.recognizedText(words, after: before)
            let markers = NoteMarkers(context.text, text, highest: 99)
            cell.continuation.append(text.lowerBound..<max(text.lowerBound, markers.valueEnd))
            cell.notes += markers.numbers
            if context.hasBrokenMarker(words, after: before) { cell.hasBrokenMarker = true }
            self[column] = cell
        }
        if titles.count + (hasNature ? 1 : 0) > 1 { doubtful.formUnion(titles + [.nature]) }
    }

    /// Whether a title ends with a word that names a security.
    private func isWhole(_ column: Column, _ context: ReaderContext) -> Bool {
        guard let cell = self[column] else { return true }
        let range = cell.continuation.last ?? cell.valueRange
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        return context.text[range].last == UInt8(ascii: ")")
            || SecurityWords.isNoun(context.text, start..<range.upperBound)
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
