import FormText
import OwnershipModel

/// The prices between which a note says that trades were made: `at prices ranging from $211.67 to $212.65`.
///
/// The price of the row that refers to such a note is the trades' average, and lies between them.
struct PriceRanges {
    private let page: Page
    /// By the notes' numbers, in ten-thousandths; only of notes that name one range.
    private var ranges: [Int: ClosedRange<Int>] = [:]

    init(_ context: ReaderContext, _ notes: Notes) {
        page = context.page
        for note in notes.notes
        where note.text.contains(where: { context.text[$0].contains(UInt8(ascii: "$")) }) {
            let words = note.text.flatMap { context.text[$0].split(whereSeparator: isSpace) }
            if let range = Self.range(in: words) { ranges[note.number] = range }
        }
    }

    /// Puts right prices in which one digit was misread, and marks those that lie outside their note's range.
    ///
    /// - Parameter repairs: whether the page was recognised, so that a digit may be another one.
    func settle(_ rows: inout [ReadRow], repairs: Bool) {
        guard !ranges.isEmpty else { return }
        let unused = Set(ranges.keys).subtracting(rows.flatMap(\.references))
        for index in rows.indices {
            guard var cell = rows[index][.price], let number = cell.number else { continue }
            if cell.notes.isEmpty, hasRunIn(number, unused) { rows[index].isPriceOutsideRange = true }
            let ranges = cell.notes.compactMap { self.ranges[$0] }
            guard ranges.count == 1, let range = ranges.first else { continue }
            if range.contains(number.amount) {
                cell.isProven = cell.how == .repaired
                rows[index][.price] = cell
                continue
            }
            let others = number.others.filter { range.contains($0.amount) }.map(\.lexical)
            let candidates =
                others.isEmpty && repairs ? Self.substitutions(of: number.lexical, in: range) : others
            if candidates.count == 1, let value = DecimalNumber(lexical: candidates[0]).tenThousandths {
                cell.value = .number(
                    NumberValue(
                        lexical: candidates[0], amount: value, isMoney: number.isMoney,
                        isRepaired: number.isRepaired))
                cell.how = .repaired
                rows[index][.price] = cell
            } else {
                rows[index].isPriceOutsideRange = true
            }
        }
    }

    /// Whether a price ends with the number of a note that nothing refers to, and is one of the note's without it.
    private func hasRunIn(_ price: NumberValue, _ unused: Set<Int>) -> Bool {
        unused.contains { note in
            guard price.lexical.hasSuffix(String(note)), let range = ranges[note],
                !range.contains(price.amount)
            else { return false }
            let rest = price.lexical.dropLast(String(note).utf8.count)
            return DecimalNumber(lexical: String(rest)).tenThousandths.map(range.contains) == true
        }
    }

    /// The numbers in `range` that differ from `lexical` in one digit.
    private static func substitutions(of lexical: String, in range: ClosedRange<Int>) -> [String] {
        Misreading.withOneOtherDigit(lexical).filter {
            DecimalNumber(lexical: $0).tenThousandths.map(range.contains) == true
        }
    }

    /// What stands between the two ends of a range.
    private static let links: [StaticString] = ["to", "and", "-", "through"]

    /// The only range of dollars that a text names.
    private static func range(in words: [Word]) -> ClosedRange<Int>? {
        var found: [ClosedRange<Int>] = []
        for index in words.indices.dropFirst().dropLast() {
            guard let low = dollars(words[index - 1]), let high = dollars(words[index + 1]), low <= high,
                links.contains(where: words[index].isInAnyCase)
            else { continue }
            found.append(low...high)
        }
        return found.count == 1 && words.contains(where: isAboutPrices) ? found[0] : nil
    }

    private typealias Word = Slice<UnsafeBufferPointer<UInt8>>

    /// `ranging`, `(range`, `prices`.
    private static func isAboutPrices(_ word: Word) -> Bool {
        let letters = word.drop { !isLetter($0) }
        return letters.starts(with: "rang".utf8) || letters.starts(with: "price".utf8)
    }

    /// The amount of `$211.67,`.
    private static func dollars(_ word: Word) -> Int? {
        guard word.first == UInt8(ascii: "$") else { return nil }
        var digits = word.dropFirst().filter { $0 != UInt8(ascii: ",") }
        while let last = digits.last, !isDigit(last) { digits.removeLast() }
        guard digits.first.map(isDigit) == true else { return nil }
        return DecimalNumber(lexical: String(decoding: digits, as: UTF8.self)).tenThousandths
    }
}
