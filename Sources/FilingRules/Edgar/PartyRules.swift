internal import OwnershipModel

extension FilingRule {
    /// The issuer, the reporting owners and what they are to the issuer.
    static let partyRules = [
        issuerCIKInvalid, ownerCIKInvalid, ownerCIKRepeated, relationshipMissing, officerTitleMissing,
        otherTextMissing,
    ]

    private static let issuerCIKInvalid = FilingRule(
        FindingKind(
            "issuer-cik-invalid", .error,
            "The issuer's CIK is no company's. EDGAR looks it up; a CIK of zeros or of anything but one to ten digits can be told without it. Give the CIK that EDGAR's company search shows."
        ),
        section: "5", example: "<issuerCik>0000000000</issuerCik>",
        check: .document { filing, report in
            guard let cik = filing.document.issuer?.issuerCik, !isCIK(cik) else { return }
            report.find("'\(cik)' is no CIK", at: "issuer/issuerCik", text: cik)
        })

    private static let ownerCIKInvalid = FilingRule(
        FindingKind(
            "owner-cik-invalid", .error,
            "The reporting owner's CIK is nobody's. EDGAR looks it up; a CIK of zeros or of anything but one to ten digits can be told without it. Give the CIK that the owner got with Form ID."
        ),
        section: "5", example: "<rptOwnerCik>0</rptOwnerCik>",
        check: .owner { owner, _, report in
            guard let cik = owner.reportingOwnerId?.rptOwnerCik, !isCIK(cik) else { return }
            report.find("'\(cik)' is no CIK", at: "reportingOwnerId/rptOwnerCik", text: cik)
        })

    private static let ownerCIKRepeated = FilingRule(
        FindingKind(
            "owner-cik-repeated", .error,
            "Two reporting owners have the same CIK, leading zeros aside. Name each owner once."),
        section: "4.3.2", example: "the owners 0001234567 and 1234567",
        check: .document { filing, report in
            let ciks = filing.document.reportingOwners.prefix(Filing.mostOfAKind).map {
                $0.reportingOwnerId?.rptOwnerCik.map { $0.drop { $0 == "0" } } ?? ""
            }
            for index in ciks.indices where !ciks[index].isEmpty && ciks[..<index].contains(ciks[index]) {
                report.find(
                    "the owner with the CIK \(ciks[index]) is named a second time",
                    at: "reportingOwner[\(index + 1)]/reportingOwnerId/rptOwnerCik")
            }
        })

    private static let relationshipMissing = FilingRule(
        .relationshipMissing, section: "3.3 cm(1)",
        example: "an owner whose four boxes are all 0 or absent",
        check: .owner { owner, _, report in
            let relationship = owner.reportingOwnerRelationship
            guard relationship?.isDirector?.isTrue != true, relationship?.isOfficer?.isTrue != true,
                relationship?.isTenPercentOwner?.isTrue != true, relationship?.isOther?.isTrue != true
            else { return }
            report.find(
                "no box of the relationship to the issuer is ticked", at: "reportingOwnerRelationship")
        })

    private static let officerTitleMissing = FilingRule(
        .officerTitleMissing, section: "3.3 cm(2)",
        example: "<isOfficer>1</isOfficer> and no <officerTitle>",
        check: .owner { owner, _, report in
            guard let relationship = owner.reportingOwnerRelationship, relationship.isOfficer?.isTrue == true,
                Filing.isBlank(relationship.officerTitle)
            else { return }
            report.find("the officer's title is missing", at: "reportingOwnerRelationship/officerTitle")
        })

    private static let otherTextMissing = FilingRule(
        .otherTextMissing, section: "3.3 cm(3)",
        example: "<isOther>1</isOther> and no <otherText>",
        check: .owner { owner, _, report in
            guard let relationship = owner.reportingOwnerRelationship, relationship.isOther?.isTrue == true,
                Filing.isBlank(relationship.otherText)
            else { return }
            report.find("the box 'Other' is not described", at: "reportingOwnerRelationship/otherText")
        })

    /// Whether EDGAR may know such a CIK: one to ten digits, not all of them 0.
    private static func isCIK(_ text: String) -> Bool {
        let digits = text.utf8
        return (1...10).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
            && digits.contains { $0 != 0x30 }
    }
}
