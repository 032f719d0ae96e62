/// A person or entity that reports (section 4.3.2).
public struct ReportingOwner: Element {
    public var reportingOwnerId: ReportingOwnerId?
    public var reportingOwnerAddress: ReportingOwnerAddress?
    public var reportingOwnerRelationship: ReportingOwnerRelationship?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.element("reportingOwnerId", &reportingOwnerId)
        visitor.element("reportingOwnerAddress", &reportingOwnerAddress)
        visitor.element("reportingOwnerRelationship", &reportingOwnerRelationship)
    }
}

/// Who the owner is to EDGAR.
public struct ReportingOwnerId: Element {
    public var rptOwnerCik: String?
    /// The filer's access code: part of a submission, never of a disseminated record.
    public var rptOwnerCcc: String?
    /// EDGAR inserts it; a filer leaves it out.
    public var rptOwnerName: String?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("rptOwnerCik", &rptOwnerCik)
        visitor.leaf("rptOwnerCcc", &rptOwnerCcc)
        visitor.leaf("rptOwnerName", &rptOwnerName)
    }
}

/// The owner's address. EDGAR fills in its own record where a filer gives none.
public struct ReportingOwnerAddress: Element {
    /// Since X0607 and X0609.
    public var rptOwnerNonUSAddressFlag: Flag?
    public var rptOwnerStreet1: String?
    public var rptOwnerStreet2: String?
    public var rptOwnerCity: String?
    /// Since X0607 and X0609.
    public var rptOwnerNonUSStateTerritory: String?
    /// A code of the specification's list of states; up to X0508 also of a country.
    public var rptOwnerState: String?
    /// Since X0607 and X0609.
    public var rptOwnerCountry: String?
    public var rptOwnerZipCode: String?
    /// EDGAR inserts it.
    public var rptOwnerStateDescription: String?
    /// Internal to EDGAR.
    public var rptOwnerGoodAddress: Flag?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("rptOwnerNonUSAddressFlag", &rptOwnerNonUSAddressFlag)
        visitor.leaf("rptOwnerStreet1", &rptOwnerStreet1)
        visitor.leaf("rptOwnerStreet2", &rptOwnerStreet2)
        visitor.leaf("rptOwnerCity", &rptOwnerCity)
        visitor.leaf("rptOwnerNonUSStateTerritory", &rptOwnerNonUSStateTerritory)
        visitor.leaf("rptOwnerState", &rptOwnerState)
        visitor.leaf("rptOwnerCountry", &rptOwnerCountry)
        visitor.leaf("rptOwnerZipCode", &rptOwnerZipCode)
        visitor.leaf("rptOwnerStateDescription", &rptOwnerStateDescription)
        visitor.leaf("rptOwnerGoodAddress", &rptOwnerGoodAddress)
    }
}

/// What the owner is to the issuer: the boxes of item 5 (4 on a Form 3).
public struct ReportingOwnerRelationship: Element {
    public var isDirector: Flag?
    public var isOfficer: Flag?
    public var isTenPercentOwner: Flag?
    public var isOther: Flag?
    public var officerTitle: String?
    public var otherText: String?

    public init() {}

    @inlinable
    public mutating func visit(_ visitor: inout some ElementVisitor) {
        visitor.leaf("isDirector", &isDirector)
        visitor.leaf("isOfficer", &isOfficer)
        visitor.leaf("isTenPercentOwner", &isTenPercentOwner)
        visitor.leaf("isOther", &isOther)
        visitor.leaf("officerTitle", &officerTitle)
        visitor.leaf("otherText", &otherText)
    }
}
