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

    mutating func appendLink(from start: Int, to target: ArraySlice<UInt8>) {
        links.append((start, String(decoding: target, as: UTF8.self)))
    }
}
