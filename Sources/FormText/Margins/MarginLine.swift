/// A line as one that a browser prints above or below each page: a title, the date with the time, the page's address
/// and its number, some of them side by side.
struct MarginLine {
    /// Without the white space at its ends.
    let range: Range<Int>
    private(set) var hasDate = false
    private(set) var hasTime = false
    private(set) var hasAddress = false
    private(set) var number: Number?
    /// Whether other words stand beside these.
    private(set) var hasTitle = false
    /// What it shares with those of other pages: its words, a blank between any two, without the number of the page.
    private(set) var wording: [UInt8] = []

    /// Which page of how many it is.
    struct Number {
        var page: Int
        var count: Int
        /// Whether it says of what: `Page 1 of 2`.
        var saysPage: Bool
        /// The digits of the page's number.
        var digits: Range<Int>
    }

    /// Whether it says when the page was printed, or whence.
    var isOfBrowser: Bool { hasDate && hasTime || hasAddress }

    init(_ source: [UInt8], _ range: Range<Int>) {
        self.range = range
        let words = Self.words(source, range)
        var title = words[...]
        while let item = MarginItem(source, title) {
            note(item)
            title = title.dropFirst(item.count)
        }
        while let item = MarginItem.last(source, title) {
            note(item)
            title = title.dropLast(item.count)
        }
        hasTitle = title.contains { source[$0].contains { isLetter($0) || $0 >= 0x80 } }
        for word in words {
            wording.append(0x20)
            guard let digits = number?.digits, digits.overlaps(word) else {
                wording += source[word]
                continue
            }
            wording += source[word.lowerBound..<digits.lowerBound]
            wording.append(UInt8(ascii: "#"))
            wording += source[digits.upperBound..<word.upperBound]
        }
    }

    private mutating func note(_ item: MarginItem) {
        switch item.kind {
        case .date: hasDate = true
        case .time: hasTime = true
        case .address: hasAddress = true
        case .number(let number): self.number = self.number ?? number
        }
    }

    /// The words of a line; browsers put narrow blanks into the time.
    private static func words(_ source: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        var position = start
        func endWord() { if position > start { words.append(start..<position) } }
        while position < range.upperBound {
            let blank =
                if isSpace(source[position]) {
                    1
                } else if source[position] < 0x80 {
                    0
                } else if source[position..<range.upperBound].starts(with: "\u{A0}".utf8) {
                    2
                } else if source[position..<range.upperBound].starts(with: "\u{202F}".utf8) {
                    3
                } else {
                    0
                }
            if blank > 0 { endWord() }
            position += max(blank, 1)
            if blank > 0 { start = position }
        }
        endWord()
        return words
    }
}

/// What a browser prints beside the title, in as many words as it takes.
private struct MarginItem {
    enum Kind {
        case date, time, address
        case number(MarginLine.Number)
    }

    let kind: Kind
    let count: Int

    private static let addresses: [StaticString] = ["http://", "https://", "file:///", "about:blank", "www."]

    /// The words of `Page 1 of 2`.
    private static let longest = 4

    /// What some words end with.
    static func last(_ source: [UInt8], _ words: ArraySlice<Range<Int>>) -> MarginItem? {
        for count in (1...longest).reversed() where count <= words.count {
            if let item = MarginItem(source, words.suffix(count)), item.count == count { return item }
        }
        return nil
    }

    /// What some words start with.
    init?(_ source: [UInt8], _ words: ArraySlice<Range<Int>>) {
        guard let word = words.first else { return nil }
        let bytes = source[word]
        let second = words.dropFirst().first.map { source[$0] }
        if Self.isDate(bytes) {
            (kind, count) = (.date, 1)
        } else if let end = Self.endOfTime(bytes), end == bytes.endIndex || Self.isHalfOfDay(bytes[end...]) {
            let isNext = end == bytes.endIndex && second.map(Self.isHalfOfDay) == true
            (kind, count) = (.time, isNext ? 2 : 1)
        } else if Self.addresses.contains(where: bytes.startsInAnyCase) {
            (kind, count) = (.address, 1)
        } else {
            let saysPage = bytes.isInAnyCase("page")
            guard let (number, count) = Self.number(source, saysPage ? words.dropFirst() : words, saysPage)
            else { return nil }
            (kind, self.count) = (.number(number), saysPage ? count + 1 : count)
        }
    }

    /// `1/2`, `1 of 2`.
    private static func number(
        _ source: [UInt8], _ words: ArraySlice<Range<Int>>, _ saysPage: Bool
    ) -> (MarginLine.Number, count: Int)? {
        guard let first = words.first else { return nil }
        let page = source[first].prefix(while: isDigit)
        let parts = words.prefix(3).map { source[$0] }
        let isInWords =
            parts.count == 3 && page.endIndex == first.upperBound && parts[1].isInAnyCase("of")
        let hasStroke = page.endIndex < first.upperBound && source[page.endIndex] == UInt8(ascii: "/")
        guard isInWords || hasStroke,
            let number = value(page),
            let count = value(isInWords ? parts[2] : source[page.endIndex + 1..<first.upperBound]),
            number > 0, number <= count
        else { return nil }
        return (
            MarginLine.Number(page: number, count: count, saysPage: saysPage, digits: page.indices),
            isInWords ? 3 : 1
        )
    }

    /// A number of one to three digits.
    private static func value(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...3).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// `11/28/26,`, `28.11.2026`, `2026-11-28`.
    private static func isDate(_ word: ArraySlice<UInt8>) -> Bool {
        let word = word.last == UInt8(ascii: ",") ? word.dropLast() : word
        guard let sign = word.first(where: { !isDigit($0) }), "/.-".utf8.contains(sign) else { return false }
        let parts = word.split(separator: sign, omittingEmptySubsequences: false)
        return parts.count == 3
            && parts.allSatisfy { (1...4).contains($0.count) && $0.allSatisfy(isDigit) }
    }

    /// The end of `9:15` or `09:15:30`.
    private static func endOfTime(_ word: ArraySlice<UInt8>) -> Int? {
        let end = word.firstIndex { !isDigit($0) && $0 != UInt8(ascii: ":") } ?? word.endIndex
        let parts = word[..<end].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].count),
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        return end
    }

    /// `AM`, `p.m.`.
    private static func isHalfOfDay(_ word: ArraySlice<UInt8>) -> Bool {
        let letters = word.lazy.filter { $0 != UInt8(ascii: ".") }.map(lowercased)
        return letters.elementsEqual("am".utf8) || letters.elementsEqual("pm".utf8)
    }
}
