/// Texts that stand side by side or below one another, each on several lines.
struct BrowserParagraphs {
    /// The pieces of each text.
    private(set) var texts: [[Chunk]] = []

    init(_ lines: ArraySlice<PrintedLine>, _ source: [UInt8]) {
        var group: [PrintedLine] = []
        for line in lines {
            let start = line.chunks[0].start
            if !group.contains(where: { $0.chunks.contains { $0.start == start } }) {
                add(group, source)
                group = []
            }
            group.append(line)
        }
        add(group, source)
    }

    /// Adds the texts of lines that begin where one of them does: a strip of blanks parts them, behind which one of their
    /// lines starts behind more than a blank.
    private mutating func add(_ lines: [PrintedLine], _ source: [UInt8]) {
        let starts = Set(lines.flatMap { $0.chunks.map(\.start) })
        let words = lines.map { $0.words(source) }
        var spans: [Range<Int>] = []
        for word in words.joined().sorted(by: { $0.start < $1.start }) {
            if let last = spans.last, word.start <= last.upperBound || !starts.contains(word.start) {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, word.end)
            } else {
                spans.append(word.start..<word.end)
            }
        }
        texts += spans.map { span in
            words.compactMap { line in
                let own = line.filter { span.contains($0.start) }
                return own.last.map { own[0].joined(to: $0) }
            }
        }
    }
}
