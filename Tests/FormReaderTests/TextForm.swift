import FormReader
import OwnershipModel
import TestSupport
import Testing

/// A small Form 4 as EDGAR's web page flattened, to change a part of.
///
/// Its text may hold marks (``MarkedText``) where findings are expected.
struct TextForm {
    var heading = [
        "SEC Form 4", "FORM 4\tUNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D.C. 20549",
        "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP", "OMB APPROVAL", "OMB Number: 3235-0287",
        "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b).",
    ]
    var owner = [
        "1. Name and Address of Reporting Person*", "Lindqvist Marta E", "(Last)\t(First)\t(Middle)",
        "48 FOUNDRY LANE",
        "(Street)", "WORCESTER\tMA\t01608", "(City)\t(State)\t(Zip)",
    ]
    var issuer = ["2. Issuer Name and Ticker or Trading Symbol Harrowgate Corp [ HGC ]"]
    var relationship = [
        "5. Relationship of Reporting Person(s) to Issuer (Check all applicable)", "X\tDirector\t\t10% Owner",
        "\tOfficer (give title below)\t\tOther (specify below)",
    ]
    var date = ["3. Date of Earliest Transaction (Month/Day/Year) 03/11/2019"]
    var filing = [
        "4. If Amendment, Date of Original Filed (Month/Day/Year)\t6. Individual or Joint/Group Filing (Check Applicable Line)",
        "X\tForm filed by One Reporting Person", "\tForm filed by More than One Reporting Person",
    ]
    var headingOne = [
        "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
        "1. Title of Security (Instr. 3)\t2. Transaction Date (Month/Day/Year)\t2A. Deemed Execution Date, if any (Month/Day/Year)\t3. Transaction Code (Instr. 8)\t4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)\t5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4)\t6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)\t7. Nature of Indirect Beneficial Ownership (Instr. 4)",
        "Code\tV\tAmount\t(A) or (D)\tPrice",
    ]
    var rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD"]
    var headingTwo = [
        "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)",
        "1. Title of Derivative Security (Instr. 3)\t2. Conversion or Exercise Price of Derivative Security\t3. Transaction Date (Month/Day/Year)\t3A. Deemed Execution Date, if any (Month/Day/Year)\t4. Transaction Code (Instr. 8)\t5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)\t6. Date Exercisable and Expiration Date (Month/Day/Year)\t7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4)\t8. Price of Derivative Security (Instr. 5)\t9. Number of derivative Securities Beneficially Owned Following Reported Transaction(s) (Instr. 4)\t10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)\t11. Nature of Indirect Beneficial Ownership (Instr. 4)",
        "Code\tV\t(A)\t(D)\tDate Exercisable\tExpiration Date\tTitle\tAmount or Number of Shares",
    ]
    var rowsTwo: [String] = []
    var notes = ["Explanation of Responses:"]
    var signatures = ["\t/s/ Marta E. Lindqvist\t03/13/2019"]
    var foot = [
        "\t** Signature of Reporting Person\tDate",
        "Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.",
        "* If the form is filed by more than one reporting person, see Instruction 4 (b)(v).",
        "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
    ]

    init() {}

    /// The form with some of its parts changed.
    init(_ change: (inout TextForm) -> Void) {
        change(&self)
    }

    var text: String {
        let lines =
            heading + owner + issuer + relationship + date + filing + headingOne + rowsOne + headingTwo
            + rowsTwo
            + notes + signatures + foot
        return lines.joined(separator: "\n") + "\n"
    }

    /// What is read of it, the identities given, so that a clean form has no finding.
    func reading() throws -> Reading {
        var options = ReadingOptions()
        options.issuerCik = "9100001"
        options.rptOwnerCiks = ["9200001", "9200002", "9200003"]
        return try read(MarkedText(text).text, options: options)
    }

    /// The document that is read of it.
    func document() throws -> OwnershipDocument { try reading().document }

    /// Expects a finding with each code at each mark, in their order, and no other finding.
    ///
    /// - Parameter missing: the codes of findings on what stands nowhere.
    func expectFindings(
        _ codes: String..., missing: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let places = MarkedText(text).places
        let expected = zip(codes, places).map {
            "\($0) \($1.line):\($1.column)-\($1.endLine):\($1.endColumn)"
        }
        let findings = try reading().findings
        let located = findings.compactMap { finding in
            finding.place.map {
                "\(finding.kind.code) \($0.line):\($0.column!)-\($0.endLine):\($0.endColumn!)"
            }
        }
        #expect(located.sorted() == expected.sorted(), sourceLocation: sourceLocation)
        #expect(
            findings.filter { $0.place == nil }.map(\.kind.code).sorted() == missing.sorted(),
            sourceLocation: sourceLocation)
    }
}

/// A form with rows of the two tables, and notes.
func table(_ rowsOne: [String], _ rowsTwo: [String] = [], notes: [String] = []) -> TextForm {
    TextForm {
        $0.rowsOne = rowsOne
        $0.rowsTwo = rowsTwo
        $0.notes += notes
    }
}

/// At what price a row says securities were traded.
func price(_ row: SecurityRow) -> String? {
    row.transactionAmounts?.transactionPricePerShare?.value?.lexical
}

/// How many securities a row says are owned.
func owned(_ row: SecurityRow) -> String? {
    row.postTransactionAmounts?.sharesOwnedFollowingTransaction?.value?.lexical
}
