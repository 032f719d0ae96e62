internal import Glibc

/// How the command ends: the worst that befell any of its files. Thrown to end with it.
enum ExitStatus: Int32, Error, Comparable {
    case success = 0
    /// Written or read, but with errors or differences.
    case errors = 1
    case usage = 2
    /// Unreadable, or not an ownership form.
    case unreadable = 3

    /// Ends the process.
    func exit() -> Never {
        Glibc.exit(rawValue)
    }

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
