extension Balance {
    /// Says of the numbers of recognised rows, any digit of which may be misread, which others prove, and which they
    /// contradict.
    func weigh(_ rows: inout [ReadRow]) {
        let chains = rows.map(chain)
        for index in rows.indices {
            rows[index].confirmCode()
            rows[index].doubtMarkers()
            if let column = rows[index].amountColumn, rows[index].isDerivative,
                let amount = rows[index][column]?.number?.amount,
                amount == rows[index][.underlyingAmount]?.number?.amount
            {
                rows[index].proven.formUnion([column, .underlyingAmount])
            }
            guard let previous = rows[..<index].indices.last(where: { chains[$0] == chains[index] }),
                let holds = holds(rows[previous], rows[index]), let column = rows[index].amountColumn
            else { continue }
            if holds {
                rows[index].proven.formUnion([column, .owned, .acquiredDisposed])
                rows[previous].proven.insert(.owned)
            } else {
                rows[index].doubtful.formUnion([column, .owned])
                rows[previous].doubtful.insert(.owned)
            }
        }
    }
}

extension ReadRow {
    /// Doubts the numbers of markers that could not be read: they were taken from the order of all, so that no other
    /// one proves them.
    fileprivate mutating func doubtMarkers() {
        for column in columns where self[column]?.hasBrokenMarker == true {
            self[column]?.isMarkerProven = false
        }
    }

    /// Proves a code that was misread, where the direction and the price are those of such a transaction.
    fileprivate mutating func confirmCode() {
        guard var cell = self[.code], cell.how == .repaired, !isCutInDoubt, !doubtful.contains(.code),
            let price = self[.price]?.number?.amount, let isAcquisition, let code = cell.code
        else { return }
        let fits =
            switch code {
            case UInt8(ascii: "S"), UInt8(ascii: "F"): !isAcquisition && price > 0
            case UInt8(ascii: "P"): isAcquisition && price > 0
            case UInt8(ascii: "G"): price == 0
            case UInt8(ascii: "M"): isAcquisition
            default: false
            }
        guard fits else { return }
        cell.isProven = true
        cell.reasons.append(.usualTerms)
        self[.code] = cell
    }
}

extension Reason {
    fileprivate static let usualTerms = Reason(
        "the row's direction and price are those of such a transaction")
}
