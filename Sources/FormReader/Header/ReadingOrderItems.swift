import FormText
import OwnershipModel

/// Gives what stands above the tables to its items where the text has lost its columns: pdftotext and its like
/// write the three columns of items in pieces, each from top to bottom, so that a value seldom follows its caption.
///
/// What a value can be tells its item (a ticker in brackets, a date, the code of a state), and for the rest the
/// order, which every column keeps: the name first, then the streets; a title behind the caption of its box.
struct ReadingOrderItems {
    let context: ReaderContext
    /// The pieces above the tables, captions too, in the page's order.
    let pieces: [Piece]
    /// Which of them are texts of no item yet, by index into `pieces`.
    private(set) var free: [Int]
    var header: Header
    /// The line of the issuer's symbol: beside it in print, and so mostly right behind it, stands the first owner's name.
    private var issuer: Int?

    private init(_ context: ReaderContext, _ pieces: [Piece], _ header: Header) {
        self.context = context
        self.pieces = pieces
        self.header = header
        free = pieces.indices.filter { pieces[$0].isText }
    }

    /// - Parameters:
    ///   - pieces: the pieces above the tables that are no part of the heading, in the page's order.
    ///   - header: what captions alone told.
    static func place(_ pieces: [Piece], of header: Header, _ context: ReaderContext) -> Header {
        var items = ReadingOrderItems(context, pieces, header)
        items.run()
        return items.header
    }

    private mutating func run() {
        takeIssuer()
        takeForeignSymbol()
        takeDates()
        let owners = ownerRanges()
        let end = owners.count > 1 ? owners[1].lowerBound : pieces.count
        takeName(ofOwner: 0, in: 0..<pieces.count)
        takeMarks()
        takeTitles(before: end)
        takePlacesByCaption()
        for (owner, range) in owners.enumerated().dropFirst() { takeFurtherOwner(owner, in: range) }
        takeAddress(before: end)
        takeStreetsLeftOver()
        sharePlaces()
        for index in free where isWord(index) { header.loose.append(pieces[index]) }
        header.hasPlacesInDoubt = !header.loose.isEmpty
    }

    // MARK: Texts

    func string(_ index: Int) -> String { context.page.string(pieces[index].range) }

    /// Whether there is more to a piece than the asterisk behind a caption.
    func isWord(_ index: Int) -> Bool {
        pieces[index].range.contains { context.text[$0] != UInt8(ascii: "*") }
    }

    mutating func take(_ indices: [Int]) { free.removeAll(where: indices.contains) }

    /// The free text at `index` and those that stand right below it, no empty line between.
    func block(at index: Int) -> [Int] {
        var block = [index]
        while let next = free.first(where: { $0 == block.last! + 1 }),
            pieces[next].line == pieces[block.last!].line + 1,
            !context.page.lines[pieces[next].line].isAfterBlank
        {
            block.append(next)
        }
        return block
    }

    func located(_ block: [Int]) -> Located { context.located(block.map { pieces[$0].range }) }

    // MARK: Items 2 to 4

    /// The text that ends in brackets, with the lines above it in its block.
    private mutating func takeIssuer() {
        guard
            let last = free.first(where: { index in
                context.text[pieces[index].range.upperBound - 1] == UInt8(ascii: "]")
                    && pieces[index].range.dropFirst().contains { context.text[$0] == UInt8(ascii: "[") }
            })
        else { return }
        let block = free.filter { $0 <= last && self.block(at: $0).contains(last) }
        header.takeIssuer(block.map { pieces[$0].range }, pieces[last].cell, context)
        take(block)
        issuer = last
    }

    /// What stands in brackets alone, where the form has item 2a.
    private mutating func takeForeignSymbol() {
        guard pieces.contains(where: { $0.caption == .foreignSymbol }),
            let index = free.first(where: { context.text[pieces[$0].range.lowerBound] == UInt8(ascii: "[") })
        else { return }
        header.takeForeignSymbol(pieces[index].range, context)
        take([index])
    }

