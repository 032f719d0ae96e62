import FormReader
import FormText
import OwnershipModel
import Testing

/// Rows whose cells stand apart, come twice, or share a line.
@Suite("Rows that fell apart")
struct TornRowTests {
    private static let sales = [
        "Common Stock\t03/11/2019\t\tS(1)\t\t100\tD\t$12.5\t7,000\tD",
        "Common Stock\t03/12/2019\t\tS(1)\t\t250\tD\t$12.5\t6,750\tD",
        "Common Stock\t03/13/2019\t\tS(1)\t\t300\tD\t$12.75\t6,450\tD",
        "Common Stock\t03/14/2019\t\tS(1)\t\t400\tD\t$12.8\t6,050\tD",
    ]

    /// The cells of rows, column by column, empty lines between the columns.
    private func apart(_ rows: [String]) -> [String] {
        let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        let width = cells.map(\.count).max()!
        return (0..<width).flatMap { column -> [String] in
            let values = cells.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
            return values.isEmpty ? [] : values + [""]
        }
    }

    private func amounts(_ rows: [SecurityRow]) -> [String?] {
        rows.map { $0.transactionAmounts?.transactionShares?.value?.lexical }
    }

    @Test(
        "Rows torn out of Table I come back to their place: above the form, between the tables, below Table II"
    )
    func tableOne() throws {
        let pieces = apart(Array(Self.sales[1...2]))
        for place in 0..<3 {
            let form = TextForm {
                $0.rowsOne = [Self.sales[0], Self.sales[3]]
                $0.notes.append("1. a")
                switch place {
                case 0: $0.heading = pieces + $0.heading
                case 1: $0.rowsOne += [""] + pieces
                default: $0.rowsTwo += [""] + pieces
                }
            }
            let reading = try form.reading()
            #expect(amounts(reading.document.nonDerivativeTable!.rows) == ["100", "250", "300", "400"])
            let found = reading.findings.filter { $0.kind == .rowAssembled }
            #expect(found.map(\.severity) == [.note, .note])
            #expect(reading.unclaimed.isEmpty)
        }
    }

    @Test("Titles may stand above the form, and the rest below the tables, with misread signs")
    func inPieces() throws {
        let pieces = apart(["Common Stock\tO3/12/2019\t\tS(1)\t\t25O\tD\t$l2.5\t6,750\tD"])
        let form = TextForm {
            $0.heading = Array(pieces.prefix(2)) + $0.heading
            $0.rowsOne = [Self.sales[0], Self.sales[2]]
            $0.rowsTwo = [""] + pieces.dropFirst(2)
            $0.notes.append("1. a")
        }
        let rows = try form.document().nonDerivativeTable!.rows
        #expect(amounts(rows) == ["100", "250", "300"])
        #expect(rows[1].transactionAmounts?.transactionPricePerShare?.value == "12.5")
        #expect(rows[1].transactionDate?.value == "2019-03-12")
    }

    @Test("A V that is torn out with rows and not with each of them leaves the form of each in doubt")
    func timeliness() throws {
        let pieces = apart(Array(Self.sales[1...2]))
        for (isThere, end) in [(false, []), (true, ["V"])] {
            let form = TextForm {
                $0.rowsOne = [Self.sales[0], Self.sales[3]]
                $0.rowsTwo += [""] + pieces + [""] + end
                $0.notes.append("1. a")
            }
            let doubts = try form.reading().findings.filter { $0.kind == .cellUnclear }
            let rows = doubts.filter { $0.path?.hasSuffix("transactionFormType") == true }
            #expect(rows.count == (isThere ? 2 : 0))
        }
    }

