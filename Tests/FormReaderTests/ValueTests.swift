import OwnershipModel
import Testing

@testable import FormReader

/// Reads all of `text`.
private func reading<Value>(_ text: String, _ read: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Value)
    -> Value
{
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { read($0, bytes.indices) }
}

@Suite("Dates")
struct DateValueTests {
    private func date(_ text: String) -> String? { reading(text) { DateValue.read($0, $1) }?.lexical }

    @Test("Month, day and year in figures, whatever parts them")
    func figures() {
        for text in ["05/15/2013", "5/15/2013", "5/15/13", "05-15-2013", "2013-05-15", "2013/5/15"] {
            #expect(date(text) == "2013-05-15", "\(text)")
        }
    }

    @Test("A year of two figures is one of 1930 to 2029")
    func twoFigures() {
        #expect(date("1/2/29") == "2029-01-02")
        #expect(date("1/2/30") == "1930-01-02")
        #expect(date("12/31/99") == "1999-12-31")
        #expect(date("12/31/00") == "2000-12-31")
    }

    @Test("Months may be words, and a month alone is a month")
    func words() {
        for text in ["March 13, 2000", "Mar. 13, 2000", "13 March 2000", "March 13,2000", "MARCH 13, 2000"] {
            #expect(reading(text, WrittenDate.read)?.lexical == "2000-03-13", "\(text)")
        }
        for text in ["March 2000", "Marsh 13, 2000", "February 30, 2000", "in March 13, 2000"] {
            #expect(reading(text, WrittenDate.read) == nil, "\(text)")
        }
        for text in ["March 2000", "3/00", "03/2000", "March / 2000", "Mar. 2000"] {
            #expect(reading(text, WrittenDate.readMonth)?.lexical == "2000-03", "\(text)")
        }
        for text in ["13/2000", "March", "3/14/00", "2000"] {
            #expect(reading(text, WrittenDate.readMonth) == nil, "\(text)")
        }
    }

    @Test("A day that no calendar has is no date")
    func noDay() {
        for text in [
            "02/29/2013", "13/01/2013", "00/10/2013", "04/31/2020", "15/05/2013", "05/00/2013", "1/1/2500",
            "0000-01-01",
        ] {
            #expect(date(text) == nil, "\(text)")
        }
        #expect(date("02/29/2012") == "2012-02-29")
    }

    @Test("What is not a date throughout is none")
    func others() {
        for text in [
            "", "Immediate", "None", "(5)", "05/15/2013 x", "05/15", "05152013", "05/15/201", "05/15/20133",
            "1/2/3/4",
            "05//2013", "/05/2013", "05.15.2013", "05/15/2013/",
        ] {
            #expect(date(text) == nil, "\(text)")
        }
    }

    @Test("The first word that is a date is found in a text")
    func find() {
        let found = reading("on or about 12/1/2009, 12/2/2009") { DateValue.find($0, $1) }
        #expect(found?.date.lexical == "2009-12-02")
        #expect(reading("no date 12/99/2009") { DateValue.find($0, $1) } == nil)
    }
}

@Suite("Numbers")
struct NumberValueTests {
    private func number(_ text: String) -> NumberValue? { reading(text) { NumberValue.read($0, $1) } }

    @Test("A number is kept as it stands, without the signs for thousands and dollars")
    func plain() {
        for (text, lexical) in [
            ("0", "0"), ("10,000", "10000"), ("8571", "8571"), ("1,234.5", "1234.5"),
            ("64,602,717", "64602717"),
            ("4.10", "4.10"), (".5", ".5"), ("0.0001", "0.0001"), ("5.", "5."),
        ] {
            let value = number(text)
            #expect(value?.lexical == lexical, "\(text)")
            #expect(value?.isRepaired == false)
            #expect(value?.isMoney == false)
        }
        #expect(number("1,234.5")?.amount == 12_345_000)
    }

    @Test("A dollar sign makes it money")
    func money() {
        for (text, lexical) in [
            ("$4.1", "4.1"), ("$ 4.10", "4.10"), ("$0", "0"), ("$0.00", "0.00"), ("$30,430,000", "30430000"),
        ] {
            #expect(number(text)?.lexical == lexical, "\(text)")
            #expect(number(text)?.isMoney == true)
        }
    }

    @Test("Thousands that a blank has broken are put right")
    func broken() {
        for (text, lexical) in [
            ("8 571", "8571"), ("10 000", "10000"), ("1, 429", "1429"), ("1 ,429", "1429"),
            ("1 234 567", "1234567"),
            ("12 345.5", "12345.5"),
        ] {
            #expect(number(text)?.lexical == lexical, "\(text)")
            #expect(number(text)?.isRepaired == true, "\(text)")
        }
    }

    @Test("A point before three figures may stand for a comma")
    func pointed() {
        #expect(number("64.071")?.lexical == "64.071")
        #expect(number("64.071")?.others.first?.lexical == "64071")
        #expect(number("64.071")?.others.first?.amount == 640_710_000)
        #expect(number("1,064.071")?.lexical == "1064.071")
        #expect(number("1,064.071")?.others.first?.cost == NumberValue.costOfUnlikely)
        for text in ["64.07", "64.0712", ".071", "64,071", "1064.071"] {
            #expect(number(text)?.others.isEmpty == true, "\(text)")
        }
    }

    @Test("What is not a number throughout is none")
    func others() {
        for text in [
            "", "$", "-5", "5%", "1,23", "1,2345", "1234,567", "1234 567", "12,34,567", "1.2.3", "12 34",
            "1 23", "1,", ",123", "N/A",
            "5 shares",
            "1,,234", ".", "05/15/2013", "1 2345",
        ] {
            #expect(number(text) == nil, "\(text)")
        }
    }
}

