/// Questions about bytes of UTF-8 text that every reader of it asks.

@inlinable @inline(__always)
public func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

@inlinable @inline(__always)
public func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
}

/// A blank, a tab, a line end or a break inside a cell.
@inlinable @inline(__always)
public func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
}

@inlinable @inline(__always)
public func lowercased(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}
