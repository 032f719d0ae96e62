import OwnershipModel

/// A form as it is printed, before it is laid out: the form's own words and the document's values, from top to
/// bottom.
struct PrintedForm {
    let heading: Heading
    /// Items 1 to 6, then item 1 once more for each further owner.
    let items: [Item]
    /// Table I and Table II.
    let tables: [Table]
    /// Who is what to the issuer, where there are several owners: the boxes of the items show one set only.
    let owners: Table?
    let explanation: Explanation
    let remarks: Remarks
    /// Names and dates, and below them what they are.
    let signatures: [[Content]]
    /// What the form says below the signatures.
    let footer: [String]

    init(_ document: OwnershipDocument) {
        let edition = Edition(of: document)
        heading = Heading(document, edition)
        items = Items(document, edition).all
        tables = [
            Table(nonDerivative: document.nonDerivativeTable?.rows ?? [], edition),
            Table(derivative: document.derivativeTable?.rows ?? [], edition),
        ]
        owners = document.reportingOwners.count > 1 ? Table(owners: document.reportingOwners) : nil
        explanation = Explanation(document)
        remarks = Remarks(text: printedText(document.remarks ?? ""))
        signatures =
            document.ownerSignatures.map { [Content($0.signatureName), Content($0.signatureDate)] }
            + [[Content(caption: "** Signature of Reporting Person"), Content(caption: "Date")]]
        footer = edition.footer
    }
}

/// What stands above the items.
struct Heading {
    /// `SEC Form 4`, of an amendment `SEC Form 4/A`.
    let name: String
    /// `FORM 4`
    let formNumber: String
    let commission = ["UNITED STATES SECURITIES AND EXCHANGE COMMISSION", "Washington, D.C. 20549"]
    let title: String
    let law = [
        "Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934",
        "or Section 30(h) of the Investment Company Act of 1940",
    ]
    let approvalTitle = "OMB APPROVAL"
    let approval: [String]
    let boxes: [Content]

    init(_ document: OwnershipDocument, _ edition: Edition) {
        name = "SEC Form \(printedText(document.documentType ?? ""))"
        formNumber = "FORM \(edition.form.rawValue)"
        title = edition.title
        approval = [
            "OMB Number: \(edition.controlNumber)",
            "Estimated average burden hours per response: \(edition.burdenHours)",
        ]
        var boxes: [Content] = []
        if edition.form != .three {
            boxes.append(
                Content(
                    box: document.notSubjectToSection16,
                    "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b)."
                ))
        }
        if edition.form == .five {
            boxes.append(Content(box: document.form3HoldingsReported, "Form 3 Holdings Reported."))
            boxes.append(Content(box: document.form4TransactionsReported, "Form 4 Transactions Reported."))
        }
        if edition.hasTradingPlanBox {
            boxes.append(
                Content(
                    box: document.aff10b5One,
                    "Check this box to indicate that a transaction was made pursuant to a contract, instruction or written plan for the purchase or sale of equity securities of the issuer that is intended to satisfy the affirmative defense conditions of Rule 10b5-1(c). See Instruction 10."
                ))
        }
        self.boxes = boxes
    }
}

/// The notes below the tables.
struct Explanation {
    let caption = "Explanation of Responses:"
    /// What a Form 3 without securities says.
    let statement: String?
    let notes: [Note]

    struct Note {
        let id: String
        let number: String
        let text: String
    }

    init(_ document: OwnershipDocument) {
        statement =
            document.noSecuritiesOwned?.isTicked == true ? "No securities are beneficially owned." : nil
        notes = (document.footnotes?.footnotes ?? []).map {
            Note(id: $0.id, number: noteNumber($0.id), text: printedText($0.text))
        }
    }
}

struct Remarks {
    let caption = "Remarks:"
    let text: String
}
