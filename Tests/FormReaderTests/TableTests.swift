import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("Tables I and II")
struct TableTests {
    private func rows(_ lines: String..., notes: [String] = []) throws -> [SecurityRow] {
        let form = TextForm {
            $0.rowsOne = lines
            $0.notes += notes
        }
        return try form.document().nonDerivativeTable?.rows ?? []
    }

    // MARK: Rows

    @Test("A row is a transaction where it has a date, a code or an amount, else a holding")
    func kinds() throws {
        let found = try rows(
            "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t\t\t\t\t\t\t\t300\tI\tBy wife")
        #expect(found.map(\.kind) == [.nonDerivativeTransaction, .nonDerivativeHolding])
        #expect(found[1].postTransactionAmounts?.sharesOwnedFollowingTransaction?.value == "300")
        #expect(found[1].ownershipNature?.natureOfOwnership?.value == "By wife")
    }

    @Test("Where empty cells are gone, what the cells are tells their columns")
    func collapsedCells() throws {
        let found = try rows(
            "Common Stock\t03/11/2019\tP\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t03/11/2019\tG\tV\t50\tD\t$0\t1,450\tD",
            "Common Stock\t300\tI\tBy wife")
        #expect(found.count == 3)
        #expect(found[0].transactionAmounts?.transactionPricePerShare?.value == "12.5")
        #expect(found[0].postTransactionAmounts?.sharesOwnedFollowingTransaction?.value == "1500")
        #expect(found[1].transactionTimeliness?.value == "E")
        #expect(found[2].kind == .nonDerivativeHolding)
        #expect(found[2].ownershipNature?.directOrIndirectOwnership?.value == "I")
    }

    @Test("An indirect holding's nature may be any text, a security's title too")
    func texts() throws {
        let found = try rows(
            "6% Notes due 2019\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tI\t401(k)",
            "Class A\t\t\t\t\t\t\t\t300\tI\tX")
        #expect(found[0].securityTitle?.value == "6% Notes due 2019")
        #expect(found[0].ownershipNature?.natureOfOwnership?.value == "401(k)")
        #expect(found[1].ownershipNature?.natureOfOwnership?.value == "X")
    }

    @Test("Headings that come again within the table are no rows")
    func repeatedHeadings() throws {
        let form = TextForm {
            $0.rowsOne +=
                Array($0.headingOne.dropFirst()) + ["Common Stock\t03/12/2019\t\tP\t\t10\tA\t$12\t1,510\tD"]
        }
        #expect(try form.document().nonDerivativeTable?.rows.count == 2)
        try form.expectFindings()
    }

    @Test("Table II: what is acquired stands in one column, what is disposed of in another")
    func derivatives() throws {
        let form = TextForm {
            $0.rowsTwo = [
                "Option (right to buy)\t$4.1\t03/11/2019\t\tA\t\t900\t\t03/11/2020\t03/10/2029\tCommon Stock\t900\t$0\t900\tD",
                "Option (right to buy)\t$2\t03/11/2019\t\tM\t\t\t50\t01/02/2015\t01/01/2024\tCommon Stock\t50\t$0\t0\tD",
                "Put (right to sell)\t$9\t\t\t\t\t\t\t01/02/2015\t01/01/2024\tCommon Stock\t70\t\t1\tI\tBy LLC",
            ]
        }
        let rows = try form.document().derivativeTable!.rows
        #expect(rows.map(\.transactionAmounts?.transactionAcquiredDisposedCode?.value) == ["A", "D", nil])
        #expect(rows.map(\.transactionAmounts?.transactionShares?.value) == ["900", "50", nil])
        #expect(rows[2].kind == .derivativeHolding)
        #expect(rows[2].expirationDate?.value == "2024-01-01")
        try form.expectFindings()
    }

