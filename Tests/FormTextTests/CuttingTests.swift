import FormText
import Testing

@Suite("A page is lines of cells, whatever it was")
struct CuttingTests {
    /// Each line's cells with their columns: `0:Common Stock 3:D`, one line below the other.
    private func cut(_ text: String) throws -> (layout: Layout, lines: [String]) {
        let page = try Page(bytes: Array(text.utf8))
        let lines = page.lines.map { line in
            page.cells[line.cells].map { "\($0.column):\(page.string($0.range))" }.joined(separator: " | ")
        }
        return (page.layout, lines)
    }

    // MARK: Tabs and pipes

    @Test("At tabs, empty cells counted, blanks at the ends left out")
    func tabs() throws {
        let page = try cut("Common Stock\t\t 05/15/2013 \tM\n\n\tX\t\n   \t \nDirector")
        #expect(page.layout == .tabs)
        #expect(page.lines == ["0:Common Stock | 2:05/15/2013 | 3:M", "1:X", "0:Director"])
    }

    @Test("At pipes, with or without those at the ends, rules left out")
    func pipes() throws {
        let page = try cut("| a | b |  | c |\n|---|:-:|---:|---|\n|  | d | \\_X\\_ |\ne | f\nplain line")
        #expect(page.layout == .markdown)
        #expect(page.lines == ["0:a | 1:b | 3:c", "1:d | 2:_X_", "0:e | 1:f", "0:plain line"])
        let escaped = try cut("| a | b |\n|---|---|\n| c \\| d | e |")
        #expect(escaped.lines == ["0:a | 1:b", "0:c | d | 1:e"])
    }

    @Test("More tabs than pipes are tabs, and the other way round")
    func moreOfThem() throws {
        #expect(try cut("a\tb\tc\td\te | f | g").layout == .tabs)
        #expect(try cut("| a | b |\n| c | d |\n| e | f |\n\te").layout == .markdown)
        #expect(try cut("a | b\nc").layout == .plain)
    }

    @Test("A single tab in many lines stands inside a value")
    func strayTab() throws {
        let lines = (1...20).map { "line \($0)" } + ["By trust\tof 2011"]
        let page = try cut(lines.joined(separator: "\n"))
        #expect(page.layout == .plain)
        #expect(page.lines.last == "0:By trust of 2011")
        #expect(try cut(lines[10...].joined(separator: "\n")).layout == .tabs)
    }

    // MARK: Lines of web pages

    @Test("Ends of lines of a page's source, what follows them indented, part nothing of a long text")
    func sourceIndents() throws {
        let long = String(repeating: "word ", count: 120)
        #expect(try cut("\(long)(Instr.\n      3) 2. Date\n   \n      (Month)").lines.count == 1)
        #expect(try cut("\(long)(Instr.\n3) 2. Date\n(Month)").lines.count == 3)
        #expect(try cut("word (Instr.\n      3) 2. Date\n      (Month)").lines.count == 3)
    }

