import FormReader
import OwnershipModel
import Testing

/// A made-up form as a reader of PDFs gives its text: items and cells in turn, broken where the page breaks them.
private func form(
    _ form: String = "4", title: String = "SVP, Kiln &\nBrick Officer",
    boxes: String = "X Officer (give title below) Other (specify below)",
    rowsOne: String = "Brick Stock 02/10/2024 S 3,750(1) D $24 9,340 D", rowsTwo: String = ""
) -> String {
    let event =
        form == "5"
        ? "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)\n12/31/2023"
        : "3. Date of Earliest Transaction (Month/Day/Year)\n02/10/2024"
    return """
        SEC Form \(form)
        FORM \(form) UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D.C. 20549
        1. Name and Address of Reporting Person*
        Osgood Fern
        (Last) (First) (Middle)
        8 KILN LANE
        (Street)
        DAYTON OH 45402
        (City) (State) (Zip)
        2. Issuer Name and Ticker or Trading Symbol
        Marsh Brick Corp [ MBRK ]
        5. Relationship of Reporting Person(s) to Issuer
        (Check all applicable)
        Director 10% Owner
        \(boxes)
        \(title)\(event)
        4. If Amendment, Date of Original Filed (Month/Day/Year) 6. Individual or Joint/Group Filing (Check Applicable Line)
        X Form filed by One Reporting Person
        Form filed by More than One Reporting Person
        Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
        1. Title of Security (Instr. 3) 2. Transaction Date
        (Month/Day/Year)
        2A. Deemed Execution
        Date, if any
        (Month/Day/Year)
        3. Transaction
        Code (Instr. 8)
        4. Securities Acquired (A) or
        Disposed Of (D) (Instr. 3, 4 and 5)
        5. Amount of Securities Beneficially
        Owned Following Reported
        Transaction(s) (Instr. 3 and 4)
        6. Ownership Form:
        Direct (D) or Indirect (I)
        (Instr. 4)
        7. Nature of Indirect
        Beneficial Ownership
        (Instr. 4)Code V Amount (A) or
        (D)
        Price
        \(rowsOne)
        Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned
        (e.g., puts, calls, warrants, options, convertible securities)
        Code V (A) (D) Date Exercisable Expiration
        Date
        Title Amount or
        Number of
        Shares
        \(rowsTwo)
        Explanation of Responses:
        1. Sold under a plan.
        /s/ Gale Potter, attorney-in-
        fact for Fern Osgood 02/12/2024
        ** Signature of Reporting Person Date
        Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.
        """
}

@Suite("Items and cells in turn, broken where the page breaks its lines")
struct BrokenLineTests {
    @Test("A name of several lines may have its date on the line below")
    func dateBelowName() throws {
        let text = form().replacing(
            "/s/ Gale Potter, attorney-in-\nfact for Fern Osgood 02/12/2024",
            with: "/s/ Gale Potter, Attorney for\nFern Osgood\n02/12/2024")
        let reading = try read(text)
        #expect(reading.value("signatureName") == "/s/ Gale Potter, Attorney for Fern Osgood")
        #expect(reading.value("signatureDate") == "2024-02-12")
    }

    @Test("Items that follow one another are read so, though two captions share a line")
    func items() throws {
        let reading = try read(form())
        let expected = [
            ("rptOwnerName", "Osgood Fern"), ("rptOwnerCity", "DAYTON"), ("rptOwnerState", "OH"),
            ("rptOwnerZipCode", "45402"), ("issuerName", "Marsh Brick Corp"), ("issuerTradingSymbol", "MBRK"),
            ("signatureDate", "2024-02-12"),
        ]
        for (path, value) in expected { #expect(reading.value(path) == value, "\(path)") }
        #expect(reading.document.reportingOwners.count == 1)
    }

    @Test("A title goes on below, up to the number of the item that touches it")
    func title() throws {
        #expect(try read(form()).value("officerTitle") == "SVP, Kiln & Brick Officer")
        #expect(try read(form(title: "Head of Kilns")).value("officerTitle") == "Head of Kilns")
        #expect(try read(form(title: "Kiln Officer 2\n")).value("officerTitle") == "Kiln Officer 2")
    }

    @Test("Of two titles in broken lines nothing tells where one ends")
    func twoTitles() throws {
        let reading = try read(
            form(
                title: "President\n& Kiln Owner",
                boxes: "X Officer (give title below) X Other (specify below)"))
        #expect(
            reading.findings.contains {
                $0.severity == .warning && $0.path?.hasSuffix("officerTitle") == true
            })
    }

    @Test("Rows go on below, and it is in doubt which line begins a title below a nature")
    func rows() throws {
        let reading = try read(
            form(
                rowsTwo: """
                    Warrant $6.3 02/10/2024 J 33,811 10/13/2021 10/13/2026 Brick
                    Stock
                    33,811 $0 12 I Kiln Fund,
                    LLC
                    Warrants to Buy
                    Brick Stock
                    $6.3 02/10/2024 J 5,252 10/13/2021 10/13/2026 Brick
                    Stock
                    5,252 $0 7 D
                    """))
        let rows = try #require(reading.document.derivativeTable?.rows)
        try #require(rows.count == 2)
        #expect(rows[0].underlyingSecurity?.underlyingSecurityTitle?.value == "Brick Stock")
        #expect(rows[1].postTransactionAmounts?.sharesOwnedFollowingTransaction?.value == "7")
        let unclear = reading.paths(.cellUnclear)
        #expect(
            unclear.contains { $0.contains("derivativeTransaction[1]/ownershipNature/natureOfOwnership") })
        #expect(unclear.contains { $0.contains("derivativeTransaction[2]/securityTitle") })
    }

    @Test("On Form 5 the number behind the title of a holding is that of the form on which it was due")
    func formTypeOfHolding() throws {
        let reading = try read(form("5", rowsOne: "Brick Stock 3 736 I 401K Plan"))
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        #expect(row.securityTitle?.value == "Brick Stock")
        #expect(reading.value("transactionFormType") == "3")
        #expect(reading.paths(.cellUnclear).contains { $0.hasSuffix("securityTitle/value") })
    }
}
