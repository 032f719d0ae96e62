extension [UInt8] {
    /// Whether these letters stand somewhere in `phrase` with at most `errors` letters changed, lost or added.
    func isNearlyIn(_ phrase: [UInt8], errors: Int) -> Bool {
        guard !isEmpty else { return true }
        // Column by column of the phrase: the fewest errors for each prefix of these letters that ends there.
        var distances = [Int](0...count)
        for letter in phrase {
            var diagonal = distances[0]
            for index in 1...count {
                let changed = diagonal + (self[index - 1] == letter ? 0 : 1)
                diagonal = distances[index]
                distances[index] = Swift.min(changed, distances[index] + 1, distances[index - 1] + 1)
            }
            if distances[count] <= errors { return true }
        }
        return false
    }
}
