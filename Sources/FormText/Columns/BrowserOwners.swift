/// The table of the owners as text browsers set it: its first column has a name and an address below one another, where a
/// line may be the rest of one that was too long.
struct BrowserOwners {
    /// How many lines it has.
    let lineCount: Int
    /// The lines that may go on with the next or from the one above.
    private(set) var inDoubt: Set<Int> = []

    private static let mostLines = 400

    /// `nil` where the first of some lines is not the table's heading.
    ///
    /// - Parameter all: all lines of the text, which tell how wide the window was.
    init?(_ lines: ArraySlice<PrintedLine>, of all: [PrintedLine], _ source: [UInt8]) {
        guard let first = lines.first,
            source[first.chunks[0].range].startsInAnyCase(with: "reporting owner name / address")
        else { return nil }
        let table = lines.prefix(Self.mostLines).prefix { !$0.chunks[0].has("signature", source) }
        lineCount = table.count
        let body = table.dropFirst()
        let window = all.lazy.map { $0.chunks[$0.chunks.count - 1].end }.max() ?? 0
        let width = table.lazy.map { $0.chunks[$0.chunks.count - 1].end }.max() ?? 0
        let column = body.lazy.map { $0.chunks[0].end }.max() ?? 0
        for (index, line) in zip(body.indices, body).dropLast() {
            let next = body[index + 1]
            guard !next.isAfterBlank, next.chunks[0].start == line.chunks[0].start else { continue }
            let end = line.chunks[0].end + 1 + next.chunks[0].words(source)[0].width
            if end > column, width + end - column > window { inDoubt.formUnion([index, index + 1]) }
        }
    }
}
