import FormText
import OwnershipModel

/// Reads the line between `(Street)` and `(City)`: city, state and ZIP code.
struct AddressReader {
    private let context: ReaderContext

    init(_ context: ReaderContext) {
        self.context = context
    }

    func settle(_ owner: inout OwnerBlock) {
        let parts = owner.cityLine.flatMap { piece in
            context.lines(of: piece.range).map { (range: $0, column: piece.column) }
        }
        if context.page.layout == .columns {
            settleColumns(parts, &owner)
        } else if parts.count > 1 {
            settleCells(parts, &owner)
        } else if let part = parts.first {
            settleWords(part.range, &owner)
        }
        splitCareOf(&owner)
    }

    /// Cells that may go on below in their column: a long city.
    private func settleColumns(_ parts: [(range: Range<Int>, column: Int)], _ owner: inout OwnerBlock) {
        guard let first = parts.first else { return }
        let city = parts.filter { $0.column == first.column }
        let rest = parts.filter { $0.column != first.column }
        if rest.isEmpty {
            settleWords(first.range, &owner)
        } else {
            settleCells([first] + rest, &owner)
            if owner.state == nil { settleTouchingState(&owner) }
        }
        if city.count > 1, let part = owner.city {
            owner.city = context.located(part.ranges + city.dropFirst().map(\.range))
        }
    }

    /// A long city that touches the code of the state: `SOUTH SPRINGFIELD MO`.
    private func settleTouchingState(_ owner: inout OwnerBlock) {
        guard let range = owner.city?.ranges.first, range.count > 4 else { return }
        let code = range.upperBound - 2..<range.upperBound
        guard isSpace(context.text[code.lowerBound - 1]),
            Places.code(context.page.string(code)) == context.page.string(code)
        else { return }
        owner.city = context.located(context.trimmed(range.lowerBound..<code.lowerBound))
        owner.state = context.located(code)
    }

    /// Cells under `(City)`, `(State)` and `(Zip)`.
    private func settleCells(_ parts: [(range: Range<Int>, column: Int)], _ owner: inout OwnerBlock) {
        if parts[0].column == 1, parts.count == 2, parts[1].column == 2 {
            // Nothing stands under `(City)`.
            owner.state = context.located(parts[0].range)
            owner.zip = context.located(parts[1].range)
            return
        }
        let state = parts.indices.dropFirst(2).first {
            Places.code(context.page.string(parts[$0].range)) != nil
        }
        if let state, parts.count <= state + 2, Places.code(context.page.string(parts[1].range)) == nil {
            // The city's name is cut in several cells.
            owner.city = context.joined(parts[..<state].map(\.range))
            owner.state = context.located(parts[state].range)
            owner.zip = parts.count > state + 1 ? context.located(parts[state + 1].range) : nil
            return
        }
        owner.city = context.located(parts[0].range)
        let rest = parts.dropFirst()
        if rest.count >= 2 {
            owner.state = context.located(parts[1].range)
            let zip = rest.dropFirst().map(\.range)
            owner.zip = zip.count == 1 ? context.located(zip[0]) : context.joined(zip)
        } else if let last = rest.first, let blank = last.range.first(where: { isSpace(context.text[$0]) }),
            let state = Optional(last.range.lowerBound..<blank), state.count == 2,
            Places.code(context.page.string(state)) != nil, context.text[last.range].contains(where: isDigit)
        {
            // The state and the ZIP code touch.
            owner.state = context.located(state)
            owner.zip = context.located(context.trimmed(blank..<last.range.upperBound))
        } else if let last = rest.first {
            // Of two parts the second is the ZIP code where its column says so, or where it is no place.
            if last.column - parts[0].column >= 2 || Places.code(context.page.string(last.range)) == nil,
                context.text[last.range].contains(where: isDigit)
            {
                owner.zip = context.located(last.range)
            } else {
                owner.state = context.located(last.range)
            }
        }
    }

    /// So many words has the longest name of a place.
    private static let longestPlace = 8

    /// `REDWOOD CITY CA 94065`, all in one: the last words are the state and the ZIP code.
    func settleWords(_ range: Range<Int>, _ owner: inout OwnerBlock) {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !isSpace(context.text[end]) { end += 1 }
            if end > start { words.append(start..<end) }
            start = end + 1
        }
        // The ZIP code may be of two words (`V5Y 0A1`, `6221 BT`); the state is the word or words before it.
        for zipWords in [1, 2, 0] where words.count > zipWords + 1 {
            let zip = words.suffix(zipWords)
            guard zip.isEmpty || zip.contains(where: { context.text[$0].contains(where: isDigit) }) else {
                continue
            }
            for stateWords in (1...min(Self.longestPlace, words.count - zipWords - 1)).reversed() {
                let state = words[(words.count - zipWords - stateWords)..<(words.count - zipWords)]
                let stateRange = state.first!.lowerBound..<state.last!.upperBound
                guard let state = place(stateRange) else { continue }
                owner.city = context.located(
                    range.lowerBound..<words[words.count - zipWords - stateWords - 1].upperBound)
                owner.state = state
                if let first = zip.first { owner.zip = context.located(first.lowerBound..<range.upperBound) }
                return
            }
        }
        // No state: the last word may still be a ZIP code of the United States.
        if words.count > 1, let last = words.last, last.count == 5, context.text[last].allSatisfy(isDigit) {
            owner.city = context.located(range.lowerBound..<words[words.count - 2].upperBound)
            owner.zip = context.located(last)
            return
        }
        owner.city = context.located(range)
    }

    /// A state or country, by its code or name; the code's digits may be letters on a printed page: `TO` for `T0`.
    private func place(_ range: Range<Int>) -> Located? {
        let text = context.page.string(range)
        if Places.code(text) != nil { return context.located(range) }
        guard context.hasPrintedLines, text.utf8.count == 2 else { return nil }
        let digits: [Character: Character] = ["O": "0", "I": "1", "L": "1", "Z": "2", "S": "5", "B": "8"]
        guard let last = text.last, let digit = digits[last] else { return nil }
        let code = String(text.dropLast()) + String(digit)
        return Places.code(code).map {
            Located(value: $0, ranges: [range], how: .repaired, reasons: [.placeCode])
        }
    }

    /// `C/O ACME TOOLS, INC. 1200 HARBOR DRIVE` in one line is two: the second starts with the house number.
    private func splitCareOf(_ owner: inout OwnerBlock) {
        guard owner.streets.count == 1, let range = owner.streets[0].ranges.first,
            context.page.string(range).uppercased().hasPrefix("C/O ")
        else { return }
        var start = range.lowerBound + 4
        while start < range.upperBound {
            if isDigit(context.text[start]), isSpace(context.text[start - 1]) {
                let company = context.trimmed(range.lowerBound..<start)
                guard company.count > 4 else { return }
                owner.streets = [
                    context.located(company, how: .repaired, because: .houseNumber),
                    context.located(start..<range.upperBound, how: .repaired, because: .houseNumber),
                ]
                return
            }
            start += 1
        }
    }
}