    @Test("Where each stretch of a web page has a line, signs and words in italics go to their neighbours")
    func fragments() throws {
        let page = try cut(
            "1. Name of Reporting Person\n*\n2. Issuer Name\nand\nTicker\nHarrowgate Corp\n[\nHGC\n]\n(\ne.g.\n, puts)\n500\n(1)\n$\n12.5"
        )
        #expect(
            page.lines == [
                "0:1. Name of Reporting Person*", "0:2. Issuer Name and Ticker", "0:Harrowgate Corp [HGC ]",
                "0:(e.g., puts)", "0:500", "0:(1)", "0:$12.5",
            ])
    }

    @Test(
        "Empty lines between such stretches part nothing; between blocks of print a star alone joins nothing")
    func fragmentsApart() throws {
        #expect(try cut("Price\n\n\n$\n\n12.5").lines == ["0:Price", "0:$12.5"])
        #expect(try cut("1. Name\n\n*\n\nLindqvist").lines == ["0:1. Name", "0:*", "0:Lindqvist"])
    }

    @Test("Fewer than three lines of pipes are strokes that a recogniser saw, and no table")
    func strayPipes() throws {
        #expect(try cut("| a | b |\n| c | d |\ne").layout == .plain)
        #expect(try cut("| a | b | c |\n\td").layout == .tabs)
    }

    @Test("Strokes inside lines are the borders that a recogniser saw, and no table")
    func strokesBetweenCells() throws {
        let ruled = "Common Stock | 05/15/2013 | M\nCommon Stock | 05/16/2013 | S\na | b | c\n|d | e"
        #expect(try cut(ruled).layout == .plain)
        #expect(try cut("a | b | c\n---|---|---\nd | e | f").layout == .markdown)
    }

    @Test(
        "Padded cells make a rule as long as a typed page's: below the first row of its table it is Markdown's"
    )
    func paddedCells() throws {
        func table(_ rule: String) -> String {
            let title = "Convertible Preference Shares of the Second Series"
            return [
                "| \(title) | Quay 7 |", rule, "| \(title) | Quay 9 |", "", "| *\(title)* | _Quay 11_ |",
                rule,
                "| \(title) |  |", "", "| \(title) | Quay 12 |", rule,
            ].joined(separator: "\n")
        }
        let dashes = String(repeating: "-", count: 50)
        let page = try cut(table("|:\(dashes)-|:------:|"))
        #expect(page.layout == .markdown)
        #expect(page.lines[2] == "0:Convertible Preference Shares of the Second Series | 1:Quay 11")
        #expect(try cut(table("|\(dashes)--|--------|") + "\n\(dashes)").layout == .markdown)
        let typed = "|\(dashes)--|--------|\n" + table("|\(dashes)--|--------|")
        #expect(try cut(typed).layout == .ruled)
    }

    @Test("Signs of emphasis around a cell are none of its text, and lines across the page are no cells")
    func emphasis() throws {
        #expect(
            try cut(
                "a | b | c\n---|---|---\n**Remarks:** | _05/15/2013_ | *d* e\n--- | * * * | ====\n_X_ | ** f | __g"
            )
            .lines
                == ["0:a | 1:b | 2:c", "0:Remarks: | 1:05/15/2013 | 2:*d* e", "0:_X_ | 1:** f | 2:__g"])
    }

    @Test("Marks of a Markdown heading are none of its text")
    func heading() throws {
        #expect(
            try cut("a | b | c\n---|---|---\n## **Remarks:**\n# FORM 4\n#7 Quay | # 7 | #").lines
                == ["0:a | 1:b | 2:c", "0:Remarks:", "0:FORM 4", "0:#7 Quay | 1:# 7 | 2:#"])
    }

    @Test("Around tables of HTML in Markdown every line is one, and its marks are none of its text")
    func tablesInMarkdown() throws {
        let table = "<table>\n<tr><td>**a\nb</td><td>c</td></tr>\n</table>"
        #expect(
            try cut("\(table)\n\n## **Remarks:**\n\nFirst _line_.\nSecond.").lines
                == ["0:**a b | 1:c", "0:Remarks:", "0:First _line_.", "0:Second."])
        #expect(
            try cut("<html><body>\(table)\n## First\nline.</body></html>").lines
                == ["0:**a b | 1:c", "0:## First line."])
    }

    @Test("A table of boxes, with numbered captions in several rows, is read downwards, and no other")
    func boxesOfPipes() throws {
        let boxes =
            "| 1. Name | 2. Issuer |\n|---|---|\n| Ann | Quay |\n| (Last) (First) | 3. Date |\n| Row | |"
        let rest = "\n\nTable\n\n| 1. Title | 2. Date |\n|---|---|\n| Stock | 5/1/20 |"
        #expect(
            try cut(boxes + rest).lines
                == [
                    "0:1. Name", "0:Ann", "0:(Last) (First)", "0:Row", "0:2. Issuer", "0:Quay", "0:3. Date",
                    "0:Table", "0:1. Title | 1:2. Date", "0:Stock | 1:5/1/20",
                ])
        // A label in a cell of its own belongs to what stands beside it.
        let labels = boxes.replacing("(Last) (First)", with: "(Last)")
        #expect(try cut(labels).lines[1] == "0:Ann | 1:Quay")
    }

    @Test("Where borders of pipes stand inside words, lines are put together again, and are in doubt")
    func tornPipes() throws {
        let text = """
            |1. Name and Address of Repor<br>Okonjo Bertram|ting Person||2. Issuer Name**and**Ti<br>Quillmere Instru|cker or Trading<br>ments Corp|
            |---|---|---|---|---|
            |(Last)<br>(<br>18 TANNERY LANE|First)|(Middle)|3. Date of Earl<br>02/21/2024|iest Transaction|
            |Common Stock|02/21/20|24|S<br>1,2|50|
            """
        let page = try Page(bytes: Array(text.utf8))
        let lines = try cut(text).lines.map { $0.dropFirst(2) }
        #expect(
            lines == [
                "1. Name and Address of Reporting Person", "Okonjo Bertram",
                "2. Issuer NameandTicker or Trading", "Quillmere Instruments Corp",
                "(Last)", "(First)", "18 TANNERY LANE", "(Middle)",
                "3. Date of Earliest Transaction", "02/21/2024",
                "Common Stock", "02/21/2024", "S", "1,250",
            ])
        let inDoubt = page.inDoubt.map { page.string($0) }
        #expect(inDoubt.contains("Quillmere Instruments Corp"))
        #expect(inDoubt.contains("02/21/2024") && inDoubt.contains("1,250") && !inDoubt.contains("S"))
    }

    @Test("The halves of words in capitals, of a state, a box and a date in a signature are put together")
    func tornBoxes() throws {
        let text = """
            |1. Name and Address of Repor<br>Okonjo Bertram|ting Person||5. Relationship of Repo<br>(Ch|rting Person(s)<br>eck all applicable)|to Issuer|
            |---|---|---|---|---|---|
            ||||X<br>Direc|tor|10% O|wner|
            |(Last)<br>(|First)|(Middle)|X<br>Officer|Other|(specify below)|
            |QUILLMERE CORP<br>18 TANNERY WHARF BL|VD.|||||
            |(Street)<br>EASTPORT<br>M|E|04631||||
            |(Street)<br>NEW YORK|NY|10017||||

            <u>/s/ Ann Fairweather, for 02/23/2024 Bertram Okonjo</u> ** Signature of Reporting Person Date
            """
        #expect(
            try cut(text).lines.map { $0.dropFirst(2) } == [
                "1. Name and Address of Reporting Person", "Okonjo Bertram",
                "5. Relationship of Reporting Person(s)to Issuer", "(Check all applicable)",
                "X", "Director", "10% Owner", "X", "Officer", "Other(specify below)",
                "(Last)", "(First)", "(Middle)", "QUILLMERE CORP", "18 TANNERY WHARF BLVD.",
                "(Street)", "EASTPORT", "ME", "04631", "(Street)", "NEW YORK", "NY", "10017",
                "/s/ Ann Fairweather, for Bertram Okonjo", "02/23/2024",
                "** Signature of Reporting Person Date",
            ])
    }

    @Test("Values in small letters tear no table, nor does one caption beside another's heading")
    func wholePipes() throws {
        let row = "|1. Common Stock<br>of Quillmere|I|by trust|of others|"
        let text =
            (["|1. Title<br>of Security|2. Form|3. Nature|4. Owner|", "|---|---|---|---|"]
            + Array(repeating: row, count: 9)).joined(separator: "\n")
        #expect(try Page(bytes: Array(text.utf8)).layout == .markdown)
    }

    @Test("A box that a converter put into each column it spans is read once; values below borders stay")
    func filledPipes() throws {
        let box = "1. Name and Address<br>Okonjo Bertram"
        let issuer = "2. Issuer Name<br>Quillmere Corp"
        let text = """
            |Filed|Col2|Col3|Col4|Col5|Col6|
            |---|---|---|---|---|---|
            |\(box)|\(box)|\(box)|\(issuer)|\(issuer)|\(issuer)|
            |\(box)|\(box)|\(box)|\(issuer)|\(issuer)|\(issuer)|
            |1. Title|1. Title|2. Date|2A. Date|3. Code|4. Amount|
            |Common Stock|Common Stock|02/21/2024|02/21/2024|S|1,250|
            """
        let page = try cut(text)
        #expect(
            page.lines.map { $0.dropFirst(2) } == [
                "Filed", "1. Name and Address", "Okonjo Bertram", "2. Issuer Name", "Quillmere Corp",
                "1. Title", "2. Date", "2A. Date", "3. Code", "4. Amount",
                "Common Stock", "02/21/2024", "02/21/2024", "S", "1,250",
            ])
    }

    @Test("A spreadsheet's cells stand between commas or semicolons, in quotes where they hold one")
    func spreadsheet() throws {
        for separator in [",", ";"] {
            let text = [
                #"Common Stock@@@"1,250"@D"#, #""the ""Company"", or""#, "", #""two"#, #"lines"@@X"#,
                #"a"b@c@@@d"#,
            ].joined(separator: "\n").replacing("@", with: separator)
            let page = try cut(text)
            #expect(page.layout == .tabs)
            #expect(
                page.lines == [
                    "0:Common Stock | 3:1,250 | 4:D", #"0:the "Company", or"#, "0:two lines | 2:X",
                    #"0:a"b | 1:c | 4:d"#,
                ])
        }
        #expect(try cut(#"the "Issuer","Owner", and, so on"#).layout == .plain)
        #expect(try cut(String(repeating: "Ada,\u{A0}Bo;\u{A0}", count: 12)).layout == .plain)
        #expect(try cut(",,,,,,,,,,,,\"").lines == [#"12:""#])
    }

    @Test("A spreadsheet's cells may all stand in quotes, one with several lines among them")
    func quotedCells() throws {
        for separator in [",", ";", "\t", "|"] {
            let text = [
                #""Common Stock"@""@"1,250"@"D"@""@""@"""#, #""the ""Plan"""@"a\#nb"@"""#,
                #""He said ""no"", twice"@"x"@"""#,
            ].joined(separator: "\n").replacing("@", with: separator)
            let page = try cut(text)
            #expect(page.layout == .tabs)
            #expect(
                page.lines == [
                    "0:Common Stock | 2:1,250 | 3:D", #"0:the "Plan" | 1:a b"#,
                    #"0:He said "no", twice | 1:x"#,
                ])
        }
    }

    @Test("Quotes around a few words of a cell, or around one where no other has any, stay")
    func ownQuotes() throws {
        #expect(
            try cut("\"Class A\" Stock\t5\t6\n\"Units\"\t7\t8").lines == [
                #"0:"Class A" Stock | 1:5 | 2:6"#, #"0:"Units" | 1:7 | 2:8"#,
            ])
        let text = #""the ""Plan""",,,,,,,,,,x"# + "\n\"Class A\" Stock,5\n\"open,6"
        #expect(
            try cut(text).lines == [
                #"0:the "Plan" | 10:x"#, #"0:"Class A" Stock | 1:5"#, #"0:"open | 1:6"#,
            ])
    }

    @Test("Pipes alone part cells where there are many; here and there one is a border that was seen")
    func barePipes() throws {
        let rows = ["a | b |  | c", " | X | d", "e | f | g", "h |  |  | i"]
        let page = try cut(rows.joined(separator: "\n"))
        #expect(page.layout == .tabs)
        #expect(page.lines == ["0:a | 1:b | 3:c", "1:X | 2:d", "0:e | 1:f | 2:g", "0:h | 3:i"])
        let seen = (rows.map { $0 + "\n1\n2\n3\n4\n5\n6\n7\n8\n9" }).joined(separator: "\n")
        #expect(try cut(seen).layout == .plain)
        let oneLine = String(repeating: "| a | | b | --- ", count: 20)
        #expect(try cut(oneLine).layout == .plain)
    }

    @Test("An empty line before a line is known; a new page is none")
    func emptyLines() throws {
        let page = try Page(bytes: Array("a\tb\nc\n\n \t\nd\n\u{C}e\n\u{C}\nf\ng\u{C}h\n".utf8))
        #expect(page.lines.map(\.isAfterBlank) == [true, false, true, false, true, false, false])
    }

    @Test("A break inside a cell is a blank in its text")
    func breaks() throws {
        #expect(try cut("| a<br>b | c |\n|---|---|\n| d | e |").lines == ["0:a b | 1:c", "0:d | 1:e"])
    }

    // MARK: HTML

    @Test("A row is a line, its cells in their columns")
    func html() throws {
        let page = try cut(
            "<html><table><tr><td>a</td><td></td><td>b</td></tr><tr><th colspan=2>c</th><th>d</th></tr></table></html>"
        )
        #expect(page.layout == .html)
        #expect(page.lines == ["0:a | 2:b", "0:c | 2:d"])
    }

    @Test("Spans that are no sensible number count as one")
    func spans() throws {
        for span in ["0", "-4", "x", "", "99999999999999999999"] {
            #expect(
                try cut("<table><tr><td colspan=\"\(span)\">a</td><td>b</td></tr></table>").lines == [
                    "0:a | 1:b"
                ])
        }
        #expect(try cut("<table><tr><td colspan=1000>a</td><td>b</td></tr></table>").lines == ["0:a | 100:b"])
    }

    @Test("A table in a cell brings lines of its own; its row goes on behind it")
    func nestedTables() throws {
        let page = try cut(
            """
            <table><tr><td>before<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>after</td>
            <td>next</td></tr><tr><td>last</td></tr></table>
            """)
        #expect(page.lines == ["0:before", "0:1 | 1:2", "0:3", "0:after | 1:next", "0:last"])
    }

    @Test(
        "Tables of pipes in the cells of others are rows of their own; a heading has as many cells as its rule"
    )
    func nestedPipes() throws {
        let page = try cut(
            """
            |  |  |
            | --- | --- |
            | Ship  |  |  | | --- | --- | | Tern | 12 | | Gannet | 9 | | next |
            | |  |  |  |  | | --- | --- | --- | --- | | 1. Cargo | | 2. Weight | 3. Berth | | Kind | Grade | | rye | A |  | 7 | |

            **Cargo** is
            """)
        #expect(
            page.lines == [
                "0:Ship", "0:Tern | 1:12", "0:Gannet | 1:9", "0:next",
                "0:1. Cargo | 2:2. Weight | 3:3. Berth", "0:Kind | 1:Grade", "0:rye | 1:A | 3:7",
                "0:Cargo is",
            ])
    }

    @Test("A bold heading that opens a row of such a text is a line of its cell")
    func boldHeading() throws {
        let page = try Page(
            bytes: Array("|  |\n| --- |\n| a  |  | | --- | | b | |\n| **Remarks:** None | |\n".utf8))
        let last = try #require(page.cells.last)
        #expect(page.text[last.range].elementsEqual("Remarks:\u{B} None".utf8))
        #expect(page.hasLostBreaks)
    }

    @Test("White space is one blank; blocks outside tables are lines, inside they are breaks")
    func blocks() throws {
        let page = try cut(
            "<html><p>a  \n b</p>c<div>d</div><table><tr><td>e<p>f</p>g<br>h</td></tr></table><pre>i\nj</pre></html>"
        )
        #expect(page.lines == ["0:a b", "0:c", "0:d", "0:e f g h", "0:i", "0:j"])
    }

    @Test("Entities are their signs; what is none stays as it is")
    func entities() throws {
        let page = try cut(
            "<table><tr><td>A &amp; B &lt;C&gt; &quot;D&quot;</td><td>&#36;5&nbsp;&#x2014;&rsquo;</td><td>&bogus; &#xFFFFFFFF; AT&T &</td><td>&#9746;</td></tr></table>"
        )
        #expect(page.lines == ["0:A & B <C> \"D\" | 1:$5 —’ | 2:&bogus; &#xFFFFFFFF; AT&T & | 3:[X]"])
    }

    @Test("Comments, scripts, styles and titles hold nothing of the form")
    func hidden() throws {
        let page = try cut(
            """
            <!DOCTYPE html [<!ENTITY a "b">]><html><head><title>t</title><style>td{}</style></head><body>
            <!-- <table><tr><td>no</td></tr></table> a > b --><script>if (1 < 2) "<td>no</td>"</script>
            <table><tr><td>yes</td></tr></table></body></html>
            """)
        #expect(page.lines.filter { $0.contains("no") || $0.contains("t ") } == [])
        #expect(page.lines.last == "0:yes")
    }

    @Test("A checkbox is a box, ticked or empty; a raised number is a note")
    func boxes() throws {
        let page = try cut(
            """
            <table><tr><td><input type="checkbox" checked disabled></td><td><INPUT TYPE='CheckBox'></td>
            <td><input type=text value=x>a</td><td>S<sup>(1)</sup></td><td>5<sup>2</sup><sup>3</sup></td>
            <td>b<sup><a href="#**">**</a></sup></td></tr></table>
            """)
        #expect(page.lines == ["0:[X] | 1:[ ] | 2:a | 3:S(1) | 4:5(2)(3) | 5:b**"])
    }

    @Test("A link of Markdown in a table of HTML has all of its target")
    func markdownLinks() throws {
        let page = try Page(
            bytes: Array(
                "# Form\n\n<table><tr><td>[A & B](/a?action=x&CIK=0009100238) & C</td><td>D</td></tr></table>"
                    .utf8))
        let cells = page.cells.suffix(2).map { page.string($0.range) }
        #expect(cells == ["A & B & C", "D"])
        let targets = page.cells.suffix(2).map { cell in cell.link.map { page.links[$0] } }
        #expect(targets == ["/a?action=x&CIK=0009100238", nil])
    }

    @Test("What is raised may stand in a link of Markdown")
    func raisedLinks() throws {
        let page = try cut(
            "# Form\n\nPerson [<sup>\\*</sup>](#*)\n\n<table><tr><td>5 [<sup>(1)</sup>](#F1)</td></tr></table>"
        )
        #expect(page.lines == ["0:Form", "0:Person *", "0:5 (1)"])
    }

    @Test("A cell knows the link it holds")
    func links() throws {
        let page = try Page(
            bytes: Array(
                "<table><tr><td><a href=\"/a?action=x&amp;CIK=0009100238\">A</a></td><td>B</td><td><a name=F1></a>C</td></tr></table>"
                    .utf8))
        let targets = page.cells.map { cell in cell.link.map { page.links[$0] } }
        #expect(targets.count == 3)
        #expect(targets[0]?.hasSuffix("CIK=0009100238") == true)
        #expect(targets[1] == nil)
        #expect(targets[2] == nil)
    }

    @Test("HTML that is cut off or badly nested is read as far as it goes")
    func broken() throws {
        for source in [
            "<table><tr><td>a", "<table><tr><td>a</td></tr></table></table></td>b", "<table><tr><td>a<td",
            "<table>a<!--",
            "<table>a<", "<table>a</", "<table>a<td colspan", "<table>a<td colspan=", "<table>a<td colspan='",
            "<table>a&#",
            "<table><script>a", "<td>a</td><table>",
        ] {
            #expect(try cut(source).lines.count <= 2)
        }
        #expect(try cut("<table><tr><td>a<td>b<tr><td>c</table>").lines == ["0:a | 1:b", "0:c"])
    }

    @Test("Tables of pipes between HTML are cut at their pipes")
    func pipesBetweenHTML() throws {
        let page = try cut(
            """
            <table><tr><td>1. Owner | 2. Ship</td><td>b</td></tr></table>

            | Title | Date       |
            |:------|:----------:|
            | <b>Common Stock</b>(1) |  |
            |       | 05/15/2013 |

            Reminder
            """)
        #expect(page.layout == .html)
        #expect(
            page.lines == [
                "0:1. Owner | 2. Ship | 1:b", "0:Title | 1:Date", "0:Common Stock(1)", "1:05/15/2013",
                "0:Reminder",
            ])
    }

    @Test("Text in which a tag is only spoken of is no HTML")
    func noHTML() throws {
        #expect(try cut("a <tablespoon> of\tsalt").layout == .tabs)
        #expect(try cut("a\tb <b>c</b>").layout == .tabs)
    }
}
