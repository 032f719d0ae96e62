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
    /// The most hyphens that a text has anywhere, by its letters and digits.
    private var hyphens: [UInt64: Int] = [:]
    /// How wide the lines of notes and remarks are that go on with another.
    private var fullLines: [Int] = []
    /// The lines of the natures of ownership, each with the letters of its whole, and whether it goes on with another.
    private var natures: [(letters: UInt64, width: Int, goesOn: Bool)] = []

    /// The widest that lines of print can be, in letters.
    private static let widest = 300
    /// The widest that lines of the box for a title are, which has less room than the longest title needs.
    private static let widestTitle = 24

    fileprivate enum Kind { case paragraph, nature, title, name }

    /// A field that may have lost a hyphen.
    struct Text {
        fileprivate let kind: Kind
        fileprivate let lines: [Range<Int>]
        /// What tells its letters and digits from others, whatever their case and what stands between; and how many hyphens
        /// it has.
        fileprivate let letters: UInt64
        fileprivate let hyphens: Int
    }

    /// The texts among the fields, by their places there.
    private(set) var texts: [(field: Int, text: Text)] = []

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
        for index in fields.indices {
            guard let text = text(of: fields[index]) else { continue }
            texts.append((index, text))
            hyphens[text.letters] = max(hyphens[text.letters, default: 0], text.hyphens)
            switch text.kind {
            case .paragraph: fullLines += text.lines.dropLast().map(\.count)
            case .nature:
                natures += text.lines.enumerated().map {
                    (text.letters, $1.count, $0 < text.lines.count - 1)
                }
            case .title, .name: break
            }
        }
        fullLines.sort()
    }

    /// The first line of a text that has likely lost a hyphen or a dash.
    func line(in text: Text) -> Range<Int>? {
        if hyphens[text.letters, default: 0] > text.hyphens { return text.lines.first }
        return text.lines.indices.first { index in
            let line = text.lines[index]
            return hasCompound(line, text.kind) || text.kind == .nature && hasJoinedWords(line)
                || isWide(line, of: text, goesOn: index < text.lines.count - 1)
        }
        .map { text.lines[$0] }
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

    /// A field as such a text; `nil` where it is none.
    private func text(of field: ReadField) -> Text? {
        guard field.how == .read, !field.isReference, !field.ranges.isEmpty, let kind = kind(of: field) else {
            return nil
        }
        let (letters, hyphens) = Self.content(of: field.value)
        return Text(kind: kind, lines: lines(of: field), letters: letters, hyphens: hyphens)
    }

    private func kind(of field: ReadField) -> Kind? {
        if case .footnote = field.group { return .paragraph }
        if field.path == "remarks" { return .paragraph }
        if field.path.hasSuffix("officerTitle") || field.path.hasSuffix("otherText") { return .title }
        if field.path.hasSuffix("natureOfOwnership/value") { return .nature }
        let names = ["signatureName", "securityTitle/value", "SecurityTitle/value"]
        return names.contains(where: field.path.hasSuffix) ? .name : nil
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
    private func isWide(_ line: Range<Int>, of text: Text, goesOn: Bool) -> Bool {
        if line.count > Self.widest, text.kind != .name { return true }
        switch text.kind {
        case .paragraph:
            // A full line of a paragraph is about as wide as any other.
            let own = goesOn ? fullLines.firstIndex(of: line.count) : nil
            let count = fullLines.count - (own == nil ? 0 : 1)
            guard count > 2 else { return false }
            let middle = count / 2 < own ?? .max ? count / 2 : count / 2 + 1
            return line.count * 8 > fullLines[middle] * 9
        case .nature:
            // A line that ends where the next word is too long for it may be much narrower than its column, and the
            // same text is broken in the same places everywhere.
            let full = natures.filter { $0.goesOn && $0.width != line.count }
            let others = natures.filter { $0.letters != text.letters }
            return [full, others].allSatisfy { lines in
                lines.count > 1 && line.count * 2 > lines.map(\.width).max()! * 3
            }
        case .title: return line.count > Self.widestTitle
        case .name: return false
        }
    }

    private func hasCompound(_ line: Range<Int>, _ kind: Kind) -> Bool {
        context.text.words(in: line).contains { word in
            mayBeCompound(word) && compound(context.text[word].map(lowercased)) != nil
                && mayBeJoined(word, line, kind)
        }
    }

    /// Whether a word may have been broken at the end of a line: of a paragraph it has to reach there.
    private func mayBeJoined(_ word: Range<Int>, _ line: Range<Int>, _ kind: Kind) -> Bool {
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

    /// A text's value with the hyphens that its words have lost for certain, and whether it may have lost more.
    func restored(_ value: String, of text: Text) -> (value: String, lacksMore: Bool)? {
        var words: Set<[UInt8]> = []
        var lacksMore = false
        for (index, line) in text.lines.enumerated() {
            let goesOn = index < text.lines.count - 1
            let isWide = isWide(line, of: text, goesOn: goesOn)
            var start = line.lowerBound
            for range in context.text.words(in: line) {
                let word = Array(context.text[range])
                let small = word.map(lowercased)
                guard let compound = compound(small), mayBeJoined(range, line, text.kind)
                else {
                    continue
                }
                guard let hyphen = hyphen(in: word, compound),
                    compound.isCertain || isWide || isCapital(word[hyphen])
                else {
                    lacksMore = true
                    continue
                }
                words.insert(small)
                lacksMore = lacksMore || self.isWide(start..<range.lowerBound, of: text, goesOn: true)
                start = range.lowerBound
            }
            lacksMore = lacksMore || self.isWide(start..<line.upperBound, of: text, goesOn: goesOn)
        }
        guard !words.isEmpty else { return nil }
        let parts = value.split(separator: " ", omittingEmptySubsequences: false).map { part in
            var word = Array(part.utf8)
            let small = word.map(lowercased)
            guard words.contains(small), let compound = compound(small),
                let hyphen = hyphen(in: word, compound)
            else { return String(part) }
            word.insert(UInt8(ascii: "-"), at: hyphen)
            return String(decoding: word, as: UTF8.self)
        }
        let restored = parts.joined(separator: " ")
        let (letters, count) = Self.content(of: restored)
        return (restored, lacksMore || hyphens[letters, default: 0] > count)
    }

    private func hyphen(in word: [UInt8], _ compound: Compound) -> Int? {
        guard let hyphen = compound.hyphen else { return nil }
        return Self.withoutPunctuation(word[...]).startIndex + hyphen
    }

    /// What tells letters and digits from others, by FNV-1a, and the number of hyphens.
    private static func content(of value: String) -> (letters: UInt64, hyphens: Int) {
        var letters: UInt64 = 0xCBF2_9CE4_8422_2325
        var hyphens = 0
        for byte in value.utf8 {
            if isLetter(byte) || isDigit(byte) {
                letters = (letters ^ UInt64(lowercased(byte))) &* 0x100_0000_01B3
            } else if byte == UInt8(ascii: "-") {
                hyphens += 1
            }
        }
        return (letters, hyphens)
    }

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
        for (index, text) in hyphens.texts {
            guard let line = hyphens.line(in: text) else { continue }
            let field = fields[index]
            let restored = field.group.isRow ? nil : hyphens.restored(field.value, of: text)
            if let restored {
                replace(index, with: restored.value, because: .hyphen)
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
    mutating func replace(_ index: Int, with value: String, because reason: Reason) {
        let field = fields[index]
        fields[index] = ReadField(
            group: field.group, path: field.path, value: value, how: .repaired, ranges: field.ranges,
            reasons: [reason])
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
