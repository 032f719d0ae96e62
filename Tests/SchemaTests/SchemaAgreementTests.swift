import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import OwnershipXML

@Suite("The schemas come to the SEC's verdicts")
struct SchemaAgreementTests {
    @Test(
        "On every mutant of a document with every element",
        .enabled(if: SECSchemas.areThere), arguments: DocumentKind.ofEachSchema)
    func mutants(of kind: DocumentKind) throws {
        let document = MarkedDocument(withEveryElementOf: kind)
        var generator = SeededGenerator(seed: 345)
        var mutants = document.randomMutants(1_000, using: &generator)
        let isPublished = SECSchemas.isPublished(kind)
        if isPublished { mutants += document.systematicMutants }
        let verdicts = try Verdicts(
            on: mutants.map { ($0.what, document.text(with: $0.edits)) },
            theirs: #require(try SECSchemas.schema(for: kind)),
            ours: #require(
                try SchemaSet.embedded.schema(documentType: kind.documentType, version: kind.version)))
        #expect(verdicts.disagreements == [])
        #expect(verdicts.valid + verdicts.invalid >= (isPublished ? 3_000 : 900))
        #expect(verdicts.valid >= 200)
    }

    @Test("On every mutant of a submission's wrapper", .enabled(if: SECSchemas.areThere))
    func submission() throws {
        let document = MarkedDocument.submission
        var generator = SeededGenerator(seed: 345)
        let mutants = document.systematicMutants + document.randomMutants(500, using: &generator)
        let verdicts = try Verdicts(
            on: mutants.map { ($0.what, document.text(with: $0.edits)) },
            theirs: SECSchemas.submission,
            ours: #require(try SchemaSet(files: embeddedFiles).submissionSchema()))
        #expect(verdicts.disagreements == [])
        #expect(verdicts.valid >= 100 && verdicts.invalid >= 100)
    }

    @Test("Every real filing is valid", .enabled(if: Corpus.isThere))
    func filings() throws {
        var invalid: [String] = []
        for filing in Corpus.filings {
            let validation = try OwnershipDocument.validate(xml: [UInt8](Data(contentsOf: filing)))
            if let finding = validation.findings.first {
                invalid.append("\(filing.lastPathComponent): \(finding.message)")
            }
        }
        #expect(invalid == [])
    }
}

/// What two schemas say of the same documents.
private struct Verdicts {
    var valid = 0
    var invalid = 0
    /// Each document on which they differ.
    var disagreements: [String] = []

    /// Documents that are not XML are not for a schema to judge.
    init(on documents: [(what: String, xml: [UInt8])], theirs: CompiledSchema, ours: CompiledSchema) {
        for document in documents {
            // Each has a tree of its own: validating marks a tree's ids.
            guard let tree = try? Tree(parsing: document.xml), let again = try? Tree(parsing: document.xml)
            else { continue }
            let isValid = theirs.violations(of: tree).isEmpty
            if isValid { valid += 1 } else { invalid += 1 }
            if ours.violations(of: again).isEmpty != isValid {
                disagreements.append("\(isValid ? "valid" : "not valid") to the SEC: \(document.what)")
            }
        }
    }
}
