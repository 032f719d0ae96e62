import FormText
import OwnershipModel

/// A cell of a table, read as what its column holds.
struct ReadCell {
    enum Value {
        /// Notes only, or nothing.
        case none
        case text
        case date(CalendarDate)
        /// Words in place of a date or a price, which only a note can hold.
        case words
        /// A date without its year, which other dates have to tell.
        case dayOfYear(month: Int, day: Int)
        case number(NumberValue)
        case code(CodeValue)
        case letter(LetterValue)
        /// `V`, reported early, or `L`, reported late.
        case timeliness(UInt8)
    }

    var value: Value
    /// The cell, and the part of it without its notes.
    var range: Range<Int>
    var valueRange: Range<Int>
    /// Where a text goes on, in other lines.
    var continuation: [Range<Int>] = []
    /// The numbers of the notes it refers to.
    var notes: [Int]
    var how: How = .read
    /// Why, where it is not as it stands.
    var reasons: [Reason] = []
    /// Whether a number in brackets was taken for the end of a title, not for a reference to a note.
    var isMarkerTyped = false
    /// A text with misread signs put right.
    var repairedText: String?
    /// Whether a marker stands behind the value whose number cannot be read.
    var hasBrokenMarker = false
    /// Whether the other references leave no other number for that marker.
    var isMarkerProven = false
    /// Whether what stands around it leaves no other reading.
    var isProven = false
    /// What does not agree with it, but would with one other digit.
    var doubted: Relation.Kind?
    /// What does not agree with it, however it is read.
    var broken: Set<Relation.Kind> = []

    /// Reads a cell as what `column` holds.
    ///
    /// - Parameters:
    ///   - style: how the filing marks its notes.
    ///   - repairing: whether what is nothing as it stands is read as what it may have been.
    /// - Returns: `nil` where the cell can be no such thing; else the cell and how unlike the column it is,
    ///   from 0 for what the printed form puts there.
    static func read(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, as column: Column, style: FilingStyle,
        repairing: Bool = false
    ) -> (cell: ReadCell, cost: Int)? {
        let markers = NoteMarkers(
            text, range, style: style, repairing: repairing, isText: column.content == .text)
        var valueRange = range.lowerBound..<markers.valueEnd
        if valueRange.allSatisfy({ text[$0] == UInt8(ascii: "$") || isSpace(text[$0]) }) {
            // A price that is told in a note only keeps its `$`.
            valueRange = range.lowerBound..<range.lowerBound
        }
        func cell(_ value: Value, repairedBecause reason: Reason? = nil) -> ReadCell {
            ReadCell(
                value: value, range: range, valueRange: valueRange, notes: markers.numbers,
                how: reason == nil ? .read : .repaired, reasons: reason.map { [$0] } ?? [],
                hasBrokenMarker: markers.isRepaired)
        }
        if valueRange.isEmpty { return (cell(.none), column.unlikenessOfNotesAlone) }
        switch column.content {
        case .text:
            if !text[valueRange].contains(where: { isLetter($0) || isDigit($0) || $0 >= 0x80 }),
                NumberValue.isNone(text, valueRange)
            {
                return (cell(.none), 0)
            }
            return (cell(.text), textCost(text, valueRange))
        case .date:
            if let date = DateValue.read(text, valueRange) ?? WrittenDate.read(text, valueRange) {
                return (cell(.date(date)), 0)
            }
            if NumberValue.isNone(text, valueRange)
                || style.isTyped && isReference(text, valueRange, markers)
            {
                return (cell(.none), 1)
            }
            if style.isTyped, !column.isOfTransaction, CellWords.areOfDate(text, valueRange) {
                return (cell(.words), 1)
            }
            if style.isTyped, column.isOfTransaction,
                let (month, day) = DateValue.readDayOfYear(text, valueRange)
            {
                return (cell(.dayOfYear(month: month, day: day)), 1)
            }
            guard repairing, let date = DateValue.repaired(text, valueRange) else { return nil }
            return (cell(.date(date), repairedBecause: .lookalikeDigits), 1)
        case .number:
            if NumberValue.isNone(text, valueRange) { return (cell(.none), 1) }
            if style.isTyped, isReference(text, valueRange, markers) { return (cell(.none), 1) }
            if style.isTyped, column.isPrice, CellWords.areOfPrice(text, valueRange) {
                return (cell(.words), 1)
            }
            let number = NumberValue.read(
                text, valueRange.lowerBound..<endOfNumber(text, valueRange), repairing: repairing,
                isPrice: column.isPrice)
            guard let number else { return nil }
            let cost = (number.isMoney == column.isPrice ? 0 : 2) + (number.isRepaired ? 1 : 0)
            return (cell(.number(number), repairedBecause: reason(number, text, valueRange)), cost)
        case .code:
            if let code = CodeValue.read(text, valueRange) {
                return (cell(.code(code)), code.code == nil ? 1 : 0)
            }
            if style.isTyped, NumberValue.isNone(text, valueRange) { return (cell(.none), 1) }
            guard repairing, let code = CodeValue.repaired(text, valueRange) else { return nil }
            return (cell(.code(code), repairedBecause: .lookalike), 1)
        case .timeliness:
            let letter = text[valueRange.lowerBound]
            guard valueRange.count == 1, letter == UInt8(ascii: "V") || letter == UInt8(ascii: "L") else {
                return nil
            }
            return (cell(.timeliness(letter)), 0)
        case .acquiredDisposed, .ownership:
            let letters: (UInt8, UInt8) =
                column.content == .ownership
                ? (UInt8(ascii: "D"), UInt8(ascii: "I")) : (UInt8(ascii: "A"), UInt8(ascii: "D"))
            if NumberValue.isNone(text, valueRange) { return (cell(.none), 1) }
            guard let letter = LetterValue.read(text, valueRange, letters: letters, repairing: repairing)
            else { return nil }
            return (
                cell(.letter(letter), repairedBecause: letter.isRepaired ? .lookalike : nil),
                letter.isRepaired ? letter.cost : 0
            )
        }
    }

