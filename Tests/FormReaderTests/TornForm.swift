import Damage
import FormReader
import OwnershipModel
import TestSupport

/// A Form 4 at random in the shape of the seed: people, numbers, dates and prices of its own, some rows of
/// Table I torn out and scattered column by column, and the seed's damage all over it.
struct TornForm {
    /// The text as a recogniser left it.
    let text: String
    /// What its filer meant; without the identities, which the text does not give.
    let truth: OwnershipDocument
    /// The torn-out rows of Table I, numbered from 1.
    let torn: [Int]
    /// How many rows have a stray digit in column 2A.
    let strayCount: Int
    /// The paths below a row, by the row's number, whose values are not as the form prints them.
    let repaired: [(row: Int, path: String)]

    /// - Parameter sharesDays: whether several exercises may fall on one day, so that only Table II tells
    ///   their order.
    init(seed: UInt64, sharesDays: Bool = false) {
        var maker = TornFormMaker(random: SeededGenerator(seed: seed), sharesDays: sharesDays)
        self = maker.form()
    }

    fileprivate init(
        text: String, truth: OwnershipDocument, torn: [Int], strayCount: Int,
        repaired: [(row: Int, path: String)]
    ) {
        self.text = text
        self.truth = truth
        self.torn = torn
        self.strayCount = strayCount
        self.repaired = repaired
    }
}

/// A row of Table I.
private struct Trade {
    var day: Int
    var isExercise: Bool
    var shares: Int
    var price: String
    var note: Int?
    var owned: Int
}

/// A row of Table II.
private struct Exercise {
    var day: Int
    var shares: Int
    var owned: Int
}

struct TornFormMaker {
    private var random: SeededGenerator
    private let sharesDays: Bool

    // MARK: What is filed

    private var year = 2013
    private var month = 5
    private var title = ""
    private var exercisePrice = ""
    private var trades: [Trade] = []
    private var exercises: [Exercise] = []
    private var notes: [String] = []
    /// The number of the note on the date from which the option can be exercised.
    private var exercisableNote = 0

    init(random: SeededGenerator, sharesDays: Bool) {
        self.random = random
        self.sharesDays = sharesDays
    }

    mutating func form() -> TornForm {
        year = random.number(2004...2022)
        month = random.number(1...12)
        title = random.pick(["Common Stock", "Common Shares", "Class A Common Stock", "Ordinary Shares"])
        exercisePrice = random.pick(["4.1", "0.62", "18.55", "7", "11.375"])
        makeTrades()
        let person = random.pick(MadeUpPerson.all)
        let company = random.pick(MadeUpWords.companies).name.uppercased()
        let officer = random.pick(MadeUpWords.titles)
        let signature =
            "/s/ \(random.pick(MadeUpPerson.all).inOrder) by power of attorney for \(person.inOrder)"
        let signatureDay = trades.last!.day + random.number(0...2)

        let tornCount = random.number(1...4)
        let torn = Array(trades.indices.shuffled(using: &random).prefix(tornCount)).sorted()
        var damage = Damage(trades.indices.filter { !torn.contains($0) }, trades, &random)
        let page = Page(
            person: person.lastFirst, company: company, street: random.pick(MadeUpWords.streets),
            city: random.pick(MadeUpWords.cities),
            officer: officer, signature: signature, signatureDay: signatureDay, torn: torn)
        let text = write(page, &damage)
        return TornForm(
            text: text, truth: truth(page), torn: torn.map { $0 + 1 }, strayCount: damage.strays.count,
            repaired: damage.repaired)
    }

