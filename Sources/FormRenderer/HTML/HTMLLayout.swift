/// Lays a form out as one page of HTML, for the screen and for paper.
///
/// Items are paragraphs, as the printed form's boxes hold them; securities stand in tables with headings, captions
/// and a name for each row. Names lead to EDGAR's list of filings by their CIK, marks of notes to the notes.
struct HTMLLayout {
    /// The ids of the notes that are there: a mark leads nowhere else.
    private let notes: Set<String>

    static func render(_ form: PrintedForm) -> String {
        var page = HTMLWriter()
        HTMLLayout(notes: Set(form.explanation.notes.map(\.id))).add(form, to: &page)
        return page.text
    }

    private func add(_ form: PrintedForm, to page: inout HTMLWriter) {
        page.line("<!DOCTYPE html>")
        page.element("html", "lang=\"en\"") { page in
            page.element("head") { page in
                page.line("<meta charset=\"utf-8\">")
                page.line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                page.line("<title>\(HTMLText.escaped(form.pageTitle))</title>")
                page.line("<style>")
                page.line(StyleSheet.text)
                page.line("</style>")
            }
            page.element("body") { page in
                add(form.heading, to: &page)
                page.element("main") { page in addBody(form, to: &page) }
                page.element("footer") { page in
                    for line in form.footer { page.paragraph(HTMLText.escaped(line)) }
                }
            }
        }
    }

    private func addBody(_ form: PrintedForm, to page: inout HTMLWriter) {
        let items = form.items.filter { $0.kind != .furtherPerson }
        let isForeign = items.contains { $0.kind == .foreignSymbol }
        let order = items[1].kind == .period ? "initial" : "changes"
        page.element("section", "class=\"items \(order)\(isForeign ? " foreign" : "")\"") { page in
            for item in items { add(item, to: &page) }
        }
        let further = form.items.filter { $0.kind == .furtherPerson }
        if !further.isEmpty {
            page.element("section", "class=\"persons\"") { page in
                for item in further { add(item, to: &page) }
            }
        }
        for table in form.tables { add(table, to: &page) }
        if let owners = form.owners { add(owners, to: &page) }
        page.element("section", "class=\"notes\"") { page in
            page.line("<h2>\(form.explanation.caption)</h2>")
            if let statement = form.explanation.statement { page.paragraph(statement) }
            for note in form.explanation.notes {
                page.paragraph(
                    HTMLText.escaped("\(note.number). \(note.text)"), "id=\"\(HTMLText.escaped(note.id))\"")
            }
            page.line("<h2>\(form.remarks.caption)</h2>")
            if !form.remarks.text.isEmpty { page.paragraph(HTMLText.escaped(form.remarks.text)) }
        }
        addRows(form.signatures, "signatures", to: &page)
    }

    // MARK: Parts of the form

    private func add(_ heading: Heading, to page: inout HTMLWriter) {
        page.element("header") { page in
            page.paragraph(HTMLText.escaped(heading.name), "class=\"name\"")
            page.element("div", "class=\"heading\"") { page in
                page.element("div", "class=\"number\"") { page in
                    page.line("<h1>\(heading.formNumber)</h1>")
                    for box in heading.boxes { page.paragraph(html(box), "class=\"check\"") }
                }
                page.element("div", "class=\"title\"") { page in
                    page.paragraph(heading.commission[0], "class=\"strong\"")
                    page.paragraph(heading.commission[1])
                    page.paragraph(heading.title, "class=\"strong\"")
                    for line in heading.law { page.paragraph(line) }
                }
                page.element("div", "class=\"approval\"") { page in
                    page.paragraph(heading.approvalTitle)
                    for line in heading.approval { page.paragraph(line) }
                }
            }
        }
    }

    private func add(_ item: Item, to page: inout HTMLWriter) {
        page.element("div", "class=\"item \(item.kind)\"") { page in
            let caption = "<span class=\"caption\">\(HTMLText.escaped(item.caption))</span>"
            page.paragraph(item.value.isEmpty ? caption : "\(caption) \(html(item.value))")
            for group in item.groups {
                if group[0].count > 1 {
                    addRows(group, "columns", to: &page)
                } else {
                    for row in group where !row[0].isEmpty { page.paragraph(html(row[0])) }
                }
            }
        }
    }

