import FormText
import OwnershipModel

/// The running balance: within a chain, owned after is owned before, plus what was acquired, less what was
/// disposed of.
///
/// A chain is the rows of one table with the same title, ownership form and nature, in order.
struct Balance {
    private let page: Page

    init(_ page: Page) {
        self.page = page
    }

    /// What tells the chain a row belongs to.
    func chain(of row: ReadRow) -> String {
        func folded(_ column: Column) -> String {
            guard let cell = row[column] else { return "" }
            return page.string(cell.valueRange).lowercased().filter { !$0.isWhitespace }
        }
        let ownership = row[.ownership]?.letter.map { String(UnicodeScalar($0)) } ?? ""
        return "\(folded(.title))|\(ownership)|\(folded(.nature))"
    }

    /// What is owned before a transaction, by what it says itself: owned after, less acquired, plus disposed.
    func ownedBefore(_ row: ReadRow) -> Int? {
        guard let after = row[.owned]?.number?.amount, let column = row.amountColumn,
            let amount = row[column]?.number?.amount, let isAcquisition = row.isAcquisition
        else { return nil }
        return isAcquisition ? after - amount : after + amount
    }

    /// Whether `row` follows `previous` in the same chain without a gap; `nil` where that cannot be told.
    func holds(_ previous: ReadRow, _ row: ReadRow) -> Bool? {
        guard let before = ownedBefore(row), let owned = previous[.owned]?.number?.amount else { return nil }
        return before == owned
    }
}
