import OwnershipModel
import Testing

@Suite("Values keep their letters and know what they mean")
struct ValueTests {
    @Test(
        "A decimal is exact to four places, or nothing",
        arguments: [
            ("4.1", 41_000), (".5", 5_000), ("10000.0000", 100_000_000), ("0", 0), ("5.", 50_000),
            ("999999999999.9999", 9_999_999_999_999_999), ("1.00000", 10_000),
        ] as [(String, Int)])
    func decimal(_ lexical: String, _ tenThousandths: Int) {
        #expect(DecimalNumber(lexical: lexical).tenThousandths == tenThousandths)
    }

    @Test(
        "What is not a plain decimal has no amount",
        arguments: ["", ".", "-1", "+1", "1,000", "$5", "1.2.3", "0.00001", "1000000000000"])
    func notDecimal(_ lexical: String) {
        #expect(DecimalNumber(lexical: lexical).tenThousandths == nil)
    }

    @Test("A date is a day that exists")
    func date() {
        #expect(CalendarDate(year: 2013, month: 5, day: 15)?.lexical == "2013-05-15")
        #expect(CalendarDate(year: 2013, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2012, month: 2, day: 29)?.lexical == "2012-02-29")
        #expect(CalendarDate(lexical: "2024-07-19-05:00").components?.day == 19)
        #expect(CalendarDate(lexical: "2024-13-19").components == nil)
    }

    @Test("Words and digits of a flag mean the same and stay apart")
    func flag() {
        #expect(Flag(lexical: "true").means("1"))
        #expect(Flag(lexical: "true") != "1")
        #expect(!Flag(lexical: "true").means("0"))
        #expect(Flag(lexical: "yes").isTrue == nil)
    }
}
