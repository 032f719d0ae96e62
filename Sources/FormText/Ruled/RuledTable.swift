/// The rows of a table on a typed page.
///
/// A rule ends a row. Between rules a new row starts with the value for which the current one has no place left:
/// what else stands below goes on in its cell, as titles do, and dates and numbers that were cut at the bar.
struct RuledTable {
    /// Which columns of characters a column of the table has; the last one has no end.
    let columns: [Range<Int>]
    private let source: [UInt8]
    private(set) var rows: [Row] = []
    private var isOpen = false
    private var isAfterBlank = true

    struct Row {
        /// The pieces of each cell, from top to bottom.
        var cells: [[Chunk]]
        var isAfterBlank: Bool
        /// Whether the end of its title may be the beginning of the next row's.
        var isTitleInDoubt = false
        /// Whether its last line is nothing but text in the first column.
        fileprivate var endsWithTitle = false
        /// Whether its first line is nothing but text in the first column.
        fileprivate var startsWithTitle = false
        /// Whether it starts right below the row before it.
        fileprivate var isAttached = false
    }

    /// A line below the head of the table.
    enum Line {
        case rule
        case blank
        case cells([(column: Int, chunk: Chunk)])
    }

    init(columns: [Range<Int>], _ lines: [Line], _ source: [UInt8], words: [[UInt8]: Int]) {
        self.columns = columns
        self.source = source
        for (number, line) in lines.enumerated() {
            switch line {
            case .rule: (isOpen, isAfterBlank) = (false, true)
            case .blank: isAfterBlank = true
            case .cells(let cells): add(cells, next: lines[(number + 1)...].first { !$0.isEmpty })
            }
        }
        joinWords(words)
        settleTitles()
    }

    /// A text alone in the first column, between two rows, goes on with the title above it or starts the one below.
    /// That other rows have the title above without it tells; else it is in doubt.
    private mutating func settleTitles() {
        for number in rows.indices.dropLast()
        where rows[number].endsWithTitle && rows[number].cells[0].count > 1 && rows[number + 1].isAttached {
            let short = title(rows[number].cells[0].dropLast())
            // `(right to buy)` starts no title.
            let first = source[rows[number].cells[0].last!.range.lowerBound]
            if first == UInt8(ascii: "(") || isSmallLetter(first),
                !rows[number + 1].cells[0].isEmpty
            {
                continue
            }
            let others = rows.indices.filter { $0 != number }.map { title(rows[$0].cells[0][...]) }
            // The whole of it is another row's title as well.
            if !rows[number + 1].cells[0].isEmpty, others.contains(title(rows[number].cells[0][...])) {
                continue
            }
            let isWhole = others.contains(short) || startsAbove && short == title(next(number))
            if isWhole || rows[number + 1].cells[0].isEmpty {
                rows[number + 1].cells[0].insert(rows[number].cells[0].removeLast(), at: 0)
            } else {
                (rows[number].isTitleInDoubt, rows[number + 1].isTitleInDoubt) = (true, true)
            }
        }
    }

    /// Whether the title of the first row starts above its values, and so that of every row.
    private var startsAbove: Bool { rows.first?.startsWithTitle == true }

    /// The title of the row below one, with the text that ends that one.
    private func next(_ number: Int) -> ArraySlice<Chunk> {
        [rows[number].cells[0].last!] + rows[number + 1].cells[0]
    }

    private func title(_ pieces: ArraySlice<Chunk>) -> [ArraySlice<UInt8>] {
        pieces.map { source[$0.range] }
    }

    private mutating func add(_ cells: [(column: Int, chunk: Chunk)], next: Line?) {
        if !isOpen || startsRow(cells, next) {
            rows.append(Row(cells: .init(repeating: [], count: columns.count), isAfterBlank: isAfterBlank))
            rows[rows.count - 1].isAttached = isOpen && !isAfterBlank
            isOpen = true
        }
        let hasTitle = !rows[rows.count - 1].cells[0].isEmpty
        let isTitle = cells.allSatisfy { $0.column == 0 && !isValue($0.chunk) }
        rows[rows.count - 1].endsWithTitle = hasTitle && isTitle
        if rows[rows.count - 1].cells.allSatisfy(\.isEmpty) { rows[rows.count - 1].startsWithTitle = isTitle }
        for (column, chunk) in cells {
            var chunk = chunk
            chunk.goesOnWord = goesOn(chunk, column)
            rows[rows.count - 1].cells[column].append(chunk)
        }
        isAfterBlank = false
    }

    private func startsRow(_ cells: [(column: Int, chunk: Chunk)], _ next: Line?) -> Bool {
        let hasValue = cells.contains { column, chunk in
            isValue(chunk) && rows[rows.count - 1].cells[column].contains(where: isValue)
                && !goesOn(chunk, column)
        }
        if hasValue { return true }
        // Set apart by an empty line, a text in the first column is the title of a row that goes on below.
        guard isAfterBlank, cells.first?.column == 0, case .cells(let below)? = next else { return false }
        let values = rows[rows.count - 1].cells.count { $0.contains(where: isValue) }
        return values > 1 && cells.allSatisfy { !isValue($0.chunk) } && below.contains { isValue($0.chunk) }
    }

