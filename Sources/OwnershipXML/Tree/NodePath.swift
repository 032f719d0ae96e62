internal import CLibxml2
internal import OwnershipModel

extension UnsafeMutablePointer where Pointee == xmlNode {
    /// The node's line, as a place; of text, the line of its first word.
    var place: Place? {
        guard let line else { return nil }
        guard isText else { return Place(line: line) }
        // libxml2 gives the line on which a text ends.
        let words = content.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return Place(line: max(1, line - words.count { $0 == UInt8(ascii: "\n") }))
    }

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
        if ElementNames.shared.identified.contains(name), let id = xmlGetNoNsProp(self, "id") {
            defer { freeXMLMemory(id) }
            return "\(name)[@id='\(String(cString: id))']"
        }
        var number = 1
        var like: Node? = pointee.prev
        while let current = like {
            if current.isElement, xmlStrEqual(current.pointee.name, pointee.name) != 0 { number += 1 }
            like = current.pointee.prev
        }
        return number > 1 || ElementNames.shared.numbered.contains(name) ? "\(name)[\(number)]" : name
    }

    /// The text of the node and all it holds.
    var wholeText: String {
        guard let text = xmlNodeGetContent(self) else { return "" }
        defer { freeXMLMemory(text) }
        return String(cString: text)
    }
}
