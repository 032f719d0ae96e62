import FormReader
import OwnershipModel
import Testing

/// A made-up Form 5 in the specification's style, its cells parted by blanks alone.
private func form(rows: [String], owners: [String] = []) -> String {
    """
    FORM 5
    ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES
    1. Name and Address of Reporting Person *
    Osgood Fern
    (Last) (First) (Middle)
    8 KILN LANE
    (Street)
    DAYTON, OH 45402
    (City) (State) (Zip)
    2. Issuer Name and Ticker or Trading Symbol
    Marsh Brick Corp [ MBRK ]
    3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)
    12/31/2019
    Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)
    1. Title of Derivative Security (Instr. 3) 2. Conversion or Exercise Price of Derivative Security 3. Transaction Date (Month/Day/Year)
    4. Transaction Code (Instr. 8) 5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4, and 5)
    (A) (D) Date Exercisable Expiration Date Title Amount or Number of Shares
    \(rows.joined(separator: "\n"))

    Reporting Owners

    Reporting Owner Name / Address Relationships
    Director 10% Owner Officer Other
    \(owners.joined(separator: "\n"))

    Signatures

    /s/ Fern Osgood 02/12/2020
    **Signature of Reporting Person Date

    Explanation of Responses:

    (1) Convertible at any time.
    (2) Does not expire.
    """
}

@Suite("Tables whose cells are parted by blanks alone")
struct WordTableTests {
    private func codes(_ row: String) throws -> [String?] {
        try read(form(rows: [row])).fields.filter {
            $0.path.hasSuffix("transactionAcquiredDisposedCode/value")
        }.map(\.value)
    }

