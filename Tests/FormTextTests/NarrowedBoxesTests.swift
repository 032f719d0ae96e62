import FormText
import OwnershipModel
import Testing

@Suite("Boxes of which a program took blanks away are cut as they were")
struct NarrowedBoxesTests {
    /// A box's cells, its heading in two rows beside cells that reach over both.
    static let boxes = [
        """
        ┌───────────────┬───────────────────┬───────────────┐
        │               │3. Code (Instr. 8) │               │
        │1. Title of    ├──────────┬────────┤4. Securities  │
        │Security       │Code      │V       │Acquired       │
        ├───────────────┼──────────┼────────┼───────────────┤
        │Common Stock   │P         │        │1,250          │
        │of the company │          │        │               │
        ├───────────────┼──────────┼────────┼───────────────┤
        │Units          │          │V       │10             │
        └───────────────┴──────────┴────────┴───────────────┘
        """,
        """
        +---------------+-------------------+---------------+
        |               |3. Code (Instr. 8) |               |
        |1. Title of    +----------+--------+4. Securities  |
        |Security       |Code      |V       |Acquired       |
        +---------------+----------+--------+---------------+
        |Common Stock   |P         |        |1,250          |
        |of the company |          |        |               |
        +---------------+----------+--------+---------------+
        |Units          |          |V       |10             |
        +---------------+----------+--------+---------------+
        """,
        """
         ___________________________________________________
        |               |3. Code (Instr. 8) |               |
        |1. Title of    |___________________|4. Securities  |
        |Security       |          |        |Acquired       |
        |_______________|Code______|V_______|_______________|
        |Common Stock   |P         |        |1,250          |
        |of_the_company_|__________|________|_______________|
        |Units__________|__________|V_______|10_____________|

        1. A note.
         /s/_Ada_M._Quill,_by_proxy   05/03/2018
         ** Signature of Reporting    Date
        * If there are more.
        """,
    ]

    private func cut(_ text: String) throws -> [String] {
        let page = try Page(bytes: Array(text.utf8))
        #expect(page.layout == .boxes)
        return page.lines.map { line in
            page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(separator: " | ")
        }
    }

    @Test("One blank for many, with or without those before a line", arguments: boxes)
    func collapsed(box: String) throws {
        let lines = try cut(box)
        #expect(lines.contains("0:Common Stock of the company | 1:P | 3:1,250"))
        #expect(lines.contains("0:Units | 2:V | 3:10"))
        let collapsed = collapsed(box)
        #expect(!collapsed.contains("  "))
        #expect(try cut(collapsed) == lines)
        #expect(try cut(stripped(collapsed)) == lines)
    }

    @Test("Blanks that do not break are blanks", arguments: boxes)
    func noBreakSpaces(box: String) throws {
        #expect(try cut(box.replacing("  ", with: "\u{A0}\u{A0}")) == cut(box))
    }

    @Test("No blank before a line", arguments: boxes)
    func stripped(box: String) throws {
        #expect(try cut(stripped(box)) == cut(box))
    }

    @Test("What stands in them is told where it stands in the file", arguments: boxes)
    func places(box: String) throws {
        let text = collapsed(box)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let page = try Page(bytes: Array(text.utf8))
        for cell in page.cells {
            let place = page.place(of: cell.range)
            let (line, column) = (place.line, try #require(place.column))
            let start = lines[line - 1].dropFirst(column - 1)
            let word = page.string(cell.range).prefix { $0 != " " }
            #expect(start.replacing("_", with: " ").hasPrefix(word), "\(start) at \(place)")
        }
    }

    private func collapsed(_ text: String) -> String {
        var collapsed = ""
        for character in text where character != " " || collapsed.last != " " { collapsed.append(character) }
        return collapsed
    }

    private func stripped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.drop { $0 == " " })
        }.joined(separator: "\n")
    }
}
