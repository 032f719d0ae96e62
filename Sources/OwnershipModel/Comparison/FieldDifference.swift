/// A field that two documents do not share.
public struct FieldDifference: Sendable, Hashable {
    /// The field of the first document; `nil` where only the second has it.
    ///
    /// A whole row, owner, signature or note that the other document lacks is one difference; its value then
    /// lists what it holds.
    public var left: Field?
    /// The field of the second document; `nil` where only the first has it.
    public var right: Field?

    public init(left: Field?, right: Field?) {
        self.left = left
        self.right = right
    }

    /// The path in the first document, or in the second where the first has no such field.
    public var path: String { left?.path ?? right?.path ?? "" }
}

/// When two values count as the same.
public enum Sameness: Sendable {
    /// Numbers by amount, flags by truth, references by the note they lead to, all else by its letters.
    case meaning
    /// Letter for letter.
    case letters
}

extension OwnershipDocument {
    /// The fields in which `other` differs, in the document's order.
    ///
    /// Rows, owners, signatures and notes are aligned by what they hold, in order, so that one that is lost
    /// costs one difference. None means, by letters, that the documents are equal.
    public func differences(from other: OwnershipDocument, by sameness: Sameness = .meaning)
        -> [FieldDifference]
    {
        let left = Outline(of: self)
        let right = Outline(of: other)
        var comparison = OutlineComparison(sameness: sameness)
        comparison.compare(left, right, at: "/\(Self.elementName)", "/\(Self.elementName)")
        return comparison.differences
    }
}
