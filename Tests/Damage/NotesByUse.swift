import OwnershipModel

extension OwnershipDocument {
    /// The document with its notes numbered in the order in which it refers to them; those that it does not refer
    /// to are left out, and notes with the same text are one.
    var numberedByUse: OwnershipDocument {
        var document = self
        let texts = Dictionary(uniqueKeysWithValues: (footnotes?.footnotes ?? []).map { ($0.id, $0.text) })
        var renumbering = Renumbering(texts: texts)
        document.visit(&renumbering)
        document.footnotes = nil
        if !renumbering.order.isEmpty {
            document.footnotes = Footnotes()
            document.footnotes?.footnotes = renumbering.order.enumerated().map {
                Footnote(id: "F\($0 + 1)", text: $1)
            }
        }
        return document
    }
}

private struct Renumbering: ElementVisitor {
    let texts: [String: String]
    /// The texts in the order of their first use.
    var order: [String] = []

    mutating func leaf(_ name: StaticString, _ value: inout (some LexicalValue)?) {}

    mutating func element(_ name: StaticString, _ value: inout (some Element)?) { value?.visit(&self) }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { values[index].visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { rows[index].visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        ids = ids.map { id in
            let text = texts[id]!
            if !order.contains(text) { order.append(text) }
            return "F\(order.firstIndex(of: text)! + 1)"
        }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {}
}
