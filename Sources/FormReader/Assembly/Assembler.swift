import FormText
import OwnershipModel

/// What the parts of the reader found.
struct Parts {
    var form: FormType
    var header: Header
    var tables: (nonDerivative: ReadTable, derivative: ReadTable)
    var notes: Notes
    var signatures: [Signature]
    /// Whether the date of the report agrees with no transaction, but would with one other digit.
    var isPeriodDoubted = false
    /// Whether the search for what cells in doubt may be was given up.
    var isSearchIncomplete = false

    /// Whether a transaction is said to be reported early or late.
    var hasTimeliness: Bool {
        [tables.nonDerivative, tables.derivative].contains { $0.rows.contains { $0[.timeliness] != nil } }
    }
}

/// Makes the document of what was read: every field with its evidence, every gap with its finding.
struct Assembler {
    let context: ReaderContext
    let parts: Parts
    let options: ReadingOptions
    let version: String
    var document = OwnershipDocument()
    var fields: [ReadField] = []
    var findings: [Finding] = []
    /// The words of cells that notes hold, behind the form's own.
    var wordsOfCells: [Located] = []

    static func assemble(
        _ context: ReaderContext, _ parts: Parts, _ options: ReadingOptions
    ) -> Assembler {
        let isAmendment = parts.header.isAmendment || parts.header.originalDate != nil
        let documentType = parts.form.rawValue + (isAmendment ? "/A" : "")
        let date =
            parts.signatures.lastDate ?? parts.header.period?.date ?? parts.earliestTransaction?.date
        let wanted = options.schemaVersion.flatMap {
            SchemaVersion.isKnown($0, for: documentType) ? $0 : nil
        }
        let version =
            wanted ?? date.flatMap {
                SchemaVersion.inForce(on: $0, documentType: documentType)
            }
            ?? (date == nil
                ? SchemaVersion.newest(for: documentType) : SchemaVersion.first(for: documentType))
        var assembler = Assembler(context: context, parts: parts, options: options, version: version)
        assembler.run(documentType)
        return assembler
    }

    private init(context: ReaderContext, parts: Parts, options: ReadingOptions, version: String) {
        self.context = context
        self.parts = parts
        self.options = options
        self.version = version
    }

    /// Says where the version that the user wants is none of the form's.
    private mutating func checkVersion(_ documentType: String) {
        guard let wanted = options.schemaVersion, wanted != version else { return }
        find(
            .schemaVersionUnfit,
            "Form \(documentType) has no schema version \(wanted); \(version) was taken, by the date of signature",
            path: "schemaVersion")
    }

    private mutating func run(_ documentType: String) {
        document.schemaVersion = version
        checkVersion(documentType)
        let formRange = parts.header.formRange
        set(
            "documentType", documentType, at: formRange ?? context.range(of: Self.period(of: parts.form)),
            inferredBecause: formRange == nil ? .itemsOfForm : nil)
        assemblePeriod()
        for difference in parts.header.differences {
            find(
                .headerDiffers, difference.message, group: difference.group, path: difference.path,
                at: difference.range)
        }
        assembleBoxes()
        assembleIssuer()
        assembleOwners()
        assembleTables()
        assembleNotes()
        assembleSignatures()
        findPlacesInDoubt()
        findUnlikelyTexts()
        findLostHyphens()
        findBrokenWords()
        mendEmphasizedNames()
        findEntities()
        findMisencodedLetters()
        findOpenEnds()
        findCutEnd()
        findCaughtValues()
        findMisplacedItems()
        findSpilledCells()
        findTornCells()
    }

    // MARK: Fields and findings

    /// Sets a leaf of the document itself.
    mutating func set(
        _ path: String, _ value: String, at range: Range<Int>?, inferredBecause reason: Reason? = nil
    ) {
        document.setValue(value, at: path)
        fields.append(
            ReadField(
                group: .document, path: path, value: value, how: reason == nil ? .read : .inferred,
                ranges: range.map { [$0] } ?? [], reasons: reason.map { [$0] } ?? []))
    }

    /// Sets a leaf of an element that will be added to the document as `group`.
    ///
    /// - Parameter number: of leaves that repeat, which one it is.
    mutating func set<Child: Element>(
        _ child: inout Child, _ group: FieldGroup, _ path: String, _ value: Located?, number: Int? = nil
    ) {
        guard let value else { return }
        child.setValue(value.value, at: path)
        fields.append(
            ReadField(
                group: group, path: number.map { "\(path)[\($0)]" } ?? path, value: value.value,
                how: value.how, ranges: value.ranges, reasons: value.reasons))
        if value.reasons.contains(.cellsOfLine) {
            find(
                .valueAssembled, "'\(value.value)' was put together from \(value.ranges.count) cells",
                group: group, path: path, at: value.span)
        }
    }

