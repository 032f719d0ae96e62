import OwnershipModel

/// A column of the printed tables, and the element below a row that fills it.
package enum TableColumn: Sendable {
    case title, conversionPrice, date, deemedDate, code, timeliness
    case shares, acquired, disposed, direction, price
    case exercisable, expiration, underlyingTitle, underlyingShares
    case owned, ownership, nature

    /// The columns in the order in which the form prints them.
    static func columns(isForm3: Bool, isDerivative: Bool) -> [TableColumn] {
        switch (isForm3, isDerivative) {
        case (true, false): [.title, .owned, .ownership, .nature]
        case (true, true):
            [
                .title, .exercisable, .expiration, .underlyingTitle, .underlyingShares, .conversionPrice,
                .ownership, .nature,
            ]
        case (false, false):
            [
                .title, .date, .deemedDate, .code, .timeliness, .shares, .direction, .price, .owned,
                .ownership, .nature,
            ]
        case (false, true):
            [
                .title, .conversionPrice, .date, .deemedDate, .code, .timeliness, .acquired, .disposed,
                .exercisable, .expiration, .underlyingTitle, .underlyingShares, .price, .owned, .ownership,
                .nature,
            ]
        }
    }

    /// The element below the row, without `value`.
    var element: String {
        switch self {
        case .title: "securityTitle"
        case .conversionPrice: "conversionOrExercisePrice"
        case .date: "transactionDate"
        case .deemedDate: "deemedExecutionDate"
        case .code: "transactionCoding"
        case .timeliness: "transactionTimeliness"
        case .shares, .acquired, .disposed: "transactionAmounts/transactionShares"
        case .direction: "transactionAmounts/transactionAcquiredDisposedCode"
        case .price: "transactionAmounts/transactionPricePerShare"
        case .exercisable: "exerciseDate"
        case .expiration: "expirationDate"
        case .underlyingTitle: "underlyingSecurity/underlyingSecurityTitle"
        case .underlyingShares: "underlyingSecurity/underlyingSecurityShares"
        case .owned: "postTransactionAmounts/sharesOwnedFollowingTransaction"
        case .ownership: "ownershipNature/directOrIndirectOwnership"
        case .nature: "ownershipNature/natureOfOwnership"
        }
    }

    var valuePath: String { self == .code ? "\(element)/transactionCode" : "\(element)/value" }
    var notePath: String { "\(element)/footnoteId" }

    var isPrice: Bool { self == .price || self == .conversionPrice }
    var isDate: Bool { [.date, .deemedDate, .exercisable, .expiration].contains(self) }
    var isCount: Bool { [.shares, .acquired, .disposed, .underlyingShares, .owned].contains(self) }
    var isText: Bool { [.title, .underlyingTitle, .nature].contains(self) }
    var isLetter: Bool { self == .direction || self == .ownership }
}

extension SecurityRow {
    package subscript(column: TableColumn) -> String? {
        get {
            switch column {
            case .title: securityTitle?.value
            case .conversionPrice: conversionOrExercisePrice?.value?.lexical
            case .date: transactionDate?.value?.lexical
            case .deemedDate: deemedExecutionDate?.value?.lexical
            case .code: transactionCoding?.transactionCode
            case .timeliness: transactionTimeliness?.value
            case .shares, .acquired, .disposed: transactionAmounts?.transactionShares?.value?.lexical
            case .direction: transactionAmounts?.transactionAcquiredDisposedCode?.value
            case .price: transactionAmounts?.transactionPricePerShare?.value?.lexical
            case .exercisable: exerciseDate?.value?.lexical
            case .expiration: expirationDate?.value?.lexical
            case .underlyingTitle: underlyingSecurity?.underlyingSecurityTitle?.value
            case .underlyingShares: underlyingSecurity?.underlyingSecurityShares?.value?.lexical
            case .owned: postTransactionAmounts?.sharesOwnedFollowingTransaction?.value?.lexical
            case .ownership: ownershipNature?.directOrIndirectOwnership?.value
            case .nature: ownershipNature?.natureOfOwnership?.value
            }
        }
        set { if let newValue { setValue(newValue, at: column.valuePath) } }
    }

    package mutating func refer(to note: Int, in column: TableColumn) {
        setValue("F\(note)", at: column.notePath)
    }
}
