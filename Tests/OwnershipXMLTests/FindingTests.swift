import OwnershipModel
import OwnershipXML
import Testing

/// Something that the model has no place for, and the finding about it.
struct Foreign: Sendable {
    let code: String
    /// `§` marks the line that the finding must name.
    let text: String
    let path: String

    init(_ code: String, _ text: String, at path: String) {
        self.code = code
        self.text = text
        self.path = "/ownershipDocument" + path
    }

    var line: Int { 1 + text.prefix { $0 != "§" }.count { $0 == "\n" } }
    var xml: String { text.replacing("§", with: "") }
}

@Suite("What the model has no place for is a finding that names it")
struct FindingTests {
    static let foreign = [
        Foreign(
            "unknown-element",
            "<ownershipDocument>\n<issuer>\n§<issuerColour>red</issuerColour></issuer></ownershipDocument>",
            at: "/issuer/issuerColour"),
        Foreign(
            "unknown-element",
            "<ownershipDocument>\n§<x:remarks xmlns:x='urn:x'>a</x:remarks></ownershipDocument>",
            at: "/x:remarks"),
        Foreign(
            "unknown-element", "<ownershipDocument><remarks>a\n§<b>c</b></remarks></ownershipDocument>",
            at: "/remarks/b"),
        Foreign(
            "unknown-element",
            "<ownershipDocument><nonDerivativeTable>\n§<derivativeTransaction/></nonDerivativeTable></ownershipDocument>",
            at: "/nonDerivativeTable/derivativeTransaction[1]"),
        Foreign(
            "unknown-attribute", "<ownershipDocument>\n§<remarks lang='en'>a</remarks></ownershipDocument>",
            at: "/remarks/@lang"),
        Foreign(
            "unknown-attribute", "\n§<ownershipDocument version='1'></ownershipDocument>", at: "/@version"),
        Foreign(
            "unknown-attribute", "§<ownershipDocument xmlns:x='urn:x'></ownershipDocument>", at: "/@xmlns:x"),
        Foreign(
            "unknown-attribute",
            "<ownershipDocument><footnotes>\n§<footnote id='F1' xml:id='a'>b</footnote></footnotes></ownershipDocument>",
            at: "/footnotes/footnote[@id='F1']/@xml:id"),
        Foreign(
            "missing-attribute",
            "<ownershipDocument><issuer/>\n<footnotes>§<footnote>b</footnote></footnotes></ownershipDocument>",
            at: "/footnotes/footnote"),
        Foreign("comment-dropped", "§<!-- a --><ownershipDocument></ownershipDocument>", at: ""),
        Foreign("comment-dropped", "<ownershipDocument></ownershipDocument>\n\n§<!-- a -->", at: ""),
        Foreign(
            "comment-dropped", "<ownershipDocument>\n<remarks>\n  §<!-- a -->x</remarks></ownershipDocument>",
            at: "/remarks"),
        Foreign(
            "processing-instruction-dropped", "<ownershipDocument>\n§<?go now?></ownershipDocument>", at: ""),
        Foreign("stray-text", "<ownershipDocument>§words<issuer/></ownershipDocument>", at: ""),
        Foreign(
            "stray-text", "<ownershipDocument><issuer>§words</issuer></ownershipDocument>", at: "/issuer"),
        Foreign(
            "stray-text",
            "<ownershipDocument><nonDerivativeTable><nonDerivativeHolding><securityTitle>§<footnoteId id='F1'>x</footnoteId></securityTitle></nonDerivativeHolding></nonDerivativeTable></ownershipDocument>",
            at: "/nonDerivativeTable/nonDerivativeHolding[1]/securityTitle/footnoteId[1]"),
        Foreign(
            "element-repeated",
            "<ownershipDocument><remarks>a</remarks>\n§<remarks>b</remarks></ownershipDocument>",
            at: "/remarks[2]"),
        Foreign(
            "element-out-of-order",
            "<ownershipDocument><remarks>a</remarks>\n§<documentType>4</documentType></ownershipDocument>",
            at: "/documentType"),
        Foreign(
            "element-out-of-order",
            "<ownershipDocument><reportingOwner/><aff10b5One>0</aff10b5One>\n§<reportingOwner/></ownershipDocument>",
            at: "/reportingOwner[2]"),
    ]

    @Test("One finding, with its code, path and line", arguments: foreign)
    func finding(_ foreign: Foreign) throws {
        let findings = try OwnershipDocument.read(foreign.xml).findings
        #expect(findings.map(\.kind.code) == [foreign.code])
        let path = findings.first?.path
        // What stands beside the root has the path of no element.
        #expect(path == foreign.path || (path == "/" && foreign.path == "/ownershipDocument"))
        #expect(findings.first?.place?.line == foreign.line)
    }

    @Test("Nothing of it comes back as identical", arguments: foreign)
    func roundTrip(_ foreign: Foreign) throws {
        let trip = try RoundTrip(of: Array(foreign.xml.utf8))
        #expect(trip.difference != nil)
        #expect(!trip.findings.isEmpty)
    }

    @Test("What follows an unknown element is still read")
    func readingGoesOn() throws {
        let text = Sample.form4
            .replacingFirst("<issuerName>", with: "<nickname>Q</nickname><issuerName>")
            .replacingFirst("<securityTitle>", with: "<colour/><securityTitle>")
        let reading = try OwnershipDocument.read(text)
        #expect(reading.findings.map(\.kind) == [.unknownElement, .unknownElement])
        #expect(try reading.document == OwnershipDocument.read(Sample.form4).document)
    }

    @Test("What is out of order is kept, and what follows it is not blamed")
    func outOfOrder() throws {
        let text = Sample.form4.replacingFirst("    <documentType>4</documentType>\n", with: "")
            .replacingFirst("    <aff10b5One>", with: "    <documentType>4</documentType><aff10b5One>")
        let reading = try OwnershipDocument.read(text)
        #expect(reading.findings.map(\.path) == ["/ownershipDocument/documentType"])
        #expect(try reading.document == OwnershipDocument.read(Sample.form4).document)
    }

    @Test("Of a repeated element the first is kept, and the text of the other is in the finding")
    func repeated() throws {
        let reading = try OwnershipDocument.read(
            Sample.document("<issuer><issuerCik>1</issuerCik><issuerCik>2</issuerCik></issuer>"))
        #expect(reading.document.issuer?.issuerCik == "1")
        #expect(reading.findings.map(\.text) == ["2"])
    }
}
