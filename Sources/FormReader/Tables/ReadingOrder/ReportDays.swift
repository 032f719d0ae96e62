import OwnershipModel

/// The days that the transactions of a form can be of: a Form 4 says which is the first, but for one reported late, and
/// none is reported before it was made.
struct ReportDays {
    private let first: Int?
    private let last: Int?

    init(_ form: FormType, period: CalendarDate?, signed: CalendarDate?) {
        first = form == .four ? period.flatMap(Self.number) : nil
        last = signed.flatMap(Self.number)
    }

    /// What it costs to take a day for a transaction's: one that was left out of an earlier report may be older.
    func cost(of day: Int) -> Int {
        if let last, day > last { return GridCost.otherDay }
        guard let first, day < first else { return 0 }
        return first - day > Self.lateReport ? GridCost.otherDay : GridCost.earlyDay
    }

    private static let lateReport = 60

    /// A number that grows with the day.
    static func number(of date: CalendarDate) -> Int? {
        date.components.map { ($0.year * 12 + $0.month) * 31 + $0.day }
    }
}
