/// Rows that were torn out together: for each column the pieces of its rows.
struct Tear {
    let count: Int
    /// The number of the piece for each row; `nil` where the row has none.
    private(set) var columns: [Column: [Int?]]
    /// How many pieces it explains, less what is unlike a torn table.
    let score: Int
    /// Whether the pieces can be dealt out to the columns in another way that is as good.
    let isAmbiguous: Bool

    var used: Set<Int> { Set(columns.values.flatMap { $0.compactMap(\.self) }) }
}

/// Deals pieces out to the columns of some number of rows, as many to each, in the best way.
struct TearSearch {
    private let fits: PieceFits
    private let shape: RowShape
    private let count: Int
    /// What a tear's score must be more than.
    private let least: Int
    /// All columns, the columns that no row of the shape lacks, and those whose lack says something, each a bit.
    private let all: UInt32
    private let required: UInt32
    private let expected: UInt32
    /// By column, those that hold the same kind of thing and come behind it.
    private let later: [UInt32]

    init(_ fits: PieceFits, _ shape: RowShape, count: Int, scoringAbove least: Int) {
        self.fits = fits
        self.shape = shape
        self.count = count
        self.least = least
        all = Self.bits(shape.columns)
        required = Self.bits(shape.required)
        expected = all & ~Self.bits([.deemedDate, .timeliness, .nature])
        later = Column.allCases.map { column in
            Self.bits(
                shape.columns.filter {
                    $0.rawValue >= column.rawValue && $0.kindOfPiece == column.kindOfPiece
                })
        }
    }

