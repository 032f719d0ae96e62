public import Foundation

/// Real filings, where `FORM345_CORPUS` names a folder of them.
public enum Corpus {
    public static let folder: URL? = ProcessInfo.processInfo.environment["FORM345_CORPUS"].map {
        URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL
    }

    public static let isThere = !filings.isEmpty

    /// The filings' XML, sorted by name.
    public static let filings: [URL] = files(in: "xml").filter { $0.hasSuffix(".xml") }.map {
        folder!.appending(path: "xml/\($0)")
    }

    /// The names of the files in one of the corpus's folders, sorted.
    public static func files(in path: String) -> [String] { names(in: path, areFolders: false) }

    /// The names of the folders in one of the corpus's folders, sorted.
    public static func folders(in path: String) -> [String] { names(in: path, areFolders: true) }

    private static func names(in path: String, areFolders: Bool) -> [String] {
        guard let folder = folder?.appending(path: path),
            let entries = try? FileManager.default.contentsOfDirectory(
                at: folder, includingPropertiesForKeys: [.isDirectoryKey])
        else { return [] }
        return entries.filter { $0.hasDirectoryPath == areFolders }.map(\.lastPathComponent).sorted()
    }
}
