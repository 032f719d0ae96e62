public import OwnershipModel

/// What a code means, in words: for `form345 explain` and the documentation.
public struct FindingGuide: Sendable {
    public let kind: FindingKind
    /// The rule that gives it; `nil` where only the reading of text or XML, or the schema, does.
    public let rule: FilingRule?

    /// Every code, each once: of reading and of the schema, of EDGAR's rules, of the doubts.
    public static let all: [FindingGuide] = {
        let rules = Dictionary(
            FilingRule.all.map { ($0.kind.code, $0) }, uniquingKeysWith: { first, _ in first })
        return FilingRule.allKinds.map { FindingGuide(kind: $0, rule: rules[$0.code]) }
    }()

    public init?(code: String) {
        guard let guide = Self.all.first(where: { $0.kind.code == code }) else { return nil }
        self = guide
    }

    private init(kind: FindingKind, rule: FilingRule?) {
        self.kind = kind
        self.rule = rule
    }

    /// Where it comes from, in a line.
    public var origin: String {
        guard let rule else { return "reading and schema" }
        switch rule.source {
        case .edgar: return "EDGAR's rule, specification \(rule.section)"
        case .doubt: return "a doubt: EDGAR accepts it"
        }
    }

    /// What it holds for, in a line; `nil` for what no rule gives.
    public var scope: String? {
        rule.map { rule in
            let forms =
                rule.forms.count == 3
                ? "all forms" : "Forms \(rule.forms.sorted().map(String.init).joined(separator: " and "))"
            let profiles =
                rule.profiles.count == 2 ? "records and submissions" : "\(rule.profiles.first!)s only"
            return "\(forms); \(profiles)"
        }
    }

    /// The code, what it means and how to mend it, over several lines.
    public var text: String {
        var lines = ["\(kind.code): \(kind.severity)", kind.explanation]
        if let rule { lines.append("Example: \(rule.example).") }
        lines.append("From: \(origin).")
        if let scope { lines.append("Holds for: \(scope).") }
        return lines.joined(separator: "\n")
    }

    // MARK: Documentation

    /// All codes as a page of Markdown.
    public static var markdown: String {
        var page = """
            # Findings

            What `form345` says, code by code. `error`: EDGAR would suspend the filing, or a required field is missing;
            `warning`: a person should look; `note`: for the record. `form345 explain CODE` prints one of them.
            `make golden` writes this page from the codes and rules themselves.


            """
        for (title, introduction, guides) in chapters {
            page += "## \(title)\n\n\(introduction)\n\n"
            for guide in guides { page += guide.entry }
        }
        while page.hasSuffix("\n\n") { page.removeLast() }
        return page
    }

    private static var chapters: [(String, String, [FindingGuide])] {
        [
            (
                "Reading and schema",
                """
                Given by `convert`, and by `validate` without `--only` or with `--only schema`. What the schema holds it says as
                `schema-violation`: order and number of elements, lengths, codes, forms of dates and numbers, empty dates,
                booleans and decimals, a choice of shares or value, value or footnote, ids of footnotes and their repetition.
                """, all.filter { $0.rule == nil }
            ),
            (
                "EDGAR's rules",
                """
                Given by `validate`, alone with `--only edgar`: what EDGAR checks beyond its schema and can be known without its
                databases. Sections are those of the EDGAR Ownership XML Technical Specification, version 3 where none is named.
                Where EDGAR's practice differs from the specification, practice decides.
                """, all.filter { $0.rule?.source == .edgar }
            ),
            (
                "Doubts",
                "Given by `validate`, alone with `--only doubt`: EDGAR accepts it, and a reader should look.",
                all.filter { $0.rule?.source == .doubt }
            ),
        ]
    }

    private var entry: String {
        var entry = "### \(kind.code)\n\n\(kind.explanation)\n\n"
        if let rule {
            entry +=
                "- \(kind.severity), \(origin)\n- \(scope ?? "")\n- example: `\(rule.example.replacing("`", with: "'"))`\n\n"
        } else {
            entry += "- \(kind.severity)\n\n"
        }
        return entry
    }
}

extension String {
    /// The text with every `part` as `other`.
    fileprivate func replacing(_ part: Character, with other: Character) -> String {
        String(map { $0 == part ? other : $0 })
    }
}
