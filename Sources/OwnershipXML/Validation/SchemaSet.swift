internal import OwnershipModel
private import Synchronization

/// Schemas by document type and version, each compiled when it is first needed and then shared.
public final class SchemaSet: Sendable {
    private let source: SchemaSource
    private let names: [SchemaName]
    private let known = Mutex(Known())

    /// What was made of files so far, by their names.
    private struct Known {
        var compiled: [String: CompiledSchema] = [:]
        /// The trees of included files.
        var parts: [String: SchemaTree] = [:]
    }

    /// - Parameter files: schema files by name: this project's (`form4A-X0306.xsd`) or the SEC's
    ///   (`ownership4ADocument.xsd.xml`), with the files that they include. Others are passed over.
    /// - Throws: where none of them is the schema of a form.
    public init(files: [String: [UInt8]]) throws(SchemaError) {
        source = SchemaSource(files: files)
        names = files.keys.compactMap(SchemaName.init).sorted()
        guard !names.isEmpty else {
            throw SchemaError(
                file: "",
                message:
                    "none of the files is a form's schema, such as form4-X0609.xsd or ownership4Document.xsd.xml"
            )
        }
    }

    /// The schema for a document: the first of its type that serves its version, or the last.
    /// - Returns: `nil` where there is none of its type.
    func schema(documentType: String, version: String) throws(SchemaError) -> CompiledSchema? {
        let ofType = names.filter { $0.documentType == documentType }
        guard let name = ofType.first(where: { $0.lastVersion >= version }) ?? ofType.last else { return nil }
        return try schema(in: name.file)
    }

    /// The schema of the wrapper in which filers send documents; `nil` where the set has none.
    func submissionSchema() throws(SchemaError) -> CompiledSchema? {
        let file = "edgarSubmission.xsd"
        return source.files[file] == nil ? nil : try schema(in: file)
    }

    private func schema(in file: String) throws(SchemaError) -> CompiledSchema {
        try known.withLock { known throws(SchemaError) in
            if let schema = known.compiled[file] { return schema }
            let schema = try CompiledSchema(compiling: file, of: source, keeping: &known.parts)
            known.compiled[file] = schema
            return schema
        }
    }
}

/// What the name of a schema's file says about the schema.
private struct SchemaName: Comparable {
    let file: String
    let documentType: String
    /// The last version the schema serves.
    let lastVersion: String

    /// Fails where the file holds only parts that others include.
    init?(_ file: String) {
        var stem = file[...]
        for ending in [".xml", ".xsd"] where stem.hasSuffix(ending) { stem = stem.dropLast(ending.count) }
        guard stem.count < file.count else { return nil }
        self.file = file
        let type: Substring
        if stem.hasPrefix("ownership"), stem.hasSuffix("Document") {
            type = stem.dropFirst("ownership".count).dropLast("Document".count)
            lastVersion = "X9999"
        } else if stem.hasPrefix("form"), let dash = stem.firstIndex(of: "-") {
            type = stem[..<dash].dropFirst("form".count)
            lastVersion = String(stem[dash...].dropFirst())
        } else {
            return nil
        }
        guard let form = type.first, ["3", "4", "5"].contains(form) else { return nil }
        switch type.dropFirst() {
        case "": documentType = "\(form)"
        case "A": documentType = "\(form)/A"
        default: return nil
        }
    }

    static func < (left: SchemaName, right: SchemaName) -> Bool {
        (left.documentType, left.lastVersion) < (right.documentType, right.lastVersion)
    }
}
