/// Letters that a program wrote in another way after a text's boxes had been drawn, so that the sides of the boxes stand
/// in other columns beside them: entities, letters encoded twice, ligatures, signs that no one sees.
///
/// Where the boxes were drawn around such letters, their sides stand straight, and ``Notation`` writes them plainly later.
struct StraightLines {
    private let source: UnsafeBufferPointer<UInt8>

    private enum Kind: CaseIterable { case entity, misencoded, ligature, unseen }

    /// What signs of the text stood for.
    private struct Letter {
        var kind: Kind
        var bytes: [UInt8]
        /// How many bytes of the text they take.
        var length: Int
    }

    /// The text with the letters that the boxes were drawn for; `nil` where they stand straight.
    static func mended(_ source: [UInt8]) -> TextBuilder? {
        guard mayHaveSome(source) else { return nil }
        return source.withUnsafeBufferPointer { source in
            let text = StraightLines(source: source)
            let lines = text.lines()
            let kinds = Kind.allCases.filter { isStraighter(lines, without: $0) }
            return kinds.isEmpty ? nil : text.mended(kinds)
        }
    }

    /// Whether a text has a byte of one of these letters, or an entity.
    private static func mayHaveSome(_ source: [UInt8]) -> Bool {
        // The third byte of a sign that no one sees, and the second one of a soft hyphen, are rare in others.
        if [0xC3, 0xEF, 0x8B, 0xAD].contains(where: source.has) { return true }
        return source.withUnsafeBufferPointer { source in
            var position = 0
            while let sign = source.position(of: UInt8(ascii: "&"), in: position..<source.count) {
                if StraightLines(source: source).letter(at: sign) != nil { return true }
                position = sign + 1
            }
            return false
        }
    }

    // MARK: Lines

    private struct Line {
        var width = 0
        /// How much wider it is than it was, by what its letters are.
        var surplus: [Kind: Int] = [:]
        /// Whether it ends with the side of a box.
        var endsWithBar = false
    }

    /// Whether more lines with letters of a kind are as wide as those beside them were these mended than are as they
    /// stand.
    private static func isStraighter(_ lines: [Line], without kind: Kind) -> Bool {
        var (mended, written) = (0, 0)
        for (index, line) in lines.enumerated() {
            guard line.endsWithBar, line.surplus.count == 1, let surplus = line.surplus[kind], surplus != 0
            else { continue }
            let widths = [index - 1, index + 1].filter(lines.indices.contains).map { lines[$0] }
                .filter { $0.endsWithBar && $0.surplus.isEmpty }.map(\.width)
            if widths.contains(line.width - surplus) { mended += 1 }
            if widths.contains(line.width) { written += 1 }
        }
        return mended > written
    }

    private func lines() -> [Line] {
        var lines: [Line] = []
        var line = Line()
        var position = 0
        while position < source.count {
            let plain = position..<endOfPlainSigns(from: position)
            line.width += plain.count
            if let last = plain.last(where: { source[$0] != 0x20 }) {
                line.endsWithBar = source[last] == UInt8(ascii: "|")
            }
            position = plain.upperBound
            guard position < source.count else { break }
            if source[position] == 0x0A {
                lines.append(line)
                line = Line()
                position += 1
            } else if let letter = letter(at: position) {
                let width = width(source[position..<position + letter.length])
                line.surplus[letter.kind, default: 0] += width - self.width(letter.bytes)
                line.width += width
                line.endsWithBar = false
                position += letter.length
            } else {
                let (scalar, length) = scalar(in: source, at: position)
                line.endsWithBar = (0x2500..<0x2580).contains(scalar)
                line.width += 1
                position += length
            }
        }
        return lines + [line]
    }

    /// The end of the signs from a place on of which each is a byte, on one line, and stands for itself.
    private func endOfPlainSigns(from position: Int) -> Int {
        source.end(from: position, before: source.count) {
            $0.beyondASCII | $0.equal(0x0A) | $0.equal(UInt8(ascii: "&"))
        }
    }

    private func width(_ bytes: some Sequence<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    // MARK: Letters

    private func mended(_ kinds: [Kind]) -> TextBuilder {
        TextBuilder.rewriting(
            source, where: { $0.beyondASCII | $0.equal(UInt8(ascii: "&")) },
            as: { offset in
                letter(at: offset).flatMap { kinds.contains($0.kind) ? ($0.bytes, $0.length) : nil }
            })
    }

    /// What the signs at an offset stood for; `nil` where they stand for themselves.
    private func letter(at offset: Int) -> Letter? {
        if source[offset] == UInt8(ascii: "&") {
            let end = source[offset..<min(source.count, offset + 12)].firstIndex(of: UInt8(ascii: ";"))
            guard let end, let bytes = decodeEntity(Array(source[offset + 1..<end])[...]) else { return nil }
            return Letter(kind: .entity, bytes: bytes, length: end + 1 - offset)
        }
        guard source[offset] >= 0xC2 else { return nil }
        let (scalar, length) = scalar(in: source, at: offset)
        switch scalar {
        case _ where isUnseen(scalar): return Letter(kind: .unseen, bytes: [], length: length)
        case ligatures: return Letter(kind: .ligature, bytes: Array(letters(of: scalar).utf8), length: length)
        case 0xC2 where hasBlank(at: offset + length):
            return Letter(kind: .misencoded, bytes: [], length: length)
        default:
            return MisencodedLetter(source, at: offset, first: scalar).map {
                Letter(kind: .misencoded, bytes: $0.bytes, length: $0.length)
            }
        }
    }

    /// Whether a blank stands at an offset; a no-break space becomes `Â` and a blank where it was encoded twice.
    private func hasBlank(at offset: Int) -> Bool {
        offset < source.count && [0x20, 0xA0].contains(scalar(in: source, at: offset).scalar)
    }
}
