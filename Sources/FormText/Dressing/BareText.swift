/// A text without what other programs did to all of its lines: quoted them in a mail, numbered them, doubled their ends,
/// moved them to the right, put tabs in place of blanks.
struct BareText {
    private(set) var bytes: [UInt8]
    /// Where each byte stands in the file; `nil` where nothing had been done to it.
    private(set) var origins: Origins?

    init(_ source: [UInt8]) {
        bytes = source
        // What one program did may stand before what another one did.
        while let bare = Self.withoutLastChange(bytes) {
            origins = origins.map { bare.origins.through($0, count: bare.text.count) } ?? bare.origins
            bytes = bare.text
        }
    }

    private static func withoutLastChange(_ text: [UInt8]) -> TextBuilder? {
        text.withUnsafeBufferPointer { text in
            if let bare = TabStops.expanded(text) { return bare }
            let lines = DressedLines(text: text)
            return lines.withoutQuoteMarks() ?? lines.withoutNumbers() ?? lines.withoutDoubledEnds()
                ?? lines.withoutCommonBlanks()
        }
    }
}
