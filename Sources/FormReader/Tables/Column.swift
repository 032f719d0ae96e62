/// A column of Table I or Table II.
enum Column: Int, CaseIterable, Sendable {
    case title, conversionPrice, transactionDate, deemedDate, code, timeliness
    case amount, acquired, disposed, acquiredDisposed, price
    case exercisable, expiration, underlyingTitle, underlyingAmount
    case owned, ownership, nature

    /// What a cell of the column can hold.
    enum Content {
        case text, date, number, code, timeliness, acquiredDisposed, ownership
    }

    var content: Content {
        switch self {
        case .title, .underlyingTitle, .nature: .text
        case .transactionDate, .deemedDate, .exercisable, .expiration: .date
        case .conversionPrice, .amount, .acquired, .disposed, .price, .underlyingAmount, .owned: .number
        case .code: .code
        case .timeliness: .timeliness
        case .acquiredDisposed: .acquiredDisposed
        case .ownership: .ownership
        }
    }

    /// Whether the printed form puts a `$` before every number of the column.
    var isPrice: Bool { self == .conversionPrice || self == .price }

    /// How unlike the column a cell is that holds nothing but references to notes: prices and the dates of
    /// options are often told in a note, a transaction's own date and code never.
    var unlikenessOfNotesAlone: Int {
        switch self {
        case .transactionDate, .code, .timeliness, .acquiredDisposed, .ownership: 5
        case .title, .underlyingTitle, .nature: 3
        default: 0
        }
    }

    /// Whether a cell is read as this column just as it is read as another one.
    func isRead(like other: Column) -> Bool {
        content == other.content && isPrice == other.isPrice
            && unlikenessOfNotesAlone == other.unlikenessOfNotesAlone
            && (content != .date || isOfTransaction == other.isOfTransaction)
    }

    /// Whether only a transaction fills it.
    var isOfTransaction: Bool {
        switch self {
        case .transactionDate, .deemedDate, .code, .timeliness, .amount, .acquired, .disposed,
            .acquiredDisposed, .price:
            true
        default: false
        }
    }

    /// The element below the row that the column fills, and the elements of its value and its references.
    ///
    /// Amounts name the element for a number of shares.
    var path: (element: String, value: String, note: String) { Self.paths[rawValue] }

    private static let paths: [(element: String, value: String, note: String)] = allCases.map { column in
        let element =
            switch column {
            case .title: "securityTitle"
            case .conversionPrice: "conversionOrExercisePrice"
            case .transactionDate: "transactionDate"
            case .deemedDate: "deemedExecutionDate"
            case .code: "transactionCoding"
            case .timeliness: "transactionTimeliness"
            case .amount, .acquired, .disposed: "transactionAmounts/transactionShares"
            case .acquiredDisposed: "transactionAmounts/transactionAcquiredDisposedCode"
            case .price: "transactionAmounts/transactionPricePerShare"
            case .exercisable: "exerciseDate"
            case .expiration: "expirationDate"
            case .underlyingTitle: "underlyingSecurity/underlyingSecurityTitle"
            case .underlyingAmount: "underlyingSecurity/underlyingSecurityShares"
            case .owned: "postTransactionAmounts/sharesOwnedFollowingTransaction"
            case .ownership: "ownershipNature/directOrIndirectOwnership"
            case .nature: "ownershipNature/natureOfOwnership"
            }
        return (element, element + (column == .code ? "/transactionCode" : "/value"), element + "/footnoteId")
    }

    /// The element that holds a value in dollars where the column usually holds shares.
    var valuePath: (value: String, note: String)? {
        switch self {
        case .acquired, .disposed:
            (
                "transactionAmounts/transactionTotalValue/value",
                "transactionAmounts/transactionTotalValue/footnoteId"
            )
        case .underlyingAmount:
            (
                "underlyingSecurity/underlyingSecurityValue/value",
                "underlyingSecurity/underlyingSecurityValue/footnoteId"
            )
        case .owned:
            (
                "postTransactionAmounts/valueOwnedFollowingTransaction/value",
                "postTransactionAmounts/valueOwnedFollowingTransaction/footnoteId"
            )
        default: nil
        }
    }

    /// The number of the item that the column belongs to in the heading of its table.
    func item(ofForm form: FormType, derivative: Bool) -> Int {
        switch (form, derivative) {
        case (.three, false):
            switch self {
            case .title: 1
            case .owned: 2
            case .ownership: 3
            default: 4
            }
        case (.three, true):
            switch self {
            case .title: 1
            case .exercisable, .expiration: 2
            case .underlyingTitle, .underlyingAmount: 3
            case .conversionPrice: 4
            case .ownership: 5
            default: 6
            }
        case (_, false):
            switch self {
            case .title: 1
            case .transactionDate, .deemedDate: 2
            case .code, .timeliness: 3
            case .amount, .acquiredDisposed, .price: 4
            case .owned: 5
            case .ownership: 6
            default: 7
            }
        case (_, true):
            switch self {
            case .title: 1
            case .conversionPrice: 2
            case .transactionDate, .deemedDate: 3
            case .code, .timeliness: 4
            case .amount, .acquired, .disposed, .acquiredDisposed: 5
            case .exercisable, .expiration: 6
            case .underlyingTitle, .underlyingAmount: 7
            case .price: 8
            case .owned: 9
            case .ownership: 10
            default: 11
            }
        }
    }

    /// The columns of a table, from left to right.
    static func columns(ofForm form: FormType, derivative: Bool) -> [Column] {
        switch (form, derivative) {
        case (.three, false): [.title, .owned, .ownership, .nature]
        case (.three, true):
            [
                .title, .exercisable, .expiration, .underlyingTitle, .underlyingAmount, .conversionPrice,
                .ownership,
                .nature,
            ]
        case (_, false):
            [
                .title, .transactionDate, .deemedDate, .code, .timeliness, .amount, .acquiredDisposed, .price,
                .owned,
                .ownership, .nature,
            ]
        case (_, true):
            [
                .title, .conversionPrice, .transactionDate, .deemedDate, .code, .timeliness, .acquired,
                .disposed,
                .exercisable, .expiration, .underlyingTitle, .underlyingAmount, .price, .owned, .ownership,
                .nature,
            ]
        }
    }
}

/// Which form a document is, amendments with their originals.
public enum FormType: String, Sendable {
    case three = "3"
    case four = "4"
    case five = "5"
}
