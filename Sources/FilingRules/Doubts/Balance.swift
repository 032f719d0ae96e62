internal import OwnershipModel

/// The running balance: within a chain, owned after is owned before, plus what was acquired, less what was
/// disposed of. A chain is the rows of one table with the same security, owned in the same way, in order.
enum Balance {
    /// A row whose balance does not follow from the one before it.
    struct Break {
        let index: Int
        let owned: String
        let before: String
        /// The field below the row.
        let path: String
        /// Whether a footnote at the amounts may say why, or the row be of another grant of Table II.
        let isExplained: Bool
    }

    static func breaks(in rows: ArraySlice<SecurityRow>) -> [Break] {
        guard rows.count > 1 else { return [] }
        var breaks: [Break] = []
        for index in rows.indices.dropFirst() where rows[index].kind.isTransaction {
            guard let previous = rows[..<index].lastIndex(where: { $0.isInChain(with: rows[index]) }),
                let found = Self.break(rows[previous], rows[index], at: index)
            else { continue }
            breaks.append(found)
        }
        return breaks
    }

    private static func `break`(_ previous: SecurityRow, _ row: SecurityRow, at index: Int) -> Break? {
        guard let amounts = row.postTransactionAmounts, let owned = row.owned, let before = previous.owned,
            let after = owned.value?.tenThousandths, let start = before.value?.tenThousandths,
            let change = row.change
        else { return nil }
        // Every row may show the final holding, and the rows may stand in the opposite order.
        guard after != start + change, after != start,
            previous.change.map({ start != after + $0 }) ?? true
        else { return nil }
        let name =
            amounts.sharesOwnedFollowingTransaction != nil
            ? "sharesOwnedFollowingTransaction" : "valueOwnedFollowingTransaction"
        let isExplained =
            row.kind.isDerivative || !owned.footnoteIds.isEmpty || !before.footnoteIds.isEmpty
            || row.amount?.footnoteIds.isEmpty == false
            || row.securityTitle?.footnoteIds.isEmpty == false
        return Break(
            index: index, owned: owned.value?.lexical ?? "", before: before.value?.lexical ?? "",
            path: "postTransactionAmounts/\(name)/value", isExplained: isExplained)
    }
}

extension SecurityRow {
    /// Whether both are about the same security, owned in the same way. In Table II grants of one title with
    /// other terms, or other notes on them, are other securities.
    fileprivate func isInChain(with other: SecurityRow) -> Bool {
        guard let title = securityTitle?.value, let ownership = ownershipNature?.directOrIndirectOwnership,
            title == other.securityTitle?.value,
            ownership == other.ownershipNature?.directOrIndirectOwnership,
            ownershipNature?.natureOfOwnership == other.ownershipNature?.natureOfOwnership
        else { return false }
        return !kind.isDerivative
            || (conversionOrExercisePrice == other.conversionOrExercisePrice
                && exerciseDate == other.exerciseDate && expirationDate == other.expirationDate)
    }

    fileprivate var owned: Noted<DecimalNumber>? {
        postTransactionAmounts?.sharesOwnedFollowingTransaction
            ?? postTransactionAmounts?.valueOwnedFollowingTransaction
    }

    fileprivate var amount: Noted<DecimalNumber>? {
        transactionAmounts?.transactionShares ?? transactionAmounts?.transactionTotalValue
    }

    /// What the transaction adds to the holding, in ten-thousandths.
    fileprivate var change: Int? {
        guard let amount = amount?.value?.tenThousandths else { return nil }
        switch transactionAmounts?.transactionAcquiredDisposedCode?.value {
        case "A": return amount
        case "D": return -amount
        default: return nil
        }
    }
}
