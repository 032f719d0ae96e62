/// The lines of a page and their cells, while a text is cut from its beginning to its end.
struct PageLines {
    private(set) var lines: [Page.Line] = []
    var cells: [Page.Cell] = []
    /// The number of cells before the current line.
    private var first = 0
    private var isAfterBlank = true

    /// - Parameter size: how many bytes the text has.
    init(capacityFor size: Int) {
        lines.reserveCapacity(size / 40)
        cells.reserveCapacity(size / 16)
    }

    /// Ends the current line; one without cells is empty.
    mutating func endLine() {
        guard cells.count > first else {
            isAfterBlank = true
            return
        }
        lines.append(Page.Line(cells: first..<cells.count, isAfterBlank: isAfterBlank))
        isAfterBlank = false
        first = cells.count
    }
}
