internal import OwnershipModel

/// Findings about one document, of which only the first thousand are kept: nobody reads more, and a hostile
/// document could make millions.
struct FindingList {
    private static let limit = 1000
    private var kept: [Finding] = []
    private var dropped = 0

    mutating func append(_ finding: @autoclosure () -> Finding) {
        if kept.count < Self.limit { kept.append(finding()) } else { dropped += 1 }
    }

    var isEmpty: Bool { kept.isEmpty }

    /// The findings, and at their end how many more there are.
    var findings: [Finding] {
        guard dropped > 0 else { return kept }
        return kept + [Finding(.furtherFindings, "there are \(dropped) more findings of the same document")]
    }
}
