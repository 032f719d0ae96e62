import FormText

/// A form that has lost its lines: all of it stands in one paragraph, or a few.
///
/// Its sections are parted first, then its items at their captions, its rows where the cheapest way to cut them
/// into cells begins one, and its notes where their numbers go on. The page is then read as any text without cells;
/// but since nothing but the words tells where a value ends, all of it is in doubt.
struct RunningText {
    private let page: Page
    private let text: UnsafeBufferPointer<UInt8>
    private let outline: Outline

    /// The page in lines and its outline; `nil` where the page has lines of its own.
    static func parted(_ page: Page, _ outline: Outline) -> (page: Page, outline: Outline)? {
        guard page.layout == .plain else { return nil }
        return page.text.withUnsafeBufferPointer { text in
            let starts = RunningText(page: page, text: text, outline: outline).sectionStarts
            guard !starts.isEmpty else { return nil }
            let sections = page.parted(before: starts)
            let lines = RunningText(page: sections, text: text, outline: Outline(sections)).lineStarts
            let parted = sections.parted(before: lines)
            var outline = Outline(parted)
            outline.isInDoubt = true
            return (parted, outline)
        }
    }

    // MARK: Sections

    /// In the order of the form as filed; the specification's style has its owners and signatures before the explanation.
    private static let sections: [Caption] = [
        .tableOne, .tableTwo, .owners, .signatures, .explanation, .remarks,
    ]

    /// Where sections start, each behind the one before, since a note may name a table too; none where no line holds
    /// items and a table, or a table and what explains it.
    private var sectionStarts: [Int] {
        guard page.lines.contains(where: mayHoldForm) else { return [] }
        var starts: [Int] = []
        var reached = -1
        var isRunning = false
        for line in page.lines {
            var opened: Set<Caption> = []
            let end = page.cells[line.cells.upperBound - 1].range.upperBound
            var captionEnd = 0
            for word in page.cells[line.cells].flatMap({ text.words(in: $0.range) })
            where word.lowerBound >= captionEnd {
                guard
                    let match = CaptionMatcher.shared.match(
                        text, word.lowerBound..<end, isAtStart: true, hasCells: false)
                else { continue }
                captionEnd = match.end
                let caption = match.phrase.caption
                if caption == .reportingPerson || caption == .issuer, reached < 0 {
                    if caption == .reportingPerson { starts.append(word.lowerBound) }
                } else if let place = Self.sections.firstIndex(of: caption), place > reached {
                    reached = place
                    starts.append(word.lowerBound)
                    // The caption of a text stands on a line of its own.
                    if place > 1 { starts.append(match.end) }
                } else if caption == .signatureLine, reached >= 0 {
                    starts.append(word.lowerBound)
                } else {
                    continue
                }
                opened.insert(caption)
            }
            isRunning =
                isRunning
                || opened.contains(.tableOne) && (opened.contains(.issuer) || opened.contains(.explanation))
        }
        return isRunning ? starts : []
    }

    /// Whether a line may hold the caption of a table and one of an issuer or an explanation, by three letters of each.
    private func mayHoldForm(_ line: Page.Line) -> Bool {
        let cells = page.cells[line.cells]
        let range = cells[cells.startIndex].range.lowerBound..<cells[cells.endIndex - 1].range.upperBound
        return hasLetters("tab", in: range)
            && (hasLetters("iss", in: range) || hasLetters("exp", in: range))
    }

    /// Whether letters, of either case, stand in a text, whatever signs between them.
    private func hasLetters(_ letters: StaticString, in range: Range<Int>) -> Bool {
        letters.withUTF8Buffer { letters in
            let last = letters[letters.count - 1]
            return [last, last ^ 0x20].contains { last in
                var position = range.lowerBound
                while let found = text.position(of: last, in: position..<range.upperBound) {
                    let before = text[range.lowerBound..<found].reversed().lazy.filter(isCaptionLetter)
                    if before.map(foldedCaptionLetter).starts(with: letters.dropLast().reversed()) {
                        return true
                    }
                    position = found + 1
                }
                return false
            }
        }
    }

    // MARK: Lines

    /// Where the lines of all sections start.
    private var lineStarts: [Int] {
        let form: FormType =
            outline.pieces.contains { $0.caption == .eventDate }
            ? .three : outline.pieces.contains { $0.caption == .fiscalYearEnd } ? .five : .four
        var starts: [Int] = []
        for section in outline.sections {
            for line in section.lines {
                let cells = page.cells[page.lines[line].cells]
                guard let first = cells.first, let last = cells.last else { continue }
                let range = first.range.lowerBound..<last.range.upperBound
                switch section.caption {
                case .tableOne, .tableTwo:
                    starts += rowStarts(line, form, isDerivative: section.caption == .tableTwo)
                case .explanation, .remarks: starts += noteStarts(range) + signatureStarts(range)
                default: starts += itemStarts(line)
                }
            }
        }
        return starts.sorted()
    }

