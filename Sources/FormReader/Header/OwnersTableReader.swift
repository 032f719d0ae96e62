import FormText
import OwnershipModel

/// Reads the table "Reporting Owners" that closes a form in the specification's style: each owner's name and
/// address in one cell, then the boxes and titles.
struct OwnersTableReader {
    private let context: ReaderContext
    /// What item 1 says of the first owner.
    private let first: OwnerBlock?

    init(_ context: ReaderContext, first: OwnerBlock?) {
        self.context = context
        self.first = first
    }

    func read() -> [OwnerBlock] {
        guard let section = context.outline.sections.last(where: { $0.caption == .owners }) else { return [] }
        if [.plain, .columns].contains(context.page.layout) { return readBlocks(section.lines) }
        let owners = readRows(section.lines)
        // Where a cell's lines stand each on its own, the last of them has the boxes beside it.
        let isInBlocks = owners.contains { owner in
            owner.name.map { $0.value.utf8.count > 2 && Places.code($0.value) != nil } == true
        }
        return isInBlocks ? readBlocks(section.lines) : owners
    }

    /// Owners in a row each.
    private func readRows(_ lines: Range<Int>) -> [OwnerBlock] {
        lines.compactMap { line in
            let cells = Array(context.page.cells[context.page.lines[line].cells])
            guard let first = cells.first, first.column == 0 else { return nil }
            let parts = context.lines(of: first.range)
            // An owner without an address has boxes or titles at least.
            guard parts.count > 1 || cells.count > 1, !Vocabulary.isOfForm(context.text, first.range) else {
                return nil
            }
            var owner = OwnerBlock()
            if hasJoinedLines(parts) {
                readJoinedAddress(parts, first.range, &owner)
            } else {
                readAddress(parts, &owner)
            }
            readRelationship(cells.dropFirst(), &owner)
            owner.closingRanges = cells.map(\.range)
            return owner
        }
    }

    /// Owners one below the other, a line for each part of the address; each ends with its country. The boxes
    /// have lost their columns.
    private func readBlocks(_ lines: Range<Int>) -> [OwnerBlock] {
        var owners: [OwnerBlock] = []
        var parts: [Range<Int>] = []
        var others: [Range<Int>] = []
        for line in lines {
            let pieces = context.outline.pieces[context.outline.lines[line]]
            // Above the first owner stand the headings; a street may have the form's words.
            guard let first = pieces.first, first.isText,
                !parts.isEmpty || !Vocabulary.isOfForm(context.text, first.range)
            else { continue }
            if let name = parts.first, isIndented(first.range, below: name) {
                others += pieces.map(\.range)
                continue
            }
            let part = withoutBoxes(first.range)
            parts.append(part)
            others += pieces.dropFirst().map(\.range)
            if part != first.range { others.append(part.upperBound..<first.range.upperBound) }
            let next =
                line + 1 < lines.upperBound
                ? context.outline.pieces[context.outline.lines[line + 1]].first : nil
            let isAfterZip =
                parts.count > 2 && isZip(parts[parts.count - 2])
                && next.map { !isZip($0.range) && place($0.range) == nil } != false
            let isCountry =
                isAfterZip && place(part).map { !Places.isInUnitedStates($0) } == true
            // It stands in place of a state too, above the ZIP code.
            let isHome =
                context.page.string(part).uppercased() == "UNITED STATES"
                && (pieces.count > 1 || part != first.range
                    || next.map { isUnitedStatesZip($0.range) } != true)
            guard isCountry || isHome else { continue }
            var owner = OwnerBlock()
            readAddress(parts, &owner)
            doubtBrokenLines(&owner)
            owner.closingRanges = parts + others
            owners.append(owner)
            (parts, others) = ([], [])
        }
        return owners
    }

    /// Whether a text stands in another column than the name does: a title between two lines of the address.
    private func isIndented(_ range: Range<Int>, below name: Range<Int>) -> Bool {
        guard context.page.layout == .columns, let left = context.page.placeInForm(of: name).column,
            let own = context.page.placeInForm(of: range).column
        else { return false }
        return own > left + 2
    }

    /// A country without the boxes and titles that follow in its line: `UNITED STATES X X Director by Deputization`.
    private func withoutBoxes(_ range: Range<Int>) -> Range<Int> {
        let words = context.text.words(in: range)
        guard let box = words.firstIndex(where: { context.text[$0].elementsEqual([UInt8(ascii: "X")]) }),
            box > 0
        else { return range }
        let country = range.lowerBound..<words[box - 1].upperBound
        return place(country) == nil ? range : country
    }

    private func place(_ range: Range<Int>) -> String? { Places.code(context.page.string(range)) }

    private func isZip(_ range: Range<Int>) -> Bool {
        range.count <= 10 && context.text[range].contains(where: isDigit)
    }

