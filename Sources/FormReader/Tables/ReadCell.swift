import FormText
import OwnershipModel

/// A cell of a table, read as what its column holds.
struct ReadCell {
    enum Value {
        /// Notes only, or nothing.
        case none
        case text
        case date(CalendarDate)
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
    ///   - highestNote: the highest number a note can have here.
    ///   - repairing: whether what is nothing as it stands is read as what it may have been.
    /// - Returns: `nil` where the cell can be no such thing; else the cell and how unlike the column it is,
    ///   from 0 for what the printed form puts there.
    static func read(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, as column: Column, highestNote: Int,
        repairing: Bool = false
    ) -> (cell: ReadCell, cost: Int)? {
        let markers = NoteMarkers(
            text, range, highest: highestNote, repairing: repairing && column.content != .text)
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
            return (cell(.text), textCost(text, valueRange))
        case .date:
            if let date = DateValue.read(text, valueRange) { return (cell(.date(date)), 0) }
            guard repairing, let date = DateValue.repaired(text, valueRange) else { return nil }
            return (cell(.date(date), repairedBecause: .lookalikeDigits), 1)
        case .number:
            guard
                let number = NumberValue.read(
                    text, valueRange, repairing: repairing, isPrice: column.isPrice)
            else { return nil }
            let cost = (number.isMoney == column.isPrice ? 0 : 2) + (number.isRepaired ? 1 : 0)
            return (cell(.number(number), repairedBecause: reason(number, text, valueRange)), cost)
        case .code:
            if let code = CodeValue.read(text, valueRange) {
                return (cell(.code(code)), code.code == nil ? 1 : 0)
            }
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
            guard let letter = LetterValue.read(text, valueRange, letters: letters, repairing: repairing)
            else { return nil }
            return (
                cell(.letter(letter), repairedBecause: letter.isRepaired ? .lookalike : nil),
                letter.isRepaired ? letter.cost : 0
            )
        }
    }

    private static func reason(
        _ number: NumberValue, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) -> Reason? {
        guard number.isRepaired else { return nil }
        if text[range].contains(where: { isLetter($0) || $0 >= 0x80 }) { return .lookalikeDigits }
        return text[range].contains(UInt8(ascii: " ")) ? .brokenNumber : .separators
    }

    /// How unlike free text a cell is: a title or a name is not a date, a number or one letter.
    private static func textCost(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
        if range.count == 1 { return 4 }
        guard isDigit(text[range.lowerBound]) || text[range.lowerBound] == UInt8(ascii: "$") else { return 0 }
        return NumberValue.read(text, range) != nil || DateValue.read(text, range) != nil ? 4 : 0
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
