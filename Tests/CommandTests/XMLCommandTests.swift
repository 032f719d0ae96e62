import Foundation
import Testing

@Suite("form345 roundtrip, validate and compare")
struct XMLCommandTests {
    let form4 = fixture("form4-X0508.xml")
    let form3 = fixture("form3-X0206.xml")

    private func text(_ file: URL) throws -> String {
        try String(contentsOf: file, encoding: .utf8)
    }

    // MARK: roundtrip

    @Test("A line a file, and 0 where all are identical")
    func roundtrip() throws {
        let result = try form345("roundtrip", form4.path, form3.path)
        #expect(result.output == "\(form4.path): identical\n\(form3.path): identical\n")
        #expect(result.errors.isEmpty)
        #expect(result.status == 0)
    }

    @Test("A folder stands for its files, sorted, without hidden ones")
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b.xml", "a.xml", ".hidden"] { _ = try folder.write(text(form3), to: name) }
        let result = try form345("roundtrip", folder.url.path)
        #expect(result.output == "\(folder.url.path)/a.xml: identical\n\(folder.url.path)/b.xml: identical\n")
    }

    @Test("The first difference by path, the finding behind it, and 1")
    func difference() throws {
        let folder = try TemporaryFolder()
        let changed = try text(form3).replacing("<issuer>", with: "<issuer><!-- new -->")
        let file = try folder.write(changed, to: "a.xml")
        let result = try form345("roundtrip", file.path)
        #expect(
            result.output
                == "\(file.path):12: /ownershipDocument/issuer: '<!-- new -->' was written as '<issuerCik>0009000001</issuerCik>'\n"
        )
        #expect(
            result.errors
                == "\(file.path):12: warning: the comment is not kept: ' new ', at /ownershipDocument/issuer [comment-dropped]\n"
        )
        #expect(result.status == 1)
    }

    // MARK: validate

    @Test("A verdict a file; findings with line, path and code")
    func validate() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(text(form4).replacing(">35250<", with: ">35,250<"), to: "a.xml")
        let result = try form345("validate", form3.path, file.path)
        #expect(result.output == "\(form3.path): valid\n\(file.path): not valid\n")
        #expect(result.errors.hasPrefix("\(file.path):85:28: error: '35,250' is no plain number"))
        #expect(result.errors.hasSuffix(" [schema-violation]\n"))
        #expect(result.errors.count { $0 == "\n" } == 1)
        #expect(result.status == 1)
    }

    @Test("As JSON one object a line")
    func validateJSON() throws {
        let faulty = try text(form4).replacing(">35250<", with: ">a \"b\"\n\\<")
        let result = try form345("validate", "--format", "json", form3.path, "-", input: faulty)
        let lines = result.output.split(separator: "\n")
        try #require(lines.count == 2)
        let good = try #require(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any])
        #expect(good["file"] as? String == form3.path)
        #expect(good["documentType"] as? String == "3")
        #expect(good["schemaVersion"] as? String == "X0206")
        #expect(good["valid"] as? Bool == true)
        #expect((good["findings"] as? [Any])?.isEmpty == true)
        let bad = try #require(try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
        #expect(bad["file"] as? String == "<stdin>")
        #expect(bad["valid"] as? Bool == false)
        let finding = try #require((bad["findings"] as? [[String: Any]])?.first)
        #expect(finding["code"] as? String == "schema-violation")
        #expect(finding["severity"] as? String == "error")
        #expect(finding["line"] as? Int == 85)
        #expect(finding["column"] as? Int == 28)
        #expect(finding["endLine"] as? Int == 86)
        #expect(finding["endColumn"] as? Int == 2)
        #expect(finding["text"] as? String == "a \"b\"\n\\")
        #expect(result.status == 1)
    }

    @Test("Other schemas are taken from a folder, under either name")
    func otherSchemas() throws {
        let folder = try TemporaryFolder()
        let schema = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:include schemaLocation=".//common.xsd.xml"/></xs:schema>
            """
        let common = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="ownershipDocument" type="xs:date"/></xs:schema>
            """
        _ = try folder.write(schema, to: "ownership4Document.xsd.xml")
        _ = try folder.write(common, to: "common.xsd.xml")
        let result = try form345("validate", "--schema", folder.url.path, form4.path)
        #expect(result.output == "\(form4.path): not valid\n")
        #expect(result.status == 1)
        let other = try form345("validate", "--schema", folder.url.path, form3.path)
        #expect(other.errors.contains("there is no schema for the document type '3'"))
        #expect(try form345("validate", "--schema", "/nowhere", form3.path).status == 2)
    }

    // MARK: compare

    @Test("Fields that differ, a line each, and 1")
    func compare() throws {
        let folder = try TemporaryFolder()
        let changed = try text(form4).replacing(">35250<", with: ">35251<").replacing(
            "<isDirector>1", with: "<isDirector>true")
        let file = try folder.write(changed, to: "a.xml")
        let result = try form345("compare", form4.path, file.path)
        let path =
            "/ownershipDocument/nonDerivativeTable/nonDerivativeTransaction[1]/postTransactionAmounts/sharesOwnedFollowingTransaction/value"
        #expect(result.output == "\(path): '35250' against '35251'\n")
        #expect(result.status == 1)
        let lexical = try form345("compare", "--lexical", "--format", "json", form4.path, file.path)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(lexical.output.utf8)) as? [String: Any])
        #expect((object["differences"] as? [Any])?.count == 2)
        #expect(try form345("compare", form4.path, form4.path).status == 0)
        #expect(try form345("compare", form4.path, "/nowhere.xml").status == 3)
    }

    // MARK: many files

    @Test("Thousands of files are done in their order, and in time")
    func manyFiles() throws {
        let names = (0..<3000).map { "/nowhere/\($0).xml" }
        let result = try form345("validate", arguments: ["--format", "json"] + names + [form3.path])
        #expect(result.errors.split(separator: "\n").map { $0.prefix { $0 != ":" } } == names.map { $0[...] })
        #expect(result.output.hasPrefix("{\"file\": \"\(form3.path)\""))
        let unknown = try form345("compare", arguments: names)
        #expect(unknown.status == 2)
    }

    // MARK: bad input

    @Test("Each bad file has one line and the others are still done")
    func badInput() throws {
        let folder = try TemporaryFolder()
        let bad = [
            try folder.write("", to: "empty.xml"), try folder.write([0x7F, 0x45, 0, 1, 2], to: "binary.xml"),
            try folder.write("%PDF-1.7", to: "a.pdf"), try folder.write("FORM 10-K", to: "10-K.txt"),
            try folder.write("<ownershipDocument><issuer>", to: "cut.xml"),
            try folder.write("<!DOCTYPE a [<!ENTITY b 'c'>]><ownershipDocument/>", to: "dtd.xml"),
            try folder.write(String(repeating: "a", count: 1 << 20), to: "long.txt"),
            try folder.write([0x3C, 0xFF, 0xFE, 0x3E], to: "utf8.xml"),
            try folder.write("<html/>", to: "page.html"), folder.url.appending(path: "missing.xml"),
        ]
        for command in ["roundtrip", "validate"] {
            for file in bad {
                let result = try form345(command, file.path, form3.path)
                #expect(result.status == 3)
                #expect(result.errors.hasPrefix("\(file.path):"))
                #expect(result.errors.count { $0 == "\n" } == 1, "\(result.errors)")
                #expect(result.output.hasPrefix("\(form3.path): "))
            }
        }
    }

    @Test("The worst of several files is the status")
    func worst() throws {
        let folder = try TemporaryFolder()
        let invalid = try folder.write("<ownershipDocument/>", to: "a.xml")
        #expect(try form345("validate", invalid.path, form3.path).status == 1)
        #expect(try form345("validate", invalid.path, "/nowhere.xml", form3.path).status == 3)
    }

    @Test("A folder without files is said to be one")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        let result = try form345("validate", folder.url.path, form3.path)
        #expect(result.errors == "\(folder.url.path): error: there are no files in this folder\n")
        #expect(result.output == "\(form3.path): valid\n")
        #expect(result.status == 3)
    }

    @Test("Output that cannot be written is not taken for written")
    func fullDisk() throws {
        let result = try form345("roundtrip", arguments: [form3.path], output: URL(filePath: "/dev/full"))
        #expect(result.errors == "<stdout>: error: no space left on device\n")
        #expect(result.status == 3)
    }

    @Test("A file beyond 64 MB is refused")
    func tooLarge() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "large.xml")
        try FileHandle(forWritingTo: file).truncate(atOffset: (64 << 20) + 1)
        let result = try form345("roundtrip", file.path)
        #expect(result.status == 3)
        #expect(result.errors == "\(file.path): error: it has more than 64 MB; give one form a file\n")
    }

    @Test("Wrong use is 2, help and version are 0")
    func usage() throws {
        #expect(try form345("roundtrip").status == 2)
        #expect(try form345("validate", "--format", "yaml", form3.path).status == 2)
        #expect(try form345("frobnicate").status == 2)
        #expect(try form345("--help").status == 0)
        #expect(try form345("--version").status == 0)
    }
}
