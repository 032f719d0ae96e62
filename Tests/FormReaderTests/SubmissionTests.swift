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

    @Test(
        "Lines cut at a lesser width are put together, with either kind of line end",
        arguments: [60, 80, 255])
    func narrow(width: Int) throws {
        let letters = Array(Self.xml.replacing("Tools Inc.", with: "Tools &amp; Inc."))
        let lines = stride(from: 0, to: letters.count, by: width).map {
            String(letters[$0..<min($0 + width, letters.count)])
        }
        for end in ["\n", "\r\n"] {
            let conversion = try Conversion(of: submission(lines.joined(separator: end)))
            #expect(
                conversion.document == (try OwnershipDocument.read(xml: Array(String(letters).utf8)).document)
            )
            #expect(conversion.findings.isEmpty)
        }
    }

    /// The root of a Form 4 as X0101 has it, with some rows.
    private func first(_ rows: String, type: String = "<documentType>4</documentType>") -> [UInt8] {
        Array(
            """
            <ownershipDocument><schemaVersion>X0101</schemaVersion>\(type)<periodOfReport>2003-06-18</periodOfReport>
            <issuer><issuerCik>0009990601</issuerCik><issuerTradingSymbol>PWDC</issuerTradingSymbol></issuer>
            <reportingOwner><reportingOwnerId><rptOwnerCik>0009990602</rptOwnerCik></reportingOwnerId>
            <reportingOwnerRelationship><isDirector>1</isDirector></reportingOwnerRelationship></reportingOwner>
            \(rows)
            <ownerSignature><signatureName>/s/ Saul Abernathy</signatureName><signatureDate>2003-06-20</signatureDate></ownerSignature>
            </ownershipDocument>
            """.utf8)
    }

    private func value(_ name: String, _ value: String) -> String {
        "<\(name)><value>\(value)</value></\(name)>"
    }

    @Test("A document of X0101 is put into today's tables, and its transactionValue is the price")
    func firstVersion() throws {
        let rest =
            "<postTransactionAmounts>\(value("sharesOwnedFollowingTransaction", "900"))</postTransactionAmounts>"
            + "<ownershipNature>\(value("directOrIndirectOwnership", "D"))</ownershipNature>"
        let transaction =
            "<nonDerivativeSecurity>\(value("securityTitle", "Common Stock"))\(value("transactionDate", "2003-06-18"))"
            + "<transactionCoding><transactionFormType>4</transactionFormType><transactionCode>S</transactionCode>"
            + "<equitySwapInvolved>0</equitySwapInvolved></transactionCoding><transactionAmounts>"
            + value("transactionShares", "100") + value("transactionValue", "6.35")
            + value("transactionAcquiredDisposedCode", "D")
            + "</transactionAmounts>\(rest)</nonDerivativeSecurity>"
        let holding =
            "<nonDerivativeSecurity>\(value("securityTitle", "Common Stock"))\(rest)</nonDerivativeSecurity>"
        let conversion = try Conversion(of: first(transaction + holding))
        let rows = try #require(conversion.document.nonDerivativeTable?.rows)
        #expect(rows.map(\.kind) == [.nonDerivativeTransaction, .nonDerivativeHolding])
        #expect(rows[0].transactionAmounts?.transactionPricePerShare?.value?.lexical == "6.35")
        #expect(conversion.document.schemaVersion == "X0202")
        #expect(conversion.findings.map(\.kind.code) == ["first-structure"])
    }

    @Test("What a Form 3 of X0101 calls an amount of a transaction is what is owned")
    func firstVersionHolding() throws {
        let holding =
            "<nonDerivativeSecurity>\(value("securityTitle", "Common Stock"))<transactionAmounts>"
            + value("transactionShares", "250")
            + "</transactionAmounts><ownershipNature>\(value("directOrIndirectOwnership", "D"))</ownershipNature></nonDerivativeSecurity>"
        let type = "<documentType><noSecuritiesOwned>0</noSecuritiesOwned>3</documentType>"
        let conversion = try Conversion(of: first(holding, type: type))
        let row = try #require(conversion.document.nonDerivativeTable?.rows.first)
        #expect(row.postTransactionAmounts?.sharesOwnedFollowingTransaction?.value?.lexical == "250")
        #expect(conversion.document.documentType == "3")
        #expect(conversion.document.noSecuritiesOwned?.lexical == "0")
        #expect(conversion.findings.map(\.kind.code) == ["first-structure"])
    }

    @Test("A submission without XML is read as text")
    func text() {
        #expect(throws: NotAnOwnershipForm.self) {
            try Conversion(of: Array("<SEC-DOCUMENT>x\n<TYPE>4\n<TEXT>\nNothing of a form.\n</TEXT>".utf8))
        }
    }
}
