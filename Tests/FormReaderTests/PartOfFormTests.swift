import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("Parts of a form")
struct PartOfFormTests {
    /// What is read of a form, and of the part that starts with some words.
    private func readings(of name: String, from words: String) throws -> (whole: Reading, part: Reading) {
        let text = try String(contentsOf: Fixtures.form(name), encoding: .utf8)
        let start = try #require(text.range(of: words)).lowerBound
        return (try read(text), try read(String(text[start...])))
    }

    @Test("A reference to a note that the text has lost is one all the same")
    func lostNote() throws {
        let form = TextForm {
            $0.rowsOne = ["Common Stock(2)\t03/11/2019\t\tP\t\t500\tA\t$12.5(1)\t1,500\tD"]
            $0.notes.append("1. Bought in two trades.")
        }
        let reading = try form.reading()
        #expect(reading.value("securityTitle/value") == "Common Stock")
        #expect(reading.value("securityTitle/footnoteId[1]") == "F2")
        #expect(
            reading.paths(.noteMissing) == [
                "nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle/footnoteId"
            ])
    }

    @Test("A note at the end of a text without signatures may go on")
    func cutNote() throws {
        let form = TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5(1)\t1,500(2)\tD"]
            $0.notes += ["1. Bought in two trades.", "2. Held with the owner's"]
            ($0.signatures, $0.foot) = ([], [])
        }
        #expect(try form.reading().paths(.valueIncomplete) == ["footnotes/footnote[@id='F2']"])
    }

    @Test("A row at the end of a text without signatures may lack what was cut off")
    func cutRow() throws {
        let form = TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,5"]
            ($0.headingTwo, $0.notes, $0.signatures, $0.foot) = ([], [], [], [])
        }
        let owned = "postTransactionAmounts/sharesOwnedFollowingTransaction/value"
        #expect(
            try form.reading().paths(.valueIncomplete).contains(
                "nonDerivativeTable/nonDerivativeTransaction[1]/\(owned)"))
    }

    @Test(
        "Below a lost header the items of the tables tell the form",
        arguments: [
            ("columns-form3-foreign.txt", "3"), ("html-form4-plan.html", "4"), ("tabs-form5-late.txt", "5"),
        ])
    func formOfTables(file: String, form: String) throws {
        let reading = try readings(of: file, from: "Table I - ").part
        #expect(reading.value("documentType") == form)
        #expect(reading.paths(.formTypeInferred) == ["documentType"])
    }

    @Test("In reading order Table I starts with what is left of its headings")
    func restOfHeadings() throws {
        let (whole, part) = try readings(of: "order-form4-officer.txt", from: "4. Securities Acquired")
        #expect(part.document.nonDerivativeTable == whole.document.nonDerivativeTable)
        #expect(part.document.derivativeTable == whole.document.derivativeTable)
    }

    @Test("A table in columns is cut by its headings, also where all else is lost")
    func tableInColumns() throws {
        let (whole, part) = try readings(of: "columns-form4-plan.txt", from: "Common Stock   ")
        #expect(part.document.derivativeTable == whole.document.derivativeTable)
        #expect(part.document.nonDerivativeTable?.rows.isEmpty ?? true)
    }

    @Test("Where nothing says which form it is, nothing says on which its transactions are reported")
    func unknownForm() throws {
        let form = TextForm {
            ($0.heading, $0.owner, $0.issuer, $0.relationship, $0.date, $0.filing) = ([], [], [], [], [], [])
            $0.headingOne = ["Table I - Non-Derivative Securities"]
            $0.headingTwo = []
        }
        #expect(
            try form.reading().paths(.formTypeInferred).contains(
                "nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding/transactionFormType"))
    }

    @Test("A row that ends with its date is no signature")
    func rowLikeSignature() throws {
        let form = TextForm {
            $0.rowsOne.append("Common Stock\t03/12/2019")
            ($0.headingTwo, $0.notes, $0.signatures, $0.foot) = ([], [], [], [])
        }
        #expect(try form.document().ownerSignatures.isEmpty)
    }

    @Test("A name at the end of a text may go on")
    func cutSignature() throws {
        let form = TextForm { ($0.signatures, $0.foot) = (["/s/ Marta E. Lind"], []) }
        #expect(try form.reading().paths(.valueIncomplete) == ["ownerSignature[1]/signatureName"])
    }

    @Test(
        "An address of the web is none of a title's words, nor are those of a nature",
        arguments: ["Common Stock https://www.sec.gov/doc.xml", "See Note", "By Spouse"])
    func caughtInTitle(title: String) throws {
        let form = TextForm {
            $0.rowsOne[0] = "\(title)\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD"
        }
        #expect(
            try form.reading().paths(.cellUnclear).contains(
                "nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle/value"))
    }

    /// Those that print no page's header among the form, and a row's cells side by side.
    private static let forms = Fixtures.forms.filter { name in
        !["order-", "paged-", "submission-", "typed-"].contains { name.hasPrefix($0) }
    }

    @Test("What a text cut short no longer tells of rows, notes and signatures is in doubt", arguments: forms)
    func cutShort(name: String) throws {
        let bytes = Array(try Data(contentsOf: Fixtures.form(name)))
        let whole = try FormReader.read(Page(bytes: bytes))
        let values = Dictionary(
            whole.fields.map { ($0.xpath, $0.value) }, uniquingKeysWith: { first, _ in first })
        for tenth in 1..<10 {
            guard let page = try? Page(bytes: Array(bytes.prefix(bytes.count * tenth / 10))),
                let part = try? FormReader.read(page)
            else { continue }
            let doubted = Set(part.findings.compactMap { $0.severity == .note ? nil : $0.path })
            for field in part.fields where values[field.xpath] != field.value {
                let isBelow = ["erivativeTable/", "footnotes/", "ownerSignature"].contains {
                    field.xpath.contains($0)
                }
                guard isBelow else { continue }
                let path = field.xpath.hasSuffix("/") ? String(field.xpath.dropLast()) : field.xpath
                #expect(
                    doubted.contains { path == $0 || path.hasPrefix($0 + "/") },
                    "\(tenth) tenths: \(path) is '\(field.value)', not '\(values[field.xpath] ?? "")'")
            }
        }
    }
}
