import FormText

/// Tells where the headings of the columns stand.
///
/// What is written in reading order keeps every column's order from top to bottom, whatever stands beside it: no
/// cell comes before its own column's heading.
struct ColumnStarts {
    /// The columns that a heading's beginning tells, by its letters and digits in lower case.
    private let starts: [(letters: [UInt8], columns: [Column])]
    /// The same for the words that stand below a heading alone in their line.
    private let leaves: [(word: [UInt8], columns: [Column])]

    init(form: FormType, derivative: Bool) {
        let (starts, leaves): ([(String, [Column])], [(String, [Column])]) =
            switch (form, derivative) {
            case (.three, false):
                (
                    [
                        ("1titleof", [.title]), ("2amountof", [.owned]), ("3ownership", [.ownership]),
                        ("4nature", [.nature]),
                    ], []
                )
            case (.three, true):
                (
                    [
                        ("1titleof", [.title]), ("2date", [.exercisable, .expiration]),
                        ("3title", [.underlyingTitle, .underlyingAmount]),
                        ("4conversion", [.conversionPrice]),
                        ("5ownership", [.ownership]), ("6nature", [.nature]),
                    ], []
                )
            case (_, false):
                (
                    [
                        ("1titleof", [.title]), ("2transaction", [.transactionDate]),
                        ("2adeemed", [.deemedDate]),
                        ("3transaction", [.code, .timeliness]), ("4securities", [.acquiredDisposed]),
                        ("5amountof", [.owned]), ("6ownership", [.ownership]), ("7nature", [.nature]),
                    ], [("amount", [.amount]), ("price", [.price])]
                )
            case (_, true):
                (
                    [
                        ("1titleof", [.title]), ("2conversion", [.conversionPrice]),
                        ("3transaction", [.transactionDate]), ("3adeemed", [.deemedDate]),
                        ("4transaction", [.code, .timeliness]), ("5numberof", [.acquired]),
                        ("6date", [.exercisable, .expiration]),
                        ("7title", [.underlyingTitle, .underlyingAmount]), ("8price", [.price]),
                        ("9numberof", [.owned]), ("10ownership", [.ownership]), ("11nature", [.nature]),
                    ], []
                )
            }
        self.starts = starts.map { (Array($0.0.utf8), $0.1) }
        self.leaves = leaves.map { (Array($0.0.utf8), $0.1) }
    }

    /// `Amount (A) or (D) Price`, with more blanks.
    private static let longestLeaves = 40
    private static let leafWords = ["amount", "a", "or", "d", "price"].map { Array($0.utf8) }

    /// The columns whose headings start in a line.
    func columns(in text: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> [Column] {
        let words = text.words(in: line)
        func letters(_ words: ArraySlice<Range<Int>>) -> [UInt8] {
            words.flatMap { text[$0].lazy.filter(isCaptionLetter).map(lowercased) }
        }
        var columns: [Column] = []
        // Every heading begins with the number of its item.
        for first in words.indices where text[words[first]].first(where: isCaptionLetter).map(isDigit) == true
        {
            let letters = letters(words[first..<min(first + 3, words.count)])
            columns += starts.filter { letters.starts(with: $0.letters) }.flatMap(\.columns)
        }
        guard line.count <= Self.longestLeaves else { return columns }
        var leaf: [[UInt8]] = []
        for index in words.indices {
            let letters = letters(words[index...index])
            guard letters.isEmpty || Self.leafWords.contains(letters) else { return columns }
            leaf.append(letters)
        }
        columns += leaves.filter { leaf.contains($0.word) }.flatMap(\.columns)
        return columns
    }
}
