import FormText
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

/// A made-up page whose cells are ruled, as recognition reads it block by block, with `change` made to its text.
private func ruled(_ change: (inout String) -> Void = { _ in }) throws -> Reading {
    try page("scan-form4-ruled.txt", change)
}

@Suite("A ruled page, recognised block by block")
struct RuledPageTests {
    @Test("Strokes between the cells are no pipes of a table")
    func layout() throws {
        #expect(try ruled().page.layout == .plain)
    }

    @Test("What recognition sees in the rules between items is no value")
    func noise() throws {
        let reading = try ruled()
        let expected = [
            ("rptOwnerName", "Vandermolen Iris T"), ("issuerName", "PELLGROVE TIMBER INC"),
            ("rptOwnerStreet1", "C/O PELLGROVE TIMBER INC."), ("rptOwnerStreet2", "77 SAWPIT LANE"),
            ("rptOwnerCity", "EUGENE"), ("rptOwnerState", "OR"), ("rptOwnerZipCode", "97401"),
            ("periodOfReport", "2024-03-05"),
        ]
        for (path, value) in expected { #expect(reading.value(path) == value) }
        #expect(reading.value("officerTitle")?.hasPrefix("Sr VP, Mill Sales") == true)
        #expect(reading.value("isDirector") == nil)
        #expect(reading.value("dateOfOriginalSubmission") == nil)
    }

    @Test("A mark in the noise before a box is none")
    func noiseBeforeBox() throws {
        let reading = try ruled { $0 = $0.replacing("seneca orth", with: "x seneca orth") }
        #expect(reading.value("isDirector") == nil)
        let ticked = try ruled { $0 = $0.replacing("inininci Director", with: "inininci X Director") }
        #expect(ticked.value("isDirector") == "1")
        #expect(!ticked.warns("isDirector"))
    }

    @Test("Tables start at their headings where recognition lost their captions")
    func captions() throws {
        let reading = try ruled()
        #expect(reading.transaction(1, "transactionAmounts/transactionShares/value") == "1500")
        #expect(reading.value("derivativeTransaction[1]/securityTitle/value") == "Restricted Stock Units")
    }

    @Test("A row keeps what is left of it where letters are lost, and every cell of the page is a doubt")
    func lostLetters() throws {
        let reading = try ruled()
        let row = "nonDerivativeTransaction[2]"
        #expect(reading.value("\(row)/transactionAmounts/transactionShares/value") == "640")
        #expect(reading.value("\(row)/transactionAmounts/transactionAcquiredDisposedCode/value") == "D")
        #expect(reading.value("\(row)/transactionAmounts/transactionPricePerShare/value") == "18.25")
        #expect(
            reading.value("\(row)/postTransactionAmounts/sharesOwnedFollowingTransaction/value") == "20860")
        #expect(reading.value("\(row)/transactionCoding/transactionCode") == nil)
        #expect(reading.value("\(row)/ownershipNature/directOrIndirectOwnership/value") == nil)
        #expect(reading.paths(.strayCell).contains { $0.hasSuffix(row) })
        #expect(reading.warns("nonDerivativeTransaction[1]/securityTitle/value"))
    }

    @Test("Headings that recognition reads below the rows go on with none of them")
    func lateHeadings() throws {
        #expect(try ruled().value("natureOfOwnership/value") == "By Vandermolen Lumber Trust")
    }

    @Test("A row of Table II without a code neither acquires nor disposes")
    func lostDirection() throws {
        let reading = try ruled()
        let path = "derivativeTransaction[2]/transactionAmounts/transactionAcquiredDisposedCode"
        #expect(reading.value("\(path)/value") == nil)
        #expect(reading.value("derivativeTransaction[2]/transactionAmounts/transactionShares/value") == "200")
        #expect(reading.paths(.cellMissing).contains { $0.hasSuffix(path) })
    }

