import FormText

/// A printed part of the form that says what stands beside, below or behind it.
enum Caption: UInt8, Sendable {
    // Heading
    case formTitle, furniture
    case exitBox, rule10b5Box, form3HoldingsBox, form4TransactionsBox
    // Item 1
    case reportingPerson, last, first, middle, street, city, state, zip, country
    // Items 2 to 6
    case issuer, foreignSymbol, identification, relationship, director, officer, tenPercentOwner, other
    case earliestTransaction, fiscalYearEnd, eventDate, statementFor
    case originalDate, jointFiling, onePerson, severalPersons
    // Sections
    case tableOne, tableTwo, noSecurities
    case explanation, remarks, signatureLine, signatures, owners

    /// Whether a mark beside it ticks it.
    var isBox: Bool {
        switch self {
        case .exitBox, .rule10b5Box, .form3HoldingsBox, .form4TransactionsBox, .director, .officer,
            .tenPercentOwner, .other, .onePerson, .severalPersons:
            true
        default: false
        }
    }

    /// Whether the date of the report stands with it: item 2 of Form 3, item 3 of Form 5, item 3 or 4 of Form 4.
    var isPeriod: Bool {
        switch self {
        case .earliestTransaction, .fiscalYearEnd, .eventDate, .statementFor: true
        default: false
        }
    }

    /// Whether it has a number, as the items from 2 on have.
    var isNumberedItem: Bool {
        switch self {
        case .issuer, .foreignSymbol, .identification, .relationship, .originalDate, .jointFiling: true
        default: isPeriod
        }
    }

    /// Which of the three columns of items the printed page has it in; `nil` where other items stand there too.
    var printedColumn: Int? {
        switch self {
        case .reportingPerson, .last, .first, .middle, .street, .city, .state, .zip: 0
        case .issuer, .originalDate: 1
        case .relationship, .jointFiling: 2
        case _ where isPeriod: 1
        default: nil
        }
    }

    /// Whether a new part of the form starts with it.
    var startsSection: Bool {
        switch self {
        case .tableOne, .tableTwo, .explanation, .remarks, .signatures, .owners, .reportingPerson: true
        default: false
        }
    }
}

/// How a caption is worded in one edition of the form.
struct Phrase: Sendable {
    let caption: Caption
    /// The words without blanks and punctuation, lower case.
    let letters: [UInt8]
    /// How many letters must stand there for a caption that was cut short.
    let minimum: Int
    /// Whether it counts only where nothing but captions and marks stands beside it in its cell: words that
    /// also occur in names and titles (`Director`).
    let isAlone: Bool
    /// Whether it counts only at the start of a cell.
    let isAtStart: Bool
    /// Whether it counts only behind "Signature of Reporting Person".
    let isOfSignature: Bool
    /// Whether it counts only behind a mark or an empty box.
    let isTicked: Bool
    /// Whether it is printed in brackets, and counts only with one of them: `(City)`.
    let isBracketed: Bool

    init(
        _ caption: Caption, _ words: String, minimum: Int? = nil, isAlone: Bool = false,
        isAtStart: Bool = false,
        isOfSignature: Bool = false, isTicked: Bool = false
    ) {
        self.isTicked = isTicked
        self.isOfSignature = isOfSignature
        self.caption = caption
        letters = words.utf8.filter(isCaptionLetter).map(foldedCaptionLetter)
        self.minimum = minimum ?? max(letters.count * 2 / 3, min(letters.count, 12))
        self.isAlone = isAlone
        self.isAtStart = isAtStart
        isBracketed = words.hasPrefix("(") && words.hasSuffix(")") && letters.count < 16
    }
}

/// What counts when captions are compared: letters, digits and the sign in `10% Owner`.
///
/// What is beyond ASCII counts for nothing: typographic dashes, quotes and bullets stand in captions, letters
/// of other alphabets do not.
@inline(__always)
func isCaptionLetter(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "%")
}

/// What counts of a caption, as it is compared: lower case, and `l` as `i`, which recognition takes for each other in
/// `Table II` and `If Amendment`. Digits stay what they are: a date may stand where a caption was cut.
@inline(__always)
func foldedCaptionLetter(_ byte: UInt8) -> UInt8 {
    // Digits and the percent sign have that bit.
    let letter = byte | 0x20
    return letter == UInt8(ascii: "l") ? UInt8(ascii: "i") : letter
}

