/// A text as lines and columns of characters, in which boxes are drawn.
///
/// A column is a Unicode scalar, as wide as any other.
struct CharacterGrid {
    /// How a text draws its boxes.
    enum Style {
        /// With box-drawing characters: `┌─┬`, `│`, `━`.
        case drawn
        /// With `+--+`, `|`, `=`.
        case typed
        /// With `|` and `=`, and with `_` for the bottom of a cell, which takes the place of the blanks in the
        /// cell's last line.
        case underscored
    }

    /// A stretch of one line.
    struct Segment {
        var line: Int
        var columns: Range<Int>
        /// Whether `_` stands in it for blanks.
        var isFilled = false
        /// Whether it is one word that takes all the width between a blank on its left and the bar on its right:
        /// the word was cut there.
        var isCutWord = false
    }

    let source: [UInt8]
    let style: Style
    private let characters: [Character]
    private let lineStarts: [LineStart]

    private struct Character {
        var scalar: UInt32
        /// Where it starts among the source's bytes.
        var byte: UInt32
    }

    /// Where a line starts; the last one is where the text ends.
    private struct LineStart {
        /// Among the characters, and among the source's bytes.
        var character: Int
        var byte: Int
        /// Among the characters that can be part of a box's side.
        var bar: Int
    }

    /// The characters that can be part of a box's side.
    private let barCharacters: [Int]
    /// The words before brackets, which tell how those are joined that a line's end parts.
    let bracketedWords: BracketedWords

    /// - Returns: `nil` where the text draws no boxes.
    init?(_ source: [UInt8]) {
        guard Style.isPossible(in: source), let style = Style(of: source) else { return nil }
        self.init(source, style: style)
    }

    init(_ source: [UInt8], style: Style) {
        self.source = source
        self.style = style
        var bars: [Int] = []
        var brackets: [BracketedWords.Place] = []
        var lines = [LineStart(character: 0, byte: 0, bar: 0)]
        let characters = [Character](unsafeUninitializedCapacity: source.count) { characters, count in
            source.withUnsafeBufferPointer { source in
                var offset = 0
                while offset < source.count {
                    // What most of a text is: signs that tell nothing of boxes.
                    var plainEnd = offset
                    while plainEnd < source.count, style.isPlain(source[plainEnd]) { plainEnd += 1 }
                    for index in offset..<plainEnd {
                        characters.initializeElement(
                            at: count + index - offset,
                            to: Character(scalar: UInt32(source[index]), byte: UInt32(index)))
                    }
                    count += plainEnd - offset
                    offset = plainEnd
                    guard offset < source.count else { break }
                    let byte = source[offset]
                    var (scalar, length) = scalar(in: source, at: offset)
                    if byte <= 0x0D {
                        switch byte {
                        case 0x0D where offset + 1 < source.count && source[offset + 1] == 0x0A:
                            offset += 1
                            continue
                        case 0x0A, 0x0C, 0x0D:
                            offset += 1
                            lines.append(LineStart(character: count, byte: offset, bar: bars.count))
                            continue
                        case 0x09: scalar = 0x20
                        default: break
                        }
                    }
                    if style.mayHaveBar(scalar) { bars.append(count) }
                    if scalar == BracketedWords.open {
                        brackets.append((lines.count - 1, count - lines[lines.count - 1].character))
                    }
                    // A rule is one sign many times.
                    var end = offset + length
                    while Style.isDrawnRule(scalar), end + 3 <= source.count, source[end] == byte,
                        source[end + 1] == source[offset + 1], source[end + 2] == source[offset + 2]
                    { end += 3 }
                    for start in stride(from: offset, to: end, by: length) {
                        characters.initializeElement(
                            at: count, to: Character(scalar: scalar, byte: UInt32(start)))
                        count += 1
                    }
                    offset = end
                }
            }
        }
        lines.append(LineStart(character: characters.count, byte: source.count, bar: bars.count))
        self.characters = characters
        lineStarts = lines
        barCharacters = bars
        bracketedWords = BracketedWords(brackets: brackets)
    }

