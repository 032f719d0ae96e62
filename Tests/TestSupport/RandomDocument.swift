public import OwnershipModel

/// Documents at random that are valid under the schema of their kind.
///
/// Every element that the kind has comes and goes; cells have a value, notes, both or, where the schema takes
/// it, neither; tables, notes and texts may be empty.
public struct RandomDocument {
    private let kind: DocumentKind
    private var random: RandomValues
    /// The ids of the document's notes.
    private var notes: [String] = []

    /// A document of `kind`; the same `seed` gives the same document.
    public static func make(_ kind: DocumentKind, seed: UInt64) -> OwnershipDocument {
        var maker = RandomDocument(kind: kind, random: RandomValues(generator: SeededGenerator(seed: seed)))
        return maker.document()
    }

    private mutating func document() -> OwnershipDocument {
        var document = OwnershipDocument()
        let footnotes = self.footnotes()
        document.schemaVersion = kind.version
        document.documentType = kind.documentType
        document.periodOfReport = date()
        if kind.isAmendment { document.dateOfOriginalSubmission = date() }
        if kind.form == 3 { document.noSecuritiesOwned = maybeFlag() }
        if kind.form != 3 { document.notSubjectToSection16 = maybeFlag() }
        if kind.form == 5 {
            document.form3HoldingsReported = maybeFlag()
            document.form4TransactionsReported = maybeFlag()
        }
        document.issuer = issuer()
        document.reportingOwners = several(10) { $0.reportingOwner() }
        if kind.hasTradingPlanBox { document.aff10b5One = kind.form == 3 ? maybeFlag() : flag() }
        document.nonDerivativeTable = maybe(80) { maker in
            var table = NonDerivativeTable()
            table.rows = maker.rows(transaction: .nonDerivativeTransaction, holding: .nonDerivativeHolding)
            return table
        }
        document.derivativeTable = maybe(80) { maker in
            var table = DerivativeTable()
            table.rows = maker.rows(transaction: .derivativeTransaction, holding: .derivativeHolding)
            return table
        }
        document.footnotes = footnotes
        document.remarks = maybeText(2000)
        document.ownerSignatures = several(10) { maker in
            var signature = OwnerSignature()
            signature.signatureName = maker.random.text(atLeast: 1, atMost: 255)
            signature.signatureDate = maker.date()
            return signature
        }
        return document
    }

    // MARK: Parties

    private mutating func issuer() -> Issuer {
        var issuer = Issuer()
        issuer.issuerCik = random.digits(1...10)
        issuer.issuerName = maybeText(150)
        issuer.issuerTradingSymbol = random.text(atLeast: 1, atMost: 10)
        if kind.splitsStatesAndCountries { issuer.issuerForeignTradingSymbol = maybeText(14) }
        return issuer
    }

    private mutating func reportingOwner() -> ReportingOwner {
        var owner = ReportingOwner()
        var id = ReportingOwnerId()
        id.rptOwnerCik = random.digits(1...10)
        id.rptOwnerCcc = maybe(10) { $0.random.text(atLeast: 8, atMost: 8) }
        id.rptOwnerName = maybeText(150)
        owner.reportingOwnerId = id
        owner.reportingOwnerAddress = maybe(80) { $0.address() }
        var relationship = ReportingOwnerRelationship()
        relationship.isDirector = maybeFlag()
        relationship.isOfficer = maybeFlag()
        relationship.isTenPercentOwner = maybeFlag()
        relationship.isOther = maybeFlag()
        relationship.officerTitle = maybeText(30)
        relationship.otherText = maybeText(30)
        owner.reportingOwnerRelationship = relationship
        return owner
    }

    private mutating func address() -> ReportingOwnerAddress {
        var address = ReportingOwnerAddress()
        let states = ["", " ", "  ", "ME", "CA", "DC", "PR"]
        let countries = ["X1", "A6", "Q8", "XX", "I8"]
        address.rptOwnerStreet1 = maybeText(40)
        address.rptOwnerStreet2 = maybeText(40)
        address.rptOwnerCity = maybeText(30)
        if kind.splitsStatesAndCountries {
            address.rptOwnerNonUSAddressFlag = maybeFlag()
            address.rptOwnerNonUSStateTerritory = maybeText(40)
            address.rptOwnerCountry = maybe { $0.random.pick(countries + ["", "  "]) }
        }
        address.rptOwnerState = maybe { maker in
            maker.random.pick(maker.kind.splitsStatesAndCountries ? states : states + countries)
        }
        address.rptOwnerZipCode = maybe { $0.random.pick(["", "04101", "04101-1234", "SW1A 2AA", "#1 - 2"]) }
        address.rptOwnerStateDescription = maybeText(50)
        address.rptOwnerGoodAddress = maybe(10) { $0.flag() }
        return address
    }

    // MARK: Rows

    private mutating func rows(transaction: SecurityRow.Kind, holding: SecurityRow.Kind) -> [SecurityRow] {
        let count = random.chance(2) ? 30 : random.number(0...4)
        return (0..<count).map { _ in row(kind.form == 3 || random.chance(40) ? holding : transaction) }
    }

