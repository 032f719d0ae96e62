public import OwnershipModel

/// What rules look at: a document, and as what it is looked at.
public struct Filing: Sendable {
    public let document: OwnershipDocument
    public let profile: Profile
    /// `3`, `3/A` and so on: the document's own type, or the one it is held against.
    public let documentType: String
    /// The schema version: the document's own, or the one it is held against.
    public let version: String
    /// The document's bytes, where it was read from XML.
    let source: [UInt8]?
    /// What is known of the references to footnotes.
    let notes: NoteUse
    /// The last day on which anybody signed, as `20240515`.
    let lastSignature: Int?

    /// - Parameters:
    ///   - documentType: where the document is held against another type than its own.
    ///   - version: where the document is held against another version than its own.
    ///   - source: the document's bytes, for the rules about how it is written.
    public init(
        _ document: OwnershipDocument, profile: Profile = .record, documentType: String? = nil,
        version: String? = nil, source: [UInt8]? = nil
    ) {
        self.source = source
        self.document = document
        self.profile = profile
        self.documentType = documentType ?? document.documentType ?? ""
        self.version = version ?? document.versionToHoldAgainst
        notes = NoteUse(of: document)
        lastSignature = document.ownerSignatures.compactMap { $0.signatureDate?.number }.max()
    }

    /// 3, 4 or 5; `nil` where the document does not say.
    var form: Int? {
        switch documentType.utf8.first {
        case UInt8(ascii: "3"): 3
        case UInt8(ascii: "4"): 4
        case UInt8(ascii: "5"): 5
        default: nil
        }
    }

    /// Of owners, and of rows in a table, so many are looked at. It is ten times what a filing may have, and a
    /// hostile one shall not take long.
    static let mostOfAKind = 300

    /// The rows of Table I or II.
    func rows(isDerivative: Bool) -> ArraySlice<SecurityRow> {
        let rows = isDerivative ? document.derivativeTable?.rows : document.nonDerivativeTable?.rows
        return (rows ?? []).prefix(Self.mostOfAKind)
    }

    /// What a rule's scope must contain to hold for this filing. Of a form that is not known only what holds for
    /// all is asked.
    var scope: RuleScope { RuleScope(forms: form.map { [$0] } ?? [3, 4, 5], profiles: [profile]) }

    var isAmendment: Bool { documentType.utf8.last == UInt8(ascii: "A") }

    /// Whether there is anything but a blank.
    static func isBlank(_ text: String?) -> Bool {
        text?.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? true
    }
}

extension OwnershipDocument {
    var hasRows: Bool {
        nonDerivativeTable?.rows.isEmpty == false || derivativeTable?.rows.isEmpty == false
    }
}

extension CalendarDate {
    /// The day as a number that grows with time, `20240515`; `nil` where it is no day.
    var number: Int? { components.map { ($0.year * 100 + $0.month) * 100 + $0.day } }
}
