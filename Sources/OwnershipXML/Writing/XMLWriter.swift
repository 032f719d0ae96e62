public import OwnershipModel

extension OwnershipDocument {
    /// The document as EDGAR writes it: UTF-8, the XML declaration first, four spaces a level, a blank line
    /// before each section; a tag, its value and its end tag on one line.
    /// - Throws: where a value has a character that XML forbids.
    public func xml() throws(OwnershipXMLError) -> [UInt8] {
        var writer = XMLWriter()
        writer.write(self)
        guard !writer.hasForbiddenCharacter else { throw .forbiddenCharacter(in: self) }
        return writer.output.bytes
    }
}

/// Writes a document's markup.
private struct XMLWriter: ContentVisitor {
    let output = OutputBuffer()
    private(set) var hasForbiddenCharacter = false
    private var level = 0
    /// Whether the element under way has no child yet: without one its tags stand on one line.
    private var isEmpty = false

    mutating func write(_ document: OwnershipDocument) {
        var document = document
        output.write("<?xml version=\"1.0\"?>\n")
        descend(OwnershipDocument.elementName, into: &document)
    }

    // MARK: Markup

    private func indent() {
        output.write(spaces: 4 * level)
    }

    /// Begins an element on a line of its own, a section of the document after a blank line. The tag is not
    /// closed yet.
    private mutating func begin(_ name: StaticString) {
        if isEmpty { output.write("\n") }
        isEmpty = false
        if level == 1 { output.write("\n") }
        indent()
        output.write("<")
        output.write(name)
    }

    private func end(_ name: StaticString) {
        output.write("</")
        output.write(name)
        output.write(">\n")
    }

    mutating func descend(_ name: StaticString, into element: inout some Element) {
        begin(name)
        output.write(">")
        isEmpty = true
        level += 1
        element.visit(&self)
        level -= 1
        if !isEmpty { indent() }
        isEmpty = false
        end(name)
    }

    private mutating func write(_ text: String) {
        let characters = Characters(of: text)
        if characters.areAllowed {
            output.write(text, isPlain: characters.arePlain)
        } else {
            hasForbiddenCharacter = true
        }
    }

    private mutating func write(identifier id: String) {
        guard Characters(of: id).areAllowed else {
            hasForbiddenCharacter = true
            return
        }
        output.write(" id=\"")
        output.write(attribute: id)
        output.write("\"")
    }

    // MARK: Visiting

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard let value else { return }
        begin(name)
        output.write(">")
        write(value.lexical)
        end(name)
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        for id in ids {
            begin(name)
            write(identifier: id)
            output.write("/>\n")
        }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for note in notes {
            begin(name)
            write(identifier: note.id)
            output.write(">")
            write(note.text)
            end(name)
        }
    }
}
