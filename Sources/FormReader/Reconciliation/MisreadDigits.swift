import FormText
import OwnershipModel

/// Doubts numbers and dates that do not agree with others, where one other digit would: a digit that was read as
/// another one leaves no other trace.
///
/// Nothing is changed: the filer may have erred, too.
struct MisreadDigits {
    private let balance: Balance
    private let reportDate: CalendarDate?
    private let isEarliest: Bool
    private let signature: CalendarDate?

    /// - Parameters:
    ///   - reportDate: what the form says is the date of the earliest transaction, or of the month's end.
    ///   - isEarliest: whether it is the former, so that no transaction is before it.
    ///   - signature: the date of the last signature, after which nothing can have happened.
    init(_ balance: Balance, reportDate: CalendarDate?, isEarliest: Bool, signature: CalendarDate?) {
        self.balance = balance
        self.reportDate = reportDate
        self.isEarliest = isEarliest
        self.signature = signature
    }

    /// - Returns: whether the date of the report is doubted.
    func doubt(_ rows: inout TableRows) -> Bool {
        for isDerivative in [false, true] {
            let places = rows.places(derivative: isDerivative)
            guard places.count > 1 else { continue }
            var chains: [[UInt8]: [RowPlace]] = [:]
            for place in places {
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
                rows[chain[index]][.owned]?.number?.withOneOtherDigit.contains(next) == true
            else { continue }
            rows[chain[index]][.owned]?.doubted = .runningBalance
            (links[index], links[index + 1]) = (nil, nil)
        }
        for index in chain.indices where links[index] == false {
            doubtBalance(of: chain, at: index, &rows)
        }
    }

    /// A balance that fails: doubted are the numbers of which one other digit would make it hold, alone or together with
    /// one of another such number. Another balance that holds clears none: two misreadings can cancel in it.
    private func doubtBalance(
        of chain: [RowPlace], at index: Int, _ rows: inout TableRows
    ) {
        let (previous, place) = (chain[index - 1], chain[index])
        guard let before = balance.ownedBefore(rows[place]), let column = rows[place].amountColumn,
            let owned = rows[previous][.owned]?.number?.amount
        else { return }
        let isAcquisition = rows[place].isAcquisition == true
        let numbers = [
            (place: place, column: column, sign: isAcquisition ? 1 : -1), (previous, .owned, 1),
            (place, .owned, -1),
        ]
        /// By how much each of them would change what is owned before, less what should be.
        let changes = numbers.map { number in
            let value = rows[number.place][number.column]!.number!
            return Set(value.withOneOtherDigit.map { ($0 - value.amount) * number.sign })
        }
        let gap = before - owned
        // A holding may be another account's, and what begins or ends with the same number is of two accounts or lots.
        let isOfOne =
            rows[previous].isTransaction && rows[place][.owned]?.number?.amount != owned
            && balance.ownedBefore(rows[previous]) != before
        for index in numbers.indices {
            let together = changes[index].contains { change in
                numbers.indices.contains { $0 != index && changes[$0].contains(gap - change) }
            }
            guard changes[index].contains(gap) || isOfOne && together else { continue }
            rows[numbers[index].place][numbers[index].column]?.doubted = .runningBalance
        }
    }

    // MARK: Table II

    private func doubtUnderlying(_ place: RowPlace, _ rows: inout TableRows) {
        let row = rows[place]
        guard let column = row.amountColumn ?? (row.isTransaction ? nil : .owned),
            let amount = row[column]?.number, let underlying = row[.underlyingAmount]?.number,
            let digits = Misreading.otherDigits(amount.lexical, underlying.lexical),
            digits == 1 && amount.amount >= Self.leastAmount
                || digits == 2 && Self.isHardlyRatio(amount, underlying)
        else { return }
        rows[place][column]?.doubted = .underlyingAmount
        rows[place][.underlyingAmount]?.doubted = .underlyingAmount
    }

    /// Whether two numbers that differ in two digits are hardly those of derivative securities for several shares
    /// each, or of several for one.
    private static func isHardlyRatio(_ one: NumberValue, _ other: NumberValue) -> Bool {
        let (low, high) = (min(one.amount, other.amount), max(one.amount, other.amount))
        return one.lexical.utf8.count > 4 || (one.lexical.utf8.count > 2 && low > 0 && high % low != 0)
    }

    /// Of fewer shares, in ten-thousandths, one digit is too much to tell a misreading.
    private static let leastAmount = 100_000

    /// Doubts what the two halves of an exercise have otherwise by a few digits, of halves that agree with no other.
    private func doubtPartners(_ rows: inout TableRows) {
        func halves(derivative isDerivative: Bool) -> [ExerciseHalf] {
            rows.places(derivative: isDerivative).compactMap { ExerciseHalf(rows[$0], at: $0) }
        }
        let (all, second) = (halves(derivative: false), halves(derivative: true))
        let first = all.filter { half in !second.contains { half.distance(to: $0) == 0 } }
        for half in second {
            guard !all.contains(where: { $0.distance(to: half) == 0 }) else { continue }
            let distances = first.compactMap { $0.distance(to: half) }
            for partner in first where partner.distance(to: half).map({ $0 == distances.min() }) == true {
                for (place, column) in partner.differences(from: half) {
                    rows[place][column]?.doubted = .partnerRow
                }
            }
        }
    }

    // MARK: Dates

    /// The date of the report is that of the earliest transaction, and nothing happens after the signature.
    private func doubtDates(_ rows: inout TableRows) -> Bool {
        let places = rows.places(derivative: false) + rows.places(derivative: true)
        let dates = places.compactMap { place in
            rows[place][.transactionDate]?.date.map { (place, $0.lexical) }
        }
        let (first, last) = (isEarliest ? reportDate?.lexical ?? "" : "", signature?.lexical ?? "9")
        for (place, date) in dates where first <= last && !(first...last).contains(date) {
            // What many rows have was hardly misread in each.
            guard dates.count(where: { $0.1 == date }) < 3, hasDateNearby(date, in: first...last) else {
                continue
            }
            rows[place][.transactionDate]?.doubted = date < first ? .reportDate : .signatureDate
        }
        guard let period = reportDate?.lexical, !dates.contains(where: { $0.1 == period }) else {
            return false
        }
        var isDoubted = false
        for (place, date) in dates where Misreading.otherDigits(date, period) == 1 {
            rows[place][.transactionDate]?.doubted = .reportDate
            isDoubted = true
        }
        return isDoubted
    }

    /// Whether a date would lie in a range with one other digit.
    private func hasDateNearby(_ date: String, in range: ClosedRange<String>) -> Bool {
        Misreading.withOneOtherDigit(date).contains {
            range.contains($0) && CalendarDate(lexical: $0).components != nil
        }
    }
}

/// One of the two rows that report an exercise or a conversion.
private struct ExerciseHalf {
    private let place: RowPlace
    private let code: UInt8
    private let date: String
    /// The shares that it moves, and in Table II also the underlying ones.
    private let amounts: [(column: Column, lexical: String)]
    /// In Table I what was paid, in Table II the price of conversion; a price that only a note tells is none.
    private let price: (column: Column, lexical: String)

