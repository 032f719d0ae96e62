/// Notes that stand alone between two cells of a row may be either's: the other rows tell, where all of them that have
/// notes there have them in one of the two columns.
enum LoneNotes {
    static func settle(_ rows: inout [GridRow], _ cells: [OrderedCell], _ columns: [Column]) {
        let noted = rows.map { row in
            ColumnSet(
                row.notes.map(\.column)
                    + row.cells.filter { !cells[$0.cells.last!].notes.isEmpty }.map(\.column))
        }
        for index in rows.indices {
            for (number, notes) in rows[index].notes.enumerated() {
                guard let next = rows[index].cells.first(where: { $0.cells[0] == notes.cell + 1 })?.column,
                    let own = columns.firstIndex(of: notes.column), columns[own...].contains(next),
                    next != notes.column, !noted[index].contains(next),
                    rows[index].cell(notes.column) != nil,
                    rows.count >= 3
                else { continue }
                let others = rows.indices.filter {
                    $0 != index && rows[$0].isTransaction == rows[index].isTransaction
                }
                guard !others.contains(where: { noted[$0].contains(notes.column) }),
                    others.count(where: { noted[$0].contains(next) }) * 2 > others.count
                else { continue }
                rows[index].notes[number].column = next
                rows[index].doubtful.formUnion([notes.column, next])
            }
        }
    }
}
