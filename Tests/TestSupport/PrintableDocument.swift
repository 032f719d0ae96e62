public import OwnershipModel

extension OwnershipDocument {
    /// The document, changed where a form could not say it or says it in no one way; all that the restriction
    /// of a random document to printable ones amounts to:
    ///
    /// - texts are words: they begin and end with a letter, white space is one blank, no `/` stands but in `/s/`, no
    ///   `&` or `<` in a word that is too long for a line once they are escaped, no word ends with a hyphen, and those that a form must have are not empty;
    /// - there is an issuer's and each owner's name, a title wherever its box is ticked and nowhere else, and a box
    ///   for each owner;
    /// - an address has a street, a city and a state or, abroad, a territory and a country;
    /// - notes have texts, each is referred to, by one cell once, and they are numbered from 1;
    /// - a transaction has its code; a holding of a Form 5 is either not to have been on a Form 3 or is marked `3`
    ///   without notes;
    /// - who owns directly has no nature of ownership, who owns indirectly has one;
    /// - there are no securities owned only where there are no rows.
    public var printable: OwnershipDocument {
        var document = self
        var words = Words()
        document.visit(&words)
        if document.issuer?.issuerName == nil { document.issuer?.issuerName = "Example Industries" }
        for index in document.reportingOwners.indices { document.reportingOwners[index].makePrintable(index) }
        for index in (document.nonDerivativeTable?.rows ?? []).indices {
            document.nonDerivativeTable?.rows[index].makePrintable()
        }
        for index in (document.derivativeTable?.rows ?? []).indices {
            document.derivativeTable?.rows[index].makePrintable()
        }
        let rows = (document.nonDerivativeTable?.rows ?? []) + (document.derivativeTable?.rows ?? [])
        if !rows.isEmpty { document.noSecuritiesOwned = nil }
        document.numberNotes()
        return document
    }

    /// Leaves out the notes to which nothing refers, and numbers the others from 1.
    private mutating func numberNotes() {
        var references = References()
        visit(&references)
        let kept = footnotes?.footnotes.filter { references.seen.contains($0.id) } ?? []
        footnotes?.footnotes = kept.enumerated().map { Footnote(id: "F\($0 + 1)", text: $1.text) }
        references.numbers = Dictionary(
            uniqueKeysWithValues: kept.enumerated().map { ($1.id, "F\($0 + 1)") })
        visit(&references)
    }
}

extension ReportingOwner {
    fileprivate mutating func makePrintable(_ number: Int) {
        let name = reportingOwnerId?.rptOwnerName.map { "\($0) \(Self.names[number])" }
        reportingOwnerId?.rptOwnerName = name ?? Self.names[number]
        reportingOwnerAddress?.makePrintable()
        guard var relationship = reportingOwnerRelationship else { return }
        relationship.isOfficer = relationship.officerTitle == nil ? nil : "1"
        relationship.isOther = relationship.otherText == nil ? nil : "true"
        let flags = [
            relationship.isDirector, relationship.isOfficer, relationship.isTenPercentOwner,
            relationship.isOther,
        ]
        if !flags.contains(where: { $0?.isTrue == true }) { relationship.isDirector = "1" }
        reportingOwnerRelationship = relationship
    }

    private static let names = [
        "Birch Anna", "Cedar Bruno", "Elm Clara", "Fir Dora", "Hazel Emil", "Larch Fred", "Maple Greta",
        "Oak Hanna", "Pine Ivo", "Rowan Jan",
    ]
}

extension ReportingOwnerAddress {
    fileprivate mutating func makePrintable() {
        rptOwnerStreet1 = rptOwnerStreet1 ?? "Harbour Street"
        rptOwnerCity = rptOwnerCity ?? "Portland"
        let isAbroad = rptOwnerCountry.map { !["", "  ", "X1"].contains($0) } ?? false
        if isAbroad {
            rptOwnerState = nil
            rptOwnerNonUSStateTerritory = rptOwnerNonUSStateTerritory ?? "Hordaland"
        } else {
            rptOwnerCountry = nil
            rptOwnerNonUSStateTerritory = nil
            if rptOwnerState?.allSatisfy({ $0 == " " }) != false { rptOwnerState = "ME" }
        }
        rptOwnerNonUSAddressFlag = isAbroad ? "1" : nil
    }
}

