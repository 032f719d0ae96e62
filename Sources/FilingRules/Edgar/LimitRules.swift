internal import OwnershipModel

extension FilingRule {
    /// How much one filing may hold; the schema says so too, but not what to do.
    static let limitRules = [tooManyOwners, tooManyRows, tooManyNotes, tooManySignatures]

    private static let tooManyOwners = FilingRule(
        FindingKind(
            "too-many-owners", .error,
            "A filing has more than ten reporting owners. File the first ten, and the others in a further filing of their own with the same rows, one ownership document a filing; say so in the remarks of each."
        ),
        section: "3.5", example: "eleven <reportingOwner>",
        check: .document { filing, report in
            let count = filing.document.reportingOwners.count
            guard count > 10 else { return }
            report.find(
                "there are \(count) reporting owners, but a filing may have 10; file the others in \(further(count, 10))",
                at: "reportingOwner[11]")
        })

    private static let tooManyRows = FilingRule(
        FindingKind(
            "too-many-rows", .error,
            "A table has more than 30 rows. File the first 30, and the others in a further filing, one ownership document a filing, never as an exhibit; say so in the remarks of each."
        ),
        section: "3.5", example: "31 rows in <nonDerivativeTable>",
        check: .document { filing, report in
            for (isDerivative, rows) in [
                (false, filing.document.nonDerivativeTable?.rows),
                (true, filing.document.derivativeTable?.rows),
            ] {
                guard let rows, rows.count > 30 else { continue }
                report.find(
                    "Table \(isDerivative ? "II" : "I") has \(rows.count) rows, but it may have 30; report the others in \(further(rows.count, 30))",
                    at: filing.document.rowPath(isDerivative: isDerivative, index: 30))
            }
        })

    private static let tooManyNotes = FilingRule(
        FindingKind(
            "too-many-notes", .error,
            "A filing has more than 99 footnotes. Join those that say the same, or move rows with their footnotes to a further filing."
        ),
        section: "4.3.5", example: "a hundredth <footnote>",
        check: .document { filing, report in
            guard let notes = filing.document.footnotes?.footnotes, notes.count > 99 else { return }
            report.find(
                "there are \(notes.count) footnotes, but a filing may have 99; join some, or move rows with theirs to \(further(notes.count, 99))",
                at: "footnotes/footnote[@id='\(notes[99].id)']")
        })

    private static let tooManySignatures = FilingRule(
        FindingKind(
            "too-many-signatures", .error,
            "A filing has more than ten signatures: one for each of at most ten reporting owners."),
        section: "3.5", example: "eleven <ownerSignature>",
        check: .document { filing, report in
            let count = filing.document.ownerSignatures.count
            guard count > 10 else { return }
            report.find(
                "there are \(count) signatures, but a filing may have 10; put the others to \(further(count, 10))",
                at: "ownerSignature[11]")
        })

    private static func further(_ count: Int, _ limit: Int) -> String {
        let filings = (count - 1) / limit
        return filings == 1 ? "a further filing" : "\(filings) further filings"
    }
}
