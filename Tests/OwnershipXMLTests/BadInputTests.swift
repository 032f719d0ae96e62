import OwnershipModel
import OwnershipXML
import Testing

/// An input that cannot be read, and what is said of it.
struct BadInput: Sendable, CustomTestStringConvertible {
    let code: String
    let line: Int?
    let bytes: [UInt8]
    let testDescription: String

    init(_ code: String, line: Int? = nil, _ bytes: [UInt8], _ name: String) {
        self.code = code
        self.line = line
        self.bytes = bytes
        testDescription = name
    }

    init(_ code: String, line: Int? = nil, _ text: String) {
        self.init(code, line: line, Array(text.utf8), String(text.prefix(60)))
    }
}

@Suite("What cannot be read is refused with one clear sentence")
struct BadInputTests {
    static let inputs = [
        BadInput("empty-input", ""),
        BadInput("empty-input", " \n\t\r\n"),
        BadInput("not-xml", line: 2, "\nFORM 4\nUNITED STATES"),
        BadInput("not-xml", line: 1, "%PDF-1.4\n"),
        BadInput("not-xml", line: 1, [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0], "binary"),
        BadInput("not-xml", [0, 0, 0, 0, 0, 0], "NUL bytes"),
        BadInput(
            "invalid-characters", line: 2,
            "<ownershipDocument>\n<remarks>a\u{0}b</remarks></ownershipDocument>"),
        BadInput(
            "invalid-characters", line: 1, "<ownershipDocument><remarks>a\u{1}b</remarks></ownershipDocument>"
        ),
        BadInput(
            "invalid-characters", line: 1, "<ownershipDocument><remarks>a&#1;b</remarks></ownershipDocument>"),
        BadInput(
            "invalid-characters", line: 2,
            Array("<ownershipDocument>\n<remarks>na".utf8) + [0xEF]
                + Array("ve</remarks></ownershipDocument>".utf8),
            "invalid UTF-8"),
        BadInput(
            "invalid-characters", line: 1,
            "<?xml version='1.0' encoding='KLINGON'?><ownershipDocument></ownershipDocument>"),
        BadInput("truncated-xml", line: 2, "<ownershipDocument>\n<issuer>"),
        BadInput("malformed-xml", line: 2, "<ownershipDocument>\n<issuer></isuer></ownershipDocument>"),
        BadInput("malformed-xml", line: 1, "<ownershipDocument><remarks>a & b</remarks></ownershipDocument>"),
        BadInput(
            "malformed-xml", line: 1, "<ownershipDocument><remarks>a &nbsp; b</remarks></ownershipDocument>"),
        BadInput("malformed-xml", line: 1, "<ownershipDocument></ownershipDocument>words"),
        BadInput("malformed-xml", line: 1, "<ownershipDocument></ownershipDocument>w"),
        BadInput("malformed-xml", line: 1, "<ownershipDocument></x>"),
        BadInput("malformed-xml", line: 2, "\n<?xml version='1.0'?><ownershipDocument></ownershipDocument>"),
        BadInput("document-type-declaration", line: 1, "<!DOCTYPE ownershipDocument><ownershipDocument/>"),
        BadInput(
            "document-type-declaration", line: 2,
            "<?xml version='1.0'?>\n<!DOCTYPE ownershipDocument [<!ENTITY a 'b'>]><ownershipDocument>&a;</ownershipDocument>"
        ),
        BadInput(
            "document-type-declaration", line: 1,
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><ownershipDocument><remarks>&x;</remarks></ownershipDocument>"
        ),
        BadInput(
            "document-type-declaration", line: 1,
            "<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'><ownershipDocument></ownershipDocument>"),
        BadInput("document-type-declaration", line: 1, Self.billionLaughs),
        BadInput(
            "nested-too-deep", line: 1,
            String(repeating: "<a>", count: 5000) + String(repeating: "</a>", count: 5000)),
        BadInput("not-ownership-document", line: 1, "<html><body/></html>"),
        BadInput("not-ownership-document", line: 2, "<!-- a -->\n<edgarSubmission/>"),
        BadInput("not-ownership-document", line: 1, "<ownershipDocument xmlns='urn:x'></ownershipDocument>"),
    ]

    static let billionLaughs: String = {
        var text = "<!DOCTYPE a [<!ENTITY l0 'ha'>"
        for level in 1...9 {
            text += "<!ENTITY l\(level) '\(String(repeating: "&l\(level - 1);", count: 10))'>"
        }
        return text + "]><ownershipDocument><remarks>&l9;</remarks></ownershipDocument>"
    }()

    @Test("Its code, its line, and a sentence that ends with the way out", arguments: inputs)
    func refused(_ input: BadInput) throws {
        let error = #expect(throws: OwnershipXMLError.self) { try OwnershipDocument.read(xml: input.bytes) }
        let finding = try #require(error?.finding)
        #expect(finding.kind.code == input.code)
        #expect(finding.severity == .error)
        if let line = input.line { #expect(finding.place?.line == line) }
        #expect(!finding.message.contains("\n"))
        #expect(finding.message.contains("; ") || finding.message.contains(", "))
        #expect(!finding.message.hasSuffix("."))
    }

    @Test("A document that breaks off anywhere says so")
    func everyPrefix() throws {
        let bytes = Array(Sample.form4.utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: ">"))!
        var others: Set<String> = []
        for length in 1..<end {
            let error = #expect(throws: OwnershipXMLError.self) {
                try OwnershipDocument.read(xml: Array(bytes[..<length]))
            }
            if let code = error?.finding.kind.code, code != "truncated-xml" {
                others.insert("\(length): \(code)")
            }
        }
        #expect(others.isEmpty)
    }

    @Test("No damage to a byte crashes it, or is taken for something else without a word")
    func damagedBytes() throws {
        let bytes = Array(Sample.form3.utf8)
        for index in bytes.indices {
            for damage in [0x00, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: ">"), 0xFF, 0x80]
                as [UInt8]
            {
                var damaged = bytes
                damaged[index] = damage
                _ = try? RoundTrip(of: damaged)
            }
        }
    }

    @Test("Depth and size within the bounds are read in time")
    func largeDocument() throws {
        let row =
            "<nonDerivativeHolding><securityTitle><value>Common</value></securityTitle></nonDerivativeHolding>"
        let rows = String(repeating: row, count: 10_000)
        let text = Sample.document("<nonDerivativeTable>\(rows)</nonDerivativeTable>")
        #expect(try OwnershipDocument.read(text).document.nonDerivativeTable?.rows.count == 10_000)
        let unknown = String(repeating: "<x/>", count: 100_000)
        let findings = try OwnershipDocument.read(Sample.document(unknown)).findings
        #expect(findings.count == 1001)
        #expect(findings.last?.message == "there are 99000 more findings of the same document")
    }
}
