/// What may be said of a text form.
extension FindingKind {
    // MARK: What the form must have and the text has not

    static public let issuerCIKMissing = FindingKind(
        "issuer-cik-missing", .error,
        "The text does not give the issuer's CIK, which EDGAR demands. Give it with --issuer-cik.")
    static public let issuerSymbolMissing = FindingKind(
        "issuer-symbol-missing", .error,
        "The text does not give the issuer's ticker or trading symbol (NONE where there is none). Give it with --issuer-symbol."
    )
    static public let issuerNameMissing = FindingKind(
        "issuer-name-missing", .warning,
        "The text does not give the issuer's name. Give it with --issuer-name.")
    static public let issuerNameInferred = FindingKind(
        "issuer-name-inferred", .warning,
        "The issuer's name does not stand in its item; it was taken from the owner's address, care of the issuer. Check it, or give it with --issuer-name."
    )
    static public let ownerCIKMissing = FindingKind(
        "owner-cik-missing", .error,
        "The text does not give the reporting owner's CIK, which EDGAR demands. Give it with --owner-cik, once for each owner in order."
    )
    static public let ownerMissing = FindingKind(
        "owner-missing", .error,
        "No reporting owner was found: item 1 is missing, or its caption is unreadable.")
    static public let ownerNameMissing = FindingKind(
        "owner-name-missing", .warning, "The text does not give the reporting owner's name.")
    static public let relationshipMissing = FindingKind(
        "relationship-missing", .error,
        "No box of the relationship to the issuer is ticked, or its mark is lost; EDGAR demands at least one."
    )
    static public let relationshipShared = FindingKind(
        "relationship-shared", .warning,
        "The page shows one set of relationship boxes for several owners; they were given to the first. Complete the others."
    )
    static public let officerTitleMissing = FindingKind(
        "officer-title-missing", .error,
        "The officer's box is ticked, but no title was found; EDGAR demands one.")
    static public let otherTextMissing = FindingKind(
        "other-text-missing", .error,
        "The box 'Other' is ticked, but no description was found; EDGAR demands one.")
    static public let periodMissing = FindingKind(
        "period-missing", .error, "The date of the report was not found, and nothing tells it.")
    static public let periodInferred = FindingKind(
        "period-inferred", .warning,
        "The date of the report was not found; the earliest transaction date was taken, as the form defines it."
    )
    static public let originalDateMissing = FindingKind(
        "original-date-missing", .error,
        "An amendment does not say on which day the original was filed; forms of before 2002 give a month only."
    )
    static public let headerDiffers = FindingKind(
        "header-differs", .warning,
        "The form says something else than the header of its submission; the header's was taken, as EDGAR's record has it. Check which is right."
    )
    static public let severalForms = FindingKind(
        "several-forms", .warning,
        "The text holds more than one form; only the first was read. Give the others in files of their own.")
    static public let documentNotRead = FindingKind(
        "document-not-read", .warning,
        "A submission holds more documents than the form that was read. A warning where the other one is a form too."
    )
    static public let formTypeInferred = FindingKind(
        "form-type-inferred", .warning,
        "The form's number was not found or contradicts its items; the items decided.")
    static public let signatureMissing = FindingKind(
        "signature-missing", .error, "No signature was found; EDGAR demands one to ten.")
    static public let signatureDateMissing = FindingKind(
        "signature-date-missing", .error, "A signature has no date that could be read.")
    static public let tableMissing = FindingKind(
        "table-missing", .warning,
        "The caption of a table was not found: the table may be missing from the text.")
    static public let cellMissing = FindingKind(
        "cell-missing", .error, "A row lacks a cell that every such row has; it was left out, not guessed.")
    static public let noteMissing = FindingKind(
        "note-missing", .error, "A note is referred to but was not found among the explanations.")
    static public let noteUnreferenced = FindingKind(
        "note-unreferenced", .error,
        "A note is nowhere referred to; EDGAR demands that it is. Its marker may be lost from the text.")
    static public let noteNumberLost = FindingKind(
        "note-number-lost", .warning,
        "A note's number is lost from the text. Where the numbers before and behind leave one for it, it got that one; else its text may stand at the end of the note before. Check both."
    )
    static public let noteRepeated = FindingKind(
        "note-repeated", .warning,
        "Two notes have the same number; both texts were kept, one behind the other.")
    static public let schemaVersionUnfit = FindingKind(
        "schema-version-unfit", .error,
        "The schema version that was asked for is none of this form's: Form 3 has versions of its own. Another was taken."
    )
    static public let stateUnknown = FindingKind(
        "state-unknown", .warning,
        "The state or country of an address is in none of EDGAR's lists; it was kept as it stands.")

