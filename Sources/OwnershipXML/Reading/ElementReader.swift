internal import CLibxml2
internal import OwnershipModel

/// Fills elements of the model from a tree, and says what it could not place.
///
/// An element's own `visit` names its children in the schema's order; each takes the next child of the tree
/// where that has its name. What is left over is unknown, repeated or out of order.
struct ElementReader: ElementVisitor {
    private var list = FindingList()
    private var position = Position()

    /// Where the reading of one element's children has come to.
    private struct Position {
        /// The next child that is not taken yet.
        var child: Node?
        /// How many names the visit under way has shown.
        var ordinal = 0
        /// The highest ordinal that took a child: what comes below it now is out of order.
        var highest = 0
        /// Whether the visit has shown the child's name, but its place was taken.
        var isRepeated = false
    }

    var findings: [Finding] { list.findings }

    // MARK: Elements

    /// Fills `element` from the children of `node`.
    mutating func fill(_ element: inout some Element, from node: Node) {
        let outer = position
        reportAttributes(of: node)
        position = Position(child: nextElement(from: node.firstChild))
        while let child = position.child {
            position.ordinal = 0
            position.isRepeated = false
            element.visit(&self)
            if position.child == child {
                reportLeftOver(child)
                position.child = nextElement(from: child.next)
            }
        }
        position = outer
    }

    /// The next child where it has this name.
    @inline(__always)
    private func next(named name: StaticString) -> Node? {
        guard let child = position.child, child.isElement(named: name) else { return nil }
        return child
    }

    /// Goes on behind `child`, which the name shown last has taken.
    private mutating func take(_ child: Node) {
        if position.ordinal < position.highest {
            report(
                .elementOutOfOrder, "<\(child.name)> stands behind elements that the schema puts after it",
                at: child)
        }
        position.highest = max(position.highest, position.ordinal)
        position.child = nextElement(from: child.next)
    }

    /// The first element from `node` on. White space before it is taken out of the tree, other content is
    /// reported.
    private mutating func nextElement(from node: Node?) -> Node? {
        var node = node
        while let current = node, !current.isElement {
            node = current.next
            if current.isBlank {
                xmlUnlinkNode(current)
                xmlFreeNode(current)
            } else {
                reportContent(current)
            }
        }
        return node
    }

    // MARK: Visiting

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        position.ordinal += 1
        guard let child = next(named: name) else { return }
        guard value == nil else {
            position.isRepeated = true
            return
        }
        reportAttributes(of: child)
        value = Value(lexical: text(of: child))
        take(child)
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        position.ordinal += 1
        guard let child = next(named: name) else { return }
        guard value == nil else {
            position.isRepeated = true
            return
        }
        var element = Child()
        fill(&element, from: child)
        value = element
        take(child)
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        position.ordinal += 1
        while let child = next(named: name) {
            var element = Child()
            fill(&element, from: child)
            values.append(element)
            take(child)
        }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        position.ordinal += 1
        while let child = position.child,
            let kind = kinds.first(where: { child.isElement(named: $0.elementName) })
        {
            var row = SecurityRow(kind: kind)
            fill(&row, from: child)
            rows.append(row)
            take(child)
        }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        position.ordinal += 1
        while let child = next(named: name) {
            ids.append(identifier(of: child))
            if !text(of: child).isEmpty {
                report(.strayText, "there is text in <\(name)>, which the schema leaves empty", at: child)
            }
            take(child)
        }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        position.ordinal += 1
        while let child = next(named: name) {
            notes.append(Footnote(id: identifier(of: child), text: text(of: child)))
            take(child)
        }
    }

    // MARK: Leaves

    /// The text of a leaf; whatever else is in it is reported.
    private mutating func text(of leaf: Node) -> String {
        guard let first = leaf.firstChild else { return "" }
        if first.next == nil, first.isText { return first.content }
        var text = ""
        var node: Node? = first
        while let current = node {
            if current.isText {
                text += current.content
            } else if current.isElement {
                reportUnknown(current)
            } else {
                reportContent(current)
            }
            node = current.next
        }
        return text
    }

    /// The `id` of a footnote or a reference; any other attribute is reported.
    private mutating func identifier(of node: Node) -> String {
        reportAttributes(of: node, except: "id")
        var attribute = node.pointee.properties
        while let current = attribute {
            if current.isNamed("id") {
                guard let value = xmlNodeListGetString(node.pointee.doc, current.pointee.children, 1) else {
                    return ""
                }
                defer { freeXMLMemory(value) }
                return String(cString: value)
            }
            attribute = current.pointee.next
        }
        report(.missingAttribute, "<\(node.name)> has no 'id'", at: node)
        return ""
    }
}

// MARK: Findings

extension ElementReader {
    /// Reports what stands before and after the root element.
    mutating func readBeside(root: Node, in document: xmlDocPtr) {
        var node = document.pointee.children
        while let current = node {
            if current != root { reportContent(current) }
            node = current.next
        }
    }

    private mutating func report(
        _ kind: FindingKind, _ message: String, at node: Node, text: String? = nil
    ) {
        list.append(Finding(kind, message, path: node.path, place: node.place, text: text))
    }

    private mutating func reportLeftOver(_ node: Node) {
        if position.isRepeated {
            report(
                .elementRepeated, "<\(node.name)> stands here a second time; only the first is kept",
                at: node,
                // A filer's access code is shown by nothing.
                text: node.isElement(named: "rptOwnerCcc") ? nil : node.wholeText)
        } else {
            reportUnknown(node)
        }
    }

    private mutating func reportUnknown(_ node: Node) {
        report(
            .unknownElement, "<\(node.name)> has no place here; its content is not kept", at: node,
            text: node.wholeText)
    }

    /// Reports a node that is neither an element nor white space.
    private mutating func reportContent(_ node: Node) {
        let content = node.content
        switch node.type {
        case XML_COMMENT_NODE:
            report(
                .commentDropped, "the comment is not kept: \(content.quotedOnOneLine)", at: node,
                text: content)
        case XML_PI_NODE:
            report(
                .processingInstructionDropped,
                "the processing instruction is not kept: \("<?\(node.name) \(content)?>".quotedOnOneLine)",
                at: node, text: content)
        default:
            report(
                .strayText, "text between elements is not kept: \(content.quotedOnOneLine)", at: node,
                text: content)
        }
    }

    /// Reports every attribute and namespace declaration but the attribute `allowed`.
    private mutating func reportAttributes(of node: Node, except allowed: StaticString? = nil) {
        var declaration = node.pointee.nsDef
        while let current = declaration {
            defer { declaration = current.pointee.next }
            guard !current.isUndeclaration else { continue }
            let name = current.pointee.prefix.map { "xmlns:\(String(cString: $0))" } ?? "xmlns"
            reportAttribute(name, of: node, severity: .warning)
        }
        var attribute = node.pointee.properties
        while let current = attribute {
            attribute = current.pointee.next
            if let allowed, current.isNamed(allowed) { continue }
            // A pointer to a schema is no part of the document, and every schema lets it through.
            reportAttribute(current.name, of: node, severity: current.isSchemaInstance ? .warning : .error)
        }
    }

    private mutating func reportAttribute(_ name: String, of node: Node, severity: Severity) {
        list.append(
            Finding(
                .unknownAttribute, "the attribute '\(name)' is not kept", severity: severity,
                path: "\(node.path)/@\(name)", place: node.place))
    }
}
