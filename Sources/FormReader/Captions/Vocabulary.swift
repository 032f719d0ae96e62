import FormText

/// The words that the form itself prints in its items and headings.
enum Vocabulary {
    private static let words: Set<[UInt8]> = Set(
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
        .split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Array($0.utf8) })

    /// Whether a text is nothing but the form's own words: its letters at least, four in five of them.
    ///
    /// Numbers count for nothing (`Instr. 3`, `2A.`), nor do single letters.
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
            if words.contains(text[start..<position].map(lowercased)) {
                known += position - start
            } else {
                unknown += position - start
            }
        }
        return known > 0 && known >= 4 * unknown
    }
}
