internal import OwnershipModel

/// Collects what rules find, each with its path.
struct RuleReport {
    private(set) var findings: [Finding] = []
    /// Nobody reads more, and a hostile document could make millions.
    private static let limit = 1000
    /// What the rule that is being checked finds.
    var kind = FindingKind.schemaViolation
    /// What it is shown.
    var subject = Subject.document
    /// What paths are made from.
    let document: OwnershipDocument

    enum Subject {
        case document
        case submission
        /// An owner, from 0.
        case owner(Int)
        /// A row by its table and its place there, from 0.
        case row(isDerivative: Bool, index: Int)
    }

    init(document: OwnershipDocument) {
        self.document = document
    }

    /// Reports that the rule is broken.
    /// - Parameters:
    ///   - path: below the subject: `reportingOwnerId/rptOwnerCik` of an owner; empty for the subject itself.
    ///   - severity: where it differs from the rule's.
    mutating func find(
        _ message: String, at path: String, severity: Severity? = nil, text: String? = nil
    ) {
        let base = basePath
        add(
            Finding(
                kind, message, severity: severity,
                path: path.isEmpty ? base : "\(base)/\(path)", text: text))
    }

    /// Reports a place in the bytes.
    mutating func find(_ message: String, line: Int, column: Int) {
        add(
            Finding(
                kind, message,
                place: Place(line: line, column: column, endLine: line, endColumn: column + 1)))
    }

    /// Reports a field that ``OwnershipDocument/fields`` names.
    mutating func find(_ message: String, in field: Field) {
        add(
            Finding(kind, message, path: field.path, text: field.value))
    }

    private mutating func add(_ finding: Finding) {
        if findings.count < Self.limit {
            findings.append(finding)
        } else if findings.count == Self.limit {
            findings.append(Finding(.furtherFindings, "there are more findings of the same document"))
        }
    }

    private var basePath: String {
        let root = "/\(OwnershipDocument.elementName)"
        switch subject {
        case .document: return root
        case .submission: return "/\(EdgarSubmission.elementName)"
        case .owner(let index): return "\(root)/reportingOwner[\(index + 1)]"
        case .row(let isDerivative, let index):
            return "\(root)/\(document.rowPath(isDerivative: isDerivative, index: index))"
        }
    }
}

extension OwnershipDocument {
    /// A row's path below the root; rows are numbered among those of their kind.
    func rowPath(isDerivative: Bool, index: Int) -> String {
        let rows = (isDerivative ? derivativeTable?.rows : nonDerivativeTable?.rows) ?? []
        let kind = rows[index].kind
        let number = rows[...index].count { $0.kind == kind }
        return "\(isDerivative ? "derivativeTable" : "nonDerivativeTable")/\(kind.rawValue)[\(number)]"
    }
}
