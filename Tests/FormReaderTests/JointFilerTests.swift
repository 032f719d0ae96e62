import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

/// What is read of the made-up submission whose joint filers stand on pages of their own, with `change` made to it.
private func read(_ change: (inout String) -> Void = { _ in }) throws -> Reading {
    var text = try String(contentsOf: Fixtures.form("submission-form3-pages.txt"), encoding: .utf8)
    change(&text)
    return try read(text)
}

@Suite("Joint filers on pages of their own")
struct JointFilerTests {
    @Test("Each is an owner with the name and the address behind its labels, and nothing is left over")
    func owners() throws {
        let reading = try read()
        let names = (1...3).map { reading.value("reportingOwner[\($0)]/reportingOwnerId/rptOwnerName") }
        #expect(names == ["HARROW PARTNERS L P", "Harrow Management, Inc.", "Odile Marchetti"])
        #expect(reading.value("reportingOwner[3]/reportingOwnerAddress/rptOwnerStreet1") == "7 Canal Walk")
        #expect(reading.value("reportingOwner[3]/reportingOwnerAddress/rptOwnerCity") == "Bristol")
        #expect(reading.value("reportingOwner[2]/reportingOwnerAddress/rptOwnerZipCode") == "02903")
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("Each signs below the form's own signature, with the date that its page has, or with a finding")
    func signatures() throws {
        let reading = try read()
        #expect(
            reading.document.ownerSignatures.map(\.signatureName) == [
                "HARROW PARTNERS, L.P. By: /s/ Odile Marchetti",
                "HARROW MANAGEMENT, INC. By: /s/ Odile Marchetti Name: Odile Marchetti Title: President",
                "/s/ Odile Marchetti",
            ])
        #expect(
            reading.document.ownerSignatures.map { $0.signatureDate?.lexical } == [
                "2001-05-11", "2001-05-11", nil,
            ])
        #expect(reading.paths(.signatureDateMissing) == ["ownerSignature[3]/signatureDate"])
        #expect(reading.paths(.cellUnclear).isEmpty)
    }

    @Test("The submission's header has the names and CIKs that count, whatever order it has them in")
    func conformedNames() throws {
        let reading = try read {
            let owner = """
                <REPORTING-OWNER>
                COMPANY DATA:
                \tCOMPANY CONFORMED NAME:\t\t\tHARROW MANAGEMENT INC
                \tCENTRAL INDEX KEY:\t\t\t0009991703
                </REPORTING-OWNER>

                """
            let first = $0.range(of: "<REPORTING-OWNER>")!
            $0.insert(contentsOf: owner, at: first.lowerBound)
        }
        #expect(reading.value("reportingOwner[1]/reportingOwnerId/rptOwnerCik") == "0009991702")
        #expect(reading.value("reportingOwner[2]/reportingOwnerId/rptOwnerCik") == "0009991703")
        #expect(reading.value("reportingOwner[2]/reportingOwnerId/rptOwnerName") == "HARROW MANAGEMENT INC")
    }

    @Test("What a page says otherwise than the form is left over, and said")
    func otherIssuer() throws {
        let reading = try read {
            $0 = $0.replacing(
                "Symbol:              Larkspur Optics, Inc. (LKSP)",
                with: "Symbol:              Foxglove Lenses, Inc.")
        }
        #expect(reading.findings.contains { $0.kind == .unclaimedText && $0.message.contains("Foxglove") })
    }

    @Test("A filer that item 1 names already is no second owner")
    func sameOwner() throws {
        let reading = try read {
            $0 = $0.replacing(
                "Name:                                Odile Marchetti",
                with: "Name:                                Harrow Partners, L.P."
            )
            .replacing("7 Canal Walk", with: "210 Mill Race").replacing(
                "Bristol, RI 02809", with: "Providence, RI 02903")
        }
        #expect(reading.document.reportingOwners.count == 2)
        #expect(reading.unclaimed.isEmpty)
    }
}

