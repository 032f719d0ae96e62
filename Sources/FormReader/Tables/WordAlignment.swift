/// Finds the rows and cells in a run of words: of all ways to cut it, the cheapest.
///
/// A cell of text takes any number of words, every other cell one and the note markers behind it. Rows start
/// where lines do. Costs are counted in tenths; each says what is unlikely about a cut.
struct WordAlignment {
    /// A cell: its column and its words.
    struct Cell {
        var column: Column
        var words: Range<Int>
    }

    /// The columns of the two kinds of row, where the amounts of Table II are one column.
    private let templates: [[Column]]
    private let words: [Word]
    /// Whether the text has a cell a line, as reading order does; else it has a row a line.
    private let hasCellALine: Bool

    /// What a note behind a blank costs in the cell before it: in a text whose notes follow their values
    /// without one, it rather is a cell of its own.
    private let costOfLooseNote: Int
    /// Whether the words were recognised on a printed page: letters that stand alone are lost easily there, and the
    /// borders between cells read as strokes.
    private let isRecognized: Bool
    /// A cell that must not be cut, and a kind of row that must not be.
    private var forbidden: Cell?
    private var forbiddenKind: Int?

    /// Whether an empty cell leaves a blank of its own, so that three blanks stand before a date that only a note
    /// tells, and one before a note that belongs to what stands before it.
    private let emptyCellsLeaveBlanks: Bool
    /// What the words cost in a text, and in the nature of an ownership.
    private var costsInText = TextCosts()
    private var costsInNature = TextCosts()

    /// What words cost where a text goes on with them.
    private struct TextCosts {
        /// What the words before each cost, were they all in one text and no note the last.
        var before: [Int] = []
        /// What the words up to each cost, were they one text.
        var upTo: [Int] = []
    }

    private static let stray = 90
    /// What a note costs that stands behind other blanks than its cell would have.
    private static let otherBlanks = 35
    /// What a note costs between two words of a text.
    private static let noteInside = 10
    private static let longestText = 24

    /// - Parameter notesAreAttached: whether notes follow their values without a blank in this text.
    init(
        columns: [Column], words: [Word], hasCellALine: Bool, notesAreAttached: Bool,
        isRecognized: Bool = false
    ) {
        self.isRecognized = isRecognized
        let merged = columns.filter { $0 != .disposed }
        templates = [merged, merged.filter { !$0.isOfTransaction }]
        self.words = words
        self.hasCellALine = hasCellALine
        costOfLooseNote = notesAreAttached ? 15 : 0
        emptyCellsLeaveBlanks = !notesAreAttached && words.contains(where: Self.standsBehindEmptyCell)
        costsInText = costs(of: .title)
        costsInNature = isRecognized ? costs(of: .nature) : costsInText
    }

    private func costs(of column: Column) -> TextCosts {
        var costs = TextCosts()
        var (sum, lastNotes) = (0, 0)
        for index in words.indices {
            let isNote = words[index].shapes.contains(.notes)
            lastNotes = isNote ? lastNotes + 1 : 0
            costs.before.append(sum)
            sum += costInText(index, column) + (isNote ? Self.noteInside : 0)
            costs.upTo.append(sum + lastNotes * (costOfLooseNote + 2 - Self.noteInside))
        }
        return costs
    }

    private static func standsBehindEmptyCell(_ word: Word) -> Bool {
        word.shapes.contains(.notes) && word.gap >= 3 && word.gap % 2 == 1
    }

    /// What a note costs as the beginning of a cell, or as the end of one.
    private func costOfBlanks(_ word: Word, startsDate: Bool) -> Int {
        guard emptyCellsLeaveBlanks, !word.isFirstInLine else { return 0 }
        return Self.standsBehindEmptyCell(word) == startsDate ? 0 : Self.otherBlanks
    }

    /// A row: its cells from left to right, and how unlikely the cut is that made it, in tenths.
    struct Row {
        var cells: [Cell]
        var cost: Int
        /// Which of the templates it follows.
        fileprivate var kind: Int
    }

