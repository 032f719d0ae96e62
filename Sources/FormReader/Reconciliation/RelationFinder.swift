import FormText
import OwnershipModel

/// Finds what is in doubt in the rows of a form, and what binds it.
struct RelationFinder {
    private let rows: TableRows
    private let balance: Balance
    private(set) var doubts: [Doubt] = []
    private(set) var relations: [Relation] = []
    private var known: [Doubt.Subject: [RowPlace: Quantity]] = [:]

    init(_ rows: TableRows, _ balance: Balance) {
        self.rows = rows
        self.balance = balance
        for isDerivative in [false, true] {
            let places = rows.places(derivative: isDerivative)
            var last: [[UInt8]: RowPlace] = [:]
            for place in places {
                let chain = balance.chain(of: rows[place])
                addBalance(place, after: last[chain])
                last[chain] = place
                addOwnedAmount(place)
                if isDerivative { addUnderlyingAmount(place) }
                addUsualDirection(place)
            }
        }
        addPartners()
        addConversions()
    }

    // MARK: Numbers

    private mutating func number(_ place: RowPlace, _ column: Column) -> Quantity? {
        if let found = known[.number(column)]?[place] { return found }
        guard let cell = rows[place][column], let number = cell.number else { return nil }
        var quantity = Quantity(values: [number.amount], range: cell.valueRange)
        if number.isInDoubt(in: column) {
            quantity.values += number.others.map(\.amount)
            quantity.doubt = doubts.count
            doubts.append(
                Doubt(row: place, subject: .number(column), costs: [0] + number.others.map(\.cost)))
        }
        known[.number(column), default: [:]][place] = quantity
        return quantity
    }

    private mutating func amount(_ place: RowPlace) -> Quantity? {
        rows[place].amountColumn.flatMap { number(place, $0) }
    }

    private mutating func direction(_ place: RowPlace) -> Quantity? {
        if let found = known[.direction]?[place] { return found }
        let row = rows[place]
        guard let isAcquisition = row.isAcquisition,
            let cell = row[.acquiredDisposed] ?? row.amountColumn.flatMap({ row[$0] })
        else { return nil }
        var quantity = Quantity(
            values: [isAcquisition ? Quantity.acquisition : Quantity.disposal], range: cell.valueRange)
        let isRepaired = row[.acquiredDisposed]?.how == .repaired
        if row.isDirectionInDoubt { quantity.values.append(-quantity.values[0]) }
        if row.isDirectionInDoubt || isRepaired {
            quantity.doubt = doubts.count
            doubts.append(
                Doubt(row: place, subject: .direction, costs: Array(0..<quantity.values.count)))
        }
        known[.direction, default: [:]][place] = quantity
        return quantity
    }

    // MARK: Relations

    /// Owned after is owned before, with what was acquired and without what was disposed of.
    ///
    /// Behind a row that leaves nothing another grant may start: that it has as much left as the row moves does not
    /// tell which way. And a holding before a transaction is mostly another one, or the two would be one row. Of two
    /// grants the number owned may be told together, or each by itself.
    private mutating func addBalance(_ place: RowPlace, after previous: RowPlace?) {
        guard let previous, let before = number(previous, .owned), let after = number(place, .owned),
            let amount = amount(place), let direction = direction(place)
        else { return }
        let isDirectionInDoubt = rows[place].isDirectionInDoubt
        let balance = balance
        let isOneChain =
            rows[previous].isTransaction
            && balance.grant(of: rows[previous]) == balance.grant(of: rows[place])
        let otherwise: Relation.Verdict = isOneChain ? .fails : .silent
        relations.append(
            Relation(.runningBalance, [previous, place], [before, amount, direction, after]) {
                if isDirectionInDoubt, $0[0] == 0 { return .silent }
                return balance.agree($0[0] + $0[1] * $0[2], $0[3]) ? .holds : otherwise
            })
    }

    /// Who acquires an amount owns at least that afterwards, but for purchases of contracts; a grant that leaves
    /// just what was granted was an acquisition.
    private mutating func addOwnedAmount(_ place: RowPlace) {
        guard let code = rows[place][.code]?.code, code != UInt8(ascii: "P"), rows[place].isDirectionInDoubt,
            let owned = number(place, .owned), owned.values.count == 1, let amount = amount(place),
            amount.values.count == 1, let direction = direction(place)
        else { return }
        let isGrant = code == UInt8(ascii: "A")
        relations.append(
            Relation(.ownedAmount, [place], [owned, amount, direction]) { values in
                if values[0] < values[1] { return values[2] == Quantity.disposal ? .holds : .fails }
                if isGrant, values[0] == values[1] {
                    return values[2] == Quantity.acquisition ? .holds : .fails
                }
                return .silent
            })
    }

    /// As many derivative securities as underlying shares, unless one is for several of the other.
    private mutating func addUnderlyingAmount(_ place: RowPlace) {
        guard let underlying = number(place, .underlyingAmount),
            let amount = amount(place) ?? (rows[place].isTransaction ? nil : number(place, .owned))
        else { return }
        relations.append(
            Relation(.underlyingAmount, [place], [underlying, amount]) { $0[0] == $0[1] ? .holds : .silent })
    }

    /// Sales dispose and grants acquire: it proves a letter that was put right.
    private mutating func addUsualDirection(_ place: RowPlace) {
        guard let code = rows[place][.code]?.code, let letter = rows[place][.acquiredDisposed],
            letter.how == .repaired, let direction = direction(place)
        else { return }
        let disposes = "SFDU".utf8.contains(code)
        let acquires = "AM".utf8.contains(code)
        guard disposes || acquires else { return }
        relations.append(
            Relation(.usualDirection, [place], [direction]) {
                ($0[0] == Quantity.disposal) == disposes ? .holds : .fails
            })
    }

