import FormText
import OwnershipModel
import TestSupport
import Testing

@Suite("What other programs do to all lines is no part of the form")
struct DressingTests {
    /// The cells of a text's page, a line each, by their columns.
    private func cells(_ text: String) throws -> [String] {
        let page = try Page(bytes: Array(text.utf8))
        return page.lines.map { line in
            page.cells[line.cells].map { "\($0.column): \(page.string($0.range))" }.joined(separator: " | ")
                + (line.isAfterBlank ? " (below a blank)" : "")
        }
    }

    private func expectSame(
        _ text: String, as bare: String, sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        #expect(try cells(text) == cells(bare), sourceLocation: sourceLocation)
    }

    private static let bare = """
        FORM 4
        1. Name and Address of Reporting Person*

            Harrow Jane   14 Mill Lane
        > 10% owner   12
        2. Issuer Name
        """

    private static func each(_ change: (Int, Substring) -> String) -> String {
        bare.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map(change).joined(
            separator: "\n")
    }

    // MARK: What is taken off

    @Test(
        "Marks of a quotation, whatever follows them and however often they stand there",
        arguments: ["> ", ">", ">> ", "> > ", "    > "])
    func quoted(mark: String) throws {
        try expectSame(Self.each { mark + $1 }, as: Self.bare)
    }

    @Test("A quotation's empty lines may have no mark, or one without its blank")
    func quotedEmpty() throws {
        try expectSame(Self.each { $1.isEmpty ? "" : "> " + $1 }, as: Self.bare)
        try expectSame(Self.each { $1.isEmpty ? ">" : "> " + $1 }, as: Self.bare)
    }

    @Test("Words around a long quotation stay")
    func aroundQuotation() throws {
        let rows = (1...30).map { "Row \($0 * $0)\n" }.joined()
        let quoted = (1...30).map { "> Row \($0 * $0)\n" }.joined()
        try expectSame("Jane wrote:\n" + quoted, as: "Jane wrote:\n" + rows)
    }

    @Test(
        "Numbers that count up, from any one on",
        arguments: ["\t", "  ", " ", ":", ": ", " | ", " │ ", "→"], [1, 98])
    func numbered(separator: String, first: Int) throws {
        try expectSame(Self.each { "\($0 + first)" + separator + $1 }, as: Self.bare)
        try expectSame(
            Self.each {
                String(repeating: " ", count: 6 - "\($0 + first)".count) + "\($0 + first)" + separator + $1
            },
            as: Self.bare)
    }

    @Test("Empty lines may have no number, and do not count then")
    func numberedWords() throws {
        var number = 0
        let text = Self.each { _, line in
            if line.isEmpty { return "       " }
            number += 1
            return "     \(number)\t\(line)"
        }
        try expectSame(text, as: Self.bare)
    }

    @Test("An empty line behind every line, of whatever program")
    func doubled() throws {
        try expectSame(Self.bare.replacing("\n", with: "\n\n"), as: Self.bare)
        try expectSame(Self.bare.replacing("\n", with: "\n  \n"), as: Self.bare)
        try expectSame("\n" + Self.bare.replacing("\n", with: "\n\n"), as: Self.bare)
        try expectSame(Self.bare.replacing("\n", with: "\r\r\n"), as: Self.bare)
    }

    @Test("Blanks or tabs before and behind all lines", arguments: ["    ", "\t", "  "], ["", "  "])
    func moved(before: String, behind: String) throws {
        try expectSame(Self.each { before + $1 + behind }, as: Self.bare)
        try expectSame(Self.each { $1.isEmpty ? "" : before + $1 + behind }, as: Self.bare)
    }

    @Test("Tabs up to each eighth column are the blanks that they stand for, of bytes as of letters")
    func tabStops() throws {
        let text = """
            1.\tTitle\t\t   2. Date\t\t  3. Price
            Common\t\t   05/15/2013\t  $4.10⁽¹⁾\t a
            Preferred\t   05/16/2013\t  $4.10\t       a
            """
        let bare = """
            1.      Title              2. Date                3. Price
            Common             05/15/2013     $4.10⁽¹⁾       a
            Preferred          05/16/2013     $4.10        a
            """
        try expectSame(text, as: bare)
    }

    @Test("No-break spaces, where a text has no other blanks")
    func noBreakSpaces() throws {
        let columns = """
            1. Title           2. Date          3. Price
            Common Stock       05/15/2013       $4.10
            Preferred Stock    05/16/2013       $4.20
            """
        try expectSame(columns.replacing(" ", with: "\u{A0}"), as: columns)
        try expectSame(Self.bare.replacing(" ", with: "\u{A0}"), as: Self.bare)
    }

    @Test("One program may have changed what another one did")
    func several() throws {
        let numbered = Self.each { "   \($0 + 1)  \($1)" }
        let quoted = "> " + numbered.replacing("\n", with: "\n> ")
        try expectSame(quoted.replacing("\n", with: "\n\n"), as: Self.bare)
    }

    // MARK: Places

