import OwnershipModel
import Testing

@testable import FormReader

/// Numbers of forms that can be read in several ways, and what decides between them.
@Suite("What the numbers around a cell say")
struct ReconciliationTests {
    private func amount(_ row: SecurityRow) -> String? {
        row.transactionAmounts?.transactionShares?.value?.lexical
    }

    private func underlying(_ row: SecurityRow) -> String? {
        row.underlyingSecurity?.underlyingSecurityShares?.value?.lexical
    }

    private func severities(_ form: TextForm) throws -> [Severity] {
        try form.reading().findings.filter { $0.path != nil && $0.severity < .error }.map(\.severity)
    }

    @Test("As many underlying shares as derivative securities: a point among them was a comma")
    func underlyingAmount() throws {
        let form = table(
            [],
            [
                "Warrant\t$2\t03/11/2019\t\tP\t\t28,908\t\t03/11/2019\t01/01/2024\tCommon Stock\t⟦28.908⟧\t$1\t28,908\tD"
            ])
        #expect(try underlying(form.document().derivativeTable!.rows[0]) == "28908")
        try form.expectFindings("number-repaired")
        #expect(try severities(form) == [.note])
    }

    @Test("The other half of an exercise decides, in either table")
    func partner() throws {
        let form = table(
            ["Common Stock\t03/11/2019\t\tM\t\t1,485\tA\t$2\t40,207\tD"],
            [
                "Option\t$2\t03/11/2019\t\tM\t\t\t⟦1.485⟧\t03/11/2017\t01/01/2024\tCommon Stock\t⟦1.485⟧\t$0\t2,970\tD"
            ])
        let row = try form.document().derivativeTable!.rows[0]
        #expect(amount(row) == "1485")
        #expect(underlying(row) == "1485")
        try form.expectFindings("number-repaired", "number-repaired")
        #expect(try severities(form) == [.note, .note])
    }

    @Test("Rows of Table II are a chain where they are of one grant: of two no digit is doubted")
    func grants() throws {
        func rows(_ first: String, _ second: String) -> TextForm {
            table(
                [],
                [
                    "Option\t\(first)\t03/11/2019\t\tA\t\t10,000\t\t03/11/2019\t01/01/2024\tCommon Stock\t10,000\t$0\t10,000\tD",
                    "Option\t\(second)\t03/11/2019\t\tA\t\t25,000\t\t03/11/2019\t01/01/2024\tCommon Stock\t25,000\t$0\t25,000\tD",
                ])
        }
        #expect(try rows("$2", "$2").reading().paths(.digitDoubted).count == 2)
        #expect(try rows("$2", "$3").reading().paths(.digitDoubted).isEmpty)
    }

    @Test("Rows of two grants need not hold one balance: a fraction among them is one")
    func fractionsOfGrants() throws {
        func row(_ price: String, _ amount: String, _ owned: String) -> String {
            "Option\t\(price)\t03/11/2019\t\tA\t\t\(amount)\t\t03/11/2019\t01/01/2024\tCommon Stock\t\(amount)\t$0\t\(owned)\tD"
        }
        let form = table([], [row("$2", "10.25", "5,010.25"), row("$3", "25.5", "3,357.522")])
        try form.expectFindings()
    }

