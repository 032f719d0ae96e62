import Foundation
import TestSupport
import Testing

@Suite("form345 validate and explain: rules and doubts")
struct ValidateCommandTests {
    private let form4 = fixture("form4-X0508.xml")

    /// A filing that breaks the schema (line 85), a rule (a note that is not there) and gives rise to a doubt.
    private func faulty() throws -> String {
        try String(contentsOf: form4, encoding: .utf8)
            .replacing(">35250<", with: ">35,250<")
            .replacing("<periodOfReport>2024-05-14<", with: "<periodOfReport>2024-05-13<")
            .replacing(
                "<footnoteId id=\"F2\"/>\n                    <footnoteId id=\"F1\"/>",
                with: "<footnoteId id=\"F9\"/>")
    }

    private func codes(_ result: CommandResult) -> [String] {
        result.errors.split(separator: "\n").compactMap {
            $0.split(separator: "[").last.map { String($0.dropLast()) }
        }
    }

    @Test("Schema, then EDGAR's rules, then doubts")
    func order() throws {
        let result = try form345("validate", "-", input: faulty())
        #expect(codes(result) == ["schema-violation", "note-missing", "period-not-earliest"])
        #expect(result.errors.contains("<stdin>:8:21: warning: the period is 2024-05-13"))
        #expect(result.output == "<stdin>: not valid\n")
        #expect(result.status == 1)
    }

