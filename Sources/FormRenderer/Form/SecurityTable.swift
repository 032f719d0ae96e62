import OwnershipModel

/// A column of Table I or II: its headings, and what of a row stands in it.
private struct SecurityColumn {
    let column: Table.Column
    let content: (SecurityRow) -> Content

    init(
        _ heading: String, in group: String = "", isWide: Bool = false,
        _ content: @escaping (SecurityRow) -> Content
    ) {
        column = Table.Column(group: group, heading: heading, isWide: isWide)
        self.content = content
    }
}

extension Table {
    /// Table I.
    init(nonDerivative rows: [SecurityRow], _ edition: Edition) {
        let title =
            edition.form == .three
            ? "Table I - Non-Derivative Securities Beneficially Owned"
            : "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned"
        self.init([title], SecurityColumns(edition).nonDerivative, rows)
    }

    /// Table II.
    init(derivative rows: [SecurityRow], _ edition: Edition) {
        let title =
            edition.form == .three
            ? "Table II - Derivative Securities Beneficially Owned"
            : "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned"
        self.init(
            [title, "(e.g., puts, calls, warrants, options, convertible securities)"],
            SecurityColumns(edition).derivative, rows)
    }

    private init(_ captions: [String], _ columns: [SecurityColumn], _ rows: [SecurityRow]) {
        self.captions = captions
        self.columns = columns.map(\.column)
        self.rows = rows.map { row in columns.map { $0.content(row) } }
    }
}

/// The columns of both tables, by form.
private struct SecurityColumns {
    let edition: Edition

    init(_ edition: Edition) {
        self.edition = edition
    }

    private var isInitial: Bool { edition.form == .three }

    /// Form 3 has other instructions for its columns.
    private func instructed(_ heading: String, _ instruction: String, ofForm3 other: String) -> String {
        "\(heading) (Instr. \(isInitial ? other : instruction))"
    }

    private func number(_ number: Int, ofForm3 other: Int) -> Int { isInitial ? other : number }

    // MARK: Table I

    var nonDerivative: [SecurityColumn] {
        let title = SecurityColumn(instructed("1. Title of Security", "3", ofForm3: "4"), isWide: true) {
            Content($0.securityTitle)
        }
        return [title] + (isInitial ? [] : nonDerivativeTransaction) + [ownedNonDerivative]
            + ownership(from: number(6, ofForm3: 3))
    }

    private var nonDerivativeTransaction: [SecurityColumn] {
        let amounts = "4. Securities Acquired (A) or Disposed Of (D) (Instr. 3, 4 and 5)"
        return dates("2", "2A") + codes("3. Transaction Code (Instr. 8)") + [
            SecurityColumn("Amount", in: amounts) { amount($0) },
            SecurityColumn("(A) or (D)", in: amounts) {
                Content($0.transactionAmounts?.transactionAcquiredDisposedCode)
            },
            SecurityColumn("Price", in: amounts) { price($0) },
        ]
    }

    private var ownedNonDerivative: SecurityColumn {
        let heading =
            switch edition.form {
            case .three: "2. Amount of Securities Beneficially Owned (Instr. 4)"
            case .four:
                "5. Amount of Securities Beneficially Owned Following Reported Transaction(s) (Instr. 3 and 4)"
            case .five:
                "5. Amount of Securities Beneficially Owned at end of Issuer's Fiscal Year (Instr. 3 and 4)"
            }
        return SecurityColumn(heading) { owned($0) }
    }

    // MARK: Table II

    var derivative: [SecurityColumn] {
        let title = SecurityColumn(
            instructed("1. Title of Derivative Security", "3", ofForm3: "4"), isWide: true
        ) {
            Content($0.securityTitle)
        }
        let conversion = SecurityColumn(
            "\(number(2, ofForm3: 4)). Conversion or Exercise Price of Derivative Security"
        ) { Content($0.conversionOrExercisePrice, prefix: "$") }
        guard !isInitial else {
            return [title] + exercise(2) + underlying(3) + [conversion] + ownership(from: 5)
        }
        let amounts = "5. Number of Derivative Securities Acquired (A) or Disposed of (D) (Instr. 3, 4 and 5)"
        let acquiredOrDisposed = [
            SecurityColumn("(A)", in: amounts) { isDisposal($0) ? Content() : amount($0) },
            SecurityColumn("(D)", in: amounts) { isDisposal($0) ? amount($0) : Content() },
        ]
        return [title, conversion] + dates("3", "3A") + codes("4. Transaction Code (Instr. 8)")
            + acquiredOrDisposed
            + exercise(6) + underlying(7) + [
                SecurityColumn("8. Price of Derivative Security (Instr. 5)") { price($0) },
                SecurityColumn(
                    "9. Number of derivative Securities Beneficially Owned \(edition.form == .five ? "at End of Issuer's Fiscal Year" : "Following Reported Transaction(s)") (Instr. 4)"
                ) { owned($0) },
            ] + ownership(from: 10)
    }

