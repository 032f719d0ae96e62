public import OwnershipModel

extension FilingRule {
    /// What a filer sends and what EDGAR adds to it: these hold for the submission only.
    static let sentRules = [
        cccMissing, schemaVersionGiven, schemaVersionOutdated, issuerNameGiven, ownerNameGiven,
        computedBoxGiven,
        insertedAddressGiven, addressPartial,
    ]

    private static let cccMissing = FilingRule(
        .cccMissing,
        section: "3.3 o(1), 5", profiles: [.submission],
        example: "a <reportingOwnerId> without <rptOwnerCcc>",
        check: .owner { owner, _, report in
            guard Filing.isBlank(owner.reportingOwnerId?.rptOwnerCcc) else { return }
            report.find("the owner's CCC is missing", at: "reportingOwnerId/rptOwnerCcc")
        })

    private static let schemaVersionGiven = FilingRule(
        FindingKind(
            "schema-version-given", .warning,
            "EDGAR sets the schema version itself and discards one that it is given. Leave schemaVersion out."
        ),
        section: "4.3", profiles: [.submission],
        example: "<schemaVersion>X0609</schemaVersion> in what is sent",
        check: .document { filing, report in
            guard let version = filing.document.schemaVersion else { return }
            report.find("EDGAR sets schemaVersion itself", at: "schemaVersion", text: version)
        })

    private static let schemaVersionOutdated = FilingRule(
        FindingKind(
            "schema-version-outdated", .warning,
            "The schema version that is given is not the one that EDGAR takes today; it warns a second time. Leave schemaVersion out, and see that the document is valid under the newest: 'form345 upgrade' makes it so."
        ),
        section: "4.3", profiles: [.submission],
        example: "<schemaVersion>X0306</schemaVersion> in what is sent",
        check: .document { filing, report in
            let newest = SchemaVersion.newest(for: filing.documentType)
            guard let version = filing.document.schemaVersion, version != newest else { return }
            report.find(
                "the schema version '\(version)' is not today's, \(newest)", at: "schemaVersion",
                text: version)
        })

    private static let issuerNameGiven = FilingRule(
        FindingKind(
            "issuer-name-given", .warning,
            "EDGAR knows the issuer's name by its CIK and discards one that it is given. Leave issuerName out."
        ),
        section: "4.3.1", profiles: [.submission], example: "<issuerName> in what is sent",
        check: .document { filing, report in
            guard let name = filing.document.issuer?.issuerName else { return }
            report.find("EDGAR sets the issuer's name itself", at: "issuer/issuerName", text: name)
        })

    private static let ownerNameGiven = FilingRule(
        FindingKind(
            "owner-name-given", .warning,
            "EDGAR knows the owner's name by the CIK and discards one that it is given. Leave rptOwnerName out."
        ),
        section: "4.3.2", profiles: [.submission], example: "<rptOwnerName> in what is sent",
        check: .owner { owner, _, report in
            guard let name = owner.reportingOwnerId?.rptOwnerName else { return }
            report.find("EDGAR sets the owner's name itself", at: "reportingOwnerId/rptOwnerName", text: name)
        })

    private static let computedBoxGiven = FilingRule(
        FindingKind(
            "computed-box-given", .warning,
            "EDGAR computes the boxes noSecuritiesOwned, form3HoldingsReported and form4TransactionsReported from the rows. Leave them out."
        ),
        section: "4.3, 5", forms: [3, 5], profiles: [.submission],
        example: "<noSecuritiesOwned>1</noSecuritiesOwned> in what is sent",
        check: .document { filing, report in
            for (name, flag) in [
                ("noSecuritiesOwned", filing.document.noSecuritiesOwned),
                ("form3HoldingsReported", filing.document.form3HoldingsReported),
                ("form4TransactionsReported", filing.document.form4TransactionsReported),
            ] {
                guard let flag else { continue }
                report.find("EDGAR computes \(name) itself", at: name, text: flag.lexical)
            }
        })

    private static let insertedAddressGiven = FilingRule(
        FindingKind(
            "address-detail-given", .warning,
            "EDGAR adds the description of a state and whether the address is good. Leave rptOwnerStateDescription and rptOwnerGoodAddress out."
        ),
        section: "4.3.2, 5", profiles: [.submission], example: "<rptOwnerStateDescription> in what is sent",
        check: .owner { owner, _, report in
            let address = owner.reportingOwnerAddress
            for (name, value) in [
                ("rptOwnerStateDescription", address?.rptOwnerStateDescription),
                ("rptOwnerGoodAddress", address?.rptOwnerGoodAddress?.lexical),
            ] {
                guard let value else { continue }
                report.find("EDGAR sets \(name) itself", at: "reportingOwnerAddress/\(name)", text: value)
            }
        })

    private static let addressPartial = FilingRule(
        FindingKind(
            "address-partial", .note,
            "A part of the address is given and another is not. EDGAR fills in the address it has on record only where there is none at all; else the form shows just what was given. Give it whole, or leave it out."
        ),
        section: "4.3.2", profiles: [.submission], example: "a city and no street",
        check: .owner { owner, _, report in
            guard let address = owner.reportingOwnerAddress else { return }
            let hasPlace = !Filing.isBlank(address.rptOwnerState) || !Filing.isBlank(address.rptOwnerCountry)
            let given = [
                !Filing.isBlank(address.rptOwnerStreet1) || !Filing.isBlank(address.rptOwnerStreet2),
                !Filing.isBlank(address.rptOwnerCity), hasPlace,
            ]
            guard given.contains(true), given.contains(false) else { return }
            report.find(
                "the address is given in part; EDGAR will not complete it", at: "reportingOwnerAddress")
        })
}

extension FindingKind {
    /// What only a filer can give, and gives when the filing is sent.
    public static let cccMissing = FindingKind(
        "ccc-missing", .error,
        "A reporting owner has no CCC. The schema lets it be absent, since EDGAR takes it out of what it disseminates; on the way in it is mandatory, for each owner. Give it as rptOwnerCcc: eight characters."
    )
}
