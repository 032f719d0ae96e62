import FormReader
import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@Suite("The case of letters")
struct LetterCaseTests {
    private static let form = TextForm {
        $0.rowsOne = [
            "Common Stock\t03/11/2019\t\tS\tL\t500\tD\t$12.5(1)\t1,500\tD",
            "Common Stock\t03/11/2019\t\tL\t\t500\tA\t$12.5\t2,000\tI\tBy Trust",
        ]
        $0.rowsTwo = [
            "Equity Swap\t$1\t03/11/2019\t\tJ/K\t\t\t500\t\t\tCommon Stock\t500\t$0\t0\tD"
        ]
        $0.notes = ["Explanation of Responses:", "1. The price ranged from $12.4 to $12.6."]
    }

    private func read(_ text: String) throws -> Reading {
        var options = ReadingOptions()
        (options.issuerCik, options.rptOwnerCiks) = ("9100001", ["9200001"])
        return try FormReaderTests.read(text, options: options)
    }

    private func values(_ reading: Reading) -> [String] {
        reading.fields.map { "\($0.xpath) \($0.value.lowercased())" }
    }

    @Test("A text in small letters says what it says in others, and nothing of it is a doubt")
    func small() throws {
        let reading = try read(Self.form.text.lowercased())
        #expect(try values(reading) == values(read(Self.form.text)))
        #expect(reading.findings.count == (try read(Self.form.text).findings.count))
    }

    @Test("Codes are capitals, and values have the letters of the text")
    func valuesOfSmall() throws {
        let reading = try read(Self.form.text.lowercased())
        #expect(reading.value("nonDerivativeTransaction[1]/transactionCoding/transactionCode") == "S")
        #expect(reading.value("nonDerivativeTransaction[1]/transactionTimeliness/value") == "L")
        #expect(reading.value("nonDerivativeTransaction[2]/transactionCoding/transactionCode") == "L")
        #expect(reading.value("derivativeTransaction[1]/transactionCoding/equitySwapInvolved") == "1")
        #expect(reading.value("issuerName") == "harrowgate corp")
        #expect(reading.value("rptOwnerName") == "lindqvist marta e")
        let note = reading.fields.first { $0.xpath.contains("footnotes/footnote") }
        #expect(note?.value == "the price ranged from $12.4 to $12.6.")
        let place = try #require(reading.fields.first { $0.xpath.hasSuffix("issuerName") })
        #expect(place.ranges.map(reading.page.sourceString) == ["harrowgate corp"])
    }

    @Test("A text in capitals says what it says in others")
    func capitals() throws {
        let reading = try read(Self.form.text.uppercased())
        #expect(try values(reading) == values(read(Self.form.text)))
    }

    @Test("Among the digits of a text in capitals an L is a one, as a small one is elsewhere")
    func capitalL() throws {
        let text = Self.form.text.replacing("03/11/2019\t\tS", with: "03/1l/2019\t\tS")
        let path = "nonDerivativeTransaction[1]/transactionDate/value"
        #expect(try read(text).value(path) == "2019-03-11")
        let reading = try read(text.uppercased())
        #expect(reading.value(path) == "2019-03-11")
        #expect(!reading.paths(.dateRepaired).isEmpty)
    }

    @Test("A submission in small letters is one, and its header says whose it is")
    func submission() throws {
        let text = try String(contentsOf: Fixtures.form("submission-form4-marked.txt"), encoding: .utf8)
        #expect(try values(FormReaderTests.read(text.lowercased())) == values(FormReaderTests.read(text)))
    }
}
