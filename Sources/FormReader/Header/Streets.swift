import FormText

/// The two streets of an address.
enum Streets {
    /// How long each may be: `rptOwnerStreet1` and `rptOwnerStreet2` of EDGAR's schema.
    private static let longest = 40

    /// The ways to part lines in two streets that are too long for one; none where they may be one.
    static func ways(toPart lines: [Range<Int>], _ context: ReaderContext) -> [[[Range<Int>]]] {
        func isStreet(_ lines: [Range<Int>]) -> Bool {
            context.page.string(lines).unicodeScalars.count <= longest
        }
        guard !isStreet(lines) else { return [] }
        return lines.indices.dropFirst().map { [Array(lines[..<$0]), Array(lines[$0...])] }
            .filter { $0.allSatisfy(isStreet) }
    }
}
