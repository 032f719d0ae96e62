/// An XML document that knows where each of its elements stands, so that it can be changed by cutting.
struct MarkedDocument {
    /// Where an element stands in the text.
    struct Mark {
        /// The element's names from the root down, `/ownershipDocument/issuer`.
        let path: String
        let name: String
        /// The place in `marks` of the element around it.
        let parent: Int?
        /// Where attributes may be put: after the name in the start tag.
        var nameEnd = 0
        var start = 0
        /// Between the tags.
        var content = 0..<0
        var children: [Int] = []

        /// From the start tag to the end tag.
        var whole: Range<Int> { start..<content.upperBound + "</>".utf8.count + name.utf8.count }
    }

    private(set) var text: [UInt8] = []
    /// Every element, in document order.
    private(set) var marks: [Mark] = []
    private var open: [Int] = []

    /// Adds an element and, by `body`, what it holds.
    mutating func element(
        _ name: String, id: String? = nil, _ body: (inout MarkedDocument) -> Void = { _ in }
    ) {
        let place = marks.count
        let parent = open.last
        var mark = Mark(path: (parent.map { marks[$0].path } ?? "") + "/" + name, name: name, parent: parent)
        mark.start = text.count
        text += "<\(name)".utf8
        mark.nameEnd = text.count
        if let id { text += " id=\"\(id)\"".utf8 }
        text += ">".utf8
        marks.append(mark)
        if let parent { marks[parent].children.append(place) }
        open.append(place)
        let contentStart = text.count
        body(&self)
        open.removeLast()
        marks[place].content = contentStart..<text.count
        text += "</\(name)>".utf8
    }

    /// Adds an element with text.
    mutating func leaf(_ name: String, _ value: String, id: String? = nil) {
        element(name, id: id) { $0.text += value.utf8 }
    }

    /// Adds a cell: a value, where there is one, and references to footnotes.
    mutating func cell(_ name: String, _ value: String?, notes: String...) {
        element(name) { cell in
            if let value { cell.leaf("value", value) }
            for note in notes { cell.element("footnoteId", id: note) }
        }
    }

    /// The text with `edits` made; they must not overlap.
    func text(with edits: [Edit]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            result += text[position..<edit.range.lowerBound]
            result += edit.replacement
            position = edit.range.upperBound
        }
        return result + text[position...]
    }

    func text(of mark: Mark) -> ArraySlice<UInt8> {
        text[mark.whole]
    }
}

/// A piece of a document's text, and what stands there instead.
struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]

    init(_ range: Range<Int>, _ replacement: some Sequence<UInt8>) {
        self.range = range
        self.replacement = Array(replacement)
    }

    init(_ range: Range<Int>, _ replacement: String) {
        self.init(range, replacement.utf8)
    }

    init(at position: Int, _ replacement: String) {
        self.init(position..<position, replacement)
    }
}
