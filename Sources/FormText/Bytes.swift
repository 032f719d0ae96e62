internal import Glibc

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

extension Collection<UInt8> {
    /// Whether it starts with words in letters of either case, which are given in small ones.
    @inlinable
    public func startsInAnyCase(with words: StaticString) -> Bool {
        words.withUTF8Buffer { words in lazy.map(lowercased).starts(with: words) }
    }

    /// Whether it is some words in letters of either case, which are given in small ones.
    @inlinable
    public func isInAnyCase(_ words: StaticString) -> Bool {
        words.withUTF8Buffer { words in lazy.map(lowercased).elementsEqual(words) }
    }

    /// How often it has each of its words, of letters in either case and digits.
    @inlinable
    public var wordCounts: [[UInt8]: Int] {
        split { !isLetter($0) && !isDigit($0) }
            .reduce(into: [:]) { $0[$1.map(lowercased), default: 0] += 1 }
    }
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
            let starts = bytes.count - count + 1
            var position = 0
            while let index = bytes.position(of: words[0], in: position..<starts) {
                if bytes[index..<index + count].elementsEqual(words) { return start + index }
                position = index + 1
            }
            return nil
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` stands first; many are looked at at once.
    package func position(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let baseAddress, !range.isEmpty,
            let found = memchr(baseAddress + range.lowerBound, Int32(byte), range.count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }

    /// `range` without the white space at its ends.
    @inlinable @inline(__always)
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, isSpace(self[low]) { low += 1 }
        while high > low, isSpace(self[high - 1]) { high -= 1 }
        return low..<high
    }

    /// The words of a stretch of a text: what stands between white space.
    @inlinable
    package func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !isSpace(self[end]) { end += 1 }
            if end > start { words.append(start..<end) }
            start = end + 1
        }
        return words
    }

    /// The lines, their ends left out: empty ones too, but none behind the last end.
    var lines: TextLines { TextLines(text: self) }

    /// A range without the white space at its end.
    func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, isSpace(self[end - 1]) { end -= 1 }
        return range.lowerBound..<end
    }

    /// The lines that are not empty, without the white space at their ends.
    func trimmedLines() -> [Range<Int>] { lines.lazy.map(trimmed).filter { !$0.isEmpty } }

    /// The end of the bytes from `start` on of which none is found; eight are looked at at once.
    ///
    /// - Parameter found: the high bits of those of eight bytes that are looked for; what it says of the others behind
    ///   the first of them does not count.
    @inline(__always)
    func end(from start: Int, before end: Int, _ found: (EightBytes) -> UInt64) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        func word(_ position: Int) -> UInt64 {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
        }
        var position = start
        while position + 8 <= end {
            let hits = found(EightBytes(bits: word(position)))
            if hits != 0 { return position + hits.trailingZeroBitCount / 8 }
            position += 8
        }
        guard position < end else { return end }
        // The last ones, zeros behind them.
        let rest = end - position
        var last: UInt64 = 0
        if end >= 8 {
            last = word(end - 8) >> UInt64(8 * (8 - rest))
        } else {
            for index in 0..<rest { last |= UInt64(self[position + index]) << UInt64(8 * index) }
        }
        return Swift.min(end, position + found(EightBytes(bits: last)).trailingZeroBitCount / 8)
    }

    /// The end of a character of `length` bytes and of what follows of the same ones, as in a rule.
    func endOfRepetition(of length: Int, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        func word(_ position: Int) -> UInt64 {
            bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        }
        var end = start + length
        guard end < count, self[end] == self[start] else { return end }
        while end + 8 <= count, word(end) == word(end - length) { end += 8 }
        while end < count, self[end] == self[end - length] { end += 1 }
        return end - (end - start) % length
    }
}

/// Eight bytes, of which the first are the low bits. What is asked of them is answered with the high bit of each byte,
/// rightly up to the first one of which it is true.
struct EightBytes {
    let bits: UInt64

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Which are none of ASCII.
    @inline(__always)
    var beyondASCII: UInt64 { bits & Self.highs }

    /// Which are less than `limit`, a sign of ASCII.
    @inline(__always)
    func below(_ limit: UInt8) -> UInt64 { (bits &- Self.ones &* UInt64(limit)) & ~bits & Self.highs }

    /// Which are `limit`, a sign of ASCII, or more.
    @inline(__always)
    func from(_ limit: UInt8) -> UInt64 { (bits &+ Self.ones &* UInt64(0x80 - limit) | bits) & Self.highs }

    /// Which are `byte`, apart from the bits of `mask`, which it lacks.
    @inline(__always)
    func equal(_ byte: UInt8, besides mask: UInt8 = 0) -> UInt64 {
        difference(from: byte, besides: mask).below(1)
    }

    /// Which are not `byte`, apart from the bits of `mask`, which it lacks.
    @inline(__always)
    func other(than byte: UInt8, besides mask: UInt8 = 0) -> UInt64 {
        difference(from: byte, besides: mask).from(1)
    }

    @inline(__always)
    private func difference(from byte: UInt8, besides mask: UInt8) -> EightBytes {
        EightBytes(bits: bits & ~(Self.ones &* UInt64(mask)) ^ Self.ones &* UInt64(byte))
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

    /// `range` without the white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { withUnsafeBufferPointer { $0.trimmed(range) } }

    /// Whether one of the bytes is `byte`.
    func has(_ byte: UInt8) -> Bool {
        withUnsafeBufferPointer { $0.position(of: byte, in: $0.indices) != nil }
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

/// See ``Swift/UnsafeBufferPointer/lines``.
struct TextLines: Sequence, IteratorProtocol {
    let text: UnsafeBufferPointer<UInt8>
    private var start = 0

    init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    mutating func next() -> Range<Int>? {
        guard start < text.count else { return nil }
        let end = text.position(of: 0x0A, in: start..<text.count) ?? text.count
        defer { start = end + 1 }
        return start..<end
    }
}

/// Calls `body` for each line of a part of a source, its end left out.
func eachLine(of source: [UInt8], in range: Range<Int>, _ body: (Range<Int>) -> Void) {
    var start = range.lowerBound
    while start < range.upperBound {
        var end = start
        while end < range.upperBound, source[end] != 0x0A { end += 1 }
        body(start..<end)
        start = end + 1
    }
}
