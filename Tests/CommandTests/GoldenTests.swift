import Foundation
import TestSupport
import Testing

/// What `make golden` writes: all made-up filings, converted in one run from the package's folder.
private let golden: (result: CommandResult, folder: TemporaryFolder) = {
    let folder = try! TemporaryFolder()
    let files = Fixtures.forms.map { "Fixtures/forms/\($0)" }
    let result = try! form345(
        "convert", arguments: files + ["--output", folder.url.path, "--report", folder.url.path],
        in: Fixtures.package)
    return (result, folder)
}()

@Suite("The made-up filings")
struct GoldenTests {
    @Test("There are filings of every form and layout that is read")
    func coverage() {
        for word in [
            "form3", "form4", "form5", "form4A", "tabs-", "markdown-", "html-", "specification-", "order-",
            "submission-", "typed-", "lynx-", "w3m-", "html2text-", "speclynx-", "columns-", "body-",
            "paragraph-",
            "converted-", "torn-", "filled-", "fragments-", "sorted-", "damaged-", "shifted-", "unspanned-",
            "broken-", "cells-", "dashed-", "paged-", "quoted-", "saved-", "spreadsheet-",
            "pipes-",
        ] {
            #expect(Fixtures.forms.contains { $0.contains(word) }, "\(word)")
        }
        #expect(Fixtures.forms.count >= 14)
        #expect(golden.result.status == 1)
    }

    @Test("XML and report are the golden ones, byte for byte", arguments: Fixtures.forms)
    func files(form: String) throws {
        for ending in ["xml", "json"] {
            let name = URL(filePath: form).deletingPathExtension().lastPathComponent + ".\(ending)"
            let expected = try String(contentsOf: Fixtures.form(name), encoding: .utf8)
            let written = try String(contentsOf: golden.folder.url.appending(path: name), encoding: .utf8)
            guard written != expected else { continue }
            let at = zip(written.utf8, expected.utf8).prefix { $0 == $1 }.count
            let got = String(decoding: written.utf8.dropFirst(at).prefix(80), as: UTF8.self)
            Issue.record("\(name) differs from byte \(at) on, where it has '\(got)'; see 'make golden'")
        }
    }

    @Test(
        "Whatever ends the lines of a file, it says the same in the same places", arguments: ["\r\n", "\r"])
    func lineEnds(end: String) throws {
        try expectGolden(["xml", "json"]) { $0.replacing("\n", with: end) }
    }

    @Test(
        "What another program did to all of a file changes nothing of what it says", arguments: TextChange.all
    )
    func changes(change: TextChange) throws {
        try expectGolden(["xml"], of: Fixtures.forms.filter(change.isOf), change.changed)
    }

    /// Forms in which letters of either case tell nothing that is not told otherwise: recognition, and what was torn apart,
    /// make of some letters what only their case tells.
    private static let plainForms = Fixtures.forms.filter { form in
        !["scan-", "torn-", "damaged", "monthly", "overlaid", "attached"].contains {
            form.contains($0)
        }
    }

    @Test("In small letters a form says the same, in small letters")
    func smallLetters() throws {
        let folder = try TemporaryFolder()
        for form in Self.plainForms {
            let text = try String(contentsOf: Fixtures.form(form), encoding: .utf8)
            try Data(text.lowercased().utf8).write(to: folder.url.appending(path: form))
        }
        _ = try form345("convert", arguments: Self.plainForms + ["--output", "out"], in: folder.url)
        for form in Self.plainForms {
            let name = URL(filePath: form).deletingPathExtension().lastPathComponent + ".xml"
            let written = try String(contentsOf: folder.url.appending(path: "out/\(name)"), encoding: .utf8)
            let expected = try String(contentsOf: Fixtures.form(name), encoding: .utf8)
            #expect(written.lowercased() == expected.lowercased(), "\(name)")
        }
    }

    /// Expects the golden files of what texts become.
    private func expectGolden(
        _ endings: [String], of forms: [String] = Fixtures.forms, _ changed: (String) -> String
    ) throws {
        let folder = try TemporaryFolder()
        let copies = folder.url.appending(path: "Fixtures/forms")
        try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
        for form in forms {
            let text = try String(contentsOf: Fixtures.form(form), encoding: .utf8)
            try Data(changed(text).utf8).write(to: copies.appending(path: form))
        }
        let files = forms.map { "Fixtures/forms/\($0)" }
        _ = try form345("convert", arguments: files + ["--output", "out", "--report", "out"], in: folder.url)
        for form in forms {
            for ending in endings {
                let name = URL(filePath: form).deletingPathExtension().lastPathComponent + ".\(ending)"
                let written = try? Data(contentsOf: folder.url.appending(path: "out/\(name)"))
                #expect(try written == Data(contentsOf: Fixtures.form(name)), "\(name)")
            }
        }
    }

    /// An object of a report.
    private typealias Object = [String: Any]

    @Test(
        "Every field and finding is found in the file at the place that the report gives",
        arguments: Fixtures.forms)
    func places(form: String) throws {
        let stem = URL(filePath: form).deletingPathExtension().lastPathComponent
        let report = try JSONSerialization.jsonObject(with: Data(contentsOf: Fixtures.form("\(stem).json")))
        let text = try String(contentsOf: Fixtures.form(form), encoding: .utf8)
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(
            Array.init)
        let object = try #require(report as? Object)
        let fields = try #require(object["fields"] as? [Object])
        let findings = try #require(object["findings"] as? [Object])
        #expect(fields.count > 10)
        for entry in fields + findings {
            guard let line = entry["line"] as? Int, let column = entry["column"] as? Int,
                let endLine = entry["endLine"] as? Int, let endColumn = entry["endColumn"] as? Int
            else { continue }
            var found = String.UnicodeScalarView()
            for number in line...endLine {
                let whole = lines[number - 1]
                let from = number == line ? column - 1 : 0
                let to = number == endLine ? endColumn - 1 : whole.count
                found.append(contentsOf: whole[from..<to])
                if number < endLine { found.append("\n") }
            }
            #expect(String(found) == entry["text"] as? String, "\(entry["path"] ?? "")")
        }
    }
}
