import Foundation
import OwnershipModel
import Testing

@testable import OwnershipXML

/// A fault put into the fixture, and what the schema has to say about it.
struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let path: String
    let line: Int
    let sentence: String

    init(_ old: String, _ new: String, at path: String, line: Int, _ sentence: String) {
        self.old = old
        self.new = new
        self.path = "/ownershipDocument" + path
        self.line = line
        self.sentence = sentence
    }

    var testDescription: String { "\(old) -> \(new)" }
}

@Suite("A document is held against the schema of its own type and version")
struct ValidationTests {
    static func validate(_ text: String) throws -> [Finding] {
        try OwnershipDocument.validate(xml: Array(text.utf8)).findings
    }

    static let owned =
        "/nonDerivativeTable/nonDerivativeTransaction[1]/postTransactionAmounts/sharesOwnedFollowingTransaction/value"

    static let faults = [
        Fault(
            "2024-05-14</periodOfReport>", "05/14/2024</periodOfReport>", at: "/periodOfReport", line: 8,
            "'05/14/2024' is no date of the form YYYY-MM-DD, which periodOfReport must be"),
        Fault(
            "<issuerCik>0009000001", "<issuerCik>", at: "/issuer/issuerCik", line: 13,
            "issuerCik is empty, but must have a value"),
        Fault(
            "QLIX", "QLIXQLIXQLIX", at: "/issuer/issuerTradingSymbol", line: 15,
            "'QLIXQLIXQLIX' has 12 characters, but issuerTradingSymbol may have 10 at most"),
        Fault(
            ">ME<", ">ZZ<", at: "/reportingOwner[1]/reportingOwnerAddress/rptOwnerState", line: 27,
            "'ZZ' is not a value that rptOwnerState may have"),
        Fault(
            "<isDirector>1", "<isDirector>yes",
            at: "/reportingOwner[1]/reportingOwnerRelationship/isDirector", line: 32,
            "'yes' is not 1, 0, true or false, which isDirector must be"),
        Fault(
            ">35250<", ">35,250<", at: owned, line: 85,
            "'35,250' is no plain number such as 1234.56, which sharesOwnedFollowingTransaction must be"),
        Fault(
            ">35250<", ">35250.12345<", at: owned, line: 85,
            "'35250.12345' has more than the 4 digits after the point that sharesOwnedFollowingTransaction may have"
        ),
        Fault(
            ">35250<", ">1000000000000<", at: owned, line: 85,
            "'1000000000000' is more than sharesOwnedFollowingTransaction may be (999999999999.9999)"),
        Fault(
            "    <aff10b5One>1</aff10b5One>\n", "", at: "/nonDerivativeTable", line: 53,
            "<nonDerivativeTable> may not stand here; the schema expects <aff10b5One>"),
        Fault(
            "<remarks></remarks>", "<remarks></remarks><remarks></remarks>", at: "/remarks[2]", line: 212,
            "<remarks> may not stand here; the schema expects <ownerSignature>"),
        Fault(
            "<issuer>", "<issuer><colour/>", at: "/issuer/colour", line: 12,
            "<colour> may not stand here; the schema expects <issuerCik>"),
        Fault(
            "<issuer>", "<issuer>words", at: "/issuer", line: 12,
            "there is text in <issuer>, which may hold only elements"),
        Fault(
            "<footnote id=\"F2\">", "<footnote id=\"F1\">", at: "/footnotes/footnote[@id='F1']/@id",
            line: 207,
            "'F1' is not allowed as the id of <footnote>: it must be F1 to F99, each of one note only"),
    ]

    @Test("Every fixture is valid", arguments: ["form4-X0508", "form3-X0206"])
    func valid(_ name: String) throws {
        #expect(try Self.validate(Sample.fixture(name)).isEmpty)
    }

    @Test("A fault is one finding, with its path, line and a sentence beside libxml2's", arguments: faults)
    func violation(_ fault: Fault) throws {
        let findings = try Self.validate(Sample.form4.replacingFirst(fault.old, with: fault.new))
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.kind == .schemaViolation)
        #expect(finding.path == fault.path)
        #expect(finding.place?.line == fault.line)
        #expect(finding.message.hasPrefix(fault.sentence + " (libxml2: "))
    }

    @Test("The 10b5-1 box belongs to the versions that have it")
    func versions() throws {
        let older = Sample.form4.replacingFirst("X0508", with: "X0306")
        #expect(try Self.validate(older).map(\.path) == ["/ownershipDocument/aff10b5One"])
        #expect(try Self.validate(older.replacingFirst("    <aff10b5One>1</aff10b5One>\n", with: "")).isEmpty)
        #expect(try Self.validate(Sample.form4.replacingFirst("X0508", with: "X0407")).isEmpty)
        let symbol = "<issuerForeignTradingSymbol></issuerForeignTradingSymbol>"
        let foreign = Sample.form4.replacingFirst(
            "QLIX</issuerTradingSymbol>", with: "QLIX</issuerTradingSymbol>\(symbol)")
        #expect(try !Self.validate(foreign).isEmpty)
        #expect(try Self.validate(foreign.replacingFirst("X0508", with: "X0609")).isEmpty)
    }

    @Test(
        "Without a known version the day of signature chooses",
        arguments: [
            ("2022-12-01", "X0306"), ("2023-03-20", "X0407"), ("2024-05-15", "X0508"),
            ("2026-03-18", "X0609"),
        ] as [(String, String)])
    func versionByDate(_ day: String, _ version: String) throws {
        var document = try OwnershipDocument.read(Sample.form4).document
        if version == "X0306" { document.aff10b5One = nil }
        document.schemaVersion = nil
        document.ownerSignatures[0].signatureDate = CalendarDate(lexical: day)
        let findings = try document.validate()
        #expect(findings.map(\.kind) == [.schemaVersionUnknown])
        #expect(findings.first?.message == "there is no schemaVersion; the schema is that of \(version)")
    }

    @Test(
        "Without a version and a day it is the newest of its form",
        arguments: [("3", "X0607"), ("4", "X0609")])
    func newestVersion(_ type: String, _ version: String) throws {
        var document = OwnershipDocument()
        document.documentType = type
        let message = try document.validate().first?.message
        #expect(message == "there is no schemaVersion; the schema is that of \(version)")
    }

    @Test("A type without a schema is said to be one", arguments: ["", "6", "4/B", " 4"])
    func unknownType(_ type: String) throws {
        let text = Sample.form4.replacingFirst("<documentType>4<", with: "<documentType>\(type)<")
        #expect(try Self.validate(text).map(\.kind) == [.schemaMissing])
    }

    @Test("A value of the model is judged as its XML is", arguments: faults)
    func valuesToo(_ fault: Fault) throws {
        let text = Sample.form4.replacingFirst(fault.old, with: fault.new)
        let reading = try OwnershipDocument.read(text)
        // What the model cannot hold is not there to be judged.
        guard reading.findings.isEmpty else { return }
        let (xml, findings) = try reading.document.validatedXML()
        #expect(findings.map(\.path) == [fault.path])
        #expect(try findings == reading.document.validate())
        #expect(try xml == reading.document.xml())
    }

    @Test("Threads share a schema")
    func threads() async throws {
        let bytes = Array(Sample.form4.utf8)
        let schemas = try SchemaSet(files: embeddedFiles)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<64 {
                group.addTask { try OwnershipDocument.validate(xml: bytes, against: schemas).findings.count }
            }
            for try await count in group { #expect(count == 0) }
        }
    }
}
