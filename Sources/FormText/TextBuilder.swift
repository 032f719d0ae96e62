/// Puts a clean text together, and remembers where each byte came from.
struct TextBuilder {
    private(set) var text: [UInt8] = []
    private(set) var origins = Origins()
    /// The targets of links written as Markdown has them, and where in the text their words begin.
    private(set) var links: [(start: Int, target: String)] = []

    init(capacity: Int) {
        text.reserveCapacity(capacity)
    }

    mutating func append(_ byte: UInt8, from source: Int) {
        origins.mark(text: text.count, source: source)
        text.append(byte)
    }

    mutating func append(_ bytes: some Collection<UInt8>, from source: Int) {
        guard !bytes.isEmpty else { return }
        origins.mark(text: text.count, source: source)
        text.append(contentsOf: bytes)
    }

    /// A source with other bytes in place of some signs.
    ///
    /// - Parameters:
    ///   - mayBeOther: where a byte may be the first of one.
    ///   - other: what stands in place of the sign at an offset, and how many bytes it takes; `nil` where it stays.
    static func rewriting(
        _ source: UnsafeBufferPointer<UInt8>, where mayBeOther: (EightBytes) -> UInt64,
        as other: (Int) -> (bytes: [UInt8], length: Int)?
    ) -> TextBuilder {
        var builder = TextBuilder(capacity: source.count)
        var position = 0
        while position < source.count {
            let next = source.end(from: position, before: source.count, mayBeOther)
            builder.append(source[position..<next], from: position)
            guard next < source.count else { break }
            let sign = other(next)
            position = next + (sign?.length ?? scalar(in: source, at: next).length)
            builder.append(sign?.bytes ?? Array(source[next..<position]), from: next)
        }
        return builder
    }

    mutating func appendLink(from start: Int, to target: ArraySlice<UInt8>) {
        links.append((start, String(decoding: target, as: UTF8.self)))
    }
}
