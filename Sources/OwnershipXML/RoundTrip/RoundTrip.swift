public import OwnershipModel

/// What became of a document that was read and written again.
public struct RoundTrip: Sendable {
    /// The first place where the two canonical forms differ; `nil` where nothing was lost or added.
    public var difference: Difference?
    /// What reading had to say.
    public var findings: [Finding]

    /// Two trees at the first place where they differ.
    public struct Difference: Sendable, Hashable {
        /// As in ``Field/path``.
        public var path: String
        /// The line in the original.
        public var line: Int?
        /// What the original has there; `nil` where it has nothing.
        public var original: String?
        /// What was written there; `nil` where there is nothing.
        public var written: String?
    }

    /// Reads a document, writes it, and compares the canonical XML (C14N with comments) of both, white space
    /// between elements aside.
    /// - Throws: where `bytes` cannot be read.
    public init(of bytes: [UInt8]) throws(OwnershipXMLError) {
        let original = try Tree(parsing: bytes)
        let reading = try original.read()
        let written = try Tree(parsing: reading.document.xml())
        difference = original.firstDifference(from: written)
        findings = reading.findings
    }
}
