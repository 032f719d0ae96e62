internal import CLibxml2
internal import OwnershipModel

extension Tree {
    /// The document as a tree, to be validated without a detour through its text.
    /// - Throws: where a value has a character that XML forbids.
    init(_ document: OwnershipDocument) throws(OwnershipXMLError) {
        xmlInitParser()
        let tree = xmlNewDoc("1.0")!
        self.init(owning: tree)
        var builder = TreeBuilder(tree: tree)
        var document = document
        builder.build(&document)
        guard !builder.hasForbiddenCharacter else { throw .forbiddenCharacter(in: document) }
    }
}

/// Makes a tree of libxml2 of a document.
private struct TreeBuilder: ElementVisitor {
    private let tree: xmlDocPtr
    /// The element under way.
    private var parent: Node
    private(set) var hasForbiddenCharacter = false

    init(tree: xmlDocPtr) {
        self.tree = tree
        parent = UnsafeMutableRawPointer(tree).assumingMemoryBound(to: xmlNode.self)
    }

    mutating func build(_ document: inout OwnershipDocument) {
        descend(OwnershipDocument.elementName, into: &document)
    }

    // MARK: Nodes

    /// Adds an element behind the last one.
    private func add(_ name: StaticString) -> Node {
        let node: Node = xmlNewDocNode(tree, nil, name.utf8Start, nil)
        append(node, to: parent)
        return node
    }

    private func append(_ node: Node, to parent: Node) {
        node.pointee.parent = parent
        if let last = parent.pointee.last {
            last.pointee.next = node
            node.pointee.prev = last
        } else {
            parent.pointee.children = node
        }
        parent.pointee.last = node
    }

    private mutating func add(text: String, to node: Node) {
        if !Characters(of: text).areAllowed { hasForbiddenCharacter = true }
        guard !text.isEmpty else { return }
        append(xmlNewDocText(tree, text), to: node)
    }

    private mutating func set(identifier id: String, of node: Node) {
        if !Characters(of: id).areAllowed { hasForbiddenCharacter = true }
        xmlNewProp(node, "id", id)
    }

    private mutating func descend(_ name: StaticString, into child: inout some Element) {
        let outer = parent
        parent = add(name)
        child.visit(&self)
        parent = outer
    }

    // MARK: Visiting

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        if let value { add(text: value.lexical, to: add(name)) }
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
        for id in ids { set(identifier: id, of: add(name)) }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for note in notes {
            let node = add(name)
            set(identifier: note.id, of: node)
            add(text: note.text, to: node)
        }
    }
}
