import OwnershipModel
import Testing

@testable import FormReader

@Suite("The text of notes and remarks")
struct NoteTextTests {
    private func texts(_ notes: String...) throws -> [String] {
        let form = TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500(1)\tA\t$12.5(2)\t1,500\tD"]
            $0.notes += notes
        }
        return (try form.document().footnotes?.footnotes ?? []).map { "\($0.id) \($0.text)" }
    }

    @Test(
        "A line of a note that is a box's caption is the note's",
        arguments: ["director.", "Director", "officer", "other"])
    func captionInNote(_ word: String) throws {
        #expect(
            try texts("1. Settled when the owner ceases to be a", word, "2. At cost.")
                == ["F1 Settled when the owner ceases to be a \(word)", "F2 At cost."])
    }

    @Test("Remarks that begin with a star below their heading are remarks")
    func starredRemarks() throws {
        let html = """
            <table><tr><td>FORM 4</td></tr><tr><td>1. Name and Address of Reporting Person*<br>Lindqvist Marta E</td></tr>
            <tr><td>2. Issuer Name and Ticker or Trading Symbol<br>Harrowgate Corp [ HGC ]</td></tr>
            <tr><td>3. Date of Earliest Transaction (Month/Day/Year)<br>03/11/2019</td></tr></table>
            <table><tr><td>Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned</td></tr></table>
            <table><tr><td>Explanation of Responses:</td></tr><tr><td>1. At cost.</td></tr>
            <tr><td><b>Remarks:</b><br>*  Of the first closing.</td></tr></table>
            """
        let document = try read(html).document
        #expect(document.footnotes?.footnotes.map(\.text) == ["At cost."])
        #expect(document.remarks == "* Of the first closing.")
    }

    @Test(
        "One word below the heading of the remarks is the remarks, though a title has it",
        arguments: ["Stock", "Option"])
    func loneRemark(_ word: String) throws {
        let form = TextForm { $0.notes += ["Remarks:", "", word, ""] }
        #expect(try form.document().remarks == word)
    }

    private func remarks(_ lines: [String]) throws -> String? { try reading(remarks: lines).document.remarks }

    private func reading(remarks lines: [String]) throws -> Reading {
        let text = """
            SEC Form 4
            1. Name and Address of Reporting Person*
            Lindqvist Marta E
            2. Issuer Name and Ticker or Trading Symbol
            Harrowgate Corp [ HGC ]
            3. Date of Earliest Transaction (Month/Day/Year)
            03/11/2019
            Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned

            Remarks:
            \(lines.joined(separator: "\n"))

            /s/ Marta E. Lindqvist 03/13/2019
            ** Signature of Reporting Person Date
            """
        return try read(text)
    }

    /// A text cut at a width, without regard to words.
    private func cut(_ text: String, at width: Int = 81) -> [String] {
        let letters = Array(text)
        return stride(from: 0, to: letters.count, by: width).map {
            String(letters[$0..<min($0 + width, letters.count)])
        }
    }

    @Test("A letter alone at the start of a line that was cut at its width ends the word before it")
    func cutWord() throws {
        #expect(
            try remarks([
                "Each of the partners may be deemed to hold the warrants of Series D that were hel",
                "d by the partnership.",
            ])
                == "Each of the partners may be deemed to hold the warrants of Series D that were held by the partnership."
        )
    }

    @Test(
        "A paragraph may end where the filer ended it; lines of the very same width were cut there all the same"
    )
    func cutParagraphs() throws {
        let paragraph =
            "The partnership, its general partner and the manager of that one agreed to coordinate what they do with regard to the issuer, and with the trust that is its second owner by amount, which the partnership told the issuer of in a letter that is annexed to the schedule, dated in March,"
        let lines = cut(paragraph)
        #expect(lines.count == 4)
        #expect(try remarks(lines + ["and in another one."]) == paragraph + " and in another one.")
    }

    @Test("Of one cut line whose words tell nothing the parts are one word, in doubt")
    func cutOnce() throws {
        let text =
            "The date that is set forth above is the one on which the public offering of it was initiated."
        let reading = try reading(remarks: cut(text, at: 85))
        #expect(reading.document.remarks == text)
        #expect(reading.paths(.wordsBroken) == ["remarks"])
        // A word that the form has elsewhere may be one here.
        let line = "Shares that were purchased on a day in March are now owned by the fund, Hamilton-Madis"
        let parts = [line, "on Group."]
        let found = try self.reading(remarks: parts)
        #expect(found.document.remarks == parts.joined(separator: " "))
        #expect(found.paths(.wordsBroken) == ["remarks"])
    }

    @Test(
        "Between two cut words there is a blank at the start of the next line, which tells of the others too")
    func cutBeforeBlank() throws {
        let start = "The partners may be deemed to hold each of the warrants that the schedule of the issuer"
        let text =
            start + " names as theirs, and those of the general partner who formed the partnership of a trus"
            + "tee of theirs and of others."
        let lines = cut(text, at: start.count)
        #expect(lines[1].hasPrefix(" ") && lines.count == 3)
        let reading = try reading(remarks: lines)
        #expect(reading.document.remarks == text)
        #expect(reading.paths(.wordsBroken).isEmpty)
    }

    @Test("Lines that end between words are hardly all as wide: they are not cut")
    func wrappedParagraph() throws {
        let lines = [
            "This is the first part of a form that is filed by the reporting person, and there are",
            "two parts to it, since no form may have more than thirty of the rows that it needs, of",
            "which both have some.",
        ]
        let reading = try reading(remarks: lines)
        #expect(reading.document.remarks == lines.joined(separator: " "))
        // A bracket opens behind a blank, and no blank stands behind a hyphen, wherever lines end.
        let bracket = [
            "This form is filed jointly by the reporting persons and by Harrowgate Kiln Trading Corp",
            "(the manager).",
        ]
        #expect(try self.reading(remarks: bracket).document.remarks == bracket.joined(separator: " "))
        let hyphen = [
            "This form is filed by the reporting persons of Harrowgate Kiln with regard to the non-",
            "derivative ones.",
        ]
        #expect(try self.reading(remarks: hyphen).document.remarks == hyphen.joined())
    }
}
