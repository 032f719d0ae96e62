import OwnershipModel
import OwnershipXML
import Testing

@Suite("Reading keeps what the XML says apart")
struct ReadingTests {
    @Test("A whole document is read")
    func wholeDocument() throws {
        let reading = try OwnershipDocument.read(Sample.form4)
        let document = reading.document
        #expect(reading.findings.isEmpty)
        #expect(document.documentType == "4")
        #expect(document.issuer?.issuerName == "Quince & Larch Instruments Inc.")
        #expect(document.reportingOwners.count == 2)
        #expect(document.nonDerivativeTable?.rows.count == 3)
        #expect(
            document.derivativeTable?.rows[0].underlyingSecurity?.underlyingSecurityShares?.value == "10000")
        #expect(document.footnotes?.footnotes.map(\.id) == ["F1", "F2", "F3"])
        #expect(document.ownerSignatures[1].signatureName == "/s/ Nora T. Appleby, Trustee")
    }

    @Test("A leaf is absent, empty, or has a value, white space included")
    func leaves() throws {
        func remarks(_ content: String) throws -> String? {
            try OwnershipDocument.read(Sample.document(content)).document.remarks
        }
        #expect(try remarks("") == nil)
        #expect(try remarks("<remarks/>") == "")
        #expect(try remarks("<remarks></remarks>") == "")
        #expect(try remarks("<remarks>  </remarks>") == "  ")
        #expect(try remarks("<remarks> \n\tx </remarks>") == " \n\tx ")
        #expect(try remarks("<remarks>a&#13;b</remarks>") == "a\rb")
        #expect(try remarks("<remarks><![CDATA[  <x> & ]]></remarks>") == "  <x> & ")
        #expect(try remarks("<remarks>  <![CDATA[x]]> &amp;</remarks>") == "  x &")
    }

    @Test("Flags and numbers keep their letters")
    func lexicalForms() throws {
        for lexical in ["0", "1", "true", "false", "", " 1 ", "yes"] {
            let text = Sample.document("<aff10b5One>\(lexical)</aff10b5One>")
            #expect(try OwnershipDocument.read(text).document.aff10b5One?.lexical == lexical)
        }
        let amounts = try OwnershipDocument.read(Sample.form4).document.nonDerivativeTable?.rows[0]
            .transactionAmounts
        #expect(amounts?.transactionShares?.value?.lexical == "10000.0000")
        #expect(amounts?.transactionPricePerShare?.value?.lexical == "4.10")
    }

    @Test("A field with a note and no value is neither absent nor empty")
    func noteOnly() throws {
        func date(_ content: String) throws -> Noted<CalendarDate>? {
            let row = "<nonDerivativeTransaction>\(content)</nonDerivativeTransaction>"
            let text = Sample.document("<nonDerivativeTable>\(row)</nonDerivativeTable>")
            return try OwnershipDocument.read(text).document.nonDerivativeTable?.rows[0].transactionDate
        }
        #expect(try date("") == nil)
        #expect(try date("<transactionDate/>") == Noted())
        #expect(try date("<transactionDate> \n </transactionDate>") == Noted())
        #expect(try date("<transactionDate><value/></transactionDate>") == Noted(""))
        let noted = "<transactionDate><footnoteId id='F2'/><footnoteId id='F1'/></transactionDate>"
        #expect(try date(noted) == Noted(nil, footnoteIds: ["F2", "F1"]))
    }

    @Test("Empty tables and notes are not absent ones")
    func emptySections() throws {
        let document = try OwnershipDocument.read(Sample.form3).document
        #expect(document.nonDerivativeTable == NonDerivativeTable())
        #expect(document.derivativeTable == DerivativeTable())
        #expect(document.footnotes == Footnotes())
        let bare = try OwnershipDocument.read(Sample.document("")).document
        #expect(bare == OwnershipDocument())
    }

    @Test("Rows keep their order across transactions and holdings")
    func rowOrder() throws {
        let rows = try OwnershipDocument.read(Sample.form4).document.nonDerivativeTable?.rows
        #expect(
            rows?.map(\.kind) == [
                .nonDerivativeTransaction, .nonDerivativeHolding, .nonDerivativeTransaction,
            ])
    }

    @Test(
        "Other encodings are read by their declaration or mark",
        arguments: [
            Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><ownershipDocument><remarks>na".utf8)
                + [0xEF] + Array("ve</remarks></ownershipDocument>".utf8),
            [0xFF, 0xFE]
                + "<ownershipDocument><remarks>naïve</remarks></ownershipDocument>".utf16.flatMap {
                    [UInt8($0 & 0xFF), UInt8($0 >> 8)]
                },
            [0xEF, 0xBB, 0xBF]
                + Array("<ownershipDocument><remarks>naïve</remarks></ownershipDocument>".utf8),
        ] as [[UInt8]])
    func encodings(_ bytes: [UInt8]) throws {
        #expect(try OwnershipDocument.read(xml: bytes).document.remarks == "naïve")
    }
}
