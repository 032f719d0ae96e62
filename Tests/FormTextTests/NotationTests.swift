import FormText
import Testing

@Suite("What texts write in many ways is written plainly")
struct NotationTests {
    private func plain(_ text: String) throws -> String {
        String(decoding: try Page(bytes: Array(text.utf8)).text, as: UTF8.self)
    }

    private func expect(_ table: [(source: String, plain: String)]) throws {
        for (source, expected) in table { #expect(try plain(source) == expected, "\(source)") }
    }

    @Test("A note's marker is a number in brackets")
    func markers() throws {
        try expect([
            ("M ⁽¹⁾", "M (1)"), ("27,484⁽¹⁾⁽²⁾", "27,484(1)(2)"), ("S⁽¹²⁾", "S(12)"), ("S¹", "S(1)"),
            ("S¹²", "S(12)"),
            ("S⁽¹,²⁾", "S(1,2)"), ("S¹,²", "S(1,2)"), ("S⁴ D⁰", "S(4) D(0)"), ("S^(1)", "S(1)"),
            ("S^1", "S(1)"),
            ("S^{1}", "S(1)"), ("S^{(1)}", "S(1)"), ("S^{(1)(2)}", "S(1)(2)"), ("Person^*", "Person*"),
            ("Person^(*)", "Person*"),
            ("S<sup>(1)</sup>", "S(1)"), (#"S<sup>\*</sup>"#, "S*"), (#"S [^\*^](#*)"#, "S *"),
            ("([]{##F1}1)", "(1)"), ("S<SUP>1</SUP>", "S(1)"), ("S<sup>12</sup>,", "S(12),"),
            ("5^", "5^"),
            ("a ^ b", "a ^ b"),
        ])
    }

    @Test("A formula is what it says; a dollar sign alone is money")
    func formulas() throws {
        try expect([
            ("$S^{(1)}$", "S(1)"), (" $M^{(1)}$\t", " M(1)\t"), (#"$\mathbf{V}$"#, "V"),
            (#"$\mathrm{Code}$ x"#, "Code x"),
            ("$4.1", "$4.1"), ("$4.1 or $5.2", "$4.1 or $5.2"), ("$20,000\t$30,000", "$20,000\t$30,000"),
            ("$S^{(1)}\n$5", "$S(1)\n$5"), ("$$", "$$"), ("$", "$"),
        ])
    }

    @Test("A sign of Markdown that is escaped is that sign")
    func escapes() throws {
        try expect([
            (#"\$4.1"#, "$4.1"), (#"Person\*"#, "Person*"), (#"\_\_X\_\_"#, "__X__"),
            (#"\$4.1 to \$5"#, "$4.1 to $5"),
            (#"\(1\)"#, "(1)"), (#"\textbf{Common} Stock"#, "Common Stock"), (#"a\b"#, #"a\b"#),
            (#"c:\1"#, #"c:\1"#),
            ("end\\", "end\\"), (#"\\"#, #"\\"#), (#"\mathbf{V"#, "V"),
        ])
    }

    @Test("Blanks of every kind are one kind, and signs without width are gone")
    func blanks() throws {
        try expect([
            ("a\u{A0}b", "a b"), ("a\u{2003}b\u{202F}c\u{3000}d", "a b c d"),
            ("a\u{AD}b\u{200B}c\u{FEFF}d", "abcd"),
            // What a no-break space becomes when UTF-8 is taken for Windows-1252.
            ("a\u{C2}\u{A0}b", "a b"), ("Â", "Â"),
        ])
    }

    @Test("Ligatures are letters; boxes are brackets, ticked or empty, apart from a word that touches them")
    func signs() throws {
        try expect([
            ("Oﬃcer of the ﬁrm", "Officer of the firm"), ("ﬀﬂﬄ", "fffl" + "ffl"),
            ("☐Director", "[ ] Director"),
            ("☐ Director", "[ ] Director"),
            ("☒Officer", "[X] Officer"), ("☑", "[X]"), ("✗ ✘", "[X] [X]"),
            (#"$\boxtimes$ Officer"#, "[X] Officer"), (#"$\square$ Other"#, "[ ] Other"),
        ])
    }

    @Test("Entities are their signs, in text as in HTML; what is none stays")
    func entities() throws {
        try expect([
            ("Research &amp; Development", "Research & Development"), ("&lt;5%", "<5%"), ("a&nbsp;b", "a b"),
            ("AT&T", "AT&T"), ("A & B; C", "A & B; C"), ("&bogus;", "&bogus;"), ("R&D;", "R&D;"),
        ])
    }

    @Test("Letters that look alike stay: to read them as others is a repair")
    func lookalikes() throws {
        try expect([("Δ Α А", "Δ Α А"), ("§ 16", "§ 16"), ("8 571", "8 571"), ("漢字 🚢", "漢字 🚢")])
    }

    @Test("A break inside a cell is one; tags that only tell how text looks are gone, other ones stay")
    func tags() throws {
        try expect([
            ("a<br>b<br/>c<BR />d", "a\u{B}b\u{B}c\u{B}d"), ("<b>a</b>", "a"),
            ("<u>Jane Doe</u>", "Jane Doe"),
            ("<x>a</x>", "<x>a</x>"), ("a < b", "a < b"),
            ("<", "<"),
            ("S<sup>(1)", "S(1)"),
        ])
    }

    @Test("A link of Markdown is its text; brackets that are none stay")
    func links() throws {
        try expect([
            ("[Harrowgate Corp](/cgi-bin/browse?CIK=9100001) [ HGC ]", "Harrowgate Corp [ HGC ]"),
            ("[a](https://example.com)", "a"), ("[ HGC ] (a)", "[ HGC ] (a)"), ("[1](2)", "[1](2)"),
            ("[a](/b c)", "[a](/b c)"),
        ])
    }

    @Test("What Pandoc raises it closes as it opens it")
    func raisedByPandoc() throws {
        try expect([("500^(1)^", "500(1)"), ("500^(1)^^(2)^", "500(1)(2)"), ("500^(1) D", "500(1) D")])
    }

    @Test("A notation that is cut off at the end of the text is read as far as it goes")
    func cutOff() throws {
        for source in [
            #"\"#, "$", "^", "^{", "^{(1", "$S^", "<sup>", "<sup>1", "¹", "⁽", "⁽¹", #"\mathbf{"#, "Â",
        ] {
            _ = try plain("x" + source)
            _ = try plain("x\t" + source + "\n")
        }
    }
}
