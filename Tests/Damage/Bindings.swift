import OwnershipModel

/// What binds the numbers and dates of a filing to each other, as every made-up filing keeps to it.
///
/// It tells which of the damage that leaves no trace can be seen at all: a field that no broken binding touches is
/// what it seems to be, whatever reads it.
struct Bindings {
    private let document: OwnershipDocument
    private let damaged: Set<String>
    /// The fields of broken bindings, by their paths.
    private(set) var broken: Set<String> = []

    /// - Parameter damaged: the paths of the fields that are not what they seem to be.
    init(_ document: OwnershipDocument, damaged: Set<String>) {
        self.document = document
        self.damaged = damaged
        let (nonDerivative, derivative) = (document.locatedRows(false), document.locatedRows(true))
        checkBalances(nonDerivative)
        checkBalances(derivative)
        checkPartners(nonDerivative, derivative)
        for row in derivative where row.kind.isTransaction {
            hold(row[.shares] == row[.underlyingShares], [row.path(.shares), row.path(.underlyingShares)])
        }
        checkDates(nonDerivative + derivative)
        checkPrices(nonDerivative)
    }

    /// Where more than two of its fields are damaged, a binding tells no more than that it does not hold; and so it
    /// is with one balance of forty in real filings.
    private mutating func hold(_ isSo: Bool, _ fields: [String]) {
        if !isSo, damaged.intersection(fields).count <= 2 { broken.formUnion(fields) }
    }

    /// Within a chain, owned after is owned before plus what was acquired, less what was disposed of.
    private mutating func checkBalances(_ rows: [LocatedRow]) {
        var last: [String: LocatedRow] = [:]
        for row in rows where row.kind.isTransaction {
            let columns: [TableColumn] = [
                .title, .ownership, .nature, .conversionPrice, .exercisable, .expiration,
            ]
            let chain = columns.map { row[$0] ?? "" }.joined(separator: "|")
            if let previous = last[chain], let before = previous.amount(.owned),
                let after = row.amount(.owned),
                let amount = row.amount(.shares)
            {
                hold(
                    after == before + (row[.direction] == "A" ? amount : -amount),
                    [previous.path(.owned), row.path(.shares), row.path(.owned)])
            }
            last[chain] = row
        }
    }

    /// An exercise stands in both tables, with the same date and number of shares; its price is the option's.
    private mutating func checkPartners(_ nonDerivative: [LocatedRow], _ derivative: [LocatedRow]) {
        func isExercise(_ row: LocatedRow) -> Bool { row[.code] == "M" }
        func key(_ row: LocatedRow, _ price: TableColumn) -> [String] {
            [row[.date]!, row[.shares]!, row[price] ?? "0"]
        }
        var halves = derivative.filter(isExercise)
        for row in nonDerivative where isExercise(row) {
            if let index = halves.firstIndex(where: { key($0, .conversionPrice) == key(row, .price) }) {
                halves.remove(at: index)
            } else {
                hold(false, [row.path(.date), row.path(.shares), row.path(.price)])
            }
        }
        for row in halves {
            hold(false, [row.path(.date), row.path(.shares), row.path(.conversionPrice)])
        }
    }

    /// The report's date is the earliest transaction's; nothing happens after the signature.
    private mutating func checkDates(_ rows: [LocatedRow]) {
        let signed = document.ownerSignatures[0].signatureDate!.lexical
        for row in rows {
            guard let date = row[.date] else { continue }
            hold(date >= document.periodOfReport!.lexical && date <= signed, [row.path(.date)])
        }
    }

    /// A price lies between those that its note names.
    private mutating func checkPrices(_ rows: [LocatedRow]) {
        for row in rows {
            guard let price = row.row.transactionAmounts?.transactionPricePerShare,
                let amount = row.amount(.price)
            else { continue }
            for note in document.footnotes?.footnotes ?? [] where price.footnoteIds.contains(note.id) {
                let bounds = note.text.split(separator: "$").dropFirst().map { part in
                    DecimalNumber(lexical: String(part.prefix { $0.isNumber || $0 == "." })).tenThousandths
                }
                guard bounds.count == 2, let low = bounds[0], let high = bounds[1] else { continue }
                hold((low...high).contains(amount), [row.path(.price)])
            }
        }
    }
}

/// A row and its path.
private struct LocatedRow {
    let row: SecurityRow
    let path: String

    var kind: SecurityRow.Kind { row.kind }

    subscript(column: TableColumn) -> String? { row[column] }

    func path(_ column: TableColumn) -> String { "\(path)/\(column.valuePath)" }

    func amount(_ column: TableColumn) -> Int? {
        row[column].flatMap { DecimalNumber(lexical: $0).tenThousandths }
    }
}

extension OwnershipDocument {
    fileprivate func locatedRows(_ isDerivative: Bool) -> [LocatedRow] {
        let rows = isDerivative ? derivativeTable?.rows : nonDerivativeTable?.rows
        let table = isDerivative ? "derivativeTable" : "nonDerivativeTable"
        var numbers: [SecurityRow.Kind: Int] = [:]
        return (rows ?? []).map { row in
            numbers[row.kind, default: 0] += 1
            return LocatedRow(
                row: row, path: "/ownershipDocument/\(table)/\(row.kind.rawValue)[\(numbers[row.kind]!)]")
        }
    }

    /// The document with the values that its fields seem to have.
    func seeming(_ values: [String: String]) -> OwnershipDocument {
        var document = self
        for isDerivative in [false, true] {
            for (index, located) in locatedRows(isDerivative).enumerated() {
                let prefix = "\(located.path)/"
                for (field, value) in values where field.hasPrefix(prefix) {
                    let path = String(field.dropFirst(prefix.count))
                    if isDerivative {
                        document.derivativeTable?.rows[index].setValue(value, at: path)
                    } else {
                        document.nonDerivativeTable?.rows[index].setValue(value, at: path)
                    }
                }
            }
        }
        return document
    }
}

extension DamagedForm {
    /// The fields that were damaged without a trace and that something binds, so that what they seem to be cannot
    /// be.
    public var bound: Set<String> {
        let seeming = injuries.reduce(into: [:]) { $0.merge($1.seeming) { $1 } }
        let damaged = Set(seeming.keys)
        return Bindings(truth.seeming(seeming), damaged: damaged).broken.intersection(damaged)
    }
}
