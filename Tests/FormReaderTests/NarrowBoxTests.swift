import FormReader
import OwnershipModel
import Testing

@Suite("Boxes so narrow that values go on in the next line")
struct NarrowBoxTests {
    private static let form = """
        SEC Form 4
        ┌─────────────────────────────────┬─────────────────────────────────┬─────────────────────────────┐
        │1. Name and Address of Reporting │2. Issuer Name and Ticker or     │5. Relationship of Reporting │
        │Person^*                         │Trading Symbol                   │Person(s) to Issuer          │
        │                                 │Harrowgate Corp [ HGC ]          │(Check all applicable)       │
        │Lindqvist Marta E                │                                 │                             │
        │                                 ├─────────────────────────────────┤     Director       10% Owner│
        │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│                                 │ X   Officer        Other    │
        │                                 │3. Date of Earliest Transaction  │     (give title    (specify │
        │(Last)     (First)    (Middle)   │(Month/Day/Year)                 │     below)         below)   │
        │                                 │03/11/2019                       │     Vice Chair,             │
        │C/O HARROWGATE TOOLS             │                                 │     Casting                 │
        │INCORPORATED                     ├─────────────────────────────────┼─────────────────────────────┤
        │                                 │                                 │6. Individual or Joint/Group │
        │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│                                 │Filing (Check Applicable     │
        │(Street)                         │                                 │Line)                        │
        │                                 │4. If Amendment, Date of Original│                             │
        │FOUNDRY GREEN MA       01608     │Filed (Month/Day/Year)           │ X   Form filed by One       │
        │                                 │                                 │     Reporting Person        │
        │━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│                                 │     Form filed by More than │
        │                                 │                                 │     One Reporting Person    │
        │(City)     (State)     (Zip)     │                                 │                             │
        └─────────────────────────────────┴─────────────────────────────────┴─────────────────────────────┘
        ┌──────────────────────────────────────────────────────────────────────────────────────────┐
        │     Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned     │
        └──────────────────────────────────────────────────────────────────────────────────────────┘
        Explanation of Responses:

                         /s/ Marta E. Lindqvist          03/13/2019
                         ** Signature of Reporting Person Date
        """

    @Test("A city that touches its state ends before it")
    func city() throws {
        let address = try read(Self.form).document.reportingOwners.first?.reportingOwnerAddress
        #expect(address?.rptOwnerCity == "FOUNDRY GREEN")
        #expect(address?.rptOwnerState == "MA")
        #expect(address?.rptOwnerZipCode == "01608")
    }

    @Test("So does one that touches the code of a foreign place; where it touches a name, that is said")
    func foreignCity() throws {
        let coded = try read(Self.form.replacing("FOUNDRY GREEN MA ", with: "FOUNDRY GREEN P7 "))
        #expect(coded.value("rptOwnerCity") == "FOUNDRY GREEN")
        #expect(coded.value("rptOwnerState") == "P7")
        let named = try read(Self.form.replacing("FOUNDRY GREEN MA ", with: "TAIPEI TAIWAN    "))
        #expect(named.paths(.addressUnclear).contains { $0.hasSuffix("rptOwnerCity") })
    }

    @Test("Streets that are too long for one are two")
    func longStreets() throws {
        let reading = try read(
            Self.form.replacing(
                "C/O HARROWGATE TOOLS             ", with: "C/O HARROWGATE TOOLS & CASTING CO"
            )
            .replacing("INCORPORATED   ", with: "12 FOUNDRY LANE"))
        #expect(reading.value("rptOwnerStreet1") == "C/O HARROWGATE TOOLS & CASTING CO")
        #expect(reading.value("rptOwnerStreet2") == "12 FOUNDRY LANE")
        #expect(reading.paths(.addressUnclear) == [])
    }

    @Test("Words that were broken at a slash or a bracket are whole, but a place of registration is a word")
    func brokenWords() throws {
        let notes = """
            Explanation of Responses:
            1. Of the units 1
            /16th vest each quarter, under Rule 10b5-1
            (c), and are held by Harrowgate Trust
            /DE/ as agreed.
            """
        let reading = try read(Self.form.replacing("Explanation of Responses:", with: notes))
        #expect(
            reading.value("footnote[@id='F1']/")
                == "Of the units 1/16th vest each quarter, under Rule 10b5-1(c), and are held by Harrowgate Trust /DE/ as agreed."
        )
    }

    @Test("A street that goes on in the next line is one, and may be two")
    func street() throws {
        let reading = try read(Self.form)
        let address = reading.document.reportingOwners.first?.reportingOwnerAddress
        #expect(address?.rptOwnerStreet1 == "C/O HARROWGATE TOOLS INCORPORATED")
        #expect(address?.rptOwnerStreet2 == nil)
        #expect(
            reading.paths(.addressUnclear) == ["reportingOwner[1]/reportingOwnerAddress/rptOwnerStreet1"])
    }

    @Test("A title below its captions is no street, however the lines of both lie")
    func title() throws {
        let relationship = try read(Self.form).document.reportingOwners.first?.reportingOwnerRelationship
        #expect(relationship?.officerTitle == "Vice Chair, Casting")
    }

    @Test(
        "Where boxes have cut one of the captions of an address, values may be cut too",
        arguments: [
            "│     y)     (State)     (Zip)     │",
            "│(Ci        (State)     (Zip)     │\n        │ty)                              │",
        ])
    func cutCaption(captions: String) throws {
        let rest = "                                 │                             │"
        let cut = Self.form.replacing(
            "│(City)     (State)     (Zip)     │\(rest)",
            with: captions.replacing("│\n", with: "│\(rest)\n") + rest)
        let path = "reportingOwner[1]/reportingOwnerAddress/rptOwnerCity"
        #expect(try read(cut).paths(.placeUnclear).contains(path))
        #expect(try !read(Self.form).paths(.placeUnclear).contains(path))
    }
}
