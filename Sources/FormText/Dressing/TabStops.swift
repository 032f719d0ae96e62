/// Tabs that an editor put in place of blanks, up to each eighth column.
///
/// Where it did, no two blanks reach such a column any more, and blanks are left behind the tabs wherever a word starts
/// at another one. Where tabs part cells, a word follows each.
enum TabStops {
    private static let width = 8

    /// The text with as many blanks as each tab stands for; `nil` where tabs stand for none.
    static func expanded(_ text: UnsafeBufferPointer<UInt8>) -> TextBuilder? {
        guard text.position(of: 0x09, in: text.indices) != nil else { return nil }
        let (blanks, words) = behindTabs(text)
        let areLeft = blanks > 0 && blanks >= words
        guard areLeft || (blanks + words) * 10 <= text.count(where: { $0 == 0x0A }) else { return nil }
        // Some programs count bytes, and others what is seen.
        let isASCII = text.end(from: 0, before: text.count) { $0.beyondASCII } == text.count
        let scalars = Gaps(text, countsBytes: false)
        let bytes = isASCII ? scalars : Gaps(text, countsBytes: true)
        let best = bytes.faults < scalars.faults ? bytes : scalars
        // A few tabs need more words that blanks part, of which none ends where a tab would.
        guard best.faults * 50 <= best.count, areLeft || best.blanks >= 10 * best.count else { return nil }
        var builder = TextBuilder(capacity: text.count * 2)
        var column = 0
        for (offset, byte) in text.enumerated() {
            if byte == 0x09 {
                // Each has its place, so that none is taken for what stands behind the tab.
                repeat {
                    builder.append(0x20, from: offset)
                    column += 1
                } while column % width > 0
            } else {
                builder.append(byte, from: offset)
                column = isLineEnd(byte) ? 0 : column + (best.countsBytes || byte & 0xC0 != 0x80 ? 1 : 0)
            }
        }
        return builder
    }

    /// Behind how many tabs, behind which no other one stands, a blank stands, and behind how many none.
    private static func behindTabs(_ text: UnsafeBufferPointer<UInt8>) -> (blanks: Int, words: Int) {
        var (blanks, words) = (0, 0)
        var position = 0
        while let tab = text.position(of: 0x09, in: position..<text.count) {
            position = tab + 1
            guard position < text.count, text[position] != 0x09 else { continue }
            if text[position] == 0x20 { blanks += 1 } else { words += 1 }
        }
        return (blanks, words)
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0C }

    /// The white space of a text in which tabs stand or should, and how much of it is as no such program leaves it.
    private struct Gaps {
        let countsBytes: Bool
        private(set) var count = 0
        private(set) var faults = 0
        /// How many are two blanks or more, and rightly so.
        private(set) var blanks = 0

        init(_ text: UnsafeBufferPointer<UInt8>, countsBytes: Bool) {
            self.countsBytes = countsBytes
            // Some programs look at nothing but what stands before the first word.
            var (all, leading) = ((count: 0, faults: 0), (count: 0, faults: 0))
            var hasInnerTab = false
            var (offset, column) = (0, 0)
            var isLeading = true
            while offset < text.count {
                let byte = text[offset]
                guard byte == 0x20 || byte == 0x09 else {
                    column = isLineEnd(byte) ? 0 : column + (countsBytes || byte & 0xC0 != 0x80 ? 1 : 0)
                    isLeading = isLineEnd(byte)
                    offset += 1
                    continue
                }
                var (blanks, isFault, hasTab) = (0, false, false)
                while offset < text.count, text[offset] == 0x20 || text[offset] == 0x09 {
                    if text[offset] == 0x09 {
                        // One blank alone that ends at such a column may stay.
                        if blanks > 1 || blanks == 1 && column % width > 0 { isFault = true }
                        (hasTab, blanks) = (true, 0)
                        column += width - column % width
                    } else {
                        blanks += 1
                        column += 1
                        if blanks > 1, column % width == 0 { isFault = true }
                    }
                    offset += 1
                }
                guard hasTab || isFault else {
                    if blanks > 1 { self.blanks += 1 }
                    continue
                }
                all.count += 1
                if isFault { all.faults += 1 }
                if isLeading {
                    leading.count += 1
                    if isFault { leading.faults += 1 }
                } else if hasTab {
                    hasInnerTab = true
                }
            }
            (count, faults) = hasInnerTab ? all : leading
        }
    }
}
