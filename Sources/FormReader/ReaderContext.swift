import FormText

/// What every part of the reader works on.
struct ReaderContext {
    let page: Page
    let outline: Outline
    /// The page's text, for the time of the reading.
    let text: UnsafeBufferPointer<UInt8>
    /// Whether the text has a cell a line, in the order of reading, its columns gone.
    let isReadingOrder: Bool
    /// Whether in such a text the items have lost their places too.
    let hasLooseItems: Bool
    /// Whether the lines are those of the printed page, as recognition reads them: what stood side by side shares a
    /// line, without a border.
    let hasPrintedLines: Bool
    /// Whether items and cells follow one another in turn, broken where the page breaks its lines, as pypdf reads a PDF.
    let hasBrokenLines: Bool
    /// Whether empty lines part what stands apart: there are more of them than the ends of pages make, and no text has
    /// brought them along.
    let hasEmptyLines: Bool
    /// The page's sections; of printed lines the tables start at their headings too, whose captions may be
    /// unreadable, or read late; in reading order they have what is read before or after them.
    let sections: [Outline.Section]

    init(page: Page, outline: Outline, text: UnsafeBufferPointer<UInt8>) {
        self.page = page
        self.outline = outline
        self.text = text
        let isPlain = page.layout == .plain
        let sharesLines =
            isPlain && !page.isOfFragments
            && outline.lines.contains { line in
                Set(outline.pieces[line].compactMap { $0.caption?.printedColumn }).count > 1
            }
        hasBrokenLines = sharesLines && Self.hasItemsInTurn(outline)
        hasPrintedLines = sharesLines && !hasBrokenLines
        isReadingOrder =
            isPlain && !sharesLines && (page.isOfFragments || Self.hasShortLines(page, outline, text))
        hasEmptyLines =
            !page.isOfFragments && page.lines.dropFirst().count(where: \.isAfterBlank) * 10 > page.lines.count
        hasLooseItems = isReadingOrder && !Self.hasItemsBehindCaptions(outline, text)
        sections =
            hasPrintedLines
            ? outline.sections.flatMap { Self.parts(of: $0, page, outline) }
            : isReadingOrder ? ReadingOrderSections(outline, text).sections : outline.sections
    }

    /// A section, cut where the heading of another table stands in it.
    private static func parts(of section: Outline.Section, _ page: Page, _ outline: Outline)
        -> [Outline.Section]
    {
        switch section.caption {
        case nil, .reportingPerson, .tableOne, .tableTwo: break
        default: return [section]
        }
        var parts = [section]
        for line in section.lines {
            let text = outline.pieces[outline.lines[line]].map { page.string($0.range) }.joined(
                separator: " ")
            let bytes = text.utf8.map(lowercased)
            func has(_ words: StaticString) -> Bool { bytes.position(of: words, from: 0) != nil }
            let table: Caption? =
                has("title of derivative") ? .tableTwo : has("title of security") ? .tableOne : nil
            guard let table, parts.last?.caption != table else { continue }
            parts[parts.count - 1].lines = parts[parts.count - 1].lines.lowerBound..<line
            parts.append(Outline.Section(caption: table, lines: line..<section.lines.upperBound))
        }
        return parts
    }

    /// Whether the owner's address ends on a line above the next item, which the page prints beside it: there only
    /// captions that stand alone in their blocks may share a line.
    private static func hasItemsInTurn(_ outline: Outline) -> Bool {
        guard let zip = outline.pieces.first(where: { $0.caption == .zip }),
            let issuer = outline.pieces.first(where: { $0.caption == .issuer })
        else { return false }
        // Captions that touch what stands beside them are those of a page whose words are not certain either.
        return zip.line < issuer.line && outline.pieces[outline.lines[zip.line]].last?.caption == .zip
    }

