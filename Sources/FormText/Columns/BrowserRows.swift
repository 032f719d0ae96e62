/// Parts the lines of a table into its rows, where each cell stands in the middle of its row: as many lines are free
/// above it as below, or one more below.
///
/// So the values, which stand on one line of their row, tell where it begins and ends; a line more or less leaves other
/// cells aside the middle. Where lines may be parted in several ways, rows with texts that others have too are
/// likelier; the rows are in doubt where another way is as likely.
struct BrowserRows {
    private(set) var rows: [(lines: Range<Int>, isInDoubt: Bool)] = []

    /// What a line has, a bit a column.
    private struct Line {
        var texts: UInt32 = 0
        /// Texts that are no values.
        var titles: UInt32 = 0
        /// Values of which a row has one a column.
        var values: UInt32 = 0
        var markers: UInt32 = 0
        /// The texts that cannot go on from the line above, where they would have had a place.
        var openers: UInt32 = 0
    }

    private let lines: [Line]
    private let columnCount: Int
    /// The columns of which every row has a value: those that have most, what is owned and how.
    private let always: UInt32
    /// The words that each line has of each column, without the markers of notes.
    private let words: [[[ArraySlice<UInt8>]]]
    /// The columns that have texts that are no values.
    private let textColumns: [Int]

    /// - Parameters:
    ///   - cells: what each line has of each column.
    ///   - widths: how many signs a line of each column has a place for.
    ///   - blanked: which lines have an empty one above them, where no row goes on.
    /// `nil` where the lines make no rows.
    init?(_ cells: [[Chunk?]], widths: [Int], blanked: [Bool], _ source: [UInt8]) {
        columnCount = widths.count
        guard columnCount <= 32 else { return nil }
        words = cells.map { line in
            line.map { cell in
                (cell?.words(source) ?? []).filter { $0.shape(source) != .marker }.map { source[$0.range] }
            }
        }
        lines = cells.indices.map { index in
            var line = Line()
            for (column, piece) in cells[index].enumerated() {
                guard let piece else { continue }
                let bit: UInt32 = 1 << UInt32(column)
                line.texts |= bit
                if piece.shape(source) == .text { line.titles |= bit }
                for value in piece.values(source) {
                    switch value.shape(source) {
                    // A date may go on below its last stroke.
                    case .single
                    where !value.isDollarSign(source)
                        && source[value.range.upperBound - 1] != UInt8(ascii: "/"):
                        line.values |= bit
                    case .marker where piece.shape(source) == .marker: line.markers |= bit
                    default: break
                    }
                }
                if index > 0, let above = cells[index - 1][column],
                    above.width + 1 + piece.words(source)[0].width <= widths[column]
                {
                    line.openers |= bit
                }
            }
            return line
        }
        let counts = widths.indices.map { [lines] column in
            lines.count { $0.values & (1 << UInt32(column)) != 0 }
        }
        always = counts.indices.reduce(into: 0) {
            if counts[$1] > 0, counts[$1] == counts.max() { $0 |= 1 << UInt32($1) }
        }
        let titled = lines.reduce(into: UInt32(0)) { $0 |= $1.titles }
        textColumns = widths.indices.filter { titled & (1 << UInt32($0)) != 0 }
        var start = 0
        while start < lines.count {
            let end = blanked[(start + 1)...].firstIndex(of: true) ?? lines.count
            guard part(start..<end) else { return nil }
            start = end
        }
    }

    private static let mostLines = 40

    /// Adds the rows of some lines.
    private mutating func part(_ block: Range<Int>) -> Bool {
        for respectsWidths in [true, false] {
            /// The rows that begin at each line, so that all lines behind are of rows too.
            var rows: [Int: [Range<Int>]] = [:]
            for start in block.reversed() {
                let ends = (start + 1)...min(start + Self.mostLines, block.upperBound)
                let own = ends.map { start..<$0 }.filter { row in
                    (row.upperBound == block.upperBound || rows[row.upperBound] != nil)
                        && isRow(row, respectsWidths)
                }
                if !own.isEmpty { rows[start] = own }
            }
            guard rows[block.lowerBound] != nil else { continue }
            append(rows, in: block)
            return true
        }
        return false
    }

    /// Adds those of some rows that are likeliest.
    private mutating func append(_ rows: [Int: [Range<Int>]], in block: Range<Int>) {
        let parts = LikeliestParts(rows, of: block)
        var counts: [Text: Int] = [:]
        for row in parts.possible {
            for text in texts(row) { counts[text, default: 0] += 1 }
        }
        self.rows += parts.parts { row in texts(row).reduce(0) { $0 + (counts[$1] ?? 0) } }
    }

    private struct Text: Hashable {
        var column: Int
        var words: [UInt8]
    }

    /// The texts of a row: its title, and what else is told in words.
    private func texts(_ row: Range<Int>) -> [Text] {
        textColumns.map { column in
            Text(column: column, words: Array(words[row].flatMap { $0[column] }.joined(separator: [0x20])))
        }
    }

    /// Whether lines may be a row: one cell is as high as all of them, the others stand in the middle, no column has two
    /// values, or a note's marker above its value or text.
    private func isRow(_ row: Range<Int>, _ respectsWidths: Bool) -> Bool {
        var (values, markers): (UInt32, UInt32) = (0, 0)
        for line in lines[row] {
            if (values | markers) & line.values != 0 { return false }
            values |= line.values
            markers |= line.markers
        }
        guard values & always == always else { return false }
        if respectsWidths, lines[row.dropFirst()].contains(where: { $0.openers != 0 }) { return false }
        var isFilled = false
        for column in 0..<columnCount {
            let bit: UInt32 = 1 << UInt32(column)
            guard let first = row.first(where: { lines[$0].texts & bit != 0 }) else {
                if column == 0 { return false }
                continue
            }
            let end = row[first...].first { lines[$0].texts & bit == 0 } ?? row.upperBound
            // No text starts with the marker of a note.
            if words[first][column].isEmpty, words[first..<end].contains(where: { !$0[column].isEmpty }) {
                return false
            }
            if row[end...].contains(where: { lines[$0].texts & bit != 0 }) { return false }
            guard first - row.lowerBound == (row.count - (end - first)) / 2 else { return false }
            if first == row.lowerBound, end == row.upperBound { isFilled = true }
        }
        return isFilled
    }
}
