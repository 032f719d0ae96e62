/// A text all of whose signs of one kind a program wrote as another: the form's own words say so, or what no text has.
struct MisspeltText {
    let bytes: [UInt8]
    /// The text as it was.
    private(set) var corrected: TextBuilder
    /// The sign that stands for `-`; `nil` where that stands for itself.
    private let hyphen: UInt32?

    /// - Returns: `nil` where the letters of a text are those of the form.
    init?(_ text: [UInt8]) {
        bytes = text
        let hyphen = Self.hyphen(of: text)
        let hasNoBlanks = Self.hasNoBlanks(text)
        let hasMisencodedBars = Self.hasMisencodedBars(text)
        let hasWideDigits = Self.hasWideDigits(text)
        guard hyphen != nil || hasNoBlanks || hasMisencodedBars || hasWideDigits else { return nil }
        self.hyphen = hyphen
        corrected = text.withUnsafeBufferPointer { text in
            TextBuilder.rewriting(text, where: { $0.beyondASCII }) { offset in
                let (scalar, length) = FormText.scalar(in: text, at: offset)
                if scalar == hyphen { return ([UInt8(ascii: "-")], length) }
                if hasNoBlanks, scalar == 0xA0 { return ([0x20], length) }
                if hasWideDigits, wideDigits.contains(scalar) { return ([UInt8(scalar - 0xFEE0)], length) }
                // What a no-break space becomes when UTF-8 is read as Windows-1252.
                if hasNoBlanks, scalar == 0xC2, text[(offset + length)...].starts(with: [0xC2, 0xA0]) {
                    return ([], length)
                }
                guard hasMisencodedBars else { return nil }
                return MisencodedLetter(text, at: offset, first: scalar, isCertain: true).map {
                    ($0.bytes, $0.length)
                }
            }
        }
    }

    /// Whether a range of the corrected text has letters that were others in the file, those for blanks aside.
    func hasOthers(_ range: Range<Int>) -> Bool {
        let written = corrected.origins.sourceRange(of: range, in: corrected.text, from: bytes)
        guard let hyphen else { return hasMisencodedLetter(bytes[written]) }
        return written.contains { bytes[$0] >= 0xC0 && scalar(in: bytes, at: $0).scalar == hyphen }
            || hasMisencodedLetter(bytes[written])
    }

    // MARK: What the text has

    /// The sign that stands for the hyphen in the form's own words, where it is another one: some fonts of PDFs have
    /// only that.
    private static func hyphen(of text: [UInt8]) -> UInt32? {
        guard text.has(0xE2) || text.has(0xC2) else { return nil }
        for word: StaticString in ["Non", "NON", "3235"] {
            var position = 0
            while let start = text.position(of: word, from: position) {
                position = start + word.utf8CodeUnitCount
                guard position + 3 < text.count else { break }
                let (sign, length) = scalar(in: text, at: position)
                let next = text[position + length]
                guard lowercased(next) == UInt8(ascii: "d") || next == UInt8(ascii: "0") else { continue }
                if sign == UInt32(UInt8(ascii: "-")) { return nil }
                if hyphens.contains(sign) { return sign }
            }
        }
        return nil
    }

    /// A soft one, two of print, and the sign of subtraction.
    private static let hyphens: [UInt32] = [0xAD, 0x2010, 0x2011, 0x2212]

    /// Whether no-break spaces are all the blanks of a text, or nearly all: there are so many of their first bytes.
    private static func hasNoBlanks(_ text: [UInt8]) -> Bool {
        text.has(0xC2) && text.count(of: 0x20) * 10 <= text.count(of: 0xC2)
    }

    /// Whether all digits of a text are those that East Asian fonts set as wide as their letters.
    private static func hasWideDigits(_ text: [UInt8]) -> Bool {
        text.has(0xEF) && !text.contains(where: isDigit)
            && text.indices.contains {
                text[$0] == 0xEF && wideDigits.contains(scalar(in: text, at: $0).scalar)
            }
    }

    /// Whether the sides of boxes were encoded twice, as no letter in a filer's own words is.
    private static func hasMisencodedBars(_ text: [UInt8]) -> Bool {
        guard text.has(0xC3) else { return false }
        // â, which is what their first byte becomes, and what the second one does.
        for signs: StaticString in ["â”", "â•"] {
            guard let start = text.position(of: signs, from: 0) else { continue }
            let letter = MisencodedLetter(text, at: start, first: 0xE2)
            if let letter, (0x2500..<0x2580).contains(letter.scalar) { return true }
        }
        return false
    }
}

/// `０` to `９`.
private let wideDigits: ClosedRange<UInt32> = 0xFF10...0xFF19
