/// The words of which the titles of officers are made: they help to tell a title from a line of an address.
enum TitleWords {
    private static let words: Set<String> = [
        "accounting", "administrative", "board", "ceo", "cfo", "chair", "chairman", "chairperson", "chief",
        "clo", "cmo",
        "cao", "cio", "controller", "coo", "counsel", "cpo", "cso", "cto", "director", "evp", "exec",
        "executive",
        "financial", "founder", "general", "gc", "head", "legal", "manager", "managing", "officer",
        "operating",
        "president", "pres", "remarks", "secretary", "senior", "svp", "treasurer", "vice", "vp",
    ]

    /// Whether a text has one of them and is no address: that has a number or begins care of somebody (`C/O`, which
    /// recognition reads as `CIO`).
    static func areTitle(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard !lower.hasPrefix("c/o"), !lower.hasPrefix("cio "),
            !lower.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 })
        else {
            return false
        }
        return lower.split(whereSeparator: { !$0.isLetter }).contains { words.contains(String($0)) }
    }
}