    mutating func find(
        _ kind: FindingKind, _ message: String, severity: Severity? = nil, group: FieldGroup = .document,
        path: String? = nil, at range: Range<Int>? = nil
    ) {
        let xpath = path.map { $0.isEmpty ? group.xpath : "\(group.xpath)/\($0)" }
        findings.append(
            Finding(
                kind, message, severity: severity, path: xpath, place: range.map(context.page.place(of:)),
                text: range.map(context.page.sourceString)))
    }

    /// Says which year two digits were taken for.
    mutating func noteYear(_ date: CalendarDate, at range: Range<Int>, group: FieldGroup, path: String) {
        let digits = context.text[range].reversed().prefix(while: isDigit)
        guard digits.count == 2, context.text[range.lowerBound..<range.upperBound - 2].count > 3,
            !context.text[range].prefix(4).allSatisfy(isDigit)
        else { return }
        let isCut =
            digits.elementsEqual("02".utf8)
            && parts.header.period.map { period in
                context.text[period.range].suffix(4).allSatisfy(isDigit)
                    && !period.date.lexical.hasPrefix("2020")
            } ?? false
        find(
            .yearExpanded,
            "read '\(context.page.string(range))' as \(date.lexical)\(isCut ? "; the year may be cut" : "")",
            severity: isCut ? .warning : .note, group: group, path: path, at: range)
    }

    /// Where the items have lost their places, every value read so far may belong to another.
    private mutating func findPlacesInDoubt() {
        let isAnyInDoubt = context.hasPrintedLines || parts.header.hasPlacesInDoubt
        let signatures = parts.signatures.filter(\.isInDoubt).map(\.name.span)
        let unclear = parts.header.unclear + signatures + textsAbove(signatures)
        guard isAnyInDoubt || !unclear.isEmpty else { return }
        for field in fields {
            guard field.how != .supplied, let range = field.range, !field.group.isRow else { continue }
            if unclear.contains(range) {
                find(
                    .placeUnclear, "'\(field.value)' may belong elsewhere, or go on elsewhere",
                    group: field.group, path: field.path, at: range)
                continue
            }
            guard isAnyInDoubt else { continue }
            // In the title and below the tables nothing stands side by side.
            let isBelow =
                field.path.isEmpty || field.path.hasPrefix("signature") || field.path == "remarks"
            if isBelow, !context.outline.isInDoubt, !context.page.hasCutRows { continue }
            if field.path == "documentType" || isCertain(field, range) { continue }
            find(
                .placeUnclear,
                context.outline.isInDoubt
                    ? "nothing but its words says where '\(field.value)' begins and ends"
                    : "'\(field.value)' stands apart from its caption", group: field.group, path: field.path,
                at: range)
        }
    }

    /// The notes and remarks right above signatures in doubt, where neither empty lines nor `/s/` part one from the other.
    private func textsAbove(_ signatures: [Range<Int>]) -> [Range<Int>] {
        let signatures = signatures.filter { !context.text[$0].startsInAnyCase(with: "/s/") }
        guard !signatures.isEmpty, !context.hasEmptyLines else { return [] }
        let texts = fields.filter { field in
            if case .footnote = field.group { true } else { field.path == "remarks" }
        }.compactMap(\.range)
        return texts.filter { text in
            signatures.contains {
                text.upperBound <= $0.lowerBound
                    && context.text[text.upperBound..<$0.lowerBound].allSatisfy(isSpace)
            }
        }
    }

    /// Where a text that is no HTML has an entity, the sign it stands for may not be what the filer wrote.
    private mutating func findEntities() {
        guard context.page.hasAmpersand else { return }
        let values = fields.flatMap(\.ranges)
        let page = context.page
        findReadAsOther(.entityDecoded) { page.hasEntityInDoubt($0, among: values) }
    }

    /// Letters that were encoded twice are read as what they were.
    private mutating func findMisencodedLetters() {
        guard context.page.mayHaveMisencodedLetters else { return }
        findReadAsOther(.lettersMisencoded, where: context.page.hasMisencodedLetters)
    }

    /// Says what the file has and as what it was read, of each field that has such a part.
    private mutating func findReadAsOther(_ kind: FindingKind, where isOther: (Range<Int>) -> Bool) {
        for field in fields {
            guard let range = field.ranges.first(where: isOther) else { continue }
            find(
                kind,
                "read '\(context.page.sourceString(range))' as '\(context.page.string(range))'",
                group: field.group, path: field.path, at: range)
        }
    }

