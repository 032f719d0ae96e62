internal import ArgumentParser
internal import Section16

/// Findings as a log of SARIF 2.1.0 (OASIS), which editors and code hosts show at line and column.
struct SARIF {
    private var results: [JSON] = []
    /// Where a code stands among the rules.
    private let ruleIndices = Dictionary(
        FindingGuide.all.enumerated().map { ($0.element.kind.code, $0.offset) },
        uniquingKeysWith: { first, _ in first })

    mutating func append(_ findings: [Finding], in file: String) {
        for finding in findings { results.append(result(finding, in: file)) }
    }

    /// The whole log, one run of this program.
    var log: JSON {
        [
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
            "version": .string("2.1.0"),
            "runs": .array([
                [
                    "tool": [
                        "driver": [
                            "name": .string("form345"),
                            "semanticVersion": .string(Form345.configuration.version),
                            "rules": .array(FindingGuide.all.map(rule)),
                        ]
                    ],
                    "columnKind": .string("unicodeCodePoints"),
                    "results": .array(results),
                ]
            ]),
        ]
    }

    private func rule(_ guide: FindingGuide) -> JSON {
        [
            "id": .string(guide.kind.code),
            "fullDescription": ["text": .string(guide.kind.explanation)],
            "help": ["text": .string(guide.text)],
            "defaultConfiguration": ["level": .string(guide.kind.severity.rawValue)],
        ]
    }

    private func result(_ finding: Finding, in file: String) -> JSON {
        var location: [(String, JSON)] = [("physicalLocation", physicalLocation(finding.place, in: file))]
        if let path = finding.path {
            location.append(("logicalLocations", .array([["fullyQualifiedName": .string(path)]])))
        }
        var members: [(String, JSON)] = [("ruleId", .string(finding.kind.code))]
        if let index = ruleIndices[finding.kind.code] { members.append(("ruleIndex", .number(index))) }
        members += [
            ("level", .string(finding.severity.rawValue)),
            ("message", ["text": .string(finding.message)]),
            ("locations", .array([.object(location)])),
        ]
        return .object(members)
    }

    private func physicalLocation(_ place: Place?, in file: String) -> JSON {
        var members: [(String, JSON)] = [("artifactLocation", ["uri": .string(uri(file))])]
        if let place {
            var region: [(String, JSON)] = [("startLine", .number(place.line))]
            if let column = place.column { region.append(("startColumn", .number(column))) }
            region.append(("endLine", .number(place.endLine)))
            if let column = place.endColumn { region.append(("endColumn", .number(column))) }
            members.append(("region", .object(region)))
        }
        return .object(members)
    }

    /// The path as a URI reference (RFC 3986).
    private func uri(_ path: String) -> String {
        var uri = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
                UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                uri.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                uri += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return uri
    }
}
