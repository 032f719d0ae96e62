import Foundation
import OwnershipModel
import TestSupport
import Testing

@testable import FormReader

/// What is read of a made-up form in reading order that has `signatures` between its remarks and the caption.
private func read(signatures: String, remarks: String? = nil) throws -> Reading {
    let text = try String(contentsOf: Fixtures.form("order-form4-officer.txt"), encoding: .utf8)
    return try read(
        text.replacing(
            "/s/ Imogen Tarr, attorney-in-fact for Quill 03/13/2024\nAbernathy\n",
            with: (remarks.map { "Remarks:\n\($0)\n\n" } ?? "") + signatures + "\n"))
}

extension Reading {
    fileprivate var names: [String?] { document.ownerSignatures.map(\.signatureName) }
    fileprivate var days: [String?] { document.ownerSignatures.map { $0.signatureDate?.lexical } }
}

@Suite("Signatures in reading order")
struct ReadingOrderSignatureTests {
    private static let loom =
        "Loom Holdings LP, By: Loom GP LLC, its general partner, /s/ Imogen Tarr, Manager"
    private static let quill = "Quill Abernathy, By: /s/ Imogen Tarr, his attorney-in-fact"

    @Test(
        "A date stands on its name's first line: at the end of that line, or below it; or behind the whole name",
        arguments: [
            "Loom Holdings LP, By: Loom GP LLC, its general 03/13/2024\npartner, /s/ Imogen Tarr, Manager\n\nQuill Abernathy, By: /s/ Imogen Tarr, his\nattorney-in-fact\n\n03/14/2024\n\n",
            "Loom Holdings LP, By: Loom GP LLC, its general\n03/13/2024\npartner, /s/ Imogen Tarr, Manager\nQuill Abernathy, By: /s/ Imogen Tarr, his 03/14/2024\nattorney-in-fact",
            "Loom Holdings LP, By: Loom GP LLC, its general\npartner, /s/ Imogen Tarr, Manager\n\n03/13/2024\n\nQuill Abernathy, By: /s/ Imogen Tarr, his\n\n03/14/2024\n\nattorney-in-fact",
            "Loom Holdings LP, By: Loom GP LLC, its general\npartner, /s/ Imogen Tarr, Manager\n\nQuill Abernathy, By: /s/ Imogen Tarr, his\nattorney-in-fact\n\n03/13/2024\n\n03/14/2024\n\n",
        ])
    func dates(text: String) throws {
        let reading = try read(signatures: text, remarks: "Exhibit 24 - Power of Attorney.")
        #expect(reading.names == [Self.loom, Self.quill])
        #expect(reading.days == ["2024-03-13", "2024-03-14"])
        #expect(reading.document.remarks == "Exhibit 24 - Power of Attorney.")
        #expect(reading.paths(.placeUnclear).isEmpty)
    }

    @Test("In one block the next name begins below a line that had room for its first word")
    func room() throws {
        let reading = try read(
            signatures:
                "Loom Holdings LP, By: Loom GP LLC, its general 03/13/2024\npartner, /s/ Imogen Tarr, Manager\nQuill Abernathy, By: /s/ Imogen Tarr, his\nattorney-in-fact\n\n03/14/2024\n\n"
        )
        #expect(reading.names == [Self.loom, Self.quill])
        #expect(reading.paths(.placeUnclear).isEmpty)
    }

    @Test("Where no line had room, the next name begins with that of an owner, in doubt")
    func fullLines() throws {
        let reading = try read(
            signatures:
                "Loom Holdings LP, By: /s/ Imogen Tarr, Manager 03/13/2024\nof the general partner, of its sole own member\nAbernathy Quill R, By: /s/ Imogen Tarr, as the\nattorney-in-fact\n\n03/14/2024\n\n"
        )
        #expect(reading.names.last == "Abernathy Quill R, By: /s/ Imogen Tarr, as the attorney-in-fact")
        #expect(
            reading.paths(.placeUnclear) == [
                "ownerSignature[1]/signatureName", "ownerSignature[2]/signatureName",
            ])
    }

    @Test("The end of a name that stands behind its date, above the next name, is told by the room it leaves")
    func tail() throws {
        let reading = try read(
            signatures:
                "Loom GP LLC By: /s/ Imogen Tarr, Title: Managing\n\n03/13/2024\n\nMember\nQuill Abernathy, By: /s/ Imogen Tarr, his\nattorney-in-fact\n\n03/14/2024\n\n"
        )
        #expect(reading.names == ["Loom GP LLC By: /s/ Imogen Tarr, Title: Managing Member", Self.quill])
    }

    @Test(
        "The form's own sentences among the signatures, where a page ends, part none of them from the others")
    func pageEnd() throws {
        let reading = try read(
            signatures:
                "Loom Holdings LP, By: Loom GP LLC, its general 03/13/2024\npartner, /s/ Imogen Tarr, Manager\n\nReminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.\n\n\(Self.quill)\n\n03/14/2024\n\n"
        )
        #expect(reading.names == [Self.loom, Self.quill])
    }

    @Test("Short lines of a table above the signature are none of it")
    func tableAbove() throws {
        let reading = try read(
            signatures: "2,575\n\nD\n\n01/25/2012\n\n/s/ Quill Abernathy\n\n03/13/2024\n\n")
        #expect(reading.names == ["/s/ Quill Abernathy"])
    }

    @Test("A remark that ends with a date, right below its heading, is no signature and no doubt")
    func datedRemark() throws {
        let reading = try read(
            signatures: "/s/ Quill Abernathy\n\n03/13/2024\n\n",
            remarks: "3 for 2 stock split issued 9/30/2019")
        #expect(reading.document.remarks == "3 for 2 stock split issued 9/30/2019")
        #expect(reading.names == ["/s/ Quill Abernathy"])
        #expect(reading.paths(.signatureInNote).isEmpty)
    }
}
