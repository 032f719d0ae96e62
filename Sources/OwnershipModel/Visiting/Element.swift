/// An element of the schema that holds other elements.
///
/// `visit` is the one description of the element: the names, types and order of what it holds. Reading,
/// writing, comparing, listing and setting fields are visitors that walk it; none keeps a list of its own.
/// It is inlinable, so that a visitor of another module is compiled for each element: generic code takes
/// several times as long.
public protocol Element: Sendable, Equatable {
    /// The element with nothing in it.
    init()

    /// Shows every child to `visitor`, in the schema's order.
    mutating func visit(_ visitor: inout some ElementVisitor)
}

/// What goes through an element's children: a reader fills them, a writer takes them out.
public protocol ElementVisitor {
    /// A child with text only, at most once.
    mutating func leaf(_ name: StaticString, _ value: inout (some LexicalValue)?)

    /// A child that holds elements, at most once.
    mutating func element(_ name: StaticString, _ value: inout (some Element)?)

    /// A child that holds elements, any number of times.
    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child])

    /// The rows of a table: transactions and holdings in any order.
    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow])

    /// Empty children that refer to footnotes by their `id`.
    mutating func references(_ name: StaticString, _ ids: inout [String])

    /// Footnotes: children with text and an `id`.
    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote])
}
