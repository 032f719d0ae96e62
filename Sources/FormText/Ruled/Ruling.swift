/// The bars, rules and marks of a typed page, line by line.
///
/// Bars part cells; no line need have all of them, and a table need have none at its sides. EDGAR's marks stand on
/// a line of their own: `<S>` where the first column of a table starts, `<C>` where each other one does. A rule below
/// the headings that is broken between the columns says the same.
struct Ruling {
    let grid: CharacterGrid
    /// The columns of the bars of each line.
    private(set) var bars: [[Int]] = []
    /// Which lines are nothing but rules and bars.
    private(set) var isRule: [Bool] = []
    /// The columns of the marks of each line; empty where it has no `<S>`, and is no rule of several parts.
    private(set) var marks: [[Int]] = []
    /// Which lines have a tag.
    private(set) var hasTag: [Bool] = []
    /// From the first to the last sign of each line; empty where it is blank.
    private(set) var extents: [Range<Int>] = []
    /// The page with blanks in place of bars, rules, tags and the `_` on which a form was filled in.
    private(set) var plain: [UInt8]

    init(_ source: [UInt8]) {
        grid = CharacterGrid(source, style: .typed)
        plain = source
        let all = grid.lines.map { line in
            (0..<grid.width(of: line)).filter { grid[line, $0] == Self.bar }
        }
        for line in grid.lines {
            let extent = grid.trimmed(CharacterGrid.Segment(line: line, columns: 0..<grid.width(of: line)))
            extents.append(extent?.columns ?? 0..<0)
            bars.append(all[line].filter { !isSideOfTickBox(line, $0, all) })
            isRule.append(isRule(line))
            let (columns, tags) = tags(line)
            marks.append(columns.isEmpty && isRule[line] ? ruleParts(line) : columns)
            hasTag.append(!tags.isEmpty)
            for column in all[line] { blank(line, column) }
            for tag in tags { for column in tag { blank(line, column) } }
            for column in extents[line] where isRule[line] || isFilling(line, column) { blank(line, column) }
        }
    }

    /// The bars of a line that have something on both sides.
    func innerBars(_ line: Int) -> [Int] {
        bars[line].filter { $0 > extents[line].lowerBound && $0 < extents[line].upperBound - 1 }
    }

    /// Whether a line is a rule from one end to the other.
    func isFullRule(_ line: Int) -> Bool {
        isRule[line] && !extents[line].contains { grid[line, $0] == 0x20 }
    }

    /// The parts of a chunk of a line between bars that have no blanks beside them.
    func parted(_ chunk: Chunk, at bars: [Int], _ line: Int) -> [Chunk] {
        guard let bar = bars.first(where: { $0 > chunk.start && $0 < chunk.end }) else { return [chunk] }
        func part(_ columns: Range<Int>) -> Chunk? {
            grid.trimmed(CharacterGrid.Segment(line: line, columns: columns)).map {
                Chunk(range: grid.bytes(of: $0), start: $0.columns.lowerBound, end: $0.columns.upperBound)
            }
        }
        let left = part(chunk.start..<bar).map { [$0] } ?? []
        let right = part(bar + 1..<chunk.end).map { parted($0, at: bars, line) } ?? []
        return left + right
    }

    /// Whether nothing is left of a line but bars, rules and blanks.
    func isBlank(_ line: Int) -> Bool {
        extents[line].isEmpty || isRule[line]
            || !extents[line].contains { plain[offset(line, $0)] > 0x20 }
    }

    private static let bar = UInt8(ascii: "|")
    private static let underscore = UInt8(ascii: "_")

    private func offset(_ line: Int, _ column: Int) -> Int {
        grid.bytes(of: CharacterGrid.Segment(line: line, columns: column..<column + 1)).lowerBound
    }

    private mutating func blank(_ line: Int, _ column: Int) {
        for index in grid.bytes(of: CharacterGrid.Segment(line: line, columns: column..<column + 1)) {
            plain[index] = 0x20
        }
    }

