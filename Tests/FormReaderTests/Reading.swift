import FormReader
import FormText
import Foundation
import OwnershipModel

/// Reads a text form.
func read(_ text: String, options: ReadingOptions = ReadingOptions()) throws -> Reading {
    try FormReader.read(Page(bytes: Array(text.utf8)), options: options)
}

func read(_ file: URL, options: ReadingOptions = ReadingOptions()) throws -> Reading {
    try FormReader.read(Page(bytes: Array(Data(contentsOf: file))), options: options)
}

extension FieldDifference {
    /// `path: expected, found`.
    var line: String {
        "\(path): \(left.map { "'\($0.value)'" } ?? "nothing"), found \(right.map { "'\($0.value)'" } ?? "nothing")"
    }
}

extension Reading {
    /// The value of the first field whose path ends so.
    func value(_ path: String) -> String? { fields.first { $0.xpath.hasSuffix(path) }?.value }

    /// The paths that findings of one kind name, without the document's own.
    func paths(_ kind: FindingKind) -> [String] {
        findings.filter { $0.kind == kind }.map { finding in
            String((finding.path ?? "").trimmingPrefix("/ownershipDocument/"))
        }
    }
}
