/// The lines of a table in which a box stands in each of the columns that it spans.
extension PipeLines {
    /// Whether boxes stand in each of the columns that they span.
    func isFilled(_ rows: [[Range<Int>]]) -> Bool {
        var repeats = 0
        for row in rows {
            for index in row.indices.dropFirst(2)
            where isRepeated(row, index) && isRepeated(row, index - 1) && isItem(row[index]) {
                repeats += 1
            }
        }
        return repeats > 3
    }

    /// Appends the lines of each box once.
    mutating func addFilled(_ rows: [[Range<Int>]]) {
        /// Before which columns the headings have a border.
        var borders: Set<Int> = []
        var above: [Range<Int>] = []
        var boxes: [Range<Int>] = []
        for row in rows {
            let isData = isData(row)
            let items = row.indices.filter { isItem(row[$0]) && !isRepeated(row, $0) }
            if !isData, items.count > 2 { borders = [] }
            for (index, cell) in row.enumerated() where !cell.isEmpty && !isFiller(cell) {
                if isRepeated(row, index), !isData || !borders.contains(index) { continue }
                if !isData {
                    if above.indices.contains(index), cell.count > 2, isSame(cell, above[index]) { continue }
                    if isItem(cell) {
                        if boxes.contains(where: { isSame($0, cell) }) { continue }
                        boxes.append(cell)
                    }
                }
                lines += broken(cell).map { Line(pieces: [$0]) }
            }
            if !isData {
                for index in row.indices.dropFirst() where !isRepeated(row, index) { borders.insert(index) }
                above = row
            }
        }
    }

    private func isRepeated(_ row: [Range<Int>], _ index: Int) -> Bool {
        index > 0 && isSame(row[index], row[index - 1])
    }

    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        one.count == other.count && !one.isEmpty && source[one].elementsEqual(source[other])
    }

    /// Whether a cell is the name that a converter gives to a column without one: `Col12`.
    private func isFiller(_ cell: Range<Int>) -> Bool {
        source[cell].startsInAnyCase(with: "col") && cell.count > 3
            && cell.dropFirst(3).allSatisfy { isDigit(source[$0]) }
    }
}
