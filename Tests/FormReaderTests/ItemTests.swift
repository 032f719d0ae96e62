import FormReader
import OwnershipModel
import Testing

@Suite("Items 1 to 6")
struct ItemTests {
    @Test("A clean form is read whole and has no finding")
    func clean() throws {
        try TextForm().expectFindings()
        let document = try TextForm().document()
        #expect(document.documentType == "4")
        #expect(document.periodOfReport == "2019-03-11")
        #expect(document.notSubjectToSection16 == "0")
        #expect(document.issuer?.issuerName == "Harrowgate Corp")
        #expect(document.reportingOwners.map(\.reportingOwnerId?.rptOwnerName) == ["Lindqvist Marta E"])
        #expect(document.ownerSignatures.map(\.signatureDate) == ["2019-03-13"])
    }

    // MARK: The date and the form

    @Test("The date beside its caption, below it, or in a cell of its own")
    func dates() throws {
        for lines in [
            ["3. Date of Earliest Transaction (Month/Day/Year) 3/11/19"],
            ["3. Date of Earliest Transaction (Month/Day/Year)", "03/11/2019"],
            ["3. Date of Earliest Transaction (Month/Day/Year)\t03-11-2019"],
            ["Date of Earliest Transaction 2019-03-11"],
            ["3.Date of Earliest Transaction (Month/Day/Year)03/11/2019"],
        ] {
            let form = TextForm { $0.date = lines }
            #expect(try form.document().periodOfReport == "2019-03-11", "\(lines)")
        }
    }

    @Test("Its caption is known however much of it is cut")
    func cutDateCaption() throws {
        let caption = "3. Date of Earliest Transaction (Month/Day/Year)"
        for length in 19...caption.count {
            let form = TextForm { $0.date = ["\(caption.prefix(length)) 03/11/2019"] }
            #expect(try form.document().periodOfReport == "2019-03-11", "\(caption.prefix(length))")
        }
    }

    @Test("Each form has its own date; its item tells the form")
    func forms() throws {
        for (title, caption, type) in [
            ("FORM 3", "2. Date of Event Requiring Statement (Month/Day/Year)", "3"),
            ("FORM 4", "3. Date of Earliest Transaction (Month/Day/Year)", "4"),
            ("FORM 5", "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)", "5"),
        ] {
            let form = TextForm {
                $0.heading = [title]
                $0.date = ["\(caption) 03/11/2019"]
            }
            let document = try form.document()
            #expect(document.documentType?.lexical == type)
            #expect(document.periodOfReport == "2019-03-11")
        }
    }

    @Test("Where title and items contradict each other, the items decide, and that is said")
    func contradiction() throws {
        let form = TextForm {
            $0.heading[0] = ""
            $0.heading[1] = "FORM ⟦5⟧"
        }
        #expect(try form.document().documentType == "4")
        try form.expectFindings("form-type-inferred")
    }

    @Test("A lost date is the earliest of the transactions, and that is said")
    func lostDate() throws {
        let form = TextForm {
            $0.date = ["3. Date of Earliest Transaction (Month/Day/Year)"]
            $0.rowsOne = [
                "Common Stock\t03/12/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
                "Common Stock\t⟦03/10/2019⟧\t\tP\t\t500\tA\t$12.5\t2,000\tD",
            ]
        }
        #expect(try form.document().periodOfReport == "2019-03-10")
        try form.expectFindings("period-inferred")
    }

    @Test("An amendment is one by the date of its original")
    func amendment() throws {
        let form = TextForm { $0.filing[0] = $0.filing[0].replacing("Year)\t6", with: "Year) 03/12/2019\t6") }
        let document = try form.document()
        #expect(document.documentType == "4/A")
        #expect(document.dateOfOriginalSubmission == "2019-03-12")
        try form.expectFindings()
    }

    // MARK: The issuer

