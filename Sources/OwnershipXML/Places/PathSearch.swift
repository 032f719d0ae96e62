internal import OwnershipModel

extension SourceElements {
    /// The bytes that a path names: the value of an element that holds no others, else its start tag; of an
    /// attribute, all of it. Where there is no such element, the nearest one that it would stand in.
    ///
    /// - Parameter line: where the finding says one, it decides between elements of the same path.
    func range(of path: String, onLine line: Int?) -> Range<Int>? {
        guard var element = root else { return nil }
        var steps = PathStep.steps(of: path)[...]
        guard let first = steps.popFirst(), isNamed(element, first.name) else { return nil }
        while let step = steps.popFirst() {
            if step.isAttribute {
                return attribute(step.name, of: element) ?? elements[element].tag
            }
            guard let child = child(of: element, at: step, onLine: line) else {
                return elements[element].tag
            }
            element = child
        }
        let found = elements[element]
        guard found.firstChild == nil else { return found.tag }
        let value = trimmed(found.content)
        return value.isEmpty ? found.tag : value
    }

    private func child(of element: Int, at step: PathStep, onLine line: Int?) -> Int? {
        var number = 0
        var sameIdentifier: Int?
        for child in children(of: element) {
            guard isNamed(child, step.name) else { continue }
            number += 1
            guard let identifier = step.identifier else {
                if number == step.number { return child }
                continue
            }
            guard let own = attribute("id".utf8, of: child),
                bytes[own].dropFirst(own.count - identifier.count - 1).dropLast().elementsEqual(identifier)
            else { continue }
            if line == nil || self.line(of: elements[child].tag.upperBound) == line { return child }
            sameIdentifier = sameIdentifier ?? child
        }
        return sameIdentifier
    }

    /// An attribute of an element, from its name to its closing quote.
    private func attribute(_ name: some Collection<UInt8>, of element: Int) -> Range<Int>? {
        let tag = elements[element].tag
        var position = elements[element].name.upperBound
        while position < tag.upperBound {
            while position < tag.upperBound, bytes[position] <= 0x20 { position += 1 }
            let start = position
            while position < tag.upperBound, bytes[position] > 0x20, bytes[position] != UInt8(ascii: "=") {
                position += 1
            }
            let end = position
            while position < tag.upperBound, bytes[position] != UInt8(ascii: "\""),
                bytes[position] != UInt8(ascii: "'")
            {
                position += 1
            }
            guard position < tag.upperBound,
                let close = bytes[(position + 1)..<tag.upperBound].firstIndex(of: bytes[position])
            else { return nil }
            if end - start == name.count, bytes[start..<end].elementsEqual(name) { return start..<close + 1 }
            position = close + 1
        }
        return nil
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let first = range.first, bytes[first] <= 0x20 { range = first + 1..<range.upperBound }
        while let last = range.last, bytes[last] <= 0x20 { range = range.lowerBound..<last }
        return range
    }

    private func line(of position: Int) -> Int {
        1 + bytes[..<position].count { $0 == UInt8(ascii: "\n") }
    }
}

/// One step of a path: `issuer`, `reportingOwner[2]`, `footnote[@id='F1']`, `@id`.
struct PathStep {
    let name: Substring.UTF8View
    /// From 1, among the elements of its name.
    let number: Int
    let identifier: Substring.UTF8View?
    let isAttribute: Bool

    init(_ step: Substring) {
        isAttribute = step.utf8.first == UInt8(ascii: "@")
        let step = isAttribute ? step.dropFirst() : step
        guard let bracket = step.firstIndex(of: "["), step.last == "]" else {
            name = step.utf8
            number = 1
            identifier = nil
            return
        }
        name = step[..<bracket].utf8
        let predicate = step[bracket...].dropFirst().dropLast()
        number = Int(predicate) ?? 1
        identifier = predicate.hasPrefix("@id='") ? predicate.dropFirst(5).dropLast().utf8 : nil
    }

    static func steps(of path: String) -> [PathStep] {
        var isQuoted = false
        return path.split { character in
            if character == "'" { isQuoted.toggle() }
            return character == "/" && !isQuoted
        }.map(PathStep.init)
    }
}
