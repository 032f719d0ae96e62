/// The lines of a table whose borders stand inside words.
extension PipeLines {
    /// How many captions a border cuts in the middle of a word or before a small one, in cells of several lines:
    /// `3. Date of Earliest Tra<br>02/21/2024|nsaction`.
    ///
    /// Next to a whole caption stands another one, or a value; in a row of one line a heading may go on below.
    func tornCaptions(_ rows: [[Range<Int>]]) -> Int {
        rows.reduce(0) { count, row in
            count
                + zip(row, row.dropFirst()).count { left, right in
                    isTear(left, right) && broken(left).contains { isItem($0) && endsInLetter($0) }
                        && (hasBreak(left) || hasBreak(right))
                }
        }
    }

    /// Whether borders of a row stand behind letters, before small ones.
    func hasTear(_ row: [Range<Int>]) -> Bool {
        zip(row, row.dropFirst()).contains(where: isTear)
    }

    private func isTear(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
        guard let first = unmarked(right).first, isSmallLetter(source[first]) else { return false }
        return broken(left).contains(where: endsInLetter)
    }

    private func endsInLetter(_ piece: Range<Int>) -> Bool { isLetter(source[piece.upperBound - 1]) }

    private func hasBreak(_ cell: Range<Int>) -> Bool {
        source[..<cell.upperBound].position(of: "<br>", from: cell.lowerBound) != nil
    }

    /// Appends the lines of the rows.
    ///
    /// Boxes under the one in the last column go on with it: `Officer` and `Other` with `5. Relationship`.
    mutating func addTorn(_ rows: [[Range<Int>]]) {
        var boxes: [Box] = []
        for row in rows {
            let isData = isData(row)
            let (title, cells) = isData ? ([], []) : partedTitle(row)
            // Below a title across the table begins another part of the form; beside it, labels end the last.
            let isAbove = isData || !title.isEmpty && cells.contains(where: isItem)
            if isAbove { end(&boxes, with: title) }
            if isData { addData(row) }
            let last = boxes.indices.filter { isNumbered(boxes[$0]) }.max {
                boxes[$0].column < boxes[$1].column
            }
            for box in self.boxes(cells) {
                if let last, box.column >= boxes[last].column, !isNumbered(box),
                    !isLabel(box.lines[0].pieces[0])
                {
                    boxes[last].lines += box.lines
                } else {
                    boxes.append(box)
                }
            }
            if !isAbove, !title.isEmpty { end(&boxes, with: title) }
        }
        end(&boxes, with: [])
    }

    /// Appends the lines of boxes to which nothing more comes, and a title's below them, each put together from those of
    /// all its cells.
    private mutating func end(_ boxes: inout [Box], with title: [[Range<Int>]]) {
        lines += boxes.flatMap(\.lines)
        boxes = []
        for index in 0..<(title.map(\.count).max() ?? 0) {
            lines.append(Line(pieces: title.compactMap { $0.count > index ? $0[index] : nil }))
        }
    }

    /// The lines of a row's cells, digits that a border parts put together.
    private mutating func addData(_ row: [Range<Int>]) {
        let cells = row.map(broken)
        // Where a cell has the values of several columns, a date may be another column's, or another row's.
        let isRunTogether = cells.contains { $0.count { isNumber($0) || $0.count == 1 } > 1 }
        for (column, cell) in cells.enumerated() {
            var pieces = cell
            if column > 0, !cells[column - 1].isEmpty, let first = pieces.first, let last = lines.last {
                if goesOnInDigits(last, first) {
                    lines[lines.count - 1].pieces.append(first)
                    lines[lines.count - 1].isInDoubt = true
                    pieces.removeFirst()
                } else if mayBeHalves(last, first) {
                    lines[lines.count - 1].isInDoubt = true
                    lines.append(Line(pieces: [first], isInDoubt: true))
                    pieces.removeFirst()
                }
            }
            // Of a title or a nature nothing tells where it ends.
            lines += pieces.map { Line(pieces: [$0], isInDoubt: isText($0) || isRunTogether && isDate($0)) }
        }
    }

    /// Whether a border may stand between the digits of a number: `3` before `41,368`.
    private func mayBeHalves(_ line: Line, _ next: Range<Int>) -> Bool {
        guard isDigit(source[next.lowerBound]) else { return false }
        let text = text(line)
        return (1...3).contains(text.count) && text.allSatisfy { isDigit($0) }
    }