    /// The report's date, and on an amendment the date of the original, which cannot be earlier.
    private mutating func takeDates() {
        var dates: [(index: Int, date: LocatedDate)] = []
        for index in free {
            if let date = DateValue.read(context.text, pieces[index].range) {
                dates.append((index, LocatedDate(date: date, range: pieces[index].range)))
            }
        }
        guard (1...2).contains(dates.count) else { return }
        let sorted = dates.sorted { $0.date.date.lexical < $1.date.date.lexical }
        header.period = sorted[0].date
        header.originalDate = sorted.count > 1 ? sorted[1].date : nil
        take(dates.map(\.index))
    }

    // MARK: Item 1

    mutating func takeName(ofOwner owner: Int, in range: Range<Int>) {
        let texts = free.filter {
            range.contains($0) && isWord($0) && !isPlace($0) && !isZip($0) && !isDate($0)
        }
        guard owner < header.owners.count, header.owners[owner].name == nil, var first = texts.first else {
            return
        }
        // A street that is read before the names begins with its number.
        if owner == 0, beginsWithDigit(first), let issuer,
            texts.contains(issuer + 1)
        {
            first = issuer + 1
        }
        let block = block(at: first)
        header.owners[owner].name = located(block)
        take(block)
    }

    func beginsWithDigit(_ index: Int) -> Bool { isDigit(context.text[pieces[index].range.lowerBound]) }

    func isDate(_ index: Int) -> Bool {
        DateValue.read(context.text, pieces[index].range) != nil
    }

    /// The code of a state or country, or where the form has an item for the country, the name of one before
    /// a postal code.
    func isPlace(_ index: Int) -> Bool {
        guard Places.code(string(index)) != nil else { return false }
        return pieces[index].range.count == 2
            || hasCountry && index + 1 < pieces.count && pieces[index + 1].isText && isZip(index + 1)
    }

    private var hasCountry: Bool { pieces.contains { $0.caption == .country } }

    /// A short text with a digit and no word: `94158-1234`, `E14 5HP`.
    func isZip(_ index: Int) -> Bool {
        let range = pieces[index].range
        var (letters, longest, hasDigit) = (0, 0, false)
        for byte in context.text[range] {
            letters = isLetter(byte) ? letters + 1 : 0
            longest = max(longest, letters)
            hasDigit = hasDigit || isDigit(byte)
        }
        return range.count <= 10 && hasDigit && longest <= 3
    }

    /// `94158` or `94158-1234`, which can be nothing else.
    private func isDomesticZip(_ index: Int) -> Bool {
        let range = pieces[index].range
        let parts = context.text[range].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return (range.count == 5 || range.count == 10 && parts.first?.count == 5)
            && parts.count <= 2 && parts.allSatisfy { $0.allSatisfy(isDigit) }
    }

    /// A state that shares the line of its city: `SOUTH SAN FRANCISCO CA`.
    private mutating func partCity() {
        guard let city = header.owners[0].city, city.ranges.count == 1, header.owners[0].state == nil,
            header.owners[0].zip != nil
        else { return }
        let words = Word.ranges(of: city.ranges[0], context.text)
        guard words.count > 1, let last = words.last, last.count == 2,
            Places.code(context.page.string(last)) != nil
        else { return }
        header.owners[0].state = context.located(last)
        header.owners[0].city = context.located(context.trimmed(city.ranges[0].lowerBound..<last.lowerBound))
    }

