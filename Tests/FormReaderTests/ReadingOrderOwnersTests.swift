import FormText
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

extension Reading {
    fileprivate func owner(_ number: Int, _ leaf: String) -> String? {
        value("reportingOwner[\(number)]/reportingOwnerAddress/\(leaf)")
    }
}

@Suite("Owners in reading order")
struct ReadingOrderOwnersTests {
    /// Three owners: the places of the second and third stand in a run before both, the first one's street behind them.
    private static let torn = """
        Kiln Group Holdings L.P.
        (Last)

        (First)

        (Middle)

        PROVIDENCE

        RI

        02903

        (City)

        (State)

        (Zip)

        1. Name and Address of Reporting Person*

        Kiln Group GP LLC
        (First)

        (Middle)

        RI

        02903

        (State)

        (Zip)

        (First)

        (Middle)

        HARTFORD

        CT

        06103

        (City)

        (State)

        (Zip)

        30 POTTERY YARD
        (Street)

        PROVIDENCE
        (City)
        1. Name and Address of Reporting Person

        *

        Tansy Orrin B
        (Last)

        30 POTTERY YARD

        (Last)

        C/O KILN GROUP
        8 GLAZE STREET
        (Street)
        """

    @Test("States, cities and ZIP codes in a run are the owners' in whose order their captions stand")
    func placesInARun() throws {
        let reading = try readInOrder(owner: "", items: Self.torn)
        #expect(reading.value("reportingOwner[2]/reportingOwnerId/rptOwnerName") == "Kiln Group GP LLC")
        #expect(reading.value("reportingOwner[3]/reportingOwnerId/rptOwnerName") == "Tansy Orrin B")
        #expect((1...3).map { reading.owner($0, "rptOwnerState") } == ["RI", "RI", "CT"])
        #expect((1...3).map { reading.owner($0, "rptOwnerZipCode") } == ["02903", "02903", "06103"])
        #expect(
            (1...3).map { reading.owner($0, "rptOwnerCity") } == ["PROVIDENCE", "PROVIDENCE", "HARTFORD"])
    }

    @Test("A street right above its caption is the further owner's, one that stands alone the first's")
    func streets() throws {
        let reading = try readInOrder(owner: "", items: Self.torn)
        #expect(reading.owner(1, "rptOwnerStreet1") == "30 POTTERY YARD")
        #expect(reading.owner(2, "rptOwnerStreet1") == "30 POTTERY YARD")
        #expect(reading.owner(3, "rptOwnerStreet1") == "C/O KILN GROUP")
        #expect(reading.owner(3, "rptOwnerStreet2") == "8 GLAZE STREET")
    }

    @Test("Without empty lines a street above the caption of the next one's name is still no name")
    func streetAboveCaption() throws {
        let items = Self.torn.replacing("\n\n", with: "\n")
        let reading = try readInOrder(owner: "", items: items)
        #expect(
            (1...3).map { reading.value("reportingOwner[\($0)]/reportingOwnerId/rptOwnerName") } == [
                "Kiln Group Holdings L.P.", "Kiln Group GP LLC", "Tansy Orrin B",
            ])
        #expect(reading.owner(1, "rptOwnerStreet1") == "30 POTTERY YARD")
    }

    @Test("A state may share the line of its city, and a ZIP code stand apart from both")
    func stateBesideCity() throws {
        let reading = try readInOrder(
            owner: "",
            items: """
                Tansy Orrin B
                (Last)

                (First)

                8 GLAZE STREET

                (Street)

                SOUTH KILN CITY CT

                (City)

                (State)

                4. If Amendment, Date of Original Filed (Month/Day/Year)

                06103

                (Zip)
                """)
        #expect(reading.owner(1, "rptOwnerCity") == "SOUTH KILN CITY")
        #expect(reading.owner(1, "rptOwnerState") == "CT")
        #expect(reading.owner(1, "rptOwnerZipCode") == "06103")
        #expect(reading.owner(1, "rptOwnerStreet2") == nil)
    }

    /// What stands above the tables of one owner's form, the captions of the boxes where pdftotext leaves them.
    private static func one(
        marks: String = "Officer (give title below)\n\nX\n\n10% Owner\nOther (specify below)",
        titles: String = "",
        behind: String = "", street: String = "8 GLAZE STREET\n\n"
    ) -> String {
        """
        5. Relationship of Reporting Person(s) to Issuer
        (Check all applicable)
        Director

        Tansy Orrin B
        (Last)

        (First)

        (Middle)

        \(marks)

        \(titles)

        \(street)4. If Amendment, Date of Original Filed (Month/Day/Year)

        (Street)

        HARTFORD

        CT

        06103

        (City)

        (State)

        (Zip)

        \(behind)

        6. Individual or Joint/Group Filing (Check Applicable Line)
        Form filed by One Reporting Person
        X
        """
    }

    @Test("A text right above the caption of the original's date is the second street, whatever it says")
    func secondStreet() throws {
        let reading = try readInOrder(
            owner: "", items: Self.one(titles: "ONE KILN\n\nPresident", street: "FOUNDRY\n"))
        #expect(reading.owner(1, "rptOwnerStreet2") == "FOUNDRY")
        #expect(reading.value("officerTitle") == "ONE KILN" || reading.value("officerTitle") == "President")
    }

    @Test("Where both boxes are ticked, the text behind the officer's title describes the other one")
    func twoTitles() throws {
        let reading = try readInOrder(
            owner: "",
            items: Self.one(
                marks: "Officer (give title below)\n\nX\n\n10% Owner\nOther (specify below)\n\nX",
                titles: "President\n\n& COO\n\n8 GLAZE STREET\n\n", street: "KILN YARD\n"))
        #expect(reading.value("officerTitle") == "President")
        #expect(reading.value("otherText") == "& COO")
        #expect(reading.owner(1, "rptOwnerStreet1") == "8 GLAZE STREET")
        #expect(reading.owner(1, "rptOwnerStreet2") == "KILN YARD")
    }

    @Test("A text behind the whole address is no part of it, but what the other box lacks")
    func otherTextBehindAddress() throws {
        let reading = try readInOrder(
            owner: "",
            items: Self.one(
                marks: "Officer (give title below)\n\n10% Owner\nOther (specify below)\n\nX",
                behind: "Former Director"))
        #expect(reading.value("otherText") == "Former Director")
        #expect(reading.owner(1, "rptOwnerStreet2") == nil)
        #expect(reading.paths(.placeUnclear).isEmpty)
    }

    @Test(
        "A name that is read behind the street stands behind the issuer, and a mark before all boxes is the officer's"
    )
    func nameBehindStreet() throws {
        let tables = String(decoding: try readInOrder().page.text, as: UTF8.self).split(
            separator: "Table I -", maxSplits: 1)[1]
        let reading = try read(
            """
            FORM 4

            1. Name and Address of Reporting Person*

            2. Issuer Name and Ticker or Trading Symbol

            (Last)

            X

            3. Date of Earliest Transaction (Month/Day/Year)

            8 GLAZE STREET

            HARTFORD

            06103
            (State)

            Officer (give title below)

            10% Owner
            Other (specify below)

            President

            03/11/2024

            (Street)

            (City)

            5. Relationship of Reporting Person(s) to Issuer
            (Check all applicable)
            Director

            HOLLOWAY KILN CORP [ HKLN ]

            Tansy Orrin B

            (Zip)

            Table I -\(tables)
            """)
        #expect(reading.value("rptOwnerName") == "Tansy Orrin B")
        #expect(reading.owner(1, "rptOwnerStreet1") == "8 GLAZE STREET")
        #expect(reading.owner(1, "rptOwnerCity") == "HARTFORD")
        #expect(reading.value("isOfficer") == "1")
        #expect(reading.value("officerTitle") == "President")
    }

    @Test(
        "A street and a city that stand apart are the owner's who lacks them, where all others have the same")
    func sharedStreet() throws {
        let items = Self.torn.replacing("06103", with: "02903").replacing("CT", with: "RI")
            .replacing("HARTFORD", with: "PROVIDENCE")
            .replacing("(Last)\n\n30 POTTERY YARD\n\n", with: "(Last)\n\n")
            .replacing("C/O KILN GROUP\n8 GLAZE STREET", with: "30 POTTERY YARD")
        let reading = try readInOrder(owner: "", items: items + "\n\n10% Owner\n\n30 POTTERY YARD")
        #expect(
            (1...3).map { reading.owner($0, "rptOwnerStreet1") }
                == Array(repeating: "30 POTTERY YARD", count: 3))
    }
}
