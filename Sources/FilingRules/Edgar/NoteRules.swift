internal import OwnershipModel

extension FilingRule {
    /// Footnotes and the references to them.
    static let noteRules = [noteUnreferenced, noteMissing, referenceRepeated, noteTooLong]

    private static let noteUnreferenced = FilingRule(
        .noteUnreferenced, section: "5",
        example: "a footnote F2, and no <footnoteId id=\"F2\"/>",
        check: .document { filing, report in
            for note in filing.document.footnotes?.footnotes ?? []
            where !filing.notes.referredTo.contains(note.id) {
                report.find("the footnote \(note.id) is nowhere referred to", at: path(note))
            }
        })

    private static let noteMissing = FilingRule(
        .noteMissing, section: "4.3.6", example: "<footnoteId id=\"F3\"/>, and no footnote F3",
        check: .document { filing, report in
            let ids = Set(filing.document.footnotes?.footnotes.map(\.id) ?? [])
            guard !filing.notes.referredTo.isSubset(of: ids) else { return }
            for field in filing.document.fields where field.isReference && !ids.contains(field.value) {
                report.find(
                    "the footnote \(field.value) is referred to, but there is no such footnote", in: field)
            }
        })

    private static let referenceRepeated = FilingRule(
        FindingKind(
            "reference-repeated", .error,
            "One field refers to the same footnote twice. Take one of the references out."),
        section: "4.3.6", example: "<footnoteId id=\"F1\"/><footnoteId id=\"F1\"/> in one field",
        check: .document { filing, report in
            guard filing.notes.hasRepeatedReference else { return }
            var folder: Substring = ""
            var seen: Set<String> = []
            for field in filing.document.fields where field.isReference {
                if field.folder != folder {
                    folder = field.folder
                    seen = []
                }
                guard !seen.insert(field.value).inserted else { continue }
                report.find("the field refers to the footnote \(field.value) a second time", in: field)
            }
        })

    /// The most characters that a footnote may have.
    static let longestNote = 1000

    private static let noteTooLong = FilingRule(
        FindingKind(
            "note-too-long", .error,
            "A footnote has more than 1,000 characters. The schema lets it through, EDGAR's table of elements does not. Cut it over several footnotes, and refer to all of them in the same field."
        ),
        section: "3.5", example: "a footnote of 1,001 characters",
        check: .document { filing, report in
            for note in filing.document.footnotes?.footnotes ?? [] where note.text.utf8.count > longestNote {
                let count = note.text.unicodeScalars.count
                guard count > longestNote else { continue }
                let parts = (count + longestNote - 1) / longestNote
                report.find(
                    "the footnote \(note.id) has \(count) characters, but EDGAR takes \(longestNote); cut it over \(parts) footnotes, and refer to each of them in the same fields",
                    at: path(note))
            }
        })

    private static func path(_ note: Footnote) -> String { "footnotes/footnote[@id='\(note.id)']" }
}

extension Field {
    /// Whether the field refers to a footnote.
    fileprivate var isReference: Bool {
        folderEnd.map { path[$0...].hasPrefix("/footnoteId[") } ?? false
    }

    private var folderEnd: String.Index? { path.lastIndex(of: "/") }

    /// The path of the element that the field stands in.
    fileprivate var folder: Substring { path[..<(folderEnd ?? path.startIndex)] }
}