    /// The first owner's address: a city before the code of its state and the ZIP code behind it; the streets
    /// are what is left, the city the last of it where none stands by its state.
    private mutating func takeAddress(before end: Int) {
        guard !header.owners.isEmpty else { return }
        if let state = free.first(where: { $0 < end && isPlace($0) }) {
            if let city = free.last(where: { $0 < state }), city == state - 1 {
                let start = pieces[..<state].lastIndex { $0.caption != nil }.map { $0 + 1 } ?? city
                let isAfterStreet = start > 0 && pieces[start - 1].caption == .street
                let block = isAfterStreet ? free.filter { (start..<state).contains($0) } : [city]
                header.owners[0].city = located(block)
                take(block)
            }
            if let zip = free.first(where: { $0 > state }), zip == state + 1 {
                header.owners[0].zip = located([zip])
                take([zip])
            }
            header.owners[0].state = located([state])
            take([state])
        }
        let zipCaption = pieces.firstIndex { $0.caption == .zip } ?? end
        if header.owners[0].zip == nil, let zip = free.first(where: { $0 < zipCaption && isDomesticZip($0) })
        {
            header.owners[0].zip = located([zip])
            take([zip])
        }
        if header.owners[0].city == nil,
            let city = free.first(where: { $0 < end && pieces[max(0, $0 - 1)].caption == .street })
        {
            header.owners[0].city = located([city])
            take([city])
        }
        partCity()
        if hasCountry, let country = free.first(where: { $0 < end && Places.code(string($0)) != nil }) {
            header.owners[0].country = located([country])
            take([country])
        }
        let second = streetAboveOriginalDate.map { $0 < end ? [$0] : [] } ?? []
        var streets = free.filter {
            $0 < end && isWord($0) && !isDate($0) && !isDomesticZip($0) && !second.contains($0)
        }
        if header.owners[0].city == nil, streets.count > 1 {
            header.owners[0].city = located([streets.removeLast()])
            take(free.filter { $0 < end && isWord($0) && !streets.contains($0) && !second.contains($0) })
        }
        streets = streets.prefix(2 - second.count) + second
        // A second line that has no number may be a part of a title instead.
        if streets.count > 1, second.isEmpty, !StreetWords.areStreet(string(streets[1])),
            !pieces[streets[1]].range.contains(where: { isDigit(context.text[$0]) }),
            !self.block(at: streets[0]).contains(streets[1])
        {
            header.unclear.append(pieces[streets[1]].range)
            header.unclear += [header.officerTitle, header.otherText, header.owners[0].city].compactMap {
                $0?.span
            }
        }
        header.owners[0].streets = streets.map { located([$0]) }
        take(streets)
    }

    // MARK: Item 5 (4 on Form 3)

    /// The marks right behind `Director` are the director's and the ten percent owner's; which of them a single
    /// one is, cannot be told: a company is hardly ever a director. A mark behind another box's caption is that box's, one before all the officer's.
    private mutating func takeMarks() {
        guard let director = pieces.firstIndex(where: { $0.caption == .director }) else { return }
        let end =
            pieces.firstIndex {
                $0.caption == .onePerson
                    || $0.caption == .reportingPerson
                        && $0.range.lowerBound > pieces[director].range.lowerBound
            } ?? pieces.count
        let officer = pieces.firstIndex { $0.caption == .officer } ?? end
        var behindDirector: [Range<Int>] = []
        for index in 0..<end {
            guard case .mark(.ticked) = pieces[index].kind else { continue }
            let range = pieces[index].range
            let before = pieces[..<index].last { if case .mark = $0.kind { false } else { true } }
            switch before?.caption {
            case .director where isBeforeTitledOfficer(index):
                let title = block(at: index + 2)
                (header.ticked[.officer], header.officerTitle) = (range, located(title))
                take(title)
            case .director: behindDirector.append(range)
            case .jointFiling: continue
            case .other: header.ticked[.other] = range
            case .officer: header.ticked[.officer] = range
            default: header.ticked[index < officer ? .officer : .other] = range
            }
        }
        if behindDirector.count > 1 {
            header.ticked[.director] = behindDirector[0]
            header.ticked[.tenPercentOwner] = behindDirector[1]
        } else if let range = behindDirector.first {
            let isCompany = header.owners.first?.name.map { NameSplit.isCompany($0.value) } ?? false
            header.ticked[isCompany ? .tenPercentOwner : .director] = range
            header.ambiguousMark = (range, [.director, .tenPercentOwner])
        }
        for (box, mark) in zip(pieces[end...], pieces[end...].dropFirst()) {
            guard let caption = box.caption, case .mark(.ticked) = mark.kind else { continue }
            header.ticked[caption] = header.ticked[caption] ?? mark.range
        }
    }

    /// Whether a mark stands right before the officer's caption, and the title right behind it, in a text whose other
    /// marks stand before their captions.
    private func isBeforeTitledOfficer(_ mark: Int) -> Bool {
        let line = pieces.firstIndex { $0.caption == .onePerson } ?? 0
        guard line > 0, case .mark(.ticked) = pieces[line - 1].kind else { return false }
        return pieces[(mark + 1)...].first?.caption == .officer && free.contains(mark + 2)
            && !isDate(mark + 2) && !StreetWords.areStreet(string(mark + 2))
    }

