/// Lays a form out as Markdown: paragraphs, and pipe tables for rows of several cells.
struct MarkdownLayout {
    /// Paragraphs and tables, an empty line between them.
    private var blocks: [String] = []

    static func render(_ form: PrintedForm) -> String {
        var layout = MarkdownLayout()
        layout.add(form)
        return layout.blocks.joined(separator: "\n\n") + "\n"
    }

    private mutating func add(_ form: PrintedForm) {
        add(form.heading)
        for item in form.items { add(item) }
        for table in form.tables { add(table) }
        if let owners = form.owners { add(owners) }
        add(caption: form.explanation.caption)
        if let statement = form.explanation.statement { add(paragraph: statement) }
        for note in form.explanation.notes { add(paragraph: "\(note.number). \(note.text)") }
        add(caption: form.remarks.caption)
        add(paragraph: form.remarks.text)
        add(rows: form.signatures)
        for line in form.footer { add(paragraph: line) }
    }

    // MARK: Parts of the form

    private mutating func add(_ heading: Heading) {
        add(paragraph: heading.name)
        add(caption: heading.formNumber)
        for line in heading.commission + [heading.title] + heading.law { add(paragraph: line) }
        for line in [heading.approvalTitle] + heading.approval { add(paragraph: line) }
        for box in heading.boxes { add(paragraph: box) }
    }

    private mutating func add(_ item: Item) {
        let caption = "**\(MarkdownText.inline(item.caption))**"
        blocks.append(item.value.isEmpty ? caption : "\(caption) \(markdown(item.value))")
        for group in item.groups {
            if group[0].count > 1 {
                add(rows: group)
            } else {
                for row in group { add(paragraph: row[0]) }
            }
        }
    }

    private mutating func add(_ table: Table) {
        for caption in table.captions { add(caption: caption) }
        let upper = table.upperHeadings.flatMap { heading in
            [MarkdownText.inline(heading.heading)] + Array(repeating: "", count: heading.span - 1)
        }
        var lines = [line(upper), rule(upper.count)]
        if let lower = table.lowerHeadings { lines.append(line(lower.map { MarkdownText.inline($0) })) }
        lines += table.rows.map { line($0.map(markdown)) }
        blocks.append(lines.joined(separator: "\n"))
    }

    // MARK: Blocks

    private mutating func add(caption: String) {
        blocks.append("**\(MarkdownText.inline(caption))**")
    }

    private mutating func add(paragraph text: String) {
        if !text.isEmpty { blocks.append(MarkdownText.line(text)) }
    }

    private mutating func add(paragraph content: Content) {
        let text = markdown(content)
        if !text.isEmpty { blocks.append(MarkdownText.lineStart(text)) }
    }

    /// Rows of equally many cells; the first takes the place of a head, which a pipe table must have.
    private mutating func add(rows: [[Content]]) {
        var lines = rows.map { line($0.map(markdown)) }
        lines.insert(rule(rows[0].count), at: 1)
        blocks.append(lines.joined(separator: "\n"))
    }

    private func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }

    private func rule(_ count: Int) -> String {
        "|" + String(repeating: "---|", count: count)
    }

    // MARK: Cells

    private func markdown(_ content: Content) -> String {
        MarkdownText.joined(
            content.pieces.map { piece in
                switch piece {
                case .value(let text), .caption(let text), .link(let text, _): MarkdownText.inline(text)
                case .box(let isTicked): isTicked ? "[X] " : "[ ] "
                case .note(let id): "<sup>(\(MarkdownText.inline(noteNumber(id))))</sup>"
                case .lineBreak: "<br>"
                }
            })
    }
}
