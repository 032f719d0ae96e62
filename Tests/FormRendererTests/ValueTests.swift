import OwnershipModel
import Testing

@testable import FormRenderer

@Suite("Values are printed as EDGAR's page has them")
struct ValueTests {
    @Test(
        "Numbers have their thousands parted and no zeros that say nothing",
        arguments: [
            ("1500", "1,500"), ("10000.0000", "10,000"), ("4.10", "4.1"), ("27484.5", "27,484.5"),
            (".5", "0.5"),
            ("0", "0"), ("0.0001", "0.0001"), ("999999999999.9999", "999,999,999,999.9999"), ("100", "100"),
            ("\n12.50\n", "12.5"), ("+1", "1"), ("-0", "0"), ("00042", "42"), ("1000000", "1,000,000"),
        ])
    func numbers(_ lexical: String, _ printed: String) {
        #expect(DecimalNumber(lexical: lexical).printed == printed)
    }

    @Test(
        "What is no number or no date is printed as it stands",
        arguments: ["N/A", "-1", "1.23456", "1,000", "2019-13-01"])
    func noNumber(_ lexical: String) {
        #expect(DecimalNumber(lexical: lexical).printed == lexical)
        #expect(CalendarDate(lexical: lexical).printed == lexical)
    }

    @Test(
        "Dates are month, day and year, without a time zone",
        arguments: [
            ("2019-11-04", "11/04/2019"), ("2024-07-19-05:00", "07/19/2024"),
            ("\n2012-01-02\t", "01/02/2012"),
        ])
    func dates(_ lexical: String, _ printed: String) {
        #expect(CalendarDate(lexical: lexical).printed == printed)
    }

    @Test("White space of every kind is one blank")
    func whiteSpace() {
        #expect(printedText("\n  A\u{A0}B\t\r\nC\u{2028}D \u{85}") == "A B C D")
    }

    private func code(_ form: String, _ formType: String?, _ code: String?, swap: Flag? = nil) -> String {
        var row = SecurityRow(kind: .nonDerivativeTransaction)
        row.securityTitle = Noted("Common Stock")
        row.transactionCoding = TransactionCoding()
        row.transactionCoding?.transactionFormType = formType
        row.transactionCoding?.transactionCode = code
        row.transactionCoding?.equitySwapInvolved = swap
        row.transactionTimeliness = Noted(form == "5" && formType == "4" ? "L" : nil, footnoteIds: ["F2"])
        var document = OwnershipDocument()
        document.documentType = form
        document.nonDerivativeTable = NonDerivativeTable()
        document.nonDerivativeTable?.rows = [row]
        let line = FormRenderer.render(document, as: .markdown).split(separator: "\n").first {
            $0.hasPrefix("| Common Stock")
        }
        let cells = line!.split(separator: "|").map { $0.filter { $0 != " " } }
        return "\(cells[3]) \(cells[4])"
    }

    @Test("The code says the swap and another form's transaction; V and L stand beside it")
    func codes() {
        let note = "<sup>(2)</sup>"
        #expect(code("4", "4", "S") == "S \(note)")
        #expect(code("4", "5", "G") == "G V\(note)")
        #expect(code("4", "4", "J", swap: "true") == "J/K \(note)")
        #expect(code("5", "5", "G") == "G \(note)")
        #expect(code("5", "4", "S", swap: "1") == "S/K4 L\(note)")
        #expect(code("5", "3", nil) == "3 \(note)")
    }
}
