import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

/// A text whose lines a mail program broke at the last blank before a width.
private func wrapped(_ text: String, at width: Int = 78) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        var rest = line
        var lines: [Substring] = []
        while rest.count > width, let blank = rest.prefix(width + 1).lastIndex(of: " ") {
            lines.append(rest[..<blank])
            rest = rest[rest.index(after: blank)...]
        }
        return lines + [rest]
    }.joined(separator: "\n")
}

@Suite("Lines that were broken at a width")
struct WrappedLineTests {
    private static let form = TextForm {
        $0.rowsOne = (1...4).map {
            "Class A Common Stock, par value $.001\t03/1\($0)/2019\t\tP\t\t\($0)00\tA\t$12.5\t\($0),500\tI\tBy the Lindqvist Family Trust of 2011"
        }
        $0.notes = [
            "Explanation of Responses:",
            "1. The reporting person disclaims beneficial ownership of the shares, except to the extent of her pecuniary interest.",
        ]
    }

    private func values(_ reading: Reading) -> [String] { reading.fields.map { "\($0.xpath) \($0.value)" } }

    @Test("Rows between tabs are whole again, and so are notes", arguments: [72, 76, 78])
    func tabs(width: Int) throws {
        let reading = try read(wrapped(Self.form.text, at: width))
        #expect(try values(reading) == values(read(Self.form.text)))
    }

    @Test("Rows between pipes are whole again, though a line may end between two cells")
    func pipes() throws {
        let text = try String(contentsOf: Fixtures.form("markdown-form4-swap.md"), encoding: .utf8)
        #expect(try values(read(wrapped(text))) == values(read(text)))
    }

    @Test("A value's place is where it stands in the broken lines")
    func places() throws {
        let reading = try read(wrapped(Self.form.text))
        let field = try #require(reading.fields.first { $0.xpath.contains("footnotes/footnote") })
        let place = reading.page.place(of: field.ranges[0])
        #expect(place.endLine > place.line)
    }

    @Test("Where blanks part the cells, those that a break took away leave all in doubt")
    func columns() throws {
        let text = Self.form.text.replacing("\t", with: "     ")
        let reading = try read(wrapped(text))
        let doubts = Set(reading.findings.filter { $0.severity != .note }.compactMap(\.path))
        // The swap's mark is the code's.
        for field in reading.fields
        where field.xpath.contains("Table/") && !field.xpath.hasSuffix("equitySwapInvolved") {
            #expect(doubts.contains(field.xpath), "\(field.xpath) '\(field.value)'")
        }
    }

    @Test(
        "Where an owner's lines were joined the first owner's address tells its parts; of another one they are in doubt"
    )
    func joinedAddresses() throws {
        let text = try String(contentsOf: Fixtures.form("dashed-form4-joint.txt"), encoding: .utf8)
        let same = try read(text)
        let owner = try #require(same.document.reportingOwners.last)
        #expect(owner.reportingOwnerId?.rptOwnerName == "Penhaligon-Voss Adelaide")
        #expect(owner.reportingOwnerAddress?.rptOwnerStreet2 == "FLOOR 14")
        #expect(owner.reportingOwnerAddress?.rptOwnerState == "NH")
        #expect(same.paths(.addressUnclear) == [])
        let floor = try #require(text.range(of: "FLOOR 14", options: .backwards))
        let doubts = try read(text.replacingCharacters(in: floor, with: "FLOOR 15")).paths(.addressUnclear)
        #expect(doubts.contains("reportingOwner[2]/reportingOwnerId/rptOwnerName"))
        #expect(doubts.contains { $0.hasSuffix("rptOwnerCity") })
        #expect(doubts.allSatisfy { $0.hasPrefix("reportingOwner[2]") })
    }
}