    /// The rows; words that belong to none are left out.
    func rows() -> [Row] {
        let search = Search(words: words.count, width: templates[0].count + 1)
        defer { search.end() }
        for i in stride(from: words.count, through: 0, by: -1) {
            if i < words.count {
                // Rows that start here; an empty one is none.
                var least = search.fromBoundary[i + 1] + Self.stray
                if words[i].isFirstInLine {
                    for t in 0...1 where t != forbiddenKind {
                        fill(search, t, i, endingHere: Search.unreachable)
                        let cost = search.best[search.index(t, i, 0)] + 5
                        if cost < least { (least, search.kindOfRow[i]) = (cost, Int8(t)) }
                    }
                }
                search.fromBoundary[i] = least
            }
            // Rows that go on here, or end where the next one starts.
            let mayEnd = i == words.count || words[i].isFirstInLine
            for t in 0...1 {
                fill(search, t, i, endingHere: mayEnd ? search.fromBoundary[i] : Search.unreachable)
            }
        }
        return trace(search)
    }

    /// The state of the search: from each word on, the least cost and the choice that leads to it.
    private struct Search {
        static let unreachable = Int.max / 4
        private let words: Int
        let width: Int
        /// By `index`.
        let best: UnsafeMutableBufferPointer<Int>
        /// How many words the column takes; 0 passes the column over, -1 the word.
        let choice: UnsafeMutableBufferPointer<Int16>
        /// The least cost of the words from here on, between rows.
        let fromBoundary: UnsafeMutableBufferPointer<Int>
        /// The kind of row that starts with a word; -1 where none does.
        let kindOfRow: UnsafeMutableBufferPointer<Int8>

        init(words: Int, width: Int) {
            self.words = words
            self.width = width
            let count = 2 * (words + 1) * width
            best = .allocate(capacity: count)
            choice = .allocate(capacity: count)
            fromBoundary = .allocate(capacity: words + 1)
            kindOfRow = .allocate(capacity: words + 1)
            best.initialize(repeating: Self.unreachable)
            choice.initialize(repeating: 0)
            fromBoundary.initialize(repeating: 0)
            kindOfRow.initialize(repeating: -1)
        }

        func end() {
            best.deallocate()
            choice.deallocate()
            fromBoundary.deallocate()
            kindOfRow.deallocate()
        }

        /// Where the state of a kind of row, a word and a column stands.
        func index(_ kind: Int, _ word: Int, _ column: Int) -> Int {
            (kind * (words + 1) + word) * width + column
        }
    }

    /// What starts a column with a word, the best so far.
    private struct Choice {
        /// The costs of the next column at that word, and behind each more.
        let next: UnsafePointer<Int>
        let width: Int
        /// How many words a forbidden cell has; 0 where none is.
        let forbidden: Int
        var least: Int
        var words: Int16 = 0

        @inline(__always)
        mutating func take(_ count: Int, _ cost: Int) {
            guard count != forbidden else { return }
            let total = next[count * width] + cost
            if total <= least { (least, words) = (total, Int16(count)) }
        }
    }

    /// Finds the best choice for each column at word `i`.
    private func fill(_ search: Search, _ t: Int, _ i: Int, endingHere: Int) {
        let columns = templates[t]
        let here = search.best.baseAddress! + search.index(t, i, 0)
        here[columns.count] = endingHere
        // The first column stands where a row starts, and nowhere else.
        let first = i < words.count && words[i].isFirstInLine ? 0 : 1
        for j in stride(from: columns.count - 1, through: first, by: -1) {
            let column = columns[j]
            var forbiddenWords = 0
            if let forbidden, forbidden.column == column, forbidden.words.lowerBound == i {
                forbiddenWords = forbidden.words.count
            }
            var choice = Choice(
                next: here + j + 1, width: search.width, forbidden: forbiddenWords,
                least: here[j + 1] + costOfLacking(column, i))
            if i < words.count {
                if j > 0 {
                    let cost = here[search.width + j] + costOfPassing(i)
                    if cost < choice.least { (choice.least, choice.words) = (cost, -1) }
                }
                if column.content == .text {
                    takeTexts(of: column, at: i, &choice)
                } else {
                    takeValues(of: column, at: i, &choice)
                }
            }
            here[j] = choice.least
            search.choice[search.index(t, i, j)] = choice.words
        }
    }

