internal import OwnershipModel

/// Which footnotes a document refers to, and whether it refers to one twice in a field.
///
/// Most documents are in order, so that this only says that something is wrong; where it is, the rule that
/// reports it looks for.
struct NoteUse: Sendable, ElementVisitor {
    private(set) var referredTo: Set<String> = []
    private(set) var hasRepeatedReference = false
    private(set) var hasDateWithTimeZone = false

    init(of document: OwnershipDocument) {
        var document = document
        document.visit(&self)
    }

    @inline(__always)
    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard Value.self == CalendarDate.self, let value else { return }
        if value.lexical.utf8.count > 10 { hasDateWithTimeZone = true }
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        // A copy, for a visitor may change what it is shown: the arrays within would all be copied.
        if var child = value { child.visit(&self) }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for var child in values { child.visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for var row in rows { row.visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        guard !ids.isEmpty else { return }
        for id in ids { referredTo.insert(id) }
        if ids.count > 1, Set(ids).count < ids.count { hasRepeatedReference = true }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {}
}
