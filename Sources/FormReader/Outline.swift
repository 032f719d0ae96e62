import FormText

/// A stretch of a cell that is a caption of the form, a mark in a box, or other text.
struct Piece {
    enum Kind {
        case caption(Caption, isCut: Bool)
        case mark(Mark)
        case text
    }

    var kind: Kind
    var range: Range<Int>
    /// Indices into the page.
    var line: Int
    var cell: Int
    /// The cell's column.
    var column: Int

    var caption: Caption? {
        if case .caption(let caption, _) = kind { caption } else { nil }
    }

    var isText: Bool {
        if case .text = kind { true } else { false }
    }
}

/// A page as the form sees it: captions, marks and what is written between, and where its sections start.
struct Outline {
    /// All pieces, in the page's order.
    private(set) var pieces: [Piece] = []
    /// The pieces of each line.
    private(set) var lines: [Range<Int>] = []
    /// Sections in the page's order: each from its caption's line up to the next one's.
    var sections: [Section] = []
    /// Whether the page does not say where its parts are, so that all that is read is in doubt.
    var isInDoubt = false

    /// Whether the form closes with a table of its owners, as it does in the specification's style.
    var hasClosingTable: Bool { sections.contains { $0.caption == .owners } }

    struct Section {
        /// What starts it; `nil` for what stands before any.
        var caption: Caption?
        var lines: Range<Int>
    }

    init(_ page: Page) {
        pieces.reserveCapacity(page.cells.count * 2)
        lines.reserveCapacity(page.lines.count)
        page.text.withUnsafeBufferPointer { text in
            var zone = Zone.items
            /// Whether a table was seen, above which all items stand.
            var areItemsRead = false
            /// A caption at the end of the last line whose end is missing.
            var pending: (phrase: Phrase, matched: Int)?
            for (number, line) in page.lines.enumerated() {
                var first = pieces.count
                for cell in line.cells {
                    var rest = page.cells[cell]
                    if let open = pending, Mark.read(text, rest.range) == nil {
                        rest = scanContinuation(&pending, open.phrase, open.matched, rest, cell, number, text)
                    }
                    if rest.range.isEmpty { continue }
                    let cut = scan(rest, cell, number, text, zone, isAfterBlank: line.isAfterBlank)
                    if Mark.read(text, rest.range) == nil { pending = cut }
                }
                joinCutCaptions(from: first, text)
                joinItemNumbers(from: first, text)
                if cutItemNumber(before: first, text) { first += 1 }
                lines.append(first..<pieces.count)
                if let opener = pieces[first...].first(where: { $0.caption?.startsSection == true })?.caption
                {
                    switch opener {
                    case .tableOne, .tableTwo: zone = .tables
                    case .explanation: zone = .notes
                    case .remarks: zone = .remarks
                    default: zone = .items
                    }
                    if zone == .tables {
                        areItemsRead = true
                    } else if !areItemsRead, zone == .notes || zone == .remarks,
                        let end = pieces.last?.range.upperBound, Self.hasItems(page, behind: end)
                    {
                        zone = .items
                    }
                }
            }
        }
        findSections()
    }

    /// Whether the heading of the notes was read too early: with the left column of the page, before the items in its
    /// middle and the caption of Table I.
    private static func hasItems(_ page: Page, behind position: Int) -> Bool {
        let words: [(StaticString, StaticString)] = [
            ("Issuer Name and Ticker", "Table I - "), ("ISSUER NAME AND TICKER", "TABLE I - "),
        ]
        return words.contains { item, table in
            page.text.position(of: item, from: position) != nil
                && page.text.position(of: table, from: position) != nil
        }
    }

    /// What a part of the page may hold, and so where captions are looked for: among items anywhere, else
    /// only where a line of a cell starts.
    private enum Zone {
        case items, tables, notes, remarks
    }

    /// Notes are numbered as items are, and may use the form's words: `1. No securities are beneficially owned`.
    /// A note may also go on with the heading's words at the start of a line, unless they are all of it.
    private func isExpected(
        _ match: CaptionMatch, in zone: Zone, after first: UInt8, startsCell: Bool, isWholeLine: Bool,
        goesOn: Bool
    ) -> Bool {
        // Words that stand for themselves, not only for a box.
        if zone != .items, match.phrase.isTicked { return false }
        guard zone == .notes || zone == .remarks else { return true }
        if isDigit(first) { return match.phrase.caption.startsSection }
        if match.phrase.caption.isBox, match.phrase.isAlone { return false }
        if match.phrase.caption == .formTitle { return false }
        // `(first RSU grants in 2017)`
        if match.phrase.isBracketed { return isWholeLine }
        // A sentence may end with the word: `Exhibit 99.3 - Joint Filers'` over `Signatures`.
        if match.phrase.caption == .signatures, goesOn { return false }
        if match.phrase.caption == .furniture, match.matched < 40 { return isWholeLine }
        return match.phrase.caption != .noSecurities || (zone == .notes && startsCell)
    }