    @Test("A balance of fractions that the filer rounded holds")
    func rounding() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t150.412\tA\t$2\t2,600.877\tD",
            "Common Stock\t03/12/2019\t\tP\t\t8.333\tA\t$2\t2,609.209\tD",
        ])
        #expect(try form.reading().paths(.digitDoubted).isEmpty)
        #expect(try form.reading().paths(.numberUnclear).isEmpty)
    }

    @Test("The date of a Form 5 is the fiscal year's end, which no transaction need have")
    func fiscalYearEnd() throws {
        let form = TextForm {
            $0.heading[0] = "SEC Form 5"
            $0.heading[1] = "FORM 5"
            $0.date = ["3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year) 12/31/2019"]
            $0.rowsOne = ["Common Stock\t12/21/2019\t\tG\t500\tA\t$0\t1,500\tD"]
            $0.signatures = ["\t/s/ Marta E. Lindqvist\t02/12/2020"]
        }
        #expect(try form.reading().paths(.digitDoubted).isEmpty)
    }

    @Test("A chain's rows need not be neighbours: other securities and holdings may stand between")
    func distantRows() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
            "Preferred Stock\t03/11/2019\t\tP\t\t50\tA\t$30\t950\tD",
            "Common Stock\t\t\t\t\t\t\t\t64,400\tI\tBy trust",
            "Common Stock\t03/12/2019\t\tP\t\t1,500\tA\t$12.5\t⟦8.500⟧\tD",
        ])
        #expect(try owned(form.document().nonDerivativeTable!.rows[3]) == "8500")
        try form.expectFindings("number-repaired")
    }

    @Test("Numbers that hang together are decided together")
    func together() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
            "Common Stock\t03/12/2019\t\tP\t\t⟦1.500⟧\tA\t$12.5\t⟦8.500⟧\tD",
            "Common Stock\t03/13/2019\t\tS\t\t250\tD\t$12.5\t8,250\tD",
        ])
        let rows = try form.document().nonDerivativeTable!.rows
        #expect(amount(rows[1]) == "1500")
        #expect(owned(rows[1]) == "8500")
        try form.expectFindings("number-repaired", "number-repaired")
        #expect(try severities(form) == [.note, .note])
    }

    @Test("Where two ways of reading satisfy as much, all stays as it stands, in doubt")
    func ties() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t⟦7.000⟧\tD",
            "Common Stock\t03/12/2019\t\tP\t\t⟦1.500⟧\tA\t$12.5\t⟦8.500⟧\tD",
        ])
        let rows = try form.document().nonDerivativeTable!.rows
        #expect(rows.map(owned) == ["7.000", "8.500"])
        try form.expectFindings("number-unclear", "number-unclear", "number-unclear")
    }

    @Test("What fails however a number is read is named")
    func failing() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
            "Common Stock\t03/12/2019\t\tP\t\t200\tA\t$12.5\t⟦64.071⟧\tD",
        ])
        #expect(try owned(form.document().nonDerivativeTable!.rows[1]) == "64.071")
        try form.expectFindings("number-unclear")
        let message = try form.reading().findings.first { $0.kind == .numberUnclear }!.message
        #expect(message == "'64.071' may be 64.071 or 64071; it does not agree with the running balance")
    }

    @Test("A fraction behind thousands is one, unless the balance says that it is not")
    func fractions() throws {
        let fraction = table(["Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t1,398.210\tD"])
        #expect(try owned(fraction.document().nonDerivativeTable!.rows[0]) == "1398.210")
        try fraction.expectFindings()
        let thousands = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t1,398,110\tD",
            "Common Stock\t03/12/2019\t\tP\t\t100\tA\t$12.5\t⟦1,398.210⟧\tD",
        ])
        #expect(try owned(thousands.document().nonDerivativeTable!.rows[1]) == "1398210")
        try thousands.expectFindings("number-repaired")
    }

    @Test("Sixty rows with every number in doubt are settled within the budget")
    func budget() throws {
        var left = 5_000
        let rows = (1...60).map { index in
            left += 1_000 + index
            let thousands = "\(left / 1000).\(String(left % 1000 + 1000).dropFirst())"
            return
                "Common Stock\t03/11/2019\t\tP\t\t1.\(String(1000 + index).dropFirst())\tA\t$12.5\t\(thousands)\tD"
        }
        let form = table(["Common Stock\t03/10/2019\t\tP\t\t10\tA\t$12.5\t5,000\tD"] + rows)
        let found = try form.document().nonDerivativeTable!.rows
        #expect(found.last.flatMap { owned($0) } == "\(left)")
        let codes = try form.reading().findings.map(\.kind.code)
        #expect(!codes.contains("search-incomplete"))
        #expect(!codes.contains("number-unclear"))
    }

    @Test("The search counts its steps, and gives up where they are spent")
    func exhausted() {
        let place = RowPlace(isDerivative: false, index: 0)
        let doubts = (0..<3).map { _ in Doubt(row: place, subject: .number(.owned), costs: [0, 1]) }
        let numbers = (0..<3).map { Quantity(values: [1, 2], range: 0..<1, doubt: $0) }
        let relation = Relation(.runningBalance, [place], numbers) {
            $0[0] + $0[1] == $0[2] ? .holds : .fails
        }
        let search = Elimination(doubts, [relation], members: [0, 1, 2])
        var (small, large) = (Elimination.Budget(4), Elimination.Budget(1_000))
        #expect(search.best(&small) == nil)
        #expect(search.best(&large)?.choices == [0: 0, 1: 0, 2: 1])
    }

    // MARK: What other cells say

    @Test("A date that was put right is proven where the form has it elsewhere")
    func dates() throws {
        let proven = table(["Common Stock\t⟦O3/1l/2019⟧\t\tP\t\t500\tA\t$12.5\t1,500\tD"])
        #expect(try proven.document().nonDerivativeTable!.rows[0].transactionDate?.value == "2019-03-11")
        #expect(try severities(proven) == [.note])
        let alone = table(["Common Stock\t⟦O4/25/2019⟧\t\tP\t\t500\tA\t$12.5\t1,500\tD"])
        try alone.expectFindings("date-repaired")
        #expect(try severities(alone) == [.warning])
    }

    @Test("A price that was put right is proven where nothing is paid, or where its note's range has it")
    func prices() throws {
        let grant = table(["Common Stock\t03/11/2019\t\tA\t\t500\tA\t⟦S0⟧\t1,500\tD"])
        #expect(
            try grant.document().nonDerivativeTable!.rows[0].transactionAmounts?.transactionPricePerShare?
                .value
                == "0")
        #expect(try severities(grant) == [.note])
        let ranged = table(
            ["Common Stock\t03/11/2019\t\tS\t\t500\tD\t⟦$l2.50(1)⟧\t1,500\tD"],
            notes: ["1. Sold at prices ranging from $12.40 to $12.60 that day."])
        #expect(try severities(ranged) == [.note])
        let bought = table(["Common Stock\t03/11/2019\t\tP\t\t500\tA\t⟦Sl2.50⟧\t1,500\tD"])
        #expect(
            try bought.document().nonDerivativeTable!.rows[0].transactionAmounts?.transactionPricePerShare?
                .value == "12.50")
        #expect(try severities(bought) == [.warning])
    }

    @Test("A reference that was put right is proven where nothing else refers to its note")
    func references() throws {
        let form = table(["Common Stock\t03/11/2019\t\tP\t\t⟦500(l)⟧\tA\t$12.5\t1,500\tD"], notes: ["1. a"])
        #expect(
            try form.document().nonDerivativeTable!.rows[0].transactionAmounts?.transactionShares
                == Noted("500", footnoteIds: ["F1"]))
        try form.expectFindings("marker-unclear")
        #expect(try severities(form) == [.note])
    }
    @Test(
        "A text that ends with a sign in brackets which is no word refers to a note, in doubt",
        arguments: [
            ("(l)", "F1"), ("(|)", "F1"), ("(1l)", "F11"), ("(2nd)", nil), ("(I)", nil), ("(ill)", nil),
        ])
    func referencesOfTexts(_ marker: String, _ id: String?) throws {
        let notes = (1...11).map { "\($0). a" }
        let form = table(
            ["Common Stock\t03/11/2019\t\tP\t\t500(1)\tA\t$12.5\t1,500\tI\t⟦By Trust\(marker)⟧"], notes: notes
        )
        let nature = try form.document().nonDerivativeTable!.rows[0].ownershipNature?.natureOfOwnership
        #expect(nature?.value == (id == nil ? "By Trust\(marker)" : "By Trust"))
        #expect(nature?.footnoteIds == (id.map { [$0] } ?? []))
        #expect(try form.reading().paths(.markerUnclear).count == (id == nil ? 0 : 1))
    }
}
