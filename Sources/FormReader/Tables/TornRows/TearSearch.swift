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

    init(_ fits: PieceFits, _ shape: RowShape, count: Int) {
        self.fits = fits
        self.shape = shape
        self.count = count
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

    /// The best tear; `nil` where the pieces make none.
    func best() -> Tear? {
        var steps: [Step] = []
        /// For each position the best steps that end there, by the columns that are used.
        var ends = [[UInt32: Int]](repeating: [:], count: fits.count + 1)
        var finished: Int?
        var isAmbiguous = false
        for position in 0..<fits.count {
            // What comes next starts a tear, or follows what was dealt out up to here.
            start(at: position, &steps, &ends)
            let open = best(ends[position], steps)
            for step in open { extend(step, at: position, &steps, &ends) }
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
    private func best(_ ends: [UInt32: Int], _ steps: [Step]) -> [Int] {
        let open = ends.sorted { (-steps[$0.value].score, $0.key) < (-steps[$1.value].score, $1.key) }
        return open.prefix(Self.mostOpen).map(\.value)
    }

    private func start(at position: Int, _ steps: inout [Step], _ ends: inout [[UInt32: Int]]) {
        for column in shape.columns {
            deal(column, at: position, after: nil, &steps, &ends)
        }
    }

    private func extend(
        _ step: Int, at position: Int, _ steps: inout [Step], _ ends: inout [[UInt32: Int]]
    ) {
        for column in shape.columns where steps[step].used & bit(column) == 0 {
            deal(column, at: position, after: step, &steps, &ends)
        }
    }

    /// Passes over a piece that belongs to no column.
    private func carry(
        _ open: [Int], over position: Int, _ steps: inout [Step], _ ends: inout [[UInt32: Int]]
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

    private func deal(
        _ column: Column, at position: Int, after step: Int?, _ steps: inout [Step],
        _ ends: inout [[UInt32: Int]]
    ) {
        let used = step.map { steps[$0].used } ?? 0
        guard column != .nature, isInOrder(column, used) else { return }
        let pieces = position..<position + count
        guard let cost = fits.cost(pieces, in: column) else { return }
        let isLate = used >= bit(column) << 1
        let score =
            (step.map { steps[$0].score } ?? 0) + count * Self.scoreOfPiece - cost
            - (isLate ? Self.costOfDisorder : 0)
        var next = Step(
            column: column, pieces: pieces, before: step, used: used | bit(column), score: score,
            ways: step.map { steps[$0].ways } ?? 1)
        keep(next, at: pieces.upperBound, &steps, &ends)
        guard column == .ownership else { return }
        // The natures of the indirect holdings stand right behind the ownership forms.
        let indirect = fits.indirect(pieces).count
        let natures = pieces.upperBound..<pieces.upperBound + indirect
        guard indirect > 0, let cost = fits.cost(natures, in: .nature) else { return }
        next.natures = natures
        next.used |= bit(.nature)
        next.score += indirect * Self.scoreOfPiece - cost
        keep(next, at: natures.upperBound, &steps, &ends)
    }

    private func keep(_ step: Step, at end: Int, _ steps: inout [Step], _ ends: inout [[UInt32: Int]]) {
        if let known = ends[end][step.used] {
            guard step.score >= steps[known].score else { return }
            if step.score == steps[known].score {
                steps[known].ways = 2
                return
            }
        }
        ends[end][step.used] = steps.count
        steps.append(step)
    }

    private func bit(_ column: Column) -> UInt32 { 1 << UInt32(column.rawValue) }

    /// Columns that hold the same kind of thing come in the form's order.
    private func isInOrder(_ column: Column, _ used: UInt32) -> Bool {
        shape.columns.allSatisfy { other in
            used & bit(other) == 0 || other.rawValue < column.rawValue
                || other.kindOfPiece != column.kindOfPiece
        }
    }

    private func isComplete(_ step: Step) -> Bool {
        shape.required.allSatisfy { step.used & bit($0) != 0 } && !step.pieces.isEmpty
    }

    private func final(_ step: Step) -> Int {
        let lacking = shape.columns.count { column in
            ![.deemedDate, .timeliness, .nature].contains(column) && step.used & bit(column) == 0
        }
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
