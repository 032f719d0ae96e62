import Foundation
import OwnershipModel
import OwnershipXML

/// Documents to test with.
enum Sample {
    /// A document of `Fixtures/xml`.
    static func fixture(_ name: String) -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        return try! String(contentsOf: root.appending(path: "Fixtures/xml/\(name).xml"), encoding: .utf8)
    }

    static let form4 = fixture("form4-X0508")
    static let form3 = fixture("form3-X0206")

    /// A document with `content` in its root.
    static func document(_ content: String) -> String {
        "<?xml version=\"1.0\"?>\n<ownershipDocument>\(content)</ownershipDocument>"
    }
}

extension OwnershipDocument {
    static func read(_ text: String) throws -> XMLReading {
        try read(xml: Array(text.utf8))
    }
}

extension [UInt8] {
    var text: String { String(decoding: self, as: UTF8.self) }
}

extension String {
    func replacingFirst(_ part: String, with other: String) -> String {
        guard let range = range(of: part) else { return self }
        return replacingCharacters(in: range, with: other)
    }
}