    /// Whether a value's item is certain though others stand beside it: its own form says so, or other parts do.
    private func isCertain(_ field: ReadField, _ range: Range<Int>) -> Bool {
        guard context.hasPrintedLines, !context.page.hasLostColumns else { return false }
        if field.path == "periodOfReport" { return parts.earliestTransaction?.date.lexical == field.value }
        // Below the first reporting person's block nothing stands beside the others'.
        if case .reportingOwner(let number) = field.group, number > 1 {
            return !field.value.contains(where: \.isNumber) || field.path.hasSuffix("ZipCode")
        }
        return parts.header.certain.contains {
            $0.contains(range.lowerBound) && $0.upperBound >= range.upperBound
        }
    }

    // MARK: Date and boxes

    private mutating func assemblePeriod() {
        let header = parts.header
        if let period = header.period {
            set("periodOfReport", period.date.lexical, at: period.range)
            noteYear(period.date, at: period.range, group: .document, path: "periodOfReport")
            if parts.isPeriodDoubted {
                find(
                    .digitDoubted, "no transaction has this date; with one other digit one would",
                    path: "periodOfReport", at: period.range)
            }
        } else if let month = header.periodMonth {
            find(
                .periodMissing, "the form says only \(month.month.lexical), no day", path: "periodOfReport",
                at: month.range)
        } else if let earliest = parts.earliestTransaction, parts.form == .four {
            set(
                "periodOfReport", earliest.date.lexical, at: earliest.range,
                inferredBecause: .earliestTransaction)
            find(
                .periodInferred,
                "the date of the report is missing; taken as the earliest transaction date, \(earliest.date.lexical)",
                path: "periodOfReport", at: earliest.range)
        } else {
            find(.periodMissing, "the date of the report is missing", path: "periodOfReport")
        }
        if let original = header.originalDate {
            set("dateOfOriginalSubmission", original.date.lexical, at: original.range)
            noteYear(original.date, at: original.range, group: .document, path: "dateOfOriginalSubmission")
        } else if header.isAmendment {
            let month = header.originalMonth
            find(
                .originalDateMissing,
                "the date of the original is missing\(month.map { "; the form says only \($0.month.lexical)" } ?? "")",
                path: "dateOfOriginalSubmission", at: month?.range)
        }
        if header.isFormUnknown {
            find(
                .formTypeInferred, "nothing says which form this is; it is taken for a Form 4",
                path: "documentType")
        }
        if let byItems = header.formByItems, header.form != byItems {
            let title = header.form.map { "the title says Form \($0.rawValue), " } ?? ""
            find(
                .formTypeInferred, "\(title)the items are those of Form \(byItems.rawValue)",
                path: "documentType",
                at: header.formRange)
        }
    }

    /// The item that gives a form its date and is its alone.
    private static func period(of form: FormType) -> Caption {
        switch form {
        case .three: .eventDate
        case .four: .earliestTransaction
        case .five: .fiscalYearEnd
        }
    }

    private mutating func assembleBoxes() {
        if parts.form == .three {
            if let statement = parts.header.noSecurities {
                set("noSecuritiesOwned", "1", at: statement)
            } else if let row = (parts.tables.nonDerivative.rows + parts.tables.derivative.rows).first {
                set("noSecuritiesOwned", "0", at: row.rangeOfFirstCell)
            }
        } else {
            setBox(.exitBox, "notSubjectToSection16")
        }
        if parts.form == .five {
            setBox(.form3HoldingsBox, "form3HoldingsReported")
            setBox(.form4TransactionsBox, "form4TransactionsReported")
        }
        if SchemaVersion.hasTradingPlanBox(version) { setBox(.rule10b5Box, "aff10b5One") }
    }

    /// A box that the page shows is ticked or not; of one that it does not show nothing is said.
    private mutating func setBox(_ box: Caption, _ path: String) {
        if let mark = parts.header.ticked[box] {
            set(path, "1", at: mark)
        } else if parts.header.boxes.contains(box) {
            set(path, "0", at: context.range(of: box))
            if parts.header.isLost(box) {
                find(
                    .boxLost,
                    "the box has no sign, though others have one without a tick; taken as not ticked",
                    path: path, at: context.range(of: box))
            }
        }
    }
}

extension Parts {
    var earliestTransaction: LocatedDate? {
        (tables.nonDerivative.rows + tables.derivative.rows)
            .compactMap { row in
                row[.transactionDate].flatMap { cell in
                    cell.date.map { LocatedDate(date: $0, range: cell.valueRange) }
                }
            }
            .min { $0.date.lexical < $1.date.lexical }
    }
}