    @Test("The symbol in the last brackets, as the filer wrote it")
    func symbols() throws {
        for (line, name, symbol) in [
            ("Harrowgate Corp [ HGC ]", "Harrowgate Corp", "HGC"),
            ("Harrowgate Corp [HGC]", "Harrowgate Corp", "HGC"),
            ("HARROWGATE CORP /NEW/ [ HGC.A ]", "HARROWGATE CORP /NEW/", "HGC.A"),
            ("Harrowgate Corp [ NONE ]", "Harrowgate Corp", "NONE"),
            ("Harrowgate Corp [ n/a ]", "Harrowgate Corp", "n/a"),
            ("[Old] Harrowgate [ HGC, HGCW ]", "[Old] Harrowgate", "HGC, HGCW"),
            ("Harrowgate Corp (HGC)", "Harrowgate Corp", "HGC"),
            ("Harrowgate Corp (NYSE: HGC)", "Harrowgate Corp", "HGC"),
            ("Harrowgate Corp (UK)", "Harrowgate Corp (UK)", nil),
        ] as [(String, String, String?)] {
            let form = TextForm { $0.issuer = ["2. Issuer Name and Ticker or Trading Symbol \(line)"] }
            let issuer = try form.document().issuer
            #expect(issuer?.issuerName == name)
            #expect(issuer?.issuerTradingSymbol == symbol)
        }
    }

    @Test("A symbol that is nowhere is missing, not made up")
    func noSymbol() throws {
        let form = TextForm { $0.issuer = ["2. Issuer Name and Ticker or Trading Symbol Harrowgate Corp"] }
        #expect(try form.document().issuer?.issuerTradingSymbol == nil)
        try form.expectFindings(missing: ["issuer-symbol-missing"])
        let empty = TextForm {
            $0.issuer = ["2. Issuer Name and Ticker or Trading Symbol Harrowgate Corp [ ]"]
        }
        #expect(try empty.document().issuer?.issuerName == "Harrowgate Corp")
        try empty.expectFindings(missing: ["issuer-symbol-missing"])
    }

    @Test("A name that is nowhere is missing")
    func noName() throws {
        let form = TextForm { $0.issuer = ["2. Issuer Name and Ticker or Trading Symbol"] }
        try form.expectFindings(missing: ["issuer-name-missing", "issuer-symbol-missing"])
    }

    // MARK: The boxes

    private func relationship(_ lines: String...) throws -> ReportingOwnerRelationship? {
        let form = TextForm { $0.relationship = [$0.relationship[0]] + lines }
        return try form.document().reportingOwners[0].reportingOwnerRelationship
    }

    @Test("A mark of any kind ticks the box whose caption it stands before")
    func marks() throws {
        for mark in ["X", "x", "[X]", "(X)", "/X/", "__X__", "_X_", "☒", "☑", "[x]", "[ X ]"] {
            let before = try relationship(
                "\tDirector\t\(mark)\t10% Owner", "\tOfficer (give title below)\t\tOther (specify below)")
            #expect(before?.isTenPercentOwner == "1", "\(mark)")
            #expect(before?.isDirector == nil, "\(mark)")
            let inside = try relationship(
                "Director\t\(mark) 10% Owner", "Officer (give title below)\tOther (specify below)")
            #expect(inside?.isTenPercentOwner == "1", "\(mark)")
            #expect(inside?.isDirector == nil, "\(mark)")
        }
    }

    @Test("An empty mark ticks nothing")
    func emptyMarks() throws {
        for mark in ["[ ]", "( )", "_____", "☐", "[]", "/ /"] {
            let found = try relationship(
                "X\tDirector\t\(mark)\t10% Owner",
                "\(mark)\tOfficer (give title below)\t\(mark)\tOther (specify below)")
            #expect(found?.isDirector == "1", "\(mark)")
            #expect(found?.isTenPercentOwner == nil, "\(mark)")
            #expect(found?.isOfficer == nil, "\(mark)")
            #expect(found?.isOther == nil, "\(mark)")
        }
    }

    @Test("Titles stand below their boxes")
    func titles() throws {
        let both = try relationship(
            "\tDirector\t\t10% Owner", "X\tOfficer (give title below)\tX\tOther (specify below)",
            "\tEVP & CFO\t\tMember of 13(d) group")
        #expect(both?.officerTitle == "EVP & CFO")
        #expect(both?.otherText == "Member of 13(d) group")
        let other = try relationship(
            "\tDirector\t\t10% Owner", "\tOfficer (give title below)\tX\tOther (specify below)",
            "\t\t\tTrustee")
        #expect(other?.isOther == "1")
        #expect(other?.otherText == "Trustee")
        #expect(other?.officerTitle == nil)
        let director = try relationship(
            "X\tDirector\t\t10% Owner", "X\tOfficer (give title below)\t\tOther (specify below)",
            "\tDirector of Sales")
        #expect(director?.officerTitle == "Director of Sales")
    }