    /// Whether what stands before a position is no end of a sentence.
    private func goesOn(before position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let last = text[..<position].last(where: { !isSpace($0) }) else { return false }
        return isLetter(last) || last == UInt8(ascii: ",") || last == UInt8(ascii: "'")
    }

    private func isMark(_ piece: Piece?, on line: Int) -> Bool {
        guard let piece, piece.line == line, case .mark = piece.kind else { return false }
        return true
    }

    /// Takes the rest of a caption off the start of a cell.
    ///
    /// - Returns: what of the cell is left; empty where the whole cell belongs to the caption.
    private mutating func scanContinuation(
        _ pending: inout (phrase: Phrase, matched: Int)?, _ phrase: Phrase, _ matched: Int, _ cell: Page.Cell,
        _ index: Int, _ line: Int, _ text: UnsafeBufferPointer<UInt8>
    ) -> Page.Cell {
        pending = nil
        guard
            let (phrase, matched, end) = CaptionMatcher.shared.continuation(
                of: phrase, matched: matched, text, cell.range)
        else { return cell }
        // A box may stand before any line of its caption, a value below its last one.
        let caption = phrase.caption.startsSection ? .furniture : phrase.caption
        pieces.append(
            Piece(
                kind: .caption(caption, isCut: false), range: cell.range.lowerBound..<end, line: line,
                cell: index,
                column: cell.column))
        var rest = cell
        var start = end
        while start < cell.range.upperBound, isSpace(text[start]) { start += 1 }
        rest.range = start..<cell.range.upperBound
        if rest.range.isEmpty, matched < phrase.letters.count { pending = (phrase, matched) }
        return rest
    }

    /// Cuts a cell into pieces.
    ///
    /// - Returns: the caption at the cell's end, where its own end is missing.
    private mutating func scan(
        _ cell: Page.Cell, _ index: Int, _ line: Int, _ text: UnsafeBufferPointer<UInt8>, _ zone: Zone,
        isAfterBlank: Bool
    ) -> (phrase: Phrase, matched: Int)? {
        func piece(_ kind: Piece.Kind, _ range: Range<Int>) -> Piece {
            Piece(kind: kind, range: range, line: line, cell: index, column: cell.column)
        }
        let matcher = CaptionMatcher.shared
        var position = cell.range.lowerBound
        var textStart = position
        let end = cell.range.upperBound
        func textPiece(upTo limit: Int) -> Piece? {
            let range = text.trimmed(textStart..<limit)
            guard !range.isEmpty else { return nil }
            if let mark = Mark.read(text, range) { return piece(.mark(mark), range) }
            return piece(.text, range)
        }
        var isAtStart = true
        var cut: (phrase: Phrase, matched: Int)?
        while position < end {
            var found = matcher.match(text, position..<end, isAtStart: isAtStart)
            if isAtStart, zone == .items || line != pieces.last?.line,
                let misread = matcher.matchMisread(text, position..<end, besides: found)
            {
                found = misread
            }
            if let match = found,
                isExpected(
                    match, in: zone, after: text[position],
                    startsCell: position == cell.range.lowerBound && cell.column == 0,
                    isWholeLine: match.end == end || text[match.end] == Page.lineBreak,
                    goesOn: !isAfterBlank && goesOn(before: position, text)),
                !match.phrase.isAlone || textPiece(upTo: position)?.isText != true,
                !match.phrase.isTicked || isMark(textPiece(upTo: position) ?? pieces.last, on: line),
                !match.phrase.isOfSignature || pieces.last?.caption == .signatureLine
            {
                if isNumberTooLong(match, at: position, text), textStart < position { position += 1 }
                if let before = textPiece(upTo: position) { pieces.append(before) }
                pieces.append(piece(.caption(match.phrase.caption, isCut: match.isCut), position..<match.end))
                position = match.end
                textStart = position
                while position < end, isSpace(text[position]) { position += 1 }
                isAtStart = true
                cut = match.isCut && position == end ? (match.phrase, match.matched) : nil
                continue
            }
            isAtStart = false
            repeat {
                while position < end, !isSpace(text[position]) { position += 1 }
                while position < end, isSpace(text[position]) {
                    if text[position] == Page.lineBreak { isAtStart = true }
                    position += 1
                }
            } while zone != .items && !isAtStart && position < end
        }
        if let rest = textPiece(upTo: end) { pieces.append(rest) }
        return cut
    }

    /// Whether an item's number has a digit too many, which then belongs to what stands before it: `Floor 63. Date`.
    private func isNumberTooLong(
        _ match: CaptionMatch, at start: Int, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        match.phrase.caption.isNumberedItem && start + 1 < match.end && isDigit(text[start])
            && isDigit(text[start + 1])
    }

