/// Letters whose UTF-8 a program has read as Windows-1252, and written as UTF-8 once more: `â€™` for `’`, `Ã©` for `é`.
///
/// No text has such signs side by side otherwise: a capital with an accent before a sign that is no letter.
struct MisencodedLetter {
    var scalar: UInt32
    /// How many bytes of the text it takes.
    var length: Int

    /// The letter whose first sign stands at an offset, of which the scalar is given; `nil` where none does.
    ///
    /// - Parameter isCertain: whether all letters of the text were encoded twice; else `Â` before another sign, as in
    ///   `Â£`, may be what someone wrote.
    init?<Bytes: RandomAccessCollection<UInt8>>(
        _ bytes: Bytes, at offset: Int, first: UInt32, isCertain: Bool = false
    ) where Bytes.Index == Int {
        guard ((isCertain ? 0xC2 : 0xC3)...0xF4).contains(first) else { return nil }
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

/// Whether a text has letters that were encoded twice.
func hasMisencodedLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { index in
        // All that may be the first sign are two bytes, of which this is the first.
        guard bytes[index] == 0xC3 else { return false }
        return MisencodedLetter(bytes, at: index, first: scalar(in: bytes, at: index).scalar) != nil
    }
}

extension Page {
    /// Whether a range of the clean text has letters that are others in the file: that were encoded twice, or stand in
    /// the form's own words too for what they were.
    public func hasMisencodedLetters(_ range: Range<Int>) -> Bool {
        let range = sourceRange(range)
        return hasMisencodedLetter(source.bytes[range]) || source.misspelt?.hasOthers(range) ?? false
    }

    /// Whether the file has a sign with which letters encoded twice start, or letters in place of the form's.
    public var mayHaveMisencodedLetters: Bool { source.bytes.has(0xC3) || source.misspelt != nil }
}
