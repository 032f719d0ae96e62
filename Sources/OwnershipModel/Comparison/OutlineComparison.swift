/// Compares two outlines and collects the fields that differ.
struct OutlineComparison {
    let sameness: Sameness
    private(set) var differences: [FieldDifference] = []
    /// For each note of the first document the id of its counterpart in the second, empty where there is none.
    private var counterparts: [String: String] = [:]

    /// Items less alike than this are not counterparts.
    private static let leastSimilarity = 0.25

    init(sameness: Sameness) {
        self.sameness = sameness
    }

    // MARK: Documents

    mutating func compare(_ left: Outline, _ right: Outline, at leftPath: String, _ rightPath: String) {
        if sameness == .meaning { matchFootnotes(left.footnotes, right.footnotes) }
        compareEntries(left, right, at: leftPath, rightPath)
    }

    /// Finds each note's counterpart, for references to be compared by the note they lead to.
    private mutating func matchFootnotes(_ left: [Outline.Item], _ right: [Outline.Item]) {
        for pair in align(left, right) {
            guard let item = pair.left, case .footnote(let id) = left[item].kind else { continue }
            counterparts[id] = ""
            if let item = pair.right, case .footnote(let other) = right[item].kind {
                counterparts[id] = other
            }
        }
    }

    /// Entries of both in the schema's order; those of one path are counterparts.
    private mutating func compareEntries(
        _ left: Outline, _ right: Outline, at leftPath: String, _ rightPath: String
    ) {
        let entries = left.entries.filter { !$0.isEmptyElement(filledIn: right) }
        let paths = Set(entries.map(\.path))
        var rest = right.entries.filter { !$0.isEmptyElement(filledIn: left) }[...]
        for entry in entries {
            while let next = rest.first, next.path != entry.path, !paths.contains(next.path) {
                report(nil, next, at: leftPath, rightPath)
                rest.removeFirst()
            }
            if let next = rest.first, next.path == entry.path {
                compare(entry, next, at: leftPath, rightPath)
                rest.removeFirst()
            } else {
                report(entry, nil, at: leftPath, rightPath)
            }
        }
        for entry in rest { report(nil, entry, at: leftPath, rightPath) }
    }

    private mutating func compare(
        _ left: Outline.Entry, _ right: Outline.Entry, at leftPath: String, _ rightPath: String
    ) {
        switch (left.content, right.content) {
        case (.leaf(let a), .leaf(let b)):
            guard !isSame(a, b) else { return }
            differences.append(
                FieldDifference(
                    left: Field(path: leftPath + left.path, value: a.lexical),
                    right: Field(path: rightPath + right.path, value: b.lexical)))
        case (.series(let a), .series(let b)):
            compareSeries(a, b, at: leftPath + left.path, rightPath + right.path)
        default:
            report(left, nil, at: leftPath, rightPath)
            report(nil, right, at: leftPath, rightPath)
        }
    }

    private mutating func compareSeries(
        _ left: [Outline.Item], _ right: [Outline.Item], at leftPath: String, _ rightPath: String
    ) {
        let leftFolder = leftPath.parentPath
        let rightFolder = rightPath.parentPath
        for pair in align(left, right) {
            switch (pair.left.map { left[$0] }, pair.right.map { right[$0] }) {
            case (let a?, let b?):
                if sameness == .letters, a.kind != b.kind {
                    differences.append(
                        FieldDifference(left: a.asField(in: leftFolder), right: b.asField(in: rightFolder)))
                } else {
                    compareEntries(
                        a.outline, b.outline, at: "\(leftFolder)/\(a.step)", "\(rightFolder)/\(b.step)")
                }
            case (let a, let b):
                differences.append(
                    FieldDifference(left: a?.asField(in: leftFolder), right: b?.asField(in: rightFolder)))
            }
        }
    }

    /// Reports an entry that only one side has; of a series, each item.
    private mutating func report(
        _ left: Outline.Entry?, _ right: Outline.Entry?, at leftPath: String, _ rightPath: String
    ) {
        let path = (left.map { leftPath + $0.path } ?? right.map { rightPath + $0.path })!
        let fields: [Field] =
            switch (left ?? right)!.content {
            case .leaf(let leaf): [Field(path: path, value: leaf.lexical)]
            case .series(let items) where items.isEmpty: [Field(path: path, value: "")]
            case .series(let items): items.map { $0.asField(in: path.parentPath) }
            }
        for field in fields {
            differences.append(
                left != nil
                    ? FieldDifference(left: field, right: nil) : FieldDifference(left: nil, right: field))
        }
    }

