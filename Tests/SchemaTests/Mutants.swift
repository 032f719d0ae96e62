import TestSupport

/// A document that was changed, and how.
struct Mutant {
    let what: String
    let edits: [Edit]
}

extension MarkedDocument {
    /// What every element and every kind of value must stand: elements dropped, doubled, emptied, repeated to
    /// their limit and beyond, codes and lengths in every kind of leaf, ids of every form.
    var systematicMutants: [Mutant] {
        var mutants = limitMutants + footnoteMutants
        for place in firstMarks {
            mutants += presenceMutants(place)
            if marks[place].name == "footnote" { mutants += idMutants(place) }
        }
        return mutants
    }

    /// `count` mutants at random: half of them with a change to the elements, the rest to values.
    func randomMutants(_ count: Int, using generator: inout SeededGenerator) -> [Mutant] {
        var mutants: [Mutant] = []
        for place in marks.indices.shuffled(using: &generator).prefix(100) {
            var changes = presenceMutants(place) + orderMutants(place) + contentMutants(place)
            changes += tagMutants(place) + idMutants(place)
            mutants += changes.shuffled(using: &generator).prefix(count / 200)
        }
        mutants += valueMutants(count / 4, using: &generator)
        mutants += placeMutants(count / 8, using: &generator)
        mutants += pairs(of: mutants, count: count / 8, using: &generator)
        return mutants
    }

    /// The first element of each path at each place among its siblings.
    private var firstMarks: [Int] {
        var seen: Set<String> = []
        return marks.indices.filter { place in
            let position = marks[place].parent.flatMap { marks[$0].children.firstIndex(of: place) } ?? 0
            return seen.insert("\(marks[place].path)[\(position)]").inserted
        }
    }

    /// As many footnotes as there are ids, and one more.
    private var footnoteMutants: [Mutant] {
        guard let footnotes = marks.first(where: { $0.name == "footnotes" }) else { return [] }
        return [98, 99, 100].map { count in
            let notes = (1...count).map { "<footnote id=\"F\($0)\">Note</footnote>" }.joined()
            return Mutant(what: "\(count) footnotes", edits: [Edit(footnotes.content, notes)])
        }
    }

    /// Elements dropped, doubled, repeated to their limit and beyond, emptied.
    private func presenceMutants(_ place: Int) -> [Mutant] {
        let mark = marks[place]
        var mutants = [
            mutant("dropped", place, Edit(mark.whole, "")),
            mutant("emptied", place, Edit(mark.content, "")),
        ]
        guard mark.parent != nil else { return mutants }
        let limit = mark.path.hasSuffix("Table/\(mark.name)") ? 30 : Self.limits[mark.name] ?? 1
        let end = mark.whole.upperBound
        var copies: [UInt8] = []
        for count in 2...limit + 1 {
            copies += text(of: mark)
            // The document may have some already.
            guard count == 2 || count >= limit - 3 else { continue }
            mutants.append(mutant("\(count) times", place, Edit(end..<end, copies)))
        }
        return mutants
    }

    /// How many times an element may stand.
    private static let limits = [
        "reportingOwner": 10, "ownerSignature": 10, "footnoteId": 99, "notificationEmailAddress": 30,
        "edgarDocument": 611,
    ]

    /// Elements moved among their siblings, into the next one, out of their parent.
    private func orderMutants(_ place: Int) -> [Mutant] {
        let mark = marks[place]
        guard let parent = mark.parent else { return [] }
        let copy = Array(text(of: mark))
        let siblings = marks[parent].children.filter { $0 != place }
        var targets = siblings.flatMap { [marks[$0].start, marks[$0].content.lowerBound] }
        targets += [marks[parent].content.upperBound, marks[parent].start]
        return Set(targets).sorted()
            .filter { $0 < mark.start || $0 > mark.whole.upperBound }
            .map { mutant("moved to \($0)", place, Edit(mark.whole, ""), Edit($0..<$0, copy)) }
    }

    /// Text, comments and unknown elements where they do not belong.
    private func contentMutants(_ place: Int) -> [Mutant] {
        let mark = marks[place]
        var mutants: [Mutant] = []
        let additions = [
            "<unknown/>", "<value>1</value>", "stray", " \n\t", "<!-- comment -->", "<?target?>",
            "<![CDATA[]]>",
            "<![CDATA[A]]>", "&#32;", "<footnoteId id=\"F1\"/>", "<xs:any xmlns:xs=\"urn:other\"/>",
        ]
        for addition in additions {
            mutants.append(
                mutant("with \(addition) first", place, Edit(at: mark.content.lowerBound, addition)))
            mutants.append(
                mutant("with \(addition) last", place, Edit(at: mark.content.upperBound, addition)))
        }
        return mutants
    }

    /// Attributes, and names that are not quite right.
    private func tagMutants(_ place: Int) -> [Mutant] {
        let mark = marks[place]
        let schemaInstance = "xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\""
        let attributes = [
            "unknown=\"1\"", "ID=\"F1\"", "xml:lang=\"en\"", "xml:space=\"preserve\"", "xmlns=\"urn:other\"",
            "xmlns:other=\"urn:other\"", "\(schemaInstance) i:nil=\"true\"",
            "\(schemaInstance) i:nil=\"false\"",
            "\(schemaInstance) i:type=\"unknown\"",
            "\(schemaInstance) xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" i:type=\"xs:string\"",
        ]
        var mutants = attributes.map { mutant("with \($0)", place, Edit(at: mark.nameEnd, " \($0)")) }
        let inner = Array(text[mark.content])
        for name in [mark.name.uppercased(), mark.name + "s", "other:" + mark.name] {
            let opening = name.hasPrefix("other:") ? "<\(name) xmlns:other=\"urn:other\">" : "<\(name)>"
            mutants.append(
                mutant("named \(name)", place, Edit(mark.whole, opening.utf8 + inner + "</\(name)>".utf8)))
        }
        return mutants
    }

    /// Footnote ids of every form, and none.
    private func idMutants(_ place: Int) -> [Mutant] {
        let mark = marks[place]
        let idEnd = mark.content.lowerBound - 1
        guard idEnd > mark.nameEnd else {
            return [mutant("with an id", place, Edit(at: mark.nameEnd, " id=\"F7\""))]
        }
        return Self.ids.map { id in
            mutant("with id '\(id)'", place, Edit(mark.nameEnd..<idEnd, " id=\"\(id)\""))
        } + [mutant("without id", place, Edit(mark.nameEnd..<idEnd, ""))]
    }

    private static let ids = [
        "", " ", "F", "F0", "F00", "F01", "F1", "F2", "F3", "F9", "F10", "F50", "F98", "F99", "F100", "f1",
        "G1",
        " F3", "F3 ", " F4\n", "F3 F4", "F 3", "1", "F1.", "F-1", "_F1", "F1:a", "F\u{661}",
    ]

    private func mutant(_ what: String, _ place: Int, _ edits: Edit...) -> Mutant {
        Mutant(what: "\(marks[place].path) at \(marks[place].start) \(what)", edits: edits)
    }

    /// `count` mutants with two changes each, from those that change different parts.
    private func pairs(of mutants: [Mutant], count: Int, using generator: inout SeededGenerator) -> [Mutant] {
        var pairs: [Mutant] = []
        while pairs.count < count, let first = mutants.randomElement(using: &generator),
            let second = mutants.randomElement(using: &generator)
        {
            let edits = first.edits + second.edits
            let ranges = edits.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
            guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound }) else {
                continue
            }
            pairs.append(Mutant(what: "\(first.what), and \(second.what)", edits: edits))
        }
        return pairs
    }
}
