import FormRenderer
import Foundation
import OwnershipModel
import OwnershipXML
import TestSupport

/// The made-up filings of `Fixtures/rendered`, one for each form and edition, and how each is printed.
enum Filings {
    static let folder = Fixtures.folder.appending(path: "rendered")

    static let names: [String] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
    }()

    static func document(_ name: String) throws -> OwnershipDocument {
        try read(folder.appending(path: "\(name).xml"))
    }

    static func read(_ file: URL) throws -> OwnershipDocument {
        try OwnershipDocument.read(xml: Array(Data(contentsOf: file))).document
    }

    /// The filing as it must be printed.
    static func golden(_ name: String, _ layout: PrintedLayout) throws -> String {
        let ending = [PrintedLayout.text: "txt", .markdown: "md", .html: "html"][layout]!
        return try String(contentsOf: folder.appending(path: "\(name).\(ending)"), encoding: .utf8)
    }
}
