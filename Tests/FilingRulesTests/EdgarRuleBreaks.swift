import Section16

extension RuleBreak {
    static let parties = [
        RuleBreak("issuer-cik-invalid", at: "issuer/issuerCik") { document in
            document.issuer?.issuerCik = "0000000000"
            return true
        },
        RuleBreak("owner-cik-invalid", "3", at: "reportingOwner[1]/reportingOwnerId/rptOwnerCik") {
            document in
            document.changeOwner { $0.reportingOwnerId?.rptOwnerCik = "0" }
        },
        RuleBreak("owner-cik-repeated", "5", at: "reportingOwner[2]/reportingOwnerId/rptOwnerCik") {
            document in
            guard document.reportingOwners.count > 1, document.reportingOwners.count < 10 else {
                return false
            }
            let cik = document.reportingOwners[0].reportingOwnerId!.rptOwnerCik!
            document.reportingOwners[1].reportingOwnerId?.rptOwnerCik = String(cik.drop { $0 == "0" })
            return true
        },
        RuleBreak("relationship-missing", at: "reportingOwner[1]/reportingOwnerRelationship") { document in
            document.changeOwner { $0.reportingOwnerRelationship = ReportingOwnerRelationship() }
        },
        RuleBreak(
            "officer-title-missing", "3", at: "reportingOwner[1]/reportingOwnerRelationship/officerTitle"
        ) { document in
            document.changeOwner {
                $0.reportingOwnerRelationship?.isOfficer = "true"
                $0.reportingOwnerRelationship?.officerTitle = " "
            }
        },
        RuleBreak(
            "other-text-missing", at: "reportingOwner[1]/reportingOwnerRelationship/otherText"
        ) { document in
            document.changeOwner {
                $0.reportingOwnerRelationship?.isOther = "1"
                $0.reportingOwnerRelationship?.otherText = nil
            }
        },
        RuleBreak("country-missing", at: "reportingOwner[1]/reportingOwnerAddress/rptOwnerCountry") {
            document in
            guard SchemaVersion.hasForeignElements(document.schemaVersion!) else { return false }
            return document.changeOwner {
                $0.reportingOwnerAddress?.rptOwnerNonUSAddressFlag = "1"
                $0.reportingOwnerAddress?.rptOwnerCountry = nil
            }
        },
        RuleBreak("state-missing", at: "reportingOwner[1]/reportingOwnerAddress/rptOwnerState") { document in
            guard SchemaVersion.hasForeignElements(document.schemaVersion!) else { return false }
            return document.changeOwner {
                $0.reportingOwnerAddress?.rptOwnerNonUSAddressFlag = "false"
                $0.reportingOwnerAddress?.rptOwnerState = "  "
            }
        },
        RuleBreak(
            "place-obsolete", "4", .submission, at: "reportingOwner[1]/reportingOwnerAddress/rptOwnerCountry"
        ) { document in
            guard SchemaVersion.hasForeignElements(document.versionToHoldAgainst) else {
                return document.changeOwner { $0.reportingOwnerAddress?.rptOwnerState = "I9" }
            }
            return document.changeOwner {
                $0.reportingOwnerAddress?.rptOwnerNonUSAddressFlag = "true"
                $0.reportingOwnerAddress?.rptOwnerCountry = "I9"
            }
        },
    ]

