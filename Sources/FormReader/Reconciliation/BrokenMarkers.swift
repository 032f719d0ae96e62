import FormText

/// Finds the numbers of note markers that were not recognised: notes are numbered in the order in which the form
/// first refers to them.
///
/// From one marker that can be read to the next one, and to the last note, the markers between must be as many as
/// the notes between; else they stay unread.
struct BrokenMarkers {
    private let form: FormType
    private let context: ReaderContext

    init(_ context: ReaderContext, form: FormType) {
        self.context = context
        self.form = form
    }

    /// A cell with a marker that cannot be read.
    private struct Place {
        var isDerivative: Bool
        var row: Int
        var column: Column
        var number: Int
    }

    /// Gives the broken markers of both tables their numbers, where they follow: with one number for the same words,
    /// or else with one for each marker of a title or a nature.
    ///
    /// - Parameter notes: how many notes there are.
    func settle(_ nonDerivative: inout [ReadRow], _ derivative: inout [ReadRow], notes: Int) {
        let shared = places([nonDerivative, derivative], notes, isShared: true)
        let places = shared.isEmpty ? places([nonDerivative, derivative], notes, isShared: false) : shared
        for place in places where place.number <= notes {
            if place.isDerivative {
                derivative[place.row][place.column]?.notes.append(place.number)
            } else {
                nonDerivative[place.row][place.column]?.notes.append(place.number)
            }
        }
        for index in nonDerivative.indices { nonDerivative[index].takeMarkers(context, notes) }
        for index in derivative.indices { derivative[index].takeMarkers(context, notes) }
        doubtOrder(&nonDerivative, &derivative)
    }

    /// Doubts markers whose number comes before a lower one that no cell above has: a digit may be misread.
    private func doubtOrder(_ nonDerivative: inout [ReadRow], _ derivative: inout [ReadRow]) {
        var lowestBelow = Int.max
        var doubtful: [Place] = []
        var seen: [Int: Int] = [:]
        let cells = [(nonDerivative, false), (derivative, true)].flatMap { rows, isDerivative in
            let columns = Column.columns(ofForm: form, derivative: isDerivative)
            return rows.indices.flatMap { row in
                columns.flatMap { column in
                    (rows[row][column]?.notes ?? []).map {
                        Place(isDerivative: isDerivative, row: row, column: column, number: $0)
                    }
                }
            }
        }
        for (index, place) in cells.enumerated() where seen[place.number] == nil {
            seen[place.number] = index
        }
        for (index, place) in cells.enumerated().reversed() {
            if place.number > lowestBelow { doubtful.append(place) }
            if seen[place.number] == index { lowestBelow = min(lowestBelow, place.number) }
        }
        for place in doubtful {
            if place.isDerivative {
                derivative[place.row][place.column]?.hasBrokenMarker = true
            } else {
                nonDerivative[place.row][place.column]?.hasBrokenMarker = true
            }
        }
    }

    /// The broken markers whose numbers follow.
    ///
    /// - Parameter isShared: whether the same titles and natures have the same note.
    private func places(_ tables: [[ReadRow]], _ notes: Int, isShared: Bool) -> [Place] {
        /// The number that the next new note has, and the places that got one since the last that could be read.
        var next = 1
        var pending: [Place] = []
        var settled: [Place] = []
        /// What the same words had behind them in an earlier row of the column.
        var earlier: [[UInt8]: Int] = [:]
        for (rows, isDerivative) in zip(tables, [false, true]) {
            let columns = Column.columns(ofForm: form, derivative: isDerivative)
            for index in rows.indices {
                for column in columns {
                    guard let cell = rows[index][column] else { continue }
                    for number in cell.notes where number >= next {
                        if number == next { settled += pending }
                        pending = []
                        next = number + 1
                    }
                    guard cell.hasBrokenMarker else { continue }
                    let isOfItsOwn = !isShared && column.content == .text
                    let words = isOfItsOwn ? nil : words(of: cell, column, rows[index])
                    var number = next
                    if let words, let known = earlier[words] { number = known } else { next += 1 }
                    if let words { earlier[words] = number }
                    pending.append(
                        Place(isDerivative: isDerivative, row: index, column: column, number: number))
                }
            }
        }
        return next == notes + 1 ? settled + pending : settled
    }

    /// What tells that two cells of a column refer to the same note: the same words, or for the number of shares the
    /// same code. Prices and dates have notes of their own, and so has every `See footnote`.
    private func words(of cell: ReadCell, _ column: Column, _ row: ReadRow) -> [UInt8]? {
        let start = UInt8(column.rawValue)
        switch column {
        case .code, .amount, .acquired, .disposed: return [start, row[.code]?.code ?? 0]
        case .conversionPrice: return row[.title].map { [start] + words(of: $0) }
        default:
            let words = words(of: cell)
            let isOfItsOwn = [.number, .date].contains(column.content) || words.starts(with: "see".utf8)
            return isOfItsOwn ? nil : [start] + words
        }
    }

    private func words(of cell: ReadCell) -> [UInt8] {
        context.text[cell.valueRange].filter { !isSpace($0) }.map(lowercased)
    }
}

extension ReadRow {
    /// Takes what a broken marker says at face value, where its number does not follow from the others.
    fileprivate mutating func takeMarkers(_ context: ReaderContext, _ notes: Int) {
        for column in columns {
            guard var cell = self[column], cell.hasBrokenMarker, cell.notes.isEmpty else { continue }
            cell.notes = NoteMarkers(context.text, cell.range, style: FilingStyle(highestNote: notes)).numbers
            self[column] = cell
        }
    }
}
