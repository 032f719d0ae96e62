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

/// Appends a row of pipes without the marks around what its first cell begins with; a heading is a line of its own in
/// the cell: `| **Remarks:** Nothing else |`.
func appendWithPlainLead(_ source: [UInt8], _ row: Range<Int>, to builder: inout TextBuilder) {
    let lead = row.first { !isSpace(source[$0]) && source[$0] != UInt8(ascii: "|") } ?? row.upperBound
    guard lead + 2 < row.upperBound, source[lead..<lead + 2].elementsEqual("**".utf8),
        let end = source[..<row.upperBound].position(of: "**", from: lead + 3)
    else { return Notation.append(source, row, to: &builder) }
    Notation.append(source, row.lowerBound..<lead, to: &builder)
    Notation.append(source, lead + 2..<end, to: &builder)
    if source[end - 1] == UInt8(ascii: ":") { builder.append(Page.lineBreak, from: end) }
    Notation.append(source, end + 2..<row.upperBound, to: &builder)
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
