/// Finds which lines of a text are headers and footers: first those that number the pages, then what stands beside them
/// on every page.
struct MarginSearch {
    private let lines: [MarginLine]
    private(set) var isMargin: [Bool]
    /// The lines of one wording, in order.
    private let likes: [[Int]]

    /// - Parameter lines: those of a text that are not empty.
    init(_ lines: [MarginLine]) {
        self.lines = lines
        isMargin = [Bool](repeating: false, count: lines.count)
        likes = Dictionary(grouping: lines.indices, by: { lines[$0].wording }).values.sorted { $0[0] < $1[0] }
        run()
    }

    private mutating func run() {
        /// A line of each page.
        var pages: [Int] = []
        for chain in likes where countsUp(chain) {
            if chain.count == 1 {
                markOnlyPage(chain[0])
            } else if markNumbers(chain), chain.count > pages.count {
                pages = chain
            }
        }
        if pages.isEmpty, let headers = likes.first, headers[0] == 0, isHeader(lines[0]) { pages = headers }
        guard pages.count > 1 else { return }
        mark(pages)
        while markNeighbours(pages) {}
        markTitles(pages.count)
    }

    /// Whether a line is a header though no page has a number.
    private func isHeader(_ line: MarginLine) -> Bool { line.hasDate && line.hasTime && line.hasTitle }

    private mutating func mark(_ indices: some Sequence<Int>) {
        for index in indices { isMargin[index] = true }
    }

    private func haveSameWording(_ indices: [Int]) -> Bool {
        indices.allSatisfy { lines[$0].wording == lines[indices[0]].wording }
    }

    // MARK: Numbers

    /// Whether lines that differ in the page's number alone have it rise by one.
    private func countsUp(_ chain: [Int]) -> Bool {
        guard let first = lines[chain[0]].number else { return false }
        return chain.enumerated().allSatisfy { lines[$1].number?.page == first.page + $0 }
    }

    /// Marks the lines with the numbers of the pages and what stands with them on every page, where some of it is a
    /// browser's.
    private mutating func markNumbers(_ chain: [Int]) -> Bool {
        let line = lines[chain[0]]
        let beside = linesBeside(chain, step: -1) + linesBeside(chain, step: 1)
        guard !beside.isEmpty || line.isOfBrowser || line.number?.saysPage == true && !line.hasTitle else {
            return false
        }
        mark(chain + beside)
        return true
    }

    /// The lines before or behind all lines of a chain, up to the last that is a browser's.
    private func linesBeside(_ chain: [Int], step: Int) -> [Int] {
        var (beside, count) = ([Int](), 0)
        for distance in 1...Self.mostParts {
            let next = chain.map { $0 + step * distance }.filter(lines.indices.contains)
            guard !next.isEmpty, next.count > 1 || distance == 1, haveSameWording(next) else { break }
            beside += next
            if lines[next[0]].isOfBrowser { count = beside.count }
        }
        return Array(beside.prefix(count))
    }

    /// Beside the number there are a date, a title and an address.
    private static let mostParts = 3

    /// Marks what stands at the ends of a text of one page, where it has the date and the address.
    private mutating func markOnlyPage(_ number: Int) {
        let last = lines.count - 1
        guard number == 0 || number == last else { return }
        let ends = [0, last - 1, last].filter { $0 == number || $0 >= 0 && lines[$0].isOfBrowser }
        guard ends.count > 1, ends.contains(where: { lines[$0].hasDate }),
            ends.contains(where: { lines[$0].hasAddress })
        else { return }
        mark(ends)
    }

    // MARK: Beside them

    /// Marks lines that stand next to others of the margins on every page.
    ///
    /// - Returns: whether there were any.
    private mutating func markNeighbours(_ pages: [Int]) -> Bool {
        let count = isMargin.count { $0 }
        for like in likes
        where like.count > 1 && abs(like.count - pages.count) <= 1
            && like.contains(where: { !isMargin[$0] }) && isMarginal(like, pages)
        {
            mark(like)
        }
        return isMargin.count { $0 } > count
    }

    private func isMarginal(_ like: [Int], _ pages: [Int]) -> Bool {
        let line = lines[like[0]]
        guard line.number == nil, line.isOfBrowser || line.hasDate && !line.hasTitle else { return false }
        // Before the first page there may be a text that is none of the print.
        let others = like.dropFirst(line.hasTime ? 1 : 0)
        if others.allSatisfy(isBehindMargin) { return true }
        // A date at the end of a page may be that of a signature.
        guard line.hasAddress else { return false }
        if like.allSatisfy(isBeforeMargin) { return true }
        // What reads a page column by column may have read a cell between the address and the number.
        let isOnEveryPage = Set(like.map { index in pages.count { $0 < index } }).count == pages.count
        return isOnEveryPage && !line.hasTitle && like.contains { isBehindMargin($0) || isBeforeMargin($0) }
    }

    private func isBehindMargin(_ index: Int) -> Bool { index == 0 || isMargin[index - 1] }

    private func isBeforeMargin(_ index: Int) -> Bool { index + 1 == lines.count || isMargin[index + 1] }

    /// Marks the title that stands below the date on every page, or at the top of it; there the first one may be the
    /// form's.
    private mutating func markTitles(_ pages: Int) {
        func isTitle(_ like: [Int]) -> Bool {
            like.count == pages && haveSameWording(like) && lines[like[0]].hasTitle
        }
        let tops = lines.indices.filter { !isMargin[$0] && isBehindMargin($0) }
        let belowDates = tops.filter { $0 > 0 && lines[$0 - 1].hasDate && !lines[$0 - 1].hasTitle }
        if isTitle(belowDates) {
            mark(belowDates)
        } else if isTitle(tops) {
            mark(tops.dropFirst())
        }
    }
}
