import FormReader
import FormText
import FoundationEssentials
import OwnershipModel
import TestSupport
import Testing

/// Texts that programs take out of web pages and PDFs: their cells are whole, but not where the page had them.
@Suite("Forms out of extractors")
struct ExtractedFormTests {
    private static let option =
        "Stock Option (right to buy)\t$12.5\t03/11/2019\t\tM\t\t\t500\t03/01/2018\t02/17/2027\tCommon Stock\t500\t$0\t2,000\tD"

    private static let form = TextForm {
        $0.rowsOne = [
            "Common Stock\t03/11/2019\t\tM\t\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t\t\t\t\t\t\t\t9,000\tI\tBy trust",
        ]
        $0.rowsTwo = [option]
    }

    // MARK: Web pages

    @Test("Where the tables inside others stand below them, name and address are those below their item")
    func nestedTables() throws {
        let nested = TextForm {
            $0.rowsOne = Self.form.rowsOne
            $0.rowsTwo = Self.form.rowsTwo
            $0.owner = ["1. Name and Address of Reporting Person* (Street)"]
            $0.relationship = ["5. Relationship of Reporting Person(s) to Issuer (Check all applicable)"]
            $0.filing =
                [Self.form.filing[0]] + Self.form.owner.dropFirst().filter { $0 != "(Street)" }
                + Self.form.relationship.dropFirst() + Self.form.filing.dropFirst()
        }
        #expect(try nested.document() == Self.form.document())
        try nested.expectFindings()
    }

    @Test(
        "A signature is parted from the caption on its line; its date stands before that, or below",
        arguments: [
            ["/s/ Marta E. Lindqvist ** Signature of Reporting Person", "", "03/13/2019", "", "Date"],
            ["/s/ Marta E. Lindqvist 03/13/2019 ** Signature of Reporting Person Date"],
        ])
    func captionBesideSignature(_ signature: [String]) throws {
        let reading = try TextForm {
            $0.notes = ["Explanation of Responses:", "Remarks:", "First."]
            $0.signatures = signature
        }.reading()
        #expect(reading.value("signatureName") == "/s/ Marta E. Lindqvist")
        #expect(reading.value("signatureDate") == "2019-03-13")
        #expect(reading.document.remarks == "First.")
    }

    @Test("Emphasis around a signature is none of its name")
    func emphasizedSignature() throws {
        let form = TextForm { $0.signatures = ["_/s/ Marta E. Lindqvist_ 03/13/2019"] }
        #expect(try form.reading().value("signatureName") == "/s/ Marta E. Lindqvist")
    }

