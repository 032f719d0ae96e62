import FormText
import OwnershipModel

/// Finds where the text of a printed page has lost a hyphen or a dash.
///
/// What takes the text out of a page in reading order drops the hyphen or dash at the end of a line and joins it with
/// the next: `attorney-` over `in-fact` becomes `attorneyin-fact`. Such a line is wider than its column, or has a
/// word that elsewhere has the hyphen. Where both are so, or the word is none without it, the hyphen is put back.
struct LostHyphens {
    private let context: ReaderContext
    /// Words that have a hyphen, by what each is without one of its hyphens; lower case.
    private var compounds: [[UInt8]: Compound] = [:]
    /// A bit for each length that one of them has, by its first letter: most words have none like it.
    private var lengths = InlineArray<32, UInt64>(repeating: 0)
    /// The most hyphens and dashes that a text has anywhere, by its letters and digits.
    private var dashes: [[UInt8]: Int] = [:]
    /// How wide the lines of notes and remarks are that go on with another.
    private var fullLines: [Int] = []
    /// The lines of the natures of ownership, each with the letters of its whole, and whether it goes on with another.
    private var natures: [(letters: [UInt8], width: Int, goesOn: Bool)] = []

    /// The widest that lines of print can be, in letters.
    private static let widest = 300
    /// The widest that lines of the box for a title are, which has less room than the longest title needs.
    private static let widestTitle = 24

    private enum Kind { case paragraph, nature, title }

    private struct Compound {
        /// Where the hyphen stood; `nil` where several words become the same without theirs.
        var hyphen: Int?
        /// Whether there is no such word without it.
        var isCertain: Bool
    }

    init(_ context: ReaderContext, _ fields: [ReadField]) {
        self.context = context
        for word in ["attorney-in-fact", "vice-president", "co-ceo"] {
            addCompounds(Array(word.utf8), areCertain: true)
        }
        for word in context.text.words(in: context.text.indices)
        where context.text[word].contains(UInt8(ascii: "-")) {
            addCompounds(context.text[word].map(lowercased))
        }
        for field in fields where isText(field) {
            let text = Array(field.value.utf8)
            dashes[letters(of: text)] = max(dashes[letters(of: text), default: 0], count(text))
            switch kind(of: field) {
            case .paragraph: fullLines += lines(of: field).dropLast().map(\.count)
            case .nature:
                let lines = lines(of: field)
                natures += lines.enumerated().map { (letters(of: text), $1.count, $0 < lines.count - 1) }
            case .title, nil: break
            }
        }
        fullLines.sort()
    }

    /// The first line of a text that has likely lost a hyphen or a dash.
    func line(in field: ReadField) -> Range<Int>? {
        guard isText(field) else { return nil }
        let lines = lines(of: field)
        let kind = kind(of: field)
        let text = Array(field.value.utf8)
        if dashes[letters(of: text), default: 0] > count(text) { return lines.first }
        return lines.indices.first { index in
            hasCompound(lines[index], kind) || kind == .nature && hasJoinedWords(lines[index])
                || isWide(lines[index], of: field, goesOn: index < lines.count - 1)
        }
        .map { lines[$0] }
    }

