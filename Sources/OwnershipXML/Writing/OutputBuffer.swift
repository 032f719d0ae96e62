internal import CLibxml2

/// Bytes in the making, held by libxml2.
final class OutputBuffer {
    private let buffer: xmlOutputBufferPtr
    private let attribute: xmlBufferPtr

    init() {
        guard let buffer = xmlAllocOutputBuffer(nil), let attribute = xmlBufferCreate() else {
            fatalError("there is no memory for the output")
        }
        self.buffer = buffer
        self.attribute = attribute
    }

    deinit {
        xmlOutputBufferClose(buffer)
        xmlBufferFree(attribute)
    }

    /// What was written.
    var bytes: [UInt8] {
        Array(
            UnsafeBufferPointer(
                start: xmlOutputBufferGetContent(buffer), count: xmlOutputBufferGetSize(buffer)))
    }

    /// Writes markup as it is.
    func write(_ markup: StaticString) {
        markup.withUTF8Buffer { write($0) }
    }

    /// Writes bytes that need no escaping.
    func write(plain bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { write($0) }
    }

    /// Writes `count` spaces, at most 32.
    func write(spaces count: Int) {
        Self.indent.withUTF8Buffer { write(UnsafeBufferPointer(rebasing: $0.prefix(count))) }
    }

    private static let indent: StaticString = "                                "

    /// Writes the text of an element.
    /// - Parameter isPlain: whether it has nothing to escape.
    func write(_ text: String, isPlain: Bool) {
        if isPlain {
            var text = text
            text.withUTF8 { write($0) }
        } else {
            text.withCString { _ = xmlOutputBufferWriteEscape(buffer, $0, nil) }
        }
    }

    /// Writes the value of an attribute.
    func write(attribute value: String) {
        xmlBufferEmpty(attribute)
        xmlAttrSerializeTxtContent(attribute, nil, nil, value)
        write(UnsafeBufferPointer(start: xmlBufferContent(attribute), count: Int(xmlBufferLength(attribute))))
    }

    private func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
            _ = xmlOutputBufferWrite(buffer, Int32(bytes.count), $0)
        }
    }
}
