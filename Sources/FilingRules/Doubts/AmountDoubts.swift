internal import OwnershipModel

extension FilingRule {
    /// Numbers and codes that do not go together.
    static let amountDoubts = [
        balanceBroken, directionUnusual, exerciseWithoutPartner, priceIsTotal, holdingRepeated,
    ]

    private static let balanceBroken = FilingRule.doubt(
        "balance-broken", forms: [4, 5],
        explanation:
            "What is owned after a transaction is not what was owned after the row before, plus what was acquired or less what was disposed of. A number may be wrong. Rows that all show the final holding, and rows in the opposite order, are not blamed; a footnote at the amount makes it a note, and so does Table II, where each grant may have a balance of its own.",
        example: "1,000 owned, 200 acquired, 1,300 owned",
        check: .document { filing, report in
            for isDerivative in [false, true] {
                for broken in Balance.breaks(in: filing.rows(isDerivative: isDerivative)) {
                    report.subject = .row(isDerivative: isDerivative, index: broken.index)
                    report.find(
                        "\(broken.owned) owned after the transaction does not follow from \(broken.before) before it",
                        at: broken.path, severity: broken.isExplained ? .note : nil, text: broken.owned)
                }
            }
        })

    private static let directionUnusual = FilingRule.doubt(
        "direction-unusual", forms: [4, 5],
        explanation:
            "The transaction's code usually goes the other way: a purchase (P) or a grant (A) acquires, a sale (S), a disposition to the issuer (D), payment in shares (F) or a tender (U) disposes; an exercise (M) disposes of the derivative security and acquires what underlies it. The code or the direction may be wrong.",
        example: "code S with A for acquired",
        check: .row { row, _, report in
            guard let code = row.transactionCoding?.transactionCode,
                let direction = row.transactionAmounts?.transactionAcquiredDisposedCode?.value,
                let usual = usualDirection(of: code, isDerivative: row.kind.isDerivative),
                direction == "A" || direction == "D", direction != usual
            else { return }
            report.find(
                "code \(code) with \(direction): it is usually \(usual)",
                at: "transactionAmounts/transactionAcquiredDisposedCode/value", text: direction)
        })

    private static func usualDirection(of code: String, isDerivative: Bool) -> String? {
        switch code {
        case "S", "F", "D", "U": "D"
        case "P", "A": "A"
        case "M": isDerivative ? "D" : "A"
        default: nil
        }
    }

    private static let exerciseWithoutPartner = FilingRule.doubt(
        "exercise-without-partner", .note, forms: [4, 5],
        explanation:
            "A derivative security was exercised or converted (M, C), and Table I shows no acquisition with that code. What was acquired may be missing, or it was paid in cash.",
        example: "code M in Table II, and no row of code M in Table I",
        check: .row { row, filing, report in
            guard row.kind == .derivativeTransaction, let code = row.transactionCoding?.transactionCode,
                code == "M" || code == "C",
                row.transactionAmounts?.transactionAcquiredDisposedCode?.value == "D"
            else { return }
            let hasPartner =
                hasTransaction(code, in: filing.rows(isDerivative: false))
                || hasAcquisition(code, in: filing.rows(isDerivative: true))
            guard !hasPartner else { return }
            report.find(
                "the exercise or conversion (\(code)) has no acquisition that goes with it",
                at: "transactionCoding/transactionCode", text: code)
        })

    private static func hasTransaction(_ code: String, in rows: ArraySlice<SecurityRow>) -> Bool {
        rows.contains { $0.transactionCoding?.transactionCode == code }
    }

    /// One derivative security may be converted into another.
    private static func hasAcquisition(_ code: String, in rows: ArraySlice<SecurityRow>) -> Bool {
        rows.contains {
            $0.transactionCoding?.transactionCode == code
                && $0.transactionAmounts?.transactionAcquiredDisposedCode?.value == "A"
        }
    }

    private static let priceIsTotal = FilingRule.doubt(
        "price-is-total", forms: [4, 5],
        explanation:
            "The price of a share looks like the price of all of them: divided by the number of shares it is a price such as other rows have, or it is beyond a million dollars. Give the price of one share.",
        example: "100 shares at 2,500.00 beside 200 shares at 25.10",
        check: .row { row, filing, report in
            guard row.kind == .nonDerivativeTransaction, let amounts = row.transactionAmounts,
                let price = amounts.transactionPricePerShare?.value, let amount = price.tenThousandths,
                let shares = amounts.transactionShares?.value?.tenThousandths, shares > 10_000
            else { return }
            let each = Double(amount) / (Double(shares) / 10_000)
            let isBeyond = amount >= 1_000_000 * 10_000
            guard
                isBeyond
                    || hasPrice(near: each, farFrom: amount, in: filing.rows(isDerivative: false))
            else { return }
            report.find(
                "'\(price.lexical)' for one share looks like the price of all \(amounts.transactionShares?.value?.lexical ?? "")",
                at: "transactionAmounts/transactionPricePerShare/value", text: price.lexical)
        })

    /// Whether another row has a price within a fifth of `each`, and `amount` is far from it.
    private static func hasPrice(near each: Double, farFrom amount: Int, in rows: ArraySlice<SecurityRow>)
        -> Bool
    {
        // Nobody mistakes less than 500 dollars, and most prices are no more.
        guard amount >= 500 * 10_000, each > 0, Double(amount) >= each * 10 else { return false }
        return rows.contains { row in
            guard let other = row.transactionAmounts?.transactionPricePerShare?.value?.tenThousandths else {
                return false
            }
            return Double(other) > each * 0.8 && Double(other) < each * 1.25
        }
    }

    private static let holdingRepeated = FilingRule.doubt(
        "holding-repeated",
        explanation:
            "Two rows report the same holding: the same security, owned in the same way, with the same amount and no footnote to tell them apart. One of them may be a repetition, or belong to another owner.",
        example: "two holdings of 500 Common Stock, I, By spouse",
        check: .document { filing, report in
            for isDerivative in [false, true] {
                let rows = filing.rows(isDerivative: isDerivative)
                for index in rows.indices where !rows[index].kind.isTransaction {
                    guard rows[..<index].contains(rows[index]) else { continue }
                    report.subject = .row(isDerivative: isDerivative, index: index)
                    report.find("the same holding stands in a row before", at: "")
                }
            }
        })
}
