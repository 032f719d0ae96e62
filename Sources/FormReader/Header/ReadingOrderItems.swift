import FormText
import OwnershipModel

/// Gives what stands above the tables to its items where the text has lost its columns: pdftotext and its like
/// write the three columns of items in pieces, each from top to bottom, so that a value seldom follows its caption.
///
/// What a value can be tells its item (a ticker in brackets, a date, the code of a state), and for the rest the
/// order, which every column keeps: the name first, then the streets; a title behind the caption of its box.
struct ReadingOrderItems {
    private let context: ReaderContext
    /// The pieces above the tables, captions too, in the page's order.
    private let pieces: [Piece]
    /// Which of them are texts of no item yet, by index into `pieces`.
    private var free: [Int]
    private var header: Header

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
        let starts = pieces.indices.filter { pieces[$0].caption == .reportingPerson }
        takeName(ofOwner: 0, in: 0..<pieces.count)
        takeMarks()
        takeTitles(before: starts.count > 1 ? starts[1] : pieces.count)
        for (owner, start) in starts.enumerated().dropFirst() {
            let end = owner + 1 < starts.count ? starts[owner + 1] : pieces.count
            takeFurtherOwner(owner, in: start..<end)
        }
        takeAddress(before: starts.count > 1 ? starts[1] : pieces.count)
        sharePlaces()
        for index in free where isWord(index) { header.loose.append(pieces[index]) }
        header.hasPlacesInDoubt = !header.loose.isEmpty
    }

    // MARK: Texts

    private func string(_ index: Int) -> String { context.page.string(pieces[index].range) }

    /// Whether there is more to a piece than the asterisk behind a caption.
    private func isWord(_ index: Int) -> Bool {
        pieces[index].range.contains { context.text[$0] != UInt8(ascii: "*") }
    }

    private mutating func take(_ indices: [Int]) { free.removeAll(where: indices.contains) }

    /// The free text at `index` and those that stand right below it, no empty line between.
    private func block(at index: Int) -> [Int] {
        var block = [index]
        while let next = free.first(where: { $0 == block.last! + 1 }),
            pieces[next].line == pieces[block.last!].line + 1,
            !context.page.lines[pieces[next].line].isAfterBlank
        {
            block.append(next)
        }
        return block
    }

    private func located(_ block: [Int]) -> Located { context.located(block.map { pieces[$0].range }) }

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

    private mutating func takeName(ofOwner owner: Int, in range: Range<Int>) {
        guard owner < header.owners.count,
            let first = free.first(where: {
                range.contains($0) && isWord($0) && !isPlace($0) && !isZip($0) && !isDate($0)
            })
        else { return }
        let block = block(at: first)
        header.owners[owner].name = located(block)
        take(block)
    }

    private func isDate(_ index: Int) -> Bool {
        DateValue.read(context.text, pieces[index].range) != nil
    }

    /// The code of a state or country, or where the form has an item for the country, the name of one before
    /// a postal code.
    private func isPlace(_ index: Int) -> Bool {
        guard Places.code(string(index)) != nil else { return false }
        return pieces[index].range.count == 2
            || hasCountry && index + 1 < pieces.count && pieces[index + 1].isText && isZip(index + 1)
    }

    private var hasCountry: Bool { pieces.contains { $0.caption == .country } }

    /// A short text with a digit and no word: `94158-1234`, `E14 5HP`.
    private func isZip(_ index: Int) -> Bool {
        let range = pieces[index].range
        var (letters, longest, hasDigit) = (0, 0, false)
        for byte in context.text[range] {
            letters = isLetter(byte) ? letters + 1 : 0
            longest = max(longest, letters)
            hasDigit = hasDigit || isDigit(byte)
        }
        return range.count <= 10 && hasDigit && longest <= 3
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
        if header.owners[0].city == nil,
            let city = free.first(where: { $0 < end && pieces[max(0, $0 - 1)].caption == .street })
        {
            header.owners[0].city = located([city])
            take([city])
        }
        if hasCountry, let country = free.first(where: { $0 < end && Places.code(string($0)) != nil }) {
            header.owners[0].country = located([country])
            take([country])
        }
        var streets = free.filter { $0 < end && isWord($0) && !isDate($0) }
        if header.owners[0].city == nil, streets.count > 1 {
            header.owners[0].city = located([streets.removeLast()])
            take(free.filter { $0 < end && isWord($0) && !streets.contains($0) })
        }
        // A second line that has no number may be a part of a title instead.
        if streets.count > 1, !pieces[streets[1]].range.contains(where: { isDigit(context.text[$0]) }),
            !self.block(at: streets[0]).contains(streets[1])
        {
            header.unclear.append(pieces[streets[1]].range)
            header.unclear += [header.officerTitle, header.otherText, header.owners[0].city].compactMap {
                $0?.span
            }
        }
        header.owners[0].streets = streets.prefix(2).map { located([$0]) }
        take(Array(streets.prefix(2)))
    }

    /// A further owner: a name behind the caption, the streets up to `(Street)`, and the city behind it.
    private mutating func takeFurtherOwner(_ owner: Int, in range: Range<Int>) {
        takeName(ofOwner: owner, in: range)
        guard owner < header.owners.count, let name = header.owners[owner].name else { return }
        let street = pieces[range].indices.first {
            pieces[$0].caption == .street && pieces[$0].range.lowerBound > name.span.upperBound
        }
        guard let street else { return }
        let lines = free.filter {
            range.contains($0) && $0 < street && pieces[$0].range.lowerBound > name.span.upperBound
                && isWord($0) && !isPlace($0) && !isZip($0) && !isCity($0)
        }
        header.owners[owner].streets = lines.prefix(2).map { located([$0]) }
        take(Array(lines.prefix(2)))
        // A city that stands apart from its streets is this owner's only where there is no other to own it.
        let city =
            free.first { range.contains($0) && $0 == street + 1 && !isPlace($0) }
            ?? (header.owners.count == 2 ? free.first { range.contains($0) && isCity($0) } : nil)
        guard let city else { return }
        header.owners[owner].city = located([city])
        take([city])
        takePlace(after: city, owner)
    }

    /// A text right before the code of a state.
    private func isCity(_ index: Int) -> Bool {
        index + 1 < pieces.count && pieces[index + 1].isText && isPlace(index + 1)
    }

    private mutating func takePlace(after city: Int, _ owner: Int) {
        guard let state = free.first(where: { $0 == city + 1 && isPlace($0) }) else { return }
        header.owners[owner].state = located([state])
        take([state])
        guard let zip = free.first(where: { $0 == state + 1 && isZip($0) }) else { return }
        header.owners[owner].zip = located([zip])
        take([zip])
    }

    /// Cities, states and ZIP codes that stand apart from their owners: where there is but one of each for all,
    /// it is everyone's.
    private mutating func sharePlaces() {
        guard header.owners.count > 1, let first = header.owners.first else { return }
        let states = free.filter(isPlace)
        let zips = free.filter { isZip($0) && !isPlace($0) }
        let texts = free.filter { isWord($0) && !isPlace($0) && !isZip($0) }
        func share(_ part: WritableKeyPath<OwnerBlock, Located?>, _ loose: [Int]) {
            let values = Set(loose.map { string($0) } + header.owners.compactMap { $0[keyPath: part]?.value })
            let lacking = header.owners.indices.filter { header.owners[$0][keyPath: part] == nil }
            guard values.count == 1, lacking.count == loose.count,
                first[keyPath: part] != nil || !loose.isEmpty
            else {
                return
            }
            for (owner, index) in zip(lacking, loose) {
                header.owners[owner][keyPath: part] = located([index])
            }
            take(loose)
        }
        share(\.state, states)
        share(\.zip, zips)
        share(\.city, texts)
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
        for index in director + 1..<max(end, director + 1) {
            guard case .mark(.ticked) = pieces[index].kind else { continue }
            let range = pieces[index].range
            var before = index - 1
            while case .mark = pieces[before].kind { before -= 1 }
            switch pieces[before].caption {
            case .director: behindDirector.append(range)
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

    /// The title behind the caption of the last box, or else behind the line of one reporting person.
    private mutating func takeTitles(before end: Int) {
        guard header.ticked[.officer] != nil || header.ticked[.other] != nil else { return }
        let boxes = pieces[..<end].indices.filter {
            pieces[$0].caption == .other || pieces[$0].caption == .onePerson
        }
        for box in boxes {
            let first = pieces[(box + 1)..<end].firstIndex { if case .mark = $0.kind { false } else { true } }
            guard let first, free.contains(first), !isDate(first) else { continue }
            let block = block(at: first)
            if header.ticked[.officer] != nil, header.officerTitle == nil {
                header.officerTitle = located(block)
            } else if header.ticked[.other] != nil, header.otherText == nil {
                header.otherText = located(block)
            } else {
                continue
            }
            if goesOn(block.last!) { header.unclear.append(located(block).span) }
            take(block)
        }
    }

    /// `Vice President &`
    private func goesOn(_ index: Int) -> Bool {
        let last = string(index).split(separator: " ").last ?? ""
        return ["&", "and", "of", "-", "/"].contains(last) || last.hasSuffix(",")
    }
}
