import FormReader
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("Values that lack a part, or have another's, are named")
struct BrokenValueTests {
    private static let row = "nonDerivativeTable/nonDerivativeTransaction[1]"

    @Test(
        "A title, a nature or a signer's name that ends in the middle of a sentence is doubted; Class A ends well"
    )
    func openEnds() throws {
        let form = TextForm { form in
            form.rowsOne = [
                "Common Stock of\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tI\tBy Harrow Holdings,"
            ]
            form.signatures = ["\t/s/ Marta E. Lindqvist, as attorney-in-fact for\t03/13/2019"]
        }
        #expect(
            try form.reading().paths(.valueIncomplete) == [
                "\(Self.row)/securityTitle/value", "\(Self.row)/ownershipNature/natureOfOwnership/value",
                "ownerSignature[1]/signatureName",
            ])
        let whole = TextForm { $0.rowsOne = ["Class A\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD"] }
        try whole.expectFindings()
    }

    @Test("The rest of a signature that breaks off may stand among the remarks")
    func restOfSignature() throws {
        let form = TextForm { form in
            form.notes = ["Remarks:", "All of it was planned."]
            form.signatures = ["\t/s/ Marta E. Lindqvist, as attorney-in-fact for\t03/13/2019"]
        }
        #expect(try form.reading().paths(.signatureInNote) == ["remarks"])
    }

    @Test("A note or remarks with a signature in them are doubted, and so are the signatures")
    func signatureInRemarks() throws {
        let form = TextForm { $0.notes = ["Remarks:", "All of it was planned. /s/ Marta E. Lindqvist"] }
        #expect(
            try form.reading().paths(.signatureInNote) == ["remarks", "ownerSignature[1]/signatureName"])
    }

    @Test("A price, a date or an amount in a title puts its whole row in doubt")
    func caughtValues() throws {
        func doubted(_ title: String) throws -> Set<String> {
            let form = TextForm { $0.rowsOne = ["\(title)\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD"] }
            return Set(try form.reading().paths(.cellUnclear).filter { $0.hasPrefix(Self.row) })
        }
        for title in [
            "Share Option (right to buy)$16.5", "Class B 04/15/2017 Common Stock", "Class 118,325 A Shares",
        ] {
            let paths = try doubted(title)
            #expect(paths.contains("\(Self.row)/securityTitle/value"), "\(title)")
            #expect(paths.contains("\(Self.row)/transactionAmounts/transactionShares/value"), "\(title)")
        }
        #expect(try doubted("Common Stock, $.05 par value") == [])
    }

    @Test("Where a value has a caption in it, nothing above the tables is certain")
    func captionsInside() throws {
        let form = TextForm { $0.owner[1] = "Lindqvist Marta E(Last)(First)(Middle)48 Foundry Lane" }
        let doubted = try form.reading().paths(.placeUnclear)
        #expect(doubted.contains("reportingOwner[1]/reportingOwnerId/rptOwnerName"))
        #expect(doubted.contains("issuer/issuerName"))
    }

    @Test("Where an issuer's caption was cut and misread, what is left of it may stand in the name")
    func restOfCaption() throws {
        func doubted(_ caption: String) throws -> Bool {
            let form = TextForm { $0.issuer = ["\(caption) Harrowgate Corp [ HGC ]"] }
            return try form.reading().paths(.placeUnclear).contains("issuer/issuerName")
        }
        for rest in ["ard Ticker or Tra", "and Ticker or Trod", "and Ticker 0r"] {
            #expect(try doubted("2. Issuer Name \(rest)"), "\(rest)")
        }
        #expect(try !doubted("2. Issuer Name and Ticker or"))
    }

    @Test("An item that was not known and has a date may be that of an amendment")
    func unknownItem() throws {
        let form = TextForm {
            $0.filing[0] = "4. If Amendrnent, Date of O 03/15/2019\triginal F\tay/Year)"
        }
        #expect(try form.reading().paths(.placeUnclear).contains("documentType"))
    }

    @Test("A title below the natures of a row that is owned directly is another row's")
    func titleForNature() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD\t⟦Common Stock⟧",
                "Common Stock\t03/12/2019\t\tP\t\t500\tA\t$12.5\t2,000\tD\tSee plan",
            ]
        }
        try form.expectFindings("cell-unclear")
    }

    @Test("A title with which a line ends that lacks the rest of its row may go on in the next")
    func openRow() throws {
        let form = TextForm {
            $0.rowsTwo = [
                "Option\t$2\t03/11/2019\t\tA\t\t50\t\t01/02/2015\t01/01/2024\tCommon Stock, par",
                "value $0.01 per share\t50\t$0\t50\tD",
            ]
        }
        #expect(
            try form.reading().paths(.valueIncomplete).contains(
                "derivativeTable/derivativeTransaction[1]/underlyingSecurity/underlyingSecurityTitle/value"))
    }

    // MARK: Texts that keep places

    private func columns(_ change: (inout String) -> Void) throws -> Reading {
        var text = try String(contentsOf: Fixtures.form("columns-form4-plan.txt"), encoding: .utf8)
        change(&text)
        return try read(text)
    }

    @Test(
        "A line that ends with a hyphen, or with two for a dash, goes on without a blank",
        arguments: ["-", "--"])
    func hyphenAtEndOfLine(hyphen: String) throws {
        let reading = try columns { text in
            text = text.replacing(
                "Explanation of Responses:\n",
                with:
                    "Explanation of Responses:\n\n(8) It is of the kind Stock\(hyphen)\nSettled, by its plan.\n\n"
            )
        }
        #expect(
            reading.value("footnote[@id='F8']/") == "It is of the kind Stock\(hyphen)Settled, by its plan.")
    }

    @Test("A note's number may stand beside the middle of its text")
    func centeredNumber() throws {
        let reading = try columns { text in
            text = text.replacing(
                "Explanation of Responses:\n",
                with: """
                    Explanation of Responses:

                        The first line of the note,
                    (8) the second one, beside which its number stands,
                        and the third.


                    """)
        }
        #expect(
            reading.value("footnote[@id='F8']/")
                == "The first line of the note, the second one, beside which its number stands, and the third."
        )
    }
}
