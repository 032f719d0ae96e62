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
    /// What the rules have to say of it, in the rules' order.
    /// - Parameter sources: whose rules are checked.
    public func findings(of sources: Set<FilingRule.Source> = [.edgar, .doubt]) -> [Finding] {
        let rules = FilingRule.all.filter { sources.contains($0.source) && $0.holds(for: self) }
        guard let first = rules.first else { return [] }
        var report = RuleReport(rule: first, document: document)
        for rule in rules {
            report.rule = rule
            rule.check(self, &report)
        }
        return report.findings
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
        var report = RuleReport(rule: FilingRule.submissionRules[0], document: document)
        report.subject = .submission
        for rule in FilingRule.submissionRules {
            guard case .submission(let check) = rule.check else { continue }
            report.rule = rule
            check(self, &report)
        }
        return report.findings
    }
}

extension FilingRule {
    /// Shows the filing's parts to the check.
    fileprivate func check(_ filing: Filing, _ report: inout RuleReport) {
        switch check {
        case .document(let check):
            report.subject = .document
            check(filing, &report)
        case .source(let check):
            report.subject = .document
            if let source = filing.source { check(source, &report) }
        case .submission:
            break
        case .owner(let check):
            let owners = filing.document.reportingOwners
            for index in owners.indices {
                report.subject = .owner(index)
                check(owners[index], filing, &report)
            }
        case .row(let check):
            if let rows = filing.document.nonDerivativeTable?.rows {
                for index in rows.indices {
                    report.subject = .row(isDerivative: false, index: index)
                    check(rows[index], filing, &report)
                }
            }
            if let rows = filing.document.derivativeTable?.rows {
                for index in rows.indices {
                    report.subject = .row(isDerivative: true, index: index)
                    check(rows[index], filing, &report)
                }
            }
        }
    }
}