extension Phrase {
    /// Whether a text is only what a caption that was cut lacks.
    ///
    /// - Parameter start: where the caption stands. Furniture goes on in a wording that begins as it does: there is much
    ///   of it that has nothing to do with another.
    static func isRemainder(
        _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, of caption: Caption,
        from start: Range<Int>? = nil
    ) -> Bool {
        var letters = text[range].filter(isCaptionLetter)
        guard letters.count >= 2, !letters.contains(where: isDigit) else { return false }
        letters = letters.map(foldedCaptionLetter)
        let before =
            caption == .furniture
            ? start.map { text[$0].filter(isCaptionLetter).map(foldedCaptionLetter) } : nil
        return all.contains {
            $0.caption == caption && $0.letters.starts(with: before ?? [])
                && letters.isNearlyIn($0.letters, errors: letters.count / 4)
        }
    }

    /// Every wording of every edition, the longer first where one starts like another.
    static let all: [Phrase] = [
        // Heading
        Phrase(.formTitle, "SEC Form", minimum: 7, isAtStart: true),
        Phrase(.formTitle, "FORM", minimum: 4, isAtStart: true),
        Phrase(.furniture, "UNITED STATES SECURITIES AND EXCHANGE COMMISSION", minimum: 22),
        Phrase(.furniture, "U.S. SECURITIES AND EXCHANGE COMMISSION", minimum: 22, isAtStart: true),
        Phrase(.furniture, "SECURITIES AND EXCHANGE COMMISSION", isAtStart: true),
        Phrase(.furniture, "Washington, D.C. 20549", minimum: 17),
        Phrase(.furniture, "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES", minimum: 34),
        Phrase(.furniture, "ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES", minimum: 42),
        Phrase(.furniture, "ANNUAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES", minimum: 34),
        Phrase(.furniture, "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP OF SECURITIES", minimum: 36),
        Phrase(
            .furniture, "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934", minimum: 28,
            isAtStart: true),
        Phrase(
            .furniture,
            "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934 or Section 30(h) of the Investment Company Act of 1940",
            minimum: 28),
        Phrase(
            .furniture,
            "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934, Section 17(a) of the Public Utility Holding Company Act of 1935 or Section 30(f) of the Investment Company Act of 1940",
            minimum: 90),
        Phrase(
            .furniture,
            "Section 17(a) of the Public Utility Holding Company Act of 1935 or Section 30(f) of the Investment Company Act of 1940",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture,
            "17(a) of the Public Utility Holding Company Act of 1935 or Section 30(f) of the Investment Company Act of 1940",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture, "Company Act of 1935 or Section 30(f) of the Investment Company Act of 1940",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture, "Section 30(f) of the Investment Company Act of 1940", minimum: 24, isAtStart: true),
        Phrase(.furniture, "Investment Company Act of 1940", isAtStart: true),
        Phrase(.furniture, "or Section 30(h) of the Investment Company Act of 1940", isAtStart: true),
        Phrase(
            .furniture, "Section 30(h) of the Investment Company Act of 1940", minimum: 24, isAtStart: true),
        Phrase(.furniture, "OMB APPROVAL", minimum: 11),
        Phrase(.furniture, "Expires: September 30, 1998", minimum: 16, isAtStart: true),
        Phrase(.furniture, "Expires: December 31, 2001", minimum: 15, isAtStart: true),
        Phrase(.furniture, "Expires: January 31, 2005", minimum: 14, isAtStart: true),
        Phrase(.furniture, "OMB Number: 3235-0287", minimum: 9),
        Phrase(.furniture, "OMB Number: 3235-0104", minimum: 9),
        Phrase(.furniture, "OMB Number: 3235-0362", minimum: 9),
        Phrase(.furniture, "3235-0287", minimum: 8, isAtStart: true),
        Phrase(.furniture, "3235-0104", minimum: 8, isAtStart: true),
        Phrase(.furniture, "3235-0362", minimum: 8, isAtStart: true),
        Phrase(.furniture, "Estimated average burden hours per response... 0.5", minimum: 20),
        Phrase(.furniture, "Estimated average burden hours per response... 1.0", minimum: 20),
        Phrase(.furniture, "hours per response: 0.5", minimum: 16, isAtStart: true),
        Phrase(.furniture, "hours per response: 1.0", minimum: 16, isAtStart: true),
        Phrase(.furniture, "(Print or Type Responses)"),
        Phrase(
            .exitBox,
            "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b).",
            minimum: 22),
        Phrase(
            .exitBox,
            "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instructions 1(b).",
            minimum: 22),
        Phrase(
            .exitBox,
            "Check box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b).",
            minimum: 18),
        Phrase(
            .rule10b5Box,
            "Check this box to indicate that a transaction was made pursuant to a contract, instruction or written plan for the purchase or sale of equity securities of the issuer that is intended to satisfy the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10.",
            minimum: 22),
        Phrase(
            .rule10b5Box,
            "Check this box to indicate that a transaction was made pursuant to a contract, instruction or written plan that is intended to satisfy the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10.",
            minimum: 22),
        Phrase(.furniture, "Instruction 1(b).", minimum: 13, isAtStart: true),
        Phrase(.form3HoldingsBox, "Form 3 Holdings Reported", minimum: 12),
        Phrase(.form4TransactionsBox, "Form 4 Transactions Reported", minimum: 15),

        // Item 1
        Phrase(.reportingPerson, "Name and Address of Reporting Person(s)", minimum: 14),
        Phrase(.reportingPerson, "Name and Address of Reporting Person", minimum: 14),
        Phrase(.last, "(Last)"), Phrase(.first, "(First)"), Phrase(.middle, "(Middle)"),
        Phrase(.street, "(Street)"), Phrase(.city, "(City)"), Phrase(.state, "(State)"),
        Phrase(.zip, "(Zip/Postal Code)", minimum: 13), Phrase(.zip, "(Zip Code)"), Phrase(.zip, "(Zip)"),
        Phrase(.country, "(Country)"),

        // Items 2 to 6
        Phrase(.issuer, "Issuer Name and Ticker or Trading Symbol", minimum: 13),
        Phrase(.foreignSymbol, "Foreign Trading Symbol", minimum: 14),
        // A number of a person, which no field takes.
        Phrase(
            .identification, "IRS or Social Security Number of Reporting Person (Voluntary)", minimum: 19,
            isAtStart: true),
        Phrase(
            .identification, "I.R.S. Identification Number of Reporting Person, if an entity (Voluntary)",
            minimum: 17, isAtStart: true),
        Phrase(.identification, "IRS Number of Reporting Person (Voluntary)", minimum: 9, isAtStart: true),
        Phrase(
            .identification, "Social Security Number of Reporting Person (Voluntary)", minimum: 14,
            isAtStart: true),
        Phrase(
            .relationship, "Relationship of Reporting Person(s) to Issuer (Check all applicable)", minimum: 18
        ),
        Phrase(
            .relationship, "Relationship of Reporting Person to Issuer (Check all applicable)", minimum: 18),
        Phrase(.furniture, "(Check all applicable)", minimum: 12),
        Phrase(.director, "Director", minimum: 8, isAlone: true),
        Phrase(.tenPercentOwner, "10% Owner", minimum: 8),
        Phrase(.tenPercentOwner, "10% Owner", minimum: 3, isAtStart: true),
        Phrase(.officer, "Officer (give title below)", minimum: 9),
        Phrase(.other, "Other (specify below)", minimum: 8),
        Phrase(.other, "Other below", minimum: 10),
        Phrase(.officer, "Officer", minimum: 7, isAlone: true, isTicked: true),
        Phrase(.other, "Other", minimum: 5, isAlone: true, isTicked: true),
        Phrase(.furniture, "(specify below)"), Phrase(.furniture, "(give title below)"),
        Phrase(.earliestTransaction, "Date of Earliest Transaction (Month/Day/Year)", minimum: 14),
        Phrase(.eventDate, "Date of Event Requiring Statement (Month/Day/Year)", minimum: 14),
        Phrase(.fiscalYearEnd, "Statement for Issuer's Fiscal Year Ended (Month/Day/Year)", minimum: 18),
        Phrase(.statementFor, "Statement for (Month/Day/Year)", minimum: 17),
        Phrase(.statementFor, "Statement for (Month/Year)", minimum: 17),
        Phrase(.originalDate, "If Amendment, Date of Original Filed (Month/Day/Year)", minimum: 11),
        Phrase(.originalDate, "If Amendment, Date Original Filed (Month/Day/Year)", minimum: 11),
        Phrase(.originalDate, "If Amendment, Date of Original (Month/Day/Year)", minimum: 11),
        Phrase(.originalDate, "If Amendment, Date of Original (Month/Year)", minimum: 11),
        Phrase(.jointFiling, "Individual or Joint/Group Filing (Check Applicable Line)", minimum: 17),
        Phrase(.jointFiling, "Individual or Joint/Group Reporting (Check Applicable Line)", minimum: 17),
        Phrase(.furniture, "(Check Applicable Line)", minimum: 12),
        Phrase(.onePerson, "Form filed by One Reporting Person", minimum: 15),
        Phrase(.severalPersons, "Form filed by More than One Reporting Person", minimum: 16),

        // Sections
        Phrase(
            .tableOne, "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
            minimum: 7,
            isAtStart: true),
        Phrase(
            .tableTwo,
            "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)",
            minimum: 8, isAtStart: true),
        Phrase(
            .tableOne, "Table I - Non-Derivative Securities Beneficially Owned", minimum: 7, isAtStart: true),
        Phrase(.tableOne, "Table I (continued)", minimum: 15, isAtStart: true),
        Phrase(.tableTwo, "Table II (continued)", minimum: 16, isAtStart: true),
        Phrase(.tableOne, "Table 1 - Non-Derivative Securities", minimum: 15, isAtStart: true),
        Phrase(.tableTwo, "Table 2 - Derivative Securities", minimum: 13, isAtStart: true),
        Phrase(
            .tableOne, "Table - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
            minimum: 18,
            isAtStart: true),
        Phrase(
            .tableOne, "Table - Non-Derivative Securities Beneficially Owned", minimum: 18, isAtStart: true),
        Phrase(
            .tableTwo,
            "Table II - Derivative Securities Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)",
            minimum: 10, isAtStart: true),
        Phrase(
            .furniture, "(e.g., puts, calls, warrants, options, convertible securities)", minimum: 14,
            isAtStart: true),
        Phrase(.noSecurities, "No securities are beneficially owned", minimum: 20),
        Phrase(.explanation, "Explanation of Responses", minimum: 12, isAlone: true, isAtStart: true),
        Phrase(.remarks, "Remarks", minimum: 7, isAlone: true, isAtStart: true),
        Phrase(.signatureLine, "Signature of Reporting Person", minimum: 18, isAtStart: true),
        Phrase(.signatures, "Signatures", minimum: 10, isAlone: true, isAtStart: true),
        Phrase(.owners, "Reporting Owners", minimum: 15, isAlone: true, isAtStart: true),
        Phrase(.furniture, "Reporting Owner Name / Address", minimum: 18, isAtStart: true),
        Phrase(.furniture, "Relationships", minimum: 12, isAlone: true, isAtStart: true),
        Phrase(.furniture, "Date", minimum: 4, isAlone: true, isAtStart: true, isOfSignature: true),

        // Foot
        Phrase(
            .furniture,
            "Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture, "If the form is filed by more than one reporting person, see Instruction 4(b)(v).",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture, "If the form is filed by more than one reporting person, see Instruction 5(b)(v).",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture,
            "Intentional misstatements or omissions of facts constitute Federal Criminal Violations. See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture,
            "Note: File three copies of this Form, one of which must be manually signed. If space is insufficient, see Instruction 6 for procedure.",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture,
            "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB control number.",
            minimum: 16, isAtStart: true),
        Phrase(
            .furniture, "space provided is insufficient, see Instruction 6 for procedure.", minimum: 24,
            isAtStart: true),
        Phrase(
            .furniture, "space is insufficient, see Instruction 6 for procedure.", minimum: 20,
            isAtStart: true),
        Phrase(
            .furniture,
            "Potential persons who are to respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB control number.",
            minimum: 18, isAtStart: true),
        Phrase(
            .furniture,
            "Note: File three copies of this Form, one of which must be manually signed. If space provided is insufficient, see Instruction 6 for procedure.",
            minimum: 24, isAtStart: true),
        Phrase(
            .furniture,
            "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.",
            minimum: 16, isAtStart: true),
        Phrase(
            .furniture,
            "Potential persons who are to respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.",
            minimum: 18, isAtStart: true),
        Phrase(
            .furniture, "If space provided is insufficient, see Instruction 6 for procedure.", minimum: 24,
            isAtStart: true),
        Phrase(
            .furniture, "If space is insufficient, see Instruction 6 for procedure.", minimum: 20,
            isAtStart: true),
        Phrase(.furniture, "Form 3: SEC 1473 (03-26)", minimum: 12, isAtStart: true),
        Phrase(.furniture, "Form 4: SEC 1474 (03-26)", minimum: 12, isAtStart: true),
        Phrase(.furniture, "Form 5: SEC 2770T (03-26)", minimum: 12, isAtStart: true),
        Phrase(.furniture, "SEC 1474 (9-02)", minimum: 7, isAtStart: true),
        Phrase(.furniture, "SEC 1473 (9-02)", minimum: 7, isAtStart: true),
        Phrase(.furniture, "SEC 2270 (9-02)", minimum: 7, isAtStart: true),
    ]
}
