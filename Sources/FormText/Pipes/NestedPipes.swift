/// Tables of pipes that stand in the cells of others: a converter has put all their rows on the line of the outer one,
/// a blank between two rows.
///
/// An empty cell has two blanks at least, so that `| |` is where one row ends and the next begins, or a column that
/// the cell before spans too: in the heading of a table, which has as many cells as the rule above it.
enum NestedPipes {
    /// The rows of a text in the order in which they are read, and the lines between tables; `nil` where no table
    /// stands in another one's cell.
    static func order(_ source: [UInt8]) -> [Range<Int>]? {
        // There are far more pipes than dashes; the rows below the rule stand behind it.
        guard source.position(of: "--- | |", from: 0) != nil else { return nil }
        var order: [Range<Int>] = []
        var position = 0
        while position < source.count {
            let end = source.position(of: "\n", from: position) ?? source.count
            let line = position..<end
            if source[position] == UInt8(ascii: "|"),
                source[..<end].position(of: "| | --- |", from: position) != nil
            {
                order += rows(of: line, source)
            } else {
                order.append(line)
            }
            position = end + 1
        }
        return order
    }

    /// The rows that stand on a line, each with its pipes.
    private static func rows(of line: Range<Int>, _ source: [UInt8]) -> [Range<Int>] {
        let pipes = line.filter { index in
            source[index] == UInt8(ascii: "|")
                && (index == line.lowerBound || source[index - 1] != UInt8(ascii: "\\"))
        }
        var rows: [Range<Int>] = []
        var (start, cell) = (0, 0)
        /// How many cells of a heading are still to come.
        var headings = 0
        while cell + 1 < pipes.count {
            defer { cell += 1 }
            if headings > 0 {
                headings -= 1
                continue
            }
            guard pipes[cell + 1] == pipes[cell] + 2 else { continue }
            let row = pipes[start]..<pipes[cell] + 1
            start = cell + 1
            guard row.count > 1 else { continue }
            rows.append(row)
            let cells = PipeCells.cells(row.dropFirst(), source)
            if PipeCells.isRule(cells, source), cells.count > fewestHeadings,
                startsHeadings(pipes[start], source)
            {
                headings = cells.count
            }
        }
        if start + 1 < pipes.count { rows.append(pipes[start]..<line.upperBound) }
        return rows
    }

    /// The boxes of items have fewer cells in a row than the tables of securities.
    private static let fewestHeadings = 3

    /// Whether the heading that is numbered 1 stands behind a pipe: `| 1. Title`, `| 1.Title`.
    private static func startsHeadings(_ pipe: Int, _ source: [UInt8]) -> Bool {
        source[(pipe + 1)...].drop { $0 == 0x20 }.starts(with: "1.".utf8)
    }
}
