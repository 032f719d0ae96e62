extension StringProtocol {
    /// Its words in small letters, without the signs between them.
    var plainWords: [String] {
        lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}
