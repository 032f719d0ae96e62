internal import OwnershipModel

extension FilingRule {
    /// How the file itself is written.
    static let sourceRules = [xmlVersionUnfit, singleLine, markupUnescaped]

    private static let xmlVersionUnfit = FilingRule(
        FindingKind(
            "xml-version-unfit", .error,
            "The XML declaration names another version than 1.0. Write <?xml version=\"1.0\"?> in the first line, or leave the declaration out."
        ),
        section: "4.1.4", example: "<?xml version=\"1.1\"?>",
        check: .source { bytes, report in
            guard !bytes.starts(with: "<?xml version=\"1.0\"".utf8) else { return }
            let head = String(decoding: bytes.prefix(120), as: UTF8.self)
            guard let start = head.utf8.firstIndex(of: UInt8(ascii: "<")), head[start...].hasPrefix("<?xml "),
                let end = head[start...].firstIndex(of: ">")
            else { return }
            let declaration = head[start..<end].filter { $0 != " " && $0 != "'" && $0 != "\"" }
            guard !declaration.hasPrefix("<?xmlversion=1.0") else { return }
            report.find("the XML declaration names another version than 1.0", line: 1, column: 1)
        })

    private static let singleLine = FilingRule(
        FindingKind(
            "single-line", .warning,
            "The file has no line breaks. EDGAR takes it, and asks for a file that a person can read: each element on a line of its own. 'form345 convert' writes it so."
        ),
        section: "4.1.3", profiles: [.submission], example: "a whole document in one line",
        check: .source { bytes, report in
            guard bytes.count > 500, bytes.count(where: { $0 == UInt8(ascii: "\n") }) < 2 else { return }
            report.find("the file has no line breaks", line: 1, column: 1)
        })

    private static let markupUnescaped = FilingRule(
        FindingKind(
            "markup-unescaped", .error,
            "A '>' stands in a text as it is. XML allows it, EDGAR suspends the filing: write &gt;. '&' and '<' are no XML at all unless they are escaped."
        ),
        section: "3.2, 5", profiles: [.submission], example: "a footnote with '> 10%'",
        check: .source { bytes, report in
            guard let position = firstBareBracket(in: bytes) else { return }
            let before = bytes[..<position]
            let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            report.find(
                "a '>' stands in a text; write &gt;",
                line: 1 + before.count(where: { $0 == UInt8(ascii: "\n") }),
                column: 1 + before[lineStart...].count(where: { $0 & 0xC0 != 0x80 }))
        })

    /// The first `>` that closes no markup; the bytes are well-formed XML.
    private static func firstBareBracket(in bytes: [UInt8]) -> Int? {
        var isInTag = false
        var quote: UInt8 = 0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if isInTag {
                switch byte {
                case UInt8(ascii: ">"): isInTag = false
                case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
                default: break
                }
            } else if byte == UInt8(ascii: "<") {
                if let end = endOfOpaque(bytes, from: position) {
                    position = end
                    continue
                }
                isInTag = true
            } else if byte == UInt8(ascii: ">") {
                return position
            }
            position += 1
        }
        return nil
    }

    /// The position behind a comment or a CDATA section that begins at `start`.
    private static func endOfOpaque(_ bytes: [UInt8], from start: Int) -> Int? {
        for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>")] as [(StaticString, StaticString)] {
            guard open.withUTF8Buffer({ bytes[start...].starts(with: $0) }) else { continue }
            return close.withUTF8Buffer { close in
                var position = start + open.utf8CodeUnitCount
                while position < bytes.count {
                    if bytes[position] == close[0], bytes[position...].starts(with: close) {
                        return position + close.count
                    }
                    position += 1
                }
                return bytes.count
            }
        }
        return nil
    }
}
