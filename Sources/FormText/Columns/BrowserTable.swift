/// A table as text browsers set it: a strip of blanks goes through all its lines before each column, and what a cell
/// holds stands on as many lines as it needs, in the middle of its row.
///
///     1.Title  2.          3.          4. Securities     5. Amount of 6.
///     of       Transaction Transaction Acquired (A) or   Securities   Ownership
///     Security Date        Code        Disposed of (D)   Owned        Form
///                          Code    V   Amount (D) Price
///     Common                                      $
///     Stock,   05/15/2013   S          500    D   78.90  78,155       D
///     $.25 Par                                    (1)
struct BrowserTable {
    /// How many lines it has.
    let lineCount: Int
    /// The headings of the items, and those below them: the pieces of each.
    let headings: [[[Chunk]]]
    let rows: [Row]

    struct Row {
        /// The pieces of each column, from top to bottom.
        var cells: [[Chunk]]
        /// Whether some of its lines may be its neighbours'.
        var isInDoubt: Bool
    }

    private static let mostLines = 400

    /// Whether the tables of a text are as a browser sets them: one blank, and no more, stands between most columns of one
    /// and the longest text before them; or each line of the headings has all words that its column has a place for,
    /// what stands in brackets on lines of its own, where a converter of PDFs keeps the lines of letters that are not all
    /// as wide.
    static func stands(in lines: [PrintedLine], _ source: [UInt8]) -> Bool {
        var (wraps, loose) = (0, 0)
        for line in lines.indices where lines[line].chunks[0].itemNumber(source) == 1 {
            let items = itemStarts(lines[line].words(source), source)
            guard items.count > 3 else { continue }
            let table = table(of: lines[line...].prefix(mostLines), items, source)
            // Headings are longer than a line of such a column.
            guard table.count > 4 else { continue }
            let tight = items.dropFirst().count { item in
                table.contains { $0.hasLetter(at: item - 2, source) }
            }
            if tight * 2 >= items.count - 1 { return true }
            guard loose == 0 else { continue }
            let headings = headings(of: table, items, source)
            for (start, next) in zip(items, items.dropFirst()) where loose == 0 {
                let heading = headings.map { $0.filter { $0.start >= start && $0.start < next } }
                let found = Self.wraps(of: heading.filter { !$0.isEmpty }, before: next, source)
                wraps += found.full
                loose += found.loose
            }
        }
        return wraps >= leastWraps && loose == 0
    }

    /// How many lines of an item's heading go on in another one, and how many of these have a place for its first word, or
    /// something in brackets that is no line of its own.
    private static func wraps(
        of heading: [[Chunk]], before next: Int, _ source: [UInt8]
    ) -> (full: Int, loose: Int) {
        var (full, loose) = (0, heading.count { $0.dropFirst().contains { $0.has("(instr.", source) } })
        for (above, below) in zip(heading, heading.dropFirst()) {
            if below.allSatisfy({ BrowserHeading.isOfSubheading($0, source) }) { break }
            guard source[below[0].range.lowerBound] != UInt8(ascii: "(") else { continue }
            let isFull = above[above.count - 1].end + 1 + below[0].width >= next
            if isFull { full += 1 } else { loose += 1 }
        }
        return (full, loose)
    }

    /// How many lines of headings tell that all have what they have a place for.
    private static let leastWraps = 4

    /// `nil` where the first of some lines does not open such a table, or the lines below make no rows.
    init?(_ lines: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        let items = lines.first.map { Self.itemStarts($0.words(source), source) } ?? []
        guard items.count > 3 else { return nil }
        let lines = Self.table(of: lines.prefix(Self.mostLines), items, source)
        // What stands behind an empty line, and has no values, is no row.
        let first = Self.headings(of: lines, items, source).count
        var end = first
        while end < lines.count {
            let next = (end + 1..<lines.count).first { lines[$0].isAfterBlank } ?? lines.count
            guard lines[end..<next].contains(where: { Self.hasValue($0, items, source) }) else { break }
            end = next
        }
        let words = lines.map { $0.words(source) }
        let heading = BrowserHeading(
            items: items, headings: words[..<first], body: words[first..<end], source)
        guard let heading else { return nil }
        let parted = BrowserRows(
            words[first..<end].map { line in heading.cells([line]).map(\.first) },
            widths: heading.widths(words),
            blanked: lines[first..<end].map(\.isAfterBlank), source)
        guard let parted else { return nil }
        headings = heading.lines
        rows = parted.rows.map { row in
            Row(
                cells: heading.cells(words[first + row.lines.lowerBound..<first + row.lines.upperBound]),
                isInDoubt: row.isInDoubt)
        }
        lineCount = end
    }

