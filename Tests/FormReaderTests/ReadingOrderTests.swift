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
        #expect(!reading.paths(.placeUnclear).contains { $0.hasPrefix("footnotes/footnote") })
    }

    @Test("Where nothing parts a signature from the note above it, that may hold the signature's first line")
    func noteAboveSignature() throws {
        for hasEmptyLines in [true, false] {
            let reading = try read {
                $0 = $0.replacing("/s/ ", with: "")
                while !hasEmptyLines, $0.contains("\n\n") { $0 = $0.replacing("\n\n", with: "\n") }
            }
            let isInDoubt = reading.paths(.placeUnclear).contains { $0.hasPrefix("footnotes/footnote") }
            #expect(isInDoubt == !hasEmptyLines)
        }
    }

    @Test(
        "In a text without empty lines no street is the second one for the caption below it",
        arguments: [0, 2])
    func streetsWithoutEmptyLines(pageEnds: Int) throws {
        let reading = try read {
            let caption = "4. If Amendment, Date of Original Filed (Month/Day/Year)\n\n"
            $0 = $0.replacing(caption, with: "")
                .replacing("C/O MERIDIAN LOOM CORP\n\n", with: "C/O MERIDIAN LOOM CORP\n\n\(caption)")
            while $0.contains("\n\n") { $0 = $0.replacing("\n\n", with: "\n") }
            // A page ends with an empty line all the same.
            let ends = ["Table I - ", "Explanation of Responses"].prefix(pageEnds)
            for end in ends { $0 = $0.replacing(end, with: "\n\u{C}\(end)") }
        }
        #expect(reading.value("rptOwnerStreet1") == "C/O MERIDIAN LOOM CORP")
        #expect(reading.value("rptOwnerStreet2") == "77 SPINDLE STREET")
    }

    @Test(
        "Empty lines away, a form says the same",
        arguments: ["form3-turn", "form4-beside", "form4-halves", "form4-trust"])
    func withoutEmptyLines(name: String) throws {
        var text = try String(contentsOf: Fixtures.form("order-\(name).txt"), encoding: .utf8)
        let whole = try read(text)
        while text.contains("\n\n") { text = text.replacing("\n\n", with: "\n") }
        #expect(try read(text).document == whole.document)
    }

    @Test(
        "In a text whose marks stand before their captions, one before the titled officer's is the officer's")
    func marksBeforeCaptions() throws {
        let reading = try read {
            $0 = $0.replacing("(Check all applicable)\nDirector\n", with: "(Check all applicable)\n")
                .replacing("(Middle)\n\nX\n", with: "(Middle)\n")
                .replacing("10% Owner\n\nOfficer (give title below)\n\nOther (specify below)\n\n", with: "")
                .replacing(
                    "Vice President\nand Treasurer",
                    with:
                        "Director\n\nX\n\nOfficer (give title below)\nVice President\nand Treasurer\n\n10% Owner\n\nOther (specify below)"
                )
                .replacing(
                    "Form filed by One Reporting Person\nX\n",
                    with: "X\n\nForm filed by One Reporting Person\n")
        }
        #expect(reading.value("isOfficer") == "1")
        #expect(reading.value("officerTitle") == "Vice President and Treasurer")
        #expect(reading.value("isDirector") == nil)
        #expect(reading.value("isOther") == nil)
    }

    @Test("The titles of a table may be read before its caption")
    func titlesAboveCaption() throws {
        let caption = "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned\n"
        let heading = "1. Title of Security (Instr. 3)\n\n"
        let reading = try read {
            $0 = $0.replacing("Common Stock\n\n03/11/2024", with: "03/11/2024")
                .replacing(caption + heading, with: "\(heading)Common Stock\n\nCommon Stock\n\n\(caption)\n")
        }
        #expect(reading.document.nonDerivativeTable == (try read()).document.nonDerivativeTable)
        #expect(reading.document.reportingOwners == (try read()).document.reportingOwners)
    }

    @Test("The date of a signature may stand between the captions below it")
    func dateBelowCaption() throws {
        let reading = try read {
            $0 = $0.replacing("Quill 03/13/2024\nAbernathy\n** Sign", with: "Quill\nAbernathy\n\n** Sign")
                .replacing(
                    "Signature of Reporting Person\n", with: "Signature of Reporting Person\n\n03/13/2024\n\n"
                )
        }
        #expect(reading.value("signatureName") == "/s/ Imogen Tarr, attorney-in-fact for Quill Abernathy")
        #expect(reading.value("signatureDate") == "2024-03-13")
        #expect(reading.paths(.signatureInNote).isEmpty)
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

    @Test(
        "What the owner is and is paid with tells whose a single mark is, without a doubt",
        arguments: [
            ("Abernathy Fund II, L.P.", "Vice President\nand Treasurer", "P", "isTenPercentOwner"),
            ("Abernathy Berhad", "Vice President\nand Treasurer", "P", "isTenPercentOwner"),
            ("Abernathy Quill R", "Chairman", "P", "isDirector"),
            ("Abernathy Quill R", "", "M", "isDirector"),
        ])
    func toldMark(name: String, title: String, code: String, box: String) throws {
        let reading = try read {
            $0 = $0.replacing("Director\n\nMER", with: "Director\nX\n\nMER").replacing(
                "Abernathy Quill R", with: name
            )
            .replacing("Vice President\nand Treasurer", with: title).replacing("\nM\n", with: "\n\(code)\n")
            if title.isEmpty { $0 = $0.replacing("(Middle)\n\nX\n", with: "(Middle)\n") }
        }
        #expect(reading.value(box) == "1")
        #expect([reading.value("isTenPercentOwner"), reading.value("isDirector")].count { $0 == "1" } == 1)
        let findings = reading.findings.filter { $0.kind == .boxUnclear }
        #expect(findings.map(\.severity) == [.note])
        #expect(reading.fields.first { $0.path.hasSuffix(box) }?.how == .inferred)
    }

    @Test(
        "A company that has a director by deputization, a former chairman and an owner who only trades tell nothing",
        arguments: [
            ("Abernathy Fund II, L.P.", "and Treasurer", "2. A director by deputization.", "P"),
            ("Abernathy Quill R", "former Chairman", "2. Sold.", "P"),
            ("Abernathy Quill R", "", "2. Sold.", "S"),
        ])
    func untoldMark(name: String, title: String, note: String, code: String) throws {
        let reading = try read {
            $0 = $0.replacing("Director\n\nMER", with: "Director\nX\n\nMER").replacing(
                "Abernathy Quill R", with: name
            )
            .replacing("Vice President\nand Treasurer", with: title).replacing("\nM\n", with: "\n\(code)\n")
            .replacing("2. The price is a weighted average.", with: note)
            if title.isEmpty { $0 = $0.replacing("(Middle)\n\nX\n", with: "(Middle)\n") }
        }
        #expect(reading.findings.filter { $0.kind == .boxUnclear }.map(\.severity) == [.warning])
    }

    @Test(
        "A note that tells what a director is given tells whose a single mark is",
        arguments: [
            ("Represents quarterly director compensation.", Severity.note),
            ("The board of directors approved the sale.", .warning),
        ])
    func markToldByNote(note: String, severity: Severity) throws {
        let reading = try read {
            $0 = $0.replacing("Director\n\nMER", with: "Director\nX\n\nMER")
                .replacing("Vice President\nand Treasurer", with: "").replacing("\nM\n", with: "\nS\n")
                .replacing("(Middle)\n\nX\n", with: "(Middle)\n")
                .replacing("2. The price is a weighted average.", with: "2. \(note)")
        }
        #expect(reading.value("isDirector") == "1")
        #expect(reading.findings.filter { $0.kind == .boxUnclear }.map(\.severity) == [severity])
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

    @Test(
        "A lost hyphen is put back where the word is none without it, or stands elsewhere with it and its line is too wide",
        arguments: [
            (
                "attorney-in-fact for Quill", "attorney-infact for Quill",
                "/s/ Imogen Tarr, attorney-in-fact for Quill Abernathy", "signatureName"
            ),
            (
                "Vice President\nand", "Executive Vicepresident\nand",
                "Executive Vice-president and Treasurer", "officerTitle"
            ),
            (
                "attorney-in-fact for Quill 03/13/2024\nAbernathy", "for Quill SpindleTarr 03/13/2024",
                "/s/ Imogen Tarr, for Quill Spindle-Tarr", "signatureName"
            ),
        ])
    func restoredHyphen(old: String, new: String, value: String, path: String) throws {
        let reading = try read {
            $0 = $0.replacing(old, with: new).replacing("77 SPINDLE STREET", with: "SPINDLE-TARR YARD")
        }
        #expect(reading.value(path) == value)
        #expect(reading.fields.first { $0.xpath.hasSuffix(path) }?.how == .repaired)
        #expect(reading.findings.filter { $0.kind == .hyphenLost }.map(\.severity) == [.note])
    }

    @Test("A word of a note that does not reach the end of a full line has lost no hyphen there")
    func wordWithinLine() throws {
        let lines = (0..<4).map { "Line \($0) of" + String(repeating: " many sales", count: 12) }
        let reading = try read {
            $0 = $0.replacing(
                "2. The price is a weighted average.",
                with: "2. A noncash price or non-cash one.\n" + lines.joined(separator: "\n"))
        }
        #expect(reading.paths(.hyphenLost).isEmpty)
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

    @Test("A line with a date begins a signature, and one below a line that had room for its first word")
    func signaturesInOneBlock() throws {
        let reading = try read {
            $0 = $0.replacing(
                "/s/ Imogen Tarr, attorney-in-fact for Quill 03/13/2024\nAbernathy\n",
                with:
                    "Loom Holdings LP, By: /s/ Imogen Tarr 03/13/2024\nTitle: Managing\nQuill Abernathy, By: /s/ Imogen Tarr\n\n03/13/2024\n\n"
            )
        }
        #expect(
            reading.document.ownerSignatures.map(\.signatureName) == [
                "Loom Holdings LP, By: /s/ Imogen Tarr Title: Managing",
                "Quill Abernathy, By: /s/ Imogen Tarr",
            ])
        #expect(reading.paths(.placeUnclear).isEmpty)
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
