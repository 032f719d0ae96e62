internal import Glibc

/// Where results go.
enum Output {
    /// Writes `bytes` to a file whole or not at all: into a temporary file beside it, which then takes its
    /// place.
    /// - Parameter isSecret: whether only the user may read the file.
    static func write(_ bytes: [UInt8], to path: String, isSecret: Bool = false) throws(SystemError) {
        let temporary = "\(path).\(getpid()).partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL, isSecret ? 0o600 : 0o666)
        guard descriptor >= 0 else { throw SystemError.last(path) }
        do throws(SystemError) {
            defer { close(descriptor) }
            try write(bytes, to: descriptor)
            guard rename(temporary, path) == 0 else { throw SystemError.last(path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

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
