/// Blocks that stand side by side on the same lines, apart again.
struct SideBySide {
    /// The lines of each block, from left to right.
    private(set) var blocks: [[PrintedLine]]

    /// Parts lines at the columns where blocks start.
    init(_ lines: ArraySlice<PrintedLine>, starts: [Int]) {
        blocks = .init(repeating: [], count: starts.count)
        for line in lines {
            for (block, start) in starts.enumerated() {
                let limit = block + 1 < starts.count ? starts[block + 1] - 1 : Int.max
                let chunks = line.chunks.filter { chunk in
                    (block == 0 || chunk.start >= start - 1) && chunk.start < limit
                }
                if !chunks.isEmpty {
                    blocks[block].append(PrintedLine(chunks: chunks, isAfterBlank: line.isAfterBlank))
                }
            }
        }
    }

    /// Parts lines where a wide corridor is empty on all of them.
    init(corridorsOf lines: ArraySlice<PrintedLine>) {
        let width = 6
        var spans: [Range<Int>] = []
        for chunk in lines.flatMap(\.chunks).sorted(by: { $0.start < $1.start }) {
            if let last = spans.last, chunk.start < last.upperBound + width {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, chunk.end)
            } else {
                spans.append(chunk.start..<chunk.end)
            }
        }
        self.init(lines, starts: spans.map(\.lowerBound))
    }

    /// Where the cells of a block start: the starts that several of its lines share.
    static func sharedStarts(of starts: some Sequence<Int>) -> [Int] {
        var shared: [Int] = []
        var run: (start: Int, count: Int) = (0, 0)
        for start in starts.sorted() {
            if run.count > 0, start <= run.start + 1 {
                run.count += 1
                if run.count == 2 { shared.append(run.start) }
            } else {
                run = (start, 1)
            }
        }
        return shared
    }

    /// The column that most of a chunk stands in.
    static func column(of chunk: Chunk, _ starts: [Int]) -> Int {
        var best = (column: 0, overlap: 0)
        for column in starts.indices {
            let limit = column + 1 < starts.count ? starts[column + 1] : Int.max
            let overlap = min(chunk.end, limit) - max(chunk.start, starts[column])
            if overlap > best.overlap { best = (column, overlap) }
        }
        return best.column
    }
}
