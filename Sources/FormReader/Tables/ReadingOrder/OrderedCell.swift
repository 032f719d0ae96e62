import FormText

/// A line of a table in reading order, or a word of one that has several values: a cell, or the next line of the
/// text above it.
struct OrderedCell {
    /// What a text is by its words.
    enum Likeness { case security, nature, neither }

    var word: Word
    var line: Int
    /// What it says as a number, to compare it.
    var amount: Int?
    /// The transaction code it may be.
    var letter: UInt8?
    /// The day it is, as a number that grows with it.
    var day: Int?
    /// What it costs to take it for the date of a transaction that the form reports.
    var costOfTransaction = 0
    /// Whether it is notes beside the heading of the column behind the code's, or such as other cells like the one before
    /// end with.
    var isBesideCode = false
    var belongsToPrevious = false
    /// The references to notes that it ends with, and those that stand apart from it.
    var notes: [Int] = []
    var tornNotes: Range<Int>?
    /// The columns that likely refer to notes that stand apart, where the notes' words tell.
    var topics: ColumnSet = []
    var likeness = Likeness.neither
    /// Whether its line follows the line of the cell before without an empty line, and whether headings stand between.
    var isBelow: Bool
    var isAfterHeadings: Bool
    /// The columns whose headings stand below.
    var isAbove: ColumnSet = []
    /// What it costs to take it for the next line of the text above; `nil` where it cannot be.
    var costOfGoingOn: Int?
    /// What it costs that a text below another starts a cell of its own.
    var costOfStarting = 0

    /// Forgets the cell before, which a whole row has taken.
    mutating func standsApart() {
        isBelow = false
        costOfGoingOn = nil
        costOfStarting = 0
    }

    var isText: Bool { Self.isText(word.shapes) }
    var isNotes: Bool { word.shapes.contains(.notes) }

    /// An amount of dollars that is rather a value than a price.
    private var isSum: Bool {
        word.shapes.contains(.money) && amount.map { $0 >= 1_000_000_000 && $0 % 10_000 == 0 } ?? false
    }

    /// The kind of cell of which the rows need a number: see ``Column/supply``.
    var supply: Int? {
        if isText { return 0 }
        if word.shapes.contains(.number) || isSum { return 1 }
        if word.shapes.contains(.date) { return costOfTransaction < GridCost.otherDay ? 3 : nil }
        let isLetter = !word.shapes.isDisjoint(with: [.code, .ownership, .acquiredDisposed])
        return isLetter && !word.shapes.contains(.timeliness) ? 2 : nil
    }

    /// A text that is neither a date nor a number, a letter or a note.
    static func isText(_ shapes: Word.Shapes) -> Bool {
        shapes.isDisjoint(with: [
            .date, .number, .money, .code, .ownership, .acquiredDisposed, .notes, .pricedByNote, .timeliness,
        ])
    }

    /// What it costs that notes belong to a column.
    func costOfNotes(of column: Column) -> Int {
        let isOther = !topics.isEmpty && !topics.contains(column)
        return column.costOfNotes + (isOther ? GridCost.otherTopic : 0)
    }

    /// What it costs to put the cell into a column; `nil` where it can be no such thing.
    func cost(as column: Column) -> Int? {
        let shapes = word.shapes
        switch column.content {
        case .text:
            guard shapes.isDisjoint(with: [.notes, .pricedByNote, .date, .money]) else { return nil }
            let cost =
                shapes.contains(.number)
                ? 90 : shapes.isDisjoint(with: [.ownership, .code, .timeliness]) ? 0 : 120
            switch (likeness, column) {
            case (.security, .nature), (.nature, .title), (.nature, .underlyingTitle): return cost + 90
            case (.neither, .title), (.neither, .underlyingTitle): return cost + 36
            default: return cost
            }
        case .date:
            guard shapes.contains(.date) else { return nil }
            return (column == .deemedDate ? 24 : 0) + (column.isOfTransaction ? costOfTransaction : 0)
        case .number:
            if shapes.contains(.pricedByNote) { return column.isPrice ? 0 : nil }
            if shapes.contains(.money) {
                return column.isPrice ? isSum ? 18 : 0 : column.valuePath == nil ? nil : isSum ? 12 : 120
            }
            return shapes.contains(.number) ? column.isPrice ? 135 : 0 : nil
        case .code:
            guard shapes.contains(.code) else { return nil }
            // Such codes are rare, the letters not.
            return shapes.contains(.ownership) ? 18 : 0
        case .timeliness: return shapes.contains(.timeliness) ? 0 : nil
        case .acquiredDisposed: return shapes.contains(.acquiredDisposed) ? 0 : nil
        case .ownership: return shapes.contains(.ownership) ? 0 : nil
        }
    }
}

extension [OrderedCell] {
    /// Whether there are empty lines, which then part what stands side by side.
    var hasBlocks: Bool { count(where: \.isBelow) * 5 < count * 3 }
}

extension OrderedCell.Likeness {
    /// What the words of a text say: `stock` is of a security, `trust` of the nature of an indirect ownership.
    init(_ text: String) {
        var isSecurity = false
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && $0 != "." }) {
            if Self.natureWords.contains(word) {
                self = .nature
                return
            }
            isSecurity = isSecurity || Self.securityWords.contains(word)
        }
        self = isSecurity ? .security : .neither
    }

    private static let natureWords: Set<Substring> = [
        "by", "see", "trust", "trustee", "trusts", "footnote", "footnotes", "fund", "spouse", "wife",
        "husband", "held",
        "partners", "family", "llc", "lp", "l.p.", "l.p", "l.l.c.", "plan", "benefit", "partnership",
        "holdings",
        "ira", "ira's", "son", "daughter", "children", "child", "account", "foundation",
    ]
    private static let securityWords: Set<Substring> = [
        "stock", "common", "share", "shares", "unit", "units", "option", "options", "preferred", "ordinary",
        "warrant", "warrants", "class", "rsu", "rsus", "adr", "adrs", "ads", "adss", "securities", "notes",
        "convertible",
    ]
}

extension Column {
    /// What kind of cell fills it: a text, a number, a letter, the date of a transaction, or what notes can stand for.
    var supply: Int {
        switch content {
        case .text: 0
        case .number: isPrice ? 4 : 1
        case .code, .acquiredDisposed, .ownership: 2
        case .date: self == .transactionDate ? 3 : 4
        case .timeliness: 4
        }
    }

    /// What it costs to leave the column empty in a row that should have it.
    var costOfLacking: Int {
        switch self {
        case .title, .underlyingTitle, .transactionDate, .code, .amount, .acquired, .acquiredDisposed, .owned,
            .ownership:
            135
        case .price, .conversionPrice, .exercisable, .expiration, .underlyingAmount: 75
        default: 0
        }
    }

    /// What it costs that notes belong to the column: what filers refer to notes from, and how often.
    var costOfNotes: Int {
        switch self {
        case .exercisable: 2
        case .code, .price, .nature, .conversionPrice, .expiration: 3
        case .amount: 6
        case .acquired: 9
        case .owned: 12
        case .title: 18
        case .underlyingAmount: 15
        case .underlyingTitle: 14
        case .deemedDate: 36
        case .ownership: 60
        case .disposed, .timeliness, .transactionDate, .acquiredDisposed: 90
        }
    }

    /// What it costs that the column has notes and no value; `nil` where it must have a value.
    var costOfNotesAlone: Int? {
        switch self {
        case .exercisable, .expiration: 0
        case .conversionPrice: 3
        case .price: 9
        case .underlyingAmount: 30
        default: nil
        }
    }
}
