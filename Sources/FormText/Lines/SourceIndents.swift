/// Whether a text has lost all ends of lines but those of a web page's source, inside its sentences: what follows them
/// is indented as the source was.
///
/// - Parameter lines: its lines that are not empty.
func hasLinesOfSource(_ text: [UInt8], _ lines: [Range<Int>]) -> Bool {
    guard lines.count > 1, lines.contains(where: { $0.count > longestOfForm }) else { return false }
    let indented = lines.count { line in
        line.lowerBound > 1
            && text[line.lowerBound - 2..<line.lowerBound].allSatisfy { isSpace($0) && $0 != 0x0A }
    }
    return (lines.count - 1) * 4 <= indented * 5
}

/// So long is no line of a form that has lines, but that of a note.
private let longestOfForm = 500
