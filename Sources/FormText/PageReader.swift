extension Page {
    /// Reads a text form: decodes it, finds out how it is laid out, and cuts it into cells.
    ///
    /// - Throws: ``UnreadableText`` where the bytes are no text.
    public init(bytes: [UInt8]) throws(UnreadableText) {
        let file = try decode(bytes)
        let bare = BareText(file)
        let fence = CodeFence(bare.bytes)
        let form = fence?.formAlone(in: bare.bytes) ?? bare.bytes
        let hasLostCapitals = LostCapitals.areLost(in: form)
        let source = hasLostCapitals && !looksLikeHTML(form) ? LostCapitals.restored(form) : form
        let submission = SubmissionText(source)
        self.init(
            form: submission?.formAlone(in: source) ?? source, in: SourceText(bare, of: file),
            isSubmission: submission != nil)
        if let submission { add(submission, of: source) }
        if let fence { outside = append(fence.outside) }
        if hasLostCapitals { raiseSmallLetters() }
        if layout == .columns, hasNoIndents(form), let words = withoutColumns() { self = words }
    }

    /// - Parameters:
    ///   - source: the form's text, with blanks in place of what of the file is none of it.
    ///   - file: the file.
    private init(form source: [UInt8], in file: SourceText, isSubmission: Bool) {
        guard let margins = PrintMargins(source) else {
            self.init(body: source, in: file, isSubmission: isSubmission)
            return
        }
        let form = margins.formAlone(in: source)
        self.init(body: form.text, in: file, isSubmission: isSubmission)
        origins = origins.through(form.origins, count: text.count)
        self.margins = append(margins.lines)
    }

    private init(body source: [UInt8], in file: SourceText, isSubmission: Bool) {
        if let whole = source.withUnsafeBufferPointer(HardBreaks.joined) {
            self.init(body: whole.text, in: file, isSubmission: isSubmission)
            origins = origins.through(whole.origins, count: text.count)
            return
        }
        if looksLikeHTML(source) {
            self.init(html: source, in: file)
            return
        }
        if let tables = DashedTables(source) {
            self.init(dashed: tables, in: file)
            return
        }
        let isRuledSubmission = isSubmission && !hasTabbedRows(source)
        if isRuledSubmission || RuledCutter.isRuled(source) && !hasMarkdownRules(source) {
            self.init(ruled: source, in: file)
            return
        }
        if let grid = CharacterGrid(source) {
            let straight = StraightLines.mended(source) ?? NarrowedBoxes.widened(grid)
            self.init(boxes: straight.map { CharacterGrid($0.text, style: grid.style) } ?? grid, in: file)
            if let straight { origins = origins.through(straight.origins, count: text.count) }
            hasCutRows = WrappedLines.haveCutBoxes(straight?.text ?? source)
            return
        }
        // A browser indents all lines, and breaks those of a row where the row has no room.
        if !file.wasIndented, let wrapped = WrappedLines(source),
            !BrowserTable.stands(in: PrintedLine.lines(of: source), source)
        {
            self.init(unruled: wrapped.builder.text, hasColumns: !wrapped.hasLostGaps, in: file)
            origins = origins.through(wrapped.builder.origins, count: text.count)
            hasCutRows = wrapped.hasLostGaps || layout == .columns
            return
        }
        self.init(unruled: source, in: file)
    }

    /// - Parameter hasColumns: whether what stands below a heading may be told by position.
    private init(unruled source: [UInt8], hasColumns: Bool = true, in file: SourceText) {
        let layout = layoutOfLines(source)
        if let separator = SpreadsheetCutter.separator(of: source, layout) {
            let cutter = SpreadsheetCutter(source, separator: separator)
            self.init(
                layout: .tabs, text: cutter.builder.text, lines: cutter.page.lines, cells: cutter.page.cells,
                links: [],
                source: file, origins: cutter.builder.origins)
            return
        }
        if layout == .plain, hasColumns, var cutter = ColumnCutter(source) {
            cutter.run()
            self.init(
                layout: .columns, text: cutter.page.builder.text, lines: cutter.page.lines,
                cells: cutter.page.cells,
                links: [], inDoubt: cutter.page.inDoubt,
                source: file, origins: cutter.page.builder.origins)
            isSetByBrowser = cutter.isSetByBrowser
            return
        }
        if layout == .markdown, let lines = PipeLines(source) {
            var builder = TextBuilder(capacity: source.count)
            let inDoubt = lines.append(to: &builder)
            let cutter = LineCutter(builder.text, separator: nil)
            self.init(
                layout: .plain, text: builder.text, lines: cutter.page.lines, cells: cutter.page.cells,
                links: [],
                inDoubt: inDoubt, source: file, origins: builder.origins)
            return
        }
        self.init(lines: source, layout: layout, in: file)
    }

    /// The form as lines of words, whatever blanks stand between them: for a text whose cells do not stand below the
    /// headings of their columns; `nil` where no columns were told by position.
    public func withoutColumns() -> Page? {
        guard layout == .columns, submission == nil, !hasCutRows else { return nil }
        let end = cells.reduce(0) { max($0, sourceRange($1.range).upperBound) }
        var builder = TextBuilder(capacity: end)
        let fence = CodeFence(source.bytes)
        let form = fence?.formAlone(in: source.bytes) ?? source.bytes
        let margins = PrintMargins(form)
        for part in margins?.formParts(before: end) ?? [0..<end] {
            Notation.append(form, part, to: &builder)
        }
        var words = TextBuilder(capacity: builder.text.count / 2)
        for (offset, byte) in builder.text.enumerated() {
            let isBlank = isSpace(byte) && byte != 0x0A && byte != 0x0C
            if isBlank, words.text.last == 0x20 { continue }
            words.append(isBlank ? 0x20 : byte, from: builder.origins.source(of: offset))
        }
        let cutter = LineCutter(words.text, separator: nil)
        var page = Page(
            layout: .plain, text: words.text, lines: cutter.page.lines, cells: cutter.page.cells, links: [],
            source: source, origins: words.origins)
        page.hasLostColumns = true
        if let margins { page.margins = page.append(margins.lines) }
        if let fence { page.outside = page.append(fence.outside) }
        if hasLostCapitals { page.raiseSmallLetters() }
        return page
    }

    private init(lines source: [UInt8], layout: Layout, in file: SourceText) {
        var builder = TextBuilder(capacity: source.count)
        let lines = layout == .plain ? source.withUnsafeBufferPointer { $0.trimmedLines() } : []
        let fragments = LineFragments.parts(of: source, lines)
        let paragraph = hasLinesOfSource(source, lines) ? lines.map { ($0, UInt8(0x20)) } : nil
        let nested = layout == .markdown ? NestedPipes.order(source) : nil
        if layout == .markdown, let order = nested ?? PipeBoxes.order(source) {
            for part in order {
                appendWithPlainLead(source, part, to: &builder)
                builder.append(0x0A, from: max(part.lowerBound, part.upperBound - 1))
            }
        } else if let parts = fragments ?? paragraph {
            for (line, separator) in parts {
                Notation.append(source, line, to: &builder)
                if let separator { builder.append(separator, from: min(line.upperBound, source.count - 1)) }
            }
        } else {
            Notation.append(source, source.indices, to: &builder)
        }
        let separator: UInt8? =
            switch layout {
            case .tabs: UInt8(ascii: "\t")
            case .markdown: UInt8(ascii: "|")
            case .html, .boxes, .columns, .ruled, .plain: nil
            }
        let cutter = LineCutter(builder.text, separator: separator) { [origins = builder.origins] offset in
            let place = origins.source(of: offset)
            return layout == .markdown && place > 0 && source[place - 1] == UInt8(ascii: "\\")
        }
        var cells = cutter.page.cells
        var links = builder.links.enumerated().makeIterator()
        var link = links.next()
        for index in cells.indices {
            while let (number, (start, _)) = link, start < cells[index].range.upperBound {
                if start >= cells[index].range.lowerBound { cells[index].link = cells[index].link ?? number }
                link = links.next()
            }
        }
        self.init(
            layout: layout, text: builder.text, lines: cutter.page.lines, cells: cells,
            links: builder.links.map(\.target), source: file, origins: builder.origins)
        isOfFragments = fragments != nil
        hasLostBreaks = nested != nil
    }

    private init(dashed tables: DashedTables, in file: SourceText) {
        let cutter = LineCutter(tables.builder.text, separator: UInt8(ascii: "\t"))
        self.init(
            layout: .markdown, text: tables.builder.text, lines: cutter.page.lines, cells: cutter.page.cells,
            links: [], source: file, origins: tables.builder.origins)
        hasLostBreaks = tables.hasJoinedLines
    }

    private init(ruled source: [UInt8], in file: SourceText) {
        var cutter = RuledCutter(source)
        cutter.run()
        self.init(
            layout: .ruled, text: cutter.text.page.builder.text, lines: cutter.text.page.lines,
            cells: cutter.text.page.cells,
            links: [], source: file, origins: cutter.text.page.builder.origins)
    }

    private init(boxes grid: CharacterGrid, in file: SourceText) {
        var cutter = BoxCutter(grid)
        cutter.run()
        self.init(
            layout: .boxes, text: cutter.builder.text, lines: cutter.lines, cells: cutter.cells, links: [],
            source: file, origins: cutter.builder.origins)
    }

    private init(html source: [UInt8], in file: SourceText) {
        var cutter = HTMLCutter(source)
        cutter.run()
        self.init(
            layout: .html, text: cutter.builder.text, lines: cutter.lines, cells: cutter.cells,
            links: cutter.links, source: file, origins: cutter.builder.origins)
    }
}

