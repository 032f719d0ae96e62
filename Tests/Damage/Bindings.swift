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

    /// - Parameters:
    ///   - seeming: what the damaged fields seem to be, by their paths.
    ///   - unreferring: the prices that seem to refer to no note.
    init(_ truth: OwnershipDocument, seeming: [String: String], unreferring: Set<String>) {
        document = truth.seeming(seeming, unreferring: unreferring)
        damaged = Set(seeming.keys)
        let nonDerivative = document.locatedRows(false, truth)
        let derivative = document.locatedRows(true, truth)
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
    ///
    /// - Parameters:
    ///   - truly: whether it holds between what the fields truly are: where it does not, it is none, as between rows of
    ///     two grants, or where the row between two others seems to be of another grant.
    private mutating func hold(
        _ isSo: Bool, truly: Bool = true, _ fields: [String]
    ) {
        guard !isSo, truly, damaged.intersection(fields).count <= 2 else { return }
        broken.formUnion(fields)
    }

    /// Within a chain, owned after is owned before plus what was acquired, less what was disposed of.
    ///
    /// A misread number with which the balance on its other side holds cancels another misread one: the two confirm
    /// each other.
    private mutating func checkBalances(_ rows: [LocatedRow]) {
        var chains: [String: [LocatedRow]] = [:]
        for row in rows where row.kind.isTransaction {
            let columns: [TableColumn] = [
                .title, .ownership, .nature, .conversionPrice, .exercisable, .expiration,
            ]
            let chain = columns.map { row[$0] ?? "" }.joined(separator: "|")
            chains[chain, default: []].append(row)
        }
        for chain in chains.values {
            let links = chain.indices.map { $0 == 0 ? nil : Self.follows(chain[$0].row, chain[$0 - 1].row) }
            for index in chain.indices {
                guard let holds = links[index] else { continue }
                let (previous, row) = (chain[index - 1], chain[index])
                hold(
                    holds, truly: Self.follows(row.truth, previous.truth) == true,
                    [previous.path(.owned), row.path(.shares), row.path(.owned)])
            }
        }
    }

    /// Whether a row goes on with the balance of another; of fractions the last decimal may be one more or less, as
    /// filers round.
    private static func follows(_ row: SecurityRow, _ previous: SecurityRow) -> Bool? {
        guard let before = previous.amount(.owned), let after = row.amount(.owned),
            let amount = row.amount(.shares)
        else { return nil }
        let gap = abs(before + (row[.direction] == "A" ? amount : -amount) - after)
        let lastDecimal = [before, after, amount].allSatisfy { $0 % 10 == 0 } ? 10 : 1
        return gap == 0 || gap == lastDecimal
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

    /// A price lies between those that its note names; one whose reference was lost, if nothing else refers to the note.
    private mutating func checkPrices(_ rows: [LocatedRow]) {
        let referred = Set(document.fields.filter { $0.path.contains("/footnoteId[") }.map(\.value))
        for row in rows {
            guard let amount = row.row.amount(.price) else { continue }
            let ids = row.truth.notesOfPrice.filter {
                row.row.notesOfPrice.contains($0) || !referred.contains($0)
            }
            for note in document.footnotes?.footnotes ?? [] where ids.contains(note.id) {
                let bounds = note.text.split(separator: "$").dropFirst().map { part in
                    DecimalNumber(lexical: String(part.prefix { $0.isNumber || $0 == "." })).tenThousandths
                }
                guard bounds.count == 2, let low = bounds[0], let high = bounds[1] else { continue }
                hold((low...high).contains(amount), [row.path(.price)])
            }
        }
    }
}

/// A row as it seems to be and as it truly is, and its path.
private struct LocatedRow {
    let row: SecurityRow
    let truth: SecurityRow
    let path: String

    var kind: SecurityRow.Kind { row.kind }

    subscript(column: TableColumn) -> String? { row[column] }

    func path(_ column: TableColumn) -> String { "\(path)/\(column.valuePath)" }
}

extension SecurityRow {
    fileprivate func amount(_ column: TableColumn) -> Int? {
        self[column].flatMap { DecimalNumber(lexical: $0).tenThousandths }
    }

    fileprivate var notesOfPrice: [String] {
        get { transactionAmounts?.transactionPricePerShare?.footnoteIds ?? [] }
        set { transactionAmounts?.transactionPricePerShare?.footnoteIds = newValue }
    }
}

extension OwnershipDocument {
    /// The rows of a table, with those of the true document.
    fileprivate func locatedRows(_ isDerivative: Bool, _ truth: OwnershipDocument) -> [LocatedRow] {
        func rows(_ document: OwnershipDocument) -> [SecurityRow] {
            (isDerivative ? document.derivativeTable?.rows : document.nonDerivativeTable?.rows) ?? []
        }
        let table = isDerivative ? "derivativeTable" : "nonDerivativeTable"
        var numbers: [SecurityRow.Kind: Int] = [:]
        return zip(rows(self), rows(truth)).map { row, truth in
            numbers[row.kind, default: 0] += 1
            return LocatedRow(
                row: row, truth: truth,
                path: "/ownershipDocument/\(table)/\(row.kind.rawValue)[\(numbers[row.kind]!)]")
        }
    }

    /// The document with the values that its fields seem to have, and without the references of some prices.
    fileprivate func seeming(_ values: [String: String], unreferring: Set<String>) -> OwnershipDocument {
        var document = self
        for isDerivative in [false, true] {
            for (index, located) in locatedRows(isDerivative, self).enumerated() {
                var row = located.row
                let prefix = "\(located.path)/"
                for (field, value) in values where field.hasPrefix(prefix) {
                    row.setValue(value, at: String(field.dropFirst(prefix.count)))
                }
                if unreferring.contains(located.path(.price)) { row.notesOfPrice = [] }
                if isDerivative {
                    document.derivativeTable?.rows[index] = row
                } else {
                    document.nonDerivativeTable?.rows[index] = row
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
        let unreferring = injuries.filter { $0.damage == .markersInPrices }.flatMap(\.fields)
        return Bindings(truth, seeming: seeming, unreferring: Set(unreferring)).broken
            .intersection(seeming.keys)
    }
}
