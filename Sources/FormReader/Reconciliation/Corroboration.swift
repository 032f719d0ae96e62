import OwnershipModel

/// Proves cells that were put right where another cell says the same, or the form's own rules leave nothing else.
///
/// A date that stands elsewhere as it should; the price of a grant or gift, which is none, or that of another row;
/// an ownership form by the nature beside it; a reference to a note that nothing else refers to.
struct Corroboration {
    private let period: CalendarDate?
    private let notes: Set<Int>

    /// - Parameters:
    ///   - period: the date of the report, from its item.
    ///   - notes: the numbers of the notes that the form has.
    init(period: CalendarDate?, notes: [Int]) {
        self.period = period
        self.notes = Set(notes)
    }

    func settle(_ rows: inout TableRows) {
        let all = rows.nonDerivative + rows.derivative
        guard all.contains(where: \.hasRepair) else { return }
        let references = all.flatMap { row in row.columns.flatMap { row[$0]!.notes } }
        let uses = Dictionary(references.map { ($0, 1) }, uniquingKeysWith: +)
        for isDerivative in [false, true] {
            for place in rows.places(derivative: isDerivative) where rows[place].hasRepair {
                for column in rows[place].columns {
                    guard var cell = rows[place][column] else { continue }
                    if cell.how == .repaired, !cell.isProven, saysSame(cell, column, rows[place], all) {
                        cell.isProven = true
                        cell.reasons.append(.saidElsewhere)
                    }
                    // A note that nothing else refers to must be referred to here.
                    cell.isMarkerProven =
                        cell.hasBrokenMarker && !cell.notes.isEmpty
                        && cell.notes.allSatisfy { notes.contains($0) && uses[$0] == 1 }
                    rows[place][column] = cell
                }
            }
        }
    }

    private func saysSame(_ cell: ReadCell, _ column: Column, _ row: ReadRow, _ all: [ReadRow]) -> Bool {
        switch cell.value {
        case .date(let date):
            let others = all.compactMap { $0[column] }.filter { $0.how == .read }.compactMap(\.date)
            return others.contains(date) || (column == .transactionDate && date == period)
        case .number(let number) where column.isPrice:
            if number.amount == 0, column == .price { return row.isUsuallyFree }
            return all.contains { other in
                other[column]?.how == .read && other[column]?.number?.amount == number.amount
                    && (column == .conversionPrice
                        || other[.transactionDate]?.date == row[.transactionDate]?.date)
            }
        case .letter(let letter) where column == .ownership:
            // Only an indirect holding has a nature, and each has one.
            return (letter.letter == UInt8(ascii: "I")) == (row[.nature] != nil)
        default: return false
        }
    }
}

extension ReadRow {
    /// Whether something of it was put right.
    fileprivate var hasRepair: Bool {
        columns.contains { self[$0]!.how == .repaired || self[$0]!.hasBrokenMarker }
    }

    /// Whether its transaction is one for which usually nothing is paid: a grant, a gift, an inheritance, the
    /// derivative half of an exercise or a conversion.
    fileprivate var isUsuallyFree: Bool {
        guard let code = self[.code]?.code else { return false }
        return "AGWL".utf8.contains(code) || (isDerivative && "MCX".utf8.contains(code))
    }
}

extension Reason {
    fileprivate static let saidElsewhere = Reason(
        "the form says the same elsewhere, or allows nothing else here")
}
