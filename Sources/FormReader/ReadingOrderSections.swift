import FormText

/// The sections of a text in reading order, each table with what of it is read before its caption and below the heading
/// of the notes.
struct ReadingOrderSections {
    private let outline: Outline
    private let text: UnsafeBufferPointer<UInt8>
    private(set) var sections: [Outline.Section]

    init(_ outline: Outline, _ text: UnsafeBufferPointer<UInt8>) {
        self.outline = outline
        self.text = text
        sections = outline.sections
        startTableOne()
        takeItemsBelowNotes()
        for index in sections.indices.dropFirst() {
            if isTable(index) {
                // The next page of a table has its caption again.
                if sections[index - 1].caption != sections[index].caption { takeTitlesAbove(index) }
            } else if sections[index].caption == .explanation, isTable(index - 1) {
                takeLateLines(below: index)
            }
        }
        takeLinesBetweenNotes()
        parkItemsAmongRows()
        startNotes()
        takeRestOfTableOne()
        takeTitlesAmongItems(.tableOne)
        takeTitlesAmongItems(.tableTwo)
    }

    private func isTable(_ index: Int) -> Bool {
        sections[index].caption == .tableOne || sections[index].caption == .tableTwo
    }

    /// The one text of a line; `nil` where it has a caption, a mark or several texts.
    private func onlyText(of line: Int) -> Range<Int>? {
        let pieces = outline.pieces[outline.lines[line]]
        return pieces.count == 1 && pieces.first!.isText ? pieces.first!.range : nil
    }

    /// Where the column of the titles is read before the caption of its table, the table starts with its heading.
    private mutating func takeTitlesAbove(_ index: Int) {
        let above = sections[index - 1].lines
        let texts = above.reversed().prefix { onlyText(of: $0) != nil }
        let heading = headingOfTitles(sections[index].caption)
        guard let start = texts.last(where: { isHeading($0, heading) }) else { return }
        sections[index - 1].lines = above.lowerBound..<start
        sections[index].lines = start..<sections[index].lines.upperBound
    }

    private func headingOfTitles(_ table: Caption?) -> StaticString {
        table == .tableOne ? "1. title of security" : "1. title of derivative security"
    }

    /// Gives some lines of a section to another one.
    private mutating func move(_ lines: Range<Int>, of index: Int, to caption: Caption?) {
        let section = sections[index]
        let parts = [
            Outline.Section(
                caption: section.caption, lines: section.lines.lowerBound..<lines.lowerBound),
            Outline.Section(caption: caption, lines: lines),
            Outline.Section(
                caption: section.caption, lines: lines.upperBound..<section.lines.upperBound),
        ]
        sections.replaceSubrange(index...index, with: parts.filter { !$0.lines.isEmpty })
    }

    /// Where all above the headings of Table I is lost, its caption too, it starts with what is left of these.
    private mutating func startTableOne() {
        guard
            let index = sections.firstIndex(where: { $0.caption == .tableTwo || $0.caption == .explanation }),
            index > 0, sections[index - 1].caption == nil
        else { return }
        let lines = sections[index - 1].lines
        let below = lines.last(where: hasItem).map { $0 + 1..<lines.upperBound } ?? lines
        let headings = below.filter { line in
            onlyText(of: line).map { TableHeadings.isPart(text, $0) } ?? false
        }
        guard let first = headings.first, headings.count > 1 else { return }
        move(first..<lines.upperBound, of: index - 1, to: .tableOne)
    }

    private func hasItem(_ line: Int) -> Bool {
        outline.pieces[outline.lines[line]].contains { $0.caption.map { $0 != .furniture } ?? false }
    }

    /// Where the left column of the page is read before the others, down to the headings of the notes and the remarks, the
    /// items of the other columns stand below these.
    private mutating func takeItemsBelowNotes() {
        guard let table = sections.indices.first(where: isTable) else { return }
        for index in sections[..<table].indices.reversed()
        where sections[index].caption == .explanation || sections[index].caption == .remarks {
            let item = sections[index].lines.dropFirst().first { line in
                outline.pieces[outline.lines[line]].contains { $0.caption != nil }
            }
            let lines = sections[index].lines
            if let item { move(item..<lines.upperBound, of: index, to: nil) }
            if sections[index].lines.count == 1 { sections[index].caption = nil }
        }
    }

    /// Where the left column of the page is read before the others, a table's titles stand among the items, below their
    /// heading.
    private mutating func takeTitlesAmongItems(_ table: Caption) {
        guard let first = sections.indices.first(where: isTable) else { return }
        let heading = headingOfTitles(table)
        for index in sections[..<first].indices {
            guard sections[index].caption == nil || sections[index].caption == .reportingPerson,
                let start = sections[index].lines.first(where: { isHeading($0, heading) })
            else { continue }
            let below = sections[index].lines[(start + 1)...]
            let texts = below.prefix { line in
                onlyText(of: line).map { !TableHeadings.isPart(text, $0) } ?? false
            }
            // What is no security's is of an item.
            let last = texts.last { line in text.words(in: onlyText(of: line)!).contains(where: isOfSecurity)
            }
            if last == nil, let first = below.first(where: isTitle) {
                // The end of the address may be read between them.
                move(first..<first + below[first...].prefix(while: isTitle).count, of: index, to: table)
            }
            let heading = sections.firstIndex { $0.lines.contains(start) }!
            move(start..<(last ?? start) + 1, of: heading, to: table)
            return
        }
    }

