internal import OwnershipModel

extension FilingRule {
    /// What a filer sends around the ownership document.
    static let submissionRules = [
        submissionTypeMismatch, primaryCount, tooManyAttachments, attachmentTypeUnknown, fileNameUnfit,
        fileNameRepeated, pdfAttached, graphicUnreferenced, attachmentUnfit, notificationRepeated,
        emailInvalid,
    ]

    private static func rule(
        _ code: String, _ severity: Severity, section: String, explanation: String, example: String,
        _ check: @escaping @Sendable (EdgarSubmission, inout RuleReport) -> Void
    ) -> FilingRule {
        FilingRule(
            FindingKind(code, severity, explanation), section: section, profiles: [.submission],
            example: example, check: .submission(check))
    }

    private static let submissionTypeMismatch = rule(
        "submission-type-mismatch", .error, section: "4.3",
        explanation:
            "The submission, its primary document's entry and the document itself must name the same type.",
        example: "submissionType 4 around a document of type 4/A"
    ) { submission, report in
        let entry = submission.primaryIndex.map { submission.documents[$0].documentType }
        for type in [entry, report.document.documentType] {
            guard let type, type != submission.submissionType else { continue }
            report.find(
                "the submission is a '\(submission.submissionType)', its document a '\(type)'",
                at: "submissionType", text: submission.submissionType)
            return
        }
    }

    private static let primaryCount = rule(
        "primary-document-count", .error, section: "4.2.1",
        explanation:
            "A submission has exactly one ownership document. Send others in submissions of their own.",
        example: "two documents of type 4"
    ) { submission, report in
        let indices = submission.documents.indices.filter {
            EdgarSubmission.formTypes.contains(submission.documents[$0].documentType)
        }
        guard indices.count != 1 else { return }
        report.find(
            "there are \(indices.count) ownership documents, but a submission has one",
            at: indices.count > 1 ? "edgarDocument[\(indices[1] + 1)]" : "")
    }

    /// The most of each type; all exhibits and pictures share theirs.
    private static func limit(of type: String) -> (group: String, most: Int)? {
        switch type {
        case "CORRESP": ("CORRESP", 100)
        case "COVER": ("COVER", 10)
        case "EX-24", "EX-99", "GRAPHIC": ("EX-24, EX-99 and GRAPHIC", 500)
        default: nil
        }
    }

    private static let tooManyAttachments = rule(
        "too-many-attachments", .error, section: "4.2.1.2",
        explanation:
            "A submission may have 611 documents: the form, 100 CORRESP, 10 COVER, and 500 EX-24, EX-99 and GRAPHIC together. Join some, or leave some out.",
        example: "eleven COVER"
    ) { submission, report in
        var counts: [String: Int] = [:]
        for (index, document) in submission.documents.enumerated() {
            guard let limit = limit(of: document.baseType) else { continue }
            counts[limit.group, default: 0] += 1
            guard counts[limit.group] == limit.most + 1 else { continue }
            report.find(
                "there are more than \(limit.most) documents of type \(limit.group)",
                at: "edgarDocument[\(index + 1)]")
        }
    }

    private static let attachmentTypeUnknown = rule(
        "attachment-type-unknown", .error, section: "3.6.2",
        explanation:
            "What is attached is of type CORRESP, COVER, EX-24, EX-99 or GRAPHIC, with or without .text behind it.",
        example: "an attachment of type EX-10"
    ) { submission, report in
        for (index, document) in submission.documents.enumerated()
        where !EdgarSubmission.formTypes.contains(document.documentType)
            && limit(of: document.baseType) == nil
        {
            report.find(
                "'\(document.documentType)' is no type of an attachment",
                at: "edgarDocument[\(index + 1)]/documentType", text: document.documentType)
        }
    }

    private static let fileNameUnfit = rule(
        "file-name-unfit", .error, section: "4.2.6",
        explanation:
            "A file's name has at most 32 characters: lower-case letters and digits, a letter first, at most one underscore, one hyphen and one point. The form ends with .xml, what is attached with .txt, .htm, .jpg or .gif. Name the file anew.",
        example: "Form 4.XML"
    ) { submission, report in
        for (index, document) in submission.documents.enumerated() where !document.isPDF {
            let isForm = EdgarSubmission.formTypes.contains(document.documentType)
            let endings = isForm ? [".xml"] : [".txt", ".htm", ".jpg", ".gif"]
            let name = document.documentName
            guard !name.isFileName || !endings.contains(where: name.hasSuffix) else { continue }
            report.find(
                "'\(name)' is no name that EDGAR takes: lower case, at most 32 characters, ending with \(endings.joined(separator: " or "))",
                at: "edgarDocument[\(index + 1)]/documentName", text: name)
        }
    }

    private static let fileNameRepeated = rule(
        "file-name-repeated", .error, section: "4.2.6",
        explanation: "Two documents of a submission have the same name. Name one of them anew.",
        example: "two documents cover.txt"
    ) { submission, report in
        var names: Set<String> = []
        for (index, document) in submission.documents.enumerated()
        where !names.insert(document.documentName).inserted {
            report.find(
                "a second document is named '\(document.documentName)'",
                at: "edgarDocument[\(index + 1)]/documentName", text: document.documentName)
        }
    }

