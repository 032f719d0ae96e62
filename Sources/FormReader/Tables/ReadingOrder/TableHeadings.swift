import FormText

/// The wording of the tables' headings, all editions, to tell a line of them from a line of values where both
/// stand a cell a line.
enum TableHeadings {
    /// A heading's letters and digits, lower case, and where its words start, its end too.
    private struct Wording {
        var letters: [UInt8] = []
        var starts = [0]

        init(_ words: String) {
            for word in words.utf8.split(separator: UInt8(ascii: " ")) {
                letters += word.filter(isCaptionLetter).map(lowercased)
                starts.append(letters.count)
            }
        }
    }

    /// A place in a heading up to which words of a line are the same.
    private struct Place {
        var wording: Int
        var position: Int

        /// The place behind the letters of a word; `nil` where the heading goes on otherwise.
        func behind(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Place? {
            let letters = wordings[wording].letters
            var position = position
            for byte in word where isCaptionLetter(byte) {
                guard position < letters.count, letters[position] == lowercased(byte) else { return nil }
                position += 1
            }
            return Place(wording: wording, position: position)
        }

        /// Whether a word of the heading ends here: `Put Option` is a title, though `puts` and `options` are there.
        var isEndOfWord: Bool { wordings[wording].starts.contains(position) }
    }

    /// The headings, column by column.
    private static let wordings: [Wording] = [
        "1. Title of Security (Instr. 3)", "1. Title of Security (Instr. 4)",
        "2. Transaction Date (Month/Day/Year)", "2A. Deemed Execution Date, if any (Month/Day/Year)",
        "3. Transaction Code (Instr. 8) Code V",
        "4. Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5) Amount (A) or (D) Price",
        "5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4)",
        "5. Amount of Securities Beneficially Owned at end of Issuer's Fiscal Year (Instr. 3 and 4)",
        "5. Amount of Securities Beneficially Owned at End of Month (Instr. 3 and 4)",
        "2. Amount of Securities Beneficially Owned (Instr. 4)",
        "6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
        "3. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
        "7. Nature of Indirect Beneficial Ownership (Instr. 4)",
        "4. Nature of Indirect Beneficial Ownership (Instr. 5)",
        "1. Title of Derivative Security (Instr. 3)", "1. Title of Derivative Security (Instr. 4)",
        "2. Conversion or Exercise Price of Derivative Security",
        "4. Conversion or Exercise Price of Derivative Security",
        "3. Transaction Date (Month/Day/Year)", "3A. Deemed Execution Date, if any (Month/Day/Year)",
        "4. Transaction Code (Instr. 8)",
        "5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)",
        "6. Date Exercisable and Expiration Date (Month/Day/Year) Date Exercisable Expiration Date",
        "2. Date Exercisable and Expiration Date (Month/Day/Year)",
        "7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4)",
        "3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)",
        "7. Title and Amount of Underlying Securities (Instr. 3 and 4)", "Title Amount or Number of Shares",
        "8. Price of Derivative Security (Instr. 5)",
        "9. Number of derivative Securities Beneficially Owned Following Reported Transaction(s) (Instr. 4)",
        "9. Number of derivative Securities Beneficially Owned at End of Issuer's Fiscal Year (Instr. 4)",
        "9. Number of derivative Securities Beneficially Owned at End of Month (Instr. 4)",
        "10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
        "5. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
        "10. Ownership Form of Derivative Security: Direct (D) or Indirect (I) (Instr. 4)",
        "11. Nature of Indirect Beneficial Ownership (Instr. 4)",
        "6. Nature of Indirect Beneficial Ownership (Instr. 5)",
        "Code V Amount (A) or (D) Price",
        "Code V (A) (D) Date Exercisable Expiration Date Title Amount or Number of Shares",
        "(e.g., puts, calls, warrants, options, convertible securities)",
    ].map(Wording.init)

    /// Where words of the headings start, by the two letters or digits from there on, and by the first alone.
    private static let places: [UInt16: [Place]] = {
        var places: [UInt16: [Place]] = [:]
        for wording in wordings.indices {
            let letters = wordings[wording].letters
            for start in wordings[wording].starts.dropLast() {
                let place = Place(wording: wording, position: start)
                places[key(letters[start...].prefix(1)), default: []].append(place)
                guard start + 1 < letters.count else { continue }
                places[key(letters[start...].prefix(2)), default: []].append(place)
            }
        }
        return places
    }()

    private static func key(_ letters: some Sequence<UInt8>) -> UInt16 {
        letters.reduce(0) { $0 << 8 | UInt16($1) }
    }

    /// Whether a line has nothing but stretches of the headings: of one, or of several that stand side by side.
    static func isPart(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        var words = text.words(in: line)
        words.removeAll { !text[$0].contains(where: isCaptionLetter) }
        guard !words.isEmpty, line.count < 200 else { return words.isEmpty }
        if words.count == 1, isTitle(text, words[0]) { return false }
        if words.count == 1, text[words[0]].count(where: isCaptionLetter) < 4 {
            return isShortWord(text, line, text[words[0]].filter(isCaptionLetter).map(lowercased))
        }
        var found: [Place] = []
        var first = 0
        while first < words.count {
            // The longest stretch of words that one heading has.
            let start = key(text[words[first]].lazy.filter(isCaptionLetter).map(lowercased).prefix(2))
            found.removeAll(keepingCapacity: true)
            found += places[start] ?? []
            var longest = first
            var length = 0
            for index in first..<words.count {
                let word = text[words[index]]
                var count = 0
                for place in found {
                    guard let place = place.behind(word) else { continue }
                    found[count] = place
                    count += 1
                }
                found.removeSubrange(count...)
                guard found.contains(where: \.isEndOfWord) else { break }
                length += word.count(where: isCaptionLetter)
                if length >= 2 || index == words.count - 1 { longest = index + 1 }
            }
            guard longest > first else { return false }
            first = longest
        }
        return true
    }

    /// Whether a word that the caption of Table II has in small letters is a title, alone in a line: `Warrants`.
    private static func isTitle(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> Bool {
        ["Warrants", "Options"].contains { $0.utf8.count == word.count && text[word].elementsEqual($0.utf8) }
    }

    /// `V`, `(A)`, `(D)`, `5)`, `4.`, `or` or `any`, alone in a line.
    private static func isShortWord(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ word: [UInt8])
        -> Bool
    {
        if ["v", "or", "any"].contains(where: { word.elementsEqual($0.utf8) }) { return true }
        if text[line.upperBound - 1] == UInt8(ascii: "."), line.count <= 3, word.allSatisfy(isDigit) {
            return true
        }
        let isClosed = text[line.upperBound - 1] == UInt8(ascii: ")")
        if word.count == 1, isDigit(word[0]) { return isClosed && line.count == 2 }
        return isClosed && (word.elementsEqual("a".utf8) || word.elementsEqual("d".utf8))
    }
}
