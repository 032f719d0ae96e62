public import OwnershipModel

extension OwnershipDocument {
    /// The document as far as a printed page can show it: without what EDGAR keeps off the page, without boxes
    /// that are not ticked (absent and false look alike), without white space that a page folds.
    ///
    /// A page shows one set of relationship boxes, so that with several owners it does not say whose they are.
    public var printed: OwnershipDocument {
        var document = self
        var visitor = PrintedVisitor()
        document.visit(&visitor)
        if document.reportingOwners.count > 1 {
            for index in document.reportingOwners.indices {
                document.reportingOwners[index].reportingOwnerRelationship = nil
            }
        }
        return document
    }
}

/// Takes out of an element what no page shows.
private struct PrintedVisitor: ElementVisitor {
    /// What stands in the record only: the specification's appendices B to D.
    private static let hidden: Set<String> = [
        "schemaVersion", "issuerCik", "rptOwnerCik", "rptOwnerCcc", "rptOwnerGoodAddress",
        "rptOwnerStateDescription",
        "noSecuritiesOwned",
    ]

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard let text = value?.lexical.foldingWhiteSpace else { return }
        let isUnticked = Value.self == Flag.self && Flag(lexical: text).isTrue == false
        if text.isEmpty || isUnticked || Self.hidden.contains("\(name)") {
            value = nil
        } else {
            value = Value(lexical: text)
        }
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        value?.visit(&self)
        // A `V` stands for the form type as well as for the early report.
        let isEarly = "\(name)" == "transactionTimeliness" && (value as? Noted<String>)?.value == "E"
        if value == Child() || isEarly { value = nil }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { values[index].visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { rows[index].visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {}

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for index in notes.indices { notes[index].text = notes[index].text.foldingWhiteSpace }
    }
}

extension String {
    /// Runs of white space as one blank, none at the ends.
    fileprivate var foldingWhiteSpace: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
