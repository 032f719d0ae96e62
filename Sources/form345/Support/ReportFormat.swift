internal import ArgumentParser

/// How results are printed.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One object a line.
    case json
}

/// How findings are printed.
enum FindingFormat: String, ExpressibleByArgument, CaseIterable {
    /// For people.
    case text
    /// One object a line.
    case json
    /// One log, for editors and code hosts.
    case sarif
}
