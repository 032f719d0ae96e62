public import FormText
import OwnershipModel

/// Reads a Form 3, 4 or 5 from a page.
public enum FormReader {
    /// Reads the form, whatever its edition and layout.
    ///
    /// What the page does not say is left out and found, never guessed.
    /// - Throws: ``NotAnOwnershipForm`` where the page has neither the form's items nor its tables.
    public static func read(_ page: Page, options: ReadingOptions = ReadingOptions())
        throws(NotAnOwnershipForm)
        -> Reading
    {
        var page = page
        var outline = Outline(page)
        if let parted = RunningText.parted(page, outline) {
            (page, outline) = parted
        } else if !isOwnershipForm(outline) {
            guard let bare = BareTables.outline(of: page, outline) else { throw NotAnOwnershipForm() }
            outline = bare
        }
        if let next = outline.secondForm {
            var reading = try read(page.prefix(next), options: options)
            let cell = page.cells[page.lines[next].cells.lowerBound].range
            reading.findings.append(
                Finding(
                    .severalForms, "another form starts here; only the first was read", path: nil,
                    place: page.place(of: cell), text: page.sourceString(cell)))
            return reading
        }
        var reading = page.text.withUnsafeBufferPointer { text in
            read(ReaderContext(page: page, outline: outline, text: text), options)
        }
        if !page.isSetByBrowser, hasCellsElsewhere(reading), let words = page.withoutColumns(),
            let other = try? read(words, options: options), certainty(of: other) > certainty(of: reading)
        {
            reading = other
        }
        reading.findings += page.otherDocuments.map { document in
            Finding(
                .documentNotRead, "the submission's document of type '\(document.type)' was not read",
                severity: FormType(rawValue: String(document.type.prefix(1))) == nil ? .note : .warning,
                place: document.place, text: document.type)
        }
        return reading
    }

    /// Whether cells lie in columns where they cannot be, or in none.
    private static func hasCellsElsewhere(_ reading: Reading) -> Bool {
        reading.findings.contains { [.strayCell, .cellMissing, .unclaimedText].contains($0.kind) }
    }

    /// How many fields were read beyond what is in doubt; that all of the header is, where its places are, tells nothing.
    private static func certainty(of reading: Reading) -> Int {
        reading.fields.count - reading.findings.count { $0.severity != .note && $0.kind != .placeUnclear }
    }

    /// Whether at least three of the form's own items and sections are there.
    private static func isOwnershipForm(_ outline: Outline) -> Bool {
        var seen: Set<Caption> = []
        for case .caption(let caption, _) in outline.pieces.lazy.map(\.kind) {
            switch caption {
            case .reportingPerson, .issuer, .relationship, .tableOne, .tableTwo, .originalDate, .jointFiling,
                .explanation, .signatureLine:
                seen.insert(caption)
            case _ where caption.isPeriod: seen.insert(.earliestTransaction)
            default: break
            }
        }
        return seen.count >= 3
    }

