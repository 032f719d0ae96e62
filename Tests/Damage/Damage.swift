import TestSupport

/// A way in which a text form is damaged on its way here.
public enum Damage: String, Sendable, CaseIterable {
    // Signs
    case lookalikeLetters, lookalikeDigits, brokenThousands, pointedThousands, misreadDollars, markersRunIn
    case lowerCaseCodes, strangeSigns
    // Cells and rows
    case strayDigits, splitTexts, emptyCellsLost, rowsTwice, rowsTorn, rowsOverTwoLines, rowsOnOneLine
    // Parts of the form
    case captionsCut, captionsMisread, valuesCaught, headingsLost, noteNumbersLost, tablesLost, pageFurniture
    // The file
    case encoding
    // What leaves no trace
    case misreadDigits, lostPoints, markersInPrices, pointedFractions

    /// Whether the text shows that something is wrong. Where it does not, only what binds the value can.
    public var leavesTrace: Bool {
        switch self {
        case .misreadDigits, .lostPoints, .markersInPrices, .pointedFractions: false
        default: true
        }
    }

    /// In words, for a table.
    public var words: String {
        switch self {
        case .lookalikeLetters: "a letter of a column is a sign of its shape: `Δ` for `A`, `l` for `I`"
        case .lookalikeDigits: "a digit is a sign of its shape: `O` for `0`, `l` for `1`, `§` for `5`"
        case .brokenThousands: "a blank between thousands: `8 571`, `1, 429`"
        case .pointedThousands: "a point for a comma: `64.071`"
        case .misreadDollars: "`S` for `$`"
        case .markersRunIn: "a note's number run into a number, date, code or letter: `8,5711`"
        case .lowerCaseCodes: "a transaction code in lower case"
        case .strangeSigns: "`Â`, no-break spaces, soft hyphens, ligatures"
        case .strayDigits: "a digit of a date in the next cell"
        case .splitTexts: "a text cut in two cells"
        case .emptyCellsLost: "empty cells of a row collapsed"
        case .rowsTwice: "a row twice, once worse"
        case .rowsTorn: "rows torn out, column by column"
        case .rowsOverTwoLines: "a row over two lines"
        case .rowsOnOneLine: "two rows on one line"
        case .captionsCut: "captions cut"
        case .captionsMisread: "letters of captions misread"
        case .valuesCaught: "a date caught in the pieces of its caption"
        case .headingsLost: "captions and headings of tables lost"
        case .noteNumbersLost: "numbers of notes lost"
        case .tablesLost: "a table lost"
        case .pageFurniture: "the furniture of pages inside tables"
        case .encoding: "UTF-16, CP1252, byte-order marks, line ends, form feeds"
        case .misreadDigits: "a digit read as another digit"
        case .lostPoints: "the point of a price lost"
        case .markersInPrices: "a note's number run into a price"
        case .pointedFractions: "a point for a comma that makes a fraction as filers have it: `1,064.071`"
        }
    }
}

/// What one damage did.
public struct Injury: Sendable {
    public var damage: Damage
    /// The fields of the true document that the damaged cells show.
    public var fields: [String]
    /// Where there is no trace: what each of the fields seems to be.
    public var seeming: [String: String] = [:]
}

extension Sheet {
    /// Damages the sheet.
    ///
    /// - Parameter rate: the share of what can be hit so that is.
    mutating func apply(_ damage: Damage, rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        switch damage {
        case .lookalikeLetters, .lookalikeDigits, .brokenThousands, .pointedThousands, .misreadDollars,
            .markersRunIn, .lowerCaseCodes, .misreadDigits, .lostPoints, .markersInPrices,
            .pointedFractions:
            damageCells(damage, rate, &random)
        case .strangeSigns: damageSigns(rate, &random)
        case .strayDigits: strayDigits(rate, &random)
        case .splitTexts: splitTexts(rate, &random)
        case .emptyCellsLost: loseEmptyCells(rate, &random)
        case .rowsTwice: repeatRows(rate, &random)
        case .rowsTorn: tearRows(rate, &random)
        case .rowsOverTwoLines: breakRows(rate, &random)
        case .rowsOnOneLine: joinRows(rate, &random)
        case .captionsCut: cutCaptions(rate, &random)
        case .captionsMisread: misreadCaptions(rate, &random)
        case .valuesCaught: catchDates(rate, &random)
        case .headingsLost: loseHeadings(rate, &random)
        case .noteNumbersLost: loseNoteNumbers(rate, &random)
        case .tablesLost: loseTables(rate, &random)
        case .pageFurniture: addFurniture(rate, &random)
        // The file is damaged when it is written.
        case .encoding: []
        }
    }
}

extension SeededGenerator {
    mutating func hits(_ rate: Double) -> Bool { chance(rate * 100) }
}
