extension SchemaSet {
    /// The schemas of this project, which the program carries within itself.
    public static let embedded: SchemaSet = {
        do {
            return try SchemaSet(files: embeddedFiles)
        } catch {
            // The files are part of the program, and the tests compile each of them.
            fatalError("the embedded schemas are broken: \(error)")
        }
    }()
}

/// The files of `Schemas/` by name.
let embeddedFiles: [String: [UInt8]] = [
    "address-X0508.xsd": PackageResources.address_X0508_xsd,
    "document.xsd": PackageResources.document_xsd,
    "edgarSubmission.xsd": PackageResources.edgarSubmission_xsd,
    "form3-X0206.xsd": PackageResources.form3_X0206_xsd,
    "form3-X0607.xsd": PackageResources.form3_X0607_xsd,
    "form3.xsd": PackageResources.form3_xsd,
    "form3A-X0206.xsd": PackageResources.form3A_X0206_xsd,
    "form3A-X0607.xsd": PackageResources.form3A_X0607_xsd,
    "form4-X0306.xsd": PackageResources.form4_X0306_xsd,
    "form4-X0508.xsd": PackageResources.form4_X0508_xsd,
    "form4-X0609.xsd": PackageResources.form4_X0609_xsd,
    "form4.xsd": PackageResources.form4_xsd,
    "form4A-X0306.xsd": PackageResources.form4A_X0306_xsd,
    "form4A-X0508.xsd": PackageResources.form4A_X0508_xsd,
    "form4A-X0609.xsd": PackageResources.form4A_X0609_xsd,
    "form5-X0306.xsd": PackageResources.form5_X0306_xsd,
    "form5-X0508.xsd": PackageResources.form5_X0508_xsd,
    "form5-X0609.xsd": PackageResources.form5_X0609_xsd,
    "form5.xsd": PackageResources.form5_xsd,
    "form5A-X0306.xsd": PackageResources.form5A_X0306_xsd,
    "form5A-X0508.xsd": PackageResources.form5A_X0508_xsd,
    "form5A-X0609.xsd": PackageResources.form5A_X0609_xsd,
    "places.xsd": PackageResources.places_xsd,
    "trading-plan-box.xsd": PackageResources.trading_plan_box_xsd,
    "transactions.xsd": PackageResources.transactions_xsd,
    "values.xsd": PackageResources.values_xsd,
    "version-X0306.xsd": PackageResources.version_X0306_xsd,
    "version-X0508.xsd": PackageResources.version_X0508_xsd,
    "version-X0609.xsd": PackageResources.version_X0609_xsd,
]
