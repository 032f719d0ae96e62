import FormText
import OwnershipModel

/// Reads items 1 to 6 where each line is one of the printed page, so that up to three items share it: item 1 at the
/// left, the issuer and the dates in the middle, the boxes and the officer's title at the right.
struct PrintedLineItems {
    private let context: ReaderContext
    private var owner = OwnerBlock()
    /// Which part of item 1 stands at the left.
    private var part = Part.name
    /// Whether the last date that has a caption is that of the original.
    private var isBelowOriginalDate = false
    private var nameLine: [Range<Int>] = []
    private var title: [Range<Int>] = []
    private var cityLines: [Range<Int>] = []
    private var loose: [Piece] = []
    /// The lines of the address beside which nothing stands that could belong to them.
    private var certainStreets: [Range<Int>] = []

    private enum Part {
        case name, street, city, done
    }

    private init(_ context: ReaderContext) {
        self.context = context
    }

    /// Reads the first reporting person's block with the items beside it.
    static func read(_ lines: Range<Int>, into header: inout Header, _ context: ReaderContext) {
        var items = PrintedLineItems(context)
        for line in lines { items.read(line, &header) }
        items.finish(&header)
    }

    // MARK: Lines

    private mutating func read(_ line: Int, _ header: inout Header) {
        let pieces = Array(context.outline.pieces[context.outline.lines[line]])
        for (index, piece) in pieces.enumerated() {
            let isBesideCaption = pieces[..<index].contains { !$0.isText }
            switch piece.kind {
            case .caption(let caption, _): take(caption, &header)
            case .mark(.empty): break
            case .mark(.ticked), .text:
                let next = index + 1 < pieces.count ? pieces[index + 1].caption : nil
                if let rest = officerCaption(in: piece.range) {
                    // `Xx catia (give title`: the box of the officer, its own word misread.
                    header.boxes.insert(.officer)
                    let mark = mark(in: piece.range.lowerBound..<rest)
                    header.ticked[.officer] = header.ticked[.officer] ?? mark
                    if let mark { header.certain.append(mark) }
                    let before = context.trimmed(piece.range.lowerBound..<(mark?.lowerBound ?? rest))
                    if !before.isEmpty { take(before, piece, isBesideCaption: isBesideCaption, &header) }
                } else if let next, next.isBox, let mark = mark(in: piece.range) {
                    let before = takeBox(next, mark, in: piece.range, &header)
                    if !isRuleBelowName(next), !before.isEmpty {
                        take(before, piece, isBesideCaption: isBesideCaption, &header)
                    }
                } else if case .text = piece.kind, !isRuleBelowName(next) {
                    take(piece.range, piece, isBesideCaption: isBesideCaption, &header)
                }
            }
        }
    }

    /// Whether what stands left of a box is what recognition sees in the rule below the name.
    private func isRuleBelowName(_ box: Caption?) -> Bool {
        part == .name && (box == .director || box == .tenPercentOwner)
    }

    /// Ticks the box whose caption comes next, or that of the director, whose caption may stand between other words.
    ///
    /// - Returns: what stands before them.
    private func takeBox(_ box: Caption, _ mark: Range<Int>, in range: Range<Int>, _ header: inout Header)
        -> Range<Int>
    {
        guard box == .tenPercentOwner,
            let director = context.text.words(in: range).first(where: {
                context.page.string($0) == "Director"
            })
        else {
            header.ticked[box] = mark
            header.certain.append(mark)
            return context.trimmed(range.lowerBound..<mark.lowerBound)
        }
        header.boxes.insert(.director)
        if mark.lowerBound > director.lowerBound
            || context.trimmed(mark.upperBound..<director.lowerBound).isEmpty
        {
            header.certain.append(mark)
            header.ticked[mark.lowerBound < director.lowerBound ? .director : box] = mark
        }
        return context.trimmed(range.lowerBound..<min(mark.lowerBound, director.lowerBound))
    }

