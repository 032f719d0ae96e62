/// A tag of HTML, as far as a page needs it.
struct HTMLTag {
    /// Lower case.
    let name: String
    let isEnd: Bool
    /// Where its `<` stands.
    let start: Int
    private let attributes: [(name: String, value: String)]

    /// The value of an attribute, entities decoded; empty where it has none.
    func attribute(_ name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }

    /// How many columns a cell covers: 1 to 100.
    var columnSpan: Int {
        guard let span = attribute("colspan").flatMap({ Int($0) }) else { return 1 }
        return min(max(span, 1), 100)
    }

    /// Reads the tag, comment or declaration that starts at `start`, and tells where it ends.
    ///
    /// A comment or a declaration has an empty name. `nil` where the `<` opens nothing.
    static func read(_ source: [UInt8], at start: Int) -> (HTMLTag, end: Int)? {
        var position = start + 1
        guard position < source.count else { return nil }
        if source[position] == UInt8(ascii: "!") || source[position] == UInt8(ascii: "?") {
            return (
                HTMLTag(name: "", isEnd: false, start: start, attributes: []), endOfDeclaration(source, start)
            )
        }
        let isEnd = source[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        guard position < source.count, isLetter(source[position]) else { return nil }
        let nameStart = position
        while position < source.count, isLetter(source[position]) || isDigit(source[position]) {
            position += 1
        }
        let name = String(decoding: source[nameStart..<position].lazy.map(lowercased), as: UTF8.self)
        var attributes: [(String, String)] = []
        while position < source.count, source[position] != UInt8(ascii: ">") {
            if isSpace(source[position]) || source[position] == UInt8(ascii: "/") {
                position += 1
            } else {
                attributes.append(readAttribute(source, &position))
            }
        }
        return (
            HTMLTag(name: name, isEnd: isEnd, start: start, attributes: attributes),
            min(position + 1, source.count)
        )
    }

    private static func endOfDeclaration(_ source: [UInt8], _ start: Int) -> Int {
        let isComment = source[start...].starts(with: "<!--".utf8)
        var position = start + (isComment ? 4 : 1)
        while position < source.count {
            if source[position] == UInt8(ascii: ">"),
                !isComment
                    || (source[position - 1] == UInt8(ascii: "-")
                        && source[position - 2] == UInt8(ascii: "-"))
            {
                return position + 1
            }
            position += 1
        }
        return source.count
    }

    private static func readAttribute(_ source: [UInt8], _ position: inout Int) -> (String, String) {
        let start = position
        while position < source.count, !isSpace(source[position]), source[position] != UInt8(ascii: ">"),
            source[position] != UInt8(ascii: "=")
        {
            position += 1
        }
        if position == start { position += 1 }
        let name = String(decoding: source[start..<position].lazy.map(lowercased), as: UTF8.self)
        guard position < source.count, source[position] == UInt8(ascii: "=") else { return (name, "") }
        position += 1
        guard position < source.count else { return (name, "") }
        let quote = source[position]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let valueStart = position
        while position < source.count,
            isQuoted
                ? source[position] != quote
                : !isSpace(source[position]) && source[position] != UInt8(ascii: ">")
        {
            position += 1
        }
        let value = source[valueStart..<position]
        if isQuoted, position < source.count { position += 1 }
        return (name, String(decoding: value, as: UTF8.self))
    }
}

/// What an entity stands for, in UTF-8: `amp`, `#160`, `#x2611`. A no-break space is a blank.
func decodeEntity(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    if name.first == UInt8(ascii: "#") {
        let digits = String(decoding: name.dropFirst(), as: UTF8.self)
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let number, let scalar = Unicode.Scalar(number) else { return nil }
        return scalar == "\u{A0}" ? [0x20] : Array(String(scalar).utf8)
    }
    return namedEntities[String(decoding: name, as: UTF8.self)].map { Array($0.utf8) }
}

/// The names that forms use; any other entity stays as it is written.
private let namedEntities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
    "thinsp": " ", "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
    "bull": "•", "middot": "·", "hellip": "…", "sect": "§", "para": "¶", "copy": "©", "reg": "®",
    "trade": "™",
    "deg": "°", "frac12": "½", "frac14": "¼", "frac34": "¾", "sup1": "¹", "sup2": "²", "sup3": "³", "shy": "",
    "cent": "¢", "pound": "£", "yen": "¥", "euro": "€", "times": "×", "eacute": "é", "egrave": "è",
    "ecirc": "ê", "agrave": "à", "aacute": "á", "acirc": "â", "auml": "ä", "ouml": "ö", "uuml": "ü",
    "Auml": "Ä",
    "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ccedil": "ç", "ntilde": "ñ", "oacute": "ó", "ocirc": "ô",
    "iacute": "í", "uacute": "ú", "oslash": "ø", "aring": "å", "aelig": "æ",
]
