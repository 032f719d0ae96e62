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
    /// What stands at each place, line by line.
    private var signs: [UInt8] = []
    private var lineStarts = [LineStart(byte: 0, sign: 0, stretch: 0, bar: 0)]
    private var stretches: [Stretch] = []
    /// Which signs can be part of a box's side.
    private var barSigns: [Int] = []

    /// What stands for characters beyond ASCII; others stand for themselves.
    private enum Sign {
        static let rule: UInt8 = 0x80
        static let bar: UInt8 = 0x81
        static let noBreakSpace: UInt8 = 0xA0
        static let other: UInt8 = 0xFF
    }

    /// Where a line starts; the last one is where the text ends.
    private struct LineStart {
        /// Among the source's bytes.
        var byte: Int
        /// Among the signs, the stretches, and the signs that can be part of a box's side.
        var sign: Int
        var stretch: Int
        var bar: Int
    }

    /// Characters of a line that have as many bytes each.
    private struct Stretch {
        /// The first of them among the signs, and among the source's bytes.
        var sign: Int
        var byte: Int
        var length: Int

        /// Where the character of a sign starts in the source.
        func byte(of sign: Int) -> Int { byte + (sign - self.sign) * length }
    }

    /// - Returns: `nil` where the text draws no boxes.
    init?(_ source: [UInt8]) {
        guard Style.isPossible(in: source), let style = Style(of: source) else { return nil }
        self.init(source, style: style)
    }

    init(_ source: [UInt8], style: Style) {
        self.source = source
        self.style = style
        signs = [UInt8](unsafeUninitializedCapacity: source.count) { signs, count in
            var filling = Filling(signs: signs, style: style)
            source.withUnsafeBufferPointer { filling.read($0) }
            (count, lineStarts) = (filling.count, filling.lineStarts)
            (stretches, barSigns) = (filling.stretches, filling.barSigns)
        }
    }

    /// The grid in the making.
    private struct Filling {
        /// Room for as many signs as the text has bytes.
        let signs: UnsafeMutableBufferPointer<UInt8>
        let style: Style
        private(set) var count = 0
        private(set) var lineStarts = [LineStart(byte: 0, sign: 0, stretch: 0, bar: 0)]
        private(set) var stretches: [Stretch] = []
        private(set) var barSigns: [Int] = []
        /// How many bytes the characters of the last stretch have; 0 where the line has none yet.
        private var length = 0

        init(signs: UnsafeMutableBufferPointer<UInt8>, style: Style) {
            self.signs = signs
            self.style = style
        }

        mutating func read(_ source: UnsafeBufferPointer<UInt8>) {
            var offset = 0
            while offset < source.count {
                // What most of a text is: signs that tell nothing of boxes.
                var end = source.end(from: offset, before: source.count, Style.signs)
                if end > offset {
                    startStretch(at: offset, length: 1)
                    _ = signs[count...].initialize(fromContentsOf: source[offset..<end])
                    count += end - offset
                    offset = end
                    continue
                }
                let byte = source[offset]
                if byte == 0x0A || byte == 0x0C {
                    offset += 1
                    // A new page at a line's start ends neither the line nor a box.
                    if byte == 0x0C, count == lineStarts[lineStarts.count - 1].sign {
                        lineStarts[lineStarts.count - 1].byte = offset
                    } else {
                        startLine(at: offset)
                    }
                    continue
                }
                let (scalar, length) = scalar(in: source, at: offset)
                let sign = byte == 0x09 ? 0x20 : CharacterGrid.sign(for: scalar)
                startStretch(at: offset, length: length)
                let isTyped = sign == CharacterGrid.bar || sign == CharacterGrid.corner
                if style == .drawn ? sign == Sign.bar : isTyped { barSigns.append(count) }
                if sign == Sign.rule {
                    end = source.endOfRepetition(of: length, from: offset)
                    let next = count + (end - offset) / length
                    signs[count..<next].initialize(repeating: sign)
                    (count, offset) = (next, end)
                } else {
                    signs.initializeElement(at: count, to: sign)
                    (count, offset) = (count + 1, offset + length)
                }
            }
            startLine(at: offset)
        }

        private mutating func startLine(at byte: Int) {
            lineStarts.append(
                LineStart(byte: byte, sign: count, stretch: stretches.count, bar: barSigns.count))
            length = 0
        }

        /// Says that characters of `length` bytes come, where those before them have another length.
        private mutating func startStretch(at byte: Int, length: Int) {
            guard length != self.length else { return }
            self.length = length
            stretches.append(Stretch(sign: count, byte: byte, length: length))
        }
    }

    private static func sign(for scalar: UInt32) -> UInt8 {
        switch scalar {
        case ..<0x80: UInt8(scalar)
        case 0xA0: Sign.noBreakSpace
        case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: Sign.rule
        case 0x2500...0x257F: Sign.bar
        default: Sign.other
        }
    }

    var lines: Range<Int> { 0..<lineStarts.count - 1 }

    /// Where a line starts in the source, or where the source ends behind the last.
    func lineStart(_ line: Int) -> Int { lineStarts[line].byte }

    /// How many columns a line has.
    func width(of line: Int) -> Int { lineStarts[line + 1].sign - lineStarts[line].sign }

    /// What stands at a place, in ASCII; a blank beyond the end of a line.
    subscript(line: Int, column: Int) -> UInt8 {
        guard line >= 0, line + 1 < lineStarts.count, column >= 0 else { return 0x20 }
        let sign = lineStarts[line].sign + column
        return sign < lineStarts[line + 1].sign ? signs[sign] : 0x20
    }

    /// Which bytes of the source a segment is; it must lie in its line and not be empty.
    func bytes(of segment: Segment) -> Range<Int> {
        let start = lineStarts[segment.line].sign
        let (first, last) = (start + segment.columns.lowerBound, start + segment.columns.upperBound - 1)
        var low = lineStarts[segment.line].stretch
        let end = lineStarts[segment.line + 1].stretch
        var high = end
        while high - low > 1 {
            let middle = (low + high) / 2
            if stretches[middle].sign <= first { low = middle } else { high = middle }
        }
        let byte = stretches[low].byte(of: first)
        while low + 1 < end, stretches[low + 1].sign <= last { low += 1 }
        return byte..<stretches[low].byte(of: last) + stretches[low].length
    }

    /// A segment without the blanks at its ends; `nil` where it has nothing else.
    func trimmed(_ segment: Segment) -> Segment? {
        var result = segment
        let start = lineStarts[segment.line].sign
        var low = start + segment.columns.lowerBound
        var high = start + min(segment.columns.upperBound, width(of: segment.line))
        signs.withUnsafeBytes { signs in
            func word(_ sign: Int) -> UInt64 { signs.loadUnaligned(fromByteOffset: sign, as: UInt64.self) }
            // Blanks are many, in a cell's last lines above all.
            while low + 8 <= high, word(low) == Self.eightBlanks { low += 8 }
            while low < high, isBlank(signs[low], isFilled: segment.isFilled) { low += 1 }
            while low + 8 <= high, word(high - 8) == Self.eightBlanks { high -= 8 }
            while high > low, isBlank(signs[high - 1], isFilled: segment.isFilled) { high -= 1 }
        }
        guard low < high else { return nil }
        result.columns = low - start..<high - start
        return result
    }

    private static let eightBlanks: UInt64 = 0x2020_2020_2020_2020

    /// The first run of two blanks or more of a segment from a column on, before which no blank stands; `nil` where
    /// none comes.
    func gap(in segment: Segment, from column: Int) -> Range<Int>? {
        let start = lineStarts[segment.line].sign
        let end = start + segment.columns.upperBound
        var low = start + column
        while low + 1 < end {
            // One of two blanks stands at every second place.
            if !isBlank(signs[low + 1], isFilled: segment.isFilled) {
                low += 2
            } else if !isBlank(signs[low], isFilled: segment.isFilled) {
                low += 1
            } else {
                var high = low + 2
                while high < end, isBlank(signs[high], isFilled: segment.isFilled) { high += 1 }
                return low - start..<high - start
            }
        }
        return nil
    }

    /// Whether a sign of ASCII stands in some columns of a line; blanks do beyond its end.
    func has(_ sign: UInt8, _ line: Int, _ columns: Range<Int>) -> Bool {
        let (start, width) = (lineStarts[line].sign, width(of: line))
        if columns.upperBound > width, sign == 0x20 { return true }
        let there = start + min(columns.lowerBound, width)..<start + min(columns.upperBound, width)
        return signs.withUnsafeBufferPointer { $0.position(of: sign, in: there) != nil }
    }

    /// Whether a column of a segment is blank.
    func isBlank(_ line: Int, _ column: Int, isFilled: Bool) -> Bool {
        isBlank(self[line, column], isFilled: isFilled)
    }

    private func isBlank(_ sign: UInt8, isFilled: Bool) -> Bool {
        sign == 0x20 || sign == Sign.noBreakSpace || (isFilled && sign == UInt8(ascii: "_"))
    }

    // MARK: Bars and rules

    /// Puts the columns of a line that are sides or corners of boxes in place of `bars`.
    func bars(in line: Int, _ bars: inout [Int]) {
        let (start, end) = (lineStarts[line], lineStarts[line + 1])
        bars.removeAll(keepingCapacity: true)
        for sign in barSigns[start.bar..<end.bar] where isBar(line, sign - start.sign) {
            bars.append(sign - start.sign)
        }
    }

    private func isBar(_ line: Int, _ column: Int) -> Bool {
        guard style != .drawn else { return true }
        guard isLikeBar(line, column) else { return false }
        // A bar is no letter of a text where another one, or a rule, meets it from above or below.
        return isLikeBar(line - 1, column) || isLikeBar(line + 1, column)
            || (column - 1...column + 1).contains { isRule(line - 1, $0) || isRule(line + 1, $0) }
    }

    /// What looks like sides of boxes in a line, whatever stands above and below.
    func sides(in line: Int) -> [Int] {
        let (start, end) = (lineStarts[line], lineStarts[line + 1])
        return barSigns[start.bar..<end.bar].lazy.map { $0 - start.sign }.filter { isLikeBar(line, $0) }
    }

    /// Where a side goes from its line.
    enum Direction {
        case up
        case down
        /// Up, down, or both: a `+` between two rules.
        case unknown
    }

    /// Where a side goes: up, but for the upper corners of drawn boxes.
    func direction(_ line: Int, _ column: Int) -> Direction {
        guard style == .drawn else {
            return isRule(line, column - 1) && isRule(line, column + 1) && style == .typed ? .unknown : .up
        }
        let sign = bytes(of: Segment(line: line, columns: column..<column + 1)).lowerBound
        return switch scalar(in: source, at: sign).scalar {
        case 0x250C...0x2513, 0x252C...0x2533, 0x2552...0x2557, 0x2564...0x2566, 0x256D...0x256E: .down
        default: .up
        }
    }

    private func isLikeBar(_ line: Int, _ column: Int) -> Bool {
        let sign = self[line, column]
        switch style {
        case .drawn: return sign == Sign.bar
        case .underscored: return sign == Self.bar
        case .typed:
            guard sign != Self.bar else { return true }
            return sign == Self.corner
                && [column - 1, column + 1].contains { isRule(line, $0) || self[line, $0] == Self.corner }
        }
    }

    private static let bar = UInt8(ascii: "|")
    private static let corner = UInt8(ascii: "+")

    /// Whether a place is part of a horizontal line.
    func isRule(_ line: Int, _ column: Int) -> Bool {
        let sign = self[line, column]
        return switch style {
        case .drawn: sign == Sign.rule
        case .typed: sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=")
        case .underscored: sign == UInt8(ascii: "_") || sign == UInt8(ascii: "=")
        }
    }

    /// Whether all of some columns are a horizontal line, corners included.
    func isRuled(_ line: Int, _ columns: Range<Int>) -> Bool {
        guard style == .drawn else { return columns.allSatisfy { isRule(line, $0) || isLikeBar(line, $0) } }
        guard lines.contains(line), columns.upperBound <= width(of: line) else { return false }
        let (low, high) = (
            lineStarts[line].sign + columns.lowerBound, lineStarts[line].sign + columns.upperBound
        )
        return signs.withUnsafeBufferPointer { signs in
            signs.end(from: low, before: high) { $0.other(than: Sign.rule, besides: Sign.rule ^ Sign.bar) }
                == high
        }
    }
}

extension CharacterGrid.Style {
    /// Which bytes are no letter, no blank, and no other sign that is no part of a box's side.
    @inline(__always)
    fileprivate static func signs(_ bytes: EightBytes) -> UInt64 {
        bytes.below(0x20) | bytes.from(0x7C) | bytes.equal(UInt8(ascii: "+"))
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
            var index = 0
            while drawn < 20 {
                index = source.end(from: index, before: source.count) { bytes in
                    bytes.beyondASCII | bytes.equal(UInt8(ascii: "+")) | bytes.equal(UInt8(ascii: "|"))
                }
                guard index < source.count else { break }
                let next = index + 1 < source.count ? source[index + 1] : 0
                switch source[index] {
                case 0xE2: if next == 0x94 || next == 0x95 { drawn += 1 }
                case UInt8(ascii: "+"):
                    let isRule = next == UInt8(ascii: "-") || next == UInt8(ascii: "=")
                    if isRule, index + 2 < source.count, source[index + 2] == next { typed += 1 }
                case UInt8(ascii: "|"):
                    let underscore = UInt8(ascii: "_")
                    if index > 1, source[index - 1] == underscore, source[index - 2] == underscore {
                        underscored += 1
                    }
                default: break
                }
                index += 1
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