    private func trace(_ search: Search) -> [Row] {
        var rows: [Row] = []
        var i = 0
        while i < words.count {
            let t = Int(search.kindOfRow[i])
            guard t >= 0 else {
                i += 1
                continue
            }
            var row = Row(cells: [], cost: search.fromBoundary[i], kind: t)
            var j = 0
            while j < templates[t].count {
                let chosen = Int(search.choice[search.index(t, i, j)])
                if chosen > 0 {
                    row.cells.append(Cell(column: templates[t][j], words: i..<i + chosen))
                    i += chosen
                    j += 1
                } else if chosen == 0 {
                    j += 1
                } else {
                    i += 1
                }
            }
            row.cost -= search.fromBoundary[i]
            rows.append(row)
        }
        return rows
    }

    /// The columns of a row's cells that could be cut in another way at no more than `margin` above the best cost:
    /// all of them where it could be a row of the other kind.
    func unclearColumns(of row: Row, margin: Int) -> [Column] {
        func mayBe(_ change: (inout WordAlignment) -> Void) -> Bool {
            var others = self
            change(&others)
            return others.rows().first.map { $0.cost <= row.cost + margin } ?? false
        }
        let isUnclear = templates[0] != templates[1] && mayBe { $0.forbiddenKind = row.kind }
        return row.cells.filter { cell in isUnclear || mayBe { $0.forbidden = cell } }.map(\.column)
    }

    private func costOfPassing(_ i: Int) -> Int {
        guard isRecognized else { return Self.stray }
        if words[i].shapes.contains(.border) { return 2 }
        return words[i].shapes.contains(.unreadable) ? 20 : Self.stray
    }

    private func costOfLacking(_ column: Column, _ i: Int) -> Int {
        switch column {
        case .code where isRecognized: 30
        case .acquiredDisposed where isRecognized: 25
        case .ownership where isRecognized: 30
        case .amount where isRecognized: 50
        case .acquired where isRecognized: 50
        case .owned where isRecognized: 60
        case .title, .underlyingTitle, .transactionDate, .code, .amount, .acquired, .acquiredDisposed: 70
        case .owned, .ownership: 70
        case .price: 40
        case .conversionPrice, .exercisable, .expiration, .underlyingAmount: 30
        case .nature: ownership(before: i) == UInt8(ascii: "I") ? 50 : 0
        default: 0
        }
    }

    /// The letter of the ownership cell that ends before word `i`, if one does; 0 else.
    private func ownership(before i: Int) -> UInt8 {
        var index = i - 1
        while index > 0, words[index].shapes.contains(.notes) { index -= 1 }
        guard index >= 0, words[index].shapes.contains(.ownership) else { return 0 }
        return words[index].shapes.isDisjoint(with: [.acquiredDisposed, .direct])
            ? UInt8(ascii: "I") : UInt8(ascii: "D")
    }

    /// Takes the best cell of a column of values that starts with word `i`.
    private func takeValues(of column: Column, at i: Int, _ choice: inout Choice) {
        guard var cost = cost(of: i, as: column) else { return }
        if hasCellALine, !words[i].isFirstInLine { cost += 8 }
        if words[i].shapes.contains(.notes) {
            cost += costOfBlanks(words[i], startsDate: column.content == .date)
        }
        var end = i + 1
        choice.take(1, cost)
        while end < words.count, words[end].shapes.contains(.notes) {
            cost += costOfLooseNote + costOfNote(end, in: column, words[i])
            cost += costOfBlanks(words[end], startsDate: false)
            end += 1
            choice.take(end - i, cost)
        }
    }

    /// What one more note costs in a cell: notes rather stand with prices and amounts than with letters, and
    /// never twice with the same value.
    private func costOfNote(_ index: Int, in column: Column, _ first: Word) -> Int {
        if words[index].isSame(as: words[index - 1]) { return 40 }
        if first.shapes.contains(.notes) || first.shapes.contains(.pricedByNote) { return 0 }
        return column.content == .acquiredDisposed ? 3 : 1
    }

