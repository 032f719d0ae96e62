extension [UInt8] {
    /// Whether these letters stand somewhere in `phrase` with at most `errors` letters changed, lost or added.
    func isNearlyIn(_ phrase: [UInt8], errors: Int) -> Bool {
        guard !isEmpty else { return true }
        guard count - phrase.count <= errors else { return false }
        // Column by column of the phrase: the fewest errors for each prefix of these letters that ends there.
        var distances = [Int](0...count)
        // The longest prefix without too many errors; those behind it are not looked at.
        var longest = Swift.min(errors, count)
        for letter in phrase {
            var diagonal = distances[0]
            let end = Swift.min(longest + 1, count)
            if end > longest { distances[end] = errors + 1 }
            for index in 1...end {
                let changed = diagonal + (self[index - 1] == letter ? 0 : 1)
                diagonal = distances[index]
                distances[index] = Swift.min(changed, distances[index] + 1, distances[index - 1] + 1)
            }
            longest = end
            while distances[longest] > errors { longest -= 1 }
            if longest == count { return true }
        }
        return false
    }
}
