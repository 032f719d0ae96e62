import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

extension Reading {
    fileprivate func values(_ leaf: String) -> [String] {
        fields.filter { $0.xpath.hasSuffix(leaf) }.map(\.value)
    }

    /// What the rows are in doubt about.
    fileprivate var doubts: [String] {
        paths(.cellUnclear)
    }
}

@Suite("The grid of a table in reading order")
struct ReadingOrderTableTests {
    @Test("References to notes end a cell: words right below them are the next row's title")
    func referencesEndCell() throws {
        let rows = "Common Stock | 500 | I | By Trust(1) / Preference Units | 700 | D"
        let reading = try readInOrder(tableOne: rows)
        #expect(reading.value("natureOfOwnership/value") == "By Trust")
        #expect(reading.value("nonDerivativeHolding[2]/securityTitle/value") == "Preference Units")
    }

    @Test(
        "A word of a heading is a title where it stands alone, with a capital",
        arguments: ["Warrants", "Options"])
    func headingAsTitle(title: String) throws {
        let text = try String(contentsOf: Fixtures.form("order-form4-officer.txt"), encoding: .utf8)
        let option = "Stock Option (right\nto buy)\n"
        try #require(text.contains(option))
        let reading = try read(text.replacing(option, with: title + "\n"))
        #expect(reading.value("derivativeTransaction[1]/securityTitle/value") == title)
    }

    @Test("A letter alone on its line is no word of the note above it")
    func loneLetter() throws {
        let reading = try readInOrder(
            tableOne: "Common Stock | 500 | D", notes: ["Held by the trust\nD", "Second."])
        #expect(reading.value("footnote[@id='F1']/") == "Held by the trust")
    }