    /// Cells in columns that are no table: nothing heads them.
    private func addRows(_ rows: [[Content]], _ name: String, to page: inout HTMLWriter) {
        page.element("table", "class=\"\(name)\" role=\"presentation\"") { page in
            for row in rows {
                page.element("tr") { page in
                    for cell in row { page.line("<td>\(html(cell))</td>") }
                }
            }
        }
    }

    private func add(_ table: Table, to page: inout HTMLWriter) {
        let label = HTMLText.escaped(table.captions[0])
        page.element("div", "class=\"scroll\" role=\"region\" aria-label=\"\(label)\" tabindex=\"0\"") {
            page in
            page.element("table", "class=\"securities\"") { page in
                page.line(
                    "<caption>\(table.captions.map(HTMLText.escaped).joined(separator: "<br>"))</caption>")
                // Which columns a heading of several is for.
                for cell in table.upperHeadings { page.line("<colgroup span=\"\(cell.span)\"></colgroup>") }
                page.element("thead") { page in addHeadings(table, to: &page) }
                page.element("tbody") { page in
                    for row in table.rows { add(row, of: table, to: &page) }
                }
            }
        }
    }

    private func addHeadings(_ table: Table, to page: inout HTMLWriter) {
        let lower = table.lowerHeadings
        page.element("tr") { page in
            for cell in table.upperHeadings {
                let span =
                    cell.isGroup
                    ? "scope=\"colgroup\" colspan=\"\(cell.span)\""
                    : "scope=\"col\"\(lower == nil ? "" : " rowspan=\"2\"")"
                page.line("<th \(span)>\(HTMLText.heading(cell.heading))</th>")
            }
        }
        guard let lower else { return }
        page.element("tr") { page in
            for heading in lower where !heading.isEmpty {
                page.line("<th scope=\"col\">\(HTMLText.heading(heading))</th>")
            }
        }
    }

    private func add(_ row: [Content], of table: Table, to page: inout HTMLWriter) {
        page.element("tr") { page in
            for (number, cell) in row.enumerated() {
                let style = table.columns[number].isWide ? " class=\"wide\"" : ""
                // The first cell names the row.
                page.line(
                    number == 0
                        ? "<th scope=\"row\"\(style)>\(html(cell))</th>" : "<td\(style)>\(html(cell))</td>")
            }
        }
    }

    // MARK: Cells

    private func html(_ content: Content) -> String {
        content.pieces.map { piece in
            switch piece {
            case .value(let text): "<span class=\"value\">\(HTMLText.escaped(text))</span>"
            case .caption(let text): HTMLText.escaped(text)
            case .box(let isTicked):
                "<span class=\"box\" role=\"img\" aria-label=\"\(isTicked ? "ticked" : "not ticked")\">\(isTicked ? "X" : "")</span> "
            case .note(let id): mark(id)
            case .link(let text, let cik):
                "<a class=\"value\" href=\"https://www.sec.gov/cgi-bin/browse-edgar?action=getcompany&amp;CIK=\(cik)\">\(HTMLText.escaped(text))</a>"
            case .lineBreak: "<br>"
            }
        }.joined()
    }

    private func mark(_ id: String) -> String {
        let number = "(\(HTMLText.escaped(noteNumber(id))))"
        return notes.contains(id)
            ? "<sup><a href=\"#\(HTMLText.escaped(id))\">\(number)</a></sup>" : "<sup>\(number)</sup>"
    }
}

extension PrintedForm {
    /// What a browser shows as the page's name: the form, the issuer and the first owner.
    fileprivate var pageTitle: String {
        let names = [items.first { $0.kind == .issuer }?.value, items.first?.rows.first?.first].compactMap(
            \.self
        ).map {
            content in
            content.pieces.map { piece in
                switch piece {
                case .value(let text), .link(let text, _): text
                default: ""
                }
            }.joined()
        }
        return ([heading.name.uppercased()] + names.filter { !$0.isEmpty }).joined(separator: " - ")
    }
}
