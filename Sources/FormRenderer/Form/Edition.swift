import OwnershipModel

/// Which form it is and which edition of it: what decides the form's own words.
struct Edition {
    enum Form: String {
        case three = "3"
        case four = "4"
        case five = "5"
    }

    let form: Form
    /// The trading plan's box, since 2023.
    let hasTradingPlanBox: Bool
    /// The foreign trading symbol and the country, since 2026.
    let hasForeignItems: Bool

    /// The edition of the document's schema version; where it names none, the one in force on its last
    /// signature, or today's. A document of no known type is printed as a Form 4.
    ///
    /// A document of an older edition that holds an element of a newer one is printed with its item.
    init(of document: OwnershipDocument) {
        let documentType = printedText(document.documentType ?? "")
        form = Form(rawValue: String(documentType.prefix(1))) ?? .four
        let lastDay = document.ownerSignatures.compactMap(\.signatureDate).max { $0.lexical < $1.lexical }
        let version =
            document.schemaVersion ?? lastDay.flatMap {
                SchemaVersion.inForce(on: $0, documentType: documentType)
            }
            ?? SchemaVersion.newest(for: documentType)
        hasTradingPlanBox =
            form != .three && (SchemaVersion.hasTradingPlanBox(version) || document.aff10b5One != nil)
        hasForeignItems =
            SchemaVersion.hasForeignElements(version) || document.issuer?.issuerForeignTradingSymbol != nil
            || document.reportingOwners.contains { owner in
                owner.reportingOwnerAddress?.rptOwnerCountry != nil
                    || owner.reportingOwnerAddress?.rptOwnerNonUSStateTerritory != nil
            }
    }

    var title: String {
        switch form {
        case .three: "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES"
        case .four: "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP"
        case .five: "ANNUAL STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP"
        }
    }

    /// The number under which the Office of Management and Budget approved the form.
    var controlNumber: String {
        switch form {
        case .three: "3235-0104"
        case .four: "3235-0287"
        case .five: "3235-0362"
        }
    }

    var burdenHours: String { form == .five ? "1.0" : "0.5" }

    /// The numbers of the items, which Form 3 gives in another order.
    var itemNumbers: (issuer: Int, period: Int, originalDate: Int, relationship: Int, jointFiling: Int) {
        form == .three ? (3, 2, 5, 4, 6) : (2, 3, 4, 5, 6)
    }

    var periodCaption: String {
        switch form {
        case .three: "Date of Event Requiring Statement (Month/Day/Year)"
        case .four: "Date of Earliest Transaction (Month/Day/Year)"
        case .five: "Statement for Issuer's Fiscal Year Ended (Month/Day/Year)"
        }
    }

    var footer: [String] {
        [
            "Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.",
            "* If the form is filed by more than one reporting person, see Instruction \(form == .three ? 5 : 4)(b)(v).",
            "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations. See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
            "Note: File three copies of this Form, one of which must be manually signed. If space is insufficient, see Instruction 6 for procedure.",
            "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.",
        ]
    }
}
