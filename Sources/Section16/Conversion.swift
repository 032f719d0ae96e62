import FilingRules
public import FormReader
import FormText
public import OwnershipModel
import OwnershipXML

/// A form, whatever it came as, turned into `ownershipDocument` XML.
public struct Conversion: Sendable {
    /// What the text said; `nil` where the input was XML already.
    public let reading: Reading?
    public let document: OwnershipDocument
    /// The document as UTF-8 XML.
    public let xml: [UInt8]
    /// Everything to say: of the reading first, then of the schema, then of EDGAR's rules.
    ///
    /// Doubts about a document are not among them. The reader weighs balances, dates and directions itself, with
    /// the text before it, and names what is doubtful; what a filer wrote so is for `Inspection` to doubt.
    public let findings: [Finding]

    /// Converts a text form, or reads XML and writes it again; of a full submission, the XML that it holds.
    ///
    /// A document with errors is written all the same: what is missing is left out, and its finding says so.
    /// - Throws: ``UnreadableText``, ``NotAnOwnershipForm`` or ``OwnershipXMLError`` where nothing can be read.
    public init(of bytes: [UInt8], options: ReadingOptions = ReadingOptions(), profile: Profile = .record)
        throws
    {
        let found: [Finding]
        if let xml = Submission.ownershipXML(in: bytes) ?? (Self.isXML(bytes) ? bytes : nil) {
            let xmlReading = try OwnershipDocument.read(xml: xml)
            reading = nil
            document = xmlReading.document.inProfile(profile)
            found = xmlReading.findings
        } else {
            let reading = try FormReader.read(Page(bytes: bytes), options: options)
            self.reading = reading
            document = reading.document.inProfile(profile)
            found = reading.findings
        }
        xml = try document.xml()
        let violations = try (reading == nil ? document : document.withStandIns).validate()
        let known = found.filter { $0.severity == .error }.compactMap(\.path)
        // Where the reader warns of a field it says already what to complete, and with its place.
        let named = Set(found.filter { $0.severity > .note }.compactMap(\.path))
        let brokenRules = Self.brokenRules(in: document, profile).filter { rule in
            !named.contains(rule.path ?? "")
                && !found.contains { $0.kind == rule.kind && (rule.path ?? "").hasPrefix($0.path ?? " ") }
        }
        let new = violations.filter { !Self.isKnown($0, known) } + brokenRules
        let reading = reading
        findings = found + new.map { $0.placed(by: reading) }
    }

    /// What EDGAR's rules say. A CCC is no part of a form, and is given when the filing is sent.
    private static func brokenRules(in document: OwnershipDocument, _ profile: Profile) -> [Finding] {
        Filing(document, profile: profile).findings(of: [.edgar]).filter { $0.kind != .cccMissing }
    }

    /// Whether the bytes start as XML does, byte-order mark and white space aside.
    private static func isXML(_ bytes: [UInt8]) -> Bool {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let text = start.drop { isSpace($0) }
        return text.starts(with: "<?xml".utf8) || text.starts(with: "<ownershipDocument".utf8)
    }

    /// Whether an error of the reading already says what a violation says: an element is missing beside or below it.
    private static func isKnown(_ violation: Finding, _ paths: [String]) -> Bool {
        guard let path = violation.path, violation.text == nil else { return false }
        func parent(_ path: String) -> Substring {
            path[..<(path.utf8.lastIndex(of: UInt8(ascii: "/")) ?? path.startIndex)]
        }
        return paths.contains { known in
            known == path || parent(known) == path || parent(known) == parent(path)
                || known.hasPrefix(path + "/")
        }
    }
}

extension OwnershipDocument {
    /// The document with CIKs where it has none: a schema looks at nothing behind an element that is missing, and
    /// of these the reader has spoken already.
    fileprivate var withStandIns: OwnershipDocument {
        var document = self
        if document.issuer?.issuerCik == nil { document.issuer?.issuerCik = "1" }
        for index in document.reportingOwners.indices
        where document.reportingOwners[index].reportingOwnerId?.rptOwnerCik == nil {
            document.reportingOwners[index].reportingOwnerId?.rptOwnerCik = "1"
        }
        return document
    }
}

extension Finding {
    /// The finding with the place in the text from which its field was read.
    fileprivate func placed(by reading: Reading?) -> Finding {
        guard let reading, place == nil, let path,
            // The evidence of a note's text has an empty path below the note, and so a slash at its end.
            let range = reading.fields.first(where: { $0.xpath == path || $0.xpath == "\(path)/" })?.range
        else { return self }
        var finding = self
        finding.place = reading.page.place(of: range)
        finding.text = finding.text ?? reading.page.sourceString(range)
        return finding
    }
}