    /// Whether in a text of a cell a line the items stand as they are printed: name, issuer and date behind their
    /// captions, those below an address together, and the boxes with nothing but marks between them.
    private static func hasItemsBehindCaptions(_ outline: Outline, _ text: UnsafeBufferPointer<UInt8>) -> Bool
    {
        let pieces = outline.pieces
        func value(behind isCaption: (Caption) -> Bool) -> Range<Int>? {
            guard let index = pieces.firstIndex(where: { $0.caption.map(isCaption) == true }),
                // The caption itself may be of two lines.
                let next = pieces[index...].first(where: { $0.caption.map(isCaption) != true }), next.isText
            else { return nil }
            return next.range
        }
        func areTogether(_ captions: [Caption]) -> Bool {
            guard let first = pieces.firstIndex(where: { $0.caption == captions[0] }) else { return false }
            let found = pieces[first...].lazy.filter { piece in
                if case .mark = piece.kind { false } else { true }
            }
            return found.prefix(captions.count).map(\.caption) == captions
        }
        return value { $0 == .reportingPerson } != nil
            && value { $0 == .issuer }.map { text[$0].last == UInt8(ascii: "]") } == true
            && value(behind: \.isPeriod).map { DateValue.read(text, $0) != nil } == true
            && areTogether([.city, .state, .zip])
            && areTogether([.director, .tenPercentOwner, .officer, .other])
    }

    /// Whether the lines of the tables hold a cell each: even the headings, which else share a long line.
    private static func hasShortLines(
        _ page: Page, _ outline: Outline, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        // Notes whose heading was read before stand below the tables.
        let lines = outline.sections.filter { $0.caption == .tableOne || $0.caption == .tableTwo }
            .flatMap { section in
                section.lines.prefix {
                    !ReadingOrderSections.startsNotes(outline.pieces[outline.lines[$0]], text)
                }
            }
            .filter { outline.pieces[outline.lines[$0]].first?.caption == nil }
        let widths = lines.map { line in
            page.cells[page.lines[line].cells].reduce(0) { $0 + $1.range.count }
        }
        if !page.hasLostColumns, lines.contains(where: { isRow(outline.pieces[outline.lines[$0]], text) }) {
            return false
        }
        // Lines that fill a width are rows that were broken there.
        guard widths.count > 4, widths.count(where: { $0 > 60 }) * 5 < widths.count else { return false }
        // A note that strays in among very short lines changes nothing.
        let long = widths.count { $0 >= 100 }
        let short = widths.count { $0 < 30 }
        return long == 0 || long * 40 <= widths.count && short * 4 >= widths.count * 3
    }

