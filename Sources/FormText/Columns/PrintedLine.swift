/// Words that stand together on a line, with no more than one blank between them.
struct Chunk {
    /// Which bytes of the source.
    var range: Range<Int>
    /// The columns of its first scalar and behind its last one, from 0.
    var start: Int
    var end: Int
    /// Whether it goes on with the word, the number or the date that its cell has on the line above.
    var goesOnWord = false

    var width: Int { end - start }
}

/// A line of a text whose columns are told by position: its chunks from left to right, at least one.
struct PrintedLine {
    var chunks: [Chunk]
    /// Whether an empty line, or the text's beginning, comes before it.
    var isAfterBlank: Bool
    /// Whether it is the first one of a page.
    var startsPage = false
    /// Whether each of its signs is a byte.
    var isASCII = true

    /// Cuts a text into its lines that are not empty.
    static func lines(of source: [UInt8]) -> [PrintedLine] {
        var lines: [PrintedLine] = []
        var isAfterBlank = true
        var startsPage = true
        source.withUnsafeBufferPointer { source in
            var position = 0
            while position < source.count {
                let (chunks, end) = chunks(source, from: position)
                let isNewPage = source[position] == 0x0C
                let start = position
                position = end
                if chunks.isEmpty {
                    // A new page at a line's start is no empty line.
                    if !isNewPage { isAfterBlank = true }
                } else {
                    lines.append(
                        PrintedLine(
                            chunks: chunks, isAfterBlank: isAfterBlank, startsPage: startsPage,
                            isASCII: chunks[chunks.count - 1].range.upperBound - start
                                == chunks[chunks.count - 1].end))
                    (isAfterBlank, startsPage) = (false, false)
                }
                if source[position - 1] == 0x0C { startsPage = true }
            }
        }
        return lines
    }

    /// The line, cut before a heading 1 that touches the bracket before it, and would start its line:
    /// `(Print or Type Responses)1. Name and Address  2. Issuer Name`.
    func parted(_ source: [UInt8]) -> [PrintedLine] {
        let first = chunks[0]
        guard chunks.count > 1, source[first.range.lowerBound] == UInt8(ascii: "("),
            let heading = source.withUnsafeBufferPointer({ Self.headingBehindBracket($0, first.range) })
        else { return [self] }
        let width = source[first.range.lowerBound..<heading].count { $0 & 0xC0 != 0x80 }
        var bracket = first
        bracket.range = first.range.lowerBound..<heading
        bracket.end = first.start + width
        var rest = PrintedLine(chunks: chunks, isAfterBlank: false)
        rest.chunks[0].range = heading..<first.range.upperBound
        rest.chunks[0].start += width
        for index in chunks.indices {
            rest.chunks[index].start -= width
            rest.chunks[index].end -= width
        }
        return [PrintedLine(chunks: [bracket], isAfterBlank: isAfterBlank, startsPage: startsPage), rest]
    }

    /// Where heading 1 stands behind a bracket that it touches.
    static func headingBehindBracket(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        var position = range.lowerBound
        while let bracket = source.position(of: UInt8(ascii: ")"), in: position..<range.upperBound) {
            position = bracket + 1
            guard bracket + 3 < range.upperBound else { return nil }
            if source[bracket + 1] == UInt8(ascii: "1"), source[bracket + 2] == UInt8(ascii: ".") {
                return position
            }
        }
        return nil
    }

    /// Lines without the margin that all of them have.
    static func withoutMargin(_ lines: [PrintedLine]) -> [PrintedLine] {
        guard let margin = lines.lazy.map({ $0.chunks[0].start }).min(), margin > 0 else { return lines }
        var lines = lines
        for line in lines.indices {
            for chunk in lines[line].chunks.indices {
                lines[line].chunks[chunk].start -= margin
                lines[line].chunks[chunk].end -= margin
            }
        }
        return lines
    }