@Suite("Cells of typed forms that hold words")
struct CellWordTests {
    @Test("Words in place of a date or a price become a note, one for all cells that have them, and are said")
    func words() throws {
        let reading = try read()
        let notes = reading.document.footnotes?.footnotes.map { "\($0.id) \($0.text)" }
        #expect(notes == ["F1 The preferred stock has no expiration date.", "F2 1-for-1", "F3 Immed."])
        #expect(reading.value("derivativeHolding[2]/exerciseDate/footnoteId[1]") == "F3")
        #expect(reading.value("derivativeHolding[1]/conversionOrExercisePrice/footnoteId[1]") == "F2")
        #expect(reading.paths(.wordsInCell).count == 3)
        #expect(reading.paths(.strayCell).isEmpty)
        #expect(reading.paths(.noteUnreferenced).isEmpty)
    }

    @Test(
        "A range of prices and a ratio are words; a fraction is a price",
        arguments: [
            ("25.10-25.40", nil), ("1 for 1", nil), ("1:1", nil), ("12-3/8", "12.375"), ("$4.25", "4.25"),
        ] as [(String, String?)])
    func prices(cell: String, price: String?) throws {
        let reading = try read {
            $0 = $0.replacing(
                "1-for-1            D", with: cell.padding(toLength: 19, withPad: " ", startingAt: 0) + "D")
        }
        #expect(reading.value("derivativeHolding[1]/conversionOrExercisePrice/value") == price)
        #expect((reading.document.footnotes?.footnotes[1].text == cell) == (price == nil))
    }

    @Test("Other words in a column of dates are none of its cells")
    func otherWords() throws {
        let reading = try read { $0 = $0.replacing("Immed.      (1) ", with: "Harrow      (1) ") }
        #expect(reading.value("derivativeHolding[1]/exerciseDate/footnoteId[1]") != "F3")
        #expect(reading.findings.contains { $0.message.contains("Harrow") })
    }
}

@Suite("Stars and narrow boxes of typed forms")
struct TypedCornerTests {
    @Test("The same star under both tables is two notes, each for its own table's cells")
    func starUnderBothTables() throws {
        var filing = OldFiling()
        filing.rows = [
            "Common Stock*  10/05/98  S     1,200   D    $17.125  48,310      D", "</TABLE>", "",
            "* Sold under a plan of the spouse.", "<TABLE>",
        ]
        filing.derivative = [
            "<TABLE>", "<CAPTION>",
            "1. Title         2. Price  3. Date   4.    5. (A)   (D)     6. Exerc.  Expir.    7. Title       Amount   8. Price  9. Owned  10. 11.",
            "<S>              <C>       <C>       <C>   <C>      <C>     <C>        <C>       <C>            <C>      <C>       <C>       <C> <C>",
            "Stock Option*    $9.50     10/06/98  A     5,000            10/06/99   10/06/08  Common Stock   5,000              5,000     D",
            "</TABLE>", "", "* Granted under the plan of the year.",
        ]
        let reading = try read(filing.text)
        let notes = reading.document.footnotes?.footnotes.map(\.text) ?? []
        #expect(notes == ["Sold under a plan of the spouse.", "Granted under the plan of the year."])
        #expect(reading.value("nonDerivativeTransaction[1]/securityTitle/footnoteId[1]") == "F1")
        #expect(reading.value("derivativeTransaction[1]/securityTitle/footnoteId[1]") == "F2")
    }

    @Test("A caption in a narrow box of three lines has its month below")
    func narrowBox() throws {
        let text = try String(contentsOf: Fixtures.form("submission-form4-boxed.txt"), encoding: .utf8)
        let reading = try read(text)
        #expect(!reading.findings.contains { $0.message.contains("'8/96'") })
        let other = try read(text.replacing("| 8/96         |", with: "| 9/96         |"))
        #expect(other.findings.contains { $0.kind == .headerDiffers && $0.message.contains("1996-09") })
    }
}
