internal import CLibxml2

/// A document's tree in libxml2, freed with its owner.
struct Tree: ~Copyable {
    let document: xmlDocPtr

    /// - Parameter document: becomes the tree's own.
    init(owning document: xmlDocPtr) {
        self.document = document
    }

    deinit {
        xmlFreeDoc(document)
    }

    /// The root element, which every parsed document has.
    var root: Node? { xmlDocGetRootElement(document) }
}