    /// Lines on which what did not fit stands again, numbered headings and the dates beside names: each is on a line of
    /// its own, and starts below the text that it made room for.
    static func pushedUp(_ lines: [PrintedLine], _ source: [UInt8]) -> [PrintedLine] {
        var joined: [PrintedLine] = []
        for line in lines {
            if let above = joined.last?.chunks.last, !line.isAfterBlank, line.chunks[0].isBelow(above),
                above.isNumbered(source) && line.chunks[0].isNumbered(source)
                    || line.chunks.count == 1 && line.chunks[0].isDate(source)
            {
                joined[joined.count - 1].chunks += line.chunks
            } else {
                joined.append(line)
            }
        }
        return joined
    }

    /// The chunks of the line that starts at an offset, and where that line's end is over.
    private static func chunks(
        _ source: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (chunks: [Chunk], end: Int) {
        var chunks: [Chunk] = []
        var position = start
        var column = 0
        var blanks = 2
        while position < source.count {
            let byte = source[position]
            if byte == 0x20 {
                let end = source.end(from: position, before: source.count) { $0.other(than: 0x20) }
                blanks += end - position
                column += end - position
                position = end
                continue
            }
            let blank = blankLength(source, at: position)
            if blank > 0 {
                blanks += 1
                position += blank
                column += 1
                continue
            }
            if byte == 0x0A || byte == 0x0C { break }
            let word = (start: position, column: column)
            repeat {
                column += source[position] & 0xC0 == 0x80 ? 0 : 1
                position += 1
                let end = source.end(from: position, before: source.count) { $0.below(0x21) | $0.beyondASCII }
                column += end - position
                position = end
            } while goesOn(source, at: position)
            if blanks > 1 {
                // As many as most lines of tables have.
                if chunks.isEmpty { chunks.reserveCapacity(8) }
                chunks.append(Chunk(range: word.start..<position, start: word.column, end: column))
            } else {
                chunks[chunks.count - 1].range = chunks[chunks.count - 1].range.lowerBound..<position
                chunks[chunks.count - 1].end = column
            }
            blanks = 0
        }
        return (chunks, min(position + 1, source.count))
    }

    /// Whether a chunk goes on behind the letters of ASCII before `position`: with another letter, or with one blank
    /// and a word.
    private static func goesOn(_ source: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        guard position < source.count else { return false }
        if source[position] == 0x20 {
            return position + 1 < source.count && source[position + 1] > 0x20 && source[position + 1] < 0x80
        }
        return source[position] >= 0x80 && blankLength(source, at: position) == 0
    }

    /// The bytes of a blank or no-break space at `position`; 0 where there is none.
    private static func blankLength(_ source: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
        if source[position] == 0x20 || source[position] == 0x09 { return 1 }
        let isNoBreakSpace =
            source[position] == 0xC2 && position + 1 < source.count && source[position + 1] == 0xA0
        return isNoBreakSpace ? 2 : 0
    }
}

extension Chunk {
    /// Whether it is a date and nothing else.
    func isDate(_ source: [UInt8]) -> Bool {
        source[range].count { $0 == UInt8(ascii: "/") } == 2 && shape(source) == .single
    }

    /// Whether it starts where another one goes on, so that it had to make room for it on the next line.
    func isBelow(_ other: Chunk) -> Bool { start > other.start + 4 && start <= other.end }

    /// The words, each a chunk of its own.
    func words(_ source: [UInt8]) -> [Chunk] {
        var words: [Chunk] = []
        appendWords(to: &words, source)
        return words
    }

    /// Appends the words to others.
    func appendWords(to words: inout [Chunk], _ source: [UInt8]) {
        let countsBytes = countsBytes
        var column = start
        var position = range.lowerBound
        while position < range.upperBound {
            let word = (start: position, column: column)
            while position < range.upperBound, source[position] != 0x20 {
                if countsBytes || source[position] & 0xC0 != 0x80 { column += 1 }
                position += 1
            }
            if position > word.start {
                words.append(Chunk(range: word.start..<position, start: word.column, end: column))
            }
            position += 1
            column += 1
        }
    }

    /// Whether each byte takes a column: all letters are ASCII's, or the program that wrote the text counts so.
    var countsBytes: Bool { range.count == width }

