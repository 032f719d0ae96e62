/// A table whose headings stand in other columns than their values: a program that knows of no cell that spans several
/// columns has set each heading into the next one, and the subheadings below the first.
///
///     1. Title     2. Date     3. Code     4. Amounts     5. Owned
///     Code         Amount      Price
///     Common Stock 05/15/2013  S           500            $4.10     1,200
///
/// Each column is as wide as its widest cell, so that the blanks between columns go through all lines.
struct UnspannedTable {
    /// How many of the lines are headings; the others are rows.
    let headings: Int
    /// How many lines it has.
    let lineCount: Int
    /// Where the columns stand on the lines, and which they are.
    private let columns: [(span: Range<Int>, number: Int)]

    /// `nil` where the first of some lines does not open such a table.
    init?(_ lines: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        let top = lines[lines.startIndex].chunks
        guard top.count > 1,
            let below = lines.dropFirst().prefix(3).firstIndex(where: { Self.opens($0.chunks[0], source) }),
            lines[below].chunks[0].end < top[1].start
        else { return nil }
        let end = lines[(below + 1)...].firstIndex { $0.isAfterBlank } ?? lines.endIndex
        headings = below + 1 - lines.startIndex
        lineCount = end - lines.startIndex

        var spans: [Range<Int>] = []
        for chunk in lines[..<end].flatMap(\.chunks).sorted(by: { $0.start < $1.start }) {
            if let last = spans.last, chunk.start <= last.upperBound {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, chunk.end)
            } else {
                spans.append(chunk.start..<chunk.end)
            }
        }
        // The columns behind the headings show where they have a value: one may be empty.
        let groups = lines[below].chunks.count { Self.opens($0, source) }
        let count = top.count + lines[below].chunks.count - groups
        let rows = lines[(below + 1)..<end].flatMap(\.chunks)
        let form = spans.indices.dropFirst(top.count).first { index in
            rows.allSatisfy { !spans[index].contains($0.start) || Self.isOwnershipForm($0, source) }
        }
        let shift = form.map { max(0, count - 2 - $0) } ?? 0
        columns = spans.enumerated().map { ($1, $0 < top.count ? $0 : $0 + shift) }
    }

    /// The column that a chunk stands in.
    func column(of chunk: Chunk) -> Int {
        columns.first { $0.span.upperBound >= chunk.end }?.number ?? columns.count
    }

    /// Whether a chunk is the first subheading of its heading.
    private static func opens(_ chunk: Chunk, _ source: [UInt8]) -> Bool {
        openers.contains(where: source[chunk.range].isInAnyCase)
    }

    private static let openers: [StaticString] = ["code", "amount", "(a)", "date exercisable", "title"]

    /// Whether a value is `D` or `I`, with the numbers of notes or without.
    private static func isOwnershipForm(_ chunk: Chunk, _ source: [UInt8]) -> Bool {
        let text = source[chunk.range]
        return "DI".utf8.contains(text[text.startIndex])
            && (text.count == 1 || !isLetter(text[text.startIndex + 1])) && chunk.shape(source) == .single
    }
}
