public import OwnershipModel

/// A text, cut into lines of cells that know where they stand.
///
/// Whatever the text was (tab-separated, piped, HTML), a page is the same: clean bytes, lines from top to
/// bottom, cells from left to right. Nothing is left out but markup and white space.
public struct Page: Sendable {
    /// How the text was cut.
    public let layout: Layout
    /// The clean text, UTF-8: markup gone, superscripts and escapes written plainly.
    ///
    /// Behind the lines stand the headers and footers of a print, what stands around the form, and the values of a
    /// submission's header, which are no part of the page.
    public internal(set) var text: [UInt8]
    public private(set) var lines: [Line]
    /// The cells that are not empty, line by line.
    public private(set) var cells: [Cell]
    /// Targets of the page's links, by number.
    public let links: [String]
    /// What the header of the submission says that holds the form, where it stands in one.
    public internal(set) var submission: SubmissionHeader?
    /// Which bytes of the text, behind the lines too, are the headers and footers of a print: see ``PrintMargins``.
    public internal(set) var margins: [Range<Int>] = []
    /// Which bytes of the text, behind the lines too, stand around the form: see ``CodeFence``.
    public internal(set) var outside: [Range<Int>] = []
    /// Whether its columns were told by position, and left aside: see ``withoutColumns()``.
    public internal(set) var hasLostColumns = false
    /// Whether a text browser set its items or tables, so that its columns are certain.
    public internal(set) var isSetByBrowser = false
    /// Whether its rows were broken at a width, and what was left between their cells there: see ``WrappedLines``.
    public internal(set) var hasCutRows = false
    /// Which stretches of the text were put together from torn cells, and may lack a part or a blank.
    public internal(set) var inDoubt: [Range<Int>] = []
    /// Whether each cell of a web page, and each paragraph, has a line or more of its own: see ``LineFragments``.
    public internal(set) var isOfFragments = false
    /// Whether lines of its cells stand on one line, a blank where one ended: see ``NestedPipes``, ``DashedTables``.
    public internal(set) var hasLostBreaks = false
    /// Whether the file has no capitals, and the clean text nothing else: see ``LostCapitals``.
    var hasLostCapitals = false
    let source: SourceText
    var origins: Origins

    /// The cells of one line.
    public struct Line: Sendable {
        /// Which of the page's cells.
        public var cells: Range<Int>
        /// Whether an empty line, or the text's beginning, comes before it.
        public var isAfterBlank: Bool
        /// Whether it stands in the head of a table, above the rules and marks that its rows start under.
        public var isHead = false
        /// Whether the title of a row may have a part of its neighbour's, or lack one.
        public var isTitleInDoubt = false
    }

    /// A stretch of text that stands on its own; never empty, no white space at its ends.
    public struct Cell: Sendable {
        /// Which bytes of the page's text.
        public var range: Range<Int>
        /// Its number in its line, from 0, with empty cells counted; in a text without cell borders the
        /// blanks and letters before it.
        public var column: Int
        /// The number of the link it is part of.
        public var link: Int?
    }

    /// A break between two lines inside a cell: a vertical tab.
    public static let lineBreak: UInt8 = 0x0B

    /// The text of `range`, as a string: line ends and the blanks around them are one blank.
    public func string(_ range: Range<Int>) -> String {
        guard hasLostCapitals else { return written(range) }
        return String(decoding: written(range).utf8.map(lowercased), as: UTF8.self)
    }

    mutating func raiseSmallLetters() {
        hasLostCapitals = true
        for index in text.indices where isSmallLetter(text[index]) { text[index] &= 0xDF }
    }

    private func written(_ range: Range<Int>) -> String {
        text.withUnsafeBufferPointer { buffer in
            let bytes = UnsafeBufferPointer(rebasing: buffer[range])
            guard bytes.contains(where: { $0 < 0x20 }) else { return String(decoding: bytes, as: UTF8.self) }
            return String(unsafeUninitializedCapacity: bytes.count) { folded in
                var count = 0
                var isBehindBreak = false
                for (offset, byte) in bytes.enumerated() {
                    if byte > 0x20 {
                        if isBehindBreak, hasBrokenWord(folded[..<(count - 1)], bytes[offset...]) {
                            count -= 1
                        }
                        isBehindBreak = false
                    } else if isBehindBreak {
                        continue
                    } else if byte < 0x20 {
                        while count > 0, folded[count - 1] == 0x20 { count -= 1 }
                        isBehindBreak = true
                    }
                    folded[count] = max(byte, 0x20)
                    count += 1
                }
                return count
            }
        }
    }

    /// Several ranges of the clean text as one, a blank between them, but inside a word that was broken.
    public func string(_ ranges: [Range<Int>]) -> String {
        guard var whole = ranges.first.map({ string($0) }) else { return "" }
        for (line, next) in zip(ranges, ranges.dropFirst()) {
            if !hasBrokenWord(text[line], text[next]) { whole += " " }
            whole += string(next)
        }
        return whole
    }

    private func hasBrokenWord(_ line: some BidirectionalCollection<UInt8>, _ next: some Collection<UInt8>)
        -> Bool
    {
        layout == .boxes && isBrokenWord(line, next)
    }

    /// Where `range` of the clean text stands in the file.
    public func place(of range: Range<Int>) -> Place {
        source.place(of: sourceRange(range))
    }

    /// Where `range` of the clean text stands in the form's own text, without what other programs did to that in the file
    /// (quoted it, put it into a string of one line): what stands below and beside what.
    public func placeInForm(of range: Range<Int>) -> Place {
        source.placeInForm(of: sourceRange(range))
    }