    /// The chunk's words where each is a value or a marker of its own (`325 D`); else the chunk.
    func values(_ source: [UInt8]) -> [Chunk] {
        guard let blank = source[range].firstIndex(of: 0x20),
            Chunk(range: range.lowerBound..<blank, start: start, end: end).shape(source) != .text
        else { return [self] }
        var words = words(source)
        guard words.allSatisfy({ $0.shape(source) != .text }) else { return [self] }
        for index in words.indices.dropLast().reversed() where words[index].isDollarSign(source) {
            words[index] = words[index].joined(to: words.remove(at: index + 1))
        }
        // What is raised belongs to what it stands behind: `$ 0 ^(3)`, `3,750 ^` over `(1)`.
        for index in words.indices.dropFirst().reversed()
        where source[words[index].range.lowerBound] == UInt8(ascii: "^") {
            words[index - 1] = words[index - 1].joined(to: words.remove(at: index))
        }
        return words
    }

    /// A text and the amount that touches it at its end, apart: `Stock Option$4.10`.
    func partedFromMoney(_ source: [UInt8]) -> (text: Chunk, amount: Chunk)? {
        guard let sign = range.last(where: { source[$0] == UInt8(ascii: "$") }), sign > range.lowerBound,
            isSmallLetter(source[sign - 1])
        else { return nil }
        let column = end - source[sign..<range.upperBound].count { $0 & 0xC0 != 0x80 }
        let amount = Chunk(range: sign..<range.upperBound, start: column, end: end)
        guard amount.shape(source) == .single else { return nil }
        let text = Chunk(range: range.lowerBound..<sign, start: start, end: column, goesOnWord: goesOnWord)
        return (text, amount)
    }

    /// An indented text and the date that touches it, apart.
    func partedFromDate(_ source: [UInt8]) -> (text: Chunk, date: Chunk)? {
        guard start > 8, let blank = source[range].lastIndex(of: 0x20) else { return nil }
        let column = end - source[blank + 1..<range.upperBound].count { $0 & 0xC0 != 0x80 }
        let date = Chunk(range: blank + 1..<range.upperBound, start: column, end: end)
        guard date.isDate(source) else { return nil }
        return (Chunk(range: range.lowerBound..<blank, start: start, end: column - 1), date)
    }

    /// Whether it is the sign of an amount alone, which stands behind it or on the next line.
    func isDollarSign(_ source: [UInt8]) -> Bool {
        range.count == 1 && source[range.lowerBound] == UInt8(ascii: "$")
    }

    /// From this chunk's beginning to the end of another one on the same line.
    func joined(to last: Chunk) -> Chunk {
        Chunk(range: range.lowerBound..<last.range.upperBound, start: start, end: last.end)
    }

    /// Whether it starts as a numbered heading does: `1. Name`, `2A. Deemed`, `1.Title`.
    func isNumbered(_ source: [UInt8]) -> Bool {
        var position = range.lowerBound
        let end = range.upperBound
        while position < end, position - range.lowerBound < 2, isDigit(source[position]) { position += 1 }
        guard position > range.lowerBound, position < end else { return false }
        if isLetter(source[position]) { position += 1 }
        guard position + 2 < end, source[position] == UInt8(ascii: ".") else { return false }
        let next = source[position + 1]
        return next == 0x20 ? isLetter(source[position + 2]) : isCapital(next)
    }

    /// Whether it is the number of a heading that stands below it: `1.`, `2A.`
    func isItemNumber(_ source: [UInt8]) -> Bool {
        width < 4 && source[range].last == UInt8(ascii: ".") && isDigit(source[range.lowerBound])
    }

    /// Whether no blank parts the number of a heading from its words: `1.Title`.
    func numberTouches(_ source: [UInt8]) -> Bool {
        range.dropLast().contains { source[$0] == UInt8(ascii: ".") && isLetter(source[$0 + 1]) }
            && !source[range].prefix { $0 != UInt8(ascii: ".") }.contains(0x20)
    }

