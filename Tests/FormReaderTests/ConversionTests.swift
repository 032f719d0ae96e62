import OwnershipModel
import Testing

@testable import FormReader

/// Rows of Table II whose columns (A) and (D) are lost, and of which one tells which way another one goes.
@Suite("What is converted into another security of Table II")
struct ConversionTests {
    /// A row's cells in reading order.
    private func row(
        _ title: String, _ shares: String, _ underlying: String, _ underlyingShares: String, owned: String,
        code: String = "C"
    ) -> String {
        """
        \(title) | $0 | 03/11/2024 | \(code) | \(shares) | 03/11/2024 | 03/11/2034 | \(underlying) | \
        \(underlyingShares) | $0 | \(owned) | D
        """
    }

    /// The letters of the rows of Table II, and those that nothing proves.
    private func directions(_ rows: String..., tableOne: String = "") throws -> (
        letters: [String], unproven: [String]
    ) {
        let fields = try readInOrder(tableOne: tableOne, tableTwo: rows.joined(separator: " | ")).fields
            .filter { $0.xpath.contains("/derivativeTransaction") && $0.xpath.contains("AcquiredDisposed") }
        return (fields.map(\.value), fields.filter { $0.how == .inferred }.map(\.value))
    }

    @Test("It is acquired, and what becomes it disposed of", arguments: ["C", "M", "X"])
    func conversion(_ code: String) throws {
        let found = try directions(
            row("Preferred Stock", "2,000", "Class B Stock", "500", owned: "0", code: code),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,500", code: code))
        #expect(found.letters == ["D", "A"])
        #expect(found.unproven.isEmpty)
    }

    @Test("It may be acquired for all that stands right above it")
    func conversionOfSeveral() throws {
        let found = try directions(
            row("Series A Stock", "2,000", "Class B Stock", "500", owned: "0"),
            row("Series D Stock", "300", "Class B Stock", "75", owned: "0"),
            row("Class B Stock", "575", "Class A Stock", "575", owned: "7,575"))
        #expect(found.letters == ["D", "D", "A"])
        #expect(found.unproven.isEmpty)
    }

    @Test("Where it may be converted in turn, the numbers do not tell")
    func conversionInTurn() throws {
        let twice = try directions(
            row("Preferred Stock", "2,000", "Class B Stock", "500", owned: "9,000"),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,500"),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,000"))
        #expect(twice.unproven.contains("D"))
        let both = try directions(
            row("Preferred Stock", "2,000", "Class B Stock", "500", owned: "9,000"),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,500"),
            tableOne: "Class A Stock | 03/11/2024 | C | 500 | A | $0 | 500 | D")
        #expect(both.letters == ["D", "D"])
    }

    @Test("Another number of shares, another day or another code is no part of it")
    func others() throws {
        for other in [
            row("Class B Stock", "501", "Class A Stock", "501", owned: "7,500"),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,500", code: "G"),
            row("Class B Stock", "500", "Class A Stock", "500", owned: "7,500")
                .replacing("03/11/2024 | C", with: "03/12/2024 | C"),
            row("Class C Stock", "500", "Class A Stock", "500", owned: "7,500"),
        ] {
            let found = try directions(
                row("Preferred Stock", "2,000", "Class B Stock", "500", owned: "9,000"), other)
            #expect(found.unproven.count == 2)
        }
    }
}
