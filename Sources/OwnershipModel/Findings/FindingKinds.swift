extension FindingKind {
    // MARK: Reading XML

    static public let unknownElement = FindingKind(
        "unknown-element", .error,
        "The schema has no such element at this place; its content is not kept. Remove it, or move it to where it belongs."
    )
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

    // MARK: Schema

    static public let schemaViolation = FindingKind(
        "schema-violation", .error,
        "The document does not follow the XML schema of its type and version; EDGAR would suspend it.")
    static public let schemaVersionUnknown = FindingKind(
        "schema-version-unknown", .warning,
        "The document names no schema version, or one that is not known; the schema was chosen by its date.")

    /// Every kind of finding, each once: what `form345 explain` lists.
    public static let all: [FindingKind] = [
        unknownElement, unknownAttribute, missingAttribute, strayText, commentDropped,
        processingInstructionDropped, schemaViolation, schemaVersionUnknown,
    ]
}
