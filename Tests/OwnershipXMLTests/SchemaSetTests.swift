import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import OwnershipXML

@Suite("Schemas are put together from their own files only")
struct SchemaSetTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private static func files(in folder: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "xsd" || file.lastPathComponent.hasSuffix(".xsd.xml") {
            files[file.lastPathComponent] = [UInt8](try Data(contentsOf: file))
        }
        return files
    }

    @Test("The program carries every file of Schemas")
    func embedded() throws {
        #expect(try Self.files(in: Self.root.appending(path: "Schemas")) == embeddedFiles)
    }

    @Test("Every type has a schema in every era", arguments: ["3", "3/A", "4", "4/A", "5", "5/A"])
    func compiled(_ type: String) throws {
        for version in SchemaVersion.all {
            #expect(try SchemaSet.embedded.schema(documentType: type, version: version) != nil)
        }
    }

    private static let head = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">"

    @Test(
        "What cannot be used is refused with its file",
        arguments: [
            (["notes.xsd": ""], "none of the files"),
            (["form4-X0306.xsd": ""], "there is nothing in it"),
            (["form4-X0306.xsd": "<html/>"], "it is no XML schema"),
            (["form4-X0306.xsd": "\(head)<xs:include schemaLocation='a.xsd'/></xs:schema>"], "no such file"),
            (
                [
                    "form4-X0306.xsd":
                        "\(head)<xs:include schemaLocation='http://example.invalid/a.xsd'/></xs:schema>"
                ],
                "no such file"
            ),
            (["form4-X0306.xsd": "\(head)<xs:include/></xs:schema>"], "names no file"),
            (["form4-X0306.xsd": "\(head)<xs:import namespace='urn:x'/></xs:schema>"], "xs:import"),
            (["form4-X0306.xsd": "\(head)<xs:element name='a' type='b'/></xs:schema>"], "does not compile"),
            (["form4-X0306.xsd": "<!DOCTYPE a>\(head)</xs:schema>"], "DOCTYPE"),
        ] as [([String: String], String)])
    func refused(_ files: [String: String], _ words: String) {
        let error = #expect(throws: SchemaError.self) {
            try SchemaSet(files: files.mapValues { Array($0.utf8) }).schema(
                documentType: "4", version: "X0306")
        }
        #expect(error?.message.contains(words) == true)
    }

    @Test("Files may include one another in a ring")
    func ring() throws {
        let files = [
            "form4-X0306.xsd": "\(Self.head)<xs:include schemaLocation='./parts/a.xsd'/></xs:schema>",
            "a.xsd":
                "\(Self.head)<xs:include schemaLocation='form4-X0306.xsd'/><xs:element name='ownershipDocument'/></xs:schema>",
        ]
        let schemas = try SchemaSet(files: files.mapValues { Array($0.utf8) })
        let document =
            "<ownershipDocument><schemaVersion>X0306</schemaVersion><documentType>4</documentType></ownershipDocument>"
        #expect(try OwnershipDocument.validate(xml: Array(document.utf8), against: schemas).findings.isEmpty)
    }

    @Test(
        "The SEC's own files can be used", .enabled(if: Corpus.isThere),
        arguments: ["xsd-v5.5", "xsd-X0306"])
    func official(_ folder: String) throws {
        let files = try Self.files(in: #require(Corpus.folder).appending(path: "../spec/\(folder)"))
        let schemas = try SchemaSet(files: files)
        let version = folder == "xsd-v5.5" ? "X0609" : "X0306"
        let filings = try Corpus.filings.filter {
            let text = try String(contentsOf: $0, encoding: .utf8)
            return text.contains(">\(version)<") && text.contains("<documentType>4<")
        }
        #expect(!filings.isEmpty)
        for file in filings {
            let validation = try OwnershipDocument.validate(
                xml: [UInt8](Data(contentsOf: file)), against: schemas)
            #expect(validation.findings.isEmpty, "\(file.lastPathComponent)")
        }
    }
}