    /// Exercises and the sales of what they brought, day by day; the balance is true.
    private mutating func makeTrades() {
        let count = random.number(4...9)
        var owned = random.number(1_200...700_000)
        var option = random.number(60_000...400_000)
        var day = random.number(1...5)
        notes = [
            "Carried out under a plan for regular sales that the filer made on the last day of the year before."
        ]
        while trades.count < count {
            let shares = random.number(25...9_800)
            owned += shares
            option -= shares
            exercises.append(Exercise(day: day, shares: shares, owned: option))
            trades.append(
                Trade(
                    day: day, isExercise: true, shares: shares, price: exercisePrice, note: nil, owned: owned)
            )
            let room = count - trades.count
            let first = room == 2 || (room > 3 && random.chance(20)) ? random.number(1...shares - 1) : shares
            for part in [first, shares - first] where part > 0 && trades.count < count {
                owned -= part
                let low = random.number(20...60)
                notes.append(
                    "A weighted mean of sales between $\(low).\(random.number(10...40)) and $\(low).\(random.number(50...90)); who asks will be told the number sold at each price."
                )
                trades.append(
                    Trade(
                        day: day, isExercise: false, shares: part,
                        price: "\(low).\(random.number(4_001...4_999))",
                        note: notes.count, owned: owned))
            }
            day += random.number(sharesDays ? 0...1 : 1...3)
        }
        notes.append(
            "One half could be exercised from the first anniversary of the grant, the rest from the second.")
        exercisableNote = notes.count
    }

    // MARK: What the filer meant

    private func truth(_ page: Page) -> OwnershipDocument {
        var document = OwnershipDocument()
        document.setValue("4", at: "documentType")
        document.setValue(date(trades[0].day).lexical, at: "periodOfReport")
        document.setValue("0", at: "notSubjectToSection16")
        document.setValue(page.company, at: "issuer/issuerName")
        var owner = ReportingOwner()
        for (path, value) in [
            ("reportingOwnerId/rptOwnerName", page.person),
            ("reportingOwnerAddress/rptOwnerStreet1", "C/O \(page.company)"),
            ("reportingOwnerAddress/rptOwnerStreet2", page.street),
            ("reportingOwnerAddress/rptOwnerCity", page.city.name),
            ("reportingOwnerAddress/rptOwnerState", page.city.state),
            ("reportingOwnerAddress/rptOwnerZipCode", page.city.zip),
            ("reportingOwnerRelationship/isOfficer", "1"),
            ("reportingOwnerRelationship/officerTitle", page.officer),
        ] {
            owner.setValue(value, at: path)
        }
        document.reportingOwners = [owner]
        document.nonDerivativeTable = NonDerivativeTable()
        document.nonDerivativeTable!.rows = trades.map { row($0) }
        document.derivativeTable = DerivativeTable()
        document.derivativeTable!.rows = exercises.map { row($0) }
        document.footnotes = Footnotes()
        document.footnotes!.footnotes = notes.enumerated().map { Footnote(id: "F\($0 + 1)", text: $1) }
        var signature = OwnerSignature()
        signature.setValue(page.signature, at: "signatureName")
        signature.setValue(date(page.signatureDay).lexical, at: "signatureDate")
        document.ownerSignatures = [signature]
        return document
    }

    private func row(_ trade: Trade) -> SecurityRow {
        var row = row(
            .nonDerivativeTransaction, title, trade.day, trade.isExercise ? "M" : "S", trade.shares,
            trade.isExercise ? "A" : "D", trade.owned)
        row[.price] = trade.price
        if let note = trade.note { row.refer(to: note, in: .price) }
        return row
    }

    private func row(_ exercise: Exercise) -> SecurityRow {
        var row = row(
            .derivativeTransaction, "Stock Option (right to buy)", exercise.day, "M", exercise.shares, "D",
            exercise.owned)
        row[.conversionPrice] = exercisePrice
        row[.price] = "0"
        row.refer(to: exercisableNote, in: .exercisable)
        row[.expiration] = "\(year + 6)-11-04"
        row[.underlyingTitle] = title
        row[.underlyingShares] = "\(exercise.shares)"
        return row
    }

