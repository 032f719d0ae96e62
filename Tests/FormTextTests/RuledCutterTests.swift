import FormText
import Testing

@Suite("Typed pages with bars and marks become cells")
struct RuledCutterTests {
    /// Each line's cells with their columns; heads of tables with `#`.
    private func cut(_ text: String) throws -> [String] {
        let page = try Page(bytes: Array(text.utf8))
        try #require(page.layout == .ruled)
        return page.lines.map { line in
            (line.isHead ? "# " : "")
                + page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(
                    separator: " | ")
        }
    }

    @Test("A rule in parts below the headings marks the columns, up to what runs across them")
    func ruleInParts() throws {
        let lines = try cut(
            """
            <DOCUMENT>
            <TYPE>4
            <TEXT>
            Cargo of the month

                           2. Date               4. In
            1. Title          of it    3. Sum       or out
            - -------------  --------  ---------  ---------  ----------------
            Tar            05/03/96  1,000      A
            Long cargo     05/04/96  200        D          By the 401(k)
            of tar                                         plan (1)

            (1)  The plan is that of the owners of the ships
                 and of nobody else.
            </TEXT>
            </DOCUMENT>
            """)
        #expect(
            lines == [
                "0:Cargo of the month", "# 0:2. Date | 1:4. In",
                "# 0:1. Title | 1:of it | 2:3. Sum | 3:or out",
                "0:Tar | 1:05/03/96 | 2:1,000 | 3:A",
                "0:Long cargo of tar | 1:05/04/96 | 2:200 | 3:D | 4:By the 401(k) plan (1)",
                "0:(1)  The plan is that of the owners of the ships", "0:and of nobody else.",
            ])
    }

    @Test("A part of a rule that spans two columns is parted by their headings or their values")
    func spannedColumns() throws {
        let lines = try cut(
            """
            <DOCUMENT>
            <TYPE>4
            <TEXT>
                           2. Date   3. Number        4. From/To          5. Kind
            1. Title          of it     (A)     (D)
            -------------  --------  ---------------  ------------------  --------
            Tar            05/03/96  1,000 (1)        1/1/99    1/1/09    Tar oil
            Cargo          05/04/96          200      2/1/99    2/1/09    Tar oil

            6. Title of    7. Sum    8. Owned         9. From
               Others
            -------------  --------  ---------------  ------------------
            Pitch          400       12,000           Bath
            </TEXT>
            </DOCUMENT>
            """)
        #expect(
            lines.suffix(5) == [
                "0:Tar | 1:05/03/96 | 2:1,000 (1) | 4:1/1/99 | 5:1/1/09 | 6:Tar oil",
                "0:Cargo | 1:05/04/96 | 3:200 | 4:2/1/99 | 5:2/1/09 | 6:Tar oil",
                "# 0:6. Title of | 1:7. Sum | 2:8. Owned | 3:9. From", "# 0:Others",
                "0:Pitch | 1:400 | 2:12,000 | 3:Bath",
            ])
    }

    @Test("The numbers of headings may stand on a line of their own above them")
    func numbersAbove() throws {
        let lines = try cut(
            """
            <DOCUMENT>
            <TYPE>4
            <TEXT>
            Cargo of the month

            1.             2.        3.         4.
            Title of It    Date      Sum        In or out

            Tar            05/03/96  1,000      A

            Long cargo     05/04/96  200        D
            of tar

            Nobody else owns it.
            </TEXT>
            </DOCUMENT>
            """)
        #expect(
            lines == [
                "0:Cargo of the month", "# 0:1. | 1:2. | 2:3. | 3:4.",
                "# 0:Title of It | 1:Date | 2:Sum | 3:In or out", "0:Tar | 1:05/03/96 | 2:1,000 | 3:A",
                "0:Long cargo of tar | 1:05/04/96 | 2:200 | 3:D", "0:Nobody else owns it.",
            ])
    }

    @Test("Dates, numbers and words that were cut at the bar are whole again")
    func cutAtBar() throws {
        let rule = String(repeating: "_", count: 44) + "|"
        let lines = try cut(
            """
            Common berths below
            \(rule)
            1.Title of       |2.   |3.    |4.    |5.   |
            \(rule)
            <S>               <C>   <C>    <C>    <C>
            Options to buy Co|2/7/0|12,000|$1.375|A    |
            mmon berths      |0    |      |      |     |
            \(rule)
            """)
        #expect(lines.last == "0:Options to buy Common berths | 1:2/7/00 | 2:12,000 | 3:$1.375 | 4:A")
    }

    @Test(
        "A rule ends a row, and without one a new row starts with a value that has no place in the one above")
    func rows() throws {
        let lines = try cut(
            """
            <TABLE>
            <S>            <C>       <C>    <C>
            Long cargo     05/03/96  1,000  A
            of tar
            Long cargo     05/04/96  200    D
            </TABLE>
            """)
        #expect(
            lines == [
                "0:Long cargo of tar | 1:05/03/96 | 2:1,000 | 3:A", "0:Long cargo | 1:05/04/96 | 2:200 | 3:D",
            ])
    }

    @Test(
        "A text between two rows belongs to the lower one where other rows have the upper one's title alone")
    func titles() throws {
        let lines = try cut(
            """
            <S>            <C>       <C>    <C>
            Tar            05/03/96  1,000  A
            Tar            05/04/96  200    D
            Best pine
            tar            05/05/96  300    D
            """)
        #expect(lines.last == "0:Best pine tar | 1:05/05/96 | 2:300 | 3:D")
        #expect(lines[1] == "0:Tar | 1:05/04/96 | 2:200 | 3:D")
    }

    @Test("What stands between the tag and the marks is the table's head")
    func head() throws {
        let lines = try cut(
            """
            <TABLE>
            <CAPTION>
            Cargo          Loaded    Weight
            <S>            <C>       <C>
            Tar            05/03/96  1,000
            </TABLE>
            """)
        #expect(lines == ["# 0:Cargo | 1:Loaded | 2:Weight", "0:Tar | 1:05/03/96 | 2:1,000"])
    }

    @Test("Boxes side by side follow one another, and ticks in small boxes are no bars")
    func boxes() throws {
        let rule = String(repeating: "-", count: 50)
        let lines = try cut(
            """
            \(rule)
            |Owner             |Ship                         |
            |Tern              |Gannet                       |
            |                  |-----------------------------|
            |Quay 4            |  |X| Sail       |_| Steam   |
            \(rule)
            |Foot              |Other                        |
            \(rule)
            """)
        #expect(
            lines == [
                "0:Owner", "0:Tern", "0:Quay 4", "0:Ship", "0:Gannet", "0:X | 1:Sail | 2:Steam", "0:Foot",
                "0:Other",
            ])
    }

    @Test("Blanks that were filled in on `_` are blanks")
    func filledIn() throws {
        let lines = try cut("<TABLE>\n<S> <C>\n</TABLE>\nName: ____Tern____\n__X__ Sail   _____ Steam\n")
        #expect(lines == ["0:Name: | 1:Tern", "0:X | 1:Sail | 2:Steam"])
    }

    @Test("Two blanks behind a point are one")
    func sentences() throws {
        #expect(
            try cut("<TABLE>\n<S> <C>\n</TABLE>\nSection 16.  Form 4 or\n").last == "0:Section 16.  Form 4 or"
        )
    }

    @Test("EDGAR's own tables are no HTML")
    func noHTML() throws {
        #expect(try Page(bytes: Array("<TABLE>\n<S>  <C>\na    b\n</TABLE>".utf8)).layout == .ruled)
        #expect(try Page(bytes: Array("<TABLE>\n<TR><TD>a</TD></TR></TABLE>".utf8)).layout == .html)
    }
}
