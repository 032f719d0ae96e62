import FormText
import OwnershipModel

/// Tells the form by the items above the columns of its tables, where all that stands above the tables is lost.
enum TableItems {
    /// The form that the items belong to; `nil` where they are lost as well.
    ///
    /// Form 3 has no acquisitions and dispositions; what is owned afterwards is that of the fiscal year's end in Form 5.
    static func form(_ context: ReaderContext) -> FormType? {
        let tables = context.outline.sections.filter { $0.caption == .tableOne || $0.caption == .tableTwo }
        let words = tables.flatMap(\.lines).flatMap { line in
            context.outline.pieces[context.outline.lines[line]].map {
                context.page.string($0.range).lowercased()
            }
        }
        func has(_ word: String) -> Bool { words.contains { $0.contains(word) } }
        guard has("disposed") else { return has("beneficially owned") ? .three : nil }
        if has("fiscal year") { return .five }
        return has("following reported") ? .four : nil
    }
}
