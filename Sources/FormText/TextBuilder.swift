/// Puts a clean text together, and remembers where each byte came from.
struct TextBuilder {
    private(set) var text: [UInt8] = []
    private(set) var origins = Origins()

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
}