    private static func read(_ context: ReaderContext, _ options: ReadingOptions) -> Reading {
        let joint = JointFilers.read(context)
        var header = HeaderReader.read(context, joint)
        addOwners(OwnersTableReader(context, first: header.owners.first).read(), to: &header)
        SubmissionHeaderReader(context)?.complete(&header)
        let page = context.page
        if context.outline.isInDoubt || context.hasCutCaptions || page.hasLostColumns || page.hasCutRows {
            header.hasPlacesInDoubt = true
        }
        let (signatures, signatureLines) = SignatureReader.read(
            context, owners: header.owners.compactMap { $0.name?.value }, joint: joint)
        var notes = NotesReader.read(context, signatureLines: signatureLines)
        let lostNumbers = LostNoteNumbers(context)
        if header.isFormUnknown { header.formByItems = TableItems.form(context) }
        let form = header.formByItems ?? header.form ?? .four
        let unnumbered = lostNumbers.countBehindLast(of: notes)
        func styleOfCells(in table: Caption) -> FilingStyle {
            FilingStyle(
                of: notes, unnumbered: unnumbered, isTyped: context.page.isTyped,
                isRecognized: context.hasPrintedLines, table: table)
        }
        let style = styleOfCells(in: .tableOne)
        var tables = TableReader(
            context, form: form, style: style, signatureLines: signatureLines, notes: notes,
            days: ReportDays(form, period: header.period?.date, signed: signatures.lastDate))
        var nonDerivative = tables.read(derivative: false)
        tables.style = styleOfCells(in: .tableTwo)
        var derivative = tables.read(derivative: true)
        if style.isTyped {
            let dates = DatesWithoutYears(form: form, header: header)
            DatesWithoutYears.settle(&nonDerivative.rows, dates)
            DatesWithoutYears.settle(&derivative.rows, dates)
        }
        if page.hasCutRows {
            nonDerivative.rows.doubtCuts()
            derivative.rows.doubtCuts()
        }
        let references = (nonDerivative.rows + derivative.rows).flatMap(\.references)
        // What refers to a note may be lost with a table, or with a line of one that is no row.
        let lacksRows =
            !nonDerivative.isThere || !derivative.isThere
            || (nonDerivative.otherLines + derivative.otherLines).contains {
                context.outline.lines[$0].count > RowReader.fewestCells
            }
        lostNumbers.settle(&notes, referenced: Set(references), lacksRows: lacksRows)

        let typed = TypedMarkers(context, nonDerivative.rows + derivative.rows)
        for index in nonDerivative.rows.indices { typed.settle(&nonDerivative.rows[index]) }
        for index in derivative.rows.indices { typed.settle(&derivative.rows[index]) }

        if context.hasPrintedLines {
            BrokenMarkers(context, form: form).settle(
                &nonDerivative.rows, &derivative.rows, notes: notes.notes.count)
            PrintedLineTableReader.doubtPoorRecognition(&nonDerivative.rows, &derivative.rows)
        }

        let prices = PriceRanges(context, notes)
        prices.settle(&nonDerivative.rows, repairs: context.hasPrintedLines)
        prices.settle(&derivative.rows, repairs: context.hasPrintedLines)
        let torn = TornRowReader(
            context, form: form, style: style,
            titles: Set(
                (nonDerivative.rows + derivative.rows).compactMap {
                    $0[.title].map { context.page.string($0.valueRange) }
                })
        ).rows(
            from: orphans(
                context, header, nonDerivative.otherLines + derivative.otherLines, notes, signatureLines))
        lostNumbers.settle(
            &notes,
            referenced: Set(references + (torn.nonDerivative + torn.derivative).flatMap(\.references)),
            lacksRows: lacksRows)
        let balance = Balance(context.page, allowsRounding: !context.hasPrintedLines)
        place(torn.nonDerivative, in: &nonDerivative.rows, context, balance)
        place(torn.derivative, in: &derivative.rows, context, balance)
        MisreadTexts(context).settle(&nonDerivative.rows, &derivative.rows)

        var reconciler = Reconciler(
            balance, TableRows(nonDerivative: nonDerivative.rows, derivative: derivative.rows))
        reconciler.settle()
        var rows = reconciler.rows
        Corroboration(period: header.period?.date, notes: notes.notes.map(\.number)).settle(&rows)
        // The date of a Form 5 is the fiscal year's end, whatever its transactions' dates are; that of a Form 4 was the
        // month's end, before the form had an item for the earliest transaction.
        let misread = MisreadDigits(
            balance, reportDate: form == .four && !header.isPeriodOfSubmission ? header.period?.date : nil,
            isEarliest: header.formByItems == .four,
            signature: signatures.lastDate)
        let isPeriodDoubted = misread.doubt(&rows)
        (nonDerivative.rows, derivative.rows) = (rows.nonDerivative, rows.derivative)
        if context.hasPrintedLines {
            balance.weigh(&nonDerivative.rows)
            balance.weigh(&derivative.rows)
        }
        let parts = Parts(
            form: form, header: header, tables: (nonDerivative, derivative), notes: notes,
            signatures: signatures, isPeriodDoubted: isPeriodDoubted,
            isSearchIncomplete: reconciler.isIncomplete)
        let assembled = Assembler.assemble(context, parts, options)
        var reading = Reading(
            page: context.page, form: form, document: assembled.document, fields: assembled.fields,
            findings: assembled.findings)
        let claims = Claims(context, parts, assembled.fields)
        claims.complete(&reading)
        reading.furniture += context.page.margins
        LeftOverText(reading)?.doubt(&reading)
        claims.addOutside(to: &reading)
        return reading
    }

    /// Puts rows that were torn out of a table back into it, without those that stand there once more.
    private static func place(
        _ torn: [ReadRow], in rows: inout [ReadRow], _ context: ReaderContext, _ balance: Balance
    ) {
        let repeated = RepeatedRows(context)
        repeated.drop(&rows)
        let count = rows.count
        repeated.add(torn, to: &rows)
        let torn = Array(rows[count...])
        rows.removeSubrange(count...)
        if !torn.isEmpty { rows = RowPlacement(balance, rows: rows, torn: torn).placed() }
    }

    /// The closing table of owners says more of each owner than item 1, and names those that item 1 leaves out.
    private static func addOwners(_ owners: [OwnerBlock], to header: inout Header) {
        for owner in owners { header.repeated += owner.closingRanges }
        if let relationship = owners.first?.relationship {
            header.repeated += [header.officerTitle, header.otherText].flatMap { $0?.ranges ?? [] }
            header.officerTitle = relationship.officerTitle ?? header.officerTitle
            header.otherText = relationship.otherText ?? header.otherText
        }
        let named = header.owners.map { $0.name?.value.uppercased() }
        for (number, owner) in owners.enumerated() {
            let name = owner.name?.value.uppercased()
            // Whatever order the table has, an owner's line has the owner's name.
            let index = name.flatMap { named.firstIndex(of: $0) } ?? number
            if index < header.owners.count {
                header.owners[index].relationship = owner.relationship
            } else {
                header.owners.append(owner)
            }
        }
    }

    /// Everything that no part of the form took: what torn-out rows are made of.
    private static func orphans(
        _ context: ReaderContext, _ header: Header, _ tableLines: [Int], _ notes: Notes,
        _ signatureLines: Set<Int>
    ) -> [Piece] {
        let inTables = tableLines.flatMap { context.outline.pieces[context.outline.lines[$0]] }
        let all = header.loose + inTables + notes.orphans + notes.loose
        return all.filter { piece in
            piece.caption == nil && context.outline.lines[piece.line].count == 1
                && !signatureLines.contains(piece.line)
        }
        .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
