internal import CLibxml2
internal import OwnershipModel

/// Violations as libxml2 reports them, each put into words.
final class ViolationList {
    private(set) var findings: [Finding] = []
    /// The node of the last finding.
    private var lastNode: UnsafeMutableRawPointer?

    func add(_ error: xmlError) {
        let code = xmlParserErrors(UInt32(error.code))
        defer { lastNode = error.node }
        // libxml2 says of a value that breaks a limit also that it is not of its type.
        guard lastNode == nil || lastNode != error.node || code != XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 else {
            return
        }
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        let own = error.message.map { String(cString: $0) } ?? ""
        let message = own.split(whereSeparator: \.isNewline).joined(separator: " ")
        let name = node?.name ?? "document"
        let value = node?.isElement == false ? node?.firstChild?.content : node?.wholeText
        let violation = Violation(code: code, name: name, value: value ?? "", message: message)
        findings.append(
            Finding(
                .schemaViolation, "\(violation.sentence) (libxml2: \(violation.detail))", path: node?.path,
                place: node?.place ?? (error.line > 0 ? Place(line: Int(error.line)) : nil), text: value))
    }

    func addUnexplained(status: Int) {
        findings.append(
            Finding(
                .schemaViolation, "the document is not valid, and libxml2 does not say why (status \(status))"
            ))
    }
}

/// One violation, in the words of a filer.
private struct Violation {
    let code: xmlParserErrors
    let name: String
    let value: String
    let message: String

    /// libxml2's message without the element's name before it.
    var detail: String {
        var detail = message[...]
        for lead in ["Element '\(name)': ", "Element '\(name)', "] where detail.hasPrefix(lead) {
            detail = detail.dropFirst(lead.count)
        }
        while detail.last == "." || detail.last == " " { detail.removeLast() }
        return String(detail)
    }

    var sentence: String {
        switch code {
        case XML_SCHEMAV_ELEMENT_CONTENT:
            if message.contains("Missing child element") {
                return "<\(name)> lacks \(expected ?? "an element")"
            }
            return "<\(name)> does not belong here\(expected.map { "; \($0) does" } ?? "")"
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
            return
                "\(quoted) has \(value.unicodeScalars.count) characters, more than \(name) may have (\(limit ?? "fewer"))"
        case XML_SCHEMAV_CVC_MINLENGTH_VALID:
            return value.isEmpty
                ? "\(name) is empty, but must have a value" : "\(quoted) is too short for \(name)"
        case XML_SCHEMAV_CVC_LENGTH_VALID:
            return
                "\(quoted) has \(value.unicodeScalars.count) characters, but \(name) has exactly \(limit ?? "a fixed number")"
        case XML_SCHEMAV_CVC_ENUMERATION_VALID:
            return "\(quoted) is not one of the codes of \(name)"
        case XML_SCHEMAV_CVC_PATTERN_VALID:
            return "\(quoted) has not the form of \(name)"
        case XML_SCHEMAV_CVC_MININCLUSIVE_VALID, XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
            return "\(quoted) is less than \(name) may be"
        case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
            return "\(quoted) is more than \(name) may be"
        case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
            return "\(quoted) has more digits than \(name) may have"
        case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
            return
                "\(quoted) has more digits after the point than the \(limit ?? "few") that \(name) may have"
        case XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1:
            return value.isEmpty
                ? "\(name) is empty, but must have a value" : "\(quoted) is no \(kindOfValue)"
        case XML_SCHEMAV_CVC_ELT_1:
            return "<\(name)> is not what this schema describes"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            return "<\(name)> has an attribute that it may not have"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
            return "<\(name)> lacks an attribute"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
            return "there is text in <\(name)>, which holds only elements"
        case XML_SCHEMAV_CVC_TYPE_3_1_1, XML_SCHEMAV_CVC_TYPE_3_1_2, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
            return "there is an element in <\(name)>, which holds only a value"
        case XML_SCHEMAV_CVC_IDC:
            return "the reference or key of <\(name)> has no match, or more than one"
        default:
            return "<\(name)> does not follow the schema"
        }
    }

    private var quoted: String {
        let line = String(value.map { $0.isNewline ? " " : $0 })
        return line.count > 60 ? "'\(line.prefix(57))...'" : "'\(line)'"
    }

    /// The elements in the brackets at the message's end: `Expected is one of ( a, b ).`
    private var expected: String? {
        guard let open = message.lastIndex(of: "("), let close = message.lastIndex(of: ")"), open < close
        else {
            return nil
        }
        let names = message[message.index(after: open)..<close].split(separator: ",").map {
            "<\($0.split(separator: " ").joined(separator: " "))>"
        }
        guard let last = names.last else { return nil }
        return names.count == 1 ? last : "\(names.dropLast().joined(separator: ", ")) or \(last)"
    }

    /// The number that ends the message: `the allowed maximum length of '30'.`
    private var limit: String? {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[parts.count - 2]) : nil
    }

    private var kindOfValue: String {
        if message.contains("'xs:date'") { return "date of the form YYYY-MM-DD" }
        if message.contains("'xs:boolean'") { return "yes-or-no value (1, 0, true or false)" }
        if message.contains("'xs:decimal'") { return "plain number, without comma and currency sign" }
        if message.contains("'xs:ID'") { return "footnote id that is used once (F1 to F99)" }
        return "value that \(name) may have"
    }
}
