/// The lines of a page whose tables of pipes have other cells than the page: a converter put borders inside words, or
/// filled each of the narrow columns that a box spans with the whole box.
///
/// What is left of such a page is the order of its texts. Each line is what is known to have stood on one line of one
/// cell; lines of a torn box are put together again where their wording or their length says that they go on.
struct PipeLines {
    /// A line of the page, as the pieces of the source it is put together from.
    struct Line {
        var pieces: [Range<Int>]
        /// Whether it may lack a part or a blank, or have another's.
        var isInDoubt = false
    }

    /// What stands on a page: a line of words, or the rows of a table.
    private enum Part {
        case words(Range<Int>)
        case table([[Range<Int>]])
    }

    let source: [UInt8]
    var lines: [Line] = []

    /// The lines of a text; `nil` where the cells of its tables are those of the page.
    init?(_ source: [UInt8]) {
        // The cells of such tables have several lines.
        guard source.position(of: "<br>", from: 0) != nil else { return nil }
        self.source = source
        let parts = parts()
        let tables = parts.compactMap { if case .table(let rows) = $0 { rows } else { nil } }
        let isTorn = tables.reduce(0) { $0 + tornCaptions($1) } > 1
        let isFilled = tables.contains(where: isFilled)
        guard isTorn || isFilled else { return nil }
        for part in parts {
            switch part {
            case .words(let line): addWords(line)
            case .table(let rows):
                if isFilled {
                    addFilled(rows)
                } else if isTorn, rows.contains(where: hasTear) {
                    addTorn(rows)
                } else {
                    lines += rows.flatMap { $0.flatMap(broken) }.map { Line(pieces: [$0]) }
                }
                lines.append(Line(pieces: []))
            }
        }
    }

    /// Appends a line of words, parted where a signature is followed by its caption: `<u>/s/ Ann Lee</u> ** Signature`.
    private mutating func addWords(_ line: Range<Int>) {
        let caption = source[..<line.upperBound].position(of: "</u> ** ", from: line.lowerBound).map {
            $0 + 4
        }
        let words = line.lowerBound..<(caption ?? line.upperBound)
        if let date = dateInSignature(words) {
            // The end of a long name stands below its beginning, and the date beside that.
            let pieces = [words.lowerBound..<date.lowerBound, date.upperBound + 1..<words.upperBound]
            lines.append(Line(pieces: pieces, isInDoubt: true))
            lines.append(Line(pieces: [date], isInDoubt: true))
        } else {
            lines.append(Line(pieces: [words]))
        }
        if let caption { lines += [Line(pieces: []), Line(pieces: [caption + 1..<line.upperBound])] }
    }

    /// The date between the words of a signature: `<u>/s/ Ann Lee, attorney for 05/19/2026 Bo Quay</u>`.
    private func dateInSignature(_ words: Range<Int>) -> Range<Int>? {
        guard source[words].starts(with: "<u>".utf8) else { return nil }
        let date = source[words].split(separator: 0x20).dropLast().first { word in
            word.count == 10 && word.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") }
        }
        return date?.indices
    }

    /// The text's tables, and its other lines.
    private func parts() -> [Part] {
        var parts: [Part] = []
        var rows: [[Range<Int>]] = []
        var position = 0
        while position < source.count {
            let end = source.position(of: "\n", from: position) ?? source.count
            if source[position] == UInt8(ascii: "|") {
                let row = PipeCells.cells(position + 1..<end, source)
                if row.isEmpty || !PipeCells.isRule(row, source) { rows.append(row) }
            } else {
                if !rows.isEmpty { parts.append(.table(rows)) }
                rows = []
                parts.append(.words(position..<end))
            }
            position = end + 1
        }
        return rows.isEmpty ? parts : parts + [.table(rows)]
    }

    /// Appends the lines to a text that is put together.
    ///
    /// - Returns: Where those stand that are in doubt.
    func append(to builder: inout TextBuilder) -> [Range<Int>] {
        var inDoubt: [Range<Int>] = []
        for line in lines {
            let start = builder.text.count
            for piece in line.pieces { appendUnmarked(piece, to: &builder) }
            if line.isInDoubt, start < builder.text.count { inDoubt.append(start..<builder.text.count) }
            builder.append(0x0A, from: line.pieces.last.map { max($0.lowerBound, $0.upperBound - 1) } ?? 0)
        }
        return inDoubt
    }

    /// Appends a piece without the signs of bold type, which may open in one cell and close in the next.
    private func appendUnmarked(_ piece: Range<Int>, to builder: inout TextBuilder) {
        var start = piece.lowerBound
        var position = start
        while let mark = source[..<piece.upperBound].position(of: "**", from: position) {
            position = mark + 2
            // `** Signature of Reporting Person`
            let isBehindBlank = mark == piece.lowerBound || isSpace(source[mark - 1])
            if isBehindBlank, position == piece.upperBound || isSpace(source[position]) { continue }
            Notation.append(source, start..<mark, to: &builder)
            start = position
        }
        Notation.append(source, start..<piece.upperBound, to: &builder)
    }

    // MARK: Rows and cells

    /// Whether a row has values of a table: a number or a date on a line of its own, no caption and no label.
    func isData(_ row: [Range<Int>]) -> Bool {
        let pieces = row.flatMap(broken)
        return !pieces.contains { isItem($0) || isLabel($0) } && pieces.contains(where: isNumber)
    }

    func isNumber(_ piece: Range<Int>) -> Bool {
        var text = source[piece]
        if text.first == UInt8(ascii: "$") { text = text.dropFirst() }
        guard let first = text.first, isDigit(first) else { return false }
        let number = text.prefix { isDigit($0) || ",./".utf8.contains($0) }
        return number.count == text.count || "<(".utf8.contains(source[number.endIndex])
    }

    /// Whether a text begins like a numbered caption, `2. Issuer`, or is the number of one, whose words are torn off.
    func isItem(_ piece: Range<Int>) -> Bool {
        let isNumber =
            (2...3).contains(piece.count) && source[piece.upperBound - 1] == UInt8(ascii: ".")
            && piece.dropLast().allSatisfy { isDigit(source[$0]) }
        return isNumber || PipeCells.isItem(piece, source)
    }

    /// Whether a text is a label below or above a value: `(Street)`.
    func isLabel(_ piece: Range<Int>) -> Bool {
        let text = source[piece]
        return text.count > 4 && text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
            && text.dropFirst().dropLast().allSatisfy { isLetter($0) }
    }

    /// The lines of a cell, which `<br>` parts, without blanks and marks around them.
    func broken(_ cell: Range<Int>) -> [Range<Int>] {
        var pieces: [Range<Int>] = []
        var start = cell.lowerBound
        while start <= cell.upperBound {
            let end = source[..<cell.upperBound].position(of: "<br>", from: start) ?? cell.upperBound
            let piece = unmarked(source.trimmed(start..<end))
            if !piece.isEmpty { pieces.append(piece) }
            start = end + 4
        }
        return pieces
    }

    func unmarked(_ range: Range<Int>) -> Range<Int> {
        source.withUnsafeBufferPointer { withoutMarks($0, range) }
    }
}
