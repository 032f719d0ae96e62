/// What it costs that a table is read in an unlikely way, in thirtieths of nothing likely; and how much is searched.
enum GridCost {
    /// A cell that fills no column.
    static let stray = 180
    /// A step back in a row, a leap to another row, and a step straight down; less behind headings, which part what
    /// stands side by side.
    static let back = 36
    static let leap = 18
    static let down = 9
    static let headings = 6
    /// How many times as much these cost in a text whose cells stand in turn.
    static let outOfTurn = 4
    /// A cell to the right of another in the same block of lines.
    static let besideInBlock = 12
    /// A cell of a column that a later row has filled already, and the first one or its notes above the heading of
    /// its column.
    static let behindLater = 37
    static let aboveHeading = 45
    static let notesAboveHeading = 15
    /// A row that starts without its title, and one more than the table's numbers and letters are enough for.
    static let untitledRow = 21
    static let unexpectedRow = 45
    /// Notes of the nature of a direct holding, which has none.
    static let notesOfNoNature = 120
    /// Notes of a column that is none of those that their words tell; notes that other rows refer to from other columns, or the
    /// rows in another order than that of their numbers; notes that a cell refers to twice.
    static let otherTopic = 12
    static let referenceElsewhere = 18
    static let referenceOutOfOrder = 18
    static let referenceTwice = 90
    /// What a balance that holds takes off.
    static let balance = 37
    /// A text that starts a cell below another, or goes on with it, where the other is likely.
    static let start = 12
    /// A date that is no transaction's of the report, or hardly one.
    static let otherDay = 45
    static let earlyDay = 9
    /// A transaction made before that of the row above, and one below a holding.
    static let earlierDate = 12
    static let transactionBehindHolding = 12
    /// While the table is read: a column that was passed, and a cell too few for an open row.
    static let passed = 7
    static let shortage = 57

    /// How many ways go on, and how many where these leave a doubt of the table; how much dearer than the cheapest they
    /// may be. Fewer are enough to see whether rows that seem whole could be others.
    static let width = 150
    static let widthInDoubt = 400
    static let margin = 90
    static let widthToCompare = 60
    static let marginToCompare = 75
    /// How many rows are open at a time: an older one gets no more cells.
    static let window = 40
    /// How many steps back ways are compared.
    static let horizon = 256

    /// Ways that are dearer by less leave a doubt, more where the rows of the cheapest cost more than this on average; all
    /// rows are in doubt where they, or the table, cost still more.
    static let doubt = 24
    static let doubtOfUnlikely = 60
    static let certainRow = 75
    static let likelyRow = 150
    static let likelyTable = 600
}
