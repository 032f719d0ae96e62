import FormText
import OwnershipModel

/// Words with blanks in them: of letters that a PDF moves together each part may come out as a word of its own.
extension Assembler {
    /// Doubts every text of several words where the form's own words are broken so.
    mutating func findBrokenWords() {
        let mayBeBroken = context.page.layout == .plain || context.page.layout == .columns
        // `(Month/Day/Year)` stands in every form.
        guard mayBeBroken, context.page.text.position(of: "Y ear)", from: 0) != nil else { return }
        for field in fields where field.how != .supplied && field.value.utf8.contains(UInt8(ascii: " ")) {
            find(
                .wordsBroken, "'\(field.value)' may have blanks inside its words", group: field.group,
                path: field.path, at: field.range)
        }
    }
}
