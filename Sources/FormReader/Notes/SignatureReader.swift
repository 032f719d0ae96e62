import FormText
import OwnershipModel

/// A signature and its date.
struct Signature {
    var name: Located
    var date: LocatedDate?
    /// Whether its name may begin or end elsewhere.
    var isInDoubt = false
    /// Whether a label of its own stands before it.
    var hasLabel = false

    /// Whether its name goes on with the one before: that ends with a comma, or this begins in lower case, or with
    /// `By:` where the first one does not.
    func goesOn(with previous: Signature, first: Signature) -> Bool {
        if hasLabel { return false }
        let letters = name.value.utf8.prefix(2)
        func hasBy(_ signature: Signature) -> Bool {
            signature.name.value.utf8.startsInAnyCase(with: "by:")
        }
        return letters.allSatisfy(isSmallLetter) && first.name.value.contains(where: \.isUppercase)
            || previous.name.value.utf8.last == UInt8(ascii: ",")
            || hasBy(self) && !hasBy(first)
    }
}

extension [Signature] {
    /// The latest of their dates.
    var lastDate: CalendarDate? { compactMap(\.date?.date).max { $0.lexical < $1.lexical } }
}

/// Finds the signatures: the lines of a name and a date above "Signature of Reporting Person".
struct SignatureReader {
    private let context: ReaderContext
    /// What joint filers say behind the form; `nil` where that is not asked.
    private let joint: JointFilers?

    /// - Parameter owners: the names of the reporting owners.
    static func read(
        _ context: ReaderContext, owners: [String] = [], joint: JointFilers? = nil
    ) -> (signatures: [Signature], lines: Set<Int>) {
        let found = SignatureReader(context: context, joint: joint).run(owners)
        return endsInTable(context) ? withoutRows(found) : found
    }

    /// Whether the text ends in a table: below it stand no notes, no remarks and no caption of a signature.
    private static func endsInTable(_ context: ReaderContext) -> Bool {
        let last = context.outline.pieces.last { piece in
            switch piece.caption {
            case .explanation, .remarks, .signatures, .signatureLine, .tableOne, .tableTwo: true
            default: false
            }
        }
        return last?.caption == .tableOne || last?.caption == .tableTwo
    }

    /// A row that was cut off behind its date is no signature, as which only `/s/` then counts.
    private static func withoutRows(
        _ found: (signatures: [Signature], lines: Set<Int>)
    ) -> (signatures: [Signature], lines: Set<Int>) {
        let signed = found.signatures.filter { $0.name.value.contains("/s/") }
        return signed.isEmpty ? ([], []) : (signed, found.lines)
    }