    private func exercise(_ number: Int) -> [SecurityColumn] {
        let group = "\(number). Date Exercisable and Expiration Date (Month/Day/Year)"
        return [
            SecurityColumn("Date Exercisable", in: group) { Content($0.exerciseDate) },
            SecurityColumn("Expiration Date", in: group) { Content($0.expirationDate) },
        ]
    }

    private func underlying(_ number: Int) -> [SecurityColumn] {
        let group = instructed(
            "\(number). Title and Amount of Securities Underlying Derivative Security", "3 and 4",
            ofForm3: "4")
        return [
            SecurityColumn("Title", in: group, isWide: true) {
                Content($0.underlyingSecurity?.underlyingSecurityTitle)
            },
            SecurityColumn("Amount or Number of Shares", in: group) { row in
                either(
                    row.underlyingSecurity?.underlyingSecurityShares,
                    row.underlyingSecurity?.underlyingSecurityValue)
            },
        ]
    }

    // MARK: Both tables

    private func dates(_ transaction: String, _ deemed: String) -> [SecurityColumn] {
        [
            SecurityColumn("\(transaction). Transaction Date (Month/Day/Year)") {
                Content($0.transactionDate)
            },
            SecurityColumn("\(deemed). Deemed Execution Date, if any (Month/Day/Year)") {
                Content($0.deemedExecutionDate)
            },
        ]
    }

    private func codes(_ group: String) -> [SecurityColumn] {
        [
            SecurityColumn("Code", in: group) { code($0) },
            SecurityColumn("V", in: group) { timeliness($0) },
        ]
    }

    /// The code, `/K` for an equity swap, and the form on which the report was due where that is not this one.
    private func code(_ row: SecurityRow) -> Content {
        guard let coding = row.transactionCoding else { return Content() }
        let formType = printedText(coding.transactionFormType ?? "")
        let isUsual = formType == edition.form.rawValue || (edition.form == .four && formType == "5")
        let code =
            printedText(coding.transactionCode ?? "")
            + (coding.equitySwapInvolved?.isTicked == true ? "/K" : "")
            + (isUsual ? "" : formType)
        return Content(printed: code, notes: coding.footnoteIds)
    }

    /// `V` for what a Form 4 reports although a Form 5 would do, `L` for what a Form 5 reports late.
    private func timeliness(_ row: SecurityRow) -> Content {
        let isEarly =
            edition.form == .four && printedText(row.transactionCoding?.transactionFormType ?? "") == "5"
        let isLate =
            edition.form == .five && printedText(row.transactionTimeliness?.value ?? "") == "L"
        return Content(
            printed: isEarly ? "V" : isLate ? "L" : "", notes: row.transactionTimeliness?.footnoteIds ?? [])
    }

    private func amount(_ row: SecurityRow) -> Content {
        either(row.transactionAmounts?.transactionShares, row.transactionAmounts?.transactionTotalValue)
    }

    /// Whether the row disposes. A row that does not say is put with those that acquire; the schema demands that
    /// it says.
    private func isDisposal(_ row: SecurityRow) -> Bool {
        printedText(row.transactionAmounts?.transactionAcquiredDisposedCode?.value ?? "") == "D"
    }

    private func price(_ row: SecurityRow) -> Content {
        Content(row.transactionAmounts?.transactionPricePerShare, prefix: "$")
    }

    private func owned(_ row: SecurityRow) -> Content {
        either(
            row.postTransactionAmounts?.sharesOwnedFollowingTransaction,
            row.postTransactionAmounts?.valueOwnedFollowingTransaction)
    }

    /// A number of shares, or a value in dollars.
    private func either(_ shares: Noted<DecimalNumber>?, _ value: Noted<DecimalNumber>?) -> Content {
        Content(lines: [Content(shares), Content(value, prefix: "$")])
    }

    private func ownership(from number: Int) -> [SecurityColumn] {
        [
            SecurityColumn(
                instructed("\(number). Ownership Form: Direct (D) or Indirect (I)", "4", ofForm3: "5")
            ) {
                Content($0.ownershipNature?.directOrIndirectOwnership)
            },
            SecurityColumn(
                instructed("\(number + 1). Nature of Indirect Beneficial Ownership", "4", ofForm3: "5"),
                isWide: true
            ) { Content($0.ownershipNature?.natureOfOwnership) },
        ]
    }
}
