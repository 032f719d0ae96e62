internal import OwnershipModel

/// What a text's characters mean to XML.
struct Characters {
    /// Whether XML can hold them all: no controls but tab and line ends, neither U+FFFE nor U+FFFF.
    private(set) var areAllowed = true
    /// Whether none needs escaping between tags.
    private(set) var arePlain = true

    init(of text: String) {
        var text = text
        text.withUTF8 { bytes in
            for index in bytes.indices {
                // Letters and digits, which most of a text is.
                if bytes[index] &- 0x3F < 0xB0 || bytes[index] &- 0x27 < 0x15 { continue }
                switch bytes[index] {
                case 0x20..<0x26, 0x3D, 0x09, 0x0A: break
                case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0x0D: arePlain = false
                case 0xEF where bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE: areAllowed = false
                case 0xEF...: break
                default: areAllowed = false
                }
            }
        }
    }
}

extension OwnershipXMLError {
    /// The error for a document whose characters are not all allowed.
    static func forbiddenCharacter(in document: OwnershipDocument) -> OwnershipXMLError {
        let path = document.fields.first { !Characters(of: $0.value).areAllowed }?.path
        return OwnershipXMLError(
            .invalidCharacters, "the value has a control character, which XML cannot hold; remove it",
            path: path)
    }
}
