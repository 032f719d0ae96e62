/// Puts a page of HTML together, a line an element, indented by its depth.
struct HTMLWriter {
    private(set) var text = ""
    private var depth = 0

    mutating func line(_ line: String) {
        text += String(repeating: " ", count: depth) + line + "\n"
    }

    /// An element that holds others.
    mutating func element(_ name: String, _ attributes: String = "", _ content: (inout HTMLWriter) -> Void) {
        line(attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>")
        depth += 1
        content(&self)
        depth -= 1
        line("</\(name)>")
    }

    /// A paragraph; `html` is markup already.
    mutating func paragraph(_ html: String, _ attributes: String = "") {
        line(attributes.isEmpty ? "<p>\(html)</p>" : "<p \(attributes)>\(html)</p>")
    }
}

/// Texts in which HTML finds no markup.
enum HTMLText {
    /// A text for an element or an attribute.
    ///
    /// Signs that other notations use for markup are references too: what reads the page as text takes them as
    /// they stand.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "\\", "^": escaped += "&#\(scalar.value);"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A heading, which may be broken behind a slash: `(Month/Day/Year)`.
    static func heading(_ text: String) -> String {
        escaped(text).split(separator: "/", omittingEmptySubsequences: false).joined(separator: "/<wbr>")
    }

    /// Whether what follows an `&` makes it an entity: letters, digits or `#`, then a semicolon.
    static func isEntity(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        let name = rest.prefix {
            $0 == "#" || ($0.isASCII && $0.properties.isAlphabetic) || ("0"..."9").contains($0)
        }
        return !name.isEmpty && rest.dropFirst(name.count).first == ";"
    }
}
