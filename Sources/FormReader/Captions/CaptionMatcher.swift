import FormText

/// A caption that was found in a text.
struct CaptionMatch {
    let phrase: Phrase
    /// The end of the caption's text, punctuation that belongs to it included.
    let end: Int
    /// How many of the phrase's letters stand there.
    let matched: Int

    /// Whether the caption's end is missing.
    var isCut: Bool { matched < phrase.letters.count }

    /// Whether nothing comes behind it in its line.
    func endsLine(_ text: UnsafeBufferPointer<UInt8>, before end: Int) -> Bool {
        self.end == end || text[self.end] == Page.lineBreak
    }
}

/// Finds the form's captions, letter by letter, whatever blanks and punctuation stand between.
struct CaptionMatcher: Sendable {
    /// The phrases by their first two letters: see `bucket`.
    private let phrases: [[Phrase]]

    static let shared = CaptionMatcher()

    private init() {
        var phrases = [[Phrase]](repeating: [], count: 1024)
        for phrase in Phrase.all { phrases[Self.bucket(phrase.letters[0], phrase.letters[1])].append(phrase) }
        self.phrases = phrases
    }

    /// Where phrases with these two letters are kept; letters of either case.
    private static func bucket(_ first: UInt8, _ second: UInt8) -> Int {
        Int(foldedCaptionLetter(first) & 31) << 5 | Int(foldedCaptionLetter(second) & 31)
    }

    /// The longest caption that starts at `start`, after an item number (`2A.`), brackets and stars.
    ///
    /// Behind an item's number fewer letters tell one that was cut.
    ///
    /// - Parameters:
    ///   - isAtStart: whether `start` is the beginning of a cell.
    ///   - hasCells: whether the text has cells, so that captions stand alone in theirs.
    func match(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isAtStart: Bool, hasCells: Bool = true
    ) -> CaptionMatch? {
        let start = skipItemNumber(text, range)
        guard start < range.upperBound else { return nil }
        var second = start + 1
        while second < range.upperBound, !isCaptionLetter(text[second]) { second += 1 }
        guard second < range.upperBound else { return nil }
        // Three letters at least stand there of every phrase.
        guard let third = text[(second + 1)..<range.upperBound].first(where: isCaptionLetter) else {
            return nil
        }
        let isNumbered = text[range.lowerBound..<start].contains(where: isDigit)
        var best: CaptionMatch?
        for phrase in phrases[Self.bucket(text[start], text[second])]
        where phrase.letters[2] == foldedCaptionLetter(third) && (isAtStart || !phrase.isAtStart) {
            let minimum =
                isNumbered && !phrase.caption.startsSection ? min(phrase.minimum, 9) : phrase.minimum
            guard let match = match(phrase, minimum: minimum, text, start..<range.upperBound),
                match.matched > (best?.matched ?? 0)
            else { continue }
            best = match
        }
        guard let best else { return nil }
        if hasCells, best.phrase.isAlone, !isFollowedByCaptions(text, best.end..<range.upperBound) {
            return nil
        }
        return best
    }

