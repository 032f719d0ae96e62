import FormRenderer
import OwnershipModel
import Testing

@Suite("Each form and edition is printed as it was approved")
struct GoldenTests {
    /// What differs is shown by `make golden`, which prints the filings again.
    @Test("Made-up filings are printed letter for letter", arguments: Filings.names, PrintedLayout.allCases)
    func golden(_ name: String, _ layout: PrintedLayout) throws {
        let printed = FormRenderer.render(try Filings.document(name), as: layout)
        let golden = try Filings.golden(name, layout)
        let line = zip(printed.split(separator: "\n"), golden.split(separator: "\n")).first { $0 != $1 }
        #expect(
            printed == golden, "first difference: \(line.map { "\($0.0) instead of \($0.1)" } ?? "an end")")
    }

    @Test("There is a filing for each form and for each edition")
    func editions() throws {
        let kinds = try Filings.names.map { name in
            let document = try Filings.document(name)
            return "\(document.documentType!) \(document.schemaVersion!)"
        }
        #expect(
            Set(kinds).isSuperset(of: ["3 X0206", "3 X0607", "4 X0306", "4/A X0508", "4 X0609", "5 X0306"]))
    }
}
