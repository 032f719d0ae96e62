import Section16

extension RuleBreak {
    static let doubts = [
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
