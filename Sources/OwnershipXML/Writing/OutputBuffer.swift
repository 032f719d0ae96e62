internal import CLibxml2

/// Bytes of XML in the making; libxml2 escapes what needs it.
final class OutputBuffer {
    /// Room for more than was written: documents are written in small pieces.
    private var room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16_384)
    private var count = 0

    deinit {
        room.deallocate()
    }

    /// What was written.
    var bytes: [UInt8] { Array(room[..<count]) }

    /// Writes markup as it is.
    func write(_ markup: StaticString) {
        write(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Writes bytes that need no escaping.
    func write(plain bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0) }
    }

    /// Writes `count` spaces, at most 32.
    func write(spaces count: Int) {
        write(UnsafeBufferPointer(start: Self.indent.utf8Start, count: count))
    }

    private static let indent: StaticString = "                                "

    /// Writes the text of an element.
    /// - Parameter isPlain: whether it has nothing to escape.
    func write(_ text: String, isPlain: Bool) {
        guard !isPlain else {
            var text = text
            return text.withUTF8 { write($0) }
        }
        guard let escaped = xmlAllocOutputBuffer(nil) else { fatalError("there is no memory for the output") }
        defer { xmlOutputBufferClose(escaped) }
        _ = text.withCString { xmlOutputBufferWriteEscape(escaped, $0, nil) }
        write(
            UnsafeBufferPointer(
                start: xmlOutputBufferGetContent(escaped), count: xmlOutputBufferGetSize(escaped)))
    }

    /// Writes the value of an attribute.
    func write(attribute value: String) {
        // What ids are made of.
        let isPlain = value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        guard !isPlain else { return write(value, isPlain: true) }
        guard let escaped = xmlBufferCreate() else { fatalError("there is no memory for the output") }
        defer { xmlBufferFree(escaped) }
        xmlAttrSerializeTxtContent(escaped, nil, nil, value)
        write(UnsafeBufferPointer(start: xmlBufferContent(escaped), count: Int(xmlBufferLength(escaped))))
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        if count + bytes.count > room.count {
            let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 2 * (count + bytes.count))
            _ = larger.initialize(fromContentsOf: room[..<count])
            room.deallocate()
            room = larger
        }
        guard let start = bytes.baseAddress else { return }
        (room.baseAddress! + count).initialize(from: start, count: bytes.count)
        count += bytes.count
    }
}
