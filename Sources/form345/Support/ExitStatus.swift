internal import Glibc

/// How the command ends: the worst that befell any of its files. Thrown to end with it.
enum ExitStatus: Int32, Error, Comparable {
    case success = 0
    /// Written or read, but with errors or differences.
    case errors = 1
    case usage = 2
    /// Unreadable, or not an ownership form.
    case unreadable = 3

    /// Ends the process once everything printed is out; that it cannot be printed is a failure too.
    func exit() -> Never {
        guard fflush(nil) == 0 else {
            StandardError.write("<stdout>: error: \(SystemError.last())")
            Glibc.exit(max(self, .unreadable).rawValue)
        }
        Glibc.exit(rawValue)
    }

    static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
