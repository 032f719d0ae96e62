import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("Columns by position become cells")
struct ColumnCutterTests {
    /// Each line's cells with their columns.
    private func cut(_ lines: String...) throws -> [String] {
        let page = try Page(bytes: Array(lines.joined(separator: "\n").utf8))
        try #require(page.layout == .columns)
        return page.lines.map { line in
            page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(separator: " | ")
        }
    }

    /// Blocks that open the page, since a table alone is not enough to tell columns.
    private static let blocks =
        "1. Owner              2. Ship\nTern                  Gannet\n         A line across all of it"

    /// What stands below the headings of the table.
    private func rows(_ lines: String...) throws -> [String] {
        let all = try cut(([Self.blocks, Self.fullHeading] + lines).joined(separator: "\n"))
        let headings = try #require(all.lastIndex { $0.hasSuffix(":Gross") })
        return Array(all[(headings + 1)...])
    }

    private static let fullHeading = """
        1. Cargo        2. Loaded     3. Weight           4. Berth  5. Remark
                        on            Net        Gross
        """

    @Test(
        "Without the blanks before lines, columns are left aside",
        arguments: [
            "columns-form3-foreign.txt", "unspanned-form5-late.txt",
        ])
    func withoutIndents(form: String) throws {
        let text = try String(contentsOf: Fixtures.form(form), encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let stripped = lines.map { $0.drop { $0 == " " } }.joined(separator: "\n")
        #expect(try Page(bytes: Array(text.utf8)).layout == .columns)
        let page = try Page(bytes: Array(stripped.utf8))
        #expect(page.layout == .plain)
        #expect(page.hasLostColumns)
        let noBreak = text.replacing("  ", with: "\u{A0}\u{A0}")
        #expect(try Page(bytes: Array(noBreak.utf8)).layout == .columns)
    }

    @Test("Rows between empty lines have their texts above and below their values")
    func rowsBetweenEmptyLines() throws {
        let lines = try rows(
            "",
            "Winter                                                        kept",
            "barley            05/02/2019     31.5       1,204     7       dry",
            "                                                              and cool",
            "",
            "Summer                                      $",
            "wheat of          05/03/2019                88.25     9       open",
            "the north",
            "",
            "The fleet",
            "",
            "Gannet          Tern")
        #expect(
            lines.prefix(3) == [
                "0:Winter barley | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:kept dry and cool",
                "0:Summer wheat of the north | 1:05/03/2019 | 3:$ 88.25 | 4:9 | 5:open", "0:The fleet",
            ])
    }

