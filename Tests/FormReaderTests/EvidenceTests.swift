import Foundation
import Section16
import TestSupport
import Testing

@testable import FormText

@Suite("Every letter of a text is accounted for, and every field knows its place")
struct EvidenceTests {
    // MARK: Of a page

    @Test(
        "Values, furniture and what is unclaimed are the whole page, and no two overlap",
        arguments: Fixtures.forms)
    func parts(form: String) throws {
        try expectWhole(read(Fixtures.form(form)))
    }

    @Test("What is in a text and not on its page is markup", arguments: Fixtures.forms)
    func markup(form: String) throws {
        try expectOnlyMarkupIsGone(read(Fixtures.form(form)))
    }

    @Test("Every field of the document has its evidence", arguments: Fixtures.forms)
    func fields(form: String) throws {
        try expectEvidence(read(Fixtures.form(form)))
    }

    // MARK: Of what is no form's

    @Test("A number among the words of a heading is unclaimed, and a law's is not")
    func numberInHeading() throws {
        let form = TextForm { $0.headingOne[2] = "Code\tV\tAmount\t(A) or ⟦12,345⟧ (D)\tPrice" }
        try form.expectFindings("unclaimed-text")
        #expect(try form.reading().unclaimedTexts == ["12,345"])
    }

    @Test("A tick that is no box's is unclaimed, an empty box is not")
    func lonelyTick() throws {
        let form = TextForm { $0.foot += ["[ ]", "⟦[X]⟧"] }
        try form.expectFindings("unclaimed-text")
    }

    // MARK: Of real filings

    private static let kinds = Corpus.folders(in: "text").map { "text/\($0)" } + ["ascii"]
    /// What is read without a fault leaves nothing over.
    private static let clean = Set(
        ["tabs", "html", "markdown", "w3m", "html2text", "spechtml", "speclynx"].map { "text/\($0)" })

