import FormText

/// Finds the signatures where the text has lost its columns: names of one line or more, each with its date.
///
/// The date stands in the column beside, on the name's first line. It ends that line, or is a line of its own below it;
/// or it follows in a block of its own, behind the whole name or behind several. So a line with a date begins a name,
/// and of the lines before a date in a block of its own one does.
struct ReadingOrderSignatures {
    private let context: ReaderContext
    /// The words of the owners' names.
    private let owners: [[String]]
    /// The lines of the names, without dates, from the top.
    private var names: [Name] = []
    private var dates: [DateLine] = []
    /// The lines of the page that are stars, names and dates, from the top.
    private var lines: [Int] = []

    private struct Name {
        var range: Range<Int>
        var line: Int
        /// Whether it stands below an empty line, or a date.
        var isBlockStart = false
    }

    private struct DateLine {
        enum Place {
            /// At the end of the line of a name.
            case beside
            /// On the line below, no empty line between.
            case below
            case apart
        }

        var date: LocatedDate
        var place: Place
        /// How many lines of names stand before it, that beside which it stands too.
        var names: Int
    }

    /// - Parameter end: the line of "Signature of Reporting Person".
    static func read(
        _ context: ReaderContext, owners: [String], before end: Int
    ) -> (signatures: [Signature], lines: Set<Int>) {
        var reader = ReadingOrderSignatures(context, owners)
        reader.collect(before: end)
        reader.takeDate(below: end)
        return reader.signatures()
    }

    private init(_ context: ReaderContext, _ owners: [String]) {
        self.context = context
        self.owners = owners.map(\.plainWords)
    }

    // MARK: Lines

    /// Takes the lines of nothing but text above the caption, up to another caption or to what is of the notes.
    private mutating func collect(before end: Int) {
        var found: [(line: Int, name: Range<Int>?, date: LocatedDate?)] = []
        for line in stride(from: end - 1, through: 0, by: -1) {
            let pieces = context.outline.pieces[context.outline.lines[line]]
            // A page may end among the signatures.
            if pieces.allSatisfy({ $0.caption == .furniture }) || isStars(pieces) { continue }
            guard pieces.count == 1, let piece = pieces.first, piece.isText else { break }
            let (name, date) = parted(piece.range)
            guard name.map({ isName($0) && (!isOfNotes($0) || found.allSatisfy { $0.name == nil }) }) != false
            else { break }
            found.append((line, name, date))
        }
        // What stands right below the heading of the remarks is one, if it does not say that it is signed.
        if context.hasEmptyLines, let top = found.last, !context.page.lines[top.line].isAfterBlank,
            top.line > 0,
            context.outline.pieces[context.outline.lines[top.line - 1]].last?.caption == .remarks,
            let name = top.name, !isSigned(name)
        {
            let end = found.lastIndex { context.page.lines[$0.line].isAfterBlank }
            found.removeSubrange(((end ?? -1) + 1)...)
        }
        var isBlockStart = true
        for (line, name, date) in found.reversed() {
            let isAfterBlank = context.page.lines[line].isAfterBlank
            if let name {
                names.append(Name(range: name, line: line, isBlockStart: isBlockStart || isAfterBlank))
            }
            let isBelowName = !isBlockStart
            isBlockStart = name == nil
            guard let date, !names.isEmpty else { continue }
            dates.append(
                DateLine(
                    date: date, place: name != nil ? .beside : isBelowName && !isAfterBlank ? .below : .apart,
                    names: names.count))
        }
        lines = found.map(\.line)
    }

    /// The one date may stand below the caption, between it and its own: `Date`.
    private mutating func takeDate(below caption: Int) {
        guard dates.isEmpty, !names.isEmpty, caption + 1 < context.outline.lines.count else { return }
        let pieces = context.outline.pieces[context.outline.lines[caption + 1]]
        guard pieces.count == 1, let date = DateValue.read(context.text, pieces.first!.range) else { return }
        dates.append(
            DateLine(
                date: LocatedDate(date: date, range: pieces.first!.range), place: .apart, names: names.count))
        lines.append(caption + 1)
    }

    /// Whether a line is nothing but the stars of the caption below it.
    private func isStars(_ pieces: ArraySlice<Piece>) -> Bool {
        pieces.count == 1 && context.text[pieces.first!.range].allSatisfy { $0 == UInt8(ascii: "*") }
    }

    /// Whether a line is longer than the cell of a signature is wide, and says nothing of one.
    private func isOfNotes(_ range: Range<Int>) -> Bool {
        range.count > Self.width && !isSigned(range)
    }

    private static let width = 90

    /// Whether a line has a word at least, as the cells of the tables often have not.
    private func isName(_ range: Range<Int>) -> Bool {
        context.text[range].contains(where: isSmallLetter)
            || !ReadCell.isValue(context.text, range) && range.count > 2
    }

    private func isSigned(_ range: Range<Int>) -> Bool {
        let text = context.page.string(range).lowercased()
        return text.contains("/s/") || text.contains("by:")
    }

    /// What of a line is no date, and the date at its end.
    private func parted(_ range: Range<Int>) -> (name: Range<Int>?, date: LocatedDate?) {
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        guard let date = DateValue.read(context.text, start..<range.upperBound) else { return (range, nil) }
        let name = context.trimmed(range.lowerBound..<start)
        return (name.isEmpty ? nil : name, LocatedDate(date: date, range: start..<range.upperBound))
    }

    // MARK: Names

