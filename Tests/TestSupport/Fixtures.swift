public import Foundation

/// The files of `Fixtures/`.
public enum Fixtures {
    /// The package's folder, from which the golden reports name their files.
    public static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardizedFileURL

    public static let folder = package.appending(path: "Fixtures")

    /// The user's own document, and its fields as they were checked by hand.
    public static let seed = folder.appending(path: "seed/000_90871ba5af825ba4.txt")
    public static let seedTruth = folder.appending(path: "seed/truth.xml")

    /// The made-up filings, by name; each has its golden XML and report beside it.
    public static let forms: [String] = {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "forms").path)) ?? []
        return names.filter { !$0.hasSuffix(".xml") && !$0.hasSuffix(".json") }.sorted()
    }()

    public static func form(_ name: String) -> URL {
        folder.appending(path: "forms/\(name)")
    }
}
