internal import Glibc

/// Where results go.
enum Output {
    /// Writes `bytes` to a file whole or not at all: into a temporary file beside it, which then takes its
    /// place.
    static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        var template = Array("\(path).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw SystemError.last() }
        do throws(SystemError) {
            defer { close(descriptor) }
            try write(bytes, to: descriptor)
            // mkstemp lets nobody else read; a new file follows the user's mask.
            guard fchmod(descriptor, 0o666 & ~userMask) == 0 else { throw SystemError.last() }
            guard rename(template, path) == 0 else { throw SystemError.last() }
        } catch {
            unlink(template)
            throw error
        }
    }

    /// The user's mask for new files, which can only be read by setting it.
    private static let userMask: mode_t = {
        let mask = umask(0)
        umask(mask)
        return mask
    }()

    /// Writes `bytes` to standard output.
    static func write(_ bytes: [UInt8]) throws(SystemError) {
        fflush(nil)
        try write(bytes, to: STDOUT_FILENO)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError.last() }
            written += count
        }
    }
}

/// Where findings and failures go.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Writes a line; what cannot be written there is lost.
    static func write(_ line: String) {
        var line = line + "\n"
        line.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
