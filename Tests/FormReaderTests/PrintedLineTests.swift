import FormText
import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

/// A made-up form as recognition reads its printed page, with `change` made to its text.
func page(_ name: String = "scan-form4-sales.txt", _ change: (inout String) -> Void = { _ in }) throws
    -> Reading
{
    var text = try String(contentsOf: Fixtures.form(name), encoding: .utf8)
    change(&text)
    return try read(text)
}

extension Reading {
    /// The field in a row of Table I, by its number among the transactions.
    func transaction(_ number: Int, _ path: String) -> String? {
        value("nonDerivativeTransaction[\(number)]/\(path)")
    }

    /// Whether a warning names the first field whose path ends so.
    func warns(_ path: String) -> Bool {
        findings.contains { $0.severity == .warning && $0.path?.hasSuffix(path) == true }
    }
}

@Suite("A printed page, line by line")
struct PrintedLineTests {
    @Test("Items that share lines are told apart, and only those that nothing settles are doubts")
    func items() throws {
        let reading = try page()
        let expected = [
            ("rptOwnerName", "Thornquist Petra L."), ("issuerName", "CINDERHILL OPTICS CORP"),
            ("issuerTradingSymbol", "CHOP"), ("rptOwnerStreet1", "C/O CINDERHILL OPTICS CORP."),
            ("rptOwnerStreet2", "9 LANTERN WAY"), ("rptOwnerCity", "BELLINGHAM"), ("rptOwnerState", "WA"),
            ("rptOwnerZipCode", "98225"), ("officerTitle", "Chief Operating Officer"),
            ("periodOfReport", "2025-07-14"),
        ]
        for (path, value) in expected { #expect(reading.value(path) == value) }
        // The title stands beside the second line of the address.
        let doubtful: Set = ["rptOwnerStreet2", "officerTitle"]
        for (path, _) in expected { #expect(reading.warns(path) == doubtful.contains(path)) }
        #expect(reading.value("isDirector") == "1")
        #expect(reading.value("isTenPercentOwner") == nil)
    }

    @Test("The person's name ends where the company of the address, an initial or the signature says so")
    func names() throws {
        let reading = try page {
            $0 = $0.replacing(
                "Thornquist Petra L. CINDERHILL OPTICS CORP", with: "Thornquist Petra Vale Optics Corp")
            $0 = $0.replacing("C/O CINDERHILL OPTICS CORP.", with: "17 HARBOR ROW")
        }
        #expect(reading.value("rptOwnerName") == "Thornquist Petra")
        #expect(reading.value("issuerName") == "Vale Optics Corp")
    }

    @Test("A date after the signature was misread: the report's date is the earliest transaction's")
    func period() throws {
        let reading = try page { $0 = $0.replacing("_ 07/14/2025 Chief", with: "_ 07/14/2095 Chief") }
        #expect(reading.value("periodOfReport") == "2025-07-14")
        #expect(reading.findings.contains { $0.kind == .periodInferred })
    }

    @Test("Below a row's first line stand the words that its columns had no room for")
    func continuation() throws {
        let reading = try page()
        #expect(reading.value("natureOfOwnership/value") == "By Thornquist Family Trust")
        #expect(
            reading.value("derivativeTransaction[1]/securityTitle/value")
                == "Employee Stock Option (right to buy)")
        #expect(reading.value("underlyingSecurityTitle/value") == "Common Stock")
        let holdings = try page("scan-form3-holdings.txt")
        #expect(
            holdings.value("derivativeHolding[1]/underlyingSecurity/underlyingSecurityTitle/value")
                == "Class A Common Stock")
        #expect(holdings.value("derivativeHolding[2]/securityTitle/value") == "Restricted Stock Units")
    }