    @Test(
        "Rows whose cells stand in order, none lacking, are no doubt, but where a torn row could take of them"
    )
    func wholeRows() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | S | (1) | 400 | D | $9.5 | 1,600 | D | Class B Stock | 70 | I | By Trust | \
                Common Stock | 900 | I | By Spouse(2) | 03/11/2024 | Class B Stock | 03/11/2024 | P | P | 5 / 7 | A / A | \
                $8 / $9 | 75 / 82 | I / I | By Trust / By Trust | Class B Stock
                """)
        for row in ["nonDerivativeTransaction[1]", "nonDerivativeHolding[1]"] {
            #expect(!reading.doubts.contains { $0.contains(row) })
        }
        #expect(reading.doubts.contains { $0.contains("nonDerivativeHolding[2]/securityTitle") })
        #expect(reading.values("nonDerivativeHolding[1]/securityTitle/value") == ["Class B Stock"])
        #expect(
            reading.values("nonDerivativeTransaction[1]/transactionAmounts/transactionShares/value") == [
                "400"
            ])
    }

    @Test("Columns that are read downwards go to their rows from the first on")
    func downwards() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | Common Stock | 03/12/2024 | Common Stock | 03/13/2024 | S / S / S | \
                40 / 50 / 60 | D / D / D | $9.5 | 960 | D | $9.6 | 910 | D | $9.7 | 850 | D
                """)
        #expect(reading.values("/transactionAmounts/transactionShares/value") == ["40", "50", "60"])
        #expect(
            reading.values("/postTransactionAmounts/sharesOwnedFollowingTransaction/value")
                == ["960", "910", "850"])
        #expect(reading.values("/transactionDate/value") == ["2024-03-11", "2024-03-12", "2024-03-13"])
    }

    @Test("All titles may be read first, each with the note that alone tells its price")
    func titlesFirst() throws {
        let reading = try readInOrder(
            tableTwo: """
                Stock Units | (1) | 03/11/2024 | M | Stock Units | (1) | 03/11/2024 | A | V | (A) | (D) | 300 | (2) | (3) | Common / Stock | \
                300 | $0 | 600 | D | 500 | (2) | (3) | Common / Stock | 500 | $0 | 1,100 | D
                """)
        #expect(reading.values("/securityTitle/value") == ["Stock Units", "Stock Units"])
        #expect(reading.values("/conversionOrExercisePrice/footnoteId[1]") == ["F1", "F1"])
        #expect(reading.values("/exerciseDate/footnoteId[1]") == ["F2", "F2"])
        #expect(reading.values("/expirationDate/footnoteId[1]") == ["F3", "F3"])
        #expect(reading.values("/transactionCoding/transactionCode") == ["M", "A"])
        #expect(reading.values("/underlyingSecurity/underlyingSecurityShares/value") == ["300", "500"])
    }

    @Test("Text that wraps in its cell is parted where the next row's begins")
    func wrappedTitles() throws {
        let reading = try readInOrder(
            tableTwo: """
                Put Option (obligation to buy) / Put Option (obligation to buy) | $2.5 / $2.5 | \
                03/11/2024 / 03/11/2024 | S / S | 22 / 30 | 03/11/2024 / 03/11/2024 | 12/20/2024 / 12/20/2024 | \
                Common / Stock / Common / Stock | 2,200 / 3,000 | $0.3 / $0.4 | 22 / 30 | D / D
                """)
        #expect(
            reading.values("/securityTitle/value")
                == ["Put Option (obligation to buy)", "Put Option (obligation to buy)"])
        #expect(
            reading.values("/underlyingSecurity/underlyingSecurityTitle/value")
                == ["Common Stock", "Common Stock"])
        #expect(
            reading.values("/underlyingSecurity/underlyingSecurityShares/value") == ["2200", "3000"])
    }

    @Test("No value stands above the heading of its column")
    func aboveHeading() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | Code | Amount | V | (A) or / (D) | A | $0 | 1,750(1) | M | \
                5. Amount of Securities Beneficially / Owned Following Reported / Transaction(s) (Instr. 3 and 4) | \
                55,226(2)(3) | D
                """)
        #expect(reading.values("/transactionAmounts/transactionShares/value") == ["1750"])
        #expect(reading.values("/postTransactionAmounts/sharesOwnedFollowingTransaction/value") == ["55226"])
    }

    @Test("A column keeps its order from top to bottom, whatever stands between")
    func columnOrder() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 2A. Deemed Execution / Date, if any | Amount | 200 | D | 03/11/2024 | V | S | \
                5. Amount of Securities Beneficially / Owned Following Reported | 0 | D | 640 | I | $9.5(1) | \
                Common Stock | 7. Nature of Indirect / Beneficial Ownership | By Trust
                """)
        #expect(
            reading.values("/postTransactionAmounts/sharesOwnedFollowingTransaction/value") == ["0", "640"])
        #expect(reading.values("/ownershipNature/directOrIndirectOwnership/value") == ["D", "I"])
        #expect(
            reading.values("nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value") == ["By Trust"])
    }

    @Test("Rows whose title is read last keep their places among those that are whole")
    func lateTitle() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | S | 13 | D | $11 | 2,089 | I | By Cedar Fund | \
                Common Stock | 03/11/2024 | S | 28 | D | $11 | 449 | I | By Alder / Fund | \
                03/11/2024 | S | 29 | D | $11 | 457 | I | By Birch Fund | Common Stock | \
                Common Stock | 03/12/2024 | S | 31 | D | $11 | 426 | I | By Birch Fund
                """)
        #expect(reading.values("/transactionAmounts/transactionShares/value") == ["13", "28", "29", "31"])
    }

    @Test("Cells of a transaction that several rows may have leave each of those rows in doubt")
    func doubtfulKind() throws {
        let option = "05/08/2022 | 05/08/2032 | Common / Stock | 500 | 500 | D"
        let reading = try readInOrder(
            tableTwo: """
                Stock Option | $4.7 | \(option) | Stock Option | $5.1 | \(option) | Stock Option | $6.2 | \(option) | \
                03/11/2024 | A | 500
                """)
        #expect(reading.doubts.contains { $0.contains("derivativeTransaction[1]/securityTitle") })
        #expect(reading.doubts.contains { $0.contains("derivativeHolding[1]/securityTitle") })
    }

    @Test("A note that stands alone behind a price for which it had room may be another cell's")
    func noteBehindShortPrice() throws {
        let reading = try readInOrder(
            tableOne: "Common Stock | 02/21/2024 | A | 18,855 | A | $0 | (1) | 75,801 | D")
        #expect(reading.doubts.contains { $0.hasSuffix("transactionPricePerShare/value") })
    }

    @Test("An ownership form that is read behind all others belongs to the row that lacks it")
    func lateLetter() throws {
        let reading = try readInOrder(
            tableOne: """
                Class C Stock | 1,464 | Class C Stock | 151 | I | Stock Units(1) | 276 | D | Stock Units(2) | 190 | D | \
                D / By Trust
                """)
        #expect(reading.values("/ownershipNature/directOrIndirectOwnership/value") == ["D", "I", "D", "D"])
        #expect(
            reading.values("nonDerivativeHolding[2]/ownershipNature/natureOfOwnership/value") == ["By Trust"])
    }

    @Test("A transaction that is read behind the holdings keeps what was read of it before them")
    func lateTransaction() throws {
        let reading = try readInOrder(
            tableOne: """
                L | 3,000 | D | 20,638(1) | I | By wife | Common Stock | 77,592 | I | Family Trust | Common Stock | 16,296 | \
                D | Common Stock | 03/11/2024 | S | $5.04
                """)
        #expect(
            reading.values("nonDerivativeTransaction[1]/transactionAmounts/transactionShares/value") == [
                "3000"
            ])
        #expect(
            reading.values("nonDerivativeTransaction[1]/ownershipNature/natureOfOwnership/value") == [
                "By wife"
            ])
        #expect(
            reading.values("nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/value") == [
                "Family Trust"
            ])
    }

    @Test("A note before a letter is that of the amount, whose column stands before the letter's")
    func noteAhead() throws {
        let reading = try readInOrder(
            tableOne: "Common Stock | 03/11/2024 | (1) | A | F | 364 | $103.06 | 155,325 | D")
        #expect(reading.values("/transactionAmounts/transactionShares/footnoteId[1]") == ["F1"])
    }

    @Test("A table that no way fills well is in doubt, field by field")
    func chaos() throws {
        let reading = try readInOrder(
            tableOne:
                "Common Stock | 12 | 03/11/2024 | S | 14 | $3 | 19 | 03/12/2024 | By Trust | 4 | D | 77 | (1)"
        )
        let named = Set(reading.doubts)
        for field in reading.fields where field.xpath.contains("/nonDerivativeTransaction[1]/") {
            guard field.xpath.hasSuffix("/value") else { continue }
            #expect(named.contains { field.xpath.hasSuffix($0) }, "\(field.xpath)")
        }
    }

    @Test("The last columns of Table II may stand behind the form's last words")
    func behindForm() throws {
        let reading = try readInOrder(
            tableTwo: """
                Stock Units | (1) | 03/11/2024 | M | 300 | (2) | (3) | Common / Stock | 300 | $0 | 600
                """,
            end: "11. Nature of / Indirect Beneficial / Ownership (Instr. / 4) | I | By Trust(2)")
        #expect(reading.values("/ownershipNature/directOrIndirectOwnership/value") == ["I"])
        #expect(reading.values("/ownershipNature/natureOfOwnership/value") == ["By Trust"])
        #expect(reading.values("/ownershipNature/natureOfOwnership/footnoteId[1]") == ["F2"])
        #expect(reading.doubts.isEmpty)
    }

    @Test("What the end of a page cut off a title and a nature stands before the next page's first row")
    func pageEnd() throws {
        let reading = try readInOrder(
            tableTwo: """
                Option to Buy Class C Capital Stock | $31.5 | 03/11/2024 | M | 300 | (2) | 03/11/2031 | \
                Class C / Capital | 300 | $0 | 600 | I | By Alder | \
                Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned / \
                1. Title of Derivative Security (Instr. 3) | 3. Transaction Date / (Month/Day/Year) | \
                Date / Exercisable | Stock | Fund, LP(1) | \
                Option to Buy Class C Capital Stock | $33 | 03/12/2024 | M | 200 | (2) | 03/11/2031 | \
                Class C / Capital / Stock | 200 | $0 | 400 | I | By Birch Fund, LP(1)
                """)
        let option = "Option to Buy Class C Capital Stock"
        #expect(reading.values("/derivativeTransaction[1]/securityTitle/value") == [option])
        #expect(reading.values("/derivativeTransaction[2]/securityTitle/value") == [option])
        #expect(
            reading.values("/underlyingSecurity/underlyingSecurityTitle/value")
                == ["Class C Capital Stock", "Class C Capital Stock"])
        #expect(
            reading.values("/ownershipNature/natureOfOwnership/value")
                == ["By Alder Fund, LP", "By Birch Fund, LP"])
        #expect(reading.values("/ownershipNature/natureOfOwnership/footnoteId[1]") == ["F1", "F1"])
    }

    @Test("A nature below that of the row before is the next row's, which lacks one")
    func natureBelow() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 16,930 | I | By Limited / Partnership / By Spouse | Common Stock | 63,214 | I | \
                Common Stock | 65,516 | D
                """)
        #expect(
            reading.values("/ownershipNature/natureOfOwnership/value") == [
                "By Limited Partnership", "By Spouse",
            ])
        for row in 1...2 {
            let path = "nonDerivativeHolding[\(row)]/ownershipNature/natureOfOwnership/value"
            #expect(reading.paths(.cellUnclear).contains { $0.hasSuffix(path) })
        }
    }

    @Test("The only price that is left over is that of the only transaction without one, in doubt")
    func priceLeftOver() throws {
        func transaction(_ shares: String, _ price: String, _ owned: String) -> String {
            "Class A Stock | 03/11/2024 | S | \(shares) | D | \(price) | \(owned) | I | By Trust"
        }
        let rows = [
            transaction("15", "$17.4", "3,412"), transaction("9", "$17.6", "3,403"),
            transaction("12", "(1)", "3,391"), transaction("7", "$17.2", "3,384"),
            "Class C Stock | 66 | D | $17.7",
        ]
        let reading = try readInOrder(tableOne: rows.joined(separator: " | "))
        #expect(
            reading.values("/transactionAmounts/transactionPricePerShare/value") == [
                "17.4", "17.6", "17.7", "17.2",
            ])
        #expect(
            reading.paths(.cellUnclear).contains {
                $0.hasSuffix("nonDerivativeTransaction[3]/transactionAmounts/transactionPricePerShare/value")
            })
    }

    @Test("Cells that stand against the order of their column are in doubt, disposals too")
    func againstOrder() throws {
        let reading = try readInOrder(
            tableTwo: """
                Preferred Stock | (1) | 03/11/2024 | C | Class B Stock | $0 | 03/11/2024 | C | 72,660 | 18,165 | \
                (1) | (1) | Class B / Stock | 18,165 | $0 | 0 | D | (2)(3) | (2)(3) | Class A / Stock | 18,165 | \
                $0 | 105,665 | D
                """)
        for row in 1...2 {
            #expect(
                reading.doubts.contains {
                    $0.contains("derivativeTransaction[\(row)]/transactionAmounts/transactionShares")
                })
        }
    }

    @Test("A column that can be filled in one way only is no doubt, though its rows are")
    func settledColumns() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | Common Stock | Common Stock | P | P | P | 10 | 40 | 90 | A | A | A | 700 | \
                $3.1 | 03/12/2024 | 03/13/2024 | $3.2 | 33 | $3.3 | 8 | D | D | D
                """)
        #expect(reading.values("/transactionDate/value") == ["2024-03-11", "2024-03-12", "2024-03-13"])
        #expect(
            reading.values("/transactionAmounts/transactionPricePerShare/value") == ["3.1", "3.2", "3.3"])
        for row in 1...3 {
            let row = "nonDerivativeTransaction[\(row)]/"
            let doubts = Set(
                reading.doubts.filter { $0.contains(row) }.map { $0.split(separator: row).last! })
            #expect(
                doubts == [
                    "transactionAmounts/transactionShares/value",
                    "postTransactionAmounts/sharesOwnedFollowingTransaction/value",
                ])
        }
    }

    @Test("References that stand behind the rows go back to the cells that lack them, and are a doubt")
    func tornNotes() throws {
        func row(_ amount: String, _ fund: String) -> String {
            "Common Stock | 03/11/2024 | S | \(amount) | D | $11 | 2,089 | I | By \(fund)"
        }
        let reading = try readInOrder(
            tableOne: """
                \(row("13", "Cedar / Fund(1)(2)")) | \(row("28", "Alder / Fund")) | \(row("29", "Birch / Fund(1)(2)")) | \
                700 | D | (1)(2) | Common Stock
                """)
        #expect(
            reading.values("nonDerivativeTransaction[2]/ownershipNature/natureOfOwnership/footnoteId[2]") == [
                "F2"
            ])
        #expect(
            reading.values("nonDerivativeHolding[1]/ownershipNature/natureOfOwnership/footnoteId[1]") == [])
        #expect(
            reading.doubts.contains {
                $0.contains("nonDerivativeTransaction[2]/ownershipNature/natureOfOwnership")
            })
    }

    @Test("A date behind the signature's is no transaction's, one long before the report's neither")
    func daysOfReport() throws {
        let reading = try readInOrder(
            tableTwo: """
                Stock Option | 05/08/2021 | 05/08/2031 | Common / Stock | 500 | 500 | D | Stock Option | $4.7 | \
                03/11/2024 | A | 700 | 05/08/2025 | 05/08/2034 | Common / Stock | 700 | $0 | 700 | D | $4.1
                """)
        #expect(reading.values("/transactionDate/value") == ["2024-03-11"])
        #expect(reading.values("derivativeHolding[1]/exerciseDate/value") == ["2021-05-08"])
    }

    @Test("A line like the first of its block starts another text")
    func repeatedLines() throws {
        let reading = try readInOrder(
            tableTwo: """
                Put Option / Put Option | $2.5 / $2.5 | 03/11/2024 / 03/11/2024 | S / S | 22 / 30 | \
                05/08/2025 / 05/08/2025 | 05/08/2034 / 05/08/2034 | Common / Stock / Common / Stock | 22 / 30 | \
                $0 / $0 | 22 / 30 | D / D
                """)
        #expect(
            reading.values("/underlyingSecurity/underlyingSecurityTitle/value") == [
                "Common Stock", "Common Stock",
            ])
    }

    @Test("What the other rows refer to from one column is no reference from the column to its left")
    func loneNotes() throws {
        func row(_ amount: String) -> String {
            "Common Stock | 03/11/2024 | S | \(amount) | D | $11 | 89 | D"
        }
        let reading = try readInOrder(
            tableOne: """
                \(row("13(1)")) | \(row("28(2)")) | \(row("31(2)")) | \(row("(3) | 29"))
                """)
        let last = "nonDerivativeTransaction[4]/"
        #expect(reading.values("\(last)transactionAmounts/transactionShares/footnoteId[1]") == ["F3"])
        #expect(reading.values("\(last)transactionCoding/footnoteId[1]") == [])
        #expect(reading.doubts.contains { $0.contains("\(last)transactionCoding") })
    }

    @Test("What a note is about tells which of the cells around a reference it belongs to")
    func topics() throws {
        let cells = "Common Stock | 03/11/2024 | S | 400 | D | (1) | $9.5 | 1,600 | D"
        let plain = try readInOrder(tableOne: cells)
        let told = try readInOrder(
            tableOne: cells, notes: ["The weighted average price: prices ranged from $9 to $10."])
        let price = "nonDerivativeTransaction[1]/transactionAmounts/transactionPricePerShare"
        #expect(plain.doubts.contains { $0.hasSuffix("transactionShares/value") })
        #expect(!told.doubts.contains { $0.hasSuffix("transactionShares/value") })
        #expect(told.values("\(price)/footnoteId[1]") == ["F1"])
    }

    @Test("No cell refers to a note twice, and what a balance holds together is no doubt")
    func referencesAndBalances() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | (1)(2)(3) | Common Stock | (1)(2)(3) | 478 | A | 03/11/2024 | P | $12.64 | 478 | I | \
                See Notes(1)(2) / (3) | 03/11/2024 | S | 478 | D | $12.68 | 0 | I | See Notes(1)(2) / (3)
                """,
            notes: ["Held by a fund.", "A partner of the fund.", "Each disclaims beneficial ownership."])
        for row in 1...2 {
            let title = "nonDerivativeTransaction[\(row)]/securityTitle"
            #expect(reading.values("\(title)/footnoteId[3]") == ["F3"])
        }
        #expect(reading.doubts.allSatisfy { $0.hasSuffix("securityTitle/value") })
    }

    @Test("What only transactions have is no doubt where they come before all holdings and nothing else fits")
    func transactionsBeforeHoldings() throws {
        let reading = try readInOrder(
            tableOne: """
                Common Stock | 03/11/2024 | A | (1) | V | A | 552 | Price | $103.06 | 25,738.941(2) | D | 14,486 | I | \
                Common Stock | By spouse
                """)
        #expect(!reading.doubts.contains { $0.hasSuffix("transactionPricePerShare/value") })
        #expect(reading.doubts.contains { $0.hasSuffix("transactionCoding/transactionCode") })
    }

    @Test("A title without its noun is in doubt where another row has more of it")
    func cutTitle() throws {
        func row(_ title: String) -> String { "\(title) | 03/11/2024 | S | 13 | D | $11 | 89 | D" }
        let reading = try readInOrder(tableOne: "\(row("Class B Common Stock")) | \(row("Class B Common"))")
        #expect(reading.doubts.contains { $0.contains("nonDerivativeTransaction[2]/securityTitle") })
        #expect(!reading.doubts.contains { $0.contains("nonDerivativeTransaction[1]/securityTitle") })
    }

    @Test("A V that stands apart is the gift's, and its form in doubt")
    func loneTimeliness() throws {
        let reading = try readInOrder(
            tableOne: """
                V | Common Stock | 03/11/2024 | S | 13 | D | $11 | 89 | D | \
                Common Stock | 03/11/2024 | G | 20 | D | $0 | 69 | D | 40 | I | By Cedar Fund | V | Common Stock
                """)
        #expect(reading.values("nonDerivativeTransaction[2]/transactionCoding/transactionFormType") == ["5"])
        #expect(
            reading.doubts.contains {
                $0.contains("nonDerivativeTransaction[2]/transactionCoding/transactionFormType")
            })
    }

    @Test("Where a V is in doubt, so is the form that it tells")
    func doubtfulTimeliness() throws {
        let reading = try readInOrder(
            tableOne: """
                V | Common Stock | Common Stock | 03/11/2024 | 03/11/2024 | S | S | V | \
                13 | D | $11 | 89 | D | 20 | D | $12 | 69 | D
                """)
        let coding = "nonDerivativeTransaction[2]/transaction"
        for leaf in ["Timeliness/value", "Coding/transactionFormType"] {
            #expect(reading.doubts.contains { $0.contains(coding + leaf) })
        }
    }

    @Test("A title made of words that a heading has in the plural is no heading, subheadings in one line are")
    func headings() throws {
        let reading = try readInOrder(
            tableTwo: """
                V (A) | Put Option | $2.5 | 03/11/2024 | S | 22 | 05/08/2025 | 05/08/2034 | Common / Stock | 22 | $0 | 22 | D
                """)
        #expect(reading.values("/derivativeTransaction[1]/securityTitle/value") == ["Put Option"])
        #expect(reading.findings.allSatisfy { $0.kind != .strayCell })
    }
}
