/// Why schemas cannot be used: a file that is missing, is no schema, or does not compile.
public struct SchemaError: Error, Hashable {
    /// The schema's file name.
    public let file: String
    /// One sentence in lower case, without a full stop.
    public let message: String
}
