import FormText
import OwnershipModel

/// A date printed over its caption, which a program reads letter by letter from left to right: `3 0 . 7 D /2 a 5 te /2 o 0 f 1 E 1
/// arliest Transaction (Month/Day/Year)`. Without the caption's letters, in their order, the date is left.
struct InterleavedDate {
    /// Where it stands, with its caption.
    let date: LocatedDate

    private static let captions = [
        "3. Date of Earliest Transaction (Month/Day/Year)",
        "2. Date of Event Requiring Statement (Month/Day/Year)",
        "3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)",
    ].map { $0.utf8.filter { $0 != 0x20 } }

    /// `nil` where no such date stands in a line.
    init?(_ line: Range<Int>, _ context: ReaderContext) {
        let words = context.text.words(in: line)
        guard let last = words.lastIndex(where: { context.page.string($0).hasSuffix("(Month/Day/Year)") })
        else {
            return nil
        }
        for start in words[...last].indices
        where words[start].count == 1 && isDigit(context.text[words[start].lowerBound]) {
            let letters = words[start...last].flatMap { context.text[$0] }
            for caption in Self.captions {
                guard let rest = Self.rest(of: letters, without: caption),
                    let date = rest.withUnsafeBufferPointer({ DateValue.read($0, $0.indices) })
                else { continue }
                self.date = LocatedDate(date: date, range: words[start].lowerBound..<words[last].upperBound)
                return
            }
        }
        return nil
    }

    /// What is left of letters without those of a caption; `nil` where it is not all among them.
    private static func rest(of letters: [UInt8], without caption: [UInt8]) -> [UInt8]? {
        var position = 0
        var rest: [UInt8] = []
        for letter in letters {
            if position < caption.count, letter == caption[position] {
                position += 1
            } else {
                rest.append(letter)
            }
        }
        return position == caption.count ? rest : nil
    }
}
