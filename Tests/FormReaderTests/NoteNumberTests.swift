import OwnershipModel
import Testing

@testable import FormReader

@Suite("Notes whose numbers are lost")
struct NoteNumberTests {
    private func form(_ notes: [String], markers: [Int] = [1, 2, 3]) -> TextForm {
        TextForm { form in
            form.rowsOne = markers.map { "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5(\($0))\t1,500\tD" }
            form.notes += notes
        }
    }

    private func texts(_ reading: Reading) -> [String] {
        (reading.document.footnotes?.footnotes ?? []).map { "\($0.id) \($0.text)" }
    }

    private static let whole = ["F1 Bought on plan.", "F2 Held in trust.", "F3 See the exhibit."]

    @Test(
        "A note gets the number that those around it leave",
        arguments: [
            ["1. Bought on plan.", "Held in trust.", "3. See the exhibit."],
            ["Bought on plan.", "2. Held in trust.", "3. See the exhibit."],
            ["1. Bought on plan.", "2. Held in trust.", "See the exhibit."],
            ["1. Bought on plan.", "Held in trust.", "See the exhibit."],
            ["Bought on plan.", "Held in trust.", "See the exhibit."],
        ])
    func numbers(_ notes: [String]) throws {
        let reading = try form(notes).reading()
        #expect(texts(reading) == Self.whole)
        let lost = zip(1..., notes).filter { !$1.contains(where: \.isNumber) }.map { "F\($0.0)" }
        let inferred = reading.fields.filter { $0.how == .inferred }
        #expect(inferred.map(\.group) == lost.map { .footnote($0) })
        #expect(inferred.allSatisfy { $0.reasons == [.noteOrder] })
        #expect(reading.findings.contains { $0.kind == .noteNumberLost })
    }

    @Test("Where more paragraphs than numbers are left over, the note keeps them, in doubt")
    func ambiguous() throws {
        let notes = ["1. Bought on plan.", "Held in trust.", "By the trustee.", "3. See the exhibit."]
        let reading = try form(notes).reading()
        #expect(texts(reading)[0] == "F1 Bought on plan. Held in trust. By the trustee.")
        #expect(reading.paths(.noteNumberLost) == ["footnotes/footnote[@id='F1']"])
    }

    @Test("A note of several paragraphs is one where no number is missing")
    func paragraphs() throws {
        let reading = try form(["1. Bought on plan.", "Held in trust."], markers: [1]).reading()
        #expect(texts(reading) == ["F1 Bought on plan. Held in trust."])
        #expect(reading.paths(.noteNumberLost) == [])
    }

    @Test(
        "Torn values between the notes and the signature are no part of a note, titles and natures with them")
    func tornValues() throws {
        let reading = try form(
            ["1. Bought on plan.", "Common Stock", "03/12/2019", "P", "750", "A", "$13", "2,250", "D"],
            markers: [1]
        ).reading()
        #expect(texts(reading) == ["F1 Bought on plan."])
    }

    @Test(
        "Where a table is missing that may refer to it, the last paragraph of the last note may be another note"
    )
    func missingTable() throws {
        func doubted(_ heading: [String]?) throws -> [String] {
            var form = form(["1. Bought on plan.", "Held in trust."], markers: [1])
            if let heading { form.headingTwo = heading }
            return try form.reading().paths(.noteNumberLost)
        }
        #expect(try doubted([]) == ["footnotes/footnote[@id='F1']"])
        #expect(try doubted(nil) == [])
    }

    @Test("Where rows were torn apart, a note or the remarks may go on with cells of theirs")
    func spilledCells() throws {
        let torn = ["D", "6,750", "$13", "D", "250", "S", "03/12/2019"]
        func doubted(_ lines: [String]) throws -> [String] {
            try form(["1. Bought on plan."] + lines, markers: [1]).reading().paths(.cellUnclear).filter {
                !$0.hasPrefix("nonDerivativeTable")
            }
        }
        #expect(try doubted(torn + ["Clas\ts A Common Stock"]) == ["footnotes/footnote[@id='F1']"])
        #expect(try doubted(["Held in trust."] + torn + ["Common Stock"]) == [])
        #expect(try doubted(["Remarks:", "None."] + torn + ["8, 6\t0"]) == ["remarks"])
    }
}
