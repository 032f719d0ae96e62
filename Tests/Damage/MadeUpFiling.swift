public import OwnershipModel
import TestSupport

/// Filings at random that are as real ones are: balances run, exercises have their other half, notes are
/// referred to in the order of their numbers, the report's date is the earliest transaction's.
public struct MadeUpFiling {
    private var random: SeededGenerator
    private let isForm3: Bool
    private var rows: (nonDerivative: [SecurityRow], derivative: [SecurityRow]) = ([], [])
    private var notes: [String] = []
    private var day = CalendarDay(year: 2012, month: 5, day: 15)

    /// A filing of 1 to 30 rows, or of at least as many as are wanted; the same `seed` gives the same filing.
    public static func make(seed: UInt64, rows: Int? = nil) -> OwnershipDocument {
        var random = SeededGenerator(seed: seed)
        let isForm3 = random.chance(15) && rows == nil
        var filing = MadeUpFiling(random: random, isForm3: isForm3)
        return filing.document(rows: rows)
    }

    private init(random: SeededGenerator, isForm3: Bool) {
        self.random = random
        self.isForm3 = isForm3
    }

    private mutating func document(rows wanted: Int?) -> OwnershipDocument {
        day = CalendarDay(
            year: random.number(2004...2025), month: random.number(1...12), day: random.number(1...24))
        let first = day
        let size = random.pick([1...3, 1...3, 2...6, 4...12, 10...30])
        let count = wanted ?? random.number(size)
        if isForm3 { makeHoldings(count) } else { makeTransactions(count) }
        var document = OwnershipDocument()
        document.documentType = isForm3 ? "3" : "4"
        document.periodOfReport = first.date
        if random.chance(6) {
            document.documentType! += "/A"
            document.dateOfOriginalSubmission = first.later(by: 2).date
        }
        makeParties(&document)
        if !rows.nonDerivative.isEmpty {
            document.nonDerivativeTable = NonDerivativeTable()
            document.nonDerivativeTable?.rows = rows.nonDerivative
        }
        if !rows.derivative.isEmpty {
            document.derivativeTable = DerivativeTable()
            document.derivativeTable?.rows = rows.derivative
        }
        if !notes.isEmpty {
            document.footnotes = Footnotes()
            document.footnotes?.footnotes = notes.enumerated().map { Footnote(id: "F\($0 + 1)", text: $1) }
        }
        if random.chance(15) { document.remarks = "Exhibit 24: power of attorney." }
        var signature = OwnerSignature()
        signature.signatureName = person.signature(&random)
        signature.signatureDate = day.later(by: random.number(0...2)).date
        document.ownerSignatures = [signature]
        return document.numberedByUse
    }

    // MARK: Parties

    private var person = MadeUpPerson.all[0]

    private mutating func makeParties(_ document: inout OwnershipDocument) {
        let company = random.pick(MadeUpWords.companies)
        person = random.pick(MadeUpPerson.all)
        document.issuer = Issuer()
        document.issuer?.issuerCik = "0001234567"
        document.issuer?.issuerName = company.name
        document.issuer?.issuerTradingSymbol = company.symbol
        var owner = ReportingOwner()
        owner.reportingOwnerId = ReportingOwnerId()
        owner.reportingOwnerId?.rptOwnerCik = "0007654321"
        owner.reportingOwnerId?.rptOwnerName = person.lastFirst
        let city = random.pick(MadeUpWords.cities)
        var address = ReportingOwnerAddress()
        address.rptOwnerStreet1 = random.pick(MadeUpWords.streets)
        if random.chance(40) {
            address.rptOwnerStreet2 = address.rptOwnerStreet1
            address.rptOwnerStreet1 = "C/O \(company.name.uppercased())"
        }
        address.rptOwnerCity = city.name
        address.rptOwnerState = city.state
        address.rptOwnerZipCode = city.zip
        owner.reportingOwnerAddress = address
        var relationship = ReportingOwnerRelationship()
        if random.chance(50) {
            relationship.isOfficer = "1"
            relationship.officerTitle = random.pick(MadeUpWords.titles)
        }
        if relationship.isOfficer == nil || random.chance(30) { relationship.isDirector = "1" }
        if random.chance(10) { relationship.isTenPercentOwner = "1" }
        owner.reportingOwnerRelationship = relationship
        document.reportingOwners = [owner]
    }

    // MARK: Rows

    /// Securities of one kind that are owned in one way, and how many.
    private struct Holding {
        var title: String
        var nature: String?
        var owned: Int
    }

