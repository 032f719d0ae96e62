/// The cells of a line of a Markdown table, and what one says of itself.
enum PipeCells {
    /// The cells between the pipes, blanks at their ends left out; `\\|` is no border.
    ///
    /// - Parameter line: the line behind its first pipe.
    static func cells(_ line: Range<Int>, _ source: [UInt8]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        for index in line where source[index] == UInt8(ascii: "|") && source[index - 1] != UInt8(ascii: "\\")
        {
            cells.append(source.trimmed(start..<index))
            start = index + 1
        }
        let rest = source.trimmed(start..<line.upperBound)
        return rest.isEmpty ? cells : cells + [rest]
    }

    /// Whether a row is the line between a table's head and its body.
    static func isRule(_ row: [Range<Int>], _ source: [UInt8]) -> Bool {
        row.allSatisfy { $0.allSatisfy { "-:".utf8.contains(source[$0]) } }
    }

    /// Whether a cell begins like a numbered caption: `2. Issuer`, `2A. Deemed`.
    static func isItem(_ cell: Range<Int>, _ source: [UInt8]) -> Bool {
        let number = cell.drop { "*_".utf8.contains(source[$0]) }.prefix { isDigit(source[$0]) }
        var rest = number.upperBound..<cell.upperBound
        if let sign = rest.first, isCapital(source[sign]) { rest = rest.dropFirst() }
        return (1...2).contains(number.count) && rest.count > 2
            && source[rest.lowerBound] == UInt8(ascii: ".") && source[rest.lowerBound + 1] == 0x20
            && isCapital(source[rest.lowerBound + 2])
    }
}
