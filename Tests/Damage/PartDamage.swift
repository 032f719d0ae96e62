import TestSupport

extension Sheet {
    /// The cells with a caption of the form's items and tables.
    private var captions: [(line: Int, cell: Int)] {
        lines.indices.flatMap { line in
            let isOfForm = lines[line].part == .item || lines[line].part.isTable
            return lines[line].cells.indices.filter { isOfForm && lines[line].cells[$0].caption.count > 8 }
                .map { (line, $0) }
        }
    }

    mutating func cutCaptions(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for (line, cell) in captions where random.hits(rate) {
            let caption = lines[line].cells[cell].caption
            let count = random.number(caption.count / 2...caption.count - 2)
            lines[line].cells[cell].caption = String(caption.prefix(count))
            injuries.append(Injury(damage: .captionsCut, fields: lines[line].cells[cell].fields))
        }
        return injuries
    }

    mutating func misreadCaptions(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        let misread: [Character: String] = [
            "e": "c", "i": "l", "m": "rn", "n": "r", "o": "0", "P": "T", "a": "o", "N": "I", "t": "f",
            "s": "a",
        ]
        var injuries: [Injury] = []
        for (line, cell) in captions where random.hits(rate) {
            var caption = lines[line].cells[cell].caption
            for _ in 0..<max(1, caption.count / 20) {
                let places = caption.indices.filter { misread[caption[$0]] != nil }
                guard !places.isEmpty else { break }
                let place = random.pick(places)
                caption = caption.replacingCharacters(
                    of: place..<caption.index(after: place), with: misread[caption[place]]!)
            }
            lines[line].cells[cell].caption = caption
            injuries.append(Injury(damage: .captionsMisread, fields: lines[line].cells[cell].fields))
        }
        return injuries
    }

    /// Puts dates between the pieces of their captions.
    mutating func catchDates(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for (line, cell) in captions.reversed() where random.hits(rate) {
            let caught = lines[line].cells[cell]
            guard caught.value.contains("/"), caught.caption.hasSuffix("(Month/Day/Year)") else { continue }
            let count = caught.caption.count
            let cut = random.number(count / 3...count / 2)
            let (second, third) = (cut + random.number(4...9), count - random.number(8...14))
            let letters = Array(caught.caption)
            lines[line].cells[cell].caption = String(letters[..<cut])
            lines[line].cells.insert(Cell(caption: String(letters[cut..<second])), at: cell + 1)
            lines[line].cells.insert(Cell(caption: String(letters[third...])), at: cell + 2)
            injuries.append(Injury(damage: .valuesCaught, fields: caught.fields))
        }
        return injuries
    }

    mutating func loseHeadings(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in lines.indices.reversed() where lines[line].part.isTable && random.hits(rate) {
            guard case .table(let isDerivative) = lines[line].part else { continue }
            let rows = lines.filter {
                if case .row(_, isDerivative) = $0.part { true } else { false }
            }
            injuries.append(
                Injury(damage: .headingsLost, fields: rows.flatMap { $0.cells.flatMap(\.fields) }))
            lines.remove(at: line)
        }
        return injuries
    }

    mutating func loseNoteNumbers(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in lines.indices {
            guard case .note = lines[line].part, random.hits(rate) else { continue }
            lines[line].cells[0].caption = ""
            injuries.append(Injury(damage: .noteNumbersLost, fields: lines[line].cells[0].fields))
        }
        return injuries
    }

    mutating func loseTables(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for isDerivative in [false, true] where random.hits(rate) {
            let lost = lines.filter { $0.isOfTable(isDerivative) }
            lines.removeAll { $0.isOfTable(isDerivative) }
            injuries.append(Injury(damage: .tablesLost, fields: lost.flatMap { $0.cells.flatMap(\.fields) }))
        }
        return injuries
    }

    /// Puts the foot and the head of pages between the rows of tables.
    mutating func addFurniture(_ rate: Double, _ random: inout SeededGenerator) -> [Injury] {
        var injuries: [Injury] = []
        for line in rowIndices.reversed() where random.hits(rate) {
            guard case .row(_, let isDerivative) = lines[line].part else { continue }
            let form = lines[0].cells[0].caption.suffix(1)
            let headings = lines.filter { $0.part == .table(isDerivative: isDerivative) }
            let repeated = headings.map { Line(part: .foot, cells: $0.cells) }
            let choices: [[Line]] = [
                [furniture("Page 2 of 3")], [furniture("2")], [furniture("FORM \(form) (continued)")],
                [furniture("\u{C}")], [furniture("SEC 1474 (9-02)")], repeated,
                [furniture("Page 1 of 2"), furniture("FORM \(form) (continued)")] + repeated.dropFirst(),
                [
                    furniture(
                        "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number."
                    )
                ],
            ]
            injuries.append(Injury(damage: .pageFurniture, fields: lines[line].cells.flatMap(\.fields)))
            lines.insert(contentsOf: random.pick(choices), at: line)
        }
        return injuries
    }

    private func furniture(_ words: String) -> Line { Line(part: .foot, cells: [Cell(caption: words)]) }
}

extension Sheet.Line {
    fileprivate func isOfTable(_ isDerivative: Bool) -> Bool {
        switch part {
        case .table(isDerivative), .row(_, isDerivative): true
        default: false
        }
    }
}
