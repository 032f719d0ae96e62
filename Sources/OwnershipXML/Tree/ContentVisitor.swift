internal import OwnershipModel

/// A visitor to which an element is its content, with something before and behind it, whatever it stands in.
protocol ContentVisitor: ElementVisitor {
    mutating func descend(_ name: StaticString, into element: inout some Element)
}

extension ContentVisitor {
    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        if var child = value { descend(name, into: &child) }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { descend(name, into: &values[index]) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { descend(rows[index].kind.elementName, into: &rows[index]) }
    }
}
