import FormText
import OwnershipModel
import TestSupport
import Testing

@Suite("Everything is found again in the file")
struct PlaceTests {
    /// Every marked stretch must be a cell, at that place and with those letters.
    private func expectCells(_ source: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let marked = MarkedText(source)
        let page = try Page(bytes: Array(marked.text.utf8))
        let cells = page.cells.map { cell in
            let place = page.place(of: cell.range)
            return
                "\(place.line):\(place.column!)-\(place.endLine):\(place.endColumn!) \(page.sourceString(cell.range))"
        }
        for (place, text) in zip(marked.places, marked.marked) {
            let expected = "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn) \(text)"
            #expect(cells.contains(expected), "\(cells)", sourceLocation: sourceLocation)
        }
    }

    @Test("Columns count scalars, not bytes")
    func scalars() throws {
        try expectCells("⟦Ørsted⟧\t⟦8 571⟧\t⟦Δ⟧\t⟦🚢 漢⟧\t⟦x⟧")
    }

    @Test("Lines end as they do in the file: LF, CRLF, CR")
    func lineEnds() throws {
        try expectCells("⟦a⟧\t⟦b⟧\n⟦c⟧\n\n\t⟦é⟧\n")
        try expectCells("⟦a⟧\t⟦b⟧\r\n⟦c⟧\r\n\r\n\t⟦é⟧\r\n")
        try expectCells("⟦a⟧\t⟦b⟧\r⟦c⟧\r\r\t⟦é⟧\r")
    }

    @Test("A form feed ends a line for the reader, and none of the file")
    func formFeed() throws {
        try expectCells("⟦a⟧\n⟦b⟧\u{C}⟦c⟧\t⟦d⟧\n⟦e⟧")
    }

    @Test("Notations are found with all that wrote them")
    func notations() throws {
        try expectCells(#"x\#t ⟦M ⁽¹⁾⟧ \#t\⟦$4.1⟧\#t⟦14,0012⁽³⁾⟧\#t⟦a\#u{A0}b⟧\#t⟦Oﬃcer⟧"#)
        try expectCells("⟦27,484<sup>(1)</sup> x⟧\t⟦☒ a⟧")
    }

    @Test("In HTML a value is found between its tags, entities as they are written")
    func html() throws {
        try expectCells(
            "<html>\n<body><table><tr><td>⟦Common &amp; Stock⟧</td>\n<td><b>⟦1,234⟧</b></td></tr></table></body></html>"
        )
    }

    @Test("A part of a cell is found too, and what is empty is found where it would be")
    func parts() throws {
        let page = try Page(bytes: Array("é\t\\$4.10⁽²⁾".utf8))
        let cell = page.cells[1].range
        #expect(page.string(cell) == "$4.10(2)")
        let value = cell.lowerBound + 1..<cell.lowerBound + 5
        #expect(page.string(value) == "4.10")
        #expect(page.sourceString(value) == "4.10")
        #expect(page.place(of: value).column == 5)
        #expect(page.place(of: value).endColumn == 9)
        #expect(page.sourceString(value.lowerBound..<value.lowerBound) == "")
    }
}
