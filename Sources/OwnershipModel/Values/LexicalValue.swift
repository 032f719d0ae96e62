/// The value of a leaf element, kept exactly as it was written.
///
/// `10000.0000` and `10000`, or `1` and `true`, mean the same but stay apart: a value can always be given
/// back letter for letter. Nothing is checked on the way in; what the letters mean is asked of the value.
public protocol LexicalValue: Sendable, Hashable, ExpressibleByStringLiteral
where StringLiteralType == String {
    /// The value's characters, white space included.
    var lexical: String { get }

    /// Keeps `lexical` as it is.
    init(lexical: String)

    /// Whether two values mean the same: numbers by amount, flags by truth, everything else by its letters.
    func means(_ other: Self) -> Bool
}

extension LexicalValue {
    public init(stringLiteral value: String) {
        self.init(lexical: value)
    }

    public func means(_ other: Self) -> Bool {
        lexical == other.lexical
    }
}

/// Free text, a name or a code.
extension String: LexicalValue {
    public var lexical: String { self }

    public init(lexical: String) {
        self = lexical
    }
}