    @Test("Rows of Table II, too, with a note for a price and one for a date")
    func tableTwo() throws {
        let options = [
            "Employee Stock Option\t(1)\t03/11/2019\t\tM\t\t\t100\t(2)\t01/01/2024\tCommon Stock\t100\t$0\t900\tD",
            "Employee Stock Option\t(1)\t03/12/2019\t\tM\t\t\t150\t(2)\t01/01/2024\tCommon Stock\t150\t$0\t750\tD",
            "Employee Stock Option\t(1)\t03/13/2019\t\tM\t\t\t50\t(2)\t01/01/2024\tCommon Stock\t50\t$0\t700\tD",
        ]
        let form = TextForm {
            $0.rowsTwo = [options[0], options[2], ""] + apart([options[1]])
            $0.notes += ["1. a", "2. b"]
        }
        let rows = try form.document().derivativeTable!.rows
        #expect(amounts(rows) == ["100", "150", "50"])
        #expect(rows.map(\.transactionAmounts?.transactionAcquiredDisposedCode?.value) == ["D", "D", "D"])
        #expect(rows[1].expirationDate?.value == "2024-01-01")
        #expect(rows[1].exerciseDate == Noted(nil, footnoteIds: ["F2"]))
        #expect(rows[1].conversionOrExercisePrice == Noted(nil, footnoteIds: ["F1"]))
    }

