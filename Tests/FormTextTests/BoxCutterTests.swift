import OwnershipModel
import TestSupport
import Testing

@testable import FormText

@Suite("Texts with ruled boxes are cut into cells")
struct BoxCutterTests {
    /// Each line's cells with their columns: `0:Common Stock | 3:D`.
    private func cut(_ text: String) throws -> [String] {
        let page = try Page(bytes: Array(text.utf8))
        #expect(page.layout == .boxes)
        return page.lines.map { line in
            page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(separator: " | ")
        }
    }

    private static let typedBox = """
        +----------------------+--------+
        | Owner                | Ship   |
        +----------------------+--------+
        | Tern                 | Gannet |
        +----------------------+--------+

        """

    // MARK: Rows of tables

    @Test("A row of a table is a line, the lines of its cells joined, empty cells counted")
    func rows() throws {
        let lines = try cut(
            """
            ┌──────────────┬──────────┬─────┬───┐
            │Restricted    │          │     │   │
            │Stock Units   │03/14/2019│     │ D │
            ├──────────────┼──────────┼─────┼───┤
            │Common Stock  │          │1,250│ I │
            └──────────────┴──────────┴─────┴───┘
            """)
        #expect(lines == ["0:Restricted Stock Units | 1:03/14/2019 | 3:D", "0:Common Stock | 2:1,250 | 3:I"])
    }

