import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

/// A made-up Form 4 in the specification's style, as a browser breaks it in a narrow window.
private struct NarrowForm {
    var issuer = ["Marsh Brick Corp [ MBRK ]", "5. Relationship of Reporting Person(s) to Issuer"]
    var rows = ["Class B Stock 08/06/2019 S 2,731 D $ 41.5", "9,402 D"]
    var behindRows: [String] = []
    var owners: [String] = []
    var behindNotes: [String] = []

    var text: String {
        let head = [
            "FORM 4", "", "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", "",
            "1. Name and Address of Reporting Person *", "Osgood Fern",
            "2. Issuer Name and Ticker or Trading Symbol",
        ]
        let items = [
            "(Check all applicable)", "__X__ Director _____ 10% Owner", "(Last) (First) (Middle)",
            "8 KILN LANE", "3. Date of Earliest Transaction (Month/Day/Year)", "08/06/2019", "(Street)",
            "DAYTON OH 45402", "(City) (State) (Zip)", "",
            "Table I - Non-Derivative Securities Acquired, Disposed of, or", "Beneficially Owned", "",
            "1.Title of Security", "(Instr. 3) 2. Transaction Date (Month/Day/Year) 2A. Deemed",
            "Execution Date, if any (Month/Day/Year) 3. Transaction Code",
            "(Instr. 8) 4. Securities Acquired (A) or Disposed of (D)",
            "(Instr. 3, 4 and 5) 5. Amount of Securities Beneficially Owned",
            "Following Reported Transaction(s)",
            "(Instr. 3 and 4) 6. Ownership Form: Direct (D) or Indirect (I)",
            "(Instr. 4) 7. Nature of Indirect Beneficial Ownership", "(Instr. 4)",
            "Code V Amount (A) or (D) Price",
        ]
        let foot = [
            "", "Signatures", "", "/s/ Fern Osgood 08/07/2019", "**Signature of Reporting Person Date", "",
            "Explanation of Responses:", "", "(1) The rest vests in May.",
        ]
        let closing =
            owners.isEmpty
            ? []
            : [
                "", "Reporting Owners", "", "Reporting Owner Name / Address Relationships",
                "Director 10% Owner Officer Other",
            ] + owners
        let lines = head + issuer + items + rows + behindRows + closing + foot + behindNotes
        return lines.map { $0.isEmpty ? "" : "   " + $0 }.joined(separator: "\n") + "\n"
    }
}

@Suite("Forms in a narrow window")
struct NarrowWindowTests {
    private func reading(_ change: (inout NarrowForm) -> Void) throws -> Reading {
        var form = NarrowForm()
        change(&form)
        return try read(form.text)
    }

    // MARK: Rows

    @Test("Lines that an indent tells to be a browser's are not joined, however full they are")
    func indentedLines() throws {
        let rows = (0..<6).map {
            "   Ordinary Shares 08/0\($0)/2019 S 12,731 D $ 41.512 1,049,402 D of Harrowgate"
        }
        let page = try Page(bytes: Array((["   FORM 4"] + rows).joined(separator: "\n").utf8))
        #expect(page.lines.count == 7)
    }

