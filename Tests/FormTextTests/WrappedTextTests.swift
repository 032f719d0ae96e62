import FormText
import OwnershipModel
import TestSupport
import Testing

@Suite("What other programs put a text into is no part of the form")
struct WrappedTextTests {
    private func text(_ source: String) throws -> String {
        let page = try Page(bytes: Array(source.utf8))
        return page.lines.map { page.cells[$0.cells].map { page.string($0.range) }.joined(separator: " | ") }
            .joined(separator: "\n")
    }

    private static let form = "FORM 4\nHarrow Jane\n14 Mill Lane\nCommon Stock\t500"
    private static let cells = "FORM 4\nHarrow Jane\n14 Mill Lane\nCommon Stock | 500"

    // MARK: Mails and saved pages

    private static func mail(_ parts: [(header: String, body: String)], type: String = "multipart/mixed")
        -> String
    {
        "From: Jane <jane@example.com>\nSubject: Form 4\nMIME-Version: 1.0\nContent-Type: \(type);\n boundary=\"=_1\"\n\n"
            + parts.map { "--=_1\n\($0.header)\n\n\($0.body)\n" }.joined() + "--=_1--\n"
    }

    @Test("Of a mail the first page of HTML is read, or else the first plain text, as it is encoded")
    func parts() throws {
        let plain = (header: "Content-Type: text/plain", body: Self.form)
        let picture = (
            header: "Content-Type: image/gif\nContent-Transfer-Encoding: base64", body: "R0lGODlhAQABAAAAACw="
        )
        let page = (
            header: "content-type: TEXT/HTML; charset=utf-8\ncontent-transfer-encoding: Quoted-Printable",
            body: "<html><body><p>FORM=\n 4</p><p class=3D\"a\">J=C3=B8rgen=E2=80=99s</p></body></html>"
        )
        #expect(try text(Self.mail([plain, picture])) == Self.cells)
        #expect(try text(Self.mail([picture, plain])) == Self.cells)
        #expect(try text(Self.mail([plain, page])) == "FORM 4\nJørgen’s")
        let nested = (
            header: "Content-Type: multipart/alternative; boundary=b", body: "--b\n\n\(Self.form)\n--b--"
        )
        #expect(try text(Self.mail([picture, nested])) == Self.cells)
        let forwarded = (
            header: "Content-Type: message/rfc822", body: Self.mail([plain]).replacing("=_1", with: "=_2")
        )
        #expect(try text(Self.mail([forwarded])) == Self.cells)
    }

    @Test("A mail may have one part, with lines of Windows, and letters of Windows-1252")
    func onePart() throws {
        let header = "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
        #expect(
            try text((header + "FORM 4=0D=0AJ=F8rgen=92s =  \n=\nMill =3D").replacing("\n", with: "\r\n"))
                == "FORM 4\nJørgen’s Mill =")
        #expect(
            try text(
                "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nRk9STSA0DQpK+HJn\nZW6Scw==\n")
                == "FORM 4\nJørgen’s")
        #expect(throws: UnreadableText.pdf) {
            try text("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK\n")
        }
    }

    @Test("A text that only begins as a mail does stays as it is")
    func noMail() throws {
        for source in [
            "Subject: FORM 4\n\nName: Jane=41", "Content-Type: image/gif\n\nGIF=41", "Note: a\n=41",
        ] {
            #expect(try text(source).hasSuffix("=41"))
        }
    }

    // MARK: JSON

    @Test("A string of JSON is the text that it stands for")
    func string() throws {
        #expect(
            try text(
                #" "FORM 4\r\n\u2612 J\u00f8rgen\u2019s \ud83d\udea2 \"a\\b\"\nCommon Stock\t500\/1" "# + "\n"
            )
                == #"FORM 4"# + "\n[X] Jørgen’s 🚢 \"a\\b\"\nCommon Stock | 500/1")
    }

    @Test(
        "What is in quotes, and no string of JSON, stays",
        arguments: [
            #""FORM 4" and "FORM 5""#, #""FORM \4""#, "\"FORM 4\n5\"", #""FORM 4\u00g1""#, #""FORM 4\""#,
        ])
    func noString(source: String) throws {
        #expect(try text(source).hasPrefix("\"FORM"))
    }

    @Test(
        "Other JSON is refused, with the way out",
        arguments: ["{\"text\": \"FORM 4\"}", "[\n  {\n \"a\"", "[\"FORM 4\"]"])
    func json(source: String) {
        #expect(throws: UnreadableText.json) { try text(source) }
        #expect(
            "\(UnreadableText.json)"
                == "this is JSON: take the form's text out first, with 'jq -r .NAME FILE'")
    }

    // MARK: Marks of code

    @Test("Words around marks of code are kept aside; the text between them is the form")
    func fence() throws {
        let rows = (1...40).map { "Common Stock\t\($0 * $0)" }.joined(separator: "\n")
        let page = try Page(bytes: Array("Here it is:\n\n```text\n\(rows)\n```\n\nAnything else?\n".utf8))
        #expect(page.lines.count == 40)
        #expect(page.outside.map(page.string) == ["Here it is:", "Anything else?"])
        #expect(page.outside.map { page.place(of: $0).line } == [1, 46])
        #expect(page.place(of: page.cells[0].range).line == 4)
        #expect(page.outside.map(page.sourceString) == ["Here it is:", "Anything else?"])
    }

    @Test("Each page of a form may stand between marks of its own; the last ones may be lost")
    func fences() throws {
        let rows = (1...40).map { "Common Stock\t\($0 * $0)\n" }.joined()
        for end in ["```\n", ""] {
            let page = try Page(bytes: Array("```\n\(rows)```\nPage 2\n```\n\(rows)\(end)".utf8))
            #expect(page.lines.count == 80)
            #expect(page.outside.map(page.string) == ["Page 2"])
        }
    }

    @Test("Marks around a part of a form, or inside a line, mean nothing")
    func noFence() throws {
        #expect(
            try text("FORM 4\nHarrow Jane\n```\nCommon Stock\n```\n/s/ Jane")
                == "FORM 4\nHarrow Jane\n```\nCommon Stock\n```\n/s/ Jane")
        #expect(try text("FORM 4\nCommon ``` Stock") == "FORM 4\nCommon ``` Stock")
    }

    // MARK: Places

    @Test("What is read is found in the file, written as it stands there")
    func places() throws {
        func found(_ source: String) throws -> [String] {
            let page = try Page(bytes: Array(source.utf8))
            return page.cells.map { cell in
                let place = page.place(of: cell.range)
                return "\(place.line):\(place.column!)-\(place.endLine):\(place.endColumn!) "
                    + page.sourceString(cell.range)
            }
        }
        func expectFound(_ source: String) throws {
            let marked = MarkedText(source)
            let places = try found(marked.text)
            for (place, text) in zip(marked.places, marked.marked) {
                #expect(
                    places.contains(
                        "\(place.line):\(place.column)-\(place.endLine):\(place.endColumn) \(text)"),
                    "\(places)")
            }
        }
        let header = "Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\n"
        try expectFound(header + "⟦FORM=\n 4⟧\n⟦=C3=98rsted=E2=80=99⟧\n ⟦8 5=37⟧")
        try expectFound(#""⟦FORM 4⟧\n⟦\u00d8rsted \"a\"⟧\t⟦x\u2019⟧""#)
    }
}
