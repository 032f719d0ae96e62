import OwnershipModel

extension Sheet {
    /// The form as EDGAR prints it in the edition that has been in use since 2003.
    init(_ document: OwnershipDocument) {
        var printer = SheetPrinter(document: document)
        printer.print()
        lines = printer.lines
    }
}

private struct SheetPrinter {
    let document: OwnershipDocument
    var lines: [Sheet.Line] = []

    private var isForm3: Bool { document.documentType!.hasPrefix("3") }
    private let root = "/ownershipDocument"

    init(document: OwnershipDocument) {
        self.document = document
    }

    mutating func print() {
        printHeading()
        printItems()
        printTable(isDerivative: false, document.nonDerivativeTable?.rows ?? [])
        printTable(isDerivative: true, document.derivativeTable?.rows ?? [])
        line(.explanation, [caption("Explanation of Responses:")])
        for (index, note) in (document.footnotes?.footnotes ?? []).enumerated() {
            let field = "\(root)/footnotes/footnote[@id='\(note.id)']"
            line(.note(index + 1), [Sheet.Cell(caption: "\(index + 1).", value: note.text, fields: [field])])
        }
        if let remarks = document.remarks {
            line(.explanation, [caption("Remarks:")])
            line(.explanation, [Sheet.Cell(value: remarks, fields: ["\(root)/remarks"])])
        }
        let signature = document.ownerSignatures[0]
        let path = "\(root)/ownerSignature[1]"
        line(
            .signature,
            [
                Sheet.Cell(),
                Sheet.Cell(value: signature.signatureName!, fields: ["\(path)/signatureName"]),
                Sheet.Cell(value: signature.signatureDate!.printed, fields: ["\(path)/signatureDate"]),
            ])
        line(.signature, [Sheet.Cell(), caption("** Signature of Reporting Person"), caption("Date")])
        for words in Self.foot { line(.foot, [caption(words)]) }
    }

    // MARK: Above the tables

    private mutating func printHeading() {
        let form = document.documentType!.prefix(1)
        line(.heading, [caption("SEC Form \(form)")])
        let title =
            isForm3
            ? "INITIAL STATEMENT OF BENEFICIAL OWNERSHIP OF SECURITIES"
            : "STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP"
        line(
            .heading,
            [
                caption("FORM \(form)"),
                caption(
                    "UNITED STATES SECURITIES AND EXCHANGE COMMISSION Washington, D.C. 20549 \(title) Filed pursuant to Section 16(a) of the Securities Exchange Act of 1934 or Section 30(h) of the Investment Company Act of 1940"
                ),
            ])
        line(.heading, [caption("OMB APPROVAL")])
        let number = isForm3 ? "3235-0104" : "3235-0287"
        line(.heading, [caption("OMB Number: \(number) Estimated average burden hours per response: 0.5")])
        guard !isForm3 else { return }
        line(
            .heading,
            [
                caption(
                    "Check this box if no longer subject to Section 16. Form 4 or Form 5 obligations may continue. See Instruction 1(b)."
                )
            ])
    }

    private mutating func printItems() {
        let owner = "\(root)/reportingOwner[1]"
        let address = "\(owner)/reportingOwnerAddress"
        let person = document.reportingOwners[0]
        line(.item, [caption("1. Name and Address of Reporting Person*")])
        item(person.reportingOwnerId?.rptOwnerName, "\(owner)/reportingOwnerId/rptOwnerName")
        line(.item, [caption("(Last)"), caption("(First)"), caption("(Middle)")])
        item(person.reportingOwnerAddress?.rptOwnerStreet1, "\(address)/rptOwnerStreet1")
        if let street = person.reportingOwnerAddress?.rptOwnerStreet2 {
            item(street, "\(address)/rptOwnerStreet2")
        }
        line(.item, [caption("(Street)")])
        line(
            .item,
            [
                (person.reportingOwnerAddress?.rptOwnerCity, "rptOwnerCity"),
                (person.reportingOwnerAddress?.rptOwnerState, "rptOwnerState"),
                (person.reportingOwnerAddress?.rptOwnerZipCode, "rptOwnerZipCode"),
            ].map { Sheet.Cell(value: $0!, fields: ["\(address)/\($1)"]) })
        line(.item, [caption("(City)"), caption("(State)"), caption("(Zip)")])
        let issuer = Sheet.Cell(
            caption: "\(isForm3 ? 3 : 2). Issuer Name and Ticker or Trading Symbol",
            value: "\(document.issuer!.issuerName!) [ \(document.issuer!.issuerTradingSymbol!) ]",
            fields: ["\(root)/issuer/issuerName", "\(root)/issuer/issuerTradingSymbol"])
        let period = Sheet.Cell(
            caption: isForm3
                ? "2. Date of Event Requiring Statement (Month/Day/Year)"
                : "3. Date of Earliest Transaction (Month/Day/Year)",
            value: document.periodOfReport!.printed, fields: ["\(root)/periodOfReport"])
        let original = Sheet.Cell(
            caption: "\(isForm3 ? 5 : 4). If Amendment, Date of Original Filed (Month/Day/Year)",
            value: document.dateOfOriginalSubmission?.printed ?? "",
            fields: document.dateOfOriginalSubmission == nil
                ? [] : ["\(root)/documentType", "\(root)/dateOfOriginalSubmission"])
        if isForm3 {
            line(.item, [period])
            line(.item, [issuer])
        } else {
            line(.item, [issuer])
        }
        printRelationship(person.reportingOwnerRelationship!, "\(owner)/reportingOwnerRelationship")
        if !isForm3 { line(.item, [period]) }
        line(.item, [original, caption("6. Individual or Joint/Group Filing (Check Applicable Line)")])
        line(.item, [Sheet.Cell(value: "X"), caption("Form filed by One Reporting Person")])
        line(.item, [Sheet.Cell(), caption("Form filed by More than One Reporting Person")])
    }

