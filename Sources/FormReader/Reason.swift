/// Why a field has a value that the text does not give as it stands, or not where it should.
///
/// Whatever sets ``How`` to something else than `read` or `supplied` states its reason with it. A reason is
/// declared once, here or beside the rule that it speaks of.
public struct Reason: Sendable, Hashable {
    /// A clause in lower case, without a full stop.
    public let words: String
    /// The stretches of the page's text that decided: the numbers of a balance, the cell of a partner row.
    public let witnesses: [Range<Int>]

    init(_ words: String, _ witnesses: [Range<Int>] = []) {
        self.words = words
        self.witnesses = witnesses
    }
}

extension Reason {
    // MARK: What a cell's signs say

    static let brokenNumber = Reason("a blank stands between the digits of one number")
    static let fraction = Reason("prices were fractions of a dollar up to 2001; the schema has decimals")
    static let separators = Reason("its digits are parted as no number is, and in one likely way otherwise")
    static let lookalikeDigits = Reason("signs of the shape of digits stand among its digits")
    static let lookalike = Reason("the sign has the shape of a letter of this column, and is none itself")
    static let misreadSign = Reason("recognition changes this sign so, and nothing else fits the column")
    static let placeCode = Reason(
        "no place has the code as it stands, and one has it with a digit for the letter")

    // MARK: Where a value stands

    static let rowApart = Reason("the cells of its row stand apart, each column's by themselves")
    static let titleApart = Reason("it is the only text beside the boxes that belongs to no item")
    static let houseNumber = Reason(
        "a company and its street stand in one line; the street begins with its number")

    static let noteOrder = Reason("its number is lost; it stands where the note of this number would")

    // MARK: What other fields say

    /// A running balance, by the cells that it holds between.
    static func balance(_ cells: [Range<Int>]) -> Reason {
        Reason("the running balance holds with this value and with no other", cells)
    }

    /// The other half of an exercise or a conversion, in the other table.
    static func partner(_ cells: [Range<Int>]) -> Reason {
        Reason("the other table has the same transaction with this value", cells)
    }

    static let rowsAround = Reason("the numbers of its row and of those around it leave no other reading")

    static func usualDirection(_ code: Range<Int>) -> Reason {
        Reason("transactions of this code usually go this way; the column that would say so is lost", [code])
    }

    static func eitherDirection(_ code: Range<Int>) -> Reason {
        Reason(
            "transactions of this code go either way; the column that would say so is lost, and (A) is the first",
            [code])
    }

    /// The date of the report, of whose month or year a date without a year is.
    static func yearOfReport(_ period: Range<Int>) -> Reason {
        Reason("only in this year is the day one of those that the form reports on", [period])
    }

    static let earliestTransaction = Reason("the form defines it as the date of the earliest transaction")
    static let itemsOfForm = Reason("the title does not say which form it is; this item is the form's alone")
    static let careOf = Reason(
        "the owner's address is in care of this company; the issuer's item has no name")

    static func formOfReport(_ form: FormType) -> Reason {
        Reason("the row has no transaction code; rows of a Form \(form.rawValue) are reported on it")
    }
}
