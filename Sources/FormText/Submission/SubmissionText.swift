/// A full submission as EDGAR keeps it: a header, then documents, each between tags that nothing closes.
package struct SubmissionText {
    /// A line of the header; its value is a part of the source.
    struct Entry {
        var name: String
        var value: Range<Int>
    }

    struct Document {
        var type: String
        var typeRange: Range<Int>
        var text: Range<Int>

        /// Whether it is a Form 3, 4 or 5, or an amendment of one.
        var isForm: Bool { ["3", "4", "5", "3/A", "4/A", "5/A"].contains(type) }
    }

    private(set) var entries: [Entry] = []
    private var documents: [Document] = []
    /// The end of the header, where the documents start.
    private var bodyStart = 0

    /// The document to read: the first that is a form, or else the first.
    var form: Document? { documents.first(where: \.isForm) ?? documents.first }
    var others: [Document] { documents.filter { $0.typeRange != form?.typeRange } }

    /// Where the first mark of a submission stands, near the beginning.
    package static func start(in source: [UInt8]) -> Int? {
        let marks: [StaticString] = [
            "<SEC-DOCUMENT>", "<SEC-HEADER>", "<IMS-DOCUMENT>", "<IMS-HEADER>", "<DOCUMENT>",
        ]
        let head = source.prefix(4096)
        var position = 0
        while let open = head.position(of: "<", from: position) {
            // All are in capitals, as the tags of a page seldom are.
            let isCapital = open + 1 < head.endIndex && head[open + 1] &- UInt8(ascii: "A") < 26
            if isCapital, marks.contains(where: { head.has($0, at: open) }) { return open }
            position = open + 1
        }
        return nil
    }

    /// - Returns: `nil` where ``start(in:)`` finds no mark.
    init?(_ source: [UInt8]) {
        guard let start = Self.start(in: source) else { return nil }
        readHeader(source, from: start)
        readDocuments(source)
    }

    /// The source with blanks in place of all that is not the form's own text, so that places stay what they are.
    func formAlone(in source: [UInt8]) -> [UInt8] {
        let kept = form?.text ?? bodyStart..<source.count
        var text = source
        func blank(_ range: Range<Int>) {
            for index in range where text[index] > 0x20 { text[index] = 0x20 }
        }
        blank(0..<kept.lowerBound)
        blank(kept.upperBound..<source.count)
        eachLine(of: source, in: kept) { line in
            // A message that is signed shields dashes at the start of a line with another one.
            if source[line].starts(with: "- -".utf8) { blank(line.lowerBound..<line.lowerBound + 1) }
            if ["-----END PRIVACY", "</SEC-", "</IMS-", "</DOC"].contains(where: {
                source[line].starts(with: $0.utf8)
            }) {
                blank(line)
            }
            if source[line].starts(with: "<PAGE>".utf8) { blank(line.lowerBound..<line.lowerBound + 6) }
        }
        return text
    }

    // MARK: Header

    private mutating func readHeader(_ source: [UInt8], from start: Int) {
        bodyStart = source.position(of: "<DOCUMENT>", from: start) ?? source.count
        for mark: StaticString in ["</SEC-HEADER>", "</IMS-HEADER>"] {
            if let end = source.position(of: mark, from: start) {
                bodyStart = min(bodyStart, end + mark.utf8CodeUnitCount)
            }
        }
        if bodyStart == source.count { bodyStart = start }
        eachLine(of: source, in: start..<bodyStart) { line in
            if let entry = Self.entry(source, line) { entries.append(entry) }
        }
    }

    private static func entry(_ source: [UInt8], _ line: Range<Int>) -> Entry? {
        var start = line.lowerBound
        while start < line.upperBound, isSpace(source[start]) { start += 1 }
        let isTag = start < line.upperBound && source[start] == UInt8(ascii: "<")
        if isTag { start += 1 }
        let mark = isTag ? UInt8(ascii: ">") : UInt8(ascii: ":")
        guard let end = source[start..<line.upperBound].firstIndex(of: mark), end > start else { return nil }
        let name = source[start..<end]
        let isName = name.allSatisfy { byte in
            isLetter(byte) || isDigit(byte) || byte == 0x20 || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "/")
        }
        guard isName else { return nil }
        return Entry(
            name: String(decoding: name, as: UTF8.self).uppercased(),
            value: source.trimmed(end + 1..<line.upperBound))
    }

    // MARK: Documents

    private mutating func readDocuments(_ source: [UInt8]) {
        var position = bodyStart
        while let open = source.position(of: "<TEXT>", from: position) {
            let end = source.position(of: "</TEXT>", from: open) ?? source.count
            var typeRange = open..<open
            eachLine(of: source, in: position..<open) { line in
                guard source[line].starts(with: "<TYPE>".utf8) else { return }
                var high = line.upperBound
                while high > line.lowerBound + 6, isSpace(source[high - 1]) { high -= 1 }
                typeRange = line.lowerBound + 6..<high
            }
            documents.append(
                Document(
                    type: String(decoding: source[typeRange], as: UTF8.self), typeRange: typeRange,
                    text: open + 6..<end))
            position = end
        }
    }
}
