internal import CLibxml2
internal import OwnershipModel

/// Schema files put together into one, without a look at disk or network.
///
/// libxml2 would fetch what a schema includes wherever its address leads; here an include names a file of the
/// same set, and the included declarations take the include's place.
struct SchemaSource {
    let files: [String: [UInt8]]

    /// The schema in the file `name` with everything it includes.
    ///
    /// - Parameter parts: the included files that were parsed, which most schemas of a set share.
    func assembled(from name: String, keeping parts: inout [String: SchemaTree]) throws(SchemaError) -> Tree {
        let tree = try parse(name)
        var included: Set<String> = [name]
        var node = tree.root?.firstChild
        while let current = node {
            node = current.next
            guard let location = try includedFile(current, in: name) else { continue }
            try addDeclarations(
                of: location, before: current, in: tree, included: &included, keeping: &parts)
            xmlUnlinkNode(current)
            xmlFreeNode(current)
        }
        return tree
    }

    private func parse(_ name: String) throws(SchemaError) -> Tree {
        guard let bytes = files[name] else {
            throw SchemaError(file: name, message: "there is no such file among the schemas")
        }
        let tree: Tree
        do {
            tree = try Tree(parsing: bytes)
        } catch {
            throw SchemaError(file: name, message: error.finding.message)
        }
        guard let root = tree.root, root.isInSchemaNamespace, root.isNamed("schema") else {
            throw SchemaError(file: name, message: "it is no XML schema")
        }
        return tree
    }

    /// The file that a node includes; `nil` where it is no include.
    private func includedFile(_ node: Node, in name: String) throws(SchemaError) -> String? {
        guard node.isElement, node.isInSchemaNamespace else { return nil }
        if node.isNamed("import") || node.isNamed("redefine") {
            throw SchemaError(file: name, message: "it has an xs:\(node.name), which is not supported")
        }
        guard node.isNamed("include") else { return nil }
        guard let location = node.schemaLocation else {
            throw SchemaError(file: name, message: "an xs:include names no file")
        }
        return location
    }

    /// Copies what a file declares, and what it includes, into `tree`; each file once.
    private func addDeclarations(
        of name: String, before node: Node, in tree: borrowing Tree, included: inout Set<String>,
        keeping parts: inout [String: SchemaTree]
    ) throws(SchemaError) {
        guard included.insert(name).inserted else { return }
        let part: SchemaTree
        if let known = parts[name] {
            part = known
        } else {
            part = SchemaTree(try parse(name))
            parts[name] = part
        }
        var declaration = part.root?.firstChild
        while let current = declaration {
            declaration = current.next
            if let location = try includedFile(current, in: name) {
                try addDeclarations(
                    of: location, before: node, in: tree, included: &included, keeping: &parts)
            } else if current.isElement, let copy = xmlDocCopyNode(current, tree.document, 1) {
                xmlAddPrevSibling(node, copy)
            }
        }
    }
}

/// Keeps a schema's tree for as long as an object lives; it is not changed meanwhile.
final class SchemaTree: Sendable {
    nonisolated(unsafe) private let tree: Tree

    init(_ tree: consuming Tree) {
        self.tree = tree
    }

    var document: xmlDocPtr { tree.document }
    var root: Node? { tree.root }
}

extension UnsafeMutablePointer where Pointee == xmlNode {
    fileprivate var isInSchemaNamespace: Bool {
        xmlStrEqual(pointee.ns?.pointee.href, "http://www.w3.org/2001/XMLSchema") != 0
    }

    fileprivate func isNamed(_ name: String) -> Bool { xmlStrEqual(pointee.name, name) != 0 }

    /// The file that an include names, without its folder.
    fileprivate var schemaLocation: String? {
        guard let location = xmlGetNoNsProp(self, "schemaLocation") else { return nil }
        defer { freeXMLMemory(location) }
        return String(cString: location).split(separator: "/").last.map(String.init)
    }
}
