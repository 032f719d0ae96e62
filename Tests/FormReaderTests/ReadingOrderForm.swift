import FormReader

/// What is read of a made-up form in reading order.
///
/// - Parameters:
///   - owner: the lines before the date of the report, and `items` those behind it.
///   - tableOne: the cells of Table I, as `tableTwo` those of Table II: an empty line stands between ` | `, lines of a block
///     are parted by ` / `; `end` stands behind the form's last words.
func readInOrder(
    owner: String = "Tansy Orrin B\n(Last)", items: String = "", tableOne: String = "", tableTwo: String = "",
    notes: [String] = ["First.", "Second.", "Third."], end: String = ""
) throws -> Reading {
    func text(_ cells: String) -> String {
        cells.split(separator: " | ").map { $0.replacing(" / ", with: "\n") }.joined(separator: "\n\n")
    }
    let form = """
        FORM 4

        1. Name and Address of Reporting Person*

        2. Issuer Name and Ticker or Trading Symbol

        HOLLOWAY KILN CORP [ HKLN ]

        \(owner)

        3. Date of Earliest Transaction (Month/Day/Year)

        03/11/2024

        \(items)

        Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned
        1. Title of Security (Instr. 3)

        2. Transaction Date
        (Month/Day/Year)

        Price

        \(text(tableOne))

        Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned
        1. Title of Derivative Security (Instr. 3)

        3. Transaction Date
        (Month/Day/Year)

        Date
        Exercisable

        \(text(tableTwo))

        Explanation of Responses:
        \(notes.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n"))

        /s/ Orrin B. Tansy

        03/12/2024

        ** Signature of Reporting Person

        Date
        Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.
        Persons who respond to the collection of information contained in this form are not required to respond \
        unless the form displays a currently valid OMB Number.

        \(text(end))
        """
    return try read(form)
}