    var lines: Range<Int> { 0..<lineStarts.count - 1 }

    /// Where a line starts in the source, or where the source ends behind the last.
    func lineStart(_ line: Int) -> Int { lineStarts[line].byte }

    /// How many columns a line has.
    func width(of line: Int) -> Int { lineStarts[line + 1].character - lineStarts[line].character }

    /// The scalar at a place; a blank beyond the end of a line.
    subscript(line: Int, column: Int) -> UInt32 {
        guard line >= 0, line + 1 < lineStarts.count, column >= 0 else { return 0x20 }
        let character = lineStarts[line].character + column
        return character < lineStarts[line + 1].character ? characters[character].scalar : 0x20
    }

    /// Which bytes of the source a segment is; it must lie in its line and not be empty.
    func bytes(of segment: Segment) -> Range<Int> {
        let line = lineStarts[segment.line].character
        let last = characters[line + segment.columns.upperBound - 1]
        let length = last.scalar < 0x80 ? 1 : UTF8.width(Unicode.Scalar(last.scalar)!)
        return Int(characters[line + segment.columns.lowerBound].byte)..<Int(last.byte) + length
    }

    /// A segment without the blanks at its ends; `nil` where it has nothing else.
    func trimmed(_ segment: Segment) -> Segment? {
        var result = segment
        let start = lineStarts[segment.line].character
        var low = start + segment.columns.lowerBound
        var high = start + min(segment.columns.upperBound, width(of: segment.line))
        while low < high, isBlank(characters[low].scalar, isFilled: segment.isFilled) { low += 1 }
        while high > low, isBlank(characters[high - 1].scalar, isFilled: segment.isFilled) { high -= 1 }
        guard low < high else { return nil }
        result.columns = low - start..<high - start
        return result
    }

    /// The first blanks of a segment from a column on; `nil` where none come.
    func blanks(in segment: Segment, from column: Int) -> Range<Int>? {
        let start = lineStarts[segment.line].character
        let end = start + segment.columns.upperBound
        var low = start + column
        while low < end, !isBlank(characters[low].scalar, isFilled: segment.isFilled) { low += 1 }
        guard low < end else { return nil }
        var high = low + 1
        while high < end, isBlank(characters[high].scalar, isFilled: segment.isFilled) { high += 1 }
        return low - start..<high - start
    }

    /// Whether a column of a segment is blank.
    func isBlank(_ line: Int, _ column: Int, isFilled: Bool) -> Bool {
        isBlank(self[line, column], isFilled: isFilled)
    }

    private func isBlank(_ scalar: UInt32, isFilled: Bool) -> Bool {
        scalar == 0x20 || scalar == 0xA0 || (isFilled && scalar == UInt32(UInt8(ascii: "_")))
    }

    // MARK: Bars and rules

    /// The columns of a line that are sides or corners of boxes.
    func bars(in line: Int) -> [Int] {
        let (start, end) = (lineStarts[line], lineStarts[line + 1])
        var bars: [Int] = []
        bars.reserveCapacity(end.bar - start.bar)
        for character in barCharacters[start.bar..<end.bar]
        where style == .drawn || isBar(line, character - start.character) {
            bars.append(character - start.character)
        }
        return bars
    }

    private func isBar(_ line: Int, _ column: Int) -> Bool {
        guard isLikeBar(line, column) else { return false }
        // A bar is no letter of a text where another one, or a rule, meets it from above or below.
        return isLikeBar(line - 1, column) || isLikeBar(line + 1, column)
            || (column - 1...column + 1).contains { isRule(line - 1, $0) || isRule(line + 1, $0) }
    }

