import FormText

/// A word of a table whose cells have lost their borders, and what it can be.
struct Word {
    /// What a word can be, each a bit.
    struct Shapes: OptionSet {
        let rawValue: UInt16
        static let date = Shapes(rawValue: 1)
        static let number = Shapes(rawValue: 2)
        static let money = Shapes(rawValue: 4)
        static let code = Shapes(rawValue: 8)
        static let timeliness = Shapes(rawValue: 16)
        static let acquiredDisposed = Shapes(rawValue: 32)
        static let ownership = Shapes(rawValue: 64)
        /// Nothing but note markers: `(1)`, `(1)(2)`.
        static let notes = Shapes(rawValue: 128)
        /// A price that only a note tells: `$ (1)`.
        static let pricedByNote = Shapes(rawValue: 1024)
        /// A value with note markers right behind it: `27,484(1)`.
        static let noted = Shapes(rawValue: 512)
        /// A letter that another sign stands for.
        static let repaired = Shapes(rawValue: 256)
        /// A few signs that may be all that recognition left of a letter.
        static let unreadable = Shapes(rawValue: 2048)
        /// A stroke that may be the border between two cells.
        static let border = Shapes(rawValue: 4096)
        /// An ownership letter that can only be the `D` of direct.
        static let direct = Shapes(rawValue: 8192)
    }

    var range: Range<Int>
    /// The part of it that is a value; the rest is what recognition left of a note's marker.
    var value: Range<Int>
    var hasBrokenMarker = false
    /// A number that equal words share.
    private(set) var hash: Int = 0
    var shapes: Shapes
    var isFirstInLine: Bool
    /// Whether an empty line stands before its line.
    var isAfterBlank: Bool
    /// How many blanks stand before it in its line.
    var gap: Int

    init(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ shapes: Shapes, isFirstInLine: Bool,
        isAfterBlank: Bool, gap: Int
    ) {
        self.range = range
        value = range
        self.shapes = shapes
        self.isFirstInLine = isFirstInLine
        self.isAfterBlank = isAfterBlank
        self.gap = gap
        for index in range { hash = hash &* 31 &+ Int(text[index]) }
    }

    /// Whether it is a number of more digits than names have.
    var isLongNumber: Bool { shapes.contains(.number) && value.count > 4 }

    /// Whether two words have the same letters.
    func isSame(as other: Word) -> Bool { hash == other.hash && range.count == other.range.count }

    /// The words of some lines, in order.
    static func words(
        of lines: [Int], _ page: Page, _ text: UnsafeBufferPointer<UInt8>, style: FilingStyle
    ) -> [Word] {
        var words: [Word] = []
        for line in lines {
            var lineEnd: Int?
            for cell in page.cells[page.lines[line].cells] {
                for range in ranges(of: cell.range, text) {
                    let isFirst = lineEnd == nil
                    words.append(
                        Word(
                            text, range, shapes(text, range, style: style),
                            isFirstInLine: isFirst,
                            isAfterBlank: isFirst && page.lines[line].isAfterBlank,
                            gap: lineEnd.map { range.lowerBound - $0 } ?? 0))
                    lineEnd = range.upperBound
                }
            }
        }
        return words
    }

    /// The words of a cell. A `$` that stands alone belongs to the number behind it.
    static func ranges(of cell: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = cell.lowerBound
        while start < cell.upperBound {
            var end = start
            while end < cell.upperBound, !isSpace(text[end]) { end += 1 }
            if end - start == 1, text[start] == UInt8(ascii: "$") {
                // `$ 4.10` is one word, `$ (1)` a price that only a note tells.
                while end < cell.upperBound, isSpace(text[end]) { end += 1 }
                while end < cell.upperBound, !isSpace(text[end]) { end += 1 }
            }
            ranges.append(start..<end)
            start = end
            while start < cell.upperBound, isSpace(text[start]) { start += 1 }
        }
        return ranges
    }

    static func shapes(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, style: FilingStyle
    ) -> Shapes {
        var shapes: Shapes = []
        let first = text[range.lowerBound]
        func price() -> ReadCell? { ReadCell.read(text, range, as: .price, style: style)?.cell }
        if first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || first == UInt8(ascii: "$"),
            case .none? = price()?.value
        {
            return first == UInt8(ascii: "$") ? .pricedByNote : .notes
        }
        let markers = NoteMarkers(text, range, style: style)
        let value = range.lowerBound..<markers.valueEnd
        if text[range.upperBound - 1] == UInt8(ascii: ")"), !markers.numbers.isEmpty {
            shapes.insert(.noted)
        }
        guard !value.isEmpty else { return shapes }
        if mayBeNumber(first) {
            if DateValue.read(text, value) != nil || WrittenDate.read(text, value) != nil {
                shapes.insert(.date)
            }
            if let number = price()?.number { shapes.insert(number.isMoney ? .money : .number) }
        }
        // Most words are longer than codes and letters; `Direct` is the longest.
        guard value.count <= 8 else { return shapes }
        let isWord = value.count > 3 && isSmallLetter(text[range.lowerBound + 1])
        if !isWord, CodeValue.read(text, value)?.code != nil { shapes.insert(.code) }
        if value.count == 1, first == UInt8(ascii: "V") || first == UInt8(ascii: "L") {
            shapes.insert(.timeliness)
        }
        guard !NumberValue.isNone(text, value) else { return shapes }
        let (a, d, i) = (UInt8(ascii: "A"), UInt8(ascii: "D"), UInt8(ascii: "I"))
        for (letters, shape) in [((a, d), Shapes.acquiredDisposed), ((d, i), .ownership)]
        where !isWord || shape == .ownership {
            guard let letter = LetterValue.read(text, value, letters: letters) else { continue }
            shapes.insert(shape)
            if letter.isRepaired { shapes.insert(.repaired) }
        }
        return shapes
    }

    /// Whether a number or a date may begin with a byte.
    static func mayBeNumber(_ first: UInt8) -> Bool {
        isDigit(first) || first == UInt8(ascii: "$") || first == UInt8(ascii: ".")
    }
}
