import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import OwnershipXML

@Suite("The schemas come to the SEC's verdicts")
struct SchemaAgreementTests {
    /// What two schemas say of the same documents.
    private struct Verdicts {
        var valid = 0
        var invalid = 0
        var disagreements: [String] = []
    }

    @Test(
        "On every mutant of a document with every element",
        .enabled(if: SECSchemas.areThere), arguments: DocumentKind.ofEachSchema)
    func mutants(of kind: DocumentKind) throws {
        let ours = try #require(
            try SchemaSet.embedded.schema(documentType: kind.documentType, version: kind.version))
        let theirs = try #require(try SECSchemas.schema(for: kind))
        let document = MarkedDocument(withEveryElementOf: kind)
        var generator = SeededGenerator(seed: 345)
        let count = SECSchemas.isPublished(kind) ? 3_500 : 1_000
        var verdicts = Verdicts()
        for mutant in document.mutants(count, using: &generator) {
            // A mutant may cut off the root; what is not XML is not for a schema to judge.
            guard let tree = try? Tree(parsing: document.text(with: mutant.edits)),
                let again = try? Tree(parsing: document.text(with: mutant.edits))
            else { continue }
            let isValid = theirs.violations(of: tree).isEmpty
            verdicts.valid += isValid ? 1 : 0
            verdicts.invalid += isValid ? 0 : 1
            if ours.violations(of: again).isEmpty != isValid {
                verdicts.disagreements.append("\(isValid ? "valid" : "not valid") to the SEC: \(mutant.what)")
            }
        }
        #expect(verdicts.disagreements == [])
        #expect(verdicts.valid + verdicts.invalid >= count * 6 / 7)
        #expect(verdicts.valid > count / 10)
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