    /// The chunk, cut where a numbered heading starts in one of some columns: there one blank parts it from its
    /// neighbour.
    func parted(at starts: [Int], _ source: [UInt8]) -> [Chunk] {
        guard starts.contains(where: { $0 > start && $0 < end }) else { return [self] }
        let words = words(source)
        guard let last = words.last,
            let next = words.indices.dropFirst().first(where: {
                starts.contains(words[$0].start) && words[$0].joined(to: last).isNumbered(source)
            })
        else { return [self] }
        return [words[0].joined(to: words[next - 1])]
            + words[next].joined(to: last).parted(at: starts, source)
    }

    /// Whether it begins like the caption of a table: `Table I - Non-Derivative Securities`.
    func isTableCaption(_ source: [UInt8]) -> Bool {
        source[range].startsInAnyCase(with: "table i")
    }

    /// The number before a heading, where it is 1.
    func isNumberedOne(_ source: [UInt8]) -> Bool {
        isNumbered(source) && source[range.lowerBound] == UInt8(ascii: "1")
            && source[range.lowerBound + 1] == UInt8(ascii: ".")
    }

    /// What a cell may hold, by its letters alone.
    enum Shape {
        /// Numbers of notes, or stars, and nothing else.
        case marker
        /// A date, a number, an amount of money or one letter, with or without notes: never more than one a row.
        case single
        case text
    }

    func shape(_ source: [UInt8]) -> Shape {
        var position = range.upperBound
        // The sign that raises the marker on the next line.
        if source[position - 1] == UInt8(ascii: "^") {
            repeat { position -= 1 } while position > range.lowerBound && source[position - 1] == 0x20
        }
        while let start = markerStart(source, before: position) { position = start }
        if position == range.lowerBound { return .marker }
        var value = range.lowerBound..<endOfNumber(source, range.lowerBound..<position)
        if value.count == 1 { return .single }
        if source[value].starts(with: "$ ".utf8) { value.removeFirst(2) }
        var digits = 0
        for index in value {
            switch source[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "$"), UInt8(ascii: "/"),
                UInt8(ascii: "-"), UInt8(ascii: "^"):
                continue
            default: return .text
            }
        }
        return digits > 0 ? .single : .text
    }

    /// Where a marker (`(1)`, `(1,2)`, `[1]`, `*`) that ends at `end` starts, the blanks before it included.
    private func markerStart(_ source: [UInt8], before end: Int) -> Int? {
        guard end > range.lowerBound else { return nil }
        var position = end - 1
        let last = source[position]
        if last != UInt8(ascii: "*") {
            guard last == UInt8(ascii: ")") || last == UInt8(ascii: "]") else { return nil }
            let open = last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "[")
            position -= 1
            while position > range.lowerBound,
                isDigit(source[position]) || source[position] == UInt8(ascii: ",") || source[position] == 0x20
            {
                position -= 1
            }
            guard position >= range.lowerBound, source[position] == open, position + 2 < end else {
                return nil
            }
        }
        if position > range.lowerBound, source[position - 1] == UInt8(ascii: "^") { position -= 1 }
        while position > range.lowerBound, source[position - 1] == 0x20 { position -= 1 }
        return position
    }
}

extension PrintedLine {
    /// The chunks of the line, those parted whose words are values of their own.
    func values(_ source: [UInt8]) -> [Chunk] {
        var values: [Chunk] = []
        values.reserveCapacity(chunks.count)
        for chunk in chunks {
            if source[chunk.range].contains(0x20) {
                values += chunk.values(source)
            } else {
                values.append(chunk)
            }
        }
        return values
    }

    /// The line with chunks joined that two blanks part behind a point, a comma, a colon or a bracket, as typists
    /// set them.
    func withSentencesJoined(_ source: [UInt8]) -> PrintedLine {
        var line = self
        line.chunks = []
        for chunk in chunks {
            if let last = line.chunks.last, chunk.start - last.end == 2,
                ".,:)".utf8.contains(source[last.range.upperBound - 1])
            {
                line.chunks[line.chunks.count - 1] = last.joined(to: chunk)
            } else {
                line.chunks.append(chunk)
            }
        }
        return line
    }
}