    /// Whether a line has several cells of a row: a title, and either a number with its comma and the letter of the
    /// ownership, or the date of a transaction and two values more.
    private static func isRow(_ line: ArraySlice<Piece>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = line.first, isLetter(text[first.range.lowerBound]), line.allSatisfy(\.isText) else {
            return false
        }
        let words = line.flatMap { text.words(in: $0.range) }.dropFirst()
        let isOwnership = zip(words, words.dropFirst()).contains { number, letter in
            number.count > 4 && text[number].contains(UInt8(ascii: ","))
                && text[number].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ",") }
                && letter.count == 1 && "DI".utf8.contains(text[letter.lowerBound])
        }
        if isOwnership { return true }
        guard let date = words.firstIndex(where: { DateValue.read(text, $0) != nil }) else { return false }
        return words[(date + 1)...].count { word in
            isDigit(text[word.lowerBound]) || word.count == 1 && isCapital(text[word.lowerBound])
        } > 1
    }

    func located(_ range: Range<Int>, how: How = .read, because reason: Reason? = nil) -> Located {
        Located(value: page.string(range), ranges: [range], how: how, reasons: reason.map { [$0] } ?? [])
    }

    /// Whether boxes have some of the captions of an address and lack others, or have one over two lines: what is drawn
    /// inside a box was cut at the box's width, captions and values alike (`(Ci` over `ty)`).
    var hasCutCaptions: Bool {
        guard page.layout == .boxes else { return false }
        let own: Set<Caption> = [.last, .first, .middle, .street, .city, .state, .zip]
        let pieces = outline.pieces.filter { $0.caption.map(own.contains) == true }
        return !pieces.isEmpty && Set(pieces.map(\.caption)).count < own.count
            || pieces.contains { text[$0.range].contains(Page.lineBreak) }
    }

    /// Where a caption stands first.
    func range(of caption: Caption) -> Range<Int>? {
        outline.pieces.first { $0.caption == caption }?.range
    }

    /// Several stretches as one text: see ``Page/string(_:)-([Range<Int>])``.
    func located(_ ranges: [Range<Int>], how: How = .read) -> Located {
        Located(value: page.string(ranges), ranges: ranges, how: how)
    }

    /// Whether lines are not cut at a width, so that each is a paragraph or a cell.
    var hasWholeLines: Bool { page.layout == .tabs || page.layout == .markdown }

    /// Whether the text's lines are those of a printed page.
    var isPrinted: Bool {
        page.layout == .columns || isReadingOrder || hasPrintedLines || hasBrokenLines
    }

    /// The lines of a paragraph as one text: a blank between them, but none behind a hyphen where a printed line is
    /// broken inside a word (`non-` over `employee`).
    func printed(_ ranges: [Range<Int>]) -> Located {
        guard isPrinted, !ranges.isEmpty else { return located(ranges) }
        var value = page.string(ranges[0])
        for (previous, range) in zip(ranges, ranges.dropFirst()) {
            let isBroken = endsWithHyphen(previous) && !startsWithConjunction(range)
            value += (isBroken ? "" : " ") + page.string(range)
        }
        return Located(value: value, ranges: ranges)
    }

    /// Whether a word touches the hyphen at its end, or the two that stand for a dash (`Units--` over `Vesting`).
    private func endsWithHyphen(_ range: Range<Int>) -> Bool {
        let hyphens = text[range].reversed().prefix { $0 == UInt8(ascii: "-") }.count
        guard (1...2).contains(hyphens), hyphens < range.count else { return false }
        let last = text[range.upperBound - hyphens - 1]
        return isLetter(last) || isDigit(last)
    }

    /// `pre-` over `and post-employment`.
    private func startsWithConjunction(_ range: Range<Int>) -> Bool {
        let word = text[range].prefix { !isSpace($0) }
        return ["and", "or", "to"].contains { word.elementsEqual($0.utf8) }
    }

    /// How many bytes stand before the end, or the beginning, of a stretch in its line.
    func width(_ range: Range<Int>) -> Int { range.upperBound - lineStart(range) }
    func indent(_ range: Range<Int>) -> Int { range.lowerBound - lineStart(range) }

    private func lineStart(_ range: Range<Int>) -> Int {
        var start = range.lowerBound
        while start > 0, text[start - 1] != 0x0A { start -= 1 }
        return start
    }

    /// The parts of `range` between breaks inside a cell, blanks at their ends left out.
    func lines(of range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        while start <= range.upperBound {
            var end = start
            while end < range.upperBound, text[end] != Page.lineBreak { end += 1 }
            let part = trimmed(start..<end)
            if !part.isEmpty { parts.append(part) }
            start = end + 1
        }
        return parts
    }

    /// Whether a text says that there is nothing: `None.`, where a table or the notes would stand.
    func isNothing(_ range: Range<Int>) -> Bool {
        let end = text[range].last == UInt8(ascii: ".") ? range.upperBound - 1 : range.upperBound
        return NumberValue.isNone(text, range.lowerBound..<end)
            || text[range].lazy.filter(isLetter).map(lowercased).elementsEqual("notapplicable".utf8)
    }

    /// `range` without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { text.trimmed(range) }

    /// `range` without the number that a text browser gives to a link: `[2]Acme Corp`.
    func withoutLinkNumber(_ range: Range<Int>) -> Range<Int> {
        guard page.layout != .html, text[range.lowerBound] == UInt8(ascii: "[") else { return range }
        let end = range.dropFirst().first { !isDigit(text[$0]) } ?? range.upperBound
        guard end < range.upperBound - 1, end > range.lowerBound + 1, text[end] == UInt8(ascii: "]") else {
            return range
        }
        return trimmed(end + 1..<range.upperBound)
    }

    /// The CIK in the link of a cell: ten digits.
    func linkedCik(_ cell: Int) -> String? {
        guard let link = page.cells[cell].link else { return nil }
        let target = Array(page.links[link].utf8)
        guard let start = target.indices.first(where: { target[$0...].startsInAnyCase(with: "cik=") }) else {
            return nil
        }
        let digits = target[(start + 4)...].prefix(while: isDigit)
        guard (1...10).contains(digits.count) else { return nil }
        return paddedCik(String(decoding: digits, as: UTF8.self))
    }
}

/// A CIK in the ten digits that EDGAR disseminates.
func paddedCik(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
}