    /// What the file has at `range` of the clean text, markup included.
    public func sourceString(_ range: Range<Int>) -> String {
        source.string(of: sourceRange(range))
    }

    /// Whether the bracket at an offset of the clean text was raised in the file: `⁽`, `^(`, `<sup>(`.
    public func isRaised(_ offset: Int) -> Bool {
        let start = origins.source(of: offset)
        guard source.bytes[start] == UInt8(ascii: "("), start > 0 else { return true }
        switch source.bytes[start - 1] {
        case UInt8(ascii: "^"), UInt8(ascii: "{"): return true
        case UInt8(ascii: ">"):
            // Of `<sup>` and of `<sup><a href="#F1">`.
            let open = source.bytes[max(0, start - 40)..<start]
            return open.position(of: "<sup", from: open.startIndex) != nil
                || open.position(of: "<SUP", from: open.startIndex) != nil
        default: return false
        }
    }

    /// Whether the file, which is no HTML, has an entity at `range` of the clean text that the filer may have written.
    ///
    /// A converter that leaves the number of a sign (`&#x27;`) leaves it in all values.
    public func hasEntityInDoubt(_ range: Range<Int>, among values: [Range<Int>]) -> Bool {
        guard layout != .html else { return false }
        let bytes = source.bytes[sourceRange(range)]
        var position = bytes.startIndex
        while let start = bytes.position(of: "&", from: position) {
            position = start + 1
            guard start == 0 || source.bytes[start - 1] != UInt8(ascii: "\\"),
                let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let sign = decodeEntity(bytes[start + 1..<end]), sign.contains(where: { !isSpace($0) })
            else { continue }
            if bytes[start + 1] != UInt8(ascii: "#") { return true }
            let isOfOthers = sign.withUnsafeBufferPointer { sign in
                values.contains { range in
                    // Few values have the sign in any way.
                    guard text[range].position(of: sign, from: range.lowerBound) != nil else { return false }
                    let bytes = source.bytes[sourceRange(range)]
                    return bytes.position(of: sign, from: bytes.startIndex) != nil
                }
            }
            if isOfOthers { return true }
        }
        return false
    }

    /// Whether the file has a sign with which entities start.
    public var hasAmpersand: Bool { source.bytes.has(UInt8(ascii: "&")) }

    /// Puts lines of the source behind the page's text, where evidence can point at them.
    ///
    /// - Returns: which bytes of the text they are.
    mutating func append(_ lines: [Range<Int>]) -> [Range<Int>] {
        lines.map { line in
            let start = text.count
            origins.mark(text: start, source: line.lowerBound)
            text += source.bytes[line]
            origins.mark(text: text.count, source: line.upperBound)
            text.append(UInt8(ascii: "\n"))
            return start..<text.count - 1
        }
    }

    func sourceRange(_ range: Range<Int>) -> Range<Int> {
        var start = origins.source(of: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        var last = origins.source(of: range.upperBound - 1)
        // A marker that is raised to the line above stands behind its value here, and before it in the file.
        if last < start { swap(&start, &last) }
        var end = last + 1
        while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
        return start..<max(start, end)
    }
}

extension Page {
    /// Whether it is a page as filers typed them before 2003: one with rules or marks, or the form of a submission
    /// whose tables have tabs.
    public var isTyped: Bool { layout == .ruled || layout == .tabs && submission != nil }
}

/// How a text lays out a form.
public enum Layout: String, Sendable {
    /// A row a line, its cells between tabs, or between commas as a spreadsheet writes them, or between pipes alone.
    case tabs
    /// A row a line, its cells between pipes, or in columns that lines of dashes show.
    case markdown
    /// HTML tables.
    case html
    /// Boxes of bars and rules, drawn with characters.
    case boxes
    /// Columns by position, as a PDF's text keeps them.
    case columns
    /// A typed page: tables ruled with bars or marked with `<S>` and `<C>`, items below or beside one another.
    case ruled
    /// Text without cells: a line is a cell.
    case plain
}

extension Page {
    /// The page up to a line.
    public func prefix(_ count: Int) -> Page {
        var page = self
        page.lines.removeSubrange(count...)
        page.cells.removeSubrange((page.lines.last?.cells.upperBound ?? 0)...)
        return page
    }

    /// The page with lines parted before offsets of its text, which rise; what is behind one is a line of its own.
    public func parted(before offsets: [Int]) -> Page {
        var lines: [Line] = []
        var cells: [Cell] = []
        var rest = offsets[...]
        for line in self.lines {
            var first = cells.count
            var isAfterBlank = line.isAfterBlank
            func endLine() {
                guard cells.count > first else { return }
                lines.append(Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
                first = cells.count
                isAfterBlank = false
            }
            for cell in self.cells[line.cells] {
                var start = cell.range.lowerBound
                while let offset = rest.first, offset < cell.range.upperBound {
                    rest.removeFirst()
                    append(cell, start..<max(start, offset), to: &cells)
                    endLine()
                    start = max(start, offset)
                }
                append(cell, start..<cell.range.upperBound, to: &cells)
            }
            endLine()
        }
        var page = self
        (page.lines, page.cells) = (lines, cells)
        return page
    }

    /// Appends what a part of a cell holds, white space at its ends left out.
    private func append(_ cell: Cell, _ range: Range<Int>, to cells: inout [Cell]) {
        guard let start = range.first(where: { !isSpace(text[$0]) }),
            let last = range.last(where: { !isSpace(text[$0]) })
        else { return }
        cells.append(Cell(range: start..<last + 1, column: cell.column, link: cell.link))
    }
}