    private func cost(of index: Int, as column: Column) -> Int? {
        let shapes = words[index].shapes
        let repaired = shapes.contains(.repaired) ? 10 : 0
        let unreadable = shapes.contains(.unreadable) ? 50 : nil
        switch column.content {
        case .date:
            if shapes.contains(.date) { return 0 }
            return shapes.contains(.notes) && column != .transactionDate ? 0 : nil
        case .number:
            if shapes.contains(.notes) { return column.isPrice || column == .underlyingAmount ? 0 : nil }
            if shapes.contains(.pricedByNote) { return column.isPrice ? 0 : nil }
            if shapes.contains(.money) { return column.isPrice ? 0 : column.valuePath != nil ? 5 : 30 }
            guard shapes.contains(.number) else { return nil }
            // A digit that stands alone is rather what is left of something else.
            let alone = isRecognized && words[index].value.count == 1 ? 12 : 0
            return alone + (column.isPrice ? 25 : 0)
        case .code: return shapes.contains(.code) ? repaired : unreadable
        case .timeliness: return shapes.contains(.timeliness) ? 0 : nil
        case .acquiredDisposed: return shapes.contains(.acquiredDisposed) ? repaired : unreadable
        case .ownership: return shapes.contains(.ownership) ? repaired : unreadable
        case .text: return nil
        }
    }

    /// Takes the best cell of a column of texts that starts with word `i`.
    private func takeTexts(of column: Column, at i: Int, _ choice: inout Choice) {
        let first = words[i].shapes
        guard first.isDisjoint(with: [.notes, .pricedByNote]) else { return }
        var cost = first.isDisjoint(with: [.number, .money, .date]) ? 0 : 10
        if isRecognized { cost += costOfRecognizedText(column, i) }
        if hasCellALine, !words[i].isFirstInLine { cost += 8 }
        if column == .nature, ownership(before: i) == UInt8(ascii: "D") { cost += 40 }
        cost -= costOfLine(words[i])
        let costs = column == .nature ? costsInNature : costsInText
        cost -= costs.before[i]
        for index in i..<min(words.count, i + Self.longestText) {
            choice.take(index + 1 - i, cost + costs.upTo[index])
        }
    }

    /// What it costs that a text goes on in the line that a word begins.
    private func costOfLine(_ word: Word) -> Int {
        word.isFirstInLine ? word.isAfterBlank ? 25 : 2 : 0
    }

    /// What a word costs where the text of a column goes on with it.
    private func costInText(_ index: Int, _ column: Column) -> Int {
        let word = words[index]
        guard word.shapes.contains(.notes) else {
            return costOfLine(word)
                + (isRecognized ? costInRecognizedText(column, word) : costInText(word.shapes))
        }
        let isRepeated = index > 0 && word.isSame(as: words[index - 1])
        return costOfLine(word) + costOfBlanks(word, startsDate: false) + (isRepeated ? 40 : 0)
    }

    /// What a text costs by its beginning: none begins with a stroke or an amount, and a nature stands behind an I.
    private func costOfRecognizedText(_ column: Column, _ i: Int) -> Int {
        if !words[i].shapes.isDisjoint(with: [.border, .money]) { return 40 }
        return column == .nature && ownership(before: i) == 0 ? 20 : 0
    }

    /// What a word costs in a text: amounts stand in none, dates in no name of a security.
    private func costInRecognizedText(_ column: Column, _ word: Word) -> Int {
        if column != .nature, !word.shapes.isDisjoint(with: [.date, .pricedByNote]) { return 200 }
        return costInText(word.shapes) + (word.isLongNumber ? 60 : 0)
    }

    private func costInText(_ shapes: Word.Shapes) -> Int {
        if !shapes.isDisjoint(with: [.date, .pricedByNote]) { return 30 }
        if shapes.contains(.money) { return 15 }
        if shapes.contains(.number) { return 8 }
        return shapes.isDisjoint(with: [.acquiredDisposed, .ownership, .code]) ? 0 : 6
    }
}
