import FormText

/// The cells of a line, and each two neighbours as one, read as each column.
struct CellFits {
    private var single: [[(cell: ReadCell, cost: Int)?]] = []
    private var joined: [[(cell: ReadCell, cost: Int)?]] = []

    /// What it costs that a value was cut in two: `05/15/201` and `3`.
    private static let costOfCut = 3

    init(
        _ cells: [Page.Cell], _ columns: [Column], _ text: UnsafeBufferPointer<UInt8>, style: FilingStyle
    ) {
        func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ column: Column) -> (
            cell: ReadCell, cost: Int
        )? {
            ReadCell.read(text, range, as: column, style: style, repairing: true)
        }
        // For each column the first one that is read like it.
        let like = columns.map { column in columns.firstIndex { $0.isRead(like: column) }! }
        single = cells.map { cell in
            like.indices.reduce(into: []) { fits, column in
                fits.append(
                    like[column] < column ? fits[like[column]] : read(text, cell.range, columns[column]))
            }
        }
        joined = zip(cells, cells.dropFirst()).map { first, second in
            columns.map { column in
                guard column.content == .date, first.range.count < 10, second.range.count < 10,
                    second.column == first.column + 1
                else { return nil }
                let bytes = Array(text[first.range]) + Array(text[second.range])
                let fit = bytes.withUnsafeBufferPointer { read($0, $0.indices, column) }
                guard let (found, cost) = fit, found.notes.isEmpty, found.date != nil else { return nil }
                var cell = found
                cell.range = first.range.lowerBound..<second.range.upperBound
                cell.valueRange = cell.range
                (cell.how, cell.reasons) = (.repaired, [.cutInTwo])
                return (cell, cost + Self.costOfCut)
            }
        }
    }

    /// One cell, or two neighbours as one, as a column: `nil` where it can be no such thing.
    subscript(cells: Range<Int>, column: Int) -> (cell: ReadCell, cost: Int)? {
        cells.count == 1 ? single[cells.lowerBound][column] : joined[cells.lowerBound][column]
    }
}

extension Reason {
    fileprivate static let cutInTwo = Reason("its end stands in the next cell")
}
