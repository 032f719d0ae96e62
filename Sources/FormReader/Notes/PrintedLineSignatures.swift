import FormText

/// Finds the signatures where lines are those of the printed page: the first line of a name ends with its date, and
/// the lines below go on with the name.
struct PrintedLineSignatures {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    /// No line of a signature's cell is longer.
    private static let longestLine = 70

    /// - Parameter end: the line of "Signature of Reporting Person".
    func read(before end: Int) -> (signatures: [Signature], lines: Set<Int>) {
        var signatures: [Signature] = []
        var lines: Set<Int> = []
        /// What goes on with the name of the line above, the last line first.
        var rest: [(range: Range<Int>, line: Int)] = []
        for line in stride(from: end - 1, through: 0, by: -1) {
            let pieces = context.outline.pieces[context.outline.lines[line]]
            guard pieces.count == 1, let range = pieces.first?.range, pieces.first?.isText == true,
                range.count <= Self.longestLine + 11, !startsNote(range)
            else { break }
            guard let (name, date) = dated(range) else {
                rest.append((range, line))
                continue
            }
            signatures.insert(
                Signature(name: context.located([name] + rest.reversed().map(\.range)), date: date), at: 0)
            lines.formUnion(rest.map(\.line) + [line])
            rest = []
        }
        return (signatures, lines)
    }

    /// Whether a line starts with the number of a note: `4. The price`.
    private func startsNote(_ range: Range<Int>) -> Bool {
        let number = context.text[range].prefix(while: isDigit)
        return (1...2).contains(number.count) && number.endIndex < range.upperBound
            && context.text[number.endIndex] == UInt8(ascii: ".")
    }

    /// A line that ends with a date, and has words before it.
    private func dated(_ range: Range<Int>) -> (name: Range<Int>, date: LocatedDate)? {
        var start = range.upperBound
        while start > range.lowerBound, !isSpace(context.text[start - 1]) { start -= 1 }
        let name = context.trimmed(range.lowerBound..<start)
        guard let date = DateValue.read(context.text, start..<range.upperBound), !name.isEmpty else {
            return nil
        }
        return (name, LocatedDate(date: date, range: start..<range.upperBound))
    }
}
