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

    private static func refuseUnparsable(_ bytes: UnsafeRawBufferPointer) throws(OwnershipXMLError) {
        guard !bytes.isEmpty else {
            throw OwnershipXMLError(.emptyInput, "there is nothing in it; give an ownershipDocument as XML")
        }
        guard bytes.count <= maximumSize else {
            throw OwnershipXMLError(
                .inputTooLarge,
                "it has \(bytes.count) bytes, more than any ownership form; give one form's XML")
        }
        // UTF-16, with a mark or without, is libxml2's to judge.
        guard bytes[0] != 0, bytes[0] < 0xFE, bytes.count < 2 || bytes[1] != 0 else { return }
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
            ParserState.of(parser) {
                $0.stop(parser, code: xmlParserErrors(UInt32(error.pointee.code)), error.pointee)
            }
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

/// What the parser's callbacks have seen.
private struct ParserState {
    /// The first error; what follows it is mostly of its making.
    var error: OwnershipXMLError?
    var hasCharacterData = false

    static func of(_ parser: xmlParserCtxtPtr, _ body: (inout ParserState) -> Void) {
        guard let state = parser.pointee._private?.assumingMemoryBound(to: ParserState.self) else { return }
        body(&state.pointee)
    }

    mutating func stop(_ error: OwnershipXMLError) {
        if self.error == nil { self.error = error }
    }

    mutating func stop(_ parser: xmlParserCtxtPtr, code: xmlParserErrors, _ error: xmlError) {
        guard self.error == nil else { return }
        let line = max(1, Int(error.line))
        let column = error.int2 > 0 ? Int(error.int2) : nil
        let place = Place(line: line, column: column, endLine: line, endColumn: nil)
        let input = parser.pointee.input?.pointee
        if parser.pointee.nodeNr > 250 {
            stop(
                OwnershipXMLError(
                    .nestedTooDeep,
                    "the elements are nested more than 256 deep; an ownership document has 6 levels",
                    place: place))
        } else if code == XML_ERR_INVALID_CHAR || code == XML_ERR_INVALID_ENCODING
            || code == XML_ERR_UNKNOWN_ENCODING
            || code == XML_ERR_UNSUPPORTED_ENCODING
        {
            stop(
                OwnershipXMLError(
                    .invalidCharacters,
                    "\(sentence(error)); save the file as UTF-8 without control characters", place: place))
        } else if let input, let current = input.cur, let end = input.end, current >= end {
            let open = parser.pointee.name.map { " inside <\(String(cString: $0))>" } ?? ""
            stop(
                OwnershipXMLError(
                    .truncatedXML, "the document breaks off\(open); get it whole from its source",
                    place: place))
        } else {
            stop(
                OwnershipXMLError(
                    .malformedXML, "\(sentence(error)); mend the markup here", place: place))
        }
    }

    /// libxml2's message as the beginning of ours.
    private func sentence(_ error: xmlError) -> String {
        guard let message = error.message else { return "this is not well-formed XML" }
        var text = String(cString: message)
        while let last = text.last, last.isWhitespace || last == "!" || last == "." { text.removeLast() }
        return "this is not well-formed XML (\(text))"
    }
}
