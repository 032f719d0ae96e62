import FormText

/// The rows of one table.
struct ReadTable {
    /// Whether the page has the table's caption.
    var isThere = false
    var rows: [ReadRow] = []
    /// The lines of its headings, and the lines that are neither headings nor rows.
    var headingLines: [Int] = []
    var otherLines: [Int] = []
}

/// Reads the lines below the captions of Table I and Table II.
struct TableReader {
    private let context: ReaderContext
    private let form: FormType
    private let highestNote: Int
    /// The lines that are signatures.
    private let signatureLines: Set<Int>
    /// Whether the cells have lost their borders, a row a line.
    private let isOfWords: Bool
    private let notesAreAttached: Bool
    private let days: ReportDays

    init(
        _ context: ReaderContext, form: FormType, highestNote: Int, signatureLines: Set<Int>, days: ReportDays
    ) {
        self.days = days
        self.signatureLines = signatureLines
        self.context = context
        self.form = form
        self.highestNote = highestNote
        isOfWords =
            context.page.layout == .plain && !context.isReadingOrder && !context.hasPrintedLines
        notesAreAttached =
            isOfWords && WordTableReader.notesAreAttached(in: context, highestNote: highestNote)
    }

    /// Reads every row of the table, wherever the page has a part of it.
    func read(derivative: Bool) -> ReadTable {
        let caption: Caption = derivative ? .tableTwo : .tableOne
        var table = ReadTable()
        let sections = context.sections.filter { $0.caption == caption }
        for (number, section) in sections.enumerated() {
            table.isThere = true
            let reader = rowReader(for: section.lines, derivative)
            if context.isReadingOrder {
                let reader = ReadingOrderTableReader(
                    context: context, form: form, highestNote: highestNote, days: days)
                var lines = section.lines.filter { !signatureLines.contains($0) }
                if derivative, number == sections.count - 1 { lines += reader.linesBehindForm() }
                reader.read(lines, derivative: derivative, to: &table)
                continue
            }
            if context.hasPrintedLines {
                let reader = PrintedLineTableReader(context, form: form, highestNote: highestNote)
                reader.read(
                    section.lines.filter { !signatureLines.contains($0) }, derivative: derivative, &table)
                continue
            }
            if isOfWords {
                readWords(section.lines, derivative, &table)
                continue
            }
            for line in section.lines {
                if context.page.lines[line].isHead {
                    table.headingLines.append(line)
                } else if var row = reader.readInPlace(context.page, line: line, text: context.text) {
                    if context.page.lines[line].isTitleInDoubt { row.doubtful.insert(.title) }
                    table.rows.append(row)
                } else if isFurniture(line) {
                    table.headingLines.append(line)
                } else {
                    let rows = reader.readByContent(context.page, line: line, text: context.text)
                    table.rows += rows
                    if rows.isEmpty { table.otherLines.append(line) }
                }
            }
        }
        return table
    }

    /// The reader for the columns that a table has.
    ///
    /// On a typed page those of several editions and habits are possible: before 2002 there was no column for a deemed
    /// date, `V` may share the code's, and Table II often has one column for the amount and one for `A` or `D`. The
    /// rows tell, by how many of them have every cell in its place.
    private func rowReader(for lines: Range<Int>, _ derivative: Bool) -> RowReader {
        let hasTimeliness = hasTimelinessColumn(lines)
        func reader(_ hasTimeliness: Bool, _ hasDeemed: Bool, _ hasOneAmount: Bool) -> RowReader {
            RowReader(
                form: form, isDerivative: derivative, highestNote: highestNote,
                hasTimelinessColumn: hasTimeliness, hasDeemedColumn: hasDeemed,
                hasOneAmountColumn: hasOneAmount)
        }
        let usual = reader(hasTimeliness, true, false)
        guard context.page.layout == .ruled, form != .three else { return usual }
        var best = (reader: usual, rows: -1)
        for hasDeemed in [true, false] {
            for hasTimeliness in [hasTimeliness, !hasTimeliness] {
                for hasOneAmount in derivative ? [false, true] : [false] {
                    let reader = reader(hasTimeliness, hasDeemed, hasOneAmount)
                    let rows = lines.filter { line in
                        !context.page.lines[line].isHead
                            && reader.readInPlace(context.page, line: line, text: context.text) != nil
                    }
                    if rows.count > best.rows { best = (reader, rows.count) }
                }
            }
        }
        return best.reader
    }

