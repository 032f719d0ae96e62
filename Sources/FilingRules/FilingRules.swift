public import OwnershipModel

extension FilingRule {
    /// Every rule, each once: EDGAR's, then the doubts.
    public static let all: [FilingRule] =
        partyRules + addressRules + tableRules + noteRules + limitRules + valueRules + sourceRules + sentRules
        + submissionRules
        + dateDoubts + amountDoubts + partyDoubts

    /// Every kind of finding that rules give or the readers of text and XML, each once.
    public static let allKinds: [FindingKind] = {
        let known = Set(FindingKind.all.map(\.code))
        return FindingKind.all + all.map(\.kind).filter { !known.contains($0.code) }
    }()
}

extension Filing {
    /// What the rules have to say of it: of the whole, then of each owner, then of each row.
    /// - Parameter sources: whose rules are checked.
    public func findings(of sources: Set<FilingRule.Source> = [.edgar, .doubt]) -> [Finding] {
        var report = RuleReport(document: document)
        if sources.contains(.edgar) { CheckList.edgar.check(self, &report) }
        if sources.contains(.doubt) { CheckList.doubt.check(self, &report) }
        return report.findings
    }
}

/// The rules of one source by what they are shown, so that each row is taken out of its table once for all of
/// them.
private struct CheckList: Sendable {
    static let edgar = CheckList(FilingRule.all.filter { $0.source == .edgar })
    static let doubt = CheckList(FilingRule.all.filter { $0.source == .doubt })

    /// A rule's check with what decides whether it holds, and what it finds.
    struct Entry<Body: Sendable>: Sendable {
        let scope: RuleScope
        let kind: FindingKind
        let body: Body
    }

    private var ofDocument: [Entry<@Sendable (Filing, inout RuleReport) -> Void>] = []
    private var ofSource: [Entry<@Sendable ([UInt8], inout RuleReport) -> Void>] = []
    private var ofOwner: [Entry<@Sendable (ReportingOwner, Filing, inout RuleReport) -> Void>] = []
    private var ofRow: [Entry<@Sendable (SecurityRow, Filing, inout RuleReport) -> Void>] = []

    init(_ rules: [FilingRule]) {
        for rule in rules {
            switch rule.check {
            case .document(let body):
                ofDocument.append(Entry(scope: rule.scope, kind: rule.kind, body: body))
            case .source(let body): ofSource.append(Entry(scope: rule.scope, kind: rule.kind, body: body))
            case .owner(let body): ofOwner.append(Entry(scope: rule.scope, kind: rule.kind, body: body))
            case .row(let body): ofRow.append(Entry(scope: rule.scope, kind: rule.kind, body: body))
            case .submission: break
            }
        }
    }

    func check(_ filing: Filing, _ report: inout RuleReport) {
        let scope = filing.scope
        report.subject = .document
        if let source = filing.source {
            for entry in ofSource where entry.scope.contains(scope) {
                report.kind = entry.kind
                entry.body(source, &report)
            }
        }
        for entry in ofDocument where entry.scope.contains(scope) {
            report.kind = entry.kind
            report.subject = .document
            entry.body(filing, &report)
        }
        let owners = ofOwner.filter { $0.scope.contains(scope) }
        for (index, owner) in filing.document.reportingOwners.prefix(Filing.mostOfAKind).enumerated() {
            report.subject = .owner(index)
            for entry in owners {
                report.kind = entry.kind
                entry.body(owner, filing, &report)
            }
        }
        let rows = ofRow.filter { $0.scope.contains(scope) }
        func check(_ table: ArraySlice<SecurityRow>, isDerivative: Bool) {
            for (index, row) in table.enumerated() {
                report.subject = .row(isDerivative: isDerivative, index: index)
                for entry in rows {
                    report.kind = entry.kind
                    entry.body(row, filing, &report)
                }
            }
        }
        check(filing.rows(isDerivative: false), isDerivative: false)
        check(filing.rows(isDerivative: true), isDerivative: true)
    }
}

extension EdgarSubmission {
    /// What EDGAR's rules say of the wrapper and of what is attached, in the rules' order.
    ///
    /// The ownership document in it is a ``Filing`` of its own.
    /// - Parameter documentType: the type that the ownership document itself says.
    public func findings(documentType: String?) -> [Finding] {
        var document = OwnershipDocument()
        document.documentType = documentType
        var report = RuleReport(document: document)
        report.subject = .submission
        for rule in FilingRule.submissionRules {
            guard case .submission(let check) = rule.check else { continue }
            report.kind = rule.kind
            check(self, &report)
        }
        return report.findings
    }
}
