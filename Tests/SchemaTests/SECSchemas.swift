import Foundation
import TestSupport

@testable import OwnershipXML

/// The SEC's own schemas, which lie in the specification's folder beside the corpus.
enum SECSchemas {
    private static let folder = Corpus.folder?.deletingLastPathComponent().appending(path: "spec")

    static var areThere: Bool {
        folder.map { FileManager.default.fileExists(atPath: $0.path(percentEncoded: false) + "/xsd-v5.5") }
            ?? false
    }

    /// Whether the SEC's own file for `kind` is there, rather than one that follows from its others.
    static func isPublished(_ kind: DocumentKind) -> Bool {
        kind.splitsStatesAndCountries || (kind.form == 4 && !kind.hasTradingPlanBox)
    }

    /// The SEC's schema for `kind`.
    ///
    /// Where the SEC's file is not there, it is made of those that are: before v5.5 the parts that all forms
    /// share were those of X0306, and before X0407 there was no `aff10b5One`.
    static func schema(for kind: DocumentKind) throws -> CompiledSchema? {
        let name = "ownership\(kind.form)\(kind.isAmendment ? "A" : "")Document.xsd.xml"
        let common = "ownershipDocumentCommon.xsd.xml"
        var root = try text(of: kind.form == 4 && !kind.hasTradingPlanBox ? "X0306" : "v5.5", name)
        if !kind.hasTradingPlanBox {
            root = root.split(separator: "\n").filter { !$0.contains("aff10b5One") }.joined(separator: "\n")
        }
        let shared = try text(of: kind.splitsStatesAndCountries ? "v5.5" : "X0306", common)
        let set = try SchemaSet(files: [name: Array(root.utf8), common: Array(shared.utf8)])
        return try set.schema(documentType: kind.documentType, version: kind.version)
    }

    /// The SEC's schema of the wrapper.
    static var submission: CompiledSchema {
        get throws {
            let name = "edgarSubmission.xsd.xml"
            let source = SchemaSource(files: [name: Array(try text(of: "v5.5", name).utf8)])
            var parts: [String: SchemaTree] = [:]
            return try CompiledSchema(compiling: name, of: source, keeping: &parts)
        }
    }

    private static func text(of version: String, _ name: String) throws -> String {
        let file = folder!.appending(path: "xsd-\(version)").appending(path: name)
        return String(decoding: try Data(contentsOf: file), as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