    private mutating func printRelationship(_ boxes: ReportingOwnerRelationship, _ path: String) {
        func box(_ flag: Flag?, _ leaf: String) -> Sheet.Cell {
            flag == nil ? Sheet.Cell() : Sheet.Cell(value: "X", fields: ["\(path)/\(leaf)"])
        }
        line(
            .item,
            [
                caption(
                    "\(isForm3 ? 4 : 5). Relationship of Reporting Person(s) to Issuer (Check all applicable)"
                )
            ])
        line(
            .item,
            [
                box(boxes.isDirector, "isDirector"), caption("Director"),
                box(boxes.isTenPercentOwner, "isTenPercentOwner"), caption("10% Owner"),
            ])
        line(
            .item,
            [
                box(boxes.isOfficer, "isOfficer"), caption("Officer (give title below)"), Sheet.Cell(),
                caption("Other (specify below)"),
            ])
        if let title = boxes.officerTitle {
            line(.item, [Sheet.Cell(), Sheet.Cell(value: title, fields: ["\(path)/officerTitle"])])
        }
    }

    // MARK: Tables

    private mutating func printTable(isDerivative: Bool, _ rows: [SecurityRow]) {
        for cells in Self.headings(isForm3: isForm3, isDerivative: isDerivative) {
            line(.table(isDerivative: isDerivative), cells.map(caption))
        }
        let columns = TableColumn.columns(isForm3: isForm3, isDerivative: isDerivative)
        var numbers: [SecurityRow.Kind: Int] = [:]
        for row in rows {
            numbers[row.kind, default: 0] += 1
            let table = isDerivative ? "derivativeTable" : "nonDerivativeTable"
            let path = "\(root)/\(table)/\(row.kind.rawValue)[\(numbers[row.kind]!)]"
            let values = Dictionary(uniqueKeysWithValues: row.leaves.map { ($0.path, $0.value) })
            line(
                .row(path, isDerivative: isDerivative),
                columns.map { cell($0, row, values, path) })
        }
    }

    private func cell(
        _ column: TableColumn, _ row: SecurityRow, _ values: [String: String], _ path: String
    ) -> Sheet.Cell {
        var cell = Sheet.Cell(column: column)
        let letter = values[TableColumn.direction.valuePath]
        if column == .acquired, letter != "A" { return cell }
        if column == .disposed, letter != "D" { return cell }
        if let value = values[column.valuePath] {
            cell.value = printed(value, column)
            cell.fields = ["\(path)/\(column.valuePath)"]
            if column == .code { cell.fields.append("\(path)/transactionCoding/transactionFormType") }
            if column == .acquired || column == .disposed {
                cell.fields.append("\(path)/\(TableColumn.direction.valuePath)")
            }
        }
        var number = 1
        while let id = values["\(column.notePath)[\(number)]"] {
            cell.notes.append(Int(id.dropFirst())!)
            cell.fields.append("\(path)/\(column.notePath)[\(number)]")
            number += 1
        }
        return cell
    }

    private func printed(_ value: String, _ column: TableColumn) -> String {
        if column.isDate { return CalendarDate(lexical: value).printed }
        if column.isPrice { return "$\(value.inThousands)" }
        return column.isCount ? value.inThousands : value
    }

    // MARK: Lines

    private func caption(_ words: String) -> Sheet.Cell { Sheet.Cell(caption: words) }