    /// Whether a capital stands in the middle of a word, behind at least three small letters or a digit: `MultiTrust`,
    /// `2010Seed`.
    private func hasJoinedWords(_ line: Range<Int>) -> Bool {
        var small = 0
        for index in line.dropLast() {
            let byte = context.text[index]
            if small >= 3, isCapital(byte), isSmallLetter(context.text[index + 1]) { return true }
            small = isSmallLetter(byte) ? small + 1 : isDigit(byte) ? 3 : 0
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

    /// Whether a line is wider than others of its kind can be.
    private func isWide(_ line: Range<Int>, of field: ReadField, goesOn: Bool) -> Bool {
        if line.count > Self.widest, kind(of: field) != nil { return true }
        switch kind(of: field) {
        case .paragraph:
            // A full line of a paragraph is about as wide as any other.
            var others = fullLines
            if goesOn, let index = others.firstIndex(of: line.count) { others.remove(at: index) }
            return others.count > 2 && line.count * 8 > others[others.count / 2] * 9
        case .nature:
            // A line that ends where the next word is too long for it may be much narrower than its column, and the
            // same text is broken in the same places everywhere.
            let own = letters(of: Array(field.value.utf8))
            let full = natures.filter { $0.goesOn && $0.width != line.count }
            let others = natures.filter { $0.letters != own }
            return [full, others].allSatisfy { lines in
                lines.count > 1 && line.count * 2 > lines.map(\.width).max()! * 3
            }
        case .title: return line.count > Self.widestTitle
        case nil: return false
        }
    }

    private func hasCompound(_ line: Range<Int>, _ kind: Kind?) -> Bool {
        context.text.words(in: line).contains { word in
            mayBeCompound(word) && compound(context.text[word].map(lowercased)) != nil
                && mayBeJoined(word, line, kind)
        }
    }

    /// Whether a word may have been broken at the end of a line: of a paragraph it has to reach there.
    private func mayBeJoined(_ word: Range<Int>, _ line: Range<Int>, _ kind: Kind?) -> Bool {
        guard kind == .paragraph, fullLines.count > 2 else { return true }
        return (word.upperBound - line.lowerBound) * 100 > fullLines[fullLines.count / 2] * 93
    }

    private func mayBeCompound(_ word: Range<Int>) -> Bool {
        let letters = Self.withoutPunctuation(context.text[word])
        guard let first = letters.first, letters.count < 40 else { return false }
        return lengths[Int(lowercased(first) & 31)] & 1 << UInt64(letters.count) != 0
    }

    private func compound(_ word: [UInt8]) -> Compound? {
        compounds[Array(Self.withoutPunctuation(word[...]))]
    }

    /// A text with the hyphens that its words have lost for certain, and whether it may have lost more.
    func restored(_ field: ReadField) -> (value: String, lacksMore: Bool)? {
        let kind = kind(of: field)
        let lines = lines(of: field)
        var words: Set<[UInt8]> = []
        var lacksMore = false
        for (index, line) in lines.enumerated() {
            let goesOn = index < lines.count - 1
            let isWide = isWide(line, of: field, goesOn: goesOn)
            var start = line.lowerBound
            for range in context.text.words(in: line) {
                let word = Array(context.text[range])
                guard let compound = compound(word.map(lowercased)), mayBeJoined(range, line, kind) else {
                    continue
                }
                guard let hyphen = hyphen(in: word, compound),
                    compound.isCertain || isWide || isCapital(word[hyphen])
                else {
                    lacksMore = true
                    continue
                }
                words.insert(word)
                lacksMore = lacksMore || self.isWide(start..<range.lowerBound, of: field, goesOn: true)
                start = range.lowerBound
            }
            lacksMore = lacksMore || self.isWide(start..<line.upperBound, of: field, goesOn: goesOn)
        }
        guard !words.isEmpty else { return nil }
        let parts = field.value.split(separator: " ", omittingEmptySubsequences: false).map { part in
            var word = Array(part.utf8)
            guard words.contains(word), let compound = compound(word.map(lowercased)),
                let hyphen = hyphen(in: word, compound)
            else { return String(part) }
            word.insert(UInt8(ascii: "-"), at: hyphen)
            return String(decoding: word, as: UTF8.self)
        }
        let value = parts.joined(separator: " ")
        let text = Array(value.utf8)
        return (value, lacksMore || dashes[letters(of: text), default: 0] > count(text))
    }

    private func hyphen(in word: [UInt8], _ compound: Compound) -> Int? {
        guard let hyphen = compound.hyphen else { return nil }
        return Self.withoutPunctuation(word[...]).startIndex + hyphen
    }

    private func letters(of text: [UInt8]) -> [UInt8] {
        text.filter { isLetter($0) || isDigit($0) }.map(lowercased)
    }

    private func count(_ text: [UInt8]) -> Int { text.count { $0 == UInt8(ascii: "-") } }

    private mutating func addCompounds(_ word: [UInt8], areCertain: Bool = false) {
        let word = Self.withoutPunctuation(word[...])
        guard word.count > 4, word.count < 40 else { return }
        for index in word.indices.dropFirst().dropLast() where word[index] == UInt8(ascii: "-") {
            guard isLetter(word[index - 1]) || isDigit(word[index - 1]), isLetter(word[index + 1]) else {
                continue
            }
            let joined = Array(word[..<index] + word[(index + 1)...])
            let hyphen = index - word.startIndex
            if let other = compounds[joined] {
                if other.hyphen != hyphen { compounds[joined]!.hyphen = nil }
            } else {
                compounds[joined] = Compound(hyphen: hyphen, isCertain: areCertain)
                lengths[Int(joined[0] & 31)] |= 1 << UInt64(joined.count)
            }
        }
    }

    private static func withoutPunctuation<Bytes: BidirectionalCollection<UInt8>>(
        _ word: Bytes
    ) -> Bytes.SubSequence {
        func isPart(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
        guard let first = word.firstIndex(where: isPart), let last = word.lastIndex(where: isPart) else {
            return word.prefix(0)
        }
        return word[first...last]
    }
}

extension Assembler {
    /// In reading order a text may have lost the hyphen or dash at the end of a printed line.
    mutating func findLostHyphens() {
        guard context.isReadingOrder, !context.page.isOfFragments else { return }
        let hyphens = LostHyphens(context, fields)
        for index in fields.indices {
            let field = fields[index]
            guard let line = hyphens.line(in: field) else { continue }
            let restored = field.group.isRow ? nil : hyphens.restored(field)
            if let restored {
                replace(index, with: restored.value)
                find(
                    .hyphenLost, "read '\(field.value)' as '\(restored.value)'",
                    severity: restored.lacksMore ? nil : .note, group: field.group, path: field.path, at: line
                )
            } else {
                find(
                    .hyphenLost, "a hyphen or dash may be lost from '\(context.page.string(line))'",
                    group: field.group, path: field.path, at: line)
            }
        }
    }

    /// Gives a field that is no row's another value.
    private mutating func replace(_ index: Int, with value: String) {
        let field = fields[index]
        fields[index] = ReadField(
            group: field.group, path: field.path, value: value, how: .repaired, ranges: field.ranges,
            reasons: [.hyphen])
        switch field.group {
        case .document: document.setValue(value, at: field.path)
        case .reportingOwner(let number): document.reportingOwners[number - 1].setValue(value, at: field.path)
        case .ownerSignature(let number): document.ownerSignatures[number - 1].setValue(value, at: field.path)
        case .footnote(let id):
            guard let note = document.footnotes?.footnotes.firstIndex(where: { $0.id == id }) else { return }
            document.footnotes!.footnotes[note].text = value
        case .row: return
        }
    }
}

extension Reason {
    fileprivate static let hyphen = Reason(
        "the word has a hyphen wherever else it stands, and the end of a printed line has lost it here")
}
