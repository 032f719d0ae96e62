import Foundation
import OwnershipModel
import OwnershipXML
import TestSupport
import Testing

@Suite("What goes round comes back")
struct RoundTripTests {
    static let contents = [
        "<remarks/>", "<remarks></remarks>", "<remarks>  </remarks>", "<remarks>\n\t </remarks>",
        "<remarks>a\tb\nc</remarks>", "<remarks>a&#13;&#10;b</remarks>",
        "<remarks>&lt;b&gt; &amp;amp; \" '</remarks>",
        "<remarks>naïve – “quoted” 東京 \u{1F4C8} \u{85}\u{2028}</remarks>",
        "<remarks><![CDATA[  a]]>  </remarks>",
        "<remarks>  <![CDATA[]]></remarks>", "<footnotes/>", "<footnotes> </footnotes>",
        "<nonDerivativeTable>\n</nonDerivativeTable>", "<issuer> <issuerCik/> </issuer>",
        "<footnotes><footnote id=\"F1\">  a\n  b </footnote><footnote id='F2'/></footnotes>",
        "<footnotes><footnote id=''>a</footnote></footnotes>",
        "<footnotes><footnote id='&quot;&lt;&amp;&#10;'>a</footnote></footnotes>",
        "<reportingOwner><reportingOwnerRelationship><isOther>0</isOther></reportingOwnerRelationship></reportingOwner>",
        "<ownerSignature/><ownerSignature></ownerSignature>",
    ]

    @Test("Every form of content comes back", arguments: contents)
    func kept(_ content: String) throws {
        let bytes = Array(Sample.document(content).utf8)
        let trip = try RoundTrip(of: bytes)
        #expect(trip.difference == nil)
        #expect(trip.findings.isEmpty)
        #expect(try isCanonicallyIdentical(bytes))
    }

    @Test("White space between elements is nothing")
    func indentation() throws {
        let flat = Sample.form4.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined()
        #expect(try RoundTrip(of: Array(flat.utf8)).difference == nil)
    }

    @Test("The first difference has its path and both values")
    func firstDifference() throws {
        let text = Sample.form4.replacingFirst(
            "<value>35250</value>", with: "<value>35250<!-- sic --></value>")
        let difference = try #require(try RoundTrip(of: Array(text.utf8)).difference)
        #expect(
            difference.path
                == "/ownershipDocument/nonDerivativeTable/nonDerivativeTransaction[1]/postTransactionAmounts"
                + "/sharesOwnedFollowingTransaction/value")
        #expect(difference.original == "<!-- sic -->")
        #expect(difference.written == nil)
        #expect(difference.line == 85)
    }

    @Test("The walk in step comes to the verdict of canonical XML", arguments: 1...400)
    func agreesWithCanonicalForm(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var text = Sample.form4
        for _ in 0...Int.random(in: 0...2, using: &random) { text = mutated(text, using: &random) }
        let bytes = Array(text.utf8)
        guard let trip = try? RoundTrip(of: bytes) else { return }
        let isIdentical = try isCanonicallyIdentical(bytes)
        #expect((trip.difference == nil) == isIdentical)
        #expect(isIdentical || !trip.findings.isEmpty)
    }

    /// The document with a piece of markup put in, taken out or doubled.
    private func mutated(_ text: String, using random: inout SeededGenerator) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var result = lines
        let line = Int.random(in: 2..<(lines.count - 2), using: &random)
        let insertions = [
            "<!-- a -->", "<?a b?>", "words", "<x/>", "<x>a</x>", "  ", "<![CDATA[ ]]>", "&#13;",
            "<remarks>a</remarks>",
            "<footnoteId id=\"F9\"/>", "<value>1</value>", "<issuer xmlns=\"\"/>", "<a:b xmlns:a='urn:a'/>",
        ]
        switch Int.random(in: 0...4, using: &random) {
        case 0: result[line] = insertions.randomElement(using: &random)! + lines[line]
        case 1: result[line] += insertions.randomElement(using: &random)!
        case 2:
            result[line] = lines[line].replacingFirst(
                ">", with: ">" + insertions.randomElement(using: &random)!)
        case 3: result.remove(at: line)
        default: result.insert(lines[line], at: line)
        }
        return result.joined(separator: "\n")
    }

    @Test("Every real filing comes back identical, by canonical XML too", .enabled(if: Corpus.isThere))
    func corpus() throws {
        for file in Corpus.filings {
            let bytes = [UInt8](try Data(contentsOf: file))
            let trip = try RoundTrip(of: bytes)
            #expect(trip.difference == nil, "\(file.lastPathComponent)")
            #expect(trip.findings.isEmpty, "\(file.lastPathComponent)")
            #expect(try isCanonicallyIdentical(bytes), "\(file.lastPathComponent)")
        }
    }
}
