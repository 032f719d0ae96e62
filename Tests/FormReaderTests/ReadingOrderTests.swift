import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

/// A made-up form in reading order, a cell a line, with `change` made to its text.
private func read(_ change: (inout String) -> Void = { _ in }) throws -> Reading {
    var text = try String(contentsOf: Fixtures.form("order-form4-officer.txt"), encoding: .utf8)
    change(&text)
    return try read(text)
}

extension Reading {
    fileprivate var warnings: [Finding] { findings.filter { $0.severity == .warning } }
}

@Suite("A form in reading order")
struct ReadingOrderTests {
    @Test("Values that stand apart from their captions go back to their items, without a doubt")
    func items() throws {
        let reading = try read()
        #expect(reading.value("issuer/issuerName") == "MERIDIAN LOOM CORP")
        #expect(reading.value("rptOwnerName") == "Abernathy Quill R")
        #expect(reading.value("rptOwnerStreet2") == "77 SPINDLE STREET")
        #expect(reading.value("rptOwnerCity") == "PAWTUCKET")
        #expect(reading.value("officerTitle") == "Vice President and Treasurer")
        #expect(reading.warnings.isEmpty)
    }

    @Test("A single mark behind 'Director' may be the ten percent owner's, and is a doubt")
    func singleMark() throws {
        let reading = try read {
            $0 = $0.replacing(
                "(Check all applicable)\nDirector\n", with: "(Check all applicable)\nDirector\nX\n")
        }
        #expect(reading.value("isDirector") == "1")
        #expect(reading.paths(.boxUnclear) == ["reportingOwner[1]/reportingOwnerRelationship/isDirector"])
    }

    @Test(
        "In a text without empty lines a signature starts with '/s/', behind notes and above stars, and is a doubt"
    )
    func signatureBehindNotes() throws {
        let reading = try read {
            $0 = $0.replacing("** Signature of", with: "**\nSignature of")
            while $0.contains("\n\n") { $0 = $0.replacing("\n\n", with: "\n") }
        }
        #expect(reading.value("signatureName") == "/s/ Imogen Tarr, attorney-in-fact for Quill Abernathy")
        #expect(reading.document.footnotes?.footnotes.last?.text == "The option is fully vested.")
        #expect(reading.paths(.placeUnclear).contains("ownerSignature[1]/signatureName"))
    }

