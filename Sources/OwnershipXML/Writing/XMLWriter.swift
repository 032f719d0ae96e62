internal import CLibxml2
public import OwnershipModel

extension OwnershipDocument {
    /// The document as EDGAR writes it: UTF-8, the XML declaration first, four spaces a level, a blank line
    /// around each section; a tag, its value and its end tag on one line.
    /// - Throws: where a value has a character that XML forbids.
    public func xml() throws(OwnershipXMLError) -> [UInt8] {
        try Tree(self).xml()
    }
}

extension Tree {
    /// The tree's bytes, laid out as EDGAR does.
    borrowing func xml() -> [UInt8] {
        guard let root, let output = xmlAllocOutputBuffer(nil) else { return [] }
        defer { xmlOutputBufferClose(output) }
        let name = String(cString: root.pointee.name)
        xmlOutputBufferWriteString(output, "<?xml version=\"1.0\"?>\n<\(name)>\n")
        var section = root.firstChild
        while let current = section {
            xmlOutputBufferWriteString(output, "\n    ")
            dumpIndented(output, document, current, 1)
            xmlOutputBufferWriteString(output, "\n")
            section = current.next
        }
        xmlOutputBufferWriteString(output, "</\(name)>\n")
        let bytes = UnsafeBufferPointer(
            start: xmlOutputBufferGetContent(output), count: xmlOutputBufferGetSize(output))
        return Array(bytes)
    }
}
