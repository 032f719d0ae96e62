/// The elements of a well-formed document by where they stand in its bytes.
///
/// libxml2 keeps the line of an element and nothing more. This goes over the bytes once more, for those few
/// documents that there is something to say of.
struct SourceElements {
    struct Element {
        /// The name as written, with its prefix.
        let name: Range<Int>
        /// The start tag, brackets included.
        let tag: Range<Int>
        /// What stands between the tags; empty for `<a/>`.
        fileprivate(set) var content: Range<Int>
        fileprivate(set) var firstChild: Int?
        fileprivate(set) var nextSibling: Int?
    }

    let bytes: [UInt8]
    private(set) var elements: [Element] = []
    /// The elements that are open, each with its last child.
    private var open: [(element: Int, lastChild: Int?)] = []

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        elements.reserveCapacity(bytes.count / 24)
        var position = 0
        while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
            position = skip(from: start)
        }
    }

    /// The root element, where there is one.
    var root: Int? { elements.isEmpty ? nil : 0 }

    func children(of element: Int) -> some Sequence<Int> {
        var next = elements[element].firstChild
        return AnyIterator {
            defer { next = next.flatMap { elements[$0].nextSibling } }
            return next
        }
    }

    func isNamed(_ element: Int, _ name: some Collection<UInt8>) -> Bool {
        let range = elements[element].name
        return range.count == name.count && bytes[range].elementsEqual(name)
    }

    // MARK: Scanning

    /// Takes the markup at `start` and gives the position behind it.
    private mutating func skip(from start: Int) -> Int {
        switch start + 1 < bytes.count ? bytes[start + 1] : 0 {
        case UInt8(ascii: "!"):
            if starts(with: "<!--", at: start) { return end(of: "-->", from: start + 4) }
            if starts(with: "<![CDATA[", at: start) { return end(of: "]]>", from: start + 9) }
            return end(of: ">", from: start)
        case UInt8(ascii: "?"):
            return end(of: "?>", from: start + 2)
        case UInt8(ascii: "/"):
            close(at: start)
            return end(of: ">", from: start)
        default:
            return openElement(at: start)
        }
    }

    private mutating func openElement(at start: Int) -> Int {
        var end = start + 1
        while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
        let name = start + 1..<end
        var quote: UInt8 = 0
        while end < bytes.count, quote != 0 || bytes[end] != UInt8(ascii: ">") {
            let byte = bytes[end]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            end += 1
        }
        let behind = min(end + 1, bytes.count)
        let index = elements.count
        elements.append(Element(name: name, tag: start..<behind, content: behind..<behind))
        if let parent = open.last {
            if let last = parent.lastChild {
                elements[last].nextSibling = index
            } else {
                elements[parent.element].firstChild = index
            }
            open[open.count - 1].lastChild = index
        }
        if bytes[behind - 2] != UInt8(ascii: "/") { open.append((index, nil)) }
        return behind
    }

    private mutating func close(at position: Int) {
        guard let element = open.popLast()?.element else { return }
        elements[element].content = elements[element].tag.upperBound..<position
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }

    private func starts(with words: StaticString, at position: Int) -> Bool {
        words.withUTF8Buffer { bytes[position...].starts(with: $0) }
    }

    /// The position behind the next `words`, or the end.
    private func end(of words: StaticString, from start: Int) -> Int {
        words.withUTF8Buffer { words in
            var position = start
            while position + words.count <= bytes.count {
                if bytes[position] == words[0], bytes[position...].starts(with: words) {
                    return position + words.count
                }
                position += 1
            }
            return bytes.count
        }
    }
}
