/// A row of one of the two tables.
struct RowPlace: Hashable {
    var isDerivative: Bool
    var index: Int
}

/// The rows of both tables.
struct TableRows {
    var nonDerivative: [ReadRow]
    var derivative: [ReadRow]

    subscript(place: RowPlace) -> ReadRow {
        get { place.isDerivative ? derivative[place.index] : nonDerivative[place.index] }
        set {
            if place.isDerivative {
                derivative[place.index] = newValue
            } else {
                nonDerivative[place.index] = newValue
            }
        }
    }

    /// The rows of one table, in order.
    func places(derivative isDerivative: Bool) -> [RowPlace] {
        (isDerivative ? derivative : nonDerivative).indices.map {
            RowPlace(isDerivative: isDerivative, index: $0)
        }
    }
}

/// Something of a row that may be read in several ways, or in one that is not how it stands.
struct Doubt {
    /// What is in doubt.
    enum Subject: Hashable {
        case number(Column)
        /// Whether the row acquires or disposes.
        case direction
    }

    var row: RowPlace
    var subject: Subject
    /// What each way of reading costs; the first is the reading as it stands.
    var costs: [Int]
}

/// A number or a direction that relations bind: one value for each way of reading it.
struct Quantity {
    var values: [Int]
    /// Where it stands in the page's text.
    var range: Range<Int>
    /// The number of its doubt; `nil` where there is only one way, and that is how it stands.
    var doubt: Int?

    static let acquisition = 1
    static let disposal = -1
}
