/// What it costs that a table is read in an unlikely way, in tenths of nothing likely; and how much is searched.
enum GridCost {
    /// A cell that fills no column.
    static let stray = 60
    /// A step back in a row, a leap to another row, and a step straight down; less behind headings, which part what
    /// stands side by side.
    static let back = 12
    static let leap = 6
    static let down = 3
    static let headings = 1
    /// A cell to the right of another in the same block of lines.
    static let besideInBlock = 4
    /// A cell of a column that a later row has filled already, and the first one above the heading of its column.
    static let behindLater = 10
    static let aboveHeading = 15
    /// A row that starts without its title, and one more than the table's numbers and letters are enough for.
    static let untitledRow = 7
    static let unexpectedRow = 12
    /// Notes of the nature of a direct holding, which has none.
    static let notesOfNoNature = 40
    /// Notes of a column that is none of those that their words tell; notes that the rows refer to in another order than
    /// that of their numbers; notes that a cell refers to twice.
    static let otherTopic = 3
    static let referenceOutOfOrder = 6
    static let referenceTwice = 30
    /// What a balance that holds takes off.
    static let balance = 10
    /// A text that starts a cell below another, or goes on with it, where the other is likely.
    static let start = 5
    /// A date that is no transaction's of the report, or hardly one.
    static let otherDay = 15
    static let earlyDay = 3
    /// While the table is read: a column that was passed, and a cell too few for an open row.
    static let passed = 3
    static let shortage = 25

    /// How many ways go on, and how many where these leave a doubt of the table; how much dearer than the cheapest they
    /// may be.
    static let width = 150
    static let widthInDoubt = 400
    static let margin = 30
    /// How many rows are open at a time: an older one gets no more cells.
    static let window = 40
    /// How many steps back ways are compared.
    static let horizon = 256

    /// Ways that are dearer by less leave a doubt; so do all rows where they cost more on average.
    static let doubt = 8
    static let certainTable = 25
}
