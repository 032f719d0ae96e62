import Foundation
import Section16
import TestSupport
import Testing

@Suite("The user's own document")
struct SeedTests {
    private let reading: Reading
    private let truth: OwnershipDocument

    init() throws {
        reading = try read(Fixtures.seed)
        truth = try OwnershipDocument.read(xml: Array(Data(contentsOf: Fixtures.seedTruth))).document
    }

    @Test("Every field is right, and none is invented")
    func fields() {
        var document = reading.document
        document.schemaVersion = nil
        #expect(truth.differences(from: document).map(\.line) == [])
    }

    @Test("The schema is the one in force on the day of signature")
    func schemaVersion() {
        #expect(reading.document.schemaVersion == "X0306")
    }

    // MARK: What is said of it

    /// `severity code line:column 'text' path` of each finding of the kinds named.
    private func findings(_ kinds: FindingKind...) -> [String] {
        reading.findings.filter { kinds.contains($0.kind) }.map { finding in
            let place = finding.place.map { " \($0.line):\($0.column!)" } ?? ""
            let text = finding.text.map { " '\($0)'" } ?? ""
            return
                "\(finding.severity)\(place)\(text) \((finding.path ?? "").trimmingPrefix("/ownershipDocument/"))"
        }
    }

    @Test("What it lacks are three errors, and there is no other")
    func errors() {
        #expect(
            reading.findings.filter { $0.severity == .error }.map(\.kind)
                == [.issuerCIKMissing, .issuerSymbolMissing, .ownerCIKMissing])
        #expect(findings(.issuerCIKMissing) == ["error issuer/issuerCik"])
        #expect(findings(.issuerSymbolMissing) == ["error issuer/issuerTradingSymbol"])
        #expect(findings(.ownerCIKMissing) == ["error reportingOwner[1]/reportingOwnerId/rptOwnerCik"])
    }

    @Test("The issuer's name is taken from the owner's address, and that is said")
    func issuerName() {
        #expect(findings(.issuerNameInferred) == ["warning 25:29 'QUALYS, INC.' issuer/issuerName"])
    }

    @Test("The rows torn out of Table I are each named; the numbers leave them no other place")
    func rows() {
        let table = "nonDerivativeTable/nonDerivativeTransaction"
        #expect(
            findings(.rowAssembled) == [
                "note 3:1 'Common Stock' \(table)[4]", "note 5:1 'Common Stock' \(table)[5]",
                "note 7:1 'Common Stock' \(table)[6]",
            ])
    }

    @Test("Every number and letter that was put right is named")
    func repairs() {
        let row = "nonDerivativeTable/nonDerivativeTransaction"
        #expect(
            findings(.numberRepaired) == [
                "note 34:35 '8 571' \(row)[3]/transactionAmounts/transactionShares/value",
                "note 34:49 '64.071' \(row)[3]/postTransactionAmounts/sharesOwnedFollowingTransaction/value",
            ])
        #expect(
            findings(.letterRepaired) == [
                "note 34:41 'Δ' \(row)[3]/transactionAmounts/transactionAcquiredDisposedCode/value",
                "note 52:1 'Α' \(row)[5]/transactionAmounts/transactionAcquiredDisposedCode/value",
            ])
    }

    @Test("The mark before two boxes, and the digits astray in column 2A, are doubts")
    func doubts() {
        #expect(
            findings(.boxUnclear)
                == ["warning 24:10 'X' reportingOwner[1]/reportingOwnerRelationship/isOfficer"])
        let row = "nonDerivativeTable/nonDerivativeTransaction"
        #expect(
            findings(.strayCell)
                == [
                    "warning 32:27 '3' \(row)[1]", "warning 33:27 '3' \(row)[2]",
                    "warning 34:27 '2' \(row)[3]",
                ])
    }

    // MARK: Evidence

    private func field(_ path: String) -> ReadField? {
        reading.fields.first { $0.xpath == "/ownershipDocument/\(path)" }
    }

    @Test("Every field says how it was read, and where")
    func evidence() throws {
        let row = "nonDerivativeTable/nonDerivativeTransaction"
        let expected: [(path: String, value: String, how: How, line: Int, text: String)] = [
            ("periodOfReport", "2013-05-15", .read, 25, "05/15/2013"),
            ("issuer/issuerName", "QUALYS, INC.", .inferred, 25, "QUALYS, INC."),
            ("reportingOwner[1]/reportingOwnerId/rptOwnerName", "Wilson John N", .read, 23, "Wilson John N"),
            ("\(row)[1]/transactionAmounts/transactionShares/value", "10000", .read, 32, "10,000"),
            ("\(row)[3]/transactionAmounts/transactionShares/value", "8571", .repaired, 34, "8 571"),
            ("\(row)[4]/transactionDate/value", "2013-05-16", .assembled, 67, "05/16/2013"),
            ("\(row)[6]/transactionCoding/transactionCode", "S", .assembled, 42, "S"),
            (
                "\(row)[6]/postTransactionAmounts/sharesOwnedFollowingTransaction/value", "55500", .assembled,
                90,
                "55,500"
            ),
            ("ownerSignature[1]/signatureDate", "2013-05-17", .read, 98, "05/17/2013"),
        ]
        for (path, value, how, line, text) in expected {
            let field = try #require(self.field(path), "\(path)")
            let range = try #require(field.range)
            #expect(field.value == value)
            #expect(field.how == how, "\(path)")
            #expect(reading.page.place(of: range).line == line, "\(path)")
            #expect(reading.page.sourceString(range) == text)
        }
    }

    @Test("With its identities given it is complete and valid, and they are marked as given")
    func supplied() throws {
        var options = ReadingOptions()
        options.issuerCik = "1107843"
        options.issuerTradingSymbol = "QLYS"
        options.rptOwnerCiks = ["0001234567"]
        let conversion = try Conversion(of: Array(Data(contentsOf: Fixtures.seed)), options: options)
        #expect(conversion.findings.filter { $0.severity == .error } == [])
        #expect(conversion.document.issuer?.issuerCik == "0001107843")
        #expect(conversion.document.issuer?.issuerTradingSymbol == "QLYS")
        #expect(conversion.document.reportingOwners[0].reportingOwnerId?.rptOwnerCik == "0001234567")
        let given = conversion.reading!.fields.filter { $0.how == .supplied }
        #expect(given.map(\.value).sorted() == ["0001107843", "0001234567", "QLYS"])
        #expect(given.allSatisfy { $0.range == nil })
        #expect(
            try OwnershipDocument.validate(xml: conversion.xml, against: .embedded).findings
                .filter { $0.severity == .error } == [])
    }

    @Test("A name that is given replaces the inferred one, and its doubt")
    func suppliedName() throws {
        var options = ReadingOptions()
        options.issuerName = "Qualys, Inc."
        let reading = try read(Fixtures.seed, options: options)
        #expect(reading.document.issuer?.issuerName == "Qualys, Inc.")
        #expect(!reading.findings.contains { $0.kind == .issuerNameInferred })
    }
}