/// Whether a text is HTML, or has tables of HTML: a table or a root element near its beginning.
///
/// EDGAR's own `<TABLE>`, of typed pages, has lines and columns but no rows and cells in tags.
private func looksLikeHTML(_ source: [UInt8]) -> Bool {
    hasRoot(source) || opens(["table"], near: source) && hasRows(source)
}

/// Whether a text is a document of HTML.
func hasRoot(_ source: [UInt8]) -> Bool {
    opens(["html", "!doctype html", "body"], near: source)
}

/// Whether a tag of one of some names stands near the beginning of a text.
private func opens(_ names: [StaticString], near source: [UInt8]) -> Bool {
    let start = source.firstIndex { !isSpace($0) } ?? 0
    let head = source[start..<min(source.count, start + 4096)]
    var position = start
    while let index = head.position(of: "<", from: position) {
        position = index + 1
        for name in names {
            let length = name.utf8CodeUnitCount
            guard index + 1 + length < source.count else { continue }
            let isName = name.withUTF8Buffer { bytes in
                bytes.indices.allSatisfy { lowercased(source[index + 1 + $0]) == bytes[$0] }
            }
            if isName, !isLetter(source[index + 1 + length]) { return true }
        }
    }
    return false
}

/// Whether no line starts with a blank: of what stands below the second column or a later one, and of nothing else on
/// its line, nothing tells where it stood.
func hasNoIndents(_ text: [UInt8]) -> Bool {
    text.first != 0x20
        && ["\n ", "\n\t", "\n\u{A0}"].allSatisfy { (words: StaticString) in
            text.position(of: words, from: 0) == nil
        }
}

