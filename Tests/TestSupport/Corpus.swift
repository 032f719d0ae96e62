public import Foundation

/// Real filings, where `FORM345_CORPUS` names a folder of them.
public enum Corpus {
    public static let folder: URL? = ProcessInfo.processInfo.environment["FORM345_CORPUS"].map {
        URL(filePath: $0, directoryHint: .isDirectory).standardizedFileURL
    }

    public static let isThere = !filings.isEmpty

    /// The filings' XML, sorted by name.
    public static let filings: [URL] = {
        guard let xml = folder?.appending(path: "xml"),
            let files = try? FileManager.default.contentsOfDirectory(at: xml, includingPropertiesForKeys: nil)
        else { return [] }
        return files.filter { $0.pathExtension == "xml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }()
}
