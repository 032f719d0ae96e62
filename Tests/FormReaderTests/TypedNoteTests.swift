import Section16
import Testing

@Suite("Notes of typed pages")
struct TypedNoteTests {
    private let starred = [
        "Common Stock   10/05/98  S     1,200   D    $17.125* 48,310**    D",
        "Common Stock                                          900         I   By wife",
    ]

    private func texts(_ reading: Reading) -> [String] {
        reading.document.footnotes?.footnotes.map { "\($0.id) \($0.text)" } ?? []
    }

    private func expectStars(_ reading: Reading) throws {
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        let price = row.transactionAmounts?.transactionPricePerShare
        let owned = row.postTransactionAmounts?.sharesOwnedFollowingTransaction
        #expect(price?.value?.lexical == "17.125" && price?.footnoteIds == ["F1"])
        #expect(owned?.value?.lexical == "48310" && owned?.footnoteIds == ["F2"])
        #expect(texts(reading) == ["F1 An average.", "F2 Not those of his wife, who has 900."])
        #expect(reading.document.nonDerivativeTable?.rows.count == 2)
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("Stars mark notes, which are numbered in their order")
    func stars() throws {
        try expectStars(
            OldFiling.read {
                $0.rows = starred
                $0.notes += ["*  An average.", "** Not those of his wife,", "   who has 900."]
            })
    }

    @Test("Capitals in brackets mark notes, and acquisitions where they stand alone")
    func capitals() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/05/98  S     1,200   (D)  $17(A)   48,310(B)   D"]
            $0.notes += ["(A) An average.", "(B) Not all of them."]
        }
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        #expect(row.transactionAmounts?.transactionAcquiredDisposedCode?.value?.lexical == "D")
        #expect(row.transactionAmounts?.transactionPricePerShare?.footnoteIds == ["F1"])
        #expect(row.postTransactionAmounts?.sharesOwnedFollowingTransaction?.footnoteIds == ["F2"])
        #expect(texts(reading) == ["F1 An average.", "F2 Not all of them."])
    }

    @Test("Notes stand right below their table too, up to an empty line")
    func belowTable() throws {
        try expectStars(
            OldFiling.read {
                $0.rows =
                    starred + [
                        "</TABLE>", "*  An average.", "** Not those of his wife,", "   who has 900.", "",
                    ]
            })
    }

    @Test("Notes stand behind the signature where their section has none")
    func behindSignature() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/05/98  S     1,200   D    $17(1)   48,310(2)   D"]
            $0.notes = ["Explanation of Responses: See attached"]
            $0.signature = ["  /s/ Willem P. Ostrander", "SIGNATURE OF REPORTING PERSON"]
            $0.attachment = [
                "", "(1) The average price of the day.", "", "(2) With the shares of the",
                "    employee plan.",
            ]
        }
        #expect(
            texts(reading) == [
                "F1 The average price of the day.", "F2 With the shares of the employee plan.",
            ])
        #expect(!reading.codes.contains("note-missing"))
    }

    @Test("The form's own sentences with stars are no notes, whatever values have stars")
    func formsOwn() throws {
        let reading = try OldFiling.read {
            $0.rows = starred
            $0.notes += [
                "* An average.", "** Not those of his wife, who has 900.", "",
                "* If the form is filed by more than one reporting person, see Instruction 4(b)(v).",
                "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations.",
                "   See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
            ]
        }
        try expectStars(reading)
    }

    @Test("Without a value that refers to them lines with stars are what they were")
    func list() throws {
        let reading = try OldFiling.read { $0.notes += ["* He is a trustee.", "* He sold to pay taxes."] }
        #expect(reading.document.footnotes == nil)
        #expect(reading.codes.contains("explanation-unnumbered"))
    }

    @Test("Stars are read in other layouts")
    func tabs() throws {
        let reading = try table(
            ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t12,000*\tD"],
            notes: ["* Includes 200 shares held jointly."]
        ).reading()
        #expect(reading.value("sharesOwnedFollowingTransaction/value") == "12000")
        #expect(reading.document.footnotes?.footnotes.map(\.text) == ["Includes 200 shares held jointly."])
    }

    @Test("A cell that only says where its value stands has nothing but the note")
    func reference() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/05/98  S     1,200   D    $17.125  See (1)     D"]
            $0.notes += ["(1) He owns what his sister does not."]
        }
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        let owned = row.postTransactionAmounts?.sharesOwnedFollowingTransaction
        #expect(owned?.value == nil && owned?.footnoteIds == ["F1"])
        #expect(reading.unclaimed.isEmpty)
    }
}
