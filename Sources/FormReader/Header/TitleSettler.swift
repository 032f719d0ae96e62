import FormText

/// Gives the titles of item 5 to the officer's box or to the other one, once the whole heading is read.
struct TitleSettler {
    private let context: ReaderContext
    private let cutValues: CutValues
    private let titles: [Piece]
    private var header: Header

    static func settle(
        _ titles: [Piece], in header: inout Header, _ context: ReaderContext, _ cutValues: CutValues
    ) {
        var settler = TitleSettler(context: context, cutValues: cutValues, titles: titles, header: header)
        settler.settle()
        header = settler.header
    }

    /// By their ticks and columns.
    private mutating func settle() {
        let pieces = context.outline.pieces
        let otherColumn = pieces.last { $0.caption == .other }?.column ?? 0
        let officerColumn = pieces.last { $0.caption == .officer }?.column ?? 0
        func isOther(_ piece: Piece) -> Bool {
            if titles.count == 1, header.ticked[.officer] != nil, header.ticked[.other] == nil {
                return false
            }
            if header.ticked[.officer] == nil, header.ticked[.other] != nil { return true }
            return otherColumn > officerColumn && piece.column >= otherColumn
        }
        var last: (piece: Piece, isOther: Bool)?
        for piece in titles {
            defer { last = (piece, isOther(piece)) }
            if let last, last.piece.line == piece.line, last.piece.cell != piece.cell,
                header.officerTitle != nil, header.otherText == nil
            {
                header.otherText = context.located(piece.range)
                continue
            }
            if let last, continues(last.piece, piece), last.isOther == isOther(piece) {
                if last.isOther {
                    header.otherText = header.otherText.map { context.printed($0.ranges + [piece.range]) }
                } else {
                    header.officerTitle = header.officerTitle.map {
                        context.printed($0.ranges + [piece.range])
                    }
                }
                continue
            }
            let parts = context.lines(of: piece.range)
            let title = header.hasTwoTitles ? context.located(piece.range) : cutValues.located(piece)
            if parts.count == 2, context.page.layout == .html, header.hasTwoTitles {
                header.officerTitle = context.located(parts[0])
                header.otherText = context.located(parts[1])
            } else if isOther(piece), header.otherText == nil {
                header.otherText = title
            } else if header.officerTitle == nil {
                header.officerTitle = title
            } else {
                header.loose.append(piece)
            }
        }
        settleJoinedTitle()
        settleLooseTitle()
        settleAmbiguousMark()
        if context.page.layout == .boxes, hasTitleWithoutPlace { header.isTitleCutInDoubt = true }
        if context.hasBrokenLines || context.isReadingOrder, header.hasTwoTitles {
            header.isTitleCutInDoubt = true
        }
    }

    /// Whether boxes so narrow that captions and titles share lines have left a part of either without its place.
    private var hasTitleWithoutPlace: Bool {
        let isCaptionInside = [header.officerTitle, header.otherText].contains { title in
            title?.value.contains(")") == true && title?.value.contains("(") == false
        }
        return isCaptionInside
            || header.loose.contains {
                $0.isText && $0.range.count > 1 && !Vocabulary.isOfForm(context.text, $0.range)
            }
    }

    /// The specification's style sheet prints the officer's title and the other text as one: `Manager / Adviser`.
    ///
    /// The closing table has both in one line too, but no sign between: where more than one may part them, it tells
    /// which does.
    private mutating func settleJoinedTitle() {
        guard
            context.page.layout == .plain || context.outline.hasClosingTable && context.page.layout != .html,
            header.hasTwoTitles,
            header.otherText == nil, let range = header.officerTitle?.ranges.first
        else { return }
        let slashes = range.dropFirst().dropLast().filter {
            context.text[$0] == UInt8(ascii: "/") && isSpace(context.text[$0 - 1])
                && isSpace(context.text[$0 + 1])
        }
        guard let first = slashes.first else { return }
        let closing = context.outline.sections.filter { $0.caption == .owners }.flatMap(\.lines).compactMap {
            context.outline.pieces[context.outline.lines[$0]].last?.range
        }
        let told = slashes.first { slash in
            let letters = range.filter { $0 != slash && !isSpace(context.text[$0]) }.map { context.text[$0] }
            return closing.contains {
                context.text[$0].filter { !isSpace($0) }.suffix(letters.count).elementsEqual(letters)
            }
        }
        let slash = told ?? first
        header.isTitleCutInDoubt = told == nil && slashes.count > 1
        header.officerTitle = context.located(context.trimmed(range.lowerBound..<slash))
        header.otherText = context.located(context.trimmed(slash + 1..<range.upperBound))
    }

    /// Whether a title goes on below, in a text that keeps places.
    private func continues(_ title: Piece, _ piece: Piece) -> Bool {
        switch context.page.layout {
        case .columns, .ruled: break
        case .boxes: guard piece.column == title.column else { return false }
        case .plain:
            let areAlone = [title, piece].allSatisfy { context.outline.lines[$0.line].count == 1 }
            let isInTurn = context.hasBrokenLines || context.isReadingOrder
            guard isInTurn || areAlone, !context.hasPrintedLines, !context.hasLooseItems, !header.hasTwoTitles
            else { return false }
        case .html, .tabs, .markdown: return false
        }
        return piece.line == title.line + 1 && !context.page.lines[piece.line].isAfterBlank
    }

    /// A title that stands apart from its box: the only text that belongs to no item, right of another caption.
    private mutating func settleLooseTitle() {
        guard header.officerTitle == nil, header.boxes.contains(.officer),
            header.ticked[.officer] != nil || header.ambiguousMark?.boxes.contains(.officer) == true
        else { return }
        let candidates = header.loose.indices.filter { index in
            let piece = header.loose[index]
            return piece.isText && piece.line > 0 && piece.range.count > 2
                && !Vocabulary.isOfForm(context.text, piece.range)
                && header.owners.first.map { $0.name?.span.lowerBound ?? 0 < piece.range.lowerBound } == true
        }
        guard candidates.count == 1 else { return }
        header.officerTitle = context.located(
            header.loose[candidates[0]].range, how: .assembled, because: .titleApart)
        header.loose.remove(at: candidates[0])
    }

    /// A mark before several captions: the officer's box where there is a title, else it stays with the first.
    private mutating func settleAmbiguousMark() {
        guard let (range, boxes) = header.ambiguousMark, boxes.contains(.officer), header.officerTitle != nil
        else {
            return
        }
        for box in boxes { header.ticked[box] = nil }
        header.ticked[.officer] = range
    }
}

extension Header {
    /// Whether the officer's title has another one beside it.
    var hasTwoTitles: Bool { ticked[.officer] != nil && ticked[.other] != nil }

    /// Takes a box whose caption shares its cell with the title: `[X] Officer - President`.
    mutating func takeBox(_ range: Range<Int>, _ context: ReaderContext) -> Bool {
        let words = context.text.words(in: range)
        guard words.count > 2, Mark.read(context.text, words[0]) == .ticked else { return false }
        let letters = context.text[words[1]].filter(isLetter).map(lowercased)
        let isOfficer = letters.elementsEqual("officer".utf8)
        guard isOfficer || letters.elementsEqual("other".utf8) else { return false }
        boxes.insert(isOfficer ? .officer : .other)
        ticked[isOfficer ? .officer : .other] = words[0]
        let title = words[2...].first { context.text[$0].contains(where: isLetter) }
        guard let start = title?.lowerBound else { return true }
        let rest = context.located(start..<range.upperBound)
        if isOfficer { officerTitle = rest } else { otherText = rest }
        return true
    }
}
