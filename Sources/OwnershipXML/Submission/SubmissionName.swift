/// The elements of the wrapper; those of the document in it are the model's.
enum SubmissionName {
    static let submissionType: StaticString = "submissionType"
    static let testOrLive: StaticString = "testOrLive"
    static let pointOfContact: StaticString = "pointOfContact"
    static let contactName: StaticString = "contactName"
    static let contactPhoneNumber: StaticString = "contactPhoneNumber"
    static let contactEmailAddress: StaticString = "contactEmailAddress"
    static let notificationAddresses: StaticString = "notificationAddresses"
    static let notificationEmailAddress: StaticString = "notificationEmailAddress"
    static let edgarDocument: StaticString = "edgarDocument"
    static let documentName: StaticString = "documentName"
    static let documentType: StaticString = "documentType"
    static let documentDescription: StaticString = "documentDescription"
    static let documentMimeBlock: StaticString = "documentMimeBlock"
}
