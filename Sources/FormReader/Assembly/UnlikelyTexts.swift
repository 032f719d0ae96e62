import FormText
import OwnershipModel

/// Names, titles and parts of addresses that have what such a text hardly has: misread, or with some of what stands
/// beside them.
extension Assembler {
    mutating func findUnlikelyTexts() {
        for field in fields.those(where: { !$0.group.isRow && isUnlikely($0) }) {
            find(
                .textUnlikely, "'\(field.value)' may be misread, or have something else in it",
                group: field.group, path: field.path, at: field.range)
        }
    }

    private func isUnlikely(_ field: ReadField) -> Bool {
        switch field.group {
        case .reportingOwner, .ownerSignature: if field.how == .supplied { return false }
        default: return false
        }
        let value = field.value
        return switch field.path {
        case "reportingOwnerId/rptOwnerName": isUnlikelyName(value)
        case "reportingOwnerAddress/rptOwnerStreet1", "reportingOwnerAddress/rptOwnerStreet2":
            value.utf8.count { isLetter($0) || isDigit($0) || $0 >= 0x80 } < Self.shortestStreet
        case "reportingOwnerAddress/rptOwnerCity":
            !value.allSatisfy { $0.isLetter || $0.isNumber || " .,'’-–()&/".contains($0) }
        case "reportingOwnerAddress/rptOwnerState": value == Self.unknownPlace
        case "reportingOwnerAddress/rptOwnerZipCode":
            !value.utf8.allSatisfy {
                isLetter($0) || isDigit($0) || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-")
            }
        case "reportingOwnerRelationship/officerTitle", "reportingOwnerRelationship/otherText":
            hasSymbol(value)
        case "signatureName": hasStroke(value)
        default: false
        }
    }

    /// Whether a text has a piece of a line that was printed beside it.
    private func hasStroke(_ value: String) -> Bool {
        let strokes = Self.strokes
        return value.utf8.contains { strokes.contains($0) }
            || value.utf8.contains(0xE2) && value.contains("—")
    }

    private static let strokes = Array("|~=_".utf8)

    /// So many letters and digits has a street at least.
    private static let shortestStreet = 2

    /// EDGAR's code of a place that is not known.
    private static let unknownPlace = "XX"

    private func isUnlikelyName(_ name: String) -> Bool {
        func count(_ sign: Unicode.Scalar) -> Int { name.utf8.count { $0 == UInt8(ascii: sign) } }
        if hasStroke(name) || count("!") > 0 || count("[") > 0 || count("(") != count(")") { return true }
        return context.hasPrintedLines
            && name.split(separator: " ").contains { word in
                word.first?.isLowercase == true && !Self.smallWords.contains(word.lowercased())
                    && !word.contains { "'’/".contains($0) }
            }
    }

    /// Words of names that are written in small letters; the shorter ones may be noise where nothing says that a name
    /// is read.
    private static let smallWords = HeaderWords.small.union([
        "a", "al", "an", "as", "bin", "by", "della", "den", "do", "dos", "e", "el", "le", "on", "or", "ten",
        "ter", "under", "vom", "y", "zu",
    ])

    /// Whether the issuer's symbol may stand in a title, as it does behind the issuer's name: `Gull Corp [GULL]`.
    private func hasSymbol(_ title: String) -> Bool {
        guard title.utf8.contains(UInt8(ascii: "[")) else { return false }
        return parts.header.issuerTradingSymbol.map { title.contains($0.value) } ?? true
    }
}
