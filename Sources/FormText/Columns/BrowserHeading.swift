/// The columns of a table as text browsers set it: those of the items, and those of the headings below an item.
struct BrowserHeading {
    /// Where each column starts.
    private let starts: [Int]
    /// Which columns are all that stands below an item.
    private let isWhole: [Bool]
    /// The headings of the items, and those below them: the pieces of each.
    let lines: [[[Chunk]]]

    /// - Parameters:
    ///   - items: where the items start, whose strips of blanks are known.
    ///   - headings: the words of each line of the heading.
    ///   - body: the words of each line below it.
    /// `nil` where no strip of blanks parts the columns below an item.
    init?(items: [Int], headings: ArraySlice<[Chunk]>, body: ArraySlice<[Chunk]>, _ source: [UInt8]) {
        let itemStarts = [0] + items.dropFirst()
        var starts: [Int] = []
        var isWhole: [Bool] = []
        /// The heading line from which on each item has subheadings.
        var below: [Int] = []
        for (item, start) in itemStarts.enumerated() {
            let limit = item + 1 < items.count ? items[item + 1] : Int.max
            func own(_ line: [Chunk]) -> [Chunk] { line.filter { $0.start >= start && $0.start < limit } }
            var line = headings.endIndex
            while line > 1, own(headings[line - 1]).allSatisfy({ Self.isOfSubheading($0, source) }) {
                line -= 1
            }
            below.append(line)
            let inner = Self.innerStarts(headings[line...].map(own), body.map(own), source)
            guard let inner else { return nil }
            starts.append(start)
            starts += inner
            isWhole += .init(repeating: inner.isEmpty, count: inner.count + 1)
        }
        (self.starts, self.isWhole) = (starts, isWhole)
        func item(_ word: Chunk) -> Int { itemStarts.lastIndex { $0 <= word.start } ?? 0 }
        let parts = headings.indices.map { line in
            (
                top: headings[line].filter { line < below[item($0)] },
                bottom: headings[line].filter { line >= below[item($0)] }
            )
        }
        lines = [
            Self.cells(parts.map(\.top)[...], itemStarts), Self.cells(parts.map(\.bottom)[...], starts),
        ]
    }

    /// Which column a word stands in.
    func column(of word: Chunk) -> Int { Self.column(of: word, starts) }

    private static func column(of word: Chunk, _ starts: [Int]) -> Int {
        starts.lastIndex { $0 <= word.start } ?? 0
    }

    /// How many signs a line of each column has a place for, where that is known: less for the last one, and nothing for
    /// those below an item.
    func widths(_ lines: [[Chunk]]) -> [Int] {
        starts.indices.map { column in
            guard isWhole[column] else { return 0 }
            let last = lines.joined().filter { self.column(of: $0) == column }.map(\.end).max() ?? 0
            return (column + 1 < starts.count ? starts[column + 1] - 1 : last) - starts[column]
        }
    }

    /// The pieces of each column on some lines.
    func cells(_ lines: ArraySlice<[Chunk]>) -> [[Chunk]] { Self.cells(lines, starts) }

    private static func cells(_ lines: ArraySlice<[Chunk]>, _ starts: [Int]) -> [[Chunk]] {
        var cells: [[Chunk]] = .init(repeating: [], count: starts.count)
        for line in lines { cells.add(line) { column(of: $0, starts) } }
        return cells
    }

    // MARK: Columns below an item

    static func isOfSubheading(_ word: Chunk, _ source: [UInt8]) -> Bool {
        subheadingWords.contains(where: source[word.range].isInAnyCase)
    }

    private static let subheadingWords: [StaticString] = [
        "code", "v", "amount", "(a)", "or", "(d)", "price", "date", "exercisable", "expiration", "title",
        "number", "of", "shares",
    ]

    /// Where the second column below an item and those behind it start.
    private static func innerStarts(_ headings: [[Chunk]], _ body: [[Chunk]], _ source: [UInt8]) -> [Int]? {
        let columns = subheadings(headings.flatMap(\.self), source)
        guard columns.count > 1 else { return [] }
        var starts: [Int] = []
        for (left, right) in zip(columns, columns.dropFirst()) {
            guard left.upperBound < right.lowerBound else { return nil }
            let strips = strips(between: left, right, (headings + body).joined(), source)
            let first = starts.last ?? 0
            /// How many lines have two values on one side of a strip.
            func crowded(_ strip: Range<Int>) -> Int {
                [first..<strip.upperBound, strip.upperBound..<right.upperBound].reduce(0) { count, column in
                    count
                        + body.count { line in
                            let own = line.filter { column.contains($0.start) && !$0.isDollarSign(source) }
                            return zip(own, own.dropFirst()).contains { $1.start > $0.end + 1 }
                        }
                }
            }
            guard let least = strips.map(crowded).min() else { return nil }
            // The widest strip, the last one of such.
            let likely = strips.filter { crowded($0) == least }
            starts.append(likely.reversed().max { $0.count < $1.count }!.upperBound)
        }
        return starts
    }

    /// Where the headings below an item stand, from left to right.
    private static func subheadings(_ words: [Chunk], _ source: [UInt8]) -> [Range<Int>] {
        func has(_ names: [StaticString]) -> Bool {
            words.contains { word in names.contains(where: source[word.range].isInAnyCase) }
        }
        let hasNumber = has(["number", "shares"])
        let names: [[StaticString]] =
            [["code"], ["v"], ["price"], ["exercisable"], ["expiration"], ["title"]]
            + (hasNumber ? [["amount", "or", "number", "of", "shares"]] : [["amount"]])
            + (has(["or"]) && !hasNumber ? [["(a)", "or", "(d)"]] : [["(a)"], ["(d)"]])
        return names.compactMap { names in
            let own = words.filter { word in names.contains(where: source[word.range].isInAnyCase) }
            guard let start = own.map(\.start).min(), let end = own.map(\.end).max() else { return nil }
            return start..<end
        }.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The strips of blanks between the headings of two columns.
    private static func strips(
        between left: Range<Int>, _ right: Range<Int>, _ words: some Sequence<Chunk>, _ source: [UInt8]
    ) -> [Range<Int>] {
        var isBlank = [Bool](repeating: true, count: right.lowerBound - left.upperBound)
        for word in words where word.end > left.upperBound && word.start < right.lowerBound {
            // An amount stands behind its sign.
            let end = word.isDollarSign(source) ? word.end + 1 : word.end
            for column in max(word.start, left.upperBound)..<min(end, right.lowerBound) {
                isBlank[column - left.upperBound] = false
            }
        }
        var strips: [Range<Int>] = []
        var start = 0
        while let first = isBlank[start...].firstIndex(of: true) {
            start = isBlank[first...].firstIndex(of: false) ?? isBlank.count
            strips.append(left.upperBound + first..<left.upperBound + start)
        }
        return strips
    }
}
