import Section16
import Testing

/// A way to break one rule in any document, and what is then found.
struct RuleBreak: Sendable, CustomTestStringConvertible {
    let code: String
    /// What the good document is, and the profile it is looked at in.
    let documentType: String
    let profile: Profile
    /// Where the finding stands in the good document, below the root.
    let path: String
    /// Other findings that come of it.
    let also: Set<String>
    /// Breaks the rule; `false` where the document has nothing to break.
    let apply: @Sendable (inout OwnershipDocument) -> Bool

    init(
        _ code: String, _ documentType: String = "4", _ profile: Profile = .record, at path: String,
        also: Set<String> = [], _ apply: @escaping @Sendable (inout OwnershipDocument) -> Bool
    ) {
        self.code = code
        self.documentType = documentType
        self.profile = profile
        self.path = "/ownershipDocument" + (path.isEmpty ? "" : "/" + path)
        self.also = also
        self.apply = apply
    }

    var testDescription: String { code }

    /// The good document.
    var good: OwnershipDocument {
        profile == .record ? GoodFilings.record(documentType) : GoodFilings.submission(documentType)
    }

    static let all = parties + tables + notes + limits + values + sent + doubts
}

extension OwnershipDocument {
    /// Changes the first row that `fits`.
    mutating func change(
        _ fits: (SecurityRow) -> Bool, _ change: (inout SecurityRow) -> Void
    ) -> Bool {
        if let index = nonDerivativeTable?.rows.firstIndex(where: fits) {
            change(&nonDerivativeTable!.rows[index])
            return true
        }
        if let index = derivativeTable?.rows.firstIndex(where: fits) {
            change(&derivativeTable!.rows[index])
            return true
        }
        return false
    }

    /// Changes the first owner.
    mutating func changeOwner(_ change: (inout ReportingOwner) -> Void) -> Bool {
        change(&reportingOwners[0])
        return true
    }
}

extension RuleBreak {
    private static let parties = [
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

    private static let tables = [
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

    private static let notes = [
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

    private static let limits = [
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

    private static let values = [
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

    private static let sent = [
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

    private static let doubts = [
        RuleBreak(
            "date-after-signature",
            at: "nonDerivativeTable/nonDerivativeTransaction[1]/transactionDate/value",
            also: ["period-not-earliest"]
        ) { document in
            document.change {
                $0.kind.isTransaction
            } _: {
                $0.transactionDate?.value = "2031-05-14"
            }
        },
        RuleBreak("period-not-earliest", at: "periodOfReport") { document in
            guard document.documentType!.hasPrefix("4"),
                document.nonDerivativeTable?.rows.contains(where: { $0.kind.isTransaction }) == true
            else { return false }
            document.periodOfReport = "2002-01-01"
            return true
        },
        RuleBreak(
            "expiration-before-exercise", "3", at: "derivativeTable/derivativeHolding[1]/expirationDate/value"
        ) { document in
            document.change {
                $0.kind.isDerivative
            } _: {
                $0.exerciseDate = Noted("2026-01-01", footnoteIds: $0.exerciseDate?.footnoteIds ?? [])
                $0.expirationDate = Noted("2016-01-01", footnoteIds: $0.expirationDate?.footnoteIds ?? [])
            }
        },
        RuleBreak("amendment-undated", "4/A", at: "dateOfOriginalSubmission", also: ["schema-violation"]) {
            document in
            guard document.documentType!.hasSuffix("A") else { return false }
            document.dateOfOriginalSubmission = nil
            return true
        },
        RuleBreak(
            "balance-broken",
            at:
                "nonDerivativeTable/nonDerivativeTransaction[2]/postTransactionAmounts/sharesOwnedFollowingTransaction/value"
        ) { document in
            guard let rows = document.nonDerivativeTable?.rows,
                let index = rows.indices.dropFirst().first(where: { index in
                    let (row, before) = (rows[index], rows[index - 1])
                    return row.kind.isTransaction && before.kind.isTransaction
                        && row.securityTitle?.value == before.securityTitle?.value
                        && row.ownershipNature == before.ownershipNature
                        && row.postTransactionAmounts?.sharesOwnedFollowingTransaction != nil
                })
            else { return false }
            document.nonDerivativeTable?.rows[index].postTransactionAmounts?.sharesOwnedFollowingTransaction?
                .value = "987654321.1234"
            return true
        },
        RuleBreak(
            "direction-unusual",
            at:
                "nonDerivativeTable/nonDerivativeTransaction[1]/transactionAmounts/transactionAcquiredDisposedCode/value",
            also: ["balance-broken", "exercise-without-partner"]
        ) { document in
            document.change {
                $0.kind == .nonDerivativeTransaction
            } _: {
                $0.transactionCoding?.transactionCode = "P"
                $0.transactionAmounts?.transactionAcquiredDisposedCode?.value = "D"
            }
        },
        RuleBreak(
            "exercise-without-partner",
            at: "derivativeTable/derivativeTransaction[1]/transactionCoding/transactionCode",
            also: ["note-unreferenced"]
        ) { document in
            guard document.derivativeTable?.rows.contains(where: { $0.kind.isTransaction }) == true else {
                return false
            }
            document.nonDerivativeTable?.rows.removeAll { $0.kind.isTransaction }
            return document.change {
                $0.kind == .derivativeTransaction
            } _: {
                $0.transactionCoding?.transactionCode = "M"
                $0.transactionAmounts?.transactionAcquiredDisposedCode?.value = "D"
            }
        },
        RuleBreak(
            "price-is-total",
            at:
                "nonDerivativeTable/nonDerivativeTransaction[1]/transactionAmounts/transactionPricePerShare/value"
        ) { document in
            document.change {
                $0.kind == .nonDerivativeTransaction
                    && $0.transactionAmounts?.transactionShares?.value?.tenThousandths ?? 0 > 10_000
            } _: {
                $0.transactionAmounts?.transactionPricePerShare?.value = "25100000"
            }
        },
        RuleBreak("holding-repeated", at: "nonDerivativeTable/nonDerivativeHolding[2]") { document in
            guard let row = document.nonDerivativeTable?.rows.last(where: { !$0.kind.isTransaction }),
                document.nonDerivativeTable!.rows.count < 30
            else { return false }
            document.nonDerivativeTable?.rows.append(row)
            return true
        },
        RuleBreak("signatures-exceed-owners", "3", at: "ownerSignature[3]") { document in
            for number in document.ownerSignatures.count...document.reportingOwners.count {
                document.ownerSignatures.append(GoodFilings.signature("Signer \(number)"))
            }
            return document.ownerSignatures.count <= 10
        },
        RuleBreak("remarks-missing", at: "reportingOwner[1]/reportingOwnerRelationship/officerTitle") {
            document in
            document.remarks = nil
            return document.changeOwner { $0.reportingOwnerRelationship?.officerTitle = "(See Remarks)" }
        },
        RuleBreak("ccc-disclosed", "5", at: "reportingOwner[1]/reportingOwnerId/rptOwnerCcc") { document in
            document.changeOwner { $0.reportingOwnerId?.rptOwnerCcc = "ab3#cd5@" }
        },
    ]
}

extension OwnershipDocument {
    /// An id that no note has.
    fileprivate var nextNote: String { "F\((footnotes?.footnotes.count ?? 0) + 1)" }
}
