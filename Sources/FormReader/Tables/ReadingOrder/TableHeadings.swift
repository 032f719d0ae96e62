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

        /// Whether whole words of the heading are these: `Put Option` is a title, though `puts` and `options` are there.
        func hasWords(_ part: [UInt8]) -> Bool {
            starts.contains { start in
                part.count <= letters.count - start && letters[start...].starts(with: part)
                    && starts.contains(start + part.count)
            }
        }
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

    /// Whether a line has nothing but stretches of the headings: of one, or of several that stand side by side.
    static func isPart(_ text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
        let words = text[line].split(whereSeparator: isSpace).map {
            $0.filter(isCaptionLetter).map(lowercased)
        }
        .filter { !$0.isEmpty }
        guard !words.isEmpty, line.count < 200 else { return words.isEmpty }
        if words.count == 1, words[0].count < 4 { return isShortWord(text, line, words[0]) }
        var first = 0
        while first < words.count {
            // The longest stretch of words that one heading has.
            var stretch: [UInt8] = []
            var longest = first
            for index in first..<words.count {
                stretch += words[index]
                guard wordings.contains(where: { $0.hasWords(stretch) }) else { break }
                if stretch.count >= 2 || index == words.count - 1 { longest = index + 1 }
            }
            guard longest > first else { return false }
            first = longest
        }
        return true
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
