import OwnershipModel
import TestSupport

/// Random documents that EDGAR would accept: they keep its rules beyond the schema.
///
/// A random document may name an officer without a title, or an address that is a ZIP code only: of such things a
/// printed form does not say what they are. Everything else stays as random as it is: texts with line breaks,
/// markup and letters of other scripts, notes on any cell, note-only cells, empty elements, every lexical form.
enum AcceptableDocument {
    static func make(_ kind: DocumentKind, seed: UInt64) -> OwnershipDocument {
        var document = RandomDocument.make(kind, seed: seed)
        if document.noSecuritiesOwned?.isTrue == true {
            document.nonDerivativeTable = nil
            document.derivativeTable = nil
        }
        if kind.form == 3 { document.aff10b5One = nil }
        name(&document.issuer!.issuerName, or: "Example Issuer Inc")
        name(&document.issuer!.issuerTradingSymbol, or: "EXMP")
        for index in document.reportingOwners.indices {
            complete(&document.reportingOwners[index], number: index + 1, kind)
        }
        for index in (document.nonDerivativeTable?.rows ?? []).indices {
            complete(&document.nonDerivativeTable!.rows[index], kind)
        }
        for index in (document.derivativeTable?.rows ?? []).indices {
            complete(&document.derivativeTable!.rows[index], kind)
        }
        for index in (document.footnotes?.footnotes ?? []).indices {
            let text = document.footnotes!.footnotes[index].text
            if !hasWord(text) { document.footnotes!.footnotes[index].text = "A note." }
        }
        if let remarks = document.remarks, !isBlank(remarks) {
            name(&document.remarks, or: "See the exhibits.")
        }
        for index in document.ownerSignatures.indices {
            name(&document.ownerSignatures[index].signatureName, or: "/s/ Ann Example")
        }
        return document
    }

    // MARK: Parties

    private static func complete(_ owner: inout ReportingOwner, number: Int, _ kind: DocumentKind) {
        name(&owner.reportingOwnerId!.rptOwnerName, or: "Example Ann \(number)")
        var address = owner.reportingOwnerAddress ?? ReportingOwnerAddress()
        name(&address.rptOwnerStreet1, or: "1 Example Street")
        if let street = address.rptOwnerStreet2, !isBlank(street) {
            name(&address.rptOwnerStreet2, or: "Suite 2")
        }
        name(&address.rptOwnerCity, or: "Exampleton")
        if isBlank(address.rptOwnerZipCode ?? "") { address.rptOwnerZipCode = "04101" }
        let isAbroad = kind.splitsStatesAndCountries && address.rptOwnerNonUSAddressFlag?.isTrue == true
        if isAbroad {
            address.rptOwnerState = nil
            name(&address.rptOwnerNonUSStateTerritory, or: "Exampleshire")
            if isBlank(address.rptOwnerCountry ?? "") || address.rptOwnerCountry == "X1" {
                address.rptOwnerCountry = "Q8"
            }
        } else {
            address.rptOwnerNonUSStateTerritory = nil
            address.rptOwnerCountry = nil
            if isBlank(address.rptOwnerState ?? "") { address.rptOwnerState = "ME" }
        }
        owner.reportingOwnerAddress = address
        complete(&owner.reportingOwnerRelationship!)
    }

    /// At least one relationship; a title for an officer, a text for another one, and for nobody else.
    private static func complete(_ relationship: inout ReportingOwnerRelationship) {
        func isTicked(_ flag: Flag?) -> Bool {
            Flag(lexical: flag?.lexical.filter { !$0.isWhitespace } ?? "").isTrue == true
        }
        let flags = [
            relationship.isDirector, relationship.isOfficer, relationship.isTenPercentOwner,
            relationship.isOther,
        ]
        if !flags.contains(where: isTicked) { relationship.isDirector = "1" }
        if isTicked(relationship.isOfficer) {
            name(&relationship.officerTitle, or: "Treasurer")
        } else {
            relationship.officerTitle = nil
        }
        if isTicked(relationship.isOther) {
            name(&relationship.otherText, or: "Former director")
        } else {
            relationship.otherText = nil
        }
    }

    // MARK: Rows

    private static func complete(_ row: inout SecurityRow, _ kind: DocumentKind) {
        name(&row.securityTitle!.value, or: "Common Stock")
        if row.kind.isTransaction, row.transactionCoding == nil {
            row.transactionCoding = TransactionCoding()
            row.transactionCoding?.transactionFormType = kind.form == 5 ? "5" : "4"
            row.transactionCoding?.transactionCode = "P"
            row.transactionCoding?.equitySwapInvolved = "0"
        }
        if row.underlyingSecurity != nil {
            name(&row.underlyingSecurity!.underlyingSecurityTitle!.value, or: "Common Stock")
            if row.underlyingSecurity?.underlyingSecurityShares == nil,
                row.underlyingSecurity?.underlyingSecurityValue == nil
            {
                row.underlyingSecurity?.underlyingSecurityShares = Noted("100")
            }
        }
        if row.ownershipNature?.directOrIndirectOwnership?.value == "D" {
            row.ownershipNature?.natureOfOwnership?.value = nil
        } else {
            var nature = row.ownershipNature?.natureOfOwnership ?? Noted()
            name(&nature.value, or: "By trust")
            row.ownershipNature?.natureOfOwnership = nature
        }
        // A holding that a Form 3 should have shown says so; another says nothing.
        if kind.form == 5, !row.kind.isTransaction, row.transactionCoding?.transactionFormType != "3" {
            row.transactionCoding = nil
        }
    }

    // MARK: Texts

    /// Gives a text another value where there is no word in it.
    private static func name(_ text: inout String?, or substitute: String) {
        if !hasWord(text ?? "") { text = substitute }
    }

    private static func hasWord(_ text: String) -> Bool {
        text.unicodeScalars.split { !$0.properties.isAlphabetic }.contains { $0.count > 1 }
    }

    private static func isBlank(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}
