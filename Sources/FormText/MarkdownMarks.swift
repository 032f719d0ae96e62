/// `range` without the marks that Markdown puts around a whole text: `## Remarks:`, `**Remarks:**`, `_05/15/2013_`.
package func withoutMarks(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    // Hardly a text has any.
    guard start < end, text[start] < UInt8(ascii: "0") || text[start] == UInt8(ascii: "_") else {
        return range
    }
    let marks = range.prefix(6).prefix { text[$0] == UInt8(ascii: "#") }.count
    let words = range.dropFirst(marks).drop { text[$0] == 0x20 }
    // `# 7` is the number of a house.
    if marks > 0, let first = words.first, first > start + marks, !isDigit(text[first]) { start = first }
    while let count = emphasis(text, start..<end) { (start, end) = (start + count, end - count) }
    return start..<end
}

/// How many signs of emphasis stand at each end of a text.
private func emphasis(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    guard let sign = range.first.map({ text[$0] }), sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_")
    else { return nil }
    let count = range.prefix(3).prefix { text[$0] == sign }.count
    // `_X_` is a mark in a box.
    guard range.count > 2 * count + 1, range.suffix(count).allSatisfy({ text[$0] == sign }) else {
        return nil
    }
    let inner = range.dropFirst(count).dropLast(count)
    return isSpace(text[inner.lowerBound]) || inner.contains { text[$0] == sign } ? nil : count
}