    @Test("Real filings in every layout are accounted for", .enabled(if: Corpus.isThere), arguments: kinds)
    func filings(kind: String) throws {
        for file in Corpus.files(in: kind) {
            let path = Corpus.folder!.appending(path: "\(kind)/\(file)")
            // What recognition leaves of a page may be no form at all.
            guard let reading = try? read(path) else { continue }
            try expectWhole(reading)
            try expectOnlyMarkupIsGone(reading)
            try expectEvidence(reading)
            if Self.clean.contains(kind) { #expect(reading.unclaimedTexts == [], "\(file)") }
        }
    }

    // MARK: What is promised

    private func expectWhole(_ reading: Reading) throws {
        let text = reading.page.text
        var owners = [UInt8](repeating: 0, count: text.count)
        for (owner, ranges) in [(1, reading.values), (2, reading.furniture), (3, reading.unclaimed)] {
            #expect(ranges.map(\.lowerBound) == ranges.map(\.lowerBound).sorted())
            for index in ranges.joined() {
                #expect(owners[index] == 0)
                owners[index] = UInt8(owner)
            }
        }
        // Between the cells stand only the signs that part them.
        let markup = Set("|-:_=*#".utf8)
        // A submission's header stands behind the page, and is its own evidence.
        let end = reading.page.cells.map(\.range.upperBound).max() ?? 0
        let lost = text.indices[..<end].filter {
            owners[$0] == 0 && !isSpace(text[$0]) && !markup.contains(text[$0])
        }
        #expect(lost == [], "\(String(decoding: lost.map { text[$0] }, as: UTF8.self))")
        // Behind them stand the headers and footers of its pages.
        #expect(reading.page.margins.joined().allSatisfy { owners[$0] == 2 })
    }

    private func expectOnlyMarkupIsGone(_ reading: Reading) throws {
        let page = reading.page
        let source = page.source.bytes
        var isKept = [Bool](repeating: false, count: source.count)
        for index in (page.cells.map(\.range) + page.margins).joined() {
            isKept[page.origins.source(of: index)] = true
        }
        let visible = Markup.visible(source, isHTML: page.layout == .html)
        for copy in Markup.copies(in: source) {
            for (index, original) in zip(copy.copy, copy.original) where isKept[original] {
                isKept[index] = true
            }
        }
        let lost = Markup.body(of: source).filter {
            visible[$0] && !isKept[$0] && (isLetter(source[$0]) || isDigit(source[$0]))
        }
        #expect(lost == [], "\(String(decoding: lost.map { source[$0] }, as: UTF8.self))")
    }

    private func expectEvidence(_ reading: Reading) throws {
        let evidence = Dictionary(grouping: reading.fields) { field in
            field.xpath.hasSuffix("/") ? String(field.xpath.dropLast()) : field.xpath
        }
        for field in reading.document.fields where field.path != "/ownershipDocument/schemaVersion" {
            #expect(evidence[field.path]?.map(\.value) == [field.value], "\(field.path)")
        }
        for field in reading.fields {
            // What the schema demands though the form has nothing in its box is empty, and stands nowhere.
            #expect(field.range != nil || field.value.isEmpty, "\(field.xpath) stands nowhere")
            if let range = field.range { #expect(!reading.page.sourceString(range).isEmpty) }
        }
    }
}

extension Reading {
    fileprivate var unclaimedTexts: [String] { unclaimed.map(page.string) }
}

/// Which bytes of a text its reader sees, told without the reader's help.
private enum Markup {
    /// The text of a submission's form, whose header and wrapper are no page's; else all of a text.
    static func body(of source: [UInt8]) -> Range<Int> {
        guard let start = end(of: "<TEXT>", in: source[...]), let end = end(of: "</TEXT>", in: source[...])
        else { return source.indices }
        return start + 6..<end
    }

    /// The cells of pipes in which a converter wrote again what stands in a cell before, each with that one.
    static func copies(in source: [UInt8]) -> [(copy: Range<Int>, original: Range<Int>)] {
        guard end(of: "|Col2|", in: source[...]) != nil else { return [] }
        var originals: [ArraySlice<UInt8>: Range<Int>] = [:]
        var copies: [(copy: Range<Int>, original: Range<Int>)] = []
        for cell in source.split(whereSeparator: { $0 == UInt8(ascii: "|") || $0 == 0x0A }) {
            if let original = originals[cell] {
                copies.append((cell.indices, original))
            } else {
                originals[cell] = cell.indices
            }
        }
        return copies
    }

    static func visible(_ source: [UInt8], isHTML: Bool) -> [Bool] {
        var visible = [Bool](repeating: true, count: source.count)
        var index = 0
        func hide(through end: Int) {
            for hidden in index..<min(end + 1, source.count) { visible[hidden] = false }
            index = end
        }
        while index < source.count {
            defer { index += 1 }
            switch source[index] {
            case UInt8(ascii: "<") where isHTML:
                let rest = source[index...]
                let invisible = ["<style", "<script", "<title", "<!--"].first { rest.starts(with: $0.utf8) }
                let close = invisible.map { $0 == "<!--" ? "-->" : "</" + $0.dropFirst() }
                let start = close.flatMap { end(of: $0, in: rest) } ?? index
                if let end = source[start...].firstIndex(of: UInt8(ascii: ">")) { hide(through: end) }
            case UInt8(ascii: "<"):
                if let tag = [
                    "<br>", "<sup>", "</sup>", "<u>", "</u>", "<TABLE>", "</TABLE>", "<CAPTION>", "<S>",
                    "<C>", "<PAGE>",
                ].first(where: { source[index...].starts(with: $0.utf8) }) {
                    hide(through: index + tag.utf8.count - 1)
                }
            case UInt8(ascii: "|") where source[(index + 1)...].starts(with: "Col".utf8):
                // The name of a column that has none: `|Col2|`.
                let end = source[(index + 4)...].prefix(while: isDigit).endIndex
                if source[end...].first == UInt8(ascii: "|") { hide(through: end - 1) }
            case UInt8(ascii: "]")
            where !isHTML
                && (source[index...].starts(with: "](/".utf8) || source[index...].starts(with: "](#".utf8)):
                if let end = source[index...].firstIndex(of: UInt8(ascii: ")")) { hide(through: end) }
            case UInt8(ascii: "&"):
                let name = source[(index + 1)...].prefix(12)
                if let end = name.firstIndex(of: UInt8(ascii: ";")) { hide(through: end) }
            case UInt8(ascii: "\\"):
                let name = source[(index + 1)...].prefix(while: isLetter)
                if source[name.endIndex...].first == UInt8(ascii: "{") { hide(through: name.endIndex - 1) }
            default: break
            }
        }
        return visible
    }

    /// Where `mark` starts in a text.
    private static func end(of mark: String, in text: ArraySlice<UInt8>) -> Int? {
        text.indices.first { text[$0...].starts(with: mark.utf8) }
    }
}
