import FilingRules
public import OwnershipModel
import OwnershipXML

/// A submission ready to be sent, or what stands against sending it.
public struct PreparedSubmission: Sendable {
    /// Everything that schemas and EDGAR's rules have to say of the form, the wrapper and what is attached.
    public let findings: [Finding]
    /// The submission as a filer sends it; `nil` where EDGAR would suspend it. It holds the CCCs.
    public let xml: [UInt8]?

    /// Puts an ownership document into the submission and checks all of it.
    ///
    /// What EDGAR inserts is taken out of the document, and its owners get their CCCs.
    /// - Parameters:
    ///   - submission: type, contacts and what is attached; the document comes first in it.
    ///   - accessCodes: CCCs by CIK, leading zeros aside.
    /// - Throws: ``OwnershipXMLError`` where a value has a character that XML forbids.
    public init(
        of document: OwnershipDocument, in submission: EdgarSubmission, accessCodes: [String: String]
    ) throws {
        var document = document.inProfile(.submission)
        let codes = Dictionary(
            accessCodes.map { ($0.key.withoutLeadingZeros, $0.value) }, uniquingKeysWith: { _, last in last })
        for index in document.reportingOwners.indices {
            guard let cik = document.reportingOwners[index].reportingOwnerId?.rptOwnerCik,
                let code = codes[cik.withoutLeadingZeros]
            else { continue }
            document.reportingOwners[index].reportingOwnerId?.rptOwnerCcc = code
        }
        let type = document.documentType ?? ""
        var submission = submission
        submission.documents.insert(
            EdgarDocument(
                documentName: "doc\(type.filter { $0 != "/" }.lowercased()).xml", documentType: type,
                content: try document.xml()), at: 0)
        let xml = try submission.xml()
        // What is sent today is held against today's schema.
        let inspection = try Inspection(
            of: xml, checks: [.schema, .edgar], profile: .submission,
            as: Edition(version: SchemaVersion.newest(for: type)))
        // Nobody has the wrapper's lines before it is written.
        findings = inspection.findings.map { finding in
            var finding = finding
            finding.place = nil
            return finding
        }
        self.xml = inspection.isValid ? xml : nil
    }
}

extension String {
    fileprivate var withoutLeadingZeros: Substring { drop { $0 == "0" } }
}