    private func signatures() -> ([Signature], Set<Int>) {
        let starts = starts()
        guard let first = starts.first, first.index < names.count else { return ([], []) }
        var signatures: [Signature] = []
        for (number, start) in starts.enumerated() {
            let end = number + 1 < starts.count ? starts[number + 1].index : names.count
            signatures.append(
                Signature(
                    name: context.printed(names[start.index..<end].map(\.range)), date: dates[number].date,
                    isInDoubt: start.isInDoubt || number + 1 < starts.count && starts[number + 1].isInDoubt))
        }
        return (signatures, Set(lines.filter { $0 >= names[first.index].line }))
    }

    /// Where the name of each date begins.
    private func starts() -> [Start] {
        var starts: [Start] = []
        while starts.count < dates.count {
            let date = dates[starts.count]
            let isFixed = date.place == .beside || date.place == .below && context.hasEmptyLines
            if isFixed {
                let above = date.names - 1
                let isLate = starts.isEmpty && !names[above].isBlockStart
                starts.append(Start(index: above, isInDoubt: isLate))
                continue
            }
            let count = dates[starts.count...].prefix { $0.names == date.names && $0.place != .beside }.count
            let found = self.starts(of: count, before: date.names, behind: starts)
            guard found.count == count else { return starts }
            starts += found
        }
        return starts
    }

    private struct Start {
        var index: Int
        var isInDoubt = false
    }

    /// Where as many names begin as there are dates behind them.
    private func starts(of count: Int, before end: Int, behind others: [Start]) -> [Start] {
        guard let first = others.first?.index, let last = others.last?.index else {
            return context.hasEmptyLines
                ? firstStarts(of: count, before: end) : [startBehindNotes(before: end)]
        }
        let date = dates[others.count - 1]
        let isFree = date.place == .apart || date.place == .below && !context.hasEmptyLines
        let low = isFree ? date.names : last + 1
        guard low < end else { return [] }
        let widest = widest(behind: first)
        let breaks = (low..<end).filter { isBreak($0, widest: widest) }
        if isFree, count == 1 {
            // The end of the name before may stand behind its date.
            guard let next = breaks.first, next > low else { return [Start(index: low)] }
            return [Start(index: next, isInDoubt: true)]
        }
        if breaks.count == count { return breaks.map { Start(index: $0) } }
        let likely = (low..<end).filter { !goesOn($0) }
        var best = breaks.count > count ? breaks : likely
        let named = best.filter(beginsWithOwner)
        if named.count == count { best = named }
        if best.count < count { return (end - count..<end).map { Start(index: $0, isInDoubt: true) } }
        return best.suffix(count).map { Start(index: $0, isInDoubt: true) }
    }

    /// The names before the first dates: a block each.
    private func firstStarts(of count: Int, before end: Int) -> [Start] {
        let blocks = (0..<end).filter { names[$0].isBlockStart }
        return blocks.suffix(count).map { Start(index: $0) }
    }

    /// The first name in a text without empty lines, in which nothing parts it from the notes and the remarks: it starts
    /// with `/s/`, or else it is the line above its date.
    private func startBehindNotes(before end: Int) -> Start {
        let sign = (0..<end).first { context.text[names[$0].range].startsInAnyCase(with: "/s/") }
        let start = sign ?? end - 1
        return Start(index: start, isInDoubt: start > 0)
    }

    /// Whether a name is certain to begin with a line: the line above has room for the line's first word.
    private func isBreak(_ index: Int, widest: Int) -> Bool {
        guard index > 0, !goesOn(index) else { return false }
        let word = context.text[names[index].range].prefix { !isSpace($0) }
        let room = context.text[names[index - 1].range]
        return (PrintWidth.of(room) + PrintWidth.of(" ".utf8) + PrintWidth.of(word)) * 1000 <= widest * 985
    }

    /// Whether a line begins with the name of a reporting owner, a person's in either order.
    private func beginsWithOwner(_ index: Int) -> Bool {
        let line = context.page.string(names[index].range).plainWords
        return owners.contains { owner in
            line.starts(with: owner.prefix(3)) || Set(owner.prefix(2)).isSubset(of: line.prefix(3))
        }
    }

    /// Whether a line goes on with the one above: that ends as no name does, or it begins as none does.
    private func goesOn(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let previous = context.text[names[index - 1].range]
        let line = context.text[names[index].range]
        let last = previous[((previous.lastIndex(where: isSpace) ?? previous.startIndex - 1) + 1)...]
        let labels: [StaticString] = ["name:", "title:", "its:", "by:"]
        let openEnds: [StaticString] = ["/s/", "of", "for", "and", "its", "the", "by", "as"]
        return isSmallLetter(line.first!) || [",", "-", ":", "&"].contains { previous.last == $0.utf8.first }
            || openEnds.contains(where: last.isInAnyCase)
            || labels.contains { line.startsInAnyCase(with: $0) }
    }

    /// How wide the lines behind `first` are at most, without those that have lost the hyphen before the next one: they
    /// are wider than any other, or begin an `attorney-in-fact`.
    private func widest(behind first: Int) -> Int {
        let whole = names[first...].filter {
            !context.page.string($0.range).lowercased().contains("attorney")
        }
        var widths = (whole.isEmpty ? names[first...] : whole[...]).map {
            PrintWidth.of(context.text[$0.range])
        }
        widths.sort()
        while widths.count > 3, widths[widths.count - 1] * 10 > widths[widths.count - 2] * 11 {
            widths.removeLast()
        }
        return widths.last ?? 0
    }
}
