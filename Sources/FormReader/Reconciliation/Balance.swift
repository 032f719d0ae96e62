import FormText
import OwnershipModel

/// The running balance: within a chain, owned after is owned before, plus what was acquired, less what was
/// disposed of.
///
/// A chain is the rows of one table with the same title, ownership form and nature, in order.
struct Balance {
    private let page: Page
    /// Whether numbers are rather what the filer rounded than digits that were misread.
    private let allowsRounding: Bool

    init(_ page: Page, allowsRounding: Bool) {
        self.page = page
        self.allowsRounding = allowsRounding
    }

    /// Whether two amounts are one, or one in their last decimal, where fractions of shares were rounded to three or
    /// four.
    func agree(_ one: Int, _ other: Int) -> Bool {
        let lastDecimal = one % 10 == 0 && other % 10 == 0 ? 10 : 1
        return one == other || (allowsRounding && abs(one - other) == lastDecimal)
    }

    /// What tells the chain a row belongs to: the letters of its title, ownership form and nature, and the notes
    /// where only they tell the nature: `See footnote (3)`.
    func chain(of row: ReadRow) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(64)
        for column in [Column.title, .ownership, .nature] {
            if let letter = row[column]?.letter {
                key.append(letter)
            } else {
                for letter in letters(row[column]) { key.append(letter) }
            }
            key.append(UInt8(ascii: "|"))
        }
        if let nature = row[.nature], letters(nature).starts(with: "see".utf8) || nature.valueRange.isEmpty {
            for number in nature.notes { key.append(UInt8(truncatingIfNeeded: number)) }
        }
        return key
    }

    /// What tells the grant that a row of Table II is of, where only rows of one grant are sure to be a chain.
    func grant(of row: ReadRow) -> [UInt8] {
        var key = chain(of: row)
        for column in [Column.conversionPrice, .exercisable, .expiration] {
            for letter in letters(row[column]) { key.append(letter) }
            key.append(UInt8(ascii: "|"))
        }
        return key
    }

    private func letters(_ cell: ReadCell?) -> some Sequence<UInt8> {
        page.text[cell?.valueRange ?? 0..<0].lazy.filter { !isSpace($0) }.map(lowercased)
    }

    /// Whether two rows have the same text in a column, and the same references.
    func isSame(_ column: Column, _ one: ReadRow, _ other: ReadRow) -> Bool {
        letters(one[column]).elementsEqual(letters(other[column]))
            && one[column]?.notes == other[column]?.notes
    }

    /// Whether the title of a row is what stands under another one.
    func isTitle(of row: ReadRow, under other: ReadRow) -> Bool {
        row[.title]?.valueRange.isEmpty == false
            && letters(row[.title]).elementsEqual(letters(other[.underlyingTitle]))
    }

    /// How many letters the texts of two rows in a column begin alike with.
    func commonStart(_ column: Column, _ one: ReadRow, _ other: ReadRow) -> Int {
        zip(letters(one[column]), letters(other[column])).prefix { $0 == $1 }.count
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
        return agree(before, owned)
    }

    /// Whether `row` may follow `previous`, with every number that can be read in two ways read in either.
    func mayHold(_ previous: ReadRow, _ row: ReadRow) -> Bool? {
        let owned = previous.readings(.owned)
        let before = row.readingsOfOwnedBefore()
        return owned.isEmpty || before.isEmpty ? nil : before.contains(where: owned.contains)
    }
}
