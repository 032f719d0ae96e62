import FormText

/// The words that the form itself prints in its items and headings.
enum Vocabulary {
    private static let list =
        """
        able acquired acquisition address after affirmative all amended amendment amount an and any applicable
        approval average below beneficial beneficially bonds box burden calls chart check city class code commission
        company continue continued contract conversion convertible country date day deemed defense derivative
        direct director disposed each earliest ended end exchange execution exercisable exercise expiration filed
        filing first fiscal following for form give group holdings hours i if in indirect individual initial instr
        instruction instruction issuer issuers joint last line longer may middle month more name nature no non number
        obligations of officer omb one option or original other owned owner owners ownership page per person persons
        plan postal price print procedure puts purchase relationship remarks reminder report reported reporting required
        requiring response responses right sale sec section securities security see share shares signature specify state
        statement street subject symbol table than ticker title to trading transaction transactions type underlying
        value warrants was written year zip
        """
        .split(whereSeparator: { $0 == " " || $0 == "\n" })

    private static let words: WordSet = WordSet(list.map { hash($0.utf8) })

    /// What the words begin with: all of their first letters.
    private static let starts: WordSet = WordSet(
        list.flatMap { word in word.utf8.indices.map { hash(word.utf8[...$0]) } })

    private static let headingWords: WordSet = WordSet(
        """
        acquired beneficial beneficially conversion deemed derivative disposed exercisable execution expiration following
        instr month owned reported securities transaction underlying
        """
        .split(whereSeparator: { $0 == " " || $0 == "\n" }).map { hash($0.utf8) })

    private static let headingOnlyWords: WordSet = WordSet(
        ["beneficially", "deemed", "exercisable", "instr", "year"].map { hash($0.utf8) })

    /// Whether a word has one of those that stand in headings and in no row: `(Instr.`, `(Month/Day/Year)`.
    static func isOnlyOfHeading(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        text[word].split { !isLetter($0) }.contains { headingOnlyWords.contains(hash($0)) }
    }

    /// A number for a word, letters of either case: no two of the form's words share one.
    private static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
        word.reduce(noLetters) { hash($0, $1) }
    }

    /// The number of a word with one letter more.
    @inline(__always)
    private static func hash(_ word: UInt32, _ letter: UInt8) -> UInt32 {
        (word ^ UInt32(lowercased(letter))) &* 16_777_619
    }

    private static let noLetters: UInt32 = 2_166_136_261

    /// Whether a word has one of those that stand in the headings of the tables, and hardly in a row.
    static func isOfHeading(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        text[word].split { !isLetter($0) }.contains { headingWords.contains(hash($0)) }
    }

    /// Whether a text is nothing but the form's own words: its letters at least, four in five of them.
    ///
    /// Numbers count for nothing (`Instr. 3`, `2A.`), nor do single letters, nor a last word that was cut.
    ///
    /// - Parameter known: how many letters of known words there must be for one of an unknown word.
    static func isOfForm(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, known ratio: Int = 4
    ) -> Bool {
        var known = 0
        var unknown = 0
        var position = range.lowerBound
        while position < range.upperBound {
            guard isLetter(text[position]) || text[position] >= 0x80 else {
                position += 1
                continue
            }
            let start = position
            var word = noLetters
            while position < range.upperBound, isLetter(text[position]) || text[position] >= 0x80 {
                word = hash(word, text[position])
                position += 1
            }
            guard position - start > 1 else { continue }
            if words.contains(word) {
                known += position - start
            } else if position < range.upperBound || !starts.contains(word) {
                unknown += position - start
                // All the rest could not make up for it.
                guard known + range.upperBound - position >= ratio * unknown else { return false }
            }
        }
        return known > 0 && known >= ratio * unknown
    }

    /// Numbers that the form prints beside those of its items and instructions, signs left out: of laws, its
    /// approval, its own.
    private static let numbers: WordSet = WordSet(
        "1934 1935 1940 10b51 10b51c 20549 1001 78ff 78ffa 32350104 32350287 32350362 05 10 1473 1474 2270 702 902 0326"
            .split(separator: " ").map { hash($0.utf8) })

    /// Whether a word with digits is one of the form's: `2A.`, `5)(b)(v)`, `1934`, `10b5-1(c)`, but no amount and
    /// no date.
    static func isNumber(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let letters = text[range].lazy.filter(isCaptionLetter)
        if numbers.contains(hash(letters)), !text[range].contains(UInt8(ascii: "$")) { return true }
        let isParted = range.dropLast().contains { index in
            [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "$")]
                .contains(text[index]) && isDigit(text[index + 1])
        }
        return !isParted && letters.count <= 5 && letters.count(where: isDigit) <= 2
    }
}

/// A set of words, by their numbers, of which none is 0.
private struct WordSet {
    private var slots: [UInt32]

    init(_ numbers: [UInt32]) {
        var size = 1
        while size < 4 * numbers.count { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for number in numbers { slots[slot(of: number)] = number }
    }

    func contains(_ number: UInt32) -> Bool { slots[slot(of: number)] != 0 }

    /// Where a number stands, or would.
    private func slot(of number: UInt32) -> Int {
        var slot = Int(number) & (slots.count - 1)
        while slots[slot] != 0, slots[slot] != number { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }
}
