import FormReader
import OwnershipModel
import Testing

/// A made-up Form 4 in the specification's style, as a text browser prints it: columns by position.
private func form(rows: [String] = [], box: String = "[ ]", title: String = "") -> String {
    """
                 FORM 4                                                                       OMB APPROVAL
    \(box)  Check this box to indicate                                                          OMB Number:     3235-0287
         that a transaction was made
         pursuant to a contract,                       UNITED STATES SECURITIES AND EXCHANGE COMMISSION
         instruction or written plan                               Washington, D.C. 20549
         that is intended to satisfy
         the affirmative defense              STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES
         conditions of Rule 10b5-1
         (c). See Instruction 10.

    (Print or Type Responses)
    1. Name and Address of Reporting Person ^*           2. Issuer Name and Ticker or Trading Symbol          5. Relationship of Reporting Person(s) to Issuer
    Osgood Fern                                          Marsh Brick Corp [MBRK]                                             (Check all applicable)
                                                                                                              __X__ Director             _____ 10% Owner
                                                                                                              __X__ Officer (give title  _____ Other (specify
                                                                                                              below)                     below)
          (Last)          (First)          (Middle)      3. Date of Earliest Transaction (Month/Day/Year)                  \(title)
    8 KILN LANE                                          02/10/2024

    (Street)                                             4. If Amendment, Date Original Filed(Month/Day/Year) 6. Individual or Joint/Group Filing(Check Applicable Line)
     DAYTON              OHIO              45402                                                              _X_ Form filed by One Reporting Person
                                                                                                              ___ Form filed by More than One Reporting Person

    (City)              (State)            (Zip)
                                                                         Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
    1.Title of Security         2.          2A. Deemed  3. Transaction 4. Securities Acquired 5. Amount of Securities Beneficially  6. Ownership Form: Direct (D) or     7. Nature of Indirect Beneficial
    (Instr. 3)                  Transaction Execution   Code           (A) or Disposed of (D) Owned Following Reported Transaction  Indirect (I)                         Ownership
                                Date (Month Date, if    (Instr. 8)     (Instr. 3, 4 and 5)    (s)                                   (Instr. 4)                           (Instr. 4)
                                /Day/Year)  any (Month/                                       (Instr. 3 and 4)
                                            Day/Year)                          (A) or
                                                           Code     V  Amount   (D)    Price

    \(rows.joined(separator: "\n"))

    Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.                SEC 1474 (9-02)

                                       Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned
                                              (e.g., puts, calls, warrants, options, convertible securities)

    1. Title of           2.           3.           3A. Deemed   4. Transaction 5. Number of           6. Date Exercisable    7. Title and Amount of        8. Price of  9. Number of 10.          11. Nature
    Derivative Security   Conversion   Transaction  Execution    Code           Derivative Securities  and Expiration Date    Underlying Securities         Derivative   Derivative   Ownership    of Indirect
    (Instr. 3)            or Exercise  Date (Month/ Date, if any (Instr. 8)     Acquired (A) or        (Month/Day/Year)       (Instr. 3 and 4)              Security     Securities   Form of      Beneficial
                          Price of     Day/Year)    (Month/Day/                 Disposed of (D)                                                             (Instr. 5)   Beneficially Derivative   Ownership
                          Derivative                Year)                       (Instr. 3, 4, and 5)                                                                     Owned        Security:    (Instr. 4)
                          Security                                                                                                                                       Following    Direct (D)
                                                                                                       Date        Expiration            Amount or Number                Reported     or Indirect
                                                                                                       Exercisable Date       Title      of Shares                       Transaction  (I)
                                                                   Code     V    (A)         (D)                                                                         (s)          (Instr. 4)

    Reporting Owners

                                              Relationships
    Reporting Owner Name / Address
                                    Director 10% Owner Officer             Other

    Osgood Fern
    8 KILN LANE
    DAYTON                             X               \(title)
    OHIO
    45402
    UNITED STATES

    Signatures

    /s/ Gale Potter, attorney-in-fact          02/12/2024

      ^**Signature of Reporting Person           Date

    Explanation of Responses:

    *   If the form is filed by more than one reporting person, see Instruction 4(b)(v).

    (1) Vested that day.

    (2) The fund's general partner is Ms. Osgood.
    """
}

@Suite("The specification's page with its columns by position")
struct StyleSheetColumnsTests {
    private let rows = [
        "Brick Stock                 02/10/2024                F^(1)        2,460   D       $      144,148                               D",
        "                                                                                   241.91",
        "",
        "Brick Stock                 02/10/2024                S            3,750 ^ D       $ 240  140,398                               I                                    By Kiln Fund ^(2)",
        "                                                                   (1)",
    ]

    @Test("Rows have their values, also where their headings touch and what is raised goes on below")
    func values() throws {
        let reading = try read(form(rows: rows))
        let table = try #require(reading.document.nonDerivativeTable?.rows)
        try #require(table.count == 2)
        #expect(table[0].transactionAmounts?.transactionPricePerShare?.value == "241.91")
        #expect(table[0].transactionAmounts?.transactionAcquiredDisposedCode?.value == "D")
        #expect(table[1].transactionAmounts?.transactionShares?.value == "3750")
        #expect(table[1].transactionAmounts?.transactionShares?.footnoteIds == ["F1"])
        #expect(table[1].ownershipNature?.natureOfOwnership?.value == "By Kiln Fund")
        #expect(table[1].ownershipNature?.natureOfOwnership?.footnoteIds == ["F2"])
    }

    @Test("An empty table leaves the owners below it alone")
    func emptyTable() throws {
        let reading = try read(form(rows: rows, title: "Chief Kiln Officer"))
        #expect(reading.document.derivativeTable?.rows.isEmpty != false)
        #expect(reading.document.reportingOwners.count == 1)
        #expect(reading.value("officerTitle") == "Chief Kiln Officer")
        #expect(reading.value("otherText") == nil)
        #expect(reading.value("signatureName") == "/s/ Gale Potter, attorney-in-fact")
    }

    @Test("A star in a box is a tick")
    func tickedBox() throws {
        #expect(try read(form(rows: rows, box: "[*]")).value("aff10b5One") == "1")
        #expect(try read(form(rows: rows)).value("aff10b5One") != "1")
    }
}
