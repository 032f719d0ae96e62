internal import OwnershipModel

extension FilingRule {
    /// Owners, signatures, and what the form says of them.
    static let partyDoubts = [signaturesExceedOwners, remarksMissing, cccDisclosed]

    private static let signaturesExceedOwners = FilingRule.doubt(
        "signatures-exceed-owners", .note,
        explanation:
            "There are more signatures than reporting owners. An owner may be missing, or one person signed twice, for himself and for another.",
        example: "one reporting owner and two signatures",
        check: .document { filing, report in
            let owners = filing.document.reportingOwners.count
            let signatures = filing.document.ownerSignatures.count
            guard signatures > owners else { return }
            report.find(
                "there are \(signatures) signatures for \(owners) reporting \(owners == 1 ? "owner" : "owners")",
                at: "ownerSignature[\(owners + 1)]")
        })

    private static let remarksMissing = FilingRule.doubt(
        "remarks-missing",
        explanation: "A title or a description says 'See Remarks', and there are none. Write them.",
        example: "<officerTitle>See Remarks</officerTitle> and empty remarks",
        check: .owner { owner, filing, report in
            guard Filing.isBlank(filing.document.remarks) else { return }
            for (name, text) in [
                ("officerTitle", owner.reportingOwnerRelationship?.officerTitle),
                ("otherText", owner.reportingOwnerRelationship?.otherText),
            ] {
                guard let text, text.utf8.count >= 7, text.lowercased().contains("see remark") else {
                    continue
                }
                report.find(
                    "'\(text)' points to remarks that are empty", at: "reportingOwnerRelationship/\(name)",
                    text: text)
            }
        })

    /// The finding never holds the CCC itself.
    private static let cccDisclosed = FilingRule(
        FindingKind(
            "ccc-disclosed", .warning,
            "The record holds a reporting owner's CCC, which is a secret: EDGAR takes it out of what it disseminates. Take rptOwnerCcc out, and change the CCC if others have seen it."
        ),
        source: .doubt, section: "3.3 o(1)", profiles: [.record], example: "<rptOwnerCcc> in a record",
        check: .owner { owner, _, report in
            guard owner.reportingOwnerId?.rptOwnerCcc != nil else { return }
            report.find(
                "the record holds the owner's CCC, which is a secret", at: "reportingOwnerId/rptOwnerCcc")
        })
}
