internal import Glibc

/// A file to read, or standard input.
struct Input {
    /// The path as the user gave it; `-` is standard input.
    let path: String

    /// What findings name it by.
    var name: String { path == "-" ? "<stdin>" : path }

    /// The file's name without its folders and its ending.
    var stem: String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last ?? "".utf8[...]
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
            return String(Substring(name))
        }
        return String(Substring(name[..<dot]))
    }

    /// The most a file may have, 64 MB.
    static let maximumSize = 64 << 20

    /// The files that `paths` name. A folder stands for the files in it, sorted by name; hidden files and
    /// folders within it are passed over. A path that cannot be read fails when it is read.
    static func files(_ paths: [String]) -> [Input] {
        paths.flatMap { path in
            guard path != "-", isFolder(path) else { return [Input(path: path)] }
            let files = folder(path)
            return files.isEmpty ? [Input(path: path)] : files
        }
    }

    /// The files in a folder, sorted by name.
    static func folder(_ path: String) -> [Input] {
        guard let folder = opendir(path) else { return [Input(path: path)] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(cString: $0.bindMemory(to: CChar.self).baseAddress!)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        return names.sorted().map { Input(path: prefix + $0) }.filter { !isFolder($0.path) }
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// All bytes of the file.
    /// - Throws: where it cannot be read, is a folder, or has more than ``maximumSize``.
    func read() throws(SystemError) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw SystemError.last() }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError.last() }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw SystemError("there are no files in this folder")
        }
        // What is no plain file has no size beforehand.
        let expected = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : 1 << 16
        guard expected <= Self.maximumSize else { throw Self.tooLarge }
        var bytes: [UInt8] = []
        while true {
            let room = max(expected - bytes.count, 0) + (bytes.isEmpty ? 1 : max(bytes.count, 1 << 16))
            let piece = try [UInt8].read(upTo: room, from: descriptor)
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            guard bytes.count <= Self.maximumSize else { throw Self.tooLarge }
            if piece.count < room { return bytes }
        }
    }

    private static let tooLarge = SystemError("it has more than 64 MB; give one form a file")
}

extension [UInt8] {
    /// Reads until there are `count` bytes or no more come.
    fileprivate static func read(upTo count: Int, from descriptor: Int32) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let got = Glibc.read(descriptor, buffer.baseAddress! + filled, count - filled)
                if got < 0, errno == EINTR { continue }
                if got < 0 { failure = SystemError.last() }
                if got <= 0 { break }
                filled += got
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
