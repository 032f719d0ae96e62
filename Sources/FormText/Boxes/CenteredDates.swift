/// A column of names with the date of each beside its middle line: where one ends and the next begins.
///
/// Of a name of four lines the date stands beside the second, as of one of three. So each date leaves two lengths,
/// and all of them together mostly one way to cut the column.
struct CenteredDates {
    typealias Segment = CharacterGrid.Segment

    /// The lines of each name; `nil` where the column is no such one, or can be cut in no way.
    private(set) var parts: [[Segment]]?

    /// - Parameters:
    ///   - lines: consecutive lines that start in the same column; what follows the names may come behind.
    ///   - datesRightOf: what stands right of a line.
    init(_ grid: CharacterGrid, _ lines: [Segment], datesRightOf right: (Segment) -> Segment?) {
        let dates = lines.indices.filter { right(lines[$0]).map(grid.isDate) == true }
        // The caption of the signatures ends the names.
        guard !dates.isEmpty,
            let end = lines.indices.first(where: { $0 > dates[dates.count - 1] && right(lines[$0]) != nil }),
            end > dates.count
        else { return }
        let width = lines[..<end].reduce(0) { max($0, $1.columns.count) }
        /// How unlikely it is that a name starts with a line.
        func costOfStart(_ line: Int) -> Int {
            let columns = lines[line].columns
            let isFilled = lines[line].isFilled || grid.hasFilledWord(lines[line])
            let end =
                columns.first { grid.isBlank(lines[line].line, $0, isFilled: isFilled) } ?? columns.upperBound
            let word = (columns.lowerBound..<end).map { grid[lines[line].line, $0] }
            // The line before ends before the column does: its next word would have had a place.
            var cost = lines[line - 1].columns.count + 1 + word.count <= width ? 0 : 3
            if word.first == Self.slash { cost -= 2 }
            if word.count > 2, word.allSatisfy({ (0x41...0x5A).contains($0) }) { cost -= 1 }
            if word.last == Self.comma { cost += 1 }
            // `By:`, behind the name of whom one signs for
            if word.last == Self.colon { cost += 2 }
            return cost
        }
        guard let starts = Self.cut(dates, before: end, costOfStart: costOfStart) else { return }
        parts = zip(starts, starts.dropFirst() + [end]).map { Array(lines[$0..<$1]) } + [Array(lines[end...])]
    }

    private static let slash = UInt8(ascii: "/")
    private static let comma = UInt8(ascii: ",")
    private static let colon = UInt8(ascii: ":")

    /// The likeliest first lines of the names; `nil` where no cut leaves each date in the middle.
    private static func cut(_ dates: [Int], before end: Int, costOfStart: (Int) -> Int) -> [Int]? {
        /// By the line at which the next name starts: the least cost of those before it, and their first lines.
        var open: [Int: (cost: Int, starts: [Int])] = [0: (0, [])]
        for date in dates {
            var next: [Int: (cost: Int, starts: [Int])] = [:]
            for (start, names) in open.sorted(by: { $0.key < $1.key }) where start <= date {
                let half = date - start
                for following in [start + 2 * half + 1, start + 2 * half + 2] where following <= end {
                    let cost = names.cost + (following < end ? costOfStart(following) : 0)
                    if let known = next[following], known.cost <= cost { continue }
                    next[following] = (cost, names.starts + [start])
                }
            }
            open = next
        }
        return open[end]?.starts
    }
}
