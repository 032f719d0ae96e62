/// A text without what other programs did to it: put it into a mail or into a string, quoted its lines, numbered them,
/// doubled their ends, moved them to the right, put tabs in place of blanks, other letters in place of the form's.
struct BareText {
    private(set) var bytes: [UInt8]
    /// Where each byte stands in the file; `nil` where nothing had been done to it.
    private(set) var origins: Origins?
    /// Whether all lines stood to the right of the first column, by more than the blank behind a mark.
    private(set) var wasIndented = false
    /// The text before its letters were put right; `nil` where they were.
    private(set) var misspelt: MisspeltText?

    init(_ source: [UInt8]) {
        bytes = source
        // What one program did may stand before what another one did.
        while let bare = Self.withoutLastChange(bytes) ?? withoutIndent() { take(bare) }
        if let letters = MisspeltText(bytes) {
            take(letters.corrected)
            misspelt = letters
        }
    }

    private mutating func withoutIndent() -> TextBuilder? {
        let found = bytes.withUnsafeBufferPointer { DressedLines(text: $0).withoutCommonBlanks() }
        if let found { wasIndented = found.indent > 1 }
        return found?.text
    }

    private mutating func take(_ bare: TextBuilder) {
        origins = origins.map { bare.origins.through($0, count: bare.text.count) } ?? bare.origins
        bytes = bare.text
    }

    private static func withoutLastChange(_ text: [UInt8]) -> TextBuilder? {
        if let mail = MailPart(text)?.plainText { return mail }
        // In HTML a tab is as good as a blank.
        let mayHaveTabStops = !hasRoot(text)
        return text.withUnsafeBufferPointer { text in
            if let bare = JSONString.text(of: text) ?? (mayHaveTabStops ? TabStops.expanded(text) : nil) {
                return bare
            }
            let lines = DressedLines(text: text)
            return lines.withoutQuoteMarks() ?? lines.withoutNumbers() ?? lines.withoutDoubledEnds()
        }
    }
}
