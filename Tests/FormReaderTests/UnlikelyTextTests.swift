import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

@Suite("A name, a title or a part of an address that has what none has is in doubt")
struct UnlikelyTextTests {
    /// Whether the form, with one text of it changed, has a doubt of the field.
    private func doubts(_ path: String, _ text: String, _ changed: String, in form: String) throws -> Bool {
        let before = try String(contentsOf: Fixtures.form(form), encoding: .utf8)
        #expect(before.contains(text), "\(text)")
        let reading = try read(before.replacing(text, with: changed))
        return reading.paths(.textUnlikely).contains { $0.hasSuffix(path) }
    }

    @Test(
        "On a printed page",
        arguments: [
            ("rptOwnerName", "Thornquist Petra L. C", "Thornquist Petra L. ane C", true),
            ("rptOwnerName", "Thornquist Petra L. C", "Thornquist Petra L) C", true),
            ("rptOwnerName", "Thornquist Petra L. C", "Thornquist! Petra L. C", true),
            ("rptOwnerName", "Thornquist Petra L. C", "van der Thornquist Petra L. C", false),
            ("rptOwnerName", "Thornquist Petra L. C", "Thornquist Petra (Ann) C", false),
            ("rptOwnerZipCode", "98225", "§8225", true),
            ("rptOwnerCity", "BELLINGHAM WA", "BELLINGH* WA", true),
            ("rptOwnerCity", "BELLINGHAM WA", "ST. BELLING-HAM WA", false),
            ("signatureName", "Odell Vance,", "Odell — Vance,", true),
        ])
    func printedPage(path: String, text: String, changed: String, isInDoubt: Bool) throws {
        #expect(try doubts(path, text, changed, in: "scan-form4-sales.txt") == isInDoubt)
    }

    @Test(
        "In any other text",
        arguments: [
            ("rptOwnerState", "STAMFORD CT", "STAMFORD XX", true),
            ("rptOwnerState", "STAMFORD CT", "STAMFORD ID", false),
            ("rptOwnerStreet1", "1 PLOVER QUAY", "i", true),
            ("rptOwnerStreet1", "1 PLOVER QUAY", "C/O:", false),
            ("rptOwnerZipCode", "06902", "0690§", true),
        ])
    func anyText(path: String, text: String, changed: String, isInDoubt: Bool) throws {
        #expect(try doubts(path, text, changed, in: "lynx-form4-joint.txt") == isInDoubt)
    }

    @Test("Nothing of the made-up forms has such a text", arguments: Fixtures.forms)
    func likelyTexts(form: String) throws {
        #expect(try read(Fixtures.form(form)).paths(.textUnlikely).isEmpty)
    }

    @Test("A title that has the issuer with its symbol, not one that has another word in brackets")
    func symbolInTitle() throws {
        let form = "scan-form4-sales.txt"
        func isInDoubt(_ title: String) throws -> Bool {
            try doubts("officerTitle", "Chief Operating\n", title + "\n", in: form)
        }
        #expect(try isInDoubt("Cinderhill [ CHOP ]"))
        #expect(try !isInDoubt("Chief [COO] Operating"))
    }

    @Test("Where the reporting person's name ends is in doubt if capitals begin elsewhere")
    func capitalsElsewhere() throws {
        // The signature has the issuer's first word in it.
        func hasDoubt(_ signature: String) throws -> Bool {
            try page {
                $0 = $0.replacing("Petra L. CINDERHILL OPTICS CORP", with: "Petra CINDERHILL COM INC")
                $0 = $0.replacing("C/O CINDERHILL OPTICS CORP.", with: "P.O. BOX 81")
                $0 = $0.replacing("Petra L. Thornquist", with: signature)
            }.warns("issuerName")
        }
        #expect(try hasDoubt("Petra Thornquist, CEO Cinderhill Services"))
        #expect(try !hasDoubt("Petra Thornquist"))
    }

    @Test("What is owned in the place of a price is in doubt, though a balance holds with it")
    func priceAsBalance() throws {
        let reading = try page {
            $0 = $0.replacing(
                "Employee Stock Option $12.5 07/14/2025 M 2,000 93/01/2022 03/01/2031 Common 2,000 $0 6,000 D",
                with: "Convertible Note (1) 07/14/2025 C $30,000 (1) (1) Common 2,000 $0 D")
        }
        #expect(
            reading.value(
                "derivativeTransaction[1]/postTransactionAmounts/valueOwnedFollowingTransaction/value") == "0"
        )
        #expect(
            reading.warns(
                "derivativeTransaction[1]/postTransactionAmounts/valueOwnedFollowingTransaction/value"))
    }
}