    @Test("Dollars where shares are expected are a value")
    func values() throws {
        let form = TextForm {
            $0.rowsTwo = [
                "Note\t$0.4\t03/11/2019\t\tC\t\t\t$500,000\t03/11/2019\t06/30/2021\tCommon Stock\t1,250,000\t$0\t$1,000,000\tD",
                "Right\t$1\t03/11/2019\t\tA\t\t$250\t\t03/11/2019\t06/30/2021\tNotes\t$250\t$250\t$250\tD",
            ]
        }
        let rows = try form.document().derivativeTable!.rows
        #expect(rows.map(\.transactionAmounts?.transactionTotalValue?.value) == ["500000", "250"])
        #expect(rows.map(\.transactionAmounts?.transactionShares) == [nil, nil])
        #expect(
            rows.map(\.postTransactionAmounts?.valueOwnedFollowingTransaction?.value) == ["1000000", "250"])
        #expect(rows[0].underlyingSecurity?.underlyingSecurityShares?.value == "1250000")
        #expect(rows[1].underlyingSecurity?.underlyingSecurityValue?.value == "250")
        #expect(rows[0].transactionAmounts?.transactionPricePerShare?.value == "0")
    }

    // MARK: Codes

    @Test("The code column holds the code, the swap and on a Form 5 the form of the report")
    func codes() throws {
        let found = try rows(
            "Common Stock\t03/11/2019\t\tS/K\t\t500\tD\t$12.5\t1,500\tD",
            "Common Stock\t03/11/2019\t\tG V\t\t5\tD\t$0\t1,495\tD",
            "Common Stock\t03/11/2019\t\tG\tV\t5\tD\t$0\t1,490\tD")
        #expect(found.map(\.transactionCoding?.transactionCode) == ["S", "G", "G"])
        #expect(found.map(\.transactionCoding?.equitySwapInvolved) == ["1", "0", "0"])
        #expect(found.map(\.transactionCoding?.transactionFormType) == ["4", "5", "5"])
        #expect(found.map(\.transactionTimeliness?.value) == [nil, "E", "E"])
    }

    @Test("On a Form 5: a late Form 4, a late Form 5, a plain row, a holding of Form 3")
    func formFive() throws {
        let form = TextForm {
            $0.heading[1] = "FORM 5"
            $0.date = ["3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year) 12/31/2019"]
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tS4\tL\t500\tD\t$12.5\t1,500\tD",
                "Common Stock\t03/12/2019\t\tG5\tL\t5\tD\t$0\t1,495\tD",
                "Common Stock\t03/13/2019\t\tG\t\t5\tD\t$0\t1,490\tD",
                "Common Stock\t\t\t3\t\t\t\t\t70\tI\tBy son",
            ]
        }
        let found = try form.document().nonDerivativeTable!.rows
        #expect(found.map(\.transactionCoding?.transactionFormType) == ["4", "5", "5", "3"])
        #expect(found.map(\.transactionCoding?.transactionCode) == ["S", "G", "G", nil])
        #expect(found.map(\.transactionTimeliness?.value) == ["L", "L", nil, nil])
        #expect(found[3].kind == .nonDerivativeHolding)
    }

    // MARK: Notes on cells

    @Test("Notes stand on a value, or alone in its place")
    func notes() throws {
        let found = try rows(
            "Common Stock(1)\t03/11/2019\t\tP(1)(2)\t\t500(2)\tA\t(3)\t1,500(1),(3)\tI\tBy trust(2)",
            notes: ["1. a", "2. b", "3. c"])
        let row = try #require(found.first)
        #expect(row.securityTitle == Noted("Common Stock", footnoteIds: ["F1"]))
        #expect(row.transactionCoding?.footnoteIds == ["F1", "F2"])
        #expect(row.transactionAmounts?.transactionShares == Noted("500", footnoteIds: ["F2"]))
        #expect(row.transactionAmounts?.transactionPricePerShare == Noted(nil, footnoteIds: ["F3"]))
        #expect(
            row.postTransactionAmounts?.sharesOwnedFollowingTransaction
                == Noted("1500", footnoteIds: ["F1", "F3"]))
        #expect(row.ownershipNature?.natureOfOwnership == Noted("By trust", footnoteIds: ["F2"]))
    }

    @Test("A `$` before a note alone is no price")
    func lonelyDollar() throws {
        let found = try rows("Common Stock\t03/11/2019\t\tP\t\t500\tA\t$(1)\t1,500\tD", notes: ["1. a"])
        #expect(found[0].transactionAmounts?.transactionPricePerShare == Noted(nil, footnoteIds: ["F1"]))
    }

    @Test("A note that is referred to and not there, or there and not referred to, is found")
    func danglingNotes() throws {
        let missing = TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t⟦$12.5(2)⟧\t1,500(1)(3)\tD"]
            $0.notes += ["1. a", "3. c"]
        }
        try missing.expectFindings("note-missing")
        let unreferenced = TextForm { $0.notes.append("⟦1.⟧ a") }
        try unreferenced.expectFindings("note-unreferenced")
    }

    // MARK: Doubts

    @Test("What a row lacks is an error at the row; nothing is put in its place")
    func gaps() throws {
        let form = TextForm { $0.rowsOne = ["⟦Common Stock⟧\t03/11/2019\t\tP\t\t500\tA\t\t1,500\tD"] }
        let row = try form.document().nonDerivativeTable!.rows[0]
        #expect(row.transactionAmounts?.transactionPricePerShare == nil)
        try form.expectFindings("cell-missing")
        let nature = TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$1\t1,500\t⟦I⟧"] }
        try nature.expectFindings("cell-missing")
    }

    @Test("A cell that no column can hold is left out, and that is said")
    func strays() throws {
        let form = TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t⟦7⟧\tP\t\t500\tA\t$12.5\t1,500\tD"] }
        #expect(try form.document().nonDerivativeTable?.rows[0].deemedExecutionDate == nil)
        try form.expectFindings("stray-cell")
    }

    @Test("A letter that another sign stands for is put right, and that is said")
    func letters() throws {
        let form = TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\t⟦Α⟧\t$12.5\t1,500\tD"] }
        let row = try form.document().nonDerivativeTable!.rows[0]
        #expect(row.transactionAmounts?.transactionAcquiredDisposedCode?.value == "A")
        try form.expectFindings("letter-repaired")
        #expect(try form.reading().findings[0].severity == .warning)
    }

    @Test("A number that a blank has broken: a note where the balance proves it, else a warning")
    func brokenNumbers() throws {
        let alone = TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t⟦1 500⟧\tA\t$12.5\t8,500\tD"] }
        try alone.expectFindings("number-repaired")
        #expect(try alone.reading().findings[0].severity == .warning)
        let proven = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
                "Common Stock\t03/11/2019\t\tP\t\t⟦1 500⟧\tA\t$12.5\t8,500\tD",
            ]
        }
        try proven.expectFindings("number-repaired")
        #expect(try proven.reading().findings[0].severity == .note)
        #expect(
            try proven.document().nonDerivativeTable?.rows[1].transactionAmounts?.transactionShares?.value
                == "1500")
    }

    @Test("A point for a comma is read as one only where the balance says so")
    func pointedNumbers() throws {
        let thousands = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
                "Common Stock\t03/11/2019\t\tP\t\t1,500\tA\t$12.5\t⟦8.500⟧\tD",
            ]
        }
        try thousands.expectFindings("number-repaired")
        let owned = try thousands.document().nonDerivativeTable!.rows[1].postTransactionAmounts
        #expect(owned?.sharesOwnedFollowingTransaction?.value == "8500")
        let fraction = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7\tD",
                "Common Stock\t03/11/2019\t\tP\t\t1.5\tA\t$12.5\t8.500\tD",
            ]
        }
        try fraction.expectFindings()
        let same = try fraction.document().nonDerivativeTable!.rows[1].postTransactionAmounts
        #expect(same?.sharesOwnedFollowingTransaction?.value == "8.500")
    }

    @Test("Where the filing counts fractions of shares elsewhere, a point is a point")
    func fractionsElsewhere() throws {
        func findings(_ other: String) throws -> [String] {
            try TextForm {
                $0.rowsOne = [
                    "Common Stock\t03/11/2019\t\tP\t\t12.125\tA\t$12.5\t7,400.5\tD",
                    "Preferred Stock\t\t\t\t\t\t\t\t\(other)\tD",
                ]
            }.reading().findings.map(\.kind.code)
        }
        #expect(try findings("31.75") == [])
        #expect(
            try TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t12.125\tA\t$12.5\t7,400\tD"] }
                .reading().findings.map(\.kind.code) == ["number-unclear"])
    }

    @Test("A table whose caption is nowhere is missed")
    func lostTables() throws {
        let form = TextForm { $0.headingTwo = [] }
        #expect(try form.document().derivativeTable == nil)
        try form.expectFindings(missing: ["table-missing"])
    }

    @Test("An empty table is there all the same")
    func emptyTables() throws {
        let document = try TextForm().document()
        #expect(document.derivativeTable?.rows == [])
        try TextForm().expectFindings()
    }

    @Test("Its caption is known however much of it is cut")
    func cutCaptions() throws {
        for length in [11, 12, 23, 40, 60] {
            let form = TextForm { $0.headingOne[0] = String($0.headingOne[0].prefix(length)) }
            #expect(try form.document().nonDerivativeTable?.rows.count == 1, "\(form.headingOne[0])")
        }
    }
}