    @Test("A single mark behind 'Director' is a company's as ten percent owner, in doubt as well")
    func singleMarkOfCompany() throws {
        let reading = try read {
            $0 = $0.replacing(
                "(Check all applicable)\nDirector\n", with: "(Check all applicable)\nDirector\nX\n"
            ).replacing("Abernathy Quill R", with: "Abernathy Fund II, L.P.")
        }
        #expect(reading.value("isTenPercentOwner") == "1")
        #expect(reading.value("isDirector") != "1")
        #expect(
            reading.paths(.boxUnclear) == ["reportingOwner[1]/reportingOwnerRelationship/isTenPercentOwner"])
    }

    @Test("A text that no item can have makes the others doubtful")
    func leftOver() throws {
        let reading = try read {
            $0 = $0.replacing("77 SPINDLE STREET", with: "77 SPINDLE STREET\n\nSECOND FLOOR\n\nREAR DOOR")
        }
        #expect(reading.paths(.placeUnclear).contains { $0.hasSuffix("rptOwnerStreet1") })
    }

    @Test("A line behind the title's, not below the first street, may be a part of either")
    func streetBehindTitle() throws {
        let reading = try read {
            $0 = $0.replacing("77 SPINDLE STREET\n\n", with: "")
                .replacing("03/11/2024\n\n4. If", with: "03/11/2024\n\n& COO\n\n4. If")
        }
        #expect(
            reading.paths(.placeUnclear).contains {
                $0 == "reportingOwner[1]/reportingOwnerRelationship/officerTitle"
            })
    }

    @Test("A title that ends in the middle of a list goes on elsewhere")
    func titleGoesOn() throws {
        let reading = try read { $0 = $0.replacing("and Treasurer", with: "and Treasurer &") }
        #expect(
            reading.paths(.placeUnclear) == ["reportingOwner[1]/reportingOwnerRelationship/officerTitle"])
    }

    @Test(
        "A hyphen that the end of a line has lost is missed where the word is known with it, or the line is too wide",
        arguments: [
            ("attorney-in-fact for Quill", "attorney-infact for Quill", "ownerSignature[1]/signatureName"),
            (
                "Vice President\nand", "Executive Vicepresident\nand",
                "reportingOwner[1]/reportingOwnerRelationship/officerTitle"
            ),
            (
                "2. The price is a weighted average.",
                "2. The price is a weighted average" + String(repeating: " of many sales", count: 20)
                    + " in non-cash and noncash form.",
                "footnotes/footnote[@id='F2']"
            ),
            (
                "2. The price is a weighted average.",
                "2. The price is a weighted average" + String(repeating: " of many sales", count: 22) + ".",
                "footnotes/footnote[@id='F2']"
            ),
        ])
    func lostHyphen(old: String, new: String, path: String) throws {
        #expect(try read().paths(.hyphenLost).isEmpty)
        let reading = try read { $0 = $0.replacing(old, with: new) }
        #expect(reading.paths(.hyphenLost).map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } == [path])
    }

    @Test("A title that elsewhere has a dash may have lost it")
    func lostDash() throws {
        let reading = try read {
            $0 = $0.replacing("\nCommon Stock\n", with: "\nCommon Stock - $.16 Par\n")
                .replacing("Common\nStock\n\nAmount or", with: "Common Stock\n$.16 Par\n\nAmount or")
        }
        #expect(
            reading.paths(.hyphenLost).contains {
                $0.hasSuffix("underlyingSecurity/underlyingSecurityTitle/value")
            })
    }

    @Test("A name goes on below its hyphen without a blank")
    func hyphenInName() throws {
        let reading = try read {
            $0 = $0.replacing(
                "attorney-in-fact for Quill 03/13/2024\nAbernathy", with: "attorney- 03/13/2024\nin-fact")
        }
        #expect(reading.value("signatureName") == "/s/ Imogen Tarr, attorney-in-fact")
    }

    @Test("Where dates end the lines of several signatures, each name may begin elsewhere")
    func signaturesInOneBlock() throws {
        let reading = try read {
            $0 = $0.replacing(
                "/s/ Imogen Tarr, attorney-in-fact for Quill 03/13/2024\nAbernathy\n",
                with:
                    "Loom Holdings LP, By: /s/ Imogen Tarr 03/13/2024\nTitle: Managing\nQuill Abernathy, By: /s/ Imogen Tarr\n\n03/13/2024\n\n"
            )
        }
        #expect(reading.document.ownerSignatures.count == 2)
        #expect(
            reading.paths(.placeUnclear) == [
                "ownerSignature[1]/signatureName", "ownerSignature[2]/signatureName",
            ])
    }

    @Test("A title that is read behind its row's other cells belongs to the row")
    func movedTitle() throws {
        let reading = try read()
        #expect(reading.value("nonDerivativeHolding[1]/securityTitle/value") == "Common Stock")
        #expect(
            reading.value("nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value")
                == "By 401(k) Plan")
    }

    @Test("Underlying security and amount that are read last are put in their places")
    func movedUnderlying() throws {
        let reading = try read()
        #expect(reading.value("underlyingSecurity/underlyingSecurityTitle/value") == "Common Stock")
        #expect(reading.value("underlyingSecurity/underlyingSecurityShares/value") == "4000")
        #expect(
            reading.value(
                "derivativeTransaction[1]/postTransactionAmounts/sharesOwnedFollowingTransaction/value")
                == "1000")
    }

    @Test("A cell that no row has room for is a stray, and the row a doubt")
    func strayCell() throws {
        let reading = try read {
            $0 = $0.replacing(
                "\n4,000\n\nD\n\n$31.42(2)", with: "\n4,000\n\n03/09/2024\n\n03/10/2024\n\nD\n\n$31.42(2)")
        }
        #expect(!reading.warnings.isEmpty)
    }

    @Test("A table in two halves, the first columns of all rows before the others, is put together")
    func halves() throws {
        let reading = try read(Fixtures.form("order-form4-halves.txt"))
        #expect(reading.value("nonDerivativeTransaction[3]/transactionDate/value") == "2021-07-09")
        #expect(
            reading.value("nonDerivativeTransaction[3]/transactionAmounts/transactionShares/value") == "764")
        #expect(reading.value("nonDerivativeTransaction[3]/transactionTimeliness/value") == "E")
    }

    @Test("On an amendment the later of two dates is the original's")
    func amendment() throws {
        let reading = try read(Fixtures.form("order-form4-halves.txt"))
        #expect(reading.value("periodOfReport") == "2021-07-08")
        #expect(reading.value("dateOfOriginalSubmission") == "2021-07-12")
    }

    @Test(
        "A line of headings is told from a line of values",
        arguments: [
            ("Securities Acquired (A) or Expiration Date", true), ("5)", true), ("(A) or (D) Price", true),
            ("V", true),
            ("10. Ownership 11. Nature of", true), ("Option to Purchase Class A", false),
            ("Common Stock", false),
            ("A", false), ("Date Palm Holdings", false),
        ])
    func headings(line: String, isPart: Bool) {
        let bytes = Array(line.utf8)
        #expect(bytes.withUnsafeBufferPointer { TableHeadings.isPart($0, 0..<bytes.count) } == isPart)
    }

    @Test("A long table is read in a time that grows with its length")
    func manyRows() throws {
        let row = "\n\nCommon Stock\n\n03/11/2024\n\nS\n\n(1)\n\n10\n\nD\n\n$31.42(2)\n\n57,300\n\nD"
        let reading = try read {
            $0 = $0.replacing(
                "\n57,300\n\nD\n", with: "\n57,300\n\nD" + String(repeating: row, count: 300) + "\n")
        }
        #expect(reading.document.nonDerivativeTable?.rows.count == 303)
    }
}