    static let tables = [
        RuleBreak("rows-missing", at: "", also: ["note-unreferenced"]) { document in
            document.nonDerivativeTable = nil
            document.derivativeTable = DerivativeTable()
            document.notSubjectToSection16 = "0"
            return true
        },
        RuleBreak(
            "coding-missing", at: "nonDerivativeTable/nonDerivativeTransaction[1]/transactionCoding",
            also: ["note-unreferenced", "exercise-without-partner"]
        ) {
            document in
            document.change {
                $0.kind.isTransaction
            } _: {
                $0.transactionCoding = nil
            }
        },
        RuleBreak(
            "timeliness-form4",
            at: "nonDerivativeTable/nonDerivativeTransaction[1]/transactionTimeliness/value"
        ) { document in
            document.change {
                $0.kind.isTransaction
            } _: {
                $0.transactionTimeliness = Noted("L")
            }
        },
        RuleBreak(
            "timeliness-form5", "5",
            at: "nonDerivativeTable/nonDerivativeTransaction[1]/transactionTimeliness/value"
        ) { document in
            document.change {
                $0.kind.isTransaction
            } _: {
                $0.transactionTimeliness = Noted("E")
            }
        },
        RuleBreak(
            "nature-given-for-direct",
            at: "nonDerivativeTable/nonDerivativeTransaction[1]/ownershipNature/natureOfOwnership/value"
        ) { document in
            document.change {
                $0.ownershipNature?.directOrIndirectOwnership?.value == "D"
            } _: {
                $0.ownershipNature?.natureOfOwnership = Noted("By spouse")
            }
        },
        RuleBreak(
            "nature-missing", "3",
            at: "nonDerivativeTable/nonDerivativeHolding[1]/ownershipNature/natureOfOwnership"
        ) { document in
            document.change {
                $0.ownershipNature?.directOrIndirectOwnership?.value == "I"
            } _: {
                $0.ownershipNature?.natureOfOwnership?.value = " "
            }
        },
        RuleBreak(
            "underlying-amount-missing", at: "derivativeTable/derivativeTransaction[1]/underlyingSecurity",
            also: ["note-unreferenced"]
        ) { document in
            document.change {
                $0.kind.isDerivative
            } _: { row in
                row.underlyingSecurity?.underlyingSecurityShares = nil
                row.underlyingSecurity?.underlyingSecurityValue = nil
            }
        },
    ]

    static let notes = [
        RuleBreak("note-unreferenced", at: "footnotes/footnote[@id='F3']") { document in
            let id = document.nextNote
            if document.footnotes == nil { document.footnotes = Footnotes() }
            document.footnotes?.footnotes.append(Footnote(id: id, text: "Nobody asks for it."))
            return true
        },
        RuleBreak(
            "note-missing", at: "nonDerivativeTable/nonDerivativeTransaction[1]/securityTitle/footnoteId[1]"
        ) { document in
            let id = document.nextNote
            return document.change { _ in
                true
            } _: {
                $0.securityTitle?.footnoteIds.append(id)
            }
        },
        RuleBreak(
            "reference-repeated", "3",
            at: "nonDerivativeTable/nonDerivativeHolding[1]/securityTitle/footnoteId[2]"
        ) { document in
            document.change {
                $0.securityTitle?.footnoteIds.isEmpty == false
            } _: { row in
                let ids = row.securityTitle?.footnoteIds ?? []
                row.securityTitle?.footnoteIds += ids.prefix(1)
            }
        },
        RuleBreak("note-too-long", at: "footnotes/footnote[@id='F1']") { document in
            guard document.footnotes?.footnotes.isEmpty == false else { return false }
            document.footnotes?.footnotes[0].text = String(repeating: "a", count: 1001)
            return true
        },
    ]

