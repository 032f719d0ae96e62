import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

@Suite("Text that no field took")
struct LeftOverTextTests {
    /// A made-up form in printed columns with `text` below the issuer's name.
    private func read(belowIssuer text: String) throws -> Reading {
        let form = try String(contentsOf: Fixtures.form("columns-form4-plan.txt"), encoding: .utf8)
        var lines = form.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let issuer = try #require(lines.firstIndex { $0.contains("[ BRMO ]") })
        let column = try #require(lines[issuer].range(of: "Brindlemoor")).lowerBound
        let indent = lines[issuer].distance(from: lines[issuer].startIndex, to: column)
        lines.insert(String(repeating: " ", count: indent) + text, at: issuer + 1)
        return try FormReaderTests.read(lines.joined(separator: "\n"))
    }

    @Test("A value below which words are left over may lack them, and no other does")
    func nearValue() throws {
        let reading = try read(belowIssuer: "Holdings Two")
        #expect(reading.value("issuer/issuerName") == "Brindlemoor Optics Corp")
        #expect(reading.paths(.valueIncomplete) == ["issuer/issuerName"])
    }

    @Test("A stroke that is left over is no part of a value")
    func stroke() throws {
        #expect(try read(belowIssuer: "-").paths(.valueIncomplete).isEmpty)
    }
}
