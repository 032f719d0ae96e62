import FormText

extension ReadRow {
    /// Why a cell of the row that is not as it stands has its value: for itself, and for its row.
    func reasons(of cell: ReadCell) -> [Reason] {
        guard cell.how != .read else { return [] }
        let settled = reasons.isEmpty && isProven ? [.rowsAround] : reasons
        return cell.reasons + (isAssembled ? [.rowApart] : []) + settled
    }

    /// The first cell of the row, to point at.
    var rangeOfFirstCell: Range<Int>? {
        columns.compactMap { self[$0]?.range }.min { $0.lowerBound < $1.lowerBound }
    }
}

extension ReadCell {
    /// The element of its value, below the row.
    func path(in column: Column) -> String {
        number?.isMoney == true ? column.valuePath?.value ?? column.path.value : column.path.value
    }

    /// The elements that are taken from it, below the row.
    func paths(in column: Column) -> [String] {
        switch column {
        case .code: [column.path.value, "transactionCoding/transactionFormType"]
        case .timeliness: [column.path.value, "transactionCoding/transactionFormType"]
        case .acquired, .disposed: [path(in: column), Column.acquiredDisposed.path.value]
        default: [path(in: column)]
        }
    }
}
