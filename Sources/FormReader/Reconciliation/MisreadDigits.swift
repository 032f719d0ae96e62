import OwnershipModel

/// Doubts numbers and dates that do not agree with others, where one other digit would: a digit that was read as
/// another one leaves no other trace.
///
/// Nothing is changed: the filer may have erred, too.
struct MisreadDigits {
    private let balance: Balance
    private let earliestTransaction: CalendarDate?

    /// - Parameter earliestTransaction: what the form says is the date of the earliest transaction.
    init(_ balance: Balance, earliestTransaction: CalendarDate?) {
        self.balance = balance
        self.earliestTransaction = earliestTransaction
    }

    /// - Returns: whether the date of the report is doubted.
    func doubt(_ rows: inout TableRows) -> Bool {
        for isDerivative in [false, true] {
            var chains: [[UInt8]: [RowPlace]] = [:]
            for place in rows.places(derivative: isDerivative) {
                chains[balance.grant(of: rows[place]), default: []].append(place)
            }
            for chain in chains.values where chain.count > 1 { doubtBalances(chain, &rows) }
        }
        for place in rows.places(derivative: true) { doubtUnderlying(place, &rows) }
        doubtPartners(&rows)
        return doubtDates(&rows)
    }

    // MARK: Balances

    private func doubtBalances(_ chain: [RowPlace], _ rows: inout TableRows) {
        /// Whether each row follows the one before it; `nil` where that cannot be told.
        var links = chain.indices.map {
            $0 == 0 ? nil : balance.holds(rows[chain[$0 - 1]], rows[chain[$0]])
        }
        // One number between two balances that fail, and both hold with one other digit of it.
        for index in chain.indices.dropFirst().dropLast()
        where links[index] == false && links[index + 1] == false {
            guard let owned = rows[chain[index - 1]][.owned]?.number?.amount,
                let after = rows[chain[index]][.owned]?.number?.amount,
                let before = balance.ownedBefore(rows[chain[index]]),
                let next = balance.ownedBefore(rows[chain[index + 1]]), next == after + owned - before,
                differInOneDigit(after, next)
            else { continue }
            rows[chain[index]][.owned]?.doubted = .runningBalance
            (links[index], links[index + 1]) = (nil, nil)
        }
        for index in chain.indices where links[index] == false {
            doubtBalance(of: chain, at: index, links, &rows)
        }
    }

    /// A balance that fails: any of its numbers may be wrong that no other balance confirms.
    private func doubtBalance(
        of chain: [RowPlace], at index: Int, _ links: [Bool?], _ rows: inout TableRows
    ) {
        let (previous, row) = (rows[chain[index - 1]], rows[chain[index]])
        guard let before = balance.ownedBefore(row), let owned = previous[.owned]?.number?.amount,
            let after = row[.owned]?.number?.amount, let column = row.amountColumn,
            let amount = row[column]?.number?.amount
        else { return }
        if links[index - 1] != true, differInOneDigit(owned, before) {
            rows[chain[index - 1]][.owned]?.doubted = .runningBalance
        }
        let isLast = index + 1 == chain.count
        if isLast || links[index + 1] != true, differInOneDigit(after, after + owned - before) {
            rows[chain[index]][.owned]?.doubted = .runningBalance
        }
        let change = row.isAcquisition == true ? after - owned : owned - after
        if change > 0, differInOneDigit(amount, change) {
            rows[chain[index]][column]?.doubted = .runningBalance
        }
    }

    // MARK: Table II

    private func doubtUnderlying(_ place: RowPlace, _ rows: inout TableRows) {
        let row = rows[place]
        guard let column = row.amountColumn ?? (row.isTransaction ? nil : .owned),
            let amount = row[column]?.number?.amount, let underlying = row[.underlyingAmount]?.number?.amount,
            differInOneDigit(amount, underlying)
        else { return }
        rows[place][column]?.doubted = .underlyingAmount
        rows[place][.underlyingAmount]?.doubted = .underlyingAmount
    }

    /// An exercise in one table and one in the other on the same day, neither with another partner.
    private func doubtPartners(_ rows: inout TableRows) {
        let (first, second) = (rows.places(derivative: false), rows.places(derivative: true))
        func isHalf(_ place: RowPlace) -> Bool { rows[place][.code]?.code.map("MCX".utf8.contains) == true }
        func sameDay(_ a: RowPlace, _ b: RowPlace) -> Bool {
            rows[a][.code]?.code == rows[b][.code]?.code
                && rows[a][.transactionDate]?.date == rows[b][.transactionDate]?.date
        }
        func amount(_ place: RowPlace, _ column: Column?) -> Int? {
            column.flatMap { rows[place][$0]?.number?.amount }
        }
        var doubts: [(RowPlace, Column)] = []
        for place in second where isHalf(place) {
            let own = [
                amount(place, rows[place].amountColumn), amount(place, .underlyingAmount),
            ].compactMap(\.self)
            let partners = first.filter { isHalf($0) && sameDay($0, place) }
            let exact = partners.filter { amount($0, .amount).map(own.contains) == true }
            if let partner = exact.first, exact.count == 1,
                let price = amount(partner, .price), let conversion = amount(place, .conversionPrice),
                differInOneDigit(price, conversion)
            {
                doubts += [(partner, .price), (place, .conversionPrice)]
            }
            guard exact.isEmpty, let underlying = amount(place, .underlyingAmount) else { continue }
            for partner in partners {
                guard let shares = amount(partner, .amount), differInOneDigit(shares, underlying) else {
                    continue
                }
                doubts += [(partner, .amount), (place, .underlyingAmount)]
            }
        }
        for (place, column) in doubts { rows[place][column]?.doubted = .partnerRow }
    }

    // MARK: Dates

    /// The date of the report is that of the earliest transaction.
    private func doubtDates(_ rows: inout TableRows) -> Bool {
        guard let period = earliestTransaction else { return false }
        let places = rows.places(derivative: false) + rows.places(derivative: true)
        let dates = places.compactMap { place in rows[place][.transactionDate]?.date.map { (place, $0) } }
        guard !dates.isEmpty, !dates.contains(where: { $0.1 == period }) else { return false }
        var isDoubted = false
        for (place, date) in dates where differInOneDigit(date.lexical, period.lexical) {
            rows[place][.transactionDate]?.doubted = .reportDate
            isDoubted = true
        }
        return isDoubted
    }

    // MARK: Digits

    private func differInOneDigit(_ one: Int, _ other: Int) -> Bool {
        guard one != other, one > 0, other > 0 else { return false }
        return differInOneDigit(String(one), String(other)) && min(one, other) >= 100_000
    }

    private func differInOneDigit(_ one: String, _ other: String) -> Bool {
        one.utf8.count == other.utf8.count && zip(one.utf8, other.utf8).count { $0 != $1 } == 1
    }
}