    private func match(
        _ phrase: Phrase, minimum: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> CaptionMatch? {
        var matched = 0
        var position = range.lowerBound
        var end = position
        /// The last place where a word ended, for captions that were cut.
        var wordEnd = position
        var wordMatched = 0
        phrase.letters.withUnsafeBufferPointer { letters in
            while true {
                let start = position
                while position < range.upperBound, matched < letters.count,
                    foldedCaptionLetter(text[position]) == letters[matched]
                {
                    position &+= 1
                    matched &+= 1
                }
                if position > start { end = position }
                if position < range.upperBound, isCaptionLetter(text[position]) { return }
                (wordEnd, wordMatched) = (end, matched)
                guard position < range.upperBound, matched < letters.count else { return }
                position &+= 1
            }
        }
        if matched < phrase.letters.count || wordMatched < matched {
            guard wordMatched >= minimum else { return nil }
            (matched, end) = (wordMatched, wordEnd)
        }
        if phrase.isBracketed, range.lowerBound == 0 || text[range.lowerBound - 1] != UInt8(ascii: "("),
            end == range.upperBound || text[end] != UInt8(ascii: ")")
        {
            return nil
        }
        while end < range.upperBound, isCaptionPunctuation(text[end]) { end += 1 }
        // A sentence that goes on in the next line.
        if end + 1 == range.upperBound, text[end] == UInt8(ascii: ","), matched < phrase.letters.count {
            end += 1
        }
        var star = end
        while star < range.upperBound, isSpace(text[star]), text[star] != Page.lineBreak { star += 1 }
        if let length = starLength(text, star..<range.upperBound) { end = star + length }
        return CaptionMatch(phrase: phrase, end: end, matched: matched)
    }

    /// The length of the star behind `Reporting Person*`, or of the quotation mark that recognition makes of it.
    private func starLength(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
        guard let first = text[range].first else { return nil }
        if first == UInt8(ascii: "*") { return 1 }
        let isQuote = first == 0xE2 && range.count >= 3 && text[range.lowerBound + 1] == 0x80
        let length = isQuote ? 3 : first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") ? 1 : nil
        guard let length, length == range.count || isSpace(text[range.lowerBound + length]) else {
            return nil
        }
        return length
    }

    /// Brackets, colons and stars that close a caption.
    func isCaptionPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ")"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "."): true
        default: false
        }
    }

    /// Past `(`, `*`, `**`, `2.`, `2A.` and blanks.
    func skipItemNumber(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        var position = range.lowerBound
        func skipPunctuation() {
            while position < range.upperBound,
                isSpace(text[position]) || text[position] == UInt8(ascii: "(")
                    || text[position] == UInt8(ascii: "*")
                    || text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "_")
            {
                position += 1
            }
        }
        skipPunctuation()
        var number = position
        while number < range.upperBound, number - position < 2, isDigit(text[number]) { number += 1 }
        guard number > position else { return position }
        if number < range.upperBound, isLetter(text[number]) { number += 1 }
        guard number < range.upperBound, text[number] == UInt8(ascii: ".") else { return position }
        position = number + 1
        skipPunctuation()
        return position
    }

    /// Whether nothing but other captions, marks and punctuation comes after a caption in its line of the cell.
    private func isFollowedByCaptions(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound, !isCaptionLetter(text[position]), text[position] != Page.lineBreak
        {
            position += 1
        }
        guard position < range.upperBound, text[position] != Page.lineBreak else { return true }
        var wordEnd = position
        while wordEnd < range.upperBound, !isSpace(text[wordEnd]) { wordEnd += 1 }
        if Mark.read(text, position..<wordEnd) != nil {
            return wordEnd == range.upperBound
                || match(text, wordEnd..<range.upperBound, isAtStart: false) != nil
        }
        return match(text, position..<range.upperBound, isAtStart: false) != nil
    }

    /// How far a caption that was cut at the end of a line goes on at the start of the next, in the wording that was
    /// found or in another one that begins with the same letters.
    ///
    /// - Returns: the wording, its letters found so far and the end of what belongs to the caption; `nil` where the
    ///   line goes on with something else.
    func continuation(
        of phrase: Phrase, matched: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (phrase: Phrase, matched: Int, end: Int)? {
        if let (matched, end) = end(of: phrase, matched: matched, text, range) {
            return (phrase, matched, end)
        }
        for other in phrases[Self.bucket(phrase.letters[0], phrase.letters[1])]
        where other.caption == phrase.caption && other.letters.starts(with: phrase.letters[..<matched]) {
            if let (matched, end) = end(of: other, matched: matched, text, range) {
                return (other, matched, end)
            }
        }
        return nil
    }

    private func end(
        of phrase: Phrase, matched: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> (matched: Int, end: Int)? {
        var matched = matched
        var position = range.lowerBound
        var end: Int?
        while position < range.upperBound, matched < phrase.letters.count {
            if isCaptionLetter(text[position]) {
                guard foldedCaptionLetter(text[position]) == phrase.letters[matched] else { return nil }
                matched += 1
                end = position + 1
            }
            position += 1
        }
        guard var end, end == range.upperBound || !isCaptionLetter(text[end]) else { return nil }
        while end < range.upperBound, isCaptionPunctuation(text[end]) { end += 1 }
        return (matched, end)
    }
}

/// A ticked or empty box, as text shows it.
enum Mark {
    case ticked, empty

    /// Reads a cell or a word that is nothing but a mark: `X`, `[X]`, `__X__`, `/X/`, `[ ]`, `____`, `( )`.
    static func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Mark? {
        var ticks = 0
        for index in range {
            switch text[index] {
            case UInt8(ascii: "X"), UInt8(ascii: "x"): ticks += 1
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "_"), UInt8(ascii: "/"),
                UInt8(ascii: "|"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "), Page.lineBreak:
                continue
            default: return nil
            }
        }
        return ticks == 0 ? .empty : ticks <= 2 ? .ticked : nil
    }
}
