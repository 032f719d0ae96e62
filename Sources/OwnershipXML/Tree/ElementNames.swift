internal import OwnershipModel

/// What the names of elements say, taken from the model itself.
struct ElementNames: ElementVisitor {
    static let shared: ElementNames = {
        var names = ElementNames()
        var document = OwnershipDocument()
        document.visit(&names)
        return names
    }()

    /// Elements that may repeat.
    private(set) var numbered: Set<String> = []
    /// Elements that are told apart by their `id`.
    private(set) var identified: Set<String> = []
    /// The type of a leaf's value; a `value` goes by the name of the field that it belongs to.
    private(set) var valueTypes: [String: any LexicalValue.Type] = [:]

    private var parent: StaticString = ""

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        valueTypes["\(name)" == "value" ? "\(parent)" : "\(name)"] = Value.self
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        var child = Child()
        parent = name
        child.visit(&self)
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        numbered.insert("\(name)")
        var child = Child()
        child.visit(&self)
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for kind in kinds {
            numbered.insert(kind.rawValue)
            var row = SecurityRow(kind: kind)
            row.visit(&self)
        }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        numbered.insert("\(name)")
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        identified.insert("\(name)")
    }
}
