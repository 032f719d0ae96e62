import Section16
import Testing

@Suite("A full submission is read as the XML that it holds")
struct SubmissionTests {
    /// A made-up holding of no securities, on one line.
    private static let xml =
        "<?xml version=\"1.0\"?><ownershipDocument><schemaVersion>X0206</schemaVersion><documentType>3</documentType>"
        + "<periodOfReport>2015-03-02</periodOfReport><noSecuritiesOwned>1</noSecuritiesOwned><issuer><issuerCik>0009990001</issuerCik>"
        + "<issuerName>Quillback Tools Inc.</issuerName><issuerTradingSymbol>QBT</issuerTradingSymbol></issuer><reportingOwner>"
        + "<reportingOwnerId><rptOwnerCik>0009990002</rptOwnerCik><rptOwnerName>Marlow Ada</rptOwnerName></reportingOwnerId>"
        + "<reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship></reportingOwner>"
        + "<remarks>" + String(repeating: "The reporting person holds none. ", count: 40) + "End.</remarks>"
        + "<ownerSignature><signatureName>/s/ Ada Marlow</signatureName><signatureDate>2015-03-03</signatureDate></ownerSignature>"
        + "</ownershipDocument>"

    private func submission(_ xml: String) -> [UInt8] {
        Array(
            """
            <SEC-DOCUMENT>0009990002-15-000001.txt : 20150303
            <SEC-HEADER>FORM TYPE: 3
            </SEC-HEADER>
            <DOCUMENT>
            <TYPE>3
            <TEXT>
            <XML>
            \(xml)
            </XML>
            </TEXT>
            </DOCUMENT>
            </SEC-DOCUMENT>

            """.utf8)
    }

    @Test("The header and the other documents are passed over")
    func plain() throws {
        let conversion = try Conversion(of: submission(Self.xml))
        #expect(conversion.document == (try OwnershipDocument.read(xml: Array(Self.xml.utf8)).document))
        #expect(conversion.findings.isEmpty)
    }

    @Test("Lines cut at 1,023 characters are put together, inside tags and words too")
    func wrapped() throws {
        let letters = Array(Self.xml)
        let lines = stride(from: 0, to: letters.count, by: 1023).map {
            String(letters[$0..<min($0 + 1023, letters.count)])
        }
        #expect(lines.count > 1)
        let conversion = try Conversion(of: submission(lines.joined(separator: "\n")))
        #expect(conversion.document == (try OwnershipDocument.read(xml: Array(Self.xml.utf8)).document))
    }

    @Test("A submission without XML is read as text")
    func text() {
        #expect(throws: NotAnOwnershipForm.self) {
            try Conversion(of: Array("<SEC-DOCUMENT>x\n<TYPE>4\n<TEXT>\nNothing of a form.\n</TEXT>".utf8))
        }
    }
}
