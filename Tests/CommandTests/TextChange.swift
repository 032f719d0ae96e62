import Foundation
import TestSupport
import Testing

/// What a program does to a text, and which forms can stand it.
struct TextChange: CustomTestStringConvertible, Sendable {
    let testDescription: String
    private let change: @Sendable (String) -> String
    /// Which texts can be changed so, and be what they were.
    private let isOfText: @Sendable (String) -> Bool

    private init(
        _ name: String, of isOfText: @escaping @Sendable (String) -> Bool = { _ in true },
        _ change: @escaping @Sendable (String) -> String
    ) {
        (testDescription, self.isOfText, self.change) = (name, isOfText, change)
    }

    /// - Parameter line: the change of a line, which is numbered from 0.
    private init(
        _ name: String, end: String = "\n", keepsTabs: Bool = true,
        line: @escaping @Sendable (Int, Substring) -> String = { String($1) }
    ) {
        // One line alone has nothing in common with others, and neither tabs between cells nor the pipes of Markdown
        // stand at columns.
        @Sendable func isOf(_ text: String) -> Bool {
            lines(of: text).count > 4 && (keepsTabs || !text.contains("\t") && !isMarkdown(text))
        }
        self.init(name, of: isOf) { lines(of: $0).enumerated().map(line).joined(separator: end) }
    }

    static let all = [
        TextChange("quoted", line: { "> " + $1 }),
        TextChange(
            "numbered",
            line: { String(repeating: " ", count: 4 - min(4, "\($0 + 1)".count)) + "\($0 + 1)  " + $1 }),
        TextChange("numbered with tabs", line: { "     \($0 + 1)\t" + $1 }),
        TextChange("moved to the right", line: { $1.isEmpty ? "" : "    " + $1 }),
        TextChange("doubled", end: "\n\n"),
        TextChange("blanks at the end", line: { $1 + "  " }),
        TextChange("tabs for blanks", keepsTabs: false, line: { withTabs($1) }),
        TextChange("cells in quotes", of: isOfTabs) { cells(of: $0, between: ",") { _ in true } },
        TextChange("cells with semicolons and quotes in quotes", of: isOfTabs) { text in
            cells(of: text, between: ";") { $0.contains(";") || $0.contains("\"") }
        },
        TextChange("cells between pipes", of: isOfTabs) { $0.replacing("\t", with: " | ") },
        TextChange("in a page saved as one file") { mail($0, "quoted-printable", quotedPrintable) },
        TextChange("in a mail") {
            mail($0, "base64") { Data($0.utf8).base64EncodedString(options: .lineLength76Characters) }
        },
        TextChange("in a string of JSON") { String(decoding: try! JSONEncoder().encode($0), as: UTF8.self) },
        TextChange("in the answer of a chat", of: isNoMail) {
            "Here is the text of the form:\n\n```text\n\($0)\n```\n\nAnything else?\n"
        },
        // The links of a page have its name, and comments have signs that a font does not print.
        TextChange("hyphens of print", of: hasHyphens) { $0.replacing("-", with: "\u{2010}") },
        // Neither the marks of a mail nor the tags of a page have such signs before or behind them.
        TextChange("new pages", of: isBare) {
            lines(of: $0).enumerated().map { $0 % 60 == 59 ? "\u{C}" + $1 : String($1) }.joined(
                separator: "\n")
        },
        TextChange("digits of full width", of: isBare) { text in
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.map {
                        ("0"..."9").contains($0) ? Unicode.Scalar($0.value + 0xFEE0)! : $0
                    }))
        },
        TextChange("no-break spaces", of: isBare) { $0.replacing(" ", with: "\u{A0}") },
    ]

    func isOf(_ form: String) -> Bool {
        (try? String(contentsOf: Fixtures.form(form), encoding: .utf8)).map(isOfText) ?? false
    }

    func changed(_ text: String) -> String { change(text) }
}

private func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
}

private func isNoMail(_ text: String) -> Bool { !text.contains("MIME-Version:") }

private func isHTML(_ text: String) -> Bool { text.contains(/(?i)<(html|td|!doctype)/) }

/// Whether the form's own words have a hyphen.
private func hasHyphens(_ text: String) -> Bool {
    !isHTML(text) && text.contains(/(?i)Non-Deriv|3235-0/)
}

private func isBare(_ text: String) -> Bool {
    !isHTML(text) && !text.hasPrefix(">") && !text.contains("<SEC-DOCUMENT>")
        && !text.contains("<DOCUMENT>")
}

/// Whether pipes part the cells of a text, at the ends of its lines too or only inside.
private func isMarkdown(_ text: String) -> Bool {
    text.contains(/\n\|/) || lines(of: text).count { $0.contains(" | ") } > 4
}

/// Whether cells stand between tabs, and in no quotes.
private func isOfTabs(_ text: String) -> Bool {
    text.contains("\t") && isBare(text) && isNoMail(text) && !isMarkdown(text)
}

/// A text with its cells as a spreadsheet writes them, those in quotes that need some.
private func cells(of text: String, between separator: String, needsQuotes: (Substring) -> Bool) -> String {
    lines(of: text).map { line in
        line.split(separator: "\t", omittingEmptySubsequences: false).map { cell in
            needsQuotes(cell) ? "\"\(cell.replacing("\"", with: "\"\""))\"" : String(cell)
        }.joined(separator: separator)
    }.joined(separator: "\n")
}

/// A line with tabs up to each eighth column in place of two blanks or more.
private func withTabs(_ line: Substring) -> String {
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

/// A mail or a saved page that holds a text, with another part behind it.
private func mail(_ text: String, _ encoding: String, _ encoded: (String) -> String) -> String {
    """
    From: <Saved by a browser>
    MIME-Version: 1.0
    Content-Type: multipart/related;
    \ttype="text/html"; boundary="----part--"

    This text is for programs that know no parts.

    ------part--
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: \(encoding)

    \(encoded(text))
    ------part--
    Content-Type: text/css

    p { margin: 0 }
    ------part----

    """.replacing("\n", with: "\r\n")
}

private func quotedPrintable(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        var (written, length) = ("", 0)
        for byte in line.utf8 {
            let isPlain = (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "=")
            let hexadecimal = String(byte, radix: 16, uppercase: true)
            let sign =
                isPlain
                ? String(UnicodeScalar(byte))
                : "=" + String(repeating: "0", count: 2 - hexadecimal.count) + hexadecimal
            if length + sign.count > 75 { (written, length) = (written + "=\n", 0) }
            (written, length) = (written + sign, length + sign.count)
        }
        return written
    }.joined(separator: "\n")
}
