/// Letters whose UTF-8 a program has read as Windows-1252, and written as UTF-8 once more: `â€™` for `’`, `Ã©` for `é`.
///
/// No text has such signs side by side otherwise: a capital with an accent before a sign that is no letter.
struct MisencodedLetter {
    var scalar: UInt32
    /// How many bytes of the text it takes.
    var length: Int

    /// The letter whose first sign stands at an offset, of which the scalar is given; `nil` where none does.
    init?(_ bytes: ArraySlice<UInt8>, at offset: Int, first: UInt32) {
        guard (0xC3...0xF4).contains(first) else { return nil }
        let count = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
        var letter = first & (0x3F >> UInt32(count))
        var position = offset + 2
        for _ in 0..<count {
            guard position < bytes.endIndex else { return nil }
            let (sign, length) = FormText.scalar(in: bytes, at: position)
            guard let byte = windows1252Byte(of: sign), (0x80..<0xC0).contains(byte) else { return nil }
            letter = letter << 6 | UInt32(byte & 0x3F)
            position += length
        }
        let least: [UInt32] = [0x80, 0x800, 0x10000]
        guard letter >= least[count - 1], Unicode.Scalar(letter) != nil else { return nil }
        (scalar, length) = (letter, position - offset)
    }

    /// The letter in UTF-8.
    var bytes: [UInt8] { Array(String(Unicode.Scalar(scalar)!).utf8) }
}

extension Page {
    /// Whether a range of the clean text has letters in the file that were encoded twice; they are read as what they were.
    public func hasMisencodedLetters(_ range: Range<Int>) -> Bool {
        let bytes = source.bytes[sourceRange(range)]
        return bytes.indices.contains { index in
            // All that may be the first sign are two bytes, of which this is the first.
            guard bytes[index] == 0xC3 else { return false }
            return MisencodedLetter(bytes, at: index, first: FormText.scalar(in: bytes, at: index).scalar)
                != nil
        }
    }

    /// Whether the file has a sign with which letters encoded twice start.
    public var mayHaveMisencodedLetters: Bool { source.bytes.has(0xC3) }
}
