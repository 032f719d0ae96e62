import OwnershipModel
import TestSupport
import Testing

@testable import OwnershipXML

@Suite("A schema takes what the specification allows, and nothing else")
struct SchemaTests {
    /// Whether the schema of `kind` takes its full document with the text of the first `leaf` (the end of a
    /// path) replaced.
    private func isValid(_ kind: DocumentKind, _ leaf: String, _ value: String) throws -> Bool {
        let document = MarkedDocument(withEveryElementOf: kind)
        let mark = try #require(
            document.marks.first { $0.path.hasSuffix("/" + leaf) }, "\(kind) has no \(leaf)")
        return try isValid(kind, document.text(with: [Edit(mark.content, TestValues.escaped(value))]))
    }

    private func isValid(_ kind: DocumentKind, _ xml: [UInt8]) throws -> Bool {
        let schema = try #require(
            try SchemaSet.embedded.schema(documentType: kind.documentType, version: kind.version))
        return schema.violations(of: try Tree(parsing: xml)).isEmpty
    }

    private static let form4 = DocumentKind(form: 4, version: "X0609")
    private static let form5 = DocumentKind(form: 5, version: "X0609")

    @Test("A document with every element is valid", arguments: DocumentKind.ofEachSchema)
    func everyElement(_ kind: DocumentKind) throws {
        #expect(try isValid(kind, MarkedDocument(withEveryElementOf: kind).text))
    }

    @Test("A document is of one type alone", arguments: DocumentKind.ofEachSchema, DocumentKind.ofEachSchema)
    func types(_ kind: DocumentKind, _ other: DocumentKind) throws {
        guard kind.documentType != other.documentType else { return }
        #expect(try !isValid(kind, MarkedDocument(withEveryElementOf: other).text))
    }

    @Test("An element is not valid before the version that brought it", arguments: DocumentKind.ofEachSchema)
    func versions(_ kind: DocumentKind) throws {
        for later in DocumentKind.ofEachSchema
        where later.documentType == kind.documentType && later.version > kind.version {
            #expect(try !isValid(kind, MarkedDocument(withEveryElementOf: later).text), "\(later)")
        }
    }

    @Test("Forms 4 and 5 must have the Rule 10b5-1 box since X0407, Form 3 may")
    func tradingPlanBox() throws {
        for kind in DocumentKind.ofEachSchema where kind.hasTradingPlanBox {
            let document = MarkedDocument(withEveryElementOf: kind)
            let mark = try #require(document.marks.first { $0.name == "aff10b5One" })
            #expect(try isValid(kind, document.text(with: [Edit(mark.whole, "")])) == (kind.form == 3))
        }
    }

    @Test(
        "Text has its limit in characters, whatever their bytes",
        arguments: [
            ("schemaVersion", 5), ("issuerCik", 10), ("issuerName", 150), ("issuerTradingSymbol", 10),
            ("issuerForeignTradingSymbol", 14), ("rptOwnerCcc", 8), ("rptOwnerName", 150),
            ("rptOwnerStreet1", 40),
            ("rptOwnerStreet2", 40), ("rptOwnerCity", 30), ("rptOwnerNonUSStateTerritory", 40),
            ("rptOwnerZipCode", 10), ("rptOwnerStateDescription", 50), ("officerTitle", 30),
            ("otherText", 30),
            ("securityTitle/value", 60), ("natureOfOwnership/value", 100),
            ("underlyingSecurityTitle/value", 60),
            ("remarks", 2000), ("signatureName", 255),
        ])
    func lengths(_ leaf: String, _ limit: Int) throws {
        let onlyDigits = ["issuerCik", "rptOwnerZipCode"].contains(leaf)
        for character in onlyDigits ? ["1"] : ["1", "é", "\u{1F6A2}"] {
            #expect(try isValid(Self.form4, leaf, String(repeating: character, count: limit)))
            #expect(try !isValid(Self.form4, leaf, String(repeating: character, count: limit + 1)))
        }
    }

    @Test(
        "A code is one of its list",
        arguments: [
            ("transactionCode", "ACDEFGHIJLMOPSUWXZ", "BKNQRTVY4ac"), ("transactionFormType", "45", "36A"),
            ("transactionAcquiredDisposedCode/value", "AD", "EI0a"),
            ("directOrIndirectOwnership/value", "DI", "AE1d"),
            ("transactionTimeliness/value", "EL", "DV1e"), ("notSubjectToSection16", "01", "2YXt"),
        ])
    func codes(_ leaf: String, _ taken: String, _ refused: String) throws {
        for code in taken { #expect(try isValid(Self.form5, leaf, String(code)), "\(code)") }
        for code in refused { #expect(try !isValid(Self.form5, leaf, String(code)), "\(code)") }
    }

    @Test("A holding on Form 5 may be one of a Form 3, and no other")
    func formTypeOfHolding() throws {
        for (formType, isTaken) in [("3", true), ("", true), ("4", false), ("5", false)] {
            let leaf = "nonDerivativeHolding/transactionCoding/transactionFormType"
            #expect(try isValid(Self.form5, leaf, formType) == isTaken)
        }
    }

    @Test("A number is not negative, below a million million, and has four places after the point")
    func numbers() throws {
        for leaf in ["transactionShares/value", "conversionOrExercisePrice/value"] {
            for number in ["0", ".5", "5.", "10000.0000", "999999999999.9999", "+1", " 7 "] {
                #expect(try isValid(Self.form4, leaf, number), "\(number)")
            }
            for number in ["", "-1", "1.00001", "1000000000000", "1,000", "$5", "1e3", "(1)"] {
                #expect(try !isValid(Self.form4, leaf, number), "\(number)")
            }
        }
    }

    @Test("A date is a day that exists")
    func dates() throws {
        for date in ["2020-02-29", "2019-05-15-05:00", "2019-05-15Z"] {
            #expect(try isValid(Self.form4, "periodOfReport", date), "\(date)")
        }
        for date in ["", "2019-02-29", "2019-13-01", "05/15/2019", "2019-5-15"] {
            #expect(try !isValid(Self.form4, "periodOfReport", date), "\(date)")
        }
    }

    @Test("States and countries were one list up to X0508 and are two since")
    func places() throws {
        let earlier = DocumentKind(form: 4, version: "X0508")
        for code in ["", " ", "  ", "ME", "PR", "2J", "Q8", "A6", "X1", "XX", "I8"] {
            #expect(try isValid(earlier, "rptOwnerState", code), "\(code)")
        }
        for (state, country) in [("ME", false), ("PR", false), ("Q8", true), ("X1", true), ("I8", true)] {
            #expect(try isValid(Self.form4, "rptOwnerState", state) != country)
            #expect(try isValid(Self.form4, "rptOwnerCountry", state) == country)
        }
        for code in ["ZZ", "me", "ME ", "   ", "Maine"] {
            #expect(try !isValid(earlier, "rptOwnerState", code), "\(code)")
            #expect(try !isValid(Self.form4, "rptOwnerCountry", code), "\(code)")
        }
    }
}
