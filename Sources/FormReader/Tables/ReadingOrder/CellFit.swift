/// What it costs to put a cell into a column, and to leave a column empty: in tenths of nothing likely, as
/// little as can tell one way to cut a row from another.
struct CellFit {
    let units: [Word]
    /// What the numbers among the cells say, to compare them.
    private let numbers: [Int?]
    /// Which texts begin as the nature of an indirect ownership does, and which have a word for a security.
    private let isNamedLikeNature: [Bool]
    private let isNamedLikeSecurity: [Bool]
    /// Which cells have the text of a title of a row that is whole.
    var titles: Set<Int> = []

    /// - Parameters:
    ///   - units: the cells in the order of the text, each as one word.
    ///   - numbers: the amounts of those that are numbers.
    ///   - texts: their texts.
    init(units: [Word], numbers: [Int?], texts: [String]) {
        self.units = units
        self.numbers = numbers
        isNamedLikeNature = texts.map { text in
            ["By ", "See ", "by ", "see "].contains { text.hasPrefix($0) }
        }
        isNamedLikeSecurity = texts.map { text in
            let words = text.lowercased().split { !$0.isLetter }
            return words.contains {
                ["stock", "share", "shares", "unit", "units", "option", "options"].contains($0)
            }
        }
    }

    /// What a cell costs in a column; `nil` where it can be no such thing.
    func cost(of unit: Int, as column: Column) -> Int? {
        let shapes = units[unit].shapes
        switch column.content {
        case .text:
            guard shapes.isDisjoint(with: [.notes, .pricedByNote, .date, .money]) else { return nil }
            var cost = shapes.contains(.number) ? 30 : shapes.isDisjoint(with: [.ownership, .code]) ? 0 : 40
            if column == .nature, !isNamedLikeNature[unit] {
                cost += titles.contains(unit) ? 45 : isNamedLikeSecurity[unit] ? 20 : 0
            }
            if column == .title, !titles.isEmpty, !titles.contains(unit) { cost += 2 }
            if column != .nature, isNamedLikeNature[unit] { cost += 30 }
            return cost
        case .date:
            if shapes.contains(.date) { return column == .deemedDate ? 3 : 0 }
            return shapes.contains(.notes) && (column == .exercisable || column == .expiration) ? 0 : nil
        case .number:
            if shapes.contains(.notes) { return column.isPrice || column == .underlyingAmount ? 3 : nil }
            if shapes.contains(.pricedByNote) { return column.isPrice ? 0 : nil }
            if shapes.contains(.money) { return column.isPrice ? 0 : column.valuePath != nil ? 40 : nil }
            return shapes.contains(.number) ? column.isPrice ? 45 : 0 : nil
        case .code: return shapes.contains(.code) ? 0 : nil
        case .timeliness: return shapes.contains(.timeliness) ? 0 : nil
        case .acquiredDisposed: return shapes.contains(.acquiredDisposed) ? 0 : nil
        case .ownership: return shapes.contains(.ownership) ? 0 : nil
        }
    }

    /// What it costs to leave `column` empty.
    static func costOfLacking(_ column: Column) -> Int {
        switch column {
        case .title, .underlyingTitle, .transactionDate, .code, .amount, .acquired, .acquiredDisposed, .owned,
            .ownership:
            45
        case .price, .conversionPrice, .exercisable, .expiration, .underlyingAmount: 25
        default: 0
        }
    }

    /// What it costs that an indirect ownership lacks its nature, or that a direct one has one.
    func costOfNature(_ ownership: Int, hasNature: Bool) -> Int {
        let isIndirect = !units[ownership].shapes.contains(.acquiredDisposed)
        return isIndirect == hasNature ? 0 : isIndirect ? 30 : 25
    }

    /// What it costs that two numbers differ.
    func cost(of cost: Int, where one: Int, differsFrom other: Int) -> Int {
        numbers[one] == numbers[other] ? 0 : cost
    }
}
