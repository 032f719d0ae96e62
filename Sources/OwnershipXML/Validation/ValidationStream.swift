internal import CLibxml2
internal import OwnershipModel

/// Tells a validator of a document's elements one after the other, as a parser would: most documents are valid, and
/// for these nobody needs a tree.
struct ValidationStream: ContentVisitor {
    private let handler: xmlSAXHandler
    private let validator: UnsafeMutableRawPointer?
    /// Whether it has what only a tree can tell: a character that XML forbids, or two notes with one id.
    private(set) var needsTree = false
    private var identifiers: Set<String> = []

    init(_ handler: xmlSAXHandler, of validator: UnsafeMutableRawPointer?) {
        self.handler = handler
        self.validator = validator
    }

    mutating func run(_ document: OwnershipDocument) {
        var document = document
        handler.startDocument?(validator)
        descend(OwnershipDocument.elementName, into: &document)
        handler.endDocument?(validator)
    }

    // MARK: Events

    private func begin(_ name: StaticString) {
        handler.startElementNs?(validator, name.utf8Start, nil, nil, 0, nil, 0, 0, nil)
    }

    private mutating func begin(_ name: StaticString, identifier: String) {
        if !Characters(of: identifier).areAllowed { needsTree = true }
        var identifier = identifier
        identifier.withUTF8 { value in
            let attributeName: StaticString = "id"
            var attribute = [
                attributeName.utf8Start, nil, nil, value.baseAddress,
                value.baseAddress.map { $0 + value.count },
            ]
            handler.startElementNs?(validator, name.utf8Start, nil, nil, 0, nil, 1, 0, &attribute)
        }
    }

    private func end(_ name: StaticString) {
        handler.endElementNs?(validator, name.utf8Start, nil, nil)
    }

    private mutating func say(_ text: String) {
        if !Characters(of: text).areAllowed { needsTree = true }
        var text = text
        text.withUTF8 { handler.characters?(validator, $0.baseAddress, Int32($0.count)) }
    }

    mutating func descend(_ name: StaticString, into child: inout some Element) {
        begin(name)
        child.visit(&self)
        end(name)
    }

    // MARK: Visiting

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard let value else { return }
        begin(name)
        say(value.lexical)
        end(name)
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        for id in ids {
            begin(name, identifier: id)
            end(name)
        }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for note in notes {
            if !identifiers.insert(note.id).inserted { needsTree = true }
            begin(name, identifier: note.id)
            say(note.text)
            end(name)
        }
    }
}
