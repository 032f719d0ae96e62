import Section16
import Testing

@Suite("Tables of typed pages")
struct TypedTableTests {
    // MARK: Dates without years

    private func dates(_ reading: Reading) -> [String?] {
        (reading.document.nonDerivativeTable?.rows ?? []).map { $0.transactionDate?.value?.lexical }
    }

    @Test("A day of the month that a Form 4 reports on is of its year, and that is said")
    func yearOfMonth() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   10/5      S     1,200   D    $17.125  48,310      D"]
        }
        #expect(dates(reading) == ["1998-10-05"])
        #expect(reading.fields.first { $0.xpath.hasSuffix("transactionDate/value") }?.how == .inferred)
        #expect(reading.codes(.warning) == ["year-inferred"])
    }

    @Test("A day of the fiscal year that a Form 5 reports on is of one of its two calendar years")
    func yearOfFiscalYear() throws {
        let reading = try OldFiling.read {
            $0.type = "5"
            $0.period = "CONFORMED PERIOD OF REPORT:\t19980630"
            $0.statementFor = "6/98"
            $0.rows = [
                "Common Stock   10/5      G     1,200   D             48,310      D",
                "Common Stock   3/31      G     310     D             48,000      D",
            ]
        }
        #expect(dates(reading) == ["1997-10-05", "1998-03-31"])
    }

    @Test("A day of another month is left out, its cells where they are")
    func otherMonth() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   9/28      S     1,200   D    $17.125  48,310      D"]
        }
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        #expect(row.transactionDate == nil)
        #expect(price(row) == "17.125")
        #expect(reading.codes.contains("cell-missing") && reading.codes.contains("stray-cell"))
    }

    // MARK: Tables in parts

    private let first = [
        "<TABLE>", "<CAPTION>",
        "1. Title    2. Price  3. Date   4. Code  5. (A)   (D)      6. Exercisable  Expires",
        "<S>         <C>       <C>       <C>      <C>      <C>      <C>             <C>",
        "Option      $4.125    10/14/98  M                 6,000    (1)             3/2/05",
        "Warrant     $27.75    10/21/98  A        15,000            1/1/99          10/21/08",
        "</TABLE>",
    ]
    private let rest = [
        "Option      Common Stock    6,000      $0        4,000     D",
        "Warrant     Common Stock    15,000     $0        15,000    D",
    ]

    private func halves(_ head: [String], _ rows: [String]) throws -> Reading {
        try OldFiling.read {
            $0.derivative = first + ["<TABLE>", "<CAPTION>"] + head + rows + ["</TABLE>"]
            $0.notes += ["(1) At any time."]
        }
    }

    private func shares(_ reading: Reading) -> [[String?]] {
        (reading.document.derivativeTable?.rows ?? []).map { row in
            [
                row.securityTitle?.value, row.transactionAmounts?.transactionShares?.value?.lexical,
                row.underlyingSecurity?.underlyingSecurityShares?.value?.lexical,
                owned(row),
            ]
        }
    }

    private let whole = [["Option", "6000", "6000", "4000"], ["Warrant", "15000", "15000", "15000"]]

    private let restHead = [
        "1. Title    7. Underlying   Shares     8. Price  9. Owned  10.  11. Nature",
        "<S>         <C>             <C>        <C>       <C>       <C>  <C>",
    ]

    @Test("Columns that are printed below the others are those of the same rows, by their titles")
    func titles() throws {
        for rows in [rest, rest.reversed()] {
            let reading = try halves(restHead, rows)
            #expect(shares(reading) == whole)
            #expect(reading.findings.filter { $0.kind == .rowAssembled }.map(\.severity) == [.note, .note])
            #expect(reading.unclaimed.isEmpty)
        }
    }

    @Test("Without titles their order tells, in doubt")
    func order() throws {
        func withoutTitle(_ line: String) -> String { String(repeating: " ", count: 12) + line.dropFirst(12) }
        let head = [
            withoutTitle(restHead[0]),
            withoutTitle(restHead[1]).replacing("  <C>  ", with: "  <S>  ", maxReplacements: 1),
        ]
        let reading = try halves(head, rest.map(withoutTitle))
        #expect(shares(reading) == whole)
        #expect(reading.findings.filter { $0.kind == .rowAssembled }.map(\.severity) == [.warning, .warning])
    }

    @Test("Where the rows do not match in number or by their titles nothing is invented, and that is said")
    func unmatched() throws {
        for rows in [[rest[0]], [rest[0], rest[1].replacing("Warrant", with: "Bond   ")]] {
            let reading = try halves(restHead, rows)
            #expect(reading.codes.contains("table-halves-differ"))
            #expect(shares(reading) == whole.map { [$0[0], $0[1], nil, nil] })
            #expect(reading.unclaimed.map(reading.page.string).contains("Common Stock"))
        }
    }

    @Test("Rows below a heading that begins with a later item are in doubt where the first part is missing")
    func secondAlone() throws {
        let reading = try OldFiling.read {
            $0.derivative =
                [
                    "<TABLE>", "<CAPTION>", String(repeating: " ", count: 12) + restHead[0].dropFirst(12),
                    restHead[1],
                ]
                + rest + ["</TABLE>"]
        }
        let paths = Set(reading.paths(.cellUnclear))
        for field in reading.fields where field.xpath.contains("derivativeTable/") && field.range != nil {
            guard field.xpath.contains("/derivativeTable/"), field.xpath.hasSuffix("/value") else { continue }
            #expect(
                paths.contains(String(field.xpath.trimmingPrefix("/ownershipDocument/"))), "\(field.xpath)")
        }
    }

    @Test("Labels before the rows tell which are the same")
    func labels() throws {
        let reading = try OldFiling.read {
            $0.derivative = [
                "<TABLE>", "<CAPTION>",
                "No. 1. Title    2. Price  3. Date   4. Code  5. (A)   (D)      6. Exercisable  Expires",
                "<S> <C>         <C>       <C>       <C>      <C>      <C>      <C>             <C>",
                "A.  Option      $4.125    10/14/98  M                 6,000    1/1/98          3/2/05",
                "B.  Warrant     $27.75    10/21/98  A        15,000            1/1/99          10/21/08",
                "</TABLE>", "<TABLE>", "<CAPTION>",
                "No. 7. Underlying   Shares     8. Price  9. Owned  10.  11. Nature",
                "<S> <C>             <C>        <C>       <C>       <C>  <C>",
                "B.  Common Stock    15,000     $0        15,000    D",
                "A.  Common Stock    6,000      $0        4,000     D",
                "</TABLE>",
            ]
        }
        #expect(shares(reading) == whole)
        #expect(reading.unclaimed.isEmpty)
    }

    // MARK: Columns and titles

    @Test("A row with dashes for its transaction is a holding")
    func dashes() throws {
        let reading = try OldFiling.read {
            $0.rows = ["Common Stock   --        --    --      --   --       900         I   By wife"]
        }
        let row = try #require(reading.document.nonDerivativeTable?.rows.first)
        #expect(row.kind == .nonDerivativeHolding)
        #expect(owned(row) == "900" && row.ownershipNature?.natureOfOwnership?.value == "By wife")
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("A word for shares behind a number is no part of it")
    func units() throws {
        let reading = try OldFiling.read {
            $0.rows = [
                "Common Stock   10/05/98  S     1,200sh D    $17.5/sh",
                "Common         10/06/98  S     310 shs D    $17.25   48,000 shs. D",
            ]
        }
        let rows = reading.document.nonDerivativeTable?.rows ?? []
        #expect(rows.map { $0.transactionAmounts?.transactionShares?.value?.lexical } == ["1200", "310"])
        #expect(rows.map(price) == ["17.5", "17.25"])
        #expect(rows.last.flatMap(owned) == "48000")
        #expect(reading.unclaimed.isEmpty)
    }

    @Test("Titles that start above their values are told from those that go on below")
    func titlesAbove() throws {
        let reading = try OldFiling.read {
            $0.rows = [
                "Common Stock,",
                "$.01 par       10/05/98  S     1,200   D    $17.125  48,310      D",
                "Common Stock,",
                "$.01 par       10/06/98  S     310     D    $17.125  48,000      D",
            ]
        }
        let titles = (reading.document.nonDerivativeTable?.rows ?? []).map { $0.securityTitle?.value }
        #expect(titles == ["Common Stock, $.01 par", "Common Stock, $.01 par"])
        #expect(!reading.codes.contains("cell-unclear"))
    }

    @Test("Tabs part the cells of a submission's tables")
    func tabs() throws {
        let text = OldFiling().text
            .replacing("<S>            <C>       <C>   <C>     <C>  <C>      <C>         <C> <C>\n", with: "")
            .replacing("<TABLE>\n<CAPTION>\n", with: "").replacing("</TABLE>\n", with: "")
            .replacing(
                "Common Stock   10/05/98  S     1,200   D    $17.125  48,310      D",
                with: "Common Stock\t10/05/98\tS\t\t1,200\tD\t$17.125\t\tD\t\n"
                    + "Common Stock\t10/06/98\tS\t\t310\tD\t$17.25\t48,000\tD\t")
        let rows = try read(text).document.nonDerivativeTable?.rows ?? []
        #expect(rows.map(price) == ["17.125", "17.25"])
        #expect(rows.map(owned) == [nil, "48000"])
    }
}
