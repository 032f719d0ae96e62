import Section16
import Testing

extension OwnershipDocument {
    /// What the schema, the rules and the doubts say of a document.
    func findings(_ profile: Profile) throws -> [Finding] {
        let violations = try validate().filter { $0.kind != .schemaVersionUnknown }
        return violations + Filing(self, profile: profile).findings()
    }
}

@Suite("EDGAR's rules and the doubts")
struct RuleTests {
    @Test("A good filing gives no finding", arguments: ["3", "3/A", "4", "4/A", "5", "5/A"])
    func good(_ documentType: String) throws {
        #expect(try GoodFilings.record(documentType).findings(.record) == [])
        #expect(try GoodFilings.submission(documentType).findings(.submission) == [])
    }

    @Test("A broken rule gives its code, at its path, and no other finding", arguments: RuleBreak.all)
    func broken(_ rule: RuleBreak) throws {
        var document = rule.good
        #expect(rule.apply(&document))
        let findings = try document.findings(rule.profile)
        let own = findings.filter { $0.kind.code == rule.code }
        #expect(own.first?.path == rule.path)
        #expect(Set(findings.map(\.kind.code)).subtracting(rule.also) == [rule.code])
    }

    @Test("Every rule has a document that breaks it")
    func coverage() {
        let broken = RuleBreak.all.map(\.code) + SubmissionBreak.all.map(\.code) + SourceBreak.all.map(\.code)
        #expect(Set(FilingRule.all.map(\.kind.code)) == Set(broken))
    }

    @Test("Codes are unique, lower case with hyphens, explained by sentences")
    func codes() {
        let codes = FilingRule.all.map(\.kind.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(FindingGuide.all.map(\.kind.code)).count == FindingGuide.all.count)
        for guide in FindingGuide.all {
            #expect(
                guide.kind.code.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
                })
            #expect(guide.kind.explanation.hasSuffix("."), "\(guide.kind.code)")
            #expect(guide.rule.map { !$0.example.isEmpty } ?? true, "\(guide.kind.code)")
            #expect(
                guide.rule.map { $0.source == .doubt || !$0.section.isEmpty } ?? true, "\(guide.kind.code)")
        }
    }

    @Test("Doubts are no errors")
    func doubts() {
        #expect(FilingRule.all.allSatisfy { $0.source == .edgar || $0.kind.severity < .error })
    }

    @Test("A rule holds for its own forms and profiles only")
    func scope() throws {
        for rule in RuleBreak.all {
            let filingRule = try #require(FilingRule.all.first { $0.kind.code == rule.code })
            var document = rule.good
            _ = rule.apply(&document)
            for profile in Profile.allCases where !filingRule.profiles.contains(profile) {
                let codes = Filing(document, profile: profile).findings().map(\.kind.code)
                #expect(!codes.contains(rule.code))
            }
            guard let other = [3, 4, 5].first(where: { !filingRule.forms.contains($0) }) else { continue }
            let codes = Filing(document, profile: rule.profile, documentType: "\(other)").findings().map(
                \.kind.code)
            #expect(!codes.contains(rule.code))
        }
    }

    @Test("A document without a type is asked only what holds for all forms")
    func unknownForm() {
        let codes = Filing(OwnershipDocument()).findings().map(\.kind.code)
        #expect(codes == [])
        var document = GoodFilings.record("4")
        document.documentType = nil
        document.reportingOwners[0].reportingOwnerId?.rptOwnerCik = "0"
        #expect(Filing(document).findings().map(\.kind.code) == ["owner-cik-invalid"])
    }

    @Test("The limits name the way out")
    func limits() throws {
        let words = [
            "too-many-owners": "10", "too-many-rows": "30", "too-many-notes": "99", "note-too-long": "1000",
        ]
        for rule in RuleBreak.all {
            guard let limit = words[rule.code] else { continue }
            var document = rule.good
            _ = rule.apply(&document)
            let message = Filing(document).findings().first { $0.kind.code == rule.code }?.message ?? ""
            #expect(message.contains(limit))
            #expect(message.contains("further filing") || message.contains("cut it over 2 footnotes"))
        }
    }

    @Test("No finding shows a CCC")
    func secret() throws {
        for rule in RuleBreak.all {
            var document = rule.good
            _ = rule.apply(&document)
            for finding in Filing(document, profile: rule.profile).findings() {
                #expect(!finding.message.contains("ab3#cd5@") && finding.text?.contains("ab3#cd5@") != true)
            }
        }
    }
}
