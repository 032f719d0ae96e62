/// Puts boxes that stand side by side one after the other, each with its lines.
struct RuledBoxes {
    private typealias BarredLine = (line: PrintedLine, bars: [Int])

    private(set) var lines: [PrintedLine] = []

    /// - Parameter region: the lines that have the boxes, with their numbers; a rule that runs from one side to the
    ///   other ends boxes.
    init(_ region: [(line: PrintedLine, number: Int)], _ ruling: Ruling) {
        var start = 0
        while start < region.count {
            var end = start + 1
            while end < region.count,
                !(region[end - 1].number..<region[end].number).contains(where: { ruling.isFullRule($0) })
            {
                end += 1
            }
            let boxes: [BarredLine] = region[start..<end].map { line, number in
                var line = line
                line.chunks = line.chunks.flatMap { ruling.parted($0, at: ruling.bars[number], number) }
                return (line, ruling.bars[number])
            }
            append(boxes, 0..<Int.max)
            start = end
        }
    }

    /// Boxes side by side: those between the bars that all lines have, one after the other, and so on within each.
    private mutating func append(_ boxes: [BarredLine], _ columns: Range<Int>) {
        let inner = boxes.map { box in box.bars.filter { columns.contains($0) && $0 > columns.lowerBound } }
        let shared = (inner.first ?? []).filter { bar in
            inner.count { $0.contains { abs($0 - bar) <= 1 } } == inner.count
        }
        guard !shared.isEmpty, boxes.count > 1 else { return appendStack(boxes, inner, columns) }
        for (left, right) in zip([columns.lowerBound] + shared, shared + [columns.upperBound]) {
            append(part(boxes, left..<right), left..<right)
        }
    }

    /// Lines of which some have bars of their own: as far as these are the same, they are boxes.
    private mutating func appendStack(_ boxes: [BarredLine], _ inner: [[Int]], _ columns: Range<Int>) {
        var start = 0
        while start < boxes.count {
            var end = start + 1
            while end < boxes.count, inner[end] == inner[start] { end += 1 }
            let run = Array(boxes[start..<end])
            let edges = [columns.lowerBound] + inner[start] + [columns.upperBound]
            if inner[start].isEmpty {
                lines += run.map(\.line)
            } else {
                for (left, right) in zip(edges, edges.dropFirst()) {
                    lines += part(run, left..<right).map(\.line)
                }
            }
            start = end
        }
    }

    private func part(_ boxes: [BarredLine], _ columns: Range<Int>) -> [BarredLine] {
        boxes.compactMap { line, bars in
            var line = line
            line.chunks = line.chunks.filter { columns.contains($0.start) }
            return line.chunks.isEmpty ? nil : (line, bars)
        }
    }
}
