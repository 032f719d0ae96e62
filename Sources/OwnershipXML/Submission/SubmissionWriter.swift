public import OwnershipModel

extension EdgarSubmission {
    /// The submission as a filer sends it: UTF-8, documents in base 64, 76 columns a line.
    /// - Throws: where a value has a character that XML forbids.
    public func xml() throws(OwnershipXMLError) -> [UInt8] {
        let writer = SubmissionWriter()
        try writer.write(self)
        return writer.output.bytes
    }
}

private struct SubmissionWriter {
    let output = OutputBuffer()

    func write(_ submission: EdgarSubmission) throws(OwnershipXMLError) {
        output.write("<?xml version=\"1.0\"?>\n")
        begin(EdgarSubmission.elementName, level: 0)
        try write(SubmissionName.submissionType, submission.submissionType, level: 1)
        try write(SubmissionName.testOrLive, submission.testOrLive, level: 1)
        let contact = [
            (SubmissionName.contactName, submission.contactName),
            (SubmissionName.contactPhoneNumber, submission.contactPhoneNumber),
            (SubmissionName.contactEmailAddress, submission.contactEmailAddress),
        ]
        if contact.contains(where: { $0.1 != nil }) {
            begin(SubmissionName.pointOfContact, level: 1)
            for (name, value) in contact {
                if let value { try write(name, value, level: 2) }
            }
            end(SubmissionName.pointOfContact, level: 1)
        }
        if !submission.notificationEmailAddresses.isEmpty {
            begin(SubmissionName.notificationAddresses, level: 1)
            for address in submission.notificationEmailAddresses {
                try write(SubmissionName.notificationEmailAddress, address, level: 2)
            }
            end(SubmissionName.notificationAddresses, level: 1)
        }
        for document in submission.documents { try write(document) }
        end(EdgarSubmission.elementName, level: 0)
    }

    private func write(_ document: EdgarDocument) throws(OwnershipXMLError) {
        begin(SubmissionName.edgarDocument, level: 1)
        try write(SubmissionName.documentName, document.documentName, level: 2)
        try write(SubmissionName.documentType, document.documentType, level: 2)
        if let description = document.documentDescription {
            try write(SubmissionName.documentDescription, description, level: 2)
        }
        begin(SubmissionName.documentMimeBlock, level: 2)
        output.write(plain: Base64.encode(document.content))
        end(SubmissionName.documentMimeBlock, level: 2)
        end(SubmissionName.edgarDocument, level: 1)
    }

    private func begin(_ name: StaticString, level: Int) {
        output.write(spaces: 4 * level)
        output.write("<")
        output.write(name)
        output.write(">\n")
    }

    private func end(_ name: StaticString, level: Int) {
        output.write(spaces: 4 * level)
        output.write("</")
        output.write(name)
        output.write(">\n")
    }

    private func write(_ name: StaticString, _ text: String, level: Int) throws(OwnershipXMLError) {
        let characters = Characters(of: text)
        guard characters.areAllowed else {
            throw OwnershipXMLError(
                .invalidCharacters, "\(name) has a control character, which XML cannot hold; remove it")
        }
        output.write(spaces: 4 * level)
        output.write("<")
        output.write(name)
        output.write(">")
        output.write(text, isPlain: characters.arePlain)
        output.write("</")
        output.write(name)
        output.write(">\n")
    }
}
