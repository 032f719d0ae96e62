import FormReader
import OwnershipModel
import Testing

/// Printed pages of which a program has read the left column first, or what stands side by side on one line.
@Suite("Texts that programs take out of printed pages")
struct PDFTextTests {
    private func beside(_ change: (inout String) -> Void = { _ in }) throws -> Reading {
        try page("order-form4-beside.txt", change)
    }

    private func overlaid(_ change: (inout String) -> Void = { _ in }) throws -> Reading {
        try page("printed-form4-overlaid.txt", change)
    }

    // MARK: The left column first

    @Test("A table's titles among the items, and its end below the caption of the next one, are the table's")
    func tableInParts() throws {
        let reading = try beside()
        for row in 1...2 {
            #expect(reading.transaction(row, "securityTitle/value") == "Common Stock")
            #expect(reading.transaction(row, "ownershipNature/directOrIndirectOwnership/value") == "D")
        }
        #expect(
            reading.transaction(1, "postTransactionAmounts/sharesOwnedFollowingTransaction/value") == "28450")
        #expect(
            reading.value("nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value")
                == "By Ferrimore Family Trust")
        #expect(!reading.fields.contains { $0.xpath.contains("derivativeTable/derivativeHolding") })
        #expect(reading.value("rptOwnerZipCode") == "02740")
    }

    @Test(
        "Items below a heading of notes that was read too early are items, and the notes are those below the tables"
    )
    func earlyHeading() throws {
        let reading = try beside()
        #expect(reading.value("issuerTradingSymbol") == "TWPI")
        #expect(reading.value("officerTitle") == "Chief Engineer")
        #expect(reading.fields.count { $0.xpath.contains("footnotes/footnote") } == 3)
    }

    @Test("A part of the other table's headings tells no report in advance")
    func foreignHeadings() throws {
        let reading = try beside {
            $0 = $0.replacing(
                "5. Amount of Securities Beneficially\nOwned",
                with: "Code\n\nV\n\n5. Amount of Securities Beneficially\nOwned")
            $0 = $0.replacing("\nM\n\n3,200\n", with: "\nJ\n\n3,200\n")
        }
        #expect(reading.value("derivativeTransaction[1]/transactionCoding/transactionFormType") == "4")
    }

    @Test("One mark between the boxes of the director and the owner of ten percent is a doubt")
    func sharedMark() throws {
        let reading = try beside {
            $0 = $0.replacing(
                "Officer (give title below)\n\nChief Engineer\n\n10% Owner",
                with: "10% Owner\n\nOfficer (give title below)")
            $0 = $0.replacing(
                "X\n\nForm filed by One Reporting Person", with: "Form filed by One Reporting Person\n\nX")
        }
        #expect(reading.value("isDirector") == "1")
        #expect(reading.paths(.boxUnclear) == ["reportingOwner[1]/reportingOwnerRelationship/isDirector"])
    }

    @Test("Notes that may be either date's are doubts where the rows do not have them in order")
    func datesAgainstOrder() throws {
        let reading = try readInOrder(
            tableTwo: """
                Stock Units | Stock Units | 03/11/2024 | 03/11/2024 | M | M | 400 | 500 | (1) | (1) | (3) | (2) | (2) | (3) | \
                Common Stock | Common Stock | 400 | 500 | $0 | $0 | 800 | 900 | D | D
                """)
        #expect(reading.fields.contains { $0.xpath.contains("exerciseDate/footnoteId") })
        for leaf in ["exerciseDate", "expirationDate"] {
            #expect(reading.paths(.cellUnclear).contains { $0.contains(leaf) })
        }
    }

    // MARK: Lines of the page

    @Test("A date printed over its caption is read between the caption's letters, and is no street")
    func overlaidDate() throws {
        let reading = try overlaid()
        #expect(reading.value("periodOfReport") == "2019-08-19")
        #expect(reading.value("rptOwnerStreet1") == "OSGOOD LATHE WORKS INC")
        #expect(!reading.findings.contains { $0.kind == .periodInferred })
    }

    @Test("Wide blanks part the two names, the parts of the address and a signature's date")
    func cellsOfLines() throws {
        let reading = try overlaid()
        let expected = [
            ("rptOwnerName", "Valdren Tobias"), ("issuerName", "Osgood Lathe Works Inc"),
            ("issuerTradingSymbol", "OLWI"), ("rptOwnerCity", "WORCESTER"), ("rptOwnerState", "MA"),
            ("rptOwnerZipCode", "01608"), ("officerTitle", "Senior Vice President"),
            ("signatureName", "/s/ Tobias Valdren"), ("signatureDate", "2019-08-21"),
        ]
        for (path, value) in expected { #expect(reading.value(path) == value) }
    }

    @Test("A line of a nature with a year in it begins no row")
    func yearInNature() throws {
        let reading = try overlaid()
        #expect(
            reading.transaction(1, "ownershipNature/natureOfOwnership/value")
                == "By Lathe Partners 2010 Fund, LP")
        #expect(!reading.fields.contains { $0.xpath.contains("Holding") })
    }

    @Test("What stands behind the date, nothing before it, is the street where no officer's box is ticked")
    func streetBehindDate() throws {
        let reading = try overlaid {
            $0 = $0.replacing(
                "    OSGOOD LATHE WORKS INC 3 0 . 8 D /1 a 9 te /2 o 0 f 1 E 9 arliest Transaction (Month/Day/Year) Senior Vice",
                with: "    3. Date of Earliest Transaction (Month/Day/Year)\n    08/19/2019 ONE LATHE WAY")
            $0 = $0.replacing("X  Officer", with: "Officer").replacing("president", with: "")
        }
        #expect(reading.value("periodOfReport") == "2019-08-19")
        #expect(reading.value("rptOwnerStreet1") == "ONE LATHE WAY")
    }
}
