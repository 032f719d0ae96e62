internal import CLibxml2

extension Tree {
    /// The first place where the canonical forms of the two trees differ.
    ///
    /// Both trees are walked in step, which takes a fraction of the time that making and comparing the
    /// canonical forms does and comes to the same verdict.
    borrowing func firstDifference(from other: borrowing Tree) -> RoundTrip.Difference? {
        difference(ofChildren: document.pointee.children, and: other.document.pointee.children)
    }
}

private func difference(ofChildren left: Node?, and right: Node?) -> RoundTrip.Difference? {
    var left = left?.firstWithContent
    var right = right?.firstWithContent
    while let a = left, let b = right {
        if let difference = difference(of: a, and: b) { return difference }
        left = a.next?.firstWithContent
        right = b.next?.firstWithContent
    }
    return left == nil && right == nil ? nil : difference(at: left, and: right)
}

private func difference(of left: Node, and right: Node) -> RoundTrip.Difference? {
    guard left.type == right.type, xmlStrEqual(left.pointee.name, right.pointee.name) != 0 else {
        return difference(at: left, and: right)
    }
    guard left.isElement else {
        return xmlStrEqual(left.pointee.content, right.pointee.content) != 0
            ? nil : difference(at: left, and: right)
    }
    guard left.attributesEqual(right) else { return difference(at: left, and: right) }
    return difference(ofChildren: left.firstChild, and: right.firstChild)
}

private func difference(at left: Node?, and right: Node?) -> RoundTrip.Difference {
    RoundTrip.Difference(
        path: (left ?? right)!.path, line: left?.line, original: left?.summary, written: right?.summary)
}

extension UnsafeMutablePointer where Pointee == xmlNode {
    /// This node or the first after it that shows in the canonical form: text of no length does not.
    fileprivate var firstWithContent: Node? {
        var node: Node? = self
        while let current = node, current.isText,
            current.pointee.content == nil || current.pointee.content[0] == 0
        {
            node = current.next
        }
        return node
    }

    /// Whether two elements have the same namespace, attributes and declarations.
    fileprivate func attributesEqual(_ other: Node) -> Bool {
        guard pointee.ns == nil, other.pointee.ns == nil, pointee.nsDef == nil, other.pointee.nsDef == nil
        else {
            // What is written has no namespaces.
            return false
        }
        guard let own = pointee.properties else { return other.pointee.properties == nil }
        guard let its = other.pointee.properties, own.pointee.next == nil, its.pointee.next == nil,
            own.pointee.ns == nil, its.pointee.ns == nil,
            xmlStrEqual(own.pointee.name, its.pointee.name) != 0
        else { return false }
        // Without entities an attribute's value is one text, or none.
        return xmlStrEqual(own.pointee.children?.pointee.content, its.pointee.children?.pointee.content) != 0
    }

    /// What to show of a node: an element with its start tag and text, text as it is.
    fileprivate var summary: String {
        switch type {
        case XML_ELEMENT_NODE:
            var tag = name
            var declaration = pointee.nsDef
            while let current = declaration {
                let prefix = current.pointee.prefix.map { ":" + String(cString: $0) } ?? ""
                let address = current.pointee.href.map { String(cString: $0) } ?? ""
                tag += " xmlns\(prefix)=\"\(address)\""
                declaration = current.pointee.next
            }
            var attribute = pointee.properties
            while let current = attribute {
                let value = current.pointee.children?.content ?? ""
                tag += " \(current.name)=\"\(value)\""
                attribute = current.pointee.next
            }
            let text = firstChild?.isElement == true ? "..." : wholeText
            return "<\(tag)>\(text)</\(name)>"
        case XML_COMMENT_NODE: return "<!--\(content)-->"
        case XML_PI_NODE: return "<?\(name) \(content)?>"
        default: return content
        }
    }
}
