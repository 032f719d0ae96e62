internal import Glibc

/// What the system refused, in its own words.
struct SystemError: Error, CustomStringConvertible {
    let description: String
    /// The file it was refused for, where that is not the one that was read.
    let file: String?

    init(_ description: String, file: String? = nil) {
        self.description = description
        self.file = file
    }

    /// Takes the reason from `errno`.
    static func last(_ file: String? = nil) -> SystemError {
        SystemError(String(cString: strerror(errno)).lowercasedFirst, file: file)
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
