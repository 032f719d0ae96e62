/// An `xs:boolean`: `1` or `true`, `0` or `false`.
public struct Flag: LexicalValue {
    public let lexical: String

    public init(lexical: String) {
        self.lexical = lexical
    }

    /// The flag in the digits that EDGAR disseminates.
    public init(_ isTrue: Bool) {
        lexical = isTrue ? "1" : "0"
    }

    /// What the flag says, or `nil` where its letters are not a boolean's.
    public var isTrue: Bool? {
        switch lexical {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }

    public func means(_ other: Flag) -> Bool {
        lexical == other.lexical || (isTrue != nil && isTrue == other.isTrue)
    }
}
