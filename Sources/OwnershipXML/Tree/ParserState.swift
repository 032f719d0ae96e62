internal import CLibxml2
internal import OwnershipModel

/// What the parser's callbacks have seen.
struct ParserState {
    /// The first error; what follows it is mostly of its making.
    private(set) var error: OwnershipXMLError?
    /// Whether there was a CDATA section.
    var hasCharacterData = false

    /// Hands `body` the state that belongs to a parser.
    static func of(_ parser: xmlParserCtxtPtr, _ body: (inout ParserState) -> Void) {
        guard let state = parser.pointee._private?.assumingMemoryBound(to: ParserState.self) else { return }
        body(&state.pointee)
    }

    mutating func stop(_ error: @autoclosure () -> OwnershipXMLError) {
        if self.error == nil { self.error = error() }
    }
}

extension OwnershipXMLError {
    /// libxml2's error in the words of this module.
    init(_ error: xmlError, in parser: xmlParserCtxtPtr) {
        let line = max(1, Int(error.line))
        let place = Place(
            line: line, column: error.int2 > 0 ? Int(error.int2) : nil, endLine: line, endColumn: nil)
        if parser.isTooDeep {
            self.init(
                .nestedTooDeep,
                "the elements are nested more than 256 deep; an ownership document has 6 levels",
                place: place)
            return
        }
        let code = xmlParserErrors(UInt32(error.code))
        if parser.isAtEnd, code != XML_ERR_TAG_NAME_MISMATCH {
            let open = parser.pointee.name.map { " inside <\(String(cString: $0))>" } ?? ""
            self.init(
                .truncatedXML, "the document breaks off\(open); get it whole from its source", place: place)
            return
        }
        let words = (error.message.map { String(cString: $0) } ?? "")
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let sentence =
            words.isEmpty ? "this is not well-formed XML" : "this is not well-formed XML (\(words))"
        switch code {
        case XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING, XML_ERR_UNKNOWN_ENCODING,
            XML_ERR_UNSUPPORTED_ENCODING:
            self.init(
                .invalidCharacters, "\(sentence); save the file as UTF-8 without control characters",
                place: place)
        default:
            self.init(.malformedXML, "\(sentence); mend the markup here", place: place)
        }
    }
}

extension xmlParserCtxtPtr {
    /// libxml2 stops at 256 elements within one another.
    fileprivate var isTooDeep: Bool { pointee.nodeNr > 250 }

    /// Whether there is nothing more to read, or only the beginning of a tag, while the root is open.
    fileprivate var isAtEnd: Bool {
        guard let input = pointee.input?.pointee, let current = input.cur, let end = input.end else {
            return false
        }
        if current >= end { return true }
        let hasRoot = pointee.myDoc != nil && xmlDocGetRootElement(pointee.myDoc) != nil
        guard pointee.nameNr > 0 || !hasRoot, end - current <= 8 else { return false }
        return end[-1] != UInt8(ascii: ">")
    }
}
