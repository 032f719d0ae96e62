/// Texts in which a reader of plain text finds no notation.
enum PlainText {
    /// A text as it stands, but for signs that other notations have left in many a text and that are read as
    /// such: `&amp;` for `&`, `^(1)` for a raised note, `\$` for `$`, `<br>`, and `|`, which is a side of a cell.
    /// Where such a sign stands for itself, it is a reference.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { [0x26, 0x3C, 0x5C, 0x5E, 0x7C].contains($0) }) else { return text }
        let scalars = Array(text.unicodeScalars)
        var escaped = ""
        for (index, scalar) in scalars.enumerated() {
            if isNotation(scalar, before: scalars[(index + 1)...]) {
                escaped += "&#\(scalar.value);"
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func isNotation(_ scalar: Unicode.Scalar, before rest: ArraySlice<Unicode.Scalar>) -> Bool
    {
        switch scalar {
        case "&": HTMLText.isEntity(rest)
        case "<": rest.first.map { "bBsS".unicodeScalars.contains($0) } ?? false
        case "\\", "^": !rest.isEmpty
        case "|": true
        default: false
        }
    }
}
