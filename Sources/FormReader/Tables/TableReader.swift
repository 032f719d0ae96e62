import FormText

/// The rows of one table.
struct ReadTable {
    /// Whether the page has the table's caption.
    var isThere = false
    var rows: [ReadRow] = []
    /// The lines of its headings, and the lines that are neither headings nor rows.
    var headingLines: [Int] = []
    var otherLines: [Int] = []
    /// Where parts of the table begin whose rows do not match those above them.
    var unmatchedParts: [Range<Int>] = []
}

/// Reads the lines below the captions of Table I and Table II.
struct TableReader {
    private let context: ReaderContext
    private let form: FormType
    /// How the cells of the table are written that is read next.
    var style: FilingStyle
    /// The lines that are signatures, and those that are notes.
    private let signatureLines: Set<Int>
    private let noteLines: Set<Int>
    private let notes: Notes
    /// Whether the cells have lost their borders, a row a line.
    private let isOfWords: Bool
    private let notesAreAttached: Bool
    private let days: ReportDays

    init(
        _ context: ReaderContext, form: FormType, style: FilingStyle, signatureLines: Set<Int>,
        notes: Notes, days: ReportDays
    ) {
        self.notes = notes
        noteLines = notes.tableLines
        self.days = days
        self.signatureLines = signatureLines
        self.context = context
        self.form = form
        self.style = style
        isOfWords =
            context.page.layout == .plain && !context.isReadingOrder && !context.hasPrintedLines
        notesAreAttached =
            isOfWords && WordTableReader.notesAreAttached(in: context, style: style)
    }

    /// Reads every row of the table, wherever the page has a part of it.
    func read(derivative: Bool) -> ReadTable {
        let caption: Caption = derivative ? .tableTwo : .tableOne
        var table = ReadTable()
        let sections = context.sections.filter { $0.caption == caption }
        if context.page.isTyped {
            table.isThere = !sections.isEmpty
            readTyped(sections, derivative, &table)
            return table
        }
        if context.isReadingOrder {
            table.isThere = !sections.isEmpty
            readInOrder(sections, derivative, &table)
            return table
        }
        for section in sections {
            table.isThere = true
            if context.hasPrintedLines {
                let reader = PrintedLineTableReader(context, form: form, style: style)
                reader.read(
                    section.lines.filter { !signatureLines.contains($0) }, derivative: derivative, &table)
                continue
            }
            if isOfWords {
                readWords(section.lines, derivative, &table)
                continue
            }
            let reader = RowReader(
                form: form, isDerivative: derivative, style: style,
                hasTimelinessColumn: hasTimelinessColumn(section.lines))
            table.rows += rows(section.lines, reader, &table)
        }
        return table
    }

    /// Reads a table of a text in reading order, page by page: each starts with the table's caption, and has with it what is
    /// read elsewhere.
    private func readInOrder(_ sections: [Outline.Section], _ derivative: Bool, _ table: inout ReadTable) {
        let caption: Caption = derivative ? .tableTwo : .tableOne
        func hasCaption(_ line: Int) -> Bool {
            context.outline.pieces[context.outline.lines[line]].contains { $0.caption == caption }
        }
        var pages: [[Int]] = []
        for section in sections {
            if pages.isEmpty
                || section.lines.contains(where: hasCaption) && pages.last!.contains(where: hasCaption)
            {
                pages.append([])
            }
            pages[pages.count - 1] += section.lines.filter { !signatureLines.contains($0) }
        }
        let reader = ReadingOrderTableReader(
            context: context, form: form, style: style, days: days,
            topics: NoteTopics(notes, context, derivative: derivative))
        for (number, lines) in pages.enumerated() {
            let late = derivative && number == pages.count - 1 ? reader.linesBehindForm() : []
            reader.read(lines + late, derivative: derivative, to: &table)
        }
    }

