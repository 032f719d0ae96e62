internal import CLibxml2
public import OwnershipModel

/// A document as read from XML, and what there is to say about how it was written.
public struct XMLReading: Sendable, Equatable {
    public var document: OwnershipDocument
    /// What the document holds beside the schema's elements, each with its path and line.
    public var findings: [Finding]
}

extension OwnershipDocument {
    /// Reads an `ownershipDocument`.
    ///
    /// Every value is kept letter for letter; absent and empty stay apart. What the model has no place for
    /// is a finding, never dropped silently. Nothing but the bytes is touched: no network, no DTD.
    /// - Throws: where the bytes are not well-formed XML, have a DTD, or are no ownership document.
    public static func read(xml bytes: [UInt8]) throws(OwnershipXMLError) -> XMLReading {
        let tree = try Tree(parsing: bytes)
        let structure = tree.root.map { FirstStructure(tree.document, root: $0).findings } ?? []
        var reading = try tree.read()
        reading.findings = (structure + reading.findings).placed(in: bytes)
        return reading
    }
}

extension Tree {
    /// Takes the document out of the tree. White space between elements goes out of the tree.
    borrowing func read() throws(OwnershipXMLError) -> XMLReading {
        guard let root else {
            throw OwnershipXMLError(.notXML, "there is no element in it; give an ownershipDocument as XML")
        }
        guard root.isElement(named: OwnershipDocument.elementName) else {
            let wayOut =
                root.isElement(named: EdgarSubmission.elementName)
                ? "'form345 submit-file --unpack' takes a submission apart"
                : "give the XML of a Form 3, 4 or 5"
            throw OwnershipXMLError(
                .notOwnershipDocument,
                "the root element is <\(root.name)>, not <\(OwnershipDocument.elementName)> of no namespace; \(wayOut)",
                place: root.place)
        }
        var reader = ElementReader()
        var document = OwnershipDocument()
        reader.readBeside(root: root, in: self.document)
        reader.fill(&document, from: root)
        return XMLReading(document: document, findings: reader.findings)
    }
}