@Suite("Notes, remarks and signatures")
struct NoteTests {
    private func form(_ notes: String...) -> TextForm {
        TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tP(1)\t\t500(2)\tA\t$12.5\t1,500\tD"]
            $0.notes += notes
        }
    }

    private func texts(_ notes: String...) throws -> [String: String] {
        var form = form()
        form.notes += notes
        let footnotes = try form.document().footnotes?.footnotes ?? []
        return Dictionary(uniqueKeysWithValues: footnotes.map { ($0.id, $0.text) })
    }

    @Test("A note's number may be written in many ways")
    func numbers() throws {
        for (one, two) in [
            ("1. a", "2. b"), ("(1) a", "(2) b"), ("F1: a", "F2: b"), ("- 1. a", "- 2. b"),
            ("[1] a", "[2] b"),
            ("1.a", "2.b"), ("1 . a", "2 . b"), ("( 1 ) a", "( 2 ) b"),
        ] {
            #expect(try texts(one, two) == ["F1": "a", "F2": "b"], "\(one)")
        }
    }

    @Test("A note may go on over lines, and its number may stand alone")
    func wrapped() throws {
        #expect(
            try texts("1. The shares were", "sold under a plan of", "2018.", "2. b")
                == ["F1": "The shares were sold under a plan of 2018.", "F2": "b"])
        #expect(try texts("1.", "a", "2.", "b") == ["F1": "a", "F2": "b"])
        #expect(try texts("1. a", "1.5 shares a unit", "2. b") == ["F1": "a 1.5 shares a unit", "F2": "b"])
    }

    @Test("Numbers, dates and the form's own words within a note stay in it")
    func contents() throws {
        let text =
            "25% vested on 03/01/2018; see Table II, column 5 (Instr. 8) and Remarks: none. (2) is no note here."
        #expect(try texts("1. \(text)", "2. b") == ["F1": text, "F2": "b"])
        #expect(
            try texts("1. No securities are beneficially owned by her.", "2. b")["F1"]
                == "No securities are beneficially owned by her.")
    }

    @Test("A number that comes twice is said; both texts are kept")
    func repeated() throws {
        let form = form("1. a", "2. b", "⟦1.⟧ c")
        #expect(try form.document().footnotes?.footnotes.map(\.text) == ["a c", "b"])
        try form.expectFindings("note-repeated")
    }

    @Test("Remarks go on to the signature")
    func remarks() throws {
        let form = form("1. a", "2. b", "Remarks:", "The filer left", "on 03/01/2019.")
        #expect(try form.document().remarks == "The filer left on 03/01/2019.")
        try form.expectFindings()
    }

    @Test("A note that is longer than all other lines does not go on with the signature below it")
    func longNote() throws {
        let form = try String(contentsOf: Fixtures.form("tabs-form3-joint.txt"), encoding: .utf8)
        let end = "without a last day."
        let text = form.replacing("\t", with: " ")
            .replacing(
                "Remarks:\nThis is the first of two reports; see also the one of June 30, 2022.\n", with: ""
            )
            .replacing(end, with: end + String(repeating: " See also the notes above.", count: 20))
        #expect(try read(text).value("signatureName")?.hasPrefix("Corvane Growth Partners II, L.P.") == true)
    }

    @Test("A numbered note as wide as all other lines does not go on with the signature below it")
    func wideNote() throws {
        let form = try String(contentsOf: Fixtures.form("tabs-form3-joint.txt"), encoding: .utf8)
        let end = "without a last day."
        let text = form.replacing("\t", with: " ")
            .replacing(
                "Remarks:\nThis is the first of two reports; see also the one of June 30, 2022.\n", with: ""
            )
            .replacing(end, with: end + String(repeating: " words", count: 37))
        #expect(try read(text).value("signatureName")?.hasPrefix("Corvane Growth Partners II, L.P.") == true)
    }

    @Test("Signatures, each with its date")
    func signatures() throws {
        let form = TextForm {
            $0.signatures = [
                "\tLindqvist Trust, by /s/ M. Lindqvist, trustee\t03/13/2019",
                "\t/s/ Marta E. Lindqvist\t⟦3/14/19⟧",
                "Owen Prideaux\t03/15/2019",
            ]
        }
        let document = try form.document()
        #expect(
            document.ownerSignatures.map(\.signatureName)
                == [
                    "Lindqvist Trust, by /s/ M. Lindqvist, trustee", "/s/ Marta E. Lindqvist",
                    "Owen Prideaux",
                ])
        #expect(document.ownerSignatures.map(\.signatureDate) == ["2019-03-13", "2019-03-14", "2019-03-15"])
        try form.expectFindings("year-expanded")
    }

    @Test("Remarks that end with a date are no signature")
    func remarksWithDate() throws {
        let form = TextForm {
            $0.notes = ["Explanation of Responses:", "Remarks:", "H - three for two split of 9/30/2018"]
        }
        #expect(try form.document().remarks == "H - three for two split of 9/30/2018")
        #expect(try form.document().ownerSignatures.count == 1)
        let words = TextForm {
            $0.notes = ["Explanation of Responses:", "Remarks:", "H - three for two split of 9/30/2018", ""]
            $0.signatures = ["/s/ Marta E. Lindqvist 03/13/2019"]
        }
        #expect(try words.document().remarks == "H - three for two split of 9/30/2018")
    }

    @Test("A number in brackets that a title ends with is no note where notes are written otherwise")
    func typedNumbers() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Class B Stock (2)\t03/11/2019\t\tP(1)\t\t500\tA\t$12.5\t1,500\tI(1)\tSee note(2)"
            ]
            $0.notes = ["Explanation of Responses:", "1. First.", "2. Second."]
        }
        let row = try #require(try form.document().nonDerivativeTable?.rows.first)
        #expect(row.securityTitle?.value == "Class B Stock (2)")
        #expect(row.securityTitle?.footnoteIds.isEmpty == true)
        #expect(row.ownershipNature?.natureOfOwnership?.value == "See note")
        #expect(
            try form.reading().paths(.markerUnclear)
                == ["nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle/footnoteId"])
        let parted = TextForm {
            $0.rowsOne = ["Class B Stock (2)\t03/11/2019\t\tP (1)\t\t500\tA\t$12.5\t1,500\tD"]
            $0.notes = ["Explanation of Responses:", "1. First.", "2. Second."]
        }
        #expect(try parted.document().nonDerivativeTable?.rows.first?.securityTitle?.value == "Class B Stock")
    }

    @Test("So it is in printed columns, where a blank stands before it on its own line")
    func typedNumbersInColumns() throws {
        let form = try String(contentsOf: Fixtures.form("columns-form4-plan.txt"), encoding: .utf8)
        let title = "Common Stock" + String(repeating: " ", count: 36) + "06/03/2024"
        let start = try #require(form.ranges(of: title).last).lowerBound
        let typed = form[..<start] + "Class B Stock (1)" + form[start...].dropFirst(17)
        let reading = try read(String(typed))
        let titles = reading.document.nonDerivativeTable?.rows.map(\.securityTitle)
        #expect(titles?[1]?.value == "Class B Stock (1)")
        #expect(titles?[1]?.footnoteIds.isEmpty == true)
    }

    @Test("A signature's date may be written out behind a blank")
    func writtenDateOfSignature() throws {
        let form = TextForm { $0.signatures = ["/s/ Marta E. Lindqvist   March 13, 2019"] }
        #expect(try form.reading().value("signatureName") == "/s/ Marta E. Lindqvist")
        #expect(try form.reading().value("signatureDate") == "2019-03-13")
    }

    @Test("A signature whose date is nowhere, and a form without one, are errors")
    func lostSignatures() throws {
        let undated = TextForm { $0.signatures = ["⟦/s/ Marta E. Lindqvist⟧"] }
        try undated.expectFindings("signature-date-missing")
        let none = TextForm { $0.signatures = [] }
        try none.expectFindings(missing: ["signature-missing"])
    }

    @Test("What belongs to nothing is said")
    func unclaimed() throws {
        let form = TextForm { $0.foot.append("⟦Printed by Quill & Sons, 03/14/2019⟧") }
        try form.expectFindings("unclaimed-text")
        let reading = try form.reading()
        #expect(reading.unclaimed.map(reading.page.string) == ["Printed by Quill & Sons, 03/14/2019"])
    }
}
