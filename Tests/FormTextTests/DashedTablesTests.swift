import FormText
import OwnershipModel
import Testing

@Suite("Tables whose columns lines of dashes show")
struct DashedTablesTests {
    /// A text with tables of Pandoc's: of one line a row, of several, and below a heading.
    private func text(_ rows: String, ends: String = "") -> String {
        """
        FORM 4

          -------- ---------
          (Last)   (First)
          -------- ---------

        A line of words between the tables that has no place for the word\(ends)
        attorney-in-fact.

          ------------------ ------- ----
        \(rows)
          ------------------ ------- ----

          Title          Owned
          -------------- -------
          Common Stock   500 ^(1)

          ---------------------------
          Name           Relationship
          -------------- ------------
          Harrow         X
          Jane

          14 Mill Lane
          ---------------------------

        """
    }

    private func page(_ text: String) throws -> Page { try Page(bytes: Array(text.utf8)) }

    /// The cells of each line, the lines of one parted by a slash.
    private func cells(_ page: Page) -> [String] {
        page.lines.map { line in
            page.cells[line.cells].map { cell in
                let lines = page.text[cell.range].split(separator: Page.lineBreak)
                return "\(cell.column):"
                    + lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
            }.joined(separator: " | ")
        }
    }

    private static let rows = """
          Restricted Stock   M ⁽²⁾   4,50
          Units held by her          0
          of the Mill

          Options            \u{A0}
        """

    @Test("Cells have the columns of the dashes, and go on below where their lines were full")
    func tables() throws {
        let page = try page(text(Self.rows))
        #expect(page.layout == .markdown)
        #expect(
            cells(page) == [
                "0:FORM 4", "0:(Last) | 1:(First)",
                "0:A line of words between the tables that has no place for the word attorney-in-fact.",
                "0:Restricted Stock Units held by her of the Mill | 1:M (2) | 2:4,50 0", "0:Options",
                "0:Title | 1:Owned",
                "0:Common Stock | 1:500 (1)", "0:Name | 1:Relationship", "0:Harrow/Jane | 1:X",
                "0:14 Mill Lane",
            ])
        #expect(page.hasLostBreaks)
        let cell = try #require(page.cells.first { page.string($0.range).hasPrefix("Restricted") })
        #expect(page.place(of: cell.range).line == 11)
        #expect(page.place(of: cell.range).endLine == 13)
    }

    @Test("In Markdown a mark tells where a line ends")
    func markedEnds() throws {
        let rows = Self.rows.replacing("Units held by her ", with: "Units held by her\\")
        let page = try page(text(rows, ends: "\\"))
        #expect(cells(page).contains { $0.hasPrefix("0:Restricted Stock Units held by her/of the Mill") })
        #expect(cells(page).contains("0:attorney-in-fact."))
        #expect(!page.hasLostBreaks)
    }

    @Test("Where something stands between the columns the dashes show none")
    func others() throws {
        let rows = Self.rows.replacing("Restricted Stock   M", with: "Restricted Stock Un M")
        #expect(try page(text(rows)).layout != .markdown)
    }
}