    @Test("An officer without a title, and an owner without a box, are errors")
    func lostBoxes() throws {
        let officer = TextForm {
            $0.relationship[1] = "\tDirector\t\t10% Owner"
            $0.relationship[2] = "X\tOfficer (give title below)\t\tOther (specify below)"
        }
        try officer.expectFindings(missing: ["officer-title-missing"])
        let none = TextForm { $0.relationship[1] = "\tDirector\t\t10% Owner" }
        try none.expectFindings(missing: ["relationship-missing"])
    }

    @Test("The exit box, ticked before its line, above it, or in it")
    func exitBox() throws {
        let caption = TextForm().heading[5]
        for lines in [
            ["X", caption], ["X\t\(caption)"], ["[X] \(caption)"], ["☒ \(caption)"], ["☒\(caption)"],
        ] {
            let form = TextForm { $0.heading = Array($0.heading[..<5]) + lines }
            #expect(try form.document().notSubjectToSection16 == "1", "\(lines)")
        }
        for lines in [[caption], ["[ ] \(caption)"], ["\t\(caption)"]] {
            let form = TextForm { $0.heading = Array($0.heading[..<5]) + lines }
            #expect(try form.document().notSubjectToSection16 == "0", "\(lines)")
        }
    }

    @Test("A box that the page does not show says nothing")
    func noBox() throws {
        let form = TextForm { $0.heading.removeLast() }
        #expect(try form.document().notSubjectToSection16 == nil)
    }

    // MARK: The owner

    private func address(_ lines: String...) throws -> ReportingOwnerAddress? {
        let form = TextForm { $0.owner = Array($0.owner[..<3]) + lines }
        return try form.document().reportingOwners[0].reportingOwnerAddress
    }

    @Test("City, state and ZIP code in cells, or in one line")
    func cities() throws {
        for line in ["NEW YORK\tNY\t10003-1200", "NEW YORK NY 10003-1200", "NEW YORK\tNEW YORK\t10003-1200"] {
            let found = try address("1 MAIN ST", "(Street)", line, "(City)\t(State)\t(Zip)")
            #expect(found?.rptOwnerCity == "NEW YORK", "\(line)")
            #expect(found?.rptOwnerState == "NY", "\(line)")
            #expect(found?.rptOwnerZipCode == "10003-1200", "\(line)")
        }
        let canadian = try address("1 MAIN ST", "(Street)", "VANCOUVER A1 V5Y 0A1", "(City)\t(State)\t(Zip)")
        #expect(canadian?.rptOwnerState == "A1")
        #expect(canadian?.rptOwnerZipCode == "V5Y 0A1")
    }

    @Test("Of a line without borders the words tell its parts, and where they do not, that is said")
    func cityLines() throws {
        for (line, city, state, zip, isClear) in [
            ("UT 84100-0001", nil, "UT", "84100-0001", true),
            ("Utah 84100-0001", nil, "UT", "84100-0001", false),
            ("Luxembourg 1000", "Luxembourg", nil, "1000", false),
            ("The Netherlands P7", "The Netherlands", "P7", nil, true),
            ("Dublin L2 D2", "Dublin", "L2", "D2", false),
            ("SPRINGFIELD, MA 01608", "SPRINGFIELD", "MA", "01608", false),
            ("HARBOR IN Harbor", "HARBOR IN Harbor", nil, nil, false), ("LONDON", "LONDON", nil, nil, true),
            ("NEW HARBOR", "NEW HARBOR", nil, nil, true),
            ("PORT LOUIS 3JJ", "PORT LOUIS 3JJ", nil, nil, false),
            ("SPRINGFIELD MA 01608", "SPRINGFIELD", "MA", "01608", true),
        ] as [(String, String?, String?, String?, Bool)] {
            let form = TextForm {
                $0.owner[5] = line
                $0.owner[6] = "(City) (State) (Zip)"
            }
            let address = try form.document().reportingOwners[0].reportingOwnerAddress
            #expect(address?.rptOwnerCity == city, "\(line)")
            #expect(address?.rptOwnerState == state, "\(line)")
            #expect(address?.rptOwnerZipCode == zip, "\(line)")
            let parts = [city, state, zip].count { $0 != nil }
            #expect(try form.reading().paths(.addressUnclear).count == (isClear ? 0 : parts), "\(line)")
        }
    }