/// How a text of lines separates its cells: by what separates more of them. A tab in many lines stands inside a value.
private func layoutOfLines(_ text: [UInt8]) -> Layout {
    let tabs = text.count(of: UInt8(ascii: "\t"))
    let pipes = text.count(of: UInt8(ascii: "|"))
    if tabs >= pipes { return tabs * 20 <= text.count(of: 0x0A) ? .plain : .tabs }
    return hasPipeTable(text) ? .markdown : tabs > 0 ? .tabs : .plain
}

/// Whether a typed page has tabs between the cells of its tables: as many as a row has, on a line or two.
private func hasTabbedRows(_ source: [UInt8]) -> Bool {
    var (rows, tabs) = (0, 0)
    var isIndent = true
    for byte in source {
        if byte == 0x0A {
            if tabs >= fewestTabs { rows += 1 }
            (tabs, isIndent) = (0, true)
        } else if byte == UInt8(ascii: "\t") {
            if !isIndent { tabs += 1 }
        } else if byte > 0x20 {
            isIndent = false
        }
    }
    return rows > 1
}

/// So many tabs the rows of every table have but Table I of Form 3.
let fewestTabs = 5

/// Whether pipes part the cells of a table: three lines at least start with one and have another, or a rule
/// (`|---|---|`) stands below a heading.
///
/// A recogniser sees the borders between printed cells as pipes too: here and there, and inside lines.
func hasPipeTable(_ text: [UInt8]) -> Bool {
    guard text.count(of: UInt8(ascii: "|")) > 1 else { return false }
    var rows = 0
    var strokes = 0
    var position = 0
    while position < text.count {
        var end = position
        var pipes = 0
        while end < text.count, text[end] != 0x0A {
            if text[end] == UInt8(ascii: "|") { pipes += 1 }
            end += 1
        }
        if pipes > 1 {
            if isRule(text[position..<end]) { return true }
            if text[position..<end].first(where: { !isSpace($0) }) == UInt8(ascii: "|") {
                rows += 1
            } else {
                strokes += 1
            }
        }
        position = end + 1
    }
    return rows >= 3 && rows >= strokes
}

/// Whether the rules between pipes are those of Markdown: each is the second line of its table, and there is no other.
///
/// Where a converter pads cells, they are as long as those of a typed page.
private func hasMarkdownRules(_ source: [UInt8]) -> Bool {
    guard source.count(of: UInt8(ascii: "|")) > 0 else { return false }
    var rules = 0
    /// How many lines with a pipe at both ends stand above the current one.
    var above = 0
    for line in source.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let first = line.first { !isSpace($0) }
        guard first == UInt8(ascii: "|"), line.last(where: { !isSpace($0) }) == first else {
            above = 0
            continue
        }
        if isRule(line) {
            guard above == 1 else { return false }
            rules += 1
        }
        above += 1
    }
    return rules > 0
}

/// Whether a line is nothing but pipes and the signs of which rules are made, dashes among them.
private func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.count { $0 == UInt8(ascii: "-") } >= 3
        && line.allSatisfy { isSpace($0) || "-|:=*_".utf8.contains($0) }
}

/// Whether a text has a tag that opens a row of a table.
private func hasRows(_ source: [UInt8]) -> Bool {
    source.indices.dropLast(3).contains { index in
        source[index] == UInt8(ascii: "<") && lowercased(source[index + 1]) == UInt8(ascii: "t")
            && lowercased(source[index + 2]) == UInt8(ascii: "r") && !isLetter(source[index + 3])
    }
}
