/// Why bytes are not a text that can be read.
public enum UnreadableText: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case pdf
    case binary
    case json

    public var description: String {
        switch self {
        case .empty: "the file is empty"
        case .pdf: "this is a PDF file: take its text out first, with 'pdftotext -layout FILE'"
        case .binary: "this is not text: it holds bytes that no text has"
        case .json: "this is JSON: take the form's text out first, with 'jq -r .NAME FILE'"
        }
    }
}

/// Turns a file's bytes into UTF-8: UTF-8, though not all of it may be well-formed, UTF-16 with its mark, or
/// Windows-1252. Lines end with a line feed, whatever they ended with; a line feed that another program put behind both
/// ends no other line (`\r\r\n`).
///
/// Of a mail in Base64, where no one would look for a place, it is the text of the part that is read.
///
/// - Throws: ``UnreadableText`` where the bytes are no text.
func decode(_ bytes: [UInt8]) throws(UnreadableText) -> [UInt8] {
    let text = withPlainLineEnds(try decodeLetters(bytes))
    if let part = MailPart(text)?.base64Bytes { return try decode(part) }
    if isJSONObject(text) { throw .json }
    return text
}

private func withPlainLineEnds(_ text: [UInt8]) -> [UInt8] {
    guard text.has(0x0D) else { return text }
    var lines: [UInt8] = []
    lines.reserveCapacity(text.count)
    for (index, byte) in text.enumerated() {
        let isPart = byte == 0x0D && isFollowedByEnd(text[(index + 1)...])
        if !isPart { lines.append(byte == 0x0D ? 0x0A : byte) }
    }
    return lines
}

/// Whether what follows a carriage return ends the line that it ends.
func isFollowedByEnd(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.starts(with: [0x0A]) || rest.starts(with: [0x0D, 0x0A])
}

/// Whether a text is an object or a list of JSON: `{"text": ...`.
private func isJSONObject(_ text: [UInt8]) -> Bool {
    let signs = text.lazy.filter { !isSpace($0) }.prefix(3)
    return ["{\"", "[\"", "[{\""].contains { signs.starts(with: $0.utf8) }
}

private func decodeLetters(_ bytes: [UInt8]) throws(UnreadableText) -> [UInt8] {
    if bytes.starts(with: "%PDF-".utf8) { throw .pdf }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        return try decodeUTF16(bytes)
    }
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    // Without a branch, so that the compiler takes many bytes at once.
    var allBits: UInt8 = 0
    var least: UInt8 = 0xFF
    bytes.withUnsafeBufferPointer { buffer in
        for byte in buffer {
            allBits |= byte
            least = min(least, byte)
        }
    }
    if least == 0 { throw .binary }
    if allBits < 0x80 { return bytes }
    if bytes.withUnsafeBufferPointer(isUTF8) { return bytes }
    return decodeMostlyUTF8(bytes) ?? decodeWindows1252(bytes)
}

/// Whether a text is well-formed UTF-8 (RFC 3629).
///
/// The standard library tells it too, but looks at each byte of ASCII by itself.
private func isUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while true {
        position = text.end(from: position, before: text.count) { $0.beyondASCII }
        guard position < text.count else { return true }
        let first = text[position]
        // The shortest form of each letter, none of UTF-16's halves, and none beyond U+10FFFF.
        let (length, second): (Int, ClosedRange<UInt8>) =
            switch first {
            case 0xC2...0xDF: (2, 0x80...0xBF)
            case 0xE0: (3, 0xA0...0xBF)
            case 0xED: (3, 0x80...0x9F)
            case 0xE1...0xEF: (3, 0x80...0xBF)
            case 0xF0: (4, 0x90...0xBF)
            case 0xF1...0xF3: (4, 0x80...0xBF)
            case 0xF4: (4, 0x80...0x8F)
            default: (0, 0...0)
            }
        guard length > 0, text.count - position >= length, second.contains(text[position + 1]),
            (position + 2..<position + length).allSatisfy({ text[$0] & 0xC0 == 0x80 })
        else { return false }
        // Rules repeat one letter.
        position = text.endOfRepetition(of: length, from: position)
    }
}

/// UTF-8 in which some bytes are none, as where a program cut a letter in two or put in text of another encoding: these
/// are Windows-1252. `nil` where they are as many as the letters beyond ASCII that are well-formed.
private func decodeMostlyUTF8(_ bytes: [UInt8]) -> [UInt8]? {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    var (letters, strays) = (0, 0)
    while true {
        switch parser.parseScalar(from: &rest) {
        case .valid(let scalar):
            text += scalar
            position += scalar.count
            if scalar.count > 1 { letters += 1 }
        case .error(let length):
            text += decodeWindows1252(bytes[position..<position + length])
            position += length
            strays += length
        case .emptyInput:
            return letters > strays ? text : nil
        }
    }
}

private func decodeUTF16(_ bytes: [UInt8]) throws(UnreadableText) -> [UInt8] {
    let littleEndian = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 2, to: bytes.count - 1, by: 2) {
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        units.append(littleEndian ? second << 8 | first : first << 8 | second)
    }
    if units.contains(0) { throw .binary }
    guard units.contains(where: { $0 > 0x20 }) else { throw .empty }
    return Array(String(decoding: units, as: UTF16.self).utf8)
}

/// What Windows-1252 puts at 0x80 to 0x9F; 0 where it has nothing.
private let specials: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
]

/// The byte that stands for a scalar in Windows-1252, or in Latin-1 where that has none; `nil` where neither has it.
func windows1252Byte(of scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    guard let special = UInt16(exactly: scalar) else { return nil }
    return specials.firstIndex(of: special).map { UInt8(0x80 + $0) }
}

/// What a byte stands for in Windows-1252.
func windows1252Scalar(of byte: UInt8) -> Unicode.Scalar {
    let special = (0x80..<0xA0).contains(byte) ? specials[Int(byte) - 0x80] : UInt16(byte)
    return special == 0 ? "\u{FFFD}" : Unicode.Scalar(UInt32(special))!
}

private func decodeWindows1252(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text = ""
    text.unicodeScalars.reserveCapacity(bytes.count)
    for byte in bytes { text.unicodeScalars.append(windows1252Scalar(of: byte)) }
    return Array(text.utf8)
}
