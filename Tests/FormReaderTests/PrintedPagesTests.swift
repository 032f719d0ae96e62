import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("Pages that a browser printed are read as if they were one")
struct PrintedPagesTests {
    /// Headers and footers; `#` is the page's number, `$` how many there are.
    struct Style: Sendable, CustomTestStringConvertible {
        var header: [String]
        var footer: [String]
        let testDescription: String

        init(header: [String], footer: [String]) {
            (self.header, self.footer, testDescription) = (header, footer, header[0])
        }
    }

    private static let styles = [
        Style(
            header: ["5/9/24, 9:15 AM          SEC FORM 4"],
            footer: ["https://www.sec.gov/doc4.xml      #/$", ""]),
        Style(header: ["SEC FORM 4     file:///tmp/doc4.html"], footer: ["# of $      5/9/2024, 09:15"]),
        Style(
            header: ["5/9/24, 9:15 AM", "", "SEC FORM 4"],
            footer: ["https://www.sec.gov/doc4.xml", "", "#/$"]),
        Style(header: ["SEC FORM 4       Page # of $"], footer: ["about:blank      5/9/2024"]),
    ]
    /// Those of lines alone: no tags, no header of a submission, and no mark before every line, which what is printed
    /// around them would not have.
    private static let forms = Fixtures.forms.filter { form in
        !form.hasSuffix("html") && !["paged-", "submission-", "quoted-"].contains(where: form.hasPrefix)
    }

    private func values(_ reading: Reading) -> [String] { reading.fields.map { "\($0.xpath): \($0.value)" } }

    @Test("Values and findings are those of the form alone", arguments: forms)
    func sameReading(form: String) throws {
        let text = try String(contentsOf: Fixtures.form(form), encoding: .utf8).replacing("\r\n", with: "\n")
        let alone = try read(text)
        for style in Self.styles {
            for linesOfPage in [7, min(40, text.count { $0 == "\n" } / 2 + 1)] {
                let reading = try read(printed(text, style, linesOfPage: linesOfPage))
                #expect(values(reading) == values(alone), "\(style)")
                #expect(reading.findings.map(\.kind) == alone.findings.map(\.kind), "\(style)")
            }
        }
    }

    @Test("Where the lines lost their blanks too, every field is found where it is found without headers")
    func placesOfStrippedLines() throws {
        let text = try String(contentsOf: Fixtures.form("columns-form4-plan.txt"), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }.joined(separator: "\n")
        let alone = try read(text)
        let paged = try read(printed(text, Self.styles[0], linesOfPage: 40))
        #expect(alone.page.hasLostColumns)
        #expect(values(paged) == values(alone))
        for (field, other) in zip(paged.fields, alone.fields) {
            for (range, own) in zip(field.ranges, other.ranges) {
                let found = paged.page.sourceString(range)
                // What goes on behind a page has that page's end in it.
                #expect(found == alone.page.sourceString(own) || found.contains("SEC FORM 4"))
            }
        }
        let footers = paged.furniture.map(paged.page.sourceString).filter { $0.hasPrefix("https://") }
        #expect(Set(footers).count == footers.count)
    }

    @Test("Every field is found again in the file, and headers and footers are its furniture")
    func places() throws {
        let reading = try read(Fixtures.form("paged-form4-plan.txt"))
        let furniture = reading.furniture.map(reading.page.sourceString)
        for number in 1...3 {
            #expect(furniture.contains { $0.hasPrefix("https://") && $0.hasSuffix(" \(number)/3") })
        }
        #expect(furniture.count { $0.hasPrefix("8/9/24, 4:07\u{202F}PM") } == 3)
        for field in reading.fields where field.how == .read {
            guard let range = field.range, !reading.page.sourceString(range).contains("\n") else { continue }
            #expect(reading.page.sourceString(range) == reading.page.string(range), "\(field.xpath)")
        }
    }

    /// A text with a header and a footer around each so many of its lines.
    private func printed(_ text: String, _ style: Style, linesOfPage: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let count = (lines.count + linesOfPage - 1) / linesOfPage
        return (1...count).flatMap { number in
            let page = lines.dropFirst((number - 1) * linesOfPage).prefix(linesOfPage)
            func margin(_ lines: [String]) -> [String] {
                lines.map { $0.replacing("#", with: "\(number)").replacing("$", with: "\(count)") }
            }
            return margin(style.header) + page + margin(style.footer)
        }.joined(separator: "\n")
    }
}
