public import OwnershipModel

/// What the header of a full submission says, entry by entry.
public struct SubmissionHeader: Sendable {
    /// A line of the header: `CENTRAL INDEX KEY: 0009100001`, or a tag: `<RELATIONSHIP>DIRECTOR`.
    public struct Entry: Sendable {
        /// The words before the colon, or those of the tag, in capitals; a closing tag's start with `/`.
        public let name: String
        /// Which bytes of the page's text; empty where the entry only opens a part of the header.
        public let value: Range<Int>
    }

    /// The entries, in order; last the `TYPE` of the document that the page holds.
    public let entries: [Entry]
    /// Where the submission's other documents stand in the file, each with its type.
    let others: [SubmissionText.Document]
}

extension Page {
    /// A document of the submission that is not on the page.
    public struct OtherDocument: Sendable {
        public let type: String
        public let place: Place
    }

    /// The submission's documents beside the one that the page holds.
    public var otherDocuments: [OtherDocument] {
        (submission?.others ?? []).map { OtherDocument(type: $0.type, place: source.place(of: $0.typeRange)) }
    }

    /// Puts the values of a submission's header behind the page's text, where evidence can point at them.
    mutating func add(_ submission: SubmissionText, of source: [UInt8]) {
        var entries: [SubmissionHeader.Entry] = []
        let types = submission.form.map { [SubmissionText.Entry(name: "TYPE", value: $0.typeRange)] } ?? []
        for entry in submission.entries + types {
            let start = text.count
            if !entry.value.isEmpty {
                origins.mark(text: start, source: entry.value.lowerBound)
                text += source[entry.value]
            }
            entries.append(SubmissionHeader.Entry(name: entry.name, value: start..<text.count))
            origins.mark(text: text.count, source: entry.value.upperBound)
            text.append(UInt8(ascii: "\n"))
        }
        self.submission = SubmissionHeader(entries: entries, others: submission.others)
    }
}
