import FormRenderer
import OwnershipModel
import TestSupport
import Testing

@testable import struct FormRenderer.Grid
@testable import enum FormRenderer.Wrapping

@Suite("Plain text is ruled, at most 200 columns wide, and loses nothing")
struct TextTests {
    @Test("Words are wrapped, and cut only where none fits")
    func wrapping() {
        #expect(Wrapping.lines("aa bb cc", width: 6) == ["aa bb", "cc"])
        #expect(Wrapping.lines("", width: 6) == [""])
        #expect(Wrapping.lines("a\nb", width: 6) == ["a", "b"])
        #expect(
            Wrapping.lines("(Month/Day/Year)", width: 8, breaksAtSlashes: true) == [
                "(Month/", "Day/", "Year)",
            ])
    }

    @Test("A line takes the last column only where its word goes on below")
    func cutWords() {
        #expect(Wrapping.lines("abcdefgh", width: 6) == ["abcdef", "gh"])
        #expect(Wrapping.lines("abcdef", width: 6) == [" abcde", "f"])
        #expect(Wrapping.lines("abcde", width: 6) == ["abcde"])
        #expect(Wrapping.lines("x abcdefghijklm yz", width: 6) == ["x", "abcdef", "ghijkl", "m yz"])
    }

    @Test("Wrapped texts can be put together again", arguments: 3...12)
    func joining(_ width: Int) {
        var random = SeededGenerator(seed: UInt64(width))
        for _ in 0..<200 {
            let words = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                String(repeating: "w", count: Int.random(in: 1...20, using: &random))
            }
            let text = words.joined(separator: " ")
            var grid = Grid(widths: [width])
            grid.add([Grid.Cell(text: text)])
            #expect(RuledText(grid.lines.joined(separator: "\n")).rows == [[text]])
        }
    }

    @Test("No line is wider than 200 columns, whatever the document", arguments: DocumentKind.all)
    func width(_ kind: DocumentKind) {
        for seed in 0..<4 {
            let text = FormRenderer.render(RandomDocument.make(kind, seed: UInt64(seed)), as: .text)
            let widest = text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0
            #expect(widest <= 200, "\(kind), seed \(seed)")
        }
    }

    @Test("Every rule and every row of a ruled table has its bars in the same columns")
    func bars() throws {
        for name in Filings.names {
            let lines = FormRenderer.render(try Filings.document(name), as: .text).split(separator: "\n")
            for (above, line) in zip(lines, lines.dropFirst())
            where above.hasPrefix("+") && line.hasPrefix("|") {
                #expect(above.count == line.count && line.hasSuffix("|"), "\(name): \(line)")
            }
        }
    }
}
