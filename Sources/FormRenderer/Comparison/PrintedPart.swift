public import OwnershipModel

extension OwnershipDocument {
    /// What a printed form shows of the document, in one spelling, for two documents to be compared by it.
    ///
    /// Left out, since no printed form has a place for it:
    /// - `schemaVersion`, `rptOwnerCcc`, `rptOwnerStateDescription`, `rptOwnerGoodAddress`;
    /// - CIKs in text and Markdown; in HTML they are the names' links, so that of an owner without a name, and of
    ///   an issuer with neither name nor symbol, is left out too;
    /// - `aff10b5One` of a Form 3, which has no such box;
    /// - `transactionTimeliness` of a Form 4 (the `V` says the form type 5, which means early), and of a Form 5
    ///   whatever is not `L`;
    /// - that a box is not ticked: false and absent are the same, and so are empty and absent;
    /// - `rptOwnerNonUSAddressFlag` but for what the country says, and the country `X1` (United States), which is
    ///   printed for every address at home;
    /// - whether a single street is the first line or the second;
    /// - whether an underlying amount that only a note tells is a number of shares or a value;
    /// - whether `(2)` at the end of a title or a nature of ownership is the filer's word or a reference to note 2;
    /// - with several owners, whether the box of a title is ticked: the table of owners shows the title only.
    ///
    /// Spelled alike: numbers by amount, dates by their day (without time zone), CIKs with ten digits, texts with
    /// one blank for any white space, without characters that have no width (soft hyphens, byte-order marks), and
    /// with `fi` for its ligature.
    public func printedPart(in layout: PrintedLayout) -> OwnershipDocument {
        var document = self
        var speller = Speller()
        document.visit(&speller)
        document.schemaVersion = nil
        let edition = Edition(of: self)
        if edition.form == .three { document.aff10b5One = nil }
        document.issuer?.keepPrinted(in: layout)
        for index in document.reportingOwners.indices {
            document.reportingOwners[index].keepPrinted(
                in: layout, isOneOfSeveral: document.reportingOwners.count > 1)
        }
        let notes = Set(document.footnotes?.footnotes.map(\.id) ?? [])
        for index in (document.nonDerivativeTable?.rows ?? []).indices {
            document.nonDerivativeTable?.rows[index].keepPrinted(edition.form, notes: notes)
        }
        for index in (document.derivativeTable?.rows ?? []).indices {
            document.derivativeTable?.rows[index].keepPrinted(edition.form, notes: notes)
        }
        var remover = Speller()
        document.visit(&remover)
        return document
    }
}

extension Issuer {
    fileprivate mutating func keepPrinted(in layout: PrintedLayout) {
        let isLinked = layout == .html && (issuerName ?? issuerTradingSymbol) != nil
        issuerCik = isLinked ? paddedCik(issuerCik) : nil
    }
}

extension ReportingOwner {
    fileprivate mutating func keepPrinted(in layout: PrintedLayout, isOneOfSeveral: Bool) {
        let isLinked = layout == .html && reportingOwnerId?.rptOwnerName != nil
        let cik = isLinked ? paddedCik(reportingOwnerId?.rptOwnerCik) : nil
        reportingOwnerId?.rptOwnerCik = cik
        reportingOwnerId?.rptOwnerCcc = nil
        reportingOwnerAddress?.keepPrinted()
        if isOneOfSeveral { reportingOwnerRelationship?.tickTitles() }
    }
}

extension ReportingOwnerAddress {
    fileprivate mutating func keepPrinted() {
        rptOwnerStateDescription = nil
        rptOwnerGoodAddress = nil
        if rptOwnerStreet1 == nil { swap(&rptOwnerStreet1, &rptOwnerStreet2) }
        if rptOwnerCountry == "X1" { rptOwnerCountry = nil }
        rptOwnerNonUSAddressFlag = rptOwnerCountry.map { _ in "1" }
    }
}

extension ReportingOwnerRelationship {
    fileprivate mutating func tickTitles() {
        if officerTitle != nil { isOfficer = "1" }
        if otherText != nil { isOther = "1" }
    }
}

extension SecurityRow {
    fileprivate mutating func keepPrinted(_ form: Edition.Form, notes: Set<String>) {
        securityTitle?.takeReferences(to: notes)
        underlyingSecurity?.underlyingSecurityTitle?.takeReferences(to: notes)
        ownershipNature?.natureOfOwnership?.takeReferences(to: notes)
        if form != .five || transactionTimeliness?.value != "L" { transactionTimeliness?.value = nil }
        if let value = underlyingSecurity?.underlyingSecurityValue, value.value == nil {
            underlyingSecurity?.underlyingSecurityShares = value
            underlyingSecurity?.underlyingSecurityValue = nil
        }
    }
}

extension Noted<String> {
    /// Makes references of the numbers in brackets at the end of a text, which are printed as those are.
    fileprivate mutating func takeReferences(to notes: Set<String>) {
        while let text = value, text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
            let id = "F\(text[text.index(after: open)...].dropLast())"
            let rest = printedText(String(text[..<open]))
            guard notes.contains(id), !rest.isEmpty else { return }
            value = rest
            footnoteIds.insert(id, at: 0)
        }
    }
}

/// A CIK with ten digits.
private func paddedCik(_ cik: String?) -> String? {
    guard let cik else { return nil }
    return String(repeating: "0", count: max(0, 10 - cik.utf8.count)) + cik
}

/// Spells every value as a form prints it, and takes away what is empty.
private struct Speller: ElementVisitor {
    private func spelled<Value: LexicalValue>(_ value: Value) -> Value? {
        switch value {
        case let flag as Flag: flag.isTicked ? Value(lexical: "1") : nil
        case let number as DecimalNumber: Value(lexical: number.plain.lexical)
        case let date as CalendarDate: Value(lexical: date.printed)
        default: text(value.lexical).map(Value.init)
        }
    }

    private func text(_ text: String) -> String? {
        var plain = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
            case 0xFB00...0xFB04: plain += ["ff", "fi", "fl", "ffi", "ffl"][Int(scalar.value) - 0xFB00]
            default: plain.unicodeScalars.append(scalar)
            }
        }
        plain = printedText(plain)
        return plain.isEmpty ? nil : plain
    }

    mutating func leaf<Value: LexicalValue>(_ name: StaticString, _ value: inout Value?) {
        value = value.flatMap(spelled)
    }

    mutating func element<Child: Element>(_ name: StaticString, _ value: inout Child?) {
        value?.visit(&self)
        if value == Child() { value = nil }
    }

    mutating func elements<Child: Element>(_ name: StaticString, _ values: inout [Child]) {
        for index in values.indices { values[index].visit(&self) }
    }

    mutating func rows(_ kinds: [SecurityRow.Kind], _ rows: inout [SecurityRow]) {
        for index in rows.indices { rows[index].visit(&self) }
    }

    mutating func references(_ name: StaticString, _ ids: inout [String]) {}

    mutating func footnotes(_ name: StaticString, _ notes: inout [Footnote]) {
        for index in notes.indices { notes[index].text = text(notes[index].text) ?? "" }
    }
}