    /// Whether a cell only says that its value stands in a note: `See note (3)`.
    private static func isReference(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ markers: NoteMarkers
    ) -> Bool {
        !markers.numbers.isEmpty
            && text[range].prefix { !isSpace($0) }.map(lowercased).elementsEqual("see".utf8)
            && !text[range].contains(where: isDigit)
    }

    private static func reason(
        _ number: NumberValue, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Reason? {
        guard number.isRepaired else { return nil }
        if number.isFraction { return .fraction }
        if text[range].contains(where: { isLetter($0) || $0 >= 0x80 }) { return .lookalikeDigits }
        return text[range].contains(UInt8(ascii: " ")) ? .brokenNumber : .separators
    }

    /// How unlike free text a cell is: a title or a name is not a date, a number or one letter.
    private static func textCost(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        if range.count == 1 { return 4 }
        guard isDigit(text[range.lowerBound]) || text[range.lowerBound] == UInt8(ascii: "$") else { return 0 }
        return NumberValue.read(text, range) != nil || DateValue.read(text, range) != nil ? 4 : 0
    }

    /// How its references were read: a year that was lost says nothing of them.
    var howOfMarkers: How { how == .inferred ? .read : how }

    /// Whether it has neither a value nor a note: a `$` alone, `N/A`, a dash.
    var isEmpty: Bool {
        if case .none = value { notes.isEmpty && !hasBrokenMarker } else { false }
    }

    var isText: Bool {
        if case .text = value { true } else { false }
    }

    var number: NumberValue? {
        if case .number(let number) = value { number } else { nil }
    }

    var date: CalendarDate? {
        if case .date(let date) = value { date } else { nil }
    }

    var letter: UInt8? {
        if case .letter(let letter) = value { letter.letter } else { nil }
    }

    var code: UInt8? {
        if case .code(let code) = value { code.code } else { nil }
    }
}
