import OwnershipModel

/// What stands in a cell.
struct Content {
    enum Piece: Equatable {
        case value(String)
        /// Words of the form itself.
        case caption(String)
        /// A check box.
        case box(isTicked: Bool)
        /// A reference to a note, by the note's id.
        case note(id: String)
        /// A name that leads to its bearer's filings.
        case link(String, cik: String)
        case lineBreak
    }

    var pieces: [Piece] = []

    var isEmpty: Bool { pieces.isEmpty }

    /// Whether it holds nothing but words of the form.
    var isCaption: Bool {
        pieces.allSatisfy { if case .caption = $0 { true } else { false } }
    }

    init() {}

    /// Words of the form itself.
    init(caption: String) {
        if !caption.isEmpty { pieces = [.caption(caption)] }
    }

    init(isTicked: Bool, _ caption: String) {
        pieces = [.box(isTicked: isTicked), .caption(caption)]
    }

    init(box flag: Flag?, _ caption: String) {
        self.init(isTicked: flag?.isTicked == true, caption)
    }

    /// Pieces one below the other.
    init(lines: [Content]) {
        for line in lines where !line.isEmpty {
            if !isEmpty { pieces.append(.lineBreak) }
            pieces += line.pieces
        }
    }

    /// A value as the form prints it, and behind it the notes it refers to.
    init<Value: PrintedValue>(_ value: Value?, prefix: String = "", notes: [String] = []) {
        self.init(printed: value?.printed ?? "", prefix: prefix, notes: notes)
    }

    init<Value: PrintedValue>(_ field: Noted<Value>?, prefix: String = "") {
        self.init(field?.value, prefix: prefix, notes: field?.footnoteIds ?? [])
    }

    /// A value that is written as the form prints it already.
    init(printed value: String, prefix: String = "", notes: [String] = []) {
        if !value.isEmpty { pieces = [.value(prefix + value)] }
        pieces += notes.map { .note(id: $0) }
    }
}

/// A value of the document that knows how the form prints it.
protocol PrintedValue: LexicalValue {
    var printed: String { get }
}

extension String: PrintedValue {
    var printed: String { printedText(self) }
}

extension CalendarDate: PrintedValue {
    /// `05/15/2013`; what is no date, as it stands.
    var printed: String {
        let text = printedText(lexical)
        guard let day = CalendarDate(lexical: text).components else { return text }
        func digits(_ number: Int, _ count: Int) -> String {
            let digits = "\(number)"
            return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
        }
        return "\(digits(day.month, 2))/\(digits(day.day, 2))/\(digits(day.year, 4))"
    }
}

extension DecimalNumber: PrintedValue {
    /// `10,000.5`: thousands parted, no zeros that say nothing; what is no number, as it stands.
    var printed: String {
        let text = printedText(lexical)
        guard let amount = plain.tenThousandths else { return text }
        var whole = "\(amount / 10_000)"
        var end = whole.endIndex
        while whole.distance(from: whole.startIndex, to: end) > 3 {
            end = whole.index(end, offsetBy: -3)
            whole.insert(",", at: end)
        }
        let fraction = amount % 10_000
        guard fraction > 0 else { return whole }
        var digits = String("\(10_000 + fraction)".dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// The number without blanks and without the sign of what is not negative.
    var plain: DecimalNumber {
        let text = printedText(lexical)
        guard let sign = text.first, sign == "+" || sign == "-" else { return DecimalNumber(lexical: text) }
        let unsigned = DecimalNumber(lexical: String(text.dropFirst()))
        return sign == "+" || unsigned.tenThousandths == 0 ? unsigned : DecimalNumber(lexical: text)
    }
}

extension Flag {
    /// Whether its box is ticked, blanks about the value aside.
    var isTicked: Bool { Flag(lexical: printedText(lexical)).isTrue == true }
}

/// A text as a form prints it: its words, one blank between them.
///
/// White space of every kind parts words; line breaks inside a value are not the form's.
func printedText(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
}

/// The number that the form prints for a note: `12` for `F12`.
func noteNumber(_ id: String) -> String {
    let id = printedText(id)
    return id.hasPrefix("F") ? String(id.dropFirst()) : id
}