    /// The two halves of an exercise or a conversion: the same code, date and number of shares, and in Table I the
    /// price at which the security of Table II converts.
    private mutating func addPartners() {
        for isDerivative in [false, true] {
            for place in rows.places(derivative: isDerivative) {
                let row = rows[place]
                guard let code = row.exerciseCode else { continue }
                let date = row[.transactionDate]?.date
                let partners = rows.places(derivative: !isDerivative).filter { partner in
                    let other = rows[partner]
                    return other[.code]?.code == code
                        && (date == nil || other[.transactionDate]?.date == nil
                            || other[.transactionDate]?.date == date)
                }
                if !partners.isEmpty { add(place, partners) }
            }
        }
    }

    /// What is converted into another security of Table II: the rows with that security under them dispose of theirs, and
    /// the row with it as its title acquires it, as many shares as stand under them.
    private mutating func addConversions() {
        let places = rows.places(derivative: true)
        guard places.contains(where: { rows[$0].isDirectionInDoubt }) else { return }
        for target in places {
            let sources = sources(of: target, among: places)
            let isAnyInDoubt = (sources + [target]).contains { rows[$0].isDirectionInDoubt }
            guard !sources.isEmpty, isAnyInDoubt else { continue }
            addDirection(Quantity.acquisition, of: target, because: sources.map { ($0, .underlyingAmount) })
            let amount = rows[target].amountColumn.map { [(target, $0)] } ?? []
            for source in sources {
                addDirection(Quantity.disposal, of: source, because: amount)
            }
        }
    }

    /// - Parameter cells: those of other rows that tell it.
    private mutating func addDirection(_ told: Int, of place: RowPlace, because cells: [(RowPlace, Column)]) {
        guard let direction = direction(place) else { return }
        let witnesses = cells.compactMap { rows[$0][$1].map { Quantity(values: [0], range: $0.valueRange) } }
        relations.append(
            Relation(.conversion, [place], [direction] + witnesses) { $0[0] == told ? .holds : .fails })
    }

    /// The rows of Table II of which one is converted into what a row has, or all right above it are; none where other rows
    /// may have the same part in it.
    private func sources(of target: RowPlace, among places: [RowPlace]) -> [RowPlace] {
        let row = rows[target]
        guard let code = row.exerciseCode, let date = row[.transactionDate]?.date,
            let amount = row.amountColumn.flatMap({ row[$0]?.number?.amount }), amount > 0
        else { return [] }
        func isOfSameEvent(_ place: RowPlace) -> Bool {
            rows[place][.code]?.code == code && rows[place][.transactionDate]?.date == date
        }
        func moves(_ place: RowPlace) -> Bool {
            rows[place].readings(rows[place].amountColumn).contains(amount)
        }
        let isAlone =
            !rows.places(derivative: false).contains { isOfSameEvent($0) && moves($0) }
            && places.count {
                isOfSameEvent($0) && moves($0) && balance.isSame(.title, rows[$0], row)
            } == 1
        guard isAlone else { return [] }
        func isSource(_ place: RowPlace) -> Bool {
            place != target && isOfSameEvent(place) && balance.isTitle(of: row, under: rows[place])
        }
        func shares(_ place: RowPlace) -> Int { rows[place][.underlyingAmount]?.number?.amount ?? 0 }
        let equal = places.filter { isSource($0) && shares($0) == amount }
        if equal.count == 1 { return equal }
        let above = Array(places.prefix { $0 != target }.reversed().prefix(while: isSource))
        return equal.isEmpty && above.reduce(0, { $0 + shares($1) }) == amount ? above : []
    }

    private mutating func add(_ place: RowPlace, _ partners: [RowPlace]) {
        let numbers = Set(
            partners.flatMap { partner in
                rows[partner].readings(rows[partner].amountColumn) + rows[partner].readings(.underlyingAmount)
            })
        if let amount = amount(place) {
            let isDoubtful = rows[place].isDirectionInDoubt
            let direction = isDoubtful ? self.direction(place) : nil
            relations.append(
                Relation(.partnerRow, [place], [amount] + (direction.map { [$0] } ?? [])) { values in
                    guard numbers.contains(values[0]) else { return .silent }
                    // What the exercise disposes of in Table II it acquires in Table I.
                    return values.count == 1 || values[1] == Quantity.disposal ? .holds : .fails
                })
        }
        if place.isDerivative, let underlying = number(place, .underlyingAmount) {
            let amounts = Set(partners.flatMap { rows[$0].readings(rows[$0].amountColumn) })
            relations.append(
                Relation(.partnerRow, [place], [underlying]) { amounts.contains($0[0]) ? .holds : .silent })
        }
        let (own, others) =
            place.isDerivative ? (Column.conversionPrice, Column.price) : (.price, .conversionPrice)
        if rows[place][own]?.how == .repaired, let price = number(place, own) {
            let prices = Set(partners.flatMap { rows[$0].readings(others) })
            relations.append(
                Relation(.partnerRow, [place], [price]) { prices.contains($0[0]) ? .holds : .silent })
        }
    }
}

extension NumberValue {
    /// Whether a number is not as the form prints it, or may be another one.
    func isInDoubt(in column: Column) -> Bool {
        isRepaired || (!others.isEmpty && !column.isPrice && !isMoney)
    }
}