    private func isValue(_ chunk: Chunk) -> Bool { chunk.shape(source) == .single }

    // MARK: What was cut

    /// Whether a piece goes on with the number or the date above it: `2/7/0` over `0`, `10/15/` over `99`.
    private func goesOn(_ chunk: Chunk, _ column: Int) -> Bool {
        guard let above = rows.last?.cells[column].last else { return false }
        let (last, first) = (source[above.range.upperBound - 1], source[chunk.range.lowerBound])
        guard isNumeric(above), isNumeric(chunk) else { return false }
        let slashes = source[above.range].count { $0 == UInt8(ascii: "/") }
        if last == UInt8(ascii: "/") || first == UInt8(ascii: "/") { return true }
        if last == UInt8(ascii: ",") || first == UInt8(ascii: ",") || first == UInt8(ascii: ".") {
            return true
        }
        return fills(above, column) && chunk.width < above.width + 1 && (slashes > 0 || chunk.width <= 3)
            && source[chunk.range].allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") }
    }

    private func isNumeric(_ chunk: Chunk) -> Bool {
        source[chunk.range].allSatisfy { byte in
            isDigit(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",")
                || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "$")
        }
    }

    /// Whether a piece takes all the room of its cell.
    private func fills(_ chunk: Chunk, _ column: Int) -> Bool {
        columns[column].upperBound < Int.max && chunk.end >= columns[column].upperBound
    }

    /// Joins words that were cut at the bar. Where every line that goes on below fills its cell, lines were cut
    /// without regard to words; of a few such lines the words that the page has elsewhere must tell.
    ///
    /// - Parameter words: how often the page has each word.
    private mutating func joinWords(_ words: [[UInt8]: Int]) {
        var full: [(row: Int, column: Int, piece: Int)] = []
        var isCutAtWidth = true
        for (number, row) in rows.enumerated() {
            for (column, cell) in row.cells.enumerated() where cell.count > 1 {
                for piece in 1..<cell.count {
                    let (above, chunk) = (cell[piece - 1], cell[piece])
                    if !fills(above, column) {
                        isCutAtWidth = isCutAtWidth && above.end + 1 >= columns[column].upperBound
                    } else if !chunk.goesOnWord, chunk.start <= columns[column].lowerBound {
                        full.append((number, column, piece))
                    }
                }
            }
        }
        for (row, column, piece) in full {
            let (above, chunk) = (rows[row].cells[column][piece - 1], rows[row].cells[column][piece])
            let (first, second) = (lastWord(above), firstWord(chunk))
            guard !first.isEmpty, !second.isEmpty else { continue }
            // The parts themselves count for one.
            let isElsewhere = { (word: [UInt8]) in words[word, default: 0] > full.count }
            let isWord = words[first + second] != nil && !isElsewhere(second)
            let mayBeCut = isCutAtWidth && full.count > 2 && !(isElsewhere(first) && isElsewhere(second))
            rows[row].cells[column][piece].goesOnWord = isWord || mayBeCut
        }
    }

    private func lastWord(_ chunk: Chunk) -> [UInt8] {
        source[chunk.range].reversed().prefix { isLetter($0) || isDigit($0) }.reversed().map(lowercased)
    }

    private func firstWord(_ chunk: Chunk) -> [UInt8] {
        source[chunk.range].prefix { isLetter($0) || isDigit($0) }.map(lowercased)
    }
}

extension RuledTable.Line {
    fileprivate var isEmpty: Bool { if case .cells = self { false } else { true } }
}

extension Chunk {
    /// Whether it is what a head of a table never has: a date, a sum of money, a number of three digits or more.
    func isBodyValue(_ source: [UInt8]) -> Bool {
        words(source).contains { word in
            guard word.shape(source) == .single else { return false }
            let bytes = source[word.range]
            return bytes.count(where: isDigit) > 2 || bytes.contains(UInt8(ascii: "$"))
                || bytes.count { $0 == UInt8(ascii: "/") } == 2
        }
    }

    /// Whether it starts as a numbered heading does, with or without a blank behind the point: `1.Title`, `4.`
    func isNumberedInBox(_ source: [UInt8]) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound, position - range.lowerBound < 2, isDigit(source[position]) {
            position += 1
        }
        guard position > range.lowerBound else { return false }
        if position < range.upperBound, isLetter(source[position]) { position += 1 }
        guard position < range.upperBound, source[position] == UInt8(ascii: ".") else { return false }
        return position + 1 == range.upperBound || !isDigit(source[position + 1])
    }
}
