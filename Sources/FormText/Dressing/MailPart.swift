/// The part of a mail (`.eml`) that is read, or of a web page that a browser saved with all it shows as one file
/// (`.mhtml`): the first page of HTML, or else the first plain text.
///
/// Its other parts are the same once more, pictures and style sheets.
struct MailPart {
    private enum Encoding { case none, quotedPrintable, base64 }

    private let text: [UInt8]
    private let isHTML: Bool
    private let encoding: Encoding
    private let body: Range<Int>

    /// - Returns: `nil` where a text does not start with the header of a mail, as most do not.
    init?(_ text: [UInt8]) {
        guard let start = text.firstIndex(where: { !isSpace($0) }) else { return nil }
        let name = text[start...].prefix { isLetter($0) || $0 == UInt8(ascii: "-") }
        guard name.endIndex > start, name.endIndex < text.count, text[name.endIndex] == UInt8(ascii: ":"),
            MailHeader(text, start..<text.count).type != nil
        else { return nil }
        let parts = Self.parts(of: text, start..<text.count, depth: 0)
        guard let part = parts.first(where: \.isHTML) ?? parts.first else { return nil }
        self = part
    }

    private init?(_ text: [UInt8], _ header: MailHeader) {
        let type = header.type?.lowercased() ?? "text/plain"
        isHTML = type.hasPrefix("text/html")
        guard isHTML || type.hasPrefix("text/plain") else { return nil }
        encoding =
            switch header.encoding?.lowercased() {
            case "quoted-printable": .quotedPrintable
            case "base64": .base64
            default: .none
            }
        (self.text, body) = (text, header.body)
    }

    /// Nested no deeper than any mail is.
    private static let mostLevels = 8

    private static func parts(of text: [UInt8], _ range: Range<Int>, depth: Int) -> [MailPart] {
        let header = MailHeader(text, range)
        guard depth < mostLevels, let type = header.type?.lowercased() else {
            return [MailPart(text, header)].compactMap(\.self)
        }
        if type.hasPrefix("message/rfc822") { return parts(of: text, header.body, depth: depth + 1) }
        guard type.hasPrefix("multipart/"), let boundary = header.boundary else {
            return [MailPart(text, header)].compactMap(\.self)
        }
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [MailPart] = []
        var start: Int?
        func endPart(at end: Int) {
            guard let first = start else { return }
            parts += Self.parts(of: text, first..<max(first, end), depth: depth + 1)
        }
        eachLine(of: text, in: header.body) { line in
            let rest = text[line].dropFirst(delimiter.count)
            let isLast = rest.starts(with: "--".utf8)
            guard text[line].starts(with: delimiter), isLast || rest.allSatisfy(isSpace) else { return }
            // The end of the line before belongs to the delimiter.
            endPart(at: line.lowerBound - 1)
            start = isLast ? nil : min(line.upperBound + 1, range.upperBound)
        }
        endPart(at: range.upperBound)
        return parts
    }

    // MARK: Its text

    /// The bytes of a part in Base64, which no one reads as it stands; `nil` for others.
    var base64Bytes: [UInt8]? {
        guard encoding == .base64 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for sign in text[body] {
            guard let value = Self.base64Value(sign) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    private static func base64Value(_ sign: UInt8) -> UInt32? {
        switch sign {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(sign - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(sign - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(sign - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// The part's text in UTF-8, with line feeds at the ends of its lines; `nil` of one in Base64.
    var plainText: TextBuilder? {
        guard encoding != .base64 else { return nil }
        var builder = TextBuilder(capacity: body.count)
        if encoding == .quotedPrintable {
            appendQuotedPrintable(to: &builder)
        } else {
            builder.append(text[body], from: body.lowerBound)
        }
        let isUTF8 = (try? UTF8Span(validating: builder.text.span)) != nil
        guard !isUTF8 || builder.text.has(0x0D) else { return builder }
        var clean = TextBuilder(capacity: builder.text.count)
        for (offset, byte) in builder.text.enumerated() {
            let source = builder.origins.source(of: offset)
            if byte == 0x0D {
                if !isFollowedByEnd(builder.text[(offset + 1)...]) { clean.append(0x0A, from: source) }
            } else if byte >= 0x80, !isUTF8 {
                clean.append(String(windows1252Scalar(of: byte)).utf8, from: source)
            } else {
                clean.append(byte, from: source)
            }
        }
        return clean
    }

    /// Appends the body with its signs for bytes (`=E2`) as these, and without the ends of lines that it does not have.
    private func appendQuotedPrintable(to builder: inout TextBuilder) {
        var start = body.lowerBound
        while let sign = text[start..<body.upperBound].firstIndex(of: UInt8(ascii: "=")) {
            builder.append(text[start..<sign], from: start)
            let rest = text[sign + 1..<body.upperBound]
            let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }
            start = sign + 1
            if blanks.endIndex == body.upperBound || text[blanks.endIndex] == 0x0A {
                start = min(blanks.endIndex + 1, body.upperBound)
            } else if rest.count > 1, let high = hexadecimalValue(rest[start]),
                let low = hexadecimalValue(rest[start + 1])
            {
                builder.append(high << 4 | low, from: sign)
                start += 2
            } else {
                builder.append(text[sign], from: sign)
            }
        }
        builder.append(text[start..<body.upperBound], from: start)
    }
}

/// What the value of a hexadecimal digit is.
func hexadecimalValue(_ digit: UInt8) -> UInt8? {
    switch lowercased(digit) {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): lowercased(digit) - UInt8(ascii: "a") + 10
    default: nil
    }
}

/// The header of a mail or of one of its parts, as far as it tells where the form is.
private struct MailHeader {
    private(set) var type: String?
    private(set) var encoding: String?
    /// What stands behind the header.
    private(set) var body: Range<Int>

    init(_ text: [UInt8], _ range: Range<Int>) {
        body = range.upperBound..<range.upperBound
        var fields: [(name: String, value: String)] = []
        var isHeader = true
        eachLine(of: text, in: range) { line in
            guard isHeader else { return }
            let words = String(decoding: text[text.trimmed(line)], as: UTF8.self)
            if words.isEmpty {
                isHeader = false
                body = min(line.upperBound + 1, range.upperBound)..<range.upperBound
            } else if isSpace(text[line.lowerBound]), !fields.isEmpty {
                fields[fields.count - 1].value += " " + words
            } else if let colon = words.firstIndex(of: ":") {
                let value = words[words.index(after: colon)...].drop { $0 == " " }
                fields.append((words[..<colon].lowercased(), String(value)))
            }
        }
        type = fields.first { $0.name == "content-type" }?.value
        encoding = fields.first { $0.name == "content-transfer-encoding" }?.value
    }

    /// What parts the parts, which the type says: `multipart/mixed; boundary="abc"`.
    var boundary: String? {
        guard let type else { return nil }
        let bytes = Array(type.utf8)
        guard let name = Array(type.lowercased().utf8)[...].position(of: "boundary=", from: 0) else {
            return nil
        }
        let value = bytes[(name + 9)...]
        let quote = UInt8(ascii: "\"")
        let boundary =
            value.first == quote
            ? value.dropFirst().prefix { $0 != quote }
            : value.prefix { $0 != UInt8(ascii: ";") && !isSpace($0) }
        return boundary.isEmpty ? nil : String(decoding: boundary, as: UTF8.self)
    }
}
