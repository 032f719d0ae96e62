public import OwnershipModel

/// How a form is printed.
public enum PrintedLayout: String, Sendable, CaseIterable {
    /// Plain text of at most 200 columns, tables in ruled boxes.
    case text
    /// Paragraphs and pipe tables.
    case markdown
    /// One page without scripts, for the screen and for paper.
    case html
}

/// Prints a document as the form that a reader knows.
///
/// The form is described once, ``PrintedForm``; a layout only says how its cells are laid out. Nothing is filled
/// in: what the document lacks stays blank. What no printed form has a place for is listed at
/// ``OwnershipModel/OwnershipDocument/printedPart(in:)``.
public enum FormRenderer {
    /// The form, its lines ended by line feeds.
    public static func render(_ document: OwnershipDocument, as layout: PrintedLayout) -> String {
        let form = PrintedForm(document)
        return switch layout {
        case .text: TextLayout.render(form)
        case .markdown: MarkdownLayout.render(form)
        case .html: HTMLLayout.render(form)
        }
    }
}
