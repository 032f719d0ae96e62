import FormText

extension CaptionMatcher {
    /// The caption that starts a cell with some of its letters changed, lost or added: one letter in eight at most,
    /// and not so nearly any other caption.
    ///
    /// Only long captions are looked for. Of one that the cell's end cuts, what stands there counts.
    ///
    /// - Parameter found: the caption that stands there letter by letter, if any.
    /// - Returns: `nil` where no other has more letters there than that.
    func matchMisread(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, besides found: CaptionMatch? = nil
    ) -> CaptionMatch? {
        if let found {
            // No other is more like a line that is one without an error.
            let isAll = found.endsLine(text, before: range.upperBound) && LongPhrases.has(found.phrase)
            if !found.isCut || isAll && found.matched >= found.phrase.fewestInError { return nil }
        }
        let start = skipItemNumber(text, range)
        guard range.upperBound - start >= LongPhrases.fewest else { return nil }
        let candidates = LongPhrases.all.candidates(text, start..<range.upperBound)
        guard candidates != 0 else { return nil }
        let firstWord =
            start..<(text[start..<range.upperBound].firstIndex(where: isSpace) ?? range.upperBound)
        // A mark before a box is no letter of its caption.
        guard Mark.read(text, firstWord) == nil else { return nil }
        var letters: [UInt8] = []
        var ends: [Int] = []
        letters.reserveCapacity(LongPhrases.longest)
        ends.reserveCapacity(LongPhrases.longest)
        for position in start..<range.upperBound where letters.count < LongPhrases.longest {
            if text[position] == Page.lineBreak { break }
            guard isCaptionLetter(text[position]) else { continue }
            letters.append(foldedCaptionLetter(text[position]))
            ends.append(position + 1)
        }
        guard letters.count >= LongPhrases.fewest else { return nil }
        let endWords = ends.map { endsWord(text, at: $0, in: range) }
        var distances = [Int](repeating: 0, count: LongPhrases.all.mostLetters + 1)
        var best: (phrase: Phrase, count: Int, matched: Int, share: Int)?
        var isAmbiguous = false
        for number in candidates.numbersOfBits {
            let phrase = LongPhrases.all.phrases[number]
            guard
                let (count, matched, errors) = phrase.nearlyStarts(
                    letters, endWords, isCut: letters.count < LongPhrases.longest, &distances)
            else { continue }
            let share = errors * 1_000 / matched
            if let known = best, known.share <= share {
                isAmbiguous = isAmbiguous || (known.share == share && known.phrase.caption != phrase.caption)
                continue
            }
            isAmbiguous = false
            best = (phrase, count, matched, share)
        }
        guard let best, !isAmbiguous, best.matched > found?.matched ?? 0 else { return nil }
        var end = ends[best.count - 1]
        while end < range.upperBound, isCaptionPunctuation(text[end]) { end += 1 }
        return CaptionMatch(phrase: best.phrase, end: end, matched: best.matched)
    }

    /// Whether nothing but punctuation stands between `position` and the next blank.
    private func endsWord(_ text: UnsafeBufferPointer<UInt8>, at position: Int, in range: Range<Int>) -> Bool
    {
        var position = position
        while position < range.upperBound, isCaptionPunctuation(text[position]) { position += 1 }
        return position == range.upperBound || isSpace(text[position])
    }
}

/// The phrases that are looked for with errors, and the runs of letters that tell which of them a text may have.
///
/// Of a caption in which one letter in eight is wrong at most, and of which twelve stand there, five letters in a
/// row are right, and no further aside than there are errors. Most texts share no such run with any phrase. Each error
/// spoils five runs at most, and all others are found.
private struct LongPhrases {
    static let all = LongPhrases()

    /// How many letters stand for a caption at least: twelve of its own, of which one in eight is lost.
    static let fewest = 11
    /// How many letters of a cell are looked at.
    static let longest = 160

    /// At most as many as a set of bits has.
    let phrases: [Phrase]
    /// How many letters the longest of them has.
    let mostLetters: Int
    /// The places of all runs in the phrases, by `bucket`.
    private var places: [[Place]]
    /// Which runs there may be, by `mark`: most of a text's are none.
    private var mayBeRun: [Bool]
    /// The letter of a caption that each byte stands for; 0 where it is none.
    private let letters: [UInt8]

    /// Where a phrase has a run of letters.
    private struct Place {
        var run: UInt32
        var phrase: Int
        var offset: Int
        /// How far from there the run may stand in a text.
        var mostErrors: Int
    }

    private init() {
        phrases = Phrase.all.filter(Self.has)
        precondition(phrases.count <= UInt64.bitWidth)
        mostLetters = phrases.reduce(0) { max($0, $1.letters.count) }
        letters = (0...UInt8.max).map { isCaptionLetter($0) ? foldedCaptionLetter($0) : 0 }
        places = [[Place]](repeating: [], count: 1 << Self.bucketBits)
        mayBeRun = [Bool](repeating: false, count: 1 << Self.markBits)
        for (number, phrase) in phrases.enumerated() {
            var run = Run()
            for letter in phrase.letters {
                run.append(letter)
                guard let offset = run.offset else { continue }
                mayBeRun[Self.mark(run.bits)] = true
                places[Self.bucket(Self.mark(run.bits))].append(
                    Place(run: run.bits, phrase: number, offset: offset, mostErrors: phrase.mostErrors))
            }
        }
    }

