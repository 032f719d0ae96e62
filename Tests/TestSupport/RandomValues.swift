/// Values at random, in every lexical form that the schema takes.
struct RandomValues {
    var generator: SeededGenerator

    /// Whether something that happens `percent` times in a hundred does.
    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &generator)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(0...elements.count - 1)]
    }

    /// Plain words, or text with line breaks, tabs, markup and letters of other scripts.
    mutating func text(atLeast minimum: Int = 0, atMost limit: Int) -> String {
        if minimum == 0, chance(5) { return "" }
        let pieces = chance(60) ? Self.words : Self.words + Self.oddities
        // Now and then as long as the schema lets it be.
        let length = chance(5) ? limit : number(max(1, minimum)...min(limit, 40))
        var scalars: [Unicode.Scalar] = []
        while scalars.count < length {
            scalars += pick(pieces).unicodeScalars
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.prefix(length))
        return String(text)
    }

    mutating func decimal() -> String {
        switch number(0...9) {
        case 0...3: "\(number(0...2_000_000))"
        case 4...5: "\(number(0...9_999)).\(number(0...9_999))"
        default: pick(Self.decimals)
        }
    }

    /// A day of `years`, seldom with a time zone; libxml2 takes no date with blanks about it.
    mutating func date(in years: ClosedRange<Int>) -> String {
        func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = "\(number(years))-\(twoDigits(number(1...12)))-\(twoDigits(number(1...28)))"
        return switch number(0...49) {
        case 0: day + "-05:00"
        case 1: day + "Z"
        default: day
        }
    }

    mutating func flag() -> String {
        chance(2) ? " true\n" : pick(["0", "1", "false", "true"])
    }

    mutating func digits(_ count: ClosedRange<Int>) -> String {
        (0..<number(count)).map { _ in "\(number(0...9))" }.joined()
    }

    private static let words = [
        "Common", " ", "Stock", " ", "Option", ", ", "(right to buy)", " ", "By trust", ". ", "see ",
        "$0.01 par", "/s/ ",
    ]

    private static let oddities = [
        "\n", "\n\n    ", "\t", "\r\n", "\r", "  ", " ", "&", "<", ">", "\"", "'", "&amp;", "&#10;", "<b>",
        "]]>", "<!--", "é",
        "e\u{301}", "ﬁ", "–", "“", "\u{A0}", "\u{85}", "\u{2028}", "\u{FEFF}", "漢字", "\u{1F6A2}", "\u{7F}",
        "\u{FFFD}",
    ]

    private static let decimals = [
        "0", "0.0", "0.0000", ".5", "5.", "10000.0000", "0.0001", "999999999999.9999", "00042", "+1", " 7 ",
        "\n12.50\n",
        "-0", "1.5",
    ]
}
