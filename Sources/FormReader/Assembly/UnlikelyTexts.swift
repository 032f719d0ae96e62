import FormText
import OwnershipModel

/// Names, titles and parts of addresses that have what such a text hardly has: misread, or with some of what stands
/// beside them.
extension Assembler {
    mutating func findUnlikelyTexts() {
        for field in fields where field.how != .supplied && isUnlikely(field) {
            find(
                .textUnlikely, "'\(field.value)' may be misread, or have something else in it",
                group: field.group, path: field.path, at: field.range)
        }
    }

    private func isUnlikely(_ field: ReadField) -> Bool {
        let value = field.value
        return switch field.path.split(separator: "/").last {
        case "rptOwnerName": isUnlikelyName(value)
        case "rptOwnerStreet1", "rptOwnerStreet2":
            value.count { $0.isLetter || $0.isNumber } < Self.shortestStreet
        case "rptOwnerCity": !value.allSatisfy { $0.isLetter || $0.isNumber || " .,'’-–()&/".contains($0) }
        case "rptOwnerState": value == Self.unknownPlace
        case "rptOwnerZipCode":
            !value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || " -".contains($0)) }
        case "officerTitle", "otherText": hasSymbol(value)
        case "signatureName": value.contains { "|~=—_".contains($0) }
        default: false
        }
    }

    /// So many letters and digits has a street at least.
    private static let shortestStreet = 2

    /// EDGAR's code of a place that is not known.
    private static let unknownPlace = "XX"

    private func isUnlikelyName(_ name: String) -> Bool {
        if name.contains(where: { "!|~=—_[]{}".contains($0) }) { return true }
        if name.count(where: { $0 == "(" }) != name.count(where: { $0 == ")" }) { return true }
        return context.hasPrintedLines
            && name.split(separator: " ").contains { word in
                word.first?.isLowercase == true && !Self.smallWords.contains(word.lowercased())
                    && !word.contains { "'’/".contains($0) }
            }
    }

    /// Words of names that are written in small letters.
    private static let smallWords: Set<String> = [
        "a", "al", "an", "and", "as", "bin", "by", "da", "de", "del", "della", "den", "der", "di", "do",
        "dos", "du", "e", "el", "for", "in", "la", "le", "of", "on", "or", "ten", "ter", "the", "to",
        "under", "van", "vom", "von", "y", "zu",
    ]

    /// Whether the issuer's symbol may stand in a title, as it does behind the issuer's name: `Gull Corp [GULL]`.
    private func hasSymbol(_ title: String) -> Bool {
        guard title.contains("[") else { return false }
        return parts.header.issuerTradingSymbol.map { title.contains($0.value) } ?? true
    }
}
