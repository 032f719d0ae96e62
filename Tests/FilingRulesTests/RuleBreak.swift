import Section16
import Testing

/// A way to break one rule in any document, and what is then found.
struct RuleBreak: Sendable, CustomTestStringConvertible {
    let code: String
    /// What the good document is, and the profile it is looked at in.
    let documentType: String
    let profile: Profile
    /// Where the finding stands in the good document, below the root.
    let path: String
    /// Other findings that come of it.
    let also: Set<String>
    /// Breaks the rule; `false` where the document has nothing to break.
    let apply: @Sendable (inout OwnershipDocument) -> Bool

    init(
        _ code: String, _ documentType: String = "4", _ profile: Profile = .record, at path: String,
        also: Set<String> = [], _ apply: @escaping @Sendable (inout OwnershipDocument) -> Bool
    ) {
        self.code = code
        self.documentType = documentType
        self.profile = profile
        self.path = "/ownershipDocument" + (path.isEmpty ? "" : "/" + path)
        self.also = also
        self.apply = apply
    }

    var testDescription: String { code }

    /// The good document.
    var good: OwnershipDocument {
        profile == .record ? GoodFilings.record(documentType) : GoodFilings.submission(documentType)
    }

    static let all = parties + tables + notes + limits + values + sent + doubts
}

extension OwnershipDocument {
    /// Changes the first row that `fits`.
    mutating func change(
        _ fits: (SecurityRow) -> Bool, _ change: (inout SecurityRow) -> Void
    ) -> Bool {
        if let index = nonDerivativeTable?.rows.firstIndex(where: fits) {
            change(&nonDerivativeTable!.rows[index])
            return true
        }
        if let index = derivativeTable?.rows.firstIndex(where: fits) {
            change(&derivativeTable!.rows[index])
            return true
        }
        return false
    }

    /// Changes the first owner.
    mutating func changeOwner(_ change: (inout ReportingOwner) -> Void) -> Bool {
        change(&reportingOwners[0])
        return true
    }
}
