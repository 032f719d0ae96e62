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
        plan postal price print puts purchase relationship remarks reminder report reported reporting required
        requiring response responses right sale sec section securities security see share shares signature specify state
        statement street subject symbol table than ticker title to trading transaction transactions type underlying
        value warrants was written year zip
        """
        .split(whereSeparator: { $0 == " " || $0 == "\n" })

    private static let words: Set<UInt32> = Set(list.map { hash($0.utf8) })

    /// Whether letters begin one of the words.
    private static func isStart(_ letters: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        list.contains { $0.utf8.starts(with: letters.map(lowercased)) }
    }

    /// A number for a word, letters of either case: no two of the form's words share one.
    private static func hash(_ word: some Sequence<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(lowercased(byte))) &* 16_777_619 }
        return hash
    }

    /// Whether a text is nothing but the form's own words: its letters at least, four in five of them.
    ///
    /// Numbers count for nothing (`Instr. 3`, `2A.`), nor do single letters, nor a last word that was cut.
    static func isOfForm(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var known = 0
        var unknown = 0
        var position = range.lowerBound
        while position < range.upperBound {
            guard isLetter(text[position]) || text[position] >= 0x80 else {
                position += 1
                continue
            }
            let start = position
            while position < range.upperBound, isLetter(text[position]) || text[position] >= 0x80 {
                position += 1
            }
            guard position - start > 1 else { continue }
            if words.contains(hash(text[start..<position])) {
                known += position - start
            } else if position < range.upperBound || !isStart(text[start..<position]) {
                unknown += position - start
            }
        }
        return known > 0 && known >= 4 * unknown
    }
}
