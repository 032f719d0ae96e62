internal import CLibxml2
internal import OwnershipModel

extension Tree {
    /// The document as a tree, without white space between elements.
    /// - Throws: where a value has a character that XML forbids.
    init(_ document: OwnershipDocument) throws(OwnershipXMLError) {
        xmlInitParser()
        let tree = xmlNewDoc("1.0")!
        self.init(owning: tree)
        var builder = TreeBuilder(tree: tree, name: OwnershipDocument.elementName)
        var document = document
        document.visit(&builder)
        if let path = builder.forbidden {
            throw OwnershipXMLError(
                .invalidCharacters, "the value has a control character, which XML cannot hold; remove it",
                path: path)
        }
    }
}

/// Makes a tree of libxml2 of a document.
private struct TreeBuilder: ElementVisitor {
    private let tree: xmlDocPtr
    private var parent: Node
    /// The path of the first value that XML cannot hold.
    private(set) var forbidden: String?

    init(tree: xmlDocPtr, name: StaticString) {
        self.tree = tree
        parent = xmlNewDocNode(tree, nil, name.utf8Start, nil)
        xmlDocSetRootElement(tree, parent)
    }

    /// Adds an element behind the last one.
    private mutating func add(_ name: StaticString) -> Node {
        let node: Node = xmlNewDocNode(tree, nil, name.utf8Start, nil)
        Self.append(node, to: parent)
        return node
    }

    private static func append(_ node: Node, to parent: Node) {
        node.pointee.parent = parent
        if let last = parent.pointee.last {
            last.pointee.next = node
            node.pointee.prev = last
        } else {
            parent.pointee.children = node
        }
        parent.pointee.last = node
    }

    /// Adds text, even where it is empty: libxml2 writes an element without any as one tag.
    private mutating func addText(_ text: String, to node: Node) {
        var text = text
        let isAllowed = text.withUTF8 { bytes in
            if let child = xmlNewDocTextLen(
                tree, bytes.baseAddress ?? emptyText.utf8Start, Int32(bytes.count))
            {
                Self.append(child, to: node)
            }
            return isAllowedInXML(bytes)
        }
        if !isAllowed, forbidden == nil { forbidden = node.path }
    }

    private mutating func descend(_ name: StaticString, into child: inout some Element) {
        let outer = parent
        parent = add(name)
        child.visit(&self)
        if parent.firstChild == nil { addText("", to: parent) }
        parent = outer
    }

    private mutating func setIdentifier(_ id: String, of node: Node) {
        xmlNewProp(node, "id", id)
        var id = id
        if !id.withUTF8(isAllowedInXML), forbidden == nil { forbidden = "\(node.path)/@id" }
    }

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        if let value { addText(value.lexical, to: add(name)) }
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        if var child = value { descend(name, into: &child) }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { descend(name, into: &values[index]) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { descend(rows[index].kind.elementName, into: &rows[index]) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        for id in ids { setIdentifier(id, of: add(name)) }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for note in notes {
            let node = add(name)
            setIdentifier(note.id, of: node)
            addText(note.text, to: node)
        }
    }
}

/// An address for no bytes at all.
private let emptyText: StaticString = ""

/// Whether XML can hold every character: no controls but tab and line ends, neither U+FFFE nor U+FFFF.
private func isAllowedInXML(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for (index, byte) in bytes.enumerated() {
        if byte < 0x20 {
            guard byte == 0x09 || byte == 0x0A || byte == 0x0D else { return false }
        } else if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
            return false
        }
    }
    return true
}
