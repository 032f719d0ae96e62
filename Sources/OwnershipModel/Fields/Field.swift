/// A leaf of the document: a value or a reference to a footnote, and where it stands.
public struct Field: Sendable, Hashable {
    /// The element's XPath, `/ownershipDocument/issuer/issuerCik`.
    ///
    /// Elements that may repeat carry their number among their like, from 1 (`reportingOwner[1]`,
    /// `nonDerivativeTransaction[2]`, `footnoteId[1]`); a note carries its id, `footnote[@id='F1']`.
    public var path: String
    /// The value as written; of a reference, the footnote's id.
    public var value: String

    public init(path: String, value: String) {
        self.path = path
        self.value = value
    }

    /// Whether it is a filer's access code, which no finding, report or comparison shows.
    public var isSecret: Bool { path.hasSuffix("/rptOwnerCcc") }
}

extension OwnershipDocument {
    /// Every leaf that is there, empty ones included, in the document's order.
    public var fields: [Field] {
        var collector = FieldCollector(path: "/\(Self.elementName)")
        var document = self
        document.visit(&collector)
        return collector.fields
    }
}

/// Takes every leaf out of an element.
struct FieldCollector: ElementVisitor {
    var path: String
    var fields: [Field] = []

    init(path: String) {
        self.path = path
    }

    private mutating func append(_ step: String, _ value: String) {
        fields.append(Field(path: "\(path)/\(step)", value: value))
    }

    private mutating func descend(_ step: String, into child: some Element) {
        let length = path.utf8.count
        path += "/\(step)"
        var child = child
        child.visit(&self)
        path = String(path.utf8.prefix(length))!
    }

    mutating func leaf(_ name: StaticString, _ value: inout (some LexicalValue)?) {
        if let value { append("\(name)", value.lexical) }
    }

    mutating func element(_ name: StaticString, _ value: inout (some Element)?) {
        if let value { descend("\(name)", into: value) }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for (index, child) in values.enumerated() { descend("\(name)[\(index + 1)]", into: child) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        var seen: [SecurityRow.Kind: Int] = [:]
        for row in rows {
            seen[row.kind, default: 0] += 1
            descend("\(row.kind.rawValue)[\(seen[row.kind]!)]", into: row)
        }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        for (index, id) in ids.enumerated() { append("\(name)[\(index + 1)]", id) }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for note in notes { append("\(name)[@id='\(note.id)']", note.text) }
    }
}
