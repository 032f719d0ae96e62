import FormText
import OwnershipModel

extension Assembler {
    /// The tables, row by row in the page's order.
    mutating func assembleTables() {
        let (nonDerivative, derivative) = parts.tables
        var numbers: [SecurityRow.Kind: Int] = [:]
        if nonDerivative.isThere || !nonDerivative.rows.isEmpty {
            var table = NonDerivativeTable()
            table.rows = nonDerivative.rows.map { assemble($0, &numbers) }
            document.nonDerivativeTable = table
        }
        if derivative.isThere || !derivative.rows.isEmpty {
            var table = DerivativeTable()
            table.rows = derivative.rows.map { assemble($0, &numbers) }
            document.derivativeTable = table
        }
        if parts.isSearchIncomplete {
            find(
                .searchIncomplete,
                "too many numbers that hang together are in doubt; some stay as they stand",
                path: "nonDerivativeTable")
        }
        for part in nonDerivative.unmatchedParts { findUnmatched(part, path: "nonDerivativeTable") }
        for part in derivative.unmatchedParts { findUnmatched(part, path: "derivativeTable") }
        if !nonDerivative.isThere {
            find(.tableMissing, "the caption of Table I was not found", path: "nonDerivativeTable")
        }
        if !derivative.isThere {
            find(.tableMissing, "the caption of Table II was not found", path: "derivativeTable")
        }
    }

    private mutating func findUnmatched(_ part: Range<Int>, path: String) {
        find(
            .tableHalvesDiffer,
            "the rows of this part of the table do not match those of the part above; they were left out",
            path: path, at: part)
    }

    private mutating func assemble(_ read: ReadRow, _ numbers: inout [SecurityRow.Kind: Int]) -> SecurityRow {
        let kind: SecurityRow.Kind =
            switch (read.isDerivative, read.isTransaction) {
            case (false, true): .nonDerivativeTransaction
            case (false, false): .nonDerivativeHolding
            case (true, true): .derivativeTransaction
            case (true, false): .derivativeHolding
            }
        numbers[kind, default: 0] += 1
        let group = FieldGroup.row(kind, numbers[kind]!)
        var row = SecurityRow(kind: kind)
        for column in read.columns { assemble(read[column]!, column, read, group, &row) }
        if let code = read[.code] {
            assembleCoding(code, read, group, &row)
        } else if read.isTransaction, let range = read.rangeOfFirstCell {
            let form = Located(
                value: parts.form == .five ? "5" : "4", ranges: [range], how: .inferred,
                reasons: [.formOfReport(parts.form)])
            set(&row, group, "transactionCoding/transactionFormType", form)
            find(
                .cellMissing,
                "the row has no transaction code; it is taken to be reported on Form \(form.value)",
                group: group, path: "transactionCoding/transactionFormType", at: range)
        }
        if read.isDerivative, read[.acquiredDisposed]?.letter == nil, let column = read.amountColumn,
            let cell = read[column], !read.hasNoDirection
        {
            let isInferred = read.isDirectionInDoubt
            let code = read[.code]?.valueRange ?? cell.valueRange
            let inferred: Reason = read.hasUsualDirection ? .usualDirection(code) : .eitherDirection(code)
            let letter = Located(
                value: column == .acquired ? "A" : "D", ranges: [cell.valueRange],
                how: isInferred ? .inferred : cell.how,
                reasons: isInferred ? [inferred] : read.reasons(of: cell))
            set(&row, group, Column.acquiredDisposed.path.value, letter)
        }
        findGaps(read, kind, group)
        findRepairs(read, group)
        return row
    }

    private mutating func assemble(
        _ cell: ReadCell, _ column: Column, _ read: ReadRow, _ group: FieldGroup, _ row: inout SecurityRow
    ) {
        var (value, note) = (column.path.value, column.path.note)
        if let number = cell.number, number.isMoney, !column.isPrice, let path = column.valuePath {
            (value, note) = path
        }
        var ranges = [cell.valueRange]
        if !cell.continuation.isEmpty { ranges += cell.continuation }
        if let date = cell.date, cell.how == .read {
            noteYear(date, at: cell.valueRange, group: group, path: value)
        }
        let lexical: String? =
            switch cell.value {
            case .none, .code, .dayOfYear, .words: nil
            case .text: cell.repairedText ?? context.located(ranges).value
            case .date(let date): date.lexical
            case .number(let number): number.lexical
            case .letter(let letter): String(UnicodeScalar(letter.letter))
            case .timeliness(let letter): letter == UInt8(ascii: "L") ? "L" : "E"
            }
        if let lexical {
            set(
                &row, group, value,
                Located(value: lexical, ranges: ranges, how: cell.how, reasons: read.reasons(of: cell)))
        }
        if case .words = cell.value {
            let number = numberOfNote(with: ranges)
            set(
                &row, group, note,
                Located(value: "F\(number)", ranges: ranges, how: .assembled, reasons: [.wordsInCell]),
                number: cell.notes.count + 1)
            find(
                .wordsInCell, "'\(context.located(ranges).value)' was put into note \(number)", group: group,
                path: note, at: cell.valueRange)
        }
        for (index, number) in cell.notes.enumerated() {
            let how = cell.howOfMarkers
            set(
                &row, group, note,
                Located(
                    value: "F\(number)", ranges: [cell.range], how: how,
                    reasons: how == .read ? [] : read.reasons(of: cell)),
                number: index + 1)
            if !parts.notes.notes.contains(where: { $0.number == number }) {
                find(
                    .noteMissing, "note \(number) is referred to, but there is no such note", group: group,
                    path: note,
                    at: cell.range)
            }
        }
    }

    /// The code column holds three elements: the form of the report, the code and the swap's mark.
    private mutating func assembleCoding(
        _ cell: ReadCell, _ read: ReadRow, _ group: FieldGroup, _ row: inout SecurityRow
    ) {
        guard case .code(let value) = cell.value else { return }
        func set(_ leaf: String, _ lexical: String) {
            self.set(
                &row, group, leaf,
                Located(
                    value: lexical, ranges: [cell.valueRange], how: cell.how, reasons: read.reasons(of: cell))
            )
        }
        var isEarly = value.isEarly
        if case .timeliness(UInt8(ascii: "V"))? = read[.timeliness]?.value { isEarly = true }
        let reported = value.formType.map { String(UnicodeScalar($0)) }
        let formType = "transactionCoding/transactionFormType"
        set(formType, reported ?? (parts.form == .five || isEarly ? "5" : "4"))
        if reported == nil, parts.header.isFormUnknown {
            find(
                .formTypeInferred, "nothing says on which form the transaction is reported", group: group,
                path: formType, at: cell.valueRange)
        }
        guard let code = value.code else { return }
        set("transactionCoding/transactionCode", String(UnicodeScalar(code)))
        set("transactionCoding/equitySwapInvolved", value.isEquitySwap ? "1" : "0")
        // Where the next column does not say it itself.
        if case .timeliness? = read[.timeliness]?.value { return }
        if value.isEarly { set("transactionTimeliness/value", "E") }
        if parts.form == .five, value.formType == UInt8(ascii: "5") {
            set("transactionTimeliness/value", "L")
        }
    }
}
