extension ColumnText {
    /// The pieces of a text, which of them stand side by side, and which one above the other.
    struct Neighbours {
        /// Line by line, from left to right.
        let pieces: [Segment]
        /// Which of them are ticks.
        let ticks: [Bool]
        /// The numbers of the pieces, stack by stack.
        private(set) var order: [Int] = []
        /// Pieces in consecutive lines that start in the same column, among those in order.
        private(set) var stacks: [Range<Int>] = []

        init(_ pieces: [Segment], isTick: (Segment) -> Bool) {
            self.pieces = pieces
            ticks = pieces.map(isTick)
            stack()
        }

        private mutating func stack() {
            /// The first piece of each stack, and what stands below each piece in the same one.
            var tops: [Int] = []
            var below = [Int?](repeating: nil, count: pieces.count)
            var lineAbove = 0..<0
            var lineStart = 0
            for (index, piece) in pieces.enumerated() {
                if piece.line != pieces[lineStart].line {
                    let isNext = piece.line == pieces[lineStart].line + 1
                    lineAbove = isNext ? lineStart..<index : 0..<0
                    lineStart = index
                }
                let above = lineAbove.first { pieces[$0].columns.lowerBound == piece.columns.lowerBound }
                if let above { below[above] = index } else { tops.append(index) }
            }
            order.reserveCapacity(pieces.count)
            stacks.reserveCapacity(tops.count)
            for top in tops {
                let start = order.count
                var next: Int? = top
                while let index = next {
                    order.append(index)
                    next = below[index]
                }
                stacks.append(start..<order.count)
            }
        }

        /// The number of the piece to the right.
        func right(of index: Int) -> Int? {
            index + 1 < pieces.count && pieces[index + 1].line == pieces[index].line ? index + 1 : nil
        }

        /// The number of the piece to the left.
        func left(of index: Int) -> Int? {
            index > 0 && pieces[index - 1].line == pieces[index].line ? index - 1 : nil
        }

        /// The piece to the right.
        func piece(rightOf index: Int) -> Segment? { right(of: index).map { pieces[$0] } }

        /// The piece to the left, where that is no tick.
        func piece(leftOf index: Int) -> Segment? {
            left(of: index).flatMap { ticks[$0] ? nil : pieces[$0] }
        }

        /// Whether the line of a piece has a tick in a column of its own: it is a row.
        func isTicked(lineOf index: Int) -> Bool {
            var start = index
            while let left = left(of: start) { start = left }
            while let right = right(of: start) {
                if ticks[start] { return true }
                start = right
            }
            return false
        }
    }
}
