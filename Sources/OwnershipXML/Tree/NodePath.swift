internal import CLibxml2
internal import OwnershipModel

extension UnsafeMutablePointer where Pointee == xmlNode {
    /// The node's line, as a place.
    var place: Place? { line.map { Place(line: $0) } }

    /// The path in the form of ``Field/path``: elements that may repeat carry their number among their like,
    /// a note its id. What is no element has the path of the element it stands in.
    var path: String {
        var steps: [String] = []
        var node: Node? = self
        while let current = node, current.type != XML_DOCUMENT_NODE {
            if current.isElement { steps.append(current.step) }
            node = current.pointee.parent
        }
        return steps.isEmpty ? "/" : steps.reversed().map { "/\($0)" }.joined()
    }

    private var step: String {
        let name = self.name
        if RepeatingNames.shared.identified.contains(name), let id = xmlGetNoNsProp(self, "id") {
            defer { freeXMLMemory(id) }
            return "\(name)[@id='\(String(cString: id))']"
        }
        var number = 1
        var like: Node? = pointee.prev
        while let current = like {
            if current.isElement, current.name == name { number += 1 }
            like = current.pointee.prev
        }
        return number > 1 || RepeatingNames.shared.numbered.contains(name) ? "\(name)[\(number)]" : name
    }

    /// The text of the node and all it holds.
    var wholeText: String {
        guard let text = xmlNodeGetContent(self) else { return "" }
        defer { freeXMLMemory(text) }
        return String(cString: text)
    }
}

/// The names of the elements that may repeat, taken from the model itself.
private struct RepeatingNames: ElementVisitor {
    static let shared: RepeatingNames = {
        var names = RepeatingNames()
        var document = OwnershipDocument()
        document.visit(&names)
        return names
    }()

    var numbered: Set<String> = []
    var identified: Set<String> = []

    mutating func leaf(_ name: StaticString, _ value: inout (some LexicalValue)?) {}

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        var child = Child()
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