    @Test(
        "--only leaves the others out, and may be given again",
        arguments: [
            (["schema"], ["schema-violation"], 1), (["edgar"], ["note-missing"], 1),
            (["doubt"], ["period-not-earliest"], 0),
            (["edgar", "doubt"], ["note-missing", "period-not-earliest"], 1),
        ] as [([String], [String], Int32)])
    func only(_ checks: [String], _ expected: [String], _ status: Int32) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(faulty(), to: "a.xml")
        let result = try form345("validate", arguments: checks.flatMap { ["--only", $0] } + [file.path])
        #expect(codes(result) == expected)
        #expect(result.status == status)
    }

    @Test("As a submission it lacks its CCCs and says too much")
    func submission() throws {
        let result = try form345("validate", "--profile", "submission", "--only", "edgar", form4.path)
        #expect(codes(result).filter { $0 == "ccc-missing" }.count == 2)
        #expect(codes(result).contains("issuer-name-given"))
        #expect(result.status == 1)
    }

    @Test("--as holds a document against another type and version")
    func edition() throws {
        #expect(try form345("validate", "--as", "4:X0407", form4.path).status == 0)
        let older = try form345("validate", "--as", ":X0306", form4.path)
        #expect(older.errors.contains("<aff10b5One> may not stand here"))
        let amendment = try form345("validate", "--as", "4/A:X0508", form4.path)
        #expect(amendment.errors.contains("dateOfOriginalSubmission"))
        #expect(codes(amendment).contains("amendment-undated"))
        for wrong in ["6", "4:X9", "4/B:X0508"] {
            #expect(try form345("validate", "--as", wrong, form4.path).status == 2)
        }
    }

    @Test("A CCC is shown by no finding and no report")
    func secret() throws {
        let text = try String(contentsOf: form4, encoding: .utf8).replacing(
            "</rptOwnerCik>",
            with: "</rptOwnerCik><rptOwnerCcc>s3cret!</rptOwnerCcc><rptOwnerCcc>s3cret!</rptOwnerCcc>")
        for arguments in [["--format", "text"], ["--format", "json"], ["--format", "sarif"]] {
            let result = try form345("validate", arguments[0], arguments[1], "-", input: text)
            #expect(result.status == 1)
            #expect(!result.output.contains("s3cret!") && !result.errors.contains("s3cret!"))
        }
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "a.xml")
        let report = folder.url.appending(path: "a.json")
        _ = try form345("convert", file.path, "--report", report.path)
        #expect(try !String(contentsOf: report, encoding: .utf8).contains("s3cret!"))
        let padded = text.replacing("s3cret!", with: " s3cret\u{E9}")
        let sent = try form345("validate", "--format", "json", "--profile", "submission", "-", input: padded)
        #expect(!sent.output.contains("s3cret") && sent.output.contains("rptOwnerCcc"))
        for format in ["text", "json"] {
            let compared = try form345("compare", "--format", format, form4.path, file.path)
            #expect(!compared.output.contains("s3cret!") && compared.output.contains("(secret)"))
        }
    }

    // MARK: upgrade

    @Test("upgrade writes the later version, and says what it assumed")
    func upgrade() throws {
        let older = try String(contentsOf: form4, encoding: .utf8)
            .replacing("X0508", with: "X0306").replacing("    <aff10b5One>1</aff10b5One>\n", with: "")
        let result = try form345("upgrade", "--to", "X0609", "-", input: older)
        #expect(codes(result) == ["trading-plan-assumed", "address-place-moved"])
        #expect(result.status == 0)
        let again = try form345("validate", "-", input: result.output)
        #expect(again.output == "<stdin>: valid\n")
    }

    @Test("Downwards upgrade names what would be lost, and writes it with --lossy only")
    func downgrade() throws {
        let folder = try TemporaryFolder()
        let output = folder.url.appending(path: "a.xml")
        let refused = try form345("upgrade", "--to", "X0306", form4.path, "-o", output.path)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("error: X0306 has no box for a trading plan, which says '1'"))
        #expect(
            refused.errors.contains("nothing was written, for something would be lost; --lossy allows it"))
        #expect(!FileManager.default.fileExists(atPath: output.path))
        let result = try form345("upgrade", "--to", "X0306", "--lossy", form4.path, "-o", output.path)
        #expect(codes(result) == ["lost-in-version"])
        #expect(result.status == 0)
        #expect(try form345("validate", output.path).status == 0)
        #expect(try form345("upgrade", "--to", "X0101", form4.path).status == 2)
    }

    // MARK: SARIF

    private typealias Object = [String: Any]

    @Test("SARIF 2.1.0 has what its schema requires, and every finding at line and column")
    func sarif() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(faulty(), to: "a b.xml")
        let broken = try folder.write("<ownershipDocument><issuer>", to: "cut.xml")
        let result = try form345("validate", "--format", "sarif", file.path, broken.path, form4.path)
        #expect(result.status == 3)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? Object)
        #expect(log["version"] as? String == "2.1.0")
        let runs = try #require(log["runs"] as? [Object])
        let run = try #require(runs.first)
        #expect(runs.count == 1)
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
        #expect(driver["name"] as? String == "form345")
        let rules = try #require(driver["rules"] as? [Object])
        for rule in rules {
            #expect(rule["id"] is String)
            #expect((rule["fullDescription"] as? Object)?["text"] is String)
            let level = (rule["defaultConfiguration"] as? Object)?["level"] as? String
            #expect(["error", "warning", "note"].contains(level))
        }
        let results = try #require(run["results"] as? [Object])
        #expect(
            results.map { $0["ruleId"] as? String }
                == ["schema-violation", "note-missing", "period-not-earliest", "truncated-xml"])
        for result in results {
            #expect((result["message"] as? Object)?["text"] is String)
            #expect(["error", "warning", "note"].contains(result["level"] as? String))
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            let location = try #require(
                (result["locations"] as? [Object])?.first?["physicalLocation"] as? Object)
            let uri = try #require((location["artifactLocation"] as? Object)?["uri"] as? String)
            #expect(uri.hasPrefix("file:///") && !uri.contains(" "))
            let region = try #require(location["region"] as? Object)
            #expect((region["startLine"] as? Int ?? 0) >= 1)
            #expect((region["startColumn"] as? Int ?? 0) >= 1)
        }
        let region =
            ((results[0]["locations"] as? [Object])?[0]["physicalLocation"] as? Object)?["region"] as? Object
        #expect(region?["startLine"] as? Int == 85)
        #expect(region?["startColumn"] as? Int == 28)
        #expect(region?["endColumn"] as? Int == 34)
    }

    // MARK: explain

    @Test("A code is explained with its severity, source and example")
    func explain() throws {
        let result = try form345("explain", "nature-missing")
        #expect(result.output.hasPrefix("nature-missing: error\nThe securities are owned indirectly (I)"))
        #expect(result.output.contains("Example: I with an empty <natureOfOwnership>."))
        #expect(result.output.contains("From: EDGAR's rule, specification 3.3 cm(5)."))
        #expect(result.status == 0)
        #expect(try form345("explain", "number-repaired").output.hasPrefix("number-repaired: warning\n"))
        let unknown = try form345("explain", "no-such-code")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("'no-such-code' is no code of a finding"))
        #expect(try form345("explain").status == 2)
    }

    @Test("The list has every code of the page, a line each")
    func list() throws {
        let codes = try form345("explain", "--list").output.split(separator: "\n").map {
            $0.prefix { $0 != ":" }
        }
        let page = try String(
            contentsOf: Fixtures.package.appending(path: "docs/findings.md"), encoding: .utf8)
        let headings = page.split(separator: "\n").filter { $0.hasPrefix("### ") }.map { $0.dropFirst(4) }
        #expect(codes.sorted() == headings.sorted())
        #expect(codes.count > 90)
    }

    @Test("docs/findings.md is what the rules say; see 'make golden'")
    func page() throws {
        let page = try String(
            contentsOf: Fixtures.package.appending(path: "docs/findings.md"), encoding: .utf8)
        #expect(try form345("explain", "--markdown").output == page)
    }
}
