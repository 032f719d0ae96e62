import FormText
import OwnershipModel

/// Reads the items above the tables, from caption to caption.
///
/// A value belongs to the caption before it, if it can be a value of it; what cannot goes back to the part
/// of item 1 that is still open, unless another item's caption stands to its left.
struct HeaderReader {
    let context: ReaderContext
    var header = Header()
    /// What the next text is for, and what part of item 1 is open.
    private var target = Target.none
    private(set) var ownerTarget = Target.none
    /// The caption of another item that stands further left in the current line.
    private(set) var captionAtLeft: Caption?
    /// Whether the last caption lacks its end.
    private var isCaptionCut = false
    /// What the piece before is.
    private(set) var lastKind = Piece.Kind.text
    private var line = -1
    /// The line of the name that was read last.
    private var nameLine = -1
    private var titles: [Piece] = []
    private let cutValues: CutValues
    /// Where the items have lost their places: the pieces from item 1 on.
    private var unplaced: [Piece] = []

    enum Target {
        case none, formType, name, street, cityLine, country
        case issuer, foreignSymbol, identification, period, originalDate, title
    }

    init(_ context: ReaderContext) {
        self.context = context
        cutValues = CutValues(context)
    }

    /// Whether what is read next may stand in several cells. A city has its state and ZIP code beside it.
    private var mayBeCut: Bool {
        switch target {
        case .name, .street: true
        case .title: !header.hasTwoTitles
        default: false
        }
    }

    static func read(_ context: ReaderContext, _ joint: JointFilers) -> Header {
        var reader = HeaderReader(context)
        for section in context.sections
        where section.caption == nil || section.caption == .reportingPerson {
            if context.hasPrintedLines, section.caption != nil, reader.header.owners.isEmpty {
                PrintedLineItems.read(section.lines, into: &reader.header, context)
            } else {
                reader.read(section.lines)
            }
        }
        if context.hasLooseItems {
            reader.header = ReadingOrderItems.place(reader.unplaced, of: reader.header, context)
        }
        if let statement = context.outline.pieces.first(where: { $0.caption == .noSecurities }) {
            reader.header.noSecurities = statement.range
        }
        reader.takeNarrowStatement()
        reader.header.add(joint, context)
        reader.finish()
        return reader.header
    }

    private mutating func read(_ lines: Range<Int>) {
        let pieces = context.outline.pieces
        for number in lines {
            line = number
            captionAtLeft = nil
            for index in context.outline.lines[number] {
                if context.hasLooseItems, !header.owners.isEmpty || pieces[index].caption == .reportingPerson
                {
                    unplaced.append(pieces[index])
                    if let caption = pieces[index].caption { take(caption, pieces[index]) }
                    continue
                }
                defer { lastKind = pieces[index].kind }
                switch pieces[index].kind {
                case .caption(.furniture, _) where isCaptionCut:
                    break  // what the caption before lacks
                case .caption(let caption, let isCut):
                    isCaptionCut = isCut
                    take(caption, pieces[index])
                case .mark(let mark): take(mark, at: index)
                case .text where mayBeCut && cutValues.isLater(pieces[index]): break
                case .text: take(pieces[index])
                }
            }
        }
    }

    // MARK: Captions

    private mutating func take(_ caption: Caption, _ piece: Piece) {
        if caption.isBox {
            header.boxes.insert(caption)
            if hasEmptySign(piece) { header.emptyBoxes.insert(caption) }
        }
        switch caption {
        case .formTitle: target = .formType
        case .reportingPerson:
            header.owners.append(OwnerBlock())
            target = .name
            ownerTarget = .name
        case .last, .first, .middle:
            target = .street
            ownerTarget = .street
        // Where tables in tables were taken apart, it stands in item 1's own cell, and all that belongs to it below.
        case .street where header.owners.last.map { $0.name == nil && $0.streets.isEmpty } == true: break
        case .street:
            target = .cityLine
            ownerTarget = .cityLine
        case .city, .state, .zip, .country:
            if ownerTarget == .street { takeCityLine(above: piece.line) }
            target = .country
            ownerTarget = .country
        case .issuer: target = .issuer
        case .foreignSymbol: target = .foreignSymbol
        case .identification: target = .identification
        case .earliestTransaction, .fiscalYearEnd, .eventDate, .statementFor:
            target = .period
            switch caption {
            case .earliestTransaction: header.formByItems = .four
            case .fiscalYearEnd: header.formByItems = .five
            case .eventDate: header.formByItems = .three
            default: break
            }
        case .originalDate: target = .originalDate
        case .relationship, .director, .officer, .tenPercentOwner, .other: target = .title
        case .furniture where target == .title && (isSetInColumns || context.page.layout == .boxes): break
        default: target = .none
        }
        switch target {
        case .name, .street, .cityLine, .country: captionAtLeft = nil
        default: captionAtLeft = caption
        }
    }

