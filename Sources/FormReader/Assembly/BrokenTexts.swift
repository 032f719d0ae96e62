import FormText
import OwnershipModel

/// Texts that cannot be all of what was written, or have something else in them.
extension Assembler {
    /// Doubts names, titles and natures that end in the middle of a sentence, and what may have their end.
    mutating func findOpenEnds() {
        var isSignatureOpen = false
        // In cells of their own titles are whole: filers write `Common` and `Common Stock`.
        let mayBeCut = context.page.layout == .columns || context.page.layout == .plain
        let titles = mayBeCut ? Set(fields.those(where: Self.isTitle).map(\.value)) : []
        let isPlain = context.page.layout == .plain
        let open = fields.those {
            Self.mayEndOpenWord($0.value.utf8.last) && Self.isOpen($0)
                || mayBeCut && !$0.group.isRow && Self.isOpenOfficerTitle($0)
                || mayBeCut && Self.isTitle($0)
                    && (Self.isPartOfOther($0, of: titles) || isPlain && Self.isPartOfTitle($0))
        }
        for field in open {
            if field.path == "signatureName" { isSignatureOpen = true }
            find(
                .valueIncomplete, "'\(field.value)' seems to go on", group: field.group, path: field.path,
                at: field.range)
        }
        if mayBeCut {
            for field in fields.those(where: { Self.isTitle($0) && Self.closesBracketOfOther($0) }) {
                find(
                    .valueIncomplete, "'\(field.value)' seems to begin elsewhere", group: field.group,
                    path: field.path, at: field.range)
            }
        }
        guard isSignatureOpen else { return }
        let lastNote = fields.last(where: Self.isNote)
        for field in [lastNote, fields.first { $0.path == "remarks" }].compactMap(\.self) {
            find(
                .signatureInNote, "the rest of the signature may stand in it", group: field.group,
                path: field.path, at: field.range)
        }
    }

    /// Doubts what is read last of a text that ends without the caption of a signature, or without notes that it refers to: a
    /// note, a name or a row, with its cells, may go on.
    mutating func findCutEnd() {
        guard
            context.range(of: .signatureLine) == nil || findings.contains(where: { $0.kind == .noteMissing }),
            let end = fields.lazy.compactMap(\.range?.upperBound).max(),
            let line = context.page.lines.last(where: { firstOffset(of: $0) < end })
        else { return }
        let start = parts.signatures.isEmpty ? firstOffset(of: line) : end - 1
        func isAtEnd(_ field: ReadField) -> Bool { field.range.map { $0.upperBound > start } ?? false }
        let rows = Set(fields.those { $0.group.isRow && isAtEnd($0) }.map(\.group))
        // A date is whole, or its year is said to be short.
        for field in fields
        where (isAtEnd(field) || rows.contains(field.group)) && field.path != "signatureDate" {
            find(
                .valueIncomplete, "the text ends here: '\(field.value)' may not be all of it",
                group: field.group, path: field.path, at: field.range)
        }
    }

    private func firstOffset(of line: Page.Line) -> Int {
        context.page.cells[line.cells].first?.range.lowerBound ?? .max
    }

    /// Doubts the rows whose title has a value of another column in it: a price, a date or an amount among its words.
    mutating func findCaughtValues() {
        let rows = Set(
            fields.those { (Self.isTitle($0) || Self.isNature($0)) && Self.hasCaughtValue($0) }.map(\.group))
        guard !rows.isEmpty else { return }
        for field in fields where rows.contains(field.group) {
            find(
                .cellUnclear, "'\(field.value)' stands in a row whose title has another cell's value in it",
                group: field.group, path: field.path, at: field.range)
        }
    }

    /// Whether a title without its noun is how another one begins: `Class A` where the form has `Class A Common Stock`.
    private static func isPartOfOther(_ field: ReadField, of titles: Set<String>) -> Bool {
        titles.count > 1
            && !SecurityWords.isNoun(lastWord(of: field.value))
            && titles.contains { $0.hasPrefix(field.value) && $0.dropFirst(field.value.count).first == " " }
    }

