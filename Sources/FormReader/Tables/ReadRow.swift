/// A row of a table, cell by column.
struct ReadRow {
    /// Whether it stands in Table II.
    var isDerivative: Bool
    /// The line of the page; of a row put together from pieces, that of its first piece.
    var line: Int
    private var cells = [ReadCell?](repeating: nil, count: Column.allCases.count)
    /// The columns that hold something.
    private(set) var columns = ColumnSet()
    /// Cells of the line that belong to no column.
    var strays: [Range<Int>] = []
    /// Whether it was put together from pieces in several places.
    var isAssembled = false
    /// Where it stands once more, worse.
    var copy: Range<Int>?
    /// Whether it may as well stand elsewhere in its table.
    var isPlaceInDoubt = false
    /// Where a table is printed in parts, the columns of one below those of another: what tells that they are one row.
    var match: Match?
    /// The letter or number that its filer gave to the row.
    var label: Range<Int>?
    /// What stands once more in another part of the table.
    var repeated: [Range<Int>] = []
    /// Whether its cells have lost their borders.
    var hasNoBorders = false
    /// Whether its cells might be cut in another way.
    var isCutInDoubt = false
    /// The columns whose cell might be another one's.
    var doubtful: ColumnSet = []
    /// The columns whose numbers others prove.
    var proven: ColumnSet = []
    /// Whether the text does not tell if a row of Table II acquires or disposes.
    var isDirectionInDoubt = false
    /// Whether not even a transaction code tells whether it acquires or disposes.
    var hasNoDirection: Bool { isDirectionInDoubt && self[.code]?.code == nil }
    /// Whether its price is none that its note allows.
    var isPriceOutsideRange = false
    /// Whether the numbers around it leave no other place and no other reading.
    var isProven = false
    /// What proves it: the balance, the partner row.
    var reasons: [Reason] = []

    init(isDerivative: Bool, line: Int) {
        self.isDerivative = isDerivative
        self.line = line
    }

    subscript(column: Column) -> ReadCell? {
        get { cells[column.rawValue] }
        set {
            cells[column.rawValue] = newValue
            if newValue == nil { columns.remove(column) } else { columns.insert(column) }
        }
    }

    /// The numbers of the notes that its cells refer to.
    var references: [Int] { columns.reduce(into: []) { $0 += cells[$1.rawValue]!.notes } }

    /// A transaction has a date, a code or an amount; a holding none of them, or dashes in their place.
    var isTransaction: Bool {
        columns.contains { column in
            column.isOfTransaction && cells[column.rawValue]?.isEmpty == false && !isFormTypeOnly(column)
        }
    }

    /// The code column of a Form 5 holding may say that it should have been on a Form 3.
    private func isFormTypeOnly(_ column: Column) -> Bool {
        guard column == .code, case .code(let code)? = cells[column.rawValue]?.value else { return false }
        return code.code == nil
    }

    /// The column that holds the number of shares acquired or disposed of.
    var amountColumn: Column? {
        guard isDerivative else { return self[.amount] == nil ? nil : .amount }
        return self[.acquired] != nil ? .acquired : self[.disposed] != nil ? .disposed : nil
    }

    /// The amounts that a cell can be read as.
    func readings(_ column: Column?) -> [Int] {
        guard let column, let number = self[column]?.number else { return [] }
        return [number.amount] + number.others.map(\.amount)
    }

    /// The amounts that may have been owned before the row, by what it says itself.
    func readingsOfOwnedBefore() -> [Int] {
        guard let isAcquisition, let column = amountColumn else { return [] }
        var amounts: [Int] = []
        for after in readings(.owned) {
            for amount in readings(column) { amounts.append(isAcquisition ? after - amount : after + amount) }
        }
        return amounts
    }

    /// The code of an exercise or a conversion, if the row has one: of those two rows report the two halves.
    var exerciseCode: UInt8? { self[.code]?.code.flatMap { "MCX".utf8.contains($0) ? $0 : nil } }

    /// Whether transactions of the row's code mostly go one way.
    var hasUsualDirection: Bool { self[.code]?.code.map { !"JIGLWZ".utf8.contains($0) } ?? false }

    /// Whether the row acquires, where that can be told.
    var isAcquisition: Bool? {
        if isDerivative { return self[.acquired] != nil ? true : self[.disposed] != nil ? false : nil }
        return self[.acquiredDisposed]?.letter.map { $0 == UInt8(ascii: "A") }
    }
}

extension ReadRow {
    /// Puts the amount of a row of Table II that has one column for it into column (A) or (D), by the letter.
    mutating func settleOneAmount() {
        guard isDerivative, let amount = self[.amount] else { return }
        self[.amount] = nil
        self[self[.acquiredDisposed]?.letter == UInt8(ascii: "D") ? .disposed : .acquired] = amount
        if self[.acquiredDisposed]?.letter == nil { takeUsualDirection() }
    }
}

extension [ReadRow] {
    /// Doubts where the cells of all rows were cut.
    mutating func doubtCuts() {
        for index in indices { self[index].isCutInDoubt = true }
    }
}
