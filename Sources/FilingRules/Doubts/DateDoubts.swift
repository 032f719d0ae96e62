internal import OwnershipModel

extension FilingRule {
    /// Dates that do not go together.
    static let dateDoubts = [
        dateAfterSignature, periodNotEarliest, expirationBeforeExercise, amendmentUndated,
    ]

    private static let dateAfterSignature = FilingRule.doubt(
        "date-after-signature", forms: [4, 5],
        explanation:
            "A transaction is dated after the last signature: nobody signs for what has not happened. One of the two dates is likely wrong; look at the year first.",
        example: "a transaction of 2024-05-14, signed 2023-05-15",
        check: .row { row, filing, report in
            guard let date = row.transactionDate?.value, let day = date.number,
                let signed = filing.lastSignature, day > signed
            else { return }
            report.find(
                "the transaction of \(date.lexical) is dated after the last signature",
                at: "transactionDate/value", text: date.lexical)
        })

    private static let periodNotEarliest = FilingRule.doubt(
        "period-not-earliest", forms: [4],
        explanation:
            "The period of a Form 4 is not the date of its earliest transaction, as item 3 asks. EDGAR accepts it, and some filers give the date of the report.",
        example: "periodOfReport 2024-05-16 and a transaction of 2024-05-14",
        check: .document { filing, report in
            guard let period = filing.document.periodOfReport, let day = period.number else { return }
            var earliest: CalendarDate?
            for rows in [filing.document.nonDerivativeTable?.rows, filing.document.derivativeTable?.rows] {
                for row in rows ?? [] {
                    guard let date = row.transactionDate?.value, let number = date.number else { continue }
                    if number < earliest?.number ?? .max { earliest = date }
                }
            }
            guard let earliest, earliest.number != day else { return }
            report.find(
                "the period is \(period.lexical), but the earliest transaction is of \(earliest.lexical)",
                at: "periodOfReport", text: period.lexical)
        })

    private static let expirationBeforeExercise = FilingRule.doubt(
        "expiration-before-exercise",
        explanation:
            "A derivative security expires before it can be exercised. The two dates may have changed places, or a year is wrong.",
        example: "exercisable 2026-01-01, expires 2016-01-01",
        check: .row { row, _, report in
            guard let first = row.exerciseDate?.value, let last = row.expirationDate?.value,
                let firstDay = first.number, let lastDay = last.number, lastDay < firstDay
            else { return }
            report.find(
                "it expires on \(last.lexical), before it can be exercised on \(first.lexical)",
                at: "expirationDate/value", text: last.lexical)
        })

    private static let amendmentUndated = FilingRule.doubt(
        "amendment-undated",
        explanation:
            "An amendment does not say when the original was filed, or gives a day after its own signature. Without the day nobody knows what is amended.",
        example: "a 4/A without dateOfOriginalSubmission",
        check: .document { filing, report in
            guard filing.isAmendment else { return }
            guard let original = filing.document.dateOfOriginalSubmission, let day = original.number else {
                report.find(
                    "the amendment does not say when the original was filed", at: "dateOfOriginalSubmission")
                return
            }
            guard let signed = filing.lastSignature, day > signed else { return }
            report.find(
                "the original was filed on \(original.lexical), after the amendment was signed",
                at: "dateOfOriginalSubmission", text: original.lexical)
        })
}