    /// The lines of a table, up to one that has no blank before an item's column; where a program counts the bytes of a
    /// line, its words stand where these are.
    private static func table(
        of lines: ArraySlice<PrintedLine>, _ items: [Int], _ source: [UInt8]
    ) -> [PrintedLine] {
        func extent(_ lines: some Sequence<PrintedLine>) -> [PrintedLine] {
            Array(
                lines.prefix { line in
                    !items.dropFirst().contains { line.hasLetter(at: $0 - 1, source) }
                        && !isBelowTable(line.chunks[0], source)
                })
        }
        let table = extent(lines)
        guard lines.prefix(table.count + 1).contains(where: { !$0.isASCII }) else { return table }
        let counted = extent(lines.lazy.map { $0.countedInBytes(source) })
        func atStarts(_ table: [PrintedLine]) -> Int {
            table.reduce(0) { sum, line in sum + line.words(source).count { items.contains($0.start) } }
        }
        let isCounted = counted.count >= table.count && atStarts(counted) > atStarts(table)
        return isCounted ? counted : table
    }

    /// Where the items of a heading start, whose numbers follow one another from 1 on: `1.Title`, `2.`, `2A.`, `3.`
    static func itemStarts(_ words: [Chunk], _ source: [UInt8]) -> [Int] {
        var starts: [Int] = []
        var last = 0
        for word in words {
            guard let number = word.itemNumber(source) else {
                if starts.isEmpty { break }
                continue
            }
            guard starts.isEmpty ? number == 1 : number == last || number == last + 1 else { break }
            starts.append(word.start)
            last = number
        }
        return starts
    }

    private static func isBelowTable(_ first: Chunk, _ source: [UInt8]) -> Bool {
        source[first.range].starts(with: "***".utf8)
    }

    /// Whether a value is no heading's: a number, a date or a note's marker.
    private static func isValue(_ word: Chunk, _ source: [UInt8]) -> Bool {
        switch word.shape(source) {
        case .marker: true
        case .single: word.width > 1 && !word.isItemNumber(source) || isDigit(source[word.range.lowerBound])
        case .text: false
        }
    }

    private static func hasValue(_ line: PrintedLine, _ items: [Int], _ source: [UInt8]) -> Bool {
        line.chunks.flatMap { $0.cut(at: items, source) }.contains { cell in
            cell.start >= items[1] && cell.values(source).contains { isValue($0, source) }
        }
    }

    /// The words of a table's headings, line by line: above the first line that has a value, up to the last one that has
    /// subheadings, or the end of an item's heading: `(Instr. 3)`; of a table without any, those of its first line.
    private static func headings(
        of table: [PrintedLine], _ items: [Int], _ source: [UInt8]
    ) -> [[Chunk]] {
        let value = table.indices.dropFirst().first { hasValue(table[$0], items, source) } ?? table.endIndex
        let words = table[..<value].map { $0.words(source) }
        let last = words.lastIndex { line in
            items.indices.contains { item in
                let limit = item + 1 < items.count ? items[item + 1] : Int.max
                let own = line.filter { $0.start >= items[item] && $0.start < limit }
                guard let last = own.last else { return false }
                return item > 0 && own.allSatisfy { BrowserHeading.isOfSubheading($0, source) }
                    || endsHeading(own[0].joined(to: last), source)
            }
        }
        return Array(words[...(last ?? 0)])
    }