    /// Where captions and what stands behind them start; a mark stays with its box, and what is printed side by side
    /// below the owner's name and address stays so.
    private func itemStarts(_ line: Int) -> [Int] {
        let pieces = outline.pieces[outline.lines[line]]
        return zip(pieces, pieces.dropFirst()).compactMap { previous, piece in
            if case .mark = previous.kind { return nil }
            if let left = previous.caption, let right = piece.caption, isBeside(left, right) { return nil }
            return piece.range.lowerBound
        }
    }

    private func isBeside(_ left: Caption, _ right: Caption) -> Bool {
        switch (left, right) {
        case (.last, .first), (.first, .middle), (.city, .state), (.state, .zip), (.city, .zip),
            (.state, .country),
            (.country, .zip):
            true
        default: false
        }
    }

    private func rowStarts(_ line: Int, _ form: FormType, isDerivative: Bool) -> [Int] {
        var words = Word.words(of: [line], page, text, style: .usual)
        if let caption = outline.pieces[outline.lines[line]].first, caption.caption != nil {
            words.removeAll { $0.range.lowerBound < caption.range.upperBound }
        }
        words.removeFirst(headingLength(words))
        for index in words.indices { words[index].isFirstInLine = true }
        let alignment = WordAlignment(
            columns: Column.columns(ofForm: form, derivative: isDerivative), words: words,
            hasCellALine: false, notesAreAttached: false)
        let titles = titles(of: alignment.rows(), words)
        return (words.prefix(1).map(\.range) + titles.map { words[$0.lowerBound].range }).map(\.lowerBound)
    }

    /// The words of each row's title. Where the nature of the row before may go on, one that other rows have counts.
    private func titles(of rows: [WordAlignment.Row], _ words: [Word]) -> [Range<Int>] {
        func letters(_ range: Range<Int>) -> [UInt8] {
            Array(
                text[words[range.lowerBound].range.lowerBound..<words[range.upperBound - 1].range.upperBound])
        }
        let titles = rows.map { row in
            row.cells.first { $0.column == .title }?.words ?? 0..<0
        }
        let followsNature = [false] + rows.dropLast().map { $0.cells.last?.column == .nature }
        let known = zip(titles, followsNature).filter { !$0.1 && !$0.0.isEmpty }.map {
            (count: $0.0.count, letters: letters($0.0))
        }
        .sorted { $0.count > $1.count }
        return zip(titles, followsNature).map { title, followsNature in
            guard followsNature, !title.isEmpty else { return title }
            let other = known.first {
                $0.count <= title.upperBound
                    && letters(title.upperBound - $0.count..<title.upperBound) == $0.letters
            }
            return other.map { title.upperBound - $0.count..<title.upperBound } ?? title
        }
    }

    /// How many words the headings of a table have: up to their last one, before a word that is none of the form's.
    private func headingLength(_ words: [Word]) -> Int {
        let own = words.prefix { word in
            !hasLettersSideBySide(word.range) || Vocabulary.isOfForm(text, word.range)
        }
        let last = own.lastIndex { word in
            text[word.range].isInAnyCase("price") || text[word.range].isInAnyCase("shares")
        }
        return last.map { $0 + 1 } ?? own.count
    }

    private func hasLettersSideBySide(_ word: Range<Int>) -> Bool {
        word.dropLast().contains { isLetter(text[$0]) && isLetter(text[$0 + 1]) }
    }

    /// Where notes start: at the next number each, behind a blank and before one.
    private func noteStarts(_ range: Range<Int>) -> [Int] {
        var starts: [Int] = []
        var next = 1
        for word in text.words(in: range) where isNumber(next, word) {
            starts.append(word.lowerBound)
            next += 1
        }
        return starts
    }

    /// `1.` or `(1)`.
    private func isNumber(_ number: Int, _ word: Range<Int>) -> Bool {
        let bytes = text[word]
        return bytes.elementsEqual("\(number).".utf8) || bytes.elementsEqual("(\(number))".utf8)
    }

    /// Where signatures start, each up to a date: with `/s/`, or behind the last sentence.
    private func signatureStarts(_ range: Range<Int>) -> [Int] {
        let words = text.words(in: range)
        var starts: [Int] = []
        var end = words.count
        while end > 1, DateValue.read(text, words[end - 1]) != nil {
            let before = words[..<(end - 1)]
            let reach = before.suffix(40)
            let mark = reach.lastIndex { text[$0].isInAnyCase("/s/") }
            let sentence = reach.lastIndex { text[$0.upperBound - 1] == UInt8(ascii: ".") }.map { $0 + 1 }
            guard let start = mark ?? sentence, start < end - 1 else { break }
            starts.append(words[start].lowerBound)
            end = start
        }
        return starts
    }

}
