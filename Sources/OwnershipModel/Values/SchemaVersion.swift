/// The versions of the schema, as `schemaVersion` names them.
public enum SchemaVersion {
    /// A version and the first day, as a number like 20260318, on which EDGAR disseminated documents in it.
    private typealias Change = (version: String, firstDay: Int)

    /// Form 3 has versions of its own. The days are those of EDGAR's releases from X0407 on; before, the
    /// day lies between the last filing seen of one version and the first of the next.
    private static let changesOfForm3: [Change] = [
        ("X0101", 2003_05_01), ("X0202", 2003_07_28), ("X0203", 2009_12_01), ("X0204", 2011_08_01),
        ("X0206", 2012_06_29), ("X0607", 2026_03_18),
    ]
    private static let changes: [Change] = [
        ("X0101", 2003_05_01), ("X0202", 2003_07_28), ("X0303", 2009_12_01), ("X0304", 2011_08_01),
        ("X0305", 2012_03_26), ("X0306", 2012_06_29), ("X0407", 2023_03_20), ("X0508", 2023_07_17),
        ("X0609", 2026_03_18),
    ]

    /// Every version from X0202 on. X0101, of 2003, had another structure.
    public static let all = Set((changes + changesOfForm3).map(\.version)).subtracting(["X0101"])

    /// The version in which EDGAR disseminated a document of this type on `date`.
    /// - Returns: `nil` where `date` is none, or before the first version.
    public static func inForce(on date: CalendarDate, documentType: String) -> String? {
        guard let day = date.components else { return nil }
        let number = (day.year * 100 + day.month) * 100 + day.day
        return changes(for: documentType).last { $0.firstDay <= number }?.version
    }

    /// The first version of the structure that documents have today; what was filed before is put into it.
    public static func first(for documentType: String) -> String {
        changes(for: documentType).first { $0.version != "X0101" }!.version
    }

    /// The version of documents that are filed today.
    public static func newest(for documentType: String) -> String {
        changes(for: documentType).last!.version
    }

    /// Whether documents of a type were ever disseminated in a version.
    public static func isKnown(_ version: String, for documentType: String) -> Bool {
        changes(for: documentType).contains { $0.version == version }
    }

    /// The version that documents of a type had when `version` began: of X0609 it is X0607 for a Form 3.
    /// - Returns: `nil` where there never was such a version.
    public static func counterpart(of version: String, for documentType: String) -> String? {
        if isKnown(version, for: documentType) { return version }
        let known = (changes + changesOfForm3).first { $0.version == version }
        return known.flatMap { known in
            changes(for: documentType).last { $0.firstDay <= known.firstDay }?.version
        }
    }

    private static func changes(for documentType: String) -> [Change] {
        documentType.hasPrefix("3") ? changesOfForm3 : changes
    }

    /// Whether documents of a version have `aff10b5One`, the trading plan's box: X0407 and later, but for the
    /// X0206 that Form 3 kept until 2026.
    public static func hasTradingPlanBox(_ version: String) -> Bool {
        version >= "X0407"
    }

    /// Whether documents of a version have the foreign symbol, territory and country: X0607 and later.
    public static func hasForeignElements(_ version: String) -> Bool {
        version >= "X0607"
    }
}

extension OwnershipDocument {
    /// Whether `schemaVersion` is one that there ever was.
    public var namesKnownVersion: Bool { schemaVersion.map(SchemaVersion.all.contains) ?? false }

    /// The schema version that the document names where it is a known one, else the one in force when it was
    /// signed, else the newest.
    public var versionToHoldAgainst: String {
        if let schemaVersion, namesKnownVersion { return schemaVersion }
        let documentType = documentType ?? ""
        let date = ownerSignatures.lazy.compactMap(\.signatureDate).first ?? periodOfReport
        return date.flatMap { SchemaVersion.inForce(on: $0, documentType: documentType) }
            ?? SchemaVersion.newest(for: documentType)
    }
}