@Suite("Letters and codes")
struct LetterValueTests {
    private let acquired: (UInt8, UInt8) = (UInt8(ascii: "A"), UInt8(ascii: "D"))
    private let owned: (UInt8, UInt8) = (UInt8(ascii: "D"), UInt8(ascii: "I"))

    private func letter(_ text: String, _ letters: (UInt8, UInt8)) -> String? {
        reading(text) { LetterValue.read($0, $1, letters: letters) }.map {
            "\(UnicodeScalar($0.letter))\($0.isRepaired ? "!" : "")"
        }
    }

    @Test("The letters of a column, as they are printed")
    func printed() {
        #expect(letter("A", acquired) == "A")
        #expect(letter("D", acquired) == "D")
        #expect(letter("I", owned) == "I")
        #expect(letter("I", acquired) == nil)
        #expect(letter("A", owned) == nil)
    }

    @Test("Signs that look like them are put right")
    func lookalikes() {
        for text in ["Α", "А", "Δ", "Ａ", "a"] { #expect(letter(text, acquired) == "A!", "\(text)") }
        for text in ["Ｄ", "Ɗ", "d"] { #expect(letter(text, acquired) == "D!", "\(text)") }
        for text in ["l", "1", "|", "Ι", "І", "i"] { #expect(letter(text, owned) == "I!", "\(text)") }
    }

    @Test("The ownership form may be a word, a letter may stand in brackets")
    func words() {
        #expect(letter("Direct", owned) == "D")
        #expect(letter("INDIRECT", owned) == "I")
        #expect(letter("(A)", acquired) == "A")
        #expect(letter("Direct", acquired) == nil)
    }

    @Test("Anything else is no letter of the column")
    func others() {
        for text in ["", "AD", "X", "Directly", "7", "A D"] {
            #expect(letter(text, acquired) == nil, "\(text)")
            #expect(letter(text, owned) == nil, "\(text)")
        }
    }

    private func code(_ text: String) -> String? {
        reading(text, CodeValue.read).map { value in
            let form = value.formType.map { " form \(UnicodeScalar($0))" } ?? ""
            let letter = value.code.map { String(UnicodeScalar($0)) } ?? "-"
            return "\(letter)\(form)\(value.isEquitySwap ? " swap" : "")\(value.isEarly ? " early" : "")"
        }
    }

    @Test("A code, alone and with what may stand beside it")
    func codes() {
        for letter in "ACDEFGHIJLMOPSUWXZ" { #expect(code("\(letter)") == "\(letter)") }
        for (text, expected) in [
            ("S/K", "S swap"), ("J/K5", "J form 5 swap"), ("S4", "S form 4"), ("4S", "S form 4"),
            ("G V", "G early"),
            ("GV", "G early"), ("5", "- form 5"), ("3", "- form 3"), ("S /K", "S swap"),
        ] {
            #expect(code(text) == expected, "\(text)")
        }
    }

    @Test("Anything else is no code")
    func noCodes() {
        for text in ["", "K", "V", "B", "MS", "S/", "S/X", "S/K/K", "6", "S44", "Stock", "/K", "M M"] {
            #expect(code(text) == nil, "\(text)")
        }
    }
}

@Suite("Note markers")
struct NoteMarkersTests {
    /// `value numbers`
    private func split(_ text: String, highest: Int = 99, signs: [NoteSign: Int] = [:]) -> String {
        let bytes = Array(text.utf8)
        let style = FilingStyle(highestNote: highest, signs: signs)
        let markers = reading(text) { NoteMarkers($0, $1, style: style) }
        return "\(String(decoding: bytes[..<markers.valueEnd], as: UTF8.self))|\(markers.numbers)"
    }

    @Test("One or more at the end of a value")
    func markers() {
        for (text, expected) in [
            ("27,484(1)", "27,484|[1]"), ("M (1)", "M|[1]"), ("S(1)(2)", "S|[1, 2]"),
            ("S(1) (2)", "S|[1, 2]"),
            ("S(1,2)", "S|[1, 2]"), ("S (1, 2)", "S|[1, 2]"), ("5[3]", "5|[3]"), ("(5)", "|[5]"),
            ("(3)(4)", "|[3, 4]"),
            ("By trust(6)(7)(8)", "By trust|[6, 7, 8]"), ("S(1),(2)", "S|[1, 2]"), ("x( 12 )", "x|[12]"),
        ] {
            #expect(split(text) == expected)
        }
    }

    @Test("A number in brackets that no note has is part of the value")
    func noMarkers() {
        for text in [
            "Stock Option (right to buy)", "Rule 10b5-1(c)", "By 401(k)", "x()", "x(0)", "x(123)", "x(1",
            "x 1)", "(a)(1", "5",
        ] {
            #expect(split(text) == "\(text)|[]")
        }
        #expect(split("Plan (7)", highest: 6) == "Plan (7)|[]")
        #expect(split("Plan (7)(2)", highest: 6) == "Plan (7)|[2]")
    }

    @Test("Signs that notes are marked with, and no others")
    func signs() {
        let signs = [
            NoteSign(sign: UInt8(ascii: "*"), count: 1): 3, NoteSign(sign: UInt8(ascii: "*"), count: 2): 4,
        ]
        for (text, expected) in [
            ("4,120*", "4,120|[3]"), ("$8.50 **", "$8.50|[4]"), ("By wife(**)", "By wife|[4]"),
            ("(1)*", "|[1, 3]"), ("5***", "5***|[]"), ("5+", "5+|[]"),
        ] {
            #expect(split(text, signs: signs) == expected)
        }
        #expect(split("4,120*") == "4,120*|[]")
    }
}
