internal import Section16

extension Conversion {
    /// Why each field that was repaired, assembled or inferred is what it is: what stands in the text, what it
    /// became, and below it each reason with the words in the text that decided.
    func explanation(of file: String) -> String {
        guard let reading else { return "" }
        return reading.fields.filter(\.hasReason).map { field in
            var origin = file
            if let place = field.range.map(reading.page.place(of:)) { origin += ":\(place.linesAndColumns)" }
            let source = field.range.map(reading.page.sourceString)
            let text = source.map { $0 == field.value ? " as it stands here" : " from '\($0)'" } ?? ""
            let lines = field.reasons.map { reason in
                let witnesses = reason.witnesses.map {
                    "'\(reading.page.sourceString($0))' at \(reading.page.place(of: $0).linesAndColumns)"
                }
                return "\n    \(reason.words)"
                    + (witnesses.isEmpty ? "" : ": \(witnesses.joined(separator: ", "))")
            }
            return "\(origin): \(field.how): '\(field.value)'\(text), at \(field.xpath)\(lines.joined())"
        }
        .joined(separator: "\n")
    }
}

extension ReadField {
    fileprivate var hasReason: Bool { how != .read && how != .supplied }
}

extension Place {
    fileprivate var linesAndColumns: String { "\(line)" + (column.map { ":\($0)" } ?? "") }
}
