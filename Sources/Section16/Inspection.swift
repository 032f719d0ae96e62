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

    /// Takes the XML of a document, of a submission as a filer sends it (`edgarSubmission`), or a full submission
    /// as EDGAR keeps it.
    ///
    /// - Parameters:
    ///   - edition: the type and version to hold it against, where they are not its own.
    /// - Throws: ``OwnershipXMLError`` where the bytes cannot be read, ``SchemaError`` where `schemas` cannot
    ///   be used.
    public init(
        of bytes: [UInt8], checks: Set<Check> = Set(Check.allCases), profile: Profile = .record,
        as edition: Edition = Edition(), against schemas: SchemaSet = .embedded
    ) throws {
        let request = Request(checks: checks, profile: profile, edition: edition, schemas: schemas)
        if EdgarSubmission.isSubmission(bytes) {
            (document, findings) = try request.inspect(submission: bytes)
        } else if let xml = Submission.ownershipXML(in: bytes) {
            let (document, findings) = try request.inspect(xml)
            self.document = document
            let offset = Submission.lineOffset(of: xml, in: bytes)
            self.findings = findings.map { $0.moved(byLines: offset) }
        } else {
            (document, findings) = try request.inspect(bytes)
        }
    }
}

/// What is asked of a document.
private struct Request {
    let checks: Set<Inspection.Check>
    var profile: Profile
    let edition: Edition
    let schemas: SchemaSet

    func inspect(_ xml: [UInt8]) throws -> (OwnershipDocument, [Finding]) {
        var edition = edition
        edition.isNewest = profile == .submission
        let document: OwnershipDocument
        var findings: [Finding] = []
        if checks.contains(.schema) {
            let validation = try OwnershipDocument.validate(xml: xml, as: edition, against: schemas)
            document = validation.document
            findings = validation.findings.filter(isWanted)
        } else {
            let reading = try OwnershipDocument.read(xml: xml)
            document = reading.document
            // The one thing that EDGAR forbids and no schema can.
            if checks.contains(.edgar) {
                findings = reading.findings.filter { $0.kind == .processingInstructionDropped }
            }
        }
        let filing = Filing(
            document, profile: profile, documentType: edition.documentType,
            version: edition.version(for: document), source: xml)
        for (check, source) in [(Inspection.Check.edgar, FilingRule.Source.edgar), (.doubt, .doubt)]
        where checks.contains(check) {
            findings += filing.findings(of: [source]).placed(in: xml).byLine
        }
        return (document, findings)
    }

    /// Inspects the wrapper, and the ownership document in it as what a filer sends.
    func inspect(submission bytes: [UInt8]) throws -> (OwnershipDocument, [Finding]) {
        let reading = try EdgarSubmission.read(xml: bytes, against: schemas)
        var findings = checks.contains(.schema) ? reading.findings : []
        var document = OwnershipDocument()
        var inner: [Finding] = []
        if let index = reading.submission.primaryIndex {
            var request = self
            request.profile = .submission
            let primary = reading.submission.documents[index]
            do {
                (document, inner) = try request.inspect(primary.content)
            } catch let error as OwnershipXMLError {
                inner = [error.finding]
            }
            inner = inner.map { $0.within(primary.documentName, number: index + 1) }.placed(in: bytes)
        }
        if checks.contains(.edgar) {
            findings +=
                reading.submission.findings(documentType: document.documentType).placed(in: bytes).byLine
        }
        return (document, findings + inner)
    }

    /// What a filer sends names no schema version: EDGAR takes the newest.
    private func isWanted(_ finding: Finding) -> Bool {
        profile == .record || finding.kind != .schemaVersionUnknown
    }
}

extension [Finding] {
    fileprivate var byLine: [Finding] { sorted { ($0.place?.line ?? 0) < ($1.place?.line ?? 0) } }
}

extension Finding {
    /// The finding in a file in which its document begins further down; `nil` where the lines were cut anew.
    fileprivate func moved(byLines offset: Int?) -> Finding {
        var finding = self
        guard let offset, var place else {
            finding.place = nil
            return finding
        }
        place.line += offset
        place.endLine += offset
        finding.place = place
        return finding
    }

    /// The finding as one of the submission that holds its document in base 64: the message says where it is in
    /// the document, the path where the document is in the submission.
    fileprivate func within(_ documentName: String, number: Int) -> Finding {
        var finding = self
        var origin = documentName
        if let place {
            origin += ":\(place.line)"
            if let column = place.column { origin += ":\(column)" }
        }
        finding.message = "\(origin): \(message)\(path.map { ", at \($0)" } ?? "")"
        finding.path = "/\(EdgarSubmission.elementName)/edgarDocument[\(number)]/documentMimeBlock"
        finding.place = nil
        return finding
    }
}
