/// Boxes of which a program left one blank where there were many, or none before a line: their sides do not stand below
/// each other any more.
///
/// The rules and what is filled with `_` have kept their width, and so tell where each side stood: seen from below, a
/// side stands as far from the one before it as nothing but such signs reach, or else above the next one of the line
/// below.
struct NarrowedBoxes {
    private typealias Segment = CharacterGrid.Segment

    private let grid: CharacterGrid
    /// Whether no two blanks stand side by side any more.
    private let isCollapsed: Bool
    /// Whether no line starts with a blank any more.
    private let isStripped: Bool
    /// Beyond what all lines reach: here stands a side that nothing tells of, behind words outside all boxes.
    private let far: Int

    /// The text with the sides of its boxes below each other; `nil` where they stand so.
    static func widened(_ grid: CharacterGrid) -> TextBuilder? {
        let boxes = NarrowedBoxes(grid)
        // Without blanks before a line, drawn boxes stand as they stood.
        guard boxes.isCollapsed || boxes.isStripped && grid.style == .underscored else { return nil }
        return boxes.widened()
    }

    private init(_ grid: CharacterGrid) {
        self.grid = grid
        isCollapsed = ["  ", "\u{A0}\u{A0}"].allSatisfy { (blanks: StaticString) in
            grid.source.position(of: blanks, from: 0) == nil
        }
        isStripped = hasNoIndents(grid.source)
        far = grid.lines.reduce(0) { max($0, grid.width(of: $1)) }
    }

    private func widened() -> TextBuilder {
        let sides = sides()
        let rows = rows(sides)
        var builder = TextBuilder(capacity: grid.source.count * 3)
        for line in grid.lines {
            let isRow = rows.contains(line)
            if grid[line, 0] != 0x20, isRow || isTop(line) {
                builder.append(0x20, from: grid.lineStart(line))
            }
            let start = grid.lineStart(line)
            let end = line + 1 < grid.lines.upperBound ? grid.lineStart(line + 1) : grid.source.count
            var position = start
            /// How far what follows is moved to the right.
            var move = 0
            for side in isRow && isCollapsed ? secondCell(of: line) : sides[line] {
                let place = grid.bytes(of: Segment(line: line, columns: side.from..<side.from + 1)).lowerBound
                builder.append(grid.source[position..<place], from: position)
                for _ in move..<max(move, side.to - side.from) {
                    builder.append(0x20, from: max(start, place - 1))
                }
                (position, move) = (place, max(move, side.to - side.from))
            }
            builder.append(grid.source[position..<end], from: position)
        }
        return builder
    }

    // MARK: Sides

    /// The side of a box: where it stands, and where it stood.
    private struct Side {
        let from: Int
        let to: Int
        let direction: CharacterGrid.Direction
    }

    /// The sides of each line.
    private func sides() -> [[Side]] {
        var sides: [[Side]] = []
        for line in grid.lines.reversed() {
            sides.append(self.sides(of: line, above: (sides.last ?? []).filter { $0.direction != .down }))
        }
        return sides.reversed()
    }

    private func sides(of line: Int, above below: [Side]) -> [Side] {
        let places = grid.sides(in: line)
        // Where there are fewer than below, those are not there of which nothing says that they go up.
        let below = below.filter { places.count >= below.count || $0.direction == .up }
        var sides: [Side] = []
        for from in places {
            let last = sides.last
            let start = last.map { $0.from + 1 } ?? 0
            let least = (last.map { $0.to + 1 } ?? 0) + from - start
            let isFilled = !(start..<from).contains { grid[line, $0] == 0x20 }
            let next = below.first { $0.to >= least }?.to
            let to = isFilled ? least : next ?? (last == nil ? least : max(far, least))
            sides.append(Side(from: from, to: to, direction: grid.direction(line, from)))
        }
        return sides
    }

    // MARK: Lines without sides

    /// Whether a line is the top of a box of `_`, which has blanks above its corners.
    private func isTop(_ line: Int) -> Bool {
        grid.style == .underscored && grid.width(of: line) > 1
            && !(0..<grid.width(of: line)).contains { grid[line, $0] != UInt8(ascii: "_") }
    }

    /// The lines of tables without sides: two cells each, the second a date, above a line of captions with a star.
    private func rows(_ sides: [[Side]]) -> Set<Int> {
        var rows: Set<Int> = []
        for caption in grid.lines where hasStars(caption) {
            let table = (0..<caption).reversed().prefix { sides[$0].isEmpty && isOfTable($0) }
            if table.contains(where: { endsWithDate(words(of: $0)) }) { rows.formUnion(table + [caption]) }
        }
        return rows
    }

    /// What stands in a table has a blank before it, or else has words that `_` joins.
    private func isOfTable(_ line: Int) -> Bool {
        let words = words(of: line)
        guard isStripped else { return grid[line, 0] == 0x20 && !words.isEmpty }
        return endsWithDate(words) && (grid.style == .drawn || words.count == 2)
    }

    private func hasStars(_ line: Int) -> Bool { words(of: line).first?.elementsEqual("**".utf8) == true }

    private func endsWithDate(_ words: [ArraySlice<UInt8>]) -> Bool {
        guard words.count > 1, let last = words.last else { return false }
        return last.count == 10 && last.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "/") }
    }

    private func words(of line: Int) -> [ArraySlice<UInt8>] {
        guard grid.width(of: line) > 0 else { return [] }
        let bytes = grid.bytes(of: Segment(line: line, columns: 0..<grid.width(of: line)))
        return grid.source[bytes].split(separator: 0x20)
    }

    /// Where the last word of a row stood, a date or the caption below one, and where it is seen as one of its own.
    private func secondCell(of line: Int) -> [Side] {
        let words = words(of: line)
        guard endsWithDate(words) || hasStars(line), let count = words.last?.count else { return [] }
        return [Side(from: grid.width(of: line) - count, to: far + 2, direction: .up)]
    }
}
