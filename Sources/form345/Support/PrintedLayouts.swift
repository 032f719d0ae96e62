internal import ArgumentParser
internal import Section16

extension PrintedLayout {
    /// The layout that an option names.
    static func named(_ name: String) throws -> PrintedLayout {
        guard let layout = PrintedLayout(rawValue: name) else {
            throw ValidationError("a form is printed as 'text', 'markdown' or 'html'.")
        }
        return layout
    }

    /// What names of files end with.
    var fileEnding: String {
        switch self {
        case .text: "txt"
        case .markdown: "md"
        case .html: "html"
        }
    }
}