    @Test("A city in its own cell may have digits")
    func cityWithDigits() throws {
        let form = TextForm { $0.owner[5] = "PORT LOUIS 3JJ" }
        #expect(
            try form.document().reportingOwners[0].reportingOwnerAddress?.rptOwnerCity == "PORT LOUIS 3JJ")
        try form.expectFindings()
    }

    @Test("A ZIP code in its own cell is what the cell holds, a state in it or not")
    func stateInZip() throws {
        let form = TextForm { $0.owner[5] = "WORCESTER\t\tMA 01608" }
        let address = try #require(try form.document().reportingOwners.first?.reportingOwnerAddress)
        #expect(address.rptOwnerState == nil)
        #expect(address.rptOwnerZipCode == "MA 01608")
        try form.expectFindings()
    }

    @Test("A part of the address that is not there is left out")
    func partialAddress() throws {
        let noState = try address("1 MAIN ST", "(Street)", "MONACO\t\t98000", "(City)\t(State)\t(Zip)")
        #expect(noState?.rptOwnerCity == "MONACO")
        #expect(noState?.rptOwnerState == nil)
        #expect(noState?.rptOwnerZipCode == "98000")
        let noStreet = try address("(Street)", "BOSTON\tMA", "(City)\t(State)\t(Zip)")
        #expect(noStreet?.rptOwnerStreet1 == nil)
        #expect(noStreet?.rptOwnerState == "MA")
        #expect(noStreet?.rptOwnerZipCode == nil)
    }

    @Test("A state that is none of EDGAR's is kept, and that is said")
    func unknownState() throws {
        let form = TextForm { $0.owner[5] = "SPRINGFIELD\t⟦QQ⟧\t01608" }
        #expect(try form.document().reportingOwners[0].reportingOwnerAddress?.rptOwnerState == "QQ")
        try form.expectFindings("state-unknown")
    }

    @Test(
        "Two titles on one line are the officer's and the other one's; a single one is of the box that is ticked"
    )
    func titlePairs() throws {
        let form = TextForm {
            $0.relationship = [
                "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
                "X Director X 10% Owner", "X Officer (give title below) X Other (specify below)",
                "Treasurer\tAdviser",
            ]
        }
        let owner = try #require(try form.document().reportingOwners.first?.reportingOwnerRelationship)
        #expect(owner.officerTitle == "Treasurer")
        #expect(owner.otherText == "Adviser")
        let line = TextForm {
            $0.relationship = [
                "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
                "\tDirector\t\t10% Owner\t\tX\tOfficer (give title below)\t\tOther (specify below)\t\tTreasurer",
            ]
        }
        let single = try #require(try line.document().reportingOwners.first?.reportingOwnerRelationship)
        #expect(single.officerTitle == "Treasurer")
        #expect(single.otherText == nil)
    }

    @Test("What a caption lacks in a line of its own is no title, and its star no name")
    func restsOfCaptions() throws {
        let form = TextForm {
            $0.owner.insert("*", at: 1)
            $0.relationship = [
                "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
                "X\tOfficer\t\tOther", "(give title below)\t(specify below)", "Treasurer",
            ]
        }
        let owner = try #require(try form.document().reportingOwners.first)
        #expect(owner.reportingOwnerId?.rptOwnerName == "Lindqvist Marta E")
        #expect(owner.reportingOwnerRelationship?.otherText == nil)
    }

    @Test("The number of a link in a browser's text is no part of a name")
    func linkNumbers() throws {
        let form = TextForm {
            $0.owner[1] = "[1]Lindqvist Marta E"
            $0.issuer = ["2. Issuer Name and Ticker or Trading Symbol", "[2]Harrowgate Corp [ HGC ]"]
        }
        #expect(try form.document().issuer?.issuerName == "Harrowgate Corp")
        #expect(
            try form.document().reportingOwners.first?.reportingOwnerId?.rptOwnerName == "Lindqvist Marta E")
    }

    @Test(
        "A company that an address is in care of ends where the street begins",
        arguments: ["PO BOX 1180", "12 MILL LANE"])
    func careOf(_ street: String) throws {
        let address = try TextForm { $0.owner[3] = "C/O HARROWGATE CORP \(street)" }.document()
            .reportingOwners[0].reportingOwnerAddress
        #expect(address?.rptOwnerStreet1 == "C/O HARROWGATE CORP")
        #expect(address?.rptOwnerStreet2 == street)
    }

    @Test(
        "A street ends before the number of an item that touches it, though it ends in a digit or a point itself",
        arguments: [
            "48 FOUNDRY LANE", "48 FOUNDRY BLVD.", "48 FOUNDRY LANE, SUITE 120", "48 FOUNDRY LANE, FLOOR 6",
        ], ["3. Date of Earliest Transaction (Month/Day/Year)", "3a. Foreign Trading Symbol"])
    func touchedStreet(street: String, item: String) throws {
        let address = try TextForm { $0.owner[3] = street + item }.document()
            .reportingOwners[0].reportingOwnerAddress
        #expect(address?.rptOwnerStreet1 == street)
    }

    @Test("A converter's blank before a sign in an emphasised signature is taken out, or said")
    func emphasizedNames() throws {
        func reading(_ signature: String) throws -> Reading {
            let form = TextForm {
                $0.owner[1] = "O'Hare Marta"
                $0.signatures = ["\t_\(signature)_\t03/13/2019"]
            }
            let rows = form.text.split(separator: "\n").map { "|\($0.replacing("\t", with: "|"))|" }
            return try read(rows.joined(separator: "\n"))
        }
        let known = try reading("/s/ Marta O 'Hare")
        #expect(known.value("signatureName") == "/s/ Marta O'Hare")
        #expect(known.findings.filter { $0.kind == .wordsBroken }.map(\.severity) == [.note])
        let unknown = try reading("/s/ Ann D 'Arcy")
        #expect(unknown.value("signatureName") == "/s/ Ann D'Arcy")
        #expect(unknown.findings.filter { $0.kind == .wordsBroken }.map(\.severity) == [.warning])
        let company = try reading("AT &T Kilns by Ann Lee")
        #expect(company.value("signatureName") == "AT &T Kilns by Ann Lee")
        #expect(company.findings.filter { $0.kind == .wordsBroken }.map(\.severity) == [.warning])
        #expect(try !reading("Ann 'Nan' Lee").findings.contains { $0.kind == .wordsBroken })
    }

    @Test("State and ZIP code may touch")
    func touchingState() throws {
        let form = TextForm { $0.owner[5] = "WORCESTER\tMA 01608" }
        let address = try #require(try form.document().reportingOwners.first?.reportingOwnerAddress)
        #expect(address.rptOwnerCity == "WORCESTER")
        #expect(address.rptOwnerState == "MA")
        #expect(address.rptOwnerZipCode == "01608")
        #expect(try form.reading().paths(.addressUnclear).count == 3)
    }

    @Test("An entity in a text that is no HTML may be the filer's, and that is said")
    func entities() throws {
        let form = TextForm {
            $0.relationship[2] = "X\tOfficer (give title below)\t\tOther (specify below)"
            $0.relationship.append("\t⟦Founder &amp; CEO⟧")
        }
        let title = try form.document().reportingOwners.first?.reportingOwnerRelationship?.officerTitle
        #expect(title == "Founder & CEO")
        try form.expectFindings("entity-decoded")
    }

    @Test(
        "A converter that leaves a sign's number leaves it everywhere; beside the sign itself it is the filer's"
    )
    func numbersOfSigns() throws {
        let converted = TextForm { $0.notes += ["1. The owner&#x27;s."] }
        #expect(try converted.reading().paths(.entityDecoded).isEmpty)
        let typed = TextForm { $0.notes += ["1. The owner&#x27;s, and the issuer's."] }
        #expect(try typed.reading().paths(.entityDecoded).count == 1)
    }

    @Test(
        "Letters that were encoded twice are read as what they were, and that is said",
        arguments: [
            ("The ownerâ€™s.", "The owner’s."), ("Ã‰tienne of San JosÃ©", "Étienne of San José"),
            ("Sold at Â£3Â½ each â€“ all", "Sold at Â£3Â½ each – all"),
            ("A \u{E2}\u{80}\u{9C}trust\u{E2}\u{80}\u{9D}", "A “trust”"),
        ])
    func misencodedLetters(printed: String, text: String) throws {
        let form = TextForm { $0.notes += ["1. \(printed)"] }
        let reading = try form.reading()
        #expect(reading.document.footnotes?.footnotes.last?.text == text)
        #expect(reading.paths(.lettersMisencoded).count == 1)
    }

    @Test(
        "A sign that stands for the hyphen in the form's own words is one in all others, and that is said",
        arguments: ["\u{2010}", "\u{2011}", "\u{2212}", "\u{AD}"])
    func hyphens(sign: String) throws {
        var form = TextForm { $0.notes += ["1. Held by Voss-Hale."] }
        form.heading = form.heading.map { $0.replacing("-", with: sign) }
        form.headingOne = form.headingOne.map { $0.replacing("-", with: sign) }
        form.notes = form.notes.map { $0.replacing("-", with: sign) }
        let reading = try form.reading()
        #expect(reading.document.footnotes?.footnotes.last?.text == "Held by Voss-Hale.")
        let finding = try #require(reading.findings.first { $0.kind == .lettersMisencoded })
        #expect(finding.message == "read 'Held by Voss\(sign)Hale.' as 'Held by Voss-Hale.'")
        #expect(reading.paths(.lettersMisencoded).count == 1)
    }

    @Test(
        "A hyphen of print in a filer's own words alone is the filer's", arguments: ["\u{2010}", "\u{2011}"])
    func hyphensOfFiler(sign: String) throws {
        let reading = try TextForm { $0.notes += ["1. Held by Voss\(sign)Hale."] }.reading()
        #expect(reading.document.footnotes?.footnotes.last?.text == "Held by Voss\(sign)Hale.")
        #expect(reading.paths(.lettersMisencoded).isEmpty)
    }

    @Test(
        "Letters with accents that stand side by side by right stay as they are",
        arguments: ["CÔTÉ", "ÄÖ of ÅÄ", "Mañana – é", "NAÏVETÉ “Ã ” â"])
    func accents(text: String) throws {
        let reading = try TextForm { $0.notes += ["1. \(text)"] }.reading()
        #expect(reading.document.footnotes?.footnotes.last?.text == text)
        #expect(reading.paths(.lettersMisencoded).isEmpty)
    }

    @Test("Two titles below their boxes are no title in two cells, ticked or not")
    func titlesBelowBoxes() throws {
        let form = TextForm {
            $0.relationship[1...] = [
                "Director\t10% Owner", "[X] Officer (give title below)\t[ ] Other (specify below)",
                "Head of\tNorthern Works",
            ]
        }
        let owner = try #require(try form.document().reportingOwners.first?.reportingOwnerRelationship)
        #expect(owner.officerTitle == "Head of")
        #expect(owner.otherText == "Northern Works")
        #expect(try form.reading().paths(.valueAssembled).isEmpty)
    }

    @Test("Several owners, each with an address; whose the boxes are is not said")
    func severalOwners() throws {
        let form = TextForm {
            $0.filing += [
                "1. Name and Address of Reporting Person*", "Lindqvist Trust", "(Last)\t(First)\t(Middle)",
                "2 ELM ST",
                "(Street)", "BOSTON\tMA\t02116", "(City)\t(State)\t(Zip)",
            ]
        }
        let owners = try form.document().reportingOwners
        #expect(owners.map(\.reportingOwnerId?.rptOwnerName) == ["Lindqvist Marta E", "Lindqvist Trust"])
        #expect(owners.map(\.reportingOwnerAddress?.rptOwnerCity) == ["WORCESTER", "BOSTON"])
        try form.expectFindings(missing: ["relationship-shared"])
    }

    // MARK: What is no form

    @Test("Text that has not three of the form's items and sections is refused")
    func noForm() {
        for text in [
            "FORM 10-K\nANNUAL REPORT PURSUANT TO SECTION 13\nThe registrant sells shoes.\n", "hello",
            "Explanation of Responses:\n1. x\n",
        ] {
            #expect(throws: NotAnOwnershipForm.self) { try read(text) }
        }
    }
}
