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
            let letter = Located(
                value: column == .acquired ? "A" : "D", ranges: [cell.valueRange],
                how: isInferred ? .inferred : cell.how,
                reasons: isInferred
                    ? [.usualDirection(read[.code]?.valueRange ?? cell.valueRange)] : read.reasons(of: cell))
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
        let ranges = [cell.valueRange] + cell.continuation
        if let date = cell.date, cell.how == .read {
            noteYear(date, at: cell.valueRange, group: group, path: value)
        }
        let lexical: String? =
            switch cell.value {
            case .none, .code, .dayOfYear: nil
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
        set("transactionCoding/transactionFormType", reported ?? (parts.form == .five || isEarly ? "5" : "4"))
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

    /// What the row lacks of what every row of its kind has.
    private mutating func findGaps(_ read: ReadRow, _ kind: SecurityRow.Kind, _ group: FieldGroup) {
        var needed: [Column] = [.title, .ownership]
        if !(parts.form == .three && kind.isDerivative) { needed.append(.owned) }
        if kind.isTransaction { needed += [.transactionDate, .code, .price] }
        if kind == .nonDerivativeTransaction { needed += [.amount, .acquiredDisposed] }
        if kind.isDerivative {
            needed += [.conversionPrice, .exercisable, .expiration, .underlyingTitle, .underlyingAmount]
        }
        for column in needed where read[column].map(\.isEmpty) ?? true {
            find(
                .cellMissing, "the row has no \(column.path.element.split(separator: "/").last!)",
                group: group,
                path: column.path.element, at: read.rangeOfFirstCell)
        }
        if kind == .derivativeTransaction, read.hasNoDirection {
            find(
                .cellMissing, "the row does not tell whether it acquires or disposes", group: group,
                path: Column.acquiredDisposed.path.element, at: read.rangeOfFirstCell)
        }
        if kind == .derivativeTransaction, read.amountColumn == nil {
            find(
                .cellMissing, "the row has no transactionShares", group: group,
                path: Column.amount.path.element,
                at: read.rangeOfFirstCell)
        }
        findOpenRow(read, group)
        if read[.ownership]?.letter == UInt8(ascii: "D"), let nature = read[.nature], nature.isText,
            SecurityWords.isTitle(context.text, nature.valueRange)
        {
            find(
                .cellUnclear, "'\(context.page.string(nature.range))' may be the title of another row",
                group: group, path: Column.nature.path.value, at: nature.range)
        }
        if read[.ownership]?.letter == UInt8(ascii: "I"), read[.nature] == nil {
            find(
                .cellMissing, "an indirect holding has no natureOfOwnership", group: group,
                path: Column.nature.path.element, at: read[.ownership]!.range)
        }
    }

    /// Doubts the title with which a row ends that lacks all that comes behind: its line may be cut inside of it.
    private mutating func findOpenRow(_ read: ReadRow, _ group: FieldGroup) {
        guard let last = read.columns.max(by: { read[$0]!.range.lowerBound < read[$1]!.range.lowerBound }),
            let cell = read[last], cell.isText, !read.isAssembled, last != .nature, read[.ownership] == nil
        else { return }
        find(
            .valueIncomplete, "'\(context.page.string(cell.range))' may go on in the next line", group: group,
            path: last.path.value, at: cell.range)
    }

    /// Each cell of a row that was cut or put together in a way that is not the only one, and a date that may be
    /// either of two.
    private mutating func findCutsInDoubt(_ read: ReadRow, _ group: FieldGroup) {
        let hasOneDate = read.hasNoBorders && (read[.exercisable] == nil) != (read[.expiration] == nil)
        let isInDoubt = read.isCutInDoubt && (!read.isProven || read.hasNoBorders)
        for column in read.columns {
            let isDate = column == .exercisable || column == .expiration
            // A report in advance is told by the column behind the code's.
            let isFormInDoubt = column == .code && read.doubtful.contains(.timeliness)
            // A price in the wrong column looks like the value of what is owned.
            let isPrice =
                column == .owned && read[.owned]?.number?.isMoney == true && read.isTransaction
                && read[.price] == nil
            guard
                isInDoubt || read.doubtful.contains(column) || isFormInDoubt || isPrice
                    || (hasOneDate && isDate),
                !read.proven.contains(column), let cell = read[column]
            else { continue }
            for path in pathsInDoubt(cell, column, read) {
                find(
                    .cellUnclear,
                    "'\(context.page.string(cell.range))' may belong elsewhere in the row, or to another row",
                    group: group, path: path, at: cell.range)
            }
        }
    }

    /// What is in doubt with a cell, if not its row: in reading order the code tells the direction, not the column, and
    /// on a Form 4 without a `V` nothing but a gift may be of another form, reported early.
    private func pathsInDoubt(_ cell: ReadCell, _ column: Column, _ read: ReadRow) -> [String] {
        guard context.isReadingOrder, !read.isCutInDoubt else { return cell.paths(in: column) }
        switch column {
        case .acquired, .disposed: return [cell.path(in: column)]
        case .code:
            let direction = read.isDerivative ? [Column.acquiredDisposed.path.value] : []
            let isOfForm =
                parts.form == .four && cell.code != UInt8(ascii: "G") && !parts.hasTimeliness
            return (isOfForm ? [column.path.value] : cell.paths(in: column)) + direction
        default: return cell.paths(in: column)
        }
    }

    /// Whether the filing counts fractions of shares elsewhere, in numbers that can be nothing else, and no cell
    /// is damaged: then `1.234` is what it looks like.
    private var countsFractions: Bool {
        // A page with EDGAR's links was never on paper.
        if context.page.links.contains(where: { $0.contains("CIK=") }) { return true }
        let rows = parts.tables.nonDerivative.rows + parts.tables.derivative.rows
        let cells = rows.flatMap { row in row.columns.map { (column: $0, cell: row[$0]!) } }
        guard !rows.contains(where: \.isAssembled), cells.allSatisfy({ $0.cell.how == .read }) else {
            return false
        }
        return cells.contains { column, cell in
            guard let number = cell.number, !column.isPrice, column != .underlyingAmount else { return false }
            return number.lexical.contains(".")
                && number.others.allSatisfy { $0.cost >= NumberValue.costOfUnlikely }
        }
    }

    private mutating func findRepairs(_ read: ReadRow, _ group: FieldGroup) {
        let severity: Severity = read.isProven ? .note : .warning
        if let copy = read.copy {
            find(
                .rowRepeated, "the row was read twice; the better reading counts", group: group, path: "",
                at: copy)
        }
        if let match = read.match {
            find(
                .rowAssembled, "the row stands in two parts of the table, matched by \(match.words)",
                severity: match == .order ? .warning : .note, group: group, path: "",
                at: read.rangeOfFirstCell)
        }
        if read.isAssembled {
            find(
                .rowAssembled, "the row was put together from cells that stand apart", severity: severity,
                group: group,
                path: "", at: read.rangeOfFirstCell)
        }
        if read.isDirectionInDoubt, !read.hasNoDirection, let column = read.amountColumn,
            let cell = read[column]
        {
            find(
                .directionInferred,
                "the column of '\(context.page.string(cell.valueRange))' is lost; the transaction code's usual direction was taken",
                group: group, path: Column.acquiredDisposed.path.value, at: cell.valueRange)
        }
        findCutsInDoubt(read, group)
        if read.isPriceOutsideRange, let cell = read[.price] {
            find(
                .priceOutsideRange,
                "'\(context.page.string(cell.range))' lies outside the range of prices that its note names",
                group: group, path: Column.price.path.value, at: cell.range)
        }
        for range in read.strays {
            find(
                .strayCell, "'\(context.page.string(range))' belongs to no column of the row", group: group,
                path: "",
                at: range)
        }
        for column in read.columns {
            let cell = read[column]!
            switch cell.value {
            case .number(let number) where number.isFraction:
                find(
                    .numberRepaired, "read '\(context.page.string(cell.valueRange))' as \(number.lexical)",
                    severity: number.isRounded ? .warning : .note, group: group, path: column.path.value,
                    at: cell.valueRange)
            case .number(let number) where column.isPrice && context.hasPrintedLines && number.mayLackPoint:
                find(
                    .numberUnclear, "'\(context.page.string(cell.range))' may have lost its point",
                    group: group,
                    path: column.path.value, at: cell.valueRange)
            case .number(let number) where number.isInDoubt(in: column) && !number.others.isEmpty:
                let isLikely =
                    number.isLikelyWhole(in: column) && (!countsFractions || number.lexical.hasSuffix("0"))
                if !cell.isProven, number.isRepaired || isLikely || !cell.broken.isEmpty {
                    findUnclear(number, cell, column, group)
                } else if cell.how == .repaired {
                    findRepair(.numberRepaired, "as \(number.lexical)", cell, column, group)
                }
            case .number(let number) where cell.how == .repaired || number.isRepaired:
                findRepair(.numberRepaired, "as \(number.lexical)", cell, column, group)
            case .text where cell.repairedText != nil:
                findRepair(.textRepaired, "as '\(cell.repairedText!)'", cell, column, group)
            case .text where Confusions.hasLetterAmongDigits(context.text, cell.valueRange):
                find(
                    .cellUnclear, "'\(context.page.string(cell.range))' has a letter where a digit may stand",
                    group: group, path: column.path.value, at: cell.range)
            case .letter(let letter) where letter.isRepaired:
                findRepair(.letterRepaired, "as \(UnicodeScalar(letter.letter))", cell, column, group)
            case .code where cell.how == .repaired:
                findRepair(.letterRepaired, "as a transaction code", cell, column, group)
            case .date(let date) where cell.how == .inferred:
                find(
                    .yearInferred, "read '\(context.page.string(cell.valueRange))' as \(date.lexical)",
                    group: group, path: column.path.value, at: cell.valueRange)
            case .date(let date) where cell.how == .repaired:
                findRepair(.dateRepaired, "as \(date.lexical)", cell, column, group)
            default: break
            }
            findMarker(cell, column, group)
            if let doubted = cell.doubted {
                find(
                    .digitDoubted,
                    "'\(context.page.string(cell.range))' does not agree with \(doubted.name); with one other digit it would",
                    group: group, path: cell.path(in: column), at: cell.valueRange)
            }
        }
    }

    /// A cell that is not as it stands: for the record where the cells around it prove it.
    private mutating func findRepair(
        _ kind: FindingKind, _ words: String, _ cell: ReadCell, _ column: Column, _ group: FieldGroup
    ) {
        find(
            kind, "read '\(context.page.string(cell.range))' \(words)\(failing(cell))",
            severity: cell.isProven ? .note : .warning, group: group, path: cell.path(in: column),
            at: cell.valueRange)
    }

    /// A number that can be read in several ways, none of which the numbers around it prove.
    private mutating func findUnclear(
        _ number: NumberValue, _ cell: ReadCell, _ column: Column, _ group: FieldGroup
    ) {
        let all = ([number.lexical] + number.others.map(\.lexical)).joined(separator: " or ")
        let reason = cell.broken.isEmpty ? "; no balance tells" : failing(cell)
        find(
            .numberUnclear, "'\(context.page.string(cell.valueRange))' may be \(all)\(reason)", group: group,
            path: cell.path(in: column), at: cell.valueRange)
    }

    /// What does not agree with a cell.
    private func failing(_ cell: ReadCell) -> String {
        guard !cell.broken.isEmpty else { return "" }
        return "; it does not agree with "
            + cell.broken.map(\.name).sorted().joined(separator: ", nor with ")
    }

    /// A marker that cannot be read, and one whose number follows from the other notes'.
    private mutating func findMarker(_ cell: ReadCell, _ column: Column, _ group: FieldGroup) {
        guard cell.isMarkerTyped || cell.hasBrokenMarker else { return }
        let text = context.page.string(cell.range)
        if cell.isMarkerTyped {
            find(
                .markerUnclear,
                "the number at the end of '\(text)' was taken for a part of it, not for a note's",
                group: group, path: column.path.note, at: cell.range)
        }
        guard cell.hasBrokenMarker else { return }
        let severity: Severity = cell.isMarkerProven ? .note : .warning
        let numbers = cell.notes.map(String.init).joined(separator: ", ")
        let message =
            cell.notes.isEmpty
            ? "'\(text)' seems to end with a reference to a note; its number cannot be read"
            : "'\(text)' seems to end with a reference to a note; taken as note \(numbers)"
        find(
            .markerUnclear, message, severity: severity, group: group, path: column.path.note, at: cell.range)
    }
}

extension NumberValue {
    /// Whether a point in it may well stand for a comma: underlying shares are hardly ever counted in fractions.
    fileprivate func isLikelyWhole(in column: Column) -> Bool {
        others[0].cost < Self.costOfUnlikely || column == .underlyingAmount
    }
}
