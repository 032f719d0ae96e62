import FormText

extension CaptionMatcher {
    /// The caption that starts a cell with some of its letters changed, lost or added: one letter in eight at most,
    /// and not so nearly any other caption.
    ///
    /// Only long captions are looked for. Of one that the cell's end cuts, what stands there counts.
    func matchMisread(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> CaptionMatch? {
        let start = skipItemNumber(text, range)
        let firstWord =
            start..<(text[start..<range.upperBound].firstIndex(where: isSpace) ?? range.upperBound)
        // A mark before a box is no letter of its caption.
        guard Mark.read(text, firstWord) == nil else { return nil }
        var letters: [UInt8] = []
        var ends: [Int] = []
        letters.reserveCapacity(Self.longest)
        ends.reserveCapacity(Self.longest)
        for position in start..<range.upperBound where letters.count < Self.longest {
            if text[position] == Page.lineBreak { break }
            guard isCaptionLetter(text[position]) else { continue }
            letters.append(foldedCaptionLetter(text[position]))
            ends.append(position + 1)
        }
        guard letters.count >= Self.fewest else { return nil }
        // One array for all phrases: most are given up after a few letters.
        var distances: [Int] = []
        var best: (phrase: Phrase, count: Int, matched: Int, share: Int)?
        var isAmbiguous = false
        for (phrase, opening) in Self.long {
            // Most phrases share too few letters with the text to be looked for letter by letter.
            let near = Self.signs(of: letters.prefix(Self.openingLength + phrase.mostErrors))
            guard (opening & ~near).nonzeroBitCount <= phrase.mostErrors else { continue }
            guard
                let (count, matched, errors) = phrase.nearlyStarts(
                    letters, isCut: letters.count < Self.longest, &distances)
            else { continue }
            let share = errors * 1_000 / matched
            if let known = best, known.share <= share {
                isAmbiguous = isAmbiguous || (known.share == share && known.phrase.caption != phrase.caption)
                continue
            }
            isAmbiguous = false
            best = (phrase, count, matched, share)
        }
        guard let best, !isAmbiguous else { return nil }
        var end = ends[best.count - 1]
        while end < range.upperBound, isCaptionPunctuation(text[end]) { end += 1 }
        guard end == range.upperBound || isSpace(text[end]) else { return nil }
        return CaptionMatch(phrase: best.phrase, end: end, matched: best.matched)
    }

    /// How many letters stand for a caption at least: twelve of its own, of which one in eight is lost.
    private static let fewest = 11
    /// How many letters of a cell are looked at.
    private static let longest = 160

    /// The phrases that are looked for, with the signs of their openings.
    private static let long = Phrase.all.filter {
        $0.caption != .furniture && $0.letters.count >= openingLength && !$0.isAlone
            && !$0.caption.isInHeading
    }
    .map { (phrase: $0, opening: signs(of: $0.letters.prefix(openingLength))) }

    /// How many letters of every phrase stand there, though it is cut.
    private static let openingLength = 12

    /// The letters of a text as a set: one that stands nowhere in another text is an error there.
    private static func signs(of letters: ArraySlice<UInt8>) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }
}

extension Caption {
    /// Whether only the heading of the form has it.
    fileprivate var isInHeading: Bool {
        switch self {
        case .formTitle, .exitBox, .rule10b5Box, .form3HoldingsBox, .form4TransactionsBox: true
        default: false
        }
    }
}

extension Phrase {
    /// How many errors are borne: one letter in eight.
    fileprivate var mostErrors: Int { letters.count / 8 }

    /// How many of `others` the phrase stands for, how many of its own letters stand there, and with how many errors;
    /// `nil` where they are too many.
    ///
    /// - Parameter isCut: whether nothing comes behind `others`, so that they may end before the phrase does.
    /// - Parameter distances: becomes the fewest errors for each number of letters of the phrase, with as many of
    ///   the others as were looked at.
    fileprivate func nearlyStarts(
        _ others: [UInt8], isCut: Bool, _ distances: inout [Int]
    ) -> (count: Int, matched: Int, errors: Int)? {
        let most = mostErrors
        distances.replaceSubrange(distances.indices, with: 0...letters.count)
        var best: (count: Int, matched: Int, errors: Int)?
        for (number, letter) in others.enumerated() {
            let low = max(1, number - most)
            let high = min(letters.count, number + 2 + most)
            guard low <= high else { break }
            var diagonal = distances[low - 1]
            distances[low - 1] = low == 1 ? number + 1 : .max / 2
            var least = distances[low - 1]
            for index in low...high {
                let changed = diagonal + (letters[index - 1] == letter ? 0 : 1)
                diagonal = distances[index]
                distances[index] = min(changed, distances[index] + 1, distances[index - 1] + 1)
                least = min(least, distances[index])
            }
            if least > most { break }
            if high == letters.count, distances[high] <= most, distances[high] < best?.errors ?? .max {
                best = (number + 1, letters.count, distances[high])
            }
            if isCut, number == others.count - 1, best == nil {
                for matched in low...high
                where matched >= max(minimum, 12) && distances[matched] <= matched / 8
                    && distances[matched] < best?.errors ?? .max
                {
                    best = (number + 1, matched, distances[matched])
                }
            }
        }
        return best
    }
}
