/// Lays a form out as plain text.
///
/// A value that stands alone in its row is a line; rows of several cells, and texts that need several lines, are
/// ruled.
struct TextLayout {
    /// The most columns a line has.
    static let width = 200
    /// The columns of what is read line by line: notes, remarks, items.
    private static let readingWidth = 120
    /// The columns in which the heading is centred.
    private static let headingWidth = 100

    private var lines: [String] = []

    static func render(_ form: PrintedForm) -> String {
        var layout = TextLayout()
        layout.add(form)
        return layout.lines.joined(separator: "\n") + "\n"
    }

    private mutating func add(_ form: PrintedForm) {
        add(form.heading)
        for item in form.items { add(item) }
        for table in form.tables { add(table) }
        if let owners = form.owners { add(owners) }
        add(form.explanation)
        add(form.remarks)
        blank()
        for line in ruled(form.signatures, within: Self.readingWidth) { lines.append(line) }
        blank()
        for line in form.footer { addLine(line) }
    }

    // MARK: Parts of the form

    private mutating func add(_ heading: Heading) {
        addLine(heading.name)
        blank()
        addLine(heading.formNumber)
        for line in heading.commission + [heading.title] + heading.law { addLine(centred(line)) }
        blank()
        addLine(heading.approvalTitle)
        for line in heading.approval { addLine(line) }
        guard !heading.boxes.isEmpty else { return }
        blank()
        lines += ruled(heading.boxes.map { [$0] }, within: Self.readingWidth)
    }

    private mutating func add(_ item: Item) {
        blank()
        addLine(item.value.isEmpty ? item.caption : "\(item.caption) \(plain(item.value))")
        for group in item.groups {
            if group.count == 1, group[0].allSatisfy(\.isCaption) {
                addLine(group[0].map(plain).joined(separator: " "))
            } else if group[0].count > 1 {
                lines += ruled(group, within: Self.readingWidth)
            } else {
                for row in group where !row[0].isEmpty { addLine(plain(row[0])) }
            }
        }
    }

    private mutating func add(_ table: Table) {
        blank()
        for caption in table.captions { addLine(caption) }
        let cells = table.rows.map { $0.map(plain) }
        let widths = widths(of: table, cells)
        var grid = Grid(widths: widths)
        let lower = table.lowerHeadings
        grid.add(
            table.upperHeadings.map { Grid.Cell(text: $0.heading, span: $0.span, isHeading: true) },
            rule: lower == nil ? "=" : "-")
        if let lower { grid.add(lower.map { Grid.Cell(text: $0, isHeading: true) }, rule: "=") }
        for row in cells { grid.add(row.map { Grid.Cell(text: $0) }) }
        lines += grid.lines
    }

    private mutating func add(_ explanation: Explanation) {
        blank()
        addLine(explanation.caption)
        if let statement = explanation.statement { addLine(statement) }
        lines += ruled(
            explanation.notes.map { [Content(printed: "\($0.number)."), Content(printed: $0.text)] },
            within: Self.readingWidth)
    }

    private mutating func add(_ remarks: Remarks) {
        blank()
        addLine(remarks.caption)
        if !remarks.text.isEmpty {
            lines += ruled([[Content(printed: remarks.text)]], within: Self.readingWidth)
        }
    }

    // MARK: Lines

    private mutating func blank() {
        lines.append("")
    }

    /// A line, broken where it is wider than the page.
    private mutating func addLine(_ line: String) {
        guard line.unicodeScalars.count > Self.width else {
            lines.append(line)
            return
        }
        lines += Wrapping.lines(line, width: Self.width)
    }

    private func centred(_ line: String) -> String {
        String(repeating: " ", count: max(0, Self.headingWidth - line.unicodeScalars.count) / 2) + line
    }

    // MARK: Cells

    /// Rows without headings as a ruled table; nothing where there are none.
    private func ruled(_ rows: [[Content]], within width: Int) -> [String] {
        guard let first = rows.first else { return [] }
        let cells = rows.map { $0.map(plain) }
        let widths = ColumnWidths.shared(
            first.indices.map { column in Self.wish(cells.map { $0[column] }) }, within: width)
        var grid = Grid(widths: widths)
        for row in cells { grid.add(row.map { Grid.Cell(text: $0) }) }
        return grid.lines
    }

    private static func wish(_ texts: [String]) -> ColumnWidths.Wish {
        ColumnWidths.Wish(
            least: texts.map { Wrapping.longestWord($0) }.max() ?? 0,
            most: texts.map(Wrapping.longestLine).max() ?? 0)
    }

    /// What the cells wish, and room for the words of the headings.
    private func widths(of table: Table, _ cells: [[String]]) -> [Int] {
        var wishes = table.columns.indices.map { column in Self.wish(cells.map { $0[column] }) }
        var first = 0
        for heading in table.upperHeadings {
            let columns = first..<first + heading.span
            first += heading.span
            if heading.isGroup {
                for column in columns {
                    Self.makeRoom(for: table.columns[column].heading, in: &wishes, column...column)
                }
            }
            Self.makeRoom(for: heading.heading, in: &wishes, columns.lowerBound...columns.upperBound - 1)
        }
        return ColumnWidths.shared(wishes, within: Self.width)
    }

    /// How many lines a heading may have.
    private static let headingLines = 5

    /// Widens columns until the longest word of their common heading fits, and the heading is not too high.
    private static func makeRoom(
        for heading: String, in wishes: inout [ColumnWidths.Wish], _ columns: ClosedRange<Int>
    ) {
        let others = 2 * (columns.count - 1)
        let word = Wrapping.longestWord(heading, breaksAtSlashes: true) - others
        let line = heading.unicodeScalars.count / headingLines + 1 - others
        let last = columns.upperBound
        let least = wishes[columns].reduce(0) { $0 + $1.least }
        if least < word { wishes[last].least += word - least }
        for column in columns { wishes[column].most = max(wishes[column].most, wishes[column].least) }
        let most = wishes[columns].reduce(0) { $0 + $1.most }
        if most < line { wishes[last].most += line - most }
    }

    private func plain(_ content: Content) -> String {
        content.pieces.map { piece in
            switch piece {
            case .caption(let text): text
            case .value(let text), .link(let text, _): PlainText.escaped(text)
            case .box(let isTicked): isTicked ? "[X] " : "[ ] "
            case .note(let id): "(\(noteNumber(id)))"
            case .lineBreak: "\n"
            }
        }.joined()
    }
}
