/// The words of a text that stand before a bracket, with a blank between or without: `16(b)`, `Option (Right`.
///
/// A line that starts with a bracket tells no more which of the two it was.
struct BracketedWords {
    typealias Place = (line: Int, column: Int)

    /// Where the text has an opening bracket.
    private let brackets: [Place]

    init(brackets: [Place]) { self.brackets = brackets }

    /// Whether a word touches the bracket wherever they stand on one line.
    func touches(_ grid: CharacterGrid, _ line: Int, _ word: Range<Int>, bracketAt place: Place) -> Bool {
        var isTouching = false
        for other in brackets where isSame(grid, place, other) {
            let isParted = grid.isBlank(other.line, other.column - 1, isFilled: false)
            let end = isParted ? other.column - 1 : other.column
            let start = end - word.count
            guard start >= 0, grid.isBlank(other.line, start - 1, isFilled: false),
                word.allSatisfy({ grid[line, $0] == grid[other.line, start + $0 - word.lowerBound] })
            else { continue }
            if isParted { return false }
            isTouching = true
        }
        return isTouching
    }

    static let open = UInt32(UInt8(ascii: "("))

    /// Whether two brackets hold the same, up to the next blank.
    private func isSame(_ grid: CharacterGrid, _ place: Place, _ other: Place) -> Bool {
        var distance = 0
        while true {
            let scalar = grid[place.line, place.column + distance]
            let isBlank = grid.isBlank(place.line, place.column + distance, isFilled: false)
            if isBlank { return grid.isBlank(other.line, other.column + distance, isFilled: false) }
            guard scalar == grid[other.line, other.column + distance] else { return false }
            if scalar == UInt32(UInt8(ascii: ")")) { return true }
            distance += 1
        }
    }
}