    // MARK: What was put right

    static public let numberRepaired = FindingKind(
        "number-repaired", .warning,
        "A number was not written as one; it was put right. A note where the running balance or the partner row leaves no other reading."
    )
    static public let numberUnclear = FindingKind(
        "number-unclear", .warning,
        "A number of shares has a point before three digits: a fraction, or thousands whose comma was lost. It was kept as it stands, since no balance and no partner row tells."
    )
    static public let searchIncomplete = FindingKind(
        "search-incomplete", .warning,
        "So many numbers are in doubt that to weigh every way of reading them would take too long. Those that were not weighed stand as they are, each with a warning of its own."
    )
    static public let digitDoubted = FindingKind(
        "digit-doubted", .warning,
        "A number or a date does not agree with what binds it (the running balance, the underlying shares, the other half of an exercise, the dates of the report and of the signature), and with one other digit it would. It stands as it was read: a digit may have been misread here or in what it is held against, or the filer erred."
    )
    static public let rowRepeated = FindingKind(
        "row-repeated", .warning,
        "A row came twice, the second time with signs that cannot be read or were put right. One of them was left out; where the filer did report two such transactions, it is missing."
    )
    static public let textRepaired = FindingKind(
        "text-repaired", .warning,
        "A title or a nature differs from that of other rows only in signs that are taken for each other (0 and O, 1 and l); it was read as they are."
    )
    static public let hyphenLost = FindingKind(
        "hyphen-lost", .warning,
        "The text was taken from a printed page in reading order, where a line that ends in a hyphen or dash is joined with the next one and the sign dropped. A line is wider than the others, or a word stands elsewhere with a hyphen: look whether one is lost here."
    )
    static public let wordsBroken = FindingKind(
        "words-broken", .warning,
        "The text has blanks inside words, where letters are printed close together: the form's own are broken so (Month/Day/Y ear); or a converter put one into emphasised words (_Ann O 'Brien_), which was taken out again; or a browser cut lines at its window's width, and nothing tells whether one ends inside a word. Look whether the value has any, or lacks one. A note where the form has the word without the blank elsewhere."
    )
    static public let letterRepaired = FindingKind(
        "letter-repaired", .warning,
        "A sign that looks like a letter was read as that letter. A note where the running balance leaves no other reading."
    )
    static public let directionInferred = FindingKind(
        "direction-inferred", .warning,
        "Of the columns (A) and (D) of Table II only the number is left; acquired or disposed was taken from the transaction code's usual direction, and acquired where it has none. Check it."
    )
    static public let cellUnclear = FindingKind(
        "cell-unclear", .warning,
        "The cells of the row have lost their borders or their places, and the way in which they were told apart is not the only one. Check the value."
    )
    static public let wordsInCell = FindingKind(
        "words-in-cell", .warning,
        "A cell has words where the schema has a date or a number: 'Immediate', '1-for-1', '25.10-25.40'. They were put into a note of their own, to which the cell refers, as filers do. Give the date or the number where there is one."
    )
    static public let markerUnclear = FindingKind(
        "marker-unclear", .warning,
        "A raised number behind a value was not recognised. Where exactly as many notes as markers are left, in order, they were taken for each other. Check the reference."
    )
    static public let yearExpanded = FindingKind(
        "year-expanded", .note, "A year of two digits was read as one of 1930 to 2029.")
    static public let yearInferred = FindingKind(
        "year-inferred", .warning,
        "A transaction's date has no year; it got the one that makes it a day of the month, or of the fiscal year, that the form reports on. Check it."
    )
    static public let tableHalvesDiffer = FindingKind(
        "table-halves-differ", .error,
        "A table is printed in parts, some columns in one and the others below, and their rows do not match in number or by their titles. Only the first part's rows were read; complete them from the others."
    )
    static public let explanationUnnumbered = FindingKind(
        "explanation-unnumbered", .warning,
        "An explanation has no number, so no value can refer to it; it was kept among the remarks. See what it explains."
    )
    static public let dateRepaired = FindingKind(
        "date-repaired", .warning,
        "A date was not written as one: other signs stood for digits (O5/l5/2013), or it was no day that exists and only one month makes it one (93/01/2022). Check it. A note where the form has the same date elsewhere."
    )
    static public let priceOutsideRange = FindingKind(
        "price-outside-range", .warning,
        "The price lies outside the range of prices that the note behind it names: a digit may have been misread, or the filer erred."
    )
    static public let placeUnclear = FindingKind(
        "place-unclear", .warning,
        "The text has lost the places of the items: values stand apart from their captions. Check that the value belongs to its item."
    )
    static public let rowAssembled = FindingKind(
        "row-assembled", .warning,
        "A row was put together from cells that stood apart. A note where the running balance leaves it no other place."
    )
    static public let strayCell = FindingKind(
        "stray-cell", .warning, "A cell of a row is nothing that its columns hold; it was left out.")
    static public let boxUnclear = FindingKind(
        "box-unclear", .warning,
        "One mark stands before several boxes; which of them it ticks was decided by the title.")
    static public let boxLost = FindingKind(
        "box-lost", .warning,
        "A box of the heading has no sign, though the page prints others without a tick as well: programs that take a text out of a web page leave out the boxes that are controls. It was taken as not ticked; look whether it was."
    )
    static public let titleAssembled = FindingKind(
        "title-assembled", .warning, "The officer's title stood apart from its box.")
    static public let valueAssembled = FindingKind(
        "value-assembled", .warning,
        "A name, a title or a line of an address stands in several cells of its line; they were put together, without a blank where a word goes on. Check it."
    )
    static public let addressSplit = FindingKind(
        "address-split", .note, "An address in one line was split in two before its house number.")
    static public let addressUnclear = FindingKind(
        "address-unclear", .warning,
        "The parts of an address share a line without borders, or share lines, and nothing tells where each of them ends. Check them."
    )
    static public let textUnlikely = FindingKind(
        "text-unlikely", .warning,
        "A name, a title or a part of an address has what such a text hardly has: a ZIP code with a sign that is no letter, digit or hyphen, a street of one letter, a name with half a bracket or, on a printed page, with a word in small letters. It may be misread, or have some of what stands beside it."
    )
    static public let entityDecoded = FindingKind(
        "entity-decoded", .warning,
        "The text is no HTML and has an entity of HTML, such as &amp;. It was read as the sign it stands for; the filer may have written it so."
    )
    static public let lettersMisencoded = FindingKind(
        "letters-misencoded", .note,
        "Letters of the text are not those of the form: a program has read UTF-8 as Windows-1252, so that ’ became â€™; or a font has no other hyphen than ‐ (U+2010), which stands in the form's own words too. They were read as what they were."
    )
    static public let signatureInNote = FindingKind(
        "signature-in-note", .warning,
        "A note or the remarks hold what looks like a signature or a part of one. Check where the one ends and the other begins."
    )
    static public let valueIncomplete = FindingKind(
        "value-incomplete", .warning,
        "Text that belongs to no field stands beside, above or below a value, which may lack it. Check the value."
    )
    static public let unclaimedText = FindingKind(
        "unclaimed-text", .warning,
        "A part of the text is neither a value nor part of the form; look whether something is lost.")

