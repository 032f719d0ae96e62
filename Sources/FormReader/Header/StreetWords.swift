/// The words with which lines of addresses end or begin: they help to tell one from a title.
enum StreetWords {
    private static let last: Set<String> = [
        "avenue", "ave", "blvd", "boulevard", "building", "center", "centre", "circle", "court", "drive",
        "floor",
        "highway", "house", "lane", "park", "parkway", "place", "plaza", "road", "square", "street", "suite",
        "tower", "way",
    ]

    /// Whether a text ends with one of them, or begins care of or for the attention of somebody.
    static func areStreet(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && $0 != "/" }
        guard words.count > 1, let word = words.last else { return false }
        return last.contains(String(word)) || words[0] == "c/o" || words[0] == "attn"
    }

    /// Whether a text is a house's number and the name of its street, and nothing else: `12 Main Street`.
    static func isOneStreet(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        guard words.count > 2, words[0].allSatisfy(\.isNumber), let word = words.last else { return false }
        return last.contains(word.lowercased().filter(\.isLetter))
            && !words.dropFirst().contains { $0.allSatisfy { $0.isNumber || $0 == "," } }
            && !words.dropLast().contains { last.contains($0.lowercased().filter(\.isLetter)) }
    }
}
