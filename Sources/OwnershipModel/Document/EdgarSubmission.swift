/// What a filer sends: an ownership document and what is attached to it, in EDGAR's `edgarSubmission` wrapper
/// (section 4.2). EDGAR disseminates the documents without it.
public struct EdgarSubmission: Sendable, Hashable {
    /// `3`, `3/A`, `4`, `4/A`, `5` or `5/A`; the primary document's own type.
    public var submissionType: String
    /// `LIVE` or `TEST`.
    public var testOrLive: String
    public var contactName: String?
    public var contactPhoneNumber: String?
    public var contactEmailAddress: String?
    /// At most 30 that EDGAR tells what became of the submission.
    public var notificationEmailAddresses: [String] = []
    public var documents: [EdgarDocument] = []

    public init(submissionType: String, testOrLive: String) {
        self.submissionType = submissionType
        self.testOrLive = testOrLive
    }

    /// The name of the root element.
    public static let elementName: StaticString = "edgarSubmission"

    /// The types that a submission's primary document has, and the submission itself.
    public static let formTypes = ["3", "3/A", "4", "4/A", "5", "5/A"]

    /// The place of the primary document, where there is one.
    public var primaryIndex: Int? { documents.firstIndex { Self.formTypes.contains($0.documentType) } }
}

/// A document of a submission: the form itself, or a text, page or picture that goes with it.
public struct EdgarDocument: Sendable, Hashable {
    /// The file's name, `doc4.xml`.
    public var documentName: String
    /// The form's type, or `CORRESP`, `COVER`, `EX-24`, `EX-99` or `GRAPHIC`.
    public var documentType: String
    public var documentDescription: String?
    /// The file byte for byte; the submission holds it in base 64.
    public var content: [UInt8]

    public init(
        documentName: String, documentType: String, documentDescription: String? = nil, content: [UInt8]
    ) {
        self.documentName = documentName
        self.documentType = documentType
        self.documentDescription = documentDescription
        self.content = content
    }
}
