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
        if context.page.layout == .columns || context.page.layout == .boxes && hasColumns(parts) {
            settleColumns(parts, &owner)
        } else if context.page.isTyped, parts.count == 2 {
            // `Portsmouth, NH    03801`
            settleWords(parts[0].range.lowerBound..<parts[1].range.upperBound, &owner)
        } else if parts.count > 1 {
            settleCells(parts, &owner)
            if context.page.layout == .boxes { settleTouchingState(&owner) }
        } else if let part = parts.first {
            settleWords(part.range, &owner)
        }
        splitCareOf(&owner)
    }

    private func hasColumns(_ parts: [(range: Range<Int>, column: Int)]) -> Bool {
        parts.contains { $0.column != parts[0].column }
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
            settleTouchingState(&owner)
        }
        if city.count > 1, let part = owner.city {
            owner.city = context.located(part.ranges + city.dropFirst().map(\.range))
        }
    }

    /// A long city that touches the code of the state: `SOUTH SPRINGFIELD MO`, `NORTH ROTTERDAM P7`.
    private func settleTouchingState(_ owner: inout OwnerBlock) {
        guard owner.state == nil, let range = owner.city?.ranges.first, range.count > 4 else { return }
        let code = range.upperBound - 2..<range.upperBound
        guard isSpace(context.text[code.lowerBound - 1]), isCapital(context.text[code.lowerBound]),
            context.text[code].allSatisfy({ isCapital($0) || isDigit($0) }),
            Places.code(context.page.string(code)) != nil
        else {
            // The state's name may touch it as well.
            let words = context.text.words(in: range)
            let names = words.indices.dropFirst().map { span(words[$0...]) }
            if names.contains(where: { place($0) != nil }) { owner.isCityLineInDoubt = true }
            return
        }
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
        if let state, Places.code(context.page.string(parts[1].range)) == nil,
            parts[(state + 1)...].allSatisfy({ context.text[$0.range].contains(where: isDigit) })
        {
            // The city's name is cut in several cells.
            let zip = parts[(state + 1)...].map(\.range)
            owner.city = context.joined(parts[..<state].map(\.range))
            owner.state = context.located(parts[state].range)
            owner.zip = zip.count > 1 ? context.joined(zip) : zip.first.map { context.located($0) }
            return
        }
        if let last = parts.last, parts.count > 1, !isUnderZip(last.column, city: parts[0].column),
            parts.dropFirst().dropLast().allSatisfy({ place($0.range) == nil }),
            let (state, zip) = stateAndZip(last.range)
        {
            // The state and the ZIP code touch, or the ZIP code has the state in it; the city's name may be cut.
            owner.isCityLineInDoubt = true
            owner.city = context.joined(parts.dropLast().map(\.range))
            owner.state = context.located(state)
            owner.zip = context.located(zip)
            return
        }
        owner.city = context.located(parts[0].range)
        let rest = parts.dropFirst()
        if rest.count >= 2 {
            owner.state = context.located(parts[1].range)
            let zip = rest.dropFirst().map(\.range)
            owner.zip = zip.count == 1 ? context.located(zip[0]) : context.joined(zip)
        } else if let last = rest.first {
            // Of two parts the second is the ZIP code where its column says so, or where it is no place and no
            // longer than one.
            if isUnderZip(last.column, city: parts[0].column)
                || Places.code(context.page.string(last.range)) == nil && last.range.count <= Self.longestZip,
                context.text[last.range].contains(where: isDigit)
            {
                owner.zip = context.located(last.range)
            } else {
                owner.state = context.located(last.range)
            }
        }
    }

    /// `MA 02139`: a code of a place and a ZIP code.
    private func stateAndZip(_ range: Range<Int>) -> (state: Range<Int>, zip: Range<Int>)? {
        guard let blank = range.first(where: { isSpace(context.text[$0]) }),
            blank - range.lowerBound == 2,
            Places.code(context.page.string(range.lowerBound..<blank)) != nil,
            context.text[range].contains(where: isDigit)
        else { return nil }
        return (range.lowerBound..<blank, context.trimmed(blank..<range.upperBound))
    }

    /// Whether a cell stands two columns behind the city, with an empty one between.
    private func isUnderZip(_ column: Int, city: Int) -> Bool { column - city >= 2 }

    /// So many signs a ZIP code has at most.
    private static let longestZip = 10

    /// So many words has the longest name of a place.
    private static let longestPlace = 8

    /// `REDWOOD CITY CA 94065`, all in one: the last words are the state and the ZIP code.
    func settleWords(_ range: Range<Int>, _ owner: inout OwnerBlock) {
        let words = context.text.words(in: range)
        // The ZIP code may be of two words (`V5Y 0A1`, `6221 BT`); the state is the word or words before it.
        for zipWords in [1, 2, 0] where words.count > zipWords + 1 {
            let zip = span(words.suffix(zipWords))
            guard zipWords == 0 || context.text[zip].contains(where: isDigit) else { continue }
            /// The place that the ZIP code would be the code of.
            let zipPlace = Places.code(context.page.string(zip))
            for stateWords in (1...min(Self.longestPlace, words.count - zipWords - 1)).reversed() {
                let state = words[(words.count - zipWords - stateWords)..<(words.count - zipWords)]
                // `The Netherlands P7` says the same place twice, `Dublin L2 D2` two.
                guard let state = place(span(state)),
                    zipPlace == nil || zipPlace != Places.code(state.value)
                else { continue }
                owner.isCityLineInDoubt = zipPlace != nil
                var city = span(words[..<(words.count - zipWords - stateWords)])
                if context.text[city.upperBound - 1] == UInt8(ascii: ",") {
                    city = city.dropLast()
                    // On a typed page it parts the city from the state.
                    owner.isCityLineInDoubt = zipPlace != nil || !context.page.isTyped
                }
                owner.city = context.located(city)
                owner.state = state
                if zipWords > 0 { owner.zip = context.located(zip) }
                return
            }
        }
        settleWithoutState(words, &owner)
    }

    /// A line in which no state stands between a city and a ZIP code.
    private func settleWithoutState(_ words: [Range<Int>], _ owner: inout OwnerBlock) {
        guard let last = words.last else { return }
        let first = span(words.dropLast())
        if words.count > 1, isZip(words.suffix(1)), let place = place(first) {
            // `UT 84100` has no city; `Utah 84100` hardly has one, but `Luxembourg 1000` may have no state.
            let isCode = first.count == 2
            owner.isCityLineInDoubt = !isCode
            if isCode || Places.code(place.value).map(Places.isInUnitedStates) == true {
                owner.state = place
            } else {
                owner.city = context.located(first)
            }
            owner.zip = context.located(last)
        } else if words.count > 1, last.count == 5, context.text[last].allSatisfy(isDigit) {
            // It may still be a ZIP code of the United States.
            owner.city = context.located(first)
            owner.zip = context.located(last)
        } else {
            let all = span(words[...])
            owner.city = context.located(all)
            owner.isCityLineInDoubt =
                words.count > 1 && !hasOwnCells(owner)
                && (context.text[all].contains(where: isDigit) || hasPlaceInside(words))
        }
    }

    /// Whether the line below has `(City)` and `(State)` in a cell each: what stands in one cell above is one part.
    private func hasOwnCells(_ owner: OwnerBlock) -> Bool {
        guard let line = owner.cityLine.last?.line, line + 1 < context.outline.lines.count else {
            return false
        }
        let captions = context.outline.pieces[context.outline.lines[line + 1]]
        let cells = [Caption.city, .state].compactMap { caption in
            captions.first { $0.caption == caption }?.cell
        }
        return cells.count == 2 && cells[0] != cells[1]
    }

    /// Whether a place stands behind the first word, and others behind it.
    private func hasPlaceInside(_ words: [Range<Int>]) -> Bool {
        words.indices.dropFirst().dropLast().contains { start in
            (start + 1..<min(words.count, start + Self.longestPlace)).contains {
                place(span(words[start..<$0])) != nil
            }
        }
    }

    /// From the beginning of the first word to the end of the last.
    private func span(_ words: ArraySlice<Range<Int>>) -> Range<Int> {
        guard let first = words.first, let last = words.last else { return 0..<0 }
        return first.lowerBound..<last.upperBound
    }

    /// Whether words may be a ZIP code: there is a digit, and they are no code of a place (`P7`).
    private func isZip(_ words: ArraySlice<Range<Int>>) -> Bool {
        let range = span(words)
        return context.text[range].contains(where: isDigit) && Places.code(context.page.string(range)) == nil
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

    /// `C/O ACME TOOLS, INC. 1200 HARBOR DRIVE` in one line is two: the second starts with the house number, or with
    /// `PO BOX` before it.
    private func splitCareOf(_ owner: inout OwnerBlock) {
        guard owner.streets.count == 1, let range = owner.streets[0].ranges.first,
            context.page.string(range).uppercased().hasPrefix("C/O ")
        else { return }
        let words = context.text.words(in: range)
        guard var number = words.firstIndex(where: { isDigit(context.text[$0.lowerBound]) }) else { return }
        let boxWords = ["BOX", "PO", "P.O.", "OFFICE", "POST"]
        while number > 1, boxWords.contains(context.page.string(words[number - 1]).uppercased()) {
            number -= 1
        }
        guard number > 1 else { return }
        owner.streets = [
            context.located(span(words[..<number]), how: .repaired, because: .houseNumber),
            context.located(span(words[number...]), how: .repaired, because: .houseNumber),
        ]
    }
}