    @Test("A holding comes back as one, each of its fields in doubt: nothing tells its place")
    func holding() throws {
        let form = TextForm {
            $0.rowsOne += [
                "Common Stock\t\t\t\t\t\t\t\t300\tI\tBy wife", "Common Stock\t\t\t\t\t\t\t\t400\tI\tBy son",
                "",
            ]
            $0.rowsOne += apart(["Common Stock\t\t\t\t\t\t\t\t500\tI\tBy daughter"])
        }
        let reading = try form.reading()
        let rows = reading.document.nonDerivativeTable!.rows
        #expect(rows.count == 4)
        let torn = try #require(
            rows.firstIndex { $0.ownershipNature?.natureOfOwnership?.value == "By daughter" })
        #expect(rows[torn].kind == .nonDerivativeHolding)
        #expect(rows[torn].postTransactionAmounts?.sharesOwnedFollowingTransaction?.value == "500")
        #expect(reading.paths(.cellUnclear).count { $0.contains("nonDerivativeHolding[\(torn)]") } == 4)
    }

    @Test("Only indirect holdings have a nature, and the torn-out natures go to them")
    func natures() throws {
        let rows = [
            "Common Stock\t03/12/2019\t\tS(1)\t\t250\tD\t$12.5\t6,750\tD",
            "Common Stock\t03/12/2019\t\tS(1)\t\t30\tD\t$12.5\t970\tI\tBy wife",
        ]
        let form = TextForm {
            $0.rowsOne = [
                Self.sales[0], "Common Stock\t03/11/2019\t\tS(1)\t\t10\tD\t$12.5\t1,000\tI\tBy wife",
                Self.sales[2], "",
            ]
            $0.rowsOne += apart(rows)
            $0.notes.append("1. a")
        }
        let found = try form.document().nonDerivativeTable!.rows
        #expect(found.count == 5)
        for row in found {
            let isIndirect = row.ownershipNature?.directOrIndirectOwnership?.value == "I"
            #expect(row.ownershipNature?.natureOfOwnership?.value == (isIndirect ? "By wife" : nil))
        }
    }

    @Test("Notes in the order of their first references tell the place of a torn row where no balance does")
    func noteOrder() throws {
        let rows = (1...4).map {
            "Common Stock\t03/11/2019\t\tJ(\($0))\t\t\($0)00\tD\t$0\t0\tI\tFund \($0)(\($0))"
        }
        let form = TextForm {
            $0.rowsOne = [rows[0], rows[2], rows[3], ""] + apart([rows[1]])
            $0.notes += ["1. a", "2. b", "3. c", "4. d"]
        }
        #expect(try amounts(form.document().nonDerivativeTable!.rows) == ["100", "200", "300", "400"])
    }

    @Test("So they do where the table refers to some of the torn rows' notes further down")
    func noteOrderOfShared() throws {
        // Sold is as much as was bought: the balance holds in a circle.
        let rows = [
            "Common Stock\t03/11/2019\t\tC(1)\t\t600\tA\t$0\t600\tI\tFund(2)",
            "Common Stock\t03/11/2019\t\tS(3)\t\t100\tD\t$9\t500\tI\tFund(2)",
            "Common Stock\t03/11/2019\t\tS(3)\t\t200\tD\t$9\t300\tI\tFund(2)",
            "Common Stock\t03/11/2019\t\tS(3)\t\t300\tD\t$9\t0\tI\tFund(2)",
        ]
        let form = TextForm {
            $0.rowsOne = rows[..<2] + [""] + apart(Array(rows[2...]))
            $0.notes += ["1. a", "2. b", "3. c"]
        }
        let reading = try form.reading()
        #expect(amounts(reading.document.nonDerivativeTable!.rows) == ["600", "100", "200", "300"])
        #expect(reading.findings.filter { $0.kind == .rowAssembled }.map(\.severity) == [.note, .note])
    }

    @Test("Where a table tells what several hold in rounds, torn rows go to theirs")
    func rounds() throws {
        func row(_ fund: Int, _ code: String) -> String {
            let (letter, owned) = code == "C" ? ("A", "\(fund)00") : ("D", "0")
            return
                "Common Stock\t03/11/2019\t\t\(code)\t\t\(fund)00\t\(letter)\t$0\t\(owned)\tI\tBy Fund \(fund), L.P."
        }
        let conversions = (1...5).map { row($0, "C") }
        let gifts = (1...5).map { row($0, "J(1)") }
        let form = TextForm {
            $0.rowsOne = conversions + gifts[3...] + [""] + apart(Array(gifts[..<3]))
            $0.notes.append("1. a")
        }
        #expect(
            try amounts(form.document().nonDerivativeTable!.rows)
                == (1...5).map { "\($0)00" } + (1...5).map { "\($0)00" })
    }

    @Test("Lone values that make no whole row stay unclaimed; nothing is put together")
    func incomplete() throws {
        let form = TextForm { $0.rowsTwo = ["", "03/12/2019", "", "⟦S⟧", "", "⟦250⟧"] }
        #expect(try form.document().nonDerivativeTable!.rows.count == 1)
        #expect(try form.reading().unclaimed.count == 3)
    }

    // MARK: Twice, and two in one

    @Test("A row that came twice, once worse, counts once, and that is said")
    func repeated() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
                "⟦Common Stock\t03/11/2019\t\tP\t\t5OO\tΑ\t$12.5\t1,500\tD⟧",
            ]
        }
        #expect(try form.document().nonDerivativeTable!.rows.count == 1)
        try form.expectFindings("row-repeated")
    }

    @Test("So it is where a torn row would find its place between the two")
    func repeatedAroundTorn() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tM\t\t7,955\tA\t$0\t15 ,775\tD",
                "Common Stock\t03/11/2019\t\tM\t\t7,955\tA\t$0\t15,775\tD",
                "D", "13,124", "$3.3008", "D", "2,651", "F", "03/11/2019", "Common Stock",
            ]
        }
        let reading = try form.reading()
        let rows = reading.document.nonDerivativeTable!.rows.filter { $0.kind == .nonDerivativeTransaction }
        #expect(rows.count { $0.transactionCoding?.transactionCode == "M" } == 1)
        #expect(reading.paths(.rowRepeated).count == 1)
    }

    @Test("So it is where a heading that was not known stands between the two")
    func repeatedAroundHeading() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
                "Cornrnon\tAm0unt or Nurnber",
                "Common Stock\t03/11/2019\t\tP\t\t5OO\tA\t$12.5\t1,500\tD",
            ]
        }
        #expect(try form.reading().paths(.rowRepeated).count == 1)
    }

    @Test("A row whose line was cut, and which comes once more as a whole, counts once")
    func repeatedAfterCut() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t500\tA", "$12.5\t1,500\tD",
                "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
            ]
        }
        let reading = try form.reading()
        let rows = reading.document.nonDerivativeTable!.rows.filter { $0.kind == .nonDerivativeTransaction }
        #expect(rows.count == 1)
        #expect(rows[0].ownershipNature?.directOrIndirectOwnership?.value == "D")
        #expect(reading.paths(.rowRepeated).count == 1)
    }

    @Test("Of two lines that were cut alike only the last is the whole row that follows once more")
    func repeatedAfterTwoCuts() throws {
        let cut = "Common Stock\t03/11/2019\t\tP\t\t500\tA"
        let form = TextForm { $0.rowsOne = [cut, cut, "\(cut)\t$12.5\t1,500\tD"] }
        let reading = try form.reading()
        #expect(reading.document.nonDerivativeTable?.rows.count == 2)
        #expect(reading.paths(.rowRepeated).count == 1)
    }

    @Test("A torn holding is proven by no balance that goes on from it")
    func unprovenHolding() throws {
        let form = TextForm {
            $0.rowsOne = [
                "Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t1,500\tD",
                "Common Stock\t03/12/2019\t\tS\t\t281\tD\t$84.72\t6,050\tD", "",
            ]
            $0.rowsOne += apart(["Common Stock\t\t\t\t\t\t\t\t6,331\tD"])
        }
        let found = try form.reading().findings.filter { $0.kind == .rowAssembled }
        #expect(found.map(\.severity) == [.warning])
    }

    @Test("Two rows that are the same throughout both count: a filer may report such")
    func same() throws {
        let form = TextForm { $0.rowsOne += $0.rowsOne }
        #expect(try form.document().nonDerivativeTable!.rows.count == 2)
    }

    @Test("Two rows on one line are cut where the second one's title stands")
    func fused() throws {
        let form = TextForm {
            $0.rowsOne = [Self.sales[0], Self.sales[1] + "\t" + Self.sales[2], Self.sales[3]]
            $0.notes.append("1. a")
        }
        #expect(try amounts(form.document().nonDerivativeTable!.rows) == ["100", "250", "300", "400"])
    }

    @Test("A date whose end stands in the next cell is one date")
    func cutDate() throws {
        let form = TextForm { $0.rowsOne = ["Common Stock\t⟦03/11/20\t19⟧\tP\t\t500\tA\t$12.5\t1,500\tD"] }
        #expect(try form.document().nonDerivativeTable!.rows[0].transactionDate?.value == "2019-03-11")
        try form.expectFindings("date-repaired")
    }

    @Test(
        "Where empty cells of Table II are gone, all or one before a number of column (D), the code tells the direction, in doubt",
        arguments: ["M\t50", "\tM\t\t50"])
    func lostDirection(_ cells: String) throws {
        let form = TextForm {
            $0.rowsTwo = [
                "Option\t$2\t03/11/2019\t\(cells)\t01/02/2015\t01/01/2024\tCommon Stock\t50\t$0\t500\tD"
            ]
        }
        let reading = try form.reading()
        let row = reading.document.derivativeTable!.rows[0]
        #expect(row.transactionAmounts?.transactionAcquiredDisposedCode?.value == "D")
        #expect(reading.findings.contains { $0.kind == .directionInferred })
    }

    @Test("A row without its end has each cell in doubt: the number owned may be the underlying one")
    func rowWithoutEnd() throws {
        let form = TextForm {
            $0.rowsOne = ["Common Stock\t03/11/2019\t\tM\t\t50\tA\t$2\t1,500\tD"]
            $0.rowsTwo = [
                "Option\t$2\t03/11/2019\t\tM\t\t\t50\t01/02/2015\t01/01/2024\tCommon Stock\t50",
                "$0\t500\tD",
            ]
        }
        let reading = try form.reading()
        let owned = "derivativeTransaction[1]/postTransactionAmounts/sharesOwnedFollowingTransaction"
        let isRead =
            reading.document.derivativeTable!.rows[0].postTransactionAmounts?.sharesOwnedFollowingTransaction
            != nil
        #expect(!isRead || reading.paths(.cellUnclear).contains { $0.contains(owned) })
    }

    @Test("A price for a title is another cell's, whatever sign stands for its own")
    func priceForTitle() throws {
        let form = TextForm { $0.rowsOne += ["S43.72\t58,870.65\tD"] }
        let reading = try form.reading()
        #expect(reading.paths(.cellUnclear).contains { $0.hasSuffix("securityTitle/value") })
    }

    @Test("A cell that cannot be read leaves its column empty; the others keep theirs")
    func unreadable() throws {
        let form = TextForm { $0.rowsOne = ["Common Stock\t03/11/2019\t\tP\t\t500\tA\t$12.5\t#.5?0\tD"] }
        let row = try form.document().nonDerivativeTable!.rows[0]
        #expect(row.transactionAmounts?.transactionPricePerShare?.value == "12.5")
        #expect(row.postTransactionAmounts?.sharesOwnedFollowingTransaction == nil)
        #expect(
            Set(try form.reading().findings.compactMap { $0.path == nil ? nil : $0.kind.code }).isSuperset(
                of: [
                    "cell-missing", "stray-cell",
                ]))
    }

    @Test("A title in which one sign was misread is read as in the other rows, and that is said")
    func misreadTitle() throws {
        func row(_ title: String, _ day: Int, _ owned: String) -> String {
            "\(title)\t03/1\(day)/2019\t\tP\t\t100\tA\t$12.5\t\(owned)\tD"
        }
        let form = TextForm {
            $0.rowsOne = [
                row("Stock, $.01 par", 1, "7,000"), row("Stock, $.01 par", 2, "7,100"),
                row("⟦Stock, $.0l par⟧", 3, "7,200"),
            ]
        }
        #expect(
            try form.document().nonDerivativeTable!.rows.map(\.securityTitle?.value)
                == Array(repeating: "Stock, $.01 par", count: 3))
        try form.expectFindings("text-repaired")
    }

    @Test(
        "Where a table has its notes out of order, they tell no place: a row stands last, and what it has is in doubt"
    )
    func notesOutOfOrder() throws {
        func row(_ note: Int, _ nature: String) -> String {
            "Common Stock\t03/11/2019\t\tJ(\(note))\t\t100\tD\t$0\t5,000\tI\t\(nature)"
        }
        func places(_ notes: [Int]) throws -> (natures: [String?], doubts: [String]) {
            let natures = ["By wife", "By son", "By daughter"]
            let form = TextForm {
                $0.rowsOne = zip(notes, natures).map { row($0, $1) } + [""] + apart([row(2, "By trust")])
                $0.notes += ["1. a", "2. b", "3. c", "4. d"]
            }
            let reading = try form.reading()
            return (
                reading.document.nonDerivativeTable!.rows.map {
                    $0.ownershipNature?.natureOfOwnership?.value
                },
                reading.paths(.cellUnclear)
            )
        }
        #expect(try places([1, 3, 4]).natures == ["By wife", "By trust", "By son", "By daughter"])
        let unordered = try places([1, 4, 3])
        #expect(unordered.natures.last == "By trust")
        #expect(unordered.doubts.contains { $0.contains("nonDerivativeTransaction[4]") })
    }

    @Test(
        "Where a table acquires again what it has just disposed of, torn rows may do so too, and stand last")
    func sameAmountAgain() throws {
        func pair(_ amount: Int, _ price: String) -> [String] {
            [
                "Common Stock\t03/11/2019\t\tM\t\t\(amount)\tA\t$4\t\(5_000 + amount)\tD",
                "Common Stock\t03/11/2019\t\tS\t\t\(amount)\tD\t\(price)\t5,000\tD",
            ]
        }
        let form = TextForm {
            $0.rowsOne =
                pair(100, "$12.1") + pair(100, "$12.2") + pair(300, "$12.3") + [""]
                + apart(pair(300, "$12.4"))
        }
        let rows = try form.document().nonDerivativeTable!.rows
        #expect(
            rows.compactMap { $0.transactionAmounts?.transactionPricePerShare?.value?.lexical }.filter {
                $0 != "4"
            }
                == ["12.1", "12.2", "12.3", "12.4"])
    }
}
