/// The labels of boxes to tick, and those in brackets, which stand on several lines in a narrow block, put together.
///
///     __X__     _____
///     Director  10%
///               Owner
enum BoxLabels {
    /// The lines of a block, each label in one cell.
    static func joined(_ lines: [BrowserItems.Line], _ source: [UInt8]) -> [BrowserItems.Line] {
        var joined: [BrowserItems.Line] = []
        var position = 0
        while position < lines.count {
            let marks = words(lines[position], source).filter { isMark($0, source) }
            if !marks.isEmpty {
                var boxes = Boxes(marks, source)
                repeat {
                    boxes.add(lines[position])
                    position += 1
                } while position < lines.count && boxes.goOn(with: lines[position])
                if !boxes.heading.isEmpty { joined.append(BrowserItems.Line(cells: [boxes.heading])) }
                joined.append(BrowserItems.Line(cells: boxes.cells))
                continue
            }
            var line = lines[position]
            if line.cells.allSatisfy({ $0[0].shape(source) == .marker }), !joined.isEmpty {
                // The star of a heading that has no place in its last line.
                let last = joined[joined.count - 1].cells.count - 1
                joined[joined.count - 1].cells[last] += line.cells.joined()
                position += 1
                continue
            }
            let rest = Array(lines[(position + 1)...].prefix(3))
            if let (count, labels) = brackets(of: line, rest, source) {
                line.cells = labels
                position += count
            }
            joined.append(line)
            position += 1
        }
        return joined
    }

    /// The lines of a block, those of an item's heading and value in one cell, down to the boxes of the item.
    static func withItemsJoined(_ lines: [BrowserItems.Line], _ source: [UInt8]) -> [BrowserItems.Line] {
        var joined: [BrowserItems.Line] = []
        var isOpen = false
        for line in lines {
            let words = words(line, source)
            if words.contains(where: { isMark($0, source) }) {
                isOpen = false
            } else if words[0].itemNumber(source) != nil {
                isOpen = true
                joined.append(
                    BrowserItems.Line(cells: [line.cells.flatMap(\.self)], isAfterBlank: line.isAfterBlank))
                continue
            } else if isOpen {
                joined[joined.count - 1].cells[0] += line.cells.joined()
                continue
            }
            joined.append(line)
        }
        return joined
    }

    private static func words(_ line: BrowserItems.Line, _ source: [UInt8]) -> [Chunk] {
        line.cells.flatMap { $0.flatMap { $0.words(source) } }
    }

    /// `__X__`, `_____`.
    private static func isMark(_ word: Chunk, _ source: [UInt8]) -> Bool {
        let bytes = source[word.range]
        return bytes.count > 2 && bytes.contains(UInt8(ascii: "_"))
            && bytes.allSatisfy { $0 == UInt8(ascii: "_") || $0 | 0x20 == UInt8(ascii: "x") }
    }

    /// Boxes that stand side by side, and what is read below their marks.
    private struct Boxes {
        /// What stands beside them at the left: the heading of their item.
        private(set) var heading: [Chunk] = []
        private(set) var cells: [[Chunk]]
        private let starts: [Int]
        private let source: [UInt8]

        init(_ marks: [Chunk], _ source: [UInt8]) {
            starts = marks.map(\.start)
            cells = .init(repeating: [], count: marks.count)
            self.source = source
        }

        mutating func add(_ line: BrowserItems.Line) {
            let words = words(line, source)
            heading += words.filter { box(of: $0) == nil }
            cells.add(words, to: box)
        }

        private func box(of word: Chunk) -> Int? { starts.lastIndex { $0 <= word.start } }

        /// Whether a line is of the same boxes: it has no mark and no item, and their labels have no bracket yet, or an
        /// open one.
        func goOn(with line: BrowserItems.Line) -> Bool {
            let own = words(line, source)
            guard !own.contains(where: { isMark($0, source) }), own[0].itemNumber(source) == nil,
                !line.isAfterBlank || !heading.isEmpty
            else { return false }
            func count(_ sign: Unicode.Scalar) -> Int {
                cells.joined().reduce(0) { $0 + source[$1.range].count { $0 == UInt8(ascii: sign) } }
            }
            return count("(") == 0 || count("(") > count(")") || count("(") < cells.count
        }
    }

    /// The labels of a line with an open bracket, each with what goes on below it or above: `(Zip/` over `Postal Code)`.
    ///
    /// - Returns: how many of the next lines are theirs.
    private static func brackets(
        of line: BrowserItems.Line, _ next: [BrowserItems.Line], _ source: [UInt8]
    ) -> (count: Int, cells: [[Chunk]])? {
        func isOpen(_ cell: [Chunk]) -> Bool {
            source[cell[0].range.lowerBound] == UInt8(ascii: "(")
                && source[cell.last!.range].last != UInt8(ascii: ")")
        }
        func isLabel(_ cell: [Chunk]) -> Bool { source[cell[0].range].startsInAnyCase(with: "(zip") }
        func parted(_ line: BrowserItems.Line) -> [[Chunk]] {
            line.cells.flatMap { cell in
                cell.count == 1 && source[cell[0].range.lowerBound] == UInt8(ascii: "(")
                    ? labels(cell[0], source).map { [$0] } : [cell]
            }
        }
        var cells = parted(line)
        guard let index = cells.firstIndex(where: { isLabel($0) && isOpen($0) }) else { return nil }
        let start = cells[index][0].start
        var above: [[Chunk]] = []
        for (number, line) in next.enumerated() {
            for cell in parted(line) {
                if cell[0].start >= start - 1 { cells[index] += cell } else { above.append(cell) }
            }
            if !isOpen(cells[index]) {
                return (number + 1, (above + cells).sorted { $0[0].start < $1[0].start })
            }
        }
        return nil
    }

    /// `(City) (State) (Zip/Postal`: each bracket apart.
    private static func labels(_ chunk: Chunk, _ source: [UInt8]) -> [Chunk] {
        chunk.words(source).joined { last, _ in source[last.range].last != UInt8(ascii: ")") }
    }
}
