import TestSupport

extension MarkedDocument {
    /// A valid document with every element that `kind` has, in as many ways as it may stand.
    ///
    /// The company and the people are invented.
    init(withEveryElementOf kind: DocumentKind) {
        self.init()
        element("ownershipDocument") { document in
            document.leaf("schemaVersion", kind.version)
            document.leaf("documentType", kind.documentType)
            document.leaf("periodOfReport", "2019-05-15")
            if kind.isAmendment { document.leaf("dateOfOriginalSubmission", "2019-05-17") }
            switch kind.form {
            case 3: document.leaf("noSecuritiesOwned", "0")
            case 4: document.leaf("notSubjectToSection16", "false")
            default:
                document.leaf("notSubjectToSection16", "1")
                document.leaf("form3HoldingsReported", "0")
                document.leaf("form4TransactionsReported", "true")
            }
            document.parties(kind)
            if kind.hasTradingPlanBox { document.leaf("aff10b5One", "1") }
            document.element("nonDerivativeTable") { table in
                if kind.form != 3 { table.nonDerivativeTransactions(kind) }
                table.nonDerivativeHoldings(kind)
            }
            document.element("derivativeTable") { table in
                if kind.form != 3 { table.derivativeTransactions(kind) }
                table.derivativeHoldings(kind)
            }
            document.element("footnotes") { footnotes in
                footnotes.leaf("footnote", "Held by the Winter Family Trust.", id: "F1")
                footnotes.leaf("footnote", "Vests in four yearly parts.", id: "F2")
                footnotes.leaf("footnote", "", id: "F99")
            }
            document.leaf("remarks", "Chief Executive Officer until June.")
            for name in ["/s/ Astrid Winter", "/s/ Bo Lindqvist, attorney-in-fact"] {
                document.element("ownerSignature") { signature in
                    signature.leaf("signatureName", name)
                    signature.leaf("signatureDate", "2019-05-17")
                }
            }
        }
    }

    private mutating func parties(_ kind: DocumentKind) {
        element("issuer") { issuer in
            issuer.leaf("issuerCik", "0009876543")
            issuer.leaf("issuerName", "Northwind Ferries Inc")
            issuer.leaf("issuerTradingSymbol", "NWFX")
            if kind.splitsStatesAndCountries { issuer.leaf("issuerForeignTradingSymbol", "NWF.OL") }
        }
        element("reportingOwner") { owner in
            owner.element("reportingOwnerId") { id in
                id.leaf("rptOwnerCik", "0001234567")
                id.leaf("rptOwnerCcc", "abcd#ef1")
                id.leaf("rptOwnerName", "WINTER ASTRID")
            }
            owner.element("reportingOwnerAddress") { address in
                if kind.splitsStatesAndCountries { address.leaf("rptOwnerNonUSAddressFlag", "false") }
                address.leaf("rptOwnerStreet1", "C/O NORTHWIND FERRIES INC")
                address.leaf("rptOwnerStreet2", "12 HARBOUR ROAD")
                address.leaf("rptOwnerCity", "PORTLAND")
                if kind.splitsStatesAndCountries { address.leaf("rptOwnerNonUSStateTerritory", "OSLO") }
                address.leaf("rptOwnerState", "ME")
                if kind.splitsStatesAndCountries { address.leaf("rptOwnerCountry", "Q8") }
                address.leaf("rptOwnerZipCode", "04101-1234")
                address.leaf("rptOwnerStateDescription", "MAINE")
                address.leaf("rptOwnerGoodAddress", "1")
            }
            owner.element("reportingOwnerRelationship") { relationship in
                for flag in ["isDirector", "isOfficer", "isTenPercentOwner", "isOther"] {
                    relationship.leaf(flag, "1")
                }
                relationship.leaf("officerTitle", "President and CEO")
                relationship.leaf("otherText", "Member of a group")
            }
        }
        element("reportingOwner") { owner in
            owner.element("reportingOwnerId") { $0.leaf("rptOwnerCik", "42") }
            owner.element("reportingOwnerRelationship") { $0.leaf("isDirector", "true") }
        }
    }

    private mutating func dateAndCode(_ kind: DocumentKind) {
        cell("transactionDate", "2019-05-15", notes: "F1", "F2")
        cell("deemedExecutionDate", "2019-05-16", notes: "F1")
        element("transactionCoding") { coding in
            coding.leaf("transactionFormType", "5")
            coding.leaf("transactionCode", "M")
            coding.leaf("equitySwapInvolved", "0")
            coding.element("footnoteId", id: "F2")
        }
        element("transactionTimeliness") { timeliness in
            timeliness.leaf("value", "L")
            if kind.form == 4 { timeliness.element("footnoteId", id: "F1") }
        }
    }