    /// The second street, which is printed right above the caption of item 4 (5 on Form 3), no empty line between.
    private var streetAboveOriginalDate: Int? {
        guard context.hasEmptyLines else { return nil }
        return free.first { isRightAbove($0, .originalDate) && isWord($0) && !isDate($0) }
    }

    /// The title behind the caption of the last box, or else behind the line of one reporting person.
    private mutating func takeTitles(before end: Int) {
        guard header.ticked[.officer] != nil || header.ticked[.other] != nil else { return }
        let boxes = pieces[..<end].indices.filter {
            pieces[$0].caption == .other || pieces[$0].caption == .onePerson
        }
        for box in boxes {
            let first = pieces[(box + 1)..<end].firstIndex { if case .mark = $0.kind { false } else { true } }
            guard let first, free.contains(first), !isDate(first), !StreetWords.areStreet(string(first))
            else {
                continue
            }
            let block = block(at: first)
            if isOfOther(block) {
                header.otherText = located(block)
                header.ambiguousMark = header.ambiguousMark ?? (header.ticked[.officer]!, [.officer, .other])
                header.ticked[.other] = header.ticked[.officer]
                header.ticked[.officer] = nil
            } else if header.ticked[.officer] != nil, header.officerTitle == nil {
                header.officerTitle = located(block)
            } else if header.ticked[.other] != nil, header.otherText == nil {
                header.otherText = located(block)
            } else {
                continue
            }
            if goesOn(block.last!) { header.unclear.append(located(block).span) }
            take(block)
        }
        takeTextsLeftOver(before: end)
    }

    /// Whether the one mark between the last two boxes is that of the second, as what describes it is no officer's title.
    private func isOfOther(_ text: [Int]) -> Bool {
        guard header.ticked[.other] == nil, header.officerTitle == nil, let mark = header.ticked[.officer],
            let index = pieces.firstIndex(where: { $0.range == mark }), index > 0, index + 1 < pieces.count,
            pieces[index - 1].caption == .officer, pieces[index + 1].caption == .other
        else { return false }
        let words = string(text[0]).lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { ["group", "13d", "member", "former", "trustee"].contains($0) }
            && !TitleWords.areTitle(located(text).value)
    }

    /// What the titles still lack: a text behind the address of the one owner, to which it cannot belong, or where both
    /// boxes are ticked, the next one behind the officer's title.
    private mutating func takeTextsLeftOver(before end: Int) {
        guard header.owners.count == 1 else { return }
        let needsTitle = header.ticked[.officer] != nil && header.officerTitle == nil
        guard needsTitle || header.ticked[.other] != nil && header.otherText == nil else { return }
        let title = header.officerTitle.flatMap { title in
            pieces.firstIndex { $0.range.lowerBound >= title.span.upperBound }
        }
        guard let start = title ?? endOfAddress else { return }
        let second = streetAboveOriginalDate
        let texts = free.filter {
            $0 >= start && $0 < end && isWord($0) && !isDate($0) && !isPlace($0) && !isZip($0) && $0 != second
        }
        guard let first = texts.first else { return }
        let block = block(at: first).filter { $0 != second }
        if needsTitle { header.officerTitle = located(block) } else { header.otherText = located(block) }
        if block.count < texts.count {
            header.unclear += texts.map { pieces[$0].range } + [located(block).span]
        }
        take(block)
    }

    /// Behind the caption of the ZIP code, where the last line of the address stands above its captions.
    private var endOfAddress: Int? {
        guard let zip = pieces.firstIndex(where: { $0.caption == .zip }),
            let city = pieces[..<zip].firstIndex(where: { $0.caption == .city }), city > 2,
            isZip(city - 1), isPlace(city - 2), free.contains(city - 3)
        else { return nil }
        return zip + 1
    }

    /// `Vice President &`
    private func goesOn(_ index: Int) -> Bool {
        let last = string(index).split(separator: " ").last ?? ""
        return ["&", "and", "of", "-", "/"].contains(last) || last.hasSuffix(",")
    }
}
