/// A column of names with the date of each beside its middle line: where one ends and the next begins.
///
/// Of a name of four lines the date stands beside the second, as of one of three. So each date leaves two lengths,
/// and all of them together mostly one way to cut the column.
struct CenteredDates {
    typealias Segment = CharacterGrid.Segment

    /// The lines of each name, and what follows the names; `nil` where the column is no such one, or can be cut in no way.
    private(set) var parts: [Range<Int>]?

    /// - Parameters:
    ///   - stack: consecutive lines that start in the same column; what follows the names may come behind.
    init(_ grid: CharacterGrid, _ stack: Range<Int>, _ neighbours: ColumnText.Neighbours) {
        // Two lines of a name, one of them beside its date, and what ends the names.
        guard stack.count > 2 else { return }
        let pieces = neighbours.order[stack]
        let dates = pieces.indices.filter { neighbours.piece(rightOf: pieces[$0]).map(grid.isDate) == true }
        // The caption of the signatures ends the names.
        guard let last = dates.last,
            let end = pieces.indices.first(where: { $0 > last && neighbours.right(of: pieces[$0]) != nil }),
            end - stack.lowerBound > dates.count
        else { return }
        func line(_ position: Int) -> Segment { neighbours.pieces[pieces[position]] }
        let width = (stack.lowerBound..<end).reduce(0) { max($0, line($1).columns.count) }
        /// How unlikely it is that a name starts with a line.
        func costOfStart(_ position: Int) -> Int {
            let first = line(position)
            let isFilled = first.isFilled || grid.hasFilledWord(first)
            let end =
                first.columns.first { grid.isBlank(first.line, $0, isFilled: isFilled) }
                ?? first.columns.upperBound
            let word = (first.columns.lowerBound..<end).map { grid[first.line, $0] }
            // The line before ends before the column does: its next word would have had a place.
            var cost = line(position - 1).columns.count + 1 + word.count <= width ? 0 : 3
            if word.first == Self.slash { cost -= 2 }
            if word.count > 2, word.allSatisfy({ (0x41...0x5A).contains($0) }) { cost -= 1 }
            if word.last == Self.comma { cost += 1 }
            // `By:`, behind the name of whom one signs for
            if word.last == Self.colon { cost += 2 }
            return cost
        }
        guard let starts = Self.cut(stack.lowerBound, dates, before: end, costOfStart: costOfStart) else {
            return
        }
        parts = zip(starts, starts.dropFirst() + [end]).map { $0..<$1 } + [end..<stack.upperBound]
    }

    private static let slash = UInt8(ascii: "/")
    private static let comma = UInt8(ascii: ",")
    private static let colon = UInt8(ascii: ":")

    /// The likeliest first lines of the names; `nil` where no cut leaves each date in the middle.
    private static func cut(
        _ start: Int, _ dates: [Int], before end: Int, costOfStart: (Int) -> Int
    ) -> [Int]? {
        /// By the line at which the next name starts: the least cost of those before it, and their first lines.
        var open: [Int: (cost: Int, starts: [Int])] = [start: (0, [])]
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
