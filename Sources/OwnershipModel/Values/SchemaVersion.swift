/// The versions of the schema, as `schemaVersion` names them.
public enum SchemaVersion {
    /// The version in which EDGAR disseminated a document of this type on `date`.
    ///
    /// Source: the EDGAR releases that brought a version in, and the disseminated filings themselves.
    public static func inForce(on date: CalendarDate, documentType: String) -> String? {
        guard let day = date.components else { return nil }
        let number = (day.year * 100 + day.month) * 100 + day.day
        let changes: [(from: Int, version: String)] =
            documentType.hasPrefix("3")
            ? [
                (0, "X0101"), (2003_07_28, "X0202"), (2010_04_01, "X0203"), (2011_08_01, "X0204"),
                (2012_06_29, "X0206"), (2026_03_18, "X0607"),
            ]
            : [
                (0, "X0101"), (2003_07_28, "X0202"), (2008_01_01, "X0303"), (2011_08_01, "X0304"),
                (2012_03_01, "X0305"), (2012_06_29, "X0306"), (2023_03_20, "X0407"), (2023_07_17, "X0508"),
                (2026_03_18, "X0609"),
            ]
        return changes.last { $0.from <= number }?.version
    }
}