    private mutating func row(_ rowKind: SecurityRow.Kind) -> SecurityRow {
        var row = SecurityRow(kind: rowKind)
        row.securityTitle = Noted(random.text(atLeast: 1, atMost: 60), footnoteIds: references())
        if rowKind.isTransaction {
            row.transactionDate = Noted(date(), footnoteIds: references())
            row.deemedExecutionDate = maybe(40) { maker in
                Noted(maker.maybe(30) { $0.date() }, footnoteIds: maker.references())
            }
            row.transactionCoding = maybe(95) { $0.transactionCoding() }
            row.transactionTimeliness = maybe { maker in
                Noted(
                    maker.maybe { $0.random.pick(["", "E", "L", " L "]) },
                    footnoteIds: maker.kind.form == 4 ? maker.references() : [])
            }
            row.transactionAmounts = transactionAmounts(rowKind)
        } else if kind.form == 5 {
            row.transactionCoding = maybe { maker in
                var coding = TransactionCoding()
                coding.transactionFormType = maker.maybe { $0.random.pick(["", "3"]) }
                coding.footnoteIds = maker.references()
                return coding
            }
        }
        if rowKind.isDerivative {
            row.conversionOrExercisePrice = valueOrNotes { $0.decimal() }
            row.exerciseDate = valueOrNotes { $0.date() }
            row.expirationDate = valueOrNotes { $0.date() }
            row.underlyingSecurity = underlyingSecurity()
        }
        if kind.form != 3 || !rowKind.isDerivative {
            var amounts = PostTransactionAmounts()
            let owned = Noted(decimal(), footnoteIds: references())
            if random.chance(60) {
                amounts.sharesOwnedFollowingTransaction = owned
            } else {
                amounts.valueOwnedFollowingTransaction = owned
            }
            row.postTransactionAmounts = amounts
        }
        var nature = OwnershipNature()
        nature.directOrIndirectOwnership = Noted(random.pick(["D", "I"]), footnoteIds: references())
        nature.natureOfOwnership = maybe { maker in
            Noted(maker.random.text(atMost: 100), footnoteIds: maker.references())
        }
        row.ownershipNature = nature
        return row
    }

    private mutating func transactionCoding() -> TransactionCoding {
        var coding = TransactionCoding()
        coding.transactionFormType = random.pick(["4", "5"])
        coding.transactionCode = random.pick("ACDEFGHIJLMOPSUWXZ".map(String.init))
        coding.equitySwapInvolved = flag()
        coding.footnoteIds = references()
        return coding
    }

    private mutating func transactionAmounts(_ rowKind: SecurityRow.Kind) -> TransactionAmounts {
        var amounts = TransactionAmounts()
        let amount = Noted(decimal(), footnoteIds: references())
        if rowKind.isDerivative, random.chance(40) {
            amounts.transactionTotalValue = amount
        } else {
            amounts.transactionShares = amount
        }
        amounts.transactionPricePerShare = valueOrNotes { $0.decimal() }
        amounts.transactionAcquiredDisposedCode = Noted(
            random.pick(["A", "D"]), footnoteIds: rowKind.isDerivative ? [] : references())
        return amounts
    }

    private mutating func underlyingSecurity() -> UnderlyingSecurity {
        var security = UnderlyingSecurity()
        security.underlyingSecurityTitle = Noted(
            random.text(atLeast: 1, atMost: 60), footnoteIds: references())
        switch random.number(0...2) {
        case 0: break
        case 1: security.underlyingSecurityValue = valueOrNotes { $0.decimal() }
        default: security.underlyingSecurityShares = valueOrNotes { $0.decimal() }
        }
        return security
    }

    // MARK: Notes

    private mutating func footnotes() -> Footnotes? {
        let count = random.chance(2) ? 99 : random.chance(30) ? 0 : random.number(1...6)
        notes = (0..<count).map { "F\($0 + 1)" }
        guard count > 0 || random.chance(50) else { return nil }
        var footnotes = Footnotes()
        footnotes.footnotes = notes.map { Footnote(id: $0, text: random.text(atMost: 1000)) }
        return footnotes
    }

    /// References to some of the document's notes.
    private mutating func references() -> [String] {
        guard !notes.isEmpty, random.chance(40) else { return [] }
        return (0..<random.number(1...3)).map { _ in random.pick(notes) }
    }

    /// A value, notes that stand for it, or both.
    private mutating func valueOrNotes<Value: LexicalValue>(
        _ value: (inout RandomDocument) -> Value
    ) -> Noted<Value> {
        let references = references()
        return Noted(references.isEmpty || random.chance(50) ? value(&self) : nil, footnoteIds: references)
    }

    // MARK: Values

    private mutating func decimal() -> DecimalNumber { DecimalNumber(lexical: random.decimal()) }

    private mutating func flag() -> Flag { Flag(lexical: random.flag()) }

    private mutating func maybeFlag() -> Flag? { maybe { $0.flag() } }

    private mutating func maybeText(_ limit: Int) -> String? { maybe { $0.random.text(atMost: limit) } }

    private mutating func date() -> CalendarDate { CalendarDate(lexical: random.date(in: 2003...2030)) }

    private mutating func maybe<Value>(
        _ percent: Int = 60, _ value: (inout RandomDocument) -> Value
    ) -> Value? {
        random.chance(percent) ? value(&self) : nil
    }

    /// One in most documents, up to `limit` in some.
    private mutating func several<Value>(_ limit: Int, _ value: (inout RandomDocument) -> Value) -> [Value] {
        let count = random.chance(70) ? 1 : random.chance(90) ? random.number(2...4) : limit
        return (0..<count).map { _ in value(&self) }
    }
}
