import FormText
import OwnershipModel

/// Doubts the values beside, above or below which text stands that no field took: they may lack it.
///
/// Only where the text keeps the places of what is printed; elsewhere the next line may be anything.
struct LeftOverText {
    private let page: Page
    /// What is left over; a value may stand so many lines away from the rest of it, none from that of a number.
    private let stretches: [(range: Range<Int>, place: Place, reach: Int)]

    private static let reach = 2

    init?(_ reading: Reading) {
        switch reading.page.layout {
        case .columns, .boxes, .ruled: break
        case .tabs, .markdown, .html, .plain: return nil
        }
        let page = reading.page
        self.page = page
        stretches = reading.unclaimed.compactMap { range in
            let letters = page.text[range].count { isLetter($0) || $0 >= 0x80 }
            let digits = page.text[range].count(where: isDigit)
            guard letters + digits > 1 else { return nil }
            return (range, page.placeInForm(of: range), letters == 0 ? 0 : Self.reach)
        }
        if stretches.isEmpty { return nil }
    }

    func doubt(_ reading: inout Reading) {
        let doubted = Set(reading.findings.lazy.filter { $0.severity != .note }.compactMap(\.path))
        // A box or a letter lacks nothing.
        for field in reading.fields
        where !field.isReference && field.how != .supplied && field.value.utf8.count > 1 {
            let path = field.path.isEmpty ? field.group.xpath : field.xpath
            guard !doubted.contains(path), let range = field.range else { continue }
            let place = page.placeInForm(of: range)
            guard
                let left = stretches.first(where: {
                    isNear($0.place, place, reach: $0.reach)
                        || $0.reach == 0 && $0.place.line == place.line && Self.isNumberOfRow(field)
                })?.range
            else { continue }
            let line = page.place(of: left).line
            reading.findings.append(
                Finding(
                    .valueIncomplete,
                    "'\(field.value)' may lack what stands in line \(line) and belongs to no field",
                    path: path, place: page.place(of: range),
                    text: page.sourceString(range)))
        }
    }

    /// Whether a field is a number of a row: where one of them belongs to no column, the others may be in the wrong ones.
    private static func isNumberOfRow(_ field: ReadField) -> Bool {
        field.group.isRow && (field.path.contains("Shares") || field.path.contains("sharesOwned"))
            && !field.path.contains("underlying")
    }

    private func isNear(_ left: Place, _ value: Place, reach: Int) -> Bool {
        left.endLine + reach >= value.line && left.line <= value.endLine + reach
            && columns(left).overlaps(columns(value))
    }

    private func columns(_ place: Place) -> Range<Int> {
        guard let start = place.column, let end = place.endColumn else { return 0..<Int.max }
        // Lines of a cell start in one column; where its longest ends is not told.
        return place.line == place.endLine
            ? start..<max(start + 1, end) : min(start, end)..<max(start, end) + 1
    }
}