    private mutating func line(_ part: Sheet.Part, _ cells: [Sheet.Cell]) {
        lines.append(Sheet.Line(part: part, cells: cells))
    }

    private mutating func item(_ value: String?, _ field: String) {
        line(.item, [Sheet.Cell(value: value!, fields: [field])])
    }
}

extension SecurityRow {
    /// Its leaves, by their paths below it.
    fileprivate var leaves: [Field] {
        var document = OwnershipDocument()
        document.nonDerivativeTable = NonDerivativeTable()
        document.nonDerivativeTable?.rows = [self]
        let prefix = "/ownershipDocument/nonDerivativeTable/\(kind.rawValue)[1]/"
        return document.fields.map { Field(path: String($0.path.dropFirst(prefix.count)), value: $0.value) }
    }
}

// MARK: - How the form writes values

extension CalendarDate {
    package var printed: String {
        let parts = lexical.split(separator: "-")
        return "\(parts[1])/\(parts[2])/\(parts[0])"
    }
}

extension String {
    /// `1234567.5` as `1,234,567.5`.
    package var inThousands: String {
        let whole = prefix { $0 != "." }
        var text = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text + dropFirst(whole.count)
    }
}

// MARK: - The form's own words

extension SheetPrinter {
    /// The caption of a table and its headings, line by line.
    fileprivate static func headings(isForm3: Bool, isDerivative: Bool) -> [[String]] {
        switch (isForm3, isDerivative) {
        case (true, false):
            [
                ["Table I - Non-Derivative Securities Beneficially Owned"],
                [
                    "1. Title of Security (Instr. 4)",
                    "2. Amount of Securities Beneficially Owned (Instr. 4)",
                    "3. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
                    "4. Nature of Indirect Beneficial Ownership (Instr. 5)",
                ],
            ]
        case (true, true):
            [
                [
                    "Table II - Derivative Securities Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)"
                ],
                [
                    "1. Title of Derivative Security (Instr. 4)",
                    "2. Date Exercisable and Expiration Date (Month/Day/Year)",
                    "3. Title and Amount of Securities Underlying Derivative Security (Instr. 4)",
                    "4. Conversion or Exercise Price of Derivative Security",
                    "5. Ownership Form: Direct (D) or Indirect (I) (Instr. 5)",
                    "6. Nature of Indirect Beneficial Ownership (Instr. 5)",
                ],
                ["Date Exercisable", "Expiration Date", "Title", "Amount or Number of Shares"],
            ]
        case (false, false):
            [
                ["Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned"],
                [
                    "1. Title of Security (Instr. 3)", "2. Transaction Date (Month/Day/Year)",
                    "2A. Deemed Execution Date, if any (Month/Day/Year)", "3. Transaction Code (Instr. 8)",
                    "4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)",
                    "5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4)",
                    "6. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
                    "7. Nature of Indirect Beneficial Ownership (Instr. 4)",
                ],
                ["Code", "V", "Amount", "(A) or (D)", "Price"],
            ]
        case (false, true):
            [
                [
                    "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned (e.g., puts, calls, warrants, options, convertible securities)"
                ],
                [
                    "1. Title of Derivative Security (Instr. 3)",
                    "2. Conversion or Exercise Price of Derivative Security",
                    "3. Transaction Date (Month/Day/Year)",
                    "3A. Deemed Execution Date, if any (Month/Day/Year)", "4. Transaction Code (Instr. 8)",
                    "5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)",
                    "6. Date Exercisable and Expiration Date (Month/Day/Year)",
                    "7. Title and Amount of Securities Underlying Derivative Security (Instr. 3 and 4)",
                    "8. Price of Derivative Security (Instr. 5)",
                    "9. Number of derivative Securities Beneficially Owned Following Reported Transaction(s) (Instr. 4)",
                    "10. Ownership Form: Direct (D) or Indirect (I) (Instr. 4)",
                    "11. Nature of Indirect Beneficial Ownership (Instr. 4)",
                ],
                [
                    "Code", "V", "(A)", "(D)", "Date Exercisable", "Expiration Date", "Title",
                    "Amount or Number of Shares",
                ],
            ]
        }
    }

    fileprivate static let foot = [
        "Reminder: Report on a separate line for each class of securities beneficially owned directly or indirectly.",
        "* If the form is filed by more than one reporting person, see Instruction 4 (b)(v).",
        "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
        "Note: File three copies of this Form, one of which must be manually signed. If space is insufficient, see Instruction 6 for procedure.",
        "Persons who respond to the collection of information contained in this form are not required to respond unless the form displays a currently valid OMB Number.",
    ]
}