    @Test(
        "Headings that span nothing stand above other columns than theirs; an empty one shows by those behind it"
    )
    func unspannedHeadings() throws {
        let lines = try cut(
            Self.blocks,
            "",
            """
            1. Title     2. Date     3. Code    4. Kinds    5. Rest
            Code         V           Amount     (D)         Price
            Rye flour    05/02/2019     S                       500    A    $4.10   1,204   D
            Oats         05/03/2019     P                       700    A             1,904   I   (1)

            Behind the table
            """)
        #expect(
            lines.suffix(4) == [
                "0:Code | 1:V | 2:Amount | 3:(D) | 4:Price",
                "0:Rye flour | 1:05/02/2019 | 2:S | 4:500 | 5:A | 6:$4.10 | 7:1,204 | 8:D",
                "0:Oats | 1:05/03/2019 | 2:P | 4:700 | 5:A | 7:1,904 | 8:I | 9:(1)",
                "0:Behind the table",
            ])
    }

    @Test("A box that is less high than its neighbours stands beside what is below their headings")
    func lowBoxes() throws {
        let lines = try cut(
            """
            (Print)1. Owner            2. Ship          5. Berths
            Tern                 Gannet           9
            A line that is across all of the columns here

            1. Master

            Ann Lee              2. Harbour       3. Day
            Long Lane            Blyth            05/02/2019
            A line that is across all of the columns here
            """, Self.fullHeading, "rye             05/02/2019     31.5       1,204     7       dry")
        #expect(
            lines.prefix(14) == [
                "0:(Print)", "0:1. Owner", "0:Tern", "0:2. Ship", "0:Gannet", "0:5. Berths", "0:9",
                "0:A line that is across all of the columns here",
                "0:1. Master", "0:Ann Lee", "0:Long Lane", "0:2. Harbour", "0:Blyth", "0:3. Day",
            ])
    }

    @Test("The caption of the next table ends a table, and stands behind the boxes that it stands among")
    func captionsOfTables() throws {
        let lines = try cut(
            """
            1. Owner             2. Ship
            Tern                 Gannet
                                 Table I - Cargo
            Blyth
            """, Self.fullHeading, "rye             05/02/2019     31.5       1,204     7", "",
            "Table II - Crew", "Master")
        #expect(
            lines.prefix(6) == [
                "0:1. Owner", "0:Tern", "0:Blyth", "0:2. Ship", "0:Gannet", "0:Table I - Cargo",
            ])
        #expect(
            lines.suffix(3) == [
                "0:rye | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7", "0:Table II - Crew", "0:Master",
            ])
    }

    @Test(
        "A caption that stands alone on a line of the boxes leaves no empty line among them, and is not lost")
    func captionAlone() throws {
        let lines = try cut(
            "1. Name and Address of Owner     2. Issuer",
            "  Tern Ada of the Gulls and Petrels Bank",
            "                                       Table I",
            "1.Title of 2. Amount 3.       4. Nature",
            "Security   of        Form     of",
            "(Instr. 4) Stock     (Instr.  Ownership",
            "Common     Owned     5)       (Instr. 5)",
            "Stock      1,500     D")
        #expect(lines.count { $0.hasSuffix(":Table I") } == 1)
        #expect(lines.joined().contains(":1,500"))
    }

    @Test("A heading that spans columns with headings of their own is no column")
    func spanningHeading() throws {
        let heading = """
            1. Cargo      2. Loaded   3. Kind        4. Number of      5. Berth
            of the ship   on                         bales
                                      Code     V        (A)     (D)
            """
        let lines = try cut(
            Self.blocks, heading, "", "Barley        05/02/2019   M                1,204              7")
        #expect(lines.last == "0:Barley | 1:05/02/2019 | 2:M | 4:1,204 | 6:7")
    }

    @Test("The sign of an amount stands before it, beside another value too")
    func dollarSign() throws {
        #expect(
            try rows("Barley            05/02/2019     31.5       $ 12.04 7         dry")[0]
                == "0:Barley | 1:05/02/2019 | 2:31.5 | 3:$ 12.04 | 4:7 | 5:dry")
    }

    @Test("What is raised belongs to the value before it, also where it stands on the next line")
    func raisedSigns() throws {
        let lines = try rows(
            "",
            "Barley          05/02/2019    31.5 ^    1,204 ^(2)  7     dry",
            "                              (1)",
            "",
            "Oats            05/03/2019                   88 ^(1)     wet")
        #expect(
            lines == [
                "0:Barley | 1:05/02/2019 | 2:31.5  (1) | 3:1,204 (2) | 4:7 | 5:dry",
                "0:Oats | 1:05/03/2019 | 3:88 (1) | 5:wet",
            ])
    }

    @Test("A column begins where its values do, a letter or two left of its headings")
    func centeredHeadings() throws {
        let heading = """
            1. Cargo    2. Loaded   3. Net  4. Kind  5. Gross
                        on                   (k)
            """
        let lines = try cut(
            Self.blocks, heading, "", "Barley      05/02/2019  31     D        $",
            "                                        1,204",
            "", "Oats        05/03/2019  8      A        88")
        #expect(
            lines.suffix(2) == [
                "0:Barley | 1:05/02/2019 | 2:31 | 3:D | 4:$ 1,204",
                "0:Oats | 1:05/03/2019 | 2:8 | 3:A | 4:88",
            ])
    }

    @Test("An empty table ends above a text that stands alone")
    func emptyTable() throws {
        let lines = try rows("", "The crew", "", "Ada Ferrier     mate  3 years", "Quay 4")
        #expect(lines == ["0:The crew", "0:Ada Ferrier | 1:mate | 2:3 years", "0:Quay 4"])
    }

    @Test("A table ends with a sentence at its left, also where another text stands beside it")
    func sentenceBeside() throws {
        let lines = try rows(
            "Barley          05/02/2019",
            "Reported for each cargo on a line of its own.                Form 7 (4-19)")
        #expect(lines[1] == "0:Reported for each cargo on a line of its own. | 1:Form 7 (4-19)")
    }

    @Test(
        "Headings that did not fit on their line belong to it, and the margin of a page to none of its columns"
    )
    func headingsPushedDown() throws {
        let text = [
            Self.blocks,
            """
            1. Cargo of the ship
                       2. Loaded on
                                   3. Weight net
                                          4. Kind    5. Remark
                                   (k)
            """,
            "Barley     05/02/2019  31     D          dry",
            "Winter wheat$12.04     8      A          wet",
        ]
        let lines = text.joined(separator: "\n").split(separator: "\n").map { "      " + $0 }
        let rows = try cut(lines.joined(separator: "\n"))
        #expect(
            rows.suffix(2) == [
                "0:Barley | 1:05/02/2019 | 2:31 | 3:D | 4:dry",
                "0:Winter wheat | 1:$12.04 | 2:8 | 3:A | 4:wet",
            ])
    }

    @Test("A text that reaches over the next column's beginning stays whole")
    func longTitle() throws {
        let lines = try rows("Barley of the (d)   05/02/2019  31.5      1,204       7     dry")
        #expect(lines == ["0:Barley of the (d) | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:dry"])
    }

    // MARK: Blocks

    @Test("A text of a block may be a little longer than it is wide")
    func longTextOfBlock() throws {
        let lines = try cut(
            "1. Owner of the ship  2. Ship", "Tern & daughters, heirs Gannet", "Quay 4                Oak",
            "         A line across all of it", Self.fullHeading)
        #expect(
            lines.prefix(3) == ["0:1. Owner of the ship", "0:Tern & daughters, heirs Gannet", "0:Quay 4"])
    }

    @Test("A block that one blank parts from its neighbour starts where the block above does")
    func touchingBlocks() throws {
        let lines = try cut(
            "1. Owner              2. Ship", "Tern                  Gannet", "3. Harbour of the yea 4. Hull",
            "Quay 4                Oak", "         A line across all of it", Self.fullHeading)
        #expect(lines.prefix(4) == ["0:1. Owner", "0:Tern", "0:3. Harbour of the yea", "0:Quay 4"])
    }

    @Test("Blocks that stand side by side follow one another")
    func blocks() throws {
        let lines = try cut(
            "1. Owner              2. Ship", "Tern                  Gannet", "",
            "Quay 4                3. Port",
            "                      Hull", "         A line across all of it", Self.fullHeading)
        #expect(
            lines.prefix(7) == [
                "0:1. Owner", "0:Tern", "0:Quay 4", "0:2. Ship", "0:Gannet", "0:3. Port", "0:Hull",
            ])
    }

    @Test("A star that was raised above a heading stands behind it")
    func raisedStar() throws {
        let lines = try cut(
            Self.blocks, "               *", "1. Second owner", "Plover", Self.fullHeading)
        #expect(lines.contains("0:1. Second owner *"))
    }

    // MARK: Tables

    @Test("A value belongs to the column under whose heading most of it stands")
    func columns() throws {
        #expect(
            try rows("Barley             05/02/2019     31.5      1,204        7       dry") == [
                "0:Barley | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:dry"
            ])
    }

    @Test("A text that goes on below belongs to its row")
    func wrappedText() throws {
        #expect(
            try rows(
                "Barley from     05/02/2019     31.5      1,204        7     kept in the half-",
                "the north                                                   deck hold",
                "Oats            05/03/2019     12") == [
                    "0:Barley from the north | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:kept in the half-deck hold",
                    "0:Oats | 1:05/03/2019 | 2:12",
                ])
    }

    @Test("A marker that was raised above its row stands behind its value, or alone where there is none")
    func raisedMarkers() throws {
        #expect(
            try rows(
                "Barley          05/02/2019     31.5      1,204        7     dry(1)",
                "                                  (2)        (3)",
                "Oats            05/03/2019     12                     8     See below") == [
                    "0:Barley | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:dry(1)",
                    "0:Oats | 1:05/03/2019 | 2:12 (2) | 3:(3) | 4:8 | 5:See below",
                ])
    }

    @Test("A value that made room for its marker is still its row's")
    func loweredValue() throws {
        #expect(
            try rows(
                "Barley          05/02/2019        (1)       900       7",
                "                               31.5",
                "Oats            05/03/2019     12           8         8") == [
                    "0:Barley | 1:05/02/2019 | 2:31.5 (1) | 3:900 | 4:7",
                    "0:Oats | 1:05/03/2019 | 2:12 | 3:8 | 4:8",
                ])
    }

    @Test("A title whose values stand on the next line opens a row")
    func titleAboveValues() throws {
        #expect(
            try rows(
                "Barley             05/02/2019     31.5      1,204        7       dry",
                "                                                                 cold",
                "Oats(1)                                                          (2)",
                "                   05/03/2019     12        900          8       dry"
            ) == [
                "0:Barley | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:dry cold",
                "0:Oats(1) | 1:05/03/2019 | 2:12 | 3:900 | 4:8 | 5:dry (2)",
            ])
    }

    @Test("A row goes on below the headings of the next page")
    func nextPage() throws {
        let page = try Page(
            bytes: Array(
                [
                    Self.blocks, Self.fullHeading,
                    "Barley from     05/02/2019     31.5      1,204        7     dry",
                    "\u{C}         The list of all that was on board", Self.fullHeading, "the north",
                    "Oats            05/03/2019     12",
                ].joined(separator: "\n").utf8))
        let lines = page.lines.map {
            page.cells[$0.cells].map { page.string($0.range) }.joined(separator: "|")
        }
        #expect(lines.contains("Barley from the north|05/02/2019|31.5|1,204|7|dry"))
        #expect(lines.contains("Oats|05/03/2019|12"))
    }

    @Test("A table ends with a text that runs across its columns, or announces what follows")
    func end() throws {
        let announced = try rows("Barley          05/02/2019", "Stowage:", "Port side   2 tiers")
        #expect(announced == ["0:Barley | 1:05/02/2019", "0:Stowage:", "0:Port side | 1:2 tiers"])
        let across = try rows("Barley          05/02/2019", "1. The barley was wet on arrival and was dried.")
        #expect(across == ["0:Barley | 1:05/02/2019", "0:1. The barley was wet on arrival and was dried."])
    }

    @Test("A text that goes on below belongs to its column also where it starts left of the heading")
    func goesOnLeftOfHeading() throws {
        let goingOn = try rows(
            "Barley          05/02/2019    31.5      1,204       7     dry and",
            "                                                          stowed well aft of it")
        #expect(
            goingOn == ["0:Barley | 1:05/02/2019 | 2:31.5 | 3:1,204 | 4:7 | 5:dry and stowed well aft of it"])
    }

    @Test("Headings that touch are parted at their numbers, and where values stand side by side")
    func touchingHeadings() throws {
        let lines = try cut(
            Self.blocks, "1. Cargo        2. Loaded on 3. Net 4. Gross weight  5. Remark",
            "Barley          05/02/2019    31    900    t       dry",
            "Oats            05/03/2019     8     12    t       wet")
        #expect(
            lines.suffix(2) == [
                "0:Barley | 1:05/02/2019 | 2:31 | 3:900 | 4:t | 5:dry",
                "0:Oats | 1:05/03/2019 | 2:8 | 3:12 | 4:t | 5:wet",
            ])
    }

    // MARK: Other lines

    @Test("A name that goes on below stands before the date beside it, also where the two touch")
    func signatures() throws {
        let lines = try cut(
            Self.blocks, Self.fullHeading, "Stowage:", "                Ada Ferrier, for the      05/04/2019",
            "                master", "                Bo Quill, purser of the Gannet 05/04/2019")
        #expect(
            lines.suffix(2) == [
                "0:Ada Ferrier, for the master | 1:05/04/2019",
                "0:Bo Quill, purser of the Gannet | 1:05/04/2019",
            ])
    }

    @Test("A date in a name that goes on below is the name's, where it stands left of the dates")
    func dateInName() throws {
        let lines = try cut(
            Self.blocks, Self.fullHeading, "Stowage:",
            "                Ada Ferrier, for the master by an                05/04/2019",
            "                order of 05/02/2019")
        #expect(lines.last == "0:Ada Ferrier, for the master by an order of 05/02/2019 | 1:05/04/2019")
    }

    // MARK: Places

    @Test("Every value is found again in the file, also where its cell was put together")
    func places() throws {
        let text = [
            Self.blocks, Self.fullHeading, "Barley from     05/02/2019     31.5", "the north",
        ].joined(separator: "\n")
        let page = try Page(bytes: Array(text.utf8))
        let cell = try #require(page.cells.first { page.string($0.range) == "Barley from the north" })
        let (first, last) = (
            page.place(of: cell.range), page.place(of: cell.range.upperBound - 5..<cell.range.upperBound)
        )
        #expect((first.line, first.column) == (6, 1))
        #expect((last.line, last.column, last.endLine, last.endColumn) == (7, 5, 7, 10))
        #expect(page.sourceString(cell.range.upperBound - 5..<cell.range.upperBound) == "north")
    }

    @Test("Text with one heading of blocks only is not taken for columns")
    func plain() throws {
        #expect(try Page(bytes: Array(Self.blocks.utf8)).layout == .plain)
    }
}
