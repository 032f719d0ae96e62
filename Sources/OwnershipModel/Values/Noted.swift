/// A field that may carry footnotes: `value`, then any number of `footnoteId`.
///
/// A field that holds notes and no `value` ("See footnote 5" in a date column) has `value == nil`; one with
/// an empty `<value>` has `""`.
public struct Noted<Value: LexicalValue>: Element, Hashable {
    public var value: Value?
    /// The ids of the footnotes referred to, in order: `F1`, `F2`.
    public var footnoteIds: [String]

    public init() {
        footnoteIds = []
    }

    public init(_ value: Value?, footnoteIds: [String] = []) {
        self.value = value
        self.footnoteIds = footnoteIds
    }

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("value", &value)
        visitor.references("footnoteId", &footnoteIds)
    }
}