    /// Reads a table without borders between its cells.
    private func readWords(_ all: Range<Int>, _ derivative: Bool, _ table: inout ReadTable) {
        let lines = all.filter { !signatureLines.contains($0) }
        table.headingLines += lines.filter(isFurniture)
        let headings = Set(table.headingLines)
        let reader = WordTableReader(
            context: context, form: form, highestNote: highestNote,
            hasTimelinessColumn: hasTimelinessColumn(all), notesAreAttached: notesAreAttached)
        table.rows += reader.rows(in: lines.filter { !headings.contains($0) }, derivative: derivative)
    }

    /// Whether a line starts with a caption, or holds nothing but words of the form's headings.
    private func isFurniture(_ line: Int) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        if pieces.first?.caption != nil { return true }
        let cells = context.page.cells[context.page.lines[line].cells]
        if cells.count == 1, cells.first!.range.count == 1, context.page.lines[line].isAfterBlank,
            context.page.layout != .plain
        {
            return false  // a `V` that was torn out of a row
        }
        if cells.count == 1, let cell = cells.first, context.isNothing(cell.range) { return true }
        return cells.allSatisfy { Vocabulary.isOfForm(context.text, $0.range) || isHeadingLetter($0.range) }
    }

    /// `V`, `(A)` and `(D)` below the headings, and what is left of `(Instr. 3, 4 and 5)` on the next line.
    private func isHeadingLetter(_ range: Range<Int>) -> Bool {
        if range.count == 2, isDigit(context.text[range.lowerBound]),
            context.text[range.lowerBound + 1] == UInt8(ascii: ")")
        {
            return true
        }
        let letters = context.text[range].filter(isCaptionLetter).map(lowercased)
        return letters == [UInt8(ascii: "v")] || (range.count > 1 && (letters == [0x61] || letters == [0x64]))
    }

    /// Whether the headings have the column `V`. A Form 5 of the specification's style sheet has none; where
    /// the headings are lost, the column is taken to be there.
    private func hasTimelinessColumn(_ lines: Range<Int>) -> Bool {
        var sawSubheading = false
        for line in lines {
            let cells = context.page.cells[context.page.lines[line].cells]
            if context.page.layout == .plain, let cell = cells.first {
                // The subheadings share a line: `Code V (A) (D) Date Exercisable`.
                if hasWord("(A)", cell.range), hasWord("Exercisable", cell.range) {
                    return hasWord("V", cell.range)
                }
            }
            for cell in cells where cell.range.count < 20 {
                let letters = context.text[cell.range].filter(isCaptionLetter).map(lowercased)
                if letters == [UInt8(ascii: "v")] { return true }
                if letters.elementsEqual("dateexercisable".utf8) || letters.elementsEqual("price".utf8) {
                    sawSubheading = true
                }
            }
            if sawSubheading { return false }
        }
        return true
    }

    /// Whether a word stands in a range, blanks around it.
    private func hasWord(_ word: StaticString, _ range: Range<Int>) -> Bool {
        let text = context.text
        let length = word.utf8CodeUnitCount
        return word.withUTF8Buffer { word in
            range.dropLast(length - 1).contains { start in
                text[start] == word[0] && (start == range.lowerBound || isSpace(text[start - 1]))
                    && (start + length == range.upperBound || isSpace(text[start + length]))
                    && text[start..<start + length].elementsEqual(word)
            }
        }
    }
}
