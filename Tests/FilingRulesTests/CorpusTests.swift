import Foundation
import Section16
import TestSupport
import Testing

@Suite("Rules over real filings", .enabled(if: Corpus.isThere))
struct CorpusTests {
    private static let documents: [OwnershipDocument] = Corpus.filings.compactMap { file in
        guard let data = try? Data(contentsOf: file) else { return nil }
        return try? OwnershipDocument.read(xml: Array(data)).document
    }

    @Test("What EDGAR accepted has no error")
    func accepted() throws {
        #expect(Self.documents.count == Corpus.filings.count)
        for (file, document) in zip(Corpus.filings, Self.documents) {
            let errors = Filing(document).findings().filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(file.lastPathComponent)")
        }
    }

    @Test("A rule broken in twenty of them gives its code and no unrelated error", arguments: RuleBreak.all)
    func mutants(_ rule: RuleBreak) throws {
        let filingRule = try #require(FilingRule.all.first { $0.kind.code == rule.code })
        var random = SeededGenerator(seed: 345)
        var broken = 0
        for document in Self.documents.shuffled(using: &random) {
            guard broken < 20, let form = document.documentType?.first?.wholeNumberValue,
                filingRule.forms.contains(form)
            else { continue }
            var mutant = rule.profile == .record ? document : document.asSubmission
            let before = Set(try mutant.findings(rule.profile).map(\.kind.code))
            guard !before.contains(rule.code), rule.apply(&mutant) else { continue }
            broken += 1
            let findings = try mutant.findings(rule.profile)
            #expect(findings.contains { $0.kind.code == rule.code })
            let errors = Set(findings.filter { $0.severity == .error }.map(\.kind.code))
            #expect(
                errors.subtracting(before).subtracting(rule.also).subtracting([rule.code]).isEmpty,
                "\(document.issuer?.issuerName ?? ""), \(errors)")
        }
        // Of amendments and late annual reports there are fewer.
        #expect(broken >= (rule.code == "amendment-undated" ? 1 : 3), "\(broken)")
    }
}