    private func run(_ owners: [String]) -> ([Signature], Set<Int>) {
        let outline = context.outline
        let last = joint.flatMap { $0.lines.isEmpty ? nil : $0.lines.lowerBound } ?? outline.lines.count
        let end = outline.pieces.last { $0.caption == .signatureLine && $0.line < last }?.line ?? last
        if context.isReadingOrder {
            return ReadingOrderSignatures.read(context, owners: owners, before: end)
        }
        if context.hasPrintedLines || context.hasBrokenLines {
            return PrintedLineSignatures(context).read(before: end)
        }
        let start =
            outline.pieces.last { piece in
                switch piece.caption {
                case .explanation, .remarks, .signatures, .tableOne, .tableTwo: piece.line < end
                default: false
                }
            }.map { $0.line } ?? (outline.isInDoubt && end < last ? tables(before: end) : nil)
        guard let start else { return ([], []) }
        if context.page.isTyped {
            let (signatures, lines) = TypedSignatures(context).read(from: start, caption: end, before: last)
            return (signatures + (joint?.signatures ?? []), lines.union(joint?.lines ?? 0..<0))
        }
        var signatures: [Signature] = []
        var lines: Set<Int> = []
        /// A date on a line of its own, which ends a signature too long for one line.
        var pending: LocatedDate?
        /// Whether a signature below has its date in a cell of its own: a line of words may then be remarks that end
        /// with a date.
        var hasCells = false
        /// The last signature's name as its own line has it, and the lines above with which it seems to begin.
        var above: (name: Located, lines: [Int]) = (Located(value: "", ranges: []), [])
        for line in stride(from: end - 1, to: start - 1, by: -1) {
            let pieces = outline.pieces[outline.lines[line]]
            if let date = pending, let name = pieces.first, pieces.count == 1, name.isText {
                signatures.insert(Signature(name: context.located(name.range), date: date), at: 0)
                lines.formUnion([line, line + 1])
                pending = nil
            } else if pieces.count == 1, let date = DateValue.read(context.text, pieces.first!.range),
                !context.page.lines[line].isAfterBlank
            {
                pending = LocatedDate(date: date, range: pieces.first!.range)
            } else if signatures.isEmpty || !mayBeRemarks(line, hasCells: hasCells),
                let signature = signature(in: line)
            {
                hasCells = hasCells || pieces.count > 1
                signatures.insert(signature, at: 0)
                lines.insert(line)
            } else if lines.contains(line + 1), let range = pieces.first?.range, pieces.count == 1,
                isFull(line, range)
            {
                if above.lines.last != line + 1 { above = (signatures[0].name, []) }
                // Without empty lines what stands above may be of the notes.
                if !context.hasEmptyLines { signatures[0].isInDoubt = true }
                if isNumbered(range) {
                    signatures[0].name = above.name
                    lines.subtract(above.lines)
                    break
                }
                signatures[0].name = context.located([range] + signatures[0].name.ranges)
                lines.insert(line)
                above.lines.append(line)
            } else if outline.pieces[outline.lines[line]].contains(where: { $0.caption == nil }) {
                break
            }
        }
        return signatures.isEmpty ? apart(start..<end) : (signatures, lines)
    }

    /// Where the tables begin whose captions are lost.
    private func tables(before end: Int) -> Int? {
        let start = context.sections.first { $0.caption == .tableOne || $0.caption == .tableTwo }?.lines
            .lowerBound
        return start.flatMap { $0 < end ? $0 : nil }
    }

    /// Whether a line above a signature may be remarks that end with a date: the first line below their heading, or
    /// words in a text whose signatures have their dates in cells of their own.
    private func mayBeRemarks(_ line: Int, hasCells: Bool) -> Bool {
        let pieces = context.outline.pieces[context.outline.lines[line]]
        guard pieces.count == 1, let piece = pieces.first,
            !context.text[piece.range].startsInAnyCase(with: "/s/")
        else { return false }
        switch context.page.layout {
        case .boxes where hasCells, .html where hasCells, .markdown where hasCells: return true
        // A border is easily lost there.
        case .boxes, .html, .markdown, .tabs, .columns, .ruled, .plain: break
        }
        guard line > 0, hasCells || context.page.lines[line + 1].isAfterBlank else { return false }
        return context.outline.pieces[context.outline.lines[line - 1]].last?.caption == .remarks
    }

    /// Whether a line starts as a note does: `6. `.
    private func isNumbered(_ range: Range<Int>) -> Bool {
        let digits = range.prefix { isDigit(context.text[$0]) }
        return (1...2).contains(digits.count) && digits.upperBound < range.upperBound
            && context.text[digits.upperBound] == UInt8(ascii: ".")
    }

    /// Whether a line of words was broken at the width of the text: the next word had no place in it. One that is much
    /// longer than all others was not broken at all.
    private func isFull(_ line: Int, _ range: Range<Int>) -> Bool {
        guard context.page.layout == .plain, !context.page.lines[line + 1].isAfterBlank,
            let next = context.page.cells[context.page.lines[line + 1].cells].first?.range
        else { return false }
        let widest = context.page.lines.indices.reduce(0) { widest, other in
            let cell = other == line ? nil : context.page.cells[context.page.lines[other].cells].last
            return max(widest, cell.map { context.width($0.range) } ?? 0)
        }
        let width = context.width(range)
        return width <= widest + 10 && width + 1 + context.text[next].prefix { !isSpace($0) }.count > widest
    }

