internal import OwnershipModel

extension FilingRule {
    /// The owner's address, as it is since X0607 and X0609.
    static let addressRules = [countryMissing, stateMissing, placeObsolete]

    private static let countryMissing = FilingRule(
        FindingKind(
            "country-missing", .error,
            "The address is marked as one outside the United States, and has no country. Give rptOwnerCountry its code. The specification does not say how EDGAR takes it; it is held to suspend the filing, as for any part that is mandatory."
        ),
        section: "v5.5 3.3 cm(9)", example: "<rptOwnerNonUSAddressFlag>true</…> and no <rptOwnerCountry>",
        check: .owner { owner, filing, report in
            guard SchemaVersion.hasForeignElements(filing.version), let address = owner.reportingOwnerAddress,
                address.rptOwnerNonUSAddressFlag?.isTrue == true, Filing.isBlank(address.rptOwnerCountry)
            else { return }
            report.find(
                "the address lies outside the United States, and its country is missing",
                at: "reportingOwnerAddress/rptOwnerCountry")
        })

    private static let stateMissing = FilingRule(
        FindingKind(
            "state-missing", .error,
            "The address is marked as one in the United States, and has no state. Give rptOwnerState its code, or leave the whole address out: EDGAR then takes the one it has on record."
        ),
        section: "v5.5 3.3 cm(10)",
        example: "<rptOwnerNonUSAddressFlag>false</…>, a city and no <rptOwnerState>",
        check: .owner { owner, filing, report in
            guard SchemaVersion.hasForeignElements(filing.version), let address = owner.reportingOwnerAddress,
                address.rptOwnerNonUSAddressFlag?.isTrue == false, Filing.isBlank(address.rptOwnerState),
                !Filing.isBlank(address.rptOwnerStreet1) || !Filing.isBlank(address.rptOwnerCity)
            else { return }
            report.find(
                "the address lies in the United States, and its state is missing",
                at: "reportingOwnerAddress/rptOwnerState")
        })

    private static let placeObsolete = FilingRule(
        FindingKind(
            "place-obsolete", .error,
            "The code is one of 22 for places that are no more. The schema lets it through for the sake of old records; EDGAR does not take it from a filer. Give the code of the present country."
        ),
        section: "v5.5 Common.xsd", profiles: [.submission], example: "<rptOwnerCountry>I9</rptOwnerCountry>",
        check: .owner { owner, _, report in
            for (name, code) in [
                ("rptOwnerState", owner.reportingOwnerAddress?.rptOwnerState),
                ("rptOwnerCountry", owner.reportingOwnerAddress?.rptOwnerCountry),
            ] {
                guard let code, Places.isObsolete(code) else { continue }
                report.find(
                    "the code '\(code)' is of a place that is no more", at: "reportingOwnerAddress/\(name)",
                    text: code)
            }
        })
}
