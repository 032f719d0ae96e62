import FormText

extension UnsafeBufferPointer<UInt8> {
    /// The words of a stretch of a text: what stands between white space.
    func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            var end = start
            while end < range.upperBound, !isSpace(self[end]) { end += 1 }
            if end > start { words.append(start..<end) }
            start = end + 1
        }
        return words
    }
}

extension StringProtocol {
    /// Its words in small letters, without the signs between them.
    var plainWords: [String] {
        lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
