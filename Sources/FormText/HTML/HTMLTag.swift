/// A tag of HTML, as far as a page needs it.
struct HTMLTag {
    /// `nil` where the element means nothing to a page.
    let element: HTMLElement?
    let isEnd: Bool
    /// From its `<` to behind its `>`.
    let range: Range<Int>
    /// Where its attributes start.
    private let attributes: Int

    /// Reads the tag, comment or declaration that starts at `start`; `nil` where the `<` opens nothing.
    static func read(_ source: [UInt8], at start: Int) -> HTMLTag? {
        source.withUnsafeBufferPointer { read($0, at: start) }
    }

    private static func read(_ source: UnsafeBufferPointer<UInt8>, at start: Int) -> HTMLTag? {
        var position = start + 1
        guard position < source.count else { return nil }
        if source[position] == UInt8(ascii: "!") || source[position] == UInt8(ascii: "?") {
            let end = endOfDeclaration(source, start)
            return HTMLTag(element: nil, isEnd: false, range: start..<end, attributes: end)
        }
        let isEnd = source[position] == UInt8(ascii: "/")
        if isEnd { position += 1 }
        guard position < source.count, isLetter(source[position]) else { return nil }
        let nameStart = position
        var name: UInt64 = 0
        while position < source.count, isLetter(source[position]) || isDigit(source[position]) {
            name = name << 8 | UInt64(lowercased(source[position]))
            position += 1
        }
        let element = position - nameStart > 8 ? nil : HTMLElement(named: name)
        let attributes = position
        while nextAttribute(source, &position) != nil {}
        return HTMLTag(
            element: element, isEnd: isEnd, range: start..<min(position + 1, source.count),
            attributes: attributes)
    }

    /// The value of an attribute, as it is written; empty where it has none.
    func attribute(_ name: StaticString, in source: [UInt8]) -> String? {
        source.withUnsafeBufferPointer { source in
            var position = attributes
            while let attribute = Self.nextAttribute(source, &position) {
                let isNamed = name.withUTF8Buffer {
                    source[attribute.name].lazy.map(lowercased).elementsEqual($0)
                }
                if isNamed {
                    return String(
                        decoding: UnsafeBufferPointer(rebasing: source[attribute.value]), as: UTF8.self)
                }
            }
            return nil
        }
    }

    /// How many columns a cell covers: 1 to 100.
    func columnSpan(in source: [UInt8]) -> Int {
        guard let span = attribute("colspan", in: source).flatMap({ Int($0) }) else { return 1 }
        return min(max(span, 1), 100)
    }

    private static func endOfDeclaration(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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

    /// The attribute at `position`, which moves behind it; `nil` at the tag's end.
    private static func nextAttribute(
        _ source: UnsafeBufferPointer<UInt8>, _ position: inout Int
    ) -> (name: Range<Int>, value: Range<Int>)? {
        while position < source.count, isSpace(source[position]) || source[position] == UInt8(ascii: "/") {
            position += 1
        }
        guard position < source.count, source[position] != UInt8(ascii: ">") else { return nil }
        let start = position
        while position < source.count, !isSpace(source[position]), source[position] != UInt8(ascii: ">"),
            source[position] != UInt8(ascii: "=")
        {
            position += 1
        }
        if position == start { position += 1 }
        let name = start..<position
        guard position < source.count, source[position] == UInt8(ascii: "=") else {
            return (name, position..<position)
        }
        position += 1
        guard position < source.count else { return (name, position..<position) }
        let quote = source[position]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        if isQuoted { position += 1 }
        let valueStart = position
        if isQuoted {
            position = source.position(of: quote, in: position..<source.count) ?? source.count
        } else {
            while position < source.count, !isSpace(source[position]), source[position] != UInt8(ascii: ">") {
                position += 1
            }
        }
        let value = valueStart..<position
        if isQuoted, position < source.count { position += 1 }
        return (name, value)
    }
}

/// The elements of HTML that mean something to a page; all others are as if they were not there.
enum HTMLElement: String, CaseIterable {
    case script, style, title
    case br, table, tr, td, th
    case a, input, sup, pre
    case p, div, h1, h2, h3, h4, h5, h6, hr, dd, dl, dt, li, ul, ol, body, center

    /// The element with a name of at most eight small letters, packed.
    init?(named name: UInt64) {
        var slot = Self.slot(name)
        while let (known, element) = Self.slots[slot] {
            if known == name {
                self = element
                return
            }
            slot = (slot + 1) % Self.slots.count
        }
        return nil
    }

    /// The elements by their packed names, each in its slot or the next that was free.
    private static let slots: [(name: UInt64, element: HTMLElement)?] = {
        var slots = [(name: UInt64, element: HTMLElement)?](repeating: nil, count: 256)
        for element in allCases {
            let name = element.rawValue.utf8.reduce(0) { $0 << 8 | UInt64($1) }
            var slot = slot(name)
            while slots[slot] != nil { slot = (slot + 1) % slots.count }
            slots[slot] = (name, element)
        }
        return slots
    }()

    private static func slot(_ name: UInt64) -> Int { Int((name &* 0x9E37_79B9_7F4A_7C15) >> 56) }
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
    let name = String(decoding: name, as: UTF8.self)
    return (namedEntities[name] ?? namedEntities[name.lowercased()]).map { Array($0.utf8) }
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