    private mutating func take(_ caption: Caption, _ header: inout Header) {
        if caption.isBox { header.boxes.insert(caption) }
        switch caption {
        case .last, .first, .middle: part = .street
        case .street: part = .city
        case .city, .state, .zip: part = .done
        case .earliestTransaction: header.formByItems = .four
        case .fiscalYearEnd: header.formByItems = .five
        case .eventDate: header.formByItems = .three
        default: break
        }
        if caption.isPeriod { isBelowOriginalDate = false }
        if caption == .originalDate { isBelowOriginalDate = true }
    }

    private mutating func take(
        _ range: Range<Int>, _ piece: Piece, isBesideCaption: Bool, _ header: inout Header
    ) {
        var words = context.text.words(in: range).filter {
            context.text[$0].contains { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "[") }
        }
        guard !words.isEmpty else { return }
        if part == .name, nameLine.count == 1, !isBesideCaption, hasSymbol(range),
            areOnOneLine(nameLine[0], range)
        {
            nameLine.append(range)
            return
        }
        if let mixed = InterleavedDate(range, context) {
            header.period = header.period ?? mixed.date
            takeRight(words.filter { $0.lowerBound >= mixed.date.range.upperBound })
            words.removeAll { $0.lowerBound >= mixed.date.range.lowerBound }
        } else if let caption = words.lastIndex(where: isOfDateCaption) {
            // What stands before a caption that was misread is as unreadable; behind it stands the title.
            let before = words[..<caption].firstIndex { $0.count > 4 && looksLikeDate($0) } ?? 0
            if part == .name, nameLine.isEmpty {
                nameLine = [words.first!.lowerBound..<words.last!.upperBound]
                return
            }
            if part == .street, before == 0 {
                // `C/O ACME INC. 8 ate of Barlest (Month/Day/Year)`
                let left = HeaderWords.parts(of: Array(words[..<caption]), context).left
                let isOfItem = left.first.map { isDigit(context.text[$0.lowerBound]) && $0.count < 4 } ?? true
                if !isOfItem { takeStreet(left.last!.count == 1 ? left.dropLast() : left) }
            }
            words =
                Array(words[..<before]) + words[before...].prefix(before == 0 ? 0 : 1)
                + words[(caption + 1)...]
        }
        var isLeftOfDate = false
        if let date = words.firstIndex(where: looksLikeDate) {
            takeDate(words[date], isAmendment: isBelowOriginalDate, &header)
            let behind = Array(words[(date + 1)...])
            words = Array(words[..<date])
            isLeftOfDate = !words.isEmpty
            if words.isEmpty, part == .street, isStreet(behind, header) {
                words = behind
            } else {
                takeRight(behind)
            }
        }
        if part != .name || !nameLine.isEmpty, !words.isEmpty {
            let parts = HeaderWords.parts(of: words, context)
            takeTitle(parts.right, &header)
            words = parts.left
        }
        guard let first = words.first, let last = words.last else { return }
        let text = first.lowerBound..<last.upperBound
        switch part {
        case .name where nameLine.isEmpty || !nameLine.contains(where: hasSymbol) && !isBesideCaption:
            nameLine.append(text)
        case .street where !isLeftOfDate && TitleWords.areTitle(context.page.string(text)): takeRight(words)
        case .street where !isBesideCaption: takeStreet(words)
        case .city
        where !isLeftOfDate && !context.text[text].contains(where: isDigit)
            && TitleWords.areTitle(context.page.string(text)):
            takeRight(words)
        case .city where isBesideCaption && !title.isEmpty: takeRight(words)
        case .city where isBesideCaption: loose.append(piece)
        case .city:
            if let zip = zip(in: words), zip + 1 < words.count {
                takeTitle(Array(words[(zip + 1)...]), &header)
                words = Array(words[...zip])
            }
            let text = words.first!.lowerBound..<words.last!.upperBound
            if let last = cityLines.last, areOnOneLine(last, text) {
                cityLines[cityLines.count - 1] = last.lowerBound..<text.upperBound
            } else {
                cityLines.append(text)
            }
        default:
            loose.append(
                Piece(kind: .text, range: text, line: piece.line, cell: piece.cell, column: piece.column))
        }
    }

    /// Whether what stands behind the date, nothing before it, is the street, which was printed a little lower at its left.
    private func isStreet(_ words: [Range<Int>], _ header: Header) -> Bool {
        guard words.count > 1, let first = words.first, let last = words.last, owner.streets.isEmpty else {
            return false
        }
        let text = context.page.string(first.lowerBound..<last.upperBound)
        if StreetWords.areStreet(text) { return true }
        if TitleWords.areTitle(text) { return false }
        return context.text[first].allSatisfy(isDigit)
            || header.ticked[.officer] == nil && header.ticked[.other] == nil
                && words.allSatisfy { !HeaderWords.isNoise($0, context) }
    }

    /// Takes words at the right of a line that go on with the officer's title, or are one.
    private mutating func takeTitle(_ words: [Range<Int>], _ header: inout Header) {
        guard let first = words.first, let last = words.last else { return }
        if !title.isEmpty || TitleWords.areTitle(context.page.string(first.lowerBound..<last.upperBound)) {
            takeRight(words)
        }
    }

    /// Takes words at the right, which are the officer's title.
    private mutating func takeRight(_ words: [Range<Int>]) {
        let words = words.filter {
            $0.count > 1 && context.text[$0].contains(where: isLetter) && mark(in: $0) == nil
                && !HeaderWords.isNoise($0, context)
        }
        guard let first = words.first, let last = words.last, !isOfCaption(words) else { return }
        var end = last.upperBound
        if context.text[end - 1] == UInt8(ascii: ")"),
            !context.text[first.lowerBound..<end].contains(UInt8(ascii: "("))
        {
            end -= 1
        }
        title.append(first.lowerBound..<end)
    }

    /// Whether words are what is left of the boxes' captions: `below) (give title`.
    private func isOfCaption(_ words: [Range<Int>]) -> Bool {
        let span = words.first!.lowerBound..<words.last!.upperBound
        let text = context.page.string(span).lowercased()
        return ["below", "elow", "give t", "specify", "check all"].contains { text.contains($0) }
            || !TitleWords.areTitle(context.page.string(span)) && Vocabulary.isOfForm(context.text, span)
    }

    /// Takes a line of the address; behind its capitals small letters are what is left of captions at its right.
    private mutating func takeStreet(_ words: [Range<Int>]) {
        guard !words.isEmpty else { return }
        let isUpper = words.map { word in !context.text[word].contains(where: isSmallLetter) }
        var count = words.count
        if isUpper.prefix(2).allSatisfy({ $0 }), words.count > 2 {
            count = isUpper.firstIndex(of: false) ?? words.count
        }
        let street = words[..<count]
        // What begins with a small letter is what is left of a caption.
        guard let initial = street.first.map({ context.text[$0.lowerBound] }),
            !isSmallLetter(initial)
        else {
            return
        }
        let rest = Array(words[count...])
        if let first = rest.first,
            !title.isEmpty
                || TitleWords.areTitle(context.page.string(first.lowerBound..<rest.last!.upperBound))
        {
            takeRight(rest)
        }
        // A street has a word at least; `(Steed)` is its caption, misread.
        guard street.contains(where: { context.text[$0].count(where: isLetter) > 1 }) else { return }
        if context.text[street[0].lowerBound] == UInt8(ascii: "(") {
            part = .city
            return
        }
        let line = street.first!.lowerBound..<street.last!.upperBound
        owner.streets.append(context.located(line))
        // Of capitals at the right nothing tells whether they go on with the title.
        let hasTitleInCapitals = title.contains { !context.text[$0].contains(where: isSmallLetter) }
        if rest.isEmpty, street.count > 1, isUpper.allSatisfy({ $0 }), !hasTitleInCapitals {
            certainStreets.append(line)
        }
    }

    private mutating func takeDate(_ range: Range<Int>, isAmendment: Bool, _ header: inout Header) {
        guard let date = DateValue.read(context.text, dateRange(range)) else { return }
        let located = LocatedDate(date: date, range: dateRange(range))
        if isAmendment {
            header.originalDate = header.originalDate ?? located
        } else {
            header.period = header.period ?? located
        }
    }

    // MARK: Words

    /// The word of a text that is a ticked box.
    private func mark(in range: Range<Int>) -> Range<Int>? {
        context.text.words(in: range).first { word in
            if case .ticked? = Mark.read(context.text, word) { true } else { false }
        }
    }

    /// Where the rest of the officer's caption starts: `(give title`.
    private func officerCaption(in range: Range<Int>) -> Int? {
        context.text.words(in: range).first { context.page.string($0).lowercased() == "(give" }?.lowerBound
    }

    /// Where the ZIP code stands that ends the line of the city, behind the code of its state.
    private func zip(in words: [Range<Int>]) -> Int? {
        words.indices.dropFirst(2).first { index in
            let text = context.text[words[index]]
            return (text.count == 5 || text.count == 10)
                && text.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "-") }
                && words[index - 1].count == 2 && Places.code(context.page.string(words[index - 1])) != nil
        }
    }

    /// Whether a word has the shape of a date, whatever its digits are.
    private func looksLikeDate(_ word: Range<Int>) -> Bool {
        RecognizedWord.looksLikeDate(context.text, dateRange(word))
    }

    private func dateRange(_ word: Range<Int>) -> Range<Int> {
        var end = word.upperBound
        while end > word.lowerBound, !isDigit(context.text[end - 1]) { end -= 1 }
        return word.lowerBound..<end
    }

    /// Whether a word ends `(Month/Day/Year)`.
    private func isOfDateCaption(_ word: Range<Int>) -> Bool {
        context.page.string(word).contains("Month/D")
    }

    private func hasSymbol(_ range: Range<Int>) -> Bool {
        context.text[range].contains(UInt8(ascii: "["))
    }

    // MARK: What the lines together say

    private mutating func finish(_ header: inout Header) {
        settleNames(&header)
        settleCity(&header)
        header.certain += certainStreets
        if !title.isEmpty {
            title.sort { $0.lowerBound < $1.lowerBound }
            header.officerTitle = context.located(title)
            if header.ticked[.officer] == nil, header.ticked[.other] == nil {
                header.ticked[.officer] = title[0]
            }
        }
        header.dropImplausiblePeriod(signatures: SignatureReader.read(context).signatures)
        header.owners.append(owner)
        header.loose += loose
    }

    private mutating func settleCity(_ header: inout Header) {
        // Where its caption was misread, the line of the city is the last one of the address.
        if cityLines.isEmpty, owner.streets.count > 1, let line = owner.streets.popLast()?.ranges.first {
            cityLines = [line]
        }
        for (index, line) in cityLines.enumerated() {
            let words = context.text.words(in: line).filter { word in
                context.text[word].contains { isLetter($0) || isDigit($0) } && mark(in: word) == nil
            }
            guard let first = words.first, let last = words.last else { continue }
            var text = first.lowerBound..<last.upperBound
            while !isLetter(context.text[text.upperBound - 1]), !isDigit(context.text[text.upperBound - 1]) {
                text = text.lowerBound..<text.upperBound - 1
            }
            if index == 0 || owner.city == nil {
                AddressReader(context).settleWords(text, &owner)
                if isCertainCity, cityLines.count == 1 { header.certain.append(text) }
            } else if !context.text[text].contains(where: isDigit), let city = owner.city {
                // A long city goes on below.
                owner.city = context.located(city.ranges + [text])
            }
        }
    }

    /// Whether the line of the city was read as a city, a state and a ZIP code of the United States.
    private var isCertainCity: Bool {
        guard let city = owner.city, let state = owner.state, let zip = owner.zip,
            let code = Places.code(state.value), Places.isInUnitedStates(code),
            !city.value.contains(where: \.isNumber)
        else { return false }
        let digits = zip.value.utf8.filter(isDigit).count
        return (digits == 5 || digits == 9) && zip.value.utf8.count <= 10
    }

    /// Where the issuer's name begins that stands in a cell of its own beside the reporting person's.
    private var startOfIssuer: Int? {
        guard nameLine.count == 2, hasSymbol(nameLine[1]), !hasSymbol(nameLine[0]),
            areOnOneLine(nameLine[0], nameLine[1])
        else { return nil }
        return nameLine[1].lowerBound
    }

    private func areOnOneLine(_ one: Range<Int>, _ next: Range<Int>) -> Bool {
        !context.text[one.upperBound..<max(one.upperBound, next.lowerBound)].contains(0x0A)
    }

    /// Parts the line of the two names: the reporting person's, then the issuer's with its symbol.
    private mutating func settleNames(_ header: inout Header) {
        var words = nameLine.flatMap(context.text.words(in:))
        words.removeAll { mark(in: $0) != nil }
        words = words.map { word in
            context.text[word.lowerBound] == UInt8(ascii: "|") ? word.dropFirst() : word
        }
        let symbol = words.firstIndex { context.text[$0.lowerBound] == UInt8(ascii: "[") }
        let names = Array(words[..<(symbol ?? words.count)])
        if let caption = names.firstIndex(where: isOfDateCaption) {
            let isStatement = caption > 0 && context.page.string(names[caption - 1]) == "Statement"
            let end = isStatement ? caption - 1 : caption
            header.takeNames(names[..<end], names[(caption + 1)...], &owner, context)
            header.certain += [owner.name, header.issuerName].compactMap { $0?.span }
        } else if let start = startOfIssuer, let split = names.firstIndex(where: { $0.lowerBound >= start }) {
            header.takeNames(names[..<split], names[split...], &owner, context)
            header.certain += [owner.name, header.issuerName].compactMap { $0?.span }
        } else if names.count > 1 {
            let (split, isCertain) = NameSplit(context, careOf: owner.streets.first).position(in: names)
            header.takeNames(names[..<split], names[split...], &owner, context)
            if isCertain, split > 1, symbol != nil, nameLine.count == 1 {
                header.certain += [owner.name, header.issuerName].compactMap { $0?.span }
            }
        } else {
            header.takeNames(names[...], [], &owner, context)
        }
        if let symbol, let last = words.last {
            let brackets = Set("[] ".utf8)
            let range = words[symbol].lowerBound..<last.upperBound
            let inner = range.drop { brackets.contains(context.text[$0]) }
            if let first = inner.first, let end = inner.last(where: { !brackets.contains(context.text[$0]) })
            {
                header.issuerTradingSymbol = context.located(first..<end + 1)
                let isClosed = context.text[(end + 1)...].first { !isSpace($0) } == UInt8(ascii: "]")
                let isPlain = context.text[first..<end + 1].allSatisfy(isCapital)
                if isClosed, isPlain { header.certain.append(first..<end + 1) }
            }
        }
    }
}

extension Header {
    fileprivate mutating func takeNames(
        _ person: ArraySlice<Range<Int>>, _ company: ArraySlice<Range<Int>>, _ owner: inout OwnerBlock,
        _ context: ReaderContext
    ) {
        if let first = person.first, let last = person.last {
            owner.name = context.located(first.lowerBound..<last.upperBound)
        }
        if let first = company.first, let last = company.last {
            issuerName = context.located(first.lowerBound..<last.upperBound)
        }
    }

    /// A report is not signed before its date, nor years later: such a date was misread.
    fileprivate mutating func dropImplausiblePeriod(signatures: [Signature]) {
        guard let period,
            let signed = signatures.compactMap({ $0.date?.date }).max(by: { $0.lexical < $1.lexical })
        else { return }
        let isYearsBefore =
            if let first = period.date.components, let last = signed.components {
                first.year < last.year - 3
            } else { false }
        if period.date.lexical > signed.lexical || isYearsBefore { self.period = nil }
    }
}