    // MARK: Signs

    /// Whether a bar is a side of `|X|` or `|_|`, beside which the lines above and below have no bars.
    private func isSideOfTickBox(_ line: Int, _ column: Int, _ bars: [[Int]]) -> Bool {
        func isBox(_ left: Int) -> Bool {
            guard grid[line, left] == Self.bar, grid[line, left + 2] == Self.bar else { return false }
            let mark = grid[line, left + 1]
            if mark == Self.underscore || mark | 0x20 == 0x78 { return !isRule(line) }
            let isColumn = [line - 1, line + 1].contains { other in
                bars.indices.contains(other) && bars[other].contains(left) && bars[other].contains(left + 2)
            }
            return mark == 0x20 && !isColumn
        }
        return isBox(column) || isBox(column - 2)
    }

    /// Whether a line has a rule of three signs at least, and nothing that is none.
    private func isRule(_ line: Int) -> Bool {
        var run = 0
        var longest = 0
        for column in extents[line] {
            let sign = grid[line, column]
            guard sign == 0x20 || sign == Self.bar || Self.isRuleSign(sign) else { return false }
            run = Self.isRuleSign(sign) ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest >= 3
    }

    /// Where the parts of a rule start, four of them at least. A signed message has its lines moved by the two signs
    /// that shield a dash.
    private func ruleParts(_ line: Int) -> [Int] {
        guard bars[line].isEmpty else { return [] }
        let starts = extents[line].filter { column in
            Self.isRuleSign(grid[line, column]) && !Self.isRuleSign(grid[line, column - 1])
        }
        guard starts.count > 3 else { return [] }
        return starts[0] == 2 ? starts.map { $0 - 2 } : starts
    }

    private static func isRuleSign(_ sign: UInt8) -> Bool {
        switch sign {
        case underscore, UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "+"): true
        default: false
        }
    }

    /// Whether a sign is a `_` for a blank, or part of a rule in one cell of the line.
    private func isFilling(_ line: Int, _ column: Int) -> Bool {
        let sign = grid[line, column]
        guard Self.isRuleSign(sign) else { return false }
        var (low, high) = (column, column + 1)
        while grid[line, low - 1] == sign { low -= 1 }
        while grid[line, high] == sign { high += 1 }
        func isEdge(_ sign: UInt8) -> Bool {
            sign == 0x20 || sign == Self.bar || Self.isRuleSign(sign)
        }
        let (before, after) = (grid[line, low - 1], grid[line, high])
        if sign == Self.underscore { return high - low > 1 || isEdge(before) || isEdge(after) }
        return high - low >= 3 && isEdge(before) && isEdge(after)
    }

    // MARK: Tags

    /// The columns of `<S>` and `<C>`, and where tags stand.
    private func tags(_ line: Int) -> (marks: [Int], tags: [Range<Int>]) {
        var marks: [Int] = []
        var tags: [Range<Int>] = []
        var hasFirst = false
        var column = extents[line].lowerBound
        while column < extents[line].upperBound {
            guard grid[line, column] == UInt8(ascii: "<"), let name = tagName(line, column) else {
                column += 1
                continue
            }
            tags.append(column..<name.end)
            if name.letters == "S" { hasFirst = true }
            if name.letters == "S" || name.letters == "C" { marks.append(column) }
            column = name.end
        }
        return (hasFirst && marks.count > 1 ? marks : [], tags)
    }

    private func tagName(_ line: Int, _ start: Int) -> (letters: String, end: Int)? {
        var letters = ""
        for column in start + 1..<start + 12 {
            let sign = grid[line, column]
            if sign == UInt8(ascii: ">") {
                return letters.isEmpty ? nil : (letters.uppercased(), column + 1)
            }
            guard isLetter(sign) || isDigit(sign) || sign == UInt8(ascii: "/") else { return nil }
            letters.unicodeScalars.append(Unicode.Scalar(sign))
        }
        return nil
    }
}
