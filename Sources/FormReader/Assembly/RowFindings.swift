import FormText
import OwnershipModel

/// What is said of a row: what it lacks, what was put right or put together, and what stands in doubt.
extension Assembler {
    /// What the row lacks of what every row of its kind has.
    mutating func findGaps(_ read: ReadRow, _ kind: SecurityRow.Kind, _ group: FieldGroup) {
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
            let mayBeOther =
                isInDoubt || read.doubtful.contains(column) || isFormInDoubt || (hasOneDate && isDate)
            guard isPrice || mayBeOther && !read.proven.contains(column), let cell = read[column] else {
                continue
            }
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

    /// Whether a balance alone says that a grant or a purchase disposes of derivatives, in a text that has lost the columns.
    private func isDirectionUnusual(_ read: ReadRow) -> Bool {
        guard context.isReadingOrder, read.isDerivative, !read.isDirectionInDoubt,
            let code = read[.code]?.code
        else {
            return false
        }
        return "AP".utf8.contains(code) && read[.disposed] != nil
    }

    mutating func findRepairs(_ read: ReadRow, _ group: FieldGroup) {
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
        if isDirectionUnusual(read), let cell = read[.disposed] {
            find(
                .cellUnclear,
                "a row with the code of a grant or a purchase seems to dispose of '\(context.page.string(cell.valueRange))'",
                group: group, path: Column.acquiredDisposed.path.value, at: cell.valueRange)
        }
        if read.isDirectionInDoubt, !read.hasNoDirection, let column = read.amountColumn,
            let cell = read[column], let code = read[.code]?.code
        {
            let taken =
                read.hasUsualDirection
                ? "the transaction code's usual direction was taken"
                : "column (A) was taken, as transactions of code '\(Character(UnicodeScalar(code)))' go either way"
            find(
                .directionInferred,
                "the column of '\(context.page.string(cell.valueRange))' is lost; \(taken)",
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
