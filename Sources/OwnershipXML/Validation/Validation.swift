internal import CLibxml2
public import OwnershipModel

/// A document read from XML and held against its schema.
public struct Validation: Sendable {
    public var document: OwnershipDocument
    /// What reading and the schema have to say, by line.
    public var findings: [Finding]
}

/// The type and the version that a document is held against; what is `nil` the document says.
public struct Edition: Sendable, Hashable {
    /// `4/A`.
    public var documentType: String?
    /// `X0508`.
    public var version: String?
    /// Whether a document that names no version is held against the newest, as EDGAR holds what a filer sends, and
    /// not against the one in force when it was signed.
    public var isNewest = false

    public init(documentType: String? = nil, version: String? = nil) {
        self.documentType = documentType
        self.version = version
    }

    /// The schema version to hold a document against.
    public func version(for document: OwnershipDocument) -> String {
        if let version { return version }
        guard isNewest, !document.namesKnownVersion else { return document.versionToHoldAgainst }
        return SchemaVersion.newest(for: documentType ?? document.documentType ?? "")
    }
}

extension OwnershipDocument {
    /// Reads an `ownershipDocument` and holds it against the schema of its own type and version.
    /// - Parameter edition: the type and version to hold it against, where they are not its own.
    /// - Throws: ``OwnershipXMLError`` where the bytes cannot be read, ``SchemaError`` where `schemas` cannot
    ///   be used.
    public static func validate(
        xml bytes: [UInt8], as edition: Edition = Edition(), against schemas: SchemaSet = .embedded
    ) throws -> Validation {
        let tree = try Tree(parsing: bytes)
        let reading = try tree.read()
        let violations = try schemas.findings(for: tree, of: reading.document, as: edition)
        let findings = merged(reading: reading.findings, violations: violations)
        return Validation(document: reading.document, findings: findings.placed(in: bytes))
    }

    /// Holds the document against the schema of its own type and version. The findings have no lines.
    /// - Throws: ``OwnershipXMLError`` where a value has a character that XML forbids, ``SchemaError`` where
    ///   `schemas` cannot be used.
    public func validate(against schemas: SchemaSet = .embedded) throws -> [Finding] {
        let edition = Edition()
        if namesKnownVersion,
            try schemas.schema(documentType: documentType ?? "", version: edition.version(for: self))?
                .accepts(self)
                == true
        {
            return []
        }
        return try schemas.findings(for: Tree(parsing: xml()), of: self, as: edition).map {
            var finding = $0
            finding.place = nil
            return finding
        }
    }

    /// What ``xml()`` and ``validate(against:)`` give.
    public func validatedXML(
        against schemas: SchemaSet = .embedded
    ) throws -> (xml: [UInt8], findings: [Finding]) {
        (try xml(), try validate(against: schemas))
    }

    /// Both lists in the document's order; where both speak of the same place, the schema's words stand.
    private static func merged(reading: [Finding], violations: [Finding]) -> [Finding] {
        guard !reading.isEmpty else { return violations }
        let own = reading.filter { finding in
            !violations.contains {
                $0.path == finding.path
                    && ($0.place?.line == finding.place?.line || finding.kind == .strayText)
            }
        }
        return (own + violations).sorted { ($0.place?.line ?? 0) < ($1.place?.line ?? 0) }
    }
}

extension SchemaSet {
    /// Chooses the schema by the document's type and version, and validates.
    fileprivate func findings(
        for tree: borrowing Tree, of document: OwnershipDocument, as edition: Edition
    ) throws(SchemaError) -> [Finding] {
        let root = "/\(OwnershipDocument.elementName)"
        let documentType = edition.documentType ?? document.documentType ?? ""
        let version = edition.version(for: document)
        var findings: [Finding] = []
        if edition.version == nil, !document.namesKnownVersion {
            let said =
                document.schemaVersion.map { "the schema version '\($0)' is not known" }
                ?? "there is no schemaVersion"
            findings.append(
                Finding(
                    .schemaVersionUnknown, "\(said); the schema is that of \(version)",
                    path: "\(root)/schemaVersion"))
        }
        guard let schema = try schema(documentType: documentType, version: version) else {
            findings.append(
                Finding(
                    .schemaMissing,
                    documentType.isEmpty
                        ? "the document does not say which form it is; documentType must be 3, 3/A, 4, 4/A, 5 or 5/A"
                        : "there is no schema for the document type '\(documentType)'",
                    path: "\(root)/documentType", place: tree.root?.place))
            return findings
        }
        return findings + schema.violations(of: tree)
    }
}