    @Test("What is left of a marker in a column of dates is a reference")
    func lostDates() throws {
        let reading = try ruled()
        #expect(reading.value("derivativeTransaction[1]/expirationDate/footnoteId[1]") == "F1")
        #expect(reading.value("derivativeTransaction[2]/expirationDate/footnoteId[1]") == "F2")
        #expect(reading.warns("derivativeTransaction[2]/expirationDate/footnoteId"))
    }

    @Test("Lines of notes are neither rows nor signatures")
    func notes() throws {
        let reading = try ruled {
            $0 = $0.replacing(
                "2. The units",
                with: "2. Of the plan of January 2, 2020 1,000 units, sold 01/02/2020\nThe units")
        }
        #expect(reading.fields.count { $0.xpath.hasSuffix("signatureName") } == 1)
        #expect(reading.value("signatureName") == "/s/ Odell Vance, attorney-in-fact for Iris T. Vandermolen")
    }
}

@Suite("Doubts about recognised rows")
struct RecognizedRowTests {
    @Test("A row of which nothing is lost is no doubt")
    func clean() throws {
        let reading = try page()
        for path in ["securityTitle", "transactionDate", "transactionAmounts/transactionShares"] {
            #expect(!reading.warns("nonDerivativeTransaction[1]/\(path)/value"))
        }
    }

    @Test("Numbers whose balance does not hold are doubts")
    func brokenBalance() throws {
        let reading = try page { $0 = $0.replacing("1,250 D_", with: "1,750 D_") }
        #expect(reading.warns("nonDerivativeTransaction[2]/transactionAmounts/transactionShares/value"))
        // What is owned after it agrees with the next row, but two misreadings may cancel there.
        #expect(
            reading.warns(
                "nonDerivativeTransaction[2]/postTransactionAmounts/sharesOwnedFollowingTransaction/value"))
        #expect(!reading.warns("nonDerivativeTransaction[4]/transactionAmounts/transactionShares/value"))
    }

    @Test("A price of three digits without a point may have lost it")
    func lostPoint() throws {
        let reading = try page { $0 = $0.replacing("A $12.5 84,150", with: "A $125 84,150") }
        #expect(reading.transaction(1, "transactionAmounts/transactionPricePerShare/value") == "125")
        #expect(
            reading.warns("nonDerivativeTransaction[1]/transactionAmounts/transactionPricePerShare/value"))
        #expect(!(try page().warns("derivativeTransaction[1]/conversionOrExercisePrice/value")))
    }

    @Test("A reference before a lower one that nothing above has is a doubt")
    func orderOfNotes() throws {
        let reading = try page("scan-form3-holdings.txt") {
            $0 = $0.replacing("(right to buy) (3) 06/30", with: "(right to buy) (4) 06/30")
                .replacing("Units (4) (4) Class A", with: "Units (3) (3) Class A")
        }
        #expect(reading.findings.contains { $0.kind == .markerUnclear && $0.text?.contains("(4)") == true })
        let inOrder = try page("scan-form3-holdings.txt")
        #expect(!inOrder.findings.contains { $0.kind == .markerUnclear && $0.text?.contains("(4)") == true })
    }

    @Test(
        "Words below a row go on with the text that lacks them",
        arguments: [
            // What the row's line has, what stands below, the title, the underlying title.
            (
                "Employee Stock Option", "(right to buy) Stock", "Employee Stock Option (right to buy)",
                "Common Stock"
            ),
            (
                "Employee Stock", "Option (right to buy) Stock", "Employee Stock Option (right to buy)",
                "Common Stock"
            ),
            (
                "Performance-based", "Restricted Stock Units Stock",
                "Performance-based Restricted Stock Units", "Common Stock"
            ),
            ("Restricted Stock Units", "Stock", "Restricted Stock Units", "Common Stock"),
        ])
    func parting(title: String, below: String, whole: String, underlying: String) throws {
        let reading = try page {
            $0 = $0.replacing("Employee Stock Option $12.5", with: "\(title) $12.5")
                .replacing("\n(right to buy) Stock", with: "\n\(below)")
        }
        #expect(reading.value("derivativeTransaction[1]/securityTitle/value") == whole)
        #expect(reading.value("underlyingSecurityTitle/value") == underlying)
    }
}
