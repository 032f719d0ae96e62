/// The form's "Explanation of Responses" (section 4.3.5).
public struct Footnotes: Element {
    public var footnotes: [Footnote] = []

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.footnotes("footnote", &footnotes)
    }
}

/// One note: its id (`F1` to `F99`) and its text, at most 1,000 characters.
public struct Footnote: Sendable, Hashable {
    public var id: String
    public var text: String

    public init(id: String, text: String) {
        self.id = id
        self.text = text
    }
}

/// A signature and its date.
public struct OwnerSignature: Element {
    public var signatureName: String?
    public var signatureDate: CalendarDate?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("signatureName", &signatureName)
        visitor.leaf("signatureDate", &signatureDate)
    }
}