    /// Whether a phrase is one of them.
    static func has(_ phrase: Phrase) -> Bool {
        phrase.caption != .furniture && phrase.letters.count >= 12 && !phrase.isAlone
            && !phrase.caption.isInHeading
    }

    /// The phrases that may start a text, as a set of bits.
    func candidates(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var candidates: UInt64 = 0
        var runs = InlineArray<64, Int>(repeating: 0)
        var run = Run()
        for position in range {
            let letter = letters[Int(text[position])]
            guard letter != 0 else {
                if text[position] == Page.lineBreak { break }
                continue
            }
            if run.count == Self.longest { break }
            run.append(letter)
            let mark = Self.mark(run.bits)
            guard mayBeRun[mark], let offset = run.offset else { continue }
            // Behind so many errors none is left.
            if candidates == 0, offset > 6 * (mostLetters / 8) { return 0 }
            for place in places[Self.bucket(mark)]
            where place.run == run.bits && abs(place.offset - offset) <= place.mostErrors {
                candidates |= 1 << place.phrase
                runs[place.phrase] += 1
            }
        }
        guard candidates != 0 else { return 0 }
        for number in candidates.numbersOfBits {
            let (letters, mostErrors) = (phrases[number].letters.count, phrases[number].mostErrors)
            // The text has all of the phrase, or is all of it that was not cut.
            let fewest = min(letters, run.count) - 4 - 5 * min(mostErrors, run.count / 7)
            if runs[number] < fewest { candidates &= ~(1 << number) }
        }
        return candidates
    }

    private static let markBits: UInt32 = 15
    private static let bucketBits: UInt32 = 12

    private static func mark(_ run: UInt32) -> Int {
        Int((run &* 0x9E37_79B1) >> (32 - markBits))
    }

    private static func bucket(_ mark: Int) -> Int { mark >> (markBits - bucketBits) }

    /// The last five letters, five bits each: a digit may count as a letter, which makes a candidate more.
    private struct Run {
        private(set) var bits: UInt32 = 0
        private(set) var count = 0

        mutating func append(_ letter: UInt8) {
            bits = (bits << 5 | UInt32(letter & 31)) & (1 << 25 - 1)
            count += 1
        }

        /// Where the run starts; `nil` before there are five letters.
        var offset: Int? { count < 5 ? nil : count - 5 }
    }
}

extension UInt64 {
    /// The numbers of the bits that are set, from the lowest on.
    fileprivate var numbersOfBits: some Sequence<Int> {
        sequence(state: self) { bits in
            guard bits != 0 else { return nil }
            defer { bits &= bits - 1 }
            return bits.trailingZeroBitCount
        }
    }
}

extension Caption {
    /// Whether only the heading of the form has it.
    var isInHeading: Bool {
        switch self {
        case .formTitle, .exitBox, .rule10b5Box, .form3HoldingsBox, .form4TransactionsBox: true
        default: false
        }
    }
}

extension Phrase {
    /// How many errors are borne: one letter in eight.
    fileprivate var mostErrors: Int { letters.count / 8 }

    /// How many letters stand there at least of one that was cut.
    fileprivate var fewestInError: Int { max(minimum, 12) }

    /// How many of `others` the phrase stands for, how many of its own letters stand there, and with how many errors;
    /// `nil` where they are too many.
    ///
    /// - Parameters:
    ///   - endWords: of which of `others` a word ends behind, as the phrase does.
    ///   - isCut: whether nothing comes behind `others`, so that they may end before the phrase does.
    ///   - distances: room to work in: the fewest errors for each number of letters of the phrase, with as many of the
    ///     others as were looked at.
    fileprivate func nearlyStarts(
        _ others: [UInt8], _ endWords: [Bool], isCut: Bool, _ distances: inout [Int]
    ) -> (count: Int, matched: Int, errors: Int)? {
        // Where the text is too short for all of the phrase, one in eight of what stands there may be wrong.
        let most = others.count + mostErrors < letters.count ? others.count / 7 : mostErrors
        // Those between which no number has too many errors.
        var (first, last) = (0, min(most, letters.count))
        for index in first...last { distances[index] = index }
        var best: (count: Int, matched: Int, errors: Int)?
        for (number, letter) in others.enumerated() {
            let end = min(last + 1, letters.count)
            if end > last { distances[end] = .max / 2 }
            letters.withUnsafeBufferPointer { letters in
                distances.withUnsafeMutableBufferPointer { distances in
                    var diagonal = distances[first]
                    distances[first] += 1
                    var before = distances[first]
                    var index = first + 1
                    while index <= end {
                        let changed = diagonal + (letters[index - 1] == letter ? 0 : 1)
                        diagonal = distances[index]
                        before = min(changed, min(diagonal, before) + 1)
                        distances[index] = before
                        index += 1
                    }
                }
            }
            last = end
            while first <= last, distances[first] > most { first += 1 }
            guard first <= last else { break }
            while distances[last] > most { last -= 1 }
            if last == letters.count, endWords[number], distances[last] < best?.errors ?? .max {
                best = (number + 1, letters.count, distances[last])
            }
            if isCut, number == others.count - 1, endWords[number], best == nil {
                for matched in first...last
                where matched >= fewestInError && distances[matched] <= matched / 8
                    && distances[matched] < best?.errors ?? .max
                {
                    best = (number + 1, matched, distances[matched])
                }
            }
        }
        return best
    }
}
