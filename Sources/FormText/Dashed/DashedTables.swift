/// A text with tables as Pandoc writes them: lines of dashes show where each column begins and ends.
///
///     -------- ---------- ------
///     Common   05/15/2013 500
///     Stock
///
///     Units    05/16/2013 1,200
///     -------- ---------- ------
///
/// Such a line stands above a table and below it, or below its heading; where a cell has several lines, empty ones part
/// the rows. What is told so needs no headings, and no blanks between columns. In Markdown `\` ends the lines of a page; in
/// plain text a line goes on with the next where its first word had no place.
struct DashedTables {
    private let source: [UInt8]
    private let lines: [DashedLine]
    /// The rows, each on a line with tabs between its cells, and what stands between the tables.
    private(set) var builder: TextBuilder
    /// Whether a cell goes on where a line of it was full, so that one of the page may have ended there.
    private(set) var hasJoinedLines = false
    /// How wide the lines between the tables are.
    private let width: Int
    /// Whether a mark stands where lines of the page end.
    private let hasMarkedEnds: Bool

    /// So many tables a form has at least.
    private static let fewestTables = 3

    /// - Returns: `nil` where a text has other tables, or none.
    init?(_ source: [UInt8]) {
        // The first of them stands near a form's beginning.
        guard source.prefix(4096).position(of: "\n  --", from: 0) != nil,
            source.position(of: "\n+--", from: 0) == nil
        else { return nil }
        let lines = source.withUnsafeBufferPointer { DashedLine.all(of: $0) }
        let tables = Self.tables(of: lines)
        guard tables.count >= Self.fewestTables,
            tables.allSatisfy({ table in
                table.lines.allSatisfy { lines[$0].fits(table.columns, source) }
            })
        else { return nil }
        self.source = source
        self.lines = lines
        builder = TextBuilder(capacity: source.count)
        hasMarkedEnds = source.position(of: "\\\n", from: 0) != nil
        let isInTable = tables.reduce(into: [Bool](repeating: false, count: lines.count)) { flags, table in
            for index in table.lines { flags[index] = true }
        }
        width = lines.indices.reduce(0) { isInTable[$1] ? $0 : max($0, lines[$1].width) }
        var next = 0
        for table in tables {
            appendWords(next..<table.lines.lowerBound)
            append(table)
            next = table.lines.upperBound
        }
        appendWords(next..<lines.count)
    }

    private struct Table {
        /// With its lines of dashes.
        let lines: Range<Int>
        let columns: [Range<Int>]
        let heading: Range<Int>
        let rows: Range<Int>
        /// Whether empty lines part its rows; else each line is one.
        let hasTallRows: Bool
    }

    private static func tables(of lines: [DashedLine]) -> [Table] {
        var tables: [Table] = []
        var index = 0
        while index < lines.count {
            if lines[index].dashes != nil,
                let table = table(at: index, after: tables.last?.lines.upperBound ?? 0, lines)
            {
                tables.append(table)
                index = table.lines.upperBound
            } else {
                index += 1
            }
        }
        return tables
    }

    /// The table whose first line of dashes is given.
    private static func table(at first: Int, after end: Int, _ lines: [DashedLine]) -> Table? {
        let dashes = lines[first].dashes!
        func next(after index: Int) -> Int? { lines[(index + 1)...].firstIndex { $0.dashes != nil } }
        if first > end, !lines[first - 1].isEmpty {
            // Its heading has one line, and no dashes above; an empty line ends it.
            let last = lines[first...].firstIndex { $0.isEmpty } ?? lines.count
            return Table(
                lines: first - 1..<last, columns: dashes, heading: first - 1..<first, rows: first + 1..<last,
                hasTallRows: false)
        }
        guard let second = next(after: first), let below = lines[second].dashes else { return nil }
        if below == dashes {
            let rows = first + 1..<second
            return Table(
                lines: first..<second + 1, columns: dashes, heading: first..<first, rows: rows,
                hasTallRows: lines[rows].contains { $0.isEmpty })
        }
        guard dashes.count == 1, below.first!.lowerBound == dashes[0].lowerBound,
            below.last!.upperBound == dashes[0].upperBound, let last = next(after: second),
            lines[last].dashes == dashes
        else { return nil }
        return Table(
            lines: first..<last + 1, columns: below, heading: first + 1..<second, rows: second + 1..<last,
            hasTallRows: true)
    }

    // MARK: The text

    /// Appends lines between tables.
    private mutating func appendWords(_ range: Range<Int>) {
        for index in range {
            let line = lines[index].range
            Notation.append(source, withoutMark(line), to: &builder)
            let goesOn = index + 1 < range.upperBound && goesOn(line, in: lines[index + 1].range, width)
            builder.append(goesOn ? 0x20 : 0x0A, from: min(line.upperBound, source.count - 1))
        }
    }

    private mutating func append(_ table: Table) {
        var row: [Int] = []
        for index in table.heading { row.append(index) }
        append(&row, table.columns)
        for index in table.rows {
            if !lines[index].isEmpty { row.append(index) }
            if !table.hasTallRows || lines[index].isEmpty { append(&row, table.columns) }
        }
        append(&row, table.columns)
        builder.append(0x0A, from: max(0, lines[table.lines.upperBound - 1].range.upperBound - 1))
    }

    /// Appends a row of some lines, which are none then.
    private mutating func append(_ row: inout [Int], _ columns: [Range<Int>]) {
        guard let last = row.last else { return }
        for (number, column) in columns.enumerated() {
            let isLast = number == columns.count - 1
            var before: Range<Int>?
            for index in row {
                let piece = lines[index].piece(isLast ? column.lowerBound..<Int.max : column, source)
                guard !piece.isEmpty else { continue }
                if let before {
                    let isJoined = goesOn(before, in: piece, column.count)
                    if isJoined, !hasMarkedEnds { hasJoinedLines = true }
                    builder.append(isJoined ? 0x20 : Page.lineBreak, from: before.upperBound)
                }
                Notation.append(source, withoutMark(piece), to: &builder)
                before = piece
            }
            builder.append(isLast ? 0x0A : 0x09, from: before?.upperBound ?? lines[last].range.upperBound)
        }
        row = []
    }

    /// Whether a line goes on in the next one.
    private func goesOn(_ line: Range<Int>, in next: Range<Int>, _ width: Int) -> Bool {
        guard !line.isEmpty, !next.isEmpty, !isSpace(source[next.lowerBound]) else { return false }
        // `:::` stands around a part of Markdown.
        if hasMarkedEnds { return withoutMark(line) == line && source[next.lowerBound] != UInt8(ascii: ":") }
        let word = next.prefix { !isSpace(source[$0]) }
        return DashedLine.width(of: line, source) + 1 + DashedLine.width(of: word, source) > width
    }

    /// A line without the mark of its end.
    private func withoutMark(_ line: Range<Int>) -> Range<Int> {
        let isMarked = hasMarkedEnds && line.last.map { source[$0] == UInt8(ascii: "\\") } ?? false
        return isMarked ? line.dropLast() : line
    }
}
