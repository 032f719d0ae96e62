internal import CLibxml2
internal import OwnershipModel

extension Tree {
    /// The most a document may have in bytes, 64 MB; a real one has at most some hundred thousand.
    static let maximumSize = 64 << 20

    /// Parses a document without touching anything but its bytes: no network, no DTD, no entities, bounded
    /// in size and depth.
    init(parsing bytes: [UInt8]) throws(OwnershipXMLError) {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(OwnershipXMLError) in try Self.parse(bytes) }
        }
        self.init(owning: try result.get())
    }

    private static func parse(_ bytes: UnsafeRawBufferPointer) throws(OwnershipXMLError) -> xmlDocPtr {
        try refuseUnparsable(bytes)
        xmlInitParser()
        var state = ParserState()
        var document = parse(bytes, droppingBlanks: true, state: &state)
        if state.hasCharacterData, state.error == nil {
            // libxml2 takes white space before a CDATA section for indentation.
            if let document { xmlFreeDoc(document) }
            document = parse(bytes, droppingBlanks: false, state: &state)
        }
        guard let document, state.error == nil else {
            if let document { xmlFreeDoc(document) }
            throw state.error ?? OwnershipXMLError(.malformedXML, "the text could not be parsed as XML")
        }
        return document
    }

    /// How documents in UTF-16 and UTF-32 begin, with a mark or without.
    private static let wideBeginnings: [[UInt8]] = [
        [0xFE, 0xFF], [0xFF, 0xFE], [0, 0, 0xFE, 0xFF], [0, 0x3C], [0x3C, 0], [0, 0, 0, 0x3C],
    ]

    private static func refuseUnparsable(_ bytes: UnsafeRawBufferPointer) throws(OwnershipXMLError) {
        guard !bytes.isEmpty else {
            throw OwnershipXMLError(.emptyInput, "there is nothing in it; give an ownershipDocument as XML")
        }
        guard bytes.count <= maximumSize else {
            throw OwnershipXMLError(
                .inputTooLarge,
                "it has \(bytes.count) bytes, more than any ownership form; give one form's XML")
        }
        guard !wideBeginnings.contains(where: { bytes.starts(with: $0) }) else { return }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let blanks = " \t\r\n".utf8
        guard let first = bytes[start...].firstIndex(where: { !blanks.contains($0) }) else {
            throw OwnershipXMLError(
                .emptyInput, "there is nothing but white space in it; give an ownershipDocument as XML")
        }
        guard bytes[first] != UInt8(ascii: "<") else { return }
        let line = 1 + bytes[..<first].count { $0 == UInt8(ascii: "\n") }
        let message =
            if bytes[first...].starts(with: "%PDF".utf8) {
                "this is a PDF, not XML; extract its text and give that to 'form345 convert'"
            } else if bytes.contains(0) {
                "this is a binary file, not XML; give an ownershipDocument as XML"
            } else {
                "it does not begin with '<', so it is not XML; 'form345 convert' reads text forms"
            }
        throw OwnershipXMLError(.notXML, message, place: Place(line: line))
    }

    private static func parse(
        _ bytes: UnsafeRawBufferPointer, droppingBlanks: Bool, state: inout ParserState
    ) -> xmlDocPtr? {
        guard let parser = xmlNewParserCtxt() else { return nil }
        defer { xmlFreeParserCtxt(parser) }
        return withUnsafeMutablePointer(to: &state) { state in
            parser.pointee._private = UnsafeMutableRawPointer(state)
            watch(parser)
            var options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue
            if droppingBlanks { options |= XML_PARSE_NOBLANKS.rawValue }
            return xmlCtxtReadMemory(
                parser, bytes.baseAddress, Int32(bytes.count), nil, nil, Int32(bitPattern: options))
        }
    }

    /// Has the parser report errors, a DTD and CDATA sections to its `ParserState`.
    private static func watch(_ parser: xmlParserCtxtPtr) {
        guard let handler = parser.pointee.sax else { return }
        handler.pointee.serror = { parser, error in
            guard let parser = parser?.assumingMemoryBound(to: xmlParserCtxt.self), let error,
                error.pointee.level != XML_ERR_WARNING
            else { return }
            // A namespace without a declaration does not stop the parser: the names become unknown ones.
            guard error.pointee.level == XML_ERR_FATAL || parser.pointee.wellFormed == 0 else { return }
            ParserState.of(parser) { $0.stop(.init(error.pointee, in: parser)) }
        }
        handler.pointee.internalSubset = { parser, _, _, _ in
            guard let parser = parser?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            ParserState.of(parser) {
                $0.stop(
                    OwnershipXMLError(
                        .documentTypeDeclaration,
                        "a DOCTYPE is refused, for it can bring in entities; remove it, an ownership document has none",
                        place: Place(line: Int(parser.pointee.input?.pointee.line ?? 1))))
            }
            xmlStopParser(parser)
        }
        handler.pointee.cdataBlock = { parser, text, length in
            guard let parser = parser?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
            ParserState.of(parser) { $0.hasCharacterData = true }
            xmlSAX2Characters(parser, text, length)
        }
    }
}