    private func row(
        _ kind: SecurityRow.Kind, _ title: String, _ day: Int, _ code: String, _ shares: Int,
        _ direction: String, _ owned: Int
    ) -> SecurityRow {
        var row = SecurityRow(kind: kind)
        row[.title] = title
        row[.date] = date(day).lexical
        row.setValue("4", at: "transactionCoding/transactionFormType")
        row.setValue("0", at: "transactionCoding/equitySwapInvolved")
        row[.code] = code
        row.refer(to: 1, in: .code)
        row[.shares] = "\(shares)"
        row[.direction] = direction
        row[.owned] = "\(owned)"
        row[.ownership] = "D"
        return row
    }

    private func date(_ day: Int) -> CalendarDate { CalendarDate(year: year, month: month, day: day)! }

    // MARK: What the recogniser made of it

    private struct Page {
        let person: String
        let company: String
        let street: String
        let city: (name: String, state: String, zip: String)
        let officer: String
        let signature: String
        let signatureDay: Int
        /// Which trades are torn out.
        let torn: [Int]
    }

    /// What is wrong with the rows that stayed in their table.
    private struct Damage {
        var strays: Set<Int> = []
        var brokenShares: Int?
        var pointedOwned: Int?
        var foreignLetter: Int?
        var repaired: [(row: Int, path: String)] = []

        init(_ rows: [Int], _ trades: [Trade], _ random: inout SeededGenerator) {
            strays = Set(rows.filter { _ in Bool.random(using: &random) })
            brokenShares = rows.filter { trades[$0].shares >= 1_000 }.randomElement(using: &random)
            pointedOwned = rows.filter { trades[$0].owned >= 1_000 }.randomElement(using: &random)
            foreignLetter = rows.filter { trades[$0].isExercise }.randomElement(using: &random)
            for (row, leaf) in [
                (brokenShares, "transactionAmounts/transactionShares/value"),
                (pointedOwned, "postTransactionAmounts/sharesOwnedFollowingTransaction/value"),
                (foreignLetter, "transactionAmounts/transactionAcquiredDisposedCode/value"),
            ] {
                if let row { repaired.append((row + 1, leaf)) }
            }
        }
    }

    /// A number in thousands, with another sign for the last comma.
    private func grouped(_ number: Int, separator: String = ",") -> String {
        guard number >= 1_000 else { return "\(number)" }
        return "\(number / 1_000)".inThousands + separator + String("\(1_000 + number % 1_000)".dropFirst())
    }

    private mutating func raised(_ value: String, _ note: Int) -> String {
        let superscripts = String("\(note)".map { "⁰¹²³⁴⁵⁶⁷⁸⁹"[$0] })
        return random.pick(["\(value) ⁽\(superscripts)⁾", "\(value)⁽\(superscripts)⁾", "\(value)(\(note))"])
    }

    private mutating func code(_ trade: Trade) -> String {
        let letter = trade.isExercise ? "M" : "S"
        return random.chance(25) ? " $\(letter)^{(1)}$" : raised(letter, 1)
    }

    private mutating func price(_ trade: Trade) -> String {
        trade.note.map { raised("\\$\(trade.price)", $0) } ?? "\\$\(trade.price)"
    }

    private mutating func write(_ page: Page, _ damage: inout Damage) -> String {
        let torn = page.torn.map { trades[$0] }
        var blocks = ["Instruction 1(b)"]
        blocks += torn.map { _ in title }
        blocks += Self.heading
        blocks.append((items(page) + tableOne(page, damage)).joined(separator: "\n"))
        blocks.append(Self.tableTwoCaption)
        blocks += torn.map { code($0) }
        blocks += torn.map { grouped($0.shares) }
        for (index, trade) in zip(page.torn, torn) {
            let isForeign = trade.isExercise && random.chance(40)
            blocks.append(isForeign ? random.pick(["Α", "А", "Δ"]) : trade.isExercise ? "A" : "D")
            if isForeign {
                damage.repaired.append(
                    (index + 1, "transactionAmounts/transactionAcquiredDisposedCode/value"))
            }
        }
        blocks.append((Self.tableTwoHeadings + exercises.map { line($0) }).joined(separator: "\n"))
        blocks.append("Explanation of Responses:")
        let noteBeforeDates = random.number(1...notes.count - 1)
        for (index, note) in notes.enumerated() {
            blocks.append("\(index == 0 ? "" : "- ")\(index + 1). \(note.replacing("$", with: "\\$"))")
            if index + 1 == noteBeforeDates { blocks += torn.map { date($0.day).printed } }
        }
        blocks.append(page.signature)
        blocks += torn.map { price($0) }
        blocks += torn.map { grouped($0.owned) }
        blocks += torn.map { _ in "D" }
        blocks.append(date(page.signatureDay).printed)
        return (blocks + Self.foot).joined(separator: "\n\n")
    }

