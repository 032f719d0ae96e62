import Foundation
import TestSupport
import Testing

/// What a program does to all lines of a text, and which forms can stand it.
struct LineChange: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// The change of a line, which is numbered from 0.
    private let change: @Sendable (Int, Substring) -> String
    private let end: String
    private let forms: Forms

    /// Of which forms it leaves what they say.
    private enum Forms {
        case all
        /// Those that have no columns but those that blanks show: neither tabs between cells nor pipes stand at
        /// columns.
        case blanks
        /// Those whose cells stand between tabs, and in no quotes.
        case tabs
    }

    private init(
        _ name: String, end: String = "\n", of forms: Forms = .all,
        _ change: @escaping @Sendable (Int, Substring) -> String = { String($1) }
    ) {
        (testDescription, self.end, self.forms, self.change) = (name, end, forms, change)
    }

    static let all = [
        LineChange("quoted") { "> " + $1 },
        LineChange("numbered") {
            String(repeating: " ", count: 4 - min(4, "\($0 + 1)".count)) + "\($0 + 1)  " + $1
        },
        LineChange("numbered with tabs") { "     \($0 + 1)\t" + $1 },
        LineChange("moved to the right") { $1.isEmpty ? "" : "    " + $1 },
        LineChange("doubled", end: "\n\n"),
        LineChange("blanks at the end") { $1 + "  " },
        LineChange("tabs for blanks", of: .blanks) { withTabs($1) },
        LineChange("cells in quotes", of: .tabs) { cells(of: $1, between: ",") { _ in true } },
        LineChange("cells with semicolons and quotes in quotes", of: .tabs) { _, line in
            cells(of: line, between: ";") { $0.contains(";") || $0.contains("\"") }
        },
        LineChange("cells between pipes", of: .tabs) { String($1.replacing("\t", with: " | ")) },
    ]

    /// Whether a form's text can be changed so, and be what it was: one line alone has nothing in common with others.
    func isOf(_ form: String) -> Bool {
        guard let text = try? String(contentsOf: Fixtures.form(form), encoding: .utf8) else { return true }
        guard lines(of: text).count > 4 else { return false }
        return switch forms {
        case .all: true
        case .blanks: !text.contains("\t") && !form.hasSuffix(".md") && !form.hasPrefix("pipes-")
        case .tabs: form.hasPrefix("tabs-")
        }
    }

    func changed(_ text: String) -> String {
        lines(of: text).enumerated().map(change).joined(separator: end)
    }

    private func lines(of text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }

    /// A line with its cells as a spreadsheet writes them, those in quotes that need some.
    private static func cells(
        of line: Substring, between separator: String, needsQuotes: (Substring) -> Bool
    ) -> String {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
            needsQuotes(cell) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : String(cell)
        }
        return cells.joined(separator: separator)
    }

    /// A line with tabs up to each eighth column in place of two blanks or more.
    private static func withTabs(_ line: Substring) -> String {
        var changed = String.UnicodeScalarView()
        var (column, blanks) = (0, 0)
        for scalar in line.unicodeScalars {
            if scalar == " " {
                (column, blanks) = (column + 1, blanks + 1)
                guard column % 8 == 0 else { continue }
                changed.append(blanks > 1 ? "\t" : " ")
            } else {
                changed.append(contentsOf: repeatElement(" ", count: blanks))
                changed.append(scalar)
                column += 1
            }
            blanks = 0
        }
        changed.append(contentsOf: repeatElement(" ", count: blanks))
        return String(changed)
    }
}
