internal import ArgumentParser

/// How results are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One object a line.
    case json
}