    static let ofReading: [FindingKind] = [
        issuerCIKMissing, issuerSymbolMissing, issuerNameMissing, issuerNameInferred, ownerCIKMissing,
        ownerMissing,
        ownerNameMissing, relationshipMissing, relationshipShared, officerTitleMissing, otherTextMissing,
        periodMissing,
        severalForms, documentNotRead, periodInferred, originalDateMissing, headerDiffers, formTypeInferred,
        signatureMissing, signatureDateMissing, tableMissing, cellMissing,
        noteMissing,
        noteUnreferenced, noteNumberLost, noteRepeated, schemaVersionUnfit, stateUnknown, numberRepaired,
        numberUnclear, searchIncomplete, digitDoubted, rowRepeated, textRepaired, hyphenLost, wordsBroken,
        letterRepaired,
        directionInferred, cellUnclear, wordsInCell, markerUnclear, dateRepaired, yearExpanded, yearInferred,
        tableHalvesDiffer,
        explanationUnnumbered, priceOutsideRange,
        placeUnclear,
        rowAssembled, strayCell, boxUnclear, boxLost,
        titleAssembled, valueAssembled, addressSplit, addressUnclear, textUnlikely, entityDecoded,
        lettersMisencoded,
        signatureInNote,
        valueIncomplete, unclaimedText,
    ]
}
