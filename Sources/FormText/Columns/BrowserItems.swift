/// The items above the tables as text browsers set them: blocks side by side, each behind a strip of blanks that goes
/// through all its lines from its item's number on, down to the caption of Table I, which may stand beside item 1.
///
///     1. Name and Address of Reporting 2. Issuer Name and 5. Relationship of
///     Person ^*                        Ticker or Trading  Reporting Person(s)
///     Tern Ada                         Symbol             to Issuer
///                                      Gull Corp [GULL]   __X__     _____
///                                                         Director  10%
///                                                                   Owner
struct BrowserItems {
    /// How many lines they have.
    let lineCount: Int
    /// The lines of each block, from left to right, and the caption of Table I last.
    let blocks: [[Line]]

    /// A line of a block: the pieces of each of its cells.
    struct Line {
        var cells: [[Chunk]]
        var isAfterBlank = false
        /// Whether it may go on with the next line, or from the one above.
        var isInDoubt = false
    }

    private static let mostLines = 100

    /// `nil` where the first of some lines does not open such items.
    init?(_ lines: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        let end = lines.prefix(Self.mostLines).dropFirst().firstIndex {
            $0.chunks[0].itemNumber(source) == 1
                && BrowserTable.itemStarts($0.words(source), source).count > 2
        }
        guard let end else { return nil }
        let own = Array(lines[..<end])
        guard
            let blocks = Self.blocks(own, source)
                ?? (own.allSatisfy(\.isASCII)
                    ? nil : Self.blocks(own.map { $0.countedInBytes(source) }, source))
        else { return nil }
        self.blocks = blocks.enumerated().map { number, lines in
            number > 0
                ? BoxLabels.joined(BoxLabels.withItemsJoined(lines, source), source)
                : Self.withCityJoined(BoxLabels.joined(lines, source), source)
        }
        lineCount = own.count
    }

    private static func blocks(_ lines: [PrintedLine], _ source: [UInt8]) -> [[Line]]? {
        let words = lines.map { $0.words(source) }
        let caption = words.firstIndex { captionStart($0, source) != nil } ?? words.count
        var starts: [(column: Int, line: Int)] = [(0, 0)]
        var numbers: Set<Int> = [1]
        for (line, words) in words[..<caption].enumerated() {
            for (index, word) in words.enumerated() {
                guard let number = word.itemNumber(source), number < 8, !numbers.contains(number),
                    isHeading(words[index...], source)
                else { continue }
                numbers.insert(number)
                if !starts.contains(where: { $0.column == word.start }), word.start > 0 {
                    starts.append((word.start, line))
                }
            }
        }
        guard starts.count > 1, starts[1].line == 0 else { return nil }
        starts.sort { $0.column < $1.column }
        let captionColumn = caption < words.count ? captionStart(words[caption], source) : nil
        let captionBlock = captionColumn.map { column in starts.lastIndex { $0.column <= column } ?? 0 }
        var blocks: [[Line]] = .init(repeating: [], count: starts.count + 1)
        for (line, words) in words.enumerated() {
            let isAbove = line < caption
            let active = starts.indices.filter {
                isAbove ? starts[$0].line <= line : $0 == 0 || $0 == captionBlock
            }
            let columns = active.map { starts[$0].column }
            guard words.allSatisfy({ word in !columns.contains { word.start < $0 && word.end >= $0 } }) else {
                return nil
            }
            for (number, block) in active.enumerated() {
                let limit = number + 1 < active.count ? columns[number + 1] : Int.max
                let own = words.filter { $0.start >= columns[number] && $0.start < limit }
                guard !own.isEmpty else { continue }
                let isCaption =
                    !isAbove && block == captionBlock && (block > 0 || captionColumn == own[0].start)
                let target = isCaption ? starts.count : block
                blocks[target].append(
                    Line(cells: cells(own).map { [$0] }, isAfterBlank: lines[line].isAfterBlank))
            }
        }
        blocks[starts.count] = joinedCaption(blocks[starts.count])
        doubtStreets(in: &blocks[0], width: starts[1].column - 1, source)
        return blocks
    }

    /// Whether words start with the number of an item and its heading: a word, or nothing near it.
    private static func isHeading(_ words: ArraySlice<Chunk>, _ source: [UInt8]) -> Bool {
        let number = words[words.startIndex]
        if source[number.range].last != UInt8(ascii: ".") { return true }
        guard let next = words.dropFirst().first, next.start <= number.end + 1 else { return true }
        return isLetter(source[next.range.lowerBound])
    }

    /// Where the caption of Table I starts on a line.
    private static func captionStart(_ words: [Chunk], _ source: [UInt8]) -> Int? {
        zip(words, words.dropFirst()).first { word, next in
            source[word.range].isInAnyCase("table") && source[next.range].isInAnyCase("i")
        }?.0.start
    }

    /// Words as chunks: with two blanks or more between them.
    private static func cells(_ words: [Chunk]) -> [Chunk] {
        words.joined { last, word in word.start <= last.end + 1 }
    }

    /// Doubts the lines of an address of which one has no place for the first word of the next: it may go on there.
    private static func doubtStreets(in lines: inout [Line], width: Int, _ source: [UInt8]) {
        guard let start = firstLine("(last)", of: lines, source),
            let end = firstLine("(street)", of: lines, source), end > start + 2
        else { return }
        for line in start + 1..<end - 1 {
            let next = lines[line + 1].cells[0][0].words(source)[0]
            if lines[line].cells.last![0].end + 1 + next.width > width {
                (lines[line].isInDoubt, lines[line + 1].isInDoubt) = (true, true)
            }
        }
    }

    /// Lines with a city, a state and a ZIP code that stand on several, each in a column of its own, on one: `MENLO` over
    /// `PARK` beside `CALIFORNIA` and `94025`. Where blanks part more columns than three, they are words of one cell.
    private static func withCityJoined(_ lines: [Line], _ source: [UInt8]) -> [Line] {
        func isLabel(_ line: Line) -> Bool { source[line.cells[0][0].range.lowerBound] == UInt8(ascii: "(") }
        guard let street = firstLine("(street)", of: lines, source),
            let end = lines[(street + 1)...].firstIndex(where: isLabel), end > street + 2
        else { return lines }
        let city = lines[street + 1..<end]
        let words = city.flatMap { $0.cells.joined().flatMap { $0.words(source) } }
        var columns: [Range<Int>] = []
        for word in words.sorted(by: { $0.start < $1.start }) {
            if let last = columns.last, word.start <= last.upperBound {
                columns[columns.count - 1] = last.lowerBound..<max(last.upperBound, word.end)
            } else {
                columns.append(word.start..<word.end)
            }
        }
        let cells = columns.map { column in words.filter { column.contains($0.start) } }
        let joined = Line(cells: cells.count == 3 ? cells : [cells.flatMap(\.self)])
        return lines[...street] + [joined] + lines[end...]
    }

    /// The first line that starts with a label, given in small letters.
    private static func firstLine(_ label: StaticString, of lines: [Line], _ source: [UInt8]) -> Int? {
        lines.firstIndex { source[$0.cells[0][0].range].startsInAnyCase(with: label) }
    }

    private static func joinedCaption(_ lines: [Line]) -> [Line] {
        let pieces = lines.flatMap { $0.cells.joined() }
        return pieces.isEmpty ? [] : [Line(cells: [pieces], isAfterBlank: true)]
    }
}
