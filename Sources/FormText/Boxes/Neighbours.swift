extension ColumnText {
    /// Which pieces stand side by side.
    struct Neighbours {
        /// The pieces, line by line from left to right.
        let pieces: [Segment]
        /// Which of them are ticks.
        let ticks: [Bool]
        /// Lines with a tick in a column of its own: each is a row.
        private(set) var ticked: Set<Int> = []

        init(_ pieces: [Segment], isTick: (Segment) -> Bool) {
            self.pieces = pieces
            ticks = pieces.map(isTick)
            for index in ticks.indices where ticks[index] && right(of: index) != nil {
                ticked.insert(pieces[index].line)
            }
        }

        /// The number of a piece.
        func index(of piece: Segment) -> Int {
            var low = 0
            var high = pieces.count
            while high - low > 1 {
                let middle = (low + high) / 2
                if pieces[middle].place <= piece.place { low = middle } else { high = middle }
            }
            return low
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
        func right(_ piece: Segment) -> Segment? { right(of: index(of: piece)).map { pieces[$0] } }

        /// The piece to the left, where that is no tick.
        func left(_ piece: Segment) -> Segment? {
            left(of: index(of: piece)).flatMap { ticks[$0] ? nil : pieces[$0] }
        }
    }
}

extension CharacterGrid.Segment {
    /// Where it starts, by which it is found: its line and its column in one number.
    fileprivate var place: Int { line << 32 | columns.lowerBound }
}
