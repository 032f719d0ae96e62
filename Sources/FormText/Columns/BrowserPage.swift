/// What a text browser set, where its columns are certain.
extension ColumnCutter {
    /// Appends what a text browser set, where a line opens that, and returns the line after it.
    mutating func appendAsSetByBrowser(from first: Int) -> Int? {
        guard isSetByBrowser else { return nil }
        if let notes = BrowserNotes(printed[first...], source) { return append(notes, from: first) }
        if let owners = BrowserOwners(printed[first...], of: printed, source) {
            for line in first..<first + owners.lineCount {
                page.append(isInDoubt: owners.inDoubt.contains(line)) { $0.append(printed[line]) }
            }
            return first + owners.lineCount
        }
        let above = first > 0 ? printed[first - 1] : nil
        if let signature = BrowserSignature(printed[first...], below: above, source) {
            page.append([signature.name, signature.date], isAfterBlank: printed[first].isAfterBlank)
            return first + signature.lineCount
        }
        guard printed[first].chunks[0].itemNumber(source) == 1 else { return nil }
        if let table = BrowserTable(printed[first...], source) { return append(table, from: first) }
        if let items = BrowserItems(printed[first...], source) { return append(items, from: first) }
        return nil
    }

    private mutating func append(_ notes: BrowserNotes, from first: Int) -> Int {
        for note in notes.notes {
            page.append(isInDoubt: note.isInDoubt) {
                $0.append([[note.number], note.text], isAfterBlank: true)
            }
        }
        return first + notes.lineCount
    }

    private mutating func append(_ items: BrowserItems, from first: Int) -> Int {
        for block in items.blocks {
            let starts = SideBySide.sharedStarts(of: block.map(\.cells).joined().map { $0[0].start })
            for line in block {
                page.append(line, starts: starts)
            }
        }
        return first + items.lineCount
    }

    private mutating func append(_ table: BrowserTable, from first: Int) -> Int {
        for (cells, isAfterBlank) in zip(table.headings, [true, false]) {
            page.append(cells, isAfterBlank: isAfterBlank, isHead: true)
        }
        for row in table.rows {
            page.append(row.cells, isAfterBlank: true, isTitleInDoubt: row.isInDoubt)
        }
        return appendBelow(first + table.lineCount)
    }

    /// Appends what stands between the tables, texts side by side, as paragraphs.
    private mutating func appendBelow(_ first: Int) -> Int {
        let caption = printed[first...].prefix(Self.mostLinesBetween).firstIndex { line in
            line.chunks.contains { $0.isTableCaption(source) }
        }
        guard let caption, caption > first else { return first }
        for text in BrowserParagraphs(printed[first..<caption], source).texts {
            page.append([text], isAfterBlank: true)
        }
        return caption
    }

    private static let mostLinesBetween = 20
}
