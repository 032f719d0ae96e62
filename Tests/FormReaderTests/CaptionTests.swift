import Testing

@testable import FormReader

@Suite("Captions")
struct CaptionTests {
    /// The caption that a text is without a tick before it.
    private func match(_ text: String) -> (caption: Caption, matched: String, isCut: Bool)? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            CaptionMatcher.shared.match(buffer, bytes.indices, isAtStart: true).flatMap {
                guard !$0.phrase.isTicked else { return nil }
                return ($0.phrase.caption, String(decoding: bytes[..<$0.end], as: UTF8.self), $0.isCut)
            }
        }
    }

    /// How each edition words the items, and what stands in brackets below them.
    private static let wordings: [(String, Caption)] = [
        // 2003 on
        ("1. Name and Address of Reporting Person*", .reportingPerson),
        ("2. Issuer Name and Ticker or Trading Symbol", .issuer),
        ("3. Date of Earliest Transaction (Month/Day/Year)", .earliestTransaction),
        ("3. Statement for Issuer's Fiscal Year Ended (Month/Day/Year)", .fiscalYearEnd),
        ("2. Date of Event Requiring Statement (Month/Day/Year)", .eventDate),
        ("4. If Amendment, Date of Original Filed (Month/Day/Year)", .originalDate),
        ("5. If Amendment, Date Original Filed(Month/Day/Year)", .originalDate),
        ("5. Relationship of Reporting Person(s) to Issuer (Check all applicable)", .relationship),
        ("4. Relationship of Reporting Person(s) to Issuer", .relationship),
        ("6. Individual or Joint/Group Filing (Check Applicable Line)", .jointFiling),
        ("Form filed by One Reporting Person", .onePerson),
        ("Form filed by More than One Reporting Person", .severalPersons), ("Director", .director),
        ("10% Owner", .tenPercentOwner), ("Officer (give title below)", .officer),
        ("Other (specify below)", .other), ("(Last)", .last), ("(First)", .first), ("(Middle)", .middle),
        ("(Street)", .street), ("(City)", .city), ("(State)", .state), ("(Zip)", .zip),
        (
            "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b).",
            .exitBox
        ), ("Form 3 Holdings Reported.", .form3HoldingsBox),
        ("Form 4 Transactions Reported", .form4TransactionsBox),
        ("Explanation of Responses:", .explanation), ("Remarks:", .remarks),
        ("** Signature of Reporting Person", .signatureLine), ("FORM", .formTitle), ("SEC Form", .formTitle),
        (
            "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned", .tableOne
        ), ("Table I -- Non-Derivative Securities Beneficially Owned", .tableOne),
        (
            "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)",
            .tableTwo
        ), ("TABLE II -- Derivative Securities Beneficially Owned", .tableTwo),
        // As word processors set them
        ("Table I – Non-Derivative Securities Beneficially Owned", .tableOne),
        ("Table II—Derivative Securities Beneficially Owned", .tableTwo),
        ("3. Statement for Issuer’s Fiscal Year Ended (Month/Day/Year)", .fiscalYearEnd),
        // 2023 on
        (
            "Check this box to indicate that a transaction was made pursuant to a contract, instruction or written plan for the purchase or sale of equity securities of the issuer that is intended to satisfy the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10.",
            .rule10b5Box
        ),
        // 2026 on
        ("2a. Foreign Trading Symbol", .foreignSymbol), ("3a. Foreign Trading Symbol", .foreignSymbol),
        ("(Zip/Postal Code)", .zip), ("(Country)", .country),
        // 2002 to 2003
        ("4. Statement for Month/Day/Year", .statementFor),
        ("6. Relationship of Reporting Person(s) to Issuer (Check all applicable)", .relationship),
        ("5. If Amendment, Date of Original (Month/Day/Year)", .originalDate),
        ("7. Individual or Joint/Group Reporting (Check Applicable Line)", .jointFiling),
        // 1991 to 2002
        ("4. Statement for Month/Year", .statementFor),
        ("5. If Amendment, Date of Original (Month/Year)", .originalDate),
        ("6. Relationship of Reporting Person to Issuer (Check all applicable)", .relationship),
        ("7. Individual or Joint/Group Filing (Check applicable line)", .jointFiling),
        ("Form filed by one Reporting Person", .onePerson),
    ]

    @Test("Every edition's wording is known, to its end", arguments: wordings.indices)
    func editions(index: Int) throws {
        let (text, caption) = Self.wordings[index]
        let found = try #require(match(text), "\(text)")
        #expect(found.caption == caption, "\(text)")
        #expect(found.matched == text)
    }

    @Test("In capitals, without blanks, with line ends within", arguments: wordings.indices)
    func letterByLetter(index: Int) throws {
        let (text, caption) = Self.wordings[index]
        for variant in [
            text.uppercased(), text.replacing(" ", with: "\u{B}"), text.replacing(" ", with: "  "),
            text.replacing(" ", with: ""),
        ] {
            #expect(match(variant)?.caption == caption, "\(variant)")
        }
    }

    @Test("Cut after most of its letters, between words or within one, it is still known")
    func cut() {
        for (text, caption) in [
            ("3. Date of Earliest Tra", Caption.earliestTransaction), ("2. Issuer Name and T", .issuer),
            ("2. Transaction Date (Month/Day/Ye", nil), ("5. Relationship of Reporting Per", .relationship),
            ("Check this box if no longer subject to Section 16. Form 4 or", .exitBox),
            ("Explanation of Res", .explanation), ("Table II - Derivative Securities Acq", .tableTwo),
            ("6. Individual or Joint/Gr", .jointFiling), ("4. If Amendment, Da", .originalDate),
        ] as [(String, Caption?)] {
            let found = match(text)
            #expect(found?.caption == caption, "\(text)")
            if caption != nil { #expect(found?.isCut == true, "\(text)") }
        }
    }

    @Test("Words that only begin like a caption are none")
    func others() {
        for text in [
            "Directory Holdings Inc", "Director of Sales", "Remarks on the plan", "City Bank",
            "State Street Corp",
            "Formation Capital LP", "Other assets", "Name", "Issuer", "Date of grant", "Middle East Fund",
            "Zip Co",
            "Country Garden", "Explanation", "Officer", "Tableau Software", "",
        ] {
            #expect(match(text) == nil, "\(text)")
        }
    }

    @Test("What a cut caption lacks is known where it stands beside it")
    func remainders() {
        func isRemainder(_ text: String, _ caption: Caption) -> Bool {
            let bytes = Array(text.utf8)
            return bytes.withUnsafeBufferPointer { Phrase.isRemainder($0, bytes.indices, of: caption) }
        }
        for text in ["nsactior", "n (Mor", "nth/Day/Year)", "nsaction (Month/Day/Year)"] {
            #expect(isRemainder(text, .earliestTransaction), "\(text)")
        }
        for text in ["EVP, Worldwide", "X", "05/15/2013", "7", "Treasurer"] {
            #expect(!isRemainder(text, .earliestTransaction), "\(text)")
        }
    }

    @Test("Furniture goes on only in a wording that begins as it does")
    func remaindersOfFurniture() {
        func isRemainder(_ start: String, _ rest: String) -> Bool {
            let bytes = Array((start + rest).utf8)
            return bytes.withUnsafeBufferPointer { text in
                Phrase.isRemainder(
                    text, start.utf8.count..<bytes.count, of: .furniture, from: 0..<start.utf8.count)
            }
        }
        let rest = "of informaton contained in this form"
        #expect(isRemainder("Persons who respond to the collection ", rest))
        #expect(!isRemainder("If space is insufficient, ", rest))
    }

    @Test("A mark is ticked or empty; a word with an X in it is no mark")
    func marks() {
        func mark(_ text: String) -> Mark? {
            let bytes = Array(text.utf8)
            return bytes.withUnsafeBufferPointer { Mark.read($0, bytes.indices) }
        }
        for text in ["X", "x", "[X]", "(X)", "/X/", "__X__", "|X|", "[ x ]"] {
            #expect(mark(text) == .ticked, "\(text)")
        }
        for text in ["[ ]", "( )", "____", "[]", "/ /", "| |"] { #expect(mark(text) == .empty, "\(text)") }
        for text in ["XYZ", "Xerox", "XXX", "A", "[A]", "1", "Exxon"] {
            #expect(mark(text) == nil, "\(text)")
        }
    }

    private func matchMisread(_ text: String) -> (caption: Caption, matched: String)? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            CaptionMatcher.shared.matchMisread(buffer, bytes.indices).map {
                ($0.phrase.caption, String(decoding: bytes[..<$0.end], as: UTF8.self))
            }
        }
    }

    @Test(
        "A long caption is known where one letter in eight is misread, and what comes behind it is not part of it",
        arguments: [
            ("1. Narne and Addrcss of Reporting Person*", "", Caption.reportingPerson),
            ("2. Issucr Narne and Ticker or Troding Symbol", " Harrowgate Corp", .issuer),
            ("3. Dote of Earllcst Transacti0n (Month/Day/Year)", " 03/11/2019", .earliestTransaction),
            ("5. Relationship of Reporting Pers0n(s) t0 Issuer (Chcck all applicable)", "", .relationship),
            ("Othcr (spccify below)", "", .other), ("Officcr (give title below)", "", .officer),
            ("Toble I - Non-Derivativc Securities Beneficially Owned", "", .tableOne),
            ("1. Name and Address 0f Reporting Persor*", "", .reportingPerson),
            ("5. Relationship 0f Reporting Person(s) to Isauer (Check all applicablc)", "", .relationship),
        ])
    func misread(_ words: String, _ rest: String, _ caption: Caption) {
        let found = matchMisread(words + rest)
        #expect(found?.caption == caption)
        #expect(found?.matched == words)
    }

    @Test(
        "What is less like a caption is none, nor is a mark part of one",
        arguments: [
            "Isaac Norman Tucker", "Chief Trading Officer", "Data of the Transaction", "48 FOUNDRY LANE",
            "X Officer (give title below)",
        ])
    func notMisread(_ text: String) {
        #expect(matchMisread(text) == nil)
    }

    @Test("Behind an item's number nine letters tell a caption that was cut")
    func numbered() {
        #expect(match("3. Date of Ear")?.caption == .earliestTransaction)
        #expect(match("Date of Ear") == nil)
    }
}