    /// A derivative security of the owner.
    private struct Option {
        var title: String
        var price: String?
        var priceNote: Int?
        var exercisable: CalendarDay?
        var exercisableNote: Int?
        var expiration: CalendarDay
        var underlying: String
        var owned: Int
    }

    /// Whether the filing counts fractions of shares.
    private lazy var countsFractions = random.chance(8)

    private mutating func shares(_ range: ClosedRange<Int>) -> Int {
        random.number(range) * 10_000 + (countsFractions && random.chance(50) ? random.number(1...9_999) : 0)
    }

    private mutating func price() -> String {
        let whole = random.number(random.chance(80) ? 2...95 : 96...480)
        return switch random.number(0...5) {
        case 0: "\(whole)"
        case 1, 2: "\(whole).\(random.number(10...99))"
        case 3: "\(whole).\(random.number(1...9))"
        default: "\(whole).\(random.number(1_001...9_999))"
        }
    }

    private mutating func note(_ text: String) -> Int {
        notes.append(text)
        return notes.count
    }

    private mutating func holding(_ title: String, isIndirect: Bool) -> Holding {
        Holding(
            title: title, nature: isIndirect ? random.pick(MadeUpWords.natures) : nil,
            owned: shares(2_000...random.pick([9_999, 90_000, 2_400_000])))
    }

    private mutating func row(_ kind: SecurityRow.Kind, _ holding: Holding) -> SecurityRow {
        var row = SecurityRow(kind: kind)
        row[.title] = holding.title
        row[.owned] = lexical(holding.owned)
        row[.ownership] = holding.nature == nil ? "D" : "I"
        row[.nature] = holding.nature
        return row
    }

    private mutating func makeTransactions(_ count: Int) {
        let title = random.pick(MadeUpWords.securities)
        var holdings = [holding(title, isIndirect: random.chance(20))]
        if random.chance(25) { holdings.append(holding(title, isIndirect: holdings[0].nature == nil)) }
        if random.chance(10) { holdings.append(holding("Class B \(title)", isIndirect: false)) }
        let optionCount = random.chance(60) ? random.number(1...3) : 0
        var options = (0..<optionCount).map { _ in option(on: title) }
        let plan = random.chance(40) ? note(MadeUpWords.planNote(random.number(1...28))) : nil
        while rows.nonDerivative.count + rows.derivative.count < count {
            let index = holdings.count == 1 || random.chance(60) ? 0 : random.number(1...holdings.count - 1)
            let isDirect = holdings[index].nature == nil && holdings[index].title == title
            if isDirect, !options.isEmpty, random.chance(60) {
                exercise(&options[random.number(0...options.count - 1)], &holdings[index], plan)
            } else if isDirect, random.chance(15) {
                options.append(grant(on: title))
            } else {
                trade(&holdings[index], plan)
            }
            if random.chance(60) { day = day.later(by: random.number(1...2)) }
        }
        for _ in 0..<random.pick([0, 0, 1, 2]) {
            let other = holding(title, isIndirect: true)
            guard !holdings.contains(where: { $0.nature == other.nature && $0.title == other.title }) else {
                continue
            }
            holdings.append(other)
            rows.nonDerivative.append(row(.nonDerivativeHolding, other))
        }
    }

    /// A purchase, a sale in one to three parts, a gift, shares withheld for taxes or a grant.
    private mutating func trade(_ holding: inout Holding, _ plan: Int?) {
        let code = random.pick(["P", "S", "S", "S", "F", "G", "A"])
        let isAcquisition = code == "P" || code == "A"
        for _ in 0..<(code == "S" ? random.number(1...3) : 1) {
            let most = isAcquisition ? 9_000 : min(9_000, holding.owned / 20_000)
            guard most > 1 else { return }
            let amount = min(shares(1...most), isAcquisition ? .max : holding.owned)
            holding.owned += isAcquisition ? amount : -amount
            let isFree = code == "A" || code == "G"
            append(
                holding, code, amount, isAcquisition, isFree ? "0" : price(), note: code == "S" ? plan : nil)
        }
    }

    private mutating func append(
        _ holding: Holding, _ code: String, _ amount: Int, _ isAcquisition: Bool, _ price: String, note: Int?
    ) {
        var row = row(.nonDerivativeTransaction, holding)
        setTransaction(&row, code, amount, isAcquisition, price)
        if let note { row.refer(to: note, in: .code) }
        if code == "S", random.chance(30) {
            let note = self.note(MadeUpWords.averageNote(of: price))
            row.refer(to: note, in: .price)
        }
        rows.nonDerivative.append(row)
    }

