/// A Form 3, 4 or 5 and its amendments, as EDGAR's `ownershipDocument` holds it.
///
/// The names, the order and the optional parts are the schema's (EDGAR Ownership XML Technical
/// Specification, section 4.3). Everything is optional here: a document that lacks a required part can be
/// held, shown and validated; nothing is filled in. Absent (`nil`) and empty (`""`, an empty table) differ.
public struct OwnershipDocument: Element {
    public var schemaVersion: String?
    /// `3`, `3/A`, `4`, `4/A`, `5` or `5/A`.
    public var documentType: String?
    public var periodOfReport: CalendarDate?
    /// Amendments only.
    public var dateOfOriginalSubmission: CalendarDate?
    /// Form 3 only; EDGAR computes it.
    public var noSecuritiesOwned: Flag?
    /// Forms 4 and 5: the exit box.
    public var notSubjectToSection16: Flag?
    /// Form 5 only; EDGAR computes it.
    public var form3HoldingsReported: Flag?
    /// Form 5 only; EDGAR computes it.
    public var form4TransactionsReported: Flag?
    public var issuer: Issuer?
    /// One to ten.
    public var reportingOwners: [ReportingOwner] = []
    /// Since X0407: the Rule 10b5-1(c) box.
    public var aff10b5One: Flag?
    /// Table I.
    public var nonDerivativeTable: NonDerivativeTable?
    /// Table II.
    public var derivativeTable: DerivativeTable?
    public var footnotes: Footnotes?
    public var remarks: String?
    /// One to ten.
    public var ownerSignatures: [OwnerSignature] = []

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("schemaVersion", &schemaVersion)
        visitor.leaf("documentType", &documentType)
        visitor.leaf("periodOfReport", &periodOfReport)
        visitor.leaf("dateOfOriginalSubmission", &dateOfOriginalSubmission)
        visitor.leaf("noSecuritiesOwned", &noSecuritiesOwned)
        visitor.leaf("notSubjectToSection16", &notSubjectToSection16)
        visitor.leaf("form3HoldingsReported", &form3HoldingsReported)
        visitor.leaf("form4TransactionsReported", &form4TransactionsReported)
        visitor.element("issuer", &issuer)
        visitor.elements("reportingOwner", &reportingOwners)
        visitor.leaf("aff10b5One", &aff10b5One)
        visitor.element("nonDerivativeTable", &nonDerivativeTable)
        visitor.element("derivativeTable", &derivativeTable)
        visitor.element("footnotes", &footnotes)
        visitor.leaf("remarks", &remarks)
        visitor.elements("ownerSignature", &ownerSignatures)
    }

    /// The name of the root element.
    public static let elementName: StaticString = "ownershipDocument"
}