    /// `12345` or `12345-6789`.
    private func isUnitedStatesZip(_ range: Range<Int>) -> Bool {
        let digits = context.text[range].prefix(5)
        guard range.count == 5 || range.count == 10, digits.allSatisfy(isDigit) else { return false }
        let rest = context.text[range].dropFirst(5)
        return rest.isEmpty || (rest.first == UInt8(ascii: "-") && rest.dropFirst().allSatisfy(isDigit))
    }

    /// Name, streets, city, state, ZIP code and country, one below the other; all but the name may be missing.
    private func readAddress(_ parts: [Range<Int>], _ owner: inout OwnerBlock) {
        owner.name = context.located(parts[0])
        if parts.count == 1 {
            var whole = OwnerBlock()
            AddressReader(context).settleWords(parts[0], &whole)
            owner.isNameInDoubt = whole.state != nil
        }
        var rest = parts.dropFirst()
        if let last = rest.last, place(last) != nil, rest.count > 1 {
            owner.country = context.located(last)
            rest.removeLast()
        }
        if let last = rest.last, context.text[last].contains(where: isDigit), rest.count > 1 {
            owner.zip = context.located(last)
            rest.removeLast()
        }
        if let last = rest.last, place(last) != nil, rest.count > 1 {
            owner.state = context.located(last)
            rest.removeLast()
        }
        if let city = rest.popLast() { owner.city = context.located(city) }
        owner.streets = rest.map { context.located($0) }
    }

    /// Doubts a name and streets of which a line may be the rest of the one above, as a narrow column breaks them: `Ltd.` or
    /// `(Series C)` below a name, `Floor` below a street.
    private func doubtBrokenLines(_ owner: inout OwnerBlock) {
        guard context.page.layout == .columns, let street = owner.streets.first else { return }
        let words = street.value.lowercased().split(separator: " ")
        let isOfName =
            !street.value.contains(where: \.isNumber) && words.first != "c/o"
            && (street.value.hasPrefix("(") || words.contains { Self.endsOfNames.contains($0) })
        if isOfName || owner.name?.value.hasSuffix(",") == true {
            (owner.isNameInDoubt, owner.areStreetsInDoubt) = (true, true)
        }
        if owner.streets.contains(where: { !$0.value.contains(" ") }) { owner.areStreetsInDoubt = true }
    }

    private static let endsOfNames: Set<Substring> = [
        "l.p.", "lp", "ltd", "ltd.", "llc", "l.l.c.", "inc", "inc.", "corp", "corp.", "co.", "company", "plc",
        "trust",
        "fund",
    ]

    /// Whether lines of a cell were joined that may have been lines of the page: see `Page.hasLostBreaks`.
    private func hasJoinedLines(_ parts: [Range<Int>]) -> Bool {
        context.page.hasLostBreaks
            && parts.contains { part in
                let place = context.page.placeInForm(of: part)
                return place.endLine > place.line
            }
    }

    /// A name and the first owner's address, which tells where its parts end; else all parts are in doubt.
    private func readJoinedAddress(_ parts: [Range<Int>], _ cell: Range<Int>, _ owner: inout OwnerBlock) {
        func words(_ part: Located) -> [Range<Int>] { part.ranges.flatMap { context.text.words(in: $0) } }
        let known = first.map(OwnerBlock.addressParts) ?? []
        let address = known.flatMap(words)
        let all = context.text.words(in: cell)
        let name = all.dropLast(address.count)
        guard let first, !address.isEmpty, !name.isEmpty,
            zip(all[name.endIndex...], address).allSatisfy({ word, other in
                context.text[word].lazy.map(lowercased).elementsEqual(
                    context.text[other].lazy.map(lowercased))
            })
        else {
            readAddress(parts, &owner)
            (owner.isNameInDoubt, owner.areStreetsInDoubt, owner.isCityLineInDoubt) = (true, true, true)
            return
        }
        var rest = all[...]
        func take(_ count: Int) -> Located {
            defer { rest = rest.dropFirst(count) }
            return context.located(rest[rest.startIndex].lowerBound..<rest.prefix(count).last!.upperBound)
        }
        owner.name = take(name.count)
        owner.streets = first.streets.map { take(words($0).count) }
        owner.city = first.city.map { take(words($0).count) }
        owner.state = first.state.map { take(words($0).count) }
        owner.zip = first.zip.map { take(words($0).count) }
        owner.country = first.country.map { take(words($0).count) }
    }

    /// The columns Director, 10% Owner, Officer and Other.
    private func readRelationship(_ cells: ArraySlice<Page.Cell>, _ owner: inout OwnerBlock) {
        var relationship = OwnerRelationship()
        for cell in cells {
            switch cell.column {
            case 1: relationship.isDirector = cell.range
            case 2: relationship.isTenPercentOwner = cell.range
            case 3: relationship.officerTitle = context.located(cell.range)
            case 4: relationship.otherText = context.located(cell.range)
            default: break
            }
        }
        owner.relationship = relationship
    }
}
