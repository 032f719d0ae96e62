internal import OwnershipModel

/// A file's text as its user sees it, in UTF-8.
struct SourceText: Sendable {
    let bytes: [UInt8]
    /// Where each line starts.
    private let lineStarts: LineStarts

    init(bytes: [UInt8]) {
        self.bytes = bytes
        lineStarts = LineStarts(bytes)
    }

    /// Lines and columns of a range of bytes.
    func place(of range: Range<Int>) -> Place {
        let (line, column) = position(of: range.lowerBound)
        let (endLine, endColumn) = position(of: range.upperBound)
        return Place(line: line, column: column, endLine: endLine, endColumn: endColumn)
    }

    private func position(of offset: Int) -> (line: Int, column: Int) {
        let (line, start) = lineStarts.line(of: offset)
        return (line + 1, 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
    }
}

/// The offsets at which lines start.
private struct LineStarts: Sendable {
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        var starts = [0]
        starts.reserveCapacity(bytes.count / 64)
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while let end = bytes.position(of: 0x0A, in: start..<bytes.count) {
                start = end + 1
                starts.append(start)
            }
        }
        self.starts = starts
    }

    /// The line's number from 0, and where it starts.
    func line(of offset: Int) -> (Int, Int) {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low, starts[low])
    }
}

/// Where each byte of a clean text came from.
struct Origins: Sendable {
    /// Stretches that were copied byte by byte: where each starts in the text and in the source.
    private var stretches: [(text: Int, source: Int)] = [(0, 0)]

    /// Says that the text from `text` on was copied from `source` on.
    mutating func mark(text: Int, source: Int) {
        let last = stretches[stretches.count - 1]
        guard text - last.text != source - last.source else { return }
        if last.text == text { stretches.removeLast() }
        stretches.append((text, source))
    }

    /// Makes what points into a shortened source point into the whole one.
    ///
    /// - Parameters:
    ///   - gaps: what of the whole one was left out, in order.
    ///   - count: how many bytes the text has.
    mutating func restore(_ gaps: [Range<Int>], count: Int) {
        /// Where each gap is in the shortened source, and how far it moves what is behind it.
        var cuts: [(source: Int, shift: Int)] = []
        for gap in gaps {
            let shift = cuts.last?.shift ?? 0
            cuts.append((gap.lowerBound - shift, shift + gap.count))
        }
        let old = stretches
        stretches = []
        for (index, stretch) in old.enumerated() {
            let end = index + 1 < old.count ? old[index + 1].text : count
            var next = cuts.firstIndex { $0.source > stretch.source } ?? cuts.count
            stretches.append((stretch.text, stretch.source + (next > 0 ? cuts[next - 1].shift : 0)))
            while next < cuts.count, cuts[next].source - stretch.source < end - stretch.text {
                let text = stretch.text + cuts[next].source - stretch.source
                stretches.append((text, cuts[next].source + cuts[next].shift))
                next += 1
            }
        }
    }

    func source(of offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].text <= offset { low = middle } else { high = middle }
        }
        return stretches[low].source + offset - stretches[low].text
    }
}