    @Test("Where the table has no column V, three blanks before the amount are the empty column (A)")
    func amountOfDisposal() throws {
        #expect(
            try codes(
                "Class B Stock $ 0.5 ^(1) 08/06/2019   G   2,731 08/06/2012 08/06/2022 Class A Stock 2,731.00 $ 0 9,402 D"
            ) == ["D"])
    }

    @Test("Three dates or notes where two columns are leave a doubt at both")
    func datesInDoubt() throws {
        let row =
            "Class B Stock $ 0.5 08/06/2019   G   2,731 ^(1) 08/06/2012 ^(2) Class A Stock 2,731.00 $ 0 9,402 D"
        let unclear = try read(form(rows: [row])).paths(.cellUnclear)
        #expect(unclear.contains { $0.contains("exerciseDate") })
    }

    @Test(
        "Who owns less afterwards than the amount has disposed of it, though rows of one title are of many grants"
    )
    func directionByAmount() throws {
        let rows = [
            "Stock Units $ 0 08/06/2019 M 2,731 08/06/2012 08/06/2022 Class A Stock 2,731 $ 0 9 D",
            "Stock Units $ 0 08/06/2019 A 500 08/06/2012 08/06/2022 Class A Stock 500 $ 0 100 D",
        ]
        let reading = try read(form(rows: rows))
        #expect(try codes(rows.joined(separator: "\n")) == ["D", "D"])
        #expect(reading.paths(.directionInferred).isEmpty)
    }

    @Test(
        "Behind a row that leaves nothing another grant may start: what it has left does not tell its direction"
    )
    func directionBehindNothing() throws {
        let rows = [
            "Stock Units $ 0 08/06/2019 M 731 08/06/2012 08/06/2022 Class A Stock 731 $ 0 0 D",
            "Stock Units $ 0 08/06/2019 M 500 08/06/2012 08/06/2022 Class A Stock 500 $ 0 500 D",
        ]
        #expect(try codes(rows.joined(separator: "\n")) == ["D", "D"])
        #expect(try read(form(rows: rows)).paths(.directionInferred).count == 1)
    }

    @Test("Where empty cells leave blanks, those tell a date's note from the note of what stands before it")
    func blanksBeforeNotes() throws {
        let reading = try read(
            form(rows: [
                "Class B Stock $ 0 08/06/2019   G   2,731 ^(1)   ^(2)   ^(2) Class A Stock 2,731.00 $ 0 9,402 D"
            ]))
        let row = try #require(reading.document.derivativeTable?.rows.first)
        #expect(row.transactionAmounts?.transactionShares?.footnoteIds == ["F1"])
        #expect(row.exerciseDate?.footnoteIds == ["F2"])
        #expect(row.expirationDate?.footnoteIds == ["F2"])
    }

    @Test(
        "A row whose every cell stands behind the blanks of its empty cells is certain, and one of single blanks not"
    )
    func blanksOfEmptyCells() throws {
        func unclear(_ blanks: Int) throws -> [String] {
            let empty = String(repeating: " ", count: blanks)
            let row =
                "Series H, par value $0.01 a share $ 0.33\(empty)08/19/2020   ^(2) Stock, par value $0.01 a share ^(1)   110 D"
            let reading = try read(form(rows: [row]))
            #expect(
                reading.document.derivativeTable?.rows.first?.exerciseDate?.value?.lexical == "2020-08-19")
            return reading.paths(.cellUnclear)
        }
        // The columns 3, 3A, 4, (A) and (D) are empty.
        #expect(try unclear(11).isEmpty)
        #expect(try !unclear(1).isEmpty)
        #expect(try !unclear(9).isEmpty)
    }

    @Test("Where empty cells leave blanks, an amount behind one blank stands in the first column, (A)")
    func amountOfAcquisition() throws {
        let row = "Class B Stock $ 0 08/06/2019   F 2,731     ^(2)   ^(2) Class A Stock 2,731.00 $ 0 9,402 D"
        #expect(try codes(row) == ["A"])
        #expect(try read(form(rows: [row])).paths(.directionInferred).isEmpty)
    }

    @Test("Where empty cells leave blanks, those tell a title's note from a price that only a note tells")
    func noteOfTitle() throws {
        func row(_ blanks: Int) throws -> SecurityRow? {
            let empty = String(repeating: " ", count: blanks)
            let reading = try read(
                form(rows: ["Stock Units ^(1)\(empty)^(2)   ^(2) Class A Stock 2,731.00   2,731 D"]))
            return reading.document.derivativeTable?.rows.first
        }
        // The price and the columns 3, 3A, 4, (A) and (D) are empty, and the date's value before its note.
        let ofTitle = try row(15)
        #expect(ofTitle?.securityTitle?.footnoteIds == ["F1"])
        #expect(ofTitle?.conversionOrExercisePrice == nil)
        let ofPrice = try row(13)
        #expect(ofPrice?.securityTitle?.footnoteIds == [])
        #expect(ofPrice?.conversionOrExercisePrice?.footnoteIds == ["F1"])
    }

    @Test("The form of a late holding is no part of its title where the blanks of empty cells part them")
    func formOfHolding() throws {
        func unclear(_ blanks: String) throws -> [String] {
            let row = "Series B Stock\(blanks)3   2,731 D"
            let text = form(rows: []).replacing(
                "Table II -",
                with: "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
                    + "1.Title of Security (Instr. 3) 2. Transaction Date (Month/Day/Year)\n"
                    + "Amount (A) or (D) Price\n\(row)\nTable II -")
            let reading = try read(text)
            #expect(reading.value("securityTitle/value") == "Series B Stock")
            #expect(reading.value("transactionFormType") == "3")
            return reading.paths(.cellUnclear)
        }
        #expect(try unclear("     ").isEmpty)
        #expect(try !unclear(" ").isEmpty)
    }

    @Test("A title that has taken a number of other cells puts its whole row in doubt; a rate is its own")
    func othersInTitle() throws {
        func isUnclear(_ row: String) throws -> Bool {
            let text = form(rows: []).replacing(
                "Table II -",
                with: "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
                    + "1.Title of Security (Instr. 3) 2. Transaction Date (Month/Day/Year)\n"
                    + "Amount (A) or (D) Price\n\(row)\nTable II -")
            return try read(text).paths(.cellUnclear).contains {
                $0.contains("sharesOwnedFollowingTransaction")
            }
        }
        #expect(try isUnclear("Common Stock 2.807 I By plan 1,220 D"))
        #expect(try isUnclear("Common Stock 255 000 D"))
        #expect(try !isUnclear("5.75% Notes 1,220 D"))
    }

    @Test("Several notes between a title and a date may be the title's or the price's, and both are in doubt")
    func sharedNotes() throws {
        let unclear = try read(
            form(rows: [
                "Stock Units ^(1) ^(2) 08/06/2019   G   2,731   ^(2)   ^(2) Class A Stock 2,731.00 $ 0 9,402 D"
            ])
        ).paths(.cellUnclear)
        #expect(unclear.contains { $0.contains("securityTitle") })
        #expect(unclear.contains { $0.contains("conversionOrExercisePrice") })
    }

    @Test("An owner of the closing table ends with the country, not with a state or a place of the same name")
    func closingTable() throws {
        for (state, zip) in [("NEW YORK", "10017"), ("SINGAPORE", "510551")] {
            let reading = try read(
                form(
                    rows: [],
                    owners: [
                        "Osgood Fern", "8 KILN LANE", "51 #03-101", state, state, zip, "UNITED STATES X",
                    ]))
            #expect(reading.document.reportingOwners.count == 1)
        }
    }

    @Test("The country stands in place of a state too: above the ZIP code an owner does not end")
    func countryForState() throws {
        let reading = try read(
            form(
                rows: [],
                owners: [
                    "Osgood Fern", "8 KILN LANE", "DAYTON, OH", "UNITED STATES", "45402", "UNITED STATES X",
                ]))
        #expect(reading.document.reportingOwners.count == 1)
    }

    /// The officer's title and the other text of a form that prints them as one.
    private func titles(_ title: String, closing: String) throws -> (
        officer: String?, other: String?, Reading
    ) {
        let boxes = """
            5. Relationship of Reporting Person(s) to Issuer (Check all applicable)
            _____ Director _____ 10% Owner
            __X__ Officer (give title below) __X__ Other (specify below)
            \(title)
            3. Statement
            """
        let text = form(
            rows: [],
            owners: ["Osgood Fern", "8 KILN LANE", "DAYTON", "OHIO", "45402", "UNITED STATES   \(closing)"])
        let reading = try read(text.replacing("3. Statement", with: boxes, maxReplacements: 1))
        let relationship = reading.document.reportingOwners.first?.reportingOwnerRelationship
        return (relationship?.officerTitle, relationship?.otherText, reading)
    }

    @Test("Of several strokes in a joined title the closing table tells which parts it, or both are in doubt")
    func joinedTitle() throws {
        let told = try titles("Auditor / Clerk / Adviser", closing: "Auditor / Clerk Adviser")
        #expect(told.officer == "Auditor / Clerk")
        #expect(told.other == "Adviser")
        #expect(told.2.paths(.cellUnclear).isEmpty)
        let untold = try titles("Auditor / Clerk / Adviser", closing: "X")
        #expect(untold.officer == "Auditor")
        #expect(untold.other == "Clerk / Adviser")
        #expect(untold.2.paths(.cellUnclear).count == 2)
    }
}
