import OwnershipModel
import OwnershipXML
import TestSupport
import Testing

@Suite("A path is found at its line and column in the XML")
struct PlaceTests {
    /// The text at a place: lines and columns from 1, columns in Unicode scalars.
    private func text(at place: Place, in xml: String) -> String {
        let lines = xml.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        guard let column = place.column, let endColumn = place.endColumn else { return "" }
        if place.line == place.endLine {
            return String(
                String.UnicodeScalarView(
                    lines[place.line - 1].dropFirst(column - 1).prefix(endColumn - column)))
        }
        var text = String(Substring(lines[place.line - 1].dropFirst(column - 1)))
        for line in lines[place.line..<(place.endLine - 1)] { text += "\n" + String(Substring(line)) }
        return text + "\n" + String(Substring(lines[place.endLine - 1].prefix(endColumn - 1)))
    }

    private func place(_ path: String, in xml: String) throws -> Place? {
        let kind = try #require(FindingKind.all.first { $0.code == "schema-violation" })
        return [Finding(kind, "", path: path)].placed(in: Array(xml.utf8)).first?.place
    }

    private func found(_ path: String, in xml: String) throws -> String {
        text(at: try #require(try place(path, in: xml)), in: xml)
    }

    @Test(
        "Every field of random documents stands where its path is found", arguments: DocumentKind.ofEachSchema
    )
    func fields(_ kind: DocumentKind) throws {
        let document = RandomDocument.make(kind, seed: 7)
        let xml = String(decoding: try document.xml(), as: UTF8.self)
        for field in document.fields {
            let words = try found(field.path, in: xml)
            let value = field.value.trimmingBlanks
            if field.path.split(separator: "/").last?.hasPrefix("footnoteId") == true {
                #expect(words == "<footnoteId id=\"\(value)\"/>")
            } else if value.isEmpty {
                #expect(words.hasPrefix("<") || words.unescaped.trimmingBlanks.isEmpty, "\(field.path)")
            } else {
                #expect(words.unescaped.trimmingBlanks == value, "\(field.path)")
            }
        }
    }

    private static let tricky = """
        <?xml version="1.0"?>
        <!-- <issuer> > -->
        <ownershipDocument>
          <issuer a='x > y'
            b="z"><![CDATA[<issuerName>]]><issuerName>\u{C9}t\u{E9} <!-- </issuerName> --></issuerName></issuer>
          <reportingOwner/><reportingOwner><x/></reportingOwner>
          \u{E9}<footnotes><footnote id="F1">a</footnote><footnote id='F2'>b / c</footnote></footnotes>
        </ownershipDocument>
        """

    @Test(
        "Comments, CDATA, quotes and empty elements do not mislead",
        arguments: [
            ("", "<ownershipDocument>"), ("/issuer/@b", "b=\"z\""), ("/issuer/@a", "a='x > y'"),
            ("/issuer/issuerName", "\u{C9}t\u{E9} <!-- </issuerName> -->"),
            ("/reportingOwner[1]", "<reportingOwner/>"), ("/reportingOwner[2]", "<reportingOwner>"),
            ("/reportingOwner[2]/x", "<x/>"), ("/footnotes/footnote[@id='F2']", "b / c"),
            ("/footnotes/footnote[@id='F2']/@id", "id='F2'"),
            // What is not there is shown where it would stand.
            ("/reportingOwner[2]/reportingOwnerId/rptOwnerCik", "<reportingOwner>"),
            ("/remarks", "<ownershipDocument>"),
        ])
    func tricky(_ path: String, _ words: String) throws {
        #expect(try found("/ownershipDocument" + path, in: Self.tricky) == words)
    }

    @Test("Columns count characters, after a byte-order mark too")
    func columns() throws {
        let line = "\u{E9}<footnotes>"
        let xml = "<ownershipDocument>\(line)<footnote id=\"F1\">x</footnote></footnotes></ownershipDocument>"
        let path = "/ownershipDocument/footnotes/footnote[@id='F1']"
        #expect(try place(path, in: xml)?.column == 50)
        #expect(try place(path, in: "\u{FEFF}" + xml)?.column == 50)
    }

    @Test("Of two notes with one id the finding's line decides")
    func repeatedId() throws {
        let text = Sample.form4.replacingFirst("<footnote id=\"F2\">", with: "<footnote id=\"F1\">")
        let finding = try #require(try OwnershipDocument.validate(xml: Array(text.utf8)).findings.first)
        let place = try #require(finding.place)
        #expect(place.line == 207)
        #expect(self.text(at: place, in: text) == "id=\"F1\"")
    }

    @Test("A path that is cut short or of another document is no place")
    func foreign() throws {
        #expect(try place("", in: Self.tricky) == nil)
        #expect(try place("/other/issuer", in: Self.tricky) == nil)
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while let first = text.utf8.first, first <= 0x20 { text.removeFirst() }
        while let last = text.utf8.last, last <= 0x20 { text.removeLast() }
        return String(text)
    }

    fileprivate var unescaped: String {
        replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#13;", with: "\r").replacing("&#xD;", with: "\r").replacing("&amp;", with: "&")
    }
}
