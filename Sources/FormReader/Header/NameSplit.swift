import FormText

/// Finds where the reporting person's name ends and the issuer's begins, in a line that has nothing between them.
struct NameSplit {
    private let context: ReaderContext
    /// The words of the company in the address, and those of the signatures, in small letters.
    private let company: [String]
    private let signed: Set<String>

    /// - Parameter careOf: the first line of the address, which may say "C/O" and the issuer's name.
    init(_ context: ReaderContext, careOf: Located?) {
        self.context = context
        let street = careOf.map { $0.value.plainWords } ?? []
        company = street.starts(with: ["c", "o"]) ? Array(street.dropFirst(2)) : []
        signed = Set(SignatureReader.read(context).signatures.flatMap { $0.name.value.plainWords })
    }

    private static let suffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "md", "phd"]
    private static let companies: Set<String> = [
        "inc", "llc", "lp", "ltd", "llp", "plc", "corp", "fund", "trust", "gp",
        "asa", "berhad", "bhd", "bv", "gmbh", "limited", "nv", "oyj", "pte", "pty",
    ]

    /// Whether a name is a company's.
    static func isCompany(_ name: String) -> Bool {
        name.replacing(".", with: "").plainWords.contains(where: companies.contains)
    }

    /// How many of `words` are the person's: the most likely of all, at least one and not all. It is certain where
    /// every other number is much less likely, and capitals do not change to words with small letters elsewhere.
    func position(in words: [Range<Int>]) -> (split: Int, isCertain: Bool) {
        let texts = words.map { context.page.string($0) }
        let plain = texts.map { $0.plainWords.joined() }
        let scores = (1..<words.count).map { score($0, texts, plain) }
        guard let best = scores.max(), let index = scores.lastIndex(of: best) else { return (1, false) }
        let isLikely = scores.indices.allSatisfy { $0 == index || scores[$0] <= best - 4 }
        // An initial is a capital in any name.
        let changes = scores.indices.filter { changesCase(texts, $0 + 1) && texts[$0 + 1].count > 2 }
        return (index + 1, isLikely && (changes.isEmpty || changes.contains(index)))
    }

    /// What speaks for the first `split` words being the person's name.
    private func score(_ split: Int, _ texts: [String], _ words: [String]) -> Int {
        var score = 0
        if let first = company.first, first == words[split] { score += 12 }
        for (index, word) in words.enumerated() where word.count > 2 && signed.contains(word) {
            score += index < split ? 4 : -4
        }
        if changesCase(texts, split) { score += 3 }
        let last = words[split - 1]
        if last.count == 1 || Self.suffixes.contains(last) { score += 3 }
        if words[split].count == 1 || Self.suffixes.contains(words[split]) { score -= 5 }
        // `/DE/` ends the name of a company.
        if texts[split].hasPrefix("/") { score -= 12 }
        if texts[split - 1].hasPrefix("/") { score += 12 }
        if Self.companies.contains(last) { score += 6 }
        if words[split...].allSatisfy(Self.companies.contains) { score -= 20 }
        if split < words.count - 1, Self.companies.contains(words[split]) { score -= 4 }
        switch split {
        case 1: score -= 4
        case 2: score += 2
        case 3: score += 1
        default: score -= Self.companies.contains(last) ? 0 : 2 * (split - 3)
        }
        return score
    }

    /// Whether of the words beside a split one alone has small letters.
    private func changesCase(_ texts: [String], _ split: Int) -> Bool {
        texts[split - 1].count > 2 && isUpper(texts[split - 1]) != isUpper(texts[split])
    }

    private func isUpper(_ text: String) -> Bool { !text.contains(where: \.isLowercase) }
}
