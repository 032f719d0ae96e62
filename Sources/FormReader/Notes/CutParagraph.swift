import FormText

/// A text whose lines a text browser cut at its window's width, without regard to words: it does so with text that is set
/// as it was typed.
struct CutParagraph {
    /// A blank between its lines, but none where one was cut.
    private(set) var text: Located
    /// Whether a blank may be missing, or stand in a word.
    private(set) var isInDoubt = false

    /// - Parameter lines: of a paragraph, whether they were cut or end between words.
    init(_ lines: [Range<Int>], _ context: ReaderContext) {
        guard lines.count > 1, !context.isPrinted, let width = Self.width(of: lines, context) else {
            text = context.printed(lines)
            return
        }
        // Most paragraphs ask for no word.
        lazy var words = context.text.wordCounts
        let ends = zip(lines, lines.dropFirst())
        let indent = context.indent(lines[0])
        let joints = ends.map { previous, line in
            context.width(previous) == width && context.indent(line) == indent
                ? Self.joint(previous, line, words, context.text) : nil
        }
        // A line that ends between words brings no blank to the next one; and lines so are hardly all as wide.
        let blanks = ends.count { context.width($0) == width && context.indent($1) == indent + 1 }
        let ofOneWord = joints.count { $0 == .oneWord } + blanks
        let ofTwoWords = joints.count { $0 == .twoWords }
        let isCertain =
            ofOneWord > 2 * ofTwoWords || ofTwoWords == 0 && joints.count { $0 != nil } >= Self.enough
        text = context.located(lines)
        text.value = context.page.string(lines[0])
        for (joint, line) in zip(joints, lines.dropFirst()) {
            let (isCut, mayBeOther) =
                switch joint {
                case nil: (false, false)
                case .goesOn, .oneWord: (true, false)
                case .twoWords: (false, isCertain)
                case .unknown(let mayBeTwo): (isCertain || !mayBeTwo, !isCertain)
                }
            if mayBeOther { isInDoubt = true }
            text.value += (isCut ? "" : " ") + context.page.string(line)
        }
    }

    /// So many lines are hardly of the very same width by chance.
    private static let enough = 3

    /// What stands at both sides of the end of a line.
    private enum Joint: Equatable {
        /// A hyphen or a stroke, behind which lines may end between words too.
        case goesOn
        case oneWord, twoWords
        /// Words that the text does not have both elsewhere, nor as one.
        case unknown(mayBeTwo: Bool)
    }

    private static func joint(
        _ previous: Range<Int>, _ next: Range<Int>, _ words: @autoclosure () -> [[UInt8]: Int],
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Joint {
        func isWordByte(_ index: Int) -> Bool { isLetter(text[index]) || isDigit(text[index]) }
        guard isWordByte(previous.upperBound - 1), isWordByte(next.lowerBound) else {
            let (last, first) = (text[previous.upperBound - 1], text[next.lowerBound])
            if "-/".utf8.contains(last) { return .goesOn }
            if "([\"".utf8.contains(first) { return .unknown(mayBeTwo: true) }
            // Behind a comma comes a blank, but not between digits.
            return ",;:.)".utf8.contains(last) && isLetter(first) ? .twoWords : .oneWord
        }
        var start = previous.upperBound
        while start > previous.lowerBound, isWordByte(start - 1) { start -= 1 }
        var end = next.lowerBound
        while end < next.upperBound, isWordByte(end) { end += 1 }
        let first = text[start..<previous.upperBound].map(lowercased)
        let second = text[next.lowerBound..<end].map(lowercased)
        let words = words()
        // Both stand here once; elsewhere too where there are more.
        let isFirstElsewhere = words[first, default: 0] > (first == second ? 2 : 1)
        let isSecondElsewhere = words[second, default: 0] > (first == second ? 2 : 1)
        // A letter alone is no word.
        if second.count == 1, second[0] == text[next.lowerBound], isLetter(second[0]),
            second != [UInt8(ascii: "a")], !isFirstElsewhere
        {
            return .oneWord
        }
        if isFirstElsewhere, isSecondElsewhere { return .twoWords }
        if words[first + second, default: 0] > 0 { return .oneWord }
        let isMixed = isDigit(text[previous.upperBound - 1]) != isDigit(text[next.lowerBound])
        return .unknown(mayBeTwo: isFirstElsewhere || isSecondElsewhere || isMixed)
    }

    /// The width at which lines were cut without regard to words: all that the filer did not end have it, or a blank less,
    /// and hardly any ends a word before it. `nil` where lines end between words.
    ///
    /// Where one line alone is as wide, none elsewhere that starts below it is wider.
    private static func width(of lines: [Range<Int>], _ context: ReaderContext) -> Int? {
        let widths = lines.dropLast().map(context.width)
        let widest = widths.max()!
        let full = widths.count { $0 >= widest - 1 }
        let others = widths.count { $0 < widest - 1 && $0 > widest - longestWord }
        guard widest > 70, others * 3 <= full else { return nil }
        if full > 1 { return widest }
        let span = lines[0].lowerBound..<lines[lines.count - 1].upperBound
        let indent = context.indent(lines[0])
        let elsewhere = context.page.lines.lazy.compactMap { context.page.cells[$0.cells].last?.range }
            .filter { !span.contains($0.lowerBound) && context.indent($0) == indent }
        return elsewhere.allSatisfy { context.width($0) <= widest } ? widest : nil
    }

    /// Few words have as many letters.
    private static let longestWord = 12
}