    private func isLikeBar(_ line: Int, _ column: Int) -> Bool {
        let scalar = self[line, column]
        switch style {
        case .drawn: return Style.isDrawnBar(scalar)
        case .underscored: return scalar == Style.bar
        case .typed:
            guard scalar != Style.bar else { return true }
            return scalar == Style.corner
                && [column - 1, column + 1].contains { isRule(line, $0) || self[line, $0] == Style.corner }
        }
    }

    /// Whether a place is part of a horizontal line.
    func isRule(_ line: Int, _ column: Int) -> Bool {
        isRule(self[line, column])
    }

    private func isRule(_ scalar: UInt32) -> Bool {
        switch style {
        case .drawn: Style.isDrawnRule(scalar)
        case .typed: scalar == UInt32(UInt8(ascii: "-")) || scalar == UInt32(UInt8(ascii: "="))
        case .underscored: scalar == UInt32(UInt8(ascii: "_")) || scalar == UInt32(UInt8(ascii: "="))
        }
    }

    /// Whether all of some columns are a horizontal line, corners included.
    func isRuled(_ line: Int, _ columns: Range<Int>) -> Bool {
        guard style == .drawn else {
            return columns.allSatisfy { isRule(line, $0) || isLikeBar(line, $0) }
        }
        guard lines.contains(line), columns.upperBound <= width(of: line) else { return false }
        let start = lineStarts[line].character
        return characters[start + columns.lowerBound..<start + columns.upperBound]
            .allSatisfy { Style.isDrawn($0.scalar) }
    }
}

extension CharacterGrid.Style {
    fileprivate static let bar = UInt32(UInt8(ascii: "|"))
    fileprivate static let corner = UInt32(UInt8(ascii: "+"))

    fileprivate static func isDrawnRule(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: true
        default: false
        }
    }

    fileprivate static func isDrawnBar(_ scalar: UInt32) -> Bool {
        isDrawn(scalar) && !isDrawnRule(scalar)
    }

    /// Whether a sign is one of those for drawing boxes.
    fileprivate static func isDrawn(_ scalar: UInt32) -> Bool { (0x2500...0x257F).contains(scalar) }

    /// Whether a sign can be part of a box's side.
    fileprivate func mayHaveBar(_ scalar: UInt32) -> Bool {
        self == .drawn ? Self.isDrawnBar(scalar) : scalar == Self.bar || scalar == Self.corner
    }

    /// Whether a byte is a letter or a blank, or another sign that is no part of a box and opens no bracket.
    fileprivate func isPlain(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte >= 0x2C && byte < 0x7C
    }

    /// Whether a text has a sign that every style needs: `|`, or the first byte of `│`. Most texts have none,
    /// and this is told many bytes at a time.
    fileprivate static func isPossible(in source: [UInt8]) -> Bool {
        source.has(UInt8(ascii: "|")) || source.has(0xE2)
    }

    /// How a text draws its boxes: by more than a few signs that nothing else would put there.
    ///
    /// - Returns: `nil` where it draws none.
    fileprivate init?(of source: [UInt8]) {
        var drawn = 0
        var typed = 0
        var underscored = 0
        source.withUnsafeBufferPointer { source in
            for index in source.indices.dropLast(2) {
                if drawn == 20 { break }
                let byte = source[index]
                guard byte >= 0x80 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "_") else { continue }
                let (next, third) = (source[index + 1], source[index + 2])
                switch byte {
                case 0xE2: if next == 0x94 || next == 0x95 { drawn += 1 }
                case UInt8(ascii: "+"):
                    if next == third, next == UInt8(ascii: "-") || next == UInt8(ascii: "=") { typed += 1 }
                case UInt8(ascii: "_"):
                    if next == UInt8(ascii: "_"), third == UInt8(ascii: "|") { underscored += 1 }
                default: break
                }
            }
        }
        if drawn >= 20 {
            self = .drawn
        } else if typed >= 6, typed >= underscored {
            self = .typed
        } else if underscored >= 6 {
            self = .underscored
        } else {
            return nil
        }
    }
}
