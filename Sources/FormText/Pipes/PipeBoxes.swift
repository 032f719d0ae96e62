/// The boxes of a form's items in a table of pipes: a column holds items one below the other, each caption above its
/// value, so that it is read downwards.
///
/// Numbered captions stand there in several rows; the heading of a table of securities has them in one.
enum PipeBoxes {
    /// The stretches of a text in the order in which they are read, each a line or many; `nil` where the text has no
    /// such table.
    static func order(_ source: [UInt8]) -> [Range<Int>]? {
        var order: [Range<Int>] = []
        var hasBoxes = false
        /// The rows of the table so far; none where it is another one.
        var rows: [[Range<Int>]] = []
        var isInTable = false
        var start = 0
        var position = 0
        func endTable(at end: Int) {
            if rows.dropFirst().contains(where: { $0.contains { PipeCells.isItem($0, source) } }) {
                for column in rows[0].indices { order += rows.map { $0[column] }.filter { !$0.isEmpty } }
                hasBoxes = true
            } else if start < end {
                order.append(start..<end)
            }
            (rows, start) = ([], end)
        }
        while position < source.count {
            let end = source.position(of: "\n", from: position) ?? source.count
            if source[position] == UInt8(ascii: "|") {
                if !isInTable {
                    endTable(at: position)
                    let heading = PipeCells.cells(position + 1..<end, source)
                    if heading.count(where: { PipeCells.isItem($0, source) }) > 1 { rows = [heading] }
                } else if let heading = rows.first {
                    let row = PipeCells.cells(position + 1..<end, source)
                    if !PipeCells.isRule(row, source) { rows.append(row) }
                    // What has no meaning without its neighbour is read with it.
                    if row.count != heading.count || row.contains(where: { isLabelOrMark($0, source) }) {
                        rows = []
                    }
                }
                isInTable = true
            } else if isInTable {
                endTable(at: position)
                isInTable = false
            }
            position = end + 1
        }
        endTable(at: source.count)
        return hasBoxes ? order : nil
    }

    /// Whether a cell is a mark alone, a box's label alone, or one of the labels below a name or an address: `X`,
    /// `Director`, `(State)`.
    private static func isLabelOrMark(_ cell: Range<Int>, _ source: [UInt8]) -> Bool {
        if cell.count == 1 { return true }
        let text = source[cell]
        if text.elementsEqual("Director".utf8) || text.elementsEqual("10% Owner".utf8) { return true }
        return text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
            && text.allSatisfy { $0 != 0x20 }
            && !text.elementsEqual("(Street)".utf8)
    }
}