    private func isDate(_ piece: Range<Int>) -> Bool {
        isDigit(source[piece.lowerBound]) && source[piece].count { $0 == UInt8(ascii: "/") } == 2
    }

    private func isText(_ piece: Range<Int>) -> Bool {
        piece.count > 2 && piece.prefix(3).allSatisfy { isLetter(source[$0]) || source[$0] == 0x20 }
    }

    /// `10/31/20` before `01`, `1,1` before `25`, `(1` before `)`.
    private func goesOnInDigits(_ line: Line, _ next: Range<Int>) -> Bool {
        if isOpen(line, "(", ")") { return true }
        guard isDigit(source[next.lowerBound]) else { return false }
        let text = text(line)
        let tail = text.reversed().prefix { isDigit($0) }.count
        let before = text.dropLast(tail).last
        // `$6.8` before `7`.
        if before == UInt8(ascii: "."), text.first == UInt8(ascii: "$"), tail == 1 {
            return next.count < 3 && next.allSatisfy { isDigit(source[$0]) }
        }
        if before == UInt8(ascii: "/"), text.count(where: { $0 == before }) == 2 { return tail < 4 }
        return before == UInt8(ascii: ",") && tail < 3
    }

    /// The title across a table, which is in bold type, as the lines of each cell; and what stands below it.
    private func partedTitle(_ row: [Range<Int>]) -> (title: [[Range<Int>]], rest: [Range<Int>]) {
        var title: [[Range<Int>]] = []
        var rest: [Range<Int>] = []
        for cell in row {
            var below = cell
            while source[below].starts(with: "**".utf8) {
                let line = source[..<below.upperBound].position(of: "<br>", from: below.lowerBound)
                let end = line ?? below.upperBound
                guard source[..<end].suffix(2).elementsEqual("**".utf8) else { break }
                below = source.trimmed(min(end + 4, below.upperBound)..<below.upperBound)
            }
            let lines = broken(cell.lowerBound..<below.lowerBound)
            if !lines.isEmpty { title.append(lines) }
            rest.append(below)
        }
        return title.count > 1 ? (title, rest) : ([], row)
    }

    private func text(_ line: Line) -> [UInt8] { line.pieces.flatMap { source[$0] } }

    private func isOpen(_ line: Line, _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
        let text = text(line)
        return text.count { $0 == UInt8(ascii: open) } > text.count { $0 == UInt8(ascii: close) }
    }

    private func closes(_ piece: Range<Int>, _ open: Unicode.Scalar, _ close: Unicode.Scalar) -> Bool {
        source[piece].count { $0 == UInt8(ascii: close) } > source[piece].count { $0 == UInt8(ascii: open) }
    }

    // MARK: Boxes

    /// A caption and what stands below it.
    private struct Box {
        /// The column of its first cell.
        let column: Int
        var lines: [Line] = []
    }

    /// Whether a box begins with a number, which a border may part from its point: `5` before `. Relationship`.
    private func isNumbered(_ box: Box) -> Bool {
        let pieces = box.lines[0].pieces
        return isItem(pieces[0]) || pieces.count > 1 && pieces[0].allSatisfy { isDigit(source[$0]) }
    }

    /// The boxes of a row of captions and values.
    private func boxes(_ row: [Range<Int>]) -> [Box] {
        var boxes: [Box] = []
        /// Whether the cell before has text, which may go on.
        var isOpen = false
        for (column, cell) in row.enumerated() {
            let pieces = broken(cell)
            let lead = pieces.prefix { !isItem($0) }
            if let first = lead.first {
                if isOpen, goesOn(boxes[boxes.count - 1].lines, first) {
                    join(Array(lead), to: &boxes[boxes.count - 1].lines)
                } else if isOpen, lead.count > 1, isLabel(first),
                    let place = boxes[boxes.count - 1].lines.lastIndex(where: { isLabel($0.pieces[0]) })
                {
                    // `(Middle)` stands beside `(First)`, and what is below goes on.
                    boxes[boxes.count - 1].lines.insert(Line(pieces: [first], isInDoubt: true), at: place + 1)
                    var rest = Array(boxes[boxes.count - 1].lines[(place + 2)...])
                    join(Array(lead.dropFirst()), to: &rest)
                    boxes[boxes.count - 1].lines.replaceSubrange((place + 2)..., with: rest)
                } else {
                    boxes.append(
                        Box(column: column, lines: lead.map { Line(pieces: [$0], isInDoubt: true) }))
                }
            }
            for piece in pieces.dropFirst(lead.count) {
                if isItem(piece) { boxes.append(Box(column: column)) }
                boxes[boxes.count - 1].lines.append(Line(pieces: [piece], isInDoubt: true))
            }
            isOpen = !pieces.isEmpty
        }
        return boxes
    }