    /// Whether a text ends as an item's heading does: `(Instr. 4)`, `and 4)`, `4)`.
    private static func endsHeading(_ text: Chunk, _ source: [UInt8]) -> Bool {
        let bytes = source[text.range]
        if text.has("(instr.", source) { return true }
        guard bytes.last == UInt8(ascii: ")"), bytes.count > 1, isDigit(bytes[bytes.endIndex - 2]) else {
            return false
        }
        return bytes.count == 2 || bytes.position(of: "and ", from: bytes.startIndex) != nil
    }
}

extension PrintedLine {
    /// Whether something other than a blank stands in a column.
    func hasLetter(at column: Int, _ source: [UInt8]) -> Bool {
        for chunk in chunks where chunk.end > column {
            return chunk.start <= column && chunk.hasLetter(at: column, source)
        }
        return false
    }

    /// The line with its chunks in the columns that they have where each byte takes one.
    func countedInBytes(_ source: [UInt8]) -> PrintedLine {
        guard let first = chunks.first else { return self }
        var line = self
        let origin =
            source[..<first.range.lowerBound].lastIndex { $0 == 0x0A || $0 == 0x0C }.map { $0 + 1 } ?? 0
        for index in chunks.indices {
            line.chunks[index].start = chunks[index].range.lowerBound - origin
            line.chunks[index].end = chunks[index].range.upperBound - origin
        }
        return line
    }

    /// All words of the line.
    func words(_ source: [UInt8]) -> [Chunk] {
        var words: [Chunk] = []
        // As many as most lines have.
        words.reserveCapacity(16)
        for chunk in chunks { chunk.appendWords(to: &words, source) }
        return words
    }
}

extension [Chunk] {
    /// The chunks, each of which goes on with the one before joined to that.
    func joined(where goesOn: (_ last: Chunk, _ next: Chunk) -> Bool) -> [Chunk] {
        var joined: [Chunk] = []
        for next in self {
            if let last = joined.last, goesOn(last, next) {
                joined[joined.count - 1] = last.joined(to: next)
            } else {
                joined.append(next)
            }
        }
        return joined
    }
}

extension [[Chunk]] {
    /// Adds the words of a line to their columns, those that follow one another in a column as one piece; a word without a
    /// column is left out.
    mutating func add(_ words: [Chunk], to column: (Chunk) -> Int?) {
        var last: Int?
        for word in words {
            guard let column = column(word) else { continue }
            if column == last {
                self[column].append(self[column].removeLast().joined(to: word))
            } else {
                self[column].append(word)
            }
            last = column
        }
    }
}

extension Chunk {
    /// Whether something other than a blank stands in one of its columns.
    fileprivate func hasLetter(at column: Int, _ source: [UInt8]) -> Bool {
        if countsBytes { return source[range.lowerBound + column - start] != 0x20 }
        let letters = source[range].lazy.filter { $0 & 0xC0 != 0x80 }
        return letters.dropFirst(column - start).first != 0x20
    }

    /// Whether words, given in small letters, stand in it.
    func has(_ words: StaticString, _ source: [UInt8]) -> Bool {
        range.contains { source[$0..<range.upperBound].startsInAnyCase(with: words) }
    }

    /// The chunk, cut before the words that stand at the starts of columns or behind them.
    func cut(at starts: [Int], _ source: [UInt8]) -> [Chunk] {
        guard starts.contains(where: { $0 > start && $0 < end }) else { return [self] }
        return words(source).joined { last, word in
            !starts.contains { $0 > last.start && $0 <= word.start }
        }
    }

    /// The number of an item with which a text starts: `2A.`, `1.Title`, `8. Price`.
    func itemNumber(_ source: [UInt8]) -> Int? {
        var position = range.lowerBound
        var number = 0
        while position < range.upperBound, position - range.lowerBound < 2, isDigit(source[position]) {
            number = 10 * number + Int(source[position] - UInt8(ascii: "0"))
            position += 1
        }
        guard number > 0, position < range.upperBound else { return nil }
        if isLetter(source[position]) { position += 1 }
        guard position < range.upperBound, source[position] == UInt8(ascii: ".") else { return nil }
        guard position + 1 < range.upperBound else { return number }
        return source[position + 1] == 0x20 || isLetter(source[position + 1]) ? number : nil
    }
}
