/// Questions about bytes of UTF-8 text that every reader of it asks.

@inlinable @inline(__always)
public func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

@inlinable @inline(__always)
public func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
}

@inlinable @inline(__always)
public func isCapital(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "A") < 26
}

@inlinable @inline(__always)
public func isSmallLetter(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26
}

/// A blank, a tab, a line end or a break inside a cell.
@inlinable @inline(__always)
public func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
}

@inlinable @inline(__always)
public func lowercased(_ byte: UInt8) -> UInt8 {
    isCapital(byte) ? byte | 0x20 : byte
}

extension ArraySlice<UInt8> {
    /// Whether ASCII `words` stand at `index`.
    func has(_ words: StaticString, at index: Int) -> Bool {
        words.withUTF8Buffer { self[index...].starts(with: $0) }
    }

    /// Where ASCII `words` stand first, from `start` on.
    package func position(of words: StaticString, from start: Int) -> Int? {
        words.withUTF8Buffer { position(of: $0, from: start) }
    }

    /// Where `words`, of one byte at least, stand first, from `start` on.
    func position(of words: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let count = words.count
        guard endIndex - start >= count else { return nil }
        return self[start...].withUnsafeBufferPointer { bytes in
            let first = words[0]
            let starts = bytes.count - count + 1
            for blockStart in stride(from: 0, to: starts, by: 64) {
                let block = blockStart..<Swift.min(blockStart + 64, starts)
                // Without a branch, so that the compiler takes many bytes at once.
                var least: UInt8 = 0xFF
                for byte in UnsafeBufferPointer(rebasing: bytes[block]) {
                    least = Swift.min(least, byte ^ first)
                }
                guard least == 0 else { continue }
                for index in block
                where bytes[index] == first && bytes[index..<index + count].elementsEqual(words) {
                    return start + index
                }
            }
            return nil
        }
    }
}

extension [UInt8] {
    /// How many of the bytes are `byte`; many are taken at once.
    func count(of byte: UInt8) -> Int {
        withUnsafeBufferPointer { bytes in
            var count = 0
            for start in stride(from: 0, to: bytes.count, by: 128) {
                let block = start..<Swift.min(start + 128, bytes.count)
                var others: UInt8 = 0
                for other in UnsafeBufferPointer(rebasing: bytes[block]) {
                    // 1 for another byte, without a branch.
                    let difference = other ^ byte
                    others &+= (difference | (0 &- difference)) >> 7
                }
                count += block.count - Int(others)
            }
            return count
        }
    }

    /// Whether one of the bytes is `byte`.
    func has(_ byte: UInt8) -> Bool {
        withUnsafePointer(to: byte) { self[...].position(of: .init(start: $0, count: 1), from: 0) != nil }
    }

    /// Where ASCII `words` stand first, from `start` on.
    package func position(of words: StaticString, from start: Int) -> Int? {
        self[...].position(of: words, from: start)
    }
}

/// The end of a number in `range` behind which a word for shares stands: `1,000 shs.`, `$12.50/share`; else that of
/// the range.
@inlinable
public func endOfNumber<Bytes: RandomAccessCollection<UInt8>>(_ bytes: Bytes, _ range: Range<Int>) -> Int
where Bytes.Index == Int {
    guard let first = bytes[range].first, isDigit(first) || first == UInt8(ascii: "$"),
        let digit = range.last(where: { isDigit(bytes[$0]) }), digit + 2 < range.upperBound
    else { return range.upperBound }
    let letters = bytes[digit + 1..<range.upperBound].lazy.filter { isLetter($0) }.map { lowercased($0) }
    let isUnit = ["sh", "shs", "share", "shares", "pershare"].contains { letters.elementsEqual($0.utf8) }
    return isUnit ? digit + 1 : range.upperBound
}

/// The Unicode scalar that starts at `index`, and its length; what is cut short ends where the bytes do.
@inline(__always)
func scalar<Bytes: RandomAccessCollection<UInt8>>(
    in bytes: Bytes, at index: Int
) -> (scalar: UInt32, length: Int) where Bytes.Index == Int {
    let lead = UInt32(bytes[index])
    guard lead >= 0xC0 else { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard bytes.endIndex - index >= length else { return (0xFFFD, bytes.endIndex - index) }
    func bits(_ distance: Int) -> UInt32 { UInt32(bytes[index + distance] & 0x3F) }
    return switch length {
    case 2: ((lead & 0x1F) << 6 | bits(1), 2)
    case 3: ((lead & 0x0F) << 12 | bits(1) << 6 | bits(2), 3)
    default: ((lead & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4)
    }
}
