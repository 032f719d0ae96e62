internal import OwnershipModel

extension FilingRule {
    /// The rows of Tables I and II.
    static let tableRules = [
        rowsMissing, codingMissing, timelinessOnForm4, timelinessOnForm5, natureGivenForDirect, natureMissing,
        underlyingAmountMissing,
    ]

    private static let rowsMissing = FilingRule(
        FindingKind(
            "rows-missing", .error,
            "A Form 4 or 5 reports neither a transaction nor a holding, and the exit box is not ticked. Section 4.3.3 asks for a transaction; EDGAR accepts holdings alone, so that any row does. Report a row, or set notSubjectToSection16."
        ),
        section: "4.3", forms: [4, 5], example: "a Form 4 whose tables are both empty",
        check: .document { filing, report in
            guard !filing.document.hasRows, filing.document.notSubjectToSection16?.isTrue != true else {
                return
            }
            report.find("there is no transaction and no holding, and the exit box is not ticked", at: "")
        })

    private static let codingMissing = FilingRule(
        FindingKind(
            "coding-missing", .error,
            "A transaction has no transactionCoding. The schema lets it be absent; the specification calls form type, code and equity swap mandatory, and no filing lacks them. Give all three."
        ),
        section: "4.3.8", forms: [4, 5], example: "a <nonDerivativeTransaction> without <transactionCoding>",
        check: .row { row, _, report in
            guard row.kind.isTransaction, row.transactionCoding == nil else { return }
            report.find("the transaction has no code", at: "transactionCoding")
        })

    private static let timelinessOnForm4 = FilingRule(
        FindingKind(
            "timeliness-form4", .error,
            "On a Form 4 a transaction of form type 4 is on time and its timeliness empty; one of form type 5 is early, which E may say. Leave the timeliness empty; a late report needs no mark on a Form 4."
        ),
        section: "4.3.8.2", forms: [4], example: "form type 4 with <transactionTimeliness><value>L</value>",
        check: .row { row, _, report in
            guard let value = row.transactionTimeliness?.value, !Filing.isBlank(value) else { return }
            let formType = row.transactionCoding?.transactionFormType
            guard formType != "5" || value != "E" else { return }
            report.find(
                "the timeliness '\(value)' does not go with form type \(formType ?? "4") on a Form 4",
                at: "transactionTimeliness/value", text: value)
        })

    private static let timelinessOnForm5 = FilingRule(
        FindingKind(
            "timeliness-form5", .error,
            "On a Form 5 a transaction may be late, which L says, and is never early. Set L or leave it empty."
        ),
        section: "4.3.8.3", forms: [5], example: "<transactionTimeliness><value>E</value> on a Form 5",
        check: .row { row, _, report in
            guard let value = row.transactionTimeliness?.value, !Filing.isBlank(value), value != "L" else {
                return
            }
            report.find(
                "the timeliness '\(value)' is not one of a Form 5", at: "transactionTimeliness/value",
                text: value)
        })

    private static let natureGivenForDirect = FilingRule(
        FindingKind(
            "nature-given-for-direct", .error,
            "The securities are owned directly (D), and a nature of indirect ownership is given. Set I, or take the text out; a footnote may stand in its place."
        ),
        section: "3.3 cm(5), 5", example: "D with <natureOfOwnership><value>By trust</value>",
        check: .row { row, _, report in
            guard let nature = row.ownershipNature, nature.directOrIndirectOwnership?.value == "D",
                let text = nature.natureOfOwnership?.value, !Filing.isBlank(text)
            else { return }
            report.find(
                "the securities are owned directly, but '\(text)' is given as the nature of indirect ownership",
                at: "ownershipNature/natureOfOwnership/value", text: text)
        })

    private static let natureMissing = FilingRule(
        FindingKind(
            "nature-missing", .error,
            "The securities are owned indirectly (I), and the nature of the ownership is not said. Give natureOfOwnership a text, such as 'By spouse'; a footnote alone does not do."
        ),
        section: "3.3 cm(5)", example: "I with an empty <natureOfOwnership>",
        check: .row { row, _, report in
            guard let nature = row.ownershipNature, nature.directOrIndirectOwnership?.value == "I",
                Filing.isBlank(nature.natureOfOwnership?.value)
            else { return }
            report.find(
                "the securities are owned indirectly, and the nature of the ownership is missing",
                at: "ownershipNature/natureOfOwnership")
        })

    private static let underlyingAmountMissing = FilingRule(
        FindingKind(
            "underlying-amount-missing", .error,
            "The underlying security has neither a number of shares nor a value. The schema lets both be absent, the specification asks for one: give underlyingSecurityShares or underlyingSecurityValue, or a footnote in it."
        ),
        section: "3.3 cm(6)", example: "an <underlyingSecurity> with only its title",
        check: .row { row, _, report in
            guard let underlying = row.underlyingSecurity, underlying.underlyingSecurityShares == nil,
                underlying.underlyingSecurityValue == nil
            else { return }
            report.find(
                "the underlying security has neither shares nor a value", at: "underlyingSecurity")
        })
}