    /// Whether a box goes on behind a border: in the middle of a word, or below a numbered caption.
    private func goesOn(_ box: [Line], _ piece: Range<Int>) -> Bool {
        let sign = source[piece.lowerBound]
        if isSmallLetter(sign) || ")].".utf8.contains(sign) { return true }
        if closes(piece, "(", ")"), box.contains(where: { isOpen($0, "(", ")") }) { return true }
        if isItem(box[0].pieces[0]) { return sign != UInt8(ascii: "(") }
        let last = box[box.count - 1]
        if isMark(last.pieces[0]) || isMark(piece) { return false }
        return isInCapitals(piece) && endsInCapital(last) || endsLine(last, before: piece)
    }

    /// Whether a text is the end of the last line before it: the other half of `NY`, `wner` behind `10% O`,
    /// `(specify below)` behind `Other`.
    private func endsLine(_ line: Line, before piece: Range<Int>) -> Bool {
        let text = text(line)
        if text.count == 1, isCapital(text[0]) { return piece.count == 1 && isInCapitals(piece) }
        if text.contains(UInt8(ascii: "%")) { return text.count + piece.count < 10 }
        return piece.count > 2 && source[piece.lowerBound] == UInt8(ascii: "(")
            && isSmallLetter(source[piece.lowerBound + 1])
    }

    private func isMark(_ piece: Range<Int>) -> Bool { source[piece].elementsEqual("X".utf8) }

    /// Whether a text begins with a word in capitals, and is no state, which stands beside its city.
    private func isInCapitals(_ piece: Range<Int>) -> Bool {
        let word = piece.prefix { isLetter(source[$0]) }
        return !word.isEmpty && word.allSatisfy { isCapital(source[$0]) } && piece.count != 2
    }

    private func endsInCapital(_ line: Line) -> Bool { isCapital(lastSign(line)) }

    private func lastSign(_ line: Line) -> UInt8 { source[line.pieces[line.pieces.count - 1].upperBound - 1] }

    /// Puts the lines of a torn cell behind those they go on: an open bracket, or the longest, which reached the border.
    private func join(_ pieces: [Range<Int>], to box: inout [Line]) {
        let count = box.count
        var start = 0
        for (number, piece) in pieces.enumerated() {
            if let target = target(of: piece, in: box[..<count], from: start, before: pieces.count - number) {
                box[target].pieces.append(piece)
                start = target + 1
            } else {
                box.append(Line(pieces: [piece], isInDoubt: true))
            }
        }
    }

    /// Which line of a box goes on with a piece; `nil` where it is a line of its own.
    ///
    /// - Parameter count: how many pieces of the cell are left, with this one.
    private func target(
        of piece: Range<Int>, in box: ArraySlice<Line>, from start: Int, before count: Int
    ) -> Int? {
        guard !isMark(piece), let last = box.indices.last, start <= last else { return nil }
        if isDigit(source[piece.lowerBound]) {
            return isDigit(lastSign(box[last])) && piece.allSatisfy { isDigit(source[$0]) } ? last : nil
        }
        var candidates = (start...last).filter {
            !")]".utf8.contains(lastSign(box[$0])) && !isMark(box[$0].pieces[0])
        }
        // `to Issuer` behind `5. Relationship of Reporting Person(s)`.
        if candidates.isEmpty, start == 0, isSmallLetter(source[piece.lowerBound]) { return 0 }
        if isInCapitals(piece) {
            let inCapitals = candidates.filter { endsInCapital(box[$0]) }
            if !inCapitals.isEmpty { candidates = inCapitals }
        }
        for (open, close) in [("(", ")"), ("[", "]")] as [(Unicode.Scalar, Unicode.Scalar)]
        where closes(piece, open, close) {
            if let line = candidates.first(where: { isOpen(box[$0], open, close) }) { return line }
        }
        if candidates.last == last, endsLine(box[last], before: piece) { return last }
        return candidates.sorted { text(box[$0]).count > text(box[$1]).count }.prefix(count).min()
    }
}
