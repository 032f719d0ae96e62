/// Base 64 as MIME has it (RFC 2045): lines of 76 characters, white space passed over on the way back.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let lineLength = 76
    private static let padding = UInt8(ascii: "=")

    /// The value of each letter of the alphabet, 255 of others.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, letter) in alphabet.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    /// The letters for `bytes`, each line with its end.
    static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity((bytes.count + 2) / 3 * 4 * 77 / 76 + 2)
        var column = 0
        var position = 0
        while position < bytes.count {
            let count = min(3, bytes.count - position)
            var group = UInt32(bytes[position]) << 16
            if count > 1 { group |= UInt32(bytes[position + 1]) << 8 }
            if count > 2 { group |= UInt32(bytes[position + 2]) }
            for index in 0..<4 {
                letters.append(
                    index <= count ? alphabet[Int(group >> UInt32(18 - 6 * index) & 63)] : padding)
            }
            position += 3
            column += 4
            if column == lineLength || position >= bytes.count {
                letters.append(UInt8(ascii: "\n"))
                column = 0
            }
        }
        return letters
    }

    /// The bytes behind the letters; `nil` where there is anything else than letters, white space and what
    /// fills the last four up.
    static func decode(_ letters: some Sequence<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var group: UInt32 = 0
        var count = 0
        var fill = 0
        for letter in letters where letter > 0x20 {
            if letter == padding {
                fill += 1
                continue
            }
            let value = values[Int(letter)]
            guard value < 64, fill == 0 else { return nil }
            group = group << 6 | UInt32(value)
            count += 1
            if count == 4 {
                bytes += [UInt8(group >> 16 & 255), UInt8(group >> 8 & 255), UInt8(group & 255)]
                (group, count) = (0, 0)
            }
        }
        switch (count, fill) {
        case (0, 0): return bytes
        case (2, 2): return bytes + [UInt8(group >> 4 & 255)]
        case (3, 1): return bytes + [UInt8(group >> 10 & 255), UInt8(group >> 2 & 255)]
        default: return nil
        }
    }
}