    /// Whether a title has the kind of a security and no noun, or the noun and nothing else: `Class A`, `Class B Ordinary`,
    /// `Stock`; but some filers write `Common`.
    private static func isPartOfTitle(_ field: ReadField) -> Bool {
        let end = lastWord(of: field.value)
        let last = end.lowercased()
        if ["ordinary", "preferred", "depositary", "restricted"].contains(last) { return true }
        if end.startIndex == field.value.startIndex { return ["stock", "share", "shares"].contains(last) }
        guard last.utf8.count == 1 else { return false }
        let words = field.value.lowercased().split(separator: " ")
        return words.count > 1 && ["class", "series"].contains(words[words.count - 2])
    }

    /// Whether a field is of those that filers end with a word of their own, never with a comma or an `of`.
    private static func isClosed(_ field: ReadField) -> Bool {
        isTitle(field) || isNature(field) || field.path == "signatureName"
    }

    private static func isTitle(_ field: ReadField) -> Bool {
        field.group.isRow && titlePaths.contains { isSame($0, field.path) }
    }

    private static let titlePaths = [Column.title, .underlyingTitle].map(\.path.value)

    private static func isNature(_ field: ReadField) -> Bool {
        field.group.isRow && isSame(naturePath, field.path)
    }

    private static let naturePath = Column.nature.path.value

    /// Whether two paths are the same: most differ in length, which is told at once.
    private static func isSame(_ path: String, _ other: String) -> Bool {
        path.utf8.count == other.utf8.count && path == other
    }

    /// Whether a title closes a bracket that it does not open: `to Buy)`.
    private static func closesBracketOfOther(_ field: ReadField) -> Bool {
        var depth = 0
        return field.value.utf8.contains { sign in
            depth += sign == UInt8(ascii: "(") ? 1 : sign == UInt8(ascii: ")") ? -1 : 0
            return depth < 0
        }
    }

    /// Whether an officer's title ends in the middle, though EDGAR would have had room for the rest.
    private static func isOpenOfficerTitle(_ field: ReadField) -> Bool {
        field.value.utf8.count < 28 && field.path.hasSuffix("officerTitle")
            && ["vice", "senior", "and", "of", "&"].contains(lastWord(of: field.value).lowercased())
    }

    /// Whether a field that ends with such a sign ends as no such field does: notes may be cut by their filer, but hardly
    /// behind an article.
    private static func isOpen(_ field: ReadField) -> Bool {
        let isClosed = isClosed(field)
        guard isClosed || field.path == "remarks" || isNote(field) else { return false }
        let word = lastWord(of: field.value)
        // `Class A` is no article.
        if ["a", "an", "the"].contains(word), word.utf8.count < field.value.utf8.count { return true }
        return isClosed
            && (["and", "of", "for", "by", "to", "with", "-", "&"].contains(word.lowercased())
                || word.last == ",")
    }

    /// Whether one of the words that say that a text goes on ends with a sign: most texts do not end so.
    private static func mayEndOpenWord(_ sign: UInt8?) -> Bool {
        guard let sign else { return false }
        return switch sign {
        case UInt8(ascii: "-"), UInt8(ascii: "&"), UInt8(ascii: ","): true
        case _ where isLetter(sign): "adefhnory".utf8.contains(sign | 0x20)
        default: false
        }
    }

    private static func lastWord(of text: String) -> Substring {
        let start = text.utf8.lastIndex(of: UInt8(ascii: " ")).map(text.utf8.index(after:))
        return text[(start ?? text.startIndex)...]
    }

    private static func isNote(_ field: ReadField) -> Bool {
        if case .footnote = field.group { true } else { false }
    }