    // MARK: Likeness

    private func isSame(_ left: Outline.Leaf, _ right: Outline.Leaf) -> Bool {
        left.lexical == right.lexical || (sameness == .meaning && left.means(right.lexical))
    }

    /// What is the same counts for more than two items that are alike by half: their likeness counts to the third power.
    private func align(_ left: [Outline.Item], _ right: [Outline.Item]) -> [(left: Int?, right: Int?)] {
        Alignment.pairs(left.count, right.count) { a, b in
            let value = similarity(left[a], right[b])
            return value < Self.leastSimilarity ? 0 : value * value * value
        }
    }

    /// From 0 to 1, which only what is the same throughout has.
    private func similarity(_ left: Outline.Item, _ right: Outline.Item) -> Double {
        switch (left.kind, right.kind) {
        case (.reference(let a), .reference(let b)):
            return (counterparts[a] ?? a) == b ? 1 : 0
        case (.footnote(let a), .footnote(let b)):
            // One note may hold the text of another, but of two that are as alike the ids decide.
            let alike = left.outline.values.first!.likeness(to: right.outline.values.first!)
            return alike < 1 ? alike * 0.9 + (a == b ? 0.05 : 0) : a == b || sameness == .meaning ? 1 : 0.95
        case (.element, .element):
            return similarity(left.outline, right.outline)
        case (.row(let a), .row(let b)):
            return a == b ? similarity(left.outline, right.outline) : 0
        default:
            return 0
        }
    }

    /// The share of fields that are the same.
    private func similarity(_ left: Outline, _ right: Outline) -> Double {
        var same = 0
        var total = 0
        var rest = right.entries[...]
        for entry in left.entries {
            total += entry.content.fieldCount
            guard let index = rest.firstIndex(where: { $0.path == entry.path }) else { continue }
            switch (entry.content, rest[index].content) {
            case (.leaf(let a), .leaf(let b)): same += isSame(a, b) ? 2 : 0
            case (.series(let a), .series(let b)):
                if a.isEmpty, b.isEmpty { same += 2 }
                for pair in zip(a, b) where similarity(pair.0, pair.1) == 1 { same += 2 }
            default: break
            }
            rest = rest[(index + 1)...]
        }
        for entry in right.entries { total += entry.content.fieldCount }
        // Two elements without anything are the same; two without anything in common may be counterparts.
        return total == 0 ? 1 : Double(same) / Double(total)
    }
}

extension Outline.Entry {
    /// Whether this is an element without content that has some in `other`: the content says it all.
    fileprivate func isEmptyElement(filledIn other: Outline) -> Bool {
        guard case .series(let items) = content, items.isEmpty else { return false }
        return other.entries.contains { $0.path.hasPrefix("\(path)/") }
    }
}

extension Outline.Content {
    fileprivate var fieldCount: Int {
        if case .series(let items) = self { max(items.count, 1) } else { 1 }
    }
}

extension Outline.Item {
    /// The item as one field, whose value lists what it holds.
    fileprivate func asField(in folder: String) -> Field {
        Field(path: "\(folder)/\(step)", value: values.filter { !$0.isEmpty }.joined(separator: ", "))
    }
}

extension String {
    /// The path without its last step.
    fileprivate var parentPath: String {
        lastIndex(of: "/").map { String(self[..<$0]) } ?? ""
    }

    /// The share of words that two texts have in common.
    fileprivate func likeness(to other: String) -> Double {
        guard self != other else { return 1 }
        var counts: [Substring: Int] = [:]
        let own = split(whereSeparator: \.isWhitespace)
        let its = other.split(whereSeparator: \.isWhitespace)
        for word in own { counts[word, default: 0] += 1 }
        var common = 0
        for word in its where counts[word, default: 0] > 0 {
            counts[word]! -= 1
            common += 1
        }
        let total = own.count + its.count
        return total == 0 ? 0.99 : min(0.99, 2 * Double(common) / Double(total))
    }
}
