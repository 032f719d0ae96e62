import FormText
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

@Suite("What is in doubt of a table in reading order")
struct ReadingOrderDoubtTests {
    private func footnotes(_ leaf: String, _ reading: Reading) -> [String] {
        reading.fields.filter { $0.xpath.contains("\(leaf)/footnoteId") }.map(\.value)
    }

    @Test(
        "A reference that may be either cell's is that from which another row refers to the same note",
        arguments: [
            ("300", "$9.6(1)", "transactionPricePerShare"), ("300(1)", "$9.6", "transactionShares"),
        ])
    func referenceElsewhere(shares: String, price: String, leaf: String) throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | S | 400 | D | (1) | $9.5 | 1,600 | D | \
                Common Stock | 03/12/2024 | S | \(shares) | D | \(price) | 1,300 | D
                """)
        #expect(footnotes(leaf, reading) == ["F1", "F1"])
        let others = ["transactionPricePerShare", "transactionShares"].filter { $0 != leaf }
        for other in others {
            #expect(!reading.paths(.cellUnclear).contains { $0.contains(other) })
        }
    }

    @Test("A title's note that stands behind a heading is in doubt, though its row is in order")
    func noteBehindHeading() throws {
        let row = "03/11/2024 | S | 400 | D | $9.5 | 1,600 | D"
        let plain = try readInOrder(tableOne: "Common Stock | (1) | \(row)")
        let behind = try readInOrder(
            tableOne: "Common Stock | 2A. Deemed Execution / Date, if any | (1) | \(row)")
        for (reading, isInDoubt) in [(plain, false), (behind, true)] {
            #expect(footnotes("securityTitle", reading) == ["F1"])
            #expect(
                reading.paths(.cellUnclear).contains { $0.hasSuffix("securityTitle/value") } == isInDoubt)
        }
    }

    @Test("A holding before a transaction leaves both in doubt where their cells stand in one another")
    func holdingBeforeTransaction() throws {
        let reading = try readInOrder(
            tableOne: "Common Stock | Common Stock | 900 | 03/11/2024 | D | S | 40 | D | $9.5 | 700 | D")
        for row in ["nonDerivativeHolding[1]", "nonDerivativeTransaction[1]"] {
            #expect(reading.paths(.cellUnclear).contains { $0.contains("\(row)/securityTitle") })
        }
    }

    @Test(
        "A number against the order of its column is no doubt where that of the underlying securities is the same, and no other row's",
        arguments: [("3,750", []), ("5,000", [1, 2])])
    func confirmedAgainstOrder(second: String, doubtful: [Int]) throws {
        let reading = try readInOrder(
            tableTwo: """
                Stock Units | (1) | 03/11/2024 | M | Stock Units | (1) | 03/11/2024 | A | \
                (2) | (3) | Common / Stock | \(second) | $0 | 6,000 | D | \
                5,000 | (2) | (3) | Common / Stock | 5,000 | $0 | 5,000 | D | 3,750
                """)
        for row in 1...2 {
            let isInDoubt = reading.paths(.cellUnclear).contains {
                $0.hasSuffix("derivativeTransaction[\(row)]/transactionAmounts/transactionShares/value")
            }
            #expect(isInDoubt == doubtful.contains(row))
        }
    }

    @Test("Transactions stand in the order of their dates where nothing else tells which date is whose")
    func datesInOrder() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | Common Stock | 03/11/2024 / 03/12/2024 | S / S | 40 / 50 | D / D | $9.5 / $9.6 | \
                60 / 10 | D / D
                """)
        let dates = reading.fields.filter { $0.xpath.hasSuffix("/transactionDate/value") }.map(\.value)
        #expect(dates == ["2024-03-11", "2024-03-12"])
    }
}