    /// Whether a title or a nature has another cell's value in it.
    private static func hasCaughtValue(_ field: ReadField) -> Bool {
        // Of the web: what a browser printed below the page.
        if field.value.utf8.contains(UInt8(ascii: ":")), field.value.contains("://") { return true }
        if isNature(field) {
            // The letter of the column before may stand in it: `I By Trust`.
            return field.value.utf8.count == 1 || field.value.hasPrefix("I ") || field.value.hasPrefix("D ")
        }
        let text = Array(field.value.utf8)
        if !text.contains(where: { isLetter($0) || $0 >= 0x80 }) { return true }
        // A nature's words.
        if ["See ", "By "].contains(where: field.value.hasPrefix) { return true }
        guard text.contains(where: { isDigit($0) || $0 == UInt8(ascii: "$") }) else { return false }
        if isPrice(text) { return true }
        let words = text.split(separator: UInt8(ascii: " "))
        if isFollowedByPrice(words) || words.contains(where: { $0.elementsEqual("(Instr.".utf8) }) {
            return true
        }
        if words.dropLast().contains(where: isDate) || words.contains(where: isAmount) { return true }
        return zip(text, text.dropFirst()).contains { previous, sign in
            sign == UInt8(ascii: "$") && (isLetter(previous) || previous == UInt8(ascii: ")"))
        }
    }

    /// `Stock Option $ 57.74`, but not `Common Stock, par value $ 0.01`.
    private static func isFollowedByPrice(_ words: [ArraySlice<UInt8>]) -> Bool {
        words.count > 3 && words[words.count - 2].elementsEqual("$".utf8)
            && words[words.count - 1].allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") }
            && !["value", "par"].contains { words[words.count - 3].map(lowercased).starts(with: $0.utf8) }
    }

    /// A price, with signs that stand for its own or not: `S43.72`.
    private static func isPrice(_ text: [UInt8]) -> Bool {
        text.withUnsafeBufferPointer {
            NumberValue.read($0, $0.indices, repairing: true, isPrice: true)?.isMoney == true
        }
    }

