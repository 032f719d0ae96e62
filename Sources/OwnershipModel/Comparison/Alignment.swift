/// Two lists brought side by side, in order, so that their members are as alike as can be.
enum Alignment {
    /// Beyond this many pairs to weigh, members are paired by their place: no ownership form comes near.
    private static let mostPairs = 100_000

    /// Pairs of indices, in order; one of a pair is `nil` where the other has no counterpart.
    ///
    /// - Parameter similarity: from 0 (no counterparts) to 1 (the same), for a member of each list.
    static func pairs(
        _ leftCount: Int, _ rightCount: Int, similarity: (Int, Int) -> Double
    ) -> [(left: Int?, right: Int?)] {
        var start = 0
        while start < leftCount, start < rightCount, similarity(start, start) == 1 { start += 1 }
        var rows = leftCount - start
        var columns = rightCount - start
        while rows > 0, columns > 0, similarity(start + rows - 1, start + columns - 1) == 1 {
            rows -= 1
            columns -= 1
        }
        let middle =
            rows * columns <= mostPairs
            ? best(rows, columns) { similarity(start + $0, start + $1) } : byPlace(rows, columns)
        var pairs: [(left: Int?, right: Int?)] = (0..<start).map { ($0, $0) }
        for pair in middle { pairs.append((pair.left.map { $0 + start }, pair.right.map { $0 + start })) }
        for offset in (start + rows)..<leftCount { pairs.append((offset, offset + columns - rows)) }
        return pairs
    }

    private static func byPlace(_ rows: Int, _ columns: Int) -> [(left: Int?, right: Int?)] {
        (0..<max(rows, columns)).map { ($0 < rows ? $0 : nil, $0 < columns ? $0 : nil) }
    }

    /// The pairing with the greatest sum of similarities, by dynamic programming.
    private static func best(
        _ rows: Int, _ columns: Int, similarity: (Int, Int) -> Double
    ) -> [(left: Int?, right: Int?)] {
        let width = columns + 1
        var alike = [Double](repeating: 0, count: rows * columns)
        /// The greatest sum for what lies behind a row and a column.
        var sums = [Double](repeating: 0, count: (rows + 1) * width)
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() {
                let value = similarity(row, column)
                alike[row * columns + column] = value
                let paired = value > 0 ? value + sums[(row + 1) * width + column + 1] : 0
                sums[row * width + column] = max(
                    paired, sums[(row + 1) * width + column], sums[row * width + column + 1])
            }
        }
        var pairs: [(left: Int?, right: Int?)] = []
        var row = 0
        var column = 0
        while row < rows, column < columns {
            let sum = sums[row * width + column]
            let value = alike[row * columns + column]
            if value > 0, sum == value + sums[(row + 1) * width + column + 1] {
                pairs.append((row, column))
                row += 1
                column += 1
            } else if sum == sums[(row + 1) * width + column] {
                pairs.append((row, nil))
                row += 1
            } else {
                pairs.append((nil, column))
                column += 1
            }
        }
        while row < rows {
            pairs.append((row, nil))
            row += 1
        }
        while column < columns {
            pairs.append((nil, column))
            column += 1
        }
        return pairs
    }
}
