import Testing

@testable import FormText

@Suite("The headers and footers of a print are told from the form's own lines")
struct PrintMarginsTests {
    /// The lines that are headers or footers, in order.
    private func margins(_ text: String) -> [String] {
        let source = Array(text.utf8)
        return PrintMargins(source)?.lines.map { String(decoding: source[$0], as: UTF8.self) } ?? []
    }

    /// A text of pages, each between a header and a footer of some lines; `#` is the page's number.
    private func paged(_ header: String, _ pages: [String], _ footer: String) -> String {
        pages.enumerated().map { number, page in
            [header, page, footer].filter { !$0.isEmpty }.joined(separator: "\n").replacing(
                "#", with: "\(number + 1)")
        }.joined(separator: "\n")
    }

    private let pages = [
        "FORM 4\n1. Name", "Common Stock\n\n05/06/2024", "1. A note.\n/s/ Ada Quill\n05/08/2024",
    ]

    private func expectMargins(
        _ header: String, _ footer: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for count in 2...3 {
            let expected = (1...count).flatMap { number in
                "\(header)\n\(footer)".replacing("#", with: "\(number)").split(separator: "\n").map(
                    String.init)
            }
            let found = margins(paged(header, Array(pages.prefix(count)), footer))
            #expect(found == expected, sourceLocation: sourceLocation)
        }
    }

    // MARK: What browsers print

    @Test("Date, time and title above, address and number below")
    func sides() {
        expectMargins("5/9/24, 9:15 AM      SEC FORM 4", "https://www.sec.gov/doc4.xml      #/3")
        expectMargins("09.05.2024, 09:15 SEC FORM 4", "file:///tmp/doc4.html #/3")
        expectMargins("5/9/24, 9:15\u{202F}AM    SEC FORM 4", "about:blank   #/3")
    }

    @Test("The number above or before the date, the address above, the date without a time")
    func otherSides() {
        expectMargins("SEC FORM 4     https://www.sec.gov/doc4.xml", "# of 3        5/9/24, 9:15 AM")
        expectMargins("SEC FORM 4     Page # of 3", "https://www.sec.gov/doc4.xml    5/9/2024")
        expectMargins("SEC FORM 4     5/9/24, 9:15 AM", "https://www.sec.gov/doc4.xml    Page # of 3")
    }

    @Test("One of the two alone")
    func alone() {
        expectMargins("", "https://www.sec.gov/doc4.xml      #/3")
        expectMargins("", "Page # of 3")
        expectMargins("5/9/24, 9:15 AM      SEC FORM 4", "")
    }

    @Test("Each of them on a line of its own")
    func parts() {
        expectMargins("5/9/24, 9:15 AM\nSEC FORM 4", "https://www.sec.gov/doc4.xml\n#/3")
        expectMargins("5/9/2024\nSEC FORM 4", "https://www.sec.gov/doc4.xml\n#/3")
        expectMargins("", "5/9/24, 9:15 AM\nSEC FORM 4\nhttps://www.sec.gov/doc4.xml\n#/3")
    }

    @Test("An address that a cell parts from the number")
    func parted() {
        let text = paged("5/9/24, 9:15 AM\nSEC FORM 4", pages, "https://www.sec.gov/doc4.xml\n#/3")
        #expect(margins(text.replacing("\n1/3", with: "\nBy trust\n1/3")) == margins(text))
    }

    @Test("A title with nothing above it may be the form's where it stands first")
    func titleAlone() {
        let found = margins(paged("SEC FORM 4", pages, "https://www.sec.gov/doc4.xml   #/3"))
        #expect(found.count { $0 == "SEC FORM 4" } == 2)
        #expect(found.count == 5)
    }

    @Test("A single page has both")
    func singlePage() {
        let (header, footer) = ("5/9/24, 9:15 AM      SEC FORM 4", "https://www.sec.gov/doc4.xml    1/1")
        #expect(margins("\(header)\n\(pages[0])\n\(footer)") == [header, footer])
        #expect(margins("\(pages[0])\n\(footer)") == [])
        #expect(margins("\(pages[0])\n\(footer)\n\(pages[1])") == [])
        #expect(margins("\(header)\n\(pages[0])") == [])
    }

    @Test("Words before the first header are left")
    func lead() {
        let text = paged("5/9/24, 9:15 AM      SEC FORM 4", pages, "https://www.sec.gov/doc4.xml      #/3")
        #expect(margins("The form as I printed it:\n\n" + text).count == 6)
    }

    // MARK: What is the form's

    @Test("An address in a note or alone on a line, however often")
    func addresses() {
        let note = "1. See https://www.sec.gov/doc4.xml"
        #expect(margins(pages.joined(separator: "\n\(note)\n")) == [])
        #expect(margins(pages.joined(separator: "\nhttps://www.sec.gov/doc4.xml\n")) == [])
        let text = paged(
            "5/9/24, 9:15 AM  SEC FORM 4",
            pages.map { $0.replacing("\n", with: "\nwww.acme.com\n\(note)\n") }, "Page # of 3")
        #expect(margins(text).count == 6)
    }

    @Test("Dates with a time in remarks, and beside signatures")
    func times() {
        #expect(margins("FORM 4\nRemarks:\n5/9/24, 9:15 AM\nfiled at 5/9/24, 9:15 AM\n5/9/24, 9:15 AM") == [])
        #expect(margins("5/9/24, 9:15 AM as filed\nFORM 4\n1. Name") == [])
        let signatures =
            "/s/ Ada Quill  5/8/24, 9:15 AM\nJoint\n/s/ Ada Quill  5/8/24, 9:15 AM\n5/8/24 9:15 AM"
        let text = paged("", ["FORM 4", "1. A note.", signatures], "Page # of 3")
        #expect(margins(text) == ["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"])
    }

    @Test("Dates that end one page and begin the next are cells")
    func dates() {
        let text = paged("", ["FORM 4\n05/06/2024", "05/06/2024\nM\n1,000\n05/06/2024"], "about:blank   #/2")
        #expect(margins(text) == ["about:blank   1/2", "about:blank   2/2"])
    }

    @Test("Numbers that do not count up, or stand beside nothing of a browser's")
    func numbers() {
        #expect(margins("FORM 4\n1/2\nCommon Stock\n2/2\n1. A note.") == [])
        #expect(margins("FORM 4\nForm 2 of 2\nCommon Stock\nA 1 of 2\nA 2 of 2") == [])
        #expect(margins("FORM 4\nPage 2 of 3\nCommon Stock\nPage 2 of 3\nM") == [])
        #expect(
            margins("FORM 4\nhttps://www.sec.gov/doc4.xml 3/5\nM\nhttps://www.sec.gov/doc4.xml 1/5\nM") == [])
        #expect(margins("FORM 4\n1/72 of the units vest monthly\nX\n1/48 of the units vest monthly") == [])
        #expect(margins("FORM 4\n5/6/24\n5/7/24\n05/06\n05/07") == [])
    }
}
