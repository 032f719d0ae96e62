/// The words of a text that stand before a bracket, with a blank between or without: `16(b)`, `Option (Right`.
///
/// A line that starts with a bracket tells no more which of the two it was.
struct BracketedWords {
    private var touching: Set<Int> = []
    private var parted: Set<Int> = []

    /// - Parameter brackets: where the text has an opening bracket.
    init(_ grid: CharacterGrid, brackets: [(line: Int, column: Int)]) {
        for (line, column) in brackets where column > 0 {
            let isParted = grid.isBlank(line, column - 1, isFilled: false)
            let end = isParted ? column - 1 : column
            var start = end
            while start > 0, !grid.isBlank(line, start - 1, isFilled: false) { start -= 1 }
            guard start < end else { continue }
            let word = Self.hash(grid, line, start..<end, bracketAt: (line, column))
            if isParted { parted.insert(word) } else { touching.insert(word) }
        }
    }

    /// Whether a word touches the bracket wherever they stand on one line.
    func touches(_ grid: CharacterGrid, _ line: Int, _ word: Range<Int>, bracketAt place: (Int, Int)) -> Bool
    {
        let word = Self.hash(grid, line, word, bracketAt: place)
        return touching.contains(word) && !parted.contains(word)
    }

    static let open = UInt32(UInt8(ascii: "("))

    /// A number for a word and what stands in the bracket behind it, up to the next blank.
    private static func hash(
        _ grid: CharacterGrid, _ line: Int, _ word: Range<Int>, bracketAt place: (line: Int, column: Int)
    ) -> Int {
        var hash = 0
        for column in word { hash = hash &* 31 &+ Int(grid[line, column]) }
        var column = place.column
        while !grid.isBlank(place.line, column, isFilled: false) {
            hash = hash &* 31 &+ Int(grid[place.line, column])
            if grid[place.line, column] == UInt32(UInt8(ascii: ")")) { break }
            column += 1
        }
        return hash
    }
}
