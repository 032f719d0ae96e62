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
}
