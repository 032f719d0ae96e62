import FormText

/// Finds the signatures where lines are those of the printed page: the first line of a name ends with its date, and
/// the lines below go on with the name; or a name of several lines has its date on the line below.
struct PrintedLineSignatures {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// No line of a signature's cell is longer.
    private static let longestLine = 70
    /// No line of a name of several lines, which were broken where the date's column begins.
    private static let longestOfSeveral = 60

    /// - Parameter end: the line of "Signature of Reporting Person".
    func read(before end: Int) -> (signatures: [Signature], lines: Set<Int>) {
        var signatures: [Signature] = []
        var lines: Set<Int> = []
        /// What goes on with the name of the line above, the last line first.
        var rest: [(range: Range<Int>, line: Int)] = []
        /// A date alone in its line, whose name stands above.
        var below: (date: LocatedDate, line: Int)?
        func take(_ name: [Range<Int>], _ date: LocatedDate, _ own: [Int], isInDoubt: Bool = false) {
            signatures.insert(
                Signature(name: context.printed(name), date: date, isInDoubt: isInDoubt), at: 0)
            lines.formUnion(own)
            rest = []
        }
        func takeName(isInDoubt: Bool = false) {
            guard let (date, line) = below, !rest.isEmpty else { return }
            take(rest.reversed().map(\.range), date, rest.map(\.line) + [line], isInDoubt: isInDoubt)
            below = nil
        }
        for line in stride(from: end - 1, through: 0, by: -1) {
            let pieces = context.outline.pieces[context.outline.lines[line]]
            guard let range = lineOfCell(pieces),
                pieces.count == 2
                    || range.count <= (below == nil ? Self.longestLine + 11 : Self.longestOfSeveral),
                !startsNote(range)
            else { break }
            if let date = DateValue.read(context.text, range) {
                takeName()
                below = (LocatedDate(date: date, range: range), line)
            } else if let (name, date) = dated(range) {
                takeName()
                take([name] + rest.reversed().map(\.range), date, rest.map(\.line) + [line])
            } else {
                rest.append((range, line))
                if context.text[range].startsInAnyCase(with: "/s/") { takeName() }
            }
        }
        // What stands right below the heading of the remarks is one.
        if below != nil, rest.count > 1, let top = rest.last?.line, top > 0,
            context.outline.pieces[context.outline.lines[top - 1]].last?.caption == .remarks
        {
            rest.removeLast()
        }
        takeName(isInDoubt: true)
        return (signatures, lines)
    }

    /// The text of a line that holds nothing else, or a name and its date apart.
    private func lineOfCell(_ pieces: ArraySlice<Piece>) -> Range<Int>? {
        guard let first = pieces.first, let last = pieces.last, pieces.allSatisfy(\.isText) else {
            return nil
        }
        if pieces.count == 1 { return first.range }
        guard pieces.count == 2, DateValue.read(context.text, last.range) != nil,
            first.range.count <= Self.longestLine
        else { return nil }
        return first.range.lowerBound..<last.range.upperBound
    }

    /// Whether a line starts with the number of a note: `4. The price`.
    private func startsNote(_ range: Range<Int>) -> Bool {
        let number = context.text[range].prefix(while: isDigit)
        return (1...2).contains(number.count) && number.endIndex < range.upperBound
            && context.text[number.endIndex] == UInt8(ascii: ".")
    }

    /// A line that ends with a date, and has words before it.
    private func dated(_ range: Range<Int>) -> (name: Range<Int>, date: LocatedDate)? {
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        let name = context.trimmed(range.lowerBound..<start)
        guard let date = DateValue.read(context.text, start..<range.upperBound), !name.isEmpty else {
            return nil
        }
        return (name, LocatedDate(date: date, range: start..<range.upperBound))
    }
}
