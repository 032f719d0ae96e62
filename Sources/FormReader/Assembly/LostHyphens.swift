import FormText
import OwnershipModel

/// Finds where the text of a printed page has lost a hyphen or a dash.
///
/// What takes the text out of a page in reading order drops the hyphen or dash at the end of a line and joins it with
/// the next: `attorney-` over `in-fact` becomes `attorneyin-fact`. Such a line is wider than its column, or has a
/// word that elsewhere has the hyphen.
struct LostHyphens {
    private let context: ReaderContext
    /// Words of the text that have a hyphen, each without one of its hyphens; lower case.
    private var compounds: Set<[UInt8]> = []
    /// The most hyphens and dashes that a text has anywhere, by its letters and digits.
    private var dashes: [[UInt8]: Int] = [:]
    /// How wide the lines are that go on with another, by what they say.
    private var widths: [Kind: [Int]] = [:]

    /// The widest that lines of print can be, in letters.
    private static let widest = 300
    /// The widest that lines of the box for a title are, which has less room than the longest title needs.
    private static let widestTitle = 24

    private enum Kind { case paragraph, nature, title }

    init(_ context: ReaderContext, _ fields: [ReadField]) {
        self.context = context
        for word in context.text.split(whereSeparator: isSpace) { addCompounds(word.map(lowercased)) }
        for word in ["attorney-in-fact", "vice-president", "co-ceo"] { addCompounds(Array(word.utf8)) }
        for field in fields where isText(field) {
            let text = Array(field.value.utf8)
            dashes[letters(of: text)] = max(dashes[letters(of: text), default: 0], count(text))
            guard let kind = kind(of: field) else { continue }
            widths[kind, default: []] += lines(of: field).dropLast().map(\.count)
        }
        for kind in widths.keys { widths[kind]!.sort() }
    }

    /// The first line of a text that has likely lost a hyphen or a dash.
    func line(in field: ReadField) -> Range<Int>? {
        guard isText(field) else { return nil }
        let lines = lines(of: field)
        let kind = kind(of: field)
        let text = Array(field.value.utf8)
        if dashes[letters(of: text), default: 0] > count(text) { return lines.first }
        return lines.indices.first { index in
            hasCompound(lines[index]) || kind == .nature && hasJoinedWords(lines[index])
                || kind.map { isWide(lines[index], $0, goesOn: index < lines.count - 1) } ?? false
        }
        .map { lines[$0] }
    }

    /// Whether a capital stands in the middle of a word, behind at least three small letters: `MultiTrust`.
    private func hasJoinedWords(_ line: Range<Int>) -> Bool {
        var small = 0
        for index in line {
            let byte = context.text[index]
            if small >= 3, isCapital(byte) { return true }
            small = isSmallLetter(byte) ? small + 1 : 0
        }
        return false
    }

    private func isText(_ field: ReadField) -> Bool {
        guard field.how == .read, !field.isReference, !field.ranges.isEmpty else { return false }
        return kind(of: field) != nil
            || ["signatureName", "securityTitle/value", "SecurityTitle/value"].contains {
                field.path.hasSuffix($0)
            }
    }

    private func kind(of field: ReadField) -> Kind? {
        if case .footnote = field.group { return .paragraph }
        if field.path == "remarks" { return .paragraph }
        if field.path.hasSuffix("officerTitle") || field.path.hasSuffix("otherText") { return .title }
        return field.path.hasSuffix("natureOfOwnership/value") ? .nature : nil
    }

    private func lines(of field: ReadField) -> [Range<Int>] {
        field.ranges.flatMap { range in
            var lines: [Range<Int>] = []
            var start = range.lowerBound
            for end in range where context.text[end] == 0x0A {
                lines.append(start..<end)
                start = end + 1
            }
            return (lines + [start..<range.upperBound]).map(context.trimmed).filter { !$0.isEmpty }
        }
    }

    /// Whether a line is wider than those of its kind that were full.
    private func isWide(_ line: Range<Int>, _ kind: Kind, goesOn: Bool) -> Bool {
        if line.count > Self.widest { return true }
        var others = widths[kind] ?? []
        if goesOn, let index = others.firstIndex(of: line.count) { others.remove(at: index) }
        switch kind {
        // A full line of a paragraph is about as wide as any other.
        case .paragraph: return others.count > 2 && line.count * 8 > others[others.count / 2] * 9
        // A cell's line ends where the next word is too long for it.
        case .nature: return others.count > 1 && line.count * 2 > others[others.count - 1] * 3
        case .title: return line.count > Self.widestTitle
        }
    }

    private func hasCompound(_ line: Range<Int>) -> Bool {
        context.text[line].split(whereSeparator: isSpace).contains { word in
            let word = word.map(lowercased)
            return compounds.contains(Array(Self.withoutPunctuation(word[...])))
        }
    }

    private func letters(of text: [UInt8]) -> [UInt8] {
        text.filter { isLetter($0) || isDigit($0) }.map(lowercased)
    }

    private func count(_ text: [UInt8]) -> Int { text.count { $0 == UInt8(ascii: "-") } }

    private mutating func addCompounds(_ word: [UInt8]) {
        let word = Self.withoutPunctuation(word[...])
        guard word.count > 4, word.count < 40 else { return }
        for index in word.indices.dropFirst().dropLast() where word[index] == UInt8(ascii: "-") {
            guard isLetter(word[index - 1]) || isDigit(word[index - 1]), isLetter(word[index + 1]) else {
                continue
            }
            compounds.insert(Array(word[..<index] + word[(index + 1)...]))
        }
    }

    private static func withoutPunctuation(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isPart(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
        guard let first = word.firstIndex(where: isPart), let last = word.lastIndex(where: isPart) else {
            return []
        }
        return word[first...last]
    }
}

extension Assembler {
    /// In reading order a text may have lost the hyphen or dash at the end of a printed line.
    mutating func findLostHyphens() {
        guard context.isReadingOrder else { return }
        let hyphens = LostHyphens(context, fields)
        for field in fields {
            guard let line = hyphens.line(in: field) else { continue }
            find(
                .hyphenLost, "a hyphen or dash may be lost from '\(context.page.string(line))'",
                group: field.group, path: field.path, at: line)
        }
    }
}