    /// Takes the last line of the streets as the city's, as `(Street)` does not stand between them.
    private mutating func takeCityLine(above line: Int) {
        let owner = header.owners.count - 1
        guard owner >= 0, header.owners[owner].streets.count > 1,
            let last = context.outline.lines[..<line].last(where: { !$0.isEmpty })
        else { return }
        let pieces = context.outline.pieces[last].filter(\.isText)
        guard let street = header.owners[owner].streets.last,
            pieces.contains(where: { $0.range.lowerBound == street.span.lowerBound })
        else { return }
        header.owners[owner].streets.removeLast()
        header.owners[owner].cityLine = pieces
    }

    // MARK: Text

    private mutating func take(_ piece: Piece) {
        switch target {
        case .formType:
            takeForm(piece)
            target = .none
        case .issuer where header.issuerName == nil:
            header.takeIssuer([piece.range], piece.cell, context)
            if isCaptionCut, HeaderWords.isRestOfIssuerCaption(context.text, piece.range) {
                header.unclear += header.issuerName.map { [$0.span] } ?? []
            }
        case .issuer where header.takeSymbol(piece.range, context): break
        case .identification where isNumberOfPerson(piece.range): header.repeated.append(piece.range)
        case .foreignSymbol
        where header.issuerForeignTradingSymbol == nil
            && (captionAtLeft != nil || context.text[piece.range.lowerBound] == UInt8(ascii: "[")):
            header.takeForeignSymbol(piece.range, context)
        case .period where isRemainder(piece, of: .earliestTransaction): break
        case .originalDate where isRemainder(piece, of: .originalDate): break
        case .period where header.period == nil:
            if !takeDate(piece, into: \.period), !takeMonth(piece, into: \.periodMonth) { fallBack(piece) }
        case .originalDate where header.originalDate == nil:
            if !takeDate(piece, into: \.originalDate), !takeMonth(piece, into: \.originalMonth) {
                fallBack(piece)
            }
        case .title
        where context.text[piece.range].contains { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
            && [.officer, .other].contains { Phrase.isRemainder(context.text, piece.range, of: $0) }:
            break  // `(give title below)`, in a line of its own
        case .title where header.takeBox(piece.range, context): break
        case .title where piece.range.count > 1 && (captionAtLeft == nil || isOfRelationship(captionAtLeft!)):
            // Beside a caption the form's own words are what is left of it, but for `See Remarks`; below, they
            // are a title.
            let isReference = context.text[piece.range].prefix(4).map(lowercased) == Array("see ".utf8)
            let isBracket =
                context.page.isTyped && context.text[piece.range].contains { "()".utf8.contains($0) }
            let isRest =
                (captionAtLeft != nil || isBracket) && !isReference
                && Vocabulary.isOfForm(context.text, piece.range)
            if isRest { header.loose.append(piece) } else { titles.append(piece) }
        default:
            fallBack(piece)
        }
    }

    /// Whether a text is only the end of its item's caption, in a line of its own: `Year)`.
    private func isRemainder(_ piece: Piece, of caption: Caption) -> Bool {
        context.text[piece.range].last == UInt8(ascii: ")")
            && Phrase.isRemainder(context.text, piece.range, of: caption)
    }

    private func isOfRelationship(_ caption: Caption) -> Bool {
        switch caption {
        case .relationship, .director, .officer, .tenPercentOwner, .other: true
        default: false
        }
    }

    /// Gives a text to the open part of item 1.
    mutating func fallBack(_ piece: Piece) {
        guard captionAtLeft == nil, !header.owners.isEmpty else {
            header.loose.append(piece)
            return
        }
        let owner = header.owners.count - 1
        switch ownerTarget {
        case .name where context.text[piece.range].elementsEqual("*".utf8):
            break  // of the caption
        case .name:
            if header.owners[owner].name == nil {
                let name = context.withoutLinkNumber(piece.range)
                header.owners[owner].name =
                    name == piece.range ? cutValues.located(piece) : context.located(name)
                header.owners[owner].cik = context.linkedCik(piece.cell).map {
                    Located(value: $0, ranges: [piece.range])
                }
            } else if let name = header.owners[owner].name,
                goesOnWithName(piece) || isSetInColumns && piece.line == line(of: name)
            {
                header.owners[owner].name = context.located(name.ranges + [piece.range])
            } else {
                header.owners[owner].addressLines.append(piece)
            }
            nameLine = piece.line
        case .street:
            let lines = context.lines(of: piece.range)
            let mayBeTwo =
                context.page.hasLostBreaks && captionBefore(piece)
                && !StreetWords.isOneStreet(context.page.string(piece.range))
            if mayBeTwo { header.owners[owner].areStreetsInDoubt = true }
            if lines.count == 1 {
                header.owners[owner].streets.append(cutValues.located(piece))
            } else if context.page.layout == .boxes {
                // A line that was full goes on in the next, but the next may be another street too.
                let ways = Streets.ways(toPart: lines, context)
                header.owners[owner].streets +=
                    ways.first.map { $0.map { context.located($0) } } ?? [cutValues.located(piece)]
                if ways.count != 1 { header.owners[owner].areStreetsInDoubt = true }
            } else {
                header.owners[owner].streets += lines.map { context.located($0) }
            }
        case .cityLine:
            header.owners[owner].cityLine.append(piece)
        case .country
        where header.owners[owner].country == nil && Places.code(context.page.string(piece.range)) != nil:
            header.owners[owner].country = context.located(piece.range)
        default:
            header.loose.append(piece)
        }
    }

    /// Whether a caption stands before a text on its line.
    private func captionBefore(_ piece: Piece) -> Bool {
        context.outline.pieces[context.outline.lines[piece.line]].contains {
            $0.caption != nil && $0.range.lowerBound < piece.range.lowerBound
        }
    }

    /// Whether a text is the next line of a name that is too long for one.
    private func goesOnWithName(_ piece: Piece) -> Bool {
        (context.page.layout == .columns || context.page.layout == .boxes) && target == .name
            && piece.line == nameLine + 1 && !context.page.lines[piece.line].isAfterBlank
    }

    /// Whether the parts of a name may stand in columns, over `(Last)`, `(First)` and `(Middle)`.
    private var isSetInColumns: Bool { context.page.isTyped || context.page.layout == .columns }

    private func line(of name: Located) -> Int? {
        context.outline.pieces.first { $0.range == name.ranges[0] }?.line
    }

    private mutating func takeForm(_ piece: Piece) {
        let start = piece.range.lowerBound
        guard let form = FormType(rawValue: String(UnicodeScalar(context.text[start]))) else {
            header.loose.append(piece)
            return
        }
        let isAmendment = context.text[piece.range].dropFirst().starts(with: "/A".utf8)
        let range = start..<start + (isAmendment ? 3 : 1)
        header.form = header.form ?? form
        header.formRange = header.formRange ?? range
        header.isAmendment = header.isAmendment || isAmendment
        header.repeated.append(range)
    }

    private mutating func takeDate(_ piece: Piece, into field: WritableKeyPath<Header, LocatedDate?>) -> Bool
    {
        guard let (date, range) = DateValue.find(context.text, piece.range) else { return false }
        header[keyPath: field] = LocatedDate(date: date, range: range)
        return true
    }

    private mutating func takeMonth(
        _ piece: Piece, into field: WritableKeyPath<Header, LocatedMonth?>
    ) -> Bool {
        guard let month = WrittenDate.readMonth(context.text, piece.range) else { return false }
        header[keyPath: field] = LocatedMonth(month: month, range: piece.range)
        return true
    }

    /// The date of the report in a box whose caption was not known.
    private mutating func takeNarrowStatement() {
        guard context.page.isTyped, header.period == nil, header.periodMonth == nil,
            let piece = NarrowStatement.value(context),
            takeDate(piece, into: \.period) || takeMonth(piece, into: \.periodMonth)
        else { return }
        header.loose.removeAll { $0.range == piece.range }
    }

    /// Whether a text is a number such as the tax office gives to persons and companies, or the word for none.
    private func isNumberOfPerson(_ range: Range<Int>) -> Bool {
        let digits = context.text[range].count(where: isDigit)
        return digits * 2 > range.count || range.count < 12 && NumberValue.isNone(context.text, range)
    }

    // MARK: What the page as a whole tells

    private mutating func finish() {
        TitleSettler.settle(titles, in: &header, context, cutValues)
        if context.hasLooseItems { return }
        HeadingMarks.settle(&header, context)
        for owner in header.owners.indices { settleAddressLines(owner) }
        for owner in header.owners.indices where !header.owners[owner].cityLine.isEmpty {
            AddressReader(context).settle(&header.owners[owner])
        }
    }

    /// Lines below a name on a page without `(Last)` and `(Street)`: streets, then the city;
    /// what stands below is no part of the address.
    private mutating func settleAddressLines(_ index: Int) {
        var owner = header.owners[index]
        let lines = owner.addressLines
        let hasCaptions = !owner.streets.isEmpty || !owner.cityLine.isEmpty
        guard !hasCaptions, !lines.isEmpty else {
            header.loose += lines
            return
        }
        let rows = Dictionary(grouping: lines, by: \.line).sorted { $0.key < $1.key }.map(\.value)
        let city = rows.lastIndex { row in
            var trial = OwnerBlock()
            trial.cityLine = row
            AddressReader(context).settle(&trial)
            return trial.state.flatMap { Places.code($0.value) } != nil && trial.city != nil
        }
        if let city {
            owner.cityLine = rows[city]
            for row in rows[..<city] { owner.streets.append(context.located(row.map(\.range))) }
            for piece in rows[(city + 1)...].joined() {
                let letters = context.text[piece.range].filter(isLetter).map(lowercased)
                let isHomeCountry =
                    letters.elementsEqual("usa".utf8) || letters.elementsEqual("unitedstates".utf8)
                    || letters.elementsEqual("unitedstatesofamerica".utf8)
                if isHomeCountry { header.repeated.append(piece.range) } else { header.loose.append(piece) }
            }
        } else {
            header.loose += lines
        }
        header.owners[index] = owner
    }
}