    @Test("Codes and letters with a raised number are read, and said")
    func codes() throws {
        let reading = try page()
        let codes = (1...4).map { reading.transaction($0, "transactionCoding/transactionCode") }
        #expect(codes == ["M", "S", "S", "G"])
        // Their directions and prices are those of sales and gifts.
        for number in 2...4 {
            #expect(!reading.warns("nonDerivativeTransaction[\(number)]/transactionCoding/transactionCode"))
        }
        let holdings = try page("scan-form3-holdings.txt")
        #expect(holdings.value("derivativeHolding[2]/ownershipNature/directOrIndirectOwnership/value") == "D")
        #expect(
            holdings.value("derivativeHolding[2]/ownershipNature/directOrIndirectOwnership/footnoteId[1]")
                == "F5")
    }

    @Test("A misread code whose direction or price is not that of such a transaction is a doubt")
    func doubtfulCode() throws {
        let reading = try page { $0 = $0.replacing("s® 750 D ", with: "s® 750 A ") }
        #expect(reading.transaction(3, "transactionCoding/transactionCode") == "S")
        #expect(reading.warns("nonDerivativeTransaction[3]/transactionCoding/transactionCode"))
    }

    @Test("A 'g' with a price that acquires is no code that can be told")
    func unclearCode() throws {
        let reading = try page { $0 = $0.replacing("gM 1,250 D_", with: "gM 1,250 A_") }
        #expect(reading.transaction(2, "transactionCoding/transactionCode") == nil)
        #expect(reading.findings.contains { $0.kind == .cellMissing })
    }

    @Test("Markers that were not recognised are numbered where as many notes are left")
    func markers() throws {
        let reading = try page()
        #expect(reading.transaction(2, "transactionCoding/footnoteId[1]") == "F1")
        #expect(reading.transaction(3, "transactionCoding/footnoteId[1]") == "F1")
        #expect(reading.transaction(3, "transactionAmounts/transactionPricePerShare/footnoteId[1]") == "F3")
        #expect(reading.transaction(4, "transactionCoding/footnoteId[1]") == "F4")
        #expect(reading.warns("nonDerivativeTransaction[4]/transactionCoding/footnoteId"))
    }

    @Test("Where a note is left over, no marker gets a number that is a guess")
    func markersWithoutNumbers() throws {
        let reading = try page {
            $0 = $0.replacing("4. A gift to a school.", with: "4. A gift to a school.\n5. And to another.")
        }
        #expect(reading.transaction(4, "transactionCoding/footnoteId[1]") == nil)
        #expect(reading.warns("nonDerivativeTransaction[4]/transactionCoding/footnoteId"))
    }

    @Test("A price whose digit was misread is put right by the range that its note names")
    func prices() throws {
        let reading = try page()
        #expect(reading.transaction(2, "transactionAmounts/transactionPricePerShare/value") == "31.4418")
        #expect(reading.transaction(3, "transactionAmounts/transactionPricePerShare/value") == "32.1056")
        #expect(
            reading.warns("nonDerivativeTransaction[2]/transactionAmounts/transactionPricePerShare/value"))
    }

    @Test("A price outside its note's range that no one digit puts right stays, and is said")
    func priceOutsideRange() throws {
        let reading = try page { $0 = $0.replacing("¢91.4418(2)", with: "$94.4418(2)") }
        #expect(reading.transaction(2, "transactionAmounts/transactionPricePerShare/value") == "94.4418")
        #expect(reading.findings.contains { $0.kind == .priceOutsideRange })
    }

    @Test("A month that cannot be is read as the only one that can, and said; any other is left out")
    func dates() throws {
        let reading = try page()
        #expect(reading.value("exerciseDate/value") == "2022-03-01")
        #expect(reading.findings.contains { $0.kind == .dateRepaired })
        let unclear = try page { $0 = $0.replacing("93/01/2022", with: "91/01/2022") }
        #expect(unclear.value("exerciseDate/value") == nil)
        #expect(unclear.paths(.cellMissing).contains { $0.hasSuffix("exerciseDate") })
    }

    @Test("A signature's name goes on below the line with its date")
    func signature() throws {
        let reading = try page()
        #expect(reading.value("signatureName") == "/s/ Odell Vance, attorney-in-fact for Petra L. Thornquist")
        #expect(reading.value("signatureDate") == "2025-07-16")
    }

    @Test(
        "What recognition leaves of a marker is no part of the value",
        arguments: [
            ("22,076)", "22,076"), ("2,771(5)", "2,771(5)"), ("Units“)", "Units"), ("footnote®)", "footnote"),
            ("401(k)", "401(k)"), ("¢269.3554(°)", "269.3554"), ("$0®)", "$0"), ("1,2341)", "1,234"),
            ("D_", "D"),
            ("03/14/2021)", "03/14/2021"), ("()", ""), ("©", ""), ("640]", "640"), ("|Common", "Common"),
            ("267.33344)", "267.3334"), ("Co.", "Co."),
        ])
    func recognizedWord(word: String, value: String) {
        Array(word.utf8).withUnsafeBufferPointer { bytes in
            let recognized = RecognizedWord(bytes, 0..<bytes.count)
            #expect(String(decoding: bytes[recognized.value], as: UTF8.self) == value)
        }
    }
}