    private static let pdfAttached = rule(
        "pdf-attached", .warning, section: "4.2.1.2, 5",
        explanation:
            "EDGAR discards a PDF that comes with an ownership form. Attach the text as .txt or .htm.",
        example: "an attachment poa.pdf"
    ) { submission, report in
        for (index, document) in submission.documents.enumerated() where document.isPDF {
            report.find(
                "'\(document.documentName)' is a PDF, which EDGAR discards",
                at: "edgarDocument[\(index + 1)]",
                text: document.documentName)
        }
    }

    private static let graphicUnreferenced = rule(
        "graphic-unreferenced", .error, section: "5",
        explanation:
            "A picture is attached that no attached page shows. Name it in an <img> of a .htm, or leave it out.",
        example: "logo.gif, and no page with src=\"logo.gif\""
    ) { submission, report in
        // No submission may have more, and a hostile one shall not take long.
        let documents = submission.documents.prefix(611)
        let pages = documents.filter { $0.documentName.hasSuffix(".htm") }
        for (index, document) in documents.enumerated() where document.baseType == "GRAPHIC" {
            let isShown = pages.contains { $0.content.contains(words: document.documentName) }
            guard !isShown else { continue }
            report.find(
                "no attached page shows the picture '\(document.documentName)'",
                at: "edgarDocument[\(index + 1)]",
                text: document.documentName)
        }
    }

    private static let attachmentUnfit = rule(
        "attachment-unfit", .warning, section: "5",
        explanation:
            "A text or page that is attached has characters beyond ASCII, or a page has active content, which EDGAR does not take (EDGAR Filer Manual, volume II, 5.2). Take them out.",
        example: "a page with a <script>"
    ) { submission, report in
        for (index, document) in submission.documents.enumerated() {
            let isPage = document.documentName.hasSuffix(".htm")
            guard isPage || document.documentName.hasSuffix(".txt") else { continue }
            let path = "edgarDocument[\(index + 1)]"
            if document.content.contains(where: { $0 >= 0x80 }) {
                report.find("'\(document.documentName)' has characters beyond ASCII", at: path)
            } else if isPage,
                ["<script", "<object", "<applet", "javascript:"].contains(
                    where: document.content.contains(words:))
            {
                report.find("'\(document.documentName)' has active content", at: path)
            }
        }
    }

    private static let notificationRepeated = rule(
        "notification-repeated", .warning, section: "4.2.4",
        explanation:
            "An e-mail address is named twice, among the notifications or there and as the contact's. Once does.",
        example: "the contact's address among the notifications"
    ) { submission, report in
        var seen = Set([submission.contactEmailAddress].compactMap { $0?.lowercased() })
        for (index, address) in submission.notificationEmailAddresses.enumerated()
        where !seen.insert(address.lowercased()).inserted {
            report.find(
                "the address '\(address)' is named twice",
                at: "notificationAddresses/notificationEmailAddress[\(index + 1)]", text: address)
        }
    }

    private static let emailInvalid = rule(
        "email-invalid", .error, section: "5",
        explanation: "An e-mail address is not one: a name, an @ and a domain with a point, without blanks.",
        example: "filings@example"
    ) { submission, report in
        if let address = submission.contactEmailAddress, !address.isEmailAddress {
            report.find(
                "'\(address)' is no e-mail address", at: "pointOfContact/contactEmailAddress", text: address)
        }
        for (index, address) in submission.notificationEmailAddresses.enumerated()
        where !address.isEmailAddress {
            report.find(
                "'\(address)' is no e-mail address",
                at: "notificationAddresses/notificationEmailAddress[\(index + 1)]", text: address)
        }
    }
}

extension EdgarDocument {
    /// The type without the `.text` that may stand behind it.
    fileprivate var baseType: String {
        documentType.hasSuffix(".text") ? String(documentType.dropLast(5)) : documentType
    }

    fileprivate var isPDF: Bool {
        documentName.lowercased().hasSuffix(".pdf") || content.starts(with: "%PDF".utf8)
    }
}

extension String {
    /// Whether EDGAR takes it for a file's name, its ending aside.
    fileprivate var isFileName: Bool {
        guard utf8.count <= 32, let first = utf8.first, (0x61...0x7A).contains(first) else { return false }
        var counts: [UInt8: Int] = [:]
        for byte in utf8 {
            switch byte {
            case 0x61...0x7A, 0x30...0x39: break
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): counts[byte, default: 0] += 1
            default: return false
            }
        }
        return counts.values.allSatisfy { $0 == 1 }
    }

    fileprivate var isEmailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return false
        }
        let domain = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return domain.count >= 2 && domain.allSatisfy { !$0.isEmpty }
    }
}

extension [UInt8] {
    /// Whether ASCII `words` stand in it, in letters of either case.
    fileprivate func contains(words: String) -> Bool {
        let words = Array(words.lowercased().utf8)
        guard let first = words.first, count >= words.count else { return false }
        func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
        return (0...(count - words.count)).contains { start in
            lower(self[start]) == first && zip(self[start...], words).allSatisfy { lower($0) == $1 }
        }
    }
}
