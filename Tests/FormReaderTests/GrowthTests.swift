import FormReader
import FormText
import Testing

@Suite("Reading takes time in proportion with the text", .serialized)
struct GrowthTests {
    /// A form of so many rows and notes, each row with a note of its own sort.
    private func form(_ count: Int) -> [UInt8] {
        let form = TextForm { form in
            form.rowsOne = Array(
                repeating: "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5(1)\t1,500\tD", count: count)
            form.notes += (1...count).map { "\($0 % 99 + 1). A note of some words, which go on for a while." }
        }
        return Array(form.text.utf8)
    }

    @Test("Ten times the rows and notes take no more than twenty times the time")
    func rows() throws {
        let (short, long) = try (leastTime(of: form(40)), leastTime(of: form(400)))
        #expect(long < short * 20)
    }

    @Test("Ten times the words of one line take no more than twenty times the time")
    func words() throws {
        func form(_ count: Int) -> [UInt8] {
            let words = Array(repeating: "transaction of 500 shares (1) on 03/11/2019", count: count)
            return Array(TextForm { $0.notes += ["1. \(words.joined(separator: " "))"] }.text.utf8)
        }
        let (short, long) = try (leastTime(of: form(500)), leastTime(of: form(5000)))
        #expect(long < short * 20)
    }

    /// The least of several times, which is the work's own: whatever else the machine does only adds to it.
    private func leastTime(of bytes: [UInt8]) throws -> Duration {
        let clock = ContinuousClock()
        return try (0..<5).map { _ in try clock.measure { _ = try FormReader.read(Page(bytes: bytes)) } }
            .min()!
    }
}
