internal import OwnershipModel

/// A text in UTF-8, and where its parts stand in the file as its user sees it.
struct SourceText: Sendable {
    let bytes: [UInt8]
    private let file: [UInt8]
    /// Where each byte stands in the file; `nil` where that is the text.
    private let origins: Origins?
    private let fileLines: LineStarts
    private let textLines: LineStarts
    /// Whether all lines stood to the right of the first column.
    let wasIndented: Bool
    /// The text before its letters were put right; `nil` where they were.
    let misspelt: MisspeltText?

    init(_ bare: BareText, of file: [UInt8]) {
        (bytes, self.file, origins) = (bare.bytes, file, bare.origins)
        (wasIndented, misspelt) = (bare.wasIndented, bare.misspelt)
        fileLines = LineStarts(file)
        textLines = origins == nil ? fileLines : LineStarts(bytes)
    }

    /// Lines and columns of a range of bytes in the file.
    func place(of range: Range<Int>) -> Place { fileLines.place(of: fileRange(range), in: file) }

    /// Lines and columns of a range of bytes in the text itself.
    func placeInForm(of range: Range<Int>) -> Place { textLines.place(of: range, in: bytes) }

    /// What the file has at a range of bytes.
    func string(of range: Range<Int>) -> String { String(decoding: file[fileRange(range)], as: UTF8.self) }

    private func fileRange(_ range: Range<Int>) -> Range<Int> {
        origins?.sourceRange(of: range, in: bytes, from: file) ?? range
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

    /// Lines and columns of a range of the bytes.
    func place(of range: Range<Int>, in bytes: [UInt8]) -> Place {
        let (line, column) = position(of: range.lowerBound, in: bytes)
        let (endLine, endColumn) = position(of: range.upperBound, in: bytes)
        return Place(line: line, column: column, endLine: endLine, endColumn: endColumn)
    }

    private func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let (line, start) = line(of: offset)
        return (line + 1, 1 + bytes[start..<offset].count { $0 & 0xC0 != 0x80 })
    }

    /// The line's number from 0, and where it starts.
    private func line(of offset: Int) -> (Int, Int) {
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

    /// Where each of the first `count` bytes came from in the end, where their source has origins of its own.
    func through(_ origins: Origins, count: Int) -> Origins {
        var result = Origins()
        for (index, stretch) in stretches.enumerated() {
            let end = index + 1 < stretches.count ? stretches[index + 1].text : count
            result.mark(text: stretch.text, source: origins.source(of: stretch.source))
            let first = origins.index(of: stretch.source) + 1
            for inner in origins.stretches[first...] {
                let text = stretch.text + inner.text - stretch.source
                guard text < end else { break }
                result.mark(text: text, source: inner.source)
            }
        }
        return result
    }

    func source(of offset: Int) -> Int {
        let stretch = stretches[index(of: offset)]
        return stretch.source + offset - stretch.text
    }

    /// Where a range of the text came from in the source.
    func sourceRange(of range: Range<Int>, in text: [UInt8], from source: [UInt8]) -> Range<Int> {
        let start = self.source(of: range.lowerBound)
        guard let last = range.last else { return start..<start }
        let end = self.source(of: last)
        // What the source writes in another way (`=E2`, `\"`) goes on to where the next byte came from.
        guard end < source.count, source[end] != text[last] else { return start..<end + 1 }
        let next = range.upperBound < text.count ? self.source(of: range.upperBound) : source.count
        return start..<max(next, end + 1)
    }

    /// Which stretch has a byte of the text.
    private func index(of offset: Int) -> Int {
        var low = 0
        var high = stretches.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].text <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
