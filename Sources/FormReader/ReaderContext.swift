import FormText

/// What every part of the reader works on.
struct ReaderContext {
    let page: Page
    let outline: Outline
    /// The page's text, for the time of the reading.
    let text: UnsafeBufferPointer<UInt8>

    func located(_ range: Range<Int>, how: How = .read) -> Located {
        Located(value: page.string(range), ranges: [range], how: how)
    }

    /// Several stretches as one text, a blank between them.
    func located(_ ranges: [Range<Int>], how: How = .read) -> Located {
        Located(value: ranges.map(page.string).joined(separator: " "), ranges: ranges, how: how)
    }

    /// The parts of `range` between breaks inside a cell, blanks at their ends left out.
    func lines(of range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        while start <= range.upperBound {
            var end = start
            while end < range.upperBound, text[end] != Page.lineBreak { end += 1 }
            let part = trimmed(start..<end)
            if !part.isEmpty { parts.append(part) }
            start = end + 1
        }
        return parts
    }

    /// `range` without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isSpace(text[low]) { low += 1 }
        while high > low, isSpace(text[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The CIK in the link of a cell: ten digits.
    func linkedCik(_ cell: Int) -> String? {
        guard let link = page.cells[cell].link else { return nil }
        let target = Array(page.links[link].utf8)
        guard let start = target.indices.first(where: { target[$0...].starts(with: "CIK=".utf8) }) else {
            return nil
        }
        let digits = target[(start + 4)...].prefix(while: isDigit)
        guard (1...10).contains(digits.count) else { return nil }
        return paddedCik(String(decoding: digits, as: UTF8.self))
    }
}

/// A CIK in the ten digits that EDGAR disseminates.
func paddedCik(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits
}