    /// Reads the tables of a typed page, which may be printed in parts.
    private func readTyped(_ sections: [Outline.Section], _ derivative: Bool, _ table: inout ReadTable) {
        let parts = TableParts(context, form: form, derivative: derivative)
        let all = parts.parts(of: sections) { context.page.lines[$0].isHead || isFurniture($0) }
        var index = 0
        while index < all.count {
            let group = parts.group(from: index, of: all)
            let read = zip(all[index...], group).map { part, items in
                rows(part.lines, rowReader(for: part.lines, derivative, items: items), &table)
            }
            if let joined = parts.joined(read) {
                // Below a heading without the first item a row's first cell is no title.
                let isLost = group == [nil] && all[index].items.count > 1 && !all[index].items.contains(1)
                table.rows += joined.map { row in
                    var row = row
                    row.isCutInDoubt = row.isCutInDoubt || isLost
                    return row
                }
            } else {
                table.rows += read[0]
                table.unmatchedParts += read.dropFirst().compactMap { $0.first?.rangeOfFirstCell }
            }
            index += group.count
        }
    }

    /// The rows of some lines; lines of the heading, and such as are neither, are added to the table's.
    private func rows(_ lines: Range<Int>, _ reader: RowReader, _ table: inout ReadTable) -> [ReadRow] {
        var rows: [ReadRow] = []
        for line in lines where !noteLines.contains(line) {
            if context.page.lines[line].isHead {
                table.headingLines.append(line)
            } else if var row = reader.readInPlace(context.page, line: line, text: context.text) {
                if context.page.lines[line].isTitleInDoubt {
                    row.doubtful.formUnion(
                        context.page.isTyped ? [.title] : [.title, .underlyingTitle, .nature])
                }
                rows.append(row)
            } else if isFurniture(line) {
                table.headingLines.append(line)
            } else {
                let found =
                    StackedRows.read(context, line: line, reader)
                    ?? reader.readByContent(context.page, line: line, text: context.text)
                rows += found
                if found.isEmpty { table.otherLines.append(line) }
            }
        }
        return rows
    }

    /// The reader for the columns that a typed table has.
    ///
    /// Those of several editions and habits are possible: before 2002 there was no column for a deemed
    /// date, `V` may share the code's, and Table II often has one column for the amount and one for `A` or `D`. The
    /// rows tell, by how many of them have every cell in its place.
    ///
    /// - Parameter items: the numbers of the items of a part of the table.
    private func rowReader(for lines: Range<Int>, _ derivative: Bool, items: Set<Int>?) -> RowReader {
        let hasTimeliness = hasTimelinessColumn(lines)
        func reader(
            _ hasTimeliness: Bool, _ hasDeemed: Bool, _ hasOneAmount: Bool, _ hasLabels: Bool
        ) -> RowReader {
            RowReader(
                form: form, isDerivative: derivative, style: style,
                hasTimelinessColumn: hasTimeliness, hasDeemedColumn: hasDeemed,
                hasOneAmountColumn: hasOneAmount, items: items, hasLabels: hasLabels)
        }
        var best = (reader: reader(hasTimeliness, true, false, false), rows: 0)
        for hasLabels in items == nil ? [false] : [false, true] {
            for hasDeemed in form == .three ? [true] : [true, false] {
                for hasTimeliness in form == .three ? [true] : [hasTimeliness, !hasTimeliness] {
                    for hasOneAmount in derivative && form != .three ? [false, true] : [false] {
                        let reader = reader(hasTimeliness, hasDeemed, hasOneAmount, hasLabels)
                        let rows = lines.filter { line in
                            !context.page.lines[line].isHead
                                && reader.readInPlace(context.page, line: line, text: context.text) != nil
                        }
                        if rows.count > best.rows { best = (reader, rows.count) }
                    }
                }
            }
        }
        return best.reader
    }

    /// Reads a table without borders between its cells.
    private func readWords(_ all: Range<Int>, _ derivative: Bool, _ table: inout ReadTable) {
        let lines = all.filter { !signatureLines.contains($0) }
        /// Words of the form go on with a heading, but between rows they are a row's: `(Class A)`.
        var isInHeading = true
        for line in lines {
            if isCaption(line) || isInHeading && isFurniture(line) && !hasAmounts(line) {
                table.headingLines.append(line)
                isInHeading = true
            } else if hasLetters(line) {
                isInHeading = false
            }
        }
        let headings = Set(table.headingLines)
        let reader = WordTableReader(
            context: context, form: form, style: style,
            hasTimelinessColumn: hasTimelinessColumn(all), notesAreAttached: notesAreAttached)
        table.rows += reader.rows(in: lines.filter { !headings.contains($0) }, derivative: derivative)
    }

