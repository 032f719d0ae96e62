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

    private func remarks(_ lines: [String]) throws -> String? {
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
        return try read(text).document.remarks
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
        let letters = Array(paragraph)
        let lines = stride(from: 0, to: letters.count, by: 81).map {
            String(letters[$0..<min($0 + 81, letters.count)])
        }
        #expect(lines.count == 4)
        #expect(try remarks(lines + ["and in another one."]) == paragraph + " and in another one.")
    }
}