    /// Texts that are only what a cut caption to their left lacks (`nsactior`, `nth/Day/Year)`) belong to it.
    private mutating func joinCutCaptions(from first: Int, _ text: UnsafeBufferPointer<UInt8>) {
        var cut: (caption: Caption, range: Range<Int>)?
        for index in pieces.indices[first...] {
            let range = pieces[index].range
            switch pieces[index].kind {
            case .caption(let caption, let isCut): cut = isCut ? (caption, range) : nil
            case .text:
                if let cut, Phrase.isRemainder(text, range, of: cut.caption, from: cut.range) {
                    pieces[index].kind = .caption(.furniture, isCut: false)
                }
            case .mark: break
            }
        }
    }

    /// The number of an item that stands apart from its caption (`1.`), or touches the value before it (`& COO3.`).
    private mutating func joinItemNumbers(from first: Int, _ text: UnsafeBufferPointer<UInt8>) {
        for index in pieces.indices[first...].dropLast() {
            guard pieces[index].isText, pieces[index + 1].caption != nil else { continue }
            let range = pieces[index].range
            if let number = Self.touchingNumber(text, range, of: pieces[index + 1]),
                pieces[index + 1].line == pieces[index].line
            {
                pieces[index].range = range.lowerBound..<number
                pieces[index + 1].range = number..<pieces[index + 1].range.upperBound
                continue
            }
            guard range.count <= 4, isDigit(text[range.lowerBound]),
                text[range.upperBound - 1] == UInt8(ascii: ".")
            else { continue }
            pieces[index].kind = .caption(.furniture, isCut: false)
        }
    }

    /// Takes the number of an item off the text that ends the line above: `ACME CORP [ ACME ] 5.` over `Relationship of`.
    ///
    /// - Returns: whether there is a piece more before `first`.
    private mutating func cutItemNumber(before first: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard lines.last?.contains(first - 1) == true, first < pieces.count,
            pieces[first].caption?.printedColumn != nil,
            !isDigit(text[pieces[first].range.lowerBound]), case let above = pieces[first - 1], above.isText
        else { return false }
        let words = text.words(in: above.range)
        guard words.count > 1, let number = words.last, (2...3).contains(number.count),
            isDigit(text[number.lowerBound]), text[number.upperBound - 1] == UInt8(ascii: ".")
        else { return false }
        pieces[first - 1].range = above.range.lowerBound..<words[words.count - 2].upperBound
        var piece = above
        (piece.kind, piece.range) = (.caption(.furniture, isCut: false), number)
        pieces.insert(piece, at: first)
        lines[lines.count - 1] = lines.last!.lowerBound..<first + 1
        return true
    }

    /// Where the number of a caption begins that a text ends with, a point behind it: `& COO3.`, `Suite 2503.`, `Blvd.3a.`.
    ///
    /// The items have numbers of one digit, so that one behind another digit is told too.
    private static func touchingNumber(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of caption: Piece
    ) -> Int? {
        guard text[range.upperBound - 1] == UInt8(ascii: ".") else { return nil }
        var end = range.upperBound - 1
        if end - 1 > range.lowerBound, isLetter(text[end - 1]), isDigit(text[end - 2]) { end -= 1 }
        var start = end
        while start > range.lowerBound, end - start < 2, isDigit(text[start - 1]) { start -= 1 }
        guard start < end, start > range.lowerBound else { return nil }
        if isLetter(text[start - 1]) { return start }
        guard caption.caption?.isNumberedItem == true, !isSpace(text[end - 2]) else { return nil }
        return end - 1
    }

    /// The line where a second form starts: item 1 again with a Table I below, after the first one's end.
    var secondForm: Int? {
        var sawTable = false
        var end: Int?
        var next: Int?
        for piece in pieces {
            switch piece.caption {
            case .tableOne:
                if let next { return next }
                sawTable = true
            case .explanation, .signatureLine, .signatures: if sawTable { end = end ?? piece.line }
            case .reportingPerson where end != nil && next == nil:
                // Its title and its boxes stand above.
                let title = pieces[..<lines[piece.line].lowerBound].last {
                    $0.caption == .formTitle && $0.line > end!
                }
                next = title?.line ?? piece.line
            default: break
            }
        }
        return nil
    }

    private mutating func findSections() {
        var current = Section(caption: nil, lines: 0..<0)
        for (line, range) in lines.enumerated() {
            guard let opener = pieces[range].first(where: { $0.caption?.startsSection == true })?.caption
            else {
                continue
            }
            current.lines = current.lines.lowerBound..<line
            if !current.lines.isEmpty { sections.append(current) }
            current = Section(caption: opener, lines: line..<line)
        }
        current.lines = current.lines.lowerBound..<lines.count
        if !current.lines.isEmpty { sections.append(current) }
    }
}
