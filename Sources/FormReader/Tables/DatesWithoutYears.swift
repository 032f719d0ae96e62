import FormText
import OwnershipModel

/// Gives the dates of transactions that lack their year (`10/15`) the one that the date of the report leaves.
///
/// A Form 4 reports on a month: a day of that month is of its year. A Form 5 reports on a fiscal year, in which every
/// day stands once. Any other date is left out.
struct DatesWithoutYears {
    private let form: FormType
    private let year: Int
    private let month: Int
    private let place: Range<Int>

    /// - Returns: `nil` where the form does not say what it reports on.
    init?(form: FormType, header: Header) {
        if let period = header.period, let date = period.date.components {
            (year, month, place) = (date.year, date.month, period.range)
        } else if let period = header.periodMonth {
            (year, month, place) = (period.month.year, period.month.month, period.range)
        } else {
            return nil
        }
        self.form = form
    }

    private func date(month: Int, day: Int) -> CalendarDate? {
        switch form {
        case .three: nil
        case .four: month == self.month ? CalendarDate(year: year, month: month, day: day) : nil
        case .five:
            CalendarDate(year: month <= self.month ? year : year - 1, month: month, day: day)
        }
    }

    /// - Parameter dates: `nil` where nothing tells the years.
    static func settle(_ rows: inout [ReadRow], _ dates: DatesWithoutYears?) {
        for index in rows.indices {
            for column in rows[index].columns {
                guard var cell = rows[index][column], case .dayOfYear(let month, let day) = cell.value else {
                    continue
                }
                guard let dates, let date = dates.date(month: month, day: day) else {
                    rows[index][column] = nil
                    rows[index].strays.append(cell.range)
                    continue
                }
                cell.value = .date(date)
                cell.how = .inferred
                cell.reasons = [.yearOfReport(dates.place)]
                rows[index][column] = cell
            }
        }
    }
}
