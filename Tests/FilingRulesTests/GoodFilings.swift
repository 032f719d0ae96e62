import Section16

/// Made-up filings that break no rule.
enum GoodFilings {
    static func record(_ documentType: String) -> OwnershipDocument {
        var document = OwnershipDocument()
        let form = documentType.first!
        document.schemaVersion = SchemaVersion.newest(for: documentType)
        document.documentType = documentType
        document.periodOfReport = "2026-05-14"
        if documentType.hasSuffix("A") { document.dateOfOriginalSubmission = "2026-05-15" }
        if form == "3" {
            document.noSecuritiesOwned = "0"
        } else {
            document.notSubjectToSection16 = "0"
            document.aff10b5One = "0"
        }
        if form == "5" {
            document.form3HoldingsReported = "0"
            document.form4TransactionsReported = "1"
        }
        document.issuer = issuer
        document.reportingOwners = [
            owner("0009000002", "Appleby Nora T."), owner("0009000003", "Marlow Ida"),
        ]
        var table = NonDerivativeTable()
        if form != "3" {
            table.rows.append(transaction("M", "A", shares: "1000", price: "4.1", owned: "3000", form: form))
            table.rows.append(transaction("S", "D", shares: "400", price: "25.1", owned: "2600", form: form))
        }
        table.rows.append(holding(owned: "900"))
        document.nonDerivativeTable = table
        var derivatives = DerivativeTable()
        derivatives.rows = [derivative(form)]
        document.derivativeTable = derivatives
        var notes = Footnotes()
        notes.footnotes = [
            Footnote(id: "F1", text: "The shares vest over four years."),
            Footnote(id: "F2", text: "Held by the trust of the family."),
        ]
        document.footnotes = notes
        document.remarks = ""
        document.ownerSignatures = [signature("Nora T. Appleby"), signature("Ida Marlow")]
        return document
    }

    static func submission(_ documentType: String) -> OwnershipDocument {
        record(documentType).asSubmission
    }

    private static var issuer: Issuer {
        var issuer = Issuer()
        issuer.issuerCik = "0009000001"
        issuer.issuerName = "Quince & Larch Instruments Inc."
        issuer.issuerTradingSymbol = "QLIX"
        issuer.issuerForeignTradingSymbol = ""
        return issuer
    }

    static func owner(_ cik: String, _ name: String) -> ReportingOwner {
        var id = ReportingOwnerId()
        id.rptOwnerCik = cik
        id.rptOwnerName = name
        var address = ReportingOwnerAddress()
        address.rptOwnerNonUSAddressFlag = "false"
        address.rptOwnerStreet1 = "12 MILL LANE"
        address.rptOwnerCity = "PORTLAND"
        address.rptOwnerState = "ME"
        address.rptOwnerZipCode = "04101"
        address.rptOwnerStateDescription = ""
        var relationship = ReportingOwnerRelationship()
        relationship.isDirector = "1"
        relationship.isOfficer = "1"
        relationship.officerTitle = "Chief Executive Officer"
        var owner = ReportingOwner()
        owner.reportingOwnerId = id
        owner.reportingOwnerAddress = address
        owner.reportingOwnerRelationship = relationship
        return owner
    }

    static func signature(_ name: String) -> OwnerSignature {
        var signature = OwnerSignature()
        signature.signatureName = name
        signature.signatureDate = "2026-05-15"
        return signature
    }

    private static func transaction(
        _ code: String, _ direction: String, shares: DecimalNumber, price: DecimalNumber,
        owned: DecimalNumber,
        form: Character
    ) -> SecurityRow {
        var row = SecurityRow(kind: .nonDerivativeTransaction)
        row.securityTitle = Noted("Common Stock")
        row.transactionDate = Noted("2026-05-14")
        row.transactionCoding = coding(code, form)
        row.transactionTimeliness = Noted("")
        row.transactionAmounts = amounts(direction, shares: shares, price: price)
        row.postTransactionAmounts = self.owned(owned)
        row.ownershipNature = nature("D")
        return row
    }

    static func holding(owned: DecimalNumber) -> SecurityRow {
        var row = SecurityRow(kind: .nonDerivativeHolding)
        row.securityTitle = Noted("Common Stock", footnoteIds: ["F1"])
        row.postTransactionAmounts = self.owned(owned)
        row.ownershipNature = nature("I", Noted("By trust", footnoteIds: ["F2"]))
        return row
    }

    private static func derivative(_ form: Character) -> SecurityRow {
        var row = SecurityRow(kind: form == "3" ? .derivativeHolding : .derivativeTransaction)
        row.securityTitle = Noted("Stock Option")
        row.conversionOrExercisePrice = Noted("4.1")
        if row.kind.isTransaction {
            row.transactionDate = Noted("2026-05-14")
            row.transactionCoding = coding("M", form)
            row.transactionAmounts = amounts("D", shares: "1000", price: "0")
            row.postTransactionAmounts = owned("500")
        }
        row.exerciseDate = Noted("2020-01-01")
        row.expirationDate = Noted("2030-01-01")
        var underlying = UnderlyingSecurity()
        underlying.underlyingSecurityTitle = Noted("Common Stock")
        underlying.underlyingSecurityShares = Noted("1000")
        row.underlyingSecurity = underlying
        row.ownershipNature = nature("D")
        return row
    }

    private static func coding(_ code: String, _ form: Character) -> TransactionCoding {
        var coding = TransactionCoding()
        coding.transactionFormType = String(form)
        coding.transactionCode = code
        coding.equitySwapInvolved = "0"
        return coding
    }

    private static func amounts(_ direction: String, shares: DecimalNumber, price: DecimalNumber)
        -> TransactionAmounts
    {
        var amounts = TransactionAmounts()
        amounts.transactionShares = Noted(shares)
        amounts.transactionPricePerShare = Noted(price)
        amounts.transactionAcquiredDisposedCode = Noted(direction)
        return amounts
    }

    private static func owned(_ shares: DecimalNumber) -> PostTransactionAmounts {
        var amounts = PostTransactionAmounts()
        amounts.sharesOwnedFollowingTransaction = Noted(shares)
        return amounts
    }

    private static func nature(_ ownership: String, _ nature: Noted<String>? = nil) -> OwnershipNature {
        var ownershipNature = OwnershipNature()
        ownershipNature.directOrIndirectOwnership = Noted(ownership)
        ownershipNature.natureOfOwnership = nature
        return ownershipNature
    }
}

extension OwnershipDocument {
    /// The document as its filer would send it, with made-up CCCs.
    var asSubmission: OwnershipDocument {
        var document = inProfile(.submission)
        for index in document.reportingOwners.indices {
            document.reportingOwners[index].reportingOwnerId?.rptOwnerCcc = "ab3#cd5@"
        }
        return document
    }
}
