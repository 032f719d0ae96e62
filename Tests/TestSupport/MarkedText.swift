/// A text with places in it: `⟦` and `⟧` stand around each and are no part of the text.
public struct MarkedText: Sendable {
    public let text: String
    /// What stands between the marks, in order.
    public let marked: [String]
    /// Where: line and column from 1, columns counted in Unicode scalars, the end after the last scalar.
    public let places: [(line: Int, column: Int, endLine: Int, endColumn: Int)]

    /// - Parameter source: its line ends may be `\n`, `\r\n` or `\r`.
    public init(_ source: String) {
        var text = String.UnicodeScalarView()
        var marked: [String] = []
        var places: [(Int, Int, Int, Int)] = []
        var open: (line: Int, column: Int, offset: Int)?
        var (line, column) = (1, 1)
        var previous: Unicode.Scalar?
        for scalar in source.unicodeScalars {
            switch scalar {
            case "⟦": open = (line, column, text.count)
            case "⟧":
                let start = open!
                marked.append(String(String.UnicodeScalarView(text.dropFirst(start.offset))))
                places.append((start.line, start.column, line, column))
            default:
                if scalar == "\r" || (scalar == "\n" && previous != "\r") {
                    (line, column) = (line + 1, 1)
                } else if scalar != "\n" {
                    column += 1
                }
                text.append(scalar)
                previous = scalar
            }
        }
        self.text = String(text)
        self.marked = marked
        self.places = places
    }
}
