/// Texts in which Markdown finds no markup.
enum MarkdownText {
    /// A text for a place inside a line.
    static func inline(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var escaped = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            if isMarkup(scalar, before: next, scalars[(index + 1)...]) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// A text that is a line of its own.
    static func line(_ text: String) -> String {
        lineStart(inline(text))
    }

    /// Keeps the start of a line from being a heading, a list or a quotation: `1\. text`.
    static func lineStart(_ line: String) -> String {
        let digits = line.unicodeScalars.prefix { ("0"..."9").contains($0) }
        let rest = line.unicodeScalars.dropFirst(digits.count)
        guard let first = rest.first else { return line }
        let isMarkup = digits.isEmpty ? "#+-=>".unicodeScalars.contains(first) : first == "." || first == ")"
        return isMarkup ? "\(String(digits))\\\(String(rest))" : line
    }

    private static func isMarkup(
        _ scalar: Unicode.Scalar, before next: Unicode.Scalar?, _ rest: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        switch scalar {
        case "*", "_", "`", "$", "<", "[", "]", "|", "~", "^": true
        // A backslash is one unless a sign follows that it would keep from being markup.
        case "\\": next.map(isPunctuation) ?? false
        case "&": HTMLText.isEntity(rest)
        default: false
        }
    }

    /// Texts with markup, one behind the other: a backslash at the end of one stays one.
    static func joined(_ parts: [String]) -> String {
        var text = ""
        for part in parts {
            if text.hasSuffix("\\"), part.unicodeScalars.first.map(isPunctuation) == true { text += "\\" }
            text += part
        }
        return text
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!"..."/", ":"..."@", "["..."`", "{"..."~": true
        default: false
        }
    }
}
