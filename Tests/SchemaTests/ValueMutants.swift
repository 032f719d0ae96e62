import TestSupport

extension MarkedDocument {
    /// Every kind of leaf with each code and with texts about each limit of length.
    var limitMutants: [Mutant] {
        var seen: Set<String> = []
        let leaves = marks.filter { mark in
            mark.children.isEmpty
                && seen.insert(mark.path.split(separator: "/").suffix(2).joined(separator: "/")).inserted
        }
        return leaves.flatMap { leaf in TestValues.limits.map { valueMutant(leaf, $0) } }
    }

    /// `count` mutants with another text in one leaf.
    func valueMutants(_ count: Int, using generator: inout SeededGenerator) -> [Mutant] {
        valueMutants(count, of: marks.filter(\.children.isEmpty), from: TestValues.all, using: &generator)
    }

    /// `count` mutants with another code of two letters or digits, or blanks about one, as state or country.
    func placeMutants(_ count: Int, using generator: inout SeededGenerator) -> [Mutant] {
        let places = marks.filter { ["rptOwnerState", "rptOwnerCountry"].contains($0.name) }
        return valueMutants(count, of: places, from: TestValues.places, using: &generator)
    }

    private func valueMutants(
        _ count: Int, of leaves: [Mark], from values: [String], using generator: inout SeededGenerator
    ) -> [Mutant] {
        guard !leaves.isEmpty else { return [] }
        return (0..<count).map { _ in
            valueMutant(leaves.randomElement(using: &generator)!, values.randomElement(using: &generator)!)
        }
    }

    private func valueMutant(_ leaf: Mark, _ value: String) -> Mutant {
        Mutant(
            what: "\(leaf.path) '\(value.prefix(60))'", edits: [Edit(leaf.content, TestValues.escaped(value))]
        )
    }
}

/// What to put into a leaf, whatever the leaf is.
enum TestValues {
    static let all = blanks + codes + booleans + dates + numbers + symbols + lengths

    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            default: result.append(character)
            }
        }
        return result
    }

    private static let blanks = ["", " ", "  ", "   ", "\n", "\t", " \n ", "\u{A0}", "\u{2003}"]

    private static let codes =
        (65...90).map { String(UnicodeScalar($0)) }
        + [
            "a", "d", "AA", "A D", " A", "A ", "D\n", "K", "V", "G V", "E", "L", "|", "[", "e", " E ", "E|L",
            "3", "4", "5", "6", "3/A", "4/A", "5/A", " 4", "4 ", "3|4", "4/a", "X0306", "X06091", "X060",
            "x0609",
        ]

    private static let booleans = [
        "1", "0", "true", "false", "TRUE", "True", "yes", "no", " 1 ", "\ntrue\n", "2", "-1", "01",
    ]

    private static let dates = [
        "2019-05-15", "2019-5-15", "2019-05-15Z", "2019-05-15-05:00", "2019-05-15+14:00", "2019-05-15+14:01",
        "2019-02-29", "2020-02-29", "1900-02-29", "2000-02-29", "2019-02-30", "2019-13-01", "2019-00-10",
        "2019-04-31",
        "2019-04-00", "19-05-15", "0000-01-01", "0001-01-01", "-0001-01-01", "12019-05-15", "-2019-05-15",
        "05/15/2019",
        "2019/05/15", "20190515", " 2019-05-15 ", "2019-05-15\n", "2019-05-15T00:00:00", "May 15, 2019",
        "2019-05",
        "2019 -05-15",
    ]

    private static let numbers = [
        "+1", "-1", "-0", "+0", "-0.0001", "0.0", ".5", "5.", ".", "1.2.3", "1,000", "$5", "5%", "1e3", "NaN",
        "INF", "0x1",
        "1 000", " 7 ", "\n7\n", "1.1", "1.12", "1.123", "1.1234", "1.12345", "1.12340", "1.00000", "0.00001",
        "0.0000",
        "000000000000000000001", "00.5000", "999999999999", "999999999999.9999", "999999999999.99991",
        "1000000000000",
        "1000000000000.0", "0999999999999.9999", "123456789012345", "1234567890123456", "12345678901234567",
        "123456789012.1234", "1234567890123.123", "1234567890.12345", "123456789012345678901234",
        "1234567890123456789012345", "0.1234567890123456789012345", "42", "0001234567", "00001234567",
        "12345678901",
        "123456789", "\u{661}\u{662}", "1\u{A0}000",
    ]

    private static let symbols = [
        "ACME", "ACME, ACMEW", "n/a", "&", "<", "é", "\u{1F600}", "e\u{301}", "04101-1234", "04101_1234",
        "SW1A 2AA",
        "#1 - 2", "K1A-0B1", "0410.1", "a#ofr1ce", "LIVE", "TEST", "live",
    ]

    /// The lengths about the limits of the specification's texts.
    private static let limitLengths = [5, 8, 10, 14, 20, 30, 32, 40, 50, 60, 80, 100, 150, 255, 2000].flatMap
    { [$0, $0 + 1] }

    /// What tells each kind of value from the others.
    static let limits =
        (65...90).map { String(UnicodeScalar($0)) } + [
            "", " ", "|", "3", "3/A", "4", "4/A", "5", "5/A", "true", "-1",
        ]
        + ["1.1234", "1.12345", "999999999999.9999", "1000000000000", "2020-02-29", "2019-02-29"]
        + limitLengths.map { String(repeating: "1", count: $0) }

    /// Texts about each limit, of one and of several bytes a character, and of blanks.
    private static let lengths = limitLengths.flatMap { length in
        ["x", "é", "\u{1F600}", " "].map { String(repeating: $0, count: length) }
            + [" " + String(repeating: "y", count: length - 1)]
    }

    static let places: [String] = {
        let letters = (48...57).map { $0 } + (65...90).map { $0 }
        let codes = letters.flatMap { first in
            letters.map { String(decoding: [UInt8(first), UInt8($0)], as: UTF8.self) }
        }
        let lists = ["ME", "Q8", "C2", "A6", "PR", "2J", "X1", "XX"]
        let variants = lists.flatMap { code in
            [
                " \(code)", "\(code) ", "\n\(code)", "\(code)\t", code.lowercased(), "\(code)\(code)",
                String(code.prefix(1)),
            ]
        }
        return codes + variants + blanks
    }()
}
