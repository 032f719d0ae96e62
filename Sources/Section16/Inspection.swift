import FilingRules
public import OwnershipModel
public import OwnershipXML

/// A document read from XML and held against its schema, EDGAR's rules, and what a reader would doubt.
public struct Inspection: Sendable {
    /// What a document is held against.
    public enum Check: String, Sendable, CaseIterable {
        /// Well-formed XML of the schema's elements: what EDGAR's parser says.
        case schema
        /// EDGAR's rules beyond the schema.
        case edgar
        /// What EDGAR accepts and a reader should look at.
        case doubt
    }

    public let document: OwnershipDocument
    /// Of the schema, then of EDGAR's rules, then the doubts; each by line, with the places in the XML.
    public let findings: [Finding]

    /// Whether nothing was found for which EDGAR would suspend the filing.
    public var isValid: Bool { !findings.contains { $0.severity == .error } }

    /// - Parameters:
    ///   - edition: the type and version to hold it against, where they are not its own.
    /// - Throws: ``OwnershipXMLError`` where the bytes cannot be read, ``SchemaError`` where `schemas` cannot
    ///   be used.
    public init(
        of xml: [UInt8], checks: Set<Check> = Set(Check.allCases), profile: Profile = .record,
        as edition: Edition = Edition(), against schemas: SchemaSet = .embedded
    ) throws {
        var findings: [Finding] = []
        if checks.contains(.schema) {
            let validation = try OwnershipDocument.validate(xml: xml, as: edition, against: schemas)
            document = validation.document
            findings = validation.findings.filter { Self.isWanted($0, profile) }
        } else {
            let reading = try OwnershipDocument.read(xml: xml)
            document = reading.document
            // The one thing that EDGAR forbids and no schema can.
            if checks.contains(.edgar) {
                findings = reading.findings.filter { $0.kind == .processingInstructionDropped }
            }
        }
        let filing = Filing(
            document, profile: profile, documentType: edition.documentType, version: edition.version)
        for (check, source) in [(Check.edgar, FilingRule.Source.edgar), (.doubt, .doubt)]
        where checks.contains(check) {
            findings += filing.findings(of: [source]).placed(in: xml).sorted {
                ($0.place?.line ?? 0) < ($1.place?.line ?? 0)
            }
        }
        self.findings = findings
    }

    /// What a filer sends names no schema version: EDGAR takes the newest.
    private static func isWanted(_ finding: Finding, _ profile: Profile) -> Bool {
        profile == .record || finding.kind != .schemaVersionUnknown
    }
}