    @Test("A row that goes on in the next line is no row of a cell a line")
    func brokenRows() throws {
        let rows = (1...5).flatMap { ["Class B Stock 08/0\($0)/2019 S 2,73\($0) D $", "41.5 9,402 D"] }
        #expect(
            try reading { $0.rows = rows }.fields.filter {
                $0.path.hasSuffix("transactionShares/value")
            }.map(\.value) == ["2731", "2732", "2733", "2734", "2735"])
    }

    @Test("A line that begins with a word of the headings and has amounts goes on with its row")
    func amountsBehindWordOfHeading() throws {
        let reading = try reading {
            $0.rows = ["Class B Non-Voting Ordinary Convertible Redeemable Founder", "Shares 12,000 D"]
        }
        #expect(
            reading.value("securityTitle/value")
                == "Class B Non-Voting Ordinary Convertible Redeemable Founder Shares")
        #expect(reading.value("sharesOwnedFollowingTransaction/value") == "12000")
    }

    @Test("Sentences of the form that end and begin in one line are none of a row")
    func sentencesBehindRows() throws {
        let reading = try reading {
            $0.behindRows = [
                "", "Reminder: Report on a separate line for each class of securities",
                "beneficially owned directly or indirectly. Persons who respond to the",
                "collection of information contained in this form are not required to",
                "respond unless the form displays a currently valid OMB control number.",
            ]
        }
        #expect(reading.value("sharesOwnedFollowingTransaction/value") == "9402")
        #expect(reading.value("natureOfOwnership/value") == nil)
    }

    @Test("A title that closes a bracket it does not open lacks its beginning")
    func titleWithoutBeginning() throws {
        func doubted(_ title: String) throws -> Bool {
            try reading { $0.rows = ["\(title) 08/06/2019 S 2,731 D $ 41.5 9,402 D"] }
                .paths(.valueIncomplete).contains { $0.hasSuffix("securityTitle/value") }
        }
        #expect(try doubted("to Buy)"))
        #expect(try !doubted("Option (Right to Buy)"))
    }

    // MARK: Items and owners

    @Test("The number of an item at the end of the line above its caption is no part of what stands there")
    func itemNumberAbove() throws {
        let reading = try reading {
            $0.issuer = ["Marsh Brick Corp [ MBRK ] 5.", "Relationship of Reporting Person(s) to Issuer"]
        }
        #expect(reading.value("issuerName") == "Marsh Brick Corp")
        #expect(reading.value("issuerTradingSymbol") == "MBRK")
    }

    @Test("An owner ends with the country, though boxes and titles stand behind it in its line")
    func countryBeforeBoxes() throws {
        let owners = try reading {
            $0.owners = [
                "Osgood Fern", "8 KILN LANE", "DAYTON", "OHIO", "45402",
                "UNITED STATES X X Director by Deputization",
                "Osgood Bryce", "11 FURNACE ROW", "DAYTON", "OHIO", "45402", "UNITED STATES X",
            ]
        }.document.reportingOwners
        #expect(owners.map(\.reportingOwnerId?.rptOwnerName) == ["Osgood Fern", "Osgood Bryce"])
        #expect(owners.map(\.reportingOwnerAddress?.rptOwnerStreet1) == ["8 KILN LANE", "11 FURNACE ROW"])
    }

    @Test("A name that a narrow column may have broken is in doubt, as is the street below it")
    func brokenName() throws {
        let form = try String(contentsOf: Fixtures.form("columns-form4-narrow.txt"), encoding: .utf8)
        let fund =
            "\nTern Opportunities Master Fund,\nLtd.\n11 SKERRY WAY\nNEW LONDON\nCONNECTICUT\n06320\nUNITED STATES\n"
        let reading = try read(
            form.replacing("06320\nUNITED STATES\n", with: "06320\nUNITED STATES\n" + fund))
        let doubted = reading.paths(.addressUnclear).filter { $0.hasPrefix("reportingOwner[2]/") }
        #expect(doubted.contains { $0.hasSuffix("rptOwnerName") })
        #expect(doubted.contains { $0.hasSuffix("rptOwnerStreet1") })
    }

    // MARK: Notes

    @Test("A sentence of the form that goes on behind a comma is no part of the last note")
    func sentenceBehindNotes() throws {
        let reading = try reading {
            $0.behindNotes = [
                "",
                "Note: File three copies of this Form, one of which must be manually signed. If space is insufficient,",
                "see Instruction 6 for procedure.",
            ]
        }
        #expect(reading.value("footnote[@id='F1']/") == "The rest vests in May.")
    }

    @Test("Remarks may end with the word of a heading, where that ends their sentence")
    func signaturesInRemarks() throws {
        let remarks = try TextForm {
            $0.notes = [
                "Explanation of Responses:", "Remarks:", "Exhibit 99.1 - Names of the Joint Filers and their",
                "Signatures",
            ]
        }.document().remarks
        #expect(remarks == "Exhibit 99.1 - Names of the Joint Filers and their Signatures")
    }

    @Test("A tick that no box takes is warned of")
    func tickOfNoBox() throws {
        let findings = try TextForm { $0.date.append("X") }.reading().findings
        #expect(findings.contains { $0.kind == .unclaimedText && $0.severity == .warning })
    }
}
