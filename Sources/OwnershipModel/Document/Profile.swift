/// Which of a filing's two shapes a document has.
public enum Profile: String, Sendable, CaseIterable {
    /// As EDGAR disseminates it.
    case record
    /// As a filer sends it: without what EDGAR inserts or computes (specification, section 4.3).
    case submission
}

extension OwnershipDocument {
    /// The document in a profile. A record stays as it is; nothing is added for either.
    public func inProfile(_ profile: Profile) -> OwnershipDocument {
        guard profile == .submission else { return self }
        var document = self
        document.schemaVersion = nil
        document.noSecuritiesOwned = nil
        document.form3HoldingsReported = nil
        document.form4TransactionsReported = nil
        document.issuer?.issuerName = nil
        for index in document.reportingOwners.indices {
            document.reportingOwners[index].reportingOwnerId?.rptOwnerName = nil
            document.reportingOwners[index].reportingOwnerAddress?.rptOwnerStateDescription = nil
            document.reportingOwners[index].reportingOwnerAddress?.rptOwnerGoodAddress = nil
        }
        return document
    }
}
