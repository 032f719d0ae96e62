import FormText
import OwnershipModel

/// Tells a number in brackets that a title ends with, as its filer typed it, from a reference to a note:
/// `Class B Stock (2)`.
///
/// References look alike in one text. Where they are raised, a plain one is no reference; where they touch their
/// values, one behind a blank most likely is none, and that is said. The specification's style sheet sets a blank
/// before those of texts alone: there it most likely is one, if its note is referred to nowhere else.
struct TypedMarkers {
    private let context: ReaderContext
    /// Whether the references of numbers, dates and letters are raised, and whether they touch what they stand behind.
    private var areRaised = true
    private var areAttached = true
    /// The notes to which references stand that are none of those in question.
    private var referred: Set<Int> = []

    init(_ context: ReaderContext, _ rows: [ReadRow]) {
        self.context = context
        var references = 0
        for row in rows {
            for column in row.columns {
                guard let cell = row[column], !cell.notes.isEmpty, !cell.valueRange.isEmpty,
                    let start = Self.bracket(context, cell.valueRange.upperBound..<cell.range.upperBound),
                    !goesOnBelow(cell.valueRange.upperBound, start)
                else { continue }
                if column.content != .text || start == cell.valueRange.upperBound {
                    referred.formUnion(cell.notes)
                }
                if column.content != .text {
                    references += 1
                    areRaised = areRaised && context.page.isRaised(start)
                    areAttached = areAttached && start == cell.valueRange.upperBound
                } else if context.page.layout == .html, context.page.isRaised(start) {
                    references += 1
                }
            }
        }
        areRaised = areRaised && references > 0 && context.page.layout != .columns
        areAttached = areAttached && references > 0
    }

    /// Whether a printed line ends between a value and its marker: there a blank comes before every marker.
    private func goesOnBelow(_ end: Int, _ bracket: Int) -> Bool {
        guard context.page.layout == .columns, bracket > end else { return false }
        let place = context.page.placeInForm(of: end - 1..<bracket + 1)
        return place.line != place.endLine
    }

    /// Where the first bracket stands.
    private static func bracket(_ context: ReaderContext, _ range: Range<Int>) -> Int? {
        range.first { context.text[$0] == UInt8(ascii: "(") }
    }

    /// Gives back to its text a marker that is none.
    func settle(_ row: inout ReadRow) {
        guard areRaised || areAttached else { return }
        for column in row.columns where column.content == .text {
            guard var cell = row[column], !cell.notes.isEmpty, !cell.valueRange.isEmpty else { continue }
            let end = typedEnd(of: cell)
            guard end > cell.valueRange.upperBound else { continue }
            let typed = NoteMarkers(context.text, cell.valueRange.upperBound..<end, style: .usual).numbers
            if !areRaised, context.outline.hasClosingTable, referred.isDisjoint(with: typed) {
                cell.hasBrokenMarker = true
                row[column] = cell
                continue
            }
            let rest = NoteMarkers(context.text, end..<cell.range.upperBound, style: .usual)
            cell.valueRange = cell.valueRange.lowerBound..<end
            cell.notes = rest.numbers
            cell.isMarkerTyped = !areRaised || context.page.layout != .html
            row[column] = cell
        }
    }

    /// Where the last marker ends that was typed.
    private func typedEnd(of cell: ReadCell) -> Int {
        var end = cell.valueRange.upperBound
        var position = end
        while position < cell.range.upperBound, context.text[position] == UInt8(ascii: " ") {
            guard let open = cell.range.first(where: { $0 > position && !isSpace(context.text[$0]) }),
                context.text[open] == UInt8(ascii: "("), !context.page.isRaised(open),
                !goesOnBelow(position, open),
                let close = (open..<cell.range.upperBound).first(where: {
                    context.text[$0] == UInt8(ascii: ")")
                })
            else { break }
            end = close + 1
            position = end
        }
        return end
    }
}
