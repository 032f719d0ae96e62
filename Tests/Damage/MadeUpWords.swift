import TestSupport

/// An invented filer.
package struct MadeUpPerson: Sendable {
    let first: String
    let middle: String
    let last: String

    package var lastFirst: String { "\(last) \(first) \(middle)" }
    package var inOrder: String { "\(first) \(middle). \(last)" }

    /// The name as its bearer signs, or another for them.
    func signature(_ random: inout SeededGenerator) -> String {
        let other = random.pick(Self.all)
        return random.chance(50) || other.last == last
            ? "/s/ \(inOrder)" : "/s/ \(other.inOrder), attorney-in-fact for \(inOrder)"
    }

    package static let all = [
        MadeUpPerson(first: "Ruth", middle: "A", last: "Achterberg"),
        MadeUpPerson(first: "Lionel", middle: "P", last: "Pruett"),
        MadeUpPerson(first: "Ngozi", middle: "C", last: "Obi-Thompson"),
        MadeUpPerson(first: "Sean", middle: "F", last: "O'Malley"),
        MadeUpPerson(first: "Margarethe", middle: "L", last: "von Ahlen"),
        MadeUpPerson(first: "Li", middle: "Q", last: "Wu"),
        MadeUpPerson(first: "Beatriz", middle: "M", last: "Castañeda"),
        MadeUpPerson(first: "Darius", middle: "X", last: "King"),
    ]
}

/// What made-up filings say.
package enum MadeUpWords {
    package static let companies: [(name: String, symbol: String)] = [
        ("Tallow Ridge Energy Co", "TRE"), ("Quillon Systems, Inc.", "QLN"),
        ("Pellmore Therapeutics, Inc.", "PLMR"), ("Gannet Aerospace Holdings Ltd", "GNTA"),
        ("Vale & Heather Brands Inc", "VHB"), ("North Shore Timber Co., L.P.", "NSTC"),
        ("Affinity Office Finance Corp", "AFFO"),
    ]

    package static let streets = [
        "77 DERRICK STREET", "4400 ORCHARD PARKWAY", "1 TERMINAL ROAD", "12 GRATING WAY, SUITE 300",
        "9301 W. 55TH ST.", "PO BOX 1180",
    ]

    package static let cities: [(name: String, state: String, zip: String)] = [
        ("MIDLAND", "TX", "79701"), ("SAN JOSE", "CA", "95131"),
        ("ST. PAUL", "MN", "55101-2022"), ("NEW YORK", "NY", "10003"), ("WINSTON-SALEM", "NC", "27101"),
    ]

    package static let titles = [
        "Controller and Secretary", "EVP, Sales", "Chief Medical Officer", "President & CEO",
        "SVP - Operations", "CFO", "Chief Financial Officer",
    ]

    static let securities = [
        "Common Stock", "Common Shares", "Class A Common Stock", "Ordinary Shares",
        "Common Stock, par value $0.01 per share",
    ]

    static let derivatives = [
        "Stock Option (right to buy)", "Employee Stock Option (Right to Buy)", "Non-Qualified Stock Option",
        "Warrant to Purchase Common Stock",
    ]

    static let natures = [
        "By spouse", "By family trust", "By 401(k) plan", "By limited partnership", "By son",
    ]

    static func planNote(_ day: Int) -> String {
        "Sold under a written plan that the filer made on March \(day) of the year before."
    }

    /// A note that names the prices between which sales were made, and `price` between them.
    static func averageNote(of price: String) -> String {
        let whole = Int(price.prefix { $0 != "." })!
        return
            "A weighted average of sales at prices ranging from $\(whole).00 to $\(whole + 1).00; who asks will be told the number sold at each price."
    }

    static func vestingNote(_ granted: CalendarDay) -> String {
        "One quarter could be exercised from \(granted.month)/\(granted.day)/\(granted.year + 1), the rest in equal parts over the three years that followed."
    }
}