    /// Whether a line starts with a caption.
    private func isCaption(_ line: Int) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        // `**` refers from the signature to a sentence of the form.
        let isReference =
            pieces.first.map { context.text[$0.range].allSatisfy { $0 == UInt8(ascii: "*") } } == true
        return (isReference ? pieces.dropFirst().first : pieces.first)?.caption != nil
    }

    /// Whether a line starts with a caption, or holds nothing but words of the form's headings.
    private func isFurniture(_ line: Int) -> Bool {
        if isCaption(line) { return true }
        let cells = context.page.cells[context.page.lines[line].cells]
        if cells.count == 1, cells.first!.range.count == 1, context.page.lines[line].isAfterBlank,
            context.page.layout != .plain
        {
            return false  // a `V` that was torn out of a row
        }
        if cells.count == 1, let cell = cells.first, context.isNothing(cell.range) { return true }
        return cells.allSatisfy { Vocabulary.isOfForm(context.text, $0.range) || isHeadingLetter($0.range) }
    }

    private func hasLetters(_ line: Int) -> Bool {
        context.page.cells[context.page.lines[line].cells].contains { cell in
            context.text[cell.range].contains(where: isLetter)
        }
    }

    /// Whether a line has numbers that are none of the form's: `Shares 12,000 12,000 D` goes on with a row.
    private func hasAmounts(_ line: Int) -> Bool {
        context.page.cells[context.page.lines[line].cells].contains { cell in
            context.text.words(in: cell.range).contains { word in
                // Letters touch the numbers of items: `1.Title of Security`.
                isDigit(context.text[word.lowerBound]) && !context.text[word].contains(where: isLetter)
                    && !Vocabulary.isNumber(context.text, word)
            }
        }
    }

    /// `V`, `(A)` and `(D)` below the headings, and what is left of `(Instr. 3, 4 and 5)` on the next line.
    private func isHeadingLetter(_ range: Range<Int>) -> Bool {
        if range.count == 2, isDigit(context.text[range.lowerBound]),
            context.text[range.lowerBound + 1] == UInt8(ascii: ")")
        {
            return true
        }
        let letters = context.text[range].lazy.filter(isCaptionLetter).map(lowercased)
        return letters.elementsEqual("v".utf8)
            || range.count > 1 && (letters.elementsEqual("a".utf8) || letters.elementsEqual("d".utf8))
    }

    /// Whether the headings have the column `V`. A Form 5 of the specification's style sheet has none; where
    /// the headings are lost, the column is taken to be there.
    private func hasTimelinessColumn(_ lines: Range<Int>) -> Bool {
        var sawSubheading = false
        for line in lines {
            let cells = context.page.cells[context.page.lines[line].cells]
            if context.page.layout == .plain, let cell = cells.first {
                // The subheadings share a line: `Code V (A) (D) Date Exercisable`.
                if hasWord("(a)", cell.range), hasWord("exercisable", cell.range) {
                    return hasWord("v", cell.range)
                }
            }
            for cell in cells where cell.range.count < 20 {
                let letters = context.text[cell.range].lazy.filter(isCaptionLetter).map(lowercased)
                if letters.elementsEqual("v".utf8) { return true }
                if letters.elementsEqual("dateexercisable".utf8) || letters.elementsEqual("price".utf8) {
                    sawSubheading = true
                }
            }
            if sawSubheading { return false }
        }
        return true
    }

    /// Whether a word, given in small letters, stands in a range, blanks around it.
    private func hasWord(_ words: StaticString, _ range: Range<Int>) -> Bool {
        let text = context.text
        let length = words.utf8CodeUnitCount
        return words.withUTF8Buffer { word in
            range.dropLast(length - 1).contains { start in
                lowercased(text[start]) == word[0] && (start == range.lowerBound || isSpace(text[start - 1]))
                    && (start + length == range.upperBound || isSpace(text[start + length]))
                    && text[start..<start + length].startsInAnyCase(with: words)
            }
        }
    }
}
