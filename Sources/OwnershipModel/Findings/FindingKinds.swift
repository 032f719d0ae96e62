extension FindingKind {
    // MARK: What cannot be read or written

    static public let emptyInput = FindingKind(
        "empty-input", .error, "There is nothing in the input. Give an ownershipDocument as XML.")
    static public let inputTooLarge = FindingKind(
        "input-too-large", .error,
        "The input is larger than any ownership form. Give the XML of one form, not a whole submission or archive."
    )
    static public let notXML = FindingKind(
        "not-xml", .error,
        "The input is no XML: a text, a PDF, a binary file. Text forms are read by 'form345 convert'.")
    static public let malformedXML = FindingKind(
        "malformed-xml", .error,
        "The markup is broken: a tag that is not closed, a bare '&' or '<'. Nothing of the document is used.")
    static public let truncatedXML = FindingKind(
        "truncated-xml", .error, "The document ends before its last tag. Get it whole from its source.")
    static public let invalidCharacters = FindingKind(
        "invalid-characters", .error,
        "XML allows no control characters but tab and line ends, and the bytes must be of the encoding that the XML declaration names, UTF-8 where it names none."
    )
    static public let documentTypeDeclaration = FindingKind(
        "document-type-declaration", .error,
        "The document has a DOCTYPE. It can bring in entities and other files, so it is refused; an ownership document has none."
    )
    static public let nestedTooDeep = FindingKind(
        "nested-too-deep", .error, "The elements are nested deeper than any ownership document's.")
    static public let notOwnershipDocument = FindingKind(
        "not-ownership-document", .error,
        "The XML is well-formed, but its root element is not 'ownershipDocument' of no namespace: not a Form 3, 4 or 5."
    )

    // MARK: Reading XML

    static public let unknownElement = FindingKind(
        "unknown-element", .error,
        "The schema has no such element at this place; its content is not kept. Remove it, or move it to where it belongs."
    )
    static public let elementOutOfOrder = FindingKind(
        "element-out-of-order", .error,
        "The element stands after one that the schema puts behind it. Its value is kept and written in the schema's order."
    )
    static public let elementRepeated = FindingKind(
        "element-repeated", .error,
        "The schema allows the element once here; the first is kept, this one is not. Remove one of them.")
    static public let unknownAttribute = FindingKind(
        "unknown-attribute", .error,
        "The schema has no such attribute here; it is not kept. Only footnote and footnoteId have one, 'id'.")
    static public let missingAttribute = FindingKind(
        "missing-attribute", .error,
        "A footnote and a reference to one need an 'id', F1 to F99.")
    static public let strayText = FindingKind(
        "stray-text", .error, "There is text between elements, where the schema has none; it is not kept.")
    static public let commentDropped = FindingKind(
        "comment-dropped", .warning,
        "The document holds a comment, which is not part of the record and is not kept.")
    static public let processingInstructionDropped = FindingKind(
        "processing-instruction-dropped", .error,
        "The document holds a processing instruction. EDGAR suspends a filing with one; it is not kept.")

    static public let mimeBlockUnreadable = FindingKind(
        "mime-block-unreadable", .error,
        "A document of a submission is not in base 64. Encode the file anew; 'form345 submit-file' does.")

    static public let furtherFindings = FindingKind(
        "further-findings", .error,
        "The document has more findings than are listed. Mend those that are, and look again.")

    // MARK: Schema

    static public let schemaViolation = FindingKind(
        "schema-violation", .error,
        "The document does not follow the XML schema of its type and version; EDGAR would suspend it.")
    static public let schemaVersionUnknown = FindingKind(
        "schema-version-unknown", .warning,
        "The document names no schema version, or one that is not known; the schema was chosen by its date.")
    static public let schemaMissing = FindingKind(
        "schema-missing", .error,
        "There is no schema for the document's type. The type is one of 3, 3/A, 4, 4/A, 5 and 5/A; with --schema, the folder must hold its schema."
    )

    /// Every kind of finding, each once: what `form345 explain` lists.
    public static let all: [FindingKind] =
        [
            emptyInput, inputTooLarge, notXML, malformedXML, truncatedXML, invalidCharacters,
            documentTypeDeclaration, nestedTooDeep, notOwnershipDocument, unknownElement, elementOutOfOrder,
            elementRepeated, unknownAttribute, missingAttribute, strayText, commentDropped,
            processingInstructionDropped, mimeBlockUnreadable, furtherFindings, schemaViolation,
            schemaVersionUnknown,
            schemaMissing,
        ] + ofReading + ofVersions
}