extension SecurityRow {
    fileprivate mutating func makePrintable() {
        if kind.isTransaction {
            if transactionCoding == nil {
                transactionCoding = TransactionCoding()
                transactionCoding?.transactionFormType = "4"
                transactionCoding?.transactionCode = "P"
            }
        } else {
            transactionCoding?.footnoteIds = []
            if transactionCoding?.transactionFormType != "3" { transactionCoding = nil }
        }
        let isIndirect = ownershipNature?.directOrIndirectOwnership?.value == "I"
        if !isIndirect {
            ownershipNature?.natureOfOwnership = nil
        } else if ownershipNature?.natureOfOwnership?.value == nil {
            ownershipNature?.natureOfOwnership = Noted("By spouse")
        }
    }
}

/// Turns texts into words.
private struct Words: ElementVisitor {
    private static let texts: Set<String> = [
        "issuerName", "issuerTradingSymbol", "issuerForeignTradingSymbol", "rptOwnerName", "rptOwnerStreet1",
        "rptOwnerStreet2", "rptOwnerCity", "rptOwnerNonUSStateTerritory", "officerTitle", "otherText",
        "remarks", "signatureName",
    ]
    private static let required: Set<String> = ["issuerTradingSymbol", "signatureName"]

    /// The words of a text from the first that begins with a letter to the last that ends with one; `nil` where
    /// they have fewer than two letters.
    static func words(_ text: String) -> String? {
        func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
        }
        var words: [String] = []
        for scalars in text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace) {
            let parts = String(scalars).split(separator: "/s/", omittingEmptySubsequences: false)
            for (number, part) in parts.enumerated() {
                if number > 0, !words.isEmpty { words.append("/s/") }
                let escaped = part.count + 4 * part.count { $0 == "&" || $0 == "<" }
                var word = part.filter { $0 != "/" && (($0 != "&" && $0 != "<") || escaped <= 16) }
                while word.last == "-" { word.removeLast() }
                if !word.isEmpty, !words.isEmpty || isLetter(word.unicodeScalars.first) { words.append(word) }
            }
        }
        while let last = words.last, !isLetter(last.unicodeScalars.last) { words.removeLast() }
        let joined = words.joined(separator: " ")
        return joined.unicodeScalars.count < 2 ? nil : joined
    }

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        guard Self.texts.contains("\(name)"), let text = value?.lexical else { return }
        value = (Self.words(text) ?? (Self.required.contains("\(name)") ? "Word" : nil)).map(
            Value.init(lexical:))
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        if var field = value as? Noted<String>, "\(name)" != "directOrIndirectOwnership",
            "\(name)" != "transactionAcquiredDisposedCode", "\(name)" != "transactionTimeliness"
        {
            field.value = field.value.flatMap(Self.words) ?? "Class B"
            value = field as? Child
        }
        value?.visit(&self)
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { values[index].visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { rows[index].visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        var seen: Set<String> = []
        ids.removeAll { !seen.insert($0).inserted }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for index in notes.indices { notes[index].text = Self.words(notes[index].text) ?? "See remarks" }
    }
}

/// Sees the references to notes, and gives them other numbers.
private struct References: ElementVisitor {
    var seen: Set<String> = []
    var numbers: [String: String] = [:]

    mutating func leaf(_ name: StaticString, _ value: inout (some LexicalValue)?) {}

    mutating func element(_ name: StaticString, _ value: inout (some Element)?) { value?.visit(&self) }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { values[index].visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { rows[index].visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {
        seen.formUnion(ids)
        ids = ids.map { numbers[$0] ?? $0 }
    }

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {}
}
