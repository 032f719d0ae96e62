internal import Glibc
internal import Section16

/// Where the results for one or more files go: a file, or a folder with a file for each.
struct Destination {
    private let path: String
    private let isFolder: Bool
    private let ending: String

    /// - Throws: where several files cannot go to one: a folder is made for them if there is nothing yet.
    init(_ path: String, ending: String, of files: [String]) throws {
        self.path = path
        self.ending = ending
        let hasSeveral = files.count > 1 || files.contains { $0 != "-" && Input.isFolder($0) }
        if Input.isFolder(path) || hasSeveral, let twin = Self.twin(among: Input.files(files)) {
            StandardError.write(
                "\(twin): error: another file has the same name but for its ending, and both would go to one file; give them one by one"
            )
            throw ExitStatus.usage
        }
        if Input.isFolder(path) {
            isFolder = true
        } else if hasSeveral || path.hasSuffix("/") {
            guard mkdir(path, 0o777) == 0 else {
                StandardError.write(
                    "\(path): error: no folder can be made here for several files: \(SystemError.last())")
                throw ExitStatus.usage
            }
            isFolder = true
        } else {
            isFolder = false
        }
    }

    /// A file whose result would take the place of another's.
    private static func twin(among inputs: [Input]) -> String? {
        var stems: Set<String> = []
        return inputs.first { !stems.insert($0.stem).inserted }?.path
    }

    /// The file for an input: `<stem>.xml` in the folder.
    func path(for input: Input) -> String {
        guard isFolder else { return path }
        return
            "\(path.hasSuffix("/") ? path : path + "/")\(input.path == "-" ? "stdin" : input.stem).\(ending)"
    }
}