    private static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
        word.count { $0 == UInt8(ascii: "/") } == 2
            && word.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") }
            && word.count > 7
    }

    /// A number with its thousands parted, `118,325`, which no title has.
    private static func isAmount(_ word: ArraySlice<UInt8>) -> Bool {
        let groups = word.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return groups.count > 1 && (1...3).contains(groups[0].count)
            && groups.dropFirst().allSatisfy { $0.count == 3 } && groups.joined().allSatisfy(isDigit)
    }

    /// Doubts what stands above the tables where a value has a caption in it, or is another item's: they have lost their
    /// places.
    mutating func findMisplacedItems() {
        let items = fields.those { Self.isOfItem($0) && $0.how != .supplied }
        guard items.contains(where: { hasCaptionInside($0) || isOfOtherItem($0) }) else {
            return findUnknownItem()
        }
        for field in items {
            find(
                .placeUnclear,
                "'\(field.value)' stands in a form whose captions or items stand inside others",
                group: field.group, path: field.path, at: field.range)
        }
    }

    private func hasCaptionInside(_ field: ReadField) -> Bool {
        if let range = field.range, startsLikeItem(range, field.path) { return true }
        guard field.value.utf8.contains(UInt8(ascii: "(")) else { return false }
        let captions = [
            "(last)", "(first)", "(middle)", "(street)", "(city)", "(state)", "(zip)", "(month/day/year)",
        ]
        let text = field.value.lowercased()
        // `MOUNT (Ci` over `AIN VIEW ty)`
        let last = text[text.lastIndex(of: "(")!...]
        return captions.contains { text.contains($0) || last.count > 2 && $0.hasPrefix(last) }
    }

    /// Whether a name, a title or a part of an address is what no such field can be, or has it in it: a mark, a date before
    /// it, a place for a name, an issuer with its symbol for anything of an owner.
    private func isOfOtherItem(_ field: ReadField) -> Bool {
        let bytes = field.value.utf8
        let blank = UInt8(ascii: " ")
        // `Interim CEO [CFO]`, but `Harrowgate Corp [ HGC ]`
        let hasSymbol =
            bytes.last == UInt8(ascii: "]") && bytes.dropLast().last == blank
            && bytes.split(separator: blank).contains { $0.elementsEqual("[".utf8) }
        let isMark = bytes.count == 1 && bytes.first.map(lowercased) == UInt8(ascii: "x")
        let startsWithDate =
            bytes.contains(UInt8(ascii: "/"))
            && Self.isDate(Array(bytes.drop { $0 == blank }.prefix { $0 != blank })[...])
        let isPlace = field.path.hasSuffix("Name") && bytes.count > 2 && Places.code(field.value) != nil
        guard hasSymbol || isMark || startsWithDate || isPlace else { return false }
        return switch field.path.split(separator: "/").last {
        case "issuerName": isPlace || startsWithDate
        case "rptOwnerName": isPlace || hasSymbol || startsWithDate
        case "rptOwnerStreet1", "rptOwnerStreet2", "rptOwnerCity", "officerTitle", "otherText":
            hasSymbol || isMark || startsWithDate
        default: false
        }
    }

    /// `3. Dote of Earliest Tr`, `5. If Amendmert`: a caption that was not known. A street may begin with a number and a
    /// point too, `4. ETASJE`, but then with no word of the form.
    private func startsLikeItem(_ range: Range<Int>, _ path: String = "") -> Bool {
        guard range.count > 3, context.text[range.lowerBound + 1] == UInt8(ascii: ".") else { return false }
        let words = context.text.words(in: range)
        guard words.count > 1, words[0].count == 2, isDigit(context.text[words[0].lowerBound]),
            isLetter(context.text[words[1].lowerBound])
        else { return false }
        return !path.contains("rptOwnerStreet")
            || words.dropFirst().contains { $0.count > 1 && Vocabulary.isOfForm(context.text, $0) }
    }

    /// Doubts that the form is no amendment where an item was not known that has a date: it may be the original's.
    mutating func findUnknownItem() {
        guard parts.header.originalDate == nil, !parts.header.isAmendment,
            let item = parts.header.loose.first(where: {
                startsLikeItem($0.range) && DateValue.find(context.text, $0.range) != nil
            })
        else { return }
        find(
            .placeUnclear, "'\(context.page.string(item.range))' may tell that the form is an amendment",
            path: "documentType", at: item.range)
    }

    /// Doubts notes and remarks that go on with what may be torn out of a table, where other rows are: with lines
    /// behind the end of a sentence that end none, and with several cells.
    mutating func findSpilledCells() {
        let tables = [parts.tables.nonDerivative, parts.tables.derivative]
        guard context.hasWholeLines,
            !parts.notes.orphans.isEmpty || tables.contains(where: { $0.rows.contains(where: \.isAssembled) })
        else { return }
        let texts =
            parts.notes.notes.map { (FieldGroup.footnote("F\($0.number)"), "", $0.text) }
            + [(.document, "remarks", parts.notes.remarks)]
        let point = UInt8(ascii: ".")
        for (group, path, text) in texts {
            let spilled = zip(text, text.dropFirst()).first { before, range in
                let isBeside =
                    context.page.placeInForm(of: before).line == context.page.placeInForm(of: range).line
                return isBeside
                    || context.text[before].last == point && context.text[range].last != point
            }
            guard let (_, range) = spilled else { continue }
            find(
                .cellUnclear, "'\(context.page.string(range))' may be torn out of a table", group: group,
                path: path, at: range)
        }
    }

    /// Doubts what was put together from torn cells: its end may be lost, or a blank.
    mutating func findTornCells() {
        guard !context.page.inDoubt.isEmpty else { return }
        for field in fields where field.how != .supplied {
            guard field.ranges.contains(where: { context.page.inDoubt.contains(where: $0.overlaps) }) else {
                continue
            }
            find(
                .cellUnclear,
                context.page.layout == .columns
                    ? "'\(field.value)' may go on in the next line, or end above"
                    : "'\(field.value)' stands in cells with borders inside words",
                group: field.group, path: field.path, at: field.range)
        }
    }

    private static func isOfItem(_ field: ReadField) -> Bool {
        switch field.group {
        case .document: field.path != "remarks"
        case .reportingOwner: true
        case .row, .footnote, .ownerSignature: false
        }
    }
}

extension [ReadField] {
    /// The fields of which something is true: they are few, and no other is copied.
    func those(where isTrue: (borrowing ReadField) -> Bool) -> [ReadField] {
        let fields = span
        var those: [ReadField] = []
        for index in fields.indices where isTrue(fields[index]) { those.append(fields[index]) }
        return those
    }
}