    /// A line of a name, then a date in a cell of its own.
    private func signature(in line: Int) -> Signature? {
        let pieces = context.outline.pieces[context.outline.lines[line]].filter { $0.caption == nil }
        guard pieces.count >= 2, let last = pieces.last,
            let date = DateValue.read(context.text, last.range)
        else { return pieces.count == 1 ? signature(inWords: pieces[pieces.startIndex].range) : nil }
        let names = pieces.dropLast().map(\.range)
        guard names.contains(where: { $0.contains { isLetter(context.text[$0]) } }) else { return nil }
        return Signature(name: context.located(names), date: LocatedDate(date: date, range: last.range))
    }

    /// A name and a date with nothing but blanks between; behind `/s/` the date may be of three words.
    private func signature(inWords range: Range<Int>) -> Signature? {
        let words = context.text.words(in: range)
        let isSigned = context.text[range].startsInAnyCase(with: "/s/")
        for count in isSigned ? [3, 1] : [1] where words.count > count {
            let place = words[words.count - count].lowerBound..<range.upperBound
            guard let date = DateValue.read(context.text, place) ?? WrittenDate.read(context.text, place)
            else { continue }
            let name = range.lowerBound..<words[words.count - count - 1].upperBound
            return Signature(
                name: context.located(withoutMarks(context.text, name)),
                date: LocatedDate(date: date, range: place))
        }
        return nil
    }

    /// A signature without the star that starts its caption on the same line: `/s/ Ann Lee ** Signature of ...`.
    private func withoutCaption(_ range: Range<Int>) -> Range<Int> {
        let text = context.page.text[range]
        var position = range.lowerBound
        while let stars = text.position(of: " ** ", from: position) {
            if text[(stars + 4)...].startsInAnyCase(with: "signature of") { return range.lowerBound..<stars }
            position = stars + 1
        }
        return range
    }

    /// A name that starts with `/s/`, its date on a line of its own further down.
    private func apart(_ lines: Range<Int>) -> ([Signature], Set<Int>) {
        let outline = context.outline
        var signatures: [Signature] = []
        var used: Set<Int> = []
        for line in lines {
            guard let piece = outline.pieces[outline.lines[line]].first, piece.isText,
                context.text[piece.range].startsInAnyCase(with: "/s/")
            else { continue }
            let name = withoutCaption(piece.range)
            used.insert(line)
            if name != piece.range, let signature = signature(inWords: name) {
                signatures.append(signature)
                continue
            }
            var parts = [name]
            // What follows without an empty line goes on with the name.
            var next = line + 1
            while next < lines.upperBound, !context.page.lines[next].isAfterBlank,
                let rest = outline.pieces[outline.lines[next]].first, rest.isText,
                DateValue.read(context.text, rest.range) == nil
            {
                parts.append(rest.range)
                used.insert(next)
                next += 1
            }
            signatures.append(Signature(name: context.located(parts), date: nil))
        }
        let captions = lines.filter { line in
            let pieces = outline.pieces[outline.lines[line]]
            return pieces.count == 1 && context.text[pieces[pieces.startIndex].range].isInAnyCase("date")
        }
        if let first = used.min() { used.formUnion(captions.filter { $0 > first }) }
        // The dates stand in the same order, the last of them last.
        var undated = signatures.indices.filter { signatures[$0].date == nil }
        for line in lines.reversed() where !used.contains(line) {
            let pieces = outline.pieces[outline.lines[line]]
            guard let number = undated.last, pieces.count == 1, let piece = pieces.first,
                let date = DateValue.read(context.text, piece.range),
                piece.range.lowerBound > signatures[number].name.span.lowerBound
            else { continue }
            signatures[number].date = LocatedDate(date: date, range: piece.range)
            used.insert(line)
            undated.removeLast()
        }
        return (signatures, used)
    }
}
