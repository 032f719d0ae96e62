import Foundation
import Testing

@Suite("form345 submit-file")
struct SubmitFileCommandTests {
    private let secret = "ab3#cd5@"

    /// A record of 2024 as EDGAR takes it today, with two owners.
    private func record() throws -> String {
        let older = try String(contentsOf: fixture("form4-X0508.xml"), encoding: .utf8)
            .replacing("\u{2013}", with: "-").replacing("\u{EF}", with: "i")
        return try form345("upgrade", "--to", "X0609", "-", input: older).output
    }

    private var codes: [String] { ["--ccc", "9000002=\(secret)", "--ccc", "0009000003=\(secret)"] }

    @Test("What is sent is valid, without what EDGAR inserts, and comes apart again byte for byte")
    func roundtrip() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(record(), to: "a.xml")
        let exhibit = try folder.write("Power of attorney", to: "poa.txt")
        let output = folder.url.appending(path: "filing.xml")
        let result = try form345(
            "submit-file",
            arguments: [file.path] + codes + [
                "--live", "--contact-name", "Nora", "--contact-email", "nora@example.com", "--notify",
                "ida@example.com", "--attach", "\(exhibit.path):EX-24:Power: of attorney", "-o", output.path,
            ])
        #expect(result.errors == "")
        #expect(result.status == 0)
        let xml = try String(contentsOf: output, encoding: .utf8)
        #expect(xml.contains("<testOrLive>LIVE</testOrLive>"))
        #expect(xml.contains("<documentDescription>Power: of attorney</documentDescription>"))
        let permissions = try FileManager.default.attributesOfItem(atPath: output.path)[.posixPermissions]
        #expect(permissions as? Int == 0o600)
        #expect(try form345("validate", output.path).output == "\(output.path): valid\n")
        let converted = try form345("convert", output.path)
        #expect(converted.status == 3 && converted.errors.contains("'form345 submit-file --unpack'"))

        let parts = folder.url.appending(path: "parts")
        #expect(try form345("submit-file", "--unpack", output.path, "-o", parts.path).status == 0)
        #expect(try Data(contentsOf: parts.appending(path: "poa.txt")) == Data("Power of attorney".utf8))
        let form = try String(contentsOf: parts.appending(path: "doc4.xml"), encoding: .utf8)
        #expect(form.contains("<rptOwnerCcc>\(secret)</rptOwnerCcc>"))
        #expect(!form.contains("issuerName") && !form.contains("schemaVersion"))
        let alone = try form345("validate", "--profile", "submission", parts.appending(path: "doc4.xml").path)
        #expect(alone.status == 0)
    }

    @Test("What EDGAR would suspend is not written, and why is said without the CCC")
    func refused() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(record(), to: "a.xml")
        let output = folder.url.appending(path: "filing.xml")
        let lacking = try form345("submit-file", file.path, "--ccc", "9000002=\(secret)", "-o", output.path)
        #expect(lacking.status == 1)
        #expect(lacking.errors.contains("[ccc-missing]"))
        #expect(!lacking.errors.contains(secret))
        let named = try folder.write("Words", to: "Power.TXT")
        let misnamed = try form345(
            "submit-file", arguments: [file.path] + codes + ["--attach", named.path, "-o", output.path])
        #expect(misnamed.errors.contains("[file-name-unfit]"))
        let short = try form345("submit-file", file.path, "--ccc", "9000002=s3cret", "-o", output.path)
        #expect(short.status == 2)
        #expect(!short.errors.contains("s3cret"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                "Power.TXT", "a.xml",
            ])
        let missing = try form345("submit-file", "/nowhere.xml", "-o", output.path)
        #expect(missing.status == 3)
    }

    @Test("CCCs come from a file too")
    func file() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(record(), to: "a.xml")
        let codes = try folder.write("# ours\n9000002=\(secret)\n9000003=\(secret)\n", to: "codes")
        let output = folder.url.appending(path: "filing.xml")
        let result = try form345("submit-file", file.path, "--ccc-file", codes.path, "-o", output.path)
        #expect(result.status == 0)
        #expect(try String(contentsOf: output, encoding: .utf8).contains("<testOrLive>TEST</testOrLive>"))
    }

    @Test(
        "A name that leads out of the folder is refused",
        arguments: ["../evil.txt", "/tmp/evil", ".hidden", "a/b"])
    func escape(_ name: String) throws {
        let folder = try TemporaryFolder()
        let xml = """
            <edgarSubmission><submissionType>4</submissionType><testOrLive>TEST</testOrLive><edgarDocument>\
            <documentName>\(name)</documentName><documentType>COVER</documentType>\
            <documentMimeBlock>YQ==</documentMimeBlock></edgarDocument></edgarSubmission>
            """
        let file = try folder.write(xml, to: "a.xml")
        let parts = folder.url.appending(path: "parts")
        let result = try form345("submit-file", "--unpack", file.path, "-o", parts.path)
        #expect(result.status == 1)
        #expect(!FileManager.default.fileExists(atPath: parts.path))
    }
}
