extension Balance {
    /// Proves the numbers of rows whose cells were found for each other: amounts that another row's leave no choice.
    func prove(_ rows: inout [ReadRow]) {
        let chains = rows.map(chain)
        for index in rows.indices {
            guard let previous = rows[..<index].indices.last(where: { chains[$0] == chains[index] }),
                rows[previous].isTransaction, holds(rows[previous], rows[index]) == true,
                let column = rows[index].amountColumn, rows[index][column]?.number?.amount != 0
            else { continue }
            rows[index].proven.formUnion([column, .owned, .acquiredDisposed])
            rows[previous].proven.insert(.owned)
        }
    }
}