    @Test("Typed boxes are cut as drawn ones are")
    func typed() throws {
        let lines = try cut(
            """
            +--------------+----------+-----+---+
            | Restricted   |          |     |   |
            | Stock Units  |03/14/2019|  -  | D |
            +==============+==========+=====+===+
            | Common Stock |          |1,250| I |
            +--------------+----------+-----+---+
            """)
        #expect(
            lines == [
                "0:Restricted Stock Units | 1:03/14/2019 | 2:- | 3:D", "0:Common Stock | 2:1,250 | 3:I",
            ])
    }

    @Test("A bottom of underscores takes the place of the blanks in a cell's last line")
    func underscored() throws {
        let lines = try cut(
            """
             _______________________________________
            |Restricted    |   03/14/2019 |     | D |
            |Stock_Units___|______________|_____|___|
            |Common_Stock__|______________|1,250|_I_|
            |Preferred_____|___03/15/2019_|_____|_D_|
            """)
        #expect(
            lines == [
                "0:Restricted Stock Units | 1:03/14/2019 | 3:D", "0:Common Stock | 2:1,250 | 3:I",
                "0:Preferred | 1:03/15/2019 | 3:D",
            ])
    }

    @Test("The cells of a table's head come one after the other, each a line")
    func head() throws {
        let lines = try cut(
            """
            ┌───────┬─────────────┬────┬──────┐
            │       │3. Code      │    │Owned │
            │Title  ├──────┬──────┤Date│(Inst.│
            │       │Code  │V     │    │4)    │
            ├───────┼──────┼──────┼────┼──────┤
            │A      │B     │C     │D   │E     │
            └───────┴──────┴──────┴────┴──────┘
            """)
        #expect(
            lines == [
                "0:Title", "0:3. Code", "0:Code", "0:V", "0:Date", "0:Owned (Inst. 4)",
                "0:A | 1:B | 2:C | 3:D | 4:E",
            ])
    }

    // MARK: Words broken at the end of a line

    @Test(
        "A broken word, number, date or note has no blank inside",
        arguments: [
            ("01/25/2012^", "(4)       ", "01/25/2012(4)"),
            ("2/7/0      ", "0         ", "2/7/00"),
            ("1,250,     ", "000       ", "1,250,000"),
            ("Performance-", "Based     ", "Performance-Based"),
            ("(Month     ", "/Day/Year)", "(Month/Day/Year)"),
            ("By /s/     ", "A. Doe    ", "By /s/ A. Doe"),
            ("Officer /  ", "Director  ", "Officer / Director"),
        ])
    func brokenWords(first: String, second: String, joined: String) throws {
        let lines = try cut(
            """
            ┌────────────┬───┬───┬───┐
            │\(first.padded(to: 12))│ b │ c │ d │
            │\(second.padded(to: 12))│   │   │   │
            └────────────┴───┴───┴───┘
            """)
        #expect(lines == ["0:\(joined) | 1:b | 2:c | 3:d"])
    }

    // MARK: Boxes of the heading

    @Test("Boxes side by side come one after the other, a line a row of their text")
    func heading() throws {
        let lines = try cut(
            """
            ┌──────────────────────┬─────────────────────┬────────────────────────────────────┐
            │1. Name and Address   │2. Issuer            │5. Relationship                     │
            │                      │                     │                                    │
            │Quill Ada M           │Tern Books [ TERN ]  │  X   Officer (give title   Other   │
            │━━━━━━━━━━━━━━━━━━━━━━├─────────────────────┤      below)                        │
            │(Last)      (First)   │3. Date              │      SVP - Head of Cloth   Adviser │
            │                      │05/02/2018           │      Bindings                      │
            │12 QUAY STREET        │                     │                                    │
            └──────────────────────┴─────────────────────┴────────────────────────────────────┘
            """)
        #expect(
            lines == [
                "0:1. Name and Address", "0:Quill Ada M", "0:(Last) | 1:(First)", "0:12 QUAY STREET",
                "0:2. Issuer", "0:Tern Books [ TERN ]", "0:3. Date", "0:05/02/2018",
                "0:5. Relationship", "1:X | 2:Officer (give title below) | 3:Other",
                "2:SVP - Head of Cloth Bindings | 3:Adviser",
            ])
    }

    @Test("A column that a blank is enough for is found by the lines around it")
    func narrowColumns() throws {
        let lines = try cut(
            """
             __________________________________________________
            |X Director                         10% Owner      |
            |X Officer (give title below)     X Other (specify)|
            |  VP of Quills, Parchment and Ink                 |
            |__________________________________________________|
             __________________________________________________
            |____|____|____|____|______|___________|___________|
            """)
        #expect(
            lines == [
                "0:X | 1:Director | 3:10% Owner",
                "0:X | 1:Officer (give title below) | 2:X | 3:Other (specify)",
                "1:VP of Quills, Parchment and Ink",
            ])
    }

    // MARK: Text outside boxes

    @Test("A wrapped line goes on, and a note's number, a heading or room for a word starts anew")
    func paragraphs() throws {
        let lines = try cut(
            """
            ┌─────────┬─────────┬─────────┐
            └─────────┴─────────┴─────────┘
            1. Held by a trust of which the
            filer is the trustee, and which
            2. Sold.
            Remarks:
            None
            """)
        #expect(
            lines == [
                "0:1. Held by a trust of which the filer is the trustee, and which", "0:2. Sold.",
                "0:Remarks:", "0:None",
            ])
    }

    @Test("A signature of several lines has its date beside any of them")
    func signatures() throws {
        let lines = try cut(
            """
            ┌────────────────────────────────────────────────┐
            └────────────────────────────────────────────────┘

                     /s/ Ada M. Quill, by her         05/03/2018
                     attorney-in-fact
                     Quill Holdings LP, By: Quill GP,
                     its general partner, By: Ada M.  05/04/2018
                     Quill, manager
                     /s/ Jo Reed, as agent for one of 05/05/2018
                     ** Signature of Reporting Person Date
            """)
        #expect(
            lines == [
                "0:/s/ Ada M. Quill, by her attorney-in-fact | 1:05/03/2018",
                "0:Quill Holdings LP, By: Quill GP, its general partner, By: Ada M. Quill, manager | 1:05/04/2018",
                "0:/s/ Jo Reed, as agent for one of | 1:05/05/2018",
                "0:** Signature of Reporting Person | 1:Date",
            ])
    }

    @Test("Where each name has its date beside its middle, the dates tell where names end")
    func centeredDates() throws {
        let lines = try cut(
            """
            ┌─────────────────────────────────────────┐
            │OMB APPROVAL                             │
            └─────────────────────────────────────────┘

                  HARROWGATE LP, by: /s/ Ana Moss and  05/15/2013
                  Members of Partnership Three
                  HARROWGATE GP LLC, its sole general
                  Partner, by Ada Crown, by: /         05/16/2013
                  s/ Ana Moss, Manager
                  /s/ Ana Moss                         05/17/2013
                  ** Signature of Reporting Person     Date
            """)
        #expect(
            lines.suffix(4) == [
                "0:HARROWGATE LP, by: /s/ Ana Moss and Members of Partnership Three | 1:05/15/2013",
                "0:HARROWGATE GP LLC, its sole general Partner, by Ada Crown, by: /s/ Ana Moss, Manager | 1:05/16/2013",
                "0:/s/ Ana Moss | 1:05/17/2013", "0:** Signature of Reporting Person | 1:Date",
            ])
    }

    @Test("However many names there are; one that signs `By:` another goes on with its name")
    func manyCenteredDates() throws {
        let names = (1...12).flatMap { number in
            [
                "HARROWGATE FUND NO. \(number), LLC, By:".padded(to: 37) + "05/15/2013",
                "Harrowgate, L.P., its managing p.,", "By: /s/ Ana Moss, Authorized Person",
                "Moss Capital GP, L.L.C., By: /s/ Ana".padded(to: 37) + "05/16/2013",
                "Moss, Authorized Person",
            ]
        }
        var lines = names
        // The date of three lines stands beside the second.
        for first in stride(from: 0, to: lines.count, by: 5) {
            lines[first + 1] = lines[first + 1].padded(to: 37) + "05/15/2013"
            lines[first] = String(lines[first].dropLast(10))
        }
        let box =
            ["┌─────────────────────────────────────────┐", "│OMB APPROVAL                             │"]
            + ["└─────────────────────────────────────────┘", ""]
        let caption = ["      " + "** Signature of Reporting Person".padded(to: 37) + "Date"]
        let text = box + lines.map { "      \($0)" } + caption
        let cells = try cut(text.joined(separator: "\n"))
        #expect(cells.count == 1 + 24 + 1)
        #expect(
            cells.dropFirst(23).first
                == "0:HARROWGATE FUND NO. 12, LLC, By: Harrowgate, L.P., its managing p., By: /s/ Ana Moss, Authorized Person | 1:05/15/2013"
        )
    }

    @Test("The sign of a signature is one, wherever its line was broken")
    func brokenSign() throws {
        for (above, below) in [
            ("Harrowgate LP, by: /", "s/ Ana Moss"), ("Harrowgate LP, by: /s", "/ Ana Moss"),
        ] {
            let lines = try cut(
                """
                ┌─────────────────────┬──────────┬───┬───┐
                │\(above.padded(to: 21))│05/15/2013│ x │ y │
                │\(below.padded(to: 21))│          │   │   │
                └─────────────────────┴──────────┴───┴───┘
                """)
            #expect(lines.first?.hasPrefix("0:Harrowgate LP, by: /s/ Ana Moss |") == true)
        }
    }

    @Test("A word that touches a bracket elsewhere was broken before it; a line of rules ends a cell")
    func brokenBracket() throws {
        let lines = try cut(
            """
            ┌──────────────────────────────────────────────────┐
            │Section 16(b) and an option (right to buy)        │
            │ ════════════════════════════════════════════════ │
            │(Street)                                          │
            └──────────────────────────────────────────────────┘
            1. Profit that is recoverable under the Section 16
            (b) belongs to the company that granted the option
            (right to buy) it.
            """)
        #expect(
            lines == [
                "0:Section 16(b) and an option (right to buy)", "0:(Street)",
                "0:1. Profit that is recoverable under the Section 16(b) belongs to the company that granted the option (right to buy) it.",
            ])
    }

    @Test("A tick stands before the text that its box is for")
    func ticks() throws {
        let lines = try cut(
            """
                Check this box if no longer           ┌──────────────┐
            ┌─┐ subject to Section 16. See            │ OMB APPROVAL │
            │X│ Instruction 1(b).                     ├──────────────┤
            └─┘ Check this box to indicate            │OMB Number:   │
                a plan.                               └──────────────┘
            """)
        #expect(
            lines == [
                "0:X | 1:Check this box if no longer subject to Section 16. See Instruction 1(b).",
                "0:OMB APPROVAL", "0:OMB Number:", "1:Check this box to indicate a plan.",
            ])
    }

    @Test("Underscores inside a word are the bottom of a cell without bars; notes keep theirs")
    func filledWords() throws {
        let lines = try cut(
            """
             __________________
            |___|__________|___|
            |___|__________|___|
            1. See www.example.com/a_b.

             /s/_Ada_M._Quill,_by_proxy 05/03/2018
            """)
        #expect(lines == ["0:1. See www.example.com/a_b.", "0:/s/ Ada M. Quill, by proxy | 1:05/03/2018"])
    }

    @Test("Entities that a converter left are their signs")
    func entities() throws {
        let lines = try cut(
            """
            ┌───────────────────────┬───┬───┬───┐
            │Quill &amp; Sons&#x27; │ x │   │ y │
            └───────────────────────┴───┴───┴───┘
            """)
        #expect(lines.first == "0:Quill & Sons' | 1:x | 3:y")
    }

    // MARK: Places

    @Test("Every cell is found again in the file, from its first line to its last")
    func places() throws {
        let marked = MarkedText(
            """
            ┌────────────┬──────────┬────────┬───┐
            │⟦Común&amp;Co⟧│03/14/2019│⟦$4.1^(2)⟧│ ⟦D⟧ │
            ├────────────┼──────────┼────────┼───┤
            """)
        let page = try Page(bytes: Array(marked.text.utf8))
        let places = page.cells.map { cell in
            let place = page.place(of: cell.range)
            return "\(place.line):\(place.column!)-\(place.endLine):\(place.endColumn!)"
        }
        for place in marked.places {
            #expect(places.contains("\(place.line):\(place.column)-\(place.endLine):\(place.endColumn)"))
        }
        let wrapped = try Page(
            bytes: Array(
                """
                ┌───────────┬──────────┬──────┬───┐
                │Restricted │03/14/2019│      │ D │
                │Stock      │          │      │   │
                └───────────┴──────────┴──────┴───┘
                """.utf8))
        let place = wrapped.place(of: wrapped.cells[0].range)
        #expect((place.line, place.column, place.endLine, place.endColumn) == (2, 2, 3, 7))
    }

    // MARK: Tables between dashes

    @Test(
        "Dashes below a head show the columns of a table without bars: each line is a row up to an empty one")
    func dashedTable() throws {
        let lines = try cut(
            Self.typedBox + """

                  Cargo of the ships
                  ------------------ ---------- ----- -------
                  Barley             05/02/2019   M    1,204
                  Wheat                                   88

                  A line of its own
                """)
        #expect(
            lines.suffix(4) == [
                "0:Cargo of the ships", "0:Barley | 1:05/02/2019 | 2:M | 3:1,204", "0:Wheat | 3:88",
                "0:A line of its own",
            ])
    }

    @Test("Below a rule across the page the rows of such a table have several lines, empty ones between them")
    func dashedTableOfLines() throws {
        let lines = try cut(
            Self.typedBox + """

                  ------------------------------------------
                  Cargo of
                  the ships
                  ------------------ ---------- ----- -------
                  Winter             05/02/2019   M    1,204
                  barley

                  Wheat                                   88
                  ------------------------------------------
                  A line of its own
                """)
        #expect(
            lines.suffix(4) == [
                "0:Cargo of the ships", "0:Winter barley | 1:05/02/2019 | 2:M | 3:1,204", "0:Wheat | 3:88",
                "0:A line of its own",
            ])
    }

    @Test("Rules of a table inside a cell are no text of it")
    func rulesInCells() throws {
        let lines = try cut(
            """
            +----------------------+--------+
            | Owner                | Ship   |
            |   ------ --- -----   |        |
            |   TERN   QX  90401   |        |
            |   ------ --- -----   |        |
            |   --                 |        |
            +----------------------+--------+
            | Quay                 | Oak    |
            +----------------------+--------+
            """)
        #expect(lines == ["0:Owner", "1:TERN | 2:QX | 3:90401", "0:Ship", "0:Quay | 1:Oak"])
    }

    // MARK: Captions of boxes

    @Test("A tick beside the middle of a narrow caption stands before it")
    func tickBesideTheMiddle() throws {
        let lines = try cut(
            """
            ┌─────────────────────────┬────────────┐
            │5. Relationship          │            │
            │                         │            │
            │    Director     10%     │            │
            │                 Owner   │            │
            │    Officer      Other   │            │
            │ X  (give        (specify│            │
            │    title        below)  │            │
            │    below)               │            │
            │    Harbour              │            │
            │    Master               │            │
            └─────────────────────────┴────────────┘
            """)
        #expect(lines.contains { $0.contains("X | ") && $0.contains("Officer (give title below)") })
        #expect(!lines.contains { $0.contains("below) Harbour") })
    }

    // MARK: What is no box

    @Test("Pipes, dashes and plus signs alone draw no boxes")
    func otherLayouts() throws {
        for text in ["| a | b |\n|---|---|\n| c+- | __X__ |", "a\tb --- c\n___ d", "x + y\n-----\n1 | 2"] {
            #expect(try Page(bytes: Array(text.utf8)).layout != .boxes)
        }
    }

    @Test("Boxes that are cut off or crossed end no reading")
    func broken() throws {
        let whole = """
            ┌───────┬──────┐ text ┌─┐
            │a      │b     │      │X│
            │┌─┐    ├──────┤      └─┘
            └───────┴──────┘
            """
        let scalars = Array(whole.unicodeScalars)
        for end in 24...scalars.count {
            let text = String(String.UnicodeScalarView(scalars[..<end]))
            #expect(!(try Page(bytes: Array(text.utf8)).cells.isEmpty) || end < 30)
        }
    }

    private static let lettered = [
        "┌────────────────┬──────────┬─────┬───┐",
        "│Harrow’s & Sons │03/14/2019│     │ D │",
        "├────────────────┼──────────┼─────┼───┤",
        "│Office & Profit │03/15/2019│     │ I │",
        "└────────────────┴──────────┴─────┴───┘",
    ]

    @Test("A new page does not end a box, whatever line it starts with")
    func newPages() throws {
        let bare = try cut(Self.lettered.joined(separator: "\n"))
        for line in Self.lettered.indices {
            var lines = Self.lettered
            lines[line] = "\u{C}" + lines[line]
            #expect(try cut(lines.joined(separator: "\n")) == bare)
        }
    }

    // MARK: Letters changed behind the boxes' back

    @Test(
        "Letters that were written in another way once the boxes were drawn are mended before these are looked for",
        arguments: [
            [("&", "&amp;"), ("’", "&#8217;")], [("’", "â€™")], [("ffi", "ﬃ"), ("fi", "ﬁ")],
            [("Off", "Off\u{AD}"), ("Harr", "Harr\u{200B}")],
        ])
    func lettersChanged(changes: [(String, String)]) throws {
        let bare = try cut(Self.lettered.joined(separator: "\n"))
        #expect(bare[0] == "0:Harrow’s & Sons | 1:03/14/2019 | 3:D")
        let changed = Self.lettered.map { line in
            changes.reduce(line) { $0.replacing($1.0, with: $1.1) }
        }
        #expect(changed != Self.lettered)
        #expect(try cut(changed.joined(separator: "\n")) == bare)
    }

    @Test("Boxes that were drawn around such letters stay where they are")
    func lettersKept() throws {
        let drawn = Self.lettered.map {
            $0.replacing("Harrow’s & Sons ", with: "Harroâ€™s&amp;Co").replacing(
                "Office & Profit ", with: "Off\u{AD}ice & Profit")
        }
        #expect(
            try cut(drawn.joined(separator: "\n")) == [
                "0:Harro’s&Co | 1:03/14/2019 | 3:D", "0:Office & Profit | 1:03/15/2019 | 3:I",
            ])
    }

    @Test("Letters of one kind may have been there when the boxes were drawn, and those of another kind not")
    func lettersOfTwoKinds() throws {
        let drawn = [
            "┌────────────────┬──────────┬─────┬───┐",
            "│Harrow’s Ships  │03/14/2019│     │ D │",
            "├────────────────┼──────────┼─────┼───┤",
            "│Lee&#x27;s Ships│03/15/2019│     │ I │",
            "├────────────────┼──────────┼─────┼───┤",
            "│Kit&#x27;s Ships│03/15/2019│     │ I │",
            "└────────────────┴──────────┴─────┴───┘",
        ].joined(separator: "\n")
        #expect(try cut(drawn.replacing("’", with: "â€™")) == cut(drawn))
    }

    @Test("Boxes all of whose letters were encoded twice, those of their sides too")
    func misencodedBoxes() throws {
        func misencoded(_ byte: UInt8) -> Character {
            let scalar = windows1252Scalar(of: byte)
            return Character(scalar == "\u{FFFD}" ? Unicode.Scalar(byte) : scalar)
        }
        let misencoded = String(Self.lettered.joined(separator: "\n").utf8.map(misencoded))
        #expect(misencoded.contains("â”‚Harrowâ€™s"))
        #expect(try cut(misencoded) == cut(Self.lettered.joined(separator: "\n")))
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
