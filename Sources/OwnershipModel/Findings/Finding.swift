/// A stretch of a text: lines and columns from 1, columns counted in Unicode scalars.
public struct Place: Sendable, Hashable, Codable {
    public var line: Int
    /// `nil` where only the line is known, as for a violation of a schema.
    public var column: Int?
    public var endLine: Int
    /// The column after the last scalar.
    public var endColumn: Int?

    public init(line: Int, column: Int?, endLine: Int, endColumn: Int?) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }

    /// A whole line.
    public init(line: Int) {
        self.init(line: line, column: nil, endLine: line, endColumn: nil)
    }
}

/// How much a finding matters.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// For the record: nothing is in doubt.
    case note
    /// A person should look.
    case warning
    /// EDGAR would suspend the filing, or a required field is missing.
    case error

    public static func < (left: Severity, right: Severity) -> Bool {
        func rank(_ severity: Severity) -> Int { allCases.firstIndex(of: severity)! }
        return rank(left) < rank(right)
    }
}

/// Something to say about a document or the text it was read from.
public struct Finding: Sendable, Hashable {
    public var kind: FindingKind
    public var severity: Severity
    /// One sentence in lower case, without a full stop, that quotes the text it speaks of.
    public var message: String
    /// The XPath of the field or element, as in ``Field/path``.
    public var path: String?
    public var place: Place?
    /// The text at `place`.
    public var text: String?

    /// - Parameter severity: where it differs from what is usual for `kind`.
    public init(
        _ kind: FindingKind, _ message: String, severity: Severity? = nil, path: String? = nil,
        place: Place? = nil, text: String? = nil
    ) {
        self.kind = kind
        self.severity = severity ?? kind.severity
        self.message = message
        self.path = path
        self.place = place
        self.text = text
    }
}

/// What a finding is about: a stable code, how much it usually matters, and what it means.
public struct FindingKind: Sendable, Hashable {
    /// Stable across versions: `issuer-cik-missing`.
    public let code: String
    public let severity: Severity
    /// What the code means and how to mend it.
    public let explanation: String

    public init(_ code: String, _ severity: Severity, _ explanation: String) {
        self.code = code
        self.severity = severity
        self.explanation = explanation
    }
}
