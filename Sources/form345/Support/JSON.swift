internal import Section16

/// A JSON value; an object keeps its members' order.
indirect enum JSON: ExpressibleByDictionaryLiteral, CustomStringConvertible {
    case null
    case boolean(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object([(String, JSON)])

    init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(members)
    }

    init(_ string: String?) {
        self = string.map(JSON.string) ?? .null
    }

    init(_ number: Int?) {
        self = number.map(JSON.number) ?? .null
    }

    /// The value on one line.
    var description: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let value): text += "\(value)"
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += ", " }
                Self.write(member.0, to: &text)
                text += ": "
                member.1.write(to: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..<" ":
                text += "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension JSON {
    /// A finding as reports give it.
    init(_ finding: Finding) {
        self = [
            "code": .string(finding.kind.code),
            "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "path": JSON(finding.path),
            "line": JSON(finding.place?.line),
            "column": JSON(finding.place?.column),
            "endLine": JSON(finding.place?.endLine),
            "endColumn": JSON(finding.place?.endColumn),
            "text": JSON(finding.text),
        ]
    }
}
