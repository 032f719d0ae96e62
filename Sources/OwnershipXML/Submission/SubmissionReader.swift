internal import CLibxml2
public import OwnershipModel

/// A submission as read from XML, and what its schema says of the wrapper.
public struct SubmissionReading: Sendable {
    public var submission: EdgarSubmission
    public var findings: [Finding]
}

extension EdgarSubmission {
    /// Whether the bytes are a submission rather than an ownership document: by the first tag that opens.
    public static func isSubmission(_ xml: [UInt8]) -> Bool {
        let mark = Array("<edgarSubmission".utf8)
        var position = 0
        let end = min(xml.count, 4096)
        while position < end {
            if xml[position] == mark[0] {
                if xml[position...].starts(with: mark) { return true }
                let next = position + 1 < xml.count ? xml[position + 1] : 0
                if next != UInt8(ascii: "?"), next != UInt8(ascii: "!") { return false }
            }
            position += 1
        }
        return false
    }

    /// Reads a submission, each of its documents byte for byte, and holds the wrapper against its schema.
    /// - Throws: ``OwnershipXMLError`` where the bytes are no submission, ``SchemaError`` where the schema
    ///   cannot be used.
    public static func read(xml bytes: [UInt8], against schemas: SchemaSet = .embedded) throws
        -> SubmissionReading
    {
        let tree = try Tree(parsing: bytes)
        guard let root = tree.root, root.isElement(named: elementName) else {
            throw OwnershipXMLError(
                .notOwnershipDocument, "the root element is not <\(elementName)>; give a submission's XML",
                place: tree.root?.place)
        }
        var reader = SubmissionReader()
        let submission = reader.read(root)
        let violations = try schemas.submissionSchema()?.violations(of: tree) ?? []
        return SubmissionReading(
            submission: submission, findings: (violations + reader.findings).placed(in: bytes))
    }
}

/// Takes a submission out of its tree; what does not belong there the schema reports.
private struct SubmissionReader {
    private(set) var findings: [Finding] = []

    mutating func read(_ root: Node) -> EdgarSubmission {
        var submission = EdgarSubmission(submissionType: "", testOrLive: "")
        for child in elements(in: root) {
            if child.isElement(named: SubmissionName.submissionType) {
                submission.submissionType = child.wholeText
            } else if child.isElement(named: SubmissionName.testOrLive) {
                submission.testOrLive = child.wholeText
            } else if child.isElement(named: SubmissionName.pointOfContact) {
                submission.contactName = text(SubmissionName.contactName, in: child)
                submission.contactPhoneNumber = text(SubmissionName.contactPhoneNumber, in: child)
                submission.contactEmailAddress = text(SubmissionName.contactEmailAddress, in: child)
            } else if child.isElement(named: SubmissionName.notificationAddresses) {
                submission.notificationEmailAddresses += elements(in: child).map(\.wholeText)
            } else if child.isElement(named: SubmissionName.edgarDocument) {
                let number = submission.documents.count + 1
                submission.documents.append(document(child, number: number))
            }
        }
        return submission
    }

    private mutating func document(_ node: Node, number: Int) -> EdgarDocument {
        var document = EdgarDocument(
            documentName: text(SubmissionName.documentName, in: node) ?? "",
            documentType: text(SubmissionName.documentType, in: node) ?? "",
            documentDescription: text(SubmissionName.documentDescription, in: node), content: [])
        let block = text(SubmissionName.documentMimeBlock, in: node) ?? ""
        if let content = Base64.decode(block.utf8) {
            document.content = content
        } else {
            findings.append(
                Finding(
                    .mimeBlockUnreadable, "the document '\(document.documentName)' is not in base 64",
                    path:
                        "/\(EdgarSubmission.elementName)/\(SubmissionName.edgarDocument)[\(number)]/\(SubmissionName.documentMimeBlock)"
                ))
        }
        return document
    }

    private func text(_ name: StaticString, in node: Node) -> String? {
        elements(in: node).first { $0.isElement(named: name) }?.wholeText
    }

    private func elements(in node: Node) -> [Node] {
        var elements: [Node] = []
        var child = node.firstChild
        while let current = child {
            child = current.next
            if current.isElement { elements.append(current) }
        }
        return elements
    }
}
