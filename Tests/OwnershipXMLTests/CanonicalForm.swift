import CLibxml2

@testable import OwnershipXML

extension Tree {
    /// The tree as canonical XML (C14N 1.0 with comments).
    var canonicalForm: String {
        var text: UnsafeMutablePointer<xmlChar>?
        let length = xmlC14NDocDumpMemory(document, nil, Int32(XML_C14N_1_0.rawValue), nil, 1, &text)
        guard length >= 0, let text else { return "" }
        defer { freeXMLMemory(text) }
        return String(decoding: UnsafeBufferPointer(start: text, count: Int(length)), as: UTF8.self)
    }
}

/// Whether a document's canonical form is that of what is written for it, white space between elements aside.
func isCanonicallyIdentical(_ bytes: [UInt8]) throws -> Bool {
    let original = try Tree(parsing: bytes)
    let document = try original.read().document
    let written = try Tree(parsing: document.xml())
    return original.canonicalForm == written.canonicalForm
}
