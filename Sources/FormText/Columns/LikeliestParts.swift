/// The likeliest way to part lines into stretches that follow one another, such as rows or notes.
struct LikeliestParts {
    /// The stretches of all ways.
    let possible: [Range<Int>]
    private let byStart: [Int: [Range<Int>]]
    private let lines: Range<Int>

    /// - Parameter byStart: the stretches that may begin at each line, such that all lines behind one are of others too.
    init(_ byStart: [Int: [Range<Int>]], of lines: Range<Int>) {
        self.byStart = byStart
        self.lines = lines
        var reached: Set<Int> = [lines.lowerBound]
        var possible: [Range<Int>] = []
        for start in lines where reached.contains(start) {
            possible += byStart[start] ?? []
            reached.formUnion(byStart[start]?.map(\.upperBound) ?? [])
        }
        self.possible = possible
    }

    /// The stretches that score most together, each in doubt where another one that has some of its lines scores no less.
    func parts(by score: (Range<Int>) -> Int) -> [(lines: Range<Int>, isInDoubt: Bool)] {
        var best: [Int: (score: Int, part: Range<Int>?)] = [lines.upperBound: (0, nil)]
        for start in lines.reversed() {
            for part in byStart[start] ?? [] {
                guard let rest = best[part.upperBound] else { continue }
                if rest.score + score(part) > best[start]?.score ?? -1 {
                    best[start] = (rest.score + score(part), part)
                }
            }
        }
        var parts: [(lines: Range<Int>, isInDoubt: Bool)] = []
        var start = lines.lowerBound
        while let part = best[start]?.part {
            let isInDoubt = possible.contains { $0 != part && $0.overlaps(part) && score($0) >= score(part) }
            parts.append((part, isInDoubt))
            start = part.upperBound
        }
        return parts
    }
}
