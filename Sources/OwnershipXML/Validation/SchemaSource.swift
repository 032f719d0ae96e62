internal import CLibxml2
internal import OwnershipModel

/// Schema files put together into one, without a look at disk or network.
///
/// libxml2 would fetch what a schema includes wherever its address leads; here an include names a file of the
/// same set, and the included declarations take the include's place.
struct SchemaSource {
    let files: [String: [UInt8]]

    /// The schema in the file `name` with everything it includes.
    func assembled(from name: String) throws(SchemaError) -> Tree {
        let tree = try parse(name)
        var included: Set<String> = [name]
        try resolveIncludes(in: tree, of: name, included: &included)
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

    private func resolveIncludes(
        in tree: borrowing Tree, of name: String, included: inout Set<String>
    ) throws(SchemaError) {
        var node = tree.root?.firstChild
        while let current = node {
            node = current.next
            guard current.isElement, current.isInSchemaNamespace else { continue }
            if current.isNamed("import") || current.isNamed("redefine") {
                throw SchemaError(file: name, message: "it has an xs:\(current.name), which is not supported")
            }
            guard current.isNamed("include") else { continue }
            guard let location = current.schemaLocation else {
                throw SchemaError(file: name, message: "an xs:include names no file")
            }
            if included.insert(location).inserted {
                let other = try parse(location)
                try resolveIncludes(in: other, of: location, included: &included)
                move(from: other, before: current, in: tree)
            }
            xmlUnlinkNode(current)
            xmlFreeNode(current)
        }
    }

    /// Copies what `other` declares into `tree`.
    private func move(from other: borrowing Tree, before node: Node, in tree: borrowing Tree) {
        var declaration = other.root?.firstChild
        while let current = declaration {
            if current.isElement, let copy = xmlDocCopyNode(current, tree.document, 1) {
                xmlAddPrevSibling(node, copy)
                xmlReconciliateNs(tree.document, copy)
            }
            declaration = current.next
        }
    }
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
