public import FormReader
public import FormRenderer
import FormText
public import OwnershipModel

/// A document, printed and read back.
public struct PrintedRoundTrip: Sendable {
    /// The form as printed.
    public let form: String
    /// What was read from it.
    public let reading: Reading
    /// The printed fields that differ, in the document's order: see ``OwnershipModel/OwnershipDocument/printedPart(in:)``.
    public let differences: [FieldDifference]

    /// Prints a document and reads it back. The reader is told the schema version, which no form prints.
    /// - Throws: ``UnreadableText`` or ``NotAnOwnershipForm`` where the printed form cannot be read at all.
    public init(of document: OwnershipDocument, through layout: PrintedLayout) throws {
        form = FormRenderer.render(document, as: layout)
        var options = ReadingOptions()
        options.schemaVersion = document.schemaVersion
        reading = try FormReader.read(Page(bytes: Array(form.utf8)), options: options)
        differences = document.printedPart(in: layout).differences(
            from: reading.document.printedPart(in: layout))
    }
}
