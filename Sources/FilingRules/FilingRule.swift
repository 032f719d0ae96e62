public import OwnershipModel

/// One rule: what it is called, where it comes from, what it holds for, and how it is checked.
///
/// A rule is a value; `FilingRule.all` has each of them, and everything that speaks of rules (checking,
/// explaining, the documentation) is made of it.
public struct FilingRule: Sendable {
    /// Whose rule it is.
    public enum Source: String, Sendable, CaseIterable {
        /// EDGAR's: it would suspend the filing, or warn.
        case edgar
        /// Ours: EDGAR accepts it, and a reader should look.
        case doubt
    }

    /// The code, what it means and how to mend it, and how much it matters: `error` where EDGAR suspends the
    /// filing, `warning` where it warns.
    public let kind: FindingKind
    public let source: Source
    /// The section of the EDGAR Ownership XML Technical Specification, v3 unless it says otherwise.
    public let section: String
    /// The forms it holds for, their amendments included.
    public let forms: Set<Int>
    public let profiles: Set<Profile>
    /// What breaks the rule, in a line.
    public let example: String
    let check: Check

    /// How a rule is checked: what it is shown, once or for each.
    enum Check: Sendable {
        /// The whole document.
        case document(@Sendable (Filing, inout RuleReport) -> Void)
        /// Each reporting owner.
        case owner(@Sendable (ReportingOwner, Filing, inout RuleReport) -> Void)
        /// Each row of both tables.
        case row(@Sendable (SecurityRow, Filing, inout RuleReport) -> Void)
        /// The bytes of the document, where they are known.
        case source(@Sendable ([UInt8], inout RuleReport) -> Void)
        /// What the document is sent in.
        case submission(@Sendable (EdgarSubmission, inout RuleReport) -> Void)
    }

    init(
        _ kind: FindingKind, source: Source = .edgar, section: String,
        forms: Set<Int> = [3, 4, 5], profiles: Set<Profile> = [.record, .submission], example: String,
        check: Check
    ) {
        self.kind = kind
        self.source = source
        self.section = section
        self.forms = forms
        self.profiles = profiles
        self.example = example
        self.check = check
    }

    /// A doubt of ours: of the record and of what is sent alike.
    static func doubt(
        _ code: String, _ severity: Severity = .warning, forms: Set<Int> = [3, 4, 5], explanation: String,
        example: String, check: Check
    ) -> FilingRule {
        FilingRule(
            FindingKind(code, severity, explanation), source: .doubt, section: "", forms: forms,
            example: example, check: check)
    }

    var scope: RuleScope { RuleScope(forms: forms, profiles: profiles) }
}

/// Forms and profiles as bits: what a rule holds for, or what a filing is.
struct RuleScope: OptionSet, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    init(forms: Set<Int>, profiles: Set<Profile>) {
        var bits: UInt8 = 0
        for form in forms { bits |= 1 << UInt8(form) }
        if profiles.contains(.record) { bits |= 1 }
        if profiles.contains(.submission) { bits |= 2 }
        rawValue = bits
    }
}
