import FormText
import Testing

@Suite("Tables, items and notes as a text browser sets them")
struct BrowserTableTests {
    /// Each line's cells with their columns.
    private func cut(_ lines: [String]) throws -> [String] {
        let page = try Page(bytes: Array(lines.joined(separator: "\n").utf8))
        try #require(page.layout == .columns)
        return page.lines.map { line in
            page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(separator: " | ")
        }
    }

    private static let heading = [
        "1.Title  2.          3.          4. Securities    5. Amount of 6.        7. Nature",
        "of       Transaction Transaction Acquired (A) or  Beneficially Ownership of Indirect",
        "Security Date        Code        Disposed of (D)  Owned        Form      Ownership",
        "(Instr.                                           (Instr. 3)   Direct    (Instr. 4)",
        "3)                                      (A)                    (Instr.",
        "                                        or                     4)",
        "                     Code    V   Amount (D) Price",
    ]

    private static let row =
        "Common   05/15/2013    S         500     D  $ 4   1,200           D"

    /// The rows below the headings.
    private func rows(_ lines: String...) throws -> [String] {
        Array(try cut(Self.heading + lines).dropFirst(2))
    }

    @Test("A value in the middle of its row tells where the row begins and ends, without empty lines between")
    func centeredRows() throws {
        let rows = try rows(
            "Common                                      $",
            "Stock,   05/15/2013    S         500     D  78.90 1,200           D",
            "$.25 Par                                    (1)",
            "Class B                                                                  By a",
            "Stock    05/16/2013    G     V   20      D  $ 0   1,180           I      trust",
            "                                                                         (2)")
        #expect(
            rows == [
                "0:Common Stock, $.25 Par | 1:05/15/2013 | 2:S | 4:500 | 5:D | 6:$ 78.90 (1) | 7:1,200 | 8:D",
                "0:Class B Stock | 1:05/16/2013 | 2:G | 3:V | 4:20 | 5:D | 6:$ 0 | 7:1,180 | 8:I | 9:By a trust (2)",
            ])
    }

    @Test("Where lines may be parted in two ways, rows have the title that others have")
    func sharedTitles() throws {
        let rows = try rows(
            "Common",
            "Stock,                                            44,678          I      By wife",
            "$.25 Par",
            "Value",
            "Common",
            "Stock,                                            9,043           I      By wife",
            "$.25 Par",
            "Value")
        #expect(
            rows == [
                "0:Common Stock, $.25 Par Value | 7:44,678 | 8:I | 9:By wife",
                "0:Common Stock, $.25 Par Value | 7:9,043 | 8:I | 9:By wife",
            ])
    }

    @Test("Titles are the same whatever notes they refer to, and none starts with the marker of a note")
    func titlesWithMarkers() throws {
        let values = "                                          1,342          D"
        let rows = try rows(
            "Class C " + values, "Unit (1)", "Class C " + values, "Unit (2)", "Class C " + values, "Unit (3)",
            "Class D ", "Gull    " + values, "Unit", "(4)", "Class D ", "Gull    " + values, "Unit", "(5)")
        #expect(
            rows == (1...3).map { "0:Class C Unit (\($0)) | 7:1,342 | 8:D" }
                + (4...5).map { "0:Class D Gull Unit (\($0)) | 7:1,342 | 8:D" })
    }

    @Test("Where lines may be parted in two ways, and nothing tells which, the rows are in doubt")
    func rowsInDoubt() throws {
        let lines = [
            "Common",
            "Stock,                                            44,678          D",
            "$.25 Par",
            "Series A",
            "Class B",
            "Shares                                            9,043           I      By wife",
            "$.50 Par",
            "Series B",
        ]
        let page = try Page(bytes: Array((Self.heading + lines).joined(separator: "\n").utf8))
        #expect(page.lines.map(\.isTitleInDoubt) == [false, false, true, true])
    }

    @Test("Where a program counts bytes, values stand below the headings by their bytes")
    func countedInBytes() throws {
        let rows = try rows(
            "Common   05/15/2013 \u{A0} S  \u{A0}     500     D  $ 4   1,200\u{A0}         D")
        #expect(rows == ["0:Common | 1:05/15/2013 | 2:S | 4:500 | 5:D | 6:$ 4 | 7:1,200 | 8:D"])
        // So does a letter inside of words that one blank parts from the next column.
        let beside = try self.rows("Cl\u{A0}Unit" + Self.row.dropFirst(8))
        #expect(beside == ["0:Cl Unit | 1:05/15/2013 | 2:S | 4:500 | 5:D | 6:$ 4 | 7:1,200 | 8:D"])
        // What stands before the first letter counts as well.
        let items = [
            "1. Name and Address   2. Issuer Name and Ticker",
            "\u{A0} Tern Ada           Gull Corp [GULL]",
            "(Last)      (First)   3. Date of Transaction",
            "12 QUAY STREET        05/15/2013",
        ]
        let lines = try cut(items + Self.heading + [Self.row])
        #expect(lines.contains("0:2. Issuer Name and Ticker Gull Corp [GULL]"))
    }

    @Test(
        "Strips one blank wide part the blocks; an item, a label and the caption on several lines are one cell each"
    )
    func items() throws {
        let items = [
            "1. Name and Address of Reporting 2. Issuer Name and 5. Relationship of",
            "Person ^*                        Ticker or Trading  Reporting Person(s)",
            "Tern Ada                         Symbol             to Issuer",
            "                                 Gull & Daughters   __X__     _____",
            "                                 Corp [GULL]        Director  10%",
            "(Last)      (First)     (Middle) 3. Date of                   Owner",
            "4 QUAY                           Earliest           __X__     _____",
            "                                 Transaction        Officer   Other",
            "(Street)                         (Month/Day/Year)   (give     (specify",
            "PORT           OHIO        45402 05/15/2013         title     below)",
            "                                                    below)",
            "                         (Zip/                          Chief",
            "(City)      (State)      Postal",
            "                         Code)   Table I - Non-Derivative Securities",
            "UNITED STATES                                 Acquired",
        ]
        let lines = try cut(items + Self.heading + [Self.row])
        #expect(
            Array(lines[7..<15]) == [
                "0:(City) | 1:(State) | 2:(Zip/Postal Code)", "0:UNITED STATES",
                "0:2. Issuer Name and Ticker or Trading Symbol Gull & Daughters Corp [GULL]",
                "0:3. Date of Earliest Transaction (Month/Day/Year) 05/15/2013",
                "0:5. Relationship of Reporting Person(s) to Issuer",
                "0:__X__ Director | 1:_____ 10% Owner",
                "0:__X__ Officer (give title below) | 1:_____ Other (specify below)", "0:Chief",
            ])
        #expect(lines[15] == "0:Table I - Non-Derivative Securities Acquired")
    }

    @Test("A note begins as many lines above its number as it has below it")
    func notes() throws {
        let lines = try cut(
            Self.heading + [
                Self.row,
                "",
                "Explanation of Responses:",
                "",
                "    A mean of several sales, each weighted by",
                "(1) its size. The filer will tell the staff how",
                "    many shares went at each price.",
                "(2) Held by a trust.",
            ])
        #expect(
            lines.suffix(2) == [
                "0:(1) | 1:A mean of several sales, each weighted by its size. The filer will tell the staff how "
                    + "many shares went at each price.",
                "0:(2) | 1:Held by a trust.",
            ])
    }

    @Test("A signature on several lines has its date beside them, on several lines too")
    func signature() throws {
        let lines = try cut(
            Self.heading + [
                Self.row,
                "",
                "Signatures",
                "",
                "TERN FUND LP, By: Gull LLC, its General      05/",
                "Partner, By: /s/ Ada Tern, Managing Member   15/",
                "                                             2013",
                "",
                "     ^**Signature of Reporting Person         Date",
            ])
        let name = "TERN FUND LP, By: Gull LLC, its General Partner, By: /s/ Ada Tern, Managing Member"
        #expect(lines.contains("0:\(name) | 1:05/15/2013"))
    }

    private static let items = [
        "1. Name of Owner                                  3. Issuer Name",
        "Tern Ada                                          Gull Corp [GULL]",
        "",
    ]

    /// Columns wider than all they hold: only that no heading has a word too few on a line tells who set them.
    private static let wideHeading = [
        "1.Title of Security     2. Amount of Securities   3. Ownership Form:   4. Nature of Indirect",
        "(Instr. 4)              Beneficially Owned at the Direct (D) or        Beneficial Ownership",
        "                        Year's End                Indirect (I)         (Instr. 5)",
        "                        (Instr. 4)                (Instr. 5)",
    ]

    @Test("A wide window is a browser's too, where each line of the headings has all it has a place for")
    func wideWindow() throws {
        let rows = [
            "                        1,204",
            "Common Stock            (1)                            I               By a trust",
        ]
        func page(_ heading: [String]) throws -> Page {
            try Page(bytes: Array((Self.items + heading + rows).joined(separator: "\n").utf8))
        }
        #expect(try page(Self.wideHeading).isSetByBrowser)
        let loose = Self.wideHeading.map { $0.replacing("Owned at the", with: "Owned       ") }
        #expect(try !page(loose).isSetByBrowser)
        let inLine = Self.wideHeading.map { $0.replacing("Direct (D) or", with: "(Instr. 5) or") }
            .map { $0.replacing("3. Ownership Form:", with: "3. Form (Instr. 5)") }
        #expect(try !page(inLine).isSetByBrowser)
    }

    @Test(
        "Below an item the strip parts two columns that leaves a line one value in each, however wide others are"
    )
    func crowdedStrips() throws {
        let lines = try cut(
            Self.items + [
                "1.Title of Security 2. Transaction 3. Transaction Code 4. Securities Acquired (A) or Disposed of   5. Amount of",
                "(Instr. 3)          Date           (Instr. 8)          (D)                                         Securities",
                "                    (Month/Day)                        (Instr. 3, 4 and 5)                         Owned",
                "                                   Code         V      Amount  (A) or (D)               Price",
                "Common Stock        05/15/2013     D                   2,908   D           (1)                     4,000",
                "Common Stock        05/16/2013     S                   150     D           $ 21.5                  3,850",
            ])
        #expect(
            lines.suffix(2) == [
                "0:Common Stock | 1:05/15/2013 | 2:D | 4:2,908 | 5:D | 6:(1) | 7:4,000",
                "0:Common Stock | 1:05/16/2013 | 2:S | 4:150 | 5:D | 6:$ 21.5 | 7:3,850",
            ])
    }

    @Test(
        "City, state and ZIP code on several lines are read column by column, as words of one cell where more are parted",
        arguments: [
            (
                ["NORTH NEW       03801-", "PORT  HAMPSHIRE 1234"],
                "0:NORTH PORT | 1:NEW HAMPSHIRE | 2:03801-1234"
            ),
            (["PORT TERN SOUTH  57702", "          DAKOTA"], "0:PORT TERN SOUTH DAKOTA 57702"),
        ])
    func cityOnSeveralLines(city: [String], expected: String) throws {
        #expect(try cutWithCity(city).contains(expected))
    }

    @Test("A box's mark that a torn page has left among them is not lost")
    func markBesideCity() throws {
        let lines = try cutWithCity(["PORT   OHIO     45402", "          _X_ Form"])
        #expect(lines.count { $0.contains("_X_") } == 1)
        #expect(lines.count { $0.contains("45402") } == 1)
    }

    /// Each line's cells of a form whose city stands on some lines.
    private func cutWithCity(_ city: [String]) throws -> [String] {
        let items =
            [
                "1. Name and Address of   2. Issuer Name and Ticker or",
                "Reporting Person *       Trading Symbol",
                "Tern Ada                 Gull Corp [GULL]",
                "(Street)",
            ] + city + ["(City) (State) (Zip)", "                         Table I - Securities Acquired"]
        return try cut(items + Self.heading + [Self.row])
    }

    @Test(
        "A word that was broken at a slash or a bracket is whole again",
        arguments: [
            ("u/a/", "d 1994", "u/a/d 1994"), ("of 08/02", "/1994", "of 08/02/1994"),
            ("By: /", "s/ Ada", "By: /s/ Ada"),
            ("Inc /", "DE/ Co", "Inc /DE/ Co"), ("10b5-1", "(c) and", "10b5-1(c) and"),
            ("/s/", "Ada", "/s/ Ada"), ("Inc", "/DE/", "Inc /DE/"), ("and /", "or", "and / or"),
        ])
    func brokenWords(above: String, below: String, whole: String) throws {
        let row = Self.row.dropLast(1) + "I      "
        let lines = try cut(Self.heading + [row + above, String(repeating: " ", count: row.count) + below])
        #expect(lines.last?.hasSuffix(":" + whole) == true)
    }
}
