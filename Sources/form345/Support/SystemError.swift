internal import Glibc

/// What the system refused, in its own words.
struct SystemError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    /// Takes the reason from `errno`.
    static func last() -> SystemError {
        SystemError(String(cString: strerror(errno)).lowercasedFirst)
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