    /// The rows of Table I of a form whose cells hold the lines of all of them.
    private static func stacked(_ row: String) throws -> Reading {
        let text = TextForm { $0.rowsOne = [row] }.text
        return try read(
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "|\($0.replacing("\t", with: "|"))|" }.joined(separator: "\n"))
    }

    @Test("Cells with the lines of many rows are those rows, certain where each has a line in every cell")
    func stackedRows() throws {
        let reading = try Self.stacked(
            "Common Stock<br>Common Stock\t03/11/2019<br>03/12/2019\t\tM<br>S\t\t500<br>500(1)\tA<br>D\t$12.5<br>$30\t1,500<br>1,000\tD<br>D"
        )
        let rows = try #require(reading.document.nonDerivativeTable?.rows)
        #expect(rows.map(\.transactionDate?.value?.lexical) == ["2019-03-11", "2019-03-12"])
        #expect(rows.map(\.transactionAmounts?.transactionPricePerShare?.value?.lexical) == ["12.5", "30"])
        #expect(rows.last?.transactionAmounts?.transactionShares?.footnoteIds == ["F1"])
        #expect(reading.paths(.cellUnclear).isEmpty)
    }

    @Test(
        "Where a column has fewer lines than there are rows, the transactions come first, and every cell is in doubt"
    )
    func stackedHoldings() throws {
        let reading = try Self.stacked(
            "Common Stock<br>Common Stock<br>Common Stock\t03/11/2019<br>03/12/2019\t\tM<br>G\tV\t500<br>200\tA<br>D\t$12.5<br>$0\t1,500<br>1,300<br>90\tD<br>D<br>I\tBy<br>trust"
        )
        let table = try #require(reading.document.nonDerivativeTable)
        #expect(table.rows.count == 3)
        #expect(table.rows.map(\.transactionCoding?.transactionFormType) == ["4", "5", nil])
        #expect(table.rows.last?.ownershipNature?.natureOfOwnership?.value == "By trust")
        #expect(
            reading.paths(.cellUnclear).contains(
                "nonDerivativeTable/nonDerivativeHolding[1]/securityTitle/value"))
    }

    @Test("Lines of a cell that match no rows leave the row unread, and that is said")
    func unmatchedLines() throws {
        let reading = try Self.stacked(
            "Common<br>Stock<br>Common\t03/11/2019<br>03/12/2019\t\tM<br>S\t\t500<br>500\tA<br>D\t$12.5<br>$30\t1,500<br>1,000\tD<br>D"
        )
        #expect(reading.document.nonDerivativeTable?.rows.isEmpty != false)
        #expect(!reading.paths(.unclaimedText).isEmpty)
    }

    @Test("The CIKs come from the links where a converter keeps them")
    func linkedNames() throws {
        let reading = try read(
            """
            FORM 4
            1. Name and Address of Reporting Person\\*
            | [Lindqvist Marta E](/cgi-bin/browse-edgar?action=getcompany&CIK=0009200001) |
            |---|
            | (Last) | (First) | (Middle) |
            2. Issuer Name **and** Ticker or Trading Symbol
            [Harrowgate Corp](/cgi-bin/browse-edgar?action=getcompany&CIK=0009100001) [ HGC ]
            3. Date of Earliest Transaction (Month/Day/Year) 03/11/2019
            | 5. Relationship of Reporting Person(s) to Issuer |
            """)
        #expect(reading.value("issuerCik") == "0009100001")
        #expect(reading.value("issuerName") == "Harrowgate Corp")
        #expect(reading.value("rptOwnerCik") == "0009200001")
        #expect(reading.value("rptOwnerName") == "Lindqvist Marta E")
    }

    @Test("Two separators between any two cells are one")
    func doubledSeparators() throws {
        let document = try Self.form.document()
        var options = ReadingOptions()
        options.issuerCik = "9100001"
        options.rptOwnerCiks = ["9200001"]
        #expect(
            try read(Self.form.text.replacing("\t", with: "\t\t"), options: options).document == document)
        let piped = Self.form.text.split(separator: "\n").map {
            "|\($0.replacing("\t", with: "||"))|"
        }
        #expect(try read(piped.joined(separator: "\n"), options: options).document == document)
    }

    @Test(
        "Where cells are parted by one empty cell too many, the direction of Table II is the code's, in doubt"
    )
    func cellsTooMany() throws {
        let cells = Self.option.split(separator: "\t")
        let reading = try TextForm {
            $0.rowsOne = Self.form.rowsOne
            $0.rowsTwo = [Self.option, cells.joined(separator: "\t\t").replacing("500", with: "600")]
        }.reading()
        let row = try #require(reading.document.derivativeTable?.rows.last)
        #expect(row.transactionAmounts?.transactionAcquiredDisposedCode?.value == "D")
        #expect(reading.paths(.directionInferred).count == 1)
    }

    // MARK: Owners

    private static func owners(_ lines: [String]) -> TextForm {
        TextForm {
            $0.notes =
                [
                    "Reporting Owners", "Reporting Owner Name / Address\tRelationships",
                    "Director\t10% Owner\tOfficer\tOther",
                ] + lines + ["Explanation of Responses:"]
        }
    }

    @Test("Owners whose lines stand one below the other are parted by their countries")
    func blocks() throws {
        let document = try Self.owners([
            "Lindqvist Marta E", "48 FOUNDRY LANE", "WORCESTER", "MASSACHUSETTS", "01608", "UNITED STATES\tX",
            "Kiln Trust", "1 MILL STREET", "BOSTON", "MASSACHUSETTS", "02101", "UNITED STATES\t\tX",
        ]).document()
        #expect(
            document.reportingOwners.map { $0.reportingOwnerId?.rptOwnerName } == [
                "Lindqvist Marta E", "Kiln Trust",
            ])
        #expect(document.reportingOwners.last?.reportingOwnerAddress?.rptOwnerCity == "BOSTON")
    }

    @Test("A name that runs into its address is doubted")
    func nameWithAddress() throws {
        let reading = try Self.owners([
            "Lindqvist Marta E 48 FOUNDRY LANE WORCESTER MASSACHUSETTS 01608 UNITED STATES\tX",
            "Kiln Trust 1 MILL STREET BOSTON MASSACHUSETTS 02101 UNITED STATES\t\tX",
        ]).reading()
        #expect(
            reading.paths(.addressUnclear) == [
                "reportingOwner[2]/reportingOwnerId/rptOwnerName"
            ])
    }

    @Test(
        "A name, a title or a street that is another item's doubts all items",
        arguments: [
            ("Lindqvist Marta E", "Lindqvist Marta E Harrowgate Corp [ HGC ]"),
            ("Lindqvist Marta E", "UNITED STATES"), ("48 FOUNDRY LANE", "03/11/2019 48 FOUNDRY LANE"),
            ("48 FOUNDRY LANE", "Harrowgate Corp [ HGC ]"), ("Harrowgate Corp [", "03/11/2019 ["),
        ])
    func otherItems(_ value: String, _ other: String) throws {
        let text = Self.form.text.replacing(value, with: other)
        let unclear = try read(text).paths(.placeUnclear)
        #expect(unclear.contains("reportingOwner[1]/reportingOwnerAddress/rptOwnerCity"))
        #expect(unclear.contains("issuer/issuerName"))
        #expect(try read(Self.form.text).paths(.placeUnclear).isEmpty)
    }

    /// Each stretch of the page on a line of its own, as taking the text out of its tags leaves it.
    private static func fragments(_ form: TextForm) -> String {
        form.text.split { $0 == "\n" || $0 == "\t" }.map(String.init).map {
            $0.replacing("$", with: "$\n").replacing("Person*", with: "Person\n*")
        }.joined(separator: "\n")
    }

    @Test("A text with each stretch of the page on a line of its own is read in turn, without a doubt")
    func fragments() throws {
        let form = TextForm {
            $0.rowsOne = Self.form.rowsOne
            $0.notes = [
                "Explanation of Responses:", "1. First.", "Remarks:", "Exhibit 24 - Power of Attorney",
            ]
        }
        let reading = try read(Self.fragments(form))
        #expect(reading.document.nonDerivativeTable == (try form.document()).nonDerivativeTable)
        let (owner, same) = (reading.document.reportingOwners[0], try form.document().reportingOwners[0])
        #expect(owner.reportingOwnerAddress == same.reportingOwnerAddress)
        #expect(owner.reportingOwnerRelationship == same.reportingOwnerRelationship)
        #expect(reading.value("signatureName") == "/s/ Marta E. Lindqvist")
        #expect(reading.document.remarks == "Exhibit 24 - Power of Attorney")
        #expect(reading.paths(.cellUnclear).isEmpty)
    }

    @Test("Notes of such a text that follow one another may be one cell's or several", arguments: [1, 2])
    func fragmentsOfNotes(_ second: Int) throws {
        let form = TextForm {
            $0.rowsTwo = [
                "Stock Unit\t(1)\t(\(second))\t03/11/2019\t\tA\t\t500\t\t(1)\t(1)\tCommon Stock\t500\t$0\t2,000\tD"
            ]
            $0.notes = ["Explanation of Responses:", "1. First.", "2. Second."]
        }
        let doubted = try read(Self.fragments(form)).paths(.cellUnclear)
        #expect(doubted.contains { $0.contains("securityTitle") } == (second == 2))
        #expect(!doubted.contains { $0.contains("exerciseDate") })
    }

    // MARK: PDFs

    /// A cell a line, the long lines of headings broken.
    private static func inTurn(_ form: TextForm) -> String {
        let cells = form.text.split { $0 == "\n" || $0 == "\t" }
        return cells.flatMap { cell -> [String] in
            guard cell.first?.isNumber == true, cell.contains("(") else { return [String(cell)] }
            return cell.split(separator: " ").reduce(into: [""]) { lines, word in
                let isLong = lines[lines.count - 1].count > 40
                if isLong { lines.append(String(word)) } else { lines[lines.count - 1] += " \(word)" }
            }
        }.joined(separator: "\n")
    }

    @Test("Where the items stand as they are printed, a cell a line, each is the caption's before it")
    func itemsInTurn() throws {
        let form = TextForm {
            $0.rowsOne = Self.form.rowsOne
            $0.rowsTwo = Self.form.rowsTwo
            $0.relationship = [
                "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
                "\tDirector\t\t10% Owner", "X\tOfficer (give title below)\t\tOther (specify below)",
                "Vice President of Sales", "and Service",
            ]
        }
        let reading = try read(Self.inTurn(form))
        let owner = try #require(reading.document.reportingOwners.first)
        #expect(owner.reportingOwnerId?.rptOwnerName == "Lindqvist Marta E")
        #expect(owner.reportingOwnerAddress?.rptOwnerStreet1 == "48 FOUNDRY LANE")
        #expect(owner.reportingOwnerAddress?.rptOwnerCity == "WORCESTER")
        #expect(owner.reportingOwnerRelationship?.isOfficer?.isTrue == true)
        #expect(owner.reportingOwnerRelationship?.isOther == nil)
        #expect(owner.reportingOwnerRelationship?.officerTitle == "Vice President of Sales and Service")
        #expect(reading.paths(.placeUnclear).isEmpty && reading.paths(.boxUnclear).isEmpty)
    }

    @Test("Where the form's own words have blanks in them, so may its texts")
    func brokenWords() throws {
        let whole = Self.inTurn(Self.form)
        let doubted = try read(whole.replacing("/Year)", with: "/Y ear)")).paths(.wordsBroken)
        #expect(doubted.contains("reportingOwner[1]/reportingOwnerAddress/rptOwnerStreet1"))
        #expect(doubted.contains("ownerSignature[1]/signatureName"))
        #expect(!doubted.contains { $0.hasSuffix("transactionDate/value") || $0.hasSuffix("Shares/value") })
        #expect(try read(whole).paths(.wordsBroken).isEmpty)
    }

    @Test("A row that lacks cells and has one too many is doubted in all its cells")
    func strayCell() throws {
        let reading = try table(["Common Stock\t03/11/2019\tM 2,084\tA\t\t$0\t\t\t9,000\tD"]).reading()
        let row = "nonDerivativeTable/nonDerivativeTransaction[1]"
        #expect(reading.paths(.strayCell) == [row])
        #expect(reading.paths(.cellUnclear).contains("\(row)/transactionCoding/transactionCode"))
    }

    @Test(
        "A title without its noun is doubted where another one begins with it, or where it names a kind alone"
    )
    func cutTitle() throws {
        func cut(_ title: String) throws -> [String] {
            let form = TextForm {
                $0.rowsOne = [Self.form.rowsOne[0].replacing("Common Stock", with: "Class A Common Stock")]
                $0.rowsTwo = [Self.option.replacing("Common Stock", with: title)]
            }
            #expect(try form.reading().paths(.valueIncomplete).isEmpty)
            return try read(Self.inTurn(form)).paths(.valueIncomplete)
        }
        let path =
            "derivativeTable/derivativeTransaction[1]/underlyingSecurity/underlyingSecurityTitle/value"
        #expect(try cut("Class A") == [path])
        #expect(try cut("Class A Common") == [path])
        #expect(try cut("Class A Common Stock").isEmpty)
        #expect(try cut("Class B") == [path])
        #expect(try cut("Class B Ordinary") == [path])
        #expect(try cut("Stock") == [path])
        #expect(try cut("Common").isEmpty)
        #expect(try cut("Warrants").isEmpty)
    }

    @Test("An officer's title that ends in its middle is doubted, if there was room for the rest")
    func cutOfficerTitle() throws {
        func cut(_ title: String) throws -> Bool {
            let form = TextForm {
                $0.relationship = [
                    "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
                    "\tDirector\t\t10% Owner", "X\tOfficer (give title below)\t\tOther (specify below)",
                    "\t\(title)",
                ]
            }
            return try !read(Self.inTurn(form)).paths(.valueIncomplete).isEmpty
        }
        #expect(try cut("Executive Vice"))
        #expect(try !cut("Executive Vice President"))
        #expect(try !cut("President, Europe, Asia and the"))
    }

    @Test("A city's name that goes on below ends before the line of the state")
    func cutCity() throws {
        let form = TextForm { $0.owner[5] = "GREAT\tBARRINGTON\tMA 01230" }
        let address = try #require(
            try read(Self.inTurn(form)).document.reportingOwners.first?.reportingOwnerAddress)
        #expect(address.rptOwnerCity == "GREAT BARRINGTON")
        #expect(address.rptOwnerState == "MA")
        #expect(address.rptOwnerZipCode == "01230")
    }

    @Test("Columns that do not stand below their headings tell nothing: the words of each line do")
    func columnsElsewhere() throws {
        let text = try String(contentsOf: Fixtures.form("sorted-form4-vesting.txt"), encoding: .utf8)
        let reading = try read(text)
        let rows = try #require(reading.document.nonDerivativeTable?.rows)
        #expect(reading.page.layout == .plain)
        #expect(rows.count == 3)
        #expect(reading.paths(.strayCell).isEmpty)
        #expect(reading.value("transactionAmounts/transactionShares/value") == "1812")
        // What stands side by side above the tables is then not parted by its place.
        #expect(reading.paths(.placeUnclear).contains("issuer/issuerName"))
        // Of two such forms the first is read, and that is said once.
        let two = try read(text + text)
        #expect(two.document.nonDerivativeTable == reading.document.nonDerivativeTable)
        #expect(two.findings.count { $0.kind == .severalForms } == 1)
        let straight = try read(String(contentsOf: Fixtures.form("columns-form4-plan.txt"), encoding: .utf8))
        #expect(straight.page.layout == .columns)
    }

    @Test("A title with the price behind it, or with the heading's words, doubts its row")
    func caughtInTitle() throws {
        func doubted(_ title: String) throws -> Bool {
            let row = Self.form.rowsOne[1].replacing("Common Stock", with: title)
            return try !table([row]).reading().paths(.cellUnclear).isEmpty
        }
        #expect(try doubted("Director Stock Option $ 57.74"))
        #expect(try doubted("1. Title of Security (Instr. 3)"))
        #expect(try !doubted("Common Stock, par value $ 0.01"))
        #expect(try !doubted("Series 5 Preferred Stock"))
    }

    @Test("A nature of ownership that begins with the letter of the column before doubts its row")
    func letterInNature() throws {
        let row = Self.form.rowsOne[1]
        #expect(try table([row]).reading().paths(.cellUnclear).isEmpty)
        let caught = try table([row.replacing("By trust", with: "I By trust")]).reading()
        #expect(
            caught.paths(.cellUnclear).contains(
                "nonDerivativeTable/nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value"))
    }

    // MARK: Style sheet

    private static let closing = [
        "Reporting Owners", "Reporting Owner Name / Address\tRelationships",
        "Director\t10% Owner\tOfficer\tOther",
        "Lindqvist Marta E\tX", "Explanation of Responses:",
    ]

    @Test(
        "In the specification's style a number behind a blank is a note's that nothing else refers to, in doubt"
    )
    func markerOfText() throws {
        func row(_ notes: [String]) throws -> (row: SecurityRow, doubts: [String]) {
            let form = TextForm {
                $0.rowsOne = [
                    "Class B Stock (2)\t03/11/2019\t\tP(1)\t\t500\tA\t$12.5\t1,500\tI(1)\t\(notes[0])"
                ]
                $0.notes = Self.closing + ["1. First.", "2. Second."]
            }
            let reading = try form.reading()
            return (
                try #require(reading.document.nonDerivativeTable?.rows.first), reading.paths(.markerUnclear)
            )
        }
        let lone = try row(["By trust"])
        #expect(lone.row.securityTitle?.value == "Class B Stock")
        #expect(lone.row.securityTitle?.footnoteIds == ["F2"])
        #expect(lone.doubts == ["nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle/footnoteId"])
        #expect(try row(["See note(2)"]).row.securityTitle?.value == "Class B Stock (2)")
    }

    @Test(
        "A box without a sign is said to be lost where boxes without a tick have one",
        arguments: ["", "_____ "])
    func lostBox(_ sign: String) throws {
        let reading = try TextForm {
            $0.relationship[1] = "__X__ Director\t\(sign)10% Owner"
        }.reading()
        #expect(reading.paths(.boxLost) == (sign.isEmpty ? [] : ["notSubjectToSection16"]))
        #expect(reading.document.notSubjectToSection16?.isTrue == false)
    }

    @Test("The form's own sentences in cells beside their stars are no rows")
    func sentencesBesideStars() throws {
        let form = TextForm {
            $0.rowsTwo = [
                Self.option,
                "*\tIf the form is filed by more than one reporting person, see Instruction 4 (b)(v).",
                "**\tIntentional misstatements or omissions of facts constitute Federal Criminal Violations.",
            ]
        }
        #expect(try form.document().derivativeTable?.rows.count == 1)
    }

    @Test(
        "Streets on one line are in doubt where the lines of cells are lost, unless they are a number and a name"
    )
    func streetsOnOneLine() throws {
        func doubts(_ street: String) throws -> [String] {
            let text = """
                | FORM 4 |  |
                | --- | --- |
                | 1. Name and Address of Reporting Person |  |  |  | | --- | --- | --- | | Lee Ann | | (Last) | (First) | (Middle) |  \(street) | | (Street) | | DAYTON | OH | 45402 | | (City) | (State) | (Zip) | | 2. Issuer Name and Ticker or Trading Symbol Marsh Brick Corp [MBRK] | | 3. Date of Earliest Transaction (Month/Day/Year) 02/10/2024 | |
                | Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned | |
                """
            let reading = try read(text)
            #expect(reading.value("rptOwnerStreet1") == street)
            return reading.paths(.addressUnclear)
        }
        #expect(try doubts("8 KILN LANE") == [])
        #expect(try doubts("8 KILN LANE FLOOR 2").count == 1)
        #expect(try doubts("KILN HOUSE HARBOR").count == 1)
    }

    @Test("What a lost direction was taken from is said: a code that goes either way tells nothing")
    func directionOfCode() throws {
        func message(_ code: String) throws -> String? {
            try TextForm {
                $0.rowsTwo = [
                    [
                        "Option", "$12.5", "03/11/2019", code, "500", "03/01/2018", "02/17/2027",
                        "Common Stock", "500", "$0", "2,000", "D",
                    ]
                    .joined(separator: "\t")
                ]
            }.reading().findings.first { $0.kind == .directionInferred }?.message
        }
        #expect(try message("M")?.hasSuffix("the transaction code's usual direction was taken") == true)
        #expect(
            try message("J")?.hasSuffix("column (A) was taken, as transactions of code 'J' go either way")
                == true)
    }
}
