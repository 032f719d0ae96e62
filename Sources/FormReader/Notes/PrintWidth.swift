import FormText

/// How wide texts are in the sans serif type of EDGAR's pages, in thousandths of its size: it tells whether a line had
/// room for one more word.
enum PrintWidth {
    static func of(_ text: some Sequence<UInt8>) -> Int {
        text.reduce(0) { $0 + widths[Int($1)] }
    }

    /// Of letters of other alphabets, each of two bytes, half a letter's.
    private static let widths: [Int] = {
        var widths = [Int](repeating: 278, count: 256)
        let groups: [(letters: String, width: Int)] = [
            ("'", 191), ("ijl", 222), ("ftI .,:;/!|", 278), ("r-()", 333), ("\"", 355), ("*", 389),
            ("ckvxyzsJ", 500), ("abdeghnopquL0123456789$_?", 556), ("FTZ", 611), ("ABEKPSVXY&", 667),
            ("wCDHNRU", 722), ("GOQ", 778), ("mM", 833), ("W", 944),
        ]
        for (letters, width) in groups {
            for letter in letters.utf8 { widths[Int(letter)] = width }
        }
        return widths
    }()
}
