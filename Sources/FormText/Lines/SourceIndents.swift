/// The lines of a text that has lost all ends of lines but those of a web page's source, inside its sentences: what
/// follows them is indented as the source was. `nil` where a text has lines of its own.
func linesOfSource(_ text: [UInt8]) -> [Range<Int>]? {
    text.withUnsafeBufferPointer { text in
        var lines: [Range<Int>] = []
        var (indented, longest) = (0, 0)
        var start = 0
        while start < text.count {
            let end = text.position(of: 0x0A, in: start..<text.count) ?? text.count
            let line = text.trimmed(start..<end)
            if !line.isEmpty {
                if line.lowerBound > start + 1 { indented += 1 }
                longest = max(longest, line.count)
                lines.append(line)
            }
            start = end + 1
        }
        return longest > longestOfForm && lines.count > 1 && (lines.count - 1) * 4 <= indented * 5
            ? lines : nil
    }
}

/// So long is no line of a form that has lines, but that of a note.
private let longestOfForm = 500
