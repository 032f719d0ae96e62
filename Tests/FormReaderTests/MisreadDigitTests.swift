import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

@Suite("Digits that were read as others")
struct MisreadDigitTests {
    @Test("A number that one other digit would make agree is doubted, and stands as it is")
    func misreadDigits() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
            "Common Stock\t03/12/2019\t\tP\t\t200\tA\t$12.5\t⟦7,208⟧\tD",
            "Common Stock\t03/13/2019\t\tP\t\t300\tA\t$12.5\t7,500\tD",
        ])
        #expect(try owned(form.document().nonDerivativeTable!.rows[1]) == "7208")
        try form.expectFindings("digit-doubted")
    }

    @Test("A balance that a row left out explains as well is nobody's doubt")
    func omittedRows() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t7,000\tD",
            "Common Stock\t03/12/2019\t\tP\t\t200\tA\t$12.5\t9,440\tD",
        ])
        try form.expectFindings()
    }

    @Test("A date of the report that is one digit off every transaction is doubted with it")
    func misreadPeriod() throws {
        let form = TextForm {
            $0.date = ["3. Date of Earliest Transaction (Month/Day/Year) ⟦03/11/2019⟧"]
            $0.rowsOne = ["Common Stock\t⟦03/17/2019⟧\t\tP\t\t500\tA\t$12.5\t1,500\tD"]
        }
        try form.expectFindings("digit-doubted", "digit-doubted")
    }

    @Test("A balance that one other digit in each of two numbers would make hold doubts them")
    func twoDigits() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t⟦7,000⟧\tD",
            "Common Stock\t03/12/2019\t\tP\t\t⟦500⟧\tA\t$12.5\t⟦7,208⟧\tD",
            "Common Stock\t03/13/2019\t\tP\t\t⟦300⟧\tA\t$12.5\t⟦7,500⟧\tD",
            "Common Stock\t03/13/2019\t\tP\t\t50\tA\t$12.5\t7,550\tD",
        ])
        try form.expectFindings(
            "digit-doubted", "digit-doubted", "digit-doubted", "digit-doubted", "digit-doubted")
    }

    @Test(
        "A balance that fails doubts also what the balances beside it confirm: two misreadings can cancel there"
    )
    func confirmed() throws {
        func doubted(_ shares: String, _ between: String, _ next: String) throws -> Set<String> {
            let paths = try table([
                "Common Stock\t03/11/2019\t\tS\t\t500\tD\t$12.5\t75,272\tD",
                "Common Stock\t03/11/2019\t\tS\t\t5,000\tD\t$12.5\t70,272\tD",
                "Common Stock\t03/12/2019\t\tS\t\t\(shares)\tD\t$12.5\t\(between)\tD",
                "Common Stock\t03/13/2019\t\tS\t\t\(next)\tD\t$12.5\t68,000\tD",
            ]).reading().paths(.digitDoubted)
            return Set(paths)
        }
        let third = "nonDerivativeTable/nonDerivativeTransaction[3]"
        let (shares, owned) = (
            "\(third)/transactionAmounts/transactionShares/value",
            "\(third)/postTransactionAmounts/sharesOwnedFollowingTransaction/value"
        )
        #expect(try doubted("1,363", "68,909", "909").isEmpty)
        #expect(try doubted("1,373", "68,909", "909").contains(shares))
        #expect(try doubted("1,378", "68,909", "909").contains(shares))
        #expect(try doubted("1,363", "68,709", "709").isSuperset(of: [shares, owned]))
    }

    @Test("Where one digit explains a balance, two may do so as well: the amount is doubted, too")
    func oneOrTwoDigits() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tG\t\t356\tD\t$0\t9,571\tD",
            "Common Stock\t03/12/2019\t\tA\t\t⟦7,247⟧\tA\t$0\t⟦17,518⟧\tD",
        ])
        #expect(
            try Set(form.reading().paths(.digitDoubted)).isSuperset(of: [
                "nonDerivativeTable/nonDerivativeTransaction[2]/transactionAmounts/transactionShares/value",
                "nonDerivativeTable/nonDerivativeTransaction[2]/postTransactionAmounts/sharesOwnedFollowingTransaction/value",
            ]))
    }

    @Test("Fractions may be one more or less in their last decimal, as filers round, and no more")
    func rounding() throws {
        func doubts(_ owned: String, _ shares: String, _ after: String) throws -> Int {
            let form = table([
                "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12.5\t\(owned)\tD",
                "Common Stock\t03/12/2019\t\tP\t\t\(shares)\tA\t$12.5\t\(after)\tD",
            ])
            return try form.reading().paths(.digitDoubted).count
        }
        #expect(try doubts("4,373.961", "7.245", "4,381.205") == 0)
        #expect(try doubts("4,373.9612", "7.2452", "4,381.2063") == 0)
        #expect(try doubts("4,373.9612", "7.2452", "4,381.2069") > 0)
    }

    @Test("Two accounts that own the same after they acquired it, or owned the same before, keep no balance")
    func accounts() throws {
        let row = "Common Stock\t03/11/2019\t\tG\t\t377\tA\t$0\t1,073\tI\tBy child"
        try table([row, row]).expectFindings()
        let lots = [("460", "15,460"), ("230", "15,230")].map {
            "Common Stock\t03/11/2019\t\tP\t\t\($0.0)\tA\t$9\t\($0.1)\tD"
        }
        try table(lots).expectFindings()
    }

    @Test(
        "A date before the report's or after the signature's is doubted where another digit makes it one between",
        arguments: ["03/10/2019", "03/18/2019", "03/12/2016", "08/12/2019"])
    func datesOutside(_ date: String) throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t⟦\(date)⟧\t\tP\t\t10\tA\t$12.5\t1,510\tD",
        ])
        try form.expectFindings("digit-doubted")
    }

    @Test("A date that many rows have was hardly misread in each")
    func manyDates() throws {
        let form = table([
            "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
            "Common Stock\t03/10/2019\t\tP\t\t10\tA\t$12.5\t1,510\tD",
            "Common Stock\t03/10/2019\t\tP\t\t20\tA\t$12.5\t1,530\tD",
            "Common Stock\t03/10/2019\t\tP\t\t30\tA\t$12.5\t1,560\tD",
        ])
        try form.expectFindings()
    }

    /// An exercise, its half in Table II at $14.55; marks stand where the two differ.
    private func exercise(_ date: String, _ shares: String, _ price: String, _ marked: String) -> TextForm {
        func cell(_ value: String, _ other: String) -> String { value == other ? value : "⟦\(value)⟧" }
        let marks = marked.split(separator: " ").map(String.init)
        func half(_ value: String) -> String { marks.contains(value) ? "⟦\(value)⟧" : value }
        return table(
            [
                "Common Stock\t03/11/2019\t\tP\t\t100\tA\t$12\t9,000\tD",
                "Common Stock\t\(cell(date, "03/12/2019"))\t\tM\t\t\(cell(shares, "1,485"))\tA\t\(cell(price, "$14.55"))\t700\tI\tBy wife",
            ],
            [
                "Option\t\(half("$14.55"))\t\(half("03/12/2019"))\t\tM\t\t\t\(half("1,485"))\t03/11/2017\t01/01/2024\tCommon Stock\t\(half("1,485"))\t$0\t2,970\tD"
            ])
    }

    @Test(
        "The halves of an exercise that have a date, a price or a number otherwise by a digit are doubted in it",
        arguments: [
            ("03/13/2019", "1,485", "$14.55", "03/12/2019"), ("03/12/2019", "1,485", "$14.59", "$14.55"),
            ("03/12/2019", "1,485", "$1455", "$14.55"), ("03/12/2019", "1,485", "$14.551", "$14.55"),
            ("03/12/2019", "1,435", "$14.55", "1,485"),
            ("03/13/2019", "1,485", "$14.59", "03/12/2019 $14.55"),
            ("03/12/2019", "1,485", "$14.50", "$14.55"), ("03/12/2019", "1,485", "$14550", "$14.55"),
            ("03/13/2019", "1,435", "$14.59", "03/12/2019 1,485 $14.55"),
        ])
    func halves(_ date: String, _ shares: String, _ price: String, _ marked: String) throws {
        let reading = try exercise(date, shares, price, marked).reading()
        let places = MarkedText(exercise(date, shares, price, marked).text).places
        let doubted = reading.findings.filter { $0.kind == .digitDoubted }.compactMap(\.place)
        #expect(
            Set(doubted.map { "\($0.line):\($0.column ?? 0)" })
                == Set(places.map { "\($0.line):\($0.column)" }))
    }

    @Test("Halves that agree, and such as are of other exercises, are not doubted")
    func otherHalves() throws {
        try exercise("03/12/2019", "1,485", "$14.55", "").expectFindings()
        #expect(try exercise("03/12/2019", "920", "$14.55", "").reading().paths(.digitDoubted) == [])
        #expect(try exercise("03/25/2018", "1,431", "$9.12", "").reading().paths(.digitDoubted) == [])
    }

    @Test("A price is doubted that has at its end the number of a note that nothing refers to")
    func runInMarker() throws {
        func doubted(_ price: String) throws -> Int {
            let form = table(
                ["Common Stock\t03/11/2019\t\tS\t\t500\tD\t\(price)\t1,500\tD"],
                notes: ["1. Sold at prices ranging from $11.40 to $12.60 that day."])
            return try form.reading().paths(.priceOutsideRange).count
        }
        #expect(try doubted("$121") == 1)
        #expect(try doubted("$12.501") == 0)
        #expect(try doubted("$14.1") == 0)
    }
}
