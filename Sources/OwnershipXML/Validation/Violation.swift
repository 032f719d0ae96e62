internal import CLibxml2
internal import OwnershipModel

/// One violation of a schema, in the words of a filer.
struct Violation {
    let code: xmlParserErrors
    /// libxml2's message on one line.
    let message: String
    let node: Node?

    /// The path of the element or its attribute.
    var path: String? {
        guard let node else { return nil }
        return attribute.map { "\(node.path)/@\($0)" } ?? node.path
    }

    /// Whether it says no more than that a value is not of its type.
    var isAboutType: Bool {
        code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1 || code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2
            || code == XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3
    }

    /// Whether it says that an element is missing, or stands where another should, and nothing of a value.
    var isAboutStructure: Bool { code == XML_SCHEMAV_ELEMENT_CONTENT }

    /// The attribute that it is about: libxml2 gives the element and names the attribute in its message.
    private var attribute: String? {
        guard let name = message.rest(after: ", attribute '") else { return nil }
        return String(name.prefix { $0 != "'" })
    }

    /// What the element or attribute holds; `nil` where it holds elements.
    var value: String? {
        guard let node else { return nil }
        if let attribute {
            guard let value = xmlGetNoNsProp(node, attribute) else { return nil }
            defer { freeXMLMemory(value) }
            return String(cString: value)
        }
        var child = node.firstChild
        while let current = child {
            if current.isElement { return nil }
            child = current.next
        }
        return node.wholeText
    }

    /// libxml2's message without the element's name before it.
    var detail: String {
        var detail = message[...]
        if detail.hasPrefix("Element '"), let rest = message.rest(after: "': ") { detail = rest }
        while detail.last == "." || detail.last == " " { detail.removeLast() }
        return String(detail)
    }

    /// Whether it is about a filer's access code, which nothing may show.
    var isAboutSecret: Bool { name == "rptOwnerCcc" }

    /// What is wrong, with libxml2's words behind it.
    var explained: String {
        isAboutSecret ? "rptOwnerCcc must have 8 characters" : "\(sentence) (libxml2: \(detail))"
    }

    var sentence: String {
        switch code {
        case XML_SCHEMAV_ELEMENT_CONTENT where message.rest(after: "Missing child element") != nil:
            "<\(name)> lacks \(expected ?? "an element")"
        case XML_SCHEMAV_ELEMENT_CONTENT:
            "<\(name)> may not stand here\(expected.map { "; the schema expects \($0)" } ?? "")"
        case XML_SCHEMAV_CVC_MAXLENGTH_VALID:
            "\(quoted) has \(length) characters, but \(field) may have \(limit) at most"
        case XML_SCHEMAV_CVC_MINLENGTH_VALID where length == 0:
            "\(field) is empty, but must have a value"
        case XML_SCHEMAV_CVC_MINLENGTH_VALID:
            "\(quoted) has \(length) characters, but \(field) must have \(limit) at least"
        case XML_SCHEMAV_CVC_LENGTH_VALID:
            "\(quoted) has \(length) characters, but \(field) must have \(limit)"
        case XML_SCHEMAV_CVC_MININCLUSIVE_VALID, XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID:
            "\(quoted) is less than \(field) may be (\(limit))"
        case XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID:
            "\(quoted) is more than \(field) may be (\(limit))"
        case XML_SCHEMAV_CVC_TOTALDIGITS_VALID:
            "\(quoted) has more than the \(limit) digits that \(field) may have"
        case XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID:
            "\(quoted) has more than the \(limit) digits after the point that \(field) may have"
        case XML_SCHEMAV_CVC_ENUMERATION_VALID, XML_SCHEMAV_CVC_PATTERN_VALID,
            XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1,
            XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2, XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3:
            wrongValue
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2:
            "<\(name)> may not have the attribute '\(attribute ?? "")'"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_4:
            "<\(name)> lacks an attribute that it must have"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1:
            "<\(name)> must be empty"
        case XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3:
            "there is text in <\(name)>, which may hold only elements"
        case XML_SCHEMAV_CVC_TYPE_3_1_1, XML_SCHEMAV_CVC_TYPE_3_1_2, XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2:
            "<\(name)> may hold only a value"
        case XML_SCHEMAV_CVC_IDC:
            "a footnote of <\(name)> is referred to but not there, or there twice"
        default:
            "<\(name)> does not follow the schema"
        }
    }

    /// A value of the wrong form or type, said by the type that the model gives the field.
    private var wrongValue: String {
        if let attribute {
            return
                "\(quoted) is not allowed as the \(attribute) of <\(name)>: it must be F1 to F99, each of one note only"
        }
        guard length > 0 else { return "\(field) is empty, but must have a value" }
        switch ElementNames.shared.valueTypes[field] {
        case is CalendarDate.Type:
            return "\(quoted) is no date of the form YYYY-MM-DD, which \(field) must be"
        case is Flag.Type: return "\(quoted) is not 1, 0, true or false, which \(field) must be"
        case is DecimalNumber.Type:
            return "\(quoted) is no plain number such as 1234.56, which \(field) must be"
        default: return "\(quoted) is not a value that \(field) may have"
        }
    }

    // MARK: Words

    private var name: String { node?.name ?? "document" }

    /// The name of the field: what a `value` stands in.
    private var field: String {
        guard name == "value", let parent = node?.pointee.parent else { return name }
        return parent.name
    }

    private var length: Int { value?.unicodeScalars.count ?? 0 }

    private var quoted: String { (value ?? "").quotedOnOneLine }

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
    private var limit: Substring {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 2 ? parts[parts.count - 2] : "fewer"
    }
}

extension String {
    /// What follows the first `words`; by bytes, since a general search costs more than the validation.
    fileprivate func rest(after words: StaticString) -> Substring? {
        let count = words.utf8CodeUnitCount
        let utf8 = self.utf8
        guard utf8.count >= count else { return nil }
        return words.withUTF8Buffer { words in
            var start = utf8.startIndex
            let last = utf8.index(utf8.endIndex, offsetBy: -count)
            while start <= last {
                if utf8[start] == words[0], utf8[start...].prefix(count).elementsEqual(words) {
                    return self[utf8.index(start, offsetBy: count)...]
                }
                start = utf8.index(after: start)
            }
            return nil
        }
    }

    /// Its lines, a blank between them.
    var onOneLine: String {
        let lines = utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
        return lines.map { String($0)! }.joined(separator: " ")
    }

    /// At most 60 characters in single quotes, on one line.
    var quotedOnOneLine: String {
        let line = String(map { $0.isNewline ? " " : $0 })
        return line.count > 60 ? "'\(line.prefix(57))...'" : "'\(line)'"
    }
}
