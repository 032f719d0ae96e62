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
        // There are few amendments.
        #expect(broken >= (rule.code == "amendment-undated" ? 1 : 20), "\(broken)")
    }

    /// Twenty of them at random, as their filers would send them.
    private var sent: [OwnershipDocument] {
        var random = SeededGenerator(seed: 345)
        return Self.documents.shuffled(using: &random).prefix(20).map(\.asSubmission)
    }

    @Test("A rule of the wrapper broken around twenty of them gives its code", arguments: SubmissionBreak.all)
    func wrappers(_ rule: SubmissionBreak) throws {
        for document in sent {
            let type = try #require(document.documentType)
            var submission = SubmissionBreak.good
            submission.submissionType = type
            submission.documents[0].documentType = type
            submission.documents[0].content = try document.xml()
            #expect(submission.findings(documentType: type) == [])
            rule.apply(&submission)
            let codes = submission.findings(documentType: type).map(\.kind.code)
            #expect(Set(codes).subtracting(rule.also) == [rule.code])
        }
    }

    @Test("Bytes of twenty of them that break a rule give its code", arguments: SourceBreak.all)
    func sources(_ rule: SourceBreak) throws {
        for document in sent {
            let xml = rule.apply(String(decoding: try document.xml(), as: UTF8.self))
            let before = Filing(document, profile: .submission).findings()
            let findings = Filing(document, profile: .submission, source: Array(xml.utf8)).findings()
            #expect(findings.filter { !before.contains($0) }.map(\.kind.code) == [rule.code])
        }
    }
}