    private mutating func nature() {
        element("ownershipNature") { nature in
            nature.cell("directOrIndirectOwnership", "I", notes: "F1")
            nature.cell("natureOfOwnership", "By trust", notes: "F1", "F2")
        }
    }

    private mutating func owned(shares: Bool) {
        element("postTransactionAmounts") { amounts in
            amounts.cell(
                shares ? "sharesOwnedFollowingTransaction" : "valueOwnedFollowingTransaction", "1200.5",
                notes: "F1")
        }
    }

    private mutating func nonDerivativeTransactions(_ kind: DocumentKind) {
        for shares in [true, false] {
            element("nonDerivativeTransaction") { row in
                row.cell("securityTitle", "Common Stock", notes: "F1")
                row.dateAndCode(kind)
                row.element("transactionAmounts") { amounts in
                    amounts.cell("transactionShares", "100", notes: "F1")
                    if shares {
                        amounts.cell("transactionPricePerShare", "4.1", notes: "F1")
                    } else {
                        amounts.cell("transactionPricePerShare", nil, notes: "F1", "F2")
                    }
                    amounts.cell("transactionAcquiredDisposedCode", "A", notes: "F1")
                }
                row.owned(shares: shares)
                row.nature()
            }
        }
    }

    private mutating func nonDerivativeHoldings(_ kind: DocumentKind) {
        for shares in [true, false] {
            element("nonDerivativeHolding") { row in
                row.cell("securityTitle", "Class B Common Stock", notes: "F2")
                row.holdingCoding(kind)
                row.owned(shares: shares)
                row.nature()
            }
        }
    }

    private mutating func holdingCoding(_ kind: DocumentKind) {
        guard kind.form == 5 else { return }
        element("transactionCoding") { coding in
            coding.leaf("transactionFormType", "3")
            coding.element("footnoteId", id: "F2")
        }
    }

    private mutating func derivativeTransactions(_ kind: DocumentKind) {
        for shares in [true, false] {
            element("derivativeTransaction") { row in
                row.cell("securityTitle", "Stock Option (right to buy)", notes: "F1")
                row.cell("conversionOrExercisePrice", "8.88", notes: "F1")
                row.dateAndCode(kind)
                row.element("transactionAmounts") { amounts in
                    amounts.cell(
                        shares ? "transactionShares" : "transactionTotalValue", "250.25", notes: "F1")
                    amounts.cell("transactionPricePerShare", "0", notes: "F1")
                    amounts.cell("transactionAcquiredDisposedCode", "D")
                }
                row.derivativeTerms(shares: shares)
                row.owned(shares: shares)
                row.nature()
            }
        }
    }

    private mutating func derivativeHoldings(_ kind: DocumentKind) {
        for shares in [true, false] {
            element("derivativeHolding") { row in
                row.cell("securityTitle", "Restricted Stock Unit", notes: "F1")
                if shares {
                    row.cell("conversionOrExercisePrice", "1", notes: "F1")
                } else {
                    row.cell("conversionOrExercisePrice", nil, notes: "F1", "F2")
                }
                row.holdingCoding(kind)
                row.derivativeTerms(shares: shares)
                if kind.form != 3 { row.owned(shares: shares) }
                row.nature()
            }
        }
    }

    private mutating func derivativeTerms(shares: Bool) {
        cell("exerciseDate", shares ? "2020-02-29" : nil, notes: "F2")
        cell("expirationDate", shares ? "2029-02-28" : nil, notes: "F1", "F2")
        element("underlyingSecurity") { security in
            security.cell("underlyingSecurityTitle", "Common Stock", notes: "F1")
            if shares {
                security.cell("underlyingSecurityShares", "500", notes: "F1")
            } else {
                security.cell("underlyingSecurityValue", "75000", notes: "F1", "F2")
            }
        }
    }
}

extension MarkedDocument {
    /// A submission's wrapper with every element.
    static var submission: MarkedDocument {
        var document = MarkedDocument()
        document.element("edgarSubmission") { submission in
            submission.leaf("submissionType", "4/A")
            submission.leaf("testOrLive", "TEST")
            submission.element("pointOfContact") { contact in
                contact.leaf("contactName", "Bo Lindqvist")
                contact.leaf("contactPhoneNumber", "207-555-0100")
                contact.leaf("contactEmailAddress", "bo@northwind.example")
            }
            submission.element("notificationAddresses") { addresses in
                addresses.leaf("notificationEmailAddress", "astrid@northwind.example")
            }
            submission.element("edgarDocument") { attachment in
                attachment.leaf("documentName", "form4a.xml")
                attachment.leaf("documentType", "4/A")
                attachment.leaf("documentDescription", "The amended statement")
                attachment.leaf("documentMimeBlock", "QUJD")
            }
        }
        return document
    }
}
