import FormReader
import Foundation
import OwnershipModel
import Testing

@Suite("A text that has lost its lines, or all but its rows")
struct RunningTextTests {
    private static let form = TextForm {
        $0.relationship = [
            "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)",
            "\tDirector\t\t10% Owner",
            "X\tOfficer (give title below)\t\tOther (specify below)", "Treasurer",
        ]
        $0.rowsOne = [
            "Common Stock\t03/11/2019\t\tM\t\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t03/12/2019\t\tS(1)\t\t300\tD\t$20.1(2)\t1,200\tD",
            "Common Stock\t\t\t\t\t\t\t\t9,000\tI\tBy a trust for the children",
            "Class B Common Stock\t\t\t\t\t\t\t\t70\tD",
        ]
        $0.rowsTwo = [
            "Stock Option (right to buy)\t$12.5\t03/11/2019\t\tM\t\t\t500\t(1)\t02/17/2027\tCommon Stock\t500\t$0\t2,000\tD"
        ]
        $0.notes = [
            "Explanation of Responses:", "1. Under a plan of March.",
            "2. Of which she is trustee.",
            "Remarks:", "Chief of the treasury.",
        ]
    }

    /// The fields of a document, as text.
    private func fields(_ reading: Reading) -> Set<String> {
        Set(reading.document.fields.map { "\($0.path) = \($0.value)" })
    }

    @Test("One paragraph is read as the form that it was, and every value of it is named as doubtful")
    func paragraph() throws {
        let words = Self.form.text.split { $0 == "\n" || $0 == "\t" || $0 == " " }
        let lines = try fields(read(Self.form.text))
        let reading = try read(words.joined(separator: " "))
        // Where the nature of one row ends and the title of the next begins, nothing tells.
        #expect(
            lines.subtracting(fields(reading)).sorted() == [
                "/ownershipDocument/nonDerivativeTable/nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value = By a trust for the children",
                "/ownershipDocument/nonDerivativeTable/nonDerivativeHolding[2]/securityTitle/value = Class B Common Stock",
            ])
        for field in reading.fields where !Self.saysNothing(field) {
            #expect(isNamed(field, reading), "\(field.xpath)")
        }
    }

    /// Whether a finding that is no note names a field, or the value that a note stands with.
    private func isNamed(_ field: ReadField, _ reading: Reading) -> Bool {
        let note = field.xpath.range(of: "/footnoteId[").map { field.xpath[..<$0.lowerBound] }
        let path = field.xpath.hasSuffix("/") ? String(field.xpath.dropLast()) : field.xpath
        return reading.findings.contains { finding in
            guard finding.severity >= .warning, let named = finding.path else { return false }
            return named == path || named == field.xpath || note.map { named.hasPrefix($0) } ?? false
        }
    }

    @Test("In one paragraph too, owners and signatures may stand before the explanation")
    func specification() throws {
        var form = Self.form
        form.notes = [
            "Reporting Owners", "Reporting Owner Name / Address\tRelationships",
            "Director\t10% Owner\tOfficer\tOther", "Lindqvist Marta E", "48 FOUNDRY LANE", "UNITED STATES",
            "Signatures",
        ]
        form.foot = [
            "**Signature of Reporting Person\tDate", "Explanation of Responses:",
            "(1) Under a plan of March.",
            "(2) Of which she is trustee.",
        ]
        let words = form.text.split { $0 == "\n" || $0 == "\t" || $0 == " " }
        let document = try read(words.joined(separator: " ")).document
        #expect(document.issuer?.issuerName == "Harrowgate Corp")
        #expect(document.nonDerivativeTable?.rows.count == 4)
        #expect(document.derivativeTable?.rows.count == 1)
        #expect(
            document.footnotes?.footnotes.map(\.text) == [
                "Under a plan of March.", "Of which she is trustee.",
            ])
    }

    /// Whether a field's value is that of every such form.
    private static func saysNothing(_ field: ReadField) -> Bool {
        field.path == "documentType" || field.path.hasSuffix("transactionFormType")
            || field.path.hasSuffix("equitySwapInvolved")
            || field.ranges.isEmpty
    }

    @Test("Where another row has the title, no word of it goes to the nature of the row before")
    func titles() throws {
        let words = Self.form.text.split { $0 == "\n" || $0 == "\t" || $0 == " " }
        var form = words.joined(separator: " ")
        form = form.replacing("Class B Common Stock 70 D", with: "Common Stock 70 D")
        let rows = try read(form).document.nonDerivativeTable?.rows ?? []
        #expect(rows.map { $0.securityTitle?.value } == Array(repeating: "Common Stock", count: 4))
        #expect(rows[2].ownershipNature?.natureOfOwnership?.value == "By a trust for the children")
    }

    @Test("Of rows alone both tables are read, and the notes below, all of it in doubt")
    func rowsAlone() throws {
        let rows = (Self.form.rowsOne + Self.form.rowsTwo).map {
            $0.split { $0 == "\t" || $0 == " " }.joined(separator: " ")
        }
        let reading = try read(
            (rows + ["1. Under a plan.", "2. Of which she is trustee."]).joined(separator: "\n"))
        let document = reading.document
        #expect(document.nonDerivativeTable?.rows.count == 4)
        #expect(document.derivativeTable?.rows.count == 1)
        #expect(
            document.derivativeTable?.rows[0].underlyingSecurity?.underlyingSecurityTitle?.value
                == "Common Stock")
        #expect(document.footnotes?.footnotes.map(\.text) == ["Under a plan.", "Of which she is trustee."])
        #expect(document.schemaVersion == "X0306")
        let codes = Set(reading.findings.map(\.kind.code))
        #expect(
            codes.isSuperset(of: [
                "form-type-inferred", "period-inferred", "owner-missing", "signature-missing",
            ]))
        for field in reading.fields where field.xpath.contains("Table/") && !Self.saysNothing(field) {
            #expect(isNamed(field, reading), "\(field.xpath)")
        }
    }

    @Test("Lines that hold a date, letters and numbers are no form for that")
    func otherTexts() {
        for text in [
            "On 03/11/2019 the S & P index fell by 1,200 points, and D fell too.\n1. First.\n",
            "Trade 03/11/2019 M 500 units bought at 12.5 for account A of 1,500 D marks in all\n",
        ] {
            #expect(throws: NotAnOwnershipForm.self) { try read(text) }
        }
    }
}