    private func isTitle(_ line: Int) -> Bool {
        onlyText(of: line).map { SecurityWords.isTitle(text, $0) } ?? false
    }

    /// Where the right column of the page is read late, its items stand among the rows of a table.
    private mutating func parkItemsAmongRows() {
        for index in sections.indices.reversed() where isTable(index) {
            let items = sections[index].lines.filter { line in
                outline.pieces[outline.lines[line]].contains { $0.caption.map(isOfItems) == true }
            }
            guard let first = items.first, let last = items.last else { continue }
            move(first..<last + 1, of: index, to: nil)
        }
    }

    private func isOfItems(_ caption: Caption) -> Bool {
        caption.printedColumn != nil || caption == .director || caption == .onePerson
            || caption == .severalPersons
    }

    /// Where the heading of the notes was read before the tables, the notes start with the first one below these.
    private mutating func startNotes() {
        guard let index = sections.indices.last(where: isTable),
            !sections.contains(where: { $0.caption == .explanation }),
            let start = sections[index].lines.first(where: {
                Self.startsNotes(outline.pieces[outline.lines[$0]], text)
            })
        else { return }
        move(start..<sections[index].lines.upperBound, of: index, to: .explanation)
    }

    /// Whether a line starts the first note: `1. The price is a weighted average.`
    static func startsNotes(_ line: ArraySlice<Piece>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard line.count == 1, let piece = line.first, piece.isText, piece.range.count > 30 else {
            return false
        }
        return text[piece.range].starts(with: "1. ".utf8) && !TableHeadings.isPart(text, piece.range)
    }

    private func isOfSecurity(_ word: Range<Int>) -> Bool {
        word.count > 3 && SecurityWords.contains(text, word)
    }

    /// The beginnings of headings that only Table II has.
    private static let headingsOfTableTwo: [StaticString] = [
        "1. title of derivative", "2. conversion", "2. date exercisable", "3. transaction date", "3a. deemed",
    ]

    /// What a page has of Table I in its last columns may be read below the caption of Table II, above its headings.
    private mutating func takeRestOfTableOne() {
        guard
            let index = sections.indices.dropFirst().first(where: {
                sections[$0].caption == .tableTwo
                    && sections[..<$0].contains { $0.caption == .tableOne }
            }),
            let caption = sections[index].lines.first(where: { line in
                outline.pieces[outline.lines[line]].contains { $0.caption == .tableTwo }
            })
        else { return }
        let start = sections[index].lines[(caption + 1)...].first { line in
            outline.pieces[outline.lines[line]].first?.caption == nil
                && onlyText(of: line).map { text[$0].first != UInt8(ascii: "(") } ?? true
        }
        let heading = sections[index].lines[(caption + 1)...].first { line in
            Self.headingsOfTableTwo.contains { isHeading(line, $0) }
        }
        guard let start, let heading, start < heading else { return }
        let values = (start..<heading).filter { line in
            onlyText(of: line).map { !TableHeadings.isPart(text, $0) } ?? true
        }
        // The titles of Table II may be read above the headings of its other columns.
        if let first = values.first, onlyText(of: first).map({ SecurityWords.isTitle(text, $0) }) ?? false {
            return
        }
        move(start..<heading, of: index, to: .tableOne)
    }

    private func isHeading(_ line: Int, _ heading: StaticString) -> Bool {
        onlyText(of: line).map { text[$0].startsInAnyCase(with: heading) } ?? false
    }

    /// What is read late of a table stands between the heading of the notes and the first of them.
    private mutating func takeLateLines(below index: Int) {
        let lines = sections[index].lines
        let late = lines.dropFirst().prefix { line in onlyText(of: line).map { !isNote($0) } ?? false }
        guard late.contains(where: { TableHeadings.isPart(text, onlyText(of: $0)!) }) else { return }
        sections[index - 1].lines = sections[index - 1].lines.lowerBound..<late.endIndex
        sections[index].lines = late.endIndex..<lines.upperBound
    }

    /// What is read late of Table II may stand between two notes, from the headings of its last columns on.
    private mutating func takeLinesBetweenNotes() {
        for index in sections.indices.dropFirst()
        where sections[index].caption == .explanation && isTable(index - 1) {
            let lines = sections[index].lines
            guard let note = lines.first(where: { onlyText(of: $0).map(isNote) ?? false }),
                let start = lines[(note + 1)...].first(where: { onlyText(of: $0).map(isSubheading) ?? false }
                ),
                let end = lines[start...].first(where: { line in
                    onlyText(of: line).map { isNote($0) && $0.count > 40 } ?? false
                })
            else { continue }
            move(start..<end, of: index, to: sections[index - 1].caption)
            return
        }
    }

    /// Whether a line is `Code`, as no line of a note is.
    private func isSubheading(_ range: Range<Int>) -> Bool { text[range].isInAnyCase("code") }

    /// Whether a line is a number and a sentence, `1. The price is a weighted average.`, and no heading of a table.
    private func isNote(_ range: Range<Int>) -> Bool {
        let number = text[range].prefix { !isSpace($0) }
        return number.count < range.count && number.contains(where: isDigit)
            && number.allSatisfy { isDigit($0) || "().".utf8.contains($0) }
            && !TableHeadings.isPart(text, range)
    }
}