    private mutating func setTransaction(
        _ row: inout SecurityRow, _ code: String, _ amount: Int, _ isAcquisition: Bool, _ price: String
    ) {
        row[.date] = day.date.lexical
        row[.code] = code
        row.setValue("4", at: "transactionCoding/transactionFormType")
        row[.shares] = lexical(amount)
        row[.direction] = isAcquisition ? "A" : "D"
        row[.price] = price
    }

    private mutating func option(on title: String) -> Option {
        let isUnit = random.chance(30)
        let granted = CalendarDay(year: day.year - random.number(1...5), month: day.month, day: day.day)
        var option = Option(
            title: isUnit ? "Restricted Stock Units" : random.pick(MadeUpWords.derivatives),
            price: isUnit ? nil : price(), expiration: granted.years(later: 10), underlying: title,
            owned: shares(20_000...400_000))
        if isUnit { option.priceNote = note("Each unit is a right to one share when it vests.") }
        if random.chance(40) {
            option.exercisableNote = note(MadeUpWords.vestingNote(granted))
        } else {
            option.exercisable = granted.years(later: 1)
        }
        return option
    }

    /// An exercise in Table I, its other half in Table II, and mostly the sale of what it brought.
    private mutating func exercise(_ option: inout Option, _ holding: inout Holding, _ plan: Int?) {
        let most = min(9_000, option.owned / 20_000)
        guard most > 25 else { return trade(&holding, plan) }
        let amount = shares(25...most)
        holding.owned += amount
        option.owned -= amount
        append(holding, "M", amount, true, option.price ?? "0", note: nil)
        append(option, "M", amount, isAcquisition: false)
        guard random.chance(70) else { return }
        let withheld = option.price == nil ? amount / 3 / 10_000 * 10_000 : amount
        guard withheld > 0 else { return }
        holding.owned -= withheld
        append(holding, option.price == nil ? "F" : "S", withheld, false, price(), note: plan)
    }

    private mutating func grant(on title: String) -> Option {
        var option = option(on: title)
        let amount = shares(100...9_000)
        option.owned = amount
        append(option, "A", amount, isAcquisition: true)
        return option
    }

    private mutating func append(_ option: Option, _ code: String, _ amount: Int, isAcquisition: Bool) {
        var row = row(of: option, .derivativeTransaction)
        setTransaction(&row, code, amount, isAcquisition, "0")
        row[.underlyingShares] = lexical(amount)
        row[.owned] = lexical(option.owned)
        rows.derivative.append(row)
    }

    private func row(of option: Option, _ kind: SecurityRow.Kind) -> SecurityRow {
        var row = SecurityRow(kind: kind)
        row[.title] = option.title
        if let price = option.price { row[.conversionPrice] = price }
        if let note = option.priceNote { row.refer(to: note, in: .conversionPrice) }
        if let day = option.exercisable { row[.exercisable] = day.date.lexical }
        if let note = option.exercisableNote { row.refer(to: note, in: .exercisable) }
        row[.expiration] = option.expiration.date.lexical
        row[.underlyingTitle] = option.underlying
        row[.underlyingShares] = lexical(option.owned)
        row[.ownership] = "D"
        return row
    }

    /// The rows of a Form 3.
    private mutating func makeHoldings(_ count: Int) {
        let title = random.pick(MadeUpWords.securities)
        var natures: Set<String?> = []
        while rows.nonDerivative.count + rows.derivative.count < count {
            let holding = holding(title, isIndirect: !natures.isEmpty)
            if random.chance(50), natures.insert(holding.nature).inserted {
                rows.nonDerivative.append(row(.nonDerivativeHolding, holding))
            } else {
                let option = option(on: title)
                rows.derivative.append(row(of: option, .derivativeHolding))
            }
        }
    }

    private func lexical(_ tenThousandths: Int) -> String {
        let fraction = tenThousandths % 10_000
        guard fraction > 0 else { return "\(tenThousandths / 10_000)" }
        var digits = String("\(10_000 + fraction)".dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(tenThousandths / 10_000).\(digits)"
    }
}

/// A day, and days after it.
struct CalendarDay: Sendable {
    var year: Int
    var month: Int
    var day: Int

    var date: CalendarDate { CalendarDate(year: year, month: month, day: day)! }

    /// The day some days later, of months of 28 days.
    func later(by days: Int) -> CalendarDay {
        var later = self
        later.day += days
        if later.day > 28 { (later.day, later.month) = (later.day - 28, later.month + 1) }
        if later.month > 12 { (later.month, later.year) = (1, later.year + 1) }
        return later
    }

    func years(later years: Int) -> CalendarDay {
        CalendarDay(year: year + years, month: month, day: min(day, 28))
    }
}
