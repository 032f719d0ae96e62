internal import CLibxml2

/// A node of a ``Tree``; never outlives it.
typealias Node = UnsafeMutablePointer<xmlNode>

extension UnsafeMutablePointer where Pointee == xmlNode {
    var type: xmlElementType { pointee.type }
    var isElement: Bool { pointee.type == XML_ELEMENT_NODE }
    var isText: Bool { pointee.type == XML_TEXT_NODE || pointee.type == XML_CDATA_SECTION_NODE }

    var next: Node? { pointee.next }
    var firstChild: Node? { pointee.children }

    /// The line the node begins on, from 1; `nil` for a node that was not parsed.
    var line: Int? {
        let line = xmlGetLineNo(self)
        return line > 0 ? line : nil
    }

    /// The element's or attribute's name as written, with its prefix.
    var name: String {
        guard let name = pointee.name else { return "" }
        let local = String(cString: name)
        guard isElement, let prefix = pointee.ns?.pointee.prefix else { return local }
        return "\(String(cString: prefix)):\(local)"
    }

    /// Whether this is an element of no namespace with this name.
    @inline(__always)
    func isElement(named name: StaticString) -> Bool {
        guard pointee.type == XML_ELEMENT_NODE, pointee.ns == nil, let own = pointee.name else {
            return false
        }
        return xmlStrEqual(own, name.utf8Start) != 0
    }

    /// The node's own text: of text, a comment or a processing instruction.
    var content: String {
        guard let content = pointee.content else { return "" }
        return String(cString: content)
    }

    /// Whether the node is text of white space only.
    var isBlank: Bool { isText && xmlIsBlankNode(self) != 0 }
}
