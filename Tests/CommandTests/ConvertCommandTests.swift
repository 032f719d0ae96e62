import Foundation
import TestSupport
import Testing

@Suite("form345 convert")
struct ConvertCommandTests {
    /// A filing that is whole, with its CIKs; one that lacks them; one with no more than doubts.
    private let whole = Fixtures.form("html-form4-plan.html")
    private let incomplete = Fixtures.form("tabs-form4-plan.txt")
    private let doubtful = Fixtures.form("html-form4-value.html")

    private func text(_ file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8)
    }

    private func golden(_ form: URL) throws -> String {
        try text(form.deletingPathExtension().appendingPathExtension("xml"))
    }

    private func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    // MARK: Where the output goes

    @Test("XML goes to standard output, findings to standard error; 0 where nothing is wrong")
    func standardOutput() throws {
        let good = try form345("convert", whole.path)
        #expect(good.output == (try golden(whole)))
        #expect(good.errors == "")
        #expect(good.status == 0)
        let lacking = try form345("convert", incomplete.path)
        #expect(lacking.output == (try golden(incomplete)))
        #expect(
            lacking.errors.split(separator: "\n").map { $0.split(separator: " ").last }
                == ["[issuer-cik-missing]", "[owner-cik-missing]"])
        #expect(lacking.errors.hasPrefix("\(incomplete.path): error: the issuer's CIK is missing"))
        #expect(lacking.status == 1)
    }

    @Test("Several files at the same time give the same output, in the same order", arguments: ["2", "7"])
    func jobs(_ jobs: String) throws {
        let forms = [whole, incomplete, doubtful, incomplete, URL(filePath: "/no/such/form"), whole].map(
            \.path)
        let one = try form345("convert", arguments: forms)
        let several = try form345("convert", arguments: ["--jobs", jobs] + forms)
        #expect(several.output == one.output)
        #expect(several.errors == one.errors)
        #expect(several.status == 3)
    }

    @Test("To a file, with its report in another")
    func files() throws {
        let folder = try TemporaryFolder()
        let (xml, report) = (folder.url.appending(path: "a.out"), folder.url.appending(path: "b.out"))
        let result = try form345("convert", whole.path, "-o", xml.path, "--report", report.path)
        #expect(result.output == "")
        #expect(result.status == 0)
        #expect(try text(xml) == golden(whole))
        #expect(try names(in: folder.url) == ["a.out", "b.out"])
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: report)) as? [String: Any])
        #expect(object["file"] as? String == whole.path)
        #expect(object["form"] as? String == "4")
        #expect(object["layout"] as? String == "html")
        #expect((object["findings"] as? [Any])?.isEmpty == true)
        #expect((object["unclaimed"] as? [Any])?.isEmpty == true)
        let field = try #require(
            (object["fields"] as? [[String: Any]])?.first { $0["value"] as? String == "VHB" })
        #expect(field["path"] as? String == "/ownershipDocument/issuer/issuerTradingSymbol")
        #expect(field["how"] as? String == "read")
        #expect(field["text"] as? String == "VHB")
        #expect(
            Set(field.keys) == ["path", "value", "how", "line", "column", "endLine", "endColumn", "text"])
    }

    @Test("To folders, which are made where there are several files")
    func folders() throws {
        let folder = try TemporaryFolder()
        let (xml, reports) = (folder.url.appending(path: "xml"), folder.url.appending(path: "reports"))
        let result = try form345(
            "convert", whole.path, doubtful.path, "-o", xml.path, "--report", reports.path)
        #expect(result.status == 0)
        #expect(try names(in: xml) == ["html-form4-plan.xml", "html-form4-value.xml"])
        #expect(try names(in: reports) == ["html-form4-plan.json", "html-form4-value.json"])
        #expect(try text(xml.appending(path: "html-form4-plan.xml")) == golden(whole))
    }

    @Test("A folder stands for its files")
    func folderOfFiles() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(text(whole), to: "b.html")
        _ = try folder.write(text(whole), to: "a.html")
        let output = folder.url.appending(path: "out")
        #expect(try form345("convert", folder.url.path, "-o", output.path).status == 0)
        #expect(try names(in: output) == ["a.xml", "b.xml"])
    }

    @Test("From standard input, a pipe or a file")
    func standardInput() throws {
        let file = try form345("convert", "-", input: text(incomplete))
        #expect(file.output == (try golden(incomplete)))
        #expect(file.errors.hasPrefix("<stdin>: error: "))
        let pipe = try run(
            URL(filePath: "/bin/sh"), ["-c", "cat '\(incomplete.path)' | '\(executable.path)' convert -"])
        #expect(pipe.output == (try golden(incomplete)))
        #expect(pipe.status == 1)
    }

    @Test("Nothing is written where the output cannot go, and what was there stays")
    func unwritable() throws {
        let folder = try TemporaryFolder()
        let nowhere = folder.url.appending(path: "none/a.xml")
        let missing = try form345("convert", whole.path, "-o", nowhere.path)
        #expect(missing.status == 3)
        #expect(missing.output == "")
        #expect(missing.errors == "\(nowhere.path): error: no such file or directory\n")
        #expect(try names(in: folder.url) == [])

        let several = try form345("convert", whole.path, doubtful.path, "-o", nowhere.path)
        #expect(several.status == 2)
        #expect(
            several.errors.hasPrefix("\(nowhere.path): error: no folder can be made here for several files"))

        // Where a folder stands already, no file can take its place; nothing of it is left half done.
        let output = try folder.write("as it was", to: "a.xml")
        let bad = try folder.write("no form", to: "bad.txt")
        #expect(try form345("convert", bad.path, "-o", output.path).status == 3)
        #expect(try text(output) == "as it was")
        #expect(try names(in: folder.url) == ["a.xml", "bad.txt"])
        #expect(try form345("convert", whole.path, "-o", output.path).status == 0)
        #expect(try text(output) == golden(whole))
        #expect(try names(in: folder.url) == ["a.xml", "bad.txt"])
    }

    @Test("A full disk is an error")
    func fullDisk() throws {
        let result = try form345("convert", arguments: [whole.path], output: URL(filePath: "/dev/full"))
        #expect(result.status == 3)
        #expect(result.errors.hasSuffix("error: no space left on device\n"))
    }

    // MARK: Several files

    @Test("A bad file among several is said, the others are done, and the worst is the status")
    func several() throws {
        let folder = try TemporaryFolder()
        let bad = try folder.write("no form", to: "bad.txt")
        let output = folder.url.appending(path: "out")
        let result = try form345("convert", whole.path, bad.path, incomplete.path, "-o", output.path)
        #expect(result.status == 3)
        #expect(try names(in: output) == ["html-form4-plan.xml", "tabs-form4-plan.xml"])
        #expect(
            result.errors.split(separator: "\n").filter { $0.hasPrefix("\(bad.path): error: ") }.count == 1)
        #expect(try form345("convert", whole.path, incomplete.path, "-o", output.path).status == 1)
        #expect(try form345("convert", whole.path, doubtful.path, "-o", output.path).status == 0)
    }

    @Test("Every kind of bad input is one line that names the file, 3, and no output")
    func badInput() throws {
        let folder = try TemporaryFolder()
        let tenK = """
            UNITED STATES SECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\nFORM 10-K\n
            ANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d) OF THE SECURITIES EXCHANGE ACT OF 1934\n
            For the fiscal year ended December 31, 2019\nHarrowgate Corp\nItem 1. Business\nThe company makes \
            instruments.\nItem 12. Security Ownership of Certain Beneficial Owners\nOur directors own 4% of our \
            common stock.\n
            """
        let bad: [(URL, String)] = [
            (folder.url.appending(path: "missing.txt"), "no such file or directory"),
            (try folder.write("", to: "empty.txt"), "the file is empty"),
            (try folder.write(" \r\n\t\n", to: "blank.txt"), "the file is empty"),
            (try folder.write([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0], to: "binary"), "this is not text"),
            (try folder.write("FORM 4\0\0\0", to: "nul.txt"), "this is not text"),
            (
                try folder.write("%PDF-1.4\n%\u{E2}\n", to: "form4.pdf"),
                "this is a PDF file: take its text out first"
            ),
            (try folder.write(tenK, to: "10-K.txt"), "this is not a Form 3, 4 or 5"),
            (
                try folder.write(String(repeating: "a", count: 1 << 20), to: "long.txt"),
                "this is not a Form 3, 4 or 5"
            ),
            (
                try folder.write([0x46, 0xFF, 0xC3, 0x28, 0xA0, 0xA1], to: "utf8.txt"),
                "this is not a Form 3, 4 or 5"
            ),
            (
                try folder.write("<?xml version=\"1.0\"?><ownershipDocument><issuer>", to: "cut.xml"),
                "the document breaks off"
            ),
            (
                try folder.write(
                    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><ownershipDocument>&b;</ownershipDocument>",
                    to: "dtd.xml"), "a DOCTYPE is refused"
            ),
        ]
        for (file, reason) in bad {
            let output = folder.url.appending(path: "out.xml")
            let result = try form345("convert", file.path, "-o", output.path)
            #expect(result.status == 3, "\(file.lastPathComponent)")
            #expect(result.output == "")
            #expect(result.errors.hasPrefix(file.path), "\(result.errors)")
            #expect(result.errors.contains("error: \(reason)"), "\(result.errors)")
            #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
            #expect(!FileManager.default.fileExists(atPath: output.path))
        }
    }

    @Test("A form stays a form in another encoding, on one endless line of cells, and with a mark before it")
    func encodings() throws {
        let folder = try TemporaryFolder()
        let form = try text(incomplete)
        let windows = try folder.write(Array(form.utf8), to: "a.txt")
        #expect(try form345("convert", windows.path).output == golden(incomplete))
        let utf16 = try folder.write(
            [0xFF, 0xFE] + form.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, to: "b.txt")
        #expect(try form345("convert", utf16.path).output == golden(incomplete))
        let marked = try folder.write([0xEF, 0xBB, 0xBF] + Array(form.utf8), to: "c.txt")
        #expect(try form345("convert", marked.path).output == golden(incomplete))
        let returns = try folder.write(form.replacing("\n", with: "\r"), to: "d.txt")
        #expect(try form345("convert", returns.path).output == golden(incomplete))
    }

    @Test("Two files that would go to one are refused; neither takes the other's place")
    func sameName() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write(text(whole), to: "a.html")
        let second = try folder.write(text(incomplete), to: "a.txt")
        let output = folder.url.appending(path: "out")
        let result = try form345("convert", first.path, second.path, "-o", output.path)
        #expect(result.status == 2)
        #expect(result.errors.contains("a.txt: error: another file has the same name but for its ending"))
    }

    @Test("An empty folder is nothing to convert")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let result = try form345("convert", folder.url.path)
        #expect(result.status == 3)
        #expect(result.errors == "\(folder.url.path): error: there are no files in this folder\n")
    }

    // MARK: Options

    @Test("What EDGAR would suspend is said early, at its place in the text")
    func brokenRule() throws {
        let note = "The board found on November 19, 2024 that the goal for fiscal 2024 was met at 110%."
        let long = try text(whole).replacing(note, with: String(repeating: "word ", count: 201) + "end.")
        let result = try form345("convert", "-", input: long)
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("<stdin>:317:"))
        #expect(
            result.errors.contains("error: the footnote F1 has 1009 characters, but EDGAR takes 1000; cut it")
        )
        #expect(result.errors.hasSuffix("[note-too-long]\n"))
    }

    @Test("What is missing hides nothing else that EDGAR would suspend")
    func beside() throws {
        let person = "1. Name and Address of Reporting Person*"
        let form = try text(incomplete)
        let start = try #require(form.range(of: person)).lowerBound
        let end = try #require(form.range(of: "2. Issuer Name")).lowerBound
        let many =
            form[..<start] + String(repeating: String(form[start..<end]), count: 11)
            + form[end...].replacing("[ HGIC ]", with: "[ HGIC, HGIC.A ]")
        let result = try form345("convert", "-", input: String(many))
        #expect(result.errors.contains("'HGIC, HGIC.A' has 12 characters, but issuerTradingSymbol may have"))
        #expect(result.errors.contains("[too-many-owners]"))
        #expect(!result.errors.contains("may not stand here"))
    }

    @Test("Under --strict a warning counts as an error")
    func strict() throws {
        #expect(try form345("convert", doubtful.path).status == 0)
        #expect(try form345("convert", "--strict", doubtful.path).status == 1)
        #expect(try form345("convert", "--strict", whole.path).status == 0)
    }

    @Test("Notes are shown only where they are asked for")
    func notes() throws {
        let quiet = try form345("convert", Fixtures.seed.path)
        #expect(!quiet.errors.contains(": note: "))
        let loud = try form345("convert", "--notes", Fixtures.seed.path)
        #expect(loud.errors.contains("'8 571'") && loud.errors.contains(": note: "))
        #expect(loud.output == quiet.output)
    }

    @Test("Each field that is not as it stands is explained: what stood there, what it became and why")
    func explanation() throws {
        let plain = try form345("convert", Fixtures.seed.path)
        let result = try form345("convert", "--explain", Fixtures.seed.path)
        #expect(result.output == plain.output)
        #expect(result.status == plain.status)
        #expect(result.errors.hasPrefix(plain.errors))
        let explained = result.errors.dropFirst(plain.errors.count)
        #expect(
            explained.contains(
                "\(Fixtures.seed.path):34:35: repaired: '8571' from '8 571', at /ownershipDocument/"))
        #expect(explained.contains("\n    a blank stands between the digits of one number\n"))
        #expect(explained.contains("\n    the running balance holds with this value and with no other: '"))
        let whole = try form345("convert", "--explain", whole.path)
        #expect(whole.errors == "")
    }

    @Test("What the text does not say can be given")
    func identities() throws {
        #expect(try form345("convert", Fixtures.seed.path).status == 1)
        let result = try form345(
            "convert", Fixtures.seed.path, "--issuer-cik", "1107843", "--issuer-symbol", "QLYS",
            "--owner-cik",
            "1234567", "--issuer-name", "QUALYS, INC.")
        #expect(result.status == 0)
        #expect(result.output.contains("<issuerCik>0001107843</issuerCik>"))
        #expect(result.output.contains("<rptOwnerCik>0001234567</rptOwnerCik>"))
        #expect(result.output.contains("<issuerTradingSymbol>QLYS</issuerTradingSymbol>"))
        let folder = try TemporaryFolder()
        let file = try folder.write(result.output, to: "a.xml")
        #expect(try form345("validate", file.path).output == "\(file.path): valid\n")
    }

    @Test("A submission leaves out what EDGAR inserts")
    func submission() throws {
        let result = try form345("convert", "--profile", "submission", whole.path)
        #expect(result.status == 0)
        for element in ["schemaVersion", "issuerName", "rptOwnerName"] {
            #expect(try golden(whole).contains("<\(element)>"))
            #expect(!result.output.contains("<\(element)>"))
        }
        #expect(result.output.contains("<issuerCik>0009100238</issuerCik>"))
        #expect(try form345("convert", "--profile", "record", whole.path).output == golden(whole))
    }

    @Test("Another version of the schema can be asked for, and decides which elements there are")
    func schemaVersion() throws {
        let result = try form345("convert", "--schema-version", "X0306", whole.path)
        #expect(result.status == 0)
        #expect(result.output.contains("<schemaVersion>X0306</schemaVersion>"))
        #expect(!result.output.contains("aff10b5One"))
        let newest = try form345("convert", "--schema-version", "X0609", whole.path)
        #expect(newest.status == 0)
        #expect(newest.output.contains("<rptOwnerNonUSAddressFlag>false</rptOwnerNonUSAddressFlag>"))
    }

    @Test("XML is read and written again")
    func xml() throws {
        let file = whole.deletingPathExtension().appendingPathExtension("xml")
        let result = try form345("convert", file.path)
        #expect(result.output == (try golden(whole)))
        #expect(result.status == 0)
    }

    @Test("Wrong use is 2 and says how it is meant; help is 0")
    func usage() throws {
        for arguments in [
            [], [whole.path, "--profile", "draft"], [whole.path, "--issuer-cik", "12a"],
            [whole.path, "--owner-cik", "12345678901"], [whole.path, "--issuer-cik", ""],
            [whole.path, "--bogus"], [whole.path, "--schema-version", "X9999"],
        ] {
            let result = try form345("convert", arguments: arguments)
            #expect(result.status == 2, "\(arguments)")
            #expect(result.output == "")
            #expect(result.errors.contains("Usage: form345 convert"), "\(arguments)")
        }
        let help = try form345("convert", "--help")
        #expect(help.status == 0)
        for option in ["--output", "--report", "--profile", "--schema-version", "--owner-cik", "--strict"] {
            #expect(help.output.contains(option))
        }
    }
}