    private static func bits(_ columns: [Column]) -> UInt32 {
        columns.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    private static let scoreOfPiece = 4
    private static let costOfSkipping = 3
    private static let costOfLacking = 3
    private static let costOfDisorder = 1
    /// How many steps go on from a position.
    private static let mostOpen = 256

    /// A run of pieces for a column, and what was dealt out before it.
    private struct Step {
        var column: Column
        var pieces: Range<Int>
        /// Where a nature goes.
        var natures: Range<Int>?
        var before: Int?
        var used: UInt32
        var score: Int
        /// How many ways lead here that are as good, 2 standing for more.
        var ways: Int
    }

    /// The best tear; `nil` where the pieces make none with such a score.
    func best() -> Tear? {
        var steps: [Step] = []
        /// For each position the best steps that end there, in order of the columns that are used.
        var ends = [[Int]](repeating: [], count: fits.count + 1)
        var finished: Int?
        var isAmbiguous = false
        for position in 0..<fits.count {
            let runs = runs(at: position)
            // What comes next starts a tear, or follows what was dealt out up to here.
            deal(runs, after: nil, &steps, &ends)
            let open = best(ends[position], steps)
            for step in open { deal(runs, after: step, &steps, &ends) }
            carry(open, over: position, &steps, &ends)
        }
        for index in steps.indices where isComplete(steps[index]) {
            let score = finished.map { final(steps[$0]) } ?? Int.min
            if final(steps[index]) > score {
                finished = index
                isAmbiguous = steps[index].ways > 1
            } else if final(steps[index]) == score {
                isAmbiguous = true
            }
        }
        guard let finished else { return nil }
        return tear(finished, steps, isAmbiguous)
    }

    /// The steps that go on: the best of them, so that the work stays in proportion with the pieces.
    private func best(_ ends: [Int], _ steps: [Step]) -> ArraySlice<Int> {
        ends.sorted {
            (steps[$1].score, steps[$0].used) < (steps[$0].score, steps[$1].used)
        }.prefix(Self.mostOpen)
    }

    /// Pieces that can be a column, and how unlike it they are.
    private struct Run {
        var column: Column
        var pieces: Range<Int>
        var cost: Int
        /// Where the natures of its indirect holdings would stand, right behind the ownership forms.
        var natures: (pieces: Range<Int>, cost: Int)?
    }

    /// What the next pieces can be.
    private func runs(at position: Int) -> [Run] {
        let pieces = position..<position + count
        return shape.columns.compactMap { column in
            guard column != .nature, let cost = fits.cost(pieces, in: column) else { return nil }
            var run = Run(column: column, pieces: pieces, cost: cost)
            let indirect = column == .ownership ? fits.indirect(pieces).count : 0
            let natures = pieces.upperBound..<pieces.upperBound + indirect
            if indirect > 0, let cost = fits.cost(natures, in: .nature) { run.natures = (natures, cost) }
            return run
        }
    }

    /// Passes over a piece that belongs to no column.
    private func carry(
        _ open: ArraySlice<Int>, over position: Int, _ steps: inout [Step], _ ends: inout [[Int]]
    ) {
        for step in open {
            var passed = steps[step]
            passed.score -= Self.costOfSkipping
            passed.pieces = position + 1..<position + 1
            passed.natures = nil
            passed.before = step
            keep(passed, at: position + 1, &steps, &ends)
        }
    }

    /// Columns that hold the same kind of thing come in the form's order.
    private func deal(
        _ runs: [Run], after step: Int?, _ steps: inout [Step], _ ends: inout [[Int]]
    ) {
        let (used, score, ways) = step.map { (steps[$0].used, steps[$0].score, steps[$0].ways) } ?? (0, 0, 1)
        for run in runs where used & later[run.column.rawValue] == 0 {
            let isLate = used >= bit(run.column) << 1
            var next = Step(
                column: run.column, pieces: run.pieces, before: step, used: used | bit(run.column),
                score: score + count * Self.scoreOfPiece - run.cost - (isLate ? Self.costOfDisorder : 0),
                ways: ways)
            keep(next, at: run.pieces.upperBound, &steps, &ends)
            guard let natures = run.natures else { continue }
            next.natures = natures.pieces
            next.used |= bit(.nature)
            next.score += natures.pieces.count * Self.scoreOfPiece - natures.cost
            keep(next, at: natures.pieces.upperBound, &steps, &ends)
        }
    }

    private func keep(_ step: Step, at end: Int, _ steps: inout [Step], _ ends: inout [[Int]]) {
        guard mayFinish(step, at: end) else { return }
        var low = 0
        var high = ends[end].count
        while low < high {
            let middle = (low + high) / 2
            if steps[ends[end][middle]].used < step.used { low = middle + 1 } else { high = middle }
        }
        if low < ends[end].count, steps[ends[end][low]].used == step.used {
            let known = ends[end][low]
            guard step.score >= steps[known].score else { return }
            if step.score == steps[known].score {
                steps[known].ways = 2
                return
            }
            ends[end][low] = steps.count
        } else {
            ends[end].insert(steps.count, at: low)
        }
        steps.append(step)
    }

    /// Whether the pieces behind a step are enough for what it lacks, and for a score that counts.
    private func mayFinish(_ step: Step, at end: Int) -> Bool {
        let left = fits.count - end
        guard (required & ~step.used).nonzeroBitCount * count <= left else { return false }
        let most = min(left, (all & ~step.used).nonzeroBitCount * count)
        return step.score + most * Self.scoreOfPiece > least
    }

    private func bit(_ column: Column) -> UInt32 { 1 << UInt32(column.rawValue) }

    private func isComplete(_ step: Step) -> Bool {
        required & ~step.used == 0 && !step.pieces.isEmpty
    }

    private func final(_ step: Step) -> Int {
        let lacking = (expected & ~step.used).nonzeroBitCount
        return step.score - lacking * Self.costOfLacking * count
    }

    private func tear(_ last: Int, _ steps: [Step], _ isAmbiguous: Bool) -> Tear {
        var columns: [Column: [Int?]] = [:]
        var step: Int? = last
        while let index = step {
            let pieces = steps[index].pieces
            if !pieces.isEmpty { columns[steps[index].column] = Array(pieces) }
            if let natures = steps[index].natures {
                var values = [Int?](repeating: nil, count: count)
                for (row, piece) in zip(fits.indirect(pieces), natures) { values[row] = piece }
                columns[.nature] = values
            }
            step = steps[index].before
        }
        return Tear(count: count, columns: columns, score: final(steps[last]), isAmbiguous: isAmbiguous)
    }
}

extension Column {
    /// A number that columns share whose values look alike.
    fileprivate var kindOfPiece: Int {
        switch content {
        case .text: 0
        case .date: 1
        case .number: isPrice ? 2 : 3
        case .code, .acquiredDisposed, .ownership, .timeliness: 4
        }
    }
}
