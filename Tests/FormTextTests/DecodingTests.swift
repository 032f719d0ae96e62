import FormText
import Testing

@Suite("Bytes of any encoding become one text")
struct DecodingTests {
    private static let text = "Ørsted – “A”\t€5"

    private func read(_ bytes: [UInt8]) throws -> String {
        String(decoding: try Page(bytes: bytes).text, as: UTF8.self)
    }

    @Test("UTF-8, with and without its mark")
    func utf8() throws {
        #expect(try read(Array(Self.text.utf8)) == Self.text)
        #expect(try read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8)) == Self.text)
    }

    @Test("UTF-16 of either order, by its mark")
    func utf16() throws {
        let little = Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try read([0xFF, 0xFE] + little) == Self.text)
        #expect(try read([0xFE, 0xFF] + big) == Self.text)
        // Half a unit at the end is no reason to give up the rest.
        #expect(try read([0xFF, 0xFE] + little + [0x41]) == Self.text)
        // A pair of units for one scalar, and one that lacks its partner.
        #expect(try read([0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0xA2, 0xD8, 0x3D]) == "\u{1F6A2}\u{FFFD}")
    }

    @Test(
        "The first and the last letter of each length are UTF-8",
        arguments: [
            0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000, 0xFFFD, 0x1_0000, 0x3_FFFF,
            0x4_0000, 0xF_FFFF, 0x10_0000, 0x10_FFFF,
        ] as [UInt32])
    func letters(_ scalar: UInt32) throws {
        let letter = Character(try #require(Unicode.Scalar(scalar)))
        // Alone, repeated, and at the end.
        let text = "A\(letter)B\(letter)\(letter)\(letter)"
        let page = try Page(bytes: Array(text.utf8))
        #expect(page.sourceString(page.text.indices) == text)
    }

    @Test("What is not UTF-8 is Windows-1252")
    func windows() throws {
        #expect(
            try read([0xD8] + Array("rsted ".utf8) + [0x96, 0x20, 0x93, 0x41, 0x94, 0x09, 0x80, 0x35])
                == Self.text)
        // Windows has nothing at 0x81.
        #expect(try read([0x41, 0x81, 0x42]) == "A\u{FFFD}B")
    }

    @Test(
        "Bytes that only begin as UTF-8 does are Windows-1252",
        arguments: [
            ([0xC0, 0x80], "À€"), ([0xC3, 0x28], "Ã("), ([0xE2, 0x94], "â”"), ([0xE0, 0x82, 0x80], "à‚€"),
            ([0xED, 0xB4, 0x82], "í´‚"), ([0xF0, 0x82, 0x82, 0x82], "ð‚‚‚"),
            ([0xF4, 0x99, 0x80, 0x80], "ô™€€"),
            // A rule whose last sign is cut: the others are known for what they were.
            ([0xE2, 0x94, 0x80, 0xE2, 0x94, 0x80, 0xE2, 0x94, 0x80, 0xE2, 0x94], "───â”"),
        ] as [([UInt8], String)])
    func almostUTF8(_ bytes: [UInt8], _ text: String) throws {
        #expect(try read(bytes) == text)
    }

    @Test("A byte that is none in text of UTF-8 is Windows-1252, and the rest stays what it is")
    func mostlyUTF8() throws {
        // A box cut in two, an apostrophe of Windows.
        let box = try read([0xE2, 0x81] + Array("Ø – “A”".utf8))
        #expect(box == "â\u{FFFD}Ø – “A”")
        let mixed = try read(Array("“A”, Ada’s and Tern".utf8) + [0x92, 0x73])
        #expect(mixed == "“A”, Ada’s and Tern’s")
    }

    @Test("A file without text is empty")
    func empty() {
        for bytes: [UInt8] in [
            [], [0xEF, 0xBB, 0xBF], Array(" \t\r\n ".utf8), [0xFF, 0xFE], [0xFE, 0xFF, 0x00, 0x20],
        ] {
            #expect(throws: UnreadableText.empty) { try Page(bytes: bytes) }
        }
    }

    @Test("A PDF, and bytes that no text has, are refused")
    func noText() {
        #expect(throws: UnreadableText.pdf) { try Page(bytes: Array("%PDF-1.7\n%âãÏÓ".utf8)) }
        #expect(throws: UnreadableText.binary) { try Page(bytes: Array("FORM 4\0Common".utf8)) }
        #expect(throws: UnreadableText.binary) { try Page(bytes: [0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00]) }
        #expect(throws: UnreadableText.binary) { try Page(bytes: [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x00]) }
    }

    @Test("Each reason is a sentence with the way out where there is one")
    func reasons() {
        #expect("\(UnreadableText.empty)" == "the file is empty")
        #expect(
            "\(UnreadableText.pdf)"
                == "this is a PDF file: take its text out first, with 'pdftotext -layout FILE'")
        #expect("\(UnreadableText.binary)" == "this is not text: it holds bytes that no text has")
    }
}
