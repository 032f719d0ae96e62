/// Takes off what (nearly) all lines of a text have at an end, and the form itself never has there.
///
/// One line in ten may lack it, as those do that a mailer breaks or puts around a quotation.
struct DressedLines {
    let text: UnsafeBufferPointer<UInt8>

    // MARK: Quoted lines

    /// `> ` before every line, as in the answer to a mail.
    func withoutQuoteMarks() -> TextBuilder? {
        var (quoted, others, spaced) = (0, 0, 0)
        eachLine { _, line in
            guard !isBlank(line) else { return true }
            if isQuoted(line) {
                quoted += 1
                let rest = line.lowerBound + 1
                if rest == line.upperBound || text[rest] == 0x20 { spaced += 1 }
            } else {
                others += 1
            }
            return mayBeAll(quoted, others)
        }
        guard quoted > 0, quoted >= 9 * others else { return nil }
        let length = spaced == quoted ? 2 : 1
        return rebuilt { _, line in
            isQuoted(line) ? min(line.lowerBound + length, line.upperBound)..<line.upperBound : line
        }
    }

    private func isQuoted(_ line: Range<Int>) -> Bool {
        !line.isEmpty && text[line.lowerBound] == UInt8(ascii: ">")
    }

    // MARK: Numbered lines

    /// Numbers that count up before every line, as a viewer writes them.
    func withoutNumbers() -> TextBuilder? {
        var numbered: [(line: Range<Int>, number: Int, end: Int)] = []
        var others = 0
        eachLine { _, line in
            guard !isBlank(line) else { return true }
            let found = number(of: line)
            if let found, numbered.last.map({ Self.steps.contains(found.value - $0.number) }) ?? true {
                numbered.append((line, found.value, found.end))
            } else {
                others += 1
            }
            return mayBeAll(numbered.count, others)
        }
        guard numbered.count >= max(Self.fewestLines, 9 * others),
            let length = lengthOfSeparator(behind: numbered.map { $0.end..<$0.line.upperBound })
        else { return nil }
        var rest = numbered[...]
        return rebuilt { _, line in
            guard let next = rest.first, next.line == line else { return line }
            rest.removeFirst()
            return min(next.end + length, line.upperBound)..<line.upperBound
        }
    }

    /// How far the next number is: empty lines may be left out.
    private static let steps = 1...9

    /// What so many lines have in common is no accident.
    private static let fewestLines = 4

    /// The number that a line starts with, and its end; `nil` where what follows belongs to it.
    private func number(of line: Range<Int>) -> (value: Int, end: Int)? {
        var position = line.lowerBound
        while position < line.upperBound, text[position] == 0x20 { position += 1 }
        let start = position
        var value = 0
        while position < line.upperBound, isDigit(text[position]), position < start + 7 {
            value = value * 10 + Int(text[position] - UInt8(ascii: "0"))
            position += 1
        }
        guard position > start,
            lengthOfSeparator(position..<line.upperBound) > 0 || position == line.upperBound
        else { return nil }
        return (value, position)
    }

    /// How long what parts all numbers from what stands behind them is; `nil` where nothing does.
    private func lengthOfSeparator(behind numbers: [Range<Int>]) -> Int? {
        let rests = numbers.filter { !isBlank($0) }
        guard let first = rests.first else { return nil }
        let common = rests.reduce(first.count) { length, rest in
            zip(first.prefix(length), rest).prefix { text[$0] == text[$1] }.count
        }
        let length = lengthOfSeparator(first.prefix(common))
        return length > 0 ? length : nil
    }

    /// How long what parts a number from its line is: a tab, a blank, or a sign that a form has behind no number, with the
    /// blanks before it and one behind it.
    private func lengthOfSeparator(_ range: Range<Int>) -> Int {
        if range.isEmpty { return 0 }
        if text[range.lowerBound] == 0x09 { return 1 }
        let blanks = leading(0x20, range)
        let rest = range.dropFirst(blanks)
        for sign in [":", "|", "│", "→"] where text[rest].starts(with: sign.utf8) {
            let behind = rest.dropFirst(sign.utf8.count)
            return blanks + sign.utf8.count + min(1, leading(0x20, behind))
        }
        return min(1, blanks)
    }

    // MARK: Doubled ends

    /// An empty line behind every line.
    func withoutDoubledEnds() -> TextBuilder? {
        /// Whether one of the lines has a word, of every other line.
        var hasWords = [false, false]
        var count = 0
        eachLine { number, line in
            guard !isBlank(line) else { return true }
            hasWords[number % 2] = true
            count += 1
            return !(hasWords[0] && hasWords[1])
        }
        guard hasWords[0] != hasWords[1], count >= Self.fewestLines else { return nil }
        return rebuilt { number, line in hasWords[number % 2] ? line : nil }
    }

    // MARK: Blanks at the ends

    /// As many blanks or tabs as all lines have before them, and blanks behind them.
    ///
    /// - Returns: the text, and how many stood before all lines.
    func withoutCommonBlanks() -> (text: TextBuilder, indent: Int)? {
        var (blanks, tabs, trailing) = (text.count, text.count, text.count)
        var count = 0
        eachLine { _, line in
            guard !isBlank(line) else { return true }
            blanks = min(blanks, leading(0x20, line))
            tabs = min(tabs, leading(0x09, line))
            trailing = min(trailing, line.reversed().prefix { text[$0] == 0x20 }.count)
            count += 1
            return blanks + tabs + trailing > 0
        }
        guard count >= Self.fewestLines, blanks + tabs + trailing > 0 else { return nil }
        let (sign, most): (UInt8, Int) = blanks > 0 ? (0x20, blanks) : (0x09, tabs)
        let bare = rebuilt { _, line in
            let start = line.lowerBound + min(most, leading(sign, line))
            let behind = (start..<line.upperBound).reversed().prefix(trailing).prefix { text[$0] == 0x20 }
            return start..<line.upperBound - behind.count
        }
        return (bare, most)
    }

    /// How many of a sign a line starts with.
    private func leading(_ sign: UInt8, _ line: Range<Int>) -> Int { line.prefix { text[$0] == sign }.count }

    // MARK: Lines

    /// Whether nearly all lines may still have what some of the first have and others lack: most texts are told from
    /// so many lines as a mail has before what it quotes.
    private func mayBeAll(_ some: Int, _ others: Int) -> Bool { others <= 8 + some / 9 }

    /// Calls `body` with each line's number and bytes, its end left out, until it says that it has enough.
    private func eachLine(_ body: (Int, Range<Int>) -> Bool) {
        for (number, line) in text.lines.enumerated() where !body(number, line) { return }
    }

    /// Whether nothing of a line is seen; a form feed ends a page.
    private func isBlank(_ line: Range<Int>) -> Bool {
        line.allSatisfy { isSpace(text[$0]) && text[$0] != 0x0C }
    }

    /// The text with what is kept of each line; `nil` for a line that goes with its end.
    private func rebuilt(_ kept: (Int, Range<Int>) -> Range<Int>?) -> TextBuilder {
        var builder = TextBuilder(capacity: text.count)
        eachLine { number, line in
            guard let rest = kept(number, line) else { return true }
            builder.append(text[rest], from: rest.lowerBound)
            if line.upperBound < text.count { builder.append(0x0A, from: line.upperBound) }
            return true
        }
        return builder
    }
}
