/// Words that were broken at the end of a line, and words that a cell's bottom runs through.
extension CharacterGrid {
    /// Whether two lines of a cell follow each other without a blank: a break after `/` or `-`, before `/`,
    /// inside a date or a number, before a raised note, or in a word as long as the cell is wide.
    func isJoined(_ above: Segment, _ below: Segment) -> Bool {
        if above.isCutWord { return true }
        if isBrokenNote(above, below) || isBrokenSign(above, below) || isBrokenBracket(above, below) {
            return true
        }
        return startsInWord(below) || isBrokenWord(above) || (isNumber(above) && isNumber(below))
    }

    /// Whether a word between strokes is broken behind its first or before its last one: `/` over `s/`, `/UT` over `/`.
    private func isBrokenSign(_ above: Segment, _ below: Segment) -> Bool {
        let (start, end) = (lastWord(above), firstWord(below))
        guard self[above.line, start.lowerBound] == Self.slash,
            self[below.line, end.upperBound - 1] == Self.slash
        else { return false }
        return (start.count == 1) != (end.count == 1) && (start.count == 1 || last(above) != Self.slash)
    }

    /// Whether the number of a rule is broken before its bracket: `16` over `(b)`, where the text has `16(b)` elsewhere,
    /// and never with a blank.
    private func isBrokenBracket(_ above: Segment, _ below: Segment) -> Bool {
        guard first(below) == UInt8(ascii: "("), isDigit(last(above)) else { return false }
        let word = source[bytes(of: Segment(line: above.line, columns: lastWord(above)))]
        let start = bytes(of: below).lowerBound
        var end = start
        while end < source.count, !isSpace(source[end]), source[end] != UInt8(ascii: ")") { end += 1 }
        guard end < source.count, source[end] == UInt8(ascii: ")") else { return false }
        let bracket = source[start...end]
        var position = 0
        var isTouching = false
        while let found = bracket.withUnsafeBufferPointer({ source[...].position(of: $0, from: position) }) {
            position = found + 1
            let isParted = found > 0 && source[found - 1] == 0x20
            let before = source[..<(isParted ? found - 1 : found)].suffix(word.count + 1)
            guard
                before.elementsEqual(word) || before.dropFirst().elementsEqual(word) && isSpace(before.first!)
            else { continue }
            if isParted { return false }
            isTouching = true
        }
        return isTouching
    }

    /// Whether a line ends with a `/` or a `-` inside a word, or with `#`; `/s/` and `/NEW/` are words.
    func isBrokenWord(_ segment: Segment) -> Bool {
        let last = last(segment)
        // `#` stands before its number, whose line it did not fit.
        if last == UInt8(ascii: "#") { return true }
        guard last == Self.slash || last == UInt8(ascii: "-") else { return false }
        let word = lastWord(segment)
        return word.count > 1 && (last != Self.slash || self[segment.line, word.lowerBound] != Self.slash)
    }

    /// Whether a line starts with a `/` inside a word.
    func startsInWord(_ segment: Segment) -> Bool {
        guard first(segment) == Self.slash, segment.columns.count > 1, second(segment) != 0x20 else {
            return false
        }
        return self[segment.line, firstWord(segment).upperBound - 1] != Self.slash
    }

    /// Whether a line ends with the sign that raises the note which the next one starts with: `^` over `(1)`.
    func isBrokenNote(_ above: Segment, _ below: Segment) -> Bool {
        last(above) == UInt8(ascii: "^")
            && (first(below) == UInt8(ascii: "(") || first(below) == UInt8(ascii: "*"))
    }

    /// Whether a word of a line has `_` inside for blanks: a cell without bars, or part of one
    /// (` Jane_Doe,_by_proxy 05/15/2013`). Notes, which start in the first column, have their own `_`.
    func hasFilledWord(_ segment: Segment) -> Bool {
        guard style == .underscored, segment.columns.lowerBound > 0,
            has(UInt8(ascii: "_"), segment.line, segment.columns)
        else { return false }
        return segment.columns.dropFirst().dropLast().contains { column in
            self[segment.line, column] == UInt8(ascii: "_")
                && !isBlank(segment.line, column - 1, isFilled: true)
                && !isBlank(segment.line, column + 1, isFilled: true)
        }
    }

    func lastWord(_ segment: Segment) -> Range<Int> {
        let isFilled = segment.isFilled || hasFilledWord(segment)
        var start = segment.columns.upperBound
        while start > segment.columns.lowerBound, !isBlank(segment.line, start - 1, isFilled: isFilled) {
            start -= 1
        }
        return start..<segment.columns.upperBound
    }

    private func firstWord(_ segment: Segment) -> Range<Int> {
        let isFilled = segment.isFilled || hasFilledWord(segment)
        let end = segment.columns.first { isBlank(segment.line, $0, isFilled: isFilled) }
        return segment.columns.lowerBound..<(end ?? segment.columns.upperBound)
    }

    /// Whether a line is nothing but a date.
    func isDate(_ segment: Segment) -> Bool {
        var slashes = 0
        for column in segment.columns {
            switch self[segment.line, column] {
            case Self.slash: slashes += 1
            case 0x30...0x39: break
            default: return false
            }
        }
        return slashes == 2
    }

    /// Whether a line is nothing but a part of a number or a date.
    private func isNumber(_ segment: Segment) -> Bool {
        segment.columns.allSatisfy { column in
            switch self[segment.line, column] {
            case 0x30...0x39, 0x24, 0x2C, 0x2E, Self.slash: true
            default: false
            }
        }
    }

    private static var slash: UInt8 { UInt8(ascii: "/") }

    private func first(_ segment: Segment) -> UInt8 { self[segment.line, segment.columns.lowerBound] }
    private func second(_ segment: Segment) -> UInt8 { self[segment.line, segment.columns.lowerBound + 1] }
    private func last(_ segment: Segment) -> UInt8 { self[segment.line, segment.columns.upperBound - 1] }
}