    @Test("What is read is found in the file, behind what was taken off")
    func places() throws {
        let marked = MarkedText(
            "> \t1  ⟦Ørsted⟧\n\n> \t2  ⟦8 571⟧\u{C}\n\n> \t3  a\n\n> \t4    ⟦🚢 x⟧\n\n> \t5 \n\n")
        let page = try Page(bytes: Array(marked.text.utf8))
        let cells = page.cells.map { cell in
            let place = page.place(of: cell.range)
            return "\(place.line):\(place.column!)-\(place.endLine):\(place.endColumn!) "
                + page.sourceString(cell.range)
        }
        for (place, text) in zip(marked.places, marked.marked) {
            #expect(
                cells.contains("\(place.line):\(place.column)-\(place.endLine):\(place.endColumn) \(text)"),
                "\(cells)")
        }
    }

    // MARK: What stays

    @Test(
        "What only a part of the lines has stays",
        arguments: [
            // Notes that count up, below other lines.
            "FORM 4\nCommon Stock\nExplanation\n1 one\n2 two\n3 three\n4 four\n5 five",
            // A quotation in a page of Markdown.
            "# FORM 4\n\n> See the notes\n> below\n\nCommon Stock\n\nNotes",
            // Numbers that do not count up.
            "12 one\n14 two\n13 three\n15 four\n17 five",
            // Numbers that are part of a value.
            "1,000 a\n2,000 b\n3,000 c\n4,000 d\n5,000 e", "1. a\n2. b\n3. c\n4. d\n5. e",
            "1/2 a\n2/2 b\n3/2 c\n4/2 d\n5/2 e",
        ])
    func parts(text: String) throws {
        let page = try Page(bytes: Array(text.utf8))
        #expect(
            page.lines.flatMap { page.cells[$0.cells].map { page.string($0.range) } }
                == text.split(separator: "\n").map {
                    $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0)
                })
    }

    @Test("Tabs that part cells stay, with columns of eight letters and without")
    func cellTabs() throws {
        #expect(
            try cells("Title\tDate\tPrice\nCommon Stock\t05/15/2013\t $4.1\nA\t\tB").map {
                $0.count(where: { $0 == "|" })
            } == [2, 2, 1])
    }

    // MARK: Letters and lines

    @Test("Values keep the small letters of a text that has no others; a few words have none by right")
    func smallLetters() throws {
        let text = String(repeating: "Class A Common Stock\n", count: 20)
        #expect(try cells(text.lowercased()) == cells(text).map { $0.lowercased() })
        let page = try Page(bytes: Array(text.lowercased().utf8))
        #expect(page.text.starts(with: "CLASS A COMMON STOCK".utf8))
        #expect(try Page(bytes: Array("class a common stock".utf8)).text.starts(with: "class a".utf8))
    }

    @Test("A line goes on with the next where its first word had no place; what starts anew does not")
    func brokenLines() throws {
        let paragraph = [
            "The reporting person is the sole trustee of a trust, and disclaims beneficial",
            "ownership of the shares, but to the extent of a pecuniary interest in all of the",
            "attorney-in-fact's holdings. None of them has voting rights, under the agree-",
            "ment of the holders.",
        ]
        let whole = paragraph.joined(separator: " ").replacing("- ment", with: "-ment")
        let item = "2. Another of these notes, which begins with the number that is behind the last"
        let lines = paragraph + paragraph + [item] + paragraph
        let page = try Page(bytes: Array(lines.joined(separator: "\n").utf8))
        #expect(
            page.lines.map { page.string(page.cells[$0.cells.lowerBound].range) } == [
                whole, whole, item + " " + whole,
            ])
    }

    /// Markdown as a converter writes it that marks where a line ends with two blanks, and breaks the others.
    private static let marked = [
        "**FORM 4**  ", "---|---  ", "Harrow Jane  ", "| Attorney  ",
        "A holder of Class A Common Stock| and of the units of the trust for three grand-",
        "children| (1)  ",
        "Common Stock| | | | a row that has blanks around its pipes is not broken | at all| 500  ",
        "Ann Lee, the trustee of a trust that she has founded, and an attorney-in-fact -", "by her own hand",
        "", "Remarks  ",
    ]

    @Test("Where two blanks or an empty line end the others, a line goes on with the next")
    func hardBreaks() throws {
        let text = Self.marked.joined(separator: "\n")
        let whole = text.replacing("grand-\nchildren", with: "grand-children").replacing(
            "-\nby her", with: "- by her")
        #expect(whole != text)
        try expectSame(text, as: whole)
        try expectSame(text.replacing("\n", with: "\r\n"), as: whole)
        // A filer's words are found where they stand.
        let page = try Page(bytes: Array(text.utf8))
        let cell = try #require(page.cells.first { page.string($0.range).hasSuffix("three grand-children") })
        #expect(page.sourceString(cell.range).hasSuffix("three grand-\nchildren"))
        #expect(page.place(of: cell.range).endLine == 6)
    }

    @Test("A line that had place for the next word was ended there, whatever marks the others")
    func shortLines() throws {
        let text = Self.marked.joined(separator: "\n").replacing("Common Stock", with: "Ann\nCommon Stock")
        #expect(try cells(text).contains { $0.hasPrefix("0: Ann") && !$0.contains("Common") })
    }

    @Test("Narrow lines, and those of a text that has a wide one, are as long as they are")
    func wholeLines() throws {
        let narrow = (1...9).map { "\($0) of the lines that are all so narrow and" }
        let wide = narrow.map { $0 + " a bit wider, as far as a mail" }
        let page = try Page(bytes: Array(narrow.joined(separator: "\n").utf8))
        #expect(page.lines.count == 9)
        let long = String(repeating: "a word ", count: 20)
        #expect(try Page(bytes: Array((wide + [long]).joined(separator: "\n").utf8)).lines.count == 10)
    }
}