    /// Items 1 to 6: captions cut where the columns of the table cut them, the date caught in one of them.
    private mutating func items(_ page: Page) -> [String] {
        let issuer = "2. Issuer Name and Ticker or Trading Symbol".prefix(random.number(18...27))
        let caption = "3. Date of Earliest Transaction (Month/Day/Year)"
        let cut = random.number(19...28)
        let rest = caption.dropFirst(cut)
        let second = rest.count / 3
        let pieces = [
            rest.prefix(second) + random.pick(["r", "i", ""]), rest.dropFirst(second).prefix(7),
            rest.dropFirst(second + 7),
        ]
        let tail = pieces.map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\t")
        return [
            "\(random.pick(["", "1. "]))Name and Address of Reporting Person* \(page.person)\t\t\t\t\(issuer.trimmed)\t\t\t\t\t5. Relationship of Reporting Person(s) to Issuer (Check all applicable)\t\t\t\t",
            "\t\t\t\t\t\t\t\t\tX\tDirector Officer (give title below)\t10% \(random.pick(["C", "O", "Ow"])) Other below\t(specify\t",
            "(Last) (First) (Middle) C/O \(page.company) \(page.street)\t\t\t\t\(caption.prefix(cut).trimmed) \(date(trades[0].day).printed)\t\(tail)\t\t\(page.officer)\t\t\t\t",
            "(Street)\t\t\t4. If Amendment, Date of Original Filed (Month/Day/Year)\t\t\t\t\t\t6. Individual or Joint/Group Filing (Check Applicable Line)\t\t\t\t",
            "\(page.city.name)\t\(page.city.state)\t\(page.city.zip)\t\t\t\t\t\t\t\tForm filed by One Reporting Person Form filed by More than One Reporting Person\t\t\t",
            "(City)\t(State)\t(Zip)\t\t\t\t\t\t\t\t\t\t\t",
        ]
    }

    private mutating func tableOne(_ page: Page, _ damage: Damage) -> [String] {
        var lines = Self.tableOneHeadings
        for (index, trade) in trades.enumerated() where !page.torn.contains(index) {
            let cells = [
                title, "", "", date(trade.day).printed,
                damage.strays.contains(index) ? "\(random.number(1...9))" : "",
                code(trade), "",
                grouped(trade.shares, separator: damage.brokenShares == index ? " " : ","),
                damage.foreignLetter == index ? random.pick(["Δ", "Α"]) : trade.isExercise ? "A" : "D",
                price(trade),
                grouped(trade.owned, separator: damage.pointedOwned == index ? "." : ","), "D", "", "",
            ]
            lines.append(cells.joined(separator: "\t"))
        }
        return lines
    }

    private mutating func line(_ exercise: Exercise) -> String {
        [
            "Stock Option (right to buy)", "\\$\(exercisePrice)", date(exercise.day).printed, "",
            raised("M", 1), "",
            "",
            grouped(exercise.shares), "(\(exercisableNote))", "11/04/\(year + 6)", title,
            grouped(exercise.shares), "\\$0.00",
            grouped(exercise.owned), "D", "",
        ].joined(separator: "\t")
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    fileprivate subscript(digit: Character) -> Character {
        self[index(startIndex, offsetBy: digit.wholeNumberValue!)]
    }
}
