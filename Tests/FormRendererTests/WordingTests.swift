import FormRenderer
import OwnershipModel
import Testing

@Suite("A form has its own words, by its number and its edition")
struct WordingTests {
    private func text(_ documentType: String, _ version: String?) -> String {
        var document = OwnershipDocument()
        document.documentType = documentType
        document.schemaVersion = version
        return FormRenderer.render(document, as: .text)
    }

    @Test("The items of Form 3 have other numbers than those of Forms 4 and 5")
    func items() {
        let form3 = text("3", "X0206")
        let form4 = text("4", "X0306")
        let form5 = text("5", "X0306")
        #expect(form3.contains("\n2. Date of Event Requiring Statement (Month/Day/Year)\n"))
        #expect(form3.contains("\n3. Issuer Name and Ticker or Trading Symbol\n"))
        #expect(form4.contains("\n2. Issuer Name and Ticker or Trading Symbol\n"))
        #expect(form4.contains("\n3. Date of Earliest Transaction (Month/Day/Year)\n"))
        #expect(form5.contains("\n3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)\n"))
        #expect(form4.contains("\n5. Relationship of Reporting Person(s) to Issuer (Check all applicable)\n"))
        #expect(form3.contains("\n4. Relationship of Reporting Person(s) to Issuer (Check all applicable)\n"))
    }

    @Test("Only Form 5 reports holdings of a Form 3 and transactions of a Form 4 late")
    func lateBoxes() {
        #expect(text("5", "X0306").contains("[ ] Form 3 Holdings Reported."))
        #expect(text("5", "X0306").contains("[ ] Form 4 Transactions Reported."))
        #expect(!text("4", "X0306").contains("Holdings Reported"))
    }

    @Test(
        "The trading plan's box came in 2023, never on a Form 3",
        arguments: [
            ("4", "X0306", false), ("4", "X0407", true), ("5", "X0508", true), ("4/A", "X0609", true),
            ("3", "X0206", false), ("3", "X0607", false),
        ])
    func tradingPlanBox(_ documentType: String, _ version: String, _ isThere: Bool) {
        #expect(text(documentType, version).contains("Rule 10b5-1(c)") == isThere)
    }

    @Test("Foreign symbols and countries came in 2026")
    func foreignItems() {
        for (documentType, version, item) in [
            ("3", "X0607", "3a."), ("4", "X0609", "2a."), ("5/A", "X0609", "2a."),
        ] {
            let form = text(documentType, version)
            #expect(form.contains("\n\(item) Foreign Trading Symbol\n"))
            #expect(form.contains("(Zip/Postal Code)") && form.contains("(Country)"))
        }
        for version in ["X0206", "X0508"] {
            let form = text("4", version)
            #expect(!form.contains("Foreign Trading Symbol") && !form.contains("(Country)"))
            #expect(form.contains("(Zip)"))
        }
    }

    @Test("A document of an older edition that holds an element of a newer one is printed with it")
    func newerElement() {
        var document = OwnershipDocument()
        document.documentType = "4"
        document.schemaVersion = "X0306"
        document.aff10b5One = "1"
        document.issuer = Issuer()
        document.issuer?.issuerForeignTradingSymbol = "EXM.L"
        let form = FormRenderer.render(document, as: .markdown)
        #expect(form.contains("[X] Check this box to indicate"))
        #expect(form.contains("Foreign Trading Symbol** EXM.L"))
    }

    @Test("Without a schema version the edition is that of the signature's day")
    func editionByDate() {
        var document = OwnershipDocument()
        document.documentType = "4"
        document.ownerSignatures = [OwnerSignature()]
        document.ownerSignatures[0].signatureDate = "2022-05-01"
        #expect(!FormRenderer.render(document, as: .text).contains("Rule 10b5-1(c)"))
        document.ownerSignatures[0].signatureDate = "2024-05-01"
        #expect(FormRenderer.render(document, as: .text).contains("Rule 10b5-1(c)"))
    }

    @Test("A document with nothing in it is an empty form", arguments: PrintedLayout.allCases)
    func emptyDocument(_ layout: PrintedLayout) {
        let form = FormRenderer.render(OwnershipDocument(), as: layout)
        #expect(form.contains("Name and Address of Reporting Person"))
        #expect(form.contains("Signature of Reporting Person"))
    }

    @Test("Several owners have a table of their relationships; one owner has the boxes alone")
    func owners() {
        var document = OwnershipDocument()
        document.documentType = "4"
        document.reportingOwners = [ReportingOwner()]
        #expect(!FormRenderer.render(document, as: .text).contains("Reporting Owners"))
        #expect(FormRenderer.render(document, as: .text).contains("[X] Form filed by One Reporting Person"))
        document.reportingOwners.append(ReportingOwner())
        #expect(FormRenderer.render(document, as: .text).contains("Reporting Owners"))
        #expect(
            FormRenderer.render(document, as: .text).contains(
                "[X] Form filed by More than One Reporting Person"))
    }
}