    static let limits = [
        RuleBreak("too-many-owners", at: "reportingOwner[11]", also: ["schema-violation"]) { document in
            for number in document.reportingOwners.count..<11 {
                document.reportingOwners.append(GoodFilings.owner("\(8_000_000 + number)", "Owner \(number)"))
                document.reportingOwners[number].reportingOwnerAddress = nil
            }
            return true
        },
        RuleBreak(
            "too-many-rows", at: "nonDerivativeTable/nonDerivativeHolding[29]",
            also: ["schema-violation", "note-missing"]
        ) { document in
            guard let rows = document.nonDerivativeTable?.rows, !rows.isEmpty else { return false }
            for number in rows.count..<31 {
                document.nonDerivativeTable?.rows.append(
                    GoodFilings.holding(owned: DecimalNumber(lexical: "\(number)")))
            }
            return true
        },
        RuleBreak(
            "too-many-notes", at: "footnotes/footnote[@id='F100']",
            also: ["schema-violation", "note-unreferenced"]
        ) { document in
            guard let notes = document.footnotes?.footnotes, !notes.isEmpty else { return false }
            for number in (notes.count + 1)...100 {
                document.footnotes?.footnotes.append(Footnote(id: "F\(number)", text: "Note \(number)."))
            }
            return true
        },
        RuleBreak(
            "too-many-signatures", at: "ownerSignature[11]",
            also: ["schema-violation", "signatures-exceed-owners"]
        ) { document in
            for number in document.ownerSignatures.count..<11 {
                document.ownerSignatures.append(GoodFilings.signature("Signer \(number)"))
            }
            return true
        },
    ]

    static let values = [
        RuleBreak("date-with-time-zone", at: "periodOfReport") { document in
            document.periodOfReport = CalendarDate(lexical: "\(document.periodOfReport!.lexical)-05:00")
            return true
        },
        RuleBreak("value-padded", "4", .submission, at: "ownerSignature[1]/signatureName") { document in
            document.ownerSignatures[0].signatureName? += "\n"
            return true
        },
        RuleBreak("character-not-ascii", "3", .submission, at: "ownerSignature[1]/signatureName") {
            document in
            document.ownerSignatures[0].signatureName = "Nora O\u{2019}Dell"
            return true
        },
    ]

    static let sent = [
        RuleBreak("ccc-missing", "4", .submission, at: "reportingOwner[1]/reportingOwnerId/rptOwnerCcc") {
            document in
            document.changeOwner { $0.reportingOwnerId?.rptOwnerCcc = nil }
        },
        RuleBreak(
            "schema-version-given", "4", .submission, at: "schemaVersion", also: ["schema-version-outdated"]
        ) { document in
            document.schemaVersion = document.versionToHoldAgainst
            return true
        },
        RuleBreak(
            "schema-version-outdated", "3", .submission, at: "schemaVersion",
            also: ["schema-version-given", "schema-violation"]
        ) { document in
            document.schemaVersion = document.documentType!.hasPrefix("3") ? "X0206" : "X0508"
            return true
        },
        RuleBreak("issuer-name-given", "5", .submission, at: "issuer/issuerName") { document in
            document.issuer?.issuerName = "Quince"
            return true
        },
        RuleBreak("owner-name-given", "4", .submission, at: "reportingOwner[1]/reportingOwnerId/rptOwnerName")
        {
            document in
            document.changeOwner { $0.reportingOwnerId?.rptOwnerName = "Appleby Nora T." }
        },
        RuleBreak("computed-box-given", "3", .submission, at: "noSecuritiesOwned") { document in
            guard document.documentType!.hasPrefix("3") else { return false }
            document.noSecuritiesOwned = "0"
            return true
        },
        RuleBreak(
            "address-detail-given", "4", .submission,
            at: "reportingOwner[1]/reportingOwnerAddress/rptOwnerStateDescription"
        ) { document in
            document.changeOwner { owner in
                if owner.reportingOwnerAddress == nil {
                    owner.reportingOwnerAddress = ReportingOwnerAddress()
                }
                owner.reportingOwnerAddress?.rptOwnerStateDescription = "MAINE"
            }
        },
        RuleBreak("address-partial", "4", .submission, at: "reportingOwner[1]/reportingOwnerAddress") {
            document in
            document.changeOwner { owner in
                owner.reportingOwnerAddress = ReportingOwnerAddress()
                owner.reportingOwnerAddress?.rptOwnerCity = "PORTLAND"
            }
        },
    ]
}

extension OwnershipDocument {
    /// An id that no note has.
    fileprivate var nextNote: String { "F\((footnotes?.footnotes.count ?? 0) + 1)" }
}