    init?(_ row: ReadRow, at place: RowPlace) {
        guard let code = row.exerciseCode, let date = row[.transactionDate]?.date else { return nil }
        let columns = [row.amountColumn, row.isDerivative ? .underlyingAmount : nil].compactMap(\.self)
        amounts = columns.compactMap { column in row[column]?.number.map { (column, $0.plain) } }
        if amounts.isEmpty { return nil }
        let column = row.isDerivative ? Column.conversionPrice : .price
        price = (column, row[column]?.number?.plain ?? "0")
        (self.place, self.code, self.date) = (place, code, date.lexical)
    }

    /// How many digits two halves have otherwise: none where they are of one exercise, and `nil` where they are
    /// hardly of one: where dates, shares and prices all differ, or more than a few digits.
    func distance(to other: ExerciseHalf) -> Int? {
        guard code == other.code, let days = Misreading.otherDigits(date, other.date),
            let shares = amounts.flatMap({ own in
                other.amounts.compactMap { Misreading.otherDigits(ofNumber: own.lexical, $0.lexical) }
            }).min(), let prices = Misreading.distance(price.lexical, other.price.lexical)
        else { return nil }
        let digits = days + shares + prices
        return digits <= 3 ? digits : nil
    }

    /// The cells that are otherwise.
    func differences(from other: ExerciseHalf) -> [(RowPlace, Column)] {
        var cells: [(RowPlace, Column)] = []
        if date != other.date { cells += [(place, .transactionDate), (other.place, .transactionDate)] }
        for own in amounts where !other.amounts.contains(where: { $0.lexical == own.lexical }) {
            cells.append((place, own.column))
            cells += other.amounts.map { (other.place, $0.column) }
        }
        if price.lexical != other.price.lexical {
            cells += [(place, price.column), (other.place, other.price.column)]
        }
        return cells
    }
}

extension NumberValue {
    /// The amounts that the number would be with one other digit.
    fileprivate var withOneOtherDigit: [Int] {
        Misreading.withOneOtherDigit(lexical)
            // A 0 is no other digit that a number begins with.
            .filter { !$0.hasPrefix("0") || lexical.hasPrefix("0") }
            .compactMap { DecimalNumber(lexical: $0).tenThousandths }
    }

    /// The number without zeros behind its point.
    fileprivate var plain: String {
        guard lexical.utf8.contains(UInt8(ascii: ".")) else { return lexical }
        var digits = Substring(lexical)
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.utf8.last == UInt8(ascii: ".") { digits.removeLast() }
        return String(digits)
    }
}
